"""What happens between the start of PostgreSQL and that of the API: migrations, and demo data the first time."""

import asyncio
import json
import os
from pathlib import Path
from typing import Any

import asyncpg

from roomrack import migrations
from roomrack.core.clock import clock_from
from roomrack.entrypoints import wiring
from roomrack.entrypoints.demo import cards, credentials, load, photos, plan, simulator, webhooks
from roomrack.entrypoints.supervisor.installation import write_private
from roomrack.infra.db import Context, Database
from roomrack.infra.settings import Settings

CARD_VARIABLE = "ROOMRACK_DEMO_CARD"
"""The token and the PIN of the demo's card, with a colon between."""

SIMULATOR_VARIABLE = "ROOMRACK_DEMO_SIMULATOR"
"""The token of the OTA simulator's control and the password of the demo's hotel there, with a colon between."""


def prepare(owner_url: str, told: Path) -> None:
    """Bring the schema up to date, load the demo's data when it is missing, and write its credentials to `told`."""
    migrations.upgrade(owner_url)
    wiring.connect_slices()
    settings = Settings()
    kept = settings.data_dir.absolute() / "demo.json"
    issued = asyncio.run(_fill(settings, credentials.read(kept)))
    for path in {kept, told.absolute()}:
        write_private(path, json.dumps(issued, indent=2) + "\n")


async def is_prepared(url: str) -> bool:
    """Whether the schema is that of this release and the demo's data is there; `url` connects as the superuser."""
    connection = await asyncpg.connect(url)
    try:
        if await connection.fetchval("select to_regclass('alembic_version')") is None:
            return False
        if await connection.fetchval("select max(version_num) from alembic_version") != migrations.head():
            return False
        return bool(
            await connection.fetchval("select exists (select from accommodation where accommodation = $1)", plan.MAIN)
        )
    finally:
        await connection.close()


async def _fill(settings: Settings, known: dict[str, Any]) -> dict[str, Any]:
    """One transaction: a start that is killed leaves either everything or nothing."""
    context = Context(clock=clock_from(settings.clock), keyring=wiring.keyring(settings), actor={"kind": "demo"})
    database = Database(settings.worker_dsn(), pool_size=1, application_name="roomrack-prepare")
    token, _, pin = os.environ[CARD_VARIABLE].partition(":")
    control, _, password = os.environ[SIMULATOR_VARIABLE].partition(":")
    try:
        await database.open()
        async with database.write(context) as unit:
            fresh = not await load.is_loaded(unit)
            if fresh:
                await credentials.create_accounts(unit)
                await load.load(unit)
                await photos.add(unit, wiring.files(settings))
                await cards.add(unit, token)
                await simulator.connect(unit, password)
            told = await credentials.issue(unit, settings.public_url, {} if fresh else known)
            told |= {"vault_url": settings.vault_url, "carded_reservation": plan.CARDED_RESERVATION, "card_pin": pin}
            told |= {
                "simulator_url": settings.simulator_url,
                "simulator_token": control,
                "simulator_hotel": {
                    "ota": simulator.OTA,
                    "hotel": simulator.HOTEL,
                    "username": simulator.USERNAME,
                    "password": password,
                },
                "sandbox_connection": plan.SANDBOX_CONNECTION,
            }
            if fresh:
                await webhooks.deliver(unit)
            return told
    finally:
        await database.close()
