"""A thousand card numbers are pasted wherever a client can write something; none is found afterwards.

Neither in a table, nor in the files of the database and its write-ahead log, nor in a log, nor in the vault outside of
its sealed columns.
"""

import asyncio
import json
import random
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import asyncpg

from roomrack.domain.arrivals.rules.answers import FIELDS
from tests.harness.cluster import Urls
from tests.harness.processes import ApiServer, Worker
from tests.mail.receiver import Receiver
from tests.vault.support import Till, card

COUNT = 1000
LENGTH = 16
RUN = re.compile(rb"\d(?:[ .\-_/]?\d){15,}")


def made_up() -> set[str]:
    """Numbers with a right check digit that no other test uses."""
    draw = random.Random(20_261_127)
    made: set[str] = set()
    while len(made) < COUNT:
        digits = "4" + "".join(draw.choice("0123456789") for _ in range(LENGTH - 2))
        doubled = [int(each) * (2 if place % 2 == 0 else 1) for place, each in enumerate(digits)]
        total = sum(each - 9 if each > 9 else each for each in doubled)
        made.add(digits + str(-total % 10))
    return made


def leaked(content: bytes, cards: set[str]) -> set[str]:
    """The numbers that stand in some bytes, in one piece or in groups."""
    found = set()
    for run in RUN.finditer(content):
        digits = re.sub(rb"\D", b"", run.group()).decode()
        found |= {digits[start : start + LENGTH] for start in range(len(digits) - LENGTH + 1)} & cards
    return found


def grouped(number: str) -> str:
    return " ".join(number[start : start + 4] for start in range(0, LENGTH, 4))


async def paste(till: Till, numbers: Iterator[str]) -> None:
    """Put numbers everywhere, each another one."""
    at, session, hotel = till.desk, till.session, till.desk.hotel.id

    def one(words: str = "Card {}, thank you", *, apart: bool = False) -> str:
        number = next(numbers)
        return words.format(grouped(number) if apart else number)

    booked = await at.post(
        availability=False,
        privateNotes=one(apart=True),
        channelNotes=one(),
        houseKeepingNotes=one("{}"),
        guests=[
            {
                "givenName": one("{}"),
                "familyName": one("Card {}", apart=True),
                "email": one("{}@example.com"),
                "phone": one("{}"),
                "address": one(),
                "city": one("{}"),
                "notes": one(),
            }
        ],
        metaData=[{"name": one("{}"), "value": one()}],
    )
    assert booked.status_code == 200, booked.text
    room = booked.json()["id"]
    requests: list[tuple[str, str, dict[str, Any]]] = [
        ("PATCH", f"{at.path}/{room}", {"json": {"privateNotes": one(), "specialRequests": one("{}", apart=True)}}),
        ("PUT", f"{at.path}/{room}", {"json": {"status": one("{}")}}),
        ("POST", at.path, {"json": {**at.body(), "product": int(one("{}"))}}),
        ("POST", at.path, {"json": {**at.body(), "streamCard": {"pan": one("{}"), "cvv": "123"}}}),
        ("POST", at.path, {"json": {**at.body(), "related": [{"streamCard": {"pan": one("{}")}}]}}),
        ("POST", at.path, {"content": ('{"pan": ' + one("{}")).encode()}),
        ("POST", at.path, {"content": one('{{"checkin": "{}", "checkin": 1}}').encode()}),
        (
            "POST",
            f"/rest/v1/extra/bulk/{hotel}",
            {"json": [{"name": one("{}"), "description": {"en": one()}, "model": "DAY"}]},
        ),
        ("POST", f"/rest/x1/policy/{hotel}", {"json": {"title": one(), "stepType": "PAYMENT"}}),
        ("POST", f"/rest/v1/rateplans/{hotel}", {"json": {"internalLabel": one("{}")}}),
        ("POST", f"/rest/v1/roomrates/{hotel}", {"json": {"name": one("{}"), "adults": 2}}),
        ("POST", f"/rest/v1/guests/{hotel}", {"json": {"firstname": one("{}"), "lastname": one(), "city": one("{}")}}),
        ("POST", f"/rest/v1/pms/{hotel}", {"json": {"name": one("{}"), "adults": 2}}),
        ("GET", at.path, {"params": {"refer": one("{}"), "source": one("{}", apart=True)}}),
        ("GET", f"{at.path}/{one('{}')}", {}),
        ("GET", f"/rest/v1/guests/{hotel}/list", {"params": {"guestName": one("{}")}}),
        ("GET", one("/rest/v1/nowhere/{}"), {}),
        ("GET", at.path, {"headers": {"Idempotency-Key": one("{}"), "X-Card": one("{}"), "User-Agent": one("{}")}}),
        ("POST", "/rest/v1/subscription/RESERVATION_CHANGE", {"data": {"url": one("ftp://{}"), "pan": one("{}")}}),
        ("POST", one("/rest/v1/payment/OCTORATE/{}/addCard"), {"json": {"streamCard": {"pan": one("{}")}}}),
    ]
    application = await at.world.application_session(session.app)
    described = {"applicationName": one("{}"), "description": {"EN": one("{}")}}
    told = await application.patch("/rest/v1/api/configuration", json=described)
    assert told.status_code == 200, told.text
    moved = {"address": one(), "city": one("{}")}
    told = await application.patch(f"/rest/v2/accommodation/{hotel}", json=moved)
    assert told.status_code == 200, told.text
    kept = {
        *(f"/rest/v1/extra/bulk/{hotel}", f"/rest/x1/policy/{hotel}", f"/rest/v1/rateplans/{hotel}"),
        *(f"/rest/v1/roomrates/{hotel}", f"/rest/v1/guests/{hotel}"),
    }
    for method, path, content in requests:
        answer = await session.request(method, path, **content)
        if path in kept or method == "PATCH":
            assert answer.status_code == 200, answer.text
    online = (await session.post(f"/rest/x1/checkin/{hotel}/{room}/online")).json()["checkinLink"]
    page = online.partition("/connect")[2]
    shown = await session.client.get(f"{page}/person")
    cookie = {"Cookie": shown.headers["set-cookie"].partition(";")[0]}
    csrf = re.findall(r'name="csrf" value="(\w+)"', shown.text)[0]
    form = {"csrf": csrf, "action": "later", **{name: one("{}") for name in FIELDS}}
    assert (await session.client.post(f"{page}/person", data=form, headers=cookie)).status_code == 400
    form = {"csrf": csrf, "arrival": one("{}"), one("{}"): "17:30"}
    assert (await session.client.post(page, data=form, headers=cookie)).status_code == 400
    await session.client.get(one(f"/check-in/{hotel}-{{}}"), params={"language": one("{}")})
    await till.add({"id": room, "streamCard": card(one("{}"))})
    await till.add({"id": room, "streamCard": card(one("{}"), expirationDate="01/20", cardHolder=one("{}"))})
    await till.add({"id": 1, "refer": one("{}"), "streamCard": card(one("{}"), cardType=one("{}"))})
    url = f"{till.vault.url}/connect/rest/v1/payment/OCTORATE/BOOKING/addCard"
    await till.http.post(url, content=one('{{"streamCard": {}').encode(), headers=session.headers)
    await till.http.get(one(f"{till.vault.url}/card/{{}}"))


