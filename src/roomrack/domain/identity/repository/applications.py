"""Queries about applications."""

import json
from collections.abc import Mapping
from typing import Any

from roomrack.domain.identity.repository.types import Connection, Record

_APPLICATION = """
select id, name, client_id, secret_digest, secret_sealed, secret_kid, environment, category, icon,
       description::text as description, redirect_uris, permissions, call_limit, bulk_limit, properties, active,
       created_at
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
