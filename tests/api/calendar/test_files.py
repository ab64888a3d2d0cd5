"""exportCalendar and importCalendar: the calendar as CSV (docs/guides/calendar-tools.md)."""

from datetime import date, timedelta
from decimal import Decimal

import httpx2
import pytest

from roomrack.domain.products.rules import PriceRule
from tests.api.calendar.shapes import day, days_of
from tests.api.calendar.test_bulk import events_of
from tests.factories.world import READ_ONLY, Hotel, Session, World

HEAD = "product,name,date,availability,price,minStay,maxStay,cutOffDays,stopSells,closeToArrival,closeToDeparture"
CSV = {"Content-Type": "text/csv; charset=utf-8"}


async def put(session: Session, hotel: Hotel, text: str | bytes, **headers: str) -> httpx2.Response:
    content = text.encode() if isinstance(text, str) else text
    return await session.put(f"/rest/x1/calendar/{hotel.id}/file", content=content, headers={**CSV, **headers})


async def get(session: Session, hotel: Hotel, room: int, first: date, days: int) -> str:
    params = {"product[]": room, "dateFrom": first.isoformat(), "dateTo": (first + timedelta(days - 1)).isoformat()}
    answer = await session.get(f"/rest/x1/calendar/{hotel.id}/file", params=params)
    assert answer.status_code == 200, answer.text
    return answer.text


async def test_an_export_says_what_reads_and_guards_names(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel, name='=Double "De Luxe"')
    await world.product(hotel)
    session = await world.session(hotel, permissions=READ_ONLY)
    today = world.today(hotel)
    await world.sell(hotel, room, allotment=3, price=Decimal("99.5"), days=1, minstay=2, stopSells=True)
    answer = await session.get(
        f"/rest/x1/calendar/{hotel.id}/file",
        params={"product[]": room, "dateTo": (today + timedelta(1)).isoformat()},
    )
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == f'attachment; filename="calendar-{hotel.id}-{today}.csv"'
    name = '"\'=Double ""De Luxe"""'
    assert answer.text.split("\r\n") == [
        HEAD,
        f"{room},{name},{today},3,99.50,2,99,0,true,false,false",
        f"{room},{name},{today + timedelta(1)},0,0.00,1,99,0,false,false,false",
        "",
    ]
    whole = await session.get(f"/rest/x1/calendar/{hotel.id}/file")
    assert len(whole.text.splitlines()) == 1 + 2 * 365


