"""How cards are kept: sealed, rotated, charged, and forgotten."""

import asyncio
import json
import os
import stat
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import asyncpg
import pytest
from aiohttp import web

from roomrack.adapters.vault.client import HttpVault
from roomrack.core.clock import clock_from
from roomrack.domain.cards import service as cards
from roomrack.domain.cards.jobs import Forgetter
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Context, Database
from roomrack.ports.vault import Charge, VaultAway, VaultRefused
from tests.api.reservations.support import done
from tests.conftest import VAULT_SECRET
from tests.harness.processes import ClockFile, Vault
from tests.mail.receiver import Receiver
from tests.vault.support import AMEX, MASTERCARD, PIN, VISA, Till

FORM = "card[number]={{number}}&card[exp]={{month}}/{{year}}&card[cvc]={{cvv}}&name={{holder}}&amount=100"


class Processor:
    """A payment processor on loopback that says what it got."""

    def __init__(self) -> None:
        self.got: list[tuple[str, Mapping[str, str], str]] = []
        self.status = 200

    async def take(self, request: web.Request) -> web.Response:
        body = await request.text()
        self.got.append((request.path_qs, dict(request.headers), body))
        return web.json_response({"id": "ch_1", "echo": body}, status=self.status)


@pytest.fixture
async def processor(vault_environment: dict[str, str]) -> AsyncIterator[Processor]:
    """The one of the vault's settings."""
    made = Processor()
    app = web.Application()
    app.router.add_post("/{path:.*}", made.take)
    runner = web.AppRunner(app)
    await runner.setup()
    port = urlsplit(vault_environment["ROOMRACK_VAULT_PROCESSORS"].partition("=")[2]).port
    await web.TCPSite(runner, "127.0.0.1", port).start()
    yield made
    await runner.cleanup()


@pytest.fixture
async def caller(vault: Vault) -> AsyncIterator[HttpVault]:
    """The server's client of the vault."""
    client = HttpVault(vault.url, VAULT_SECRET)
    cards.configure(vault=client, secret=VAULT_SECRET)
    yield client
    await client.close()


async def rows(database: str, query: str, *values: Any) -> list[Any]:
    connection = await asyncpg.connect(database)
    try:
        return list(await connection.fetch(query, *values))
    finally:
        await connection.close()


def lines_of(path: Path) -> list[str]:
    """The keys of a file, which nobody but its owner may read."""
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    return path.read_text().splitlines()


def copy_loosely(source: Path, target: Path) -> None:
    target.write_text(source.read_text())
    target.chmod(0o644)


