"""The reservation that a settled draft makes, and the one that it turns another into."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from roomrack.core.stay import Stay
from roomrack.domain.reservations.errors import CancelByPatchRefused, GuestTwice, StatusChangeRefused, UnknownGuest
from roomrack.domain.reservations.rules.drafts import GuestDraft, Settled
from roomrack.domain.reservations.rules.ledger import imported, paid
from roomrack.domain.reservations.rules.parts import SoldExtra, Split, sold_elsewhere
from roomrack.domain.reservations.rules.prices import nightly
from roomrack.domain.reservations.rules.splitting import fitted
from roomrack.domain.reservations.rules.state import BOOKER, Guest, Party, Reservation, Source, Status


class Method(StrEnum):
    """How a change was asked for; the transitions allowed depend on it."""

    PUT = "PUT"
    PATCH = "PATCH"
    DELETE = "DELETE"


_TRANSITIONS = {
    (Status.WAITING, Status.CONFIRMED),
    (Status.WAITING, Status.CANCELLED),
    (Status.CONFIRMED, Status.CANCELLED),
    (Status.CANCELLED, Status.CONFIRMED),
}

_REPLACED_BY_PUT: Mapping[str, Any] = {
    "channel_notes": None,
    "private_notes": None,
    "total_guest": 0,
    "total_children": 0,
    "total_infants": 0,
    "cleaning_fee": 0,
    "deposit": 0,
    "total_paid": 0,
    "payment_expiration": None,
    "agency": None,
    "details": {},
}
"""What a full PUT that does not send it sets back. What the house keeps itself stays: status, refers, physical room,
room code, check-in and check-out, `completed`, `createTime` (docs/algorithms/reservation.md)."""
_KEPT_DETAILS = frozenset({"arrival_time"})
"""Details that no client sends, so that none can take them away."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Who makes a reservation, and when."""

    now: datetime
    application: int | None = None
    source: Source = Source.API

    @property
    def shown(self) -> datetime:
        """The instant in whole seconds, as answers show it: clients in the wild parse no fractions."""
        return self.now.replace(microsecond=0)


@dataclass(slots=True)
class Ids:
    """Fresh ids for what a call may create, used up in order."""

    reservations: list[int]
    guests: list[int]
    metadata: list[int]
    extras: list[int] = field(default_factory=list)


def check_transition(old: Status, new: Status, method: Method, path: str) -> None:
    """Raise `StatusChangeRefused` unless docs/contract.md 7 has the transition; no change is always fine."""
    if old is new:
        return
    if method is Method.PATCH and (old, new) == (Status.CONFIRMED, Status.CANCELLED):
        raise CancelByPatchRefused(f"{path}.status", old=old.value, new=new.value)
    if (old, new) not in _TRANSITIONS:
        raise StatusChangeRefused(f"{path}.status", old=old.value, new=new.value)


