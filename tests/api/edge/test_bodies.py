"""Bodies that never reach a model, each with its exact error, and none with an effect."""

import asyncio
import json
from typing import Any

import httpx2
import pytest

from tests.factories import Session
from tests.harness.processes import ApiServer

LIMIT = 1024 * 1024


async def refused(session: Session, path: str, status: int, type_: str, **request: Any) -> dict[str, Any]:
    """Send a body, with a quota header in the answer and no event in the database; gives what came back."""
    before = (await session.get(path)).json()
    answer = await session.post(path, **request)
    assert answer.status_code == status, answer.text
    body: dict[str, Any] = answer.json()
    assert body.pop("success") is False
    assert body.pop("type") == type_
    assert "X-RateLimit-Remaining" in answer.headers
    assert (await session.get(path)).json() == before
    return body


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"{", "The body is not valid JSON: Expecting property name enclosed in double quotes at line 1, column 2."),
        (b"mode=ok", "The body is not valid JSON: Expecting value at line 1, column 1."),
        (b'{"mode":"ok","mode":"ok"}', "The key mode stands twice in the same object."),
        (b'{"amount":NaN}', "NaN is not a number that JSON can hold."),
        (b'{"amount":-Infinity}', "-Infinity is not a number that JSON can hold."),
        (b'{"amount":1e400}', "1e400 is not a number that JSON can hold."),
        (b'{"label":"\\ud800"}', None),
        (b'{"label":"a\\u0000b"}', None),
        (b'{"label":"\xe8"}', None),
        (b'{"unknown":' + b"[" * 32 + b"]" * 32 + b"}", "The body is nested deeper than 32 levels."),
        (b'{"unknown":' + b"[" * 200_000, "The body is nested deeper than 32 levels."),
    ],
    ids=["syntax", "form", "key twice", "NaN", "Infinity", "1e400", "surrogate", "NUL", "latin-1", "deep", "very deep"],
)
@pytest.mark.parametrize("media", ["application/json", "application/json; charset=utf-8", None])
async def test_what_is_not_plain_json_is_refused(
    session: Session, path: str, raw: bytes, message: str | None, media: str | None
) -> None:
    headers = {"Content-Type": media} if media else {}
    body = await refused(session, path, 400, "JsonParseExemption", content=raw, headers=headers)
    message = message or "The body holds text that is not valid UTF-8, half of a surrogate pair, or the character NUL."
    assert body == {"message": message, "nested": []}


@pytest.mark.parametrize("chunked", [False, True])
async def test_a_body_over_the_limit_is_413(session: Session, path: str, chunked: bool) -> None:
    raw = b'{"label":"' + b"x" * LIMIT + b'"}'

    async def pieces() -> Any:
        for start in range(0, len(raw), 65_536):
            yield raw[start : start + 65_536]

    content = pieces() if chunked else raw
    headers = {"Content-Type": "application/json"}
    body = await refused(session, path, 413, "BadRequest", content=content, headers=headers)
    assert body == {"message": f"The body is larger than {LIMIT} bytes.", "nested": []}


async def test_a_body_at_the_limit_is_read(session: Session, path: str) -> None:
    raw = json.dumps({"label": "x", "unknown": ""}).encode()
    raw = raw.replace(b'"unknown": ""', b'"unknown": "' + b"x" * (LIMIT - len(raw)) + b'"')
    assert len(raw) == LIMIT
    answer = await session.post(path, content=raw, headers={"Content-Type": "application/json"})
    assert answer.status_code == 200


async def test_32_levels_are_read(session: Session, path: str) -> None:
    raw = b'{"unknown":' + b"[" * 31 + b"]" * 31 + b"}"
    assert (await session.post(path, content=raw)).status_code == 200


@pytest.mark.parametrize(
    "media", ["text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
async def test_another_media_type_is_415(session: Session, path: str, media: str) -> None:
    body = await refused(session, path, 415, "BadRequest", content=b"{}", headers={"Content-Type": media})
    assert body == {"message": "The body must be sent as application/json.", "nested": []}


@pytest.mark.parametrize("media", [None, "application/json", "APPLICATION/JSON;charset=UTF-8", "text/json", "*/*"])
async def test_json_is_read_under_every_name(session: Session, path: str, media: str | None) -> None:
    headers = {"Content-Type": media} if media else {}
    answer = await session.post(path, content=b'{"mode":"ok"}', headers=headers)
    assert answer.json()["mode"] == "ok"


async def test_without_a_credential_nothing_is_said_of_the_body(probe: httpx2.AsyncClient, path: str) -> None:
    answer = await probe.post(path, content=b"{" * LIMIT * 2, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["type"]) == (401, "ApiKeyMissing")


@pytest.mark.parametrize("way", ["form", "multipart", "query", "json", "json without a type"])
async def test_form_endpoints_take_forms_queries_and_json(session: Session, way: str) -> None:
    fields = {"client_id": "a b", "amount": "7"}
    options: dict[str, dict[str, Any]] = {
        "form": {"data": fields},
        "multipart": {"files": {name: (None, value) for name, value in fields.items()}},
        "query": {"params": fields},
        "json": {"json": fields},
        "json without a type": {"content": json.dumps(fields).encode()},
    }
    answer = await session.post("/rest/v1/subscription/probe/form", **options[way])
    assert answer.json() == {"client_id": "a b", "amount": 7}


async def test_the_body_wins_over_the_query(session: Session) -> None:
    answer = await session.post(
        "/rest/v1/subscription/probe/form", params={"client_id": "query"}, data={"client_id": "body"}
    )
    assert answer.json() == {"client_id": "body", "amount": 0}


@pytest.mark.parametrize(
    ("options", "type_", "elements"),
    [
        ({"data": {"amount": "x"}}, "ApiParamsExemption", ["$.client_id", "$.amount"]),
        ({"json": []}, "ApiParamsExemption", ["$"]),
        ({"content": b"client_id=%00", "headers": {"Content-Type": "application/x-www-form-urlencoded"}}, None, None),
        ({"content": b"{", "headers": {"Content-Type": "application/json"}}, "JsonParseExemption", []),
    ],
    ids=["fields", "list", "NUL", "syntax"],
)
async def test_bad_forms_are_refused(
    session: Session, options: dict[str, Any], type_: str | None, elements: list[str] | None
) -> None:
    answer = await session.post("/rest/v1/subscription/probe/form", **options)
    assert answer.status_code == 400
    assert answer.json()["type"] == (type_ or "ApiParamsExemption")
    assert sorted(item["element"] for item in answer.json()["nested"]) == sorted(
        ["client_id"] if elements is None else elements
    )


async def test_a_client_that_goes_away_leaves_nothing(session: Session, path: str, probe_server: ApiServer) -> None:
    before = (await session.get(path)).json()
    for raw in (b'{"mode":"ok"}', b""):
        _, writer = await asyncio.open_connection("127.0.0.1", probe_server.port)
        head = f"POST /connect{path} HTTP/1.1\r\nHost: x\r\nAuthorization: {session.headers['Authorization']}\r\n"
        writer.write(head.encode() + b"Content-Type: application/json\r\nContent-Length: 100\r\n\r\n" + raw)
        await writer.drain()
        await asyncio.sleep(0.1)
        writer.close()
        await writer.wait_closed()
    assert (await session.get(path)).json() == before
