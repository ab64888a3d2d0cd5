"""A calendar of ours as text (RFC 5545): days that are taken, and by whom only if that was asked for."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

MEDIA = "text/calendar; charset=utf-8"
LINE_BYTES = 75
RESERVED = "Reserved"
CLOSED = "Not available"
PRODUCT_ID = "-//Roomrack//Calendar//EN"


@dataclass(frozen=True, slots=True)
class Taken:
    """One event: the local days from the arrival to the day before the departure."""

    uid: str
    arrival: date
    departure: date
    summary: str
    stamp: datetime
    """When it was last changed."""
    tentative: bool = False


def closures(closed: Sequence[bool], first: date, shown: AbstractSet[date]) -> Iterator[tuple[date, date]]:
    """The spans of closed days from `first` on, each with the day after it, without those that are shown already."""
    start: date | None = None
    for offset, is_closed in enumerate([*closed, False]):
        day = first + timedelta(days=offset)
        if is_closed and day not in shown:
            start = start or day
        elif start is not None:
            yield start, day
            start = None


def written(name: str, events: Iterable[Taken]) -> bytes:
    """The whole file, always the same for the same events."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT_ID}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for event in sorted(events, key=lambda one: (one.arrival, one.departure, one.uid)):
        stamp = event.stamp.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        lines += [
            "BEGIN:VEVENT",
            f"UID:{event.uid}",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{event.arrival:%Y%m%d}",
            f"DTEND;VALUE=DATE:{event.departure:%Y%m%d}",
            f"SUMMARY:{_escaped(event.summary)}",
            f"STATUS:{'TENTATIVE' if event.tentative else 'CONFIRMED'}",
            "TRANSP:OPAQUE",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _escaped(text: str) -> str:
    """A text value; what would end its line, or is no character of text, becomes a space."""
    plain = "".join(character if character >= " " and character != "\x7f" else " " for character in text)
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> bytes:
    """A line of at most 75 bytes each, never cut inside a character."""
    parts: list[bytes] = []
    part = b""
    for character in line:
        encoded = character.encode()
        if len(part) + len(encoded) > LINE_BYTES:
            parts.append(part)
            part = b" "
        part += encoded
    return b"\r\n".join([*parts, part]) + b"\r\n"
