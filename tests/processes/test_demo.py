"""`roomrack demo` as an operator runs it: one command, real processes, killed and stopped in every way."""

import itertools
import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import httpx2
import psutil  # type: ignore[import-untyped]
import pytest

from tests.harness.demo import Demo, family, wait_for
from tests.harness.processes import free_port

SECONDS_TO_SERVE_AGAIN = 5


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    running = Demo(tmp_path_factory.mktemp("demo") / "data", "--workers", "2")
    running.wait_ready()
    running.wait_announced()
    yield running
    assert running.stop() == 0


@pytest.fixture
async def database(demo: Demo) -> Any:
    connection = await asyncpg.connect(demo.superuser())
    yield connection
    await connection.close()


def test_the_file_tells_everything(demo: Demo) -> None:
    known = demo.known()
    assert stat.S_IMODE((demo.folder / "demo.json").stat().st_mode) == 0o600
    assert known["base_url"] == f"{demo.url}/connect"
    assert known["user"].keys() == {"username", "password"}
    for application in ("sandbox_app", "production_app"):
        assert known[application].keys() == {"client_id", "client_secret", "redirect_uri"}
    assert {name: known[name] for name in ("accommodation", "sandbox_accommodation", "other_tenant_accommodation")} == {
        "accommodation": "100001",
        "sandbox_accommodation": "300001",
        "other_tenant_accommodation": "200001",
    }
    assert (known["network"], known["base_room"], known["derived_rate"], known["suite"]) == (3001, 10100, 10101, 12000)
    shown = demo.said()
    assert known["production_app"]["client_secret"] in shown
    assert known["user"]["password"] in shown


def test_every_credential_works(demo: Demo) -> None:
    known = demo.known()
    main, sandbox = known["accommodation"], known["sandbox_accommodation"]
    assert [row["id"] for row in demo.get("/rest/v1/accommodation").json()] == [main]
    assert demo.get(f"/rest/v1/accommodation/{main}").status_code == 200
    assert demo.get("/rest/v1/api/configuration", known["apilogin_token"]).status_code == 200
    for reached in known["network_accommodations"]:
        by_key = demo.get(f"/rest/v1/accommodation/{reached}", "", headers={"key": known["api_key"]})
        assert by_key.json()["id"] == reached
    tried = demo.get("/rest/v1/accommodation", known["sandbox_token"])
    assert [row["id"] for row in tried.json()] == [sandbox]
    assert demo.get(f"/rest/v1/accommodation/{main}", known["sandbox_token"]).status_code == 403
    refreshed = httpx2.post(
        f"{known['base_url']}/rest/v1/identity/refresh",
        data={"refresh_token": known["property_refresh_token"]},
        timeout=30,
        trust_env=False,
    )
    assert refreshed.status_code == 200
    assert demo.get(f"/rest/v1/accommodation/{main}", refreshed.json()["access_token"]).status_code == 200
    application = httpx2.post(
        f"{known['base_url']}/rest/v1/identity/apilogin",
        data={name: known["production_app"][name] for name in ("client_id", "client_secret")},
        timeout=30,
        trust_env=False,
    )
    assert application.status_code == 200


def test_the_limits_do_not_cut_trying_out_short(demo: Demo) -> None:
    answer = demo.get("/rest/v1/accommodation")
    assert answer.headers["X-RateLimit-Limit"] == "100000"


def test_the_second_tenant_is_invisible(demo: Demo) -> None:
    known = demo.known()
    other = known["other_tenant_accommodation"]
    granted = demo.get(f"/rest/v1/accommodation/{other}")
    absent = demo.get("/rest/v1/accommodation/999999")
    assert granted.status_code == absent.status_code == 403
    main = known["accommodation"]
    theirs = demo.get(f"/rest/v1/reservation/{main}/{known['other_tenant_reservation']}")
    nobody = demo.get(f"/rest/v1/reservation/{main}/999998")
    assert theirs.status_code == nobody.status_code == 404


def test_the_suite_and_the_rates_compute(demo: Demo) -> None:
    known = demo.known()
    today = date.fromisoformat(
        demo.get(f"/rest/v1/calendar/{known['accommodation']}").json()["data"][0]["days"][0]["date"]
    )
    answer = demo.get(
        f"/rest/v1/calendar/{known['accommodation']}",
        params={
            "product[]": [known["base_room"], known["derived_rate"], known["chained_rate"], known["suite"]],
            "dateFrom": str(today),
            "dateTo": str(today + timedelta(days=729)),
        },
    )
    rows = {row["id"]: row["days"] for row in answer.json()["data"]}
    assert {len(days) for days in rows.values()} == {730}
    for base, rate, chained, suite in zip(*(rows[key] for key in sorted(rows)), strict=True):
        assert base["availability"] >= 1
        assert rate["availability"] == base["availability"]
        assert rate["price"] == pytest.approx(base["price"] * 0.9)
        assert chained["price"] == pytest.approx(base["price"] + 12 + 28.5)
        assert suite["availability"] in {0, 1}
    assert any(day["bookable"] for day in rows[known["suite"]])


