"""The shape of a reservation in the event log: internal, versioned, never wire.

`SCHEMA` is the version written; `read` accepts it and every older one. A change of shape is a new version with its own
reader and golden file. Days are ISO dates, instants ISO in UTC, amounts minor units.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from operator import attrgetter
from types import NoneType
from typing import Any

from roomrack.domain.reservations.rules import parts
from roomrack.domain.reservations.rules.ledger import Payment, payment_of, values_of_payment
from roomrack.domain.reservations.rules.parts import SoldExtra, Split
from roomrack.domain.reservations.rules.state import Group, Guest, Party, Place, Reservation, Source, Status, View

SCHEMA = 2
"""2 added payments, extras, splits, the penalty, VAT, city tax and from when on cancelling costs.

What 1 lacks has its default.
"""

_DAYS = frozenset({"arrival", "departure", "checkin", "checkout"})
_INSTANTS = frozenset(
    {
        "effective_checkin",
        "effective_checkout",
        "create_time",
        "update_time",
        "recorded_at",
        "changed_at",
        "confirmed_at",
        "cancelled_at",
        "seen_at",
        "payment_expiration",
        "paid_from",
    }
)
_READERS: dict[str, Callable[[Any], Any]] = {
    "status": Status,
    "source": Source,
    "cancelled_by": Party,
    "nightly": tuple,
    "metadata": tuple,
    "extras": lambda values: tuple(map(parts.sold_extra, values)),
    "splits": lambda values: tuple(map(parts.split_of, values)),
    **dict.fromkeys(_DAYS, date.fromisoformat),
    **dict.fromkeys(_INSTANTS, datetime.fromisoformat),
}
_RESERVATION_FIELDS = tuple(field.name for field in fields(Reservation) if field.name not in ("guests", "payments"))
_GUEST_FIELDS = tuple(field.name for field in fields(Guest))
_reservation_values = attrgetter(*_RESERVATION_FIELDS)
_guest_values = attrgetter(*_GUEST_FIELDS)
_PLACE_FIELDS = tuple(field.name for field in fields(Place))


def write(view: View) -> dict[str, Any]:
    """A view as the payload of an event, in the version `SCHEMA`."""
    written = {
        "reservation": state(view.reservation),
        "property": {name: getattr(view.place, name) for name in _PLACE_FIELDS},
        "product_name": view.product_name,
        "group": {
            "ids": list(view.group.ids),
            "statuses": sorted(status.value for status in view.group.statuses),
        },
        "at": view.at.isoformat(),
        "city_tax": view.city_tax,
        "paid_from": view.paid_from and view.paid_from.isoformat(),
    }
    if view.channel is not None:
        written["channel"] = view.channel
    return written if view.card is None else {**written, "card": dict(view.card)}


def state(reservation: Reservation) -> dict[str, Any]:
    """A reservation alone: what `before` of an event holds."""
    written = _written(values_of(reservation))
    written["guests"] = [_written(values_of_guest(guest)) for guest in reservation.guests]
    written["payments"] = [_written(_stated(payment)) for payment in reservation.payments]
    return written


def values_of(reservation: Reservation) -> dict[str, Any]:
    """The fields of a reservation but its guests and payments, as they are."""
    return dict(zip(_RESERVATION_FIELDS, _reservation_values(reservation), strict=True))


def values_of_guest(guest: Guest) -> dict[str, Any]:
    """The fields of a guest, as they are."""
    return dict(zip(_GUEST_FIELDS, _guest_values(guest), strict=True))


def _stated(payment: Payment) -> dict[str, Any]:
    return {name: value for name, value in values_of_payment(payment).items() if value is not None}


def _written(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value if type(value) in _AS_THEY_ARE else _plain(value) for name, value in values.items()}


def read(payload: Mapping[str, Any], schema: int) -> View:
    """The view that an event's payload holds. Raises ValueError for a version that is newer than this code."""
    if not 1 <= schema <= SCHEMA:
        raise ValueError(f"reservation events have schemas up to {SCHEMA}, not {schema}")
    group = payload["group"]
    return View(
        reservation=_reservation(payload["reservation"]),
        place=Place(**payload["property"]),
        product_name=payload["product_name"],
        group=Group(ids=tuple(group["ids"]), statuses=frozenset(Status(status) for status in group["statuses"])),
        at=datetime.fromisoformat(payload["at"]),
        card=payload.get("card"),
        city_tax=payload.get("city_tax", 0),
        paid_from=_typed("paid_from", payload.get("paid_from")),
        channel=payload.get("channel"),
    )


def _reservation(written: Mapping[str, Any]) -> Reservation:
    values = {name: _typed(name, value) for name, value in written.items() if name not in ("guests", "payments")}
    guests = tuple(Guest(**{name: _typed(name, value) for name, value in guest.items()}) for guest in written["guests"])
    payments = tuple(payment_of(payment) for payment in written.get("payments", ()))
    return Reservation(**values, guests=guests, payments=payments)


def _typed(name: str, value: Any) -> Any:
    if value is None or name not in _READERS:
        return value
    return _READERS[name](value)


_AS_THEY_ARE = frozenset({str, int, bool, float, NoneType, Status, Source, Party})


def _plain(value: Any) -> Any:
    # The exact type first: almost every value of a booking is one of these, and asking abstract classes is dear.
    if type(value) in _AS_THEY_ARE:
        return value
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    if isinstance(value, SoldExtra | Split):
        return parts.written(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return dict(value)
    return value
