"""What a request did to each reservation, and the end that all requests have in common."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from roomrack.domain.products.rules import Catalog
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.reservations import events, repository
from roomrack.domain.reservations.rules import payloads
from roomrack.domain.reservations.rules.state import Reservation, Status, View
from roomrack.domain.reservations.service import stock
from roomrack.domain.reservations.service.reading import views
from roomrack.domain.reservations.service.stock import Step
from roomrack.infra.db import WriteUnit
from roomrack.infra.events import Event


@dataclass(frozen=True, slots=True)
class Outcome:
    """A reservation before and after; `old` None is a new one, `old` itself again is one that nothing changed."""

    old: Reservation | None
    new: Reservation
    element: str = "$"
    """The field of the request that a sold-out night is blamed on."""
    path: str = "$"
    keep_anyway: bool = False

    @property
    def is_change(self) -> bool:
        """Whether there is something to tell."""
        return self.new is not self.old


async def finish(
    unit: WriteUnit,
    house: Accommodation,
    catalog: Catalog | None,
    outcomes: Sequence[Outcome],
    *,
    availability: bool,
    shown: list[View] | None = None,
    told: Collection[int] = (),
) -> list[View]:
    """Record the events of what was written, take the nights, and give what the answer shows.

    `shown` saves looking again, `told` are reservations whose events are written already. The nights come last, because
    others wait for their rows; but where a reservation is kept anyway they come first, because the event must tell of
    overselling.
    """
    moves = [Step(o.old, o.new, o.element, o.path, o.keep_anyway) for o in outcomes if availability and _moves(o)]
    first = any(step.keep_anyway for step in moves)
    rooms = [outcome.new for outcome in outcomes]
    if first:
        oversold = await stock.move(unit, house.id, catalog, moves)
        rooms = await _flagged(unit, house.id, rooms, oversold)
    if shown is None:
        shown = await views(unit, house, rooms, catalog=catalog)
    await unit.record(
        *(
            event_of(outcome.old, view)
            for outcome, view in zip(outcomes, shown, strict=True)
            if outcome.is_change and outcome.new.id not in told
        )
    )
    if not first:
        await stock.move(unit, house.id, catalog, moves)
    return shown


def event_of(old: Reservation | None, view: View) -> Event:
    """What happened, by the statuses before and after (docs/contract.md 10)."""
    new = view.reservation
    if old is None:
        kind = events.CREATED
    elif old.status is new.status:
        kind = events.CHANGED
    else:
        kind = events.CANCELLED if new.status is Status.CANCELLED else events.CONFIRMED
    return events.event(
        kind,
        new.accommodation,
        new.id,
        payloads.write(view),
        schema=payloads.SCHEMA,
        before=None if old is None else payloads.state(old),
    )


def _moves(outcome: Outcome) -> bool:
    if outcome.old is None:
        return outcome.new.holds_nights
    return outcome.is_change and stock.matters(outcome.old, outcome.new)


async def _flagged(
    unit: WriteUnit, accommodation: int, rooms: list[Reservation], oversold: Collection[int]
) -> list[Reservation]:
    if not oversold:
        return rooms
    await repository.flag_oversold(unit, accommodation, oversold)
    return [replace(room, oversold=True) if room.id in oversold else room for room in rooms]
