"""The loops of the worker that keep channels in step.

The marker turns events into marks, the pusher tells channels what is new, the puller reads their bookings, and the
reconciler reads their calendars back. The first two are woken like the dispatcher of webhooks, and look anyway. Any
number of workers may run: one at a time marks, and each kind of work for a connection is one worker's at a time. No
channel is spoken with inside a transaction.
"""

import asyncio
import json
import random
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Concatenate, ParamSpec, TypeVar

import structlog
from prometheus_client import Counter, Histogram

from roomrack.domain.distribution.repository.pending import Taken
from roomrack.domain.distribution.repository.work import Claim
from roomrack.domain.distribution.rules.deltas import Piece
from roomrack.domain.distribution.rules.health import wait_told
from roomrack.domain.distribution.service import marking, placing, pulling, pushing, quarantine, reconciling
from roomrack.domain.distribution.service.linking import Link
from roomrack.domain.distribution.service.pushing import Going, Round
from roomrack.infra.db import Context, Database, WriteUnit, is_retryable
from roomrack.ports.channels import (
    ChannelBooking,
    ChannelRefused,
    ChannelThrottled,
    ChannelUnavailable,
    CredentialsRefused,
    Receipt,
)

POLL_SECONDS = 0.25
HELD_BACK_SECONDS = 0.005
"""The first wait for an older transaction to end; it doubles up to `POLL_SECONDS`."""
TROUBLE_SECONDS = 1.0
"""The wait after the database failed us."""
CALL_SECONDS = 30.0
"""A channel that has not answered by then has failed; less than the lease."""
PUSHES = 32
"""Connections that one worker pushes to at the same time."""
PULLS = 8
RECONCILIATIONS = 2
READINGS = 50
"""How often bookings are asked for in one go: a channel gives some at a time."""
PATIENCE = timedelta(seconds=0.5)
"""How long a worker waits for a call that the account's limit holds back, with the connection in its hands."""
GATHER_SECONDS = 0.01
"""The least time between two rounds of claiming, so that what comes in meanwhile is claimed together."""
ATTEMPTS = 3
OWN_FAULT = "An error of our own; the operator's log tells more."

PUSHED = Counter("roomrack_channel_pushes", "Calls in which a channel took a calendar, by channel.", ["channel"])
FAILED = Counter("roomrack_channel_failures", "Calls that a channel did not take, by channel.", ["channel"])
SECONDS = Histogram(
    "roomrack_channel_push_seconds",
    "Time from a change to the channel's receipt.",
    ["channel"],
    buckets=(0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 30, 60, 300, 3600),
)
BOOKINGS = Counter("roomrack_channel_bookings", "Revisions of bookings that were stored, by channel.", ["channel"])
DRIFT = Counter("roomrack_channel_drift", "Product-days that a channel showed otherwise, by channel.", ["channel"])

log = structlog.get_logger(__name__)
T = TypeVar("T")
P = ParamSpec("P")


class Signal:
    """Something to wait for, with a time limit; several sets before a wait count once."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def set(self) -> None:
        """Wake whoever waits, or let the next wait return at once."""
        self._event.set()

    async def wait(self, seconds: float) -> None:
        """Return when set, or after `seconds`."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._event.wait()
        self._event.clear()


