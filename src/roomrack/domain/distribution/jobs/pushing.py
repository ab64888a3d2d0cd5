"""The loop that tells channels what is new."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

import structlog
from prometheus_client import Counter, Histogram

from roomrack.domain.distribution.jobs.loop import CALL_SECONDS, OWN_FAULT, Loop
from roomrack.domain.distribution.repository.pending import Taken
from roomrack.domain.distribution.repository.work import Claim
from roomrack.domain.distribution.rules.deltas import Piece
from roomrack.domain.distribution.service import pushing, recording
from roomrack.domain.distribution.service.pushing import Round
from roomrack.domain.distribution.service.recording import Going
from roomrack.ports.channels import (
    ChannelRefused,
    ChannelThrottled,
    ChannelUnavailable,
    CredentialsRefused,
    Receipt,
)

PUSHES = 32
"""Connections that one worker pushes to at the same time."""

PUSHED = Counter("roomrack_channel_pushes", "Calls in which a channel took a calendar, by channel.", ["channel"])
FAILED = Counter("roomrack_channel_failures", "Calls that a channel did not take, by channel.", ["channel"])
SECONDS = Histogram(
    "roomrack_channel_push_seconds",
    "Time from a change to the channel's receipt.",
    ["channel"],
    buckets=(0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 30, 60, 300, 3600),
)

log = structlog.get_logger(__name__)


class Pusher(Loop):
    """Tells channels what is new."""

    limit = PUSHES

    async def _claim(self, room: int) -> "list[asyncio.Task[None]]":
        found = await self._written(pushing.claim, room)
        return [asyncio.create_task(self._push(one, taken), name="push") for one, taken in found]

    async def _push(self, one: Claim, taken: Sequence[Taken]) -> None:
        round: Round | None = None
        try:
            async with self._database.read(self._context) as unit:
                round = await pushing.prepare(unit, one, taken)
            if round is None:
                await self._written(recording.abandon, one)
            elif not round.calls:
                await self._written(recording.settle, round)
            else:
                await self._calls(round)
        except Exception:
            # What was taken stays taken, and is taken up again.
            log.exception("a push failed", accommodation=one.accommodation, connection=one.connection)
            with suppress(Exception):
                await self._written(recording.fail, one, OWN_FAULT, share=self._share(), round=round)

    async def _calls(self, round: Round) -> None:
        one = round.claim
        while round.calls:
            batch = round.calls.popleft()
            wait = await self._allowed(round.link)
            if wait is not None:
                await self._written(recording.postpone, one, wait)
                return
            try:
                receipt = await self._send(round, batch)
            except CredentialsRefused as error:
                FAILED.labels(round.link.portal.channel).inc()
                log.warning("a channel refused the credentials", connection=one.connection, problem=error.problem)
                await self._written(recording.stop, round, error.problem)
                return
            except ChannelThrottled as error:
                await self._failed(round, error, throttled=True)
                return
            except ChannelUnavailable as error:
                await self._failed(round, error)
                return
            if receipt is None:
                known = await self._written(recording.doubt, round)
                if known is None:
                    return
                round.keep(known)
                continue
            recorded = await self._written(recording.record, round, batch, receipt)
            round.took(batch, recorded.chunks, recorded.days)
            PUSHED.labels(round.link.portal.channel).inc()
            for seconds in recorded.times:
                SECONDS.labels(round.link.portal.channel).observe(seconds)
            if recorded.going is not Going.ON:
                return

    async def _send(self, round: Round, batch: list[Piece]) -> Receipt | None:
        """The receipt for a call. None when one of several products spoilt it: then each goes alone.

        Raises `ChannelUnavailable` and `CredentialsRefused`.
        """
        linked = round.link
        if linked.channel is None or linked.account is None:
            return Receipt()
        changes = pushing.changes_of(linked, batch)
        round.sent[:] = batch
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
            recording.fail,
            one,
            error.problem,
            share=self._share(),
            told=error.retry_after,
            throttled=throttled,
            round=round,
        )
        if opened:
            log.warning("a channel fails again and again", connection=one.connection, problem=error.problem)
