"""The loop that reads the calendars of channels back."""

import asyncio
from contextlib import suppress

import structlog
from prometheus_client import Counter

from roomrack.domain.distribution.jobs.loop import OWN_FAULT, Loop, in_time
from roomrack.domain.distribution.repository.work import Claim
from roomrack.domain.distribution.service import reconciling
from roomrack.ports.channels import ChannelRefused, ChannelThrottled, ChannelUnavailable

RECONCILIATIONS = 2

DRIFT = Counter("roomrack_channel_drift", "Product-days that a channel showed otherwise, by channel.", ["channel"])

log = structlog.get_logger(__name__)


class Reconciler(Loop):
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
                shown = await in_time(
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
