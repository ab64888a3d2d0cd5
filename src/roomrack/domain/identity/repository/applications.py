"""Queries about applications."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from roomrack.domain.identity.repository.types import Connection, Record

_APPLICATION = """
select id, name, client_id, secret_digest, secret_sealed, secret_kid, environment, category, icon,
       description::text as description, redirect_uris, permissions, call_limit, bulk_limit, properties, active,
       created_at, secret_created_at, old_secret_digest, old_secret_sealed, old_secret_kid, old_secret_until
from application
"""


async def next_application_id(connection: Connection) -> int:
    """A fresh id."""
    return int(await connection.fetchval("select nextval('application_id')"))


async def insert_application(connection: Connection, row: Mapping[str, Any]) -> None:
    """Store a new application."""
    await connection.execute(
        """
        insert into application (id, name, client_id, secret_digest, secret_sealed, secret_kid, environment, category,
                                 icon, description, redirect_uris, permissions, call_limit, bulk_limit, properties,
                                 active, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::jsonb, $11, $12, $13, $14, 0, true, $15)
        """,
        row["id"],
        row["name"],
        row["client_id"],
        row["secret_digest"],
        row["secret_sealed"],
        row["secret_kid"],
        row["environment"],
        row["category"],
        row["icon"],
        json.dumps(row["description"]),
        row["redirect_uris"],
        row["permissions"],
        row["call_limit"],
        row["bulk_limit"],
        row["created_at"],
    )


async def application(connection: Connection, application_id: int) -> Record | None:
    """One application by id."""
    return await connection.fetchrow(_APPLICATION + "where id = $1", application_id)


async def application_by_client(connection: Connection, client_id: str) -> Record | None:
    """One application by its public client id."""
    return await connection.fetchrow(_APPLICATION + "where client_id = $1", client_id)


async def applications(connection: Connection) -> list[Record]:
    """All applications, oldest first."""
    return await connection.fetch(_APPLICATION + "order by id")


async def applications_of(connection: Connection, person_id: int) -> list[Record]:
    """The applications that a person works on, oldest first."""
    return await connection.fetch(
        _APPLICATION + "where id in (select application from application_member where person = $1) order by id",
        person_id,
    )


async def application_of(connection: Connection, person_id: int, application_id: int) -> Record | None:
    """One application, if the person works on it."""
    return await connection.fetchrow(
        _APPLICATION
        + "where id = $2 and exists (select from application_member where application = $2 and person = $1)",
        person_id,
        application_id,
    )


async def insert_member(connection: Connection, application_id: int, person_id: int, now: datetime) -> None:
    """Let a person work on an application; does nothing when he does."""
    await connection.execute(
        """
        insert into application_member (application, person, created_at) values ($1, $2, $3)
        on conflict (application, person) do nothing
        """,
        application_id,
        person_id,
        now,
    )


async def delete_member(connection: Connection, application_id: int, person_id: int) -> None:
    """End a person's work on an application."""
    await connection.execute(
        "delete from application_member where application = $1 and person = $2", application_id, person_id
    )


async def members(connection: Connection, application_id: int) -> list[Record]:
    """Who works on an application: the columns of a person, and since when."""
    return await connection.fetch(
        """
        select p.id, p.username, p.given_name, p.family_name, p.email, p.language, m.created_at
        from application_member m join person p on p.id = m.person
        where m.application = $1
        order by m.created_at, p.id
        """,
        application_id,
    )


async def lock_member(connection: Connection, person_id: int) -> None:
    """Let a person's creations of applications happen one after the other."""
    await connection.execute("select id from person where id = $1 for no key update", person_id)


async def replace_secret(
    connection: Connection, application_id: int, row: Mapping[str, Any], old_until: datetime, now: datetime
) -> None:
    """Store a new secret; the present one becomes the old one, until an instant."""
    await connection.execute(
        """
        update application
        set old_secret_digest = secret_digest, old_secret_sealed = secret_sealed, old_secret_kid = secret_kid,
            old_secret_until = $2, secret_digest = $3, secret_sealed = $4, secret_kid = $5, secret_created_at = $6
        where id = $1
        """,
        application_id,
        old_until,
        row["digest"],
        row["sealed"],
        row["kid"],
        now,
    )


async def drop_old_secret(connection: Connection, application_id: int) -> None:
    """Forget the secret before."""
    await connection.execute(
        """
        update application
        set old_secret_digest = null, old_secret_sealed = null, old_secret_kid = null, old_secret_until = null
        where id = $1
        """,
        application_id,
    )


async def reach(connection: Connection, application_id: int) -> list[Record]:
    """The accommodations of its own environment that an application reaches and that are not deactivated."""
    return await connection.fetch(
        """
        select r.accommodation, r.permissions, r.created
        from application_accommodation r
        join application a on a.id = r.application
        left join accommodation_environment e on e.accommodation = r.accommodation
        where r.application = $1 and coalesce(e.sandbox, false) = (a.environment = 'SANDBOX')
          and coalesce(e.active, true)
        order by r.accommodation
        """,
        application_id,
    )


async def update_application(connection: Connection, application_id: int, row: Mapping[str, Any]) -> None:
    """Store what an application may change of itself."""
    await connection.execute(
        """
        update application
        set name = $2, environment = $3, category = $4, icon = $5, description = $6::text::jsonb, redirect_uris = $7
        where id = $1
        """,
        application_id,
        row["name"],
        row["environment"],
        row["category"],
        row["icon"],
        json.dumps(row["description"]),
        row["redirect_uris"],
    )


async def applications_granted(connection: Connection, accommodation: int, mask: int) -> list[int]:
    """Active applications of the accommodation's environment that a live grant lets read an area of it."""
    rows = await connection.fetch(
        """
        select a.id
        from application_accommodation r
        join application a on a.id = r.application
        left join accommodation_environment e on e.accommodation = r.accommodation
        where r.accommodation = $1 and r.permissions & $2 <> 0 and a.active
          and (a.environment = 'SANDBOX') = coalesce(e.sandbox, false)
        order by a.id
        """,
        accommodation,
        mask,
    )
    return [row["id"] for row in rows]
