"""What the worker does about content: sending it to portals.

Nothing of the database is held while a channel is spoken with. Whatever ends this process in the middle, the push is
taken up again when its lease is over; channels take the same content twice.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import structlog

from roomrack.core.errors import RoomrackError
from roomrack.domain.content import service, wire
from roomrack.domain.content.service import Parcel
from roomrack.infra import tasks
from roomrack.infra.db import Context, Database
from roomrack.infra.tasks import Status, Task
from roomrack.ports.channels import Account, Channel, ChannelError, ChannelUnavailable, ContentPiece

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Work:
    """What is to be sent, and over what; neither where the portal is an application."""

    parcel: Parcel
    channel: Channel | None
    account: Account | None


class Pusher:
    """Does the tasks of content. One for each worker process."""

    def __init__(self, database: Database, context: Context) -> None:
        self._database = database
        self._context = context

    async def run(self, payload: bytes) -> None:
        """Do the task of a job (`service.JOB`); nothing when somebody else does it or has done it."""
        wanted = json.loads(payload)
        async with self._database.write(self._context) as unit:
            task = await tasks.claim(unit, wanted["accommodation"], wanted["task"], lease=service.LEASE)
        if task is None:
            return
        try:
            work = await self._load(task)
        except RoomrackError as error:
            await self._end(task, str(error), success=False)
            return
        if work.channel is None or work.account is None:
            await self._announce(task, work.parcel)
            return
        try:
            message, success = await _sent(work.channel, work.account, work.parcel)
        except ChannelUnavailable as error:
            log.warning("content waits for a portal", task=task.id, problem=error.problem)
        except ChannelError as error:
            await self._end(task, error.problem, success=False)
        else:
            await self._end(task, message, success=success)

    async def resume(self) -> None:
        """Take up pushes that found no answer or whose worker was lost; those that fail for hours end."""
        async with self._database.write(self._context) as unit:
            for task in await tasks.left(unit, service.TASK, lease=service.LEASE):
                if task.status is Status.RUNNING and unit.now() - task.created_at > service.GIVE_UP_AFTER:
                    await service.finish(unit, task, "The portal did not answer for hours.", success=False)
                else:
                    await service.enqueue(unit, task.accommodation, task.id)

    async def _load(self, task: Task) -> _Work:
        async with self._database.read(self._context) as unit:
            parcel, account = await service.load(unit, task)
        return _Work(parcel, None if account is None else service.channel_of(parcel), account)

    async def _announce(self, task: Task, parcel: Parcel) -> None:
        message = f"The content was handed to the webhook of {parcel.portal.external_name}."
        async with self._database.write(self._context) as unit:
            await service.announce(unit, task, parcel, wire.content(parcel, task.id))
            await service.finish(unit, task, message, success=True)

    async def _end(self, task: Task, message: str, *, success: bool) -> None:
        async with self._database.write(self._context) as unit:
            await service.finish(unit, task, message, success=success)


async def _sent(channel: Channel, account: Account, parcel: Parcel) -> tuple[str, bool]:
    """What the portal said of the content, and whether it took all of it. Raises `ChannelError`."""
    pieces: Sequence[ContentPiece] = [ContentPiece(parcel.target, wire.sections(parcel))]
    receipt = await channel.push_content(account, pieces)
    if receipt.refused:
        return " ".join(receipt.refused.values()), False
    return f"{parcel.portal.external_name} took the content.", True
