"""Queries about invitations."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from roomrack.domain.identity.repository.types import Connection, Record

_INVITATION = """
select i.id, i.accommodation, i.property_name, i.email, i.given_name, i.family_name, i.language,
       i.permissions::text as permissions, i.invited_by, i.created_at, i.asked_at, i.expires_at, i.ended_at, i.person
from invitation i
"""


async def lock(connection: Connection, accommodation: int) -> None:
    """Let invitations of one property happen one after the other."""
    await connection.execute(
        "select pg_advisory_xact_lock(hashtextextended('invitation ' || $1::text, 0))", str(accommodation)
    )


async def insert(connection: Connection, row: Mapping[str, Any]) -> int:
    """Store a new invitation and return the id."""
    return int(
        await connection.fetchval(
            """
            insert into invitation (accommodation, property_name, email, given_name, family_name, language, permissions,
                                    invited_by, created_at, asked_at, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8, $9, $9, $10)
            returning id
            """,
            row["accommodation"],
            row["property_name"],
            row["email"],
            row["given_name"],
            row["family_name"],
            row["language"],
            json.dumps(row["permissions"]),
            row["invited_by"],
            row["now"],
            row["expires_at"],
        )
    )


async def renew(connection: Connection, invitation: int, row: Mapping[str, Any]) -> None:
    """Ask again: a new end, other levels, and no link until one is made."""
    await connection.execute(
        """
        update invitation
        set property_name = $2, given_name = $3, family_name = $4, language = $5, permissions = $6::text::jsonb,
            invited_by = $7, asked_at = $8, expires_at = $9, digest = null, kid = null
        where id = $1
        """,
        invitation,
        row["property_name"],
        row["given_name"],
        row["family_name"],
        row["language"],
        json.dumps(row["permissions"]),
        row["invited_by"],
        row["now"],
        row["expires_at"],
    )


async def open_for(connection: Connection, accommodation: int, email: str) -> Record | None:
    """The invitation of an address that has not ended, if its time is over or not."""
    return await connection.fetchrow(
        _INVITATION + "where i.accommodation = $1 and i.email = $2 and i.ended_at is null", accommodation, email
    )


async def open_of(connection: Connection, accommodation: int) -> list[Record]:
    """The invitations of a property that have not ended, oldest first, with what became of the last letter."""
    return await connection.fetch(
        """
        select i.id, i.accommodation, i.property_name, i.email, i.given_name, i.family_name, i.language,
               i.permissions::text as permissions, i.invited_by, i.created_at, i.asked_at, i.expires_at, i.ended_at,
               i.person, l.id is not null as mailed, l.ended_at is not null as sent, l.problem
        from invitation i
        left join lateral (
            select id, ended_at, problem from letter where invitation = i.id order by id desc limit 1
        ) l on true
        where i.accommodation = $1 and i.ended_at is null
        order by i.id
        """,
        accommodation,
    )


async def one(connection: Connection, invitation: int) -> Record | None:
    """One invitation by id."""
    return await connection.fetchrow(_INVITATION + "where i.id = $1", invitation)


async def by_digests(connection: Connection, digests: Sequence[bytes], now: datetime) -> Record | None:
    """The invitation that a link belongs to, if it can be accepted."""
    return await connection.fetchrow(
        _INVITATION + "where i.digest = any($1::bytea[]) and i.ended_at is null and i.expires_at > $2", digests, now
    )


async def set_link(connection: Connection, invitation: int, digest: bytes, kid: str) -> None:
    """Replace the link of an invitation."""
    await connection.execute("update invitation set digest = $2, kid = $3 where id = $1", invitation, digest, kid)


async def end(connection: Connection, invitation: int, person_id: int | None, now: datetime) -> bool:
    """End an open invitation, accepted by a person or revoked; False when it had ended."""
    status = await connection.execute(
        "update invitation set ended_at = $3, person = $2, digest = null where id = $1 and ended_at is null",
        invitation,
        person_id,
        now,
    )
    return status == "UPDATE 1"


async def end_of(connection: Connection, accommodation: int, now: datetime) -> None:
    """End all invitations of a property."""
    await connection.execute(
        "update invitation set ended_at = $2, digest = null where accommodation = $1 and ended_at is null",
        accommodation,
        now,
    )
