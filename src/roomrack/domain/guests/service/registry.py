"""Finding, keeping and merging guests."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from roomrack.core.errors import RoomrackError, many
from roomrack.domain.guests import events
from roomrack.domain.guests.errors import GuestNotFound, GuestUnnamed, MergedWithItself, UnknownRegistered
from roomrack.domain.guests.repository import registry as repository
from roomrack.domain.guests.rules import registry as rules
from roomrack.domain.guests.rules.registry import Category, Guest, Status, Stay
from roomrack.domain.properties import service as properties
from roomrack.domain.reservations.rules.state import Guest as Person
from roomrack.domain.reservations.rules.state import Reservation
from roomrack.infra.db import ReadUnit, WriteUnit

_OF_PERSON = {
    "address": "address",
    "zip_code": "zip",
    "city": "city",
    "residence_country": "country",
    "birth_country": "birth_country",
    "birth_city": "birth_place",
    "sex": "sex",
    "language": "language",
    "document_code": "document_id",
    "document_issue_place": "document_issue_place",
    "document_expire": "document_expire",
}
"""What the registry learns of somebody who checks in, by its name there."""


async def find(
    unit: ReadUnit, accommodation: int, categories: Collection[Category], name: str | None, *, limit: int, offset: int
) -> tuple[list[Guest], int]:
    """One page of the guests that lists show, the nearest to the name first, and how many there are."""
    words = rules.folded(name or "").split()
    return await repository.find(
        unit, accommodation, [one.value for one in categories], words, limit=limit, offset=offset
    )


async def get(unit: ReadUnit, accommodation: int, id: int) -> Guest:
    """A guest; of one who was merged, the one whom he turned out to be. Raises `GuestNotFound`."""
    found = (await repository.get(unit, accommodation, [id])).get(id)
    if found is not None and found.merged_into is not None:
        found = (await repository.get(unit, accommodation, [found.merged_into])).get(found.merged_into)
    return _there(found, id)


async def create(unit: WriteUnit, accommodation: int, values: Mapping[str, Any]) -> Guest:
    """Register a guest and record `guest.created`. Raises `NotFound`, `GuestUnnamed` and `UnknownRegistered`."""
    await properties.get(unit, accommodation)
    now = unit.now(accommodation)
    id = (await unit.new_ids("guest_id", 1))[0]
    bare = Guest(accommodation=accommodation, id=id, created_at=now, updated_at=now)
    guest = await _checked(unit, bare, values)
    await repository.store(unit, guest)
    await unit.record(events.event(events.CREATED, accommodation, id))
    return guest


async def change(unit: WriteUnit, accommodation: int, id: int, values: Mapping[str, Any]) -> Guest:
    """Change what was sent, and record `guest.changed` if anything changes.

    Raises `GuestNotFound`, `GuestUnnamed` and `UnknownRegistered`.
    """
    current = _there((await repository.lock(unit, accommodation, [id])).get(id), id)
    after = await _checked(unit, current, values)
    if after == current:
        return current
    after = replace(after, updated_at=unit.now(accommodation))
    await repository.store(unit, after)
    await unit.record(events.event(events.CHANGED, accommodation, id))
    return after


async def adopt(unit: WriteUnit, accommodation: int, id: int, values: Mapping[str, Any]) -> tuple[Guest | None, Guest]:
    """Take over somebody whom another server has, under an id that nobody else has; gives who it was here before.

    Records `guest.imported` if anything changes. Raises `GuestNotFound` for one who was erased or merged here: he stays
    gone; and `NotFound`, `GuestUnnamed`, `UnknownRegistered`.
    """
    await properties.get(unit, accommodation)
    now = unit.now(accommodation)
    old = (await repository.lock(unit, accommodation, [id])).get(id)
    if old is not None:
        _there(old, id)
    bare = old or Guest(accommodation=accommodation, id=id, created_at=now, updated_at=now)
    guest = await _checked(unit, bare, values)
    if guest == old:
        return old, old
    guest = replace(guest, updated_at=now)
    await repository.store(unit, guest)
    await unit.record(events.event(events.IMPORTED, accommodation, id))
    return old, guest


async def known(unit: ReadUnit, accommodation: int, ids: Collection[int]) -> dict[int, Guest]:
    """Those of some guests whom the registry still has, hidden ones too."""
    found = await repository.get(unit, accommodation, ids)
    return {id: guest for id, guest in found.items() if guest.status is not Status.DELETED}


async def recognize(unit: WriteUnit, reservation: Reservation, person: Person) -> None:
    """Note who of the registry somebody is who stays, if he is anybody there; neither is changed."""
    accommodation = reservation.accommodation
    if await repository.linked(unit, accommodation, person.id) is not None:
        return
    values = _values(person)
    guest = await repository.alike(
        unit,
        accommodation,
        _searched(person),
        document=values.get("document_id"),
        email=values.get("email"),
        born=values.get("birth_date"),
    )
    if guest is not None:
        await repository.link(unit, accommodation, guest.id, Stay(reservation.id, person.id))


async def merge(unit: WriteUnit, accommodation: int, id: int, doubles: Collection[int]) -> Guest:
    """Make several guests one: `id` gets what he lacks from his doubles, and their stays; they are gone.

    Raises `GuestNotFound`, `UnknownRegistered`, `MergedWithItself`. Records `guest.merged`.
    """
    wanted = list(doubles)
    locked = await repository.lock(unit, accommodation, {id, *wanted})
    guest = _there(locked.get(id), id)
    errors: list[RoomrackError] = []
    for index, double in enumerate(wanted):
        element = f"$.guests[{index}]"
        if double == id or double in wanted[:index]:
            errors.append(MergedWithItself(element, guest=double))
        elif double not in locked or locked[double].status is Status.DELETED:
            errors.append(UnknownRegistered(element, double))
    if errors:
        raise many(errors)
    now = unit.now(accommodation)
    whole = replace(rules.merged(guest, [locked[double] for double in wanted]), updated_at=now)
    await repository.store(unit, whole)
    for double in wanted:
        gone = replace(rules.erased(locked[double], now), merged_into=id)
        await repository.store(unit, gone)
    await repository.merge(unit, accommodation, id, wanted)
    await unit.record(events.event(events.MERGED, accommodation, id, doubles=wanted))
    return whole


async def remember(unit: WriteUnit, reservation: Reservation, person: Person) -> None:
    """Register somebody who stays, or what is new of him; for `reservations.stay_watchers`.

    He is somebody whom the registry has when the names are the same, and the document, e-mail address or birthday.
    """
    accommodation = reservation.accommodation
    values = _values(person)
    known = await repository.linked(unit, accommodation, person.id)
    guest = None
    if known is None:
        guest = await repository.alike(
            unit,
            accommodation,
            _searched(person),
            document=values.get("document_id"),
            email=values.get("email"),
            born=values.get("birth_date"),
        )
    else:
        guest = (await repository.get(unit, accommodation, [known])).get(known)
    if guest is None or guest.status is Status.DELETED:
        guest = await create(unit, accommodation, values)
    else:
        await change(unit, accommodation, guest.id, values)
    await repository.link(unit, accommodation, guest.id, Stay(reservation.id, person.id))


def _searched(person: Person) -> str:
    return rules.folded(f"{person.given_name or ''} {person.family_name or ''}")


def _values(person: Person) -> dict[str, Any]:
    values = {name: person.details[source] for source, name in _OF_PERSON.items() if person.details.get(source)}
    born = person.details.get("birth_date")
    if born:
        values["birth_date"] = f"{born}T00:00:00Z[UTC]"
    values |= {name: value for name, value in (("email", person.email), ("mobile", person.phone)) if value}
    return {**values, "firstname": person.given_name, "lastname": person.family_name}


async def _checked(unit: ReadUnit, current: Guest, values: Mapping[str, Any]) -> Guest:
    guest = rules.changed(current, values)
    errors: list[RoomrackError] = []
    if not rules.named(guest):
        errors.append(GuestUnnamed("$.lastname"))
    payer = values.get("invoice_to")
    if payer is not None:
        found = (await repository.get(unit, current.accommodation, [payer])).get(payer)
        if found is None or found.status is Status.DELETED:
            errors.append(UnknownRegistered("$.invoiceTo", payer))
    if errors:
        raise many(errors)
    return guest


def _there(guest: Guest | None, id: int) -> Guest:
    if guest is None or guest.status is Status.DELETED:
        raise GuestNotFound(id)
    return guest
