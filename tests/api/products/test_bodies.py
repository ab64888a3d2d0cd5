"""Bodies that are no product, for every operation that takes one: docs/contract.md 2."""

import pytest

from tests.factories.world import World

OPERATIONS = [
    ("POST", "/rest/v1/roomrates/{hotel}"),
    ("POST", "/rest/v3/roomrates/{hotel}"),
    ("PATCH", "/rest/v1/roomrates/{hotel}/{product}"),
    ("PATCH", "/rest/v3/roomrates/{hotel}/{product}"),
]
CASES = {
    "over a megabyte": (b'{"name": "' + b"x" * 1_100_000 + b'"}', "application/json", 413, "BadRequest"),
    "another media type": (b"<product/>", "application/xml", 415, "BadRequest"),
    "no json": (b'{"name": ', "application/json", 400, "JsonParseExemption"),
    "a name twice": (b'{"name": "a", "name": "b"}', "application/json", 400, "JsonParseExemption"),
    "an infinite price": (b'{"minimumSellingPrice": 1e400}', "application/json", 400, "JsonParseExemption"),
    "a list": (b"[]", "application/json", 400, "ApiParamsExemption"),
    "a text": (b'"{}"', "application/json", 400, "ApiParamsExemption"),
}


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
@pytest.mark.parametrize("case", CASES)
async def test_refused(world: World, method: str, path: str, case: str) -> None:
    hotel = await world.hotel()
    product = await world.product(hotel)
    session = await world.session(hotel)
    content, media, status, kind = CASES[case]
    answer = await session.request(
        method, path.format(hotel=hotel.id, product=product), content=content, headers={"Content-Type": media}
    )
    assert (answer.status_code, answer.json()["type"]) == (status, kind)
