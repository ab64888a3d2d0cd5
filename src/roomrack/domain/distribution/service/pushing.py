"""Sending the calendar: what is due, what a channel has not been told, and writing down what it took.

A round takes all marks of a connection, reads its calendar as it is then, and sends what the channel has not been
told, call by call. The marks are cleared by receipts and by nothing else, so a worker that dies leaves all of its work
to the next one. Values are never kept on the way: nothing old can overtake something new.
"""

from collections import Counter, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

import structlog

from roomrack.core.calendar_values import CalendarValue
from roomrack.core.errors import NotFound
from roomrack.core.money import from_minor
from roomrack.domain.calendar import service as calendar
from roomrack.domain.calendar.rules.columns import Flags
from roomrack.domain.connections import service as connections
from roomrack.domain.connections.rules import LogType
from roomrack.domain.distribution import events
from roomrack.domain.distribution.errors import NotPushing
from roomrack.domain.distribution.repository import figures, pending, pushed, work
from roomrack.domain.distribution.repository.figures import Figures
from roomrack.domain.distribution.repository.pending import Taken, as_text
from roomrack.domain.distribution.repository.work import Claim, Kind
from roomrack.domain.distribution.rules import deltas, health, latency
from roomrack.domain.distribution.rules.deltas import CHUNK, Piece
from roomrack.domain.distribution.rules.marking import EVERY_PRODUCT
from roomrack.domain.distribution.rules.outward import FLAGS, PRICE, Told, told
from roomrack.domain.distribution.rules.spans import Spans, joined, within
from roomrack.domain.distribution.service import marking
from roomrack.domain.distribution.service.linking import Link, link
from roomrack.infra import tasks
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.infra.events import Event
from roomrack.ports.channels import CalendarChange, DayRange, Receipt

LEASE = timedelta(seconds=60)
"""How long a connection is a worker's own without a word. Longer than a call with its recording."""

ROUND = timedelta(seconds=1)
"""After this a round makes way for news, which are then read together with what is left of it."""

