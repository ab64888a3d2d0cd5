"""The order in which everything starts and stops, and what happens when a part of it dies.

Start: PostgreSQL, roles, migrations and demo data, then API, worker, card vault and OTA simulator. Stop: the API
drains, then the worker ends, then the vault and the simulator, then PostgreSQL shuts down. In between each of the five
is started again whenever it dies.
"""

import asyncio
import gc
import importlib
import os
import signal
import sys
import time
from collections.abc import Callable, Coroutine
from threading import Thread
from typing import Any

from roomrack.entrypoints import serve
from roomrack.entrypoints.supervisor import health
from roomrack.entrypoints.supervisor.child import LONGEST_PAUSE, POLL_SECONDS, WATCH_SECONDS, Child
from roomrack.entrypoints.supervisor.installation import Installation, Options
from roomrack.infra.postgres import (
    DATABASE,
    DatabaseUrls,
    PostgresError,
    PostgresFailed,
    ensure_roles_and_database,
    ensure_vault_database,
)

SECONDS_TO_START = 120.0
DEATHS_BEFORE_READY = 3


def _load_code() -> None:
    """Import what the children run, while PostgreSQL starts."""
    for module in (serve.MODULE, "roomrack.entrypoints.worker", "roomrack.entrypoints.supervisor.prepare"):
        importlib.import_module(module)


async def _is_prepared(url: str) -> bool:
    from roomrack.entrypoints.supervisor.prepare import is_prepared

    return await is_prepared(url)


def _work() -> None:
    from roomrack.entrypoints.worker import main

    main()


def _keep_cards() -> None:
    """Become the card vault: a program of its own, which gets neither the server's memory nor its settings."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("ROOMRACK_")}
    own |= {name: value for name, value in os.environ.items() if name.startswith("ROOMRACK_VAULT_")}
    os.execve(sys.executable, [sys.executable, "-m", "roomrack_vault", "serve"], own)


def _simulate() -> None:
    """Become the OTA simulator: a program of its own, as the vault is."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("ROOMRACK_")}
    own |= {name: value for name, value in os.environ.items() if name.startswith("ROOMRACK_SIMULATOR_")}
    os.execve(sys.executable, [sys.executable, "-m", "roomrack_simulator", "serve"], own)


class StartFailed(Exception):
    """The server could not be started; the message says why and how to mend it."""


