"""Why a stay can't be booked, one stay in full, discounts and city taxes (docs/guides/offers.md)."""

from datetime import date, timedelta
from typing import Any

import pytest

from roomrack.domain.products import service as products
from roomrack.domain.products.errors import ProductInUse
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.errors import CurrencyInUse
from tests.factories.world import READ_ONLY, Hotel, Session, World

TERMS: dict[str, Any] = {
    "discounts": [
        {
            "name": "Week",
            "description": "A tenth off.",
            "percent": 10,
            "minNights": 7,
            "maxNights": 13,
            "minDaysAhead": 1,
            "maxDaysAhead": 90,
            "arrivalFrom": "2026-01-01",
            "arrivalTo": "2100-01-01",
        },
        {"name": "Early", "amount": 12.5},
    ],
    "cityTaxes": [
        {"name": "Little", "amount": 0, "toAge": 9},
        {
            "name": "City",
            "amount": 3.5,
            "fromAge": 10,
            "toAge": 70,
            "maxNights": 10,
            "dateFrom": "2026-01-01",
            "dateTo": "2100-01-01",
            "exemptions": ["DRIVER", "TOO_OLD"],
        },
    ],
    "childAge": 8,
}


def _day(today: date, ahead: int) -> str:
    return (today + timedelta(ahead)).isoformat()


async def _terms(session: Session, hotel: Hotel, body: dict[str, Any]) -> Any:
    return await session.put(f"/rest/x1/offers/{hotel.id}/terms", json=body)


async def test_terms_are_kept_and_shown_again(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    path = f"/rest/x1/offers/{hotel.id}/terms"
    assert (await session.get(path)).json() == {"discounts": [], "cityTaxes": [], "childAge": 10}
    body = {
        **TERMS,
        "discounts": [{**TERMS["discounts"][0], "roomIds": [room]}, TERMS["discounts"][1]],
    }
    answer = await _terms(session, hotel, body)
    assert answer.status_code == 200, answer.text
    least = {"minNights": 1, "minDaysAhead": 0, "roomIds": []}
    assert answer.json() == {
        "discounts": [{**body["discounts"][0], "id": 1}, {**least, **body["discounts"][1], "id": 2}],
        "cityTaxes": [
            {"fromAge": 0, "roomIds": [], "exemptions": [], **TERMS["cityTaxes"][0], "id": 1},
            {"roomIds": [], **TERMS["cityTaxes"][1], "id": 2},
        ],
        "childAge": 8,
    }
    assert (await session.get(path)).json() == answer.json()
    again = await _terms(session, hotel, answer.json())
    assert again.json() == answer.json()
    async with world.unit() as unit:
        kinds = await unit.raw.fetch(
            "select before is null as first from event where accommodation = $1 and type = 'offers.terms_changed'",
            hotel.id,
        )
    assert len(kinds) == 1
    assert (await _terms(session, hotel, {})).json() == {"discounts": [], "cityTaxes": [], "childAge": 10}


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ({"discounts": [{}]}, {"$.discounts[0].name"}),
        (
            {"discounts": [{"name": "A"}, {"name": "B", "percent": 5, "amount": 5}]},
            {f"$.discounts[{n}].percent" for n in (0, 1)},
        ),
        ({"discounts": [{"name": "A", "percent": 101}]}, {"$.discounts[0].percent"}),
        ({"discounts": [{"name": "A", "amount": 1.005}]}, {"$.discounts[0].amount"}),
        (
            {
                "discounts": [
                    {
                        "name": "A",
                        "percent": 5,
                        "minNights": 3,
                        "maxNights": 2,
                        "minDaysAhead": 2,
                        "maxDaysAhead": 1,
                        "arrivalFrom": "2030-01-02",
                        "arrivalTo": "2030-01-01",
                    }
                ],
                "cityTaxes": [
                    {
                        "name": "T",
                        "amount": 1,
                        "fromAge": 9,
                        "toAge": 8,
                        "dateFrom": "2030-01-02",
                        "dateTo": "2030-01-01",
                    }
                ],
            },
            {
                "$.discounts[0].maxNights",
                "$.discounts[0].maxDaysAhead",
                "$.discounts[0].arrivalTo",
                "$.cityTaxes[0].toAge",
                "$.cityTaxes[0].dateTo",
            },
        ),
        (
            {"cityTaxes": [{"name": "T", "amount": -1, "exemptions": ["RICH"]}]},
            {"$.cityTaxes[0].amount", "$.cityTaxes[0].exemptions[0]"},
        ),
        ({"childAge": 18}, {"$.childAge"}),
        ({"discounts": [{"name": "A", "percent": 5, "arrivalFrom": "soon"}]}, {"$.discounts[0].arrivalFrom"}),
    ],
)
async def test_every_wrong_field_of_terms_is_named(world: World, body: dict[str, Any], wrong: set[str]) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    answer = await _terms(session, hotel, body)
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")
    assert {item["element"] for item in answer.json()["nested"]} == wrong
    assert (await session.get(f"/rest/x1/offers/{hotel.id}/terms")).json()["discounts"] == []


