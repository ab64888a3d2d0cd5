"""Taking numbers and charges. Both statements lock what they take until the transaction ends."""

from collections.abc import Collection
from datetime import date

from roomrack.infra.db import ReadUnit, WriteUnit

# One statement: it waits for whoever holds the row, and a rollback gives the number back to the next who waits.
_TAKE = """
insert into invoice_series as held (accommodation, series, year, number, day) values ($1, $2, $3, $4, $5)
on conflict (accommodation, series, year) do update
set number = held.number + 1, day = greatest(held.day, excluded.day)
returning number, day
"""

# Waits for a transaction that has written the same key and not ended.
_CLAIM = """
insert into invoiced_charge (accommodation, key, invoice)
select $1, key, $3 from unnest($2::text[]) as key order by key
on conflict (accommodation, key) do nothing
returning key
"""

_RELEASE = "delete from invoiced_charge where accommodation = $1 and invoice = $2 and key = any ($3::text[])"

_CLAIMED = "select key, invoice from invoiced_charge where accommodation = $1 and key = any ($2::text[])"

_USED = "select distinct series from invoice_series where accommodation = $1 and year = $2"


async def take(
    unit: WriteUnit, accommodation: int, series: str, year: int, *, first: int, day: date
) -> tuple[int, date]:
    """The next number of a series and the day to write on the document: never earlier than that of the number before.

    `first` is the number with which the series begins in a year.
    """
    row = await unit.raw.fetchrow(_TAKE, accommodation, series, year, first, day)
    if row is None:
        raise LookupError("an upsert returns its row")
    return row["number"], row["day"]


async def claim(unit: WriteUnit, accommodation: int, keys: Collection[str], invoice: int) -> set[str]:
    """Take charges for a document; gives those that no other document has."""
    if not keys:
        return set()
    rows = await unit.raw.fetch(_CLAIM, accommodation, sorted(keys), invoice)
    return {row["key"] for row in rows}


async def release(unit: WriteUnit, accommodation: int, keys: Collection[str], invoice: int) -> None:
    """Give charges back that a document had."""
    await unit.raw.execute(_RELEASE, accommodation, invoice, list(keys))


async def claimed(unit: ReadUnit, accommodation: int, keys: Collection[str]) -> dict[str, int]:
    """Which document has each of the charges; those that none has are left out."""
    rows = await unit.raw.fetch(_CLAIMED, accommodation, list(keys))
    return {row["key"]: row["invoice"] for row in rows}


async def used(unit: ReadUnit, accommodation: int, year: int) -> set[str]:
    """The series in which a number was taken in a year."""
    return {row["series"] for row in await unit.raw.fetch(_USED, accommodation, year)}
