"""The mail of the morning: who comes, who leaves, who is in the house, and what asks for attention. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_HOUR = 6
"""The local hour from which the mail is due."""
LAST_HOUR = 12
"""The local hour from which it is late for a mail of the morning: it is left out."""
ATTEMPTS = 5
LEASE = timedelta(minutes=10)
"""How long one attempt has; afterwards, without a word of its success, the next may begin."""
LISTED = 100
"""Stays that each part of the mail names at most."""


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay as the mail names it."""

    refer: str
    guest: str
    product: str
    arrival: date
    departure: date
    persons: int


@dataclass(frozen=True, slots=True)
class Morning:
    """A property's day."""

    accommodation: int
    name: str
    day: date
    language: str
    arrivals: Sequence[Stay]
    departures: Sequence[Stay]
    in_house: Sequence[Stay]
    waiting: Sequence[Stay]
    """Stays to come that wait for a confirmation."""
    oversold: Sequence[Stay]
    """Stays to come for which there was no room left."""


_WORDS: Mapping[str, Mapping[str, str]] = {
    "EN": {
        "subject": "{name}: {arrivals} arrive, {departures} leave on {day}",
        "arrivals": "Arrivals",
        "departures": "Departures",
        "in_house": "In the house",
        "waiting": "Waiting for your confirmation",
        "oversold": "Oversold",
        "none": "nobody",
        "more": "and {count} more",
    },
    "IT": {
        "subject": "{name}: {arrivals} arrivi, {departures} partenze il {day}",
        "arrivals": "Arrivi",
        "departures": "Partenze",
        "in_house": "In casa",
        "waiting": "In attesa della vostra conferma",
        "oversold": "In overbooking",
        "none": "nessuno",
        "more": "e altri {count}",
    },
}


def subject(morning: Morning) -> str:
    """One line about the day."""
    return _words(morning)["subject"].format(
        name=morning.name,
        arrivals=len(morning.arrivals),
        departures=len(morning.departures),
        day=morning.day.isoformat(),
    )


def text(morning: Morning) -> str:
    """The mail itself. What asks for attention stands first, and only when there is something."""
    words = _words(morning)
    parts = [
        _part(words, title, stays)
        for title, stays in (("oversold", morning.oversold), ("waiting", morning.waiting))
        if stays
    ]
    parts += [
        _part(words, title, stays)
        for title, stays in (
            ("arrivals", morning.arrivals),
            ("departures", morning.departures),
            ("in_house", morning.in_house),
        )
    ]
    return "\n\n".join([f"{morning.name}, {morning.day.isoformat()}", *parts]) + "\n"


def _words(morning: Morning) -> Mapping[str, str]:
    return _WORDS.get(morning.language.upper(), _WORDS["EN"])


def _part(words: Mapping[str, str], title: str, stays: Sequence[Stay]) -> str:
    lines = [f"{words[title]}: {len(stays) or words['none']}"]
    lines += [f"- {_line(stay)}" for stay in stays[:LISTED]]
    if len(stays) > LISTED:
        lines.append(f"- {words['more'].format(count=len(stays) - LISTED)}")
    return "\n".join(lines)


def _line(stay: Stay) -> str:
    who = " ".join((stay.guest or stay.refer).split())
    return f"{who} ({stay.persons}), {stay.product}, {stay.arrival} - {stay.departure}, {stay.refer}"
