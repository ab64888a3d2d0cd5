"""Queries about tokens, api keys and authorization codes."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from roomrack.domain.identity.repository.types import Connection, Record
from roomrack.domain.identity.rules import IssuedCode, TokenKind


async def insert_token(connection: Connection, row: Mapping[str, Any]) -> None:
    """Store the digest of a credential."""
    await connection.execute(
        """
        insert into token (digest, kid, kind, application, grant_id, person, created_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        """,
        row["digest"],
        row["kid"],
        row["kind"],
        row["application"],
        row["grant_id"],
        row["person"],
        row["created_at"],
        row["expires_at"],
    )


async def token(connection: Connection, digests: Sequence[bytes], kinds: Collection[TokenKind]) -> Record | None:
    """A stored credential of one of the kinds, live or not."""
    return await connection.fetchrow(
        """
        select digest, kind, application, grant_id, person, expires_at, revoked_at
        from token where digest = any($1::bytea[]) and kind = any($2::text[])
        """,
        digests,
        list(kinds),
    )


async def revoke_token(connection: Connection, digest: bytes, now: datetime) -> None:
    """End one credential."""
    await connection.execute("update token set revoked_at = $2 where digest = $1 and revoked_at is null", digest, now)


async def insert_code(connection: Connection, row: Mapping[str, Any]) -> None:
    """Store the digest of an authorization code and what was authorized."""
    await connection.execute(
        """
        insert into authorization_code (digest, kid, application, person, redirect_uri, challenge, accommodations,
                                        networks, permissions, created_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """,
        row["digest"],
        row["kid"],
        row["application"],
        row["person"],
        row["redirect_uri"],
        row["challenge"],
        row["accommodations"],
        row["networks"],
        row["permissions"],
        row["created_at"],
        row["expires_at"],
    )


async def lock_code(connection: Connection, digests: Sequence[bytes]) -> IssuedCode | None:
    """A stored code; whoever presents it at the same time waits."""
    row = await connection.fetchrow(
        """
        select digest, application, person, redirect_uri, challenge, accommodations, networks, permissions, expires_at,
               used_at, grant_id
        from authorization_code where digest = any($1::bytea[]) for no key update
        """,
        digests,
    )
    return None if row is None else IssuedCode(**dict(row))


async def use_code(connection: Connection, digest: bytes, grant_id: int, now: datetime) -> None:
    """Note that a code was traded, and for which grant."""
    await connection.execute(
        "update authorization_code set used_at = $2, grant_id = $3 where digest = $1", digest, now, grant_id
    )
