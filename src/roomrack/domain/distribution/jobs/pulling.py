"""The loop that reads the bookings of channels."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

import structlog
from prometheus_client import Counter

from roomrack.domain.distribution.jobs.loop import OWN_FAULT, Loop, in_time
from roomrack.domain.distribution.repository.work import Claim
from roomrack.domain.distribution.rules.health import wait_told
from roomrack.domain.distribution.service import placing, pulling
from roomrack.domain.distribution.service.linking import Link
from roomrack.ports.channels import (
    ChannelBooking,
    ChannelRefused,
    ChannelThrottled,
    ChannelUnavailable,
    CredentialsRefused,
)

PULLS = 8
READINGS = 50
"""How often bookings are asked for in one go: a channel gives some at a time."""

BOOKINGS = Counter("roomrack_channel_bookings", "Revisions of bookings that were stored, by channel.", ["channel"])

log = structlog.get_logger(__name__)


class Puller(Loop):
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
        return await in_time(linked.channel.bookings(linked.account))

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
            await in_time(linked.channel.acknowledge(linked.account, owed))
            await self._written(pulling.paid, linked, owed)
