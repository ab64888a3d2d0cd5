"""Which days of which products an event makes worth looking at.

A mark says where to look, never what is there: what goes out is read when it is sent. So a mark too many costs a look
and nothing else, and events are read generously.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from roomrack.domain.distribution.rules.spans import Spans, joined

EVERY_PRODUCT = 0
"""Stands for all products of a property in a mark."""

ALWAYS: Spans = ((date(2000, 1, 1).toordinal(), date(2199, 12, 31).toordinal()),)
"""The whole calendar; what lies outside of a channel's horizon is passed over when it is looked at."""

_DERIVING = (
    "parent",
    "follows_availability",
    "follows_stay",
    "follows_restrictions",
    "follows_stop_sell",
    "price_rule",
    "price_value",
    "price_round",
    "is_suite",
    "suite_rooms",
    "minimum_price",
)
"""What of a product decides how its calendar and those of its descendants come about."""

_PLACING = ("currency", "time_zone", "deactivated_at")
"""What of a property decides what its channels are told."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Days of a product of a property that may have changed."""

    accommodation: int
    product: int
    """Or `EVERY_PRODUCT`."""
    days: Spans
    urgent: bool = False
    """Whether something may have been sold or closed: channels must hear of it first."""
    connection: int | None = None
    """The only connection that it is for."""


def marks_of(type: str, accommodation: int, payload: Mapping[str, Any], before: Mapping[str, Any] | None) -> list[Mark]:
    """The marks that an event of the log asks for; none for most."""
    kind, _, what = type.partition(".")
    match kind:
        case "calendar":
            return _of_calendar(what, accommodation, payload)
        case "reservation":
            return _of_reservation(accommodation, payload, before)
        case "ical" if what == "changed":
            touched = _spans_of(day for _, day in (*payload["taken"], *payload["given"]))
            return _everything(accommodation, touched, urgent=bool(payload["taken"]))
        case "product" if what in ("changed", "deleted"):
            if before is not None and not _differs(before, payload, _DERIVING):
                return []
            return _everything(accommodation, ALWAYS)
        case "accommodation" if what in ("changed", "activated"):
            if before is not None and not _differs(before, payload, _PLACING):
                return []
            return _everything(accommodation, ALWAYS)
        case "channelbooking" if what in ("quarantined", "placed", "dismissed"):
            stays = [payload, *([payload["before"]] if "before" in payload else [])]
            nights = joined(*(_stay(one["arrival"], one["departure"]) for one in stays))
            return _everything(accommodation, nights, urgent=what == "quarantined")
        case "content" if what in ("calendar_closed", "calendar_opened"):
            closed = what == "calendar_closed"
            return [Mark(accommodation, payload["product"], ALWAYS, closed, connection=payload["connection"])]
        case "connection" | "mapping":
            return _of_connection(accommodation, payload)
        case _:
            return []


def _of_calendar(what: str, accommodation: int, payload: Mapping[str, Any]) -> list[Mark]:
    if what == "changed":
        days = joined(*(_span(part["from"], part["to"]) for part in payload["ranges"]))
        urgent = any(_closes(part["values"]) for part in payload["ranges"])
        return [Mark(accommodation, product, days, urgent) for product in payload["affected"] if days]
    if what == "copied":
        # What is derived from a copy, or made of it, shows it too.
        return _everything(accommodation, ((_ordinal(payload["from"]), ALWAYS[0][1]),))
    if what == "rooms":
        days = _spans_of(day for _, day in (*payload["closed"], *payload["opened"]))
        return [Mark(accommodation, product, days, bool(payload["closed"])) for product in payload["affected"] if days]
    return []


def _of_reservation(accommodation: int, payload: Mapping[str, Any], before: Mapping[str, Any] | None) -> list[Mark]:
    """The nights of a stay, before and after, in all products: a stay gives back what it once took, whoever owns the
    availability by now, so its product alone does not tell whose calendar shows it.
    """
    now = payload["reservation"]
    if before is not None and all(now.get(name) == before.get(name) for name in _HOLDING):
        return []
    urgent = now["status"] != "CANCELLED"
    found: list[Mark] = []
    for state in (now, before):
        if state is None:
            continue
        stay = _stay(state["arrival"], state["departure"])
        places = {accommodation, *(split["accommodation"] for split in state.get("splits") or ())}
        found += [Mark(place, EVERY_PRODUCT, stay, urgent) for place in sorted(places) if stay]
    return found


_HOLDING = ("status", "arrival", "departure", "product", "splits")
"""What of a reservation decides which nights it takes."""


def _of_connection(accommodation: int, payload: Mapping[str, Any]) -> list[Mark]:
    connection = payload.get("connection", payload.get("id"))
    if not isinstance(connection, int):
        return []
    return [Mark(accommodation, EVERY_PRODUCT, ALWAYS, connection=connection)]


def _everything(accommodation: int, days: Spans, *, urgent: bool = False) -> list[Mark]:
    return [Mark(accommodation, EVERY_PRODUCT, days, urgent)] if days else []


def _closes(values: Mapping[str, Any]) -> bool:
    return values.get("availability") == 0 or bool(values.get("stop_sell"))


def _differs(before: Mapping[str, Any], after: Mapping[str, Any], names: Iterable[str]) -> bool:
    return any(before.get(name) != after.get(name) for name in names)


def _span(first: str, last: str) -> Spans:
    begin, end = _ordinal(first), _ordinal(last)
    return ((begin, end),) if end >= begin else ()


def _stay(arrival: str, departure: str) -> Spans:
    begin = _ordinal(arrival)
    return ((begin, max(begin, _ordinal(departure) - 1)),)


def _spans_of(days: Iterable[str]) -> Spans:
    return joined((_ordinal(day), _ordinal(day)) for day in days)


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
