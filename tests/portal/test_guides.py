"""The examples of the guides, run as they stand: each guide is one shell, and every request must end as it says."""

import html
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

from roomrack.web.portal import library
from tests.harness.demo import Demo

ROOT = Path(__file__).parents[2]
GUIDES = list(library.guides())
SETUP = next(
    example for example in library.document("docs/guides/quickstart.md").examples if example.words == ("setup",)
)


@pytest.fixture(scope="session")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the programs that the examples call."""
    folder = tmp_path_factory.mktemp("programs")
    for name, command in (("python3", ""), ("curl", shlex.quote(str(Path(__file__).parent / "curl.py")))):
        # Without site-packages, which the examples do not need, it starts in a fifth of the time.
        (folder / name).write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -E -S {command} "$@"\n')
        (folder / name).chmod(0o755)
    return folder


def _runs(example: library.Example) -> bool:
    return example.language == "sh" and "curl" in example.text and "static" not in example.words


@pytest.mark.parametrize("path", [path for path in GUIDES if any(map(_runs, library.document(path).examples))])
def test_requests_of_a_guide_end_as_it_says(path: str, demo: Demo, programs: Path, tmp_path: Path) -> None:
    _forget_subscriptions(demo)
    examples = [example for example in library.document(path).examples if _runs(example)]
    record = tmp_path / "record"
    marks = tmp_path / "marks"
    parts = [SETUP.text]
    for number, example in enumerate(examples):
        parts += [example.text, f'echo "{number} $(wc -l < "$CURL_RECORD")" >> "$MARKS"']
    record.touch()
    _run("\n".join(parts), demo, programs, CURL_RECORD=str(record), MARKS=str(marks))
    asked = [json.loads(line) for line in record.read_text().splitlines()]
    begin = 0
    for example, mark in zip(examples, marks.read_text().splitlines(), strict=True):
        end = int(mark.split()[1])
        met = asked[begin:end]
        begin = end
        assert met, example.text
        _judge(example, met)
    assert begin == len(asked)


def test_snippet_of_the_home_page_reads_the_calendar(demo: Demo, programs: Path, tmp_path: Path) -> None:
    page = httpx2.get(f"{demo.url}/connect/", trust_env=False, timeout=30).text
    blocks = re.findall(r'<code data-language="sh">(.*?)</code>', page, re.DOTALL)
    start, snippet = (html.unescape(re.sub("<[^>]+>", "", block)) for block in blocks)
    assert start == "make demo\n"
    record = tmp_path / "record"
    said = _run(snippet, demo, programs, CURL_RECORD=str(record))
    [(method, url, status, answer)] = [json.loads(line) for line in record.read_text().splitlines()]
    assert (method, status, answer) == ("GET", 200, said)
    assert url.startswith(f"{demo.url}/connect/rest/v1/calendar/{demo.known()['accommodation']}?")
    [room] = json.loads(said)["data"]
    assert (room["id"], len(room["days"])) == (demo.known()["base_room"], 16)


def _run(script: str, demo: Demo, programs: Path, **environment: str) -> str:
    """What a shell prints that runs a script in the folder where the demo was started."""
    done = subprocess.run(
        ["sh", "-e", "-u", "-c", script],
        cwd=demo.folder.parent,
        env={**os.environ, "PATH": f"{programs}:{os.environ['PATH']}", **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr + done.stdout[-2_000:]
    return done.stdout


def _judge(example: library.Example, met: list[list[object]]) -> None:
    """Every request of an example ended with its status: those after `status=`, else a success."""
    said = next((word.removeprefix("status=") for word in example.words if word.startswith("status=")), "")
    statuses = [int(status) for status in said.split(",")] if said else [200] * len(met)
    assert [request[2] for request in met] == statuses, (example.text, met)


def _forget_subscriptions(demo: Demo) -> None:
    headers = {"Authorization": f"Bearer {demo.known()['property_token']}"}
    for subscription in demo.get("/rest/v1/subscription").json():
        url = f"{demo.url}/connect/rest/v1/subscription/{subscription['id']}"
        assert httpx2.delete(url, headers=headers, trust_env=False).status_code == 200


def test_only_what_cannot_run_is_left_out() -> None:
    for path in GUIDES:
        for example in library.document(path).examples:
            if "static" in example.words:
                assert "=..." in example.text, f"{path}: this could be run\n{example.text}"
            elif example.language not in {"sh", "json", "python", "text"}:
                assert "curl " not in example.text, f"{path}: a request in a block that is not run\n{example.text}"


def test_every_guide_is_listed_once() -> None:
    listed = [name for names in library.GROUPS.values() for name in names]
    assert sorted(listed) == sorted(path.stem for path in (ROOT / "docs" / "guides").glob("*.md"))


def test_every_address_that_a_guide_names_is_served_or_said_to_be_missing() -> None:
    """A path in a guide's text is an operation that is built."""
    from tests.contract import validation

    served = {re.sub(r"{\w+}", "{}", operation.path) for operation in validation.built()}
    served |= {f"/octobook{path}" for path in served}
    for path in GUIDES:
        text = (ROOT / path).read_text(encoding="utf-8")
        for named in re.findall(r"`(?:GET|POST|PUT|PATCH|DELETE) (/[^`\s?]+)[^`]*`", text):
            assert re.sub(r"{\w+}", "{}", named) in served, f"{path} names {named}"
