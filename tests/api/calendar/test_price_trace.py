"""tracePrice: how a price comes about (docs/guides/calendar-tools.md)."""

from datetime import timedelta
from decimal import Decimal

import pytest

from roomrack.domain.products.rules import PriceRule
from tests.api.calendar.shapes import problem
from tests.factories.world import World


async def test_the_stored_price_each_rule_rounding_and_the_floor(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel, name="Double")
    rate = await world.product(
        hotel,
        name="Saver",
        parent=room,
        price_rule=PriceRule.PERCENT,
        price_value=Decimal("-10.5"),
        price_round=True,
        minimum_price=Decimal(50),
    )
    below = await world.product(
        hotel, name="Single use", parent=rate, price_rule=PriceRule.INCREMENT, price_value=Decimal(-5)
    )
    session = await world.session(hotel)
    today = world.today(hotel)
    await world.sell(hotel, room, price=101, days=1)
    path = f"/rest/x1/calendar/{hotel.id}/{below}/price"
    answer = await session.get(path, params={"dateTo": (today + timedelta(1)).isoformat()})
    assert answer.status_code == 200
    of_room, of_rate = {"product": room, "name": "Double"}, {"product": rate, "name": "Saver"}
    of_below = {"product": below, "name": "Single use"}
    assert answer.json() == {
        "id": below,
        "name": "Single use",
        "currency": "EUR",
        "data": [
            {
                "date": today.isoformat(),
                "price": 85,
                "steps": [
                    {"kind": "BASE", **of_room, "price": 101, "words": "The calendar of Double says 101 EUR."},
                    {
                        "kind": "PERCENT",
                        **of_rate,
                        "value": -10.5,
                        "price": 90.395,
                        "words": "Saver takes off 10.5 %: 90.395 EUR.",
                    },
                    {
                        "kind": "ROUNDING",
                        **of_rate,
                        "price": 90,
                        "words": "Rounded to the nearest 1 EUR, halves up: 90 EUR.",
                    },
                    {
                        "kind": "INCREMENT",
                        **of_below,
                        "value": -5,
                        "price": 85,
                        "words": "Single use takes off 5 EUR: 85 EUR.",
                    },
                ],
            },
            {
                "date": (today + timedelta(1)).isoformat(),
                "price": 45,
                "steps": [
                    {"kind": "BASE", **of_room, "words": "The calendar of Double has no price."},
                    {"kind": "NOTHING", **of_rate, "words": "Saver has no price."},
                    {
                        "kind": "FLOOR",
                        **of_rate,
                        "price": 50,
                        "words": "There is no price, so the minimum selling price of Saver counts: 50 EUR.",
                    },
                    {
                        "kind": "INCREMENT",
                        **of_below,
                        "value": -5,
                        "price": 45,
                        "words": "Single use takes off 5 EUR: 45 EUR.",
                    },
                ],
            },
        ],
    }
    read = await session.get(f"/rest/v1/calendar/{hotel.id}", params={"product[]": below})
    assert [each["price"] for each in read.json()["data"][0]["days"][:2]] == [85, 45]


async def test_one_night_when_nothing_is_said_and_no_price_at_all(world: World) -> None:
    hotel = await world.hotel(currency="JPY")
    room = await world.product(hotel, name="Tatami")
    session = await world.session(hotel)
    found = (await session.get(f"/rest/x1/calendar/{hotel.id}/{room}/price")).json()
    words = "The calendar of Tatami has no price."
    assert found["data"] == [
        {
            "date": world.today(hotel).isoformat(),
            "steps": [{"kind": "BASE", "product": room, "name": "Tatami", "words": words}],
        }
    ]


async def test_refusals(world: World) -> None:
    hotel, other = await world.hotel(), await world.hotel()
    room, foreign = await world.product(hotel), await world.product(other)
    session = await world.session(hotel)
    path = f"/rest/x1/calendar/{hotel.id}/{room}/price"
    backwards = await session.get(path, params={"dateFrom": "2026-05-02", "dateTo": "2026-05-01"})
    assert backwards.status_code == 400
    assert backwards.json()["nested"] == [
        {**problem("ApiParamsExemption", "This date is before 2026-05-02.", "dateTo"), "human_name": "Date to"}
    ]
    long = await session.get(path, params={"dateFrom": "2026-01-01", "dateTo": "2030-01-01"})
    assert (long.status_code, long.json()["element"]) == (400, "dateTo")
    for unknown in (foreign, 999_999_999):
        missing = await session.get(f"/rest/x1/calendar/{hotel.id}/{unknown}/price")
        assert (missing.status_code, missing.json()["element"]) == (404, "Product")


@pytest.mark.parametrize("value", ["2026-02-30", "tomorrow"])
async def test_a_day_that_is_none(world: World, value: str) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    answer = await session.get(f"/rest/x1/calendar/{hotel.id}/{room}/price", params={"dateFrom": value})
    assert (answer.status_code, answer.json()["element"]) == (400, "dateFrom")
