"""A property and a reservation to start from."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from roomrack.domain.reservations.rules.changes import Ids, Origin
from roomrack.domain.reservations.rules.drafts import Draft, Values
from roomrack.domain.reservations.rules.state import Group, Guest, Place, Reservation, Status, View

ROME = Place(
    id=7,
    name="Hotel Aurora",
    currency="EUR",
    time_zone="Europe/Rome",
    checkin_start=14 * 60,
    checkin_end=22 * 60,
    checkout=10 * 60,
    phone="+3906123456",
    address="Via Appia 1",
    city="Roma",
    zip_code="00179",
    latitude=41.85,
    longitude=12.5,
)
TODAY = date(2030, 4, 1)
NOW = datetime(2030, 4, 1, 9, 30, tzinfo=UTC)
ORIGIN = Origin(NOW, application=3)

ADA = Guest(
    id=11,
    given_name="Ada",
    family_name="Lovelace",
    email="ada@example.org",
    phone="+441234",
    checkin=date(2030, 5, 1),
    checkout=date(2030, 5, 4),
    details={"language": "EN", "birth_date": "1985-12-10"},
)
BOOKED = Reservation(
    accommodation=7,
    id=1_000_001,
    refer="0123456789",
    channel_id=288,
    channel_refer="BK-1",
    product=21,
    arrival=date(2030, 5, 1),
    departure=date(2030, 5, 4),
    create_time=NOW,
    update_time=NOW,
    recorded_at=NOW,
    changed_at=NOW,
    confirmed_at=NOW,
    currency="EUR",
    room_gross=30000,
    nightly=(10000, 10000, 10000),
    priced=True,
    total_guest=2,
    application=3,
    guests=(ADA,),
)


def draft(path: str = "$", **values: Any) -> Draft:
    """A draft of some values."""
    return Draft(Values(**values), path)  # type: ignore[typeddict-item]


def whole(path: str = "$", **values: Any) -> Draft:
    """A draft with all that creation needs."""
    needed = {
        "channel_id": 288,
        "product": 21,
        "checkin": date(2030, 5, 1),
        "checkout": date(2030, 5, 4),
        "guests": [{"given_name": "Ada", "family_name": "Lovelace"}],
    }
    return draft(path, **{**needed, **values})


def ids() -> Ids:
    """Fresh ids for a few things."""
    return Ids(list(range(500, 510)), list(range(600, 620)), list(range(700, 710)))


def view(reservation: Reservation = BOOKED, **group: Any) -> View:
    """A reservation with what is shown beside it, alone in its booking."""
    together = Group(ids=(reservation.id,), statuses=frozenset({reservation.status}))
    return View(reservation=reservation, place=ROME, product_name="Double", group=replace(together, **group), at=NOW)


CANCELLED = replace(BOOKED, status=Status.CANCELLED, cancelled_at=NOW)
WAITING = replace(BOOKED, status=Status.WAITING, confirmed_at=None)
