"""Use cases of the calendar.

- `reading` whole columns, nightly prices, whether a stay can be booked · `writing` bulk writes
- `midnight` rules that write the calendar by themselves
- `stock` taking and giving back units: every path that sells goes through it
"""

from roomrack.domain.calendar.service import stock
from roomrack.domain.calendar.service.midnight import begin_day, run_rules
from roomrack.domain.calendar.service.reading import check, daily_prices, obstacles, read
from roomrack.domain.calendar.service.stock import Move, Moved, Unit, held, move
from roomrack.domain.calendar.service.writing import Problem, copy, problems, write

__all__ = [
    "Move",
    "Moved",
    "Problem",
    "Unit",
    "begin_day",
    "check",
    "copy",
    "daily_prices",
    "held",
    "move",
    "obstacles",
    "problems",
    "read",
    "run_rules",
    "stock",
    "write",
]
