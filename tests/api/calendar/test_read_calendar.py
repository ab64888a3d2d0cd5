"""readCalendar: pages, defaults, filters, and each refusal (docs/contract.md 6)."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from roomrack.core.localtime import instant_of
from tests.api.calendar.shapes import day, item, problem
from tests.factories.world import READ_ONLY, World
from tests.harness.processes import ClockFile


async def test_days_never_set_read_as_their_defaults(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel, name='The "Blue" room')
    session = await world.session(hotel)
    answer = await session.get(f"/rest/v1/calendar/{hotel.id}")
    today = world.today(hotel)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    link = f"{world.client.base_url}rest/v1/calendar/{hotel.id}?page=0"
    assert answer.json() == {
        "data": [{"id": room, "name": 'The "Blue" room', "days": [day(today + timedelta(n)) for n in range(16)]}],
        "page": {"self": {"href": link, "rel": "self", "type": "GET"}, "page": 0, "totalPages": 1},
    }
    assert list(answer.json()["data"][0]["days"][0]) == list(day(""))


async def test_bookable_days(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    today = world.today(hotel)
    open_ = {"availability": 1, "price": 80.25}
    body = [
        item(room, today - timedelta(1), 7, **open_),
        item(room, today + timedelta(1), stopSells=True),
        item(room, today + timedelta(2), cutOffDays=3),
        item(room, today + timedelta(3), cutOffDays=3),
        item(room, today + timedelta(4), price=0),
        item(room, today + timedelta(5), availability=0),
    ]
    assert (await session.post("/rest/v1/calendar/bulk", json=body)).status_code == 200
    answer = await session.get(
        f"/rest/v1/calendar/{hotel.id}",
        params={"dateFrom": f"{today - timedelta(1)}", "dateTo": f"{today + timedelta(5)}"},
    )
    assert answer.json()["data"][0]["days"] == [
        day(today - timedelta(1), **open_),
        day(today, **open_, bookable=True),
        day(today + timedelta(1), **open_, stopSells=True),
        day(today + timedelta(2), **open_, cutOffDays=3),
        day(today + timedelta(3), **open_, cutOffDays=3, bookable=True),
        day(today + timedelta(4), availability=1),
        day(today + timedelta(5), price=80.25),
    ]


async def test_the_minimum_price_stands_in_for_a_missing_one(world: World) -> None:
    hotel = await world.hotel()
    await world.product(hotel, minimum_price=Decimal(70))
    session = await world.session(hotel)
    answer = await session.get(f"/rest/v1/calendar/{hotel.id}", params={"dateTo": world.today(hotel).isoformat()})
    assert answer.json()["data"][0]["days"] == [day(world.today(hotel), price=70)]


@pytest.mark.parametrize(("currency", "price"), [("JPY", 12000), ("KWD", 12.345), ("EUR", 12.3)])
async def test_prices_have_the_digits_of_their_currency(world: World, currency: str, price: float) -> None:
    hotel = await world.hotel(currency=currency)
    room = await world.product(hotel)
    session = await world.session(hotel)
    today = world.today(hotel)
    assert (await session.post("/rest/v1/calendar/bulk", json=[item(room, today, price=price)])).status_code == 200
    answer = await session.get(f"/rest/v1/calendar/{hotel.id}", params={"dateTo": today.isoformat()})
    assert answer.json()["data"][0]["days"] == [day(today, price=price)]
    assert f'"price":{price},' in answer.text


async def test_today_is_the_local_day_of_the_property(world: World, clock: ClockFile) -> None:
    hotel = await world.hotel(time_zone="Pacific/Auckland")
    room = await world.product(hotel)
    clock.stand(instant_of(date(2026, 12, 31), 13 * 60, ZoneInfo("UTC")))
    session = await world.session(hotel)
    answer = await session.get(f"/rest/v1/calendar/{hotel.id}", params={"size": 1})
    assert answer.json()["data"][0]["days"][0]["date"] == "2027-01-01"
    body = [item(room, date(2026, 12, 31), 2, availability=1, price=1)]
    assert (await session.post("/rest/v1/calendar/bulk", json=body)).status_code == 200
    answer = await session.get(
        f"/rest/v1/calendar/{hotel.id}", params={"dateFrom": "2026-12-31", "dateTo": "2027-01-01"}
    )
    assert [one["bookable"] for one in answer.json()["data"][0]["days"]] == [False, True]


async def test_pages_of_five_products_until_a_short_one(world: World) -> None:
    hotel = await world.hotel()
    rooms = [await world.product(hotel) for _ in range(7)]
    session = await world.session(hotel)
    pages = []
    for page in range(4):
        answer = await session.get(f"/rest/v1/calendar/{hotel.id}", params={"page": page})
        assert answer.status_code == 200
        body = answer.json()
        assert (body["page"]["page"], body["page"]["totalPages"]) == (page, 2)
        assert ("next" in body["page"]) == (page == 0)
        assert ("previous" in body["page"]) == (page in {1, 2})
        pages.append([one["id"] for one in body["data"]])
    assert pages == [rooms[:5], rooms[5:], [], []]
    whole = await session.get(f"/rest/v1/calendar/{hotel.id}", params={"size": 500})
    assert [one["id"] for one in whole.json()["data"]] == rooms
    default = await session.get(f"/rest/v1/calendar/{hotel.id}", params={"size": 0})
    assert [one["id"] for one in default.json()["data"]] == rooms[:5]


@pytest.mark.parametrize("name", ["product[]", "product"])
async def test_only_the_products_asked_for(world: World, name: str) -> None:
    hotel, elsewhere = await world.hotel(), await world.hotel()
    rooms = [await world.product(hotel) for _ in range(3)]
    foreign = await world.product(elsewhere)
    session = await world.session(hotel)
    answer = await session.get(
        f"/rest/v1/calendar/{hotel.id}", params=[(name, rooms[2]), (name, rooms[0]), (name, foreign), (name, 2**80)]
    )
    assert [one["id"] for one in answer.json()["data"]] == [rooms[0], rooms[2]]
    answer = await session.get(f"/rest/v1/calendar/{hotel.id}", params={name: foreign})
    assert (answer.status_code, answer.json()["data"]) == (200, [])


async def test_empty_parameters_are_as_good_as_none(world: World) -> None:
    hotel = await world.hotel()
    await world.product(hotel)
    session = await world.session(hotel)
    answer = await session.get(f"/rest/v1/calendar/{hotel.id}?dateFrom=&dateTo=&size=&page=")
    assert len(answer.json()["data"][0]["days"]) == 16


@pytest.mark.parametrize(
    ("params", "path", "message"),
    [
        ({"dateFrom": "2026-02-30"}, "dateFrom", "This must be a date that exists, written yyyy-MM-dd."),
        ({"dateTo": "20260301"}, "dateTo", "This must be a date that exists, written yyyy-MM-dd."),
        ({"dateFrom": "2026-12-10", "dateTo": "2026-12-09"}, "dateTo", "This date is before 2026-12-10."),
        ({"size": 501}, "size", "errPageSize"),
        ({"size": -1}, "size", "A page size can't be negative."),
        ({"page": -1}, "page", "A page number lies between 0 and 2147483647."),
        ({"page": "x"}, "page", "This must be a whole number."),
        ({"product[]": "double"}, "product[]", "This must be a whole number."),
        (
            {"dateFrom": "0001-01-01", "dateTo": "9999-12-31"},
            "dateTo",
            "One call takes at most 150000 room-days; this one asks for 3652059.",
        ),
    ],
)
async def test_wrong_parameters(world: World, params: dict[str, Any], path: str, message: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    answer = await session.get(f"/rest/v1/calendar/{hotel.id}", params=params)
    assert answer.status_code == 400
    told = answer.json()
    told.pop("human_name")
    told["nested"][0].pop("human_name")
    wrong = problem("ApiParamsExemption", message, path)
    assert told["nested"] == [wrong]
    assert {name: told[name] for name in ("success", "type", "element", "machine_name")} == {
        name: wrong[name] for name in ("success", "type", "element", "machine_name")
    }


async def test_the_limit_is_in_room_days_of_the_page(world: World) -> None:
    hotel = await world.hotel()
    for _ in range(2):
        await world.product(hotel)
    session = await world.session(hotel)
    params = {"dateFrom": "2026-01-01", "dateTo": "2231-05-08"}
    answer = await session.get(f"/rest/v1/calendar/{hotel.id}", params=params)
    assert answer.json()["message"] == "One call takes at most 150000 room-days; this one asks for 150004."
    assert (await session.get(f"/rest/v1/calendar/{hotel.id}", params={**params, "size": 1})).status_code == 200


async def test_the_end_of_time(world: World) -> None:
    hotel = await world.hotel()
    await world.product(hotel)
    session = await world.session(hotel)
    answer = await session.get(f"/rest/v1/calendar/{hotel.id}", params={"dateFrom": "9999-12-30"})
    assert answer.json()["data"][0]["days"] == [day("9999-12-30"), day("9999-12-31")]


async def test_who_may_read(world: World) -> None:
    hotel, other = await world.hotel(), await world.hotel()
    path = f"/rest/v1/calendar/{hotel.id}"
    assert (await (await world.session(hotel, permissions=READ_ONLY)).get(path)).status_code == 200
    assert (await (await world.key_session(hotel)).get(path)).status_code == 200
    refused = await (await world.session(other)).get(path)
    assert (refused.status_code, refused.json()["type"]) == (403, "ApiSecurityException")
    missing = await (await world.session(other)).get("/rest/v1/calendar/999999999")
    assert (missing.status_code, missing.json()) == (403, refused.json())
    anonymous = await world.client.get(path)
    assert (anonymous.status_code, anonymous.json()["type"]) == (401, "ApiKeyMissing")
    nothing = await (await world.session(hotel, permissions={})).get(path)
    assert (nothing.status_code, nothing.json()["type"]) == (403, "ApiSecurityException")
