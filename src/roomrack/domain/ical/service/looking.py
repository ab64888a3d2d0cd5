"""What the owner of a property sees of its imported calendars."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from roomrack.domain.calendar import service as calendar
from roomrack.domain.connections import service as connections
from roomrack.domain.ical import repository
from roomrack.domain.ical.rules.importing import Event, Import, Night
from roomrack.domain.ical.service.importing import others_of
from roomrack.domain.properties.rules import Accommodation
from roomrack.infra.db import ReadUnit


@dataclass(frozen=True, slots=True)
class Seen:
    """An imported calendar with what it says of the days to come."""

    one: Import
    events: Sequence[Event]
    overlaps: Sequence[Mapping[str, Any]]
    """Nights that it and others take, as `ical.overlapped` tells them."""
    connection: int | None
    """The connection with the mapping that imports it; None for one that was only named in `icalUrls`."""


async def look(unit: ReadUnit, place: Accommodation) -> list[Seen]:
    """The imports of a property, by id."""
    today = place.day_of(unit.now(place.id))
    events = await repository.events(unit, place.id)
    known = await repository.overlaps(unit, place.id)
    nights = {
        (one.product, one.day): Night(one.product, one.day, one.sold, one.allotment, one.holders, one.closed)
        for one in (await calendar.shared(unit, place.id, today) if known else ())
    }
    mapped = {
        (one.product, one.external.room): one.connection
        for one in await connections.mappings_of_property(unit, place.id)
    }
    return [
        Seen(
            one,
            [event for event in events.get(one.id, ()) if event.departure > today],
            [
                others_of(nights[product, day])
                for id, product, day in sorted(known)
                if id == one.id and (product, day) in nights
            ],
            mapped.get((one.product, one.url)),
        )
        for one in await repository.imports(unit, place.id)
    ]
