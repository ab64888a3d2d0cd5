"""The kit as a person runs it against a demo, and against servers that are wrong in one way each."""

import json
import os
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from roomrack.entrypoints.certify.model import Level
from roomrack.entrypoints.certify.runner import Plan, certify
from roomrack.entrypoints.certify.subject import Given
from tests.certify.spoiler import Reply, Spoiler
from tests.harness import forked
from tests.harness.demo import Demo
from tests.harness.processes import free_port


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    running = Demo(tmp_path_factory.mktemp("certified") / "data")
    running.wait_ready()
    running.wait_announced()
    yield running
    assert running.stop() == 0


def run(*arguments: str, from_nothing: bool = False, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("ROOMRACK_")}
    words = ("certify", *arguments)
    return forked.run(words, environment=inherited | environment, timeout=280, from_nothing=from_nothing)


def credentials(demo: Demo) -> list[str]:
    return ["--credentials", str(demo.folder / "demo.json")]


def test_our_server_passes_all(demo: Demo, tmp_path: Path) -> None:
    files = [tmp_path / f"report{ending}" for ending in (".html", ".md", ".xml", ".json")]
    options = [word for file in files for word in ("--report", str(file))]
    done = run(demo.url, *credentials(demo), "--level", "write", "--extensions", "--json", *options, from_nothing=True)
    report = json.loads(done.stdout)
    wrong = [each for each in report["checks"] if each["outcome"] in {"failed", "broken"}]
    assert wrong == []
    assert (done.returncode, report["passed"], done.stderr) == (0, True, "")
    assert report["counts"]["passed"] >= 200
    # Nothing is passed over but operations that the server does not offer yet.
    skipped = [each["id"] for each in report["checks"] if each["outcome"] == "skipped"]
    assert [id for id in skipped if not id.startswith("schemas.")] == []
    assert json.loads(files[3].read_text()) == report
    assert files[0].read_text().startswith("<!doctype html>")
    assert "**Passed**" in files[1].read_text()
    suite = ET.fromstring(files[2].read_text())
    assert (suite.get("failures"), suite.get("tests")) == ("0", str(len(report["checks"])))
    secrets = [demo.known()[name] for name in ("sandbox_token", "sandbox_refresh_token", "api_key")]
    secrets.append(demo.known()["sandbox_app"]["client_secret"])
    assert not [word for file in files for word in secrets if word in file.read_text()]


def test_it_leaves_nothing_in_the_sandbox(demo: Demo) -> None:
    def products() -> list[Any]:
        known = demo.known()
        return list(demo.get(f"/rest/v2/roomrates/{known['sandbox_accommodation']}", known["sandbox_token"]).json())

    before = products()
    done = run(demo.url, *credentials(demo), "--level", "write", "--only", "derived")
    assert done.returncode == 0, done.stdout
    assert products() == before


def test_reading_writes_nothing(demo: Demo) -> None:
    """Through a proxy that lets nothing through that writes."""
    wrote: list[str] = []

    def note(reply: Reply) -> None:
        public = ("/identity/", "/calendar/bulk")  # The latter without a credential.
        if reply.method not in {"GET", "HEAD", "OPTIONS"} and not any(part in reply.path for part in public):
            wrote.append(f"{reply.method} {reply.path} {reply.status}")

    with Spoiler(demo.url, note) as proxy:
        done = run(proxy.url, *credentials(demo), "--json")
    assert done.returncode == 0, done.stdout
    # A method that the path lacks, to see how it is refused.
    assert wrote == ["PATCH /connect/rest/v1/accommodation 405"]


def test_a_property_that_is_no_sandbox_is_not_written_to(demo: Demo) -> None:
    known = demo.known()
    done = run(
        *(demo.url, "--level", "write"),
        ROOMRACK_TOKEN=known["property_token"],
        ROOMRACK_ACCOMMODATION=known["accommodation"],
    )
    assert done.returncode == 3
    assert "is not a sandbox property" in done.stderr
    assert done.stdout == ""


