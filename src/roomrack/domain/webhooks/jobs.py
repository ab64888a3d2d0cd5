"""The loops of the worker: the dispatcher turns events into deliveries, the courier sends them.

Both are woken by a signal and look anyway every 250 ms, so a lost signal costs a quarter of a second and nothing else.
Any number of workers may run: one at a time has the dispatcher's cursor, and couriers skip what another one has locked.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

import structlog

from roomrack.domain.webhooks import service
from roomrack.domain.webhooks.rules import (
    ANSWER_SECONDS,
    Attempt,
    Result,
    Verdict,
    answer_text,
    failed,
    refused,
    succeeded,
    verdict,
)
from roomrack.domain.webhooks.service import Parcel
from roomrack.domain.webhooks.wire import delivery_body, signed_headers
from roomrack.infra.db import Context, Database
from roomrack.infra.http.responses import encode
from roomrack.ports.http import Answer, Outgoing, OutgoingError

POLL_SECONDS = 0.25
HELD_BACK_SECONDS = 0.005
"""The first wait for an older transaction to end; it doubles up to `POLL_SECONDS`."""

TROUBLE_SECONDS = 1.0
"""The wait after the database failed us."""

IN_FLIGHT = 256
"""Requests open at once in one worker."""

IN_FLIGHT_APPLICATION = 32
"""Of those, for one application."""

IN_FLIGHT_FAILING = 2
"""And for one whose last answer was a failure, so that a receiver that hangs takes little from the others."""

CLAIM_BATCH = 64
CLAIM_SECONDS = 0.01
"""The least time between two rounds of claiming, so that what comes in meanwhile is claimed together."""

APPLICATIONS_SECONDS = 1.0
"""How often the list of subscribing applications is read again."""

TOUCH_SECONDS = 1.0
"""A subscription's `processTime` is written at most so often."""

KEPT_HEADERS = 40
KEPT_HEADER = 512
"""Headers of an answer that are kept, and characters of each."""

log = structlog.get_logger(__name__)


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


