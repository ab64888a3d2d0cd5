"""The pages of the portal over HTTP: what they answer, to whom, and how they are kept."""

import re
from collections.abc import Iterator

import httpx2
import pytest

from roomrack import __version__
from roomrack.core.errors import REGISTRY
from roomrack.web.look import policy
from roomrack.web.portal import errors, library
from tests.contract import validation
from tests.harness.demo import Demo

PAGES = [
    "/connect/",
    "/connect/guides",
    *(library.address_of(path) or "" for path in library.everything()),
    "/connect/errors",
    "/connect/try",
]
MOST_BYTES = 400_000


@pytest.mark.parametrize("address", PAGES)
async def test_page_is_whole_small_and_strict(http: httpx2.AsyncClient, address: str) -> None:
    answer = await http.get(address, headers={"Accept-Encoding": "identity"})
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Content-Language"] == "en"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "Access-Control-Allow-Origin" not in answer.headers
    if address != "/connect/try":
        assert answer.headers["Content-Security-Policy"] == policy()
    assert answer.text.count("<h1") == 1
    assert f"Roomrack {__version__}" in answer.text
    assert "style=" not in answer.text
    assert re.findall(r"<script(?![^>]*\bsrc=)", answer.text) == []
    for loaded in re.findall(r'<(?:script|link|img)[^>]*(?:src|href)="([^"]+)"', answer.text):
        assert loaded.startswith("/connect/static/"), loaded
    loaded_files = {*re.findall(r'<(?:script|link)[^>]*(?:src|href)="([^"]+)"', answer.text)}
    sizes = [len((await http.get(file)).content) for file in loaded_files if "scalar" not in file]
    assert len(answer.content) + sum(sizes) < MOST_BYTES


