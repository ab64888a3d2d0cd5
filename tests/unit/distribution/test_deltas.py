"""What goes out, against an obvious model: a dictionary of days."""

import itertools
from datetime import date, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from roomrack.domain.distribution.rules import deltas, spans
from roomrack.domain.distribution.rules.deltas import CHUNK, Piece, calls, groups, news, pieces
from roomrack.domain.distribution.rules.outward import AVAILABILITY, PRICE, ROW, STOP_SELL, VALUES, Told

FIRST = date(2026, 3, 1)
DAYS = 40
START = FIRST.toordinal()

day_spans = st.lists(
    st.tuples(st.integers(-5, DAYS + 5), st.integers(0, 6)).map(lambda pair: (START + pair[0], START + sum(pair))),
    max_size=6,
).map(spans.joined)
small = st.integers(0, 3)


@st.composite
def told(draw: st.DrawFn) -> Told:
    """A calendar of few different values, so that there is much to group."""
    values = np.zeros((len(VALUES), DAYS), dtype=np.int64)
    said = np.zeros((len(VALUES), DAYS), dtype=np.bool_)
    for name in (PRICE, AVAILABILITY, STOP_SELL):
        column = draw(st.lists(small, min_size=DAYS, max_size=DAYS))
        values[ROW[name]] = column
        said[ROW[name]] = True if name != PRICE else np.array(column) > 0
    return Told(FIRST, values, said)


def days_of(queue: list[Piece]) -> dict[tuple[int, str], int]:
    """What pieces tell, by day and value; a day that is told twice is a mistake."""
    found: dict[tuple[int, str], int] = {}
    for piece in queue:
        for day in range(piece.first, piece.last + 1):
            for name, value in piece.values:
                assert (day, name) not in found
                found[day, name] = value
    return found


@given(day_spans, day_spans)
def test_spans_are_sets_of_days(first: spans.Spans, second: spans.Spans) -> None:
    one, other = set(spans.days_of(first)), set(spans.days_of(second))
    assert set(spans.days_of(spans.joined(first, second))) == one | other
    assert set(spans.days_of(spans.without(first, second))) == one - other
    assert set(spans.days_of(spans.within(first, START, START + 9))) == one & set(range(START, START + 10))
    assert spans.size(first) == len(one)
    both = spans.joined(first, second)
    assert all(left[1] + 1 < right[0] for left, right in itertools.pairwise(both))


@settings(max_examples=200)
@given(st.lists(st.tuples(told(), day_spans, day_spans), min_size=1, max_size=4))
def test_a_channel_knows_all_that_was_dirty_and_is_told_nothing_twice(
    steps: list[tuple[Told, spans.Spans, spans.Spans]],
) -> None:
    model: dict[tuple[int, str], int] = {}
    chunks: dict[int, bytes] = {}
    for wanted, dirty, forced in steps:
        known = deltas.unpacked(chunks, FIRST, DAYS)
        fresh = news(wanted, known, dirty, forced)
        queue = pieces(1, wanted, fresh)
        expected = {}
        for day in range(DAYS):
            for row, name in enumerate(VALUES):
                if not wanted.said[row, day]:
                    continue
                value, key = int(wanted.values[row, day]), (START + day, name)
                insisted = START + day in set(spans.days_of(forced))
                if insisted or (START + day in set(spans.days_of(dirty)) and model.get(key) != value):
                    expected[key] = value
        assert days_of(queue) == expected
        model |= expected
        sent = spans.joined(*deltas.spans_of(queue).values())
        chunks |= deltas.packed(chunks, wanted, fresh, sent)
        after = deltas.unpacked(chunks, FIRST, DAYS)
        for row, name in enumerate(VALUES):
            for day in range(DAYS):
                kept = int(after.values[row, day]) if after.said[row, day] else None
                assert kept == model.get((START + day, name))


