"""The commands for people, as processes, against a demo: signing in, the calendar, reservations, the document."""

import json
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest
import yaml

from tests.harness.commands import day, environment, result, run
from tests.harness.demo import Demo
from tests.harness.processes import free_port

ROOM = "50100"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    running = Demo(tmp_path_factory.mktemp("people") / "data")
    running.wait_ready()
    running.wait_announced()
    yield running
    assert running.stop() == 0


@pytest.fixture(scope="module")
def home(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A configuration folder that is signed in to the demo's sandbox."""
    folder = tmp_path_factory.mktemp("home")
    credentials = str(demo.folder / "demo.json")
    done = run(folder, "login", demo.url, "--credentials", credentials, "--sandbox", from_nothing=True)
    assert done.returncode == 0, done.stderr
    return folder


def test_a_file_of_credentials_signs_in(demo: Demo, home: Path) -> None:
    who = result(home, "whoami", from_nothing=True)
    assert who == {
        "profile": "default",
        "server": f"{demo.url}/connect",
        "accommodation": "300001",
        "properties": [{"id": "300001", "name": "Sandbox Hotel"}],
    }
    files = list((home / "roomrack").iterdir())
    assert {file.name for file in files} == {"profiles.json", "tokens-default.json"}
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE((home / "roomrack").stat().st_mode) == 0o700


def test_several_profiles(demo: Demo, tmp_path: Path) -> None:
    known = demo.known()
    by_token = run(tmp_path, "login", demo.url, "--profile", "one", "--token", known["property_token"])
    assert by_token.returncode == 0, by_token.stderr
    by_refresh = run(tmp_path, "login", demo.url, "--profile", "two", "--refresh-token", known["sandbox_refresh_token"])
    assert by_refresh.returncode == 0, by_refresh.stderr
    by_key = run(
        *(tmp_path, "login", demo.url, "--profile", "three", "--accommodation", "100002"),
        ROOMRACK_API_KEY=known["api_key"],
    )
    assert by_key.returncode == 0, by_key.stderr
    houses = {name: result(tmp_path, "whoami", "--profile", name)["accommodation"] for name in ("one", "two", "three")}
    assert houses == {"one": "100001", "two": "300001", "three": "100002"}
    assert result(tmp_path, "whoami")["profile"] == "three"
    forgotten = run(tmp_path, "logout", "--profile", "two", "--no-revoke")
    assert forgotten.returncode == 0
    assert not (tmp_path / "roomrack" / "tokens-two.json").exists()
    gone = run(tmp_path, "whoami", "--profile", "two")
    assert (gone.returncode, gone.stdout) == (4, "")
    assert "there are one, three" in gone.stderr


def test_signing_in_with_the_browser_and_out(demo: Demo, tmp_path: Path) -> None:
    back = f"http://127.0.0.1:{free_port()}/callback"
    made = run(
        *(tmp_path, "app", "create", "--name", "Terminal", "--environment", "production"),
        *("--redirect-uri", back, "--json"),
        ROOMRACK_DATA_DIR=str(demo.folder),
    )
    client_id = json.loads(made.stdout)["client_id"]
    command = [sys.executable, "-m", "roomrack", "login", demo.url, "--client-id", client_id, "--redirect-uri", back]
    with subprocess.Popen(
        [*command, "--no-browser", "--timeout", "60"], env=environment(tmp_path), stderr=subprocess.PIPE, text=True
    ) as signing_in:
        assert signing_in.stderr is not None
        assert "open this in a browser" in signing_in.stderr.readline()
        _agree(demo, signing_in.stderr.readline().strip(), "100003")
        _, said = signing_in.communicate(timeout=60)
    assert signing_in.returncode == 0, said
    assert "property 100003" in said
    tokens = json.loads((tmp_path / "roomrack" / "tokens-default.json").read_text())
    assert run(tmp_path, "logout", from_nothing=True).returncode == 0
    assert demo.get("/rest/v1/accommodation", tokens["access_token"]).status_code == 401


def _agree(demo: Demo, address: str, house: str) -> None:
    """What a person does in the browser."""
    user = demo.known()["user"]
    cookie = ""
    with httpx2.Client(timeout=30, trust_env=False) as browser:

        def page(form: dict[str, str] | None = None) -> httpx2.Response:
            nonlocal cookie
            headers = {"Cookie": cookie} if cookie else {}
            answer = browser.request("POST" if form else "GET", address, data=form, headers=headers)
            cookie = answer.headers.get("set-cookie", cookie).partition(";")[0]
            return answer

        def csrf(answer: httpx2.Response) -> str:
            found = re.search(r'name="csrf" value="([^"]+)"', answer.text)
            assert found, answer.text
            return found[1]

        page({"csrf": csrf(page()), "action": "sign-in", **user})
        agreed = page({"csrf": csrf(page()), "action": "allow", "accommodation": house})
        assert agreed.status_code == 303
        assert browser.get(agreed.headers["location"]).status_code == 200


def test_the_calendar_as_a_grid(home: Path) -> None:
    words = ("calendar", "show", "--product", ROOM, "--from", "2027-03-01", "--to", "2027-03-03")
    done = run(home, *words, from_nothing=True, NO_COLOR="1")
    assert done.returncode == 0, done.stderr
    assert "Double" in done.stdout
    assert re.search(r"mon\s.*tue\s.*wed", done.stdout)
    assert "\x1b[" not in done.stdout


def test_setting_weekdays_of_ranges(home: Path) -> None:
    first = datetime.now(UTC).date() + timedelta(200)
    words = (
        *("calendar", "set", ROOM, "--range", f"{first}..{first + timedelta(13)}", "--weekdays", "fri,sat"),
        *("--price", "149.50", "--min-stay", "2", "--no-arrival"),
    )
    changes = result(home, *words, "--dry-run")
    assert {(each["field"], each["to"]) for each in changes} >= {("minStay", 2), ("closeToArrival", True)}
    untouched = result(home, *words, "--dry-run")
    assert untouched == changes
    written = result(home, *words, from_nothing=True)
    assert (written["success"], written["days"]) == (True, 4)
    [row] = result(
        home, "calendar", "show", "--product", ROOM, "--from", str(first), "--to", str(first + timedelta(13))
    )
    for each in row["days"]:
        chosen = date.fromisoformat(each["date"]).weekday() in {4, 5}
        assert (each["price"] == 149.5, each["minStay"] == 2, each["closeToArrival"]) == (chosen, chosen, chosen)
    assert result(home, *words, "--dry-run") == []


def test_booking_asks_first(home: Path) -> None:
    words = ("reservations", "book", ROOM, day(220), day(222), "--given-name", "Ada", "--family-name", "Lovelace")
    refused = run(home, *words, said="n\n")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "for Ada Lovelace?" in refused.stderr
    agreed = run(home, *words, said="y\n", from_nothing=True)
    assert agreed.returncode == 0, agreed.stderr
    assert "guest: Ada Lovelace" in agreed.stdout


def test_booking_once_finding_and_showing(home: Path) -> None:
    words = (
        *("reservations", "book", ROOM, day(230), day(232), "--given-name", "Grace", "--family-name", "Hopper"),
        *("--price", "250.5", "--guests", "2", "--notes", "late", "--waiting", "--key", "once", "--yes"),
    )
    made = result(home, *words)
    assert result(home, *words)["id"] == made["id"]
    assert (made["status"], made["roomGross"], made["totalGuest"]) == ("WAITING", 250.5, 2)
    assert result(home, "reservations", "show", str(made["id"]), from_nothing=True)["privateNotes"] == "late"
    filters = ("--type", "checkin", "--from", day(230), "--to", day(230), "--status", "waiting", "--product", ROOM)
    assert [row["id"] for row in result(home, "reservations", "list", *filters)] == [made["id"]]
    assert len(result(home, "reservations", "list", "--limit", "3")) == 3
    shown = run(home, "reservations", "list", "--id", str(made["id"]), from_nothing=True)
    assert "Grace Hopper" in shown.stdout
    assert "250.50 EUR" in shown.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(["calendar", "set", "1", "-r", "2030-01-01", "--price", "1"], 1, "$[0].room", id="room"),
        pytest.param(["calendar", "set", ROOM, "-r", "2027-02-30", "--price", "1"], 2, "is no date", id="date"),
        pytest.param(["calendar", "set", ROOM, "-r", "2027-02-03..2027-02-01", "--price", "1"], 2, "ends", id="range"),
        pytest.param(["calendar", "set", ROOM, "-r", "2027-02-03"], 2, "nothing to set", id="nothing"),
        pytest.param(["calendar", "set", ROOM, "-r", "2027-02-03", "--price", "x"], 2, "is no number", id="price"),
        pytest.param(
            ["calendar", "set", ROOM, "-r", "2027-02-03", "--price", "1", "--weekdays", "caturday"],
            *(2, "--weekdays knows"),
            id="weekday",
        ),
        pytest.param(["reservations", "show", "999999999"], 1, "404 ApiResourceMissing", id="reservation"),
        pytest.param(["reservations", "list", "--status", "perhaps"], 1, "status:", id="status"),
        pytest.param(["reservations", "list", "--accommodation", "200001"], 1, "403 ApiSecurity", id="foreign"),
        pytest.param(["login", "ftp://x", "--token", "t"], 2, "is not the address", id="address"),
        pytest.param(["login", "http://127.0.0.1:1", "--token", "t"], 3, "no answer", id="nobody"),
        pytest.param(["openapi", "--format", "xml"], 2, "must be yaml or json", id="format"),
        pytest.param(["openapi", "http://127.0.0.1:1"], 3, "no answer from", id="no-server"),
    ],
)
def test_what_goes_wrong_is_a_sentence(arguments: list[str], code: int, said: str, home: Path) -> None:
    done = run(home, *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr.replace("\n", " ")
    assert "Traceback" not in done.stderr


def test_a_wrong_token_is_not_kept(demo: Demo, tmp_path: Path) -> None:
    done = run(tmp_path, "login", demo.url, "--token", "wrong")
    assert done.returncode == 4
    assert run(tmp_path, "whoami").returncode == 4
    assert list((tmp_path / "roomrack").iterdir()) == []


def test_the_document_of_this_release_and_of_a_server(demo: Demo, home: Path, tmp_path: Path) -> None:
    here = run(home, "openapi", "--public-url", demo.url, from_nothing=True)
    there = run(home, "openapi", demo.url)
    told = yaml.load(there.stdout, Loader=yaml.CSafeLoader)
    assert yaml.load(here.stdout, Loader=yaml.CSafeLoader) == told
    file = tmp_path / "openapi.json"
    saved = run(home, "openapi", demo.url, "-o", str(file))
    assert (saved.returncode, saved.stdout) == (0, "")
    assert json.loads(file.read_text()) == told
    assert urlsplit(json.loads(file.read_text())["servers"][0]["url"]).port == demo.port
