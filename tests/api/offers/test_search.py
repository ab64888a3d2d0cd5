"""searchApiAccommodation and searchHotel: docs/contract.md 7, docs/algorithms/pricing.md."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from roomrack.core.rights import Area, Level
from roomrack.domain.offers import service as offers
from roomrack.domain.offers.rules.exchange import Rate
from roomrack.domain.products import service as products
from roomrack.domain.properties import service as properties
from tests.factories.world import EVERYTHING, Hotel, Session, World

CHARGES = (
    "netRate",
    "vat",
    "cleaningPrice",
    "hotelFee",
    "resortFee",
    "serviceCharge",
    "bookingFee",
    "peopleFee",
    "dayFee",
    "otherFee",
)


@dataclass(frozen=True)
class Desk:
    """A hotel of 2 rooms, of which one is on sale for 60 days at 100."""

    world: World
    hotel: Hotel
    session: Session
    room: int
    bare: int
    today: date

    def day(self, ahead: int) -> str:
        """A local day, so many days from today."""
        return (self.today + timedelta(ahead)).isoformat()

    async def get(self, arrival: int = 3, nights: int = 2, **params: Any) -> list[dict[str, Any]]:
        """Search the property."""
        query = {"checkin": self.day(arrival), "checkout": self.day(arrival + nights), **params}
        answer = await self.session.get(f"/rest/v1/reservation/{self.hotel.id}/search", params=query)
        assert answer.status_code == 200, answer.text
        rows: list[dict[str, Any]] = answer.json()
        return rows

    async def search(self, arrival: int = 3, nights: int = 2, **params: Any) -> list[dict[str, Any]]:
        """Search for people; nothing when the answer is 204."""
        query = {
            "id": str(self.hotel.id),
            "checkin": self.day(arrival),
            "checkout": self.day(arrival + nights),
            **params,
        }
        answer = await self.session.get("/rest/v1/reservation/search/hotel", params=query)
        assert answer.status_code in (200, 204), answer.text
        if answer.status_code == 204:
            assert not answer.content
            return []
        rows: list[dict[str, Any]] = answer.json()
        return rows

    async def change(self, **details: Any) -> None:
        """Change the property."""
        async with self.world.unit() as unit:
            await properties.update(unit, self.hotel.id, {"details": details})

    async def put(self, **terms: Any) -> dict[str, Any]:
        """Set discounts and city taxes."""
        answer = await self.session.put(f"/rest/x1/offers/{self.hotel.id}/terms", json=terms)
        assert answer.status_code == 200, answer.text
        shape: dict[str, Any] = answer.json()
        return shape


async def _desk(world: World, **hotel: Any) -> Desk:
    made = await world.hotel(**hotel)
    room = await world.product(made, name="Double", adults=2)
    bare = await world.product(made, name="Single", adults=1)
    await world.sell(made, room)
    return Desk(world, made, await world.session(made), room, bare, world.today(made))


def _sums(row: dict[str, Any]) -> None:
    total = sum((Decimal(str(row[name])) for name in CHARGES), Decimal(0))
    assert Decimal(str(row["price"])) == total


async def test_what_can_be_sold_comes_with_each_charge_and_what_can_not_with_the_reason(world: World) -> None:
    desk = await _desk(world)
    rows = await desk.get()
    nothing = dict.fromkeys(CHARGES[1:], 0)
    assert rows == [
        {
            **nothing,
            "room": desk.room,
            "visibleBe": True,
            "name": "Double",
            "checkin": desk.day(3),
            "checkout": desk.day(5),
            "availability": 5,
            "roomsLeft": 5,
            "guests": 2,
            "currency": "EUR",
            "bookable": True,
            "minStay": 1,
            "maxStay": 99,
            "netRate": 200,
            "price": 200,
            "basePrice": 200,
            "localTax": 0,
            "breakfastPrice": 0,
            "breakfastIncluded": False,
            "mealCode": "ROOM_ONLY",
            "freeCancellation": True,
            "paymentType": "NOTPAID",
            "minDeposit": 0,
            "cancellationValue": 0,
            "cancellationFreeDays": 0,
            "isVatIncluded": True,
        },
        {
            "room": desk.bare,
            "visibleBe": True,
            "name": "Single",
            "checkin": desk.day(3),
            "checkout": desk.day(5),
            "availability": 0,
            "roomsLeft": 0,
            "guests": 1,
            "currency": "EUR",
            "bookable": False,
            "notBookableReason": f"Sold out: nothing is left on {desk.day(3)}, {desk.day(4)}.",
            "minStay": 1,
            "maxStay": 99,
        },
    ]
    only: dict[str, Any] = {"ids[]": [desk.bare, 5]}
    assert [row["room"] for row in await desk.get(3, 2, **only)] == [desk.bare]
    assert await desk.get(ids=[5]) == []


async def test_every_charge_of_the_property_stands_apart_and_they_sum_to_the_cent(world: World) -> None:
    desk = await _desk(world)
    await desk.change(
        taxes=10, taxIncluded=False, cleaningCost=25, breakfastPrice=7.5, website="https://hotel.example/?lang=it#book"
    )
    extras = await desk.session.post(
        f"/rest/v1/extra/bulk/{desk.hotel.id}",
        json=[
            {"name": "Towels", "model": "PERSONBOOKING", "basePrice": 4.35, "enabled": True, "mandatory": True},
            {
                "name": "Resort",
                "model": "DAY",
                "basePrice": 3,
                "enabled": True,
                "mandatory": True,
                "category": "resort fee",
            },
            {"name": "Spa", "model": "BOOKING", "basePrice": 50, "enabled": True},
        ],
    )
    assert extras.status_code == 200, extras.text
    await desk.put(
        discounts=[{"name": "Week", "percent": 15, "minNights": 7}],
        cityTaxes=[{"name": "Little", "amount": 0, "toAge": 9}, {"name": "City", "amount": 3.5, "maxNights": 5}],
        childAge=8,
    )
    row = (await desk.search(nights=7, adults=1, children=1))[0]
    _sums(row)
    charged = {name: row[name] for name in (*CHARGES, "price", "basePrice", "localTax", "breakfastPrice", "guests")}
    assert charged == {
        "netRate": 595,
        "vat": 59.5,
        "cleaningPrice": 25,
        "hotelFee": 0,
        "resortFee": 21,
        "serviceCharge": 0,
        "bookingFee": 0,
        "peopleFee": 8.7,
        "dayFee": 0,
        "otherFee": 0,
        "price": 709.2,
        "basePrice": 700,
        "localTax": 17.5,
        "breakfastPrice": 105,
        "guests": 2,
    }
    assert row["isVatIncluded"] is False
    assert row["discount"] == {
        "id": 1,
        "name": "Week",
        "value": 15,
        "isPercent": True,
        "netRate": 595,
        "bookingFee": 0,
        "hotelFee": 0,
        "resortFee": 21,
        "serviceCharge": 0,
        "local_tax": 17.5,
        "vat": 59.5,
        "final_rate": 709.2,
    }
    assert row["bookUrl"] == (
        f"https://hotel.example/?lang=it&accommodation={desk.hotel.id}&room={desk.room}"
        f"&checkin={desk.day(3)}&checkout={desk.day(10)}&adults=1&children=1&currency=EUR#book"
    )
    row = (await desk.search(nights=7, adults=1, children=1, applyDiscount=False))[0]
    assert (row["netRate"], "discount" in row) == (700, False)


async def test_vat_within_the_price_is_taken_out_of_it(world: World) -> None:
    desk = await _desk(world)
    await desk.change(taxes=22)
    row = (await desk.get())[0]
    _sums(row)
    assert (row["netRate"], row["vat"], row["price"]) == (163.93, 36.07, 200)


async def test_each_plan_that_is_offered_has_a_row_of_its_own(world: World) -> None:
    desk = await _desk(world)
    policy = await desk.session.post(
        f"/rest/x1/policy/{desk.hotel.id}",
        json={
            "stepType": "CANCELLATION",
            "title": "Strict",
            "cancellationTitle": {"EN": "A night", "IT": "Una notte"},
            "days": 2,
            "beforeCheckin": True,
            "valueNights": 1,
        },
    )
    due = await desk.session.post(
        f"/rest/x1/policy/{desk.hotel.id}",
        json={"stepType": "PAYMENT", "title": "Deposit", "valuePercent": 30, "chargeCreditCard": True},
    )
    made = []
    for body in (
        {
            "internalLabel": "HB",
            "title": {"EN": "Half board", "IT": "Mezza pensione"},
            "treatment": "HALF_BOARD",
            "priceModel": "FIXED_PAX_DAY",
            "price": 20,
            "cancellationPolicy": {"id": policy.json()["id"]},
            "paymentPolicy": {"id": due.json()["id"]},
            "priority": 2,
        },
        {"internalLabel": "NR", "treatment": "NOT_REFUNDABLE", "priceModel": "PERCENT", "price": -10, "priority": 1},
        {"internalLabel": "Other", "roomIds": [desk.bare]},
        {"internalLabel": "Past", "ratePlanDates": [{"endDate": desk.day(-1)}]},
    ):
        answer = await desk.session.post(f"/rest/v1/rateplans/{desk.hotel.id}", json=body)
        assert answer.status_code == 200, answer.text
        made.append(answer.json()["id"])
    rows = [row for row in await desk.get(arrival=6) if row["room"] == desk.room]
    names = (
        "rate",
        "ratePlanName",
        "price",
        "mealCode",
        "breakfastIncluded",
        "freeCancellation",
        "cancellationFreeDays",
    )
    assert [tuple(row.get(name) for name in names) for row in rows] == [
        (None, None, 200, "ROOM_ONLY", False, True, 2),
        (made[1], "NR", 180, "NOT_REFUNDABLE", False, False, None),
        (made[0], "Half board", 280, "HALF_BOARD", True, True, 2),
    ]
    half = rows[2]
    assert (half["minDeposit"], half["paymentType"], half["cancellationValue"]) == (84, "CREDITCARD", 140)
    assert half["cancellationPolicy"] == "A night"
    assert rows[1]["cancellationValue"] == 180
    italian = await desk.session.get(
        f"/rest/v1/reservation/{desk.hotel.id}/search",
        params={"checkin": desk.day(6), "checkout": desk.day(8)},
        headers={"Accept-Language": "it"},
    )
    shown = italian.json()
    assert (shown[2]["ratePlanName"], shown[2]["cancellationPolicy"]) == ("Mezza pensione", "Una notte")
    assert shown[3]["notBookableReason"].startswith("Esaurito")
    assert len(await desk.search(arrival=6, showRates=False)) == 2


async def test_a_derived_rate_is_priced_through_its_chain(world: World) -> None:
    desk = await _desk(world)
    rate = await world.product(
        desk.hotel,
        name="Saver",
        parent=desk.room,
        follows_availability=True,
        follows_stop_sell=True,
        price_rule="PERCENT",
        price_value=Decimal(-10),
    )
    rows = {row["room"]: row for row in await desk.get()}
    assert (rows[rate]["price"], rows[rate]["availability"], rows[rate]["bookable"]) == (180, 5, True)
    assert {row["room"] for row in await desk.search(showRates=False)} == {desk.room, desk.bare}


async def test_occupancy_decides_which_products_are_shown(world: World) -> None:
    desk = await _desk(world)
    await world.sell(desk.hotel, desk.bare)
    family = await world.product(desk.hotel, name="Family", adults=3, children=2)
    await world.sell(desk.hotel, family)

    async def found(**params: Any) -> list[tuple[int, int]]:
        return [(row["room"], row["guests"]) for row in await desk.search(**params)]

    assert await found() == [(desk.room, 2), (desk.bare, 1), (family, 3)]
    assert await found(adults=2) == [(desk.room, 2), (family, 2)]
    assert await found(adults=2, ignoreGreaterPax=True) == [(desk.room, 2)]
    assert await found(adults=2, showLowerOccupancyResult=True) == [(desk.room, 2), (desk.bare, 1), (family, 2)]
    assert await found(adults=2, children=2) == [(family, 4)]
    assert await found(adults=6) == []


async def test_hidden_products_are_shown_when_asked_for_and_hide_rooms_is_heeded(world: World) -> None:
    desk = await _desk(world)
    secret = await world.product(desk.hotel, name="Secret", details={"bookingEngine": False})
    suite = await world.product(desk.hotel, name="Whole", details={"hideRooms": [desk.room]})
    assert [row["room"] for row in await desk.search()] == [desk.room, desk.bare, suite]
    await world.sell(desk.hotel, suite, days=4)
    # The whole house can be had for the first night only, and hides the room while it can.
    assert [row["room"] for row in await desk.search(nights=1)] == [desk.bare, suite]
    assert [row["room"] for row in await desk.search()] == [desk.room, desk.bare, suite]
    rows = await desk.search(nights=1, showHidden=True)
    assert [(row["room"], row["visibleBe"]) for row in rows] == [
        (desk.room, True),
        (desk.bare, True),
        (secret, False),
        (suite, True),
    ]


async def test_a_change_of_a_product_is_seen_at_once(world: World) -> None:
    desk = await _desk(world)
    assert [row["room"] for row in await desk.search(adults=1)] == [desk.room, desk.bare]
    async with world.unit() as unit:
        await products.update(unit, desk.hotel.id, desk.bare, {"details": {"bookingEngine": False}})
    assert [row["room"] for row in await desk.search(adults=1)] == [desk.room]
    async with world.unit() as unit:
        await products.update(unit, desk.hotel.id, desk.room, {"children": 2, "name": "Family"})
    [row] = await desk.search(adults=2, children=2)
    assert (row["room"], row["name"], row["guests"]) == (desk.room, "Family", 4)


async def test_availability_can_be_left_aside_but_no_other_rule(world: World) -> None:
    desk = await _desk(world)
    await world.sell(desk.hotel, desk.room, allotment=0, minstay=2)
    assert (await desk.get())[0]["notBookableReason"].startswith("Sold out")
    assert (await desk.get(availcheck=False))[0]["bookable"] is True
    row = (await desk.search(nights=1, availcheck=False))[0]
    assert (row["bookable"], row["minStay"], row["price"]) == (False, 2, 100)
    assert row["notBookableReason"] == f"Minimum stay: arrivals on {desk.day(3)} stay at least 2 nights."


async def test_amounts_are_converted_by_the_rates_of_the_server(world: World) -> None:
    desk = await _desk(world)
    await desk.change(taxes=22, cleaningCost=11)
    async with world.unit() as unit:
        await offers.load_rates(
            unit,
            [
                Rate("USD", Decimal("1.0837"), date(2026, 1, 2)),
                Rate("JPY", Decimal("161.4"), date(2026, 1, 2)),
            ],
        )
    row = (await desk.get(currency="usd"))[0]
    _sums(row)
    assert (row["currency"], row["netRate"], row["vat"], row["cleaningPrice"], row["price"]) == (
        "USD",
        177.65,
        39.09,
        11.92,
        228.66,
    )
    row = (await desk.get(currency="JPY"))[0]
    _sums(row)
    assert (row["netRate"], row["price"]) == (26458, 34055)


async def test_a_search_without_a_property_looks_at_all_that_were_granted(world: World) -> None:
    first = await _desk(world)
    second = await _desk(world)
    closed = await _desk(world)
    nothing = {**EVERYTHING, Area.RESERVATION: Level.NONE}
    session = await world.session(first.hotel, second.hotel)
    params = {"checkin": first.day(3), "checkout": first.day(4)}
    answer = await session.get("/rest/v1/reservation/search/hotel", params=params)
    assert [row["room"] for row in answer.json()] == [first.room, first.bare, second.room, second.bare]
    one = await session.get("/rest/v1/reservation/search/hotel", params={**params, "id": str(second.hotel.id)})
    assert [row["room"] for row in one.json()] == [second.room, second.bare]
    none = await world.session(closed.hotel, permissions=nothing)
    assert (await none.get("/rest/v1/reservation/search/hotel", params=params)).status_code == 204
    refused = await none.get("/rest/v1/reservation/search/hotel", params={**params, "id": str(closed.hotel.id)})
    assert (refused.status_code, refused.json()["type"]) == (403, "ApiSecurityException")
    other = await session.get("/rest/v1/reservation/search/hotel", params={**params, "id": str(closed.hotel.id)})
    assert (other.status_code, other.json()["type"]) == (403, "ApiSecurityException")


async def test_without_dates_the_coming_night_is_meant_and_past_ones_can_not_be_booked(world: World) -> None:
    desk = await _desk(world)
    answer = await desk.session.get(f"/rest/v1/reservation/{desk.hotel.id}/search", params={"checkin": ""})
    assert [(row["checkin"], row["checkout"]) for row in answer.json()] == [(desk.day(0), desk.day(1))] * 2
    row = (await desk.search(arrival=-1, nights=2))[0]
    assert row["bookable"] is False
    at = f"{desk.day(3)}T22:30:00Z"
    answer = await desk.session.get(
        "/rest/v1/reservation/search/hotel", params={"id": str(desk.hotel.id), "checkin": at, "checkout": desk.day(6)}
    )
    # Half past ten at night in London is the next day in Rome.
    assert answer.json()[0]["checkin"] in {desk.day(4), desk.day(3)}


@pytest.mark.parametrize(
    ("params", "element", "kind"),
    [
        ({"checkin": "soon"}, "checkin", "ApiParamsExemption"),
        ({"checkin": "2030-01-02", "checkout": "2030-01-02"}, "checkout", "ApiParamsExemption"),
        ({"checkin": "2030-01-02", "checkout": "2032-01-02"}, "checkout", "ApiParamsExemption"),
        ({"currency": "EURO"}, "currency", "ApiParamsExemption"),
        ({"currency": "GBP"}, "currency", "ApiValidationFailed"),
        ({"ids[]": "x"}, "ids[]", "ApiParamsExemption"),
        ({"availcheck": "perhaps"}, "availcheck", "ApiParamsExemption"),
    ],
)
async def test_a_wrong_parameter_is_named(world: World, params: dict[str, Any], element: str, kind: str) -> None:
    desk = await _desk(world)
    for answer in (
        await desk.session.get(f"/rest/v1/reservation/{desk.hotel.id}/search", params=params),
        await desk.session.get("/rest/v1/reservation/search/hotel", params={**params, "id": str(desk.hotel.id)}),
    ):
        body = answer.json()
        assert (answer.status_code, body["type"]) == (400, kind), body
        assert [item["element"] for item in body["nested"]] == [element]


@pytest.mark.parametrize(
    ("params", "element"),
    [
        ({"adults": -1}, "adults"),
        ({"children": 101}, "children"),
        ({"id": "mine"}, "id"),
        ({"showRates": 7}, "showRates"),
    ],
)
async def test_a_wrong_parameter_of_the_search_for_people_is_named(
    world: World, params: dict[str, Any], element: str
) -> None:
    desk = await _desk(world)
    answer = await desk.session.get("/rest/v1/reservation/search/hotel", params=params)
    assert (answer.status_code, [item["element"] for item in answer.json()["nested"]]) == (400, [element])


async def test_a_search_reads_no_more_than_one_reading_of_the_calendar(world: World) -> None:
    desk = await _desk(world)
    async with world.unit() as unit:
        await unit.raw.execute(
            "insert into product (accommodation, name, adults, created_at)"
            " select $1, 'Bulk ' || number, 2, $2 from generate_series(1, 410) as number",
            desk.hotel.id,
            unit.now(),
        )
    params = {"checkin": desk.day(1), "checkout": desk.day(366)}
    of_hotel = (f"v1/reservation/{desk.hotel.id}/search", f"x1/offers/{desk.hotel.id}/why")
    for path in ("v1/reservation/search/hotel", *of_hotel):
        answer = await desk.session.get(f"/rest/{path}", params=params)
        assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")
        assert [item["element"] for item in answer.json()["nested"]] == ["checkout"]
