"""What the worker does about photos: fetching those that were asked for, and removing files that nobody needs.

Nothing of the database is held while something is fetched, rendered or stored. Whatever ends this process in the
middle, the task is taken up again when its lease is over, and what was stored in vain is found and removed.
"""

import asyncio
import json
from datetime import timedelta
from urllib.parse import urljoin

import structlog

from roomrack.domain.media import rules, service
from roomrack.domain.media.rules import Picture, Size, Unfit
from roomrack.infra import tasks
from roomrack.infra.db import Context, Database
from roomrack.infra.tasks import Status, Task
from roomrack.ports.files import Files, StoreUnavailable
from roomrack.ports.http import Outgoing, OutgoingError
from roomrack.ports.pictures import PictureRefused, Renderer

SECONDS = 30.0
"""How long the other side has for the whole file, redirects included."""

AT_ONCE = 4
"""Photos that one worker fetches at a time; each can take as much memory as a file may have."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HEADERS = {"Accept": "image/jpeg, image/png, image/webp", "Accept-Encoding": "identity"}

log = structlog.get_logger(__name__)


class Photographer:
    """Does the tasks of photos. One for each worker process."""

    def __init__(
        self,
        database: Database,
        context: Context,
        outgoing: Outgoing,
        files: Files,
        renderer: Renderer,
        *,
        seconds: float = SECONDS,
        lease: timedelta = service.LEASE,
    ) -> None:
        self._database = database
        self._context = context
        self._outgoing = outgoing
        self._files = files
        self._renderer = renderer
        self._seconds = seconds
        self._lease = lease
        self._turn = asyncio.Semaphore(AT_ONCE)

    async def run(self, payload: bytes) -> None:
        """Do the task of a job (`service.JOB`); nothing when somebody else does it or has done it."""
        wanted = json.loads(payload)
        async with self._turn:
            async with self._database.write(self._context) as unit:
                task = await tasks.claim(unit, wanted["accommodation"], wanted["task"], lease=self._lease)
            if task is None:
                return
            try:
                await self._do(task)
            except Unfit as error:
                await self._fail(task, error.problem)
            except StoreUnavailable as error:
                log.warning("a photo can't be stored for now", task=task.id, problem=error.problem)
            except service.Superseded:
                log.info("a photo is fetched anew", task=task.id)

    async def resume(self) -> None:
        """Take up tasks whose job was lost or whose worker was; those that fail for a day end."""
        async with self._database.write(self._context) as unit:
            for task in await tasks.left(unit, service.TASK, lease=self._lease):
                if task.status is Status.RUNNING and unit.now() - task.created_at > service.GIVE_UP_AFTER:
                    reason = "The server could not store the photo. Send it again."
                    await tasks.move(unit, task.accommodation, task.id, Status.FAILED, reason=reason)
                else:
                    await service.enqueue(unit, task.accommodation, task.id)

    async def sweep(self) -> None:
        """Remove the files of pictures that nobody shows any more. A store that fails is asked again next time."""
        while True:
            async with self._database.write(self._context) as unit:
                pictures = await service.sweep(unit)
            if not pictures:
                return
            for picture in pictures:
                for name in picture.files:
                    await self._files.delete(name)
            async with self._database.write(self._context) as unit:
                await service.swept(unit, pictures)

    async def _do(self, task: Task) -> None:
        content = await self._fetched(task.subject["url"])
        kind = rules.judged(content)
        async with self._database.write(self._context) as unit:
            picture = await service.known(unit, content)
        if picture is None:
            picture = await self._stored(content, kind)
        async with self._database.write(self._context) as unit:
            await service.finish(unit, task, picture)

    async def _stored(self, content: bytes, kind: rules.Kind) -> Picture:
        try:
            renditions = await self._renderer.render(content, kind.value)
        except PictureRefused as error:
            raise Unfit(error.problem) from error
        sizes = [Size(one.width, one.height, len(one.content)) for one in renditions]
        async with self._database.write(self._context) as unit:
            picture = await service.promise(unit, content, kind, sizes)
        if not picture.stored:
            for name, one in zip(picture.files, renditions, strict=True):
                await self._files.put(name, one.content, kind.media)
        return picture

    async def _fetched(self, url: str) -> bytes:
        """The file at a URL, each address on the way judged by the guard anew. Raises `Unfit`."""
        loop = asyncio.get_running_loop()
        until = loop.time() + self._seconds
        for _ in range(rules.MAX_REDIRECTS + 1):
            left = until - loop.time()
            if left <= 0:
                raise Unfit(f"The address did not answer within {self._seconds:g} seconds.")
            try:
                answer = await self._outgoing.send(
                    "GET", url, headers=_HEADERS, timeout_seconds=left, limit=rules.MAX_BYTES + 1
                )
            except OutgoingError as error:
                raise Unfit(f"The address could not be read: {error.problem}.") from error
            if answer.status == 200:
                return answer.body
            if answer.status not in _REDIRECTS:
                raise Unfit(f"The address answered {answer.status}.")
            location = next((value for name, value in answer.headers.items() if name.lower() == "location"), "")
            url = urljoin(url, location)
        raise Unfit(f"The address led on more than {rules.MAX_REDIRECTS} times.")

    async def _fail(self, task: Task, reason: str) -> None:
        async with self._database.write(self._context) as unit:
            await tasks.move(unit, task.accommodation, task.id, Status.FAILED, reason=reason)