class Marker:
    """Turns events into marks for as long as it runs."""

    def __init__(self, database: Database, context: Context, marked: Callable[[], None]) -> None:
        """`marked` is called when there are new marks."""
        self._database = database
        self._context = context
        self._marked = marked
        self.signal = Signal()

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set."""
        wait = 0.0
        while not stop.is_set():
            await self.signal.wait(wait)
            wait = await self.round(wait)

    async def round(self, waited: float = 0.0) -> float:
        """Mark one batch; how long to wait before the next."""
        try:
            async with self._database.write(self._context) as unit:
                done = await marking.mark_news(unit)
        except Exception:
            log.exception("marking failed")
            return TROUBLE_SECONDS
        if done.read:
            self._marked()
        if done.read == marking.BATCH:
            return 0.0
        if done.held_back:
            doubled = waited * 2 if HELD_BACK_SECONDS <= waited < POLL_SECONDS else HELD_BACK_SECONDS
            return min(doubled, POLL_SECONDS)
        return POLL_SECONDS


class _Loop:
    """Claims work and does it, a number of things at a time."""

    limit = 1

    def __init__(self, database: Database, context: Context, share: Callable[[], float] = random.random) -> None:
        self._database = database
        self._context = context
        self._share = share
        self._doing: set[asyncio.Task[None]] = set()
        self.signal = Signal()

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set; then finish what was begun."""
        try:
            more = False
            while not stop.is_set():
                await self.signal.wait(GATHER_SECONDS if more else POLL_SECONDS)
                more = await self._round()
                if more:
                    await asyncio.sleep(GATHER_SECONDS)
                    self.signal.set()
            if self._doing:
                await asyncio.wait(self._doing, timeout=CALL_SECONDS + 1)
        finally:
            for task in self._doing:
                task.cancel()
            await asyncio.gather(*self._doing, return_exceptions=True)

    async def drain(self) -> int:
        """Do all that is due now, and what becomes due by that; gives how many pieces of work were begun."""
        begun = 0
        while True:
            claimed = await self._claim(self.limit)
            if not claimed:
                return begun
            begun += len(claimed)
            await asyncio.gather(*claimed)

    async def _round(self) -> bool:
        """Begin what there is room for; whether to ask again at once."""
        room = self.limit - len(self._doing)
        if room <= 0:
            return False
        try:
            begun = await self._claim(room)
        except Exception:
            log.exception("claiming failed", work=type(self).__name__)
            await asyncio.sleep(TROUBLE_SECONDS)
            return False
        for one in begun:
            task = asyncio.ensure_future(one)
            self._doing.add(task)
            task.add_done_callback(self._done)
        return len(begun) >= room

    def _done(self, task: "asyncio.Task[None]") -> None:
        self._doing.discard(task)
        self.signal.set()

    async def _claim(self, room: int) -> "list[asyncio.Task[None]]":
        raise NotImplementedError

    async def _written(
        self, step: "Callable[Concatenate[WriteUnit, P], Awaitable[T]]", *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Do a step in a transaction, again when it met another one."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                async with self._database.write(self._context) as unit:
                    return await step(unit, *args, **kwargs)
            except Exception as error:
                if attempt == ATTEMPTS or not is_retryable(error):
                    raise
        raise AssertionError("the last attempt returns or raises")

    async def _allowed(self, linked: Link) -> timedelta | None:
        """Wait for the account's limit; gives how long it takes where that is too long to wait."""
        if linked.abilities.limit is None:
            return None
        while True:
            wait = await self._written(pushing.spend, linked)
            if wait is None or wait > PATIENCE:
                return wait
            await asyncio.sleep(max(wait.total_seconds(), 0.001))


class Pusher(_Loop):
    """Tells channels what is new."""

    limit = PUSHES

    async def _claim(self, room: int) -> "list[asyncio.Task[None]]":
        found = await self._written(pushing.claim, room)
        return [asyncio.create_task(self._push(one, taken), name="push") for one, taken in found]

    async def _push(self, one: Claim, taken: Sequence[Taken]) -> None:
        try:
            async with self._database.read(self._context) as unit:
                round = await pushing.prepare(unit, one, taken)
            if round is None:
                await self._written(pushing.abandon, one)
            elif not round.calls:
                await self._written(pushing.settle, round)
            else:
                await self._calls(round)
        except Exception:
            # What was taken stays taken, and is taken up again.
            log.exception("a push failed", accommodation=one.accommodation, connection=one.connection)
            with suppress(Exception):
                await self._written(pushing.fail, one, OWN_FAULT, share=self._share())

    async def _calls(self, round: Round) -> None:
        one = round.claim
        while round.calls:
            batch = round.calls.popleft()
            wait = await self._allowed(round.link)
            if wait is not None:
                await self._written(pushing.postpone, one, wait)
                return
            try:
                receipt = await self._send(round, batch)
            except CredentialsRefused as error:
                FAILED.labels(round.link.portal.channel).inc()
                log.warning("a channel refused the credentials", connection=one.connection, problem=error.problem)
                await self._written(pushing.stop, one, error.problem)
                return
            except ChannelThrottled as error:
                await self._failed(round, error, throttled=True)
                return
            except ChannelUnavailable as error:
                await self._failed(round, error)
                return
            if receipt is None:
                continue
            going = await self._written(pushing.record, round, batch, receipt)
            PUSHED.labels(round.link.portal.channel).inc()
            for seconds in round.times:
                SECONDS.labels(round.link.portal.channel).observe(seconds)
            round.times.clear()
            if going is not Going.ON:
                return

    async def _send(self, round: Round, batch: list[Piece]) -> Receipt | None:
        """The receipt for a call. None when one of several products spoilt it: then each goes alone.

        Raises `ChannelUnavailable` and `CredentialsRefused`.
        """
        linked = round.link
        if linked.channel is None or linked.account is None:
            return Receipt()
        changes = pushing.changes_of(linked, batch)
        try:
            async with asyncio.timeout(CALL_SECONDS):
                return await linked.channel.push(linked.account, changes)
        except TimeoutError:
            raise ChannelUnavailable("The portal did not answer in time.") from None
        except CredentialsRefused:
            raise
        except ChannelRefused as error:
            if len(changes) == 1:
                return Receipt(refused={0: error.problem})
        alone: dict[int, list[Piece]] = {}
        for piece in batch:
            alone.setdefault(piece.product, []).append(piece)
        round.calls.extendleft(reversed(list(alone.values())))
        return None

    async def _failed(self, round: Round, error: ChannelUnavailable, *, throttled: bool = False) -> None:
        one = round.claim
        if not throttled:
            FAILED.labels(round.link.portal.channel).inc()
        opened = await self._written(
            pushing.fail, one, error.problem, share=self._share(), told=error.retry_after, throttled=throttled
        )
        if opened:
            log.warning("a channel fails again and again", connection=one.connection, problem=error.problem)


class Puller(_Loop):
    """Reads the bookings of channels."""

    limit = PULLS

    async def _claim(self, room: int) -> "list[asyncio.Task[None]]":
        found = await self._written(pulling.claim, room)
        return [asyncio.create_task(self._pull(one), name="pull") for one in found]

    async def _pull(self, one: Claim) -> None:
        try:
            async with self._database.read(self._context) as unit:
                reading = await pulling.prepare(unit, one)
            if reading is None:
                await self._written(pulling.rest, one)
                return
            linked = reading.link
            await self._read(one, linked, reads=reading.reads)
        except CredentialsRefused as error:
            problem = error.problem
            log.warning("a channel refused the credentials", connection=one.connection, problem=problem)
            await self._written(pulling.stop, one, problem)
        except ChannelThrottled as error:
            wait = wait_told(error.retry_after)
            await self._written(pulling.postpone, one, wait)
        except (ChannelUnavailable, ChannelRefused) as error:
            told = error.retry_after if isinstance(error, ChannelUnavailable) else None
            said = error.problem
            await self._written(pulling.fail, one, said, share=self._share(), told=told)
        except Exception:
            log.exception("reading bookings failed", accommodation=one.accommodation, connection=one.connection)
            with suppress(Exception):
                await self._written(pulling.fail, one, OWN_FAULT, share=self._share())

    async def _read(self, one: Claim, linked: Link, *, reads: bool) -> None:
        for _ in range(READINGS if reads else 1):
            if not await self._acknowledge(one, linked):
                return
            if not reads:
                break
            found = await self._bookings(one, linked)
            if found is None:
                return
            stored = 0
            for booking in found:
                stored += await self._take_in(linked, booking)
            if not await self._written(pulling.keep, one):
                return
            if not stored:
                # Nothing is left that is news, or it can't be stored for now.
                await self._acknowledge(one, linked)
                break
        await self._written(pulling.done, one)

    async def _bookings(self, one: Claim, linked: Link) -> Sequence[ChannelBooking] | None:
        wait = await self._allowed(linked)
        if wait is not None:
            await self._written(pulling.postpone, one, wait)
            return None
        if linked.channel is None or linked.account is None:
            return ()
        return await _in_time(linked.channel.bookings(linked.account))

    async def _take_in(self, linked: Link, booking: ChannelBooking) -> bool:
        """Store one revision; gives whether it was news. One that can't be stored holds no other back."""
        try:
            news = await self._written(placing.take_in, linked.connection, booking)
        except Exception:
            # It is not acknowledged, so it comes again.
            log.exception("a booking could not be stored", connection=linked.connection.id, booking=booking.reference)
            return False
        BOOKINGS.labels(linked.portal.channel).inc(news)
        return news

    async def _acknowledge(self, one: Claim, linked: Link) -> bool:
        """Tell the channel what is stored; false when the account has no call left for now."""
        while True:
            async with self._database.read(self._context) as unit:
                owed = await pulling.owed(unit, linked)
            if not owed:
                return True
            wait = await self._allowed(linked)
            if wait is not None:
                await self._written(pulling.postpone, one, wait)
                return False
            if linked.channel is None or linked.account is None:
                return True
            await _in_time(linked.channel.acknowledge(linked.account, owed))
            await self._written(pulling.paid, linked, owed)


class Reconciler(_Loop):
    """Reads the calendars of channels back."""

    limit = RECONCILIATIONS

    async def _claim(self, room: int) -> "list[asyncio.Task[None]]":
        found = await self._written(reconciling.claim, room)
        return [asyncio.create_task(self._reconcile(one), name="reconcile") for one in found]

    async def _reconcile(self, one: Claim) -> None:
        question: reconciling.Question | None = None
        try:
            question = await self._written(reconciling.prepare, one)
            if question is not None:
                await self._ask(question)
        except Exception:
            log.exception("reading a channel back failed", accommodation=one.accommodation, connection=one.connection)
            asked = question
            if asked is not None:
                with suppress(Exception):
                    await self._written(reconciling.fail, asked, OWN_FAULT, share=self._share())

    async def _ask(self, question: reconciling.Question) -> None:
        linked = question.link
        wait = await self._allowed(linked)
        if linked.channel is None or linked.account is None:
            return
        problem, told, throttled = "The account has no call left for now.", None, True
        if wait is None:
            try:
                shown = await _in_time(
                    linked.channel.calendar(linked.account, question.targets, question.first, question.last)
                )
            except ChannelUnavailable as error:
                problem, told, throttled = error.problem, error.retry_after, isinstance(error, ChannelThrottled)
            except ChannelRefused as error:
                problem, throttled = error.problem, False
            else:
                async with self._database.read(self._context) as unit:
                    drift, again = await reconciling.compare(unit, question, shown)
                DRIFT.labels(linked.portal.channel).inc(len(drift))
                await self._written(reconciling.finish, question, drift, again)
                return
        else:
            told = wait.total_seconds()
        await self._written(reconciling.fail, question, problem, share=self._share(), told=told, throttled=throttled)


async def _in_time(call: Awaitable[T]) -> T:
    try:
        async with asyncio.timeout(CALL_SECONDS):
            return await call
    except TimeoutError:
        raise ChannelUnavailable("The portal did not answer in time.") from None


class Distributor:
    """All loops of one worker."""

    def __init__(self, database: Database, context: Context) -> None:
        self._database = database
        self._context = replace(context, actor={"kind": "channel"})
        self.pusher = Pusher(database, self._context)
        self.puller = Puller(database, self._context)
        self.reconciler = Reconciler(database, self._context)
        self.marker = Marker(database, self._context, self._marked)

    def _marked(self) -> None:
        for loop in (self.pusher, self.puller, self.reconciler):
            loop.signal.set()

    def wake(self) -> None:
        """Something was committed."""
        self.marker.signal.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set."""
        async with asyncio.TaskGroup() as group:
            for loop in (self.marker, self.pusher, self.puller, self.reconciler):
                group.create_task(loop.run(stop), name=type(loop).__name__)

    async def replay(self, payload: bytes) -> None:
        """Place what waits in a connection's quarantine and is mapped by now; the handler of `quarantine.JOB`."""
        wanted = json.loads(payload)
        accommodation, connection = wanted["accommodation"], wanted["connection"]
        async with self._database.read(self._context) as unit:
            waiting = await quarantine.waiting_ids(unit, accommodation, connection)
        for id in waiting:
            async with self._database.write(self._context) as unit:
                await quarantine.replay_waiting(unit, accommodation, connection, id)
