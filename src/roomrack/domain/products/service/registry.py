"""What this slice asks of those above it. Filled by `entrypoints`."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from typing import Any

from roomrack.core.errors import RoomrackError
from roomrack.domain.products.rules.maintenance import Work
from roomrack.domain.properties.rules import Accommodation
from roomrack.infra.db import ReadUnit, WriteUnit

DeletionGuard = Callable[[WriteUnit, int, int], Awaitable[Sequence[RoomrackError]]]
PolicyCheck = Callable[[ReadUnit, int, Mapping[str, Any]], Awaitable[Sequence[RoomrackError]]]
RoomCloser = Callable[[WriteUnit, Accommodation, int, Sequence[Work]], Awaitable[None]]
CalendarKeeper = Callable[[WriteUnit, int, int, Sequence[str]], Awaitable[None]]
CalendarNamer = Callable[[ReadUnit, int], Awaitable[Callable[[int], str]]]
MappedLister = Callable[[ReadUnit, int], Awaitable[Collection[int]]]
PlanLister = Callable[[ReadUnit, int], Awaitable[Sequence[tuple[tuple[int, ...], Mapping[str, Any]]]]]

deletion_guards: list[DeletionGuard] = []
"""Asked with property and product, before a product is deleted, what stands against it."""

policy_checks: list[PolicyCheck] = []
"""Asked with property and details what is wrong with the policies that a product is to have."""

room_closers: list[RoomCloser] = []
"""Told with property and product all periods in which rooms of the product are worked on: those and no others are
closed from then on. They refuse periods in which every room is sold."""

plan_listers: list[PlanLister] = []
"""Asked for the rate plans of a property as answered, in order, each with its products; no product means all."""

calendar_namers: list[CalendarNamer] = []
"""Asked with a property for what tells the address of the calendar that goes out of each of its products."""

calendar_keepers: list[CalendarKeeper] = []
"""Told with property, product and URLs which calendars a product imports from now on: none when it is deleted."""

mapped_listers: list[MappedLister] = []
"""Asked with a property which of its products are sold over connections."""
