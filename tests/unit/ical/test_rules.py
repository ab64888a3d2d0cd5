"""Rules of calendar files: which nights imports take, overlaps, addresses, and files that can be read again."""

import itertools
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomrack.domain.ical.rules import importing, links
from roomrack.domain.ical.rules.feeds import Taken, closures, written
from roomrack.domain.ical.rules.importing import Event, Import, Night
from roomrack.domain.ical.rules.links import Feed, Kind
from roomrack.domain.products.rules import Catalog, Product

TODAY = date(2026, 5, 1)
NOW = datetime(2026, 5, 1, tzinfo=UTC)
ORIGIN = "12345678-1234-1234-1234-123456789abc"


def product(id: int, **fields: object) -> Product:
    return Product(id=id, accommodation=1, name=f"{id}", quantity=1, adults=2, **fields)  # type: ignore[arg-type] # few


CATALOG = Catalog(
    [
        product(1),
        product(2),
        product(3, parent=1, follows_availability=True),
        product(4, is_suite=True, children=(1, 2)),
    ]
)


def one(id: int, of: int) -> Import:
    return Import(1, id, of, f"https://x.example/{id}", "OK", None, 0, None, None, NOW, NOW, None, None, None)


UIDS = ["a", "b", links.uid_of_stay(ORIGIN, 7, 1), links.uid_of_closure(ORIGIN, "2026-05-02", 2), "r1-p1@x.roomrack"]

events = st.lists(
    st.builds(
        lambda uid, start, nights: Event(uid, TODAY + timedelta(start), TODAY + timedelta(start + nights)),
        st.sampled_from(UIDS),
        st.integers(-4, 8),
        st.integers(1, 5),
    ),
    max_size=4,
)


def slow(products: Mapping[int, int], said: Mapping[int, list[Event]]) -> dict[int, set[tuple[int, date]]]:
    """Night by night and room by room: the first calendar that tells of a stay has it, our own tell of nothing new."""
    rooms = {1: {1}, 2: {2}, 3: {1}, 4: {1, 2}}
    ours = {UIDS[2]: {1}, UIDS[3]: {2}}
    found: dict[int, set[tuple[int, date]]] = {}
    for id in sorted(products):
        found[id] = set()
        for event in said[id]:
            mine = rooms[products[id]]
            if ours.get(event.uid, set()) & mine:
                continue
            for room in mine:
                told_before = any(
                    other < id
                    and room in rooms[products[other]]
                    and not ours.get(event.uid, set()) & rooms[products[other]]
                    and any(each.uid == event.uid for each in said[other])
                    for other in products
                )
                day = event.arrival
                while day < event.departure and not told_before:
                    if day >= TODAY:
                        found[id].add((room, day))
                    day += timedelta(1)
    return found


@given(
    products=st.lists(st.sampled_from([1, 2, 3, 4]), min_size=1, max_size=3),
    said=st.lists(events, min_size=3, max_size=3),
)
def test_imports_take_the_nights_of_a_slow_model(products: list[int], said: list[list[Event]]) -> None:
    of = dict(enumerate(products, 10))
    told = dict(zip(of, said, strict=False))
    wanted = importing.wanted([one(id, each) for id, each in of.items()], told, CATALOG, TODAY, ORIGIN)
    assert wanted == slow(of, told)


def test_events_beyond_two_years_and_products_that_are_gone_take_nothing() -> None:
    far = Event("x", TODAY + timedelta(729), TODAY + timedelta(2000))
    wanted = importing.wanted([one(1, 1), one(2, 99)], {1: [far], 2: [far]}, CATALOG, TODAY, ORIGIN)
    assert wanted == {1: {(1, TODAY + timedelta(729)), (1, TODAY + timedelta(730))}, 2: set()}


def test_past_nights_are_kept_for_a_month() -> None:
    days = [TODAY - timedelta(n) for n in (31, 30, 1)] + [TODAY, TODAY + timedelta(1)]
    held = {(1, day) for day in days}
    take, give = importing.difference(held, {(1, TODAY), (1, TODAY + timedelta(2))}, TODAY)
    assert take == {(1, TODAY + timedelta(2))}
    assert give == {(1, days[0]), (1, TODAY + timedelta(1))}


