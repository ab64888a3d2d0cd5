"""Bodies that are no property, for every operation that takes one: docs/contract.md 2."""

import pytest

from roomrack.domain.identity import service as identity
from tests.factories.world import World

OPERATIONS = [("POST", "/rest/v2/accommodation"), ("PATCH", "/rest/v2/accommodation/{hotel}")]
CASES = {
    "over a megabyte": (b'{"name": "' + b"x" * 1_100_000 + b'"}', "application/json", 413, "BadRequest"),
    "another media type": (b"<property/>", "application/xml", 415, "BadRequest"),
    "no json": (b'{"name": ', "application/json", 400, "JsonParseExemption"),
    "a lone surrogate": (b'{"name": "\\ud800"}', "application/json", 400, "JsonParseExemption"),
    "a nul": (b'{"name": "\\u0000"}', "application/json", 400, "JsonParseExemption"),
    "no number": (b'{"latitude": NaN}', "application/json", 400, "JsonParseExemption"),
    "a list": (b"[]", "application/json", 400, "ApiParamsExemption"),
}


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
@pytest.mark.parametrize("case", CASES)
async def test_refused(world: World, method: str, path: str, case: str) -> None:
    hotel = await world.hotel()
    app = await world.application()
    async with world.unit() as unit:
        await identity.remember_created(unit, app.id, hotel.id, False)
    session = await world.application_session(app)
    content, media, status, kind = CASES[case]
    answer = await session.request(
        method, path.format(hotel=hotel.id), content=content, headers={"Content-Type": media}
    )
    assert (answer.status_code, answer.json()["type"]) == (status, kind)
