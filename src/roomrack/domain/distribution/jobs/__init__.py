"""The loops of the worker that keep channels in step.

The marker turns events into marks, the pusher tells channels what is new, the puller reads their bookings, and the
reconciler reads their calendars back. The first two are woken like the dispatcher of webhooks, and look anyway. Any
number of workers may run: one at a time marks, and each kind of work for a connection is one worker's at a time. No
channel is spoken with inside a transaction.
"""

import asyncio
import json
from dataclasses import replace

from roomrack.domain.distribution.jobs.loop import POLL_SECONDS
from roomrack.domain.distribution.jobs.marking import Marker
from roomrack.domain.distribution.jobs.pulling import Puller
from roomrack.domain.distribution.jobs.pushing import Pusher
from roomrack.domain.distribution.jobs.reconciling import Reconciler
from roomrack.domain.distribution.service import quarantine
from roomrack.infra.db import Context, Database

__all__ = ["POLL_SECONDS", "Distributor", "Marker", "Puller", "Pusher", "Reconciler"]


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

    async def catch_up(self, marker: Marker) -> None:
        """Do all that is due by the clock of this context, and what becomes due by that; for a property that is ahead.

        `marker` sees all properties: there is one log of events, and one place in it.
        """
        await marker.drain()
        await self.pusher.drain()
        await self.puller.drain()
        # Bookings took nights, which all channels are told before they are read back.
        await marker.drain()
        await self.pusher.drain()
        await self.reconciler.drain()
        await self.pusher.drain()

    async def replay(self, payload: bytes) -> None:
        """Place what waits in a connection's quarantine and is mapped by now; the handler of `quarantine.JOB`."""
        wanted = json.loads(payload)
        accommodation, connection = wanted["accommodation"], wanted["connection"]
        async with self._database.read(self._context) as unit:
            waiting = await quarantine.waiting_ids(unit, accommodation, connection)
        for id in waiting:
            async with self._database.write(self._context) as unit:
                await quarantine.replay_waiting(unit, accommodation, connection, id)