def test_attempts_become_rarer_up_to_once_a_day() -> None:
    every = timedelta(minutes=15)
    waits = [importing.back_off(failures, every) for failures in (1, 2, 6, 7, 10_000)]
    assert waits == [every * 2, every * 4, every * 64, timedelta(hours=24), timedelta(hours=24)]


@pytest.mark.parametrize(
    ("sold", "allotment", "quantity", "holders", "known", "expected"),
    [
        (2, 1, 1, [-5, 70], [], [5]),
        (2, 2, 1, [-5, 70], [], []),
        (2, 1, 2, [-5, 70], [], []),
        (2, 2, 1, [-5, 70], [5], [5]),
        (2, 0, 1, [-6, -5], [], [5, 6]),
        (3, 2, 1, [-6, -5, 70], [6], [5, 6]),
    ],
)
def test_nights_that_are_taken_too_often(
    sold: int, allotment: int, quantity: int, holders: list[int], known: list[int], expected: list[int]
) -> None:
    night = Night(1, TODAY, sold, allotment, holders)
    before = {(id, 1, TODAY) for id in known}
    found = importing.overlaps([night], lambda _: quantity, before)
    assert found == {(id, 1, TODAY) for id in expected}


@given(
    accommodation=st.integers(1, 10**15 - 1),
    kind=st.sampled_from(Kind),
    target=st.integers(0, 10**18 - 1),
    named=st.booleans(),
    digest=st.binary(min_size=32, max_size=32),
)
def test_an_address_names_its_calendar(accommodation: int, kind: Kind, target: int, named: bool, digest: bytes) -> None:
    feed = Feed(accommodation, kind, target, named)
    text = links.address(feed, digest)
    found = links.parsed(text)
    assert found is not None
    assert found[0] == feed
    assert links.fits(found[1], [b"\0" * 32, digest])
    assert not links.fits(found[1], [bytes([digest[0] ^ 1]) + digest[1:]])
    assert not links.fits(found[1], [])


@given(text=st.text())
def test_what_is_no_address_names_nothing(text: str) -> None:
    assert links.parsed(text) is None


@given(uid=st.text(max_size=60))
def test_events_of_others_are_not_ours(uid: str) -> None:
    assert links.product_of_own(ORIGIN, uid) is None


def test_events_of_ours_name_their_product() -> None:
    assert links.product_of_own(ORIGIN, links.uid_of_stay(ORIGIN, 5, 42)) == 42
    assert links.product_of_own(ORIGIN, links.uid_of_closure(ORIGIN, "2026-05-01", 42)) == 42
    assert links.product_of_own("another-0000-0000-0000-000000000000", links.uid_of_stay(ORIGIN, 5, 42)) is None


@given(closed=st.lists(st.booleans(), max_size=40), shown=st.sets(st.integers(0, 39)))
def test_closures_are_just_the_closed_days_that_are_not_shown(closed: list[bool], shown: set[int]) -> None:
    spans = list(closures(closed, TODAY, {TODAY + timedelta(n) for n in shown}))
    days = [first + timedelta(n) for first, after in spans for n in range((after - first).days)]
    assert days == [TODAY + timedelta(n) for n, each in enumerate(closed) if each and n not in shown]
    assert all(second[0] > first[1] for first, second in itertools.pairwise(spans))


@given(name=st.text(max_size=200), summary=st.text(max_size=200), nights=st.integers(1, 30), waits=st.booleans())
def test_a_feed_is_read_back_as_it_was_written(name: str, summary: str, nights: int, waits: bool) -> None:
    event = Taken("u@x", TODAY, TODAY + timedelta(nights), summary, NOW, waits)
    body = written(name, [event])
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    parsed: Any = icalendar.Calendar.from_ical(body, multiple=True)
    (calendar,) = parsed
    (read,) = calendar.walk("VEVENT")
    assert calendar.errors == read.errors == []

    def plain(text: str) -> str:
        return "".join(each if each >= " " and each != "\x7f" else " " for each in text)

    assert (str(read["UID"]), read["DTSTAMP"].dt, read["DTSTART"].dt, read["DTEND"].dt) == (
        "u@x",
        NOW,
        event.arrival,
        event.departure,
    )
    assert str(read.get("SUMMARY", "")).split() == plain(summary).split()
    assert str(read["STATUS"]) == ("TENTATIVE" if waits else "CONFIRMED")
