"""The vault's connections, and its schema, which it brings up to date itself: nobody else may look at its tables."""

from pathlib import Path
from typing import TYPE_CHECKING

import asyncpg

from roomrack_vault import repository

if TYPE_CHECKING:
    from asyncpg.pool import PoolConnectionProxy

    Connection = asyncpg.Connection[asyncpg.Record] | PoolConnectionProxy[asyncpg.Record]
    Pool = asyncpg.Pool[asyncpg.Record]

FOLDER = Path(__file__).parent / "schema"
ADVISORY_LOCK = 7_266_637_226
"""Two upgrades at once wait for each other."""
POOL_SIZE = 5
TIMEOUT_SECONDS = 10


async def connect(dsn: str) -> "Pool":
    """A pool on the vault's database. Raises what asyncpg raises when it can't be reached."""
    settings = {"application_name": "roomrack-vault", "timezone": "UTC", "lock_timeout": "10s"}
    return await asyncpg.create_pool(
        dsn, min_size=1, max_size=POOL_SIZE, timeout=TIMEOUT_SECONDS, command_timeout=30, server_settings=settings
    )


async def upgrade(pool: "Pool") -> list[str]:
    """Run the files of `schema` that have not been run, each in a transaction; gives their names."""
    done = []
    async with pool.acquire() as connection, repository.schema_lock(connection, ADVISORY_LOCK):
        known = await repository.schema_files(connection)
        for path in sorted(FOLDER.glob("[0-9]*.sql")):
            if path.stem not in known:
                async with connection.transaction():
                    await connection.execute(path.read_text(encoding="utf-8"))
                    await repository.note_schema_file(connection, path.stem)
                done.append(path.stem)
    return done
