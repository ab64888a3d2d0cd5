"""Queries about people and the properties they work for."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from roomrack.domain.identity.repository.types import Connection, Record

_PERSON = "select id, username, password_hash, given_name, family_name, email, language, created_at from person "


async def insert_person(connection: Connection, row: Mapping[str, Any]) -> int | None:
    """Store a new person and return the id; None when the user name is taken."""
    person: int | None = await connection.fetchval(
        """
        insert into person (id, username, password_hash, given_name, family_name, email, language, created_at)
        values (coalesce($1, nextval('person_id')), $2, $3, $4, $5, $6, $7, $8)
        on conflict (username) do nothing
        returning id
        """,
        row["id"],
        row["username"],
        row["password_hash"],
        row["given_name"],
        row["family_name"],
        row["email"],
        row["language"],
        row["created_at"],
    )
    return person


async def person(connection: Connection, person_id: int) -> Record | None:
    """One person by id."""
    return await connection.fetchrow(_PERSON + "where id = $1", person_id)


async def person_by_username(connection: Connection, username: str) -> Record | None:
    """One person by user name in its normal form."""
    return await connection.fetchrow(_PERSON + "where username = $1", username)


async def set_password_hash(connection: Connection, person_id: int, password_hash: str) -> None:
    """Replace a password."""
    await connection.execute("update person set password_hash = $2 where id = $1", person_id, password_hash)


async def people_at(connection: Connection, email: str) -> list[Record]:
    """The people with an e-mail address, oldest first; at most five."""
    return await connection.fetch(_PERSON + "where email = $1 order by id limit 5", email)


async def account_of(connection: Connection, email: str) -> int | None:
    """The oldest accommodation that somebody with this e-mail address is a member of."""
    accommodation: int | None = await connection.fetchval(
        """
        select min(m.accommodation) from person p join membership m on m.person = p.id where p.email = $1
        """,
        email,
    )
    return accommodation


async def insert_membership(
    connection: Connection, person_id: int, accommodation: int, role: str, now: datetime
) -> None:
    """Make a person a member of an accommodation; does nothing when he is."""
    await connection.execute(
        """
        insert into membership (accommodation, person, role, created_at) values ($1, $2, $3, $4)
        on conflict (accommodation, person) do nothing
        """,
        accommodation,
        person_id,
        role,
        now,
    )


async def delete_membership(connection: Connection, person_id: int, accommodation: int) -> list[int]:
    """End a membership and what the person granted of the accommodation; returns the applications concerned."""
    await connection.execute(
        "delete from membership where accommodation = $1 and person = $2", accommodation, person_id
    )
    rows = await connection.fetch(
        """
        delete from grant_accommodation ga using grant_ g
        where ga.accommodation = $1 and g.id = ga.grant_id and g.person = $2
        returning g.application
        """,
        accommodation,
        person_id,
    )
    return sorted({row["application"] for row in rows})


async def members(connection: Connection, accommodation: int) -> list[tuple[int, str]]:
    """Who works for an accommodation, by person and role."""
    rows = await connection.fetch(
        "select person, role from membership where accommodation = $1 order by person", accommodation
    )
    return [(row["person"], row["role"]) for row in rows]


async def memberships(connection: Connection, person_id: int, *, sandbox: bool | None = None) -> list[int]:
    """The accommodations of a person; with `sandbox`, only those of that kind that are not deactivated."""
    rows = await connection.fetch(
        """
        select m.accommodation
        from membership m left join accommodation_environment e on e.accommodation = m.accommodation
        where m.person = $1
          and ($2::boolean is null or (coalesce(e.sandbox, false) = $2 and coalesce(e.active, true)))
        order by m.accommodation
        """,
        person_id,
        sandbox,
    )
    return [row["accommodation"] for row in rows]


async def paused(connection: Connection, person_id: int, role: str) -> list[int]:
    """The deactivated accommodations for which a person has a role, by id."""
    rows = await connection.fetch(
        """
        select m.accommodation
        from membership m join accommodation_environment e on e.accommodation = m.accommodation
        where m.person = $1 and m.role = $2 and not e.active
        order by m.accommodation
        """,
        person_id,
        role,
    )
    return [row["accommodation"] for row in rows]


_MEMBER = """
select p.id, p.username, p.given_name, p.family_name, p.email, p.language, m.role,
       m.permissions::text as permissions
from membership m join person p on p.id = m.person
"""


async def staff(connection: Connection, accommodation: int) -> list[Record]:
    """Who works for an accommodation: the columns of a person, role and levels, by id."""
    return await connection.fetch(_MEMBER + "where m.accommodation = $1 order by p.id", accommodation)


async def member(connection: Connection, accommodation: int, person_id: int) -> Record | None:
    """The same of one person."""
    return await connection.fetchrow(_MEMBER + "where m.accommodation = $1 and m.person = $2", accommodation, person_id)


async def lock_membership(connection: Connection, accommodation: int) -> None:
    """Let changes of who may do what for an accommodation happen one after the other."""
    await connection.execute(
        "select person from membership where accommodation = $1 order by person for no key update", accommodation
    )


async def set_levels(connection: Connection, accommodation: int, person_id: int, levels: Mapping[str, str]) -> None:
    """Store the levels of a person, by the names of areas and levels."""
    await connection.execute(
        "update membership set permissions = $3::text::jsonb where accommodation = $1 and person = $2",
        accommodation,
        person_id,
        json.dumps(levels),
    )
