"""Changing, confirming and cancelling."""

from dataclasses import replace

from roomrack.core.errors import NotFound
from roomrack.domain.products import service as products
from roomrack.domain.products.rules import Catalog
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.reservations import repository
from roomrack.domain.reservations.errors import AlreadyReserved
from roomrack.domain.reservations.rules import changes
from roomrack.domain.reservations.rules.changes import Ids, Method, Origin
from roomrack.domain.reservations.rules.drafts import Draft, Settled, settle
from roomrack.domain.reservations.rules.state import Party, Reservation, Status, View
from roomrack.domain.reservations.service import checking, extras, ledger, portals, rooms
from roomrack.domain.reservations.service.around import around
from roomrack.domain.reservations.service.outcome import Outcome, finish
from roomrack.domain.reservations.service.reading import KIND, place_of
from roomrack.infra.db import WriteUnit


async def update(
    unit: WriteUnit,
    accommodation: int,
    id: int,
    draft: Draft,
    *,
    method: Method,
    availability: bool = True,
    application: int | None = None,
    keep_anyway: bool = False,
) -> View:
    """Change a reservation as PUT or PATCH do (docs/contract.md 7); nothing is written or told when nothing changes.

    With `availability` a change of dates, product or status takes and gives back nights; without, the held nights stay
    as they are. Raises `NotFound`, the errors of `settle`, `StatusChangeRefused`, `UnknownReference`, `NightSoldOut`,
    `AlreadyReserved`.
    """
    house = await properties.get_to_sell(unit, accommodation)
    place = place_of(house)
    locked = await repository.lock(unit, accommodation, [id])
    if not locked:
        raise NotFound(KIND)
    old = locked[0]
    origin = Origin(unit.now(accommodation), application)
    catalog = await products.catalog_of(unit, house)
    only_status = draft.only_status() if method is Method.PUT else None
    complete = method is Method.PUT and only_status is None
    draft = only_status or draft
    errors = await checking.unknown(unit, accommodation, draft, catalog, old)
    settled = settle(
        draft, place, place.day_of(origin.now), complete=complete, stay=(old.arrival, old.departure), errors=errors
    )
    new = await changed(unit, house, catalog, old, settled, method=method, complete=complete, origin=origin)
    if new is not old:
        new = await ledger.planned(unit, house, old, new)
        await rooms.check(unit, accommodation, [(old, new, settled.path)])
        await store(unit, [new], settled.path)
        await ledger.keep_plans(unit, accommodation, [(old, new)])
    kept = keep_anyway or bool(await portals.owned(unit, application, {new.channel_id}))
    stays = new.stay == old.stay and new.product == old.product
    element = f"{settled.path}.{'status' if stays else 'product'}"
    outcome = Outcome(old, new, element, settled.path, kept)
    return (await finish(unit, house, catalog, [outcome], availability=availability))[0]


async def delete(
    unit: WriteUnit, accommodation: int, id: int, *, application: int | None = None, by: Party | None = None
) -> View:
    """Cancel a reservation and give back what it holds. One that is cancelled stays as it is. Raises `NotFound`.

    Without `by` it is the guest who cancels through the application of the reservation's portal, else the property.
    """
    locked = await repository.lock(unit, accommodation, [id])
    if not locked:
        raise NotFound(KIND)
    return (await _cancel(unit, accommodation, locked, application, by))[0]


async def delete_group(
    unit: WriteUnit, accommodation: int, refer: str, *, application: int | None = None
) -> list[View]:
    """Cancel all rooms of a booking, by id. Raises `NotFound` when no reservation has the refer."""
    locked = await repository.lock_refer(unit, accommodation, refer)
    if not locked:
        raise NotFound(KIND)
    return await _cancel(unit, accommodation, locked, application)


async def changed(
    unit: WriteUnit,
    house: Accommodation,
    catalog: Catalog,
    old: Reservation,
    settled: Settled,
    *,
    method: Method,
    complete: bool,
    origin: Origin,
) -> Reservation:
    """The reservation after a change, not yet written; the same object when nothing changes."""
    calendar = await checking.prices(unit, house, catalog, settled, old)
    ids = Ids([], [], [])
    if changes.needs_ids(old, settled):
        ids = await repository.fresh(
            unit, reservations=0, guests=settled.guest_count, metadata=len(settled.metadata or ())
        )
    new = changes.change(old, settled, method=method, complete=complete, calendar=calendar, ids=ids, origin=origin)
    if settled.extras is not None:
        new = await extras.stated(unit, house, new, settled.extras, origin)
    return await ended(unit, house, old, new, origin)


async def ended(
    unit: WriteUnit, house: Accommodation, old: Reservation | None, new: Reservation, origin: Origin
) -> Reservation:
    """A reservation with what cancelling it costs, when it was cancelled just now and nobody stated that."""
    if new.status is not Status.CANCELLED or new.penalty is not None or (old is not None and not old.holds_nights):
        return new
    return replace(new, penalty=(await around(unit, house, [new])).penalty(new, origin.now))


async def store(unit: WriteUnit, changed: list[Reservation], path: str) -> None:
    """Write changed reservations. Raises `AlreadyReserved`."""
    try:
        await repository.update(unit, changed)
    except repository.KeyTaken as error:
        first = changed[0]
        raise AlreadyReserved(
            f"{path}.channelRefer", channel=first.channel_id, refer=first.channel_refer, product=first.product
        ) from error


async def _cancel(
    unit: WriteUnit, accommodation: int, held: list[Reservation], application: int | None, by: Party | None = None
) -> list[View]:
    house = await properties.get(unit, accommodation)
    origin = Origin(unit.now(accommodation), application)
    live = {room.channel_id for room in held if room.status is not Status.CANCELLED}
    portal = await portals.owned(unit, application, live)
    outcomes = []
    for room in held:
        party = by or (Party.GUEST if room.channel_id in portal else Party.ACCOMMODATION)
        cancelled = changes.cancel(room, by=party, origin=origin)
        if cancelled is not room:
            cancelled = await ended(unit, house, room, cancelled, origin)
            cancelled = await ledger.planned(unit, house, room, cancelled)
        outcomes.append(Outcome(room, cancelled))
    written = [outcome.new for outcome in outcomes if outcome.is_change]
    if written:
        await repository.update(unit, written)
        await ledger.keep_plans(unit, accommodation, [(outcome.old, outcome.new) for outcome in outcomes])
    return await finish(unit, house, None, outcomes, availability=True)
