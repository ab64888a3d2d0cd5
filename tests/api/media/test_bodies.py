"""Bodies that ask for no photo, for every operation that takes one: docs/contract.md 2."""

import pytest

from tests.factories.world import World

PATHS = (
    "/rest/v1/accommodation/{hotel}/photos",
    "/rest/x1/roomrates/{hotel}/{product}/photos",
    "/rest/x1/pms/{hotel}/{room}/photos",
)
FORM = "application/x-www-form-urlencoded"
CASES = {
    "over a megabyte": (b"url=" + b"x" * 1_100_000, FORM, 413, "BadRequest"),
    "another media type": (b"<url/>", "application/xml", 415, "BadRequest"),
    "no json": (b'{"url": ', "application/json", 400, "JsonParseExemption"),
    "a nul": (b"url=x%00y", FORM, 400, "ApiParamsExemption"),
    "a list": (b"[]", "application/json", 400, "ApiParamsExemption"),
    "nothing": (b"", FORM, 400, "ApiParamsExemption"),
}


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("case", CASES)
async def test_refused(world: World, path: str, case: str) -> None:
    hotel = await world.hotel()
    product = await world.product(hotel)
    room = await world.pms_room(hotel, product)
    content, media, status, kind = CASES[case]
    answer = await (await world.session(hotel)).post(
        path.format(hotel=hotel.id, product=product, room=room), content=content, headers={"Content-Type": media}
    )
    assert (answer.status_code, answer.json()["type"]) == (status, kind)