def command(vault_environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """`roomrack vault ...` as an operator runs it."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ROOMRACK_")}
    return subprocess.run(
        [sys.executable, "-m", "roomrack", "vault", *arguments],
        env={**clean, **vault_environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


async def test_a_charge_fills_the_card_in_and_drops_the_code(
    till: Till, caller: HttpVault, processor: Processor, vault_database: str
) -> None:
    room = await till.booked_with(MASTERCARD, cvv="987", cardHolder="Ada & Sons")
    async with till.desk.world.unit() as unit:
        card = (await cards.of(unit, till.desk.hotel.id, [room["id"]]))[room["id"]]
    charge = Charge(processor="till", path="/v1/tokens?x=1", body=FORM, headers={"Authorization": "Bearer sk"})
    charged = await cards.charge(card, charge)
    [(path, headers, body)] = processor.got
    assert (path, headers["Authorization"]) == ("/v1/tokens?x=1", "Bearer sk")
    assert parse_qs(body) == {
        "card[number]": [MASTERCARD],
        "card[exp]": ["05/2031"],
        "card[cvc]": ["987"],
        "name": ["Ada & Sons"],
        "amount": ["100"],
    }
    assert charged.status == 200
    assert MASTERCARD not in charged.body
    assert "987" not in charged.body
    assert charged.cvv_cleared_at is not None
    async with till.desk.world.unit() as unit:
        await cards.note_charge(unit, card, processor="STRIPE", error=None, cvv_cleared_at=charged.cvv_cleared_at)
    shown = done(await till.session.get(f"{till.desk.path}/{room['id']}"))["creditCard"]
    assert (shown["cardStatus"], shown["paymentProcessor"]) == ("VALID", "STRIPE")
    assert (shown["cvvAvailable"], shown["cvvReceived"], shown["cvvCleared"]) == (False, True, True)
    assert "cvvClearedDate" in shown
    [row] = await rows(vault_database, "select sealed_cvv, cvv_cleared_at from card where token = $1", card.token)
    assert row["sealed_cvv"] is None
    again = await cards.charge(card, Charge(processor="till", path="/v1/x", body="n={{number}}"))
    assert again.cvv_cleared_at is None
    with pytest.raises(VaultRefused, match="cvv_gone"):
        await caller.charge(card.accommodation, card.token, charge)
    assert [look.what for look in await caller.looks(card.accommodation, 10)] == ["CHARGED", "CHARGED"]


async def test_a_decline_drops_the_code_too_and_a_failure_keeps_it(
    till: Till, caller: HttpVault, processor: Processor
) -> None:
    room = await till.booked_with()
    token, hotel = room["creditCard"]["token"], till.desk.hotel.id
    charge = Charge(
        processor="till",
        path="/v1/charges",
        content_type="application/json",
        body='{"number": "{{number}}", "cvc": "{{cvv}}", "year": "{{year2}}"}',
    )
    processor.status = 503
    failed = await caller.charge(hotel, token, charge)
    assert (failed.status, failed.cvv_cleared_at) == (503, None)
    processor.status = 402
    declined = await caller.charge(hotel, token, charge)
    assert json.loads(processor.got[-1][2]) == {"number": VISA, "cvc": "123", "year": "31"}
    assert declined.status == 402
    assert declined.cvv_cleared_at is not None


async def test_charges_that_are_refused(till: Till, caller: HttpVault) -> None:
    room = await till.booked_with()
    later = await till.booked_with(isVirtual=True, activationDate="2030-06-01T00:00:00Z")
    token, hotel = room["creditCard"]["token"], till.desk.hotel.id

    async def code(token: str = token, accommodation: int = hotel, **fields: Any) -> str:
        charge = Charge(**{"processor": "till", "path": "/v1", "body": "n={{number}}", **fields})
        with pytest.raises(VaultRefused) as refused:
            await caller.charge(accommodation, token, charge)
        return refused.value.code

    assert await code(token="x" * 32) == "card_gone"
    assert await code(accommodation=1) == "card_gone"
    assert await code(later["creditCard"]["token"]) == "card_not_active"
    for wrong in (
        {"processor": "elsewhere"},
        {"path": "//evil.example"[1:] + "\n"},
        {"path": "@evil.example/"},
        {"path": "/../x"},
        {"method": "GET"},
        {"content_type": "text/plain"},
        {"body": "no card"},
        {"body": "{{number}}{{pin}}"},
        {"headers": {"X": "a\r\nb"}},
    ):
        assert await code(**wrong) == "fields_wrong", wrong
    assert await code() == "processor_away"


async def test_a_vault_that_is_away_is_told_apart(till: Till) -> None:
    nobody = HttpVault("http://127.0.0.1:9", VAULT_SECRET)
    stranger = HttpVault(till.vault.url, "not the secret of this vault, at all")
    for client in (nobody, stranger):
        with pytest.raises(VaultAway):
            await client.status(till.desk.hotel.id)
        await client.close()


async def test_codes_are_dropped_after_a_week_and_expired_cards_forgotten(
    till: Till, vault: Vault, vault_environment: dict[str, str], vault_database: str, clock: ClockFile, tmp_path: Path
) -> None:
    room = await till.booked_with()
    short = await till.booked_with(MASTERCARD, expirationDate="12/26")
    token = room["creditCard"]["token"]
    clock.run(8 * 24 * 3600)
    later = await till.desk.world.session(till.desk.hotel)
    shown = done(await later.get(f"{till.desk.path}/{room['id']}"))["creditCard"]
    assert (shown["cvvAvailable"], shown["cvvCleared"]) == (False, True)
    # A vault that starts sweeps at once.
    other = Vault(vault_environment, tmp_path / "vault.log").start()
    try:
        query = "select 1 from card where token = $1 and sealed_cvv is null"
        for _ in range(100):
            if await rows(vault_database, query, token):
                break
            await asyncio.sleep(0.1)
        assert await rows(vault_database, query, token)
        assert await rows(vault_database, "select 1 from card where token = $1", short["creditCard"]["token"])
    finally:
        other.stop()
    clock.run(80 * 24 * 3600)
    last = Vault(vault_environment, tmp_path / "vault.log").start()
    try:
        query = "select 1 from card where token = $1"
        for _ in range(100):
            if not await rows(vault_database, query, short["creditCard"]["token"]):
                break
            await asyncio.sleep(0.1)
        assert not await rows(vault_database, query, short["creditCard"]["token"])
        assert await rows(vault_database, query, token)
    finally:
        last.stop()


async def test_cards_of_stays_that_ended_are_forgotten(
    till: Till, caller: HttpVault, database: Database, keys: str, clock_file: ClockFile, vault_database: str
) -> None:
    kept = await till.booked_with()
    past = await till.booked_with(MASTERCARD)
    cancelled = await till.booked_with(AMEX, cvv="1234")
    async with till.desk.world.unit() as unit:
        await unit.raw.execute(
            "update reservation set arrival = arrival - 100, departure = departure - 100 "
            "where accommodation = $1 and id = $2",
            till.desk.hotel.id,
            past["id"],
        )
    await till.desk.cancel(cancelled["id"])
    async with till.desk.world.unit() as unit:
        await unit.raw.execute(
            "update reservation set cancelled_at = cancelled_at - interval '20 days' "
            "where accommodation = $1 and id = $2",
            till.desk.hotel.id,
            cancelled["id"],
        )
    forgetter = Forgetter(database, Context(clock=clock_from(clock_file.setting), keyring=Keyring.parse(keys)))
    await forgetter.run()
    await forgetter.remove()
    tokens = [one["creditCard"]["token"] for one in (kept, past, cancelled)]
    left = {row["token"] for row in await rows(vault_database, "select token from card where token = any($1)", tokens)}
    assert left == {tokens[0]}
    for one, has in ((kept, True), (past, False), (cancelled, False)):
        assert ("creditCard" in done(await till.session.get(f"{till.desk.path}/{one['id']}"))) is has
    assert not await rows_of_removals(till)


async def rows_of_removals(till: Till) -> list[Any]:
    async with till.desk.world.unit() as unit:
        return list(await unit.raw.fetch("select 1 from card_removal where accommodation = $1", till.desk.hotel.id))


async def test_a_new_master_key_wraps_everything_anew_under_a_running_vault(
    till: Till, vault_environment: dict[str, str], vault_database: str, vault_mail: Receiver
) -> None:
    await till.register(vault_mail)
    room = await till.booked_with()
    path = Path(vault_environment["ROOMRACK_VAULT_KEYS_FILE"])
    before = lines_of(path)

    async def keep_adding() -> int:
        for _ in range(10):
            await till.booked_with(MASTERCARD)
        return 10

    adding = asyncio.create_task(keep_adding())
    rotated = await asyncio.to_thread(command, vault_environment, "rotate")
    assert rotated.returncode == 0, rotated.stderr
    assert await adding == 10
    [line] = lines_of(path)
    assert line not in before
    kid = line.partition(":")[0]
    for table in ("card", "pin", "master_key"):
        assert {row["kid"] for row in await rows(vault_database, f"select distinct kid from {table}")} == {kid}
    shown = await till.enter(await till.link(room["id"]), PIN)
    assert "4111 1111 1111 1111" in shown.text


async def test_the_vault_does_not_start_without_its_keys(
    vault: Vault, vault_environment: dict[str, str], tmp_path: Path
) -> None:
    elsewhere = {**vault_environment, "ROOMRACK_VAULT_KEYS_FILE": str(tmp_path / "keys")}
    lost = await asyncio.to_thread(command, elsewhere, "rotate")
    assert lost.returncode == 1
    assert "can't be read" in lost.stderr
    copy_loosely(Path(vault_environment["ROOMRACK_VAULT_KEYS_FILE"]), tmp_path / "keys")
    loose = await asyncio.to_thread(command, elsewhere, "rotate")
    assert (loose.returncode, "chmod 600" in loose.stderr) == (1, True)
    short = await asyncio.to_thread(command, {**vault_environment, "ROOMRACK_VAULT_SECRET": "short"}, "serve")
    assert (short.returncode, "ROOMRACK_VAULT_SECRET" in short.stderr) == (1, True)


async def test_an_operator_hands_over_a_link_and_forgets_a_pin(till: Till, vault_environment: dict[str, str]) -> None:
    hotel = str(till.desk.hotel.id)
    asked = ["pin-link", hotel, "--name", "Villa", "--email", "boss@example.com", "--language", "it"]
    environment = {**vault_environment, "ROOMRACK_VAULT_PUBLIC_URL": till.vault.url}
    url = (await asyncio.to_thread(command, environment, *asked)).stdout.strip()
    assert '<html lang="it">' in (await till.http.get(url)).text
    assert (await till.http.post(url, data={"pin": PIN, "again": PIN})).status_code == 200
    path = f"/rest/v1/payment/{hotel}/register"
    assert done(await till.session.get(path)) == {"status": "active"}
    [line] = (await asyncio.to_thread(command, environment, "looks", hotel)).stdout.splitlines()
    assert json.loads(line)["what"] == "PIN_SET"
    assert (await asyncio.to_thread(command, environment, "forget-pin", hotel)).returncode == 0
    assert done(await till.session.get(path)) == {"status": "none"}
    assert (await asyncio.to_thread(command, environment, "forget-pin", hotel)).returncode == 1


@pytest.mark.parametrize("role", ["app", "worker", "owner"])
async def test_no_other_role_looks_into_the_vault(urls: Any, vault_database: str, role: str) -> None:
    database = urlsplit(vault_database).path
    other = urlsplit(getattr(urls, role))._replace(path=database).geturl()
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await asyncpg.connect(other)
