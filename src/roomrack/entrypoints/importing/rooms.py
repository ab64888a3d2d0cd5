"""Taking over physical rooms."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from roomrack.core.errors import RoomrackError
from roomrack.core.localtime import parse_instant
from roomrack.domain.products import service as products
from roomrack.entrypoints.importing import bodies
from roomrack.entrypoints.importing.bodies import Refused
from roomrack.entrypoints.importing.model import SEQUENCES, Done, Kind, Left
from roomrack.entrypoints.importing.work import House, Taken, Work, digest, remember, tell
from roomrack.infra import imported
from roomrack.infra.db import WriteUnit
from roomrack.infra.http.values import Whole

Code = Annotated[str, StringConstraints(max_length=20)]
Days = Annotated[Whole, Field(ge=0, le=10_000)]


def _instant(value: object) -> object:
    return parse_instant(value) if isinstance(value, str) else value


class RoomBody(BaseModel):
    """A physical room as the source shows it."""

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=255)]
    parent_id: Annotated[Whole | None, Field(alias="parentId")] = None
    clean: bool | None = None
    lines_change_frequency: Annotated[Days | None, Field(alias="linesChangeFrequency")] = None
    cleaning_frequency: Annotated[Days | None, Field(alias="cleaningFrequency")] = None
    last_cleaning: Annotated[datetime | None, BeforeValidator(_instant), Field(alias="lastCleaningDate")] = None
    cleaning_days: Annotated[list[Code] | None, Field(alias="cleaningDays", max_length=7)] = None
    notes: Annotated[str | None, StringConstraints(max_length=4000)] = None


async def take(work: Work, house: House, listed: Sequence[dict[str, Any]]) -> None:
    """Take over the physical rooms that the source lists."""
    async with work.reading(house.accommodation) as unit:
        known = await imported.known(unit, house.accommodation, SEQUENCES[Kind.ROOM])
    await work.skip(Kind.ROOM, [int(raw["id"]) for raw in listed if str(raw["id"]) not in known])
    work.progress.begin(f"{house.source_id}: physical rooms", len(listed))
    taken = await work.writing(house.accommodation, lambda unit: _write(unit, work, house, listed))
    house.rooms = {int(one.source_id): one.id for one in taken if one.id is not None}
    tell(work, house.source_id, Kind.ROOM, taken)
    work.progress.advance(len(listed))


async def _write(unit: WriteUnit, work: Work, house: House, listed: Sequence[dict[str, Any]]) -> list[Taken]:
    known = await imported.known(unit, house.accommodation, SEQUENCES[Kind.ROOM])
    numbers = await work.number(unit, Kind.ROOM, [int(raw["id"]) for raw in listed if str(raw["id"]) not in known])
    taken: list[Taken] = []
    for raw in listed:
        key, look = str(raw["id"]), digest(raw)
        before = known.get(key)
        if before is not None and before.is_as(look):
            taken.append(Taken(key, Done.UNCHANGED, id=before.id, digest=look))
            continue
        left: list[Left] = []
        try:
            values = _values(raw, house.products, left)
            if before is not None and before.id is not None:
                changed = await products.update_pms_room(unit, house.accommodation, before.id, **values)
                done, number = Done.UPDATED if changed else Done.UNCHANGED, before.id
            else:
                number, done = numbers[int(raw["id"])], Done.CREATED
                await products.create_pms_room(unit, house.accommodation, id=number, **values)
        except (Refused, RoomrackError) as error:
            reason = error.left if isinstance(error, Refused) else Left(None, str(error))
            taken.append(Taken(key, Done.REFUSED, [*left, reason]))
            continue
        taken.append(Taken(key, done, left, number, look))
    await remember(unit, house.accommodation, Kind.ROOM, taken)
    return taken


def _values(raw: Mapping[str, Any], here: Mapping[int, int], left: list[Left]) -> dict[str, Any]:
    body = dict(raw)
    room = bodies.read(RoomBody, Kind.ROOM, body, left)
    product = None if room.parent_id is None else here.get(room.parent_id)
    if room.parent_id is not None and product is None:
        left.append(Left("parentId", f"Product {room.parent_id} was not taken over."))
    return {
        "name": room.name,
        "product": product,
        "clean": room.clean,
        "lines_change_frequency": room.lines_change_frequency,
        "cleaning_frequency": room.cleaning_frequency,
        "last_cleaning": room.last_cleaning,
        "cleaning_days": None if room.cleaning_days is None else tuple(room.cleaning_days),
        "notes": room.notes,
    }