TASK = "CALENDAR_PUSH"
"""The kind of task that a push of everything is."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Round:
    """What one worker does for one connection in one go."""

    claim: Claim
    link: Link
    taken: Sequence[Taken]
    calls: deque[list[Piece]]
    chunks: dict[int, dict[int, bytes]]
    """What is kept of what was told, by product; it follows the receipts."""
    news: Mapping[int, tuple[Told, Flags]]
    """By product what is to be shown, and which values of it are to be told."""
    began: datetime
    total: int
    """Product-days to be told."""
    left: Counter[int] = field(default_factory=Counter)
    """Pieces that are not told yet, by product."""
    said: dict[str, int] = field(default_factory=lambda: {"days": 0})
    times: list[float] = field(default_factory=list)
    """How long the changes of the last call took, in seconds."""

    @property
    def key(self) -> pending.Key:
        """The connection."""
        return (self.claim.accommodation, self.claim.connection)

    @property
    def externals(self) -> dict[int, int]:
        """The external product of each product."""
        return {product: one.external.id for product, one in self.link.mapped.items()}


class Going(StrEnum):
    """How a round goes on after a call."""

    ON = "on"
    OVER = "over"
    """It is done, or makes way: the connection was given back."""
    LOST = "lost"
    """Another worker has the connection by now."""


async def claim(unit: WriteUnit, limit: int) -> list[tuple[Claim, list[Taken]]]:
    """Take connections with something to send, and all that waits at them."""
    claims = await work.claim(unit, Kind.PUSH, limit, LEASE)
    if not claims:
        return []
    found = await pending.take(unit, [(one.accommodation, one.connection) for one in claims])
    return [(one, found[one.accommodation, one.connection]) for one in claims]


async def prepare(unit: ReadUnit, one: Claim, taken: Sequence[Taken]) -> Round | None:
    """Read the calendar as it is, and find what the channel was not told; None when nothing may be sent any more."""
    try:
        connection = await connections.get(unit, one.accommodation, one.connection)
        linked = await link(unit, connection) if connection.pushes else None
    except NotFound:
        return None
    if linked is None:
        return None
    terms = linked.terms
    first = linked.today.toordinal()
    last = first + linked.abilities.horizon_days - 1
    days = _days_of(linked, taken, first, last) if terms.values else {}
    queue: list[Piece] = []
    found: dict[int, tuple[Told, Flags]] = {}
    chunks: dict[int, dict[int, bytes]] = {}
    if days:
        low = min(spans[0][0] for spans in days.values())
        high = max(spans[-1][1] for spans in days.values())
        begin, products = date.fromordinal(low), sorted(days)
        shown = await calendar.read(
            unit, one.accommodation, linked.home.currency, linked.catalog, products, begin, date.fromordinal(high)
        )
        externals = {product: linked.mapped[product].external.id for product in products}
        chunks = await pushed.read(unit, one.accommodation, one.connection, externals, low // CHUNK, high // CHUNK)
        forced = {mark.product: within(mark.forced, first, last) for mark in taken}
        for row, product in enumerate(products):
            wanted = told(shown, row, terms, linked.today)
            known = deltas.unpacked(chunks[product], begin, shown.days)
            insisted = joined(forced.get(product, ()), forced.get(EVERY_PRODUCT, ()))
            fresh = deltas.news(wanted, known, days[product], insisted, whole=linked.channel is None)
            found[product] = wanted, fresh
            queue += deltas.pieces(product, wanted, fresh)
    limit = 1 if health.is_open(one.failures) else linked.abilities.days_per_call
    calls = deque(deltas.calls(queue, limit))
    return Round(
        claim=one,
        link=linked,
        taken=taken,
        calls=calls,
        chunks=chunks,
        news=found,
        began=unit.now(),
        total=sum(piece.days for piece in queue),
        left=Counter(piece.product for batch in calls for piece in batch),
    )


def _days_of(linked: Link, taken: Sequence[Taken], first: int, last: int) -> dict[int, Spans]:
    """The days of each mapped product that are to be looked at."""
    marks = {mark.product: within(mark.days, first, last) for mark in taken}
    everywhere = marks.get(EVERY_PRODUCT, ())
    found = {
        product: joined(everywhere, marks.get(product, ()))
        for product in linked.mapped
        if product in linked.catalog and (everywhere or product in marks)
    }
    return {product: spans for product, spans in found.items() if spans}


def changes_of(linked: Link, batch: Sequence[Piece]) -> list[CalendarChange]:
    """A call as the channel's port takes it; a change for each product."""
    by_product: dict[int, list[DayRange]] = {}
    for piece in batch:
        values = {CalendarValue(name): _plain(name, value, linked.currency) for name, value in piece.values}
        by_product.setdefault(piece.product, []).append(
            DayRange(date.fromordinal(piece.first), date.fromordinal(piece.last), values)
        )
    return [
        CalendarChange(connections.target_of(linked.mapped[product]), ranges) for product, ranges in by_product.items()
    ]


def _plain(name: str, value: int, currency: str) -> Any:
    if name == PRICE:
        return from_minor(value, currency)
    return bool(value) if name in FLAGS else value


async def abandon(unit: WriteUnit, one: Claim) -> None:
    """Nothing may be sent over a connection: forget what waits there; when it changes, all of it is looked at anew."""
    if await work.hold(unit, Kind.PUSH, one):
        await pending.drop(unit, (one.accommodation, one.connection))
        await work.end(unit, Kind.PUSH, one, wanted=False, due=unit.now(), ended=one.task)
        if one.task is not None:
            reason = "The connection does not send its calendar."
            await tasks.move(unit, one.accommodation, one.task, tasks.Status.FAILED, reason=reason)


