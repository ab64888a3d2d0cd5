"""How a connection stands: what was sent over it, what waits, what failed, and where the portal shows something else.

Whoever may look at both the connections and the calendar sees it. Sending everything again is an action on the
connection like every other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from babel.numbers import format_decimal
from starlette.responses import Response

from roomrack.core.errors import Forbidden
from roomrack.core.rights import Area, Level
from roomrack.domain.connections import service as connections
from roomrack.domain.distribution import service as distribution
from roomrack.domain.distribution.rules import health, latency
from roomrack.domain.distribution.rules.outward import FLAGS, PRICE, VALUES
from roomrack.domain.distribution.service import Drifted, Kind, Overview, Standing
from roomrack.domain.identity.rules import NEEDED
from roomrack.domain.invoices.rules.printing import money_text
from roomrack.domain.products import service as products
from roomrack.infra import tasks
from roomrack.infra.db import ReadUnit
from roomrack.infra.tasks import Status, Task
from roomrack.web.console.desk import Desk, desk_of
from roomrack.web.console.forms import answered
from roomrack.web.console.tongue import Say, labels, mark
from roomrack.web.console.visit import Visit, address, signed_in

PAGE = "/connections"
ROWS = 50

WORK: Mapping[Kind, str] = {
    Kind.PUSH: mark("Sending the calendar"),
    Kind.PULL: mark("Reading bookings"),
    Kind.RECONCILE: mark("Reading the calendar back"),
}
NAMES: Mapping[str, str] = {
    "PRICE": mark("Price"),
    "AVAILABILITY": mark("Availability"),
    "MINSTAY": mark("Minimum stay"),
    "MAXSTAY": mark("Maximum stay"),
    "CUTOFF": mark("Days of notice"),
    "CLOSEARR": mark("No arrival"),
    "CLOSEDEP": mark("No departure"),
    "STOPSELL": mark("Stop sell"),
}
"""The values of a calendar, by the names of `rules.outward.VALUES`."""


def may_see(desk: Desk) -> bool:
    """Whether the person may see how connections stand: it tells of prices and availability."""
    return desk.may(PAGE) and all(desk.levels[duty] >= Level.READONLY for duty in NEEDED[Area.ACCOMMODATION])


def may_push(desk: Desk) -> bool:
    """Whether the person may have everything sent again."""
    return may_see(desk) and desk.may(PAGE, Level.READWRITE)


# --- on the page of a connection ---


@dataclass(frozen=True, slots=True)
class Work:
    """One kind of work, as the page shows it."""

    label: str
    state: str
    tone: str
    """Of its badge."""
    due: datetime | None
    """When it is done, or tried again, next."""
    standing: Standing


@dataclass(frozen=True, slots=True)
class Everything:
    """The push of everything that was asked for last."""

    task: Task
    sent: int
    left: int | None
    """Product-days; None before they were counted."""

    @property
    def under_way(self) -> bool:
        """Whether there is still something to wait for."""
        return self.task.status in (Status.WAITING, Status.RUNNING)


@dataclass(frozen=True, slots=True)
class Sync:
    """How a connection stands, as its page shows it."""

    overview: Overview
    work: Sequence[Work]
    half: str | None
    """Within what time half of the changes reached the portal."""
    nearly_all: str | None
    """And 99 of 100."""
    everything: Everything | None


async def sync_of(unit: ReadUnit, visit: Visit, desk: Desk, id: int) -> Sync:
    """How a connection stands. Raises `ConnectionNotFound`."""
    found = await distribution.overview(unit, desk.place.id, id)
    asked = [
        one
        for one in await tasks.newest(unit, desk.place.id)
        if one.kind == distribution.TASK and one.subject.get("connection") == id
    ]
    counts = found.figures.latencies
    half, nearly_all = (_time(latency.percentile(counts, share), visit.language) for share in (0.5, 0.99))
    return Sync(
        overview=found,
        work=[
            _work(found.standings[kind], visit.say(label), visit.say)
            for kind, label in WORK.items()
            if kind in found.standings
        ],
        half=half,
        nearly_all=nearly_all,
        everything=_everything(asked[0]) if asked else None,
    )


def _everything(task: Task) -> Everything:
    return Everything(task, int(task.subject.get("sent", 0)), task.subject.get("left"))


def _work(one: Standing, label: str, say: Say) -> Work:
    due = one.due_at if one.wanted and not one.claimed else None
    if health.is_open(one.failures):
        return Work(label, say("Interrupted"), "bad", due, one)
    if one.failures:
        return Work(label, say("Failing, again later"), "warn", due, one)
    if one.claimed:
        return Work(label, say("At work"), "brand-tint", due, one)
    if one.wanted:
        return Work(label, say("Scheduled"), "", due, one)
    return Work(label, say("Nothing to do"), "good", due, one)


def _time(seconds: float | None, language: str) -> str | None:
    if seconds is None:
        return None
    if seconds < 1:
        return f"{round(seconds * 1000)} ms"
    if seconds < 120:
        return f"{format_decimal(seconds, '0.0', locale=language)} s"
    return f"{format_decimal(seconds / 60, '#,##0', locale=language)} min"


# --- drift ---


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that differs on a night."""

    name: str
    ours: str
    theirs: str


@signed_in
async def drift(visit: Visit) -> Response:
    """The nights on which the portal shows, or showed, something else than it was told, by product and night."""
    desk = await desk_of(visit, PAGE)
    if not may_see(desk):
        raise Forbidden
    id = visit.path_id("connection")
    whole = visit.asked("mended") == "yes"
    after = (visit.asked_id("product") or 0, _day(visit.asked("night")))
    async with visit.read(desk.scope) as unit:
        connection = await connections.get(unit, desk.place.id, id)
        [shown] = await connections.shown(unit, [connection])
        found = await distribution.drift(unit, desk.place.id, id, after=after, unmended=not whole, limit=ROWS + 1)
        rows = found[:ROWS]
        catalog = await products.catalog(unit, desk.place.id, sorted({one.product for one in rows}))
    currency = connection.currency or desk.place.currency
    here = f"{desk.base}{PAGE}/{id}/drift"
    kept = {"mended": "yes" if whole else None}
    last = rows[-1] if len(found) > ROWS else None
    content = {
        "shown": shown,
        "rows": [(one, _differences(one, currency, visit.language, visit.say)) for one in rows],
        "names": {product.id: product.name for product in catalog.values()},
        "whole": whole,
        "first": address(here, **kept) if after != (0, date.min) else None,
        "next": address(here, **kept, product=last.product, night=last.day) if last else None,
        "connection_path": f"{desk.base}{PAGE}/{id}",
    }
    return answered(visit, desk, "drift.html", content)


def _differences(one: Drifted, currency: str, language: str, say: Say) -> list[Difference]:
    names = labels(language, NAMES)

    def text(name: str, value: int | None) -> str:
        if value is None:
            return say("nothing")
        if name == PRICE:
            return money_text(value, currency, language) if value >= 0 else say("another amount")
        return (say("yes") if value else say("no")) if name in FLAGS else str(value)

    return [
        Difference(names[name], text(name, one.ours.get(name)), text(name, one.theirs.get(name)))
        for name in VALUES
        if (name in one.ours or name in one.theirs) and one.ours.get(name) != one.theirs.get(name)
    ]


def _day(text: str | None) -> date:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return date.min
