"""Which nights a change of reservations takes and gives back.

A reservation remembers the units that it holds, and gives back only those (docs/contract.md 7). After a change of
dates, product or status it holds exactly what its new state asks for: what it holds and no longer needs goes back, what
it needs and does not hold is taken. All moves of one request are made at once, so that their locks are taken in order.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from roomrack.core.errors import RoomrackError, many
from roomrack.domain.calendar import service as calendar
from roomrack.domain.calendar.errors import SoldOut
from roomrack.domain.products import service as products
from roomrack.domain.products.errors import UnknownProduct
from roomrack.domain.products.rules import Catalog
from roomrack.domain.reservations.errors import NightSoldOut
from roomrack.domain.reservations.rules.splitting import product_on, segments
from roomrack.domain.reservations.rules.state import Reservation
from roomrack.infra.db import WriteUnit


@dataclass(frozen=True, slots=True)
class Step:
    """One reservation from one state to the next; `old` None is a new one."""

    old: Reservation | None
    new: Reservation
    element: str
    """The field of the request that a sold-out night is blamed on."""
    path: str = "$"
    keep_anyway: bool = False


def matters(old: Reservation, new: Reservation) -> bool:
    """Whether a change asks for other nights than before."""
    return (old.holds_nights, old.arrival, old.departure, old.product, old.splits) != (
        new.holds_nights,
        new.arrival,
        new.departure,
        new.product,
        new.splits,
    )


async def move(unit: WriteUnit, accommodation: int, catalog: Catalog | None, steps: Sequence[Step]) -> frozenset[int]:
    """Take and give back the nights of all steps; gives the ids of reservations that oversold a night.

    Raises `NightSoldOut`, one for each night that is missing, unless the step keeps its reservation anyway.
    """
    if not steps:
        return frozenset()
    elsewhere = _elsewhere(accommodation, steps)
    if elsewhere:
        await unit.widen(*elsewhere)  # Whoever split the stay was asked whether he may.
    oversold: set[int] = set()
    # In the order of their ids, as a move locks nights in the order of its keys.
    for place in sorted({accommodation, *elsewhere}):
        sold = catalog
        if place != accommodation:
            sold = await products.catalog(unit, place, elsewhere[place])
        oversold |= await _move_at(unit, place, sold, steps)
    return frozenset(oversold)


async def _move_at(unit: WriteUnit, place: int, catalog: Catalog | None, steps: Sequence[Step]) -> set[int]:
    known = [step.old.id for step in steps if step.old is not None]
    held: Mapping[int, AbstractSet[calendar.Unit]] = await calendar.held(unit, place, known) if known else {}
    moves = []
    for step in steps:
        wanted = _wanted(catalog, step, place)
        has = held.get(step.new.id, set())
        give, take = has - wanted, wanted - has
        if give or take:
            moves.append(calendar.Move(reservation=step.new.id, give=give, take=take, keep_anyway=step.keep_anyway))
    if not moves:
        return set()
    try:
        moved = await calendar.move(unit, place, moves)
    except SoldOut as sold_out:
        raise _blamed(sold_out, steps) from sold_out
    return {reservation for reservation, nights in moved.oversold.items() if nights}


def _elsewhere(accommodation: int, steps: Sequence[Step]) -> dict[int, set[int]]:
    """The products in which stays are or were in other properties, by property."""
    found: dict[int, set[int]] = {}
    for step in steps:
        for state in (step.old, step.new):
            for split in state.splits if state is not None else ():
                if split.accommodation != accommodation:
                    found.setdefault(split.accommodation, set()).add(split.product)
    return found


def _wanted(catalog: Catalog | None, step: Step, place: int) -> frozenset[calendar.Unit]:
    new = step.new
    if not new.holds_nights:
        return frozenset()
    units: set[calendar.Unit] = set()
    for segment in segments(new):
        if segment.accommodation != place:
            continue
        if catalog is None or segment.product not in catalog:
            if segment.is_split:
                continue  # The room was deleted since: there is nothing to hold.
            raise UnknownProduct(f"{step.path}.product", new.product)
        units.update((owner, night) for owner in catalog.stock(segment.product) for night in segment.stay.nights)
    return frozenset(units)


def _blamed(sold_out: SoldOut, steps: Sequence[Step]) -> RoomrackError:
    by_id = {step.new.id: step for step in steps}
    missing: dict[tuple[int, date], NightSoldOut] = {}
    for shortage in sold_out.shortages:
        step = by_id[shortage.reservation]
        key = (shortage.reservation, shortage.day)
        missing.setdefault(
            key, NightSoldOut(step.element, product=product_on(step.new, shortage.day), day=shortage.day)
        )
    errors = list(missing.values())
    if len({reservation for reservation, _ in missing}) > 1:
        return many(errors)
    first = errors[0]
    return first if len(errors) == 1 else NightSoldOut(first.element, nested=errors, **first.params)
