"""A database of its own, so that no other test's worker takes these tasks, and workers that run in this process."""

import itertools
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest

from roomrack.adapters.files.folder import FolderFiles
from roomrack.adapters.http.client import AiohttpOutgoing
from roomrack.adapters.pillow.client import PillowRenderer
from roomrack.core.clock import Clock, clock_from
from roomrack.domain.media import service
from roomrack.domain.media.jobs import Photographer
from roomrack.domain.media.rules import MAX_PIXELS, Photo, Place
from roomrack.infra import tasks
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Context, Database, WriteUnit
from roomrack.infra.tasks import Task
from roomrack.ports.files import Files
from tests.harness.cluster import Urls, copy_template, drop
from tests.harness.processes import ClockFile
from tests.media.source import Source, serving

LOOPBACK = (ip_network("127.0.0.0/8"),)
_places = itertools.count(6_000_000)


class FixedClock:
    """A clock that a test moves."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.later = timedelta()

    def now(self, accommodation: int | None = None) -> Any:
        return self._clock.now(accommodation) + self.later


@dataclass(slots=True)
class Studio:
    """Tasks of photos and who does them. Properties are numbers that nothing else knows."""

    database: Database
    context: Context
    clock: FixedClock
    outgoing: AiohttpOutgoing
    folder: Path
    source: Source

    @property
    def files(self) -> FolderFiles:
        return FolderFiles(self.folder)

    @asynccontextmanager
    async def unit(self) -> AsyncIterator[WriteUnit]:
        """A transaction that sees every property."""
        async with self.database.write(self.context) as unit:
            yield unit

    def place(self) -> Place:
        return Place(next(_places))

    def worker(self, files: Files | None = None, **options: Any) -> Photographer:
        """A worker of its own."""
        renderer = options.pop("renderer", None) or PillowRenderer(pixels=MAX_PIXELS)
        return Photographer(self.database, self.context, self.outgoing, files or self.files, renderer, **options)

    async def asked(self, place: Place, url: str) -> bytes:
        """A task, and the payload of its job, which nobody has enqueued."""
        async with self.unit() as unit:
            task = await tasks.add(unit, place.accommodation, service.TASK, {"url": url}, product=place.product)
        return json.dumps({"accommodation": place.accommodation, "task": task}).encode()

    async def task(self, job: bytes) -> Task:
        wanted = json.loads(job)
        async with self.unit() as unit:
            found = await tasks.get(unit, wanted["accommodation"], wanted["task"])
        assert found is not None
        return found

    async def photos(self, place: Place) -> list[Photo]:
        async with self.unit() as unit:
            return await service.find(unit, place)

    def stored(self) -> set[str]:
        """The names of all files."""
        return {path.name for path in self.folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
async def photo_urls(cluster: Urls, worker_id: str) -> AsyncIterator[Urls]:
    name = f"photos_{worker_id}"
    yield await copy_template(cluster, name)
    await drop(cluster, name)


@pytest.fixture(scope="module")
async def source() -> AsyncIterator[Source]:
    async with serving() as source:
        yield source


@pytest.fixture
async def studio(
    photo_urls: Urls, keys: str, clock_file: ClockFile, tmp_path: Path, source: Source, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Studio]:
    monkeypatch.setattr(service, "place_guards", [])  # The properties of these tests are numbers.
    clock = FixedClock(clock_from(clock_file.setting))
    context = Context(clock=clock, keyring=Keyring.parse(keys), actor={"kind": "test"})
    database = Database(photo_urls.worker, pool_size=5, application_name="roomrack-tests")
    await database.open()
    outgoing = AiohttpOutgoing(LOOPBACK)
    async with database.write(context) as unit:
        for table in ("task", "photo", "picture", "pgqueuer"):
            await unit.raw.execute(f"delete from {table}")
    yield Studio(database, context, clock, outgoing, tmp_path / "photos", source)
    await outgoing.close()
    await database.close()
