"""Runs the migrations on one connection, under an advisory lock, with short lock time-outs."""

import asyncio
import os
import re

from alembic import context
from sqlalchemy import Connection, pool, text
from sqlalchemy.ext.asyncio import create_async_engine

from roomrack.infra.db import sqlalchemy_url
from roomrack.infra.models import Base
from roomrack.migrations import load_models

ADVISORY_LOCK = 7_266_637_225
"""Two upgrades at once wait for each other."""


def _include(name: str | None, kind: str, _parents: object) -> bool:
    """Leave alone what has no model: partitions, and the job queue's own tables."""
    return not (kind == "table" and name is not None and (name.startswith("pgqueuer") or re.search(r"_p\d+$", name)))


def _run(connection: Connection) -> None:
    connection.exec_driver_sql("set lock_timeout = '5s'")
    connection.exec_driver_sql("set statement_timeout = '10min'")
    connection.execute(text("select pg_advisory_lock(:lock)"), {"lock": ADVISORY_LOCK})
    connection.commit()
    context.configure(
        connection=connection, target_metadata=Base.metadata, include_name=_include, transaction_per_migration=True
    )
    with context.begin_transaction():
        context.run_migrations()


async def _main(dsn: str) -> None:
    engine = create_async_engine(sqlalchemy_url(dsn), poolclass=pool.NullPool)
    async with engine.connect() as connection:
        await connection.run_sync(_run)
        await connection.commit()
    await engine.dispose()


load_models()
asyncio.run(_main(context.config.attributes.get("dsn") or os.environ["ROOMRACK_OWNER_DATABASE_URL"]))
