"""Reading channels back: where one shows something else than it was told, it is told again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from roomrack.core.errors import NotFound
from roomrack.core.money import to_minor
from roomrack.domain.calendar import service as calendar
from roomrack.domain.connections import service as connections
from roomrack.domain.connections.rules import LogType
from roomrack.domain.content import service as content
from roomrack.domain.distribution import events
from roomrack.domain.distribution.errors import NotPushing, NotReadable
from roomrack.domain.distribution.repository import figures, pending, pushed, work
from roomrack.domain.distribution.repository.figures import Figures
from roomrack.domain.distribution.repository.work import Claim, Kind
from roomrack.domain.distribution.rules import deltas, health
from roomrack.domain.distribution.rules.deltas import CHUNK
from roomrack.domain.distribution.rules.drift import Drift, compared
from roomrack.domain.distribution.rules.marking import EVERY_PRODUCT
from roomrack.domain.distribution.rules.outward import PRICE, VALUES, told
from roomrack.domain.distribution.rules.spans import Spans, joined
from roomrack.domain.distribution.service import marking, pushing
from roomrack.domain.distribution.service.linking import Link, link
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.ports.channels import CalendarChange, Target

LEASE = timedelta(seconds=90)
EVERY = timedelta(hours=6)
KEPT = timedelta(days=30)
"""How long drift is shown."""
FIGURES_KEPT = timedelta(days=400)
SOON = timedelta(minutes=1)
"""When a connection that is being pushed to is looked at again."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a channel is asked to show."""

    claim: Claim
    push: Claim
    """The pushes of the connection, which rest meanwhile."""
    link: Link
    products: Sequence[int]
    first: date
    last: date

    @property
    def targets(self) -> list[Target]:
        """The products, as the channel names them."""
        return [connections.target_of(self.link.mapped[product]) for product in self.products]


async def ask(unit: WriteUnit, accommodation: int, id: int) -> None:
    """Have a connection read back now instead of at the next interval; nothing changes while that is under way.

    Raises `ConnectionNotFound`, `NotPushing` and `NotReadable`.
    """
    connection = await connections.hold(unit, accommodation, id)
    linked = await link(unit, connection) if connection.pushes else None
    if linked is None:
        raise NotPushing
    if linked.channel is None or not linked.abilities.reads_calendar:
        raise NotReadable(linked.portal.external_name)
    await work.hasten(unit, Kind.RECONCILE, accommodation, id, unit.now())


async def claim(unit: WriteUnit, limit: int) -> list[Claim]:
    """Take connections that are to be read back."""
    return await work.claim(unit, Kind.RECONCILE, limit, LEASE)


async def prepare(unit: WriteUnit, one: Claim) -> Question | None:
    """What to ask, with the pushes of the connection held still; None when there is nothing to do for now.

    While days wait to be sent the channel is rightly behind, so that a connection that is busy is asked later.
    """
    try:
        connection = await connections.get(unit, one.accommodation, one.connection)
        linked = await link(unit, connection) if connection.pushes else None
    except NotFound:
        linked = None
    if linked is None or linked.channel is None or not linked.abilities.reads_calendar:
        await work.end(unit, Kind.RECONCILE, one, wanted=False, due=unit.now())
        return None
    push = await pushing.claim_still(unit, one.accommodation, one.connection, LEASE)
    if push is None:
        await work.end(unit, Kind.RECONCILE, one, wanted=True, due=unit.now() + SOON, failures=one.failures)
        return None
    products = [product for product in sorted(linked.mapped) if product in linked.catalog]
    last = linked.today + timedelta(linked.abilities.horizon_days - 1)
    return Question(one, push, linked, products, linked.today, last)