def test_what_can_not_be_examined_is_said(demo: Demo, tmp_path: Path) -> None:
    nobody = f"http://127.0.0.1:{free_port()}"
    away = run(nobody, "--token", "t", "--accommodation", "1")
    assert (away.returncode, away.stdout) == (3, "")
    assert "ConnectError" in away.stderr
    wrong = run(demo.url, "--token", "wrong", "--accommodation", "1")
    assert wrong.returncode == 3
    assert "the token is not accepted" in wrong.stderr
    for arguments, said in (
        ([demo.url], "--token and --accommodation needed"),
        ([demo.url, *credentials(demo), "--only", "nothing"], "the groups are auth"),
        ([demo.url, *credentials(demo), "--level", "all"], "it must be read or write"),
        ([demo.url, *credentials(demo), "--report", "x.doc"], "the name must end in .html"),
        ([demo.url, "--credentials", str(tmp_path / "none.json")], "No such file"),
        (["ftp://server", *credentials(demo)], "is not the address of a server"),
    ):
        done = run(*arguments)
        assert (done.returncode, done.stdout) == (2, ""), done.stderr
        assert said in done.stderr
        assert "Traceback" not in done.stderr


def json_of(path: str, edit: Callable[[Any], Any], status: int = 200) -> Callable[[Reply], None]:
    """Spoil the JSON of answers whose path has a part."""

    def spoil(reply: Reply) -> None:
        if path in reply.path and reply.status == status:
            reply.change(edit)

    return spoil


def set_status(old: int, new: int, path: str = "") -> Callable[[Reply], None]:
    def spoil(reply: Reply) -> None:
        if reply.status == old and path in reply.path:
            reply.status = new

    return spoil


def without_header(name: str) -> Callable[[Reply], None]:
    def spoil(reply: Reply) -> None:
        reply.headers = {key: value for key, value in reply.headers.items() if key.lower() != name}

    return spoil


def days(edit: Callable[[dict[str, Any]], None]) -> Callable[[Reply], None]:
    """Spoil each day of the calendar."""

    def change(body: Any) -> Any:
        for row in body["data"]:
            for day in row["days"]:
                edit(day)
        return body

    return json_of("/rest/v1/calendar/", change)


def _body_for_unknown_path(reply: Reply) -> None:
    if reply.status == 404 and not reply.content:
        reply.content = b'{"error": "not found"}'


def _without_an_offset(reply: Reply) -> None:
    if "/reservation/" in reply.path:
        reply.content = reply.content.replace(b"Z[UTC]", b"+00:00")


def _clamped(reply: Reply) -> None:
    if "size=501" in reply.query:
        reply.status, reply.content = 200, b'{"data": [], "page": {"page": 0, "totalPages": 1}}'


def _pages_from_1(body: Any) -> Any:
    body["page"]["page"] += 1
    return body


def _drop_last_row(body: Any) -> Any:
    return {**body, "data": body["data"][:-1]}


def _anonymous(body: Any) -> Any:
    return {key: value for key, value in body.items() if key not in {"element", "machine_name"}} | {"nested": []}


def _ids_as_strings(body: Any) -> Any:
    return body | {"data": [row | {"id": str(row["id"])} for row in body["data"]]} if "data" in body else body


def _hasty() -> Callable[[Reply], None]:
    """A server that announces a change at once, whatever before it is still failing."""
    listening: list[str] = []

    def spoil(reply: Reply) -> None:
        if reply.method == "POST" and reply.path.endswith("/subscription/RESERVATION_CHANGE"):
            listening.append(json.loads(reply.content)["endpoint"])
        if reply.method == "PATCH" and "/reservation/" in reply.path:
            early = {"type": "RESERVATION_CHANGE", "reference": str(json.loads(reply.content)["id"])}
            httpx2.post(listening[-1], json=early, timeout=30, trust_env=False).raise_for_status()

    return spoil


