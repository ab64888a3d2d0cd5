"""Which physical rooms stays get: a pure algorithm (docs/algorithms/assignment.md).

Spans are half-open, as stays are: who leaves on a day and who arrives on it may share a room.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

EXACT_STAYS = 9
"""Groups of up to so many stays are searched for the best distribution; larger ones are placed one after the other."""

MAX_STEPS = 20_000
"""Steps of such a search; then the best that was found so far is taken."""

Span = tuple[date, date]
"""Local days, the second not included."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A stay that needs a room. `rooms` are those that would do, in the order of preference."""

    reservation: int
    arrival: date
    departure: date
    rooms: tuple[int, ...]

    @property
    def span(self) -> Span:
        """The nights that it takes."""
        return self.arrival, self.departure


Rooms = dict[int, list[Span]]
"""The spans in which each room is taken, in order."""


def assign(wishes: Sequence[Wish], taken: Mapping[int, Sequence[Span]]) -> dict[int, int]:
    """A room for as many stays as it finds one for, by reservation.

    `taken` are the spans in which rooms are occupied or closed; they may overlap each other, and stay as they are. Of
    the ways to place a group of up to `EXACT_STAYS` stays it takes one that places the most, and of those one with the
    fewest gaps, as far as `MAX_STEPS` reach. Larger groups are placed by arrival, each where the gap before it is the
    shortest; where none is free a stay that was just placed makes room if it can. The same question has the same
    answer.
    """
    found: dict[int, int] = {}
    for group in _groups(wishes):
        rooms = {room: _merged(taken.get(room, ())) for room in sorted({room for wish in group for room in wish.rooms})}
        placed = _greedy(group, rooms)
        found |= _exact(group, rooms, placed) if len(group) <= EXACT_STAYS else placed
    return found


def gaps(spans: Sequence[Span]) -> int:
    """How often a room stands empty between two of its spans."""
    merged = _merged(spans)
    return max(0, len(merged) - 1)


def _groups(wishes: Sequence[Wish]) -> list[list[Wish]]:
    """Stays that compete for a room, directly or by way of others; each group by arrival."""
    groups: list[tuple[set[int], list[Wish]]] = []
    for wish in sorted(wishes, key=lambda each: (each.arrival, each.departure, each.reservation)):
        if not wish.rooms:
            continue
        rooms, members = set(wish.rooms), [wish]
        apart = []
        for others, theirs in groups:
            if others & rooms:
                rooms |= others
                members = theirs + members
            else:
                apart.append((others, theirs))
        groups = [*apart, (rooms, members)]
    return [sorted(members, key=lambda each: (each.arrival, each.departure, each.reservation)) for _, members in groups]


def _greedy(group: Sequence[Wish], taken: Mapping[int, Sequence[Span]]) -> dict[int, int]:
    rooms: Rooms = {room: list(spans) for room, spans in taken.items()}
    placed: dict[int, int] = {}
    by_id = {wish.reservation: wish for wish in group}
    for wish in group:
        room = _tightest(wish, rooms)
        if room is None:
            room = _made_free(wish, rooms, placed, by_id, taken)
        if room is not None:
            placed[wish.reservation] = room
            rooms[room].append(wish.span)
    return placed


def _tightest(wish: Wish, rooms: Rooms, but: AbstractSet[int] = frozenset()) -> int | None:
    """The free room that would stand empty for the shortest time before the stay, then after it."""
    free = [room for room in wish.rooms if room not in but and _is_free(wish.span, rooms[room])]
    if not free:
        return None
    order = {room: place for place, room in enumerate(wish.rooms)}
    return min(free, key=lambda room: (*_around(wish.span, rooms[room]), order[room]))


def _around(span: Span, spans: Sequence[Span]) -> tuple[int, int]:
    far = (date.max - date.min).days
    before = [(span[0] - end).days for _, end in spans if end <= span[0]]
    behind = [(start - span[1]).days for start, _ in spans if start >= span[1]]
    return min(before, default=far), min(behind, default=far)


def _made_free(
    wish: Wish,
    rooms: Rooms,
    placed: dict[int, int],
    by_id: Mapping[int, Wish],
    taken: Mapping[int, Sequence[Span]],
) -> int | None:
    """Move those that were placed now out of one room, if all of them find another; gives the room."""
    for room in wish.rooms:
        if not _is_free(wish.span, taken[room]):
            continue
        inside = [by_id[id] for id, where in placed.items() if where == room and _meet(by_id[id].span, wish.span)]
        moved: list[tuple[Wish, int]] = []
        for other in inside:
            elsewhere = _tightest(other, rooms, frozenset({room}))
            if elsewhere is None:
                break
            rooms[elsewhere].append(other.span)
            moved.append((other, elsewhere))
        if len(moved) == len(inside):
            for other, elsewhere in moved:
                rooms[room].remove(other.span)
                placed[other.reservation] = elsewhere
            return room
        for other, elsewhere in moved:
            rooms[elsewhere].remove(other.span)
    return None


def _exact(group: Sequence[Wish], taken: Mapping[int, Sequence[Span]], known: Mapping[int, int]) -> dict[int, int]:
    """The best of all distributions; `known` is one of them, so that worse ones are given up early."""
    rooms: Rooms = {room: list(spans) for room, spans in taken.items()}
    best = (len(group) - len(known), _gaps_of(group, taken, known), dict(known))

    steps = 0

    def look(index: int, left_out: int, chosen: dict[int, int]) -> None:
        nonlocal best, steps
        steps += 1
        if left_out > best[0] or steps > MAX_STEPS:
            return
        if index == len(group):
            found = (left_out, _gaps_of(group, taken, chosen))
            if found < best[:2]:
                best = (*found, dict(chosen))
            return
        wish = group[index]
        tried: set[tuple[tuple[Span, ...], frozenset[int]]] = set()
        for room in wish.rooms:
            if not _is_free(wish.span, rooms[room]):
                continue
            # Rooms that are taken alike, and that the same stays could have, are the same question.
            alike = (
                tuple(sorted(rooms[room])),
                frozenset(each.reservation for each in group[index:] if room in each.rooms),
            )
            if alike in tried:
                continue
            tried.add(alike)
            rooms[room].append(wish.span)
            chosen[wish.reservation] = room
            look(index + 1, left_out, chosen)
            del chosen[wish.reservation]
            rooms[room].remove(wish.span)
        look(index + 1, left_out + 1, chosen)

    look(0, 0, {})
    return best[2]


def _gaps_of(group: Sequence[Wish], taken: Mapping[int, Sequence[Span]], chosen: Mapping[int, int]) -> int:
    rooms = {room: list(spans) for room, spans in taken.items()}
    for wish in group:
        if wish.reservation in chosen:
            rooms[chosen[wish.reservation]].append(wish.span)
    return sum(gaps(spans) for spans in rooms.values())


def _is_free(span: Span, spans: Sequence[Span]) -> bool:
    return not any(_meet(span, other) for other in spans)


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _merged(spans: Sequence[Span]) -> list[Span]:
    """The spans in order, those that overlap or touch as one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
