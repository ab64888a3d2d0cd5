"""When a day can be sold, and what stands against a stay (docs/algorithms/bookability.md)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from roomrack.core.stay import Stay
from roomrack.domain.calendar.rules.columns import Columns, Flags


class Obstacle(StrEnum):
    """Why a stay can't be booked, in the order in which it is told."""

    SOLD_OUT = "sold_out"
    STOP_SELL = "stop_sell"
    NO_PRICE = "no_price"
    CUT_OFF = "cut_off"
    CLOSED_TO_ARRIVAL = "closed_to_arrival"
    CLOSED_TO_DEPARTURE = "closed_to_departure"
    MIN_STAY = "min_stay"
    MAX_STAY = "max_stay"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that stands against a stay, on which days, and the limit where there is one."""

    obstacle: Obstacle
    days: tuple[date, ...]
    limit: int = 0


def bookable(shown: Columns, today: date) -> Flags:
    """Which days of each product can be sold: something left, no stop-sell, a price, not inside the cut-off.

    `today` is the local day of the property. A day that has passed is inside every cut-off.
    """
    ahead = np.arange(shown.days) + (shown.first - today).days
    return (shown.available > 0) & ~shown.stop_sell & (shown.price > 0) & (ahead[np.newaxis, :] >= shown.cut_off_days)


def findings(shown: Columns, row: int, stay: Stay, today: date) -> list[Finding]:
    """What stands against a stay in the product of a row; nothing when it can be booked.

    The columns must cover the stay from arrival to departure, both included. Every night needs a unit, a price and no
    stop-sell; the arrival day decides cut-off, stay limits and arrival; the departure day decides departure.
    """
    start, end = _span(shown, stay)
    found: list[Finding] = []

    def nights(obstacle: Obstacle, closed: Flags) -> None:
        if closed.any():
            all_nights = stay.nights
            found.append(Finding(obstacle, tuple(all_nights[index] for index in np.flatnonzero(closed))))

    nights(Obstacle.SOLD_OUT, shown.available[row, start:end] <= 0)
    nights(Obstacle.STOP_SELL, shown.stop_sell[row, start:end])
    nights(Obstacle.NO_PRICE, shown.price[row, start:end] <= 0)
    cut_off = int(shown.cut_off_days[row, start])
    if (stay.arrival - today).days < cut_off or stay.arrival < today:
        found.append(Finding(Obstacle.CUT_OFF, (stay.arrival,), cut_off))
    if shown.closed_to_arrival[row, start]:
        found.append(Finding(Obstacle.CLOSED_TO_ARRIVAL, (stay.arrival,)))
    if shown.closed_to_departure[row, end]:
        found.append(Finding(Obstacle.CLOSED_TO_DEPARTURE, (stay.departure,)))
    if len(stay) < (least := int(shown.min_stay[row, start])):
        found.append(Finding(Obstacle.MIN_STAY, (stay.arrival,), least))
    if len(stay) > (most := int(shown.max_stay[row, start])):
        found.append(Finding(Obstacle.MAX_STAY, (stay.arrival,), most))
    return found


def hindered(shown: Columns, stay: Stay, today: date) -> Flags:
    """Which products have `findings`: the same rules, for all rows at once."""
    start, end = _span(shown, stay)
    nights = slice(start, end)
    closed = (shown.available[:, nights] <= 0) | shown.stop_sell[:, nights] | (shown.price[:, nights] <= 0)
    ahead = (stay.arrival - today).days
    found: Flags = (
        closed.any(axis=1)
        | (shown.cut_off_days[:, start] > ahead)
        | (ahead < 0)
        | shown.closed_to_arrival[:, start]
        | shown.closed_to_departure[:, end]
        | (shown.min_stay[:, start] > len(stay))
        | (shown.max_stay[:, start] < len(stay))
    )
    return found


def _span(shown: Columns, stay: Stay) -> tuple[int, int]:
    start = (stay.arrival - shown.first).days
    end = start + len(stay)
    if start < 0 or end >= shown.days:
        raise ValueError("the columns do not cover the stay")
    return start, end
