"""What the demo consists of. Ids never change: guides and tests name them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

PRODUCTION_APPLICATION, SANDBOX_APPLICATION, OTHER_APPLICATION = 1001, 1002, 1003
PERSON, OTHER_PERSON, DESK_PERSON = 2001, 2002, 2003
NETWORK = 3001

MAIN, LAKE, TOWN, OTHER, SANDBOX = 100_001, 100_002, 100_003, 200_001, 300_001

CALL_LIMIT, BULK_LIMIT = 100_000, 1_000_000

CHANNEL_DIRECT, CHANNEL_OTA = 1, 77
"""Channel ids of the reservations; neither names a portal."""

RECEIVER = "https://hooks.example.com/chat"
"""Where the one delivery that the demo begins with is said to have gone. Nobody is there."""

CALENDAR_DAYS = 730


@dataclass(frozen=True)
class Room:
    """A base room: its name, how many there are, and its price on an ordinary night in euros."""

    name: str
    units: int
    price: int
    adults: int = 2
    children: int = 0


@dataclass(frozen=True)
class Rate:
    """A derived rate of a room. `parent` is the number of another rate, or 0 for the room itself."""

    name: str
    rule: dict[str, Any]
    parent: int = 0
    owned: frozenset[str] = field(default_factory=frozenset)
    """What `calendar` fills of its own columns: stay, price, restrictions, stop_sell, availability."""


_ALL = {
    "follows_availability": True,
    "follows_stay": True,
    "follows_restrictions": True,
    "follows_stop_sell": True,
}


def _percent(value: str, *, rounded: bool = False) -> dict[str, Any]:
    return {**_ALL, "price_rule": "PERCENT", "price_value": Decimal(value), "price_round": rounded}


def _increment(value: str) -> dict[str, Any]:
    return {**_ALL, "price_rule": "INCREMENT", "price_value": Decimal(value)}


RATES = (
    Rate("not refundable", _percent("-10")),
    Rate("breakfast", _increment("12")),
    Rate("half board", _increment("28.5"), parent=2),
    Rate("not refundable, breakfast", _increment("12"), parent=1),
    Rate("weekly", {**_percent("-15"), "follows_stay": False}, owned=frozenset({"stay"})),
    Rate("single use", _percent("-20", rounded=True)),
    Rate("corporate", {**_ALL, "price_rule": "CALENDAR"}, owned=frozenset({"price"})),
    Rate("early booking", {**_percent("-12.5"), "follows_restrictions": False}, owned=frozenset({"restrictions"})),
    Rate("last minute", {**_percent("-8", rounded=True), "follows_stop_sell": False}, owned=frozenset({"stop_sell"})),
    Rate("weekly, half board", _increment("38"), parent=5),
    Rate(
        "wine week package",
        {"price_rule": "CALENDAR"},
        owned=frozenset({"availability", "price", "stay", "restrictions", "stop_sell"}),
    ),
    Rate("corporate, flexible", _percent("8"), parent=7),
)
"""The twelve rates of each room, in every kind of price, some of them derived from another rate."""

MAIN_ROOMS = (
    Room("Double Classic", 6, 110, 2, 1),
    Room("Double Garden", 5, 125, 2, 1),
    Room("Double River", 4, 140, 2, 1),
    Room("Double Terrace", 3, 165, 2, 1),
    Room("Twin Classic", 5, 105),
    Room("Twin Garden", 4, 120),
    Room("Single Classic", 6, 78, 1),
    Room("Single Garden", 4, 86, 1),
    Room("Single River", 2, 95, 1),
    Room("Triple Classic", 4, 145, 3),
    Room("Triple Garden", 3, 160, 3),
    Room("Quadruple", 3, 185, 4),
    Room("Family Room", 4, 195, 4, 2),
    Room("Family Room, two baths", 2, 230, 5, 2),
    Room("Junior Suite", 3, 240, 2, 2),
    Room("Loft", 2, 260, 3, 1),
    Room("Attic", 1, 150),
    Room("Garden Cottage", 1, 310, 4, 2),
    Room("Accessible Double", 2, 108),
    Room("Villa Suite", 1, 420, 4, 2),
)
"""The twenty products without a parent of the large property. The last one is the suite."""

SANDBOX_CONNECTION = 600_001
"""The connection of the sandbox property to the OTA simulator."""

CARDED_RESERVATION = 500_001
"""The reservation whose card is in the vault."""

SUITE_NUMBER = len(MAIN_ROOMS)
SUITE_OF = (1, 15)
"""The rooms, by number, that the suite takes one unit of."""


@dataclass(frozen=True)
class House:
    """A property and its rooms; `rates` is how many of the twelve rates each room has."""

    id: int
    name: str
    city: str
    zip_code: str
    address: str
    latitude: float
    longitude: float
    rooms: tuple[Room, ...]
    rates: int
    reservations: int
    first_product: int
    first_reservation: int
    first_pms_room: int
    sandbox: bool = False
    network: int | None = NETWORK

    def product(self, room: int, rate: int = 0) -> int:
        """The id of a room, counted from 1, or of one of its rates."""
        return self.first_product + 100 * (room - 1) + rate

    def products(self) -> Iterator[tuple[int, int, int]]:
        """The id, the number of the room and that of the rate of every product; parents come before what is derived."""
        for rate in range(self.rates + 1):
            for room in range(1, len(self.rooms) + 1):
                yield self.product(room, rate), room, rate


_SMALL = (Room("Double", 4, 90), Room("Double with View", 3, 115), Room("Family Apartment", 2, 170, 4, 2))

HOUSES = (
    House(
        *(MAIN, "Villa Belvedere", "Firenze", "50122", "Lungarno delle Grazie 4", 43.7671, 11.2606),
        rooms=MAIN_ROOMS,
        rates=len(RATES),
        reservations=200,
        first_product=10_100,
        first_reservation=500_001,
        first_pms_room=70_001,
    ),
    House(
        *(LAKE, "Casa del Lago", "Como", "22100", "Via Borgo Vico 18", 45.8145, 9.0715),
        rooms=_SMALL,
        rates=4,
        reservations=12,
        first_product=20_100,
        first_reservation=501_001,
        first_pms_room=71_001,
    ),
    House(
        *(TOWN, "Appartamenti Trastevere", "Roma", "00153", "Via della Lungaretta 61", 41.8896, 12.4708),
        rooms=_SMALL,
        rates=4,
        reservations=12,
        first_product=30_100,
        first_reservation=502_001,
        first_pms_room=72_001,
    ),
    House(
        *(OTHER, "Pensione Altrui", "Bologna", "40126", "Via San Vitale 30", 44.4939, 11.3520),
        rooms=_SMALL,
        rates=2,
        reservations=8,
        first_product=40_100,
        first_reservation=503_001,
        first_pms_room=73_001,
        network=None,
    ),
    House(
        *(SANDBOX, "Sandbox Hotel", "Siena", "53100", "Via di Citta 12", 43.3180, 11.3310),
        rooms=_SMALL,
        rates=4,
        reservations=8,
        first_product=50_100,
        first_reservation=504_001,
        first_pms_room=74_001,
        sandbox=True,
        network=None,
    ),
)

BY_ID = {house.id: house for house in HOUSES}
