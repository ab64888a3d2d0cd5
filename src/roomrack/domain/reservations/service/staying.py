"""Checking guests in and out, and who of them stays."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, time
from enum import StrEnum

from roomrack.core.errors import NotFound
from roomrack.core.money import from_minor
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.reference import service as reference
from roomrack.domain.reservations import repository
from roomrack.domain.reservations.errors import DocumentRefused
from roomrack.domain.reservations.rules import staying
from roomrack.domain.reservations.rules.drafts import GuestDraft
from roomrack.domain.reservations.rules.state import GUEST, Guest, Reservation
from roomrack.domain.reservations.service import ledger
from roomrack.domain.reservations.service.around import around
from roomrack.domain.reservations.service.outcome import Outcome, finish
from roomrack.domain.reservations.service.reading import KIND
from roomrack.infra.db import ReadUnit, WriteUnit

GUEST_KIND = "Guest"
"""What a missing guest is called in `element`."""

Watcher = Callable[[WriteUnit, Reservation, Guest], Awaitable[None]]

stay_watchers: list[Watcher] = []
"""Who wants to know of each guest of a stay that is written down. Filled by `entrypoints`."""


class Turn(StrEnum):
    """What happened at the desk."""

    CHECKIN_END = "CHECKIN_END"
    CHECKOUT_END = "CHECKOUT_END"
    NO_SHOW = "NO_SHOW"


_TURNS: dict[Turn, Callable[[Reservation, datetime], Reservation]] = {
    Turn.CHECKIN_END: staying.arrived,
    Turn.CHECKOUT_END: staying.left,
    Turn.NO_SHOW: staying.missed,
}


async def turn(unit: WriteUnit, accommodation: int, id: int, what: Turn) -> None:
    """Note that guests came, left or did not come, which costs what cancelling at that moment would.

    Raises `NotFound`, `StayCancelled`, `AlreadyArrived`.
    """
    house = await properties.get(unit, accommodation)
    old = await _locked(unit, accommodation, id)
    now = unit.now(accommodation)
    new = _TURNS[what](old, now)
    if new.no_show and not old.no_show and new.penalty is None:
        new = replace(new, penalty=(await around(unit, house, [new])).penalty(new, now))
    await _write(unit, house, old, new)


async def add_guest(unit: WriteUnit, accommodation: int, id: int, draft: GuestDraft) -> Guest:
    """Write down somebody who stays.

    Raises `NotFound`, `StayCancelled`, the errors of `staying.stated` and of `staying.judged`, `DocumentRefused`.
    """
    house = await properties.get(unit, accommodation)
    old = await _locked(unit, accommodation, id)
    fresh = (await repository.fresh(unit, reservations=0, guests=1, metadata=0)).guests[0]
    return await _state(unit, house, old, None, draft, fresh)


async def change_guest(unit: WriteUnit, accommodation: int, id: int, guest: int, draft: GuestDraft) -> Guest:
    """State anew somebody who stays. Raises `NotFound`, also for a booker, and what `add_guest` raises."""
    house = await properties.get(unit, accommodation)
    old = await _locked(unit, accommodation, id)
    return await _state(unit, house, old, _guest(old, guest), draft, guest)


async def amend_guest(unit: WriteUnit, accommodation: int, id: int, guest: int, draft: GuestDraft) -> Guest:
    """Change what a draft says of somebody who stays, and leave the rest of him; a None takes away.

    His city tax follows, unless somebody stated another. Raises what `change_guest` raises.
    """
    house = await properties.get(unit, accommodation)
    old = await _locked(unit, accommodation, id)
    was = _guest(old, guest)
    stated = staying.amended(draft, was)
    tax = (await around(unit, house, [old])).city_tax_of(old, was)
    if tax is not None and was.details.get("city_tax_price") == str(from_minor(tax, old.currency)):
        del stated["details"]["city_tax_price"]
    return await _state(unit, house, old, was, stated, guest)


async def expect(unit: WriteUnit, accommodation: int, id: int, at: time | None) -> None:
    """Note when the guests of a stay say that they come, by the property's clock; None takes it back.

    Raises `NotFound` and `StayCancelled`.
    """
    house = await properties.get(unit, accommodation)
    old = await _locked(unit, accommodation, id)
    await _write(unit, house, old, staying.expected(old, at, unit.now(accommodation)))


async def remove_guest(unit: WriteUnit, accommodation: int, id: int, guest: int) -> Guest:
    """Take somebody away from a stay; gives what he was. Raises `NotFound` and `LastNameGone`."""
    house = await properties.get(unit, accommodation)
    old = await _locked(unit, accommodation, id)
    gone = _guest(old, guest)
    await _write(unit, house, old, staying.changed(old, staying.without(old, gone), unit.now(accommodation)))
    return gone


async def _state(
    unit: WriteUnit, house: Accommodation, old: Reservation, was: Guest | None, draft: GuestDraft, id: int
) -> Guest:
    now = unit.now(house.id)
    guest = staying.stated(draft, old, was, id=id, today=house.day_of(now))
    await _check_document(unit, house, guest)
    guest = staying.judged(guest, house.country, now=now)
    if "city_tax_price" not in guest.details:
        tax = (await around(unit, house, [old])).city_tax_of(old, guest)
        if tax is not None:
            amount = from_minor(tax, old.currency)
            guest = replace(guest, details={**guest.details, "city_tax_price": str(amount)})
    await _write(unit, house, old, staying.changed(old, staying.with_guest(old, guest), now))
    for watch in stay_watchers:
        await watch(unit, old, guest)
    return guest


async def _check_document(unit: ReadUnit, house: Accommodation, guest: Guest) -> None:
    code = guest.details.get("document_type")
    if code is None:
        return
    _, listed = await reference.documents_of(unit, house.id)
    if code not in {text for one in listed for text in (one.code, str(one.id), one.police)}:
        raise DocumentRefused("$.documentType")


async def _locked(unit: WriteUnit, accommodation: int, id: int) -> Reservation:
    locked = await repository.lock(unit, accommodation, [id])
    if not locked:
        raise NotFound(KIND)
    return locked[0]


def _guest(reservation: Reservation, id: int) -> Guest:
    found = next((one for one in reservation.guests if one.id == id and one.type == GUEST), None)
    if found is None:
        raise NotFound(GUEST_KIND)
    return found


async def _write(unit: WriteUnit, house: Accommodation, old: Reservation, new: Reservation) -> None:
    if new is old:
        return
    new = await ledger.planned(unit, house, old, new)
    await repository.update(unit, [new])
    await ledger.keep_plans(unit, house.id, [(old, new)])
    await finish(unit, house, None, [Outcome(old, new)], availability=False)