async def test_products_of_terms_must_be_the_propertys_and_are_kept_from_deletion(world: World) -> None:
    hotel, other = await world.hotel(), await world.hotel()
    room, foreign = await world.product(hotel), await world.product(other)
    session = await world.session(hotel)
    answer = await _terms(session, hotel, {"discounts": [{"name": "A", "percent": 5, "roomIds": [room, foreign]}]})
    assert (answer.status_code, answer.json()["type"]) == (422, "ApiResourceMissing")
    assert [item["machine_name"] for item in answer.json()["nested"]] == ["$.discounts[0].roomIds[1]"]
    assert (
        await _terms(session, hotel, {"cityTaxes": [{"name": "T", "amount": 2, "roomIds": [room]}]})
    ).status_code == 200
    with pytest.raises(ProductInUse) as refused:
        async with world.unit() as unit:
            await products.delete(unit, hotel.id, room)
    assert [error.code for error in refused.value.nested] == ["named_by_terms"]


async def test_a_property_with_terms_keeps_the_currencys_decimals(world: World) -> None:
    hotel = await world.hotel()
    await _terms(await world.session(hotel), hotel, {"cityTaxes": [{"name": "T", "amount": 2}]})
    with pytest.raises(CurrencyInUse):
        async with world.unit() as unit:
            await properties.update(unit, hotel.id, {"currency": "JPY"})


async def test_why_names_every_rule_by_day_and_the_nearest_stays_that_work(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel, name="Double")
    today = world.today(hotel)
    await world.sell(hotel, room)
    await world.sell(hotel, room, first=today + timedelta(10), days=2, allotment=0, stopSells=True)
    await world.sell(hotel, room, first=today + timedelta(10), days=1, allotment=0, minstay=4, closeToArrival=True)
    session = await world.session(hotel)
    query = {"product[]": room, "checkin": _day(today, 10), "checkout": _day(today, 13)}
    answer = await session.get(f"/rest/x1/offers/{hotel.id}/why", params=query)
    assert answer.status_code == 200, answer.text
    (found,) = answer.json()["data"]
    assert (found["product"], found["name"], found["bookable"]) == (room, "Double", False)
    assert [reason["code"] for reason in found["reasons"]] == [
        "sold_out",
        "stop_sell",
        "closed_to_arrival",
        "min_stay",
    ]
    assert found["days"][0] == {
        "date": _day(today, 10),
        "night": True,
        "availability": 0,
        "price": 100,
        "minStay": 4,
        "maxStay": 99,
        "cutOffDays": 0,
        "stopSells": True,
        "closeToArrival": True,
        "closeToDeparture": False,
        "reasons": [
            {"code": "sold_out", "message": f"Sold out: nothing is left on {_day(today, 10)}."},
            {"code": "stop_sell", "message": f"Stop sell: sales are stopped on {_day(today, 10)}."},
            {"code": "closed_to_arrival", "message": f"Closed to arrival on {_day(today, 10)}."},
            {"code": "min_stay", "message": f"Minimum stay: arrivals on {_day(today, 10)} stay at least 4 nights."},
        ],
    }
    assert [[reason["code"] for reason in day["reasons"]] for day in found["days"][1:]] == [
        ["sold_out", "stop_sell"],
        [],
        [],
    ]
    assert [day["night"] for day in found["days"]] == [True, True, True, False]
    assert found["nearest"] == {
        "earlier": {"checkin": _day(today, 7), "checkout": _day(today, 10), "nights": 3},
        "later": {"checkin": _day(today, 12), "checkout": _day(today, 15), "nights": 3},
    }
    italian = await session.get(f"/rest/x1/offers/{hotel.id}/why", params=query, headers={"Accept-Language": "it"})
    assert italian.json()["data"][0]["reasons"][3]["message"].startswith("Soggiorno minimo")