async def test_products_of_the_large_property(database: "asyncpg.Connection[asyncpg.Record]") -> None:
    rows = await database.fetch("select id, parent, price_rule, is_suite from product where accommodation = 100001")
    parents = {row["id"]: row["parent"] for row in rows}
    base = [id for id, parent in parents.items() if parent is None]
    roots = Counter[int]()
    depths = Counter[int]()
    for id in parents:
        chain = [id]
        while (above := parents[chain[-1]]) is not None:
            chain.append(above)
        roots[chain[-1]] += 1
        depths[len(chain) - 1] += 1
    assert (len(rows), len(base), set(roots.values())) == (260, 20, {13})
    assert set(depths) == {0, 1, 2}
    assert {row["price_rule"] for row in rows} == {"CALENDAR", "INCREMENT", "PERCENT"}
    assert [row["id"] for row in rows if row["is_suite"]] == [12000]
    assert await database.fetchval("select count(*) from pms_room where accommodation = 100001") == 64


async def test_the_books_are_right(database: "asyncpg.Connection[asyncpg.Record]") -> None:
    wrong = await database.fetch(
        "select accommodation, product, day, sold, count(h.reservation) from calendar_day as d"
        " left join hold as h using (accommodation, product, day)"
        " group by 1, 2, 3 having sold <> count(h.reservation) or d.sold > d.allotment or d.oversold <> 0"
    )
    assert wrong == []
    homeless = (
        "select count(*) from hold as h left join calendar_day as d using (accommodation, product, day)"
        " where d.day is null"
    )
    assert await database.fetchval(homeless) == 0
    held = await database.fetch(
        "select r.id, r.status, r.departure - r.arrival as nights, count(h.day) as held,"
        " r.product between 12000 and 12012 as of_suite"
        " from reservation as r left join hold as h on h.accommodation = r.accommodation and h.reservation = r.id"
        " group by 1, 2, 3, 5"
    )
    for row in held:
        units = 0 if row["status"] == "CANCELLED" else 2 if row["of_suite"] else 1
        assert row["held"] == row["nights"] * units, row
    found = await database.fetch(
        "select accommodation, count(*) as made, min(id) as first, max(id) as last from reservation group by 1"
    )
    assert [tuple(row) for row in found if row["accommodation"] == 100001] == [(100001, 200, 500001, 500200)]
    guestless = (
        "select count(*) from reservation as r where not exists (select from reservation_guest as g"
        " where g.accommodation = r.accommodation and g.reservation = r.id and g.family_name is not null)"
    )
    assert await database.fetchval(guestless) == 0
    assert {row["status"] for row in held} == {"CONFIRMED", "WAITING", "CANCELLED"}
    for highest in ("select max(id) from reservation", "select max(id) from product", "select max(id) from pms_room"):
        assert await database.fetchval(highest) < 1_000_000
    days = await database.fetchrow(
        "select count(distinct day) as days, count(*) filter (where price > 0) as priced"
        " from calendar_day where product = 10100"
    )
    assert tuple(days or ()) == (730, 730)


@pytest.mark.crash
@pytest.mark.parametrize("name", ["api", "worker", "postgres"])
def test_what_is_killed_serves_again(demo: Demo, name: str) -> None:
    before = demo.pid(name)
    os.kill(before, signal.SIGKILL)
    begun = time.monotonic()
    wait_for(lambda: demo.pid(name) != before and demo.is_ready(), SECONDS_TO_SERVE_AGAIN)
    wait_for(lambda: demo.get("/rest/v1/accommodation").status_code == 200, SECONDS_TO_SERVE_AGAIN)
    assert time.monotonic() - begun < SECONDS_TO_SERVE_AGAIN
    assert not psutil.pid_exists(before)


