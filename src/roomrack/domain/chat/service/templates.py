"""Texts with placeholders, and what fills them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from babel.dates import format_date
from babel.numbers import format_currency

from roomrack.core.errors import RoomrackError, many
from roomrack.core.money import from_minor
from roomrack.domain.chat import events
from roomrack.domain.chat.errors import PlaceholderUnknown, TemplateUnknown
from roomrack.domain.chat.repository import outside as repository
from roomrack.domain.chat.rules import templates as rules
from roomrack.domain.chat.rules.state import Person, Template, Thread
from roomrack.domain.chat.service import people
from roomrack.domain.properties import service as properties
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.prices import total_gross
from roomrack.domain.reservations.rules.state import View
from roomrack.infra.db import ReadUnit, WriteUnit


async def templates(unit: ReadUnit, accommodation: int) -> list[Template]:
    """The templates of a property as they were written, by name."""
    return await repository.templates(unit, accommodation)


async def replace_all(
    unit: WriteUnit, accommodation: int, wanted: Sequence[tuple[int | None, str, str, str]]
) -> list[Template]:
    """Let a property have these templates (id, name, language, text) and no others; those without an id are new.

    Raises `TemplateUnknown` and `PlaceholderUnknown`, each with its place.
    """
    await properties.get(unit, accommodation)
    there = {each.id for each in await repository.templates(unit, accommodation)}
    errors: list[RoomrackError] = []
    seen: set[int] = set()
    for place, (id, _, _, text) in enumerate(wanted):
        if id is not None and (id not in there or id in seen):
            errors.append(TemplateUnknown(f"$.data[{place}].id"))
        seen |= {id} if id is not None else set()
        errors += [PlaceholderUnknown(f"$.data[{place}].text", name=name) for name in rules.unknown(text)]
    if errors:
        raise many(errors)
    new = iter(await unit.new_ids("chat_part_id", sum(id is None for id, _, _, _ in wanted)))
    stored = [
        Template(id=next(new) if id is None else id, name=name, language=language, text=text)
        for id, name, language, text in wanted
    ]
    await repository.replace_templates(unit, accommodation, stored)
    await unit.record(events.property_event(events.TEMPLATES, accommodation))
    return await repository.templates(unit, accommodation)


async def of_thread(unit: ReadUnit, thread: Thread) -> list[Template]:
    """The templates of a property, filled in for a thread."""
    found = await repository.templates(unit, thread.accommodation)
    values = _Values(unit, thread)
    return [replace(each, text=rules.filled(each.text, await values.of(each.language))) for each in found]


async def text_of(unit: ReadUnit, thread: Thread, template: str) -> str | None:
    """The text of the template with an id as it was written, filled in for a thread."""
    for each in await repository.templates(unit, thread.accommodation):
        if str(each.id) == template.strip():
            return rules.filled(each.text, await _Values(unit, thread).of(each.language))
    return None


async def facts(unit: ReadUnit, thread: Thread, language: str) -> Mapping[str, str]:
    """What fills the placeholders of a thread, as a language writes it."""
    return await _Values(unit, thread).of(language)


class _Values:
    """What fills the placeholders of a thread, read once."""

    def __init__(self, unit: ReadUnit, thread: Thread) -> None:
        self._unit = unit
        self._thread = thread
        self._facts: tuple[Mapping[str, str], View | None] | None = None

    async def of(self, language: str) -> Mapping[str, str]:
        """The values as a language writes them."""
        if self._facts is None:
            self._facts = await self._read()
        plain, view = self._facts
        return plain if view is None else {**plain, **_stay(view, language.lower())}

    async def _read(self) -> tuple[Mapping[str, str], View | None]:
        unit, thread = self._unit, self._thread
        house = await properties.get(unit, thread.accommodation)
        guest = None
        if thread.guest is not None:
            guest = (await people.known(unit, thread.accommodation, [thread.guest]))[thread.guest]
        view = None
        if thread.reservation is not None:
            try:
                view = await reservations.get(unit, thread.accommodation, thread.reservation)
            except RoomrackError:
                view = None  # It is gone, the conversation about it is not.
        plain = {
            **_name(guest),
            "property.name": house.name,
            "property.phone": house.phone or "",
            "property.address": house.address or "",
            "property.city": house.city or "",
            "property.checkin": rules.time_of(house.checkin_start),
            "property.checkout": rules.time_of(house.checkout),
        }
        return plain, view


def _name(guest: Person | None) -> Mapping[str, str]:
    if guest is None:
        return {}
    return {
        "guest.name": guest.fullname,
        "guest.firstname": guest.firstname or guest.fullname,
        "guest.lastname": guest.lastname or "",
    }


def _stay(view: View, language: str) -> Mapping[str, str]:
    room = view.reservation

    def day(value: date) -> str:
        return format_date(value, "long", locale=language)

    return {
        "reservation.refer": room.refer,
        "reservation.room": view.product_name or "",
        "reservation.arrival": day(room.arrival),
        "reservation.departure": day(room.departure),
        "reservation.nights": str((room.departure - room.arrival).days),
        "reservation.guests": str(room.total_guest or len(room.guests)),
        "reservation.total": format_currency(
            from_minor(total_gross(room), room.currency), room.currency, locale=language
        ),
    }
