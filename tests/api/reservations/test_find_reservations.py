"""findReservations: envelope, paging, order, groups, and every filter against docs/algorithms/find.md."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from roomrack.core.localtime import local_day
from roomrack.domain.reservations import repository
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.drafts import Draft, Values
from roomrack.domain.reservations.rules.finding import Criteria, FindStatus, FindType
from roomrack.domain.reservations.rules.ledger import Payment, PaymentState, PaymentType
from roomrack.domain.reservations.rules.state import Reservation, Source, Status
from tests.api.reservations.support import ADA, Desk, desk, done, fields_of
from tests.factories import World

WRONG = "ApiParamsExemption"


async def test_an_empty_list_is_a_page(world: World) -> None:
    at = await desk(world)
    answer = await at.session.get(at.path)
    assert done(answer) == {
        "data": [],
        "page": {
            "self": {"href": f"{at.session.client.base_url}{at.path[1:]}?page=0", "rel": "self", "type": "GET"},
            "page": 0,
            "totalPages": 1,
        },
    }


async def test_a_row_is_what_find_reservation_answers(world: World) -> None:
    at = await desk(world)
    room = await at.book(channelRefer="X", guests=[ADA, {"type": "GUEST", "familyName": "Byron"}])
    assert done(await at.session.get(at.path))["data"] == [room]
    assert done(await at.session.get(f"{at.path}/{room['id']}")) == room


async def test_pages(world: World) -> None:
    at = await desk(world, allotment=9)
    ids = [(await at.book(3, 1))["id"] for _ in range(5)]
    seen = []
    page = 0
    while True:
        body = done(await at.session.get(at.path, params={"size": 2, "page": page}))
        seen += [row["id"] for row in body["data"]]
        assert (body["page"]["page"], body["page"]["totalPages"]) == (page, 3)
        assert ("previous" in body["page"], "next" in body["page"]) == (page > 0, page < 2)
        page += 1
        if len(body["data"]) < 2:
            break
    assert seen == ids
    past = done(await at.session.get(at.path, params={"size": 2, "page": 7}))
    assert (past["data"], past["page"]["page"], past["page"]["totalPages"]) == ([], 7, 3)
    assert len(await at.find(size=0)) == 5
    assert len(await at.find(size=500)) == 5


@pytest.mark.parametrize(
    ("params", "field"),
    [
        ({"size": 501}, "size"),
        ({"size": -1}, "size"),
        ({"page": -1}, "page"),
        ({"page": "x"}, "page"),
        ({"status": "GONE"}, "status"),
        ({"type": "NEVER"}, "type"),
        ({"startDate": "2030-13-01"}, "startDate"),
        ({"startDate": "2030-05-02", "endDate": "2030-05-01"}, "endDate"),
        ({"sortBy": "guests"}, "sortBy"),
        ({"pms": "maybe"}, "pms"),
        ({"ids[]": "x"}, "ids[]"),
        ({"product": 0}, "product"),
    ],
)
async def test_wrong_parameters_are_named(world: World, params: dict[str, Any], field: str) -> None:
    at = await desk(world)
    answer = await at.session.get(at.path, params=params)
    assert answer.status_code == 400, answer.text
    assert [(name or "").removesuffix("[0]") for name, _ in fields_of(answer)] == [field]
    assert answer.json()["type"] == WRONG


async def test_the_message_of_a_size_over_the_maximum(world: World) -> None:
    at = await desk(world)
    assert (await at.session.get(at.path, params={"size": 501})).json()["message"] == "errPageSize"


async def test_fields_keep_first_level_keys(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    rows = done(await at.session.get(at.path, params={"fields": "id, status ,nothing"}))["data"]
    assert rows == [{"id": room["id"], "status": "CONFIRMED"}]


async def test_ids_exclude_all_other_filters_under_both_names(world: World) -> None:
    at, other = await desk(world, allotment=9), await desk(world)
    first, second, third = [(await at.book(3 + n, 1))["id"] for n in range(3)]
    theirs = (await other.book())["id"]
    assert await at.find(**{"ids[]": [third, first, theirs, 987654321], "status": "CANCELLED"}) == [first, third]
    assert await at.find(ids=[second]) == [second]
    assert await at.find(ids=[second], startDate=at.day(9), endDate=at.day(1)) == [second]
    assert await at.find(**{"ids[]": [theirs]}) == []


async def test_a_refer_excludes_the_others_unless_told_not_to(world: World) -> None:
    at = await desk(world, allotment=9)
    first, second = (await at.book(refer="A"))["id"], (await at.book(refer="A", status="WAITING"))["id"]
    third = (await at.book(channelRefer="A"))["id"]
    await at.book(refer="B")
    assert await at.find(refer="A", status="WAITING") == [first, second, third]
    assert await at.find(refer="A", status="WAITING", referIsExclusive="true") == [first, second, third]
    assert await at.find(refer="A", startDate=at.day(9), endDate=at.day(1)) == [first, second, third]
    assert await at.find(refer="A", status="WAITING", referIsExclusive="false") == [second]
    assert await at.find(refer="nobody's") == []


async def test_products_add_up(world: World) -> None:
    at, other = await desk(world, allotment=9), await desk(world)
    second, third = await world.product(at.hotel), await world.product(at.hotel)
    await world.sell(at.hotel, second)
    await world.sell(at.hotel, third)
    ids = [(await at.book(product=product))["id"] for product in (at.room, second, third)]
    assert await at.find(product=at.room) == ids[:1]
    assert await at.find(**{"products[]": [second, third]}) == ids[1:]
    assert await at.find(product=at.room, products=[third]) == [ids[0], ids[2]]
    assert await at.find(product=other.room) == []


async def test_sources(world: World) -> None:
    at = await desk(world, allotment=9)
    first, second = (await at.book())["id"], (await at.book(channelId=300))["id"]
    assert await at.find(source=300) == [second]
    assert await at.find(source="api") == [first, second]
    assert await at.find(source="USER") == []
    assert await at.find(source="Booking") == []
    assert await at.find(excludedSources="288, 999") == [second]
    assert await at.find(excludedSources="288,300") == []
    assert await at.find(excludedSources="Booking") == [first, second]


async def test_groups(world: World) -> None:
    at = await desk(world, allotment=9)
    alone = await at.book(2, 1)
    first, second = await at.book(3, 1, refer="A"), await at.book(4, 1, refer="A")
    third = await at.book(5, 1, refer="A")
    await at.cancel(second["id"])
    body = done(await at.session.get(at.path, params={"groupResults": "true"}))
    assert [
        (row["id"], row["grouped"], row["rooms"], row["statusDisagree"], row.get("linkedReservations"))
        for row in body["data"]
    ] == [
        (alone["id"], False, 1, False, None),
        (first["id"], True, 3, True, [second["id"], third["id"]]),
    ]
    paged = done(await at.session.get(at.path, params={"groupResults": "true", "size": 1, "page": 1}))
    assert ([row["id"] for row in paged["data"]], paged["page"]["totalPages"]) == ([first["id"]], 2)
    # The row is the first that matches, though its booking began with another.
    assert await at.find(groupResults="true", status="CANCELLED") == [second["id"]]


async def test_order(world: World) -> None:
    at = await desk(world, allotment=9)
    late = await at.book(6, 1, roomGross=1)
    early = await at.book(3, 5, roomGross=3, createTime="2020-01-01T00:00:00Z")
    middle = await at.book(4, 1, roomGross=2)
    ids = [late["id"], early["id"], middle["id"]]
    assert await at.find() == [ids[1], ids[2], ids[0]]
    assert await at.find(type="CHECKOUT") == [ids[2], ids[0], ids[1]]
    assert await at.find(sortBy="id") == ids
    assert await at.find(sortBy="-id") == ids[::-1]
    assert await at.find(sortBy="roomGross desc") == [ids[1], ids[2], ids[0]]
    assert await at.find(sortBy="CREATETIME") == [ids[1], ids[0], ids[2]]


async def test_the_local_day_decides_not_the_day_in_utc(world: World) -> None:
    at = await desk(world, time_zone="Pacific/Auckland")
    room = await at.book(createTime="2026-01-01T12:00:00Z")  # 01:00 of 2 January in Auckland
    assert await at.find(type="CREATETIME", startDate="2026-01-02", endDate="2026-01-02") == [room["id"]]
    assert await at.find(type="CREATETIME", startDate="2026-01-01", endDate="2026-01-01") == []


@pytest.mark.parametrize("kind", list(FindType))
async def test_the_ends_of_time_are_an_open_interval(world: World, kind: FindType) -> None:
    at = await desk(world, time_zone="Pacific/Kiritimati")
    everything = await at.find(type=kind.value)
    for first, last in (("0001-01-01", "9999-12-31"), ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z")):
        assert await at.find(type=kind.value, startDate=first, endDate=last) == everything


@pytest.mark.parametrize("name", ["refer", "source", "excludedSources", "sortBy", "fields"])
async def test_odd_text_finds_nothing_and_breaks_nothing(world: World, name: str) -> None:
    at = await desk(world)
    for text in ("%00", "%F0%9F%9B%8F", "%ED%A0%80", "'%3B--", "x" * 3000):
        answer = await at.session.get(f"{at.path}?{name}={text}")
        assert answer.status_code in {200, 400}, (text, answer.text)


async def test_an_empty_parameter_is_none(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    empty = dict.fromkeys(("status", "type", "startDate", "endDate", "product", "source", "refer", "sortBy"), "")
    assert await at.find(**empty) == [room["id"]]


# Every value of `type` and `status` against an obvious model: one predicate each, straight from the page.


@dataclass(frozen=True)
class Model:
    """What the predicates look at: the property's today, the moment, and the interval."""

    today: date
    now: datetime
    zone: Any
    start: date
    end: date

    def within(self, day: date | datetime | None) -> bool:
        if isinstance(day, datetime):
            day = local_day(day, self.zone)
        return day is not None and self.start <= day <= self.end