WRONG: dict[str, tuple[Callable[[Reply], None], str]] = {
    "creations are 201": (set_status(200, 201, "/roomrates/"), "products.create"),
    "no credential is 403": (set_status(401, 403), "auth.no-credential"),
    "availability check without 406": (set_status(406, 409), "availability.sold-out"),
    "unknown ids are 400": (set_status(422, 400), "bulk.unknown-room"),
    "a page for unknown paths": (_body_for_unknown_path, "errors.unknown-path"),
    "another type of error": (
        json_of("/reservation/", lambda body: {**body, "type": "NotFound"}, 404),
        "errors.unknown-reservation",
    ),
    "no field named": (json_of("/calendar/", _anonymous, 400), "errors.wrong-date"),
    "no request id": (without_header("x-request-id"), "errors.request-id"),
    "no quota headers": (without_header("x-ratelimit-remaining"), "quota.headers"),
    "no cost of bulk writes": (without_header("x-ratelimit-additional-cost"), "quota.additional-cost"),
    "no Allow": (without_header("allow"), "errors.method"),
    "no CORS": (without_header("access-control-allow-origin"), "wire.cors"),
    "instants with an offset": (_without_an_offset, "finding.instants"),
    "pages from 1": (json_of("/calendar/", _pages_from_1), "paging.counts-from-0"),
    "short pages": (json_of("/calendar/", _drop_last_row), "paging.size-is-kept"),
    "sizes clamped": (_clamped, "paging.too-large"),
    "an envelope instead of a bare array": (
        json_of("/rest/v1/accommodation", lambda body: {"data": body} if isinstance(body, list) else body),
        "auth.reaches-the-property",
    ),
    "a field of the day missing": (days(lambda day: day.pop("cutOffDays")), "calendar.days"),
    "prices as strings": (days(lambda day: day.update(price=str(day["price"]))), "calendar.types"),
    "everything bookable": (days(lambda day: day.update(bookable=True)), "calendar.bookable"),
    "prices in whole euros": (days(lambda day: day.update(price=int(day["price"]))), "derived.percent"),
    "nulls for missing values": (
        json_of("/reservation/", lambda body: body | {"data": [row | {"cards": None} for row in body.get("data", [])]}),
        "finding.no-nulls",
    ),
    "an id that is a string": (
        json_of("/reservation/", _ids_as_strings),
        "schemas.findReservations",
    ),
    "numbers for the ids of properties": (
        json_of("/rest/v1/accommodation/", lambda body: body | {"id": int(body["id"])}),
        "properties.read",
    ),
    "changes announced before what failed": (_hasty(), "webhooks.held-back"),
}


@pytest.mark.parametrize("name", [pytest.param(name, id=name.replace(" ", "-")) for name in WRONG])
def test_a_server_that_is_wrong_is_found(name: str, demo: Demo) -> None:
    spoil, id = WRONG[name]
    only = "schemas" if id.startswith("schemas.") else id
    level = "read" if id.startswith(("schemas.", "auth.", "paging.")) else "write"
    kind = "sandbox" if level == "write" else "property"
    known = demo.known()
    given = Given(
        accommodation=known["sandbox_accommodation" if level == "write" else "accommodation"],
        token=known[f"{kind}_token"],
        refresh_token=known[f"{kind}_refresh_token"],
        receiver=f"http://127.0.0.1:{free_port()}",
    )
    with Spoiler(demo.url, spoil) as proxy:
        plan = Plan(f"{proxy.url}/connect", given, Level(level), (only,))
        report = certify(plan, lambda _: None, lambda _: None)
    assert not report.passed
    [found] = [each.as_json() for each in report.results if each.id == id]
    assert found["outcome"] == "failed"
    assert found["expected"]
    assert found["got"]
    assert found["repeat"][-1].startswith("curl -si")


def test_a_person_reads_what_is_wrong_and_how_to_see_it(demo: Demo) -> None:
    with Spoiler(demo.url, set_status(401, 403)) as proxy:
        done = run(proxy.url, *credentials(demo), "--only", "auth.no-credential", NO_COLOR="1")
        assert done.returncode == 1
        assert "auth.no-credential (contract 2)" in done.stdout
        assert "expected: status 401" in done.stdout
        assert f"curl -si -g {proxy.url}/connect/rest/v1/accommodation" in done.stdout
        assert "\x1b[" not in done.stdout
        assert done.stderr == ""
