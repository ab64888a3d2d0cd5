"""Extras of a reservation: adding, changing and taking away what is sold beside the room (docs/contract.md 7)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from roomrack.core.errors import NotFound, RoomrackError, many
from roomrack.domain.extras import service as sellable_extras
from roomrack.domain.extras.errors import UnknownExtra
from roomrack.domain.extras.rules import Extra
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.reservations import repository
from roomrack.domain.reservations.errors import (
    ExtraInvoiced,
    NoExtras,
    SoldExtraTwice,
    StayCancelled,
    TooManyExtras,
    UnknownSoldExtra,
)
from roomrack.domain.reservations.rules.changes import Origin
from roomrack.domain.reservations.rules.extras import (
    MAX_EXTRAS,
    ExtraDraft,
    merged,
    people_of,
    shortages,
    sold,
    taken_on,
)
from roomrack.domain.reservations.rules.parts import SoldExtra
from roomrack.domain.reservations.rules.state import Reservation
from roomrack.domain.reservations.service import ledger
from roomrack.domain.reservations.service.around import around
from roomrack.domain.reservations.service.outcome import Outcome, finish
from roomrack.domain.reservations.service.reading import KIND
from roomrack.infra.db import WriteUnit

EXTRA_KIND = "Extra"
"""What a missing extra of a reservation is called in `element`."""

View = tuple[SoldExtra, Reservation]
"""An extra, and the reservation that it is of: what an answer is made of."""


async def add(unit: WriteUnit, accommodation: int, id: int, drafts: Sequence[ExtraDraft]) -> list[View]:
    """Sell extras with a reservation, all or none; gives those that were added.

    Raises `NotFound`, `NoExtras`, `StayCancelled`, `TooManyExtras`, and for all wrong items together what `stated`
    raises.
    """
    if not drafts:
        raise NoExtras("$.extras")
    house = await properties.get(unit, accommodation)
    old = await _locked(unit, accommodation, id)
    if not old.holds_nights:
        raise StayCancelled
    known = await _known(unit, accommodation, drafts, ())
    ids = iter(await unit.new_ids("reservation_extra_id", len(drafts)))
    made = await _made(unit, house, old, [(draft, None, next(ids)) for draft in drafts], known)
    await _check_left(unit, old, [*zip(drafts, made, strict=True)], known)
    new = await _written(unit, house, old, (*old.extras, *made))
    return [(extra, new) for extra in made]


async def change(
    unit: WriteUnit, accommodation: int, id: int, extra: int, draft: ExtraDraft
) -> tuple[SoldExtra, Reservation, bool]:
    """Change what was sent of an extra; tells too whether anything changed.

    Raises `NotFound`, `ExtraInvoiced`, and for all wrong fields together what `stated` raises.
    """
    house = await properties.get(unit, accommodation)
    old = await _locked(unit, accommodation, id)
    line = _of(old, extra)
    known = await _known(unit, accommodation, [draft], [line])
    [after] = await _made(unit, house, old, [(draft, line, line.id)], known)
    if after == line:
        return line, old, False
    if line.invoiced:
        raise ExtraInvoiced(extra=line.id)
    if (after.product, after.day, after.quantity) != (line.product, line.day, line.quantity):
        await _check_left(unit, old, [(draft, after)], known, without=[line.id])
    new = await _written(unit, house, old, tuple(after if one is line else one for one in old.extras))
    return after, new, True


async def remove(unit: WriteUnit, accommodation: int, id: int, extra: int) -> View:
    """Take an extra away; gives it as it was. Raises `NotFound`, `ExtraInvoiced`."""
    house = await properties.get(unit, accommodation)
    old = await _locked(unit, accommodation, id)
    line = _of(old, extra)
    await _written(unit, house, old, _without(old, [line]))
    return line, old


async def remove_group(unit: WriteUnit, accommodation: int, id: int, external_id: str) -> View:
    """Take away all extras that have one externalId; gives them as one. Raises `NotFound`, `ExtraInvoiced`."""
    house = await properties.get(unit, accommodation)
    old = await _locked(unit, accommodation, id)
    lines = [one for one in old.extras if one.external_id == external_id]
    if not lines:
        raise NotFound(EXTRA_KIND)
    await _written(unit, house, old, _without(old, lines))
    return merged(lines), old


async def mark_invoiced(
    unit: WriteUnit, accommodation: int, id: int, extras: Collection[int], *, invoiced: bool = True
) -> None:
    """Note that extras stand on an invoice, so that nobody changes them, or no longer do. Raises `NotFound`."""
    house = await properties.get(unit, accommodation)
    old = await _locked(unit, accommodation, id)
    noted = tuple(replace(one, invoiced=invoiced) if one.id in extras else one for one in old.extras)
    await _written(unit, house, old, noted)


async def stated(
    unit: WriteUnit,
    house: Accommodation,
    reservation: Reservation,
    drafts: Sequence[ExtraDraft],
    origin: Origin,
    *,
    others: Sequence[Reservation] = (),
) -> Reservation:
    """A reservation, not yet written, whose extras are stated as a list: what has an id is that one.

    `others` are rooms of the same call, which are not written yet either. Raises, for all items together,
    `UnknownExtra`, `UnknownSoldExtra`, `SoldExtraTwice`, `AmountWrong`, `ExtraDayOutside`, `ExtraNotHad`,
    `ExtraSoldOut`, `ExtraInvoiced`; and `TooManyExtras`.
    """
    lines = {one.id: one for one in reservation.extras}
    errors: list[RoomrackError] = []
    for place, draft in enumerate(drafts):
        if draft.id is not None and draft.id not in lines:
            errors.append(UnknownSoldExtra(f"{draft.path}.octorateExtraId", draft.id))
        elif draft.id is not None and any(draft.id == one.id for one in drafts[:place]):
            errors.append(SoldExtraTwice(f"{draft.path}.octorateExtraId", extra=draft.id))
    kept = {draft.id for draft in drafts}
    errors += [ExtraInvoiced(extra=one.id) for one in reservation.extras if one.invoiced and one.id not in kept]
    if errors:
        raise many(errors)
    olds = [lines.get(draft.id) if draft.id is not None else None for draft in drafts]
    known = await _known(unit, house.id, drafts, [old for old in olds if old is not None])
    fresh = iter(await unit.new_ids("reservation_extra_id", sum(old is None for old in olds)))
    items = [(draft, old, old.id if old is not None else next(fresh)) for draft, old in zip(drafts, olds, strict=True)]
    made = await _made(unit, house, reservation, items, known)
    if reservation.holds_nights:
        changed = [
            (draft, after)
            for (draft, old, _), after in zip(items, made, strict=True)
            if old is None or (old.product, old.day, old.quantity) != (after.product, after.day, after.quantity)
        ]
        await _check_left(unit, reservation, changed, known, without=[extra.id for _, extra in changed], beside=others)
    after = tuple(made)
    if after == reservation.extras:
        return reservation
    return replace(reservation, extras=after, update_time=origin.shown, changed_at=origin.now)


async def _made(
    unit: WriteUnit,
    house: Accommodation,
    reservation: Reservation,
    items: Sequence[tuple[ExtraDraft, SoldExtra | None, int]],
    known: Mapping[int, Extra],
) -> list[SoldExtra]:
    if sum(old is None for _, old, _ in items) + len(reservation.extras) > MAX_EXTRAS:
        raise TooManyExtras("$.extras", limit=MAX_EXTRAS)
    places = (await around(unit, house, ())).places(reservation.product)
    people, now = people_of(reservation, places), unit.now(house.id)
    made: list[SoldExtra] = []
    errors: list[RoomrackError] = []
    for draft, old, id in items:
        wanted = draft.values.get("product") or (old.product if old else 0)
        if wanted not in known and not (old and old.product == wanted):
            errors.append(UnknownExtra(f"{draft.path}.{draft.product_field}", wanted))
            continue
        line, wrong = sold(draft, old, known.get(wanted), reservation, people, id=id, now=now)
        errors += wrong
        if line is not None:
            made.append(line)
    if errors:
        raise many(errors)
    return made


async def _known(
    unit: WriteUnit, accommodation: int, drafts: Sequence[ExtraDraft], olds: Sequence[SoldExtra]
) -> Mapping[int, Extra]:
    """What is named, held against being sold by others at the same time where there is only so much of it."""
    named = {draft.values.get("product") for draft in drafts} | {old.product for old in olds}
    return await sellable_extras.hold(unit, accommodation, {one for one in named if one})


async def _check_left(
    unit: WriteUnit,
    reservation: Reservation,
    wanted: Sequence[tuple[ExtraDraft, SoldExtra]],
    known: Mapping[int, Extra],
    *,
    without: Collection[int] = (),
    beside: Sequence[Reservation] = (),
) -> None:
    limited = {line.product for _, line in wanted if _is_limited(known.get(line.product))}
    if not limited:
        return
    stay = reservation.stay
    written = await repository.with_extras(
        unit, reservation.accommodation, limited, stay.arrival - timedelta(1), stay.departure + timedelta(1)
    )
    others: dict[int, dict[date, int]] = {product: {} for product in limited}
    for room in (*(one for one in written if one.id != reservation.id), *beside, reservation):
        for line in room.extras:
            if line.product in limited and (room is not reservation or line.id not in without):
                days = others[line.product]
                for day in taken_on(line, known[line.product], room.stay):
                    days[day] = days.get(day, 0) + line.quantity
    short = shortages([(f"{draft.path}.{draft.product_field}", line) for draft, line in wanted], known, stay, others)
    if short:
        raise many(short)


def _is_limited(extra: Extra | None) -> bool:
    return extra is not None and extra.availability is not None


async def _locked(unit: WriteUnit, accommodation: int, id: int) -> Reservation:
    locked = await repository.lock(unit, accommodation, [id])
    if not locked:
        raise NotFound(KIND)
    return locked[0]


def _of(reservation: Reservation, extra: int) -> SoldExtra:
    found = next((one for one in reservation.extras if one.id == extra), None)
    if found is None:
        raise NotFound(EXTRA_KIND)
    return found


def _without(reservation: Reservation, lines: Sequence[SoldExtra]) -> tuple[SoldExtra, ...]:
    for line in lines:
        if line.invoiced:
            raise ExtraInvoiced(extra=line.id)
    return tuple(one for one in reservation.extras if one not in lines)


async def _written(
    unit: WriteUnit, house: Accommodation, old: Reservation, extras: tuple[SoldExtra, ...]
) -> Reservation:
    if extras == old.extras:
        return old
    now = unit.now(house.id)
    new = replace(old, extras=extras, update_time=now.replace(microsecond=0), changed_at=now)
    new = await ledger.planned(unit, house, old, new)
    await repository.update(unit, [new])
    await ledger.keep_plans(unit, house.id, [(old, new)])
    await finish(unit, house, None, [Outcome(old, new)], availability=False)
    return new
