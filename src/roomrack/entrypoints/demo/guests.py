"""Who stays in the demo's properties: made-up people, drawn with a fixed seed, in rooms that have nights left."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from roomrack.domain.reservations.rules.drafts import Draft, GuestDraft
from roomrack.domain.reservations.rules.state import Status
from roomrack.entrypoints.demo.calendar import stock
from roomrack.entrypoints.demo.plan import CHANNEL_DIRECT, CHANNEL_OTA, RATES, House

_GIVEN = "Ada Bruno Chiara Dario Elena Fabio Giulia Hugo Ines Jonas Karin Luca Marta Nils Olga Paolo Rosa Sven Tina Ugo"
_FAMILY = (
    "Rossi Bianchi Ferrari Esposito Romano Colombo Ricci Marino Greco Bruno Gallo Conti De_Luca Costa Giordano Mancini"
    " Müller Schmidt Weber Dubois Martin Bernard García López Novak Kowalski Jensen Nilsson Virtanen O'Brien Smith"
)
GIVEN = _GIVEN.split()
FAMILY = [name.replace("_", " ") for name in _FAMILY.split()]

LONGEST_AHEAD = 240
SHARE_WAITING, SHARE_CANCELLED, SHARE_OTA = 0.06, 0.1, 0.35
KEPT_FREE = 1
"""Units of every room and night that no reservation takes, so that each night can be tried out."""


@dataclass(frozen=True)
class Stay:
    """A reservation to be made."""

    id: int
    draft: Draft


def stays(house: House, today: date, now: datetime) -> Iterator[Stay]:
    """The reservations of a property, always the same but for the dates, which count from today."""
    draw = random.Random(house.id)  # noqa: S311 - the same people at every start
    taken: Counter[tuple[int, date]] = Counter()
    made = 0
    while made < house.reservations:
        status = _status(draw)
        number = draw.randint(1, len(house.rooms))
        rate = draw.choice((0, 0, *(n for n in range(1, house.rates + 1) if "availability" not in RATES[n - 1].owned)))
        arrival = today + timedelta(days=int(draw.triangular(0, LONGEST_AHEAD, 20)))
        nights = [arrival + timedelta(days=night) for night in range(draw.choice((1, 1, 2, 2, 2, 3, 3, 4, 5, 7)))]
        wanted = [(room, night) for room in stock(house, number) for night in nights]
        if status is not Status.CANCELLED:
            if any(taken[key] >= max(house.rooms[key[0] - 1].units - KEPT_FREE, 0) for key in wanted):
                continue
            taken.update(wanted)
        yield _stay(draw, house, made, status, house.product(number, rate), nights, now)
        made += 1


def _status(draw: random.Random) -> Status:
    part = draw.random()
    if part < SHARE_WAITING:
        return Status.WAITING
    return Status.CANCELLED if part < SHARE_WAITING + SHARE_CANCELLED else Status.CONFIRMED


def _stay(
    draw: random.Random, house: House, made: int, status: Status, product: int, nights: list[date], now: datetime
) -> Stay:
    given, family = draw.choice(GIVEN), draw.choice(FAMILY)
    ota = draw.random() < SHARE_OTA
    created = now - timedelta(minutes=draw.randint(60, 90 * 24 * 60))
    people = draw.choice((1, 2, 2, 2, 3))
    booker: GuestDraft = {
        "type": "BOOKER",
        "given_name": given,
        "family_name": family,
        "email": f"guest{house.first_reservation + made}@example.com",
        "phone": f"+39 055 {5_550_000 + made}",
    }
    guests = [booker]
    if people > 1:
        guests.append({"type": "GUEST", "given_name": draw.choice(GIVEN), "family_name": family})
    draft = Draft(
        {
            "status": status,
            "refer": f"DEMO{house.first_reservation + made}",
            "channel_id": CHANNEL_OTA if ota else CHANNEL_DIRECT,
            "product": product,
            "checkin": nights[0],
            "checkout": nights[-1] + timedelta(days=1),
            "create_time": created.astimezone(UTC),
            "update_time": created.astimezone(UTC),
            "total_guest": people,
            "guests": guests,
            "total_paid": Decimal(draw.choice((0, 0, 0, 50, 100))),
            **({"channel_refer": f"OTA-{house.first_reservation + made}"} if ota else {}),
            **({"channel_notes": "Arriving late in the evening."} if draw.random() < 0.1 else {}),
        }
    )
    return Stay(house.first_reservation + made, draft)
