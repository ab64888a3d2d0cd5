"""Mails that waited in the outboxes of before are in the one of now, as they stood."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
from alembic.script import ScriptDirectory

from roomrack import migrations
from roomrack.infra.postgres import EXTENSIONS
from tests.harness.cluster import Urls, drop

AT = datetime(2026, 5, 1, 12, tzinfo=UTC)
_INVOICE = """
insert into invoice_mail (accommodation, id, invoice, address, language, status, attempts, due_at, created_at)
values (7, nextval('invoice_mail_id'), 70, 'a@example.com', 'it', 'WAITING', 2, $1, $1)
"""
_ARRIVAL = """
insert into arrival_mail (
    accommodation, id, reservation, address, language, status, attempts, due_at, sent_at, problem, created_at
)
values (7, nextval('arrival_mail_id'), 71, 'b@example.com', 'en', 'SENT', 1, $1, $1, 'was late', $1)
"""
_LINK = """
insert into arrival_link (accommodation, reservation, generation, open, made_at, updated_at)
values (7, 71, 1, true, $1, $1), (7, 72, 1, true, $1, $1)
"""
_MESSAGES = """
select kind, id, subject, channel, address, language, status, attempts, due_at, sent_at, problem, created_at
from message order by kind desc
"""


def before() -> str:
    """The revision before the one outbox."""
    script = ScriptDirectory.from_config(migrations.config(""))
    [found] = [one for one in script.walk_revisions() if Path(one.path).name.endswith("_messages.py")]
    assert isinstance(found.down_revision, str)
    return found.down_revision


async def test_mails_move_into_the_one_outbox(cluster: Urls, worker_id: str) -> None:
    name = f"moved_{worker_id}"
    urls = cluster.of(name)
    server = await asyncpg.connect(cluster.of("postgres").superuser)
    await drop(cluster, name)
    await server.execute(f'create database "{name}" template template0 owner roomrack_owner')
    await server.close()
    superuser = await asyncpg.connect(urls.superuser)
    try:
        for extension in EXTENSIONS:
            await superuser.execute(f"create extension if not exists {extension}")
        await asyncio.to_thread(migrations.upgrade, urls.owner, before())
        for statement in (_INVOICE, _ARRIVAL, _LINK):
            await superuser.execute(statement, AT)
        first = await superuser.fetchval("select id from invoice_mail")
        await asyncio.to_thread(migrations.upgrade, urls.owner)
        rows = [tuple(row) for row in await superuser.fetch(_MESSAGES)]
        mailed = await superuser.fetch("select reservation, mailed_at from arrival_link order by 1")
        fresh = await superuser.fetchval("select nextval('message_id')")
    finally:
        await superuser.close()
        await drop(cluster, name)
    assert rows == [
        ("invoice", first, 70, "MAIL", "a@example.com", "it", "WAITING", 2, AT, None, None, AT),
        ("arrival", first, 71, "MAIL", "b@example.com", "en", "SENT", 1, AT, AT, "was late", AT),
    ]
    assert [tuple(row) for row in mailed] == [(71, AT), (72, None)]
    assert fresh > first
