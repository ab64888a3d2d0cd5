"""A place for a race: a database of its own, API processes on it, and a world in it."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import asyncpg
import httpx2

from roomrack.core.clock import clock_from
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Database
from tests.contract.validation import check_response
from tests.factories import World
from tests.harness.cluster import Urls, copy_template, drop
from tests.harness.processes import API, ApiServer, Process


@dataclass(frozen=True)
class Arena:
    """Where a race is run."""

    world: World
    ports: Sequence[int]


@asynccontextmanager
async def arena(
    cluster: Urls,
    name: str,
    environment: dict[str, str],
    folder: Path,
    *,
    application: str = API,
    processes: int = 2,
    before: Sequence[str] = (),
) -> AsyncIterator[Arena]:
    """API processes on a fresh database, in which the statements of `before` ran first, as its owner."""
    urls = await copy_template(cluster, name)
    owner = await asyncpg.connect(urls.owner)
    for statement in before:
        await owner.execute(statement)
    await owner.close()
    settings = {**environment, **urls.environment()}
    servers = [
        ApiServer(settings, folder / f"{name}{index}.log", application=application) for index in range(processes)
    ]
    database = Database(urls.worker, pool_size=3, application_name="roomrack-tests-race")
    try:
        for server in servers:
            Process.start(server)
        for server in servers:
            server.wait_ready()
        await database.open()
        hooks = {"response": [check_response]}
        base = f"{servers[0].url}/connect"
        async with httpx2.AsyncClient(base_url=base, timeout=30, trust_env=False, event_hooks=hooks) as client:
            keyring, clock = Keyring.parse(environment["ROOMRACK_KEYS"]), clock_from(environment["ROOMRACK_CLOCK"])
            yield Arena(World(database, keyring, clock, client), [server.port for server in servers])
    finally:
        for server in servers:
            server.stop()
        await database.close()
        await drop(cluster, name)
