"""Use cases of the calendar.

- `reading` whole columns, nightly prices, whether a stay can be booked · `writing` bulk writes · `previewing` dry runs
- `midnight` rules that write the calendar by themselves
- `daily` writing days that each have values of their own · `files` importing the calendar from a table
- `undoing` bringing back what a bulk write overwrote
- `closing` keeping physical rooms from being sold while they are worked on
- `stock` taking and giving back units: every path that sells goes through it
"""

from roomrack.domain.calendar.service import stock
from roomrack.domain.calendar.service.closing import close_rooms
from roomrack.domain.calendar.service.files import Target, changes_of, import_table
from roomrack.domain.calendar.service.midnight import begin_day, run_rules
from roomrack.domain.calendar.service.previewing import Preview, preview
from roomrack.domain.calendar.service.reading import (
    check,
    daily_prices,
    obstacles,
    read,
    read_with_versions,
    refusal,
    trace_prices,
)
from roomrack.domain.calendar.service.stock import Move, Moved, Unit, held, move, shared
from roomrack.domain.calendar.service.undoing import Written, recent_writes, room_days_of, undo, writes_of
from roomrack.domain.calendar.service.writing import Problem, copy, problems, write

__all__ = [
    "Move",
    "Moved",
    "Preview",
    "Problem",
    "Target",
    "Unit",
    "Written",
    "begin_day",
    "changes_of",
    "check",
    "close_rooms",
    "copy",
    "daily_prices",
    "held",
    "import_table",
    "move",
    "obstacles",
    "preview",
    "problems",
    "read",
    "read_with_versions",
    "recent_writes",
    "refusal",
    "room_days_of",
    "run_rules",
    "shared",
    "stock",
    "trace_prices",
    "undo",
    "write",
    "writes_of",
]
