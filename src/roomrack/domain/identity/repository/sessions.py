"""Queries about signing in with a browser, and what is thrown away."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from roomrack.domain.identity.repository.types import Connection


async def insert_session(
    connection: Connection,
    digest: bytes,
    kid: str,
    person_id: int,
    now: datetime,
    expires_at: datetime,
    *,
    agent: str = "",
) -> None:
    """Store the digest of a session's cookie, and the browser in its own words."""
    await connection.execute(
        """
        insert into browser_session (digest, kid, person, created_at, expires_at, agent)
        values ($1, $2, $3, $4, $5, $6)
        """,
        digest,
        kid,
        person_id,
        now,
        expires_at,
        agent,
    )


async def session_person(connection: Connection, digests: Sequence[bytes], now: datetime) -> int | None:
    """Who is signed in with a cookie; None when it is unknown or its time is over."""
    person_id: int | None = await connection.fetchval(
        "select person from browser_session where digest = any($1::bytea[]) and expires_at > $2", digests, now
    )
    return person_id


async def delete_session(connection: Connection, digests: Sequence[bytes]) -> None:
    """Sign out."""
    await connection.execute("delete from browser_session where digest = any($1::bytea[])", digests)


async def count_failure(connection: Connection, keys: Sequence[bytes], now: datetime, window: timedelta) -> list[int]:
    """Count one more failure for each key and return the counts, in the order of the keys.

    A window begins with its first failure, so that the count starts again once it is over.
    """
    rows = await connection.fetch(
        """
        insert into signin_failure as f (key, window_start, failures)
        select key, $2, 1 from unnest($1::bytea[]) as given (key) order by key
        on conflict (key) do update
        set window_start = case when f.window_start <= $2 - $3::interval then $2 else f.window_start end,
            failures = case when f.window_start <= $2 - $3::interval then 1 else f.failures + 1 end
        returning key, failures
        """,
        keys,
        now,
        window,
    )
    counts = {row["key"]: row["failures"] for row in rows}
    return [counts[key] for key in keys]


async def forgive_failure(connection: Connection, keys: Sequence[bytes]) -> None:
    """Take one failure back: the password was right."""
    await connection.execute(
        "update signin_failure set failures = failures - 1 where key = any($1::bytea[]) and failures > 0", keys
    )


async def purge(
    connection: Connection, tokens: datetime, codes: datetime, sessions: datetime, failures: datetime
) -> None:
    """Delete what ended before these instants and what nobody can use any more."""
    await connection.execute("delete from token where expires_at < $1", tokens)
    await connection.execute("delete from authorization_code where expires_at < $1", codes)
    await connection.execute("delete from browser_session where expires_at < $1", sessions)
    await connection.execute("delete from signin_failure where window_start < $1", failures)
