"""The pure part of the calendar.

- `columns` the calendar as arrays · `derivation` what a product shows · `bookability` when it can be sold
- `writing` what a bulk write comes to · `changes` what it would change · `tracing` how a price comes about
- `midnight` what happens by itself when the local day begins
- `days` values that are different every day
- `versions` whether days have changed · `files` the calendar as a table
"""

from roomrack.domain.calendar.rules.bookability import Finding, Obstacle, bookable, findings, hindered
from roomrack.domain.calendar.rules.changes import BOOKABLE, Change, applied, differences
from roomrack.domain.calendar.rules.columns import GROUPS, NEVER_SET, Column, Columns, Ints
from roomrack.domain.calendar.rules.days import BLANK, Days
from roomrack.domain.calendar.rules.derivation import change, derive, derive_prices, needed
from roomrack.domain.calendar.rules.midnight import ABSENT, Kind, Marks, Nights, closed_days, opened_days, priced
from roomrack.domain.calendar.rules.tracing import Step, StepKind, result, trace
from roomrack.domain.calendar.rules.versions import version
from roomrack.domain.calendar.rules.writing import (
    HORIZON_DAYS,
    MAX_WRITE_ROOM_DAYS,
    Item,
    Range,
    cost,
    ranges,
)

__all__ = [
    "ABSENT",
    "BLANK",
    "BOOKABLE",
    "GROUPS",
    "HORIZON_DAYS",
    "MAX_WRITE_ROOM_DAYS",
    "NEVER_SET",
    "Change",
    "Column",
    "Columns",
    "Days",
    "Finding",
    "Ints",
    "Item",
    "Kind",
    "Marks",
    "Nights",
    "Obstacle",
    "Range",
    "Step",
    "StepKind",
    "applied",
    "bookable",
    "change",
    "closed_days",
    "cost",
    "derive",
    "derive_prices",
    "differences",
    "findings",
    "hindered",
    "needed",
    "opened_days",
    "priced",
    "ranges",
    "result",
    "trace",
    "version",
]
