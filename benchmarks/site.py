"""Where measuring happens: a PostgreSQL that syncs to disk, and on it databases, each with its own API and worker."""

import asyncio
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

import asyncpg

from roomrack.core.clock import clock_from
from roomrack.core.rights import Area, Level, Permissions
from roomrack.domain.identity import service as identity
from roomrack.entrypoints import wiring
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Context, Database
from roomrack.infra.events import Event, Waker
from roomrack.infra.settings import Settings
from tests.harness.cluster import Cluster, Urls, copy_template
from tests.harness.processes import API, ApiServer, Worker

EVERYTHING: Permissions = dict.fromkeys(Area, Level.READWRITE)
UNLIMITED = 2_000_000_000
POOL_SIZE = 10


@dataclass(frozen=True, slots=True)
class Visitor:
    """An application without limits, granted every property of its site."""

    application: int
    token: str


class Ground:
    """The PostgreSQL of a run. It belongs to the thread that opens it and ends with it."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="roomrack-bench-"))
        self.cluster = Cluster(self.folder, fsync=True)
        self.urls: Urls | None = None
        self._sites = 0

    def __enter__(self) -> Self:
        self.urls = self.cluster.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.cluster.stop()

    async def site(self, name: str, environment: Mapping[str, str] | None = None) -> "Site":
        """A fresh database with an API process and a worker; stop it when done."""
        if self.urls is None:
            raise RuntimeError("the PostgreSQL of this run is not started")
        urls = await copy_template(self.urls, f"bench_{name}")
        return await Site(urls, self.folder, name, environment or {}).start()


class Site:
    """One installation: database, API, worker, and the measuring process's own connections to it."""

    def __init__(self, urls: Urls, folder: Path, name: str, environment: Mapping[str, str]) -> None:
        self.urls = urls
        self.name = name
        keys = Keyring.generate("bench")
        self.environment = {
            **urls.environment(),
            "ROOMRACK_KEYS": keys,
            "ROOMRACK_OUTGOING_ALLOWED_NETWORKS": "127.0.0.0/8",
            **environment,
        }
        self._folder = folder
        self.api = ApiServer(self.environment, folder / f"{name}-api.log")
        self.worker = Worker(self.environment, folder / f"{name}-worker.log")
        self.database = Database(urls.worker, pool_size=POOL_SIZE, application_name="roomrack-bench")
        clock = clock_from(self.environment.get("ROOMRACK_CLOCK", "system"))
        self.context = Context(clock=clock, keyring=Keyring.parse(keys), actor={"kind": "bench"})
        self._waker = Waker(lambda: asyncpg.connect(urls.worker, timeout=10))
        self._outgoing: Any = None
        self._servers = [self.api]

    async def start(self) -> Self:
        """Start the API and the worker."""
        self.api.start()
        self.worker.start()
        wiring.connect_slices()
        networks = self.environment["ROOMRACK_OUTGOING_ALLOWED_NETWORKS"]
        self._outgoing = wiring.connect_outside(Settings.model_validate({"outgoing_allowed_networks": networks}))
        self.database.wake = self._waker.wake
        await self.database.open()
        await self._wait_for_worker()
        return self

    async def _wait_for_worker(self) -> None:
        """Let the worker finish starting, which takes seconds of CPU that no figure should pay for."""
        for _ in range(600):
            if b"the worker runs" in self.worker.log.read_bytes():
                return
            if self.worker.ended():
                break
            await asyncio.sleep(0.1)
        raise self.worker.fail("the worker did not start")

    async def stop(self) -> None:
        """Stop the processes and close the connections."""
        for server in self._servers:
            with suppress(Exception):
                server.stop()
        with suppress(Exception):
            self.worker.stop()
        await self._waker.close()
        if self._outgoing is not None:
            await self._outgoing.close()
        await self.database.close()

    def another_api(self, application: str = API) -> ApiServer:
        """A further API process on the same database."""
        name = f"{self.name}-api{len(self._servers)}.log"
        server = ApiServer(self.environment, self._folder / name, application=application).start()
        self._servers.append(server)
        return server

    @property
    def address(self) -> tuple[str, int]:
        """Host and port of the API."""
        return address_of(self.api)

    async def visitor(self, properties: list[int]) -> Visitor:
        """An application with unlimited quota, and its token for these properties."""
        async with self.database.write(self.context) as unit:
            made, _ = await identity.create_application(
                unit,
                name="Bench",
                environment="PRODUCTION",
                redirect_uris=["https://client.example/callback"],
                call_limit=UNLIMITED,
                bulk_limit=UNLIMITED,
            )
            person = await identity.create_person(unit, username=f"bench{made.id}@client.example")
            pair = await identity.issue_tokens(unit, made.id, person.id, dict.fromkeys(properties, EVERYTHING))
        return Visitor(made.id, pair.access_token)

    async def record(self, event: Event) -> None:
        """Record an event in a transaction of its own, as a booking does."""
        async with self.database.write(self.context) as unit:
            await unit.record(event)

    async def settle(self, table: str = "") -> None:
        """Let the database write out what it holds back, so that one measure does not pay for another."""
        connection = await asyncpg.connect(self.urls.superuser)
        try:
            if table:
                # Tables are named here, never by anyone else.
                await connection.execute(f"vacuum analyze {table}")
            await connection.execute("checkpoint")
        finally:
            await connection.close()
        await asyncio.sleep(0.2)

    def peak_memory(self) -> float:
        """The most megabytes that an API process had resident at any time."""
        return max(_kept(pid, "VmHWM") for pid in _children(self.api.pid))

    def memory(self) -> float:
        """The megabytes that an API process has resident now."""
        return max(_kept(pid, "VmRSS") for pid in _children(self.api.pid))

    def forget_peak_memory(self) -> None:
        """Let `peak_memory` count from now on."""
        for pid in _children(self.api.pid):
            Path(f"/proc/{pid}/clear_refs").write_text("5")


def address_of(server: ApiServer) -> tuple[str, int]:
    """Host and port of a server."""
    parts = urlsplit(server.url)
    return str(parts.hostname), int(parts.port or 80)


def _children(pid: int) -> list[int]:
    """The processes that a process has started, and theirs."""
    children = [
        int(child) for file in Path(f"/proc/{pid}/task").glob("*/children") for child in file.read_text().split()
    ]
    return children + [grandchild for child in children for grandchild in _children(child)]


def _kept(pid: int, what: str) -> float:
    """A size in megabytes of what the kernel tells of a process."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(f"{what}:"):
            return int(line.split()[1]) / 1024
    return 0.0
