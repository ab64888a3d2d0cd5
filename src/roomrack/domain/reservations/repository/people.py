"""Statements about the people of reservations, whichever reservation they are in."""

import json
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from roomrack.domain.reservations.repository.rows import read
from roomrack.domain.reservations.rules.state import Reservation
from roomrack.infra.db import ReadUnit, WriteUnit

_OF_PERSONS = """
select * from reservation
where accommodation = $1
  and id in (
      select reservation from reservation_guest
      where accommodation = $1 and (id = any ($2::bigint[]) or lower(email) = any ($3::text[]))
  )
order by id
"""

_ARRIVING = """
select * from reservation
where accommodation = $1 and status <> 'CANCELLED' and not no_show
  and id in (
      select reservation from reservation_guest where accommodation = $1 and type = 'GUEST' and checkin = $2
  )
order by id
"""

_DEPARTURES = """
select id, departure from reservation where accommodation = $1 and id = any ($2::bigint[])
"""

_ENDED = """
select id from reservation
where accommodation = $1 and id = any ($2::bigint[])
  and (departure < $3 or (status = 'CANCELLED' and cancelled_at < $4))
order by id
"""

_ERASE = """
update reservation_guest
set given_name = null, family_name = $3, email = null, phone = null,
    details = coalesce(
        (select jsonb_object_agg(kept.key, kept.value) from jsonb_each(details) as kept where kept.key = any ($4)), '{}'
    )
where accommodation = $1 and id = any ($2::bigint[])
"""

_TOLD = """
select id, payload::text as payload, before::text as before
from event
where accommodation = $1 and type like 'reservation.%' and reference = any ($2::text[])
"""

_RETELL = """
update event set payload = new.payload::jsonb, before = new.before::jsonb
from unnest($2::bigint[], $3::text[], $4::text[]) as new (id, payload, before)
where event.accommodation = $1 and event.id = new.id
"""

_NOTE = """
update reservation_guest
set details = details || jsonb_build_object('police_sent_status', true, 'police_sent_time', $3::text)
where accommodation = $1 and id = any ($2::bigint[])
"""


_EXPECTED = """
select id from reservation r
where accommodation = $1 and arrival between $2 and $3 and status = 'CONFIRMED'
  and effective_checkin is null and effective_checkout is null and not no_show
  and exists (
      select from reservation_guest g
      where g.accommodation = r.accommodation and g.reservation = r.id and g.email <> ''
  )
order by arrival, id
"""


async def of_persons(
    unit: ReadUnit, accommodation: int, persons: Collection[int], emails: Collection[str]
) -> list[Reservation]:
    """The reservations that have somebody with one of the ids or addresses (in lower case), by id."""
    return await read(
        unit, accommodation, await unit.raw.fetch(_OF_PERSONS, accommodation, list(persons), list(emails))
    )


async def arriving(unit: ReadUnit, accommodation: int, day: date) -> list[Reservation]:
    """The stays of which a guest arrives on a local day, by id; neither cancelled nor missed."""
    return await read(unit, accommodation, await unit.raw.fetch(_ARRIVING, accommodation, day))


async def expected(unit: ReadUnit, accommodation: int, first: date, last: date) -> list[int]:
    """Confirmed stays that begin between two local days and have not, with an e-mail address, by arrival."""
    return [row["id"] for row in await unit.raw.fetch(_EXPECTED, accommodation, first, last)]


async def departures(unit: ReadUnit, accommodation: int, reservations: Collection[int]) -> dict[int, date]:
    """When stays end, by reservation."""
    rows = await unit.raw.fetch(_DEPARTURES, accommodation, list(reservations))
    return {row["id"]: row["departure"] for row in rows}


async def ended(
    unit: ReadUnit, accommodation: int, reservations: Collection[int], departed: date, cancelled: datetime
) -> list[int]:
    """Those that ended before a local day, or were cancelled before an instant."""
    rows = await unit.raw.fetch(_ENDED, accommodation, list(reservations), departed, cancelled)
    return [row["id"] for row in rows]


async def erase(
    unit: WriteUnit, accommodation: int, persons: Collection[int], *, name: str, keep: Collection[str]
) -> None:
    """Take from guests all that tells who they are: `name` stands for theirs, `keep` are details that stay."""
    await unit.raw.execute(_ERASE, accommodation, list(persons), name, list(keep))


async def erase_told(
    unit: WriteUnit,
    accommodation: int,
    reservations: Collection[int],
    persons: Collection[int],
    *,
    name: str,
    keep: Collection[str],
) -> None:
    """The same in what the event log tells of their reservations."""
    rows = await unit.raw.fetch(_TOLD, accommodation, [str(one) for one in reservations])
    ids, payloads, befores = [], [], []
    for row in rows:
        payload = json.loads(row["payload"])
        before = None if row["before"] is None else json.loads(row["before"])
        states = [payload.get("reservation", {}), before or {}]
        found = [guest for state in states for guest in state.get("guests", ()) if guest.get("id") in persons]
        if not found:
            continue
        for guest in found:
            _forget(guest, name, keep)
        ids.append(row["id"])
        payloads.append(json.dumps(payload))
        befores.append(None if before is None else json.dumps(before))
    await unit.raw.execute(_RETELL, accommodation, ids, payloads, befores)


async def note_police(unit: WriteUnit, accommodation: int, persons: Collection[int], at: str) -> None:
    """Note of guests that the police was told of them; `at` is the instant as the wire shows it."""
    await unit.raw.execute(_NOTE, accommodation, list(persons), at)


def _forget(guest: dict[str, Any], name: str, keep: Collection[str]) -> None:
    details: Mapping[str, Any] = guest.get("details", {})
    guest.update(
        given_name=None,
        family_name=name,
        email=None,
        phone=None,
        details={key: value for key, value in details.items() if key in keep},
    )
