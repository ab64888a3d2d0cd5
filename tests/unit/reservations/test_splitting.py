"""Where each night of a split stay is, against a model that walks night by night."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomrack.domain.reservations.errors import SplitNowhere, SplitOutside
from roomrack.domain.reservations.rules.parts import Split
from roomrack.domain.reservations.rules.splitting import fitted, product_on, segments, with_split
from roomrack.domain.reservations.rules.state import Reservation
from tests.unit.reservations.examples import BOOKED

FIRST = date(2030, 5, 1)


def split(day: int, product: int, accommodation: int = 7) -> Split:
    return Split(
        start=FIRST + timedelta(day),
        accommodation=accommodation,
        accommodation_name="Hotel",
        product=product,
        product_name="Room",
    )


def stay(nights: int) -> Reservation:
    return replace(
        BOOKED, arrival=FIRST, departure=FIRST + timedelta(nights), product=1, nightly=(0,) * nights, room_gross=0
    )


@given(st.integers(1, 12), st.lists(st.tuples(st.integers(-2, 14), st.integers(1, 3), st.integers(7, 8)), max_size=8))
def test_each_night_is_where_the_last_split_before_it_puts_it(nights: int, wished: list[tuple[int, int, int]]) -> None:
    room = stay(nights)
    model = dict.fromkeys(range(nights), (7, 1))
    starts: dict[int, tuple[int, int]] = {}
    for day, product, accommodation in wished:
        before = room.splits
        try:
            room = replace(room, splits=with_split(room, split(day, product, accommodation)))
        except SplitOutside:
            assert not 0 <= day < nights
            continue
        except SplitNowhere:
            assert room.splits == before
            continue
        starts = {(one.start - FIRST).days: (one.accommodation, one.product) for one in room.splits}
        assert starts[day] == (accommodation, product)
        place = (7, 1)
        for night in range(nights):
            place = starts.get(night, place)
            model[night] = place
        walked = {
            (night - FIRST).days: (part.accommodation, part.product)
            for part in segments(room)
            for night in part.stay.nights
        }
        assert walked == model
        assert all(product_on(room, FIRST + timedelta(night)) == model[night][1] for night in range(nights))
        rooms = [(part.accommodation, part.product) for part in segments(room)]
        assert all(one != two for one, two in pairwise(rooms))


def test_what_would_lead_nowhere_is_refused_and_what_came_to_falls_away() -> None:
    room = stay(5)
    with pytest.raises(SplitNowhere):
        with_split(room, split(2, 1))
    there = replace(room, splits=with_split(room, split(3, 2)))
    assert [one.start.day for one in with_split(there, split(1, 2))] == [2]
    assert with_split(there, split(3, 3)) == (split(3, 3),)


@given(st.lists(st.integers(0, 9), unique=True, max_size=5), st.integers(-3, 9), st.integers(1, 10))
def test_other_dates_keep_the_splits_that_lie_in_them(days: list[int], arrival: int, nights: int) -> None:
    splits = tuple(split(day, number + 2) for number, day in enumerate(sorted(days)))
    first, last = FIRST + timedelta(arrival), FIRST + timedelta(arrival + nights)
    moved = fitted(splits, first, last)
    assert all(first <= one.start < last for one in moved)
    for offset in range(nights):
        night = first + timedelta(offset)
        before = [one.product for one in splits if one.start <= night]
        after = [one.product for one in moved if one.start <= night]
        assert after[-1:] == before[-1:]
