"""Statements about reports to the police, and about places as it numbers them."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

import asyncpg

from roomrack.domain.guests.rules.alloggiati import Place
from roomrack.domain.guests.rules.registry import folded
from roomrack.domain.guests.rules.reports import Attempt, Report, ReportStatus
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.ports.police import PolicePlace

_PLACES = """
select name, code, province, ended from police_place where name = any ($1::text[]) order by name, code
"""

_ANY_PLACE = "select exists (select from police_place)"

_STORE_PLACES = """
insert into police_place (code, name, province, ended)
select * from unnest($1::text[], $2::text[], $3::text[], $4::boolean[])
on conflict (code) do update set name = excluded.name, province = excluded.province, ended = excluded.ended
"""

_HOLD = """
select from checkin_settings where accommodation = $1 for update
"""

_INSERT = """
insert into police_report (accommodation, id, day, persons, status, attempts, due_at, created_at)
values ($1, $2, $3, $4, 'WAITING', 0, $5, $5)
"""

_REPORTED = """
select distinct person
from police_report, unnest(persons) as person
where accommodation = $1 and day = $2 and (status = 'WAITING' or $3)
"""

_REPORTS = """
select * from police_report where accommodation = $1 order by id desc limit $2
"""

_GET = """
select * from police_report where accommodation = $1 and id = $2
"""

_ATTEMPTS = """
select * from police_attempt where accommodation = $1 and report = any ($2::bigint[]) order by report, number
"""

_DUE = """
select accommodation, id from police_report where status = 'WAITING' and due_at <= $1 order by due_at limit $2
"""

_CLAIM = """
update police_report set attempts = attempts + 1, due_at = $3::timestamptz + $4::interval
where accommodation = $1 and id = $2 and status = 'WAITING' and due_at <= $3
returning *
"""

_NOTE = """
insert into police_attempt (accommodation, report, number, at, accepted, problem) values ($1, $2, $3, $4, $5, $6)
on conflict (accommodation, report, number) do nothing
"""

_MOVE = """
update police_report set status = $3, due_at = $4, sent_at = $5
where accommodation = $1 and id = $2 and status = 'WAITING' and attempts = $6
"""

_AUTOMATIC = """
select accommodation from checkin_settings
where police_automatic and police_user is not null and police_secret is not null
order by accommodation
"""

_WITH_ACCOUNT = """
select accommodation from checkin_settings
where police_user is not null and police_secret is not null
order by accommodation
limit 100
"""


async def places(unit: ReadUnit, names: Collection[str]) -> dict[str, list[Place]]:
    """The places of each folded name."""
    found: dict[str, list[Place]] = {}
    for row in await unit.raw.fetch(_PLACES, list(names)):
        found.setdefault(row["name"], []).append(Place(row["code"], row["province"], row["ended"]))
    return found


async def knows_places(unit: ReadUnit) -> bool:
    """Whether the table of places was ever fetched."""
    return bool(await unit.raw.fetchval(_ANY_PLACE))


async def store_places(unit: WriteUnit, found: Sequence[PolicePlace]) -> None:
    """Write the table of places; those that it has no more stay, because people were born there."""
    rows = {place.code: place for place in found}.values()
    await unit.raw.execute(
        _STORE_PLACES,
        [place.code for place in rows],
        [folded(place.name) for place in rows],
        [place.province for place in rows],
        [place.ended for place in rows],
    )


async def hold(unit: WriteUnit, accommodation: int) -> None:
    """Keep others from making a report of the property until the end of the transaction."""
    await unit.raw.execute(_HOLD, accommodation)


async def insert(unit: WriteUnit, report: Report) -> None:
    """Write a new report."""
    await unit.raw.execute(
        _INSERT, report.accommodation, report.id, report.day, list(report.persons), report.created_at
    )


async def reported(unit: ReadUnit, accommodation: int, day: date, *, ended: bool) -> set[int]:
    """The guests whom reports of a day name that wait, with `ended` those of all reports."""
    rows = await unit.raw.fetch(_REPORTED, accommodation, day, ended)
    return {row["person"] for row in rows}


async def latest(unit: ReadUnit, accommodation: int, limit: int) -> list[Report]:
    """The newest reports of a property with their attempts, the newest first."""
    return await _reports(unit, accommodation, await unit.raw.fetch(_REPORTS, accommodation, limit))


async def get(unit: ReadUnit, accommodation: int, id: int) -> Report | None:
    """A report with its attempts."""
    found = await _reports(unit, accommodation, await unit.raw.fetch(_GET, accommodation, id))
    return found[0] if found else None


async def due(unit: ReadUnit, now: datetime, limit: int) -> list[tuple[int, int]]:
    """Reports whose next attempt is due: property and id."""
    return [(row["accommodation"], row["id"]) for row in await unit.raw.fetch(_DUE, now, limit)]


async def claim(unit: WriteUnit, accommodation: int, id: int, now: datetime, lease: timedelta) -> Report | None:
    """Take a report that is due, for a while; None when somebody else has."""
    row = await unit.raw.fetchrow(_CLAIM, accommodation, id, now, lease)
    return None if row is None else _report(row, ())


async def note(unit: WriteUnit, report: Report, attempt: Attempt) -> None:
    """Write down how an attempt ended."""
    await unit.raw.execute(
        _NOTE, report.accommodation, report.id, attempt.number, attempt.at, attempt.accepted, attempt.problem
    )


async def move(
    unit: WriteUnit, report: Report, status: ReportStatus, due_at: datetime, sent_at: datetime | None
) -> None:
    """Write down what is next for a report, unless another attempt has begun."""
    await unit.raw.execute(_MOVE, report.accommodation, report.id, status.value, due_at, sent_at, report.attempts)


async def automatic(unit: ReadUnit) -> list[int]:
    """The properties whose arrivals are reported by themselves."""
    return [row["accommodation"] for row in await unit.raw.fetch(_AUTOMATIC)]


async def with_account(unit: ReadUnit) -> list[int]:
    """Properties that have an account."""
    return [row["accommodation"] for row in await unit.raw.fetch(_WITH_ACCOUNT)]


async def _reports(unit: ReadUnit, accommodation: int, rows: Sequence[asyncpg.Record]) -> list[Report]:
    attempts: dict[int, list[Attempt]] = {row["id"]: [] for row in rows}
    for row in await unit.raw.fetch(_ATTEMPTS, accommodation, list(attempts)):
        attempts[row["report"]].append(Attempt(row["number"], row["at"], row["accepted"], row["problem"]))
    return [_report(row, tuple(attempts[row["id"]])) for row in rows]


def _report(row: asyncpg.Record, log: tuple[Attempt, ...]) -> Report:
    return Report(
        accommodation=row["accommodation"],
        id=row["id"],
        day=row["day"],
        persons=tuple(row["persons"]),
        status=ReportStatus(row["status"]),
        attempts=row["attempts"],
        due_at=row["due_at"],
        sent_at=row["sent_at"],
        created_at=row["created_at"],
        log=log,
    )
