"""translateMissingDescriptions and V3: docs/contract.md 5, and the adapter to LibreTranslate."""

import json
import threading
from collections.abc import AsyncIterator, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import httpx2
import pytest

from roomrack.adapters.http.client import AiohttpOutgoing
from roomrack.adapters.translation.libretranslate import LibreTranslate
from roomrack.ports.translation import TranslationFailed
from tests.contract.validation import check_response
from tests.factories import Hotel, Session, World
from tests.harness.processes import ApiServer

VERSIONS = ["v1", "v3"]


class Interpreter:
    """A small LibreTranslate on loopback: it writes the target language before each text."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.status = 200
        self.answer: Any = None
        interpreter = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                interpreter.asked.append({"path": self.path, **asked})
                answer = interpreter.answer
                if answer is None:
                    answer = {"translatedText": [f"{asked['target']}: {text}" for text in asked["q"]]}
                body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
                self.send_response(interpreter.status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Close it."""
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture(scope="module")
def running() -> Iterator[Interpreter]:
    """The service, for all tests of this module."""
    interpreter = Interpreter()
    yield interpreter
    interpreter.stop()


@pytest.fixture
def interpreter(running: Interpreter) -> Interpreter:
    """The service, which knows nothing of other tests."""
    running.asked.clear()
    running.status, running.answer = 200, None
    return running


