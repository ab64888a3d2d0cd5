"""The people who work for a property, and their level in each area (docs/contract.md 3).

An owner may do everything, and nobody changes that. Of all others somebody may change what he may do himself, when his
own level for users is READWRITE. What a person granted to applications never exceeds the person's own levels.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from roomrack.core.errors import Forbidden, NotFound
from roomrack.core.rights import Duty, Level, Levels
from roomrack.domain.identity import rules
from roomrack.domain.identity.errors import LevelsBeyondOwn, OwnerKeepsAll
from roomrack.domain.identity.repository import grants
from roomrack.domain.identity.repository import people as repository
from roomrack.domain.identity.repository.types import Record
from roomrack.domain.identity.service.people import Person, person_of
from roomrack.infra.db import ReadUnit, WriteUnit


@dataclass(frozen=True, slots=True)
class Employee:
    """Somebody who works for a property."""

    person: Person
    is_owner: bool
    levels: Levels
    """With every area named."""


async def staff(unit: ReadUnit, accommodation: int, *, asking: int | None) -> Sequence[Employee]:
    """Who works for a property, by id. Without `asking` it is asked by whoever runs the server.

    Raises `Forbidden` when the person who asks may not even read about users.
    """
    if asking is not None:
        await _require(unit, accommodation, asking, Level.READONLY)
    return [_employee(row) for row in await repository.staff(unit.raw, accommodation)]


async def permit(
    unit: WriteUnit, accommodation: int, person_id: int, changes: Levels, *, asking: int | None
) -> Employee:
    """Change somebody's levels; areas that are not named stay. What he granted shrinks with them, keys grow too.

    Raises `Forbidden` when the person who asks may not change users, or wants to change his own levels; `NotFound` for
    somebody who does not work there, `OwnerKeepsAll`, `LevelsBeyondOwn`.
    """
    connection = unit.raw
    await repository.lock_membership(connection, accommodation)
    if asking is not None:
        own = await _require(unit, accommodation, asking, Level.READWRITE)
        if asking == person_id:
            raise Forbidden
        if more := rules.beyond(changes, own.levels):
            raise LevelsBeyondOwn(areas=", ".join(more))
    row = await repository.member(connection, accommodation, person_id)
    if row is None:
        raise NotFound("Person")
    before = _employee(row)
    if before.is_owner:
        raise OwnerKeepsAll
    levels = {**before.levels, **changes}
    stored = {duty.value: level.name for duty, level in levels.items() if level < Level.READWRITE}
    await repository.set_levels(connection, accommodation, person_id, stored)
    await _shrink(unit, accommodation, person_id, levels)
    return Employee(before.person, is_owner=False, levels=levels)


async def most_grantable(unit: ReadUnit, person_id: int, accommodation: int) -> int:
    """The most that a person can grant of a property, packed; nothing when he does not work there."""
    row = await repository.member(unit.raw, accommodation, person_id)
    return rules.NOTHING if row is None else rules.pack(rules.grantable_of(_employee(row).levels))


async def _require(unit: ReadUnit, accommodation: int, asking: int, level: Level) -> Employee:
    row = await repository.member(unit.raw, accommodation, asking)
    own = _employee(row) if row is not None else None
    if own is None or own.levels[Duty.USERS] < level:
        raise Forbidden
    return own


async def _shrink(unit: WriteUnit, accommodation: int, person_id: int, levels: Levels) -> None:
    most = rules.pack(rules.grantable_of(levels))
    connection = unit.raw
    given = await grants.given_by(connection, person_id, accommodation)
    for application in sorted({row["application"] for row in given}):
        await grants.lock_application(connection, application)
    for row in given:
        allowed = (row["asked"] if row["is_key"] else row["permissions"]) & most
        await grants.put_grant_accommodations(connection, row["id"], {accommodation: allowed}, unit.now())
    for application in sorted({row["application"] for row in given}):
        await grants.refresh_reach(connection, application, [accommodation])


def _employee(row: Record) -> Employee:
    owner = row["role"] == rules.OWNER
    stored = {} if owner else json.loads(row["permissions"])
    levels = {Duty(name): Level[level] for name, level in stored.items()}
    return Employee(person_of(row), owner, rules.whole(levels))
