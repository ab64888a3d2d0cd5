"""What the guests of a season do, drawn from a seed: who, when, for how long, and what they write. Pure.

The same seed and the same calendar give the same season.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from roomrack_simulator.shapes import Guest

SEARCHES = 8
"""How often a guest looks for other days before giving up."""

SHARE_OF_TWO_ROOMS = 0.08
_SHARES = ((0.62, "BOOK"), (0.74, "MODIFY"), (0.86, "CANCEL"), (1.0, "WRITE"))
_LENGTHS = (1, 1, 2, 2, 2, 3, 3, 4, 5, 7)
_PARTIES = ((1, 0), (2, 0), (2, 0), (2, 0), (2, 1), (3, 0), (2, 2))

_PEOPLE = (
    ("Ada", "Lindqvist", "sv", "SE"),
    ("Bruno", "Ferri", "it", "IT"),
    ("Carmen", "Ibáñez", "es", "ES"),
    ("Dirk", "Vogel", "de", "DE"),
    ("Elisa", "Conti", "it", "IT"),
    ("Fionn", "O'Shea", "en", "IE"),
    ("Greta", "Brandt", "de", "AT"),
    ("Hugo", "Lemaire", "fr", "FR"),
    ("Inês", "Carvalho", "pt", "PT"),
    ("Jan", "de Vries", "nl", "NL"),
    ("Katarzyna", "Wójcik", "pl", "PL"),
    ("Laura", "Moretti", "it", "IT"),
    ("Marek", "Novák", "cs", "CZ"),
    ("Noor", "Haddad", "en", "GB"),
    ("Ottilie", "Keller", "de", "CH"),
    ("Paul", "Ionescu", "ro", "RO"),
)
_WORDS = (
    "Hello! We will arrive late, around 22:30. Is there somebody at the desk?",
    "Buongiorno, c'è un parcheggio vicino alla struttura?",
    "Could we have a cot for our daughter?",
    "Gibt es im Zimmer einen Kühlschrank?",
    "Is breakfast included in our rate?",
    "Nous aimerions une chambre calme, si possible.",
    "Can we leave our luggage after check-out?",
    "¿A qué hora podemos entrar en la habitación?",
)
_REMARKS = (None, None, None, "Non-smoking room, please.", "Late arrival.", "One of us is allergic to feathers.")


class Action(Enum):
    """What a guest does at one step."""

    BOOK = auto()
    MODIFY = auto()
    CANCEL = auto()
    WRITE = auto()


@dataclass(frozen=True, slots=True)
class Stay:
    """What a guest looks for."""

    arrival: date
    departure: date
    adults: int
    children: int


def action(draw: random.Random, *, bookings: int) -> Action:
    """What happens next; without bookings somebody books."""
    drawn = draw.random()
    name = next(name for share, name in _SHARES if drawn < share)
    return Action[name] if bookings else Action.BOOK


def stay(draw: random.Random, today: date, window: int) -> Stay:
    """A stay that a guest looks for within `window` days, sooner rather than later."""
    arrival = today + timedelta(days=int(draw.triangular(0, window, window / 6)))
    adults, children = draw.choice(_PARTIES)
    return Stay(arrival, arrival + timedelta(days=draw.choice(_LENGTHS)), adults, children)


def shifted(draw: random.Random, arrival: date, departure: date) -> tuple[date, date]:
    """Other days for a stay: moved, shorter or longer."""
    match draw.randrange(3):
        case 0:
            move = timedelta(days=draw.choice((-2, -1, 1, 2, 7)))
            return arrival + move, departure + move
        case 1 if departure - arrival > timedelta(days=1):
            return arrival, departure - timedelta(days=1)
        case _:
            return arrival, departure + timedelta(days=1)


def guest(draw: random.Random) -> Guest:
    """Somebody made up."""
    given, family, language, country = draw.choice(_PEOPLE)
    number = draw.randrange(10_000)
    return Guest(
        first_name=given,
        last_name=family,
        email=f"guest{number}@guests.example",
        phone=f"+39 055 555{number:04}",
        language=language,
        country=country,
    )


def words(draw: random.Random) -> str:
    """What a guest writes."""
    return draw.choice(_WORDS)


def remark(draw: random.Random) -> str | None:
    """What a guest adds to a booking, if anything."""
    return draw.choice(_REMARKS)