async def test_what_was_exported_changes_nothing(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    await world.product(hotel, parent=room, price_rule=PriceRule.PERCENT, price_value=Decimal(-10))
    session = await world.session(hotel)
    await world.sell(hotel, room, days=40)
    before = await events_of(world, hotel)
    whole = (await session.get(f"/rest/x1/calendar/{hotel.id}/file")).content
    answer = await put(session, hotel, whole)
    assert answer.status_code == 200
    assert answer.json() == {"process": [], "success": True, "lines": 730, "changedDays": 0}
    assert await events_of(world, hotel) == before


async def test_only_what_differs_is_written_as_one_write_that_can_be_undone(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    rate = await world.product(hotel, parent=room, price_rule=PriceRule.PERCENT, price_value=Decimal(-10))
    session = await world.session(hotel)
    today = world.today(hotel)
    await world.sell(hotel, room, allotment=3, price=100, days=3)
    before = await get(session, hotel, room, today, 3)
    # The rate's price stands there as it was: that it follows does not matter, though its room's changes.
    lines = [
        "product;date;price;availability;stopSells;minStay",
        f"{rate};{today};90;0;;",
        f"{room};{today};110,50;;TRUE;2",
        f"{room};{today + timedelta(2)};100;2;;",
        f"{room};{today + timedelta(1)};110,5;3;true;2",
    ]
    answer = await put(session, hotel, "\n".join(lines))
    assert answer.status_code == 200, answer.text
    process = answer.json()["process"][0]
    assert answer.json() == {"process": [process], "success": True, "lines": 4, "changedDays": 3}
    assert answer.headers["X-RateLimit-Additional-Cost"] == "1"
    changed = {"price": 110.5, "stopSells": True, "minStay": 2, "availability": 3}
    assert await days_of(session, hotel.id, room, today, 3) == [
        day(today, **changed),
        day(today + timedelta(1), **changed),
        day(today + timedelta(2), availability=2, price=100, bookable=True),
    ]
    reference, payload, _ = (await events_of(world, hotel))[-1]
    assert (reference, payload["product"], len(payload["ranges"])) == (str(process), room, 2)
    assert (await session.post(f"/rest/x1/calendar/write/{process}/undo")).status_code == 200
    assert await get(session, hotel, room, today, 3) == before


async def test_everything_that_is_wrong_is_told_and_nothing_written(world: World) -> None:
    hotel, other = await world.hotel(), await world.hotel()
    room, foreign = await world.product(hotel, name="Double"), await world.product(other)
    rate = await world.product(hotel, parent=room, price_rule=PriceRule.PERCENT, price_value=Decimal(-10))
    suite = await world.suite(hotel, room)
    session = await world.session(hotel)
    today = world.today(hotel)
    values = await put(session, hotel, f"product,date,price\n{room},{today},5\n{room},tomorrow,-1\n")
    assert values.status_code == 400
    horizon = timedelta(1095)
    days = f"a day from {today - horizon} to {today + horizon}, written yyyy-MM-dd"
    assert [(each["type"], each["element"], each["message"]) for each in values.json()["nested"]] == [
        ("ApiParamsExemption", "line 3, column date", f"'tomorrow' is not {days}."),
        ("ApiParamsExemption", "line 3, column price", "'-1' is not a price in EUR."),
    ]
    unknown = await put(session, hotel, f"product,date,price\n{room},{today},5\n{foreign},{today},5\n999,{today},5\n")
    assert unknown.status_code == 422
    assert [each["element"] for each in unknown.json()["nested"]] == [
        "line 4, column product",
        "line 3, column product",
    ]
    linked = await put(
        session, hotel, f"product,date,price,availability\n{room},{today},5,1\n{rate},{today},4,\n{suite},{today},,9\n"
    )
    assert linked.status_code == 400
    assert [(each["type"], each["element"]) for each in linked.json()["nested"]] == [
        ("ApiValidationFailed", "line 3, column price"),
        ("ApiValidationFailed", "line 4, column availability"),
    ]
    stays = await put(session, hotel, f"product,date,minStay,maxStay\n{room},{today},5,3\n")
    assert (stays.status_code, stays.json()["nested"][0]["element"]) == (400, "line 2, column minStay")
    assert await days_of(session, hotel.id, room, today, 1) == [day(today)]


@pytest.mark.parametrize("media", ["application/json", "text/plain", "multipart/form-data; boundary=x"])
async def test_another_media_type(world: World, media: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    answer = await put(session, hotel, "product,date\n", **{"Content-Type": media})
    assert (answer.status_code, answer.json()["type"]) == (415, "BadRequest")
    assert "text/csv" in answer.json()["message"]


async def test_a_file_that_is_too_large(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    answer = await put(session, hotel, b"x" * (32 * 1024 * 1024 + 1))
    assert (answer.status_code, answer.json()["type"]) == (413, "BadRequest")


async def test_too_many_days_and_reversed_ones(world: World) -> None:
    hotel = await world.hotel()
    await world.product(hotel)
    session = await world.session(hotel)
    path = f"/rest/x1/calendar/{hotel.id}/file"
    long = await session.get(path, params={"dateFrom": "1000-01-01", "dateTo": "2026-01-01"})
    assert (long.status_code, long.json()["element"]) == (400, "dateTo")
    backwards = await session.get(path, params={"dateFrom": "2026-05-02", "dateTo": "2026-05-01"})
    assert (backwards.status_code, backwards.json()["element"]) == (400, "dateTo")


async def test_the_right_to_write_is_needed(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel, permissions=READ_ONLY)
    answer = await put(session, hotel, f"product,date,price\n{room},{world.today(hotel)},1\n")
    assert answer.status_code == 403


async def test_260_products_by_365_days(world: World) -> None:
    hotel = await world.hotel()
    rooms = [await world.product(hotel) for _ in range(260)]
    session = await world.session(hotel)
    today = world.today(hotel)
    days = [today + timedelta(place) for place in range(365)]
    lines = [
        f"{room},{when},{(place + room) % 9},{80 + place % 7 * 10 + room % 5}.50,{1 + place % 3}"
        for room in rooms
        for place, when in enumerate(days)
    ]
    whole = "product,date,availability,price,minStay\n" + "\n".join(lines)
    answer = await session.put(f"/rest/x1/calendar/{hotel.id}/file", content=whole.encode(), headers=CSV, timeout=120)
    assert answer.status_code == 200, answer.text
    assert answer.json()["changedDays"] == 94_900
    read = await days_of(session, hotel.id, rooms[7], days[3], 1)
    price = float(f"{80 + 3 * 10 + rooms[7] % 5}.50")
    left = (3 + rooms[7]) % 9
    assert read == [day(days[3], availability=left, price=price, minStay=1, bookable=left > 0)]
    assert len((await session.get(f"/rest/x1/calendar/{hotel.id}/file")).text.splitlines()) == 94_901
    assert (
        await put(session, hotel, "product,date,price\n" + "\n".join(f"{room},{today},1" for room in rooms))
    ).json()["changedDays"] == 260
