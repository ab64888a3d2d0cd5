"""Why a stay can't be booked, and which stay near it can (docs/algorithms/bookability.md)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from roomrack.core.stay import Stay
from roomrack.domain.calendar.rules import Columns, Finding, findings

LOOK_AROUND = 60
"""How many days before and after the arrival are looked at for a stay of the same length."""
LOOK_LONGER = 30
"""How many nights more or fewer are tried from the same arrival."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """Stays that can be booked: of the same length before and after, and from the same day of another length."""

    earlier: Stay | None
    later: Stay | None
    same_arrival: Stay | None


def by_day(found: Sequence[Finding]) -> dict[date, list[Finding]]:
    """What stands against each day of a stay, as findings of that day alone; days without any are absent."""
    days: dict[date, list[Finding]] = {}
    for one in found:
        for day in one.days:
            days.setdefault(day, []).append(Finding(one.obstacle, (day,), one.limit))
    return dict(sorted(days.items()))


def nearest(shown: Columns, row: int, stay: Stay, today: date) -> Nearest:
    """The nearest stays that nothing stands against, within the days of the columns.

    Earlier and later ones have as many nights. From the same arrival the length that differs least counts, of two the
    longer.
    """
    length = len(stay)
    last = shown.first + timedelta(shown.days - 1)

    def free(arrival: date, nights: int) -> bool:
        return (
            arrival >= max(shown.first, today)
            and arrival + timedelta(nights) <= last
            and not findings(shown, row, Stay(arrival, arrival + timedelta(nights)), today)
        )

    # Nights that are closed whatever the stay rule out most arrivals without a further look.
    closed = ~((shown.available[row] > 0) & ~shown.stop_sell[row] & (shown.price[row] > 0))
    sums = np.concatenate(([0], np.cumsum(closed)))

    def open_from(arrival: date, nights: int) -> bool:
        start = (arrival - shown.first).days
        return start >= 0 and start + nights < shown.days and not sums[start + nights] - sums[start]

    def moved(step: int) -> Stay | None:
        for distance in range(1, LOOK_AROUND + 1):
            arrival = stay.arrival + timedelta(step * distance)
            if open_from(arrival, length) and free(arrival, length):
                return Stay(arrival, arrival + timedelta(length))
        return None

    same = None
    for difference in range(1, LOOK_LONGER + 1):
        for nights in (length + difference, length - difference):
            if same is None and nights > 0 and open_from(stay.arrival, nights) and free(stay.arrival, nights):
                same = Stay(stay.arrival, stay.arrival + timedelta(nights))
    return Nearest(moved(-1), moved(1), same)


def window(stay: Stay, today: date) -> tuple[date, date]:
    """The first and last local day that `nearest` looks at; never beyond what a date can be."""
    first = max(today, stay.arrival - timedelta(LOOK_AROUND)) if stay.arrival > today else stay.arrival
    length = len(stay)
    ahead = max(LOOK_AROUND + length, length + LOOK_LONGER)
    return first, date.fromordinal(min(stay.arrival.toordinal() + ahead, date.max.toordinal()))
