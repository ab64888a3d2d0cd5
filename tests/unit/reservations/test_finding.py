"""What each type of the find compares (docs/algorithms/find.md)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from roomrack.core.errors import RoomrackError
from roomrack.domain.reservations.rules.finding import (
    Criteria,
    FindStatus,
    FindType,
    Order,
    Query,
    Sources,
    Window,
    query,
    sort_of,
    sources,
    window,
)
from roomrack.domain.reservations.rules.state import Source
from tests.unit.reservations.examples import NOW, ROME, TODAY

START, END = date(2030, 5, 10), date(2030, 5, 12)
FIRST = datetime(2030, 5, 9, 22, 0, tzinfo=UTC)
AFTER = datetime(2030, 5, 12, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (
            FindType.STAY,
            Window(arrival_from=date(2029, 5, 11), arrival_to=END, departure_from=date(2030, 5, 11)),
        ),
        (
            FindType.ACTIVE,
            Window(arrival_from=date(2029, 5, 11), arrival_to=END, departure_from=date(2030, 5, 11), live=True),
        ),
        (FindType.CHECKIN, Window(arrival_from=START, arrival_to=END)),
        (FindType.CHECKOUT, Window(departure_from=START, departure_to=END, order=Order.CHECKOUT)),
        (FindType.CREATETIME, Window(created_from=FIRST, created_to=AFTER, order=Order.CREATE_TIME)),
        (FindType.MODIFIED_BETWEEN, Window(updated_from=FIRST, updated_to=AFTER, order=Order.UPDATE_TIME)),
        (
            FindType.CANCELLATION,
            Window(cancelled=True, cancelled_from=FIRST, cancelled_to=AFTER, order=Order.CANCELLED_TIME),
        ),
        (FindType.TODAYARRIVALS, Window(arrival_from=TODAY, arrival_to=TODAY)),
        (FindType.TOMORROWARRIVALS, Window(arrival_from=date(2030, 4, 2), arrival_to=date(2030, 4, 2))),
        (FindType.NEXT3ARRIVALS, Window(arrival_from=TODAY, arrival_to=date(2030, 4, 4))),
        (FindType.NEXT7ARRIVALS, Window(arrival_from=TODAY, arrival_to=date(2030, 4, 8))),
        (FindType.TODAYDEPARTURES, Window(departure_from=TODAY, departure_to=TODAY, order=Order.CHECKOUT)),
        (FindType.IN_HOUSE, Window(live=True, in_house=(TODAY, NOW))),
        (FindType.NO_CHECKOUT, Window(live=True, left_over=True, departure_to=TODAY, order=Order.CHECKOUT)),
        (FindType.NEWLY, Window(unseen_new=NOW - timedelta(hours=72), order=Order.CREATE_TIME)),
        (FindType.MODIFIED, Window(unseen_change=NOW - timedelta(hours=72), order=Order.UPDATE_TIME)),
    ],
)
def test_every_type_has_its_bounds(kind: FindType, expected: Window) -> None:
    assert window(kind, START, END, ROME, NOW) == expected


def test_an_open_interval_bounds_nothing() -> None:
    assert window(FindType.STAY, None, None, ROME, NOW) == Window()
    assert window(FindType.STAY, None, END, ROME, NOW) == Window(arrival_to=END)
    assert window(FindType.CREATETIME, START, None, ROME, NOW).created_to is None


def test_active_begins_today_even_when_the_interval_began_earlier() -> None:
    bounds = window(FindType.ACTIVE, date(2020, 1, 1), None, ROME, NOW)
    assert bounds.departure_from == TODAY


def test_before_check_out_time_todays_departures_are_not_left_over() -> None:
    early = datetime(2030, 4, 1, 7, 59, tzinfo=UTC)  # 09:59 in Rome
    assert window(FindType.NO_CHECKOUT, None, None, ROME, early).departure_to == date(2030, 3, 31)
    assert window(FindType.NO_CHECKOUT, None, None, ROME, early + timedelta(minutes=1)).departure_to == TODAY


def test_today_is_the_propertys_own() -> None:
    auckland = replace(ROME, time_zone="Pacific/Auckland")
    late = datetime(2030, 4, 1, 12, 30, tzinfo=UTC)
    assert window(FindType.TODAYARRIVALS, None, None, auckland, late).arrival_from == date(2030, 4, 2)


def test_a_reversed_interval_is_refused() -> None:
    with pytest.raises(RoomrackError) as caught:
        window(FindType.STAY, END, START, ROME, NOW)
    assert (caught.value.status, caught.value.type, caught.value.element) == (400, "ApiParamsExemption", "endDate")


def test_ids_exclude_every_other_filter() -> None:
    wanted = query(Criteria(ids=[5], refer="R", status=FindStatus.WAITING, products=[1], start=START), ROME, NOW)
    assert wanted == Query(now=NOW, ids=(5,))


def test_a_refer_excludes_the_others_unless_told_not_to() -> None:
    criteria = Criteria(refer="R", status=FindStatus.WAITING, start=START)
    assert query(criteria, ROME, NOW) == Query(now=NOW, refer="R")
    among = query(replace(criteria, refer_is_exclusive=False), ROME, NOW)
    assert (among.refer, among.status, among.window.departure_from) == ("R", FindStatus.WAITING, date(2030, 5, 11))


def test_an_instant_in_the_interval_is_its_local_day() -> None:
    late = datetime(2030, 5, 9, 22, 30, tzinfo=UTC)
    assert query(Criteria(type=FindType.CHECKIN, start=late), ROME, NOW).window.arrival_from == START


def test_sources_are_channels_and_ways_in() -> None:
    assert sources([" 288", "api", "Booking", ""]) == Sources((288,), (Source.API,))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("checkin", (Order.CHECKIN, False)),
        ("CHECKOUT", (Order.CHECKOUT, False)),
        ("-createTime", (Order.CREATE_TIME, True)),
        ("updateTime desc", (Order.UPDATE_TIME, True)),
        ("roomGross,asc", (Order.ROOM_GROSS, False)),
        ("id:DESC", (Order.ID, True)),
    ],
)
def test_sort_by(text: str, expected: tuple[Order, bool]) -> None:
    assert sort_of(text) == expected


@pytest.mark.parametrize("text", ["", "guests", "checkin checkout", "desc", "cancelledTime", "--id"])
def test_what_cannot_be_sorted_by_is_refused_with_the_list(text: str) -> None:
    with pytest.raises(RoomrackError, match=r"id, refer, checkin, checkout") as caught:
        sort_of(text)
    assert (caught.value.status, caught.value.element) == (400, "sortBy")