@pytest.mark.crash
def test_a_killed_vault_serves_again_with_its_keys(demo: Demo) -> None:
    before = demo.pid("vault")
    url = f"{demo.vault_url}/ready"
    assert httpx2.get(url, trust_env=False).json() == {"ready": True}
    os.kill(before, signal.SIGKILL)

    def serves() -> bool:
        try:
            return demo.pid("vault") != before and httpx2.get(url, trust_env=False).status_code == 200
        except httpx2.HTTPError:
            return False

    wait_for(serves, 15)
    known = demo.known()
    link = demo.get(f"/rest/v1/payment/{known['carded_reservation']}/detokenize").json()["detokenizationUrl"]
    shown = httpx2.post(link, data={"pin": known["card_pin"]}, trust_env=False)
    assert "4111 1111 1111 1111" in shown.text


@pytest.mark.crash
def test_a_killed_simulator_serves_again_with_what_it_kept(demo: Demo) -> None:
    known = demo.known()
    hotel = known["simulator_hotel"]
    url = f"{known['simulator_url']}/{hotel['ota']}/hotels/{hotel['hotel']}"
    control = f"{known['simulator_url']}/control/{hotel['ota']}/hotels/{hotel['hotel']}"
    headers = {"Authorization": f"Bearer {known['simulator_token']}"}
    assert known["simulator_url"] == demo.simulator_url
    sold = httpx2.get(f"{url}/products", auth=(hotel["username"], hotel["password"]), trust_env=False).json()
    assert len(sold["listings"]) == 9
    httpx2.post(f"{control}/messages", json={"text": "Hello?", "guest": "Ada"}, headers=headers, trust_env=False)
    before = demo.pid("simulator")
    os.kill(before, signal.SIGKILL)

    def kept() -> bool:
        try:
            told = httpx2.get(f"{control}/messages", headers=headers, trust_env=False).json()["messages"]
        except httpx2.HTTPError:
            return False
        return demo.pid("simulator") != before and any(each["text"] == "Hello?" for each in told)

    wait_for(kept, 15)


def test_the_sandbox_property_is_connected_to_the_simulator(demo: Demo) -> None:
    known = demo.known()
    where = f"{known['sandbox_accommodation']}/{known['sandbox_connection']}"
    [connection] = demo.get("/rest/v1/connection", known["sandbox_token"]).json()["data"]
    assert connection["id"] == known["sandbox_connection"]
    assert connection["hotelId"] == f"{known['simulator_hotel']['ota']}/{known['simulator_hotel']['hotel']}"
    assert (connection["status"], connection["updateCalendar"]) == ("ENABLED", True)
    mapped = demo.get(f"/rest/v1/connection/mapping/{where}", known["sandbox_token"]).json()
    assert len(mapped["data"]) == 9


def test_only_the_simulator_has_its_settings(demo: Demo) -> None:
    own = psutil.Process(demo.pid("simulator")).environ()
    assert own["ROOMRACK_SIMULATOR_TOKEN"] == demo.known()["simulator_token"]
    assert not [name for name in own if name.startswith("ROOMRACK_") and not name.startswith("ROOMRACK_SIMULATOR_")]
    for name in ("api", "worker"):
        told = psutil.Process(demo.pid(name)).environ()
        assert {each for each in told if each.startswith("ROOMRACK_SIMULATOR")} == {"ROOMRACK_SIMULATOR_URL"}


def test_only_the_vault_has_its_settings_and_keys(demo: Demo) -> None:
    folder = demo.folder / "vault"
    for name in ("keys", "secret", "demo.json", "environment.json"):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600, name
    own = psutil.Process(demo.pid("vault")).environ()
    assert {name for name in own if name.startswith("ROOMRACK_")} <= {
        name for name in own if name.startswith("ROOMRACK_VAULT_")
    }
    word = own["ROOMRACK_VAULT_DATABASE_URL"]
    for name in ("api", "worker"):
        assert word not in " ".join(psutil.Process(demo.pid(name)).environ().values())
    assert word not in (demo.folder / "environment.json").read_text()


@pytest.mark.crash
def test_a_killed_api_process_is_replaced(demo: Demo) -> None:
    workers = psutil.Process(demo.pid("api")).children()
    assert len(workers) == 2
    workers[0].kill()
    wait_for(
        lambda: (
            len([p for p in psutil.Process(demo.pid("api")).children() if p.status() != "zombie"]) == 2
            and demo.is_ready()
        ),
        SECONDS_TO_SERVE_AGAIN,
    )


