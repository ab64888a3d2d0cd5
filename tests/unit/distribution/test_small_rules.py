"""Waiting, latencies, references, drift, and which days events make worth looking at."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomrack.domain.distribution.rules import bookings, drift, health, latency
from roomrack.domain.distribution.rules.deltas import Known
from roomrack.domain.distribution.rules.marking import ALWAYS, EVERY_PRODUCT, Mark, marks_of
from roomrack.domain.distribution.rules.outward import AVAILABILITY, PRICE, ROW, VALUES, Told

HOUSE = 7
DAY = date(2026, 5, 4)


def ordinal(day: int) -> int:
    """A day of May 2026."""
    return date(2026, 5, day).toordinal()


@given(st.integers(1, 40), st.floats(0, 1))
def test_waits_grow_within_bounds_and_are_spread(failures: int, share: float) -> None:
    wait = health.wait_after(failures, share)
    assert timedelta(seconds=0.5) <= wait <= health.LONGEST_WAIT
    assert health.wait_after(failures, 0.0) * 2 == health.wait_after(failures, 1.0)
    assert health.wait_after(failures + 1, 0.0) >= health.wait_after(failures, 0.0)


def test_a_channel_is_left_alone_as_long_as_it_asks_within_reason() -> None:
    assert health.wait_after(1, 0.0, 90) == timedelta(seconds=90)
    assert health.wait_told(None) == health.THROTTLED_WAIT
    assert health.wait_told(10**9) == health.MOST_TOLD
    assert health.wait_told(-5) == timedelta()
    assert not health.is_open(health.OPENS_AT - 1)
    assert health.is_open(health.OPENS_AT)


@given(st.lists(st.floats(0.001, 80_000), min_size=1, max_size=60), st.sampled_from([0.5, 0.9, 0.99]))
def test_percentiles_are_at_most_a_fifth_too_much(times: list[float], share: float) -> None:
    found = latency.percentile(latency.counted(times), share)
    assert found is not None
    exact = sorted(times)[max(0, int(np.ceil(share * len(times))) - 1)]
    assert found >= min(exact, latency.BOUNDS[-1]) * 0.999
    assert found <= max(exact * latency.GROWTH, latency.BOUNDS[0]) * 1.001


def test_without_changes_there_is_no_latency() -> None:
    assert latency.percentile([], 0.5) is None
    assert latency.percentile([0] * latency.SIZE, 0.5) is None


@pytest.mark.parametrize(("revision", "known", "news"), [(1, None, True), (1, 1, False), (1, 2, False), (3, 2, True)])
def test_only_later_revisions_are_news(revision: int, known: int | None, news: bool) -> None:
    assert bookings.is_news(revision, known) is news


@given(
    st.dictionaries(st.text(min_size=1, max_size=4), st.integers(1, 3), min_size=1, max_size=6),
    st.text(min_size=1, max_size=300),
)
def test_references_tell_the_rooms_of_a_product_apart(rooms: dict[str, int], reference: str) -> None:
    found = bookings.references(reference, rooms.items(), {})
    assert len({(refer, rooms[room]) for room, refer in found.items()}) == len(rooms)
    assert all(len(refer) <= bookings.MAX_REFERENCE for refer in found.values())
    assert bookings.references(reference, rooms.items(), found) == found


def test_texts_are_made_fit_to_be_kept() -> None:
    assert bookings.cut("  a\0b\ud800c ", 3) == "abc"
    assert bookings.cut("   ", 3) is None
    assert bookings.cut(None, 3) is None


def test_drift_is_what_the_channel_was_told_and_does_not_show() -> None:
    values = np.zeros((len(VALUES), 4), dtype=np.int64)
    values[ROW[PRICE]] = 100
    values[ROW[AVAILABILITY]] = 2
    said = np.zeros(values.shape, dtype=np.bool_)
    said[[ROW[PRICE], ROW[AVAILABILITY]]] = True
    wanted = Told(DAY, values, said)
    known = Known(values.copy(), said.copy())
    known.values[ROW[AVAILABILITY], 3] = 1  # It was told 1, and 2 is on its way.
    first = DAY.toordinal()
    shown = [
        (first, first, {PRICE: 100, AVAILABILITY: 2}),
        (first + 1, first + 1, {PRICE: 90, AVAILABILITY: 2}),
        (first + 3, first + 3, {PRICE: 100, AVAILABILITY: 1}),
    ]
    found = drift.compared(1, wanted, known, shown, ())
    assert [(one.day - first, one.ours, one.theirs) for one in found.drift] == [
        (1, {PRICE: 100}, {PRICE: 90}),
        (2, {PRICE: 100, AVAILABILITY: 2}, {PRICE: None, AVAILABILITY: None}),
    ]
    assert found.late == ((first + 1, first + 3),)
    assert drift.compared(1, wanted, known, shown, ((first, first + 3),)).drift == []


def test_a_write_marks_all_that_show_it() -> None:
    payload = {
        "process": 1,
        "product": 5,
        "affected": [5, 6],
        "ranges": [
            {"from": "2026-05-04", "to": "2026-05-06", "values": {"price": 100}},
            {"from": "2026-05-07", "to": "2026-05-07", "values": {"availability": 0}},
        ],
    }
    days = ((ordinal(4), ordinal(7)),)
    assert marks_of("calendar.changed", HOUSE, payload, None) == [
        Mark(HOUSE, 5, days, urgent=True),
        Mark(HOUSE, 6, days, urgent=True),
    ]


def test_a_stay_marks_its_nights_before_and_after_in_both_houses() -> None:
    now = {"status": "CONFIRMED", "arrival": "2026-05-04", "departure": "2026-05-06", "product": 5}
    split = {**now, "splits": [{"accommodation": 8, "product": 9, "day": "2026-05-05"}]}
    nights = ((ordinal(4), ordinal(5)),)
    assert marks_of("reservation.created", HOUSE, {"reservation": now}, None) == [
        Mark(HOUSE, EVERY_PRODUCT, nights, urgent=True)
    ]
    assert {mark.accommodation for mark in marks_of("reservation.changed", HOUSE, {"reservation": split}, now)} == {
        7,
        8,
    }
    assert marks_of("reservation.changed", HOUSE, {"reservation": now}, dict(now)) == []


def test_products_and_places_mark_everything_only_when_that_changes_what_they_show() -> None:
    before = {"parent": None, "price_value": "1", "name": "A"}
    everything = [Mark(HOUSE, EVERY_PRODUCT, ALWAYS)]
    assert marks_of("product.changed", HOUSE, {**before, "name": "B"}, before) == []
    assert marks_of("product.changed", HOUSE, {**before, "price_value": "2"}, before) == everything
    assert marks_of("accommodation.changed", HOUSE, {"currency": "EUR"}, {"currency": "USD"}) == everything
    assert marks_of("accommodation.changed", HOUSE, {"name": "A"}, {"name": "B"}) == []


def test_a_connection_marks_itself() -> None:
    assert marks_of("mapping.changed", HOUSE, {"connection": 3, "added": []}, None) == [
        Mark(HOUSE, EVERY_PRODUCT, ALWAYS, connection=3)
    ]
    assert marks_of("connection.changed", HOUSE, {"id": 3}, {"id": 3}) == [
        Mark(HOUSE, EVERY_PRODUCT, ALWAYS, connection=3)
    ]


@pytest.mark.parametrize("type", ["photo.added", "guest.created", "calendar.else", "ical.failed", "mail.requested"])
def test_other_events_mark_nothing(type: str) -> None:
    assert marks_of(type, HOUSE, {}, None) == []


def test_other_ways_of_taking_nights_mark_them() -> None:
    taken = {"product": 5, "taken": [[5, "2026-05-04"]], "given": [[5, "2026-05-05"]]}
    nights = ((ordinal(4), ordinal(5)),)
    assert marks_of("ical.changed", HOUSE, taken, None) == [Mark(HOUSE, EVERY_PRODUCT, nights, urgent=True)]
    rooms = {"product": 5, "affected": [5], "closed": [[5, "2026-05-04"]], "opened": []}
    assert marks_of("calendar.rooms", HOUSE, rooms, None) == [Mark(HOUSE, 5, ((ordinal(4), ordinal(4)),), urgent=True)]
    waiting = {"arrival": "2026-05-04", "departure": "2026-05-06"}
    assert marks_of("channelbooking.quarantined", HOUSE, waiting, None) == [
        Mark(HOUSE, EVERY_PRODUCT, nights, urgent=True)
    ]
    assert marks_of("calendar.copied", HOUSE, {"from": "2026-05-04"}, None) == [
        Mark(HOUSE, EVERY_PRODUCT, ((ordinal(4), ALWAYS[0][1]),))
    ]