@pytest.fixture(scope="module")
async def translating(
    running: Interpreter, environment: dict[str, str], session_folder: Path
) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of an API process that has a translation service."""
    settings = {**environment, "ROOMRACK_TRANSLATION_URL": running.url, "ROOMRACK_TRANSLATION_KEY": "a key"}
    api = ApiServer(settings, session_folder / "translating.log").start()
    hooks = {"response": [check_response]}
    async with httpx2.AsyncClient(
        base_url=f"{api.url}/connect", timeout=30, trust_env=False, event_hooks=hooks
    ) as client:
        yield client
    api.stop()


async def _session(world: World, hotel: Hotel, client: httpx2.AsyncClient) -> Session:
    session = await world.session(hotel)
    return Session(client, session.headers, session.app)


@pytest.mark.parametrize("version", VERSIONS)
async def test_what_a_language_lacks_is_filled_in(
    world: World, interpreter: Interpreter, translating: httpx2.AsyncClient, version: str
) -> None:
    hotel = await world.hotel()
    texts = {
        "headline": {"EN": "Sea view", "DE": "Meerblick"},
        "description": {"DE": "Schön", "FR": "Beau"},
        "wifi": {"EN": "Free", "IT": "Gratis"},
        "labels": {"IT": "Mare"},
    }
    product = await world.product(hotel, details=texts)
    session = await _session(world, hotel, translating)
    path = f"/rest/{version}/roomrates/{hotel.id}/{product}"
    answer = await session.patch(f"{path}/translateMissingDescriptions/it", json={"nearInfo": {"EN": "Beach"}})
    expected = {
        "headline": {**texts["headline"], "IT": "it: Sea view"},
        "description": {**texts["description"], "IT": "it: Beau"},
        "wifi": texts["wifi"],
        "labels": texts["labels"],
        "nearInfo": {"EN": "Beach", "IT": "it: Beach"},
    }
    body = answer.json()
    assert (answer.status_code, {name: body[name] for name in expected}) == (200, expected)
    shown = (await session.get(f"/rest/v1/roomrates/{hotel.id}/{product}")).json()
    assert {name: shown[name] for name in expected} == expected
    assert sorted(interpreter.asked, key=lambda one: str(one["source"])) == [
        {
            "path": "/translate",
            "target": "it",
            "format": "text",
            "api_key": "a key",
            "source": "en",
            "q": ["Sea view", "Beach"],
        },
        {
            "path": "/translate",
            "target": "it",
            "format": "text",
            "api_key": "a key",
            "source": "fr",
            "q": ["Beau"],
        },
    ]
    interpreter.asked.clear()
    again = await session.patch(f"{path}/translateMissingDescriptions/IT", json={})
    assert (again.status_code, again.json(), interpreter.asked) == (200, body, [])
    async with world.unit() as unit:
        told = await unit.raw.fetchval(
            "select count(*) from event where accommodation = $1 and type = 'product.changed'", hotel.id
        )
    assert told == 2


async def test_a_translation_that_is_too_long_stays_missing(
    world: World, interpreter: Interpreter, translating: httpx2.AsyncClient
) -> None:
    hotel = await world.hotel()
    product = await world.product(hotel, details={"headline": {"EN": "Sea"}, "wifi": {"EN": "Free"}})
    interpreter.answer = {"translatedText": ["x" * 256, "y" * 256]}
    session = await _session(world, hotel, translating)
    answer = await session.patch(f"/rest/v1/roomrates/{hotel.id}/{product}/translateMissingDescriptions/IT", json={})
    assert answer.json()["headline"] == {"EN": "Sea"}
    assert answer.json()["wifi"] == {"EN": "Free", "IT": "y" * 256}


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(
    ("status", "answer", "words"),
    [
        (429, {"error": "Slowdown"}, "Slowdown"),
        (500, b"<html>", "status 500"),
        (200, b"<html>", "an answer that is no translation"),
        (200, {"translatedText": ["one", "too many"]}, "an answer that is no translation"),
        (200, {"translatedText": "one"}, "an answer that is no translation"),
    ],
)
async def test_a_service_that_fails_is_told_and_nothing_is_written(
    world: World,
    interpreter: Interpreter,
    translating: httpx2.AsyncClient,
    status: int,
    answer: Any,
    words: str,
    version: str,
) -> None:
    hotel = await world.hotel()
    product = await world.product(hotel, name="Double", details={"headline": {"EN": "Sea"}})
    interpreter.status, interpreter.answer = status, answer
    session = await _session(world, hotel, translating)
    path = f"/rest/{version}/roomrates/{hotel.id}/{product}"
    refused = await session.patch(f"{path}/translateMissingDescriptions/IT", json={"name": "New"})
    assert (refused.status_code, refused.json()["type"]) == (550, "ApiPartnerServerError")
    assert [one["message"] for one in refused.json()["nested"]] == [words]
    assert (await session.get(f"/rest/v1/roomrates/{hotel.id}/{product}")).json()["name"] == "Double"


@pytest.mark.parametrize("version", VERSIONS)
async def test_without_a_service_only_what_was_sent_changes(world: World, version: str) -> None:
    hotel = await world.hotel()
    product = await world.product(hotel, details={"headline": {"EN": "Sea"}})
    session = await world.session(hotel)
    path = f"/rest/{version}/roomrates/{hotel.id}/{product}/translateMissingDescriptions/IT"
    answer = await session.patch(path, json={"wifi": {"IT": "Gratis"}})
    assert (answer.status_code, answer.json()["headline"], answer.json()["wifi"]) == (
        200,
        {"EN": "Sea"},
        {"IT": "Gratis"},
    )


@pytest.mark.parametrize("version", VERSIONS)
async def test_refusals_name_the_field(world: World, version: str) -> None:
    hotel, stranger = await world.hotel(), await world.hotel()
    product, theirs = await world.product(hotel), await world.product(stranger)
    session = await world.session(hotel)
    path = f"/rest/{version}/roomrates/{hotel.id}"
    cases = [
        (f"{path}/{product}/translateMissingDescriptions/XX", {}, 400, ["language"]),
        (f"{path}/{product}/translateMissingDescriptions/IT", {"wifi": {"XX": "?"}, "adults": 0}, 400, None),
        (f"{path}/{theirs}/translateMissingDescriptions/IT", {}, 404, []),
        (f"{path}/{product}/translateMissingDescriptions/IT", {"hideRooms": [theirs]}, 422, ["$.hideRooms[0]"]),
    ]
    for where, body, status, elements in cases:
        answer = await session.patch(where, json=body)
        assert answer.status_code == status
        found = [one["element"] for one in answer.json()["nested"]]
        assert found == elements if elements is not None else len(found) == 2 and "$.adults" in found


async def test_the_adapter_goes_only_where_the_server_may() -> None:
    for url, allowed in (("http://127.0.0.1:9", ()), ("http://127.0.0.1:9", (ip_network("127.0.0.0/8"),))):
        outgoing = AiohttpOutgoing(allowed)
        with pytest.raises(TranslationFailed):
            await LibreTranslate(outgoing, url).translate(["x"], "EN", "IT")
        assert await LibreTranslate(outgoing, url).translate([], "EN", "IT") == []
        await outgoing.close()
