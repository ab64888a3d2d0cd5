"""The mail of the morning: which are due, and what one says."""

from datetime import date, timedelta

from roomrack.domain.products import service as products
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.reservations.repository import mornings as repository
from roomrack.domain.reservations.rules import morning as rules
from roomrack.domain.reservations.rules.morning import Morning
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.ports.mail import Mail

RETENTION = timedelta(days=30)


async def due(unit: ReadUnit) -> list[tuple[int, date]]:
    """The properties whose owner wants a mail each morning and where it is morning now, with their local day."""
    now = unit.now()
    found = []
    for accommodation in await properties.good_mornings(unit):
        local = now.astimezone(accommodation.zone)
        if rules.FIRST_HOUR <= local.hour < rules.LAST_HOUR:
            found.append((accommodation.id, local.date()))
    return found


async def claim(unit: WriteUnit, accommodation: int, day: date) -> Mail | None:
    """Take a property's day for one attempt; gives the mail to send, or nothing when another has it or had it."""
    if not await repository.claim(unit, accommodation, day, rules.LEASE, rules.ATTEMPTS):
        return None
    place = await properties.get(unit, accommodation)
    morning = await _morning(unit, place, day)
    return Mail(
        to=[place.email],
        subject=rules.subject(morning),
        text=rules.text(morning),
        reference=f"good-morning.{accommodation}.{day.isoformat()}",
    )


async def end(unit: WriteUnit, accommodation: int, day: date, problem: str | None = None) -> None:
    """Note that the mail of a day was handed in, or why it will never be."""
    await repository.end(unit, accommodation, day, unit.now(), problem)


async def forget(unit: WriteUnit) -> None:
    """Drop what is known of days longer ago than the retention."""
    await repository.forget(unit, unit.now().date() - RETENTION)


async def _morning(unit: ReadUnit, place: Accommodation, day: date) -> Morning:
    rows = await repository.stays(unit, place.id, day)
    catalog = await products.catalog(unit, place.id, sorted({row["product"] for row in rows}))
    named = [
        (row, repository.stay_of(row, catalog[row["product"]].name if row["product"] in catalog else "-"))
        for row in rows
    ]
    return Morning(
        accommodation=place.id,
        name=place.name,
        day=day,
        language=str(place.details.get("language", "EN")),
        arrivals=[stay for _, stay in named if stay.arrival == day],
        departures=[stay for _, stay in named if stay.departure == day],
        in_house=[stay for _, stay in named if stay.arrival < day < stay.departure],
        waiting=[stay for row, stay in named if row["status"] == "WAITING" and stay.departure > day],
        oversold=[stay for row, stay in named if row["oversold"] and stay.departure > day],
    )
