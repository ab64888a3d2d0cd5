"""Bodies that are neither a form nor JSON, or too large, for every operation of identity that takes one."""

import pytest

from tests.factories import World

LARGE = b"code=" + b"x" * 1_100_000
FORM = "application/x-www-form-urlencoded"
CASES = {
    "over a megabyte": (LARGE, FORM, 413, "BadRequest"),
    "another media type": (b"code=x", "text/plain", 415, "BadRequest"),
    "no json": (b'{"code": ', "application/json", 400, "JsonParseExemption"),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("name", ["token", "refresh", "apilogin", "revoke", "migrate"])
async def test_refused(world: World, name: str, case: str) -> None:
    content, media, status, kind = CASES[case]
    session = await world.key_session(await world.hotel())
    answer = await session.post(f"/rest/v1/identity/{name}", content=content, headers={"Content-Type": media})
    assert (answer.status_code, answer.json()["type"]) == (status, kind)
