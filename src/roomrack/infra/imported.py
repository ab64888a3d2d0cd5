"""What was taken over from other servers (docs/adr/0013): which id is which, and what a thing looked like there.

A row is written in the transaction that writes what it tells of, so that an import that is killed has either both or
neither. Ids are kept where they are free here: `keep` finds out, and a sequence skips what it must never give out.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from roomrack.infra.db import ReadUnit, WriteUnit

MAX_KEPT = 2**52
"""The highest id that is kept: one source must not use up the numbers of the whole server."""

_LOCK = "select pg_advisory_xact_lock(hashtextextended('import', 0))"

_PLACE = """
select accommodation, completed_at, final_at from import_source where source = $1 and source_id = $2
"""

_PLACE_NEW = """
insert into import_source (source, source_id, accommodation, created_at) values ($1, $2, $3, $4)
"""

_PLACE_DONE = """
update import_source set completed_at = $3, final_at = case when $4::boolean then $3 else final_at end
where source = $1 and source_id = $2
"""

_KNOWN = """
select source_id, id, digest, problems::text as problems from imported
where accommodation = $1 and kind = $2 and ($3::text[] is null or source_id = any ($3))
"""

_REMEMBER = """
insert into imported (accommodation, kind, source_id, id, digest, problems, taken_at)
select $1, $2, given.source_id, given.id, given.digest, given.problems::jsonb, $7
from unnest($3::text[], $4::bigint[], $5::bytea[], $6::text[]) as given (source_id, id, digest, problems)
on conflict (accommodation, kind, source_id) do update
set id = excluded.id, digest = excluded.digest, problems = excluded.problems, taken_at = excluded.taken_at
"""

_LOOK_AGAIN = """
update imported set digest = $4 where accommodation = $1 and kind = $2 and source_id = any ($3::text[])
"""


@dataclass(frozen=True, slots=True)
class Place:
    """The property here of one there."""

    accommodation: int
    completed_at: datetime | None
    final_at: datetime | None


@dataclass(frozen=True, slots=True)
class Known:
    """Something taken over: its id here, a digest of what it looked like there, and what was left out of it."""

    source_id: str
    id: int | None
    digest: bytes
    problems: Sequence[Mapping[str, Any]] = ()

    def is_as(self, digest: bytes) -> bool:
        """Whether it still looks like this there and is whole here.

        What was left out may have its reason in another thing, which can be here by now: so it is tried again.
        """
        return self.digest == digest and not self.problems


async def alone(unit: WriteUnit) -> None:
    """Let no other import write until this unit ends; whoever chooses ids must be alone."""
    await unit.raw.execute(_LOCK)


async def place(unit: ReadUnit, source: str, source_id: str) -> Place | None:
    """The property that one of another server became."""
    row = await unit.raw.fetchrow(_PLACE, source, source_id)
    return None if row is None else Place(row["accommodation"], row["completed_at"], row["final_at"])


async def place_new(unit: WriteUnit, source: str, source_id: str, accommodation: int) -> None:
    """Remember which property one of another server became."""
    await unit.raw.execute(_PLACE_NEW, source, source_id, accommodation, unit.now())


async def place_done(unit: WriteUnit, source: str, source_id: str, *, final: bool) -> None:
    """Remember that all of a property was taken over; `final` says that nothing will be any more."""
    await unit.raw.execute(_PLACE_DONE, source, source_id, unit.now(), final)


async def known(
    unit: ReadUnit, accommodation: int, kind: str, source_ids: Collection[str] | None = None
) -> dict[str, Known]:
    """What was taken over of a kind, by the id there; None as ids asks for all."""
    rows = await unit.raw.fetch(_KNOWN, accommodation, kind, None if source_ids is None else list(source_ids))
    return {
        row["source_id"]: Known(row["source_id"], row["id"], row["digest"], json.loads(row["problems"])) for row in rows
    }


async def remember(unit: WriteUnit, accommodation: int, kind: str, taken: Sequence[Known]) -> None:
    """Write down what was taken over, or taken over again."""
    if taken:
        await unit.raw.execute(
            _REMEMBER,
            accommodation,
            kind,
            [one.source_id for one in taken],
            [one.id for one in taken],
            [one.digest for one in taken],
            [json.dumps(list(one.problems)) for one in taken],
            unit.now(),
        )


async def look_again(unit: WriteUnit, accommodation: int, kind: str, source_ids: Collection[str]) -> None:
    """Have these taken over again the next time, although they look there as they did."""
    await unit.raw.execute(_LOOK_AGAIN, accommodation, kind, list(source_ids), b"")


async def skip(unit: WriteUnit, sequence: str, wanted: Collection[int]) -> None:
    """Have a sequence skip these numbers, as far as it has not come to them yet.

    A transaction of its own: until its end nobody gets a number of the sequence.
    """
    highest = max((number for number in wanted if 0 < number <= MAX_KEPT), default=0)
    if highest:
        await unit.raw.execute("select skip_ids($1, $2)", sequence, highest)


async def keep(unit: WriteUnit, sequence: str, wanted: Sequence[int]) -> dict[int, int]:
    """An id here for each id there: the same where it is free, else a new one.

    The unit must be `alone`, and the sequence have skipped the numbers before.
    """
    candidates = [number for number in dict.fromkeys(wanted) if 0 < number <= MAX_KEPT]
    rows = await unit.raw.fetch("select * from ids_to_keep($1, $2)", sequence, candidates) if candidates else []
    free = {row[0] for row in rows}
    others = [number for number in dict.fromkeys(wanted) if number not in free]
    fresh = await unit.new_ids(sequence, len(others))
    return {number: number for number in free} | dict(zip(others, fresh, strict=True))
