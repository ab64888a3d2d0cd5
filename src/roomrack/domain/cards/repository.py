"""All SQL of payment cards."""

from collections.abc import Sequence
from datetime import datetime

from roomrack.domain.cards.rules import Card
from roomrack.infra.db import ReadUnit, WriteUnit

_OF = """
select * from reservation_card where accommodation = $1 and reservation = any ($2::bigint[])
"""

_PUT = """
insert into reservation_card (
    accommodation, reservation, id, token, last4, scheme, kind, virtual, last_day, activates_at, amount, source, status,
    cvv_until, processor, updated_at
)
select $1, room, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16
from unnest($2::bigint[]) as room
"""

_DROP = """
delete from reservation_card where accommodation = $1 and reservation = any ($2::bigint[]) returning token
"""

_STILL_HELD = """
select distinct token from reservation_card where accommodation = $1 and token = any ($2::text[])
"""

_CHARGED = """
update reservation_card
set status = $3, processor = $4, processor_error = $5,
    processor_error_at = case when $5::text is null then null else $6::timestamptz end,
    cvv_cleared_at = coalesce(cvv_cleared_at, $7), updated_at = $6
where accommodation = $1 and token = $2
returning reservation
"""

_CODE_DROPPED = """
update reservation_card set cvv_cleared_at = coalesce(cvv_cleared_at, $3)
where accommodation = $1 and token = $2
returning reservation
"""

_SHARING = """
select reservation from reservation_card where accommodation = $1 and token = $2 order by reservation
"""

_FORGET_SOON = """
insert into card_removal (accommodation, token) select $1, token from unnest($2::text[]) as token on conflict do nothing
"""

_TO_REMOVE = """
select token from card_removal order by accommodation, token limit $1
"""

_REMOVED = """
delete from card_removal where token = any ($1::text[])
"""

_AFTER = """
select accommodation, reservation from reservation_card
where (accommodation, reservation) > ($1, $2) order by accommodation, reservation limit $3
"""


async def of(unit: ReadUnit, accommodation: int, reservations: Sequence[int]) -> dict[int, Card]:
    """The cards of some reservations, by reservation."""
    rows = await unit.raw.fetch(_OF, accommodation, list(reservations))
    return {row["reservation"]: Card(**row) for row in rows}


async def put(unit: WriteUnit, card: Card, rooms: Sequence[int]) -> None:
    """Write the same card for all rooms of a booking, which have none."""
    await unit.raw.execute(
        _PUT,
        card.accommodation,
        list(rooms),
        card.id,
        card.token,
        card.last4,
        card.scheme,
        card.kind,
        card.virtual,
        card.last_day,
        card.activates_at,
        card.amount,
        card.source,
        card.status,
        card.cvv_until,
        card.processor,
        card.updated_at,
    )


async def drop(unit: WriteUnit, accommodation: int, rooms: Sequence[int]) -> list[str]:
    """Remove the cards of some reservations; gives the tokens that no other reservation has."""
    gone = {row["token"] for row in await unit.raw.fetch(_DROP, accommodation, list(rooms))}
    held = {row["token"] for row in await unit.raw.fetch(_STILL_HELD, accommodation, list(gone))}
    return sorted(gone - held)


async def note_charge(
    unit: WriteUnit,
    accommodation: int,
    token: str,
    *,
    status: str,
    processor: str,
    error: str | None,
    at: datetime,
    cvv_cleared_at: datetime | None,
) -> list[int]:
    """Write down how a charge ended; gives the reservations that have the card."""
    rows = await unit.raw.fetch(_CHARGED, accommodation, token, status, processor, error, at, cvv_cleared_at)
    return sorted(row["reservation"] for row in rows)


async def note_code_dropped(unit: WriteUnit, accommodation: int, token: str, at: datetime) -> list[int]:
    """Write down when the vault dropped a security code; gives the reservations that have the card."""
    rows = await unit.raw.fetch(_CODE_DROPPED, accommodation, token, at)
    return sorted(row["reservation"] for row in rows)


async def sharing(unit: ReadUnit, accommodation: int, token: str) -> list[int]:
    """The reservations that have a card."""
    return [row["reservation"] for row in await unit.raw.fetch(_SHARING, accommodation, token)]


async def forget_soon(unit: WriteUnit, accommodation: int, tokens: Sequence[str]) -> None:
    """Note that the vault is to remove some cards."""
    await unit.raw.execute(_FORGET_SOON, accommodation, list(tokens))


async def to_remove(unit: ReadUnit, limit: int) -> list[str]:
    """Some of the tokens of which the vault was not told yet."""
    return [row["token"] for row in await unit.raw.fetch(_TO_REMOVE, limit)]


async def note_removed(unit: WriteUnit, tokens: Sequence[str]) -> None:
    """Note that the vault was told."""
    await unit.raw.execute(_REMOVED, list(tokens))


async def after(unit: ReadUnit, last: tuple[int, int], limit: int) -> list[tuple[int, int]]:
    """The next reservations with a card, of all properties: property and id, in order."""
    rows = await unit.raw.fetch(_AFTER, *last, limit)
    return [(row["accommodation"], row["reservation"]) for row in rows]
