"""What this slice asks of those above it. Filled by `entrypoints`."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from datetime import date

from roomrack.core.errors import RoomrackError
from roomrack.domain.properties.rules import Accommodation
from roomrack.infra.db import ReadUnit, WriteUnit

CurrencyGuard = Callable[[WriteUnit, int], Awaitable[bool]]
DeletionGuard = Callable[[WriteUnit, int], Awaitable[Sequence[RoomrackError]]]
NightTask = Callable[[WriteUnit, Accommodation, date, date], Awaitable[None]]
RoomCounter = Callable[[ReadUnit, Collection[int]], Awaitable[Mapping[int, int]]]

currency_guards: list[CurrencyGuard] = []
"""Asked whether a property holds amounts before its currency gets other decimals."""

deletion_guards: list[DeletionGuard] = []
"""Asked what stands against deleting a property. Nobody sells from it while they are asked, nor afterwards."""

night_tasks: list[NightTask] = []
"""Done when a property's local day begins, with that day and the last one for which it was done: after a missed night
there are days between them."""

room_counters: list[RoomCounter] = []
"""Asked how many rooms some properties have; they are added up."""
