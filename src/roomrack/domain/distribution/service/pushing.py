"""Sending the calendar: what is due, what a channel has not been told, and writing down what it took.

A round takes all marks of a connection, reads its calendar as it is then, and sends what the channel has not been
told, call by call. The marks are cleared by receipts and by nothing else, so a worker that dies leaves all of its work
to the next one. Values are never kept on the way: nothing old can overtake something new.
"""

from collections import Counter, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import structlog

from roomrack.core.calendar_values import CalendarValue
from roomrack.core.errors import NotFound
from roomrack.core.money import from_minor
from roomrack.domain.calendar import service as calendar
from roomrack.domain.calendar.rules.columns import Flags
from roomrack.domain.connections import service as connections
from roomrack.domain.content import service as content
from roomrack.domain.distribution import events
from roomrack.domain.distribution.errors import NotPushing
from roomrack.domain.distribution.repository import pending, pushed, work
from roomrack.domain.distribution.repository.pending import Taken
from roomrack.domain.distribution.repository.work import Claim, Kind
from roomrack.domain.distribution.rules import deltas, health
from roomrack.domain.distribution.rules.deltas import CHUNK, Piece
from roomrack.domain.distribution.rules.marking import EVERY_PRODUCT
from roomrack.domain.distribution.rules.outward import FLAGS, PRICE, Told, told
from roomrack.domain.distribution.rules.spans import Spans, joined, within
from roomrack.domain.distribution.service import marking
from roomrack.domain.distribution.service.linking import Link, link
from roomrack.infra import tasks
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.ports.channels import CalendarChange, DayRange

NAMED = {value.value: value for value in CalendarValue}

Chunks = Mapping[int, Mapping[int, bytes]]
"""What is kept of what was told, by product and number."""

LEASE = timedelta(seconds=60)
"""How long a connection is a worker's own without a word. Longer than a call with its recording."""

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
    sent: list[Piece] = field(default_factory=list)
    """What a call named that was sent and of which nothing is recorded yet: the channel has it, or has not."""

    @property
    def key(self) -> pending.Key:
        """The connection."""
        return (self.claim.accommodation, self.claim.connection)

    @property
    def externals(self) -> dict[int, int]:
        """The external product of each product."""
        return {product: one.external.id for product, one in self.link.mapped.items()}

    def chunks_after(self, batch: Sequence[Piece]) -> Chunks:
        """What is kept of the days of these pieces once the channel took them, by product."""
        return self._chunks(batch, deltas.packed)

    def chunks_doubted(self, batch: Sequence[Piece]) -> Chunks:
        """The same when nobody knows whether it did."""
        return self._chunks(batch, deltas.doubted)

    def _chunks(self, batch: Sequence[Piece], made: Callable[..., dict[int, bytes]]) -> Chunks:
        return {
            product: made(self.chunks[product], *self.news[product], joined(days))
            for product, days in deltas.spans_of(batch).items()
        }

    def took(self, batch: Sequence[Piece], chunks: Chunks, days: int) -> None:
        """The receipt of a call is recorded."""
        self.keep(chunks)
        self.left.subtract(piece.product for piece in batch)
        self.said["days"] += days

    def keep(self, chunks: Chunks) -> None:
        """What was sent is recorded, as taken or as unknown."""
        for product, numbered in chunks.items():
            self.chunks[product].update(numbered)
        self.sent.clear()


async def claim(unit: WriteUnit, limit: int) -> list[tuple[Claim, list[Taken]]]:
    """Take connections with something to send, and all that waits at them."""
    claims = await work.claim(unit, Kind.PUSH, limit, LEASE)
    if not claims:
        return []
    await _doubt_orphaned(unit, claims)
    found = await pending.take(unit, [(one.accommodation, one.connection) for one in claims])
    return [(one, found[one.accommodation, one.connection]) for one in claims]


async def claim_still(unit: WriteUnit, accommodation: int, connection: int, lease: timedelta) -> Claim | None:
    """Keep a connection from being sent to for as long as a lease; None while somebody sends or it waits."""
    one = await work.claim_one(unit, Kind.PUSH, accommodation, connection, lease)
    if one is not None:
        await _doubt_orphaned(unit, [one])
    return one


async def _doubt_orphaned(unit: WriteUnit, claims: Sequence[Claim]) -> None:
    """A worker that ended without a word may have had a call under way: what it had taken was told, or was not."""
    orphaned = [(one.accommodation, one.connection) for one in claims if one.orphaned]
    if orphaned:
        await pushed.doubt(unit, orphaned)


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
        closed = await content.closed_on(unit, one.accommodation, one.connection, products)
        forced = {mark.product: within(mark.forced, first, last) for mark in taken}
        for row, product in enumerate(products):
            wanted = told(shown, row, terms, linked.today, closed=product in closed)
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
    # A calendar repeats itself, and a full one has a hundred thousand ranges.
    made: dict[tuple[tuple[str, int], ...], Mapping[CalendarValue, Any]] = {}
    for piece in batch:
        values = made.get(piece.values)
        if values is None:
            values = {NAMED[name]: _plain(name, value, linked.currency) for name, value in piece.values}
            made[piece.values] = values
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