def live(room: Reservation) -> bool:
    return room.status is not Status.CANCELLED


def overlaps(room: Reservation, model: Model) -> bool:
    return any(model.start <= night <= model.end for night in room.stay.nights)


def in_house(room: Reservation, model: Model) -> bool:
    if not live(room) or room.no_show or room.effective_checkout is not None:
        return False
    if room.effective_checkin is not None:
        return room.effective_checkin <= model.now
    return model.today in room.stay.nights


def left_over(room: Reservation, model: Model) -> bool:
    noon = datetime.combine(room.departure, datetime.min.time(), model.zone) + timedelta(hours=10)
    return (
        live(room)
        and not room.no_show
        and room.effective_checkin is not None
        and room.effective_checkout is None
        and noon <= model.now
    )


def recent(room: Reservation, model: Model) -> bool:
    return room.recorded_at >= model.now - timedelta(hours=72) and room.seen_at is None


def modified(room: Reservation, model: Model) -> bool:
    changed = room.changed_at
    unseen = room.seen_at is None or room.seen_at < changed
    return changed > room.recorded_at and changed >= model.now - timedelta(hours=72) and unseen


def deposits(room: Reservation) -> list[Payment]:
    return [one for one in room.payments if one.type is PaymentType.DEPOSIT]


TYPES: dict[FindType, Callable[[Reservation, Model], bool]] = {
    FindType.STAY: overlaps,
    FindType.ACTIVE: lambda room, model: live(room) and room.departure >= model.today and overlaps(room, model),
    FindType.CHECKIN: lambda room, model: model.within(room.arrival),
    FindType.CHECKOUT: lambda room, model: model.within(room.departure),
    FindType.CREATETIME: lambda room, model: model.within(room.create_time),
    FindType.MODIFIED_BETWEEN: lambda room, model: model.within(room.update_time),
    FindType.CANCELLATION: lambda room, model: not live(room) and model.within(room.cancelled_at),
    FindType.TODAYARRIVALS: lambda room, model: room.arrival == model.today,
    FindType.TOMORROWARRIVALS: lambda room, model: room.arrival == model.today + timedelta(1),
    FindType.NEXT3ARRIVALS: lambda room, model: 0 <= (room.arrival - model.today).days <= 3,
    FindType.NEXT7ARRIVALS: lambda room, model: 0 <= (room.arrival - model.today).days <= 7,
    FindType.TODAYDEPARTURES: lambda room, model: room.departure == model.today,
    FindType.IN_HOUSE: in_house,
    FindType.NO_CHECKOUT: left_over,
    FindType.NEWLY: recent,
    FindType.MODIFIED: modified,
}

