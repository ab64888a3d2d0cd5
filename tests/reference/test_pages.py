"""The pages of the reference over HTTP."""

import re
from collections.abc import AsyncIterator
from urllib.parse import quote

import httpx2
import pytest

from roomrack.web.look import policy
from roomrack.web.portal.errors import errors_of
from roomrack.web.portal.examples import SECRETS, examples
from roomrack.web.portal.languages import LANGUAGES
from tests.contract import validation
from tests.harness.processes import ApiServer
from tests.reference.conftest import Recorded

OPERATIONS = {operation.id: operation for operation in validation.built()}
MOST_BYTES = 400_000


@pytest.fixture(scope="module")
async def http(server: ApiServer) -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(base_url=server.url, trust_env=False, timeout=30) as client:
        yield client


@pytest.fixture(scope="module")
async def on_demo(recorded: Recorded) -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(base_url=recorded.demo.url, trust_env=False, timeout=30) as client:
        yield client


def _address(name: str) -> str:
    return f"/connect/reference/{quote(name, safe='')}"


async def _whole(http: httpx2.AsyncClient, address: str) -> httpx2.Response:
    answer = await http.get(address, headers={"Accept-Encoding": "identity"})
    assert answer.status_code == 200
    assert answer.headers["Content-Security-Policy"] == policy()
    assert answer.text.count("<h1") == 1
    assert "style=" not in answer.text
    assert re.findall(r"<script(?![^>]*\bsrc=)", answer.text) == []
    loaded = set(re.findall(r'<(?:script|link)[^>]*(?:src|href)="([^"]+)"', answer.text))
    assert all(file.startswith("/connect/static/") for file in loaded)
    sizes = [len((await http.get(file)).content) for file in loaded]
    assert len(answer.content) + sum(sizes) < MOST_BYTES
    ids = re.findall(r' id="([^"]+)"', answer.text)
    assert len(ids) == len(set(ids))
    return answer


async def test_index_lists_every_operation(http: httpx2.AsyncClient) -> None:
    answer = await _whole(http, "/connect/reference")
    for name, operation in OPERATIONS.items():
        assert f'href="{_address(name)}"' in answer.text
        assert operation.path in answer.text


@pytest.mark.parametrize("name", sorted(OPERATIONS))
async def test_page_tells_everything_of_an_operation(http: httpx2.AsyncClient, name: str) -> None:
    operation = OPERATIONS[name]
    text = (await _whole(http, _address(name))).text
    for section in ("parameters", "answer", "errors", "permissions", "code", "examples"):
        assert f'<h2 id="{section}">' in text
    assert ('<h2 id="body">' in text) == ("requestBody" in validation.facts_of(operation))
    for parameter in validation.facts_of(operation).get("parameters", []):
        assert f'<span class="field-name">{parameter["name"]}</span>' in text
    for kinds in errors_of(operation).values():
        for kind in kinds:
            assert f'href="/connect/errors#{kind}"' in text
    for example in examples(name):
        assert example.title in text
    assert "curl --location" in re.sub(r"<[^>]+>", "", text)
    assert text.count("<option") == len(LANGUAGES) + 3


async def test_page_is_kept_and_asked_for_anew(http: httpx2.AsyncClient) -> None:
    for address in ("/connect/reference", _address("bulk"), f"{_address('bulk')}/samples/go.json"):
        first = await http.get(address)
        assert first.headers["Cache-Control"] == "no-cache"
        again = await http.get(address, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        head = await http.head(address)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["ETag"] == first.headers["ETag"]


@pytest.mark.parametrize("name", ["nothing", "BULK", "%3Cscript%3E", "CHK: Nothing"])
async def test_an_operation_that_is_not_built_has_no_page(http: httpx2.AsyncClient, name: str) -> None:
    answer = await http.get(f"/connect/reference/{name}")
    assert answer.status_code == 404
    assert "There is no such operation" in answer.text
    assert "<script>" not in answer.text
    assert answer.headers["Content-Security-Policy"] == policy()


@pytest.mark.parametrize("path", ["bulk/samples/cobol.json", "nothing/samples/go.json", "bulk/samples/..%2Fgo.json"])
async def test_only_samples_that_exist_are_served(http: httpx2.AsyncClient, path: str) -> None:
    assert (await http.get(f"/connect/reference/{path}")).status_code == 404


async def test_every_sample_is_served_in_all_languages(http: httpx2.AsyncClient) -> None:
    for language in LANGUAGES:
        answer = await http.get(f"{_address('Availability Check')}/samples/{language.id}.json")
        forms = answer.json()["forms"]
        assert "https" in forms
        assert "availabilityCheck" in re.sub(r"<[^>]+>", "", forms["https"])
        assert 'data-fill="token"' in forms["https"]


async def test_a_server_that_is_no_demo_gives_no_credentials(http: httpx2.AsyncClient) -> None:
    assert (await http.get("/connect/reference/demo.json")).status_code == 404
    assert "data-demo" not in (await http.get(_address("bulk"))).text


async def test_a_demo_gives_its_credentials_to_its_own_machine(on_demo: httpx2.AsyncClient, recorded: Recorded) -> None:
    known = recorded.demo.known()
    answer = await on_demo.get("/connect/reference/demo.json")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer.json()["demo"]["token"] == known["property_token"]
    assert answer.json()["sandbox"]["token"] == known["sandbox_token"]
    assert answer.json()["demo"].keys() <= SECRETS.keys()
    page = (await on_demo.get(_address("bulk"))).text
    assert "data-demo" in page
    assert known["property_token"] not in page


@pytest.mark.parametrize(
    "headers", [{"Host": "rebound.example"}, {"X-Forwarded-For": "192.0.2.1"}, {"Via": "1.1 proxy"}]
)
async def test_a_demo_gives_no_credentials_away(on_demo: httpx2.AsyncClient, headers: dict[str, str]) -> None:
    answer = await on_demo.get("/connect/reference/demo.json", headers=headers)
    assert (answer.status_code, answer.content) == (404, b"")
    assert answer.headers["Cache-Control"] == "no-store"
