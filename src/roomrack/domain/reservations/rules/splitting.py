"""Splits: where each night of a stay is, when it is not all in one room (docs/contract.md 7)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from roomrack.core.stay import Stay
from roomrack.domain.reservations.errors import SplitNowhere, SplitOutside
from roomrack.domain.reservations.rules.parts import Split
from roomrack.domain.reservations.rules.state import Reservation


@dataclass(frozen=True, slots=True)
class Segment:
    """Nights of a stay that are in one room."""

    accommodation: int
    product: int
    stay: Stay
    is_split: bool = True
    """Whether it is elsewhere than booked."""


def segments(reservation: Reservation) -> list[Segment]:
    """Where the nights are, in order: in the room that was booked, and then where each split puts them."""
    return segments_of(reservation.accommodation, reservation.product, reservation.stay, reservation.splits)


def segments_of(accommodation: int, product: int, stay: Stay, splits: Sequence[Split]) -> list[Segment]:
    """The same by what decides it."""
    starts = [(stay.arrival, accommodation, product, False)]
    starts += [(one.start, one.accommodation, one.product, True) for one in splits]
    ends = [start for start, *_ in starts[1:]] + [stay.departure]
    return [
        Segment(accommodation, product, Stay(start, end), is_split)
        for (start, accommodation, product, is_split), end in zip(starts, ends, strict=True)
        if start < end
    ]


def product_on(reservation: Reservation, day: date) -> int:
    """The product in which the stay is on a night."""
    started = [one for one in reservation.splits if one.start <= day]
    return started[-1].product if started else reservation.product


def fitted(splits: Sequence[Split], arrival: date, departure: date) -> tuple[Split, ...]:
    """The splits of a stay whose dates have changed.

    One that would start on the day of departure or later falls away; of those that would start before the arrival the
    last starts with it.
    """
    kept = [one for one in splits if arrival <= one.start < departure]
    before = [one for one in splits if one.start < arrival]
    if before and not (kept and kept[0].start == arrival):
        kept.insert(0, replace(before[-1], start=arrival))
    return tuple(kept)


def with_split(reservation: Reservation, split: Split) -> tuple[Split, ...]:
    """The splits after another one, which takes the place of one that starts on the same day.

    A later one that would put the stay where it is already falls away. Raises `SplitOutside`, and `SplitNowhere` when
    the stay is there already.
    """
    if not reservation.arrival <= split.start < reservation.departure:
        raise SplitOutside("$.splitStart", first=reservation.arrival, last=reservation.stay.nights[-1])
    others = [one for one in reservation.splits if one.start != split.start]
    ordered = sorted([*others, split], key=lambda one: one.start)
    rooms = [(reservation.accommodation, reservation.product), *((one.accommodation, one.product) for one in ordered)]
    moving = [one for one, (before, after) in zip(ordered, pairwise(rooms), strict=True) if before != after]
    if split not in moving:
        raise SplitNowhere("$.splitRoom.id", product=split.product, day=split.start)
    return tuple(moving)