STATUSES: dict[FindStatus, Callable[[Reservation, Model], bool]] = {
    FindStatus.CONFIRMED: lambda room, _: room.status is Status.CONFIRMED,
    FindStatus.WAITING: lambda room, _: room.status is Status.WAITING,
    FindStatus.CANCELLED: lambda room, _: room.status is Status.CANCELLED,
    FindStatus.ACTIVE: lambda room, _: live(room),
    FindStatus.NOROOM: lambda room, _: live(room) and room.pms_product is None,
    FindStatus.COMPLETED: lambda room, _: live(room) and room.completed,
    FindStatus.NOCOMPLETED: lambda room, _: live(room) and not room.completed,
    FindStatus.NEWMESSAGE: lambda *_: False,
    FindStatus.EXPIREDMESSAGE: lambda *_: False,
    FindStatus.PROPOSAL: lambda room, model: (
        room.status is Status.WAITING and room.payment_expiration is not None and room.payment_expiration > model.now
    ),
    FindStatus.PROPOSAL_EXPIRED: lambda room, model: (
        room.payment_expiration is not None and room.payment_expiration <= model.now and room.confirmed_at is None
    ),
    FindStatus.NOT_INVOICED: lambda room, _: live(room),
    FindStatus.DEPOSIT_NOT_MANAGED: lambda room, _: live(room) and room.deposit > 0 and not deposits(room),
    FindStatus.DEPOSIT_IN_WAITING: lambda room, _: (
        live(room) and any(one.is_planned or one.status.startswith("WAITING") for one in deposits(room))
    ),
    FindStatus.TO_REVIEW: lambda room, _: live(room) and room.oversold,
}


