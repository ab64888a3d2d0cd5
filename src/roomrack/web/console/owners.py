"""The page of those who own a property that was deactivated: it keeps its data, and they bring it back."""

from starlette.responses import Response

from roomrack.core.errors import NotFound
from roomrack.domain.identity import service as identity
from roomrack.domain.properties import service as properties
from roomrack.web.console.visit import ROOT, Visit, number, signed_in


@signed_in
async def paused(visit: Visit) -> Response:
    """The person's deactivated properties, and bringing one back."""
    async with visit.read() as unit:
        own = await identity.paused(unit, visit.person.id)
    if visit.request.method == "POST":
        chosen = number(visit.field("accommodation"))
        if chosen is None or chosen not in own:
            raise NotFound("Accommodation")
        async with visit.write(frozenset({chosen})) as unit:
            back = await properties.activate(unit, chosen)
        return visit.go(
            f"{ROOT}/paused", done=visit.say("{name} is back, with everything that was granted of it.", name=back.name)
        )
    async with visit.read(frozenset(own)) as unit:
        names = await properties.names(unit, own)
    return visit.page("paused.html", {"names": names})
