"""The process that parses one iCalendar file: the file on standard input, what it takes as JSON on standard output.

Run as a module with the zone, the first and the last day. It is given little memory and little time (`limits`), because
a file of a hundred bytes can ask for a repetition each second since 1970. What it can't do within them it does not
do: the kernel ends it, and the parent says so.
"""

import hashlib
import json
import resource
import sys
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events

from roomrack.core.nights import stay_over
from roomrack.core.stay import Stay

CPU_SECONDS = 2
MEMORY_BYTES = 512 * 1024 * 1024
MAX_EVENTS = 5_000
MAX_UID = 255
MAX_SUMMARY = 200
RARE_ENOUGH = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
FINER = ("BYHOUR", "BYMINUTE", "BYSECOND")
"""Parts of a rule that would repeat it more often than once a day."""

Component = Any
"""An event of `icalendar`, whose values have as many types as the standard."""


class Refused(Exception):
    """The file is not taken; the message is for its owner."""


def limits() -> None:
    """Bound what this process may use from now on: 2 s of work beyond what it took to start, and half a gigabyte."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + 1 + CPU_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def occupied(content: bytes, zone: ZoneInfo, first: date, last: date) -> dict[str, Any]:
    """What of a file takes nights from `first` to `last`. Raises `Refused`."""
    if not content.rstrip().endswith(b"END:VCALENDAR"):
        raise Refused("it is no iCalendar file, or its end is missing")
    try:
        calendars = icalendar.Calendar.from_ical(content, multiple=True)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise Refused("it is no iCalendar file") from error
    events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    if len(events) > MAX_EVENTS:
        raise Refused(f"it holds more than {MAX_EVENTS} events")
    found: dict[tuple[str, date], tuple[date, str]] = {}
    unreadable = 0
    series = {str(event.get("UID", "")) for event in events if _is_of_a_series(event)}
    for event in _each(calendars, events, series, first, last):
        if not _takes_time(event):
            continue
        try:
            stay = _stay(event, zone)
        except (ValueError, TypeError, OverflowError, KeyError, AttributeError):
            unreadable += 1
            continue
        if stay is None or stay.departure <= first or stay.arrival > last:
            continue
        summary = str(event.get("SUMMARY", ""))[:MAX_SUMMARY]
        key = (_uid(event, stay), stay.arrival)
        departure, known = found.get(key, (stay.departure, summary))
        found[key] = (max(departure, stay.departure), known)
        if len(found) > MAX_EVENTS:
            raise Refused(f"it takes nights more than {MAX_EVENTS} times in two years")
    rows = [[uid, arrival, departure, summary] for (uid, arrival), (departure, summary) in sorted(found.items())]
    return {"occupied": rows, "unreadable": unreadable}


def _each(
    calendars: Iterable[Component], events: Iterable[Component], series: set[str], first: date, last: date
) -> Iterator[Component]:
    """All events that stand alone, and those repetitions that may touch the days."""
    for event in events:
        if str(event.get("UID", "")) not in series:
            yield event
    if not series:
        return
    for calendar in calendars:
        for event in calendar.walk("VEVENT"):
            _check_rules(event)
        # Local days and the days of a series' own zone may differ by one.
        repeated = recurring_ical_events.of(calendar, skip_bad_series=True)
        for event in repeated.between(first - timedelta(days=2), last + timedelta(days=2)):
            if str(event.get("UID", "")) in series:
                yield event
        for event in calendar.walk("VEVENT"):
            # A series that can't be understood is passed over there; it counts as unreadable all the same.
            if _is_of_a_series(event) and "DTSTART" not in event:
                yield event


def _is_of_a_series(event: Component) -> bool:
    return any(name in event for name in ("RRULE", "RDATE", "RECURRENCE-ID"))


def _check_rules(event: Component) -> None:
    rules = event.get("RRULE")
    for rule in rules if isinstance(rules, list) else [rules] if rules is not None else []:
        frequency = {str(each).upper() for each in rule.get("FREQ", [])}
        if not frequency <= RARE_ENOUGH or any(rule.get(part) for part in FINER):
            raise Refused("an event in it repeats more often than once a day")


def _takes_time(event: Component) -> bool:
    cancelled = str(event.get("STATUS", "")).strip().upper() == "CANCELLED"
    return not cancelled and str(event.get("TRANSP", "")).strip().upper() != "TRANSPARENT"


def _stay(event: Component, zone: ZoneInfo) -> Stay | None:
    start = event["DTSTART"].dt
    end = event["DTEND"].dt if "DTEND" in event else None
    if end is None and "DURATION" in event:
        end = start + event["DURATION"].dt
    return stay_over(start, end, zone)


def _uid(event: Component, stay: Stay) -> str:
    """The event's own id; one is made of what it says where it has none, or one that is too long to be kept."""
    uid = str(event.get("UID", "")).strip()
    if uid and len(uid) <= MAX_UID:
        return uid
    text = uid or f"{stay.arrival} {stay.departure} {event.get('SUMMARY', '')}"
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def main() -> None:
    """Parse standard input within the limits."""
    zone, first, last = ZoneInfo(sys.argv[1]), date.fromisoformat(sys.argv[2]), date.fromisoformat(sys.argv[3])
    content = sys.stdin.buffer.read()
    limits()
    try:
        answer: dict[str, Any] = occupied(content, zone, first, last)
    except Refused as refusal:
        answer = {"problem": str(refusal)}
    except MemoryError:
        answer = {"problem": "reading it takes too much memory"}
    json.dump(answer, sys.stdout, default=str)


if __name__ == "__main__":
    main()
