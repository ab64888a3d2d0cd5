"""Writing down what became of a call: what a channel took, and what nobody knows.

What a channel was told is kept so that only differences go out. A call that was sent and has no receipt makes that
unknown for the days that it named: whatever they are when they are looked at next, they are told again.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

import structlog

from roomrack.domain.connections import service as connections
from roomrack.domain.connections.rules import LogType
from roomrack.domain.distribution import events
from roomrack.domain.distribution.repository import figures, pending, pushed, work
from roomrack.domain.distribution.repository.figures import Figures
from roomrack.domain.distribution.repository.work import Claim, Kind
from roomrack.domain.distribution.rules import deltas, health, latency
from roomrack.domain.distribution.rules.deltas import Piece
from roomrack.domain.distribution.rules.marking import EVERY_PRODUCT
from roomrack.domain.distribution.rules.spans import joined
from roomrack.domain.distribution.service import marking
from roomrack.domain.distribution.service.linking import Link
from roomrack.domain.distribution.service.pushing import LEASE, Chunks, Round
from roomrack.infra import tasks
from roomrack.infra.db import WriteUnit
from roomrack.infra.events import Event
from roomrack.ports.channels import Receipt

ROUND = timedelta(seconds=1)
"""After this a round makes way for news, which are then read together with what is left of it."""

log = structlog.get_logger(__name__)


class Going(StrEnum):
    """How a round goes on after a call."""

    ON = "on"
    OVER = "over"
    """It is done, or makes way: the connection was given back."""
    LOST = "lost"
    """Another worker has the connection by now."""


async def abandon(unit: WriteUnit, one: Claim) -> None:
    """Nothing may be sent over a connection: forget what waits there; when it changes, all of it is looked at anew."""
    if await work.hold(unit, Kind.PUSH, one):
        await pending.drop(unit, (one.accommodation, one.connection))
        await work.end(unit, Kind.PUSH, one, wanted=False, due=unit.now(), ended=one.task)
        if one.task is not None:
            reason = "The connection does not send its calendar."
            await tasks.move(unit, one.accommodation, one.task, tasks.Status.FAILED, reason=reason)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a call came to, for the round to know once it is committed."""

    going: Going
    chunks: Chunks = field(default_factory=dict)
    days: int = 0
    """Product-days that the channel took."""
    times: Sequence[float] = ()
    """How long the changes took that it ends, in seconds."""


async def record(unit: WriteUnit, round: Round, batch: Sequence[Piece], receipt: Receipt) -> Recorded:
    """Write down that a channel took a call, but for what it refused. It may be tried again: the round stays as it is.

    A worker that lost the connection meanwhile may have sent something old: those days are told again.
    """
    one, linked = round.claim, round.link
    spans = {product: joined(days) for product, days in deltas.spans_of(batch).items()}
    if not await work.hold(unit, Kind.PUSH, one):
        await _tell_again(unit, round, batch)
        return Recorded(Going.LOST)
    refused = _refused(batch, receipt)
    taken = [piece for piece in batch if piece.product not in refused]
    days = sum(piece.days for piece in taken)
    # Of a product that it refused, a channel may have taken some values.
    changed = {**round.chunks_after(taken), **round.chunks_doubted([one for one in batch if one.product in refused])}
    await pushed.keep(unit, *round.key, round.externals, changed)
    if linked.channel is None and linked.portal.application is not None:
        await unit.record(_announced(linked, taken, linked.portal.application))
    left = Counter(round.left)
    left.subtract(piece.product for piece in batch)
    finished = [mark for mark in round.taken if mark.product in spans and left[mark.product] <= 0]
    if any(mark.forced for mark in round.taken):
        await pending.told(unit, round.key, spans)
    if refused:
        await _note_refused(unit, linked, refused)
    said = round.said["days"] + days
    await _progress(unit, round, days, said)
    over = not round.calls
    counted = [mark for mark in round.taken if mark in finished or (over and mark.product == EVERY_PRODUCT)]
    now = unit.now(one.accommodation)
    times = [max((now - mark.since).total_seconds(), 0) for mark in counted if mark.since is not None]
    await figures.add(
        unit,
        *round.key,
        unit.now(one.accommodation).date(),
        Figures(
            pushes=1,
            failures=1 if refused else 0,
            product_days=days,
            latencies=latency.counted(times) if times else (),
        ),
        {product: days for product, days in spans.items() if product not in refused},
    )
    if over:
        await _log_accepted(unit, round, said, receipt)
        await _settle(unit, round)
        return Recorded(Going.OVER, changed, days, times)
    if finished:
        await pending.done(unit, round.key, [mark.product for mark in finished])
    waiting = await pending.left(unit, round.key)
    if waiting.urgent or (waiting.fresh and unit.now() - round.began > ROUND) or health.is_open(one.failures):
        await work.end(unit, Kind.PUSH, one, wanted=True, due=unit.now(), succeeded=True)
        return Recorded(Going.OVER, changed, days, times)
    await work.extend(unit, Kind.PUSH, one, LEASE)
    return Recorded(Going.ON, changed, days, times)