async def test_why_tells_of_people_and_of_what_hides_a_product(world: World) -> None:
    hotel = await world.hotel()
    today = world.today(hotel)
    room = await world.product(hotel, name="Double", adults=2, details={"bookingEngine": False})
    whole = await world.product(hotel, name="Whole house", adults=9, details={"hideRooms": [room]})
    await world.sell(hotel, room)
    await world.sell(hotel, whole)
    session = await world.session(hotel)
    query: dict[str, Any] = {"checkin": _day(today, 1), "checkout": _day(today, 3), "adults": 2, "children": 1}
    data = (await session.get(f"/rest/x1/offers/{hotel.id}/why", params=query)).json()["data"]
    assert [(row["product"], [reason["message"] for reason in row["reasons"]]) for row in data] == [
        (
            room,
            [
                "Too many people: there are places for 2 adults and 0 children.",
                "Hidden: the booking engine is switched off for this product.",
                "Hidden: it is not shown while Whole house can be booked.",
            ],
        ),
        (whole, []),
    ]
    assert (data[0]["bookable"], "nearest" in data[0], data[1]["bookable"]) == (False, False, True)


async def test_why_of_a_longer_stay_from_the_same_day(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    today = world.today(hotel)
    await world.sell(hotel, room, minstay=3)
    session = await world.session(hotel)
    answer = await session.get(
        f"/rest/x1/offers/{hotel.id}/why", params={"checkin": _day(today, 4), "checkout": _day(today, 5)}
    )
    assert answer.json()["data"][0]["nearest"] == {
        "sameArrival": {"checkin": _day(today, 4), "checkout": _day(today, 7), "nights": 3}
    }


async def test_why_refuses_what_is_no_product_and_no_stay(world: World) -> None:
    hotel, other = await world.hotel(), await world.hotel()
    foreign = await world.product(other)
    session = await world.session(hotel)
    path = f"/rest/x1/offers/{hotel.id}/why"
    assert (await session.get(path)).json() == {"data": []}
    answer = await session.get(path, params={"product[]": foreign})
    assert (answer.status_code, answer.json()["type"]) == (404, "ApiResourceMissing")
    for params, element in (
        ({"checkin": "2030-01-02", "checkout": "2030-01-01"}, "checkout"),
        ({"adults": 101}, "adults"),
    ):
        answer = await session.get(path, params=params)
        assert (answer.status_code, [item["element"] for item in answer.json()["nested"]]) == (400, [element])


async def _house(world: World) -> tuple[Hotel, Session, int, date]:
    hotel = await world.hotel()
    room = await world.product(hotel, adults=4)
    await world.sell(hotel, room)
    return hotel, await world.session(hotel), room, world.today(hotel)


async def test_one_stay_is_priced_in_full(world: World) -> None:
    hotel, session, room, today = await _house(world)
    async with world.unit() as unit:
        await properties.update(unit, hotel.id, {"details": {"taxes": 10, "cleaningCost": 30}})
    made = await session.post(
        f"/rest/v1/extra/bulk/{hotel.id}",
        json=[
            {"name": "Towels", "model": "PERSONBOOKING", "basePrice": 4, "enabled": True, "mandatory": True},
            {"name": "Bike", "model": "QUANTITYDAY", "basePrice": 11, "taxPercent": 22, "enabled": True},
        ],
    )
    towels, bike = (row["id"] for row in made.json()["data"])
    plan = await session.post(
        f"/rest/v1/rateplans/{hotel.id}",
        json={"internalLabel": "BB", "priceModel": "FIXED_DAY", "price": 15, "treatment": "BREAKFAST"},
    )
    await _terms(session, hotel, {**TERMS, "discounts": [{"name": "Early", "amount": 12.51}]})
    answer = await session.post(
        f"/rest/x1/offers/{hotel.id}/quote",
        json={
            "product": room,
            "ratePlan": plan.json()["id"],
            "checkin": _day(today, 5),
            "checkout": _day(today, 8),
            "people": [{}, {"exemption": "DRIVER"}, {"age": 10, "child": True}, {"child": True}],
            "extras": [{"id": bike, "quantity": 2, "days": [_day(today, 6), _day(today, 7), _day(today, 30)]}],
        },
    )
    assert answer.status_code == 200, answer.text
    assert answer.json() == {
        "product": room,
        "ratePlan": plan.json()["id"],
        "currency": "EUR",
        "bookable": True,
        "reasons": [],
        "nights": [{"date": _day(today, 5 + night), "calendar": 100, "price": 110.83} for night in range(3)],
        "basePrice": 300,
        "ratePlanDifference": 45,
        "discount": {"id": 1, "name": "Early", "amount": 12.51},
        "roomNet": 302.26,
        "vat": 30.23,
        "roomGross": 332.49,
        "cleaning": 30,
        "extras": [
            {"id": towels, "name": "Towels", "units": 4, "price": 16, "net": 16, "vat": 0},
            {"id": bike, "name": "Bike", "units": 4, "price": 44, "net": 36.07, "vat": 7.93},
        ],
        "total": 422.49,
        "cityTax": [{"name": "City", "personNights": 6, "each": 3.5, "price": 21}],
        "cityTaxTotal": 21,
        "deposit": 0,
        "freeCancellation": True,
        "cancellationFreeDays": 0,
        "cancellationValue": 0,
    }


async def test_whoever_is_under_18_is_a_child_unless_somebody_says_otherwise(world: World) -> None:
    hotel, session, room, today = await _house(world)
    made = await session.post(
        f"/rest/v1/extra/bulk/{hotel.id}",
        json=[{"name": "Cot", "model": "CHILDREN", "basePrice": 5, "enabled": True}],
    )
    people = [{}, {"age": 17}, {"age": 18}, {"child": True}, {"age": 16, "child": False}]
    answer = await session.post(
        f"/rest/x1/offers/{hotel.id}/quote",
        json={
            "product": room,
            "checkin": _day(today, 1),
            "checkout": _day(today, 2),
            "people": people,
            "extras": [{"id": made.json()["data"][0]["id"]}],
        },
    )
    assert [line["units"] for line in answer.json()["extras"]] == [2]
    assert [reason["code"] for reason in answer.json()["reasons"]] == ["party"]


async def test_a_stay_without_a_price_has_none(world: World) -> None:
    hotel, session, room, today = await _house(world)
    body = {"product": room, "checkin": _day(today, 58), "checkout": _day(today, 62), "people": [{}]}
    answer = await session.post(f"/rest/x1/offers/{hotel.id}/quote", json=body)
    assert answer.json() == {
        "product": room,
        "currency": "EUR",
        "bookable": False,
        "reasons": [
            {"code": "sold_out", "message": f"Sold out: nothing is left on {_day(today, 60)}, {_day(today, 61)}."},
            {"code": "no_price", "message": f"No price: there is no price on {_day(today, 60)}, {_day(today, 61)}."},
        ],
    }


async def test_what_a_quote_names_must_be_offered(world: World) -> None:
    hotel, session, room, today = await _house(world)
    plan = await session.post(
        f"/rest/v1/rateplans/{hotel.id}", json={"internalLabel": "Past", "ratePlanDates": [{"endDate": "2020-01-01"}]}
    )
    made = await session.post(f"/rest/v1/extra/bulk/{hotel.id}", json=[{"name": "Off", "model": "DAY"}])
    body = {"product": room, "checkin": _day(today, 1), "checkout": _day(today, 2), "people": [{}]}
    path = f"/rest/x1/offers/{hotel.id}/quote"
    answer = await session.post(
        path,
        json={**body, "ratePlan": plan.json()["id"], "extras": [{"id": made.json()["data"][0]["id"]}, {"id": 1}]},
    )
    assert (answer.status_code, answer.json()["type"]) == (422, "ApiResourceMissing")
    assert [item["machine_name"] for item in answer.json()["nested"]] == [
        "$.ratePlan",
        "$.extras[0].id",
        "$.extras[1].id",
    ]
    answer = await session.post(path, json={**body, "product": 1})
    assert (answer.status_code, answer.json()["element"]) == (422, "Product")


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"product": None, "people": []}, {"$.product", "$.people"}),
        ({"people": [{"age": 121}, {"exemption": "RICH"}]}, {"$.people[0].age", "$.people[1].exemption"}),
        ({"checkin": "soon"}, {"$.checkin"}),
        ({"checkin": "0001-01-01"}, {"$.checkin"}),
        ({"checkout": "2020-01-01"}, {"$.checkout"}),
        ({"extras": [{"quantity": -1}]}, {"$.extras[0].id", "$.extras[0].quantity"}),
    ],
)
async def test_every_wrong_field_of_a_quote_is_named(world: World, values: dict[str, Any], wrong: set[str]) -> None:
    hotel, session, room, today = await _house(world)
    body = {"product": room, "checkin": _day(today, 1), "checkout": _day(today, 2), "people": [{}], **values}
    answer = await session.post(f"/rest/x1/offers/{hotel.id}/quote", json=body)
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")
    assert {item["element"] for item in answer.json()["nested"]} == wrong