def variations(now: datetime, today: date) -> Iterable[dict[str, Any]]:
    """States of a reservation that between them meet every clause of the page."""
    hour, day = timedelta(hours=1), timedelta(days=1)
    for status in Status:
        waiting = {"status": status, "confirmed_at": now if status is Status.CONFIRMED else None}
        if status is Status.CANCELLED:
            waiting["cancelled_at"] = now - 3 * day
        for offset, nights in (
            (-400, 365),
            (-10, 3),
            (-3, 3),
            (-2, 5),
            (-1, 1),
            (0, 2),
            (1, 1),
            (3, 4),
            (4, 9),
            (9, 1),
        ):
            arrival = today + timedelta(offset)
            yield {**waiting, "arrival": arrival, "departure": arrival + timedelta(nights)}
        room = 4 if status is Status.WAITING else 3  # Two stays that are not cancelled can't share one.
        yield {**waiting, "effective_checkin": now - hour, "completed": True, "oversold": True, "pms_product": room}
        yield {**waiting, "effective_checkin": now + hour, "deposit": 100}
        yield {**waiting, "effective_checkin": now - hour, "effective_checkout": now, "no_show": True}
        left = {"arrival": today - 9 * day, "departure": today - 4 * day, "effective_checkin": now - 9 * day}
        yield {**waiting, **left}
        yield {**waiting, **left, "no_show": True}
        yield {**waiting, "no_show": True, "agency": 4}
        yield {**waiting, "payment_expiration": now + day}
        yield {**waiting, "payment_expiration": now - day}
        yield {**waiting, "create_time": now - 5 * day, "update_time": now - 2 * day}
        old = now - 4 * day
        yield {**waiting, "recorded_at": old, "changed_at": old}
        yield {**waiting, "recorded_at": old, "changed_at": now - hour}
        yield {**waiting, "recorded_at": old, "changed_at": now - hour, "seen_at": now}
        yield {**waiting, "recorded_at": old, "changed_at": now - hour, "seen_at": now - day}
        yield {**waiting, "seen_at": now}
        plain: dict[str, Any] = {"reference_time": now, "insert_time": now}
        planned: dict[str, Any] = {**plain, "scheduled_time": now + day, "scheduled_amount": 100}
        asked = PaymentState.WAITING_AUTHENTICATION
        for place, (deposit, payment) in enumerate(
            (
                (100, Payment(id=0, type=PaymentType.DEPOSIT, amount=100, **plain)),
                (100, Payment(id=0, type=PaymentType.DEPOSIT, **planned)),
                (0, Payment(id=0, type=PaymentType.DEPOSIT, **planned)),
                (100, Payment(id=0, amount=100, **plain)),
                (0, Payment(id=0, type=PaymentType.DEPOSIT, status=asked, **plain)),
                (0, Payment(id=0, status=asked, **plain)),
            )
        ):
            id = 500 + place + 10 * list(Status).index(status)
            yield {**waiting, "deposit": deposit, "payments": (replace(payment, id=id),)}