async def test_page_is_kept_and_asked_for_anew(http: httpx2.AsyncClient) -> None:
    first = await http.get("/connect/guides/booking")
    assert first.headers["Cache-Control"] == "no-cache"
    assert first.headers["Content-Encoding"] == "gzip"
    assert first.headers["Vary"] == "Accept-Encoding"
    again = await http.get("/connect/guides/booking", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = await http.head("/connect/guides/booking")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"] == first.headers["ETag"]


@pytest.mark.parametrize("address", ["/", "/connect"])
async def test_the_server_itself_leads_to_the_portal(http: httpx2.AsyncClient, address: str) -> None:
    answer = await http.get(address)
    assert answer.status_code == 307
    assert answer.headers["Location"] == "/connect/"


@pytest.mark.parametrize(
    "address",
    [
        "/connect/nothing",
        "/connect/guides/nothing",
        "/connect/guides/..%2Fcontract",
        "/connect/details/guides/booking",
        "/connect/details/adr/README",
        "/connect/details/..%2F..%2Fpyproject.toml",
        "/connect/guides/%3Cscript%3E",
    ],
)
async def test_people_are_told_that_there_is_no_such_page(http: httpx2.AsyncClient, address: str) -> None:
    answer = await http.get(address, headers={"Accept": "text/html,*/*;q=0.8"})
    assert answer.status_code == 404
    assert "There is no such page" in answer.text
    assert "<script>" not in answer.text
    assert answer.headers["Content-Security-Policy"] == policy()


@pytest.mark.parametrize("address", ["/connect/nothing", "/connect/rest/v1/nothing", "/connect/rest/v2/nothing"])
async def test_programs_are_answered_as_the_contract_says(http: httpx2.AsyncClient, address: str) -> None:
    answer = await http.get(address)
    assert (answer.status_code, answer.content) == (404, b"")


async def test_browser_that_asks_the_api_is_answered_as_the_contract_says(http: httpx2.AsyncClient) -> None:
    answer = await http.get("/connect/rest/v1/nothing", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.content) == (404, b"")


async def test_other_methods_of_pages_are_refused(http: httpx2.AsyncClient) -> None:
    answer = await http.post("/connect/errors")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


async def test_every_link_of_the_portal_leads_somewhere(http: httpx2.AsyncClient) -> None:
    anchors: dict[str, set[str]] = {}
    links: set[tuple[str, str]] = set()
    for address in PAGES:
        text = (await http.get(address)).text
        anchors[address] = set(re.findall(r'\bid="([^"]+)"', text))
        links |= {(address, found.replace("&amp;", "&")) for found in re.findall(r'<a [^>]*href="([^"]+)"', text)}
    for address, link in sorted(links):
        target, _, anchor = link.partition("#")
        target = target or address
        if target in anchors:
            assert not anchor or anchor in anchors[target], f"{address} links to {link}"
        elif target.startswith("/"):
            answer = await http.get(target, follow_redirects=True)
            assert answer.status_code == 200, f"{address} links to {link}"


# --- errors ---


def test_every_error_says_how_to_mend_the_request() -> None:
    words = errors.texts()
    assert set(words["codes"]) == set(REGISTRY)
    assert set(words["types"]) == {error.type for error in REGISTRY.values()}
    for text in [*words["codes"].values(), *(each[key] for each in words["types"].values() for key in each)]:
        assert text[0].isupper() or text[0] in "`0123456789", text
        assert text.endswith((".", "?")), text


def test_every_error_tells_its_meaning() -> None:
    for kind in errors.glossary(validation.built()):
        for refusal in kind.refusals:
            assert refusal.meaning.strip(". "), refusal.code


async def test_glossary_has_every_type_and_code_with_an_anchor(http: httpx2.AsyncClient) -> None:
    text = (await http.get("/connect/errors")).text
    anchors = re.findall(r'\bid="([^"]+)"', text)
    assert len(anchors) == len(set(anchors))
    assert {error.type for error in REGISTRY.values()} | set(REGISTRY) <= set(anchors)


def test_errors_of_an_operation() -> None:
    built = {operation.id: operation for operation in validation.built()}
    assert errors.errors_of(built["createSingleReservation"]) == {
        400: ["ApiParamsExemption", "ApiValidationFailed", "BadRequest", "JsonParseExemption"],
        401: ["ApiKeyInvalid", "ApiKeyMissing"],
        403: ["ApiQuotaException", "ApiSecurityException", "WrongEnviroment"],
        405: ["MethodNotAllowed"],
        409: ["BadRequest"],
        413: ["BadRequest"],
        415: ["BadRequest"],
        422: ["ApiResourceMissing"],
        500: ["InternalServerError"],
        503: ["InternalServerError"],
    }
    assert 401 not in errors.errors_of(built["token"])
    assert errors.errors_of(built["Availability Check"])[406] == ["ApiValidationFailed"]
    assert "ApiValidationFailed" in errors.errors_of(built["createRoomRateV3"])[400]


def test_every_status_that_an_operation_documents_has_a_type() -> None:
    from roomrack.web.portal.document import refusals

    for operation in validation.built():
        due = {int(status) for status in refusals(operation, validation.facts_of(operation))} - {412}
        assert due <= set(errors.errors_of(operation)), operation.id


# --- search ---


async def test_search_index_holds_sections_operations_and_errors(http: httpx2.AsyncClient) -> None:
    answer = await http.get("/connect/search.json")
    assert answer.headers["Cache-Control"] == "no-cache"
    entries = answer.json()
    assert {entry["kind"] for entry in entries} == {"Guide", "Detail", "Operation", "Error"}
    addresses = {entry["address"] for entry in entries}
    assert {
        "/connect/guides/booking#cancel-it",
        "/connect/errors#sold_out",
        "/connect/errors#ApiQuotaException",
    } <= addresses
    named = {entry["names"] for entry in entries if entry["kind"] == "Operation"}
    assert named == {operation.id for operation in validation.built()}
    assert "/connect/reference/Availability%20Check" in addresses
    again = await http.get("/connect/search.json", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    plain = await http.get("/connect/search.json", headers={"Accept-Encoding": "identity"})
    assert plain.json() == entries
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.num_bytes_downloaded < 200_000, "what a visitor who searches has to load"


# --- the console ---


async def test_console_of_a_server_knows_no_credential(http: httpx2.AsyncClient) -> None:
    answer = await http.get("/connect/try")
    assert 'data-token=""' in answer.text
    assert answer.headers["Cache-Control"] == "no-cache"
    directives = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
    assert directives["script-src"] == "'self'"
    assert directives["connect-src"] == "'self'"
    assert directives["style-src"] == "'self' 'unsafe-inline'"


@pytest.fixture
def local(demo: Demo) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=demo.url, trust_env=False, timeout=30) as client:
        yield client


def test_console_of_a_demo_is_signed_in_and_kept_by_nobody(local: httpx2.Client, demo: Demo) -> None:
    answer = local.get("/connect/try")
    found = re.search(r'data-token="([^"]+)"', answer.text)
    assert found
    assert found[1] == demo.known()["property_token"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers
    assert "Content-Encoding" not in answer.headers
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "attacker.example"},
        {"Host": "attacker.example:8480"},
        {"Host": "127.0.0.1.attacker.example"},
        {"X-Forwarded-For": "203.0.113.9"},
        {"Forwarded": "for=203.0.113.9"},
        {"Via": "1.1 proxy"},
    ],
    ids=["rebound", "rebound with a port", "lookalike", "proxied", "forwarded", "via"],
)
def test_console_of_a_demo_gives_its_token_to_nobody_else(local: httpx2.Client, headers: dict[str, str]) -> None:
    answer = local.get("/connect/try", headers=headers)
    assert answer.status_code == 200
    assert 'data-token=""' in answer.text


def test_no_other_page_of_a_demo_holds_a_secret(local: httpx2.Client, demo: Demo) -> None:
    known = demo.known()
    secrets = [
        value
        for holder in (known, known["user"], known["production_app"], known["sandbox_app"])
        for name, value in holder.items()
        if name.endswith(("token", "secret", "password", "key"))
    ]
    assert len(secrets) == 10
    for address in ("/connect/", "/connect/guides", "/connect/guides/quickstart", "/connect/errors"):
        text = local.get(address).text
        assert not [secret for secret in secrets if secret in text]


def test_first_page_comes_within_a_second(local: httpx2.Client) -> None:
    assert local.get("/connect/").elapsed.total_seconds() < 1
