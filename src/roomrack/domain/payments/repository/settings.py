"""Statements about how properties take payments, and about the cards of reservations."""

from collections.abc import Sequence

from roomrack.domain.payments.rules.settings import Method, ProcessorName, Settings
from roomrack.infra.crypto import Sealed
from roomrack.infra.db import ReadUnit, WriteUnit

_GET = """
select processor, automatic, penalties, secret is not null as ready, has_notice_secret
from payment_settings where accommodation = $1
"""

_STORE = """
insert into payment_settings (accommodation, processor, automatic, penalties, has_notice_secret, updated_at)
values ($1, $2, $3, $4, false, $5)
on conflict (accommodation) do update
set processor = excluded.processor, automatic = excluded.automatic, penalties = excluded.penalties,
    updated_at = excluded.updated_at
"""

_SEAL = """
update payment_settings set kid = $2, secret = $3, has_notice_secret = $4 where accommodation = $1
"""

_SEALED = """
select kid, secret from payment_settings where accommodation = $1 and secret is not null
"""

_AUTOMATIC = """
select accommodation from payment_settings where automatic and processor <> 'NONE' order by accommodation
"""

_METHOD = """
select method, customer, scheme, last4, token from payment_method where accommodation = $1 and reservation = $2
"""

_STORE_METHOD = """
insert into payment_method (accommodation, reservation, method, customer, scheme, last4, token, updated_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (accommodation, reservation) do update
set method = excluded.method, customer = excluded.customer, scheme = excluded.scheme, last4 = excluded.last4,
    token = excluded.token, updated_at = excluded.updated_at
"""

_LEND_METHOD = """
insert into payment_method (accommodation, reservation, method, customer, scheme, last4, token, updated_at)
select $1, room, $3, $4, $5, $6, $7, $8 from unnest($2::bigint[]) as room
on conflict (accommodation, reservation) do update
set method = excluded.method, customer = excluded.customer, scheme = excluded.scheme, last4 = excluded.last4,
    token = excluded.token, updated_at = excluded.updated_at
where payment_method.token is not null
"""

_DROP_METHODS = """
delete from payment_method where accommodation = $1 and reservation = any ($2::bigint[])
"""


async def get(unit: ReadUnit, accommodation: int) -> Settings:
    """The settings of a property; those of one that chose nothing are the defaults."""
    row = await unit.raw.fetchrow(_GET, accommodation)
    if row is None:
        return Settings()
    return Settings(
        processor=ProcessorName(row["processor"]),
        automatic=row["automatic"],
        penalties=row["penalties"],
        ready=row["ready"],
        notices_ready=row["has_notice_secret"],
    )


async def store(unit: WriteUnit, accommodation: int, settings: Settings) -> None:
    """Write all but the secrets."""
    await unit.raw.execute(
        _STORE,
        accommodation,
        settings.processor.value,
        settings.automatic,
        settings.penalties,
        unit.now(accommodation),
    )


async def seal(unit: WriteUnit, accommodation: int, secret: Sealed | None, *, with_notices: bool) -> None:
    """Write the sealed keys of a property that has settings, or drop them."""
    await unit.raw.execute(_SEAL, accommodation, secret and secret.kid, secret and secret.blob, with_notices)


async def secret(unit: ReadUnit, accommodation: int) -> tuple[str, bytes] | None:
    """The sealed keys of a property: the id of the key that opens them, and what it opens."""
    row = await unit.raw.fetchrow(_SEALED, accommodation)
    return None if row is None else (row["kid"], row["secret"])


async def automatic(unit: ReadUnit) -> list[int]:
    """The properties whose planned payments are taken by themselves."""
    return [row["accommodation"] for row in await unit.raw.fetch(_AUTOMATIC)]


async def method(unit: ReadUnit, accommodation: int, reservation: int) -> Method | None:
    """The card of a reservation."""
    row = await unit.raw.fetchrow(_METHOD, accommodation, reservation)
    return None if row is None else Method(**dict(row.items()))


async def store_method(unit: WriteUnit, accommodation: int, reservation: int, card: Method) -> None:
    """Give a reservation a card."""
    await unit.raw.execute(
        _STORE_METHOD,
        accommodation,
        reservation,
        card.method,
        card.customer,
        card.scheme,
        card.last4,
        card.token,
        unit.now(accommodation),
    )


async def lend_method(unit: WriteUnit, accommodation: int, reservations: Sequence[int], card: Method) -> None:
    """Give a card that was made of the vault's to those of some reservations for which nobody has stated one."""
    await unit.raw.execute(
        _LEND_METHOD,
        accommodation,
        list(reservations),
        card.method,
        card.customer,
        card.scheme,
        card.last4,
        card.token,
        unit.now(accommodation),
    )


async def drop_methods(unit: WriteUnit, accommodation: int, reservations: Sequence[int]) -> None:
    """Take the cards of reservations away."""
    await unit.raw.execute(_DROP_METHODS, accommodation, list(reservations))
