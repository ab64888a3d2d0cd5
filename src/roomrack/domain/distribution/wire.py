"""Shapes of distribution. All but what API portals are told are ours."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, Field

from roomrack.core.localtime import format_instant
from roomrack.core.money import from_minor, wire_number
from roomrack.domain.distribution.repository.figures import Drifted
from roomrack.domain.distribution.repository.quarantine import Quarantined
from roomrack.domain.distribution.repository.work import Kind, Standing
from roomrack.domain.distribution.rules import health, latency
from roomrack.domain.distribution.rules.outward import FLAGS, PRICE
from roomrack.domain.distribution.service import Overview
from roomrack.infra.db import ReadUnit
from roomrack.infra.events import RecordedEvent
from roomrack.infra.http.responses import encode
from roomrack.infra.http.values import MAX_EXACT, Whole

NAMES = {
    "PRICE": "price",
    "AVAILABILITY": "availability",
    "MINSTAY": "minStay",
    "MAXSTAY": "maxStay",
    "CUTOFF": "cutOffDays",
    "CLOSEARR": "closeToArrival",
    "CLOSEDEP": "closeToDeparture",
    "STOPSELL": "stopSells",
}
"""The values of a calendar as `readCalendar` names them."""

CIRCUITS = {False: "CLOSED", True: "OPEN"}
WORK = {Kind.PUSH: "push", Kind.PULL: "bookings", Kind.RECONCILE: "reconciliation"}


_Ids = Annotated[list[Annotated[Whole, Field(ge=1, le=MAX_EXACT)]], Field(max_length=200)]


class Replay(BaseModel):
    """Which rooms are placed (all that wait), and in which product (where their mapping says)."""

    ids: _Ids | None = None
    product: Annotated[Whole, Field(ge=1, le=MAX_EXACT)] | None = None


class Dismissal(BaseModel):
    """Which rooms are given up."""

    ids: _Ids


def values_shape(values: Mapping[str, int | None], currency: str) -> dict[str, Any]:
    """Values of a day, prices in units of the currency; what is not there is left out."""
    return {NAMES[name]: _plain(name, value, currency) for name, value in values.items() if value is not None}


def _plain(name: str, value: int, currency: str) -> Any:
    if name == PRICE:
        return wire_number(from_minor(value, currency))
    return bool(value) if name in FLAGS else value


async def render_calendar(unit: ReadUnit, found: Sequence[RecordedEvent]) -> list[str | None]:
    """The contents of PORTAL_SUBSCRIPTION_CALENDAR (docs/contract.md 9)."""
    return [encode(calendar_shape(event.payload)).decode() for event in found]


def calendar_shape(payload: Mapping[str, Any]) -> dict[str, Any]:
    """New values of a calendar, days with equal values together."""
    currency = payload["currency"]
    return {
        "data": [
            {
                "id": product["product"],
                "name": product["name"],
                "days": [
                    {"days": group["days"], **values_shape(group["values"], currency)} for group in product["groups"]
                ],
            }
            for product in payload["products"]
        ]
    }


def addressee(event: RecordedEvent) -> int:
    """The application that a calendar is for, and nobody else."""
    return int(event.payload["application"])


def overview_shape(found: Overview) -> dict[str, Any]:
    """How a connection stands."""
    figures = found.figures
    shape: dict[str, Any] = {
        "connection": found.connection.id,
        "status": found.connection.status.value,
        "pending": {"productDays": found.waiting_days},
        "quarantined": found.quarantined,
        "figures": {
            "since": found.figures_since.isoformat(),
            "pushes": figures.pushes,
            "failures": figures.failures,
            "productDays": figures.product_days,
            "bookings": figures.bookings,
            "drift": {"found": figures.drift_found, "mended": figures.drift_mended, "open": found.drift},
        },
    }
    if found.waiting_since is not None:
        shape["pending"]["since"] = format_instant(found.waiting_since)
    for name, share in (("latencyP50", 0.5), ("latencyP99", 0.99)):
        seconds = latency.percentile(figures.latencies, share)
        if seconds is not None:
            shape["figures"][name] = round(seconds, 3)
    if found.notices_url is not None:
        shape["noticesUrl"] = found.notices_url
    if found.task is not None:
        told = found.task.subject
        shape["everything"] = {"task": found.task.id, "status": found.task.status.value, "sent": told.get("sent", 0)}
        if "left" in told:
            shape["everything"]["left"] = told["left"]
    for kind, name in WORK.items():
        if kind in found.standings:
            shape[name] = standing_shape(found.standings[kind])
    return shape


def standing_shape(standing: Standing) -> dict[str, Any]:
    """How one kind of work stands."""
    shape: dict[str, Any] = {
        "waits": standing.wanted,
        "circuit": CIRCUITS[health.is_open(standing.failures)],
        "failures": standing.failures,
    }
    if standing.wanted and not standing.claimed:
        shape["nextTime"] = format_instant(standing.due_at)
    if standing.problem is not None:
        shape["problem"] = standing.problem
    if standing.succeeded_at is not None:
        shape["successTime"] = format_instant(standing.succeeded_at)
    if standing.failed_at is not None:
        shape["failureTime"] = format_instant(standing.failed_at)
    return shape


def drift_shape(found: Drifted, currency: str) -> dict[str, Any]:
    """A day on which the channel shows something else."""
    shape: dict[str, Any] = {
        "product": found.product,
        "date": found.day.isoformat(),
        "ours": values_shape(found.ours, currency),
        "theirs": values_shape(found.theirs, currency),
        "foundTime": format_instant(found.found_at),
    }
    if found.mended_at is not None:
        shape["mendedTime"] = format_instant(found.mended_at)
    return shape


def quarantined_shape(found: Quarantined) -> dict[str, Any]:
    """A room of a booking that waits or waited, with the booking as the channel gave it."""
    optional = {
        "rateId": found.external_rate,
        "heldProduct": found.held_product,
        "reservation": found.reservation,
        "endTime": found.ended_at and format_instant(found.ended_at),
    }
    return {
        "id": found.id,
        "connection": found.connection,
        "reference": found.reference,
        "room": found.room,
        "revision": found.revision,
        "roomId": found.external_room,
        "occupancy": found.occupancy,
        "checkin": found.arrival.isoformat(),
        "checkout": found.departure.isoformat(),
        "reason": found.reason,
        "oversold": found.oversold,
        "state": found.state.value,
        "createTime": format_instant(found.created_at),
        **{name: value for name, value in optional.items() if value is not None},
        "booking": found.booking,
    }


def place_of(product: int, day: date | None) -> tuple[int, date]:
    """Where a list of drift goes on: behind a product and day."""
    return product, day or date.min