class Supervisor:
    """Runs an installation until it is told to stop."""

    def __init__(
        self, options: Options, *, tell: Callable[[str], None], announce: Callable[[Options, float], None]
    ) -> None:
        """`tell` gets a line when something happens; `announce` is called once the server is ready."""
        self.options = options
        self.installation = Installation(options)
        self._tell = tell
        self._announce = announce
        self._stop = asyncio.Event()
        logs = None if options.verbose else self.installation.logs
        self._urls: DatabaseUrls | None = None
        self._noted = False
        self.api = Child("api", self._serve, logs and logs / "api.log", patience=25, tell=tell)
        self.worker = Child("worker", _work, logs and logs / "worker.log", patience=15, tell=tell)
        self.vault = Child("vault", _keep_cards, logs and logs / "vault.log", patience=15, tell=tell)
        self.simulator = Child("simulator", _simulate, logs and logs / "simulator.log", patience=10, tell=tell)
        self.prepare = Child("prepare", self._prepare, logs and logs / "prepare.log", patience=5, tell=tell)

    async def run(self) -> None:
        """Start everything, watch it, and stop it in order on SIGTERM, SIGINT or SIGHUP.

        Raises StartFailed or PostgresError when it can't start; nothing runs any more then.
        """
        self._listen_to_signals()
        tasks: list[asyncio.Task[None]] = []
        try:
            begun = time.monotonic()
            if not health.port_is_free(self.options.host, self.options.port):
                raise StartFailed(
                    f"{self.options.host}:{self.options.port} is in use: stop what listens there, or choose another "
                    "port with --port"
                )
            if not health.port_is_free(self.options.host, self.options.port_of_vault):
                raise StartFailed(
                    f"{self.options.host}:{self.options.port_of_vault} is in use, where the card vault should listen: "
                    "choose another port with --vault-port"
                )
            if not health.port_is_free(self.options.host, self.options.port_of_simulator):
                raise StartFailed(
                    f"{self.options.host}:{self.options.port_of_simulator} is in use, where the OTA simulator should "
                    "listen: choose another port with --simulator-port"
                )
            self.installation.open()
            await self._start(tasks)
            if not self._stop.is_set():
                self._announce(self.options, time.monotonic() - begun)
            await self._until_stopped(tasks)
        finally:
            await self._shut_down(tasks)

    async def _until_stopped(self, tasks: list[asyncio.Task[None]]) -> None:
        """Wait for a signal. Raises what ended a task that watches a process: nothing is watched then."""
        stopped = asyncio.ensure_future(self._stop.wait())
        await asyncio.wait({stopped, *tasks}, return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        for task in tasks:
            if task.done():
                task.result()

    async def _start(self, tasks: list[asyncio.Task[None]]) -> None:
        server = self.installation.server
        if self.options.workers > 1:
            self.installation.share_metrics()
        loading = Thread(target=_load_code, name="imports")
        loading.start()
        try:
            server.spawn()
            self._note()
            await self._until(server.is_ready, "PostgreSQL", self._check_postgres)
            self._urls = await ensure_roles_and_database(server)
            self.vault.environment = self.installation.vault_environment(await ensure_vault_database(server))
        finally:
            while loading.is_alive():
                await asyncio.sleep(POLL_SECONDS)
            loading.join()
        # What is loaded by now is never freed; leaving it out of collections keeps its memory shared with the forks.
        gc.collect()
        gc.freeze()
        environment = self.installation.environment(self._urls)
        self.installation.note_environment(environment)
        self.installation.note_vault_environment(self.vault.environment)
        for child in (self.prepare, self.api, self.worker):
            child.environment = environment
        self.simulator.environment = self.installation.simulator_environment()
        from roomrack.entrypoints.supervisor.prepare import CARD_VARIABLE, SIMULATOR_VARIABLE

        token, pin = self.installation.demo_card()
        simulator = ":".join(self.installation.simulator_credentials())
        self.prepare.environment = {**environment, CARD_VARIABLE: f"{token}:{pin}", SIMULATOR_VARIABLE: simulator}
        # Where nothing is to be prepared but fresh tokens, the API need not wait for them.
        waiting = not await _is_prepared(server.info.url(DATABASE))
        if not waiting:
            await self._serve_and_work(tasks)
        self.prepare.start()
        code = await self._unless_stopped(self.prepare.finished())
        if code is None:
            return
        if code != 0:
            raise StartFailed(f"the database could not be prepared:\n{self.prepare.last_words()}")
        if waiting:
            await self._serve_and_work(tasks)
        await self._until_ready()

    async def _serve_and_work(self, tasks: list[asyncio.Task[None]]) -> None:
        """Start what serves, and the worker once the simulator answers: it has something for it at once."""
        tasks.append(asyncio.create_task(self._keep_postgres()))
        for child in (self.api, self.vault, self.simulator):
            child.start()
            tasks.append(asyncio.create_task(child.keep_alive(self._note)))
        deadline = time.monotonic() + SECONDS_TO_START
        while not self._stop.is_set() and time.monotonic() < deadline:
            if await health.is_ready(self.options.host, self.options.port_of_simulator):
                break
            if self.simulator.deaths >= DEATHS_BEFORE_READY:
                break  # Whoever waits for all of them says so.
            await asyncio.sleep(POLL_SECONDS)
        self.worker.start()
        tasks.append(asyncio.create_task(self.worker.keep_alive(self._note)))
        self._note()

    def _prepare(self) -> None:
        from roomrack.entrypoints.supervisor.prepare import prepare

        if self._urls is None:
            raise StartFailed("the roles of the database are not known")
        prepare(self._urls.owner, self.options.credentials_file)

    def _serve(self) -> None:
        from roomrack.infra.settings import Settings

        serve.serve(Settings(), workers=self.options.workers)

    async def _until(self, reached: Callable[[], bool], what: str, check: Callable[[], None]) -> None:
        deadline = time.monotonic() + SECONDS_TO_START
        while not reached():
            check()
            if time.monotonic() > deadline:
                raise StartFailed(f"{what} was not ready after {SECONDS_TO_START:g} s")
            await asyncio.sleep(POLL_SECONDS)

    def _check_postgres(self) -> None:
        server = self.installation.server
        if server.was_too_early():
            server.spawn()
        elif server.pid is None:
            raise PostgresFailed(f"PostgreSQL did not start:\n{server.last_words()}")

    async def _until_ready(self) -> None:
        deadline = time.monotonic() + SECONDS_TO_START
        waited = {
            self.options.port: self.api,
            self.options.port_of_vault: self.vault,
            self.options.port_of_simulator: self.simulator,
        }
        ports = list(waited)
        while ports:
            if await health.is_ready(self.options.host, ports[0]):
                del ports[0]
                continue
            if self._stop.is_set():
                return
            for child in (self.api, self.worker, self.vault, self.simulator):
                if child.deaths >= DEATHS_BEFORE_READY:
                    raise StartFailed(f"{child.name} does not start:\n{child.last_words()}")
            if time.monotonic() > deadline:
                late = waited[ports[0]]
                raise StartFailed(f"{late.name} was not ready after {SECONDS_TO_START:g} s:\n{late.last_words()}")
            await asyncio.sleep(POLL_SECONDS)

    async def _unless_stopped(self, work: Coroutine[Any, Any, int]) -> int | None:
        """The result of `work`, or None when the supervisor is told to stop before."""
        running = asyncio.ensure_future(work)
        stopped = asyncio.ensure_future(self._stop.wait())
        await asyncio.wait((running, stopped), return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        if running.done():
            return running.result()
        running.cancel()
        return None

    async def _keep_postgres(self) -> None:
        """Start PostgreSQL again whenever it dies; it recovers by itself what was committed."""
        server = self.installation.server
        pause = POLL_SECONDS
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            if server.pid is not None:
                if server.is_ready():
                    pause = POLL_SECONDS
                continue
            self._tell("postgres ended and is started again")
            # Backends of a killed server need a moment to notice, and a new one refuses to start while they live.
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
            try:
                server.spawn()
            except (PostgresError, OSError) as error:
                self._tell(f"postgres can't be started: {error}")
            self._note()

    async def _shut_down(self, tasks: list[asyncio.Task[None]]) -> None:
        postgres = tasks[:1]
        await self.prepare.stop()
        await self.api.stop()
        await self.worker.stop()
        await self.vault.stop()
        await self.simulator.stop()
        for task in postgres:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self.installation.server.stop()
        if self._noted:
            self.installation.forget_processes()

    def _listen_to_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            loop.add_signal_handler(number, self._asked_to_stop)

    def _asked_to_stop(self) -> None:
        if self._stop.is_set():
            self._tell("stopping at once")
            for child in (self.prepare, self.api, self.worker, self.vault, self.simulator):
                child.hurry()
            return
        self._tell("stopping: requests in flight finish first")
        self._stop.set()

    def _note(self) -> None:
        self._noted = True
        self.installation.note_processes(
            {
                "supervisor": os.getpid(),
                "postgres": self.installation.server.pid,
                "api": self.api.pid,
                "worker": self.worker.pid,
                "vault": self.vault.pid,
                "simulator": self.simulator.pid,
            }
        )
