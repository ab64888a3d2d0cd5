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
from roomrack.domain.products.errors import UnknownProduct
from roomrack.domain.products.rules import Catalog
from roomrack.domain.reservations.errors import NightSoldOut
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
    return (old.holds_nights, old.arrival, old.departure, old.product) != (
        new.holds_nights,
        new.arrival,
        new.departure,
        new.product,
    )


async def move(unit: WriteUnit, accommodation: int, catalog: Catalog | None, steps: Sequence[Step]) -> frozenset[int]:
    """Take and give back the nights of all steps; gives the ids of reservations that oversold a night.

    Raises `NightSoldOut`, one for each night that is missing, unless the step keeps its reservation anyway.
    """
    if not steps:
        return frozenset()
    known = [step.old.id for step in steps if step.old is not None]
    held: Mapping[int, AbstractSet[calendar.Unit]] = await calendar.held(unit, accommodation, known) if known else {}
    moves = []
    for step in steps:
        wanted = _wanted(catalog, step)
        has = held.get(step.new.id, set())
        give, take = has - wanted, wanted - has
        if give or take:
            moves.append(calendar.Move(reservation=step.new.id, give=give, take=take, keep_anyway=step.keep_anyway))
    if not moves:
        return frozenset()
    try:
        moved = await calendar.move(unit, accommodation, moves)
    except SoldOut as sold_out:
        raise _blamed(sold_out, steps) from sold_out
    return frozenset(reservation for reservation, nights in moved.oversold.items() if nights)


def _wanted(catalog: Catalog | None, step: Step) -> frozenset[calendar.Unit]:
    new = step.new
    if not new.holds_nights:
        return frozenset()
    if catalog is None or new.product not in catalog:
        raise UnknownProduct(f"{step.path}.product", new.product)
    nights = new.stay.nights
    return frozenset((owner, night) for owner in catalog.stock(new.product) for night in nights)


def _blamed(sold_out: SoldOut, steps: Sequence[Step]) -> RoomrackError:
    by_id = {step.new.id: step for step in steps}
    missing: dict[tuple[int, date], NightSoldOut] = {}
    for shortage in sold_out.shortages:
        step = by_id[shortage.reservation]
        key = (shortage.reservation, shortage.day)
        missing.setdefault(key, NightSoldOut(step.element, product=step.new.product, day=shortage.day))
    errors = list(missing.values())
    if len({reservation for reservation, _ in missing}) > 1:
        return many(errors)
    first = errors[0]
    return first if len(errors) == 1 else NightSoldOut(first.element, nested=errors, **first.params)
