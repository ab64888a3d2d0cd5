"""Finding 100 reservations with everything among a million, by each filter and each order."""

import time
from datetime import date, timedelta
from typing import Any

from benchmarks import load
from benchmarks.seed import Property
from benchmarks.site import Site
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.finding import SORTABLE, Criteria, FindStatus, FindType
from roomrack.domain.reservations.wire import render
from roomrack.infra.http.responses import encode_plain

STORED = 1_000_000
PAGE = 100
LARGEST = 10_000
"""Reservations of the property that is asked; the others have the rest, as many each."""
OTHERS = 99
STAYS_A_DAY = 40

_RESERVATIONS = """
insert into reservation (
    accommodation, id, refer, channel_id, channel_refer, product, pms_product, status, arrival, departure,
    effective_checkin, effective_checkout, no_show, create_time, update_time, recorded_at, changed_at, confirmed_at,
    cancelled_at, cancelled_by, seen_at, currency, room_gross, nightly, priced, cleaning_fee, deposit, total_paid,
    payment_expiration, total_guest, total_children, total_infants, private_notes, channel_notes, agency, completed,
    oversold, room_code, metadata, details, application, source
)
select $1::bigint, $2::bigint + n, 'R' || ($2::bigint + n - n % 2), 1 + n % 7, 'C' || ($2::bigint + n),
       $3::bigint + n % $4::integer, null,
       case when n % 10 = 9 then 'CANCELLED' when n % 50 = 8 then 'WAITING' else 'CONFIRMED' end,
       day, day + 2, case when day < $5::date then day + time '15:00' end,
       case when day + 2 < $5::date then day + 2 + time '10:00' end,
       n % 97 = 0, made, made, made, made, made, case when n % 10 = 9 then made + interval '1 day' end,
       case when n % 10 = 9 then 'guest' end, case when n % 3 = 0 then made end, 'EUR', 20000 + n % 977,
       array[10000 + n % 977, 10000]::bigint[], true, case when n % 5 = 0 then 2500 else 0 end,
       case when n % 11 = 0 then 5000 else 0 end, 0, case when n % 50 = 8 then made + interval '3 days' end,
       2, 0, 0, null, 'Late arrival', case when n % 25 = 0 then 1 + n % 40 end, n % 4 = 0, n % 503 = 0, null,
       '[]', '{"payment_mode": "CASH"}', null, case when n % 4 = 0 then 'PORTAL' else 'API' end
from generate_series(1, $6::integer) as n
cross join lateral (select $5::date + 300 - (n / $7::integer) as day) as stay
cross join lateral (select (day - 60 - n % 40)::timestamp at time zone 'UTC' as made) as booking
"""

_GUESTS = """
insert into reservation_guest (
    accommodation, id, reservation, position, type, given_name, family_name, email, phone, checkin, checkout, source,
    details
)
select accommodation, 2 * id + person, id, person, case person when 0 then 'BOOKER' else 'GUEST' end, 'Ada',
       'Lovelace ' || id, 'ada' || id || '@example.com', '+39 011 555', arrival, departure, 'API', '{}'
from reservation cross join generate_series(0, 1) as person
where accommodation = $1
"""


class Finder:
    """One property with many reservations, among others with as many together."""

    def __init__(self, site: Site, house: Property) -> None:
        self._site = site
        self._house = house
        self.slowest = ""
        """The filter of the last figure."""

    async def fill(self) -> None:
        """Store them, as old and as much ahead as they come."""
        first, beside = 10_000_000, (STORED - LARGEST) // OTHERS
        for number in range(OTHERS + 1):
            accommodation = self._house.id if number == 0 else 900_000 + number
            count = LARGEST if number == 0 else beside
            async with self._site.database.write(self._site.context) as unit:
                await unit.raw.execute("set local statement_timeout = 0")
                rooms = self._house.rooms
                await unit.raw.execute(
                    _RESERVATIONS,
                    accommodation,
                    first,
                    min(rooms),
                    len(rooms),
                    self._house.today,
                    count,
                    STAYS_A_DAY,
                )
                await unit.raw.execute(_GUESTS, accommodation)
            first += count

    async def slowest_filter(self, seconds: float) -> float:
        """Milliseconds of the filter that takes longest, p50: reading, counting and rendering a page of 100."""
        wanted = cases(self._house.today, self._house.rooms[0])
        figures = {name: await self._find(criteria, seconds / len(wanted)) for name, criteria in wanted.items()}
        self.slowest = max(figures, key=lambda name: figures[name])
        return figures[self.slowest]

    async def _find(self, criteria: Criteria, seconds: float) -> float:
        taken: list[float] = []
        end = time.perf_counter() + seconds
        while time.perf_counter() < end or len(taken) < 3:
            async with self._site.database.read(self._site.context) as unit:
                started = time.perf_counter()
                found, _ = await reservations.find(unit, self._house.id, criteria, limit=PAGE, offset=0)
                encode_plain({"data": [render(view) for view in found]})
                taken.append(time.perf_counter() - started)
        return 1000 * load.percentile(taken, 0.5)


def cases(today: date, product: int) -> dict[str, Criteria]:
    """A find for each filter, type, status and order, by what it shows."""
    week: dict[str, Any] = {"start": today, "end": today + timedelta(7)}
    found = {f"type {kind}": Criteria(type=kind) for kind in FindType}
    found |= {f"type {kind}, a week": Criteria(type=kind, **week) for kind in FindType}
    found |= {f"status {status}": Criteria(status=status) for status in FindStatus}
    found |= {f"sort {order}": Criteria(sort=order, descending=True) for order in SORTABLE}
    return found | {
        "everything": Criteria(),
        "ids": Criteria(ids=tuple(range(10_000_001, 10_000_101))),
        "refer": Criteria(refer="R10000002"),
        "refer and others": Criteria(refer="C10000003", refer_is_exclusive=False),
        "product": Criteria(products=(product,)),
        "agency": Criteria(agency=1),
        "room": Criteria(pms_product=1),
        "with a room": Criteria(has_pms_product=True),
        "source": Criteria(source="1"),
        "excluded sources": Criteria(excluded_sources=("1", "PORTAL")),
        "checked in": Criteria(checked_in=True),
        "not checked out": Criteria(checked_out=False),
        "grouped": Criteria(grouped=True),
    }
