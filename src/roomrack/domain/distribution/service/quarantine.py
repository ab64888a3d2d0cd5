"""Rooms of bookings that wait for a mapping, or for a person."""

import json
from datetime import timedelta

import structlog

from roomrack.core.errors import NotFound, RoomrackError
from roomrack.domain.connections import service as connections
from roomrack.domain.distribution.errors import QuarantineEnded, QuarantineNotFound, StillUnmapped
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
    await connections.get(unit, accommodation, connection)
    return await repository.find(unit, accommodation, connection, state, after=after, limit=limit)


async def replay(unit: WriteUnit, accommodation: int, connection: int, id: int, product: int | None) -> Quarantined:
    """Place a room by its mapping, or on a product. Raises `ConnectionNotFound`, `QuarantineNotFound`,
    `QuarantineEnded`, `UnknownProduct`, `StillUnmapped`, and what keeps it from being a reservation.
    """
    held = await connections.get(unit, accommodation, connection)
    if product is not None and product not in await products.catalog(unit, accommodation, [product]):
        raise UnknownProduct("$.product", product)
    waiting = await _waiting(unit, accommodation, connection, id)
    if await place_waiting(unit, held, waiting, product) is None:
        raise StillUnmapped("id", room=waiting.external_room)
    return await _read(unit, accommodation, id)


async def dismiss(unit: WriteUnit, accommodation: int, connection: int, id: int) -> Quarantined:
    """Give a room up, with the nights that it holds. Raises `ConnectionNotFound`, `QuarantineNotFound` and
    `QuarantineEnded`.
    """
    await connections.get(unit, accommodation, connection)
    await give_up(unit, await _waiting(unit, accommodation, connection, id))
    return await _read(unit, accommodation, id)


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
        held = await connections.get(unit, accommodation, connection)
        waiting = await _waiting(unit, accommodation, connection, id)
        return await place_waiting(unit, held, waiting) is not None
    except NotFound:
        return False
    except RoomrackError as error:
        log.warning("a room in quarantine could not be placed", id=id, connection=connection, problem=str(error))
        return False


async def forget(unit: WriteUnit) -> None:
    """Drop what ended longer ago than the retention."""
    await repository.forget(unit, unit.now() - KEPT)


async def _waiting(unit: WriteUnit, accommodation: int, connection: int, id: int) -> Quarantined:
    found = await repository.lock(unit, accommodation, id)
    if found is None or found.connection != connection:
        raise QuarantineNotFound(id)
    if found.state is not State.WAITING:
        raise QuarantineEnded("id", state=found.state.value)
    return found


async def _read(unit: WriteUnit, accommodation: int, id: int) -> Quarantined:
    found = await repository.lock(unit, accommodation, id)
    if found is None:
        raise QuarantineNotFound(id)
    return found