class Dispatcher:
    """Turns events into deliveries for as long as it runs."""

    def __init__(self, database: Database, context: Context, made: Callable[[Iterable[int]], None]) -> None:
        """`made` is told the applications for which there are new deliveries."""
        self._database = database
        self._context = context
        self._made = made
        self.signal = Signal()

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set."""
        wait = 0.0
        while not stop.is_set():
            await self.signal.wait(wait)
            wait = await self._round(wait)

    async def _round(self, waited: float) -> float:
        """Dispatch one batch; how long to wait before the next."""
        try:
            async with self._database.write(self._context) as unit:
                done = await service.dispatch(unit)
        except Exception:
            log.exception("dispatching failed")
            return TROUBLE_SECONDS
        if done.applications:
            self._made(done.applications)
        if done.read == service.BATCH:
            return 0.0
        if done.held_back:
            doubled = waited * 2 if HELD_BACK_SECONDS <= waited < POLL_SECONDS else HELD_BACK_SECONDS
            return min(doubled, POLL_SECONDS)
        return POLL_SECONDS


class Courier:
    """Claims due deliveries, sends them many at a time, and records what became of them in batches."""

    def __init__(self, database: Database, context: Context, outgoing: Outgoing) -> None:
        self._database = database
        self._context = context
        self._outgoing = outgoing
        self._applications: set[int] = set()
        self._failing: set[int] = set()
        self._open: Counter[int] = Counter()
        self._sending: set[asyncio.Task[None]] = set()
        self._results: list[Result] = []
        self._attempts: list[Attempt] = []
        self._has_results = asyncio.Event()
        self._recording = asyncio.Lock()
        self._touched: dict[int, datetime] = {}
        self._to_touch: set[int] = set()
        self._listed_at = float("-inf")
        self._short = False
        """Whether the last round had too few slots: then every slot that becomes free is worth another."""
        self.signal = Signal()

    def made(self, applications: Iterable[int]) -> None:
        """There are new deliveries for these applications."""
        self._applications.update(applications)
        self.signal.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set; then finish what is in flight and record it."""
        recorder = asyncio.create_task(self._record_results(), name="record-results")
        try:
            more = False
            while not stop.is_set():
                if not more:
                    await self.signal.wait(POLL_SECONDS)
                more = await self._round()
                await asyncio.sleep(0 if more else CLAIM_SECONDS)
            if self._sending:
                await asyncio.wait(self._sending, timeout=ANSWER_SECONDS + 1)
            await self._flush_results()
        finally:
            for task in (*self._sending, recorder):
                task.cancel()
            await asyncio.gather(*self._sending, recorder, return_exceptions=True)

    async def drain(self) -> None:
        """Send what is due now, all of it, and record it."""
        more = True
        while more or self._sending:
            more = await self._round()
            if self._sending:
                await asyncio.wait(self._sending, return_when=asyncio.FIRST_COMPLETED)
                more = True
        await self._flush_results()

    async def _round(self) -> bool:
        """Claim what there are slots for and start sending it; whether to ask again at once."""
        try:
            slots = await self._slots()
            if not slots:
                return False
            async with self._database.write(self._context) as unit:
                claims = await service.claim(unit, slots)
        except Exception:
            log.exception("claiming deliveries failed")
            await asyncio.sleep(TROUBLE_SECONDS)
            return False
        for parcel in claims.parcels:
            self._open[parcel.delivery.application] += 1
            task = asyncio.create_task(self._send(parcel), name="deliver")
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)
        return claims.more

    async def _slots(self) -> dict[int, int]:
        """How many more deliveries each application may have in flight."""
        clock = asyncio.get_running_loop().time()
        if clock - self._listed_at >= APPLICATIONS_SECONDS:
            async with self._database.read(self._context) as unit:
                self._applications = set(await service.subscribing_applications(unit))
            self._listed_at = clock
        room = min(IN_FLIGHT - len(self._sending), CLAIM_BATCH)
        slots: dict[int, int] = {}
        self._short = room <= 0
        for application in self._applications:
            limit = IN_FLIGHT_FAILING if application in self._failing else IN_FLIGHT_APPLICATION
            free = min(limit - self._open[application], room)
            if free > 0:
                slots[application] = free
            else:
                self._short = True
        return slots

    async def _send(self, parcel: Parcel) -> None:
        delivery = parcel.delivery
        answer: Answer | None = None
        problem: str | None = None
        shape: dict[str, Any] = {}
        headers: dict[str, str] = {}
        started_at, started = self._context.clock.now(), time.perf_counter()
        try:
            shape = delivery_body(parcel)
            body = encode(shape)
            headers = self._headers(parcel, body)
            answer = await self._outgoing.send(
                "POST", parcel.subscription.endpoint, headers=headers, body=body, timeout_seconds=ANSWER_SECONDS
            )
        except OutgoingError as error:
            problem = error.problem
        except Exception:
            log.exception("sending a delivery failed", delivery=delivery.id)
            problem = "an error of our own"
        finally:
            self._open[delivery.application] -= 1
        status = None if answer is None else answer.status
        self._attempts.append(
            Attempt(
                key=delivery.key,
                number=delivery.attempts + 1,
                started_at=started_at,
                micros=int((time.perf_counter() - started) * 1_000_000),
                endpoint=parcel.subscription.endpoint,
                request_headers=encode(headers).decode(),
                envelope=encode({**shape, "content": None}).decode(),
                status=status,
                problem=problem,
                answer_headers=None if answer is None else encode(_kept(answer.headers)).decode(),
                answer_body=None if answer is None else answer_text(answer.body),
                answer_bytes=None if answer is None else len(answer.body),
            )
        )
        self._settle(parcel, status, problem)

    def _headers(self, parcel: Parcel, body: bytes) -> dict[str, str]:
        headers = signed_headers(parcel.secrets, f"msg_{parcel.delivery.id}", self._context.clock.now(), body)
        if parcel.delivery.redelivery_of is not None:
            headers["roomrack-redelivery-of"] = f"msg_{parcel.delivery.redelivery_of}"
        if parcel.delivery.test:
            headers["roomrack-test"] = "true"
        return headers

    def _settle(self, parcel: Parcel, status: int | None, problem: str | None) -> None:
        delivery = parcel.delivery
        judged = verdict(status)
        if judged is Verdict.DONE and status is not None:
            self._failing.discard(delivery.application)
            self._note_success(parcel.subscription.id)
            result = succeeded(delivery.key, status)
        elif judged is Verdict.STOP and status is not None:
            result = refused(delivery.key, status)
        else:
            self._failing.add(delivery.application)
            reason = problem or f"the answer was {status}"
            instant = self._context.clock.now(delivery.accommodation)
            result = failed(delivery.key, delivery.attempts, status, reason, instant)
            log.info(
                "a webhook delivery failed",
                delivery=delivery.id,
                application=delivery.application,
                accommodation=delivery.accommodation,
                attempt=delivery.attempts + 1,
                status=status,
                reason=reason,
            )
        self._results.append(result)
        self._has_results.set()
        if self._short:
            self.signal.set()

    def _note_success(self, subscription: int) -> None:
        instant = self._context.clock.now()
        last = self._touched.get(subscription)
        if last is None or abs((instant - last).total_seconds()) >= TOUCH_SECONDS:
            self._touched[subscription] = instant
            self._to_touch.add(subscription)

    async def _record_results(self) -> None:
        """Record results as they come; those that come while a batch is being written make the next one."""
        while True:
            await self._has_results.wait()
            self._has_results.clear()
            try:
                await self._flush_results()
            except Exception:
                log.exception("recording deliveries failed")
                await asyncio.sleep(TROUBLE_SECONDS)
                self._has_results.set()

    async def _flush_results(self) -> None:
        """Write what there is, after what is being written; a batch that fails is kept for the next time."""
        async with self._recording:
            if not self._results:
                return
            results, self._results = self._results, []
            attempts, self._attempts = self._attempts, []
            touched, self._to_touch = self._to_touch, set()
            try:
                async with self._database.write(self._context) as unit:
                    released = await service.record(unit, results, attempts)
                    if touched:
                        await service.touch(unit, list(touched))
            except BaseException:
                self._results = results + self._results
                self._attempts = attempts + self._attempts
                self._to_touch |= touched
                raise
        if released:
            self.signal.set()


def _kept(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers of an answer as the inspector shows them."""
    return {
        name[:KEPT_HEADER].replace("\0", ""): value[:KEPT_HEADER].replace("\0", "")
        for name, value in list(headers.items())[:KEPT_HEADERS]
    }
