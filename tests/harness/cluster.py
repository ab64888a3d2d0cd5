"""One PostgreSQL for a test run, with a migrated template from which every xdist worker copies its own database.

The process that controls the run starts it, because the server ends with the process that started it.
"""

import asyncio
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg
from sqlalchemy.engine import make_url

from roomrack import migrations
from roomrack.infra.postgres import EmbeddedPostgres, ensure_roles_and_database, ensure_vault_database

TEMPLATE = "roomrack_template"
FAST: dict[str, str | int | float | bool] = {
    "max_connections": 200,
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": 0,
}


@dataclass(frozen=True, slots=True)
class Urls:
    """How to reach one database in each role."""

    superuser: str
    owner: str
    app: str
    worker: str
    vault: str
    """The vault's own database, which goes by another name."""

    def of(self, database: str) -> "Urls":
        """The same for another database of the server."""
        return Urls(
            superuser=_with_database(self.superuser, database),
            owner=_with_database(self.owner, database),
            app=_with_database(self.app, database),
            worker=_with_database(self.worker, database),
            vault=_with_database(self.vault, f"{database}_vault"),
        )

    def environment(self) -> dict[str, str]:
        """The settings of processes that work on this database."""
        return {
            "ROOMRACK_DATABASE_URL": self.app,
            "ROOMRACK_WORKER_DATABASE_URL": self.worker,
            "ROOMRACK_OWNER_DATABASE_URL": self.owner,
        }


def _with_database(url: str, database: str) -> str:
    return make_url(url).set(database=database).render_as_string(hide_password=False)


class Cluster:
    """The server of a test run. Nothing of it outlives the run, so it need not be safe against a power cut."""

    def __init__(self, folder: Path | None = None, *, fsync: bool = False) -> None:
        self.folder = folder or Path(tempfile.mkdtemp(prefix="roomrack-tests-"))
        self.server = EmbeddedPostgres(self.folder / "postgres", fsync=fsync, settings={} if fsync else FAST)

    def start(self) -> Urls:
        """Start the server and migrate the template."""
        info = self.server.start()
        urls = asyncio.run(ensure_roles_and_database(self.server, TEMPLATE))
        vault = asyncio.run(ensure_vault_database(self.server, f"{TEMPLATE}_vault"))
        migrations.upgrade(urls.owner)
        return Urls(info.url(TEMPLATE), urls.owner, urls.app, urls.worker, vault)

    def stop(self) -> None:
        """Stop the server and remove its folder."""
        self.server.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


async def copy_template(urls: Urls, name: str) -> Urls:
    """Make a fresh database from the template."""
    connection: asyncpg.Connection[Any] = await asyncpg.connect(urls.of("postgres").superuser)
    try:
        await connection.execute(f'drop database if exists "{name}" with (force)')
        await connection.execute(f'create database "{name}" template "{TEMPLATE}" owner roomrack_owner')
    finally:
        await connection.close()
    return urls.of(name)


async def make_vault(urls: Urls, name: str) -> str:
    """Make an empty database for a vault that goes with the database of a name; says how the vault reaches it."""
    connection: asyncpg.Connection[Any] = await asyncpg.connect(urls.of("postgres").superuser)
    try:
        await connection.execute(f'drop database if exists "{name}_vault" with (force)')
        await connection.execute(f'create database "{name}_vault" owner roomrack_vault')
        await connection.execute(f'revoke all on database "{name}_vault" from public')
    finally:
        await connection.close()
    return urls.of(name).vault


async def drop(urls: Urls, name: str) -> None:
    """Remove a database, whoever is connected to it."""
    connection: asyncpg.Connection[Any] = await asyncpg.connect(urls.of("postgres").superuser)
    try:
        await connection.execute(f'drop database if exists "{name}" with (force)')
    finally:
        await connection.close()
