"""All SQL of the vault. Whoever calls holds the transaction; the instant is always a parameter."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from roomrack_vault.keys import Envelope

if TYPE_CHECKING:
    import asyncpg

    from roomrack_vault.database import Connection


@dataclass(frozen=True, slots=True)
class StoredCard:
    """A card as it is kept."""

    token: str
    accommodation: int | None
    reservation: int | None
    envelope: Envelope
    sealed_card: bytes
    sealed_cvv: bytes | None
    activates_at: datetime | None
    last_day: date
    cvv_cleared_at: datetime | None


@dataclass(frozen=True, slots=True)
class Pin:
    """The PIN of a property, hashed and sealed."""

    accommodation: int
    envelope: Envelope
    sealed_hash: bytes
    email: str
    failures: int
    locked_until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link that somebody got: to set a PIN, or to look at a card once."""

    digest: bytes
    purpose: str
    accommodation: int
    property_name: str
    token: str | None = None
    reservation: int | None = None
    ask_cvv: bool = False
    language: str = "en"
    email: str | None = None
    application: int | None = None
    person: int | None = None
    request_id: str | None = None
    failures: int = 0
    made_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Something that was done with a card or a PIN: a row of the audit."""

    accommodation: int
    what: str
    at: datetime
    token: str | None = None
    reservation: int | None = None
    with_cvv: bool = False
    processor: str | None = None
    application: int | None = None
    person: int | None = None
    request_id: str | None = None


# --- the schema ------------------------------------------------------------------------------------------------------


@asynccontextmanager
async def schema_lock(connection: "Connection", number: int) -> AsyncIterator[None]:
    """Hold all others off the schema."""
    await connection.execute("select pg_advisory_lock($1)", number)
    try:
        yield
    finally:
        await connection.execute("select pg_advisory_unlock($1)", number)


async def schema_files(connection: "Connection") -> set[str]:
    """The files that were run, by name."""
    await connection.execute(
        "create table if not exists schema_version (name text constraint pk_schema_version primary key)"
    )
    return {row["name"] for row in await connection.fetch("select name from schema_version")}


async def note_schema_file(connection: "Connection", name: str) -> None:
    """Note that a file was run."""
    await connection.execute("insert into schema_version (name) values ($1)", name)


async def ping(connection: "Connection") -> None:
    """Ask the database whether it is there."""
    await connection.execute("select 1")


# --- master keys -----------------------------------------------------------------------------------------------------


async def writing_key(connection: "Connection") -> str | None:
    """The master key that writes; a rotation waits until this transaction has ended."""
    for _ in range(2):
        # Who has waited for a rotation to commit sees the old row write no more, and not yet the new one.
        kid = await connection.fetchval("select kid from master_key where writing for share")
        if kid is not None:
            return str(kid)
    return None


async def known_keys(connection: "Connection") -> set[str]:
    """All master keys under which something may be kept."""
    return {row["kid"] for row in await connection.fetch("select kid from master_key")}


async def add_key(connection: "Connection", kid: str, at: datetime) -> None:
    """Let a master key write, and no other."""
    await connection.execute("update master_key set writing = false where writing")
    await connection.execute(
        "insert into master_key (kid, writing, made_at) values ($1, true, $2) "
        "on conflict (kid) do update set writing = true",
        kid,
        at,
    )


async def drop_unused_keys(connection: "Connection") -> list[str]:
    """Forget the master keys that neither write nor wrap anything; gives their ids."""
    rows = await connection.fetch(
        "delete from master_key m where not writing and not exists (select from card where kid = m.kid) "
        "and not exists (select from pin where kid = m.kid) returning kid"
    )
    return [row["kid"] for row in rows]


async def cards_under_others(connection: "Connection", kid: str, limit: int) -> list[tuple[str, Envelope]]:
    """Some cards whose data keys another master key wraps, locked."""
    rows = await connection.fetch(
        "select token, kid, wrapped_key from card where kid <> $1 order by token limit $2 for update", kid, limit
    )
    return [(row["token"], Envelope(row["kid"], row["wrapped_key"])) for row in rows]


async def pins_under_others(connection: "Connection", kid: str, limit: int) -> list[tuple[int, Envelope]]:
    """The same of PINs."""
    rows = await connection.fetch(
        "select accommodation, kid, wrapped_key from pin where kid <> $1 order by accommodation limit $2 for update",
        kid,
        limit,
    )
    return [(row["accommodation"], Envelope(row["kid"], row["wrapped_key"])) for row in rows]


async def rewrap_card(connection: "Connection", token: str, envelope: Envelope) -> None:
    """Store the data key of a card anew."""
    await connection.execute(
        "update card set kid = $2, wrapped_key = $3 where token = $1", token, envelope.kid, envelope.wrapped
    )


async def rewrap_pin(connection: "Connection", accommodation: int, envelope: Envelope) -> None:
    """Store the data key of a PIN anew."""
    await connection.execute(
        "update pin set kid = $2, wrapped_key = $3 where accommodation = $1",
        accommodation,
        envelope.kid,
        envelope.wrapped,
    )


# --- cards -----------------------------------------------------------------------------------------------------------


async def add_card(
    connection: "Connection",
    token: str,
    envelope: Envelope,
    *,
    sealed_card: bytes,
    sealed_cvv: bytes | None,
    activates_at: datetime | None,
    last_day: date,
    cvv_until: datetime | None,
    at: datetime,
) -> None:
    """Keep a card whose reservation the server has not confirmed yet."""
    await connection.execute(
        "insert into card (token, kid, wrapped_key, sealed_card, sealed_cvv, activates_at, last_day, cvv_until, "
        "made_at) "
        "values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        token,
        envelope.kid,
        envelope.wrapped,
        sealed_card,
        sealed_cvv,
        activates_at,
        last_day,
        cvv_until,
        at,
    )


async def attach(connection: "Connection", token: str, accommodation: int, reservation: int, at: datetime) -> None:
    """Note which reservation a card is of."""
    await connection.execute(
        "update card set accommodation = $2, reservation = $3, attached_at = $4 where token = $1",
        token,
        accommodation,
        reservation,
        at,
    )


async def card(connection: "Connection", token: str, accommodation: int) -> StoredCard | None:
    """A card of a property."""
    row = await connection.fetchrow(
        "select token, accommodation, reservation, kid, wrapped_key, sealed_card, sealed_cvv, activates_at, last_day, "
        "cvv_cleared_at from card where token = $1 and accommodation = $2",
        token,
        accommodation,
    )
    if row is None:
        return None
    return StoredCard(
        token=row["token"],
        accommodation=row["accommodation"],
        reservation=row["reservation"],
        envelope=Envelope(row["kid"], row["wrapped_key"]),
        sealed_card=row["sealed_card"],
        sealed_cvv=row["sealed_cvv"],
        activates_at=row["activates_at"],
        last_day=row["last_day"],
        cvv_cleared_at=row["cvv_cleared_at"],
    )


async def clear_cvv(connection: "Connection", token: str, at: datetime) -> None:
    """Drop the security code of a card."""
    await connection.execute(
        "update card set sealed_cvv = null, cvv_cleared_at = $2 where token = $1 and sealed_cvv is not null", token, at
    )


async def forget_cards(connection: "Connection", tokens: Sequence[str]) -> int:
    """Remove cards, and the links to them; gives how many there were."""
    return len(await connection.fetch("delete from card where token = any($1) returning token", list(tokens)))


async def clear_old_cvvs(connection: "Connection", at: datetime) -> int:
    """Drop the security codes that were kept long enough."""
    rows = await connection.fetch(
        "update card set sealed_cvv = null, cvv_cleared_at = $1 where sealed_cvv is not null and cvv_until <= $1 "
        "returning token",
        at,
    )
    return len(rows)


async def forget_old_cards(connection: "Connection", *, made_before: datetime, last_day_before: date) -> int:
    """Remove cards that no reservation got, and those that are good no more."""
    rows = await connection.fetch(
        "delete from card where (attached_at is null and made_at < $1) or last_day < $2 returning token",
        made_before,
        last_day_before,
    )
    return len(rows)


# --- PINs and links --------------------------------------------------------------------------------------------------


async def pin(connection: "Connection", accommodation: int) -> Pin | None:
    """The PIN of a property, locked: attempts on it come one after the other."""
    row = await connection.fetchrow(
        "select accommodation, kid, wrapped_key, sealed_hash, email, failures, locked_until from pin "
        "where accommodation = $1 for update",
        accommodation,
    )
    return None if row is None else _pin(row)


async def has_pin(connection: "Connection", accommodation: int) -> str | None:
    """The address to which the PIN of a property belongs, if it has one."""
    email = await connection.fetchval("select email from pin where accommodation = $1", accommodation)
    return None if email is None else str(email)


async def set_pin(
    connection: "Connection",
    accommodation: int,
    envelope: Envelope,
    sealed_hash: bytes,
    email: str,
    at: datetime,
    *,
    replace: bool,
) -> bool:
    """Store the PIN of a property; without `replace` one that exists stays. Tells whether it was stored."""
    if replace:
        await connection.execute("delete from pin where accommodation = $1", accommodation)
    row = await connection.fetchrow(
        "insert into pin (accommodation, kid, wrapped_key, sealed_hash, email, failures, set_at) "
        "values ($1, $2, $3, $4, $5, 0, $6) on conflict do nothing returning accommodation",
        accommodation,
        envelope.kid,
        envelope.wrapped,
        sealed_hash,
        email,
        at,
    )
    return row is not None


async def remove_pin(connection: "Connection", accommodation: int) -> bool:
    """Forget the PIN of a property, and every link of it."""
    await connection.execute("delete from link where accommodation = $1", accommodation)
    row = await connection.fetchrow("delete from pin where accommodation = $1 returning email", accommodation)
    return row is not None


async def note_attempt(
    connection: "Connection", accommodation: int, failures: int, locked_until: datetime | None
) -> None:
    """Store how many attempts on a PIN have failed in a row, and until when it takes none."""
    await connection.execute(
        "update pin set failures = $2, locked_until = $3 where accommodation = $1",
        accommodation,
        failures,
        locked_until,
    )


async def add_link(connection: "Connection", link: Link) -> None:
    """Keep a link."""
    await connection.execute(
        "insert into link (digest, purpose, accommodation, property_name, token, reservation, ask_cvv, language, "
        "email, application, person, request_id, failures, made_at, expires_at) "
        "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        link.digest,
        link.purpose,
        link.accommodation,
        link.property_name,
        link.token,
        link.reservation,
        link.ask_cvv,
        link.language,
        link.email,
        link.application,
        link.person,
        link.request_id,
        link.failures,
        link.made_at,
        link.expires_at,
    )


async def open_link(connection: "Connection", digest: bytes, purpose: str, at: datetime) -> Link | None:
    """A link that can still be used, locked until the transaction ends."""
    row = await connection.fetchrow(
        "select digest, purpose, accommodation, property_name, token, reservation, ask_cvv, language, email, "
        "application, person, request_id, failures, made_at, expires_at from link "
        "where digest = $1 and purpose = $2 and used_at is null and expires_at > $3 for update",
        digest,
        purpose,
        at,
    )
    return None if row is None else Link(**row)


async def newest_link(connection: "Connection", accommodation: int, purpose: str, at: datetime) -> datetime | None:
    """When the newest link of a kind was made that can still be used."""
    made: datetime | None = await connection.fetchval(
        "select max(made_at) from link where accommodation = $1 and purpose = $2 and used_at is null "
        "and expires_at > $3",
        accommodation,
        purpose,
        at,
    )
    return made


async def use_link(connection: "Connection", digest: bytes, at: datetime) -> None:
    """Let a link be used up."""
    await connection.execute("update link set used_at = $2 where digest = $1", digest, at)


async def end_links(connection: "Connection", accommodation: int, purpose: str, at: datetime) -> None:
    """Let all links of a kind be used up."""
    await connection.execute(
        "update link set used_at = $3 where accommodation = $1 and purpose = $2 and used_at is null",
        accommodation,
        purpose,
        at,
    )


async def note_link_failure(connection: "Connection", digest: bytes, failures: int) -> None:
    """Store how many wrong PINs were given at a link."""
    await connection.execute("update link set failures = $2 where digest = $1", digest, failures)


async def forget_links(connection: "Connection", expired_before: datetime) -> int:
    """Remove links that ended long ago."""
    return len(await connection.fetch("delete from link where expires_at < $1 returning digest", expired_before))


# --- the audit -------------------------------------------------------------------------------------------------------


async def add_look(connection: "Connection", look: Look) -> None:
    """Write down what was done."""
    await connection.execute(
        "insert into look (accommodation, token, reservation, what, with_cvv, processor, application, person, "
        "request_id, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        look.accommodation,
        look.token,
        look.reservation,
        look.what,
        look.with_cvv,
        look.processor,
        look.application,
        look.person,
        look.request_id,
        look.at,
    )


async def looks(connection: "Connection", accommodation: int, limit: int) -> list[Look]:
    """The newest of a property."""
    rows = await connection.fetch(
        "select accommodation, what, at, token, reservation, with_cvv, processor, application, person, request_id "
        "from look where accommodation = $1 order by id desc limit $2",
        accommodation,
        limit,
    )
    return [Look(**row) for row in rows]


async def forget_looks(connection: "Connection", before: datetime) -> int:
    """Remove what was kept long enough."""
    return len(await connection.fetch("delete from look where at < $1 returning id", before))


def _pin(row: "asyncpg.Record") -> Pin:
    return Pin(
        accommodation=row["accommodation"],
        envelope=Envelope(row["kid"], row["wrapped_key"]),
        sealed_hash=row["sealed_hash"],
        email=row["email"],
        failures=row["failures"],
        locked_until=row["locked_until"],
    )
