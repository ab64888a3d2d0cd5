"""Queries about letters: the outbox of mails to people."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from roomrack.domain.identity.repository.types import Connection, Record


async def insert(connection: Connection, row: Mapping[str, Any]) -> None:
    """Store a letter that is due at once."""
    await connection.execute(
        """
        insert into letter (kind, address, language, person, invitation, details, created_at, due_at, attempts)
        values ($1, $2, $3, $4, $5, $6::text::jsonb, $7, $7, 0)
        """,
        row["kind"],
        row["address"],
        row["language"],
        row["person"],
        row["invitation"],
        json.dumps(row["details"]),
        row["now"],
    )


async def claim(connection: Connection, now: datetime, lease: timedelta) -> Record | None:
    """Take the letter that is due longest, for one attempt; others leave it alone while the lease lasts."""
    return await connection.fetchrow(
        """
        update letter set attempts = attempts + 1, due_at = $1::timestamptz + $2::interval
        where id = (
            select id from letter where ended_at is null and due_at <= $1
            order by due_at, id limit 1 for update skip locked
        )
        returning id, kind, address, language, person, invitation, details::text as details, created_at, attempts
        """,
        now,
        lease,
    )


async def again(connection: Connection, letter: int, due_at: datetime, problem: str) -> None:
    """Try again later."""
    await connection.execute(
        "update letter set due_at = $2, problem = $3 where id = $1 and ended_at is null", letter, due_at, problem
    )


async def end(connection: Connection, letter: int, now: datetime, problem: str | None) -> None:
    """Note that a letter was handed in, or why it never will be."""
    await connection.execute(
        "update letter set ended_at = $2, problem = $3 where id = $1 and ended_at is null", letter, now, problem
    )


async def forget(connection: Connection, before: datetime, written_before: datetime) -> None:
    """Delete letters that ended before an instant, and those that wait since before another."""
    await connection.execute(
        "delete from letter where ended_at < $1 or (ended_at is null and created_at < $2)", before, written_before
    )