async def compare(
    unit: ReadUnit, question: Question, shown: Sequence[CalendarChange]
) -> tuple[list[Drift], dict[int, Spans]]:
    """Where the channel differs, and all the days that it is to be told of again."""
    linked = question.link
    home, connection = linked.home, linked.connection
    if not question.products:
        return [], {}
    first, last = question.first.toordinal(), question.last.toordinal()
    ours = await calendar.read(
        unit, home.id, home.currency, linked.catalog, question.products, question.first, question.last
    )
    externals = {product: linked.mapped[product].external.id for product in question.products}
    chunks = await pushed.read(unit, home.id, connection.id, externals, first // CHUNK, last // CHUNK)
    waiting: dict[int, Spans] = {
        mark.product: mark.days for mark in await pending.waiting(unit, (home.id, connection.id))
    }
    theirs = _by_target(shown, linked.currency)
    closed = await content.closed_on(unit, home.id, connection.id, question.products)
    drift: list[Drift] = []
    again: dict[int, Spans] = {}
    for row, product in enumerate(question.products):
        found = compared(
            product,
            told(ours, row, linked.terms, linked.today, closed=product in closed),
            deltas.unpacked(chunks[product], question.first, ours.days),
            theirs.get(connections.target_of(linked.mapped[product]), ()),
            joined(waiting.get(product, ()), waiting.get(EVERY_PRODUCT, ())),
        )
        drift += found.drift
        if found.late:
            again[product] = found.late
    return drift, again


def _by_target(shown: Sequence[CalendarChange], currency: str) -> dict[Target, list[tuple[int, int, dict[str, int]]]]:
    found: dict[Target, list[tuple[int, int, dict[str, int]]]] = {}
    for change in shown:
        ranges = found.setdefault(change.target, [])
        for part in change.ranges:
            values = {}
            for name, value in part.values.items():
                if name.value == PRICE:
                    values[PRICE] = _minor(value, currency)
                elif name.value in VALUES:
                    values[name.value] = int(value)
            ranges.append((part.first.toordinal(), part.last.toordinal(), values))
    return found


def _minor(value: object, currency: str) -> int:
    try:
        return to_minor(value, currency)  # type: ignore[arg-type]
    except ValueError:
        return -1  # No price of ours has so many decimals, so it differs.


async def finish(unit: WriteUnit, question: Question, drift: Sequence[Drift], again: dict[int, Spans]) -> None:
    """Keep what was found, and have the channel told of it again."""
    one, connection = question.claim, question.link.connection
    if not await work.hold(unit, Kind.RECONCILE, one):
        return
    if drift:
        new = await figures.found(unit, one.accommodation, one.connection, drift)
        await figures.add(
            unit, one.accommodation, one.connection, unit.now(one.accommodation).date(), Figures(drift_found=new)
        )
        await unit.record(events.drifted(one.accommodation, one.connection, len(drift)))
        text = f"The portal showed something else than it was told on {len(drift)} product-days. They are sent again."
        await connections.log(unit, connection, LogType.CALENDAR, text, executed=False)
    if again:
        await marking.mark_days(unit, connection, again, forced=True)
    await _let_push(unit, question)
    await work.end(unit, Kind.RECONCILE, one, wanted=True, due=unit.now() + EVERY, succeeded=True)


async def fail(
    unit: WriteUnit,
    question: Question,
    problem: str,
    *,
    share: float,
    told: float | None = None,
    throttled: bool = False,
) -> None:
    """The channel could not be read back for now."""
    one = question.claim
    failures = one.failures if throttled else one.failures + 1
    wait = health.wait_told(told) if throttled else health.wait_after(failures, share, told)
    await _let_push(unit, question)
    await work.end(unit, Kind.RECONCILE, one, wanted=True, due=unit.now() + wait, failures=failures, problem=problem)


async def forget(unit: WriteUnit) -> None:
    """Drop drift and figures that are too old, and what was told of days long past."""
    await figures.forget(unit, unit.now() - KEPT, (unit.now() - FIGURES_KEPT).date())
    await pushed.forget(unit, unit.now().date().toordinal() // CHUNK - 1, 50_000)


async def _let_push(unit: WriteUnit, question: Question) -> None:
    push = question.push
    left = await pending.left(unit, (push.accommodation, push.connection))
    await work.end(unit, Kind.PUSH, push, wanted=left.fresh or left.taken, due=unit.now(), failures=push.failures)
