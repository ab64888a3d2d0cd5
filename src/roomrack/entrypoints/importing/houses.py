"""Taking over properties."""

from collections.abc import Mapping
from typing import Any

from roomrack.core.errors import RoomrackError
from roomrack.domain.identity import service as identity
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import CHANGEABLE
from roomrack.domain.properties.wire.body import NewAccommodation
from roomrack.entrypoints.importing import bodies
from roomrack.entrypoints.importing.bodies import Refused
from roomrack.entrypoints.importing.model import SEQUENCES, Done, Kind, Left
from roomrack.entrypoints.importing.work import House, Taken, Work, digest, remember, tell
from roomrack.infra import imported
from roomrack.infra.db import WriteUnit

_VOLATILE = ("timeZoneOffset", "networkInfo", "networkActive")
"""What changes at the source without anybody changing the property."""


def look_of(raw: Mapping[str, Any]) -> bytes:
    """The digest of a property."""
    return digest({key: value for key, value in raw.items() if key not in _VOLATILE})


async def find(work: Work, source_id: str) -> imported.Place | None:
    """The property here of one there, if it was taken over before."""
    async with work.reading(None) as unit:
        return await imported.place(unit, work.source.name, source_id)


async def take(work: Work, raw: dict[str, Any], place: imported.Place | None) -> House | None:
    """Take over a property itself; None when it is refused."""
    number = str(raw["id"])
    look = look_of(raw)
    work.report.left_out[Kind.PROPERTY].update(bodies.unplaced(Kind.PROPERTY, raw))
    try:
        taken = await (_created(work, number, raw, look) if place is None else _updated(work, number, raw, look, place))
    except Refused as refused:
        work.report.count(Kind.PROPERTY, Done.REFUSED)
        work.report.refuse(number, Kind.PROPERTY, number, refused.left)
        return None
    tell(work, number, Kind.PROPERTY, [taken])
    if taken.id is None:
        raise AssertionError("a property that was taken over has an id")
    work.report.properties[number] = taken.id
    return House(number, taken.id)


async def _created(work: Work, number: str, raw: dict[str, Any], look: bytes) -> Taken:
    wished = int(number) if number.isdigit() and len(number) <= 18 else 0
    await work.skip(Kind.PROPERTY, [wished])

    async def write(unit: WriteUnit) -> Taken:
        owner = await identity.person(unit, work.owner)
        left: list[Left] = []
        body = bodies.property_body(raw, owner.email or owner.username, owner.name)
        fields = bodies.read(NewAccommodation, Kind.PROPERTY, body, left).fields()
        here = (await work.number(unit, Kind.PROPERTY, [wished]))[wished]
        try:
            await properties.create(unit, id=here, sandbox=raw.get("sandboxProperty") is True, **fields)
        except RoomrackError as error:
            raise Refused(Left(None, str(error))) from error
        await identity.add_membership(unit, work.owner, here)
        await imported.place_new(unit, work.source.name, number, here)
        taken = Taken(number, Done.CREATED, left, here, look)
        await remember(unit, here, Kind.PROPERTY, [taken])
        return taken

    return await work.writing(None, write)


async def _updated(work: Work, number: str, raw: dict[str, Any], look: bytes, place: imported.Place) -> Taken:
    here = place.accommodation

    async def write(unit: WriteUnit) -> Taken:
        before = (await imported.known(unit, here, SEQUENCES[Kind.PROPERTY], [number])).get(number)
        if before is not None and before.is_as(look):
            return Taken(number, Done.UNCHANGED, id=here, digest=look)
        owner = await identity.person(unit, work.owner)
        left: list[Left] = []
        body = bodies.property_body(raw, owner.email or owner.username, owner.name)
        fields = bodies.read(NewAccommodation, Kind.PROPERTY, body, left).fields()
        try:
            current = await properties.get(unit, here)
            absent = dict.fromkeys(CHANGEABLE - {"details", "products_version"} - fields.keys())
            changes = {**absent, **fields, "details": only(current.details, fields.get("details", {}))}
            _, changed = await properties.update(unit, here, changes)
        except RoomrackError as error:
            raise Refused(Left(None, str(error))) from error
        taken = Taken(number, Done.UPDATED if changed else Done.UNCHANGED, left, here, look)
        await remember(unit, here, Kind.PROPERTY, [taken])
        return taken

    return await work.writing(here, write)


def only(current: Mapping[str, Any], wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Changes that leave nothing of `current` but what is wanted: what it lacks is removed, objects likewise."""
    changes: dict[str, Any] = {key: None for key in current if key not in wanted}
    for key, value in wanted.items():
        old = current.get(key)
        both = isinstance(value, Mapping) and isinstance(old, Mapping)
        changes[key] = only(old, value) if both and isinstance(old, Mapping) else value
    return changes