def test_a_second_one_on_the_folder_says_so(demo: Demo) -> None:
    second = subprocess.run(
        [sys.executable, "-m", "roomrack", "demo", "--data-dir", str(demo.folder), "--port", str(free_port())],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert second.returncode == 1
    assert f"process {demo.process.pid} already runs a server on {demo.folder / 'postgres'}" in second.stderr
    assert demo.is_ready()
    assert demo.pid("supervisor") == demo.process.pid


def test_a_second_one_does_not_empty_the_folder(demo: Demo) -> None:
    second = subprocess.run(
        [
            sys.executable,
            "-m",
            "roomrack",
            "demo",
            "--fresh",
            "--data-dir",
            str(demo.folder),
            "--port",
            str(free_port()),
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert second.returncode == 1
    assert "already runs a server" in second.stderr
    assert demo.get("/rest/v1/accommodation").status_code == 200


def test_a_port_in_use_says_so(demo: Demo, tmp_path: Path) -> None:
    second = subprocess.run(
        [sys.executable, "-m", "roomrack", "demo", "--data-dir", str(tmp_path / "data"), "--port", str(demo.port)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert second.returncode == 1
    assert (
        f"127.0.0.1:{demo.port} is in use: stop what listens there, or choose another port with --port" in second.stderr
    )
    assert not (tmp_path / "data").exists()


def test_it_stops_cleanly_and_comes_back_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / ("a folder with a long name " * 4).strip() / "data"
    told = tmp_path / "told.json"
    first = Demo(folder, "--credentials", str(told))
    first.wait_ready()
    first.wait_announced()
    known = first.known()
    assert json.loads(told.read_text()) == known
    assert stat.S_IMODE(told.stat().st_mode) == 0o600
    assert len(os.fsencode(folder)) > 100
    traded = httpx2.post(
        f"{known['base_url']}/rest/v1/identity/migrate",
        data={"accommodation": known["accommodation"]},
        headers={"key": known["api_key"]},
        timeout=30,
        trust_env=False,
    )
    assert traded.status_code == 200  # A newer grant of the same property, which the file does not tell of.
    everyone = family(first.process.pid)
    assert len(everyone) > 5
    assert first.stop(signal.SIGINT) == 0
    assert psutil.wait_procs(everyone, 1)[1] == []
    assert not (folder / "processes.json").exists()
    changing = {"property_token", "sandbox_token", "apilogin_token", "base_url", "authorization_url", "vault_url"}
    changing |= {"simulator_url"}
    again = Demo(folder)
    again.wait_ready()
    again.wait_announced()
    warm = again.known()
    assert {k: v for k, v in warm.items() if k not in changing} == {k: v for k, v in known.items() if k not in changing}
    assert again.get("/rest/v1/accommodation").status_code == 200
    assert again.get("/rest/v1/accommodation", known["property_token"]).status_code == 200
    again.process.kill()
    again.process.wait()
    wait_for(lambda: not any("postgres" in p.name() and str(folder) in " ".join(p.cmdline()) for p in processes()))
    wait_for(lambda: not again.is_ready())
    fresh = Demo(folder, "--fresh")
    fresh.wait_ready()
    fresh.wait_announced()
    new = fresh.known()
    secret = {"user", "api_key", "sandbox_app", "production_app", "card_pin"}
    secret |= {"property_refresh_token", "sandbox_refresh_token", "simulator_token", "simulator_hotel"}
    assert new.keys() == known.keys()
    for name in known.keys() - changing - secret:
        assert new[name] == known[name]
    for name in secret:
        assert new[name] != known[name]
    in_flight(fresh)


def in_flight(demo: Demo) -> None:
    """A request whose body is still on its way when the server is asked to stop is answered."""
    known = demo.known()
    day = str(date.fromisoformat("2027-01-01"))
    item = {"room": known["base_room"], "dateFrom": day, "dateTo": day, "values": {"price": 99}}
    body = json.dumps([item]).encode()
    with socket.create_connection(("127.0.0.1", demo.port), timeout=30) as connection:
        head = f"POST /connect/rest/v1/calendar/bulk HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n"
        head += f"Content-Type: application/json\r\nAuthorization: Bearer {known['property_token']}\r\n\r\n"
        connection.sendall(head.encode() + body[:20])
        time.sleep(0.2)
        demo.process.send_signal(signal.SIGTERM)
        time.sleep(1)
        assert demo.process.poll() is None
        connection.sendall(body[20:])
        answer = connection.recv(100_000)
    assert answer.startswith(b"HTTP/1.1 200 "), answer
    assert demo.process.wait(40) == 0


def processes() -> Iterator[psutil.Process]:
    for process in itertools.chain(psutil.process_iter()):
        try:
            process.cmdline()
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
        yield process
