"""Splitting a stay over several rooms, and undoing it (docs/contract.md 7)."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from roomrack.core.errors import NotFound
from roomrack.domain.products import service as products
from roomrack.domain.products.errors import UnknownProduct
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.reservations import repository
from roomrack.domain.reservations.errors import SplitOutOfNetwork, StayCancelled
from roomrack.domain.reservations.rules.parts import Split
from roomrack.domain.reservations.rules.splitting import with_split
from roomrack.domain.reservations.rules.state import Reservation, View
from roomrack.domain.reservations.service.outcome import Outcome, finish
from roomrack.domain.reservations.service.reading import KIND
from roomrack.infra.db import ReadUnit, WriteUnit

SPLIT_KIND = "Split"
"""What a missing split is called in `element`."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where a stay is to go on, and from which local day. The caller's right to the property was checked."""

    start: date
    accommodation: int
    product: int


async def split(unit: WriteUnit, accommodation: int, id: int, wanted: Wanted) -> View:
    """Let a stay go on in another room, which takes its nights and gives the others back, all or nothing.

    Raises `NotFound`, `SplitOutOfNetwork`, `UnknownProduct`, `StayCancelled`, `SplitOutside`, `SplitNowhere`,
    `NightSoldOut`.
    """
    if wanted.accommodation != accommodation:
        await unit.widen(wanted.accommodation)
    houses = {one: await properties.get_to_sell(unit, one) for one in sorted({accommodation, wanted.accommodation})}
    house, there = houses[accommodation], houses[wanted.accommodation]
    if there is not house and (there.network is None or there.network != house.network):
        raise SplitOutOfNetwork("$.splitAccommodation.id", property=there.id, source=house.id)
    catalog = await products.catalog_of(unit, there)
    if wanted.product not in catalog:
        raise UnknownProduct("$.splitRoom.id", wanted.product)
    old = await _locked(unit, accommodation, id)
    if not old.holds_nights:
        raise StayCancelled
    made = Split(
        start=wanted.start,
        accommodation=there.id,
        accommodation_name=there.name,
        product=wanted.product,
        product_name=catalog[wanted.product].name,
    )
    return await _written(unit, house, old, with_split(old, made))


async def unsplit(unit: WriteUnit, accommodation: int, id: int) -> View:
    """Undo the last split of a stay: its nights are again where they were before.

    Raises `NotFound`, also for a stay that is not split, and `NightSoldOut` when somebody has taken them since.
    """
    house = await properties.get_to_sell(unit, accommodation)
    old = await _locked(unit, accommodation, id)
    if not old.splits:
        raise NotFound(SPLIT_KIND)
    return await _written(unit, house, old, old.splits[:-1])


async def home_of(unit: ReadUnit, accommodations: Collection[int], id: int) -> int:
    """Which of some properties a reservation is of. Raises `NotFound`."""
    home = await repository.home_of(unit, accommodations, id)
    if home is None:
        raise NotFound(KIND)
    return home


async def _locked(unit: WriteUnit, accommodation: int, id: int) -> Reservation:
    locked = await repository.lock(unit, accommodation, [id])
    if not locked:
        raise NotFound(KIND)
    return locked[0]


async def _note_hosts(unit: WriteUnit, old: Reservation, new: Reservation) -> None:
    was, now = [{one.accommodation for one in each.splits} - {new.accommodation} for each in (old, new)]
    if was == now:
        return
    await unit.widen(*(was | now))  # Whoever split the stay was asked whether he may.
    await repository.hosting.forget(unit, was - now, new.id)
    await repository.hosting.note(unit, now - was, new.id, new.accommodation)


async def _written(unit: WriteUnit, house: Accommodation, old: Reservation, splits: tuple[Split, ...]) -> View:
    now = unit.now(house.id)
    changed = replace(old, splits=splits)
    new = old if changed == old else replace(changed, update_time=now.replace(microsecond=0), changed_at=now)
    if new is not old:
        await repository.update(unit, [new])
        await _note_hosts(unit, old, new)
    catalog = await products.catalog_of(unit, house)
    outcome = Outcome(old, new, "$.splitRoom.id")
    return (await finish(unit, house, catalog, [outcome], availability=True))[0]