async def record(unit: WriteUnit, round: Round, batch: Sequence[Piece], receipt: Receipt) -> Going:
    """Write down that a channel took a call, but for what it refused.

    A worker that lost the connection meanwhile may have sent something old: those days are told again.
    """
    one, linked = round.claim, round.link
    spans = {product: joined(days) for product, days in deltas.spans_of(batch).items()}
    if not await work.hold(unit, Kind.PUSH, one):
        await marking.mark_days(unit, linked.connection, spans, forced=True)
        log.warning("a push came to its end too late", accommodation=one.accommodation, connection=one.connection)
        return Going.LOST
    refused = _refused(batch, receipt)
    taken = [piece for piece in batch if piece.product not in refused]
    changed: dict[int, dict[int, bytes]] = {}
    for product in {piece.product for piece in taken}:
        wanted, fresh = round.news[product]
        changed[product] = deltas.packed(round.chunks[product], wanted, fresh, spans[product])
        round.chunks[product].update(changed[product])
    await pushed.keep(unit, *round.key, round.externals, changed)
    if linked.channel is None and linked.portal.application is not None:
        await unit.record(_announced(linked, taken, linked.portal.application))
    round.left.subtract(piece.product for piece in batch)
    round.said["days"] += sum(piece.days for piece in taken)
    finished = [mark for mark in round.taken if mark.product in spans and round.left[mark.product] <= 0]
    if any(mark.forced for mark in round.taken):
        await pending.told(unit, round.key, spans)
    if refused:
        await _note_refused(unit, linked, refused)
    told_days = {product: as_text(days) for product, days in spans.items() if product not in refused}
    mended = await figures.mended(unit, *round.key, told_days)
    await _progress(unit, round, sum(piece.days for piece in taken))
    over = not round.calls
    counted = [mark for mark in round.taken if mark in finished or (over and mark.product == EVERY_PRODUCT)]
    now = unit.now(one.accommodation)
    times = [max((now - mark.since).total_seconds(), 0) for mark in counted if mark.since is not None]
    round.times[:] = times
    await figures.add(
        unit,
        *round.key,
        unit.now().date(),
        Figures(
            pushes=1,
            failures=1 if refused else 0,
            product_days=sum(piece.days for piece in taken),
            latencies=latency.counted(times) if times else (),
            drift_mended=mended,
        ),
    )
    if over:
        await _log_accepted(unit, round, receipt)
        return await settle(unit, round)
    if finished:
        await pending.done(unit, round.key, [mark.product for mark in finished])
    left = await pending.left(unit, round.key)
    if left.urgent or (left.fresh and unit.now() - round.began > ROUND) or health.is_open(one.failures):
        await work.end(unit, Kind.PUSH, one, wanted=True, due=unit.now(), succeeded=True)
        return Going.OVER
    await work.extend(unit, Kind.PUSH, one, unit.now() + LEASE)
    return Going.ON


async def settle(unit: WriteUnit, round: Round) -> Going:
    """A round is over: what it took is done with, and the connection rests unless something came in meanwhile."""
    one = round.claim
    if not await work.hold(unit, Kind.PUSH, one):
        return Going.LOST
    await pending.done(unit, round.key)
    left = await pending.left(unit, round.key)
    await work.end(unit, Kind.PUSH, one, wanted=left.fresh, due=unit.now(), succeeded=round.total > 0, ended=one.task)
    if one.task is not None:
        await tasks.move(unit, one.accommodation, one.task, tasks.Status.DONE, outcome={"left": 0})
    if round.total and round.link.connection.logged_in_at is None and round.link.channel is not None:
        await connections.logged_in(unit, one.accommodation, one.connection)
    return Going.OVER


async def fail(
    unit: WriteUnit, one: Claim, problem: str, *, share: float, told: float | None = None, throttled: bool = False
) -> bool:
    """A call failed for now; gives whether the circuit has just opened. What was taken is taken up again later.

    A channel that has had too many calls has not failed.
    """
    failures = one.failures if throttled else one.failures + 1
    wait = health.wait_told(told) if throttled else health.wait_after(failures, share, told)
    if not await work.hold(unit, Kind.PUSH, one):
        return False
    await work.end(
        unit,
        Kind.PUSH,
        one,
        wanted=True,
        due=unit.now() + wait,
        failures=failures,
        problem=None if throttled else problem,
    )
    if throttled:
        return False
    await figures.add(unit, one.accommodation, one.connection, unit.now().date(), Figures(failures=1))
    connection = await connections.get(unit, one.accommodation, one.connection)
    await connections.log(unit, connection, LogType.CALENDAR, problem, executed=False)
    opened = failures == health.OPENS_AT
    if opened:
        await connections.mail_error(unit, connection, problem)
    return opened


async def postpone(unit: WriteUnit, one: Claim, wait: timedelta) -> None:
    """The account has no call left for now."""
    await work.end(unit, Kind.PUSH, one, wanted=True, due=unit.now() + wait, failures=one.failures)


