"""The schema's promises: migrations and models agree, and every table is a tenant's or says why it is not."""

import asyncio
from typing import Any

import asyncpg
import pytest
from alembic.script import ScriptDirectory

from roomrack import migrations
from roomrack.infra.models import GLOBAL_TABLES
from tests.harness.cluster import Urls

_TABLES = """
select c.oid, c.relname as name, c.relrowsecurity as secured
from pg_class c
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  and c.relname <> 'alembic_version' and c.relname not like 'pgqueuer%'
order by c.relname
"""
_UNIQUE = """
select i.indexrelid::regclass::text as index, a.attname as first
from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
where i.indrelid = $1 and i.indisunique
"""
_FOREIGN = "select confrelid::regclass::text from pg_constraint where conrelid = $1 and contype = 'f'"
_OWNED = "select count(*) from pg_class where relowner = $1::regrole and relnamespace = 'public'::regnamespace"
_BYPASS = "select rolbypassrls or rolsuper from pg_roles where rolname = $1"


@pytest.fixture
async def superuser(urls: Urls) -> Any:
    connection = await asyncpg.connect(urls.superuser)
    yield connection
    await connection.close()


async def test_models_and_migrations_agree(urls: Urls) -> None:
    await asyncio.to_thread(migrations.check, urls.owner)


def test_head_is_the_one_that_alembic_finds() -> None:
    assert ScriptDirectory.from_config(migrations.config("")).get_current_head() == migrations.head()


async def test_upgrading_an_upgraded_database_does_nothing(urls: Urls) -> None:
    await asyncio.to_thread(migrations.upgrade, urls.owner)


async def test_every_table_is_secured_by_accommodation_or_says_why_not(superuser: Any) -> None:
    faults = []
    migrations.load_models()
    for table in await superuser.fetch(_TABLES):
        name = table["name"]
        firsts = {row["first"] for row in await superuser.fetch(_UNIQUE, table["oid"])}
        if name in GLOBAL_TABLES:
            if not GLOBAL_TABLES[name]:
                faults.append(f"{name} gives no reason")
            continue
        if firsts != {"accommodation"}:
            faults.append(f"{name}: unique indexes begin with {sorted(firsts)}")
        if not table["secured"]:
            faults.append(f"{name} has no row-level security")
        foreign = {row[0] for row in await superuser.fetch(_FOREIGN, table["oid"])} & set(GLOBAL_TABLES)
        if foreign:
            faults.append(f"{name} refers to {sorted(foreign)}, which have no accommodation")
    assert not faults


async def test_every_global_table_exists(superuser: Any) -> None:
    existing = {row["name"] for row in await superuser.fetch(_TABLES)}
    assert set(GLOBAL_TABLES) <= existing


async def test_api_role_owns_nothing_and_is_bound_by_row_level_security(superuser: Any) -> None:
    assert await superuser.fetchval(_OWNED, "roomrack_app") == 0
    assert await superuser.fetchval(_BYPASS, "roomrack_app") is False
    assert await superuser.fetchval(_BYPASS, "roomrack_worker") is True


async def test_no_column_takes_the_time_from_the_database(superuser: Any) -> None:
    defaults = await superuser.fetch(
        "select table_name, column_name from information_schema.columns where table_schema = 'public' "
        "and table_name not like 'pgqueuer%' and column_default ~* 'now\\(|current_(date|time)|_timestamp|localtime'"
    )
    assert [tuple(row) for row in defaults] == []
