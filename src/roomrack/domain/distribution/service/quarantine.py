"""Rooms of bookings that wait for a mapping, or for a person.

They outlive their connection: the guests come, and the nights are held, whether or not somebody has deleted it.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import timedelta

import structlog

from roomrack.core.errors import FieldMissing, RoomrackError
from roomrack.domain.connections import service as connections
from roomrack.domain.connections.rules import Connection
from roomrack.domain.distribution.errors import QuarantineEnded, StillUnmapped, UnknownQuarantine
from roomrack.domain.distribution.repository import quarantine as repository
from roomrack.domain.distribution.repository.quarantine import Quarantined, State
from roomrack.domain.distribution.service.placing import give_up, place_waiting
from roomrack.domain.products import service as products
from roomrack.domain.products.errors import UnknownProduct
from roomrack.infra import jobs
from roomrack.infra.db import ReadUnit, WriteUnit

JOB = "distribution.replay"
KEPT = timedelta(days=90)
"""How long what was placed or dismissed is kept: it holds what guests told the channel."""
BATCH = 200

log = structlog.get_logger(__name__)


async def find(
    unit: ReadUnit, accommodation: int, connection: int, state: State | None, *, after: int, limit: int
) -> list[Quarantined]:
    """Rooms of a connection, by id. Raises `ConnectionNotFound`."""
    await connections.once_there(unit, accommodation, connection)
    return await repository.find(unit, accommodation, connection, state, after=after, limit=limit)


async def waiting(unit: ReadUnit, accommodation: int, *, after: int, limit: int) -> list[Quarantined]:
    """Rooms of all connections of a property that wait, by id."""
    return await repository.find(unit, accommodation, None, State.WAITING, after=after, limit=limit)


async def waiting_at(unit: ReadUnit, accommodation: int) -> Mapping[int, int]:
    """How many rooms of a property wait, by connection; those of which none does are absent."""
    return await repository.waiting_at(unit, accommodation)


async def ended(unit: ReadUnit, accommodation: int, *, limit: int, offset: int) -> list[Quarantined]:
    """Rooms of all connections of a property that wait no more, those that ended last first."""
    return await repository.ended(unit, accommodation, limit=limit, offset=offset)


async def get(unit: ReadUnit, accommodation: int, id: int) -> Quarantined:
    """A room of a property, whatever became of it. Raises `UnknownQuarantine`."""
    for one in await repository.find(unit, accommodation, None, None, after=id - 1, limit=1):
        if one.id == id:
            return one
    raise UnknownQuarantine("$.id", id)


async def replay(
    unit: WriteUnit, accommodation: int, connection: int, ids: Sequence[int] | None, product: int | None
) -> list[Quarantined]:
    """Place rooms by their mappings, or in a product that somebody chose; gives those that were placed.

    Without `ids` it is all that wait and can be placed by now. Raises `ConnectionNotFound`, `UnknownQuarantine`,
    `QuarantineEnded`, `UnknownProduct`, `FieldMissing` for a product without rooms, `StillUnmapped`, and what keeps a
    room that was named from being a reservation.
    """
    held = await connections.once_there(unit, accommodation, connection)
    if product is not None and ids is None:
        raise FieldMissing("$.ids")
    if product is not None and product not in await products.catalog(unit, accommodation, [product]):
        raise UnknownProduct("$.product", product)
    placed = []
    if ids is None:
        for id in await waiting_ids(unit, accommodation, connection):
            # Whoever was quicker with one of them has done what was asked for.
            one = await repository.lock(unit, accommodation, id)
            if one is not None and one.state is State.WAITING and await _placed(unit, held, one):
                placed.append(id)
    else:
        for place, id in enumerate(dict.fromkeys(ids)):
            path = f"$.ids[{place}]"
            one = await _waiting(unit, accommodation, connection, id, path)
            if await place_waiting(unit, held, one, product) is None:
                raise StillUnmapped(path, room=one.external_room)
            placed.append(id)
    return [await _read(unit, accommodation, id) for id in placed]


async def dismiss(unit: WriteUnit, accommodation: int, connection: int, ids: Sequence[int]) -> list[Quarantined]:
    """Give rooms up, with the nights that they hold.

    Raises `ConnectionNotFound`, `UnknownQuarantine` and `QuarantineEnded`.
    """
    await connections.once_there(unit, accommodation, connection)
    wanted = list(dict.fromkeys(ids))
    for place, id in enumerate(wanted):
        await give_up(unit, await _waiting(unit, accommodation, connection, id, f"$.ids[{place}]"))
    return [await _read(unit, accommodation, id) for id in wanted]


async def replay_later(unit: WriteUnit, accommodation: int, connection: int) -> None:
    """The mappings of a connection changed: see whether what waits can be placed by now."""
    if await repository.waiting(unit, accommodation, connection):
        payload = json.dumps({"accommodation": accommodation, "connection": connection}).encode()
        await jobs.enqueue(unit, JOB, payload, once=f"{JOB}:{connection}")


async def waiting_ids(unit: ReadUnit, accommodation: int, connection: int) -> list[int]:
    """What waits at a connection."""
    found = await repository.find(unit, accommodation, connection, State.WAITING, after=0, limit=BATCH)
    return [one.id for one in found]


async def replay_waiting(unit: WriteUnit, accommodation: int, connection: int, id: int) -> bool:
    """Place one room if it is mapped by now; gives whether it was."""
    try:
        held = await connections.once_there(unit, accommodation, connection)
        one = await _waiting(unit, accommodation, connection, id, "id")
    except RoomrackError:
        return False
    return await _placed(unit, held, one)


async def forget(unit: WriteUnit) -> None:
    """Drop what ended longer ago than the retention."""
    await repository.forget(unit, unit.now() - KEPT)


async def _placed(unit: WriteUnit, held: Connection, one: Quarantined) -> bool:
    """Place one of many rooms, if it can be by now: one that can't holds no other back."""
    try:
        return await place_waiting(unit, held, one) is not None
    except RoomrackError as error:
        log.warning("a room in quarantine could not be placed", id=one.id, problem=str(error))
        return False


async def _waiting(unit: WriteUnit, accommodation: int, connection: int, id: int, path: str) -> Quarantined:
    found = await repository.lock(unit, accommodation, id)
    if found is None or found.connection != connection:
        raise UnknownQuarantine(path, id)
    if found.state is not State.WAITING:
        raise QuarantineEnded(path, state=found.state.value)
    return found


async def _read(unit: WriteUnit, accommodation: int, id: int) -> Quarantined:
    found = await repository.lock(unit, accommodation, id)
    if found is None:
        raise LookupError("what was locked is there")
    return found