async def tables(dsn: str, cards: set[str]) -> dict[str, str]:
    """The tables of a database in whose rows, as a dump writes them, a number stands, each with such a row."""
    connection = await asyncpg.connect(dsn)
    try:
        names = await connection.fetch(
            "select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on "
            "n.oid = c.relnamespace where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')"
        )
        assert len(names) > 5
        found = {}
        for name in names:
            for row in await connection.fetch(f"select t::text as line from {name['name']} t"):
                line = row["line"] or ""
                # Bytes are written as hexadecimal, where the digits of a number read 30 to 39.
                plain = b" ".join(map(bytes.fromhex, re.findall(r"\\x((?:[0-9a-f]{2})+)", line)))
                if leaked(line.encode() + b"\n" + plain, cards):
                    found[name["name"]] = line
    finally:
        await connection.close()
    return found


def files(folder: Path, cards: set[str]) -> dict[str, set[str]]:
    """What stands in the files below a folder."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink() and (numbers := leaked(path.read_bytes(), cards)):
            found[str(path)] = numbers
    return found


async def test_a_thousand_card_numbers_leave_no_trace(
    till: Till,
    urls: Urls,
    vault_database: str,
    vault_mail: Receiver,
    server: ApiServer,
    worker_process: Worker,
    session_folder: Path,
) -> None:
    await till.register(vault_mail)
    cards = made_up()
    numbers = iter(sorted(cards))
    # A round takes some fifty; the last one ends in the middle, when there are no more.
    with suppress(RuntimeError):
        while True:
            await paste(till, numbers)
    assert next(numbers, None) is None
    await asyncio.sleep(1.5)  # The request log is written beside the calls, and the worker has its turn.
    superuser = await asyncpg.connect(urls.superuser)
    try:
        await superuser.execute("checkpoint")
        data = Path(await superuser.fetchval("show data_directory"))
        oids = await superuser.fetch(
            "select oid from pg_database where datname = any($1)", _names(urls, vault_database)
        )
    finally:
        await superuser.close()
    assert await tables(urls.superuser, cards) == {}
    assert await tables(vault_database, cards) == {}
    folders = [data / "pg_wal", *(data / "base" / str(row["oid"]) for row in oids), session_folder]
    for folder in folders:
        assert await asyncio.to_thread(folder.is_dir)
        assert await asyncio.to_thread(files, folder, cards) == {}
    # The search itself finds what is there.
    assert len(leaked(json.dumps(sorted(cards)).encode(), cards)) == COUNT
    assert leaked(grouped(min(cards)).encode(), cards) == {min(cards)}


def _names(*dsns: Any) -> list[str]:
    return [re.sub(r"\?.*", "", str(getattr(dsn, "superuser", dsn))).rpartition("/")[2] for dsn in dsns]
