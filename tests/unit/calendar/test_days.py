"""Days that each have values of their own, as arrays, against the same days one by one."""

from datetime import date
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from roomrack.domain.calendar.rules import BLANK, Column, Days

FIRST = date(2026, 3, 1).toordinal()
COLUMNS = (Column.PRICE, Column.STOP_SELL)
CELLS = st.dictionaries(
    st.tuples(st.integers(1, 3), st.integers(0, 12)),
    st.tuples(st.sampled_from([BLANK, 1, 2]), st.sampled_from([BLANK, 0, 1])),
    min_size=1,
)
Cells = dict[tuple[int, int], tuple[int, int]]


def days_of(cells: Cells) -> Days:
    keys = sorted(cells)
    return Days(
        np.array([product for product, _ in keys]),
        np.array([FIRST + offset for _, offset in keys]),
        COLUMNS,
        np.array([cells[key] for key in keys]).T,
    )


@given(cells=CELLS)
def test_spans_hold_the_same_days_and_none_could_be_longer(cells: Cells) -> None:
    spans = days_of(cells).spans(7)
    held = [(span.product, day.toordinal() - FIRST) for span in spans for day in span.days]
    assert held == sorted(cells)
    for one, other in pairwise(spans):
        assert one.product != other.product or (other.days.first - one.days.last).days > 1


@given(cells=CELLS)
def test_a_run_ends_where_the_product_the_values_or_the_days_change(cells: Cells) -> None:
    keys = sorted(cells)
    expected = [True] + [
        (product, offset - 1) != before or cells[before] != cells[product, offset]
        for before, (product, offset) in pairwise(keys)
    ]
    assert days_of(cells).runs().tolist() == expected


@given(cells=CELLS)
def test_each_product_has_the_places_of_its_days(cells: Cells) -> None:
    days = days_of(cells)
    dates = days.dates()
    found = {product: [day.toordinal() - FIRST for day in dates[mine]] for product, mine in days.of_products()}
    assert found == {
        product: [offset for one, offset in sorted(cells) if one == product] for product, _ in sorted(cells)
    }


def test_some_of_the_days() -> None:
    days = days_of({(1, 0): (1, 0), (1, 1): (2, 1), (2, 5): (BLANK, 1)})
    kept = days.only(np.array([False, True, True]))
    assert (len(kept), kept.products.tolist(), kept.values.tolist()) == (2, [1, 2], [[2, BLANK], [1, 1]])
