"""Who takes part: the guest of a thread, and those of the property's people who may see its chat.

Who works for the property and has a level for chat is in every thread, unless he was taken out of all of them; whoever
was put into all of them is there whatever his level.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from roomrack.core.errors import RoomrackError
from roomrack.core.rights import Duty, Level
from roomrack.domain.chat.repository import people as repository
from roomrack.domain.chat.rules.state import GuestDraft, Person
from roomrack.domain.identity import service as identity
from roomrack.domain.reservations.rules.state import BOOKER, Guest, Reservation
from roomrack.infra.db import ReadUnit, WriteUnit


async def members(unit: ReadUnit, accommodation: int) -> list[Person]:
    """Those of the property's people who are in all of its threads, by id."""
    chosen = await repository.chosen(unit, accommodation)
    return [
        staff_person(employee.person)
        for employee in await identity.staff(unit, accommodation, asking=None)
        if chosen.get(employee.person.id, employee.levels[Duty.CHAT] >= Level.READONLY)
    ]


async def known(unit: ReadUnit, accommodation: int, ids: Collection[int]) -> Mapping[int, Person]:
    """People by id: guests, and those who work for the property or have."""
    found = dict(await repository.guests(unit, accommodation, ids))
    missing = set(ids) - found.keys()
    if missing:
        for employee in await identity.staff(unit, accommodation, asking=None):
            if employee.person.id in missing:
                found[employee.person.id] = staff_person(employee.person)
    for id in set(ids) - found.keys():
        try:
            found[id] = staff_person(await identity.person(unit, id))
        except (RoomrackError, LookupError):
            found[id] = Person(id=id, staff=True)
    return found


async def works_here(unit: ReadUnit, accommodation: int, person: int) -> bool:
    """Whether somebody works for a property."""
    return await identity.employment(unit, person, accommodation) is not None


async def owner(unit: ReadUnit, accommodation: int) -> int | None:
    """The one in whose name the property speaks when nobody in particular does: its owner of the lowest id."""
    staff = sorted(await identity.staff(unit, accommodation, asking=None), key=lambda each: not each.is_owner)
    return staff[0].person.id if staff else None


async def recognize(unit: WriteUnit, accommodation: int, draft: GuestDraft) -> Person:
    """The guest whom a draft names, with what it says anew; written if nobody knew him."""
    there = await repository.known(unit, accommodation, draft) if _names(draft) else None
    if there is None:
        return await repository.add(unit, accommodation, draft)
    return await repository.update(unit, accommodation, there.id, draft) if _adds(there, draft) else there


async def improve(unit: WriteUnit, accommodation: int, person: Person, draft: GuestDraft) -> Person:
    """Note what a draft says of a guest who is known already, where nothing was known."""
    missing = replace(
        draft,
        firstname=None if person.firstname else draft.firstname,
        lastname=None if person.lastname else draft.lastname,
        email=person.email or draft.email,
        phone=person.phone or draft.phone,
    )
    return await repository.update(unit, accommodation, person.id, missing) if _adds(person, missing) else person


def draft_of(room: Reservation) -> GuestDraft | None:
    """Whoever booked a reservation, or stays; one who can be reached by mail before others."""
    ordered: list[Guest] = sorted(room.guests, key=lambda guest: (not guest.email, guest.type != BOOKER))
    if not ordered:
        return None
    first = ordered[0]
    return GuestDraft(
        firstname=first.given_name,
        lastname=first.family_name or (None if first.given_name else first.full_name or None),
        email=first.email,
        phone=first.phone,
        language=first.details.get("language"),
    )


def staff_person(person: identity.Person) -> Person:
    """Somebody who works for a property as he is shown in conversations."""
    return Person(
        id=person.id,
        staff=True,
        firstname=person.given_name or None,
        lastname=person.family_name or None,
        username=person.username,
        email=person.email,
        language=person.language.upper(),
    )


def _names(draft: GuestDraft) -> bool:
    return any((draft.external_guest, draft.guest, draft.email, draft.phone))


def _adds(person: Person, draft: GuestDraft) -> bool:
    said = ("external_guest", "guest", "firstname", "lastname", "email", "phone", "language", "photo")
    return any(
        getattr(draft, name) is not None and getattr(draft, name) != getattr(person, name)
        for name in said
        if name != "external_guest" or person.external_guest is None
    )
