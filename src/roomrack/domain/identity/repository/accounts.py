"""Queries about links with which passwords are chosen, second factors, sessions as lists, and what happened."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from roomrack.domain.identity.repository.types import Connection, Record

# --- links -----------------------------------------------------------------------------------------------------------


async def insert_link(
    connection: Connection, digest: bytes, kid: str, person_id: int, now: datetime, expires_at: datetime
) -> None:
    """Store the digest of a link."""
    await connection.execute(
        "insert into password_link (digest, kid, person, created_at, expires_at) values ($1, $2, $3, $4, $5)",
        digest,
        kid,
        person_id,
        now,
        expires_at,
    )


async def link_person(connection: Connection, digests: Sequence[bytes], now: datetime) -> int | None:
    """Whose password a link can change; None when it works no longer."""
    person_id: int | None = await connection.fetchval(
        """
        select person from password_link
        where digest = any($1::bytea[]) and used_at is null and expires_at > $2
        """,
        digests,
        now,
    )
    return person_id


async def use_link(connection: Connection, digests: Sequence[bytes], now: datetime) -> int | None:
    """Use a link up; of several who try at once one gets the person, the others nothing."""
    person_id: int | None = await connection.fetchval(
        """
        update password_link set used_at = $2
        where digest = any($1::bytea[]) and used_at is null and expires_at > $2
        returning person
        """,
        digests,
        now,
    )
    return person_id


async def end_links(connection: Connection, person_id: int, now: datetime) -> None:
    """End all links of a person."""
    await connection.execute(
        "update password_link set used_at = $2 where person = $1 and used_at is null", person_id, now
    )


# --- second factors --------------------------------------------------------------------------------------------------


async def lock_person(connection: Connection, person_id: int) -> Record | None:
    """The columns of a person, held until the transaction ends."""
    return await connection.fetchrow(
        """
        select id, username, password_hash, given_name, family_name, email, language from person
        where id = $1 for no key update
        """,
        person_id,
    )


async def factor(connection: Connection, person_id: int) -> Record | None:
    """The second factor of a person, confirmed or not."""
    return await connection.fetchrow(
        "select person, kid, sealed, last_step, created_at, confirmed_at from second_factor where person = $1",
        person_id,
    )


async def put_factor(connection: Connection, person_id: int, kid: str, sealed: bytes, now: datetime) -> None:
    """Begin to set a factor up; one that was not confirmed is replaced."""
    await connection.execute(
        """
        insert into second_factor (person, kid, sealed, last_step, created_at) values ($1, $2, $3, 0, $4)
        on conflict (person) do update
        set kid = excluded.kid, sealed = excluded.sealed, last_step = 0, created_at = excluded.created_at
        where second_factor.confirmed_at is null
        """,
        person_id,
        kid,
        sealed,
        now,
    )


async def confirm_factor(connection: Connection, person_id: int, now: datetime) -> None:
    """From now on the factor is asked for."""
    await connection.execute("update second_factor set confirmed_at = $2 where person = $1", person_id, now)


async def take_step(connection: Connection, person_id: int, step: int) -> bool:
    """Note that the code of a time step was used; False when it, or a later one, was before."""
    status = await connection.execute(
        "update second_factor set last_step = $2 where person = $1 and last_step < $2", person_id, step
    )
    return status == "UPDATE 1"


async def delete_factor(connection: Connection, person_id: int) -> bool:
    """Forget the factor and its recovery codes; False when there was none that was confirmed."""
    await connection.execute("delete from recovery_code where person = $1", person_id)
    status = await connection.execute(
        "delete from second_factor where person = $1 and confirmed_at is not null", person_id
    )
    await connection.execute("delete from second_factor where person = $1", person_id)
    return status == "DELETE 1"


async def replace_recovery_codes(connection: Connection, person_id: int, digests: Sequence[bytes], kid: str) -> None:
    """Store new recovery codes in place of the old ones."""
    await connection.execute("delete from recovery_code where person = $1", person_id)
    await connection.execute(
        """
        insert into recovery_code (person, digest, kid)
        select $1, digest, $3 from unnest($2::bytea[]) as given (digest)
        """,
        person_id,
        digests,
        kid,
    )


async def use_recovery_code(connection: Connection, person_id: int, digests: Sequence[bytes], now: datetime) -> bool:
    """Use a recovery code up; False when it is unknown or was used."""
    status = await connection.execute(
        """
        update recovery_code set used_at = $3
        where person = $1 and digest = any($2::bytea[]) and used_at is null
        """,
        person_id,
        digests,
        now,
    )
    return status == "UPDATE 1"


async def recovery_codes_left(connection: Connection, person_id: int) -> int:
    """How many recovery codes were not used yet."""
    return int(
        await connection.fetchval("select count(*) from recovery_code where person = $1 and used_at is null", person_id)
    )


async def with_factor(connection: Connection, people: Sequence[int]) -> set[int]:
    """Those of the people who have a second factor."""
    rows = await connection.fetch(
        "select person from second_factor where person = any($1::bigint[]) and confirmed_at is not null", people
    )
    return {row["person"] for row in rows}


async def outside(connection: Connection, person_id: int, owner: int, role: str) -> bool:
    """Whether a person works for a property that another does not own, or owns one himself."""
    return bool(
        await connection.fetchval(
            """
            select exists (
                select from membership m
                where m.person = $1
                  and (m.role = $3
                       or not exists (
                           select from membership o
                           where o.accommodation = m.accommodation and o.person = $2 and o.role = $3
                       ))
            )
            """,
            person_id,
            owner,
            role,
        )
    )


# --- sessions --------------------------------------------------------------------------------------------------------


async def sessions_of(connection: Connection, person_id: int, now: datetime) -> list[Record]:
    """The sessions of a person that have not ended, newest first."""
    return await connection.fetch(
        """
        select id, digest, agent, created_at, expires_at from browser_session
        where person = $1 and expires_at > $2 order by created_at desc, id desc
        """,
        person_id,
        now,
    )


async def delete_sessions(
    connection: Connection, person_id: int, keep: Sequence[bytes], only: int | None = None
) -> int:
    """End the sessions of a person but those to keep, or only one of them; returns how many ended."""
    status = await connection.execute(
        """
        delete from browser_session
        where person = $1 and not digest = any($2::bytea[]) and ($3::bigint is null or id = $3)
        """,
        person_id,
        keep,
        only,
    )
    return int(status.rpartition(" ")[2])


# --- what happened ---------------------------------------------------------------------------------------------------


async def insert_entry(
    connection: Connection, person_id: int, kind: str, actor: Mapping[str, Any], now: datetime
) -> None:
    """Note what happened to an account."""
    await connection.execute(
        "insert into account_entry (person, kind, actor, happened_at) values ($1, $2, $3::text::jsonb, $4)",
        person_id,
        kind,
        json.dumps(dict(actor)),
        now,
    )


async def entries(connection: Connection, person_id: int, limit: int) -> list[Record]:
    """What happened to an account, newest first."""
    return await connection.fetch(
        """
        select id, kind, actor::text as actor, happened_at from account_entry
        where person = $1 order by id desc limit $2
        """,
        person_id,
        limit,
    )


async def purge(connection: Connection, links: datetime, invitations: datetime, entries: datetime) -> None:
    """Delete what ended before these instants."""
    await connection.execute("delete from password_link where expires_at < $1", links)
    await connection.execute("delete from invitation where expires_at < $1", invitations)
    await connection.execute("delete from account_entry where happened_at < $1", entries)
