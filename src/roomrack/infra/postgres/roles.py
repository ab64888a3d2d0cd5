"""The databases and their roles, made by the superuser before anything else runs.

`roomrack_owner` owns the server's database and runs migrations. `roomrack_app` is the API: it owns nothing and
row-level security binds it. `roomrack_worker` serves every property and passes row-level security by. `roomrack_vault`
is the card vault's, and has a database of its own, into which none of the others can look.
"""

from dataclasses import dataclass

import asyncpg

from roomrack.infra.postgres.cluster import ConnectionInfo, EmbeddedPostgres
from roomrack.infra.postgres.configuration import APP_ROLE, EXTENSIONS, OWNER_ROLE, VAULT_ROLE, WORKER_ROLE

DATABASE = "roomrack"
VAULT_DATABASE = "roomrack_vault"

ROLE_OPTIONS = {
    OWNER_ROLE: "nosuperuser nocreatedb nocreaterole nobypassrls",
    APP_ROLE: "nosuperuser nocreatedb nocreaterole nobypassrls",
    WORKER_ROLE: "nosuperuser nocreatedb nocreaterole bypassrls",
}


@dataclass(frozen=True)
class DatabaseUrls:
    """One `postgresql://` URL for each role."""

    owner: str
    app: str
    worker: str


def urls(info: ConnectionInfo, passwords: dict[str, str], database: str = DATABASE) -> DatabaseUrls:
    """The URLs of a database in the server, whether or not it exists yet."""
    return DatabaseUrls(
        owner=info.url(database, OWNER_ROLE, passwords[OWNER_ROLE]),
        app=info.url(database, APP_ROLE, passwords[APP_ROLE]),
        worker=info.url(database, WORKER_ROLE, passwords[WORKER_ROLE]),
    )


async def ensure_roles_and_database(server: EmbeddedPostgres, database: str = DATABASE) -> DatabaseUrls:
    """Make the roles, the database and its extensions as far as they are missing, and say how to connect.

    It may be called again at each start. Extensions that the binaries don't bring are left out.
    """
    info, passwords = server.info, server.passwords()
    connection = await asyncpg.connect(info.url())
    try:
        for role, options in ROLE_OPTIONS.items():
            if not await connection.fetchval("select 1 from pg_roles where rolname = $1", role):
                # check: allow(format) DDL takes no parameters
                await _run(connection, f"create role %I login {options} password %L", role, passwords[role])
        if not await connection.fetchval("select 1 from pg_database where datname = $1", database):
            await _run(connection, "create database %I owner %I", database, OWNER_ROLE)
            await _run(connection, "revoke all on database %I from public", database)
            await _run(connection, "grant connect, temporary on database %I to %I, %I", database, APP_ROLE, WORKER_ROLE)
    finally:
        await connection.close()
    await _ensure_extensions(info, database)
    return urls(info, passwords, database)


async def ensure_vault_database(server: EmbeddedPostgres, database: str = VAULT_DATABASE) -> str:
    """Make the role and the database of the card vault as far as they are missing, and say how to connect.

    They are the vault's alone: no other role may connect, and the vault's may connect to no other.
    """
    info, password = server.info, server.passwords()[VAULT_ROLE]
    connection = await asyncpg.connect(info.url())
    try:
        if not await connection.fetchval("select 1 from pg_roles where rolname = $1", VAULT_ROLE):
            # check: allow(format) DDL takes no parameters
            await _run(connection, f"create role %I login {ROLE_OPTIONS[APP_ROLE]} password %L", VAULT_ROLE, password)
        if not await connection.fetchval("select 1 from pg_database where datname = $1", database):
            await _run(connection, "create database %I owner %I", database, VAULT_ROLE)
        await _run(connection, "revoke all on database %I from public", database)
    finally:
        await connection.close()
    return info.url(database, VAULT_ROLE, password)


async def _ensure_extensions(info: ConnectionInfo, database: str) -> None:
    connection = await asyncpg.connect(info.url(database))
    try:
        available = await connection.fetch(
            "select name from pg_available_extensions where name = any($1) and installed_version is null",
            list(EXTENSIONS),
        )
        for row in available:
            await _run(connection, "create extension if not exists %I", row["name"])
    finally:
        await connection.close()


async def _run(connection: "asyncpg.Connection[asyncpg.Record]", template: str, *names: str) -> None:
    """Run a statement whose names and passwords can't be parameters; the server itself quotes them."""
    statement = await connection.fetchval("select format($1, variadic $2::text[])", template, list(names))
    await connection.execute(statement)
