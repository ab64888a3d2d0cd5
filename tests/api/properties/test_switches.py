"""changeAdminUserAccess, changeGoodMorningEmail, changeRatePlanCross: docs/contract.md 1."""

import pytest

from roomrack.domain.properties import service as properties
from tests.factories.world import READ_ONLY, World

SWITCHES = {
    "changeAdminUserAccess": ("adminUserAccessGranted",),
    "changeGoodMorningEmail": ("clpms", "goodMorningEmail"),
    "changeRatePlanCross": ("clpms", "activeRatePlanCross"),
}


@pytest.mark.parametrize("operation", SWITCHES)
async def test_a_switch_is_kept_and_shown(world: World, operation: str) -> None:
    hotel = await world.hotel(details={"clpms": {"cleaningDays": 2}})
    for session in (await world.session(hotel), await world.key_session(hotel)):
        listing = await world.session(hotel)
        for value in (True, True, False):
            before = (await listing.get("/rest/v1/accommodation")).json()[0]
            answer = await session.patch(f"/rest/v2/accommodation/{hotel.id}/{operation}", params={"value": value})
            expected = dict(before)
            *outer, last = SWITCHES[operation]
            if outer:
                expected[outer[0]] = {**expected[outer[0]], last: value}
            else:
                expected[last] = value
            assert (answer.status_code, answer.json()) == (200, expected)
            assert (await listing.get("/rest/v1/accommodation")).json() == [expected]


@pytest.mark.parametrize("operation", SWITCHES)
async def test_the_value_is_required_and_a_flag(world: World, operation: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    for params in ({}, {"value": "perhaps"}, {"value": ""}):
        answer = await session.patch(f"/rest/v2/accommodation/{hotel.id}/{operation}", params=params)
        body = answer.json()
        assert (answer.status_code, body["type"], body["element"]) == (400, "ApiParamsExemption", "value")


@pytest.mark.parametrize("operation", SWITCHES)
async def test_who_may_only_read_switches_nothing(world: World, operation: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel, permissions=READ_ONLY)
    answer = await session.patch(f"/rest/v2/accommodation/{hotel.id}/{operation}", params={"value": True})
    assert (answer.status_code, answer.json()["type"]) == (403, "ApiSecurityException")
    async with world.unit() as unit:
        await unit.widen(hotel.id)
        assert (await properties.get(unit, hotel.id)).details == {}
