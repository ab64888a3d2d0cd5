"""Samples are run against the demo, in each language of which the machine has the runtime."""

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx2
import pytest

from roomrack.web.portal import samples
from roomrack.web.portal.examples import examples
from tests.contract import validation
from tests.reference import node, recording
from tests.reference.conftest import Recorded

OTHERWISE = {
    *("exportCalendar", "getCalendarFeed", "getInvoicePdf", "getInvoiceXml", "downloadSummaryDocument"),  # files
    *("getIcsLink", "detokenize"),  # a secret that the examples don't show, or another one each time
    "getById",  # of somebody who is erased in the end
}
READS = sorted(each.id for each in validation.built() if each.method == "GET" and each.id not in OTHERWISE)
"""What answers JSON or nothing, about what the examples leave in the demo."""
FEW = ("readCalendar", "bulk", "apilogin")
"""Parameters that repeat, a body of JSON, and a form."""

# How a file is run, and what it is called; {file} is its path.
RUNTIMES: Mapping[str, tuple[str, list[str]]] = {
    "python-http-client": ("sample.py", [sys.executable, "{file}"]),
    "python-requests": ("sample.py", [sys.executable, "{file}"]),
    "javascript-fetch": ("sample.mjs", ["node", "{file}"]),
    "nodejs-axios": ("sample.cjs", ["node", "{file}"]),
    "nodejs-native": ("sample.cjs", ["node", "{file}"]),
    "nodejs-request": ("sample.cjs", ["node", "{file}"]),
    "nodejs-unirest": ("sample.cjs", ["node", "{file}"]),
    "go": ("sample.go", ["go", "run", "{file}"]),
    "php-curl": ("sample.php", ["php", "{file}"]),
    "ruby-net-http": ("sample.rb", ["ruby", "{file}"]),
    "shell-wget": ("sample.sh", ["bash", "{file}"]),
}
# The program whose absence means that a language can't be run; PHP's cURL is an extension that may be missing too.
NEEDS = {**{name: command[0] for name, (_, command) in RUNTIMES.items()}, "shell-wget": "wget"}


@pytest.fixture(scope="module")
def filled(recorded: Recorded) -> dict[str, str]:
    """What a reader would have filled in."""
    return {**recording.Values(recorded.demo).secrets, "base": f"{recorded.demo.url}/connect"}


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl on this machine")
@pytest.mark.parametrize("name", READS)
def test_curl_reads(name: str, recorded: Recorded, filled: dict[str, str], tmp_path: Path) -> None:
    _same(name, recorded, filled, _run("curl", name, "sample.sh", ["bash", "{file}"], filled, tmp_path))


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl on this machine")
@pytest.mark.parametrize("name", FEW)
def test_curl_writes(name: str, recorded: Recorded, filled: dict[str, str], tmp_path: Path) -> None:
    _same(name, recorded, filled, _run("curl", name, "sample.sh", ["bash", "{file}"], filled, tmp_path))


@pytest.mark.parametrize("name", FEW)
@pytest.mark.parametrize("language", RUNTIMES)
def test_sample_runs(language: str, name: str, recorded: Recorded, filled: dict[str, str], tmp_path: Path) -> None:
    file, command = RUNTIMES[language]
    if shutil.which(NEEDS[language]) is None or (NEEDS[language] == "node" and node.node() is None):
        pytest.skip(f"no {NEEDS[language]} on this machine")
    _same(name, recorded, filled, _run(language, name, file, command, filled, tmp_path))


def _run(
    language: str, name: str, file: str, command: list[str], filled: Mapping[str, str], folder: Path
) -> dict[str, Any] | list[Any] | None:
    """What a sample prints or keeps, as JSON; None where that is nothing."""
    path = folder / file
    path.write_text(samples.text_of(name, language, filled), encoding="utf-8")
    if command[0] == "node":
        (folder / "node_modules").symlink_to(node.packages() / "node_modules")
    done = subprocess.run(
        [part.replace("{file}", str(path)) for part in command],
        cwd=folder,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    # wget keeps what it gets in a file.
    told = done.stdout.decode().strip() or "".join(
        each.read_text() for each in folder.iterdir() if each.is_file() and each != path
    )
    begin = min((place for mark in "{[" if (place := told.find(mark)) >= 0), default=-1)
    found: dict[str, Any] | list[Any] | None = json.loads(told[begin:]) if begin >= 0 else None
    return found


def _same(name: str, recorded: Recorded, filled: Mapping[str, str], told: dict[str, Any] | list[Any] | None) -> None:
    """A read must say what the server says just now, a write what its example says, but for values."""
    example = examples(name)[0]
    if example.method != "GET":
        assert isinstance(told, dict)
        assert told.keys() == example.body.keys()
        return
    headers = {key: example.filled(value, filled) for key, value in example.headers}
    url = f"{recorded.demo.url}/connect{example.address()}"
    now = httpx2.get(url, headers=headers, trust_env=False, timeout=60)
    assert now.status_code == 200
    expected = now.json() if now.content else None
    if name == "getConfiguration":  # It counts the calls.
        assert isinstance(told, dict)
        assert isinstance(expected, dict)
        assert told.keys() == expected.keys()
    else:
        assert told == expected
