"""The people who work for a property, and their level in each area (docs/contract.md 3).

An owner may do everything, and nobody changes that. Of all others somebody may change what he may do himself, when his
own level for users is READWRITE. What a person granted to applications never exceeds the person's own levels.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from roomrack.core.errors import Forbidden, NotFound
from roomrack.core.rights import Duty, Level, Levels, Permissions
from roomrack.domain.identity import events, rules
from roomrack.domain.identity.errors import LevelsBeyondGrant, LevelsBeyondOwn, OwnerKeepsAll
from roomrack.domain.identity.repository import accounts, grants
from roomrack.domain.identity.repository import people as repository
from roomrack.domain.identity.repository.types import Record
from roomrack.domain.identity.service.people import Person, levels_of, person_of
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
        await require(unit, accommodation, asking, Level.READONLY)
    return [employee_of(row) for row in await repository.staff(unit.raw, accommodation)]


async def second_factors(unit: ReadUnit, accommodation: int, *, asking: int) -> set[int]:
    """Who of those who work for a property has a second factor; known to its owners alone, to others nobody has."""
    own = await repository.member(unit.raw, accommodation, asking)
    if own is None or own["role"] != rules.OWNER:
        return set()
    people = [row["id"] for row in await repository.staff(unit.raw, accommodation)]
    return await accounts.with_factor(unit.raw, people)


async def employment(unit: ReadUnit, person_id: int, accommodation: int) -> Employee | None:
    """What somebody may do for a property; None when he does not work there."""
    row = await repository.member(unit.raw, accommodation, person_id)
    return None if row is None else employee_of(row)


async def permit(
    unit: WriteUnit,
    accommodation: int,
    person_id: int,
    changes: Levels,
    *,
    asking: int | None,
    within: Permissions | None = None,
) -> Employee:
    """Change somebody's levels; areas that are not named stay.

    What he granted shrinks with them; keys and grants of a whole network grow too. `within` is what an application that
    asks was granted; pages have none. Records `person.permitted`. Raises `Forbidden` when the person who asks may not
    change users, or wants to change his own levels; `NotFound` for somebody who does not work there, `OwnerKeepsAll`,
    `LevelsBeyondOwn`, `LevelsBeyondGrant`.
    """
    connection = unit.raw
    await repository.lock_membership(connection, accommodation)
    if asking is not None:
        own = await require(unit, accommodation, asking, Level.READWRITE)
        if asking == person_id:
            raise Forbidden
        if more := rules.beyond(changes, own.levels):
            raise LevelsBeyondOwn(areas=", ".join(more))
        require_granted(changes, within)
    row = await repository.member(connection, accommodation, person_id)
    if row is None:
        raise NotFound("Person")
    before = employee_of(row)
    if before.is_owner:
        raise OwnerKeepsAll
    levels = {**before.levels, **changes}
    await settle(unit, accommodation, person_id, levels)
    await unit.record(events.permitted(accommodation, person_id, stored_levels(before.levels), stored_levels(levels)))
    return Employee(before.person, is_owner=False, levels=levels)


def stored_levels(levels: Levels) -> dict[str, str]:
    """The areas in which somebody may not do everything, by the names of areas and levels."""
    return {duty.value: level.name for duty, level in levels.items() if level < Level.READWRITE}


async def settle(unit: WriteUnit, accommodation: int, person_id: int, levels: Levels) -> None:
    """Store somebody's levels, and hold what he granted within them."""
    await repository.set_levels(unit.raw, accommodation, person_id, stored_levels(levels))
    await _shrink(unit, accommodation, person_id, levels)


async def require(unit: ReadUnit, accommodation: int, asking: int, level: Level) -> Employee:
    """Somebody who works for a property and has a level for its users. Raises `Forbidden`."""
    row = await repository.member(unit.raw, accommodation, asking)
    own = employee_of(row) if row is not None else None
    if own is None or own.levels[Duty.USERS] < level:
        raise Forbidden
    return own


def require_granted(levels: Levels, within: Permissions | None) -> None:
    """Refuse levels beyond what an application was granted; None stands for a page. Raises `LevelsBeyondGrant`."""
    if within is not None and (more := rules.beyond_grant(levels, within)):
        raise LevelsBeyondGrant(areas=", ".join(more))


async def _shrink(unit: WriteUnit, accommodation: int, person_id: int, levels: Levels) -> None:
    most = rules.pack(rules.grantable_of(levels))
    connection = unit.raw
    given = await grants.given_by(connection, person_id, accommodation)
    for application in sorted({row["application"] for row in given}):
        await grants.lock_application(connection, application)
    for row in given:
        allowed = (row["permissions"] if row["asked"] is None else row["asked"]) & most
        await grants.put_grant_accommodations(connection, row["id"], {accommodation: allowed}, unit.now())
    for application in sorted({row["application"] for row in given}):
        await grants.refresh_reach(connection, application, [accommodation])


def employee_of(row: Record) -> Employee:
    """Somebody who works for a property, from a row."""
    return Employee(person_of(row), row["role"] == rules.OWNER, levels_of(row))
