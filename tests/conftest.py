"""What every test can ask for: a database of its own worker, real processes on it, and a world to act in."""

import json
import os
import socket
import ssl
from collections.abc import AsyncIterator, Iterator
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import httpcore2
import httpx2
import pytest
from hypothesis import HealthCheck, settings

from roomrack.core.clock import clock_from
from roomrack.entrypoints import wiring
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Database
from tests.contract import conformance, refusals, validation
from tests.contract.validation import check_response
from tests.factories import World
from tests.harness.cluster import Cluster, Urls, copy_template, make_vault
from tests.harness.demo import Demo
from tests.harness.processes import ApiServer, ClockFile, Vault, Worker, free_port, wait_for
from tests.mail.receiver import Receiver, receiving

VAULT_SECRET = "what the server and the vault of a test share"  # Nobody listens but on loopback.
CHAT_SECRET = "what those who post messages to a test prove themselves by"
CLUSTER_VARIABLE = "ROOMRACK_TEST_CLUSTER"
cluster_key = pytest.StashKey[Cluster]()
complaints_key = pytest.StashKey[list[str]]()

# No test fails for being slow: a machine that does something else at the same time is no fault of the code.
settings.register_profile("roomrack", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("roomrack")


def pytest_configure(config: pytest.Config) -> None:
    """Start the cluster where the run is controlled; xdist's workers inherit how to reach it."""
    unit_only = bool(config.args) and all("tests/unit" in argument for argument in config.args)
    if hasattr(config, "workerinput") or config.option.collectonly or unit_only:
        return
    cluster = Cluster()
    config.stash[cluster_key] = cluster
    os.environ[CLUSTER_VARIABLE] = json.dumps(asdict(cluster.start()))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the cluster."""
    cluster = config.stash.get(cluster_key, None)
    if cluster is not None:
        cluster.stop()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand what this process has shown to the one that controls the run, which judges it."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["seen"] = sorted(validation.seen)
        output["refused"] = sorted(validation.refused)
    elif session.testscollected and not session.testsfailed:
        write = bool(os.environ.get("ROOMRACK_WRITE_DOCS"))
        found = []
        if _is_whole_run(session.config):
            found += conformance.complaints(validation.seen, write=write)
        if _is_whole_run(session.config) or set(refusals.FOLDERS) <= set(session.config.args):
            found += refusals.complaints(validation.refused, write=write)
        session.config.stash[complaints_key] = found
        if found:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take what an xdist worker has shown."""
    output = getattr(node, "workeroutput", {})
    validation.seen.update((name, status) for name, status in output.get("seen", ()))
    validation.refused.update((name, status, kind) for name, status, kind in output.get("refused", ()))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Record refusals in the tests whose requests are the same in every run."""
    folder = item.path.relative_to(item.config.rootpath).as_posix()
    validation.recording = folder.startswith(tuple(f"{each}/" for each in refusals.FOLDERS))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Say what the run did not show of the operations that are served."""
    for line in config.stash.get(complaints_key, []):
        terminalreporter.write_line(f"CONFORMANCE {line}", red=True)


def _is_whole_run(config: pytest.Config) -> bool:
    return config.args_source is not pytest.Config.ArgsSource.ARGS and not (
        config.option.keyword or config.option.markexpr
    )


@pytest.fixture(scope="session", autouse=True)
def _loopback_only() -> Iterator[None]:
    """Refuse every connection of a test process that leaves the machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            host = str(address[0]) if isinstance(address, tuple) else str(address)
            if host not in {"127.0.0.1", "::1", "localhost"}:
                raise RuntimeError(f"a test tried to reach {address}")
        connect(self, address)  # type: ignore[arg-type]

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", guarded)
    yield
    patch.undo()


@pytest.fixture(scope="session", autouse=True)
def _one_reading_of_certificates() -> Iterator[None]:
    """Let the HTTP clients of a test process share what they trust: reading it takes 30 ms, and nothing here is TLS.

    A client that looks at the environment reads for itself.
    """
    read = httpcore2.default_ssl_context
    kept = cache(lambda: read(_trust_env=False))

    def shared(*, _trust_env: bool = True) -> ssl.SSLContext:
        return read(_trust_env=True) if _trust_env else kept()

    patch = pytest.MonkeyPatch()
    patch.setattr(httpcore2, "default_ssl_context", shared)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def cluster() -> Urls:
    """The run's PostgreSQL, by its template database."""
    return Urls(**json.loads(os.environ[CLUSTER_VARIABLE]))


@pytest.fixture(scope="session")
async def urls(cluster: Urls, worker_id: str) -> Urls:
    """This xdist worker's own database."""
    return await copy_template(cluster, f"test_{worker_id}")


@pytest.fixture(scope="session")
def keys() -> str:
    """The value of ROOMRACK_KEYS."""
    return Keyring.generate("test")


@pytest.fixture(scope="session")
def session_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for logs and clocks."""
    return tmp_path_factory.mktemp("roomrack")


@pytest.fixture(scope="session")
def clock_file(session_folder: Path) -> ClockFile:
    """The clock of the session's processes."""
    return ClockFile(session_folder / "clock.json")


@pytest.fixture
def clock(clock_file: ClockFile) -> Iterator[ClockFile]:
    """The same clock for a test that moves it; it runs normally again afterwards."""
    yield clock_file
    clock_file.run()


@pytest.fixture(scope="session")
def vault_port() -> int:
    """Where the card vault of the session listens, once a test asks for it."""
    return free_port()


@pytest.fixture(scope="session")
def environment(urls: Urls, keys: str, clock_file: ClockFile, session_folder: Path, vault_port: int) -> dict[str, str]:
    """The settings of the processes under test."""
    return {
        **urls.environment(),
        "ROOMRACK_KEYS": keys,
        "ROOMRACK_CLOCK": clock_file.setting,
        "ROOMRACK_OUTGOING_ALLOWED_NETWORKS": "127.0.0.0/8",
        "ROOMRACK_CHANNEX_URL": "",  # Nothing of a test leaves the machine.
        "ROOMRACK_PHOTOS_DIR": str(session_folder / "photos"),
        "ROOMRACK_LOG_LEVEL": "INFO",
        "ROOMRACK_CHAT_MAIL_ADDRESS": "chat@roomrack.example",
        "ROOMRACK_CHAT_MAIL_SECRET": CHAT_SECRET,
        "ROOMRACK_WHATSAPP_SECRET": CHAT_SECRET,
        "ROOMRACK_WHATSAPP_VERIFY_TOKEN": CHAT_SECRET,
        "ROOMRACK_VAULT_SECRET": VAULT_SECRET,
        "ROOMRACK_VAULT_URL": f"http://127.0.0.1:{vault_port}",
    }


@pytest.fixture(scope="session")
def server(environment: dict[str, str], session_folder: Path) -> Iterator[ApiServer]:
    """A real API process."""
    api = ApiServer(environment, session_folder / "api.log").start()
    yield api
    api.stop()


@pytest.fixture(scope="session")
def vault_mail() -> Iterator[Receiver]:
    """The mail server of the session's card vault."""
    with receiving() as receiver:
        yield receiver


@pytest.fixture(scope="session")
async def vault_database(urls: Urls, worker_id: str) -> str:
    """The database of the session's card vault, as its role reaches it."""
    return await make_vault(urls, f"test_{worker_id}")


@pytest.fixture(scope="session")
def vault_environment(
    vault_database: str, clock_file: ClockFile, session_folder: Path, server: ApiServer, vault_mail: Receiver
) -> dict[str, str]:
    """The settings of the card vault."""
    return {
        "ROOMRACK_VAULT_DATABASE_URL": vault_database,
        "ROOMRACK_VAULT_KEYS_FILE": str(session_folder / "vault" / "keys"),
        "ROOMRACK_VAULT_SECRET": VAULT_SECRET,
        "ROOMRACK_VAULT_API_URL": server.url,
        "ROOMRACK_VAULT_CLOCK": clock_file.setting,
        "ROOMRACK_VAULT_SMTP_HOST": "127.0.0.1",
        "ROOMRACK_VAULT_SMTP_PORT": str(vault_mail.port),
        "ROOMRACK_VAULT_SMTP_SECURITY": "none",
        "ROOMRACK_VAULT_PROCESSORS": f"till=http://127.0.0.1:{free_port()}",
    }


@pytest.fixture(scope="session")
def vault(vault_environment: dict[str, str], session_folder: Path, vault_port: int) -> Iterator[Vault]:
    """A real card vault beside the API."""
    running = Vault(vault_environment, session_folder / "vault.log", port=vault_port).start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def worker_process(environment: dict[str, str], session_folder: Path, server: ApiServer) -> Iterator[Worker]:
    """A real worker process, which the API has seen at work.

    It ends with the module: others do the worker's work themselves, step by step, and nobody may be quicker.
    """
    worker = Worker(environment, session_folder / "worker.log").start()
    wait_for(f"{server.url}/ready", worker, timeout=60, saying='"worker":"up"')
    yield worker
    worker.stop()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A running demo, for tests that need its data or its credentials; its folder has the name that the guides use."""
    demo = Demo(tmp_path_factory.mktemp("demo") / ".roomrack")
    try:
        demo.wait_announced()
        demo.wait_ready()
        yield demo
    finally:
        demo.stop()


@pytest.fixture(scope="session")
async def client(server: ApiServer) -> AsyncIterator[httpx2.AsyncClient]:
    """An HTTP client whose paths begin below /connect and that has no credential."""
    hooks = {"response": [check_response]}
    base = f"{server.url}/connect"
    async with httpx2.AsyncClient(base_url=base, timeout=30, trust_env=False, event_hooks=hooks) as http:
        yield http


@pytest.fixture(scope="session")
async def database(urls: Urls) -> AsyncIterator[Database]:
    """The test's own connection, which row-level security does not bind."""
    wiring.connect_slices()
    pool = Database(urls.worker, pool_size=5, application_name="roomrack-tests")
    await pool.open()
    yield pool
    await pool.close()


@pytest.fixture(scope="session")
def world(database: Database, keys: str, clock_file: ClockFile, client: httpx2.AsyncClient) -> World:
    """Makes applications, properties, products and tokens, each test its own."""
    return World(database, Keyring.parse(keys), clock_from(clock_file.setting), client)
