"""Payment cards as reservations show them: whoever keeps cards stands above this slice, and is asked."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from roomrack.core.errors import NotFound
from roomrack.domain.properties import service as properties
from roomrack.domain.reservations import repository
from roomrack.domain.reservations.service.outcome import Outcome, finish
from roomrack.domain.reservations.service.reading import KIND
from roomrack.infra.db import ReadUnit, WriteUnit


async def rooms_named(
    unit: ReadUnit,
    accommodations: Collection[int],
    *,
    id: int | None = None,
    refer: str | None = None,
    channel_refer: str | None = None,
) -> Mapping[int, Sequence[int]]:
    """The rooms of the bookings that fit everything that is given, within some properties: their ids by property."""
    return await repository.rooms_named(unit, accommodations, id, refer, channel_refer)


async def announce_card(unit: WriteUnit, accommodation: int, ids: Sequence[int]) -> None:
    """Tell that the card of some rooms is another now. Raises `NotFound`."""
    house = await properties.get(unit, accommodation)
    rooms = await repository.lock(unit, accommodation, ids)
    if len(rooms) != len(ids):
        raise NotFound(KIND)
    now = unit.now(accommodation)
    changed = [replace(room, update_time=now.replace(microsecond=0), changed_at=now) for room in rooms]
    await repository.update(unit, changed)
    outcomes = [Outcome(old, new) for old, new in zip(rooms, changed, strict=True)]
    await finish(unit, house, None, outcomes, availability=False)
