"""What the registry of guests asks about the people of reservations."""

from collections.abc import Collection
from datetime import date, datetime

from roomrack.core.localtime import format_instant
from roomrack.domain.reservations.repository import people
from roomrack.domain.reservations.rules.state import Reservation
from roomrack.infra.db import ReadUnit, WriteUnit

ERASED = "Erased"
"""What stands for the name of somebody who is forgotten."""

KEPT = frozenset(
    {
        "accommodated_type",
        "age_range",
        "city_tax_exemption",
        "city_tax_price",
        "exclude_city_tax",
        "exclude_city_tax_agency",
        "police_sent_status",
        "police_sent_time",
    }
)
"""What is kept of somebody who is forgotten: the tax that was taken and why, which tells nothing of who he was."""


async def stays_of(
    unit: ReadUnit, accommodation: int, persons: Collection[int], emails: Collection[str]
) -> list[Reservation]:
    """The reservations that have somebody with one of the ids or e-mail addresses, by id."""
    return await people.of_persons(unit, accommodation, persons, [email.lower() for email in emails])


async def arriving(unit: ReadUnit, accommodation: int, day: date) -> list[Reservation]:
    """The stays of which a guest arrives on a local day, by id; neither cancelled nor missed."""
    return await people.arriving(unit, accommodation, day)


async def expected(unit: ReadUnit, accommodation: int, first: date, last: date) -> list[int]:
    """Confirmed stays that begin between two local days and have not yet, of somebody with an e-mail address."""
    return await people.expected(unit, accommodation, first, last)


async def departures(unit: ReadUnit, accommodation: int, reservations: Collection[int]) -> dict[int, date]:
    """When stays end, as local days by reservation."""
    return await people.departures(unit, accommodation, reservations)


async def ended(
    unit: ReadUnit,
    accommodation: int,
    reservations: Collection[int],
    *,
    departed_before: date,
    cancelled_before: datetime,
) -> list[int]:
    """Those of some reservations that ended before a local day, or were cancelled before an instant."""
    return await people.ended(unit, accommodation, reservations, departed_before, cancelled_before)


async def erase_people(
    unit: WriteUnit, accommodation: int, reservations: Collection[int], persons: Collection[int]
) -> None:
    """Forget who some guests of reservations were, in the reservations and in the event log. No event tells of it."""
    await people.erase(unit, accommodation, persons, name=ERASED, keep=KEPT)
    await people.erase_told(unit, accommodation, reservations, persons, name=ERASED, keep=KEPT)


async def note_police(unit: WriteUnit, accommodation: int, persons: Collection[int], at: datetime) -> None:
    """Note of guests that the police was told of them at an instant."""
    await people.note_police(unit, accommodation, persons, format_instant(at.replace(microsecond=0)))
