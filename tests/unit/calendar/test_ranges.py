"""Items applied in order become disjoint ranges."""

from datetime import date, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from roomrack.core.stay import DateRange
from roomrack.domain.calendar.rules import Column, Item, cost, ranges
from roomrack.domain.calendar.service.writing import runs

FIRST = date(2026, 3, 1)


def days(first: int, last: int) -> DateRange:
    return DateRange(FIRST + timedelta(first), FIRST + timedelta(last))


def item(product: int, first: int, last: int, accommodation: int = 1, **values: int) -> Item:
    return Item(accommodation, product, days(first, last), {Column(name): value for name, value in values.items()})


def test_the_later_item_wins_only_the_columns_that_it_sends() -> None:
    made = ranges([item(1, 0, 9, price=100, min_stay=2), item(1, 3, 4, price=200)])
    assert [(part.days, dict(part.values)) for part in made] == [
        (days(0, 2), {Column.PRICE: 100, Column.MIN_STAY: 2}),
        (days(3, 4), {Column.PRICE: 200, Column.MIN_STAY: 2}),
        (days(5, 9), {Column.PRICE: 100, Column.MIN_STAY: 2}),
    ]
    assert dict(made[1].sources) == {Column.PRICE: 1, Column.MIN_STAY: 0}


def test_ranges_come_by_accommodation_product_and_day() -> None:
    made = ranges(
        [item(9, 5, 6, 2, price=1), item(8, 5, 6, 3, price=1), item(2, 9, 9, 2, price=1), item(2, 1, 2, 2, price=1)]
    )
    assert [(part.accommodation, part.product, part.days) for part in made] == [
        (2, 2, days(1, 2)),
        (2, 2, days(9, 9)),
        (2, 9, days(5, 6)),
        (3, 8, days(5, 6)),
    ]


def test_an_item_without_values_changes_nothing() -> None:
    assert ranges([item(1, 0, 9)]) == []
    assert len(ranges([item(1, 0, 9), item(1, 2, 3, price=1)])) == 1


items = st.builds(
    lambda product, first, length, values: item(product, first, first + length, **values),
    st.integers(1, 2),
    st.integers(0, 12),
    st.integers(0, 8),
    st.dictionaries(st.sampled_from(["price", "availability", "min_stay"]), st.integers(0, 3), max_size=3),
)


@settings(max_examples=200)
@given(st.lists(items, max_size=8))
def test_they_say_what_writing_day_by_day_would(written: list[Item]) -> None:
    wanted: dict[tuple[int, date], dict[Column, int]] = {}
    for one in written:
        for day in one.days:
            if one.values:
                wanted.setdefault((one.product, day), {}).update(one.values)
    got: dict[tuple[int, date], dict[Column, int]] = {}
    made = ranges(written)
    for part in made:
        for day in part.days:
            assert (part.product, day) not in got, "ranges overlap"
            got[part.product, day] = dict(part.values)
        assert all(written[position].values[column] == part.values[column] for column, position in part.sources.items())
    assert got == wanted
    assert made == sorted(made, key=lambda part: (part.accommodation, part.product, part.days.first))


def test_a_unit_for_each_fifteen_room_days_begun() -> None:
    assert [cost(count) for count in (0, 1, 15, 16, 30, 31)] == [0, 1, 1, 2, 2, 3]


def test_runs_of_equal_values() -> None:
    assert runs(np.array([7, 7, 9, 7], dtype=">i8")) == ([7, 9, 7], [2, 1, 1])
    assert runs(np.array([True])) == ([1], [1])
