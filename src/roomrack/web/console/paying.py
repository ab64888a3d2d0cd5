"""How a property takes payments: its processor, the keys of Stripe, and what is taken by itself.

Keys are written and never shown: not those that are stored, and not those of a form that was refused.
"""

from typing import Any

from starlette.responses import Response

from roomrack.core.errors import NotFound, RoomrackError
from roomrack.core.rights import Level
from roomrack.domain.payments import service as payments
from roomrack.web.console.desk import Desk, desk_of
from roomrack.web.console.forms import answered, checked, readers
from roomrack.web.console.takings import PROCESSORS, SETTINGS
from roomrack.web.console.tongue import labels
from roomrack.web.console.visit import Visit, signed_in

_KEYS = (("secretKey", "forgetSecretKey"), ("webhookSecret", "forgetWebhookSecret"))


@signed_in
async def settings(visit: Visit) -> Response:
    """The settings, which whoever may write card data changes."""
    desk = await desk_of(visit, SETTINGS)
    error: RoomrackError | None = None
    if visit.request.method == "POST":
        desk.require(SETTINGS, Level.READWRITE)
        try:
            await _save(visit, desk)
            return visit.go(desk.base + SETTINGS, done=visit.say("The payment settings are saved."))
        except RoomrackError as refused:
            error = refused
    async with visit.read(desk.scope) as unit:
        known = await payments.read_settings(unit, desk.place.id)
        notices = payments.notices_url(unit.keyring, desk.place.id)
    content = {
        "settings": known,
        "notices": notices,
        "processors": labels(visit.language, PROCESSORS),
        "known": visit.say("is stored"),
        "unknown": visit.say("is not stored"),
        "may_write": desk.may(SETTINGS, Level.READWRITE),
    }
    return answered(visit, desk, "payment_settings.html", content, error=error)


async def _save(visit: Visit, desk: Desk) -> None:
    """Raises `NotFound` for what the form does not ask for, and what `payments.write_settings` raises."""
    if visit.field("action") != "save":
        raise NotFound("Page")
    keys: dict[str, str | None] = {}
    for name, forget in _KEYS:
        if visit.field(name):
            keys[name] = visit.field(name)
        elif visit.field(forget):
            keys[name] = None
    body: dict[str, Any] = {
        "processor": visit.field("processor"),
        "automatic": bool(visit.field("automatic")),
        "penalties": bool(visit.field("penalties")),
        **({"stripe": keys} if keys else {}),
    }
    values, secrets = checked(readers().paying, body)
    async with visit.write(desk.scope) as unit:
        await payments.write_settings(unit, desk.place.id, values, secrets)