async def stocked(at: Desk) -> tuple[list[Reservation], Model]:
    """A hotel with every variation in its books."""
    async with at.world.unit() as unit:
        now = unit.now(at.hotel.id)
        today = local_day(now, at.hotel.zone)
        draft = Draft(
            Values(
                channel_id=288,
                product=at.room,
                checkin=today,
                checkout=today + timedelta(1),
                guests=[{"family_name": "A"}],
            )
        )
        rooms = []
        for change in variations(now, today):
            view = await reservations.create(unit, at.hotel.id, draft, availability=False, source=Source.USER)
            room = replace(view.reservation, **change)
            rooms.append(replace(room, nightly=(0,) * len(room.stay), room_gross=0))
        await repository.update(unit, rooms)
        await repository.payments.write(unit, at.hotel.id, rooms)
        await unit.raw.executemany(
            "update reservation set recorded_at = $3, seen_at = $4 where accommodation = $1 and id = $2",
            [(room.accommodation, room.id, room.recorded_at, room.seen_at) for room in rooms],
        )
    model = Model(today, now, at.hotel.zone, today - timedelta(2), today + timedelta(4))
    return rooms, model


async def test_every_type_and_status_keeps_what_the_page_says(world: World) -> None:
    at = await desk(world)
    rooms, model = await stocked(at)
    interval = {"startDate": model.start.isoformat(), "endDate": model.end.isoformat()}
    for kind, predicate in TYPES.items():
        expected = {room.id for room in rooms if predicate(room, model)}
        found = await at.find(type=kind.value, size=500, **interval)
        assert set(found) == expected, kind
        assert len(found) == len(expected), kind
    for status, predicate in STATUSES.items():
        expected = {room.id for room in rooms if predicate(room, model)}
        assert set(await at.find(status=status.value, size=500)) == expected, status
    assert TYPES.keys() == set(FindType)
    assert STATUSES.keys() == set(FindStatus)


async def test_the_other_filters_keep_what_the_page_says(world: World) -> None:
    at = await desk(world)
    rooms, _ = await stocked(at)
    checks: list[tuple[dict[str, Any], Callable[[Reservation], bool]]] = [
        ({"pms": "true"}, lambda room: room.pms_product is not None),
        ({"pms": "false"}, lambda room: room.pms_product is None),
        ({"pmsProduct": 3}, lambda room: room.pms_product == 3),
        ({"agency": 4}, lambda room: room.agency == 4),
        ({"effectiveCheckedIn": "true"}, lambda room: room.effective_checkin is not None),
        ({"effectiveCheckedIn": "false"}, lambda room: room.effective_checkin is None),
        ({"effectiveCheckedOut": "true"}, lambda room: room.effective_checkout is not None),
        ({"effectiveCheckedOut": "false"}, lambda room: room.effective_checkout is None),
        ({"source": "USER"}, lambda _: True),
        ({"source": "API"}, lambda _: False),
        ({"excludedSources": "user"}, lambda _: False),
        ({"status": "CANCELLED", "agency": 4}, lambda room: room.agency == 4 and not live(room)),
    ]
    for params, predicate in checks:
        expected = {room.id for room in rooms if predicate(room)}
        assert set(await at.find(size=500, **params)) == expected, params


async def test_a_page_costs_the_same_number_of_statements_however_long_it_is(world: World) -> None:
    at = await desk(world)
    await stocked(at)
    counts = []
    for size in (2, 60):
        seen: list[str] = []
        async with world.unit() as unit:
            with unit.raw.query_logger(lambda record, seen=seen: seen.append(record.query)):
                views, _ = await reservations.find(unit, at.hotel.id, Criteria(), limit=size, offset=0)
        assert len(views) == size
        counts.append(len(seen))
    assert counts[0] == counts[1]
    assert counts[0] <= 8


def test_the_page_on_finding_defines_every_value() -> None:
    page = (Path(__file__).parents[3] / "docs/algorithms/find.md").read_text(encoding="utf-8")
    for value in (*FindType, *FindStatus):
        assert value.value in page
