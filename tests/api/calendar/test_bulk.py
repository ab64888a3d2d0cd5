"""bulk: what it writes, in which order, and each refusal, all or nothing (docs/contract.md 6)."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from roomrack.core.rights import Area, Level
from roomrack.domain.calendar import service
from roomrack.domain.calendar.service import Move
from tests.api.calendar.shapes import day, days_of, item, problem
from tests.factories.world import READ_ONLY, Hotel, World

PATH = "/rest/v1/calendar/bulk"


async def events_of(world: World, hotel: Hotel) -> list[Any]:
    """The writes of the calendar that the hotel's event log tells of, oldest first."""
    async with world.unit() as unit:
        rows = await unit.raw.fetch(
            "select reference, payload, before from event where accommodation = $1 and type = 'calendar.changed'"
            " order by id",
            hotel.id,
        )
    return [(row["reference"], row["payload"], row["before"]) for row in rows]


async def test_every_value_is_written_and_only_on_its_days(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    today = world.today(hotel)
    values: dict[str, Any] = {
        "availability": 4,
        "price": 99.5,
        "minstay": 2,
        "maxstay": 7,
        "stopSells": True,
        "closeToArrival": True,
        "closeToDeparture": True,
        "cutOffDays": 3,
    }
    answer = await session.post(PATH, json=[item(room, today, 2, **values)])
    assert answer.status_code == 200
    assert answer.json() == {"process": answer.json()["process"], "success": True}
    assert all(isinstance(process, int) for process in answer.json()["process"])
    assert answer.headers["X-RateLimit-Additional-Cost"] == "1"
    written = {
        "availability": 4,
        "price": 99.5,
        "minStay": 2,
        "maxStay": 7,
        "stopSells": True,
        "closeToArrival": True,
        "closeToDeparture": True,
        "cutOffDays": 3,
    }
    assert await days_of(session, hotel.id, room, today - timedelta(1), 4) == [
        day(today - timedelta(1)),
        day(today, **written),
        day(today + timedelta(1), **written),
        day(today + timedelta(2)),
    ]


async def test_only_the_values_sent_change_and_null_is_not_sent(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    today = world.today(hotel)
    await session.post(PATH, json=[item(room, today, availability=4, price=80)])
    answer = await session.post(PATH, json=[item(room, today, price=None, stopSells=True, whatever=1)])
    assert answer.status_code == 200
    assert await days_of(session, hotel.id, room, today, 1) == [day(today, availability=4, price=80, stopSells=True)]


async def test_items_apply_in_order_and_the_later_wins(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    today = world.today(hotel)
    body = [item(room, today, 3, price=80, availability=1), item(room, today + timedelta(1), 1, price=90)]
    assert (await session.post(PATH, json=body)).status_code == 200
    open_ = {"availability": 1, "bookable": True}
    assert await days_of(session, hotel.id, room, today, 3) == [
        day(today, price=80, **open_),
        day(today + timedelta(1), price=90, **open_),
        day(today + timedelta(2), price=80, **open_),
    ]


async def test_both_spellings_of_the_stay_limits(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    today = world.today(hotel)
    assert (await session.post(PATH, json=[item(room, today, minStay=2, maxStay=5)])).status_code == 200
    assert await days_of(session, hotel.id, room, today, 1) == [day(today, minStay=2, maxStay=5)]


async def test_availability_is_what_is_left_whatever_is_sold(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    today = world.today(hotel)
    await session.post(PATH, json=[item(room, today, availability=3)])
    async with world.unit() as unit:
        await service.move(unit, hotel.id, [Move(1, take=[(room, today)]), Move(2, take=[(room, today)])])
    assert await days_of(session, hotel.id, room, today, 1) == [day(today, availability=1)]
    await session.post(PATH, json=[item(room, today, availability=5)])
    assert await days_of(session, hotel.id, room, today, 1) == [day(today, availability=5)]


async def test_past_days_and_the_horizon_itself_are_written(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    past, horizon = world.today(hotel) - timedelta(400), world.today(hotel) + timedelta(1095)
    assert (
        await session.post(PATH, json=[item(room, past, price=70), item(room, horizon, price=71)])
    ).status_code == 200
    assert await days_of(session, hotel.id, room, past, 1) == [day(past, price=70)]
    assert await days_of(session, hotel.id, room, horizon, 1) == [day(horizon, price=71)]


async def test_several_properties_in_one_call(world: World) -> None:
    one, other = await world.hotel(), await world.hotel(currency="JPY")
    rooms = [await world.product(one), await world.product(other)]
    session = await world.session(one, other)
    today = world.today(one)
    body = [item(room, today, price=9000, availability=1) for room in rooms]
    assert (await session.post(PATH, json=body)).status_code == 200
    for hotel, room in zip((one, other), rooms, strict=True):
        assert await days_of(session, hotel.id, room, today, 1) == [
            day(today, price=9000, availability=1, bookable=True)
        ]


async def test_nothing_to_write(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    for body in ([], [item(room, world.today(hotel))]):
        answer = await session.post(PATH, json=body)
        assert answer.status_code == 200
        assert answer.json() == {"process": answer.json()["process"], "success": True}
    assert await events_of(world, hotel) == []


async def test_the_event_tells_product_ranges_and_what_was_overwritten(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    rate = await world.product(
        hotel, parent=room, price_rule="PERCENT", price_value=Decimal(-10), follows_availability=True
    )
    stays = await world.product(hotel, parent=room, price_rule="CALENDAR", follows_stay=True)
    session = await world.session(hotel)
    today = world.today(hotel)
    await session.post(PATH, json=[item(room, today, 2, price=80, availability=2)])
    async with world.unit() as unit:
        await service.move(unit, hotel.id, [Move(1, take=[(room, today)])])
    answer = await session.post(PATH, json=[item(room, today, 3, price=90.5, availability=1)])
    process = answer.json()["process"][0]
    told = (await events_of(world, hotel))[-1]
    last = (today + timedelta(2)).isoformat()
    assert told == (
        str(process),
        {
            "process": process,
            "product": room,
            "affected": [room, rate],
            "ranges": [{"from": today.isoformat(), "to": last, "values": {"price": 9050, "availability": 1}}],
        },
        {
            "ranges": [
                {
                    "from": today.isoformat(),
                    "to": last,
                    "values": {"price": [[8000, 0], [2, 1]], "availability": [[2, 0], [2, 1]]},
                }
            ]
        },
    )
    await session.post(PATH, json=[item(room, today, minstay=2)])
    assert (await events_of(world, hotel))[-1][1]["affected"] == [room, stays]


async def test_one_event_for_each_product(world: World) -> None:
    hotel = await world.hotel()
    rooms = [await world.product(hotel) for _ in range(3)]
    session = await world.session(hotel)
    today = world.today(hotel)
    body = [item(room, today + timedelta(offset), price=80) for offset in (0, 5) for room in rooms]
    process = (await session.post(PATH, json=body)).json()["process"][0]
    told = await events_of(world, hotel)
    assert [(reference, payload["product"], len(payload["ranges"])) for reference, payload, _ in told] == [
        (str(process), room, 2) for room in rooms
    ]


async def test_a_change_of_the_parent_shows_in_every_descendant(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    linked = {
        "follows_availability": True,
        "follows_stay": True,
        "follows_restrictions": True,
        "follows_stop_sell": True,
    }
    saver = await world.product(
        hotel, parent=room, price_rule="PERCENT", price_value=Decimal(-10), price_round=True, **linked
    )
    breakfast = await world.product(hotel, parent=saver, price_rule="INCREMENT", price_value=Decimal("12.5"), **linked)
    session = await world.session(hotel)
    today = world.today(hotel)
    await session.post(
        PATH, json=[item(room, today, availability=2, price=99.5, minstay=2, stopSells=True, cutOffDays=1)]
    )
    common = {"availability": 2, "minStay": 2, "stopSells": True, "cutOffDays": 1}
    assert await days_of(session, hotel.id, saver, today, 1) == [day(today, price=90, **common)]
    assert await days_of(session, hotel.id, breakfast, today, 1) == [day(today, price=102.5, **common)]


async def test_a_suite_is_open_while_all_its_rooms_are(world: World) -> None:
    hotel = await world.hotel()
    rooms = [await world.product(hotel) for _ in range(2)]
    suite = await world.suite(hotel, *rooms)
    session = await world.session(hotel)
    today = world.today(hotel)
    body = [item(rooms[0], today, availability=5), item(rooms[1], today, availability=1), item(suite, today, price=300)]
    assert (await session.post(PATH, json=body)).status_code == 200
    assert (await events_of(world, hotel))[0][1]["affected"] == [rooms[0], suite]
    assert await days_of(session, hotel.id, suite, today, 1) == [day(today, availability=1, price=300, bookable=True)]
    await session.post(PATH, json=[item(rooms[1], today, availability=0)])
    assert await days_of(session, hotel.id, suite, today, 1) == [day(today, price=300)]


async def test_one_unit_for_each_fifteen_room_days_of_the_whole_call(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel, app=await world.application(bulk_limit=3))
    today = world.today(hotel)
    answer = await session.post(PATH, json=[item(room, today, 10, price=80), item(room, today, 21, price=90)])
    assert answer.status_code == 200
    assert answer.headers["X-RateLimit-Additional-Cost"] == "3"
    refused = await session.post(PATH, json=[item(room, today, 1, price=70)])
    assert refused.status_code == 403
    assert refused.json()["type"] == "ApiQuotaException"
    assert int(refused.headers["Retry-After"]) <= 300
    assert (await days_of(session, hotel.id, room, today, 1))[0]["price"] == 90


async def test_every_bad_item_is_told_and_nothing_is_written(world: World) -> None:
    hotel, elsewhere = await world.hotel(), await world.hotel()
    room, foreign = await world.product(hotel), await world.product(elsewhere)
    rate = await world.product(
        hotel, parent=room, price_rule="PERCENT", price_value=Decimal(-10), follows_stay=True, follows_availability=True
    )
    suite = await world.suite(hotel, await world.product(hotel))
    session = await world.session(hotel)
    today = world.today(hotel)
    far = today + timedelta(1096)
    body = [
        item(room, today, availability=1),
        item(foreign, today, availability=1),
        item(999_999_999_999, today, availability=1),
        {**item(room, today, price=1), "dateTo": (today - timedelta(1)).isoformat()},
        item(room, far, price=1),
        item(room, today, availability=-1, price=-0.01),
        item(room, today, minstay=3, maxstay=2),
        item(rate, today, price=1, minstay=1, availability=1),
        item(suite, today, availability=1),
        item(room, far, price=1.005),
        {"room": "double"},
        "item",
        item(room, today, stopSells="perhaps", cutOffDays=1.5, availability=True),
        {**item(foreign, today), "dateFrom": "2026-02-30"},
    ]
    answer = await session.post(PATH, json=body)
    horizon = (today + timedelta(1095)).isoformat()
    missing = "This value is required."
    linked = f"This value of product {rate} follows its parent {room}; write it there."
    assert answer.status_code == 400
    told = answer.json()
    for entry in told["nested"]:
        entry.pop("human_name", None)
    assert told == {
        "success": False,
        "type": "ApiParamsExemption",
        "message": "The request has missing or wrong parameters.",
        "nested": [
            problem("ApiResourceMissing", f"Product {foreign} not found.", "$[1].room"),
            problem("ApiResourceMissing", "Product 999999999999 not found.", "$[2].room"),
            problem("ApiParamsExemption", f"This date is before {today}.", "$[3].dateTo"),
            problem("ApiParamsExemption", f"The calendar can be written up to {horizon}.", "$[4].dateTo"),
            problem("ApiParamsExemption", "This must be at least 0.", "$[5].values.availability"),
            problem("ApiParamsExemption", "This must be at least 0.", "$[5].values.price"),
            problem(
                "ApiValidationFailed",
                f"On {today} the minimum stay of product {room} would be 3, over its maximum of 2.",
                "$[6].values.minstay",
            ),
            problem("ApiValidationFailed", linked, "$[7].values.availability"),
            problem("ApiValidationFailed", linked, "$[7].values.price"),
            problem("ApiValidationFailed", linked, "$[7].values.minstay"),
            problem(
                "ApiValidationFailed",
                f"The availability of suite {suite} is that of its rooms ({suite - 1}); write it there.",
                "$[8].values.availability",
            ),
            problem("ApiParamsExemption", "A price in EUR has at most 2 decimals.", "$[9].values.price"),
            problem("ApiParamsExemption", f"The calendar can be written up to {horizon}.", "$[9].dateTo"),
            problem("ApiParamsExemption", "This must be a whole number.", "$[10].room"),
            problem("ApiParamsExemption", missing, "$[10].dateFrom"),
            problem("ApiParamsExemption", missing, "$[10].dateTo"),
            problem("ApiParamsExemption", missing, "$[10].values"),
            problem("ApiParamsExemption", "This must be an object.", "$[11]"),
            problem("ApiParamsExemption", "This must be a whole number.", "$[12].values.availability"),
            problem("ApiParamsExemption", "This must be a whole number.", "$[12].values.cutOffDays"),
            problem("ApiParamsExemption", "This must be true or false.", "$[12].values.stopSells"),
            problem("ApiParamsExemption", "This must be a date that exists, written yyyy-MM-dd.", "$[13].dateFrom"),
            problem("ApiResourceMissing", f"Product {foreign} not found.", "$[13].room"),
        ],
    }
    assert await days_of(session, hotel.id, room, today, 1) == [day(today)]
    assert await days_of(await world.session(elsewhere), elsewhere.id, foreign, today, 1) == [day(today)]
    assert await events_of(world, hotel) == []


async def test_only_unknown_rooms_are_422(world: World) -> None:
    hotel, elsewhere = await world.hotel(), await world.hotel()
    room, foreign = await world.product(hotel), await world.product(elsewhere)
    session = await world.session(hotel)
    today = world.today(hotel)
    body = [item(room, today, price=1), item(foreign, today, price=1), item(2**70, today, price=1), item(-1, today)]
    answer = await session.post(PATH, json=body)
    assert answer.status_code == 422
    told = answer.json()
    for entry in told["nested"]:
        entry.pop("human_name", None)
    assert told == {
        "success": False,
        "type": "ApiResourceMissing",
        "message": "3 ids in the request name nothing.",
        "element": "Product",
        "nested": [
            problem("ApiResourceMissing", f"Product {foreign} not found.", "$[1].room"),
            problem("ApiResourceMissing", f"Product {2**70} not found.", "$[2].room"),
            problem("ApiResourceMissing", "Product -1 not found.", "$[3].room"),
        ],
    }
    assert await days_of(session, hotel.id, room, today, 1) == [day(today)]


async def test_a_limit_that_contradicts_the_stored_one(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    today = world.today(hotel)
    await session.post(PATH, json=[item(room, today + timedelta(1), minstay=3)])
    answer = await session.post(PATH, json=[item(room, today, 3, price=50), item(room, today, 3, maxstay=2)])
    assert answer.status_code == 400
    assert answer.json()["type"] == "ApiValidationFailed"
    assert answer.json()["nested"][0]["element"] == "$[1].values.maxstay"
    assert answer.json()["nested"][0]["message"] == (
        f"On {today + timedelta(1)} the minimum stay of product {room} would be 3, over its maximum of 2."
    )
    assert (await days_of(session, hotel.id, room, today, 1))[0]["price"] == 0
    # Both together are fine, in whatever items they come.
    body = [item(room, today, 3, maxstay=2), item(room, today, 3, minstay=2)]
    assert (await session.post(PATH, json=body)).status_code == 200


async def test_a_room_that_was_deleted_is_unknown(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    assert (await session.delete(f"/rest/v1/roomrates/{hotel.id}/{room}")).status_code == 200
    assert (await session.post(PATH, json=[item(room, world.today(hotel), price=1)])).status_code == 422


async def test_too_many_room_days(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    answer = await session.post(PATH, json=[item(room, world.today(hotel) - timedelta(299_990), 300_001, price=1)])
    assert answer.status_code == 400
    assert answer.json()["type"] == "ApiParamsExemption"
    assert answer.json()["message"] == "One call takes at most 300000 room-days; this one asks for 300001."


@pytest.mark.parametrize("body", [{}, "x", 5, None, {"room": 1}])
async def test_a_body_that_is_no_list(world: World, body: Any) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    answer = await session.post(PATH, json=body)
    assert answer.status_code == 400
    assert answer.json()["type"] == "ApiParamsExemption"


async def test_a_body_that_is_not_json(world: World) -> None:
    session = await world.session(await world.hotel())
    answer = await session.post(PATH, content=b"[{", headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["type"] == "JsonParseExemption"


@pytest.mark.parametrize(
    ("content", "media", "status"),
    [
        (b'[{"room": "' + b"x" * 1_100_000 + b'"}]', "application/json", 413),
        (b"room=1", "application/x-www-form-urlencoded", 415),
    ],
    ids=["too large", "a form"],
)
async def test_a_body_that_is_not_read(world: World, content: bytes, media: str, status: int) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    answer = await session.post(PATH, content=content, headers={"content-type": media})
    assert (answer.status_code, answer.json()["type"]) == (status, "BadRequest")
    assert await events_of(world, hotel) == []


async def test_reading_rights_do_not_write(world: World) -> None:
    hotel, other = await world.hotel(), await world.hotel()
    room = await world.product(hotel)
    today = world.today(hotel)
    reader = await world.session(hotel, permissions=READ_ONLY)
    reservations_only = await world.session(hotel, permissions={Area.RESERVATION: Level.READWRITE})
    assert (await world.session(other)).headers
    for session in (reader, reservations_only):
        answer = await session.post(PATH, json=[item(room, today, price=1)])
        assert answer.status_code == 403
        assert answer.json()["type"] == "ApiSecurityException"
    assert await days_of(reader, hotel.id, room, today, 1) == [day(today)]


async def test_without_a_credential(world: World) -> None:
    answer = await world.client.post(PATH, json=[])
    assert answer.status_code == 401
    assert answer.json()["type"] == "ApiKeyMissing"


async def test_to_a_sandbox_application_a_production_room_is_unknown(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel, app=await world.application(environment="SANDBOX"))
    answer = await session.post(PATH, json=[item(room, world.today(hotel), price=1)])
    assert answer.status_code == 422
    assert answer.json()["type"] == "ApiResourceMissing"


async def test_the_api_key_writes_too(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.key_session(hotel)
    assert (await session.post(PATH, json=[item(room, world.today(hotel), price=1)])).status_code == 200


async def test_the_same_key_writes_once(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    body = [item(room, world.today(hotel), price=1)]
    first = await session.post(PATH, json=body, headers={"Idempotency-Key": "once"})
    second = await session.post(PATH, json=body, headers={"Idempotency-Key": "once"})
    assert first.status_code == second.status_code == 200
    assert first.json() == second.json()
    assert len(await events_of(world, hotel)) == 1
