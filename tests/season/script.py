"""What happens in a season, drawn from a seed: the same seed gives the same season, as far as races allow. Pure."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

OTAS = ("alba", "bora", "cima")
PRODUCTS = 3
UNITS = (3, 2, 2)
"""Of each product: few, so that everybody wants the last one."""
SOLD_DAYS = 200
"""How many days from the season's first are on sale."""
WINDOW = 45
"""How far ahead guests look."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody at the door: which product, from which day of the season's present, for how long."""

    product: int
    arrival: int
    nights: int


@dataclass(frozen=True, slots=True)
class Written:
    """What the hotel writes into its calendar: cents, nights, or a stop, from a day of the present."""

    product: int
    first: int
    last: int
    price: int
    min_stay: int
    stop: bool


@dataclass(frozen=True, slots=True)
class Round:
    """What happens at the same time, before the clock goes ahead."""

    steps: tuple[int, ...]
    """How much guests do at each OTA."""
    wishes: Sequence[Wish]
    cancels: int
    """How many of those that booked at the door give up."""
    written: Sequence[Written]
    killed: bool
    """Whether the worker dies while all of this happens."""
    killed_ahead: bool
    """Whether it dies while it catches up with the clock."""
    hours: int
    """How far the clock goes ahead afterwards."""


def season(seed: int, rounds: int) -> list[Round]:
    """So many rounds. In each ten a worker dies twice."""
    draw = random.Random(seed)
    return [_round(draw, number) for number in range(rounds)]


def faults(seed: int) -> list[dict[str, object]]:
    """What goes wrong at each OTA all the time; each draws for itself."""
    return [
        {"kind": "delay", "calls": ["push", "bookings"], "probability": 0.1, "seconds": 0.2, "seed": seed},
        {"kind": "lose", "probability": 0.08, "seed": seed + 1},
        {"kind": "error", "probability": 0.12, "seed": seed + 2},
        {"kind": "throttle", "probability": 0.05, "seconds": 2, "seed": seed + 3},
        {"kind": "duplicate", "probability": 0.3, "seed": seed + 4},
        {"kind": "reorder", "probability": 0.3, "seed": seed + 5},
        {"kind": "wrong_price", "probability": 0.1, "percent": -20, "seed": seed + 6},
        {"kind": "sell_closed", "probability": 0.1, "seed": seed + 7},
    ]


def _round(draw: random.Random, number: int) -> Round:
    return Round(
        steps=tuple(draw.randint(1, 5) for _ in OTAS),
        wishes=[
            Wish(draw.randrange(PRODUCTS), draw.randrange(WINDOW // 2), draw.randint(1, 4))
            for _ in range(draw.randint(1, 4))
        ],
        cancels=draw.randint(0, 1),
        written=[_written(draw) for _ in range(draw.randint(0, 2))],
        killed=number % 10 == 2,
        killed_ahead=number % 10 == 7,
        hours=draw.choice((1, 6, 9, 24, 24, 40)),
    )


def _written(draw: random.Random) -> Written:
    first = draw.randrange(WINDOW)
    return Written(
        draw.randrange(PRODUCTS),
        first,
        first + draw.randint(0, 6),
        draw.randrange(5_000, 25_000, 500),
        draw.choice((1, 1, 1, 2)),
        draw.random() < 0.15,
    )
