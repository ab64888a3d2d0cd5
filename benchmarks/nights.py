"""The nightly rules of many properties, beside the update of as many days."""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from benchmarks.seed import Property
from benchmarks.site import Site
from roomrack.core.clock import FixedClock
from roomrack.domain.properties import jobs

EVERY = 10
"""Each room is sold for three nights of so many: their prices are what revenue management raises."""

_RULES = """
update product set revenue_active = true, revenue_max_increment = 20, revenue_max_increment_percent = true,
    triple_the_price = true, close_next_days = 1
where accommodation = any($1::bigint[]) and parent is null
"""

_MORE = """
update product set revenue_max_increment = revenue_max_increment + 5 where revenue_active
"""


class Nights:
    """One worker, for which local days begin one after another."""

    def __init__(self, site: Site, houses: Sequence[Property]) -> None:
        self._site = site
        self._houses = houses
        self._day = 0

    async def start(self) -> None:
        """Give every room its rules, and let the present day be one that has begun."""
        async with self._site.database.write(self._site.context) as unit:
            await unit.raw.execute(_RULES, [house.id for house in self._houses])

    async def first(self) -> float:
        """The seconds of a night that has every price to change: like the first with a rule, or one that was changed.

        The rules are changed before, unmeasured.
        """
        async with self._site.database.write(self._site.context) as unit:
            await unit.raw.execute(_MORE)
        return await self.next()

    async def next(self) -> float:
        """The seconds of a night after which little is different."""
        self._day += 1
        instant = self._site.context.clock.now() + timedelta(self._day)
        started = time.perf_counter()
        begun = await jobs.begin_days(self._site.database, replace(self._site.context, clock=FixedClock(instant)))
        if begun != len(self._houses):
            raise RuntimeError(f"{begun} days began where {len(self._houses)} should")
        return time.perf_counter() - started
