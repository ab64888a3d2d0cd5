"""An import that is killed, and one that runs again afterwards: nothing twice, nothing lost."""

import asyncio
import os
import signal
from typing import Any

import asyncpg
import pytest

from tests.importing.conftest import OWNER, Account, Target
from tests.importing.gate import Gate

pytestmark = pytest.mark.crash

_ROWS = """
select (select count(*) from accommodation where accommodation = $1)
     + (select count(*) from product where accommodation = $1)
     + (select count(*) from guest where accommodation = $1)
     + (select count(*) from reservation where accommodation = $1)
     + (select count(*) from reservation_payment where accommodation = $1)
"""
GUESTS, PAYMENTS = 4, 2
_WAITS = """
select count(*) from pg_stat_activity
where application_name = 'roomrack-import' and wait_event_type = 'Lock' and datname = current_database()
"""


def begin(target: Target, account: Account, gate: Gate) -> Any:
    return target.start(
        *(gate.url, "--owner", OWNER, "--attempts", "1", "--json"), ROOMRACK_TOKEN=account.session.access_token
    )


def kill(process: Any) -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate(timeout=30)


async def nobody_waits(target: Target) -> None:
    """Until the database has noticed that the import is gone."""
    for _ in range(600):
        if not await target.count(_WAITS):
            return
        await asyncio.sleep(0.05)
    raise AssertionError("the import still waits for its lock")


async def as_it_is_there(account: Account, target: Target) -> None:
    here = (await target.session(account.hotel.id)).everything(account.today)
    there = account.reader().everything(account.today)
    for part, payload in there.items():
        assert here[part] == payload, part
    sold = """
    select count(*) from calendar_day d where accommodation = $1 and sold <> (
        select count(*) from hold h where h.accommodation = $1 and h.product = d.product and h.day = d.day)
    """
    assert await target.count(sold, account.hotel.id) == 0


async def test_killed_between_its_transactions(account: Account, target: Target, gate: Gate) -> None:
    """Before the products, and within the calendar."""
    for request in (3, 17):
        gate.hold_at = request
        process = begin(target, account, gate)
        assert await asyncio.to_thread(gate.held.wait, 60)
        kill(process)
        gate.reset()
    done = target.run(account, url=gate.url)
    assert (done.code, done.report["clean"]) == (0, True), done
    assert await target.count(_ROWS, account.hotel.id) == 1 + 6 + GUESTS + 8 + PAYMENTS
    await as_it_is_there(account, target)


@pytest.mark.parametrize(("request_number", "rows"), [(11, 7), (14, 7 + GUESTS), (16, 15 + GUESTS + PAYMENTS)])
async def test_killed_within_a_transaction(
    account: Account, target: Target, gate: Gate, request_number: int, rows: int
) -> None:
    """What was written of guests, reservations or days is gone with what was to be remembered of it."""
    gate.hold_at = request_number
    process = begin(target, account, gate)
    assert await asyncio.to_thread(gate.held.wait, 60)
    connection = await asyncpg.connect(target.urls.superuser)
    try:
        transaction = connection.transaction()
        await transaction.start()
        await connection.execute("lock table imported in exclusive mode")
        gate.let_go()
        while not await target.count(_WAITS):
            assert process.poll() is None
            await asyncio.sleep(0.05)
        kill(process)
        await transaction.rollback()
    finally:
        await connection.close()
    await nobody_waits(target)
    assert await target.count(_ROWS, account.hotel.id) == rows
    gate.reset()
    done = target.run(account, url=gate.url)
    assert (done.code, done.report["clean"]) == (0, True), done
    await as_it_is_there(account, target)
