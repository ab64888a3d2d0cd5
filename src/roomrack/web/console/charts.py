"""Bars for a graph that the server draws."""

from collections.abc import Sequence
from dataclasses import dataclass

HEIGHT = 120
WIDTH = 720


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, in the units of the picture, whose origin is at the top left."""

    x: float
    y: float
    width: float
    height: float
    over: bool
    """Whether it passes the limit."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A graph of values over time."""

    bars: tuple[Bar, ...]
    limit_y: float | None
    """Where the line of the limit lies; None where it is far above everything."""
    top: int
    """The value at the upper edge."""
    highest: int
    width: int = WIDTH
    height: int = HEIGHT


def chart(values: Sequence[int], limit: int) -> Chart:
    """The bars of some values; the limit is drawn when the highest value comes to a quarter of it."""
    highest = max(values, default=0)
    shows_limit = limit > 0 and highest * 4 >= limit
    top = max(highest, limit if shows_limit else 0, 1)
    step = WIDTH / max(len(values), 1)
    bars = tuple(
        Bar(
            round(position * step, 2),
            round(HEIGHT - HEIGHT * value / top, 2),
            round(max(step * 0.85, 0.6), 2),
            round(HEIGHT * value / top, 2),
            value > limit,
        )
        for position, value in enumerate(values)
        if value
    )
    return Chart(bars, round(HEIGHT - HEIGHT * limit / top, 2) if shows_limit else None, top, highest)
