"""Availability Check: 200 with nothing, or 406 with every reason (docs/contract.md 6)."""

from datetime import timedelta
from typing import Any

import httpx2
import pytest

from roomrack.domain.calendar import service
from roomrack.domain.calendar.service import Move
from tests.api.calendar.shapes import item, problem
from tests.factories.world import Hotel, Session, World


async def asked(session: Session, hotel: Hotel, room: int, start: object, end: object) -> httpx2.Response:
    return await session.get(
        f"/rest/v1/calendar/{hotel.id}/{room}/availabilityCheck", params={"startDate": f"{start}", "endDate": f"{end}"}
    )


async def test_a_stay_that_can_be_booked(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    await world.sell(hotel, room, days=2)
    session = await world.session(hotel)
    today = world.today(hotel)
    answer = await asked(session, hotel, room, today, today + timedelta(2))
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize(
    ("place", "values", "message"),
    [
        (1, {"availability": 0}, "Sold out: nothing is left on {night}."),
        (1, {"stopSells": True}, "Stop sell: sales are stopped on {night}."),
        (1, {"price": 0}, "No price: there is no price on {night}."),
        (0, {"cutOffDays": 1}, "Cut-off: arrivals on {night} must be booked at least 1 days ahead."),
        (0, {"closeToArrival": True}, "Closed to arrival on {night}."),
        (2, {"closeToDeparture": True}, "Closed to departure on {night}."),
        (0, {"minstay": 3}, "Minimum stay: arrivals on {night} stay at least 3 nights."),
        (0, {"maxstay": 1}, "Maximum stay: arrivals on {night} stay at most 1 nights."),
    ],
)
async def test_each_reason(world: World, place: int, values: dict[str, Any], message: str) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    today = world.today(hotel)
    await world.sell(hotel, room, days=5)
    session = await world.session(hotel)
    night = today + timedelta(place)
    assert (await session.post("/rest/v1/calendar/bulk", json=[item(room, night, **values)])).status_code == 200
    answer = await session.get(
        f"/rest/v1/calendar/{hotel.id}/{room}/availabilityCheck",
        params={"startDate": f"{today}", "endDate": f"{today + timedelta(2)}"},
        headers={"Accept": "text/html"},
    )
    assert answer.status_code == 406
    reason = problem("ApiValidationFailed", message.format(night=night))
    assert answer.json() == {**reason, "nested": [reason]}
    # The same day does not stand against a stay that it does not decide.
    assert (await asked(session, hotel, room, today + timedelta(3), today + timedelta(5))).status_code == 200


async def test_all_reasons_are_nested_and_long_lists_are_cut(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    today = world.today(hotel)
    answer = await asked(session, hotel, room, today, today + timedelta(120))
    nights = ", ".join(f"{today + timedelta(n)}" for n in range(10)) + " (+110)"
    assert answer.status_code == 406
    reasons = [
        problem("ApiValidationFailed", f"Sold out: nothing is left on {nights}."),
        problem("ApiValidationFailed", f"No price: there is no price on {nights}."),
        problem("ApiValidationFailed", f"Maximum stay: arrivals on {today} stay at most 99 nights."),
    ]
    assert answer.json() == {**reasons[0], "nested": reasons}


async def test_the_last_unit_of_a_derived_rate_and_of_a_suite(world: World) -> None:
    hotel = await world.hotel()
    rooms = [await world.product(hotel) for _ in range(2)]
    rate = await world.product(hotel, parent=rooms[0], follows_availability=True, price_rule="PERCENT", price_value=-5)
    suite = await world.suite(hotel, *rooms)
    session = await world.session(hotel)
    for room in (*rooms, suite):
        values = {} if room == suite else {"availability": 1}
        body = [item(room, world.today(hotel), price=100, **values)]
        assert (await session.post("/rest/v1/calendar/bulk", json=body)).status_code == 200
    today, tomorrow = world.today(hotel), world.today(hotel) + timedelta(1)
    for product in (rate, suite):
        assert (await asked(session, hotel, product, today, tomorrow)).status_code == 200
    async with world.unit() as unit:
        await service.move(unit, hotel.id, [Move(1, take=[(rooms[0], today)])])
    for product in (rate, suite):
        answer = await asked(session, hotel, product, today, tomorrow)
        assert (answer.status_code, answer.json()["message"]) == (406, f"Sold out: nothing is left on {today}.")
    assert (await asked(session, hotel, rooms[1], today, tomorrow)).status_code == 200


@pytest.mark.parametrize(
    ("params", "paths"),
    [
        ({}, ["startDate", "endDate"]),
        ({"startDate": "2027-01-01"}, ["endDate"]),
        ({"endDate": "2027-01-01"}, ["startDate"]),
        ({"startDate": "2027-01-02", "endDate": "2027-01-02"}, ["endDate"]),
        ({"startDate": "2027-01-02", "endDate": "2027-01-01"}, ["endDate"]),
        ({"startDate": "soon", "endDate": "2027-01-32"}, ["startDate", "endDate"]),
        ({"startDate": "", "endDate": "2027-01-02"}, ["startDate"]),
        ({"startDate": "0001-01-01", "endDate": "9999-12-31"}, ["endDate"]),
    ],
)
async def test_wrong_dates(world: World, params: dict[str, str], paths: list[str]) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    answer = await session.get(f"/rest/v1/calendar/{hotel.id}/{room}/availabilityCheck", params=params)
    assert answer.status_code == 400
    assert answer.json()["type"] == "ApiParamsExemption"
    assert [one["element"] for one in answer.json()["nested"]] == paths


async def test_the_last_day_that_exists(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    assert (await asked(session, hotel, room, "9999-12-30", "9999-12-31")).status_code == 406


async def test_another_property_s_room_is_one_that_does_not_exist(world: World) -> None:
    hotel, elsewhere = await world.hotel(), await world.hotel()
    foreign = await world.product(elsewhere)
    session = await world.session(hotel)
    today, tomorrow = world.today(hotel), world.today(hotel) + timedelta(1)
    for product in (foreign, 999_999_999_999, -1):
        answer = await asked(session, hotel, product, today, tomorrow)
        assert answer.status_code == 404
        assert answer.json() == {
            **problem("ApiResourceMissing", f"Product {product} not found."),
            "element": "Product",
        }
    refused = await asked(session, elsewhere, foreign, today, tomorrow)
    assert (refused.status_code, refused.json()["type"]) == (403, "ApiSecurityException")
    anonymous = await world.client.get(f"/rest/v1/calendar/{hotel.id}/{foreign}/availabilityCheck")
    assert (anonymous.status_code, anonymous.json()["type"]) == (401, "ApiKeyMissing")