async def doubt(unit: WriteUnit, round: Round) -> Chunks | None:
    """The call under way has no receipt, so what the channel was told of its days is not known any more.

    Gives what is kept of them now; None when another worker has the connection by now.
    """
    changed = round.chunks_doubted(round.sent)
    if not await work.hold(unit, Kind.PUSH, round.claim):
        await _tell_again(unit, round, round.sent)
        return None
    await pushed.keep(unit, *round.key, round.externals, changed)
    return changed


async def _tell_again(unit: WriteUnit, round: Round, batch: Sequence[Piece]) -> None:
    """A call came to its end when another worker had the connection: the two may have overtaken each other."""
    if batch:
        spans = {product: joined(days) for product, days in deltas.spans_of(batch).items()}
        await marking.mark_days(unit, round.link.connection, spans, forced=True)
        one = round.claim
        log.warning("a push came to its end too late", accommodation=one.accommodation, connection=one.connection)


async def _is_held(unit: WriteUnit, one: Claim, round: Round | None) -> bool:
    """Whether a connection is still this worker's, after doubting what was sent over it."""
    if round is None or not round.sent:
        return await work.hold(unit, Kind.PUSH, one)
    return await doubt(unit, round) is not None


async def settle(unit: WriteUnit, round: Round) -> Going:
    """A round is over: what it took is done with, and the connection rests unless something came in meanwhile."""
    if not await work.hold(unit, Kind.PUSH, round.claim):
        return Going.LOST
    await _settle(unit, round)
    return Going.OVER


async def _settle(unit: WriteUnit, round: Round) -> None:
    one = round.claim
    await work.settle_push(unit, one, succeeded=round.total > 0)
    if one.task is not None:
        await tasks.move(unit, one.accommodation, one.task, tasks.Status.DONE, outcome={"left": 0})
    if round.total and round.link.connection.logged_in_at is None and round.link.channel is not None:
        await connections.logged_in(unit, one.accommodation, one.connection)


async def fail(
    unit: WriteUnit,
    one: Claim,
    problem: str,
    *,
    share: float,
    told: float | None = None,
    throttled: bool = False,
    round: Round | None = None,
) -> bool:
    """A call failed for now; gives whether the circuit has just opened. What was taken is taken up again later.

    A channel that has had too many calls has not failed.
    """
    failures = one.failures if throttled else one.failures + 1
    wait = health.wait_told(told) if throttled else health.wait_after(failures, share, told)
    if not await _is_held(unit, one, round):
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
    await figures.add(unit, one.accommodation, one.connection, unit.now(one.accommodation).date(), Figures(failures=1))
    connection = await connections.get(unit, one.accommodation, one.connection)
    await connections.log(unit, connection, LogType.CALENDAR, problem, executed=False)
    opened = failures == health.OPENS_AT
    if opened:
        await connections.mail_error(unit, connection, problem)
    return opened


async def postpone(unit: WriteUnit, one: Claim, wait: timedelta) -> None:
    """The account has no call left for now."""
    await work.end(unit, Kind.PUSH, one, wanted=True, due=unit.now() + wait, failures=one.failures)


async def stop(unit: WriteUnit, round: Round, problem: str) -> None:
    """The channel refused the credentials: the connection is disabled, and nothing is sent until it changes."""
    one = round.claim
    if not await _is_held(unit, one, round):
        return
    refused = await connections.refuse_credentials(unit, one.accommodation, one.connection, problem)
    await connections.mail_error(unit, refused, problem)
    await work.end(unit, Kind.PUSH, one, wanted=False, due=unit.now(), problem=problem)
    await figures.add(unit, one.accommodation, one.connection, unit.now(one.accommodation).date(), Figures(failures=1))
    await unit.record(events.stopped(one.accommodation, one.connection, problem))


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


async def _log_accepted(unit: WriteUnit, round: Round, said: int, receipt: Receipt) -> None:
    if not said:
        return
    text = f"The calendar was taken: {said} product-days."
    snapshot: dict[str, Any] = {"days": said}
    if receipt.reference is not None:
        snapshot["reference"] = receipt.reference
    await connections.log(unit, round.link.connection, LogType.ACCEPT, text, snapshot=snapshot)


async def _progress(unit: WriteUnit, round: Round, days: int, said: int) -> None:
    """Tell whoever asked for everything how far it is."""
    one = round.claim
    task = None if one.task is None else await tasks.get(unit, one.accommodation, one.task)
    if task is not None:
        outcome = {"sent": task.subject.get("sent", 0) + days, "left": round.total - said}
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
