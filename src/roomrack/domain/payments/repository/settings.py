"""Statements about how properties take payments, and about the cards of reservations."""

from collections.abc import Sequence
from datetime import datetime

from roomrack.domain.payments.rules.settings import Method, ProcessorName, Removal, Settings
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
select method, customer, scheme, last4, token, processor from payment_method
where accommodation = $1 and reservation = $2
"""

_STORE_METHOD = """
insert into payment_method (
    accommodation, reservation, method, customer, scheme, last4, token, processor, updated_at
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict (accommodation, reservation) do update
set method = excluded.method, customer = excluded.customer, scheme = excluded.scheme, last4 = excluded.last4,
    token = excluded.token, processor = excluded.processor, updated_at = excluded.updated_at
"""

_LEND_METHOD = """
insert into payment_method (
    accommodation, reservation, method, customer, scheme, last4, token, processor, updated_at
)
select $1, room, $3, $4, $5, $6, $7, $8, $9 from unnest($2::bigint[]) as room
on conflict (accommodation, reservation) do update
set method = excluded.method, customer = excluded.customer, scheme = excluded.scheme, last4 = excluded.last4,
    token = excluded.token, processor = excluded.processor, updated_at = excluded.updated_at
where payment_method.token is not null
"""

# Rooms of a booking share what was made of its card, and may lose it at the same time: whether somebody still has it
# is asked when it is to be removed.
_REPLACED = """
insert into payment_method_removal (accommodation, method, processor, attempts, due_at)
select distinct accommodation, method, processor, 0, $4::timestamptz from payment_method
where accommodation = $1 and reservation = any ($2::bigint[]) and method <> $3
    and token is not null and processor is not null
on conflict do nothing
"""

_DROP_METHODS = """
with gone as (
    delete from payment_method
    where accommodation = $1 and reservation = any ($2::bigint[]) and (token is not null or not $3)
    returning accommodation, method, processor, token
)
insert into payment_method_removal (accommodation, method, processor, attempts, due_at)
select distinct accommodation, method, processor, 0, $4::timestamptz from gone
where token is not null and processor is not null
on conflict do nothing
"""

_FORGET_UNHELD = """
insert into payment_method_removal (accommodation, method, processor, attempts, due_at)
select $1, $2, $3, 0, $4
where not exists (select from payment_method where accommodation = $1 and method = $2)
on conflict do nothing
"""

# A charge that is under way may still need the card.
_REMOVALS = """
select accommodation, method, processor, attempts from payment_method_removal r
where due_at <= $1
    and not exists (select from payment_method m where m.accommodation = r.accommodation and m.method = r.method)
    and not exists (
        select from payment_work w
        where w.accommodation = r.accommodation and w.method = r.method and w.status in ('RUNNING', 'ACTION')
    )
order by due_at limit $2
"""

_REMOVED = """
delete from payment_method_removal where accommodation = $1 and method = $2
"""

_REMOVE_LATER = """
update payment_method_removal set attempts = least(attempts + 1, 1000), due_at = $3
where accommodation = $1 and method = $2
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
    if row is None:
        return None
    processor = row["processor"]
    return Method(**{**dict(row.items()), "processor": processor and ProcessorName(processor)})


async def store_method(unit: WriteUnit, accommodation: int, reservation: int, card: Method) -> None:
    """Give a reservation a card, in place of the one that it has."""
    now = unit.now(accommodation)
    await unit.raw.execute(_REPLACED, accommodation, [reservation], card.method, now)
    await unit.raw.execute(_STORE_METHOD, accommodation, reservation, *_values(card), now)


async def lend_method(unit: WriteUnit, accommodation: int, reservations: Sequence[int], card: Method) -> None:
    """Give a card that was made of the vault's to those of some reservations for which nobody has stated one."""
    now = unit.now(accommodation)
    await unit.raw.execute(_REPLACED, accommodation, list(reservations), card.method, now)
    await unit.raw.execute(_LEND_METHOD, accommodation, list(reservations), *_values(card), now)


async def drop_methods(
    unit: WriteUnit, accommodation: int, reservations: Sequence[int], *, made_only: bool = False
) -> None:
    """Take the cards of reservations away; with `made_only` those that were made of the vault's."""
    await unit.raw.execute(_DROP_METHODS, accommodation, list(reservations), made_only, unit.now(accommodation))


async def forget_unheld(unit: WriteUnit, accommodation: int, method: str, processor: ProcessorName) -> None:
    """Have a processor forget a card that it made of the vault's, if no reservation has it."""
    await unit.raw.execute(_FORGET_UNHELD, accommodation, method, processor.value, unit.now(accommodation))


async def removals(unit: ReadUnit, now: datetime, limit: int) -> list[Removal]:
    """Cards that processors are to forget now, and that no reservation has and no charge under way needs."""
    rows = await unit.raw.fetch(_REMOVALS, now, limit)
    return [Removal(**{**dict(row.items()), "processor": ProcessorName(row["processor"])}) for row in rows]


async def note_removed(unit: WriteUnit, removal: Removal) -> None:
    """Note that a processor has forgotten a card."""
    await unit.raw.execute(_REMOVED, removal.accommodation, removal.method)


async def remove_later(unit: WriteUnit, removal: Removal, at: datetime) -> None:
    """Note that one has not, and is to be asked again."""
    await unit.raw.execute(_REMOVE_LATER, removal.accommodation, removal.method, at)


def _values(card: Method) -> tuple[str | None, ...]:
    return (card.method, card.customer, card.scheme, card.last4, card.token, card.processor and card.processor.value)