async def stop(unit: WriteUnit, one: Claim, problem: str) -> None:
    """The channel refused the credentials: the connection is disabled, and nothing is sent until it changes."""
    if not await work.hold(unit, Kind.PUSH, one):
        return
    refused = await connections.refuse_credentials(unit, one.accommodation, one.connection, problem)
    await connections.mail_error(unit, refused, problem)
    await work.end(unit, Kind.PUSH, one, wanted=False, due=unit.now(), problem=problem)
    await figures.add(unit, one.accommodation, one.connection, unit.now().date(), Figures(failures=1))
    await unit.record(events.stopped(one.accommodation, one.connection, problem))


async def push_everything(unit: WriteUnit, accommodation: int, id: int) -> int:
    """Have the whole calendar sent again, whatever the channel was told; gives the task that tells how far it is.

    While one is under way it is that one. Raises `ConnectionNotFound` and `NotPushing`.
    """
    connection = await connections.hold(unit, accommodation, id)
    linked = await link(unit, connection) if connection.pushes else None
    if linked is None:
        raise NotPushing
    standing = (await work.standings(unit, accommodation, id)).get(Kind.PUSH)
    if standing is not None and standing.task is not None:
        return standing.task
    task = await tasks.add(unit, accommodation, TASK, {"connection": id, "products": len(linked.mapped)})
    await marking.mark_everything(unit, connection, linked.mapped)
    await work.hasten(unit, Kind.PUSH, accommodation, id, unit.now())
    await work.set_task(unit, accommodation, id, task)
    # So that a worker hears of it.
    await unit.record(events.asked(accommodation, id, task))
    return task


async def spend(unit: WriteUnit, linked: Link) -> timedelta | None:
    """Count a call of the account; gives how long to wait where its limit is reached."""
    if linked.account is None:
        return None
    return await connections.spend(unit, linked.connection, linked.portal, linked.abilities)


def _refused(batch: Sequence[Piece], receipt: Receipt) -> dict[int, str]:
    """The products that a channel did not take, with its words."""
    order = list(dict.fromkeys(piece.product for piece in batch))
    return {order[place]: problem for place, problem in receipt.refused.items() if 0 <= place < len(order)}


async def _note_refused(unit: WriteUnit, linked: Link, refused: Mapping[int, str]) -> None:
    one = linked.connection
    for product, problem in sorted(refused.items()):
        text = f"Product {product} was not taken: {problem}"
        await connections.log(unit, one, LogType.CALENDAR, text, executed=False)
    await unit.record(events.refused(one.accommodation, one.id, refused))


async def _log_accepted(unit: WriteUnit, round: Round, receipt: Receipt) -> None:
    if not round.said["days"]:
        return
    text = f"The calendar was taken: {round.said['days']} product-days."
    snapshot: dict[str, Any] = {"days": round.said["days"]}
    if receipt.reference is not None:
        snapshot["reference"] = receipt.reference
    await connections.log(unit, round.link.connection, LogType.ACCEPT, text, snapshot=snapshot)


async def _progress(unit: WriteUnit, round: Round, days: int) -> None:
    """Tell whoever asked for everything how far it is."""
    one = round.claim
    task = None if one.task is None else await tasks.get(unit, one.accommodation, one.task)
    if task is not None:
        outcome = {"sent": task.subject.get("sent", 0) + days, "left": round.total - round.said["days"]}
        await tasks.move(unit, one.accommodation, task.id, tasks.Status.RUNNING, outcome=outcome)


def _announced(linked: Link, batch: Sequence[Piece], application: int) -> Event:
    products = []
    for product in dict.fromkeys(piece.product for piece in batch):
        mine = [piece for piece in batch if piece.product == product]
        groups = [
            {"days": [date.fromordinal(day) for day in days], "values": dict(values)}
            for days, values in deltas.groups(mine)
        ]
        products.append({"product": product, "name": linked.catalog[product].name, "groups": groups})
    return events.calendar(
        linked.connection.accommodation,
        linked.connection.id,
        portal=linked.portal.id,
        application=application,
        currency=linked.currency,
        products=products,
    )