def make(
    settled: Settled,
    *,
    accommodation: int,
    currency: str,
    refer: str,
    calendar: Sequence[int | None],
    ids: Ids,
    origin: Origin,
) -> Reservation:
    """A new reservation with the defaults of docs/contract.md 7; `calendar` has its nights' prices where needed."""
    values = dict(settled.values)
    now = origin.now
    status = settled.status or Status.CONFIRMED
    nights = _nights(values["arrival"], values["departure"])
    prices = nightly(settled.room_gross, nights, calendar, settled.daily)
    return Reservation(
        accommodation=accommodation,
        id=ids.reservations.pop(0),
        refer=values.pop("refer", refer),
        status=status,
        create_time=values.pop("create_time", origin.shown),
        update_time=settled.update_time or origin.shown,
        recorded_at=now,
        changed_at=now,
        confirmed_at=now if status is Status.CONFIRMED else None,
        cancelled_at=origin.shown if status is Status.CANCELLED else None,
        cancelled_by=Party.ACCOMMODATION if status is Status.CANCELLED else None,
        currency=currency,
        room_gross=sum(prices),
        nightly=prices,
        priced=settled.room_gross is None and settled.daily is None,
        application=origin.application,
        source=origin.source,
        guests=_guests(
            settled.guests or (), (), (values["arrival"], values["departure"]), ids, origin.source, path=None
        ),
        metadata=_metadata(settled.metadata or (), (), ids),
        **_without_empty_details(values),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What became of a reservation elsewhere, as no request can say it."""

    cancelled_at: datetime | None = None
    cancelled_by: Party | None = None
    no_show: bool = False
    source: Source = Source.SYSTEM
    """How it came in there, where that is known."""
    payments: Sequence[Mapping[str, Any]] = ()
    """The ledger, as `ledger.imported` takes it, each with its `id` here. What it pays is part of the `totalPaid` that
    is shown there."""
    extras: Sequence[Mapping[str, Any]] = ()
    """What was sold with it, as `parts.sold_elsewhere` takes it, each with its `id` here."""
    guest_ids: Sequence[int | None] = ()
    """The id here of each guest, in the order of the guests; None for one who has none of his own."""
    guest_sources: Sequence[Source | None] = ()
    """How the data of each guest came in, in the order of the guests; None where that is not known."""
    city_tax: Decimal | None = None
    """What all guests owe the city by what the other server says; None where it does not say."""
    splits: Sequence[Split] | None = None
    """Where the stay goes on, in the order of the days and within the property; None leaves it as it is here."""


def adopt(
    settled: Settled,
    past: Past,
    old: Reservation | None,
    *,
    accommodation: int,
    currency: str,
    refer: str,
    calendar: Sequence[int | None],
    ids: Ids,
    origin: Origin,
) -> Reservation:
    """A reservation as another server has it; `old`, what this one became here before, gives its ids.

    Whatever the status was, it is what it is there. The same object as `old` when nothing changes.
    """
    ids = Ids(
        ids.reservations if old is None else [old.id],
        _guest_ids(settled.guest_count, past, old, ids.guests),
        [item["id"] for item in (old.metadata if old else ())] + ids.metadata,
    )
    made = make(
        settled,
        accommodation=accommodation,
        currency=currency,
        refer=refer if old is None else old.refer,
        calendar=calendar,
        ids=ids,
        origin=origin,
    )
    made = _with_ledger(made, past, old, origin)
    made = replace(made, extras=_sold_elsewhere(past, old, made.currency))
    cancelled = made.status is Status.CANCELLED
    sources = [*past.guest_sources, *[None] * len(made.guests)]
    made = replace(
        made,
        no_show=past.no_show,
        source=past.source,
        confirmed_at=made.create_time if made.status is Status.CONFIRMED else None,
        cancelled_at=(past.cancelled_at or made.update_time) if cancelled else None,
        cancelled_by=(past.cancelled_by or Party.ACCOMMODATION) if cancelled else None,
        guests=tuple(
            replace(guest, source=source or guest.source) for guest, source in zip(made.guests, sources, strict=False)
        ),
    )
    made = replace(made, splits=fitted(past.splits or (), made.arrival, made.departure))
    if old is None:
        return made
    kept = replace(
        made,
        recorded_at=old.recorded_at,
        changed_at=old.changed_at,
        confirmed_at=made.confirmed_at or old.confirmed_at,
        seen_at=old.seen_at,
        oversold=old.oversold,
        application=old.application,
        splits=made.splits if _are_told(past, old) else fitted(old.splits, made.arrival, made.departure),
        penalty=made.penalty if made.penalty is not None or not (cancelled or past.no_show) else old.penalty,
    )
    return old if kept == old else replace(kept, changed_at=origin.now)


def _are_told(past: Past, old: Reservation) -> bool:
    """Whether the other server decides where a stay goes on: of its other properties it was not asked."""
    return past.splits is not None and all(one.accommodation == old.accommodation for one in old.splits)


def with_city_tax(reservation: Reservation, amount: str) -> Reservation:
    """The reservation with its city tax stated, which then stands instead of the property's rule."""
    return replace(reservation, details={**reservation.details, "city_tax_price": amount})


def _guest_ids(count: int, past: Past, old: Reservation | None, fresh: Sequence[int]) -> list[int]:
    """An id for each guest in his order: his own, else one that a guest without an own one had, else a fresh one."""
    own = [*past.guest_ids, *[None] * count][:count]
    left = [guest.id for guest in (old.guests if old else ()) if guest.id not in own] + list(fresh)
    return [left.pop(0) if id is None else id for id in own]


def _with_ledger(made: Reservation, past: Past, old: Reservation | None, origin: Origin) -> Reservation:
    """The reservation with the payments of the other server, and those that a processor took here."""
    payments = [payment for payment in (old.payments if old else ()) if payment.processor is not None]
    times = {payment.id: payment.insert_time for payment in (old.payments if old else ())}
    for values in past.payments:
        with suppress(ValueError):
            payments.append(imported(values, made.currency, times.get(values["id"], origin.shown)))
    payments.sort(key=lambda payment: payment.id)
    return replace(made, payments=tuple(payments), total_paid=max(0, made.total_paid - paid(payments)))


def _sold_elsewhere(past: Past, old: Reservation | None, currency: str) -> tuple[SoldExtra, ...]:
    """The extras of the other server; what was sold before keeps the VAT that it was sold with."""
    known = {line.id: line for line in (old.extras if old else ())}
    lines = []
    for values in past.extras:
        with suppress(ValueError):
            line = sold_elsewhere(values, currency)
            before = known.get(line.id)
            same = before is not None and before.product == line.product
            lines.append(replace(line, tax=before.tax) if same and before else line)
    return tuple(lines)


def needs_prices(settled: Settled, old: Reservation | None) -> bool:
    """Whether the calendar's prices decide the room's, so that they must be read."""
    if old is None:
        return settled.room_gross is None and settled.daily is None
    if settled.room_gross_sent:
        return settled.room_gross is None
    return old.priced and moves(settled, old)


def needs_ids(old: Reservation, settled: Settled) -> bool:
    """Whether a change may bring guests or metadata that have no id yet."""
    guests = settled.guests or ()
    return (
        bool(settled.metadata) or len(guests) > len(old.guests) or any(guest.get("id") is not None for guest in guests)
    )


def moves(settled: Settled, old: Reservation) -> bool:
    """Whether the stay or the product changes."""
    return any(
        name in settled.values and settled.values[name] != getattr(old, name)
        for name in ("arrival", "departure", "product")
    )


def change(
    old: Reservation,
    settled: Settled,
    *,
    method: Method,
    complete: bool,
    calendar: Sequence[int | None],
    ids: Ids,
    origin: Origin,
) -> Reservation:
    """The reservation after a change; equal to `old` when nothing changes.

    `complete` is a full PUT, which sets back what it does not send. Raises `StatusChangeRefused`, `UnknownGuest` for a
    guest's id that is not of this reservation, and `GuestTwice`.
    """
    now = origin.now
    values: dict[str, Any] = {**_REPLACED_BY_PUT, **settled.values} if complete else dict(settled.values)
    if "details" in values:
        kept = {name: value for name, value in old.details.items() if not complete or name in _KEPT_DETAILS}
        values["details"] = {**kept, **values["details"]}
    values = _without_empty_details(values)
    if old.payments and values.get("total_paid") == old.paid:
        # What was read is sent back: the payments in it are not what the channel says besides.
        values["total_paid"] = old.total_paid
    if settled.status is not None:
        check_transition(old.status, settled.status, method, settled.path)
        values |= _status_values(old, settled.status, origin)
    after = replace(old, **values)
    after = replace(after, splits=fitted(after.splits, after.arrival, after.departure))
    after = replace(after, **_price_values(old, after, settled, calendar))
    after = replace(after, guests=_changed_guests(old, after, settled, ids, origin.source))
    if settled.metadata is not None or complete:
        after = replace(after, metadata=_metadata(settled.metadata or (), old.metadata, ids))
    if after == old:
        return old
    # A client that sends back the updateTime that it read must not freeze it; one that states a new one is believed.
    stated = settled.update_time
    believed = stated if stated is not None and old.update_time < stated <= now else origin.shown
    return replace(after, update_time=believed, changed_at=now)


def cancel(old: Reservation, *, by: Party, origin: Origin) -> Reservation:
    """The reservation cancelled; the same one when it already was."""
    if old.status is Status.CANCELLED:
        return old
    return replace(
        old,
        status=Status.CANCELLED,
        cancelled_at=origin.shown,
        cancelled_by=by,
        update_time=origin.shown,
        changed_at=origin.now,
    )


def _status_values(old: Reservation, new: Status, origin: Origin) -> dict[str, Any]:
    if old.status is new:
        return {}
    if new is Status.CANCELLED:
        return {"status": new, "cancelled_at": origin.shown, "cancelled_by": Party.ACCOMMODATION}
    revived = {"penalty": None} if old.status is Status.CANCELLED else {}
    return {
        "status": new,
        "cancelled_at": None,
        "cancelled_by": None,
        "confirmed_at": old.confirmed_at or origin.now,
        **revived,
    }


def _price_values(
    old: Reservation, after: Reservation, settled: Settled, calendar: Sequence[int | None]
) -> dict[str, Any]:
    moved = (old.arrival, old.departure, old.product) != (after.arrival, after.departure, after.product)
    nights = after.stay.nights
    if settled.room_gross_sent or settled.daily is not None:
        if settled.room_gross == old.room_gross and settled.daily is None and not moved:
            return {}  # The same amount sent back: the nights keep their prices.
        prices = nightly(settled.room_gross, nights, calendar, settled.daily)
        priced = settled.room_gross is None and settled.daily is None
        return {"room_gross": sum(prices), "nightly": prices, "priced": priced}
    if not moved:
        return {}
    if old.priced:
        prices = nightly(None, nights, calendar)
        return {"room_gross": sum(prices), "nightly": prices}
    return {"nightly": nightly(old.room_gross, nights, ())}


def _changed_guests(
    old: Reservation, after: Reservation, settled: Settled, ids: Ids, source: Source
) -> tuple[Guest, ...]:
    if settled.guests is not None:
        stay = (after.arrival, after.departure)
        return _guests(settled.guests, old.guests, stay, ids, source, path=settled.path)
    # Guests who had the stay's own dates keep having them.
    return tuple(
        replace(
            guest,
            checkin=after.arrival if guest.checkin == old.arrival else guest.checkin,
            checkout=after.departure if guest.checkout == old.departure else guest.checkout,
        )
        for guest in old.guests
    )


def _guests(
    drafts: Sequence[GuestDraft],
    old: Sequence[Guest],
    stay: tuple[date, date],
    ids: Ids,
    source: Source,
    *,
    path: str | None,
) -> tuple[Guest, ...]:
    """The guests that the drafts state.

    One with an id is that guest; one without takes the place of the guest at its position, so that a list sent back
    without ids changes nobody's. `path` None ignores ids: a new reservation has none.
    """
    known = {guest.id: guest for guest in old}
    stated = {draft["id"] for draft in drafts if path is not None and draft.get("id") is not None}
    result: list[Guest] = []
    for index, draft in enumerate(drafts):
        wanted = draft.get("id") if path is not None else None
        at_position = old[index] if index < len(old) else None
        if wanted is not None and wanted not in known:
            raise UnknownGuest(f"{path}.guests[{index}].id", wanted)
        if wanted is not None and any(guest.id == wanted for guest in result):
            raise GuestTwice(f"{path}.guests[{index}].id", guest=wanted)
        if wanted is not None:
            id_ = wanted
        elif at_position is not None and at_position.id not in stated:
            id_ = at_position.id
        else:
            id_ = ids.guests.pop(0)
        result.append(
            Guest(
                id=id_,
                type=draft.get("type") or BOOKER,
                given_name=draft.get("given_name") or None,
                family_name=draft.get("family_name") or None,
                email=draft.get("email") or None,
                phone=draft.get("phone") or None,
                checkin=draft.get("checkin") or stay[0],
                checkout=draft.get("checkout") or stay[1],
                source=known[id_].source if id_ in known else source,
                details=_present({**_house_kept(known.get(id_)), **draft.get("details", {})}),
            )
        )
    return tuple(result)


_HOUSE_KEPT = frozenset(
    {
        "city_tax_price",
        "draft",
        "police_sent_status",
        "police_sent_time",
        "system_generated",
        "validated",
        "validated_date",
    }
)
"""What the check-in knows of a guest. A channel that states its guests anew does not, so it takes none of it away."""


def _house_kept(guest: Guest | None) -> dict[str, Any]:
    details = guest.details if guest else {}
    return {name: value for name, value in details.items() if name in _HOUSE_KEPT}


def _metadata(
    items: Sequence[Mapping[str, Any]], old: Sequence[Mapping[str, Any]], ids: Ids
) -> tuple[Mapping[str, Any], ...]:
    """Items keep the id of the one that has their key, or their position where there is no key."""
    by_key = {item.get("meta_key"): item["id"] for item in old if item.get("meta_key")}
    used: set[int] = set()
    result = []
    for index, item in enumerate(items):
        candidate = by_key.get(item.get("meta_key"))
        if candidate is None and not item.get("meta_key") and index < len(old):
            candidate = old[index]["id"]
        if candidate is None or candidate in used:
            candidate = ids.metadata.pop(0)
        used.add(candidate)
        result.append({**_present(item), "id": candidate})
    return tuple(result)


def _without_empty_details(values: Mapping[str, Any]) -> dict[str, Any]:
    cleaned = dict(values)
    if "details" in cleaned:
        cleaned["details"] = _present(cleaned["details"])
    return cleaned


def _present(details: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in details.items() if value is not None}


def _nights(arrival: date, departure: date) -> list[date]:
    return Stay(arrival, departure).nights
