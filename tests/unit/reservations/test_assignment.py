"""Automatic assignment against looking at every distribution, and what must hold whatever is asked."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from roomrack.domain.reservations.rules.assignment import EXACT_STAYS, Span, Wish, assign, gaps

DAY = date(2027, 1, 10)


def span(start: int, nights: int) -> Span:
    return DAY + timedelta(start), DAY + timedelta(start + nights)


def wish(id: int, start: int, nights: int, *rooms: int) -> Wish:
    return Wish(id, *span(start, nights), rooms)


spans = st.builds(span, st.integers(0, 8), st.integers(1, 4))


@st.composite
def questions(draw: st.DrawFn, most: int = 5) -> tuple[list[Wish], dict[int, list[Span]]]:
    """Some stays, up to three rooms, and what is taken in them."""
    rooms = list(range(1, draw(st.integers(1, 3)) + 1))
    taken = {room: draw(st.lists(spans, max_size=2)) for room in rooms}
    wishes = [
        Wish(10 + number, *draw(spans), tuple(draw(st.lists(st.sampled_from(rooms), unique=True, max_size=3))))
        for number in range(draw(st.integers(0, most)))
    ]
    return wishes, taken


def meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def filled(
    wishes: Sequence[Wish], taken: Mapping[int, Sequence[Span]], found: Mapping[int, int]
) -> dict[int, list[Span]] | None:
    """What each room holds then; None when two meet that did not before."""
    rooms: dict[int, list[Span]] = {room: list(held) for room, held in taken.items()}
    for each in wishes:
        if each.reservation in found:
            room = found[each.reservation]
            if room not in each.rooms or any(meet(each.span, other) for other in rooms[room]):
                return None
            rooms[room].append(each.span)
    return rooms


def cost(
    wishes: Sequence[Wish], taken: Mapping[int, Sequence[Span]], found: Mapping[int, int]
) -> tuple[int, int] | None:
    rooms = filled(wishes, taken, found)
    return None if rooms is None else (len(wishes) - len(found), sum(empty(held) for held in rooms.values()))


def empty(held: Sequence[Span]) -> int:
    """Runs of nights between the first and the last that nobody sleeps there, counted night by night."""
    nights = {start + timedelta(n) for start, end in held for n in range((end - start).days)}
    if not nights:
        return 0
    line = [min(nights) + timedelta(n) in nights for n in range((max(nights) - min(nights)).days + 1)]
    return sum(1 for here, next_ in pairwise(line) if here and not next_)


@given(questions())
def test_it_is_as_good_as_the_best_of_all_distributions(question: tuple[list[Wish], dict[int, list[Span]]]) -> None:
    wishes, taken = question
    best = min(
        found
        for choice in product(*((None, *each.rooms) for each in wishes))
        if (
            found := cost(
                wishes,
                taken,
                {each.reservation: room for each, room in zip(wishes, choice, strict=True) if room is not None},
            )
        )
        is not None
    )
    assert cost(wishes, taken, assign(wishes, taken)) == best


@given(questions(most=EXACT_STAYS + 6))
def test_many_never_meet_and_nobody_is_left_out_who_could_be_added(
    question: tuple[list[Wish], dict[int, list[Span]]],
) -> None:
    wishes, taken = question
    found = assign(wishes, taken)
    rooms = filled(wishes, taken, found)
    assert rooms is not None
    for each in wishes:
        if each.reservation not in found:
            assert not [room for room in each.rooms if not any(meet(each.span, other) for other in rooms[room])]


@given(questions(most=EXACT_STAYS + 3), st.randoms())
def test_the_order_in_which_stays_are_given_does_not_matter(
    question: tuple[list[Wish], dict[int, list[Span]]], chance: st.DataObject
) -> None:
    wishes, taken = question
    shuffled = list(wishes)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a Random
    assert assign(shuffled, taken) == assign(wishes, taken)


@given(st.lists(spans, max_size=5))
def test_gaps_are_counted_as_night_by_night(held: list[Span]) -> None:
    assert gaps(held) == empty(held)


def test_a_stay_goes_where_it_closes_a_gap() -> None:
    taken = {1: [span(0, 2)], 2: [span(0, 3), span(5, 2)]}
    assert assign([wish(7, 3, 2, 1, 2)], taken) == {7: 2}


def test_who_leaves_and_who_arrives_on_a_day_may_share_a_room() -> None:
    assert assign([wish(7, 2, 2, 1), wish(8, 4, 1, 1)], {1: [span(0, 2)]}) == {7: 1, 8: 1}


def test_without_a_room_nothing_is_found() -> None:
    assert assign([wish(7, 0, 1)], {}) == {}
    assert assign([], {1: []}) == {}


def test_a_stay_that_was_just_placed_makes_room() -> None:
    """Ten more than fit the search: by arrival alone the one that can only have room 1 would find it taken."""
    others = [wish(100 + n, 20 + 2 * n, 1, 1, 2) for n in range(EXACT_STAYS)]
    wishes = [wish(7, 0, 3, 1, 2), wish(8, 1, 1, 1), *others]
    found = assign(wishes, {1: [], 2: []})
    assert (found[7], found[8]) == (2, 1)
    assert len(found) == len(wishes)
