"""Which partitions hold a key, day by day."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomrack.infra.idempotency import LIFETIME, NEAR_MIDNIGHT, claimed_slots, scope_of, slot_of

DAY = datetime(2026, 3, 10, tzinfo=UTC)
INSTANTS = st.timedeltas(timedelta(), timedelta(days=600)).map(lambda later: DAY + later)


@pytest.mark.parametrize(
    ("instant", "days"),
    [
        (DAY + timedelta(hours=12), {0}),
        (DAY + timedelta(minutes=9), {-1, 0}),
        (DAY + timedelta(minutes=11), {0}),
        (DAY + timedelta(hours=23, minutes=49), {0}),
        (DAY + timedelta(hours=23, minutes=51), {0, 1}),
    ],
)
def test_near_midnight_both_days_are_claimed(instant: datetime, days: set[int]) -> None:
    assert set(claimed_slots(instant)) == {slot_of(DAY + timedelta(days=day)) for day in days}


@given(INSTANTS, st.timedeltas(timedelta(), 2 * NEAR_MIDNIGHT))
def test_twins_close_in_time_meet_in_a_partition(first: datetime, apart: timedelta) -> None:
    second = first + apart
    known = {*claimed_slots(second), slot_of(second - timedelta(days=1))}
    assert set(claimed_slots(first)) & known
    if apart <= NEAR_MIDNIGHT:
        assert set(claimed_slots(first)) & set(claimed_slots(second))


@given(INSTANTS, st.timedeltas(timedelta(), LIFETIME))
def test_a_key_is_looked_for_where_it_was_written(first: datetime, later: timedelta) -> None:
    second = first + later
    looked_at = {*claimed_slots(second), slot_of(second - timedelta(days=1))}
    assert set(claimed_slots(first)) & looked_at


@given(INSTANTS, st.timedeltas(timedelta(), LIFETIME))
def test_a_live_key_is_never_emptied_away(first: datetime, later: timedelta) -> None:
    emptied = slot_of(first + later - timedelta(days=2))
    assert set(claimed_slots(first)) != {emptied}


def test_each_part_of_the_scope_counts() -> None:
    scopes = {
        scope_of(1, None, "POST", "/a", "k"),
        scope_of(2, None, "POST", "/a", "k"),
        scope_of(1, 0, "POST", "/a", "k"),
        scope_of(1, 5, "POST", "/a", "k"),
        scope_of(1, None, "PUT", "/a", "k"),
        scope_of(1, None, "POST", "/b", "k"),
        scope_of(1, None, "POST", "/a", "l"),
    }
    assert len(scopes) == 7