@given(told(), st.integers(1, 50))
def test_calls_hold_everything_once_within_the_limit_and_closing_first(wanted: Told, limit: int) -> None:
    nothing = deltas.Known.nothing(DAYS)
    everything = ((START, START + DAYS - 1),)
    queue = [piece for product in (1, 2) for piece in pieces(product, wanted, news(wanted, nothing, everything))]
    batches = list(calls(queue, limit))
    assert all(sum(piece.days for piece in batch) <= limit for batch in batches)
    for product in (1, 2):
        sent = [piece for batch in batches for piece in batch if piece.product == product]
        assert days_of(sent) == days_of([piece for piece in queue if piece.product == product])
    urgent = [any(piece.urgent for piece in batch) for batch in batches]
    assert urgent == sorted(urgent, reverse=True)
    for batch in batches:
        keys = [piece.product for piece in batch]
        assert keys == sorted(keys, key=keys.index)
        for product in set(keys):
            mine = [piece.first for piece in batch if piece.product == product]
            assert mine == sorted(mine)


@given(told())
def test_neighbours_with_equal_values_are_one_piece_and_groups_gather_the_rest(wanted: Told) -> None:
    everything = ((START, START + DAYS - 1),)
    queue = pieces(1, wanted, news(wanted, deltas.Known.nothing(DAYS), everything))
    for left, right in itertools.pairwise(queue):
        assert left.last + 1 == right.first
        assert left.values != right.values
    gathered = groups(queue)
    assert len({values for _, values in gathered}) == len(gathered)
    assert sorted(day for days, _ in gathered for day in days) == list(range(START, START + DAYS))


@given(told(), day_spans)
def test_a_day_of_which_anything_is_new_is_told_wholly_where_that_is_wanted(wanted: Told, dirty: spans.Spans) -> None:
    known = deltas.Known(wanted.values.copy(), wanted.said.copy())
    known.values[ROW[AVAILABILITY], ::3] += 1
    fresh = news(wanted, known, dirty, whole=True)
    dirty_days = set(spans.days_of(dirty))
    for day in range(DAYS):
        expected = wanted.said[:, day] if day % 3 == 0 and START + day in dirty_days else np.zeros(len(VALUES), bool)
        assert (fresh[:, day] == expected).all()


def test_what_was_told_of_other_days_stays_known() -> None:
    values = np.full((len(VALUES), DAYS), 5, dtype=np.int64)
    wanted = Told(FIRST, values, np.ones(values.shape, dtype=np.bool_))
    fresh = np.zeros(values.shape, dtype=np.bool_)
    fresh[ROW[PRICE]] = True
    chunks = deltas.packed({}, wanted, fresh, ((START, START + CHUNK),))
    assert deltas.unpacked(chunks, FIRST, DAYS).said[ROW[PRICE]].sum() == CHUNK + 1
    other = np.zeros(values.shape, dtype=np.bool_)
    other[ROW[AVAILABILITY]] = True
    chunks |= deltas.packed(chunks, wanted, other, ((START + 3, START + 3),))
    known = deltas.unpacked(chunks, FIRST + timedelta(2), 3)
    assert known.said[ROW[PRICE]].tolist() == [True, True, True]
    assert known.said[ROW[AVAILABILITY]].tolist() == [False, True, False]
    assert known.values[ROW[PRICE]].tolist() == [5, 5, 5]


def test_what_nobody_knows_is_told_again_and_nothing_else() -> None:
    values = np.full((len(VALUES), DAYS), 5, dtype=np.int64)
    wanted = Told(FIRST, values, np.ones(values.shape, dtype=np.bool_))
    everything = ((START, START + DAYS - 1),)
    chunks = deltas.packed({}, wanted, wanted.said, everything)
    fresh = np.zeros(values.shape, dtype=np.bool_)
    fresh[ROW[PRICE], 2:9] = True
    chunks |= deltas.doubted(chunks, wanted, fresh, ((START + 4, START + 30),))
    again = news(wanted, deltas.unpacked(chunks, FIRST, DAYS), everything)
    assert np.argwhere(again).tolist() == [[ROW[PRICE], day] for day in range(4, 9)]
    assert deltas.doubted({}, wanted, fresh, ((START + 20, START + 30),)) == {}