async def test_reading_is_not_writing(world: World) -> None:
    hotel, _, room, today = await _house(world)
    reader = await world.session(hotel, permissions=READ_ONLY)
    assert (await reader.get(f"/rest/x1/offers/{hotel.id}/terms")).status_code == 200
    assert (await reader.get(f"/rest/x1/offers/{hotel.id}/why")).status_code == 200
    for answer in (
        await _terms(reader, hotel, {}),
        await reader.post(
            f"/rest/x1/offers/{hotel.id}/quote",
            json={"product": room, "checkin": _day(today, 1), "checkout": _day(today, 2), "people": [{}]},
        ),
    ):
        assert (answer.status_code, answer.json()["type"]) == (403, "ApiSecurityException")


async def test_bodies_of_other_kinds_are_refused(world: World) -> None:
    hotel, session, _, _ = await _house(world)
    for send, path in ((session.put, "terms"), (session.post, "quote")):
        where = f"/rest/x1/offers/{hotel.id}/{path}"
        statuses = [
            (await send(where, content=b"{", headers={"Content-Type": "application/json"})).status_code,
            (await send(where, content=b"<a/>", headers={"Content-Type": "application/xml"})).status_code,
            (await send(where, json={"padding": "x" * 1_100_000})).status_code,
        ]
        assert statuses == [400, 415, 413]
