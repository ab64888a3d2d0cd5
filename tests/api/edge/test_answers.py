"""What every answer has, and what each failure looks like."""

import asyncio
import json
import re
import time
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.factories import Session


def error(type_: str, message: str, **more: Any) -> dict[str, Any]:
    return {"success": False, "type": type_, "message": message, "nested": [], **more}


def field(type_: str, message: str, path: str, human: str) -> dict[str, Any]:
    return error(type_, message, element=path, machine_name=path, human_name=human)


async def logged(folder: Path, id_: str) -> list[dict[str, Any]]:
    """What was logged of a request; its own line, the last, is written when its answer has left already."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        lines = [json.loads(line) for line in (folder / "probe.log").read_text().splitlines() if id_ in line]
        if any(line["event"] == "request" for line in lines):
            return lines
        await asyncio.sleep(0.02)
    raise AssertionError(f"nothing was logged of {id_}")


async def references(session: Session, path: str) -> list[str]:
    answer = await session.get(path)
    assert answer.status_code == 200
    result: list[str] = answer.json()
    return result


async def test_every_answer_carries_its_request_id(probe: httpx2.AsyncClient, session: Session, path: str) -> None:
    answers = [
        await session.post(path, json={}),
        await session.post(path, json={"mode": "refuse"}),
        await session.post(path, json={"mode": "bug"}),
        await session.post(path, content="{"),
        await probe.get("/rest/v1/nowhere"),
        await probe.delete(path),
        await probe.options(path),
        await probe.get(path),
    ]
    assert [answer.status_code for answer in answers] == [200, 400, 500, 400, 404, 405, 200, 401]
    ids = [answer.headers["X-Request-Id"] for answer in answers]
    assert all(re.fullmatch("[0-9a-f]{32}", id_) for id_ in ids)
    assert len(set(ids)) == len(ids)


async def test_a_path_that_does_not_exist_is_404_without_a_body(probe: httpx2.AsyncClient, session: Session) -> None:
    for answer in (
        await probe.get("/rest/v1/nowhere"),
        await probe.head("/rest/v1/nowhere"),
        await probe.options("/rest/v1/nowhere"),
        await session.post("/rest/v1/nowhere", content="{"),
        await probe.get("/rest/v1/reservation/"),
    ):
        assert (answer.status_code, answer.content) == (404, b"")


async def test_a_method_that_the_path_lacks_is_405_with_all_that_it_has(probe: httpx2.AsyncClient, path: str) -> None:
    for method in ("DELETE", "PATCH", "TRACE", "BREW"):
        answer = await probe.request(method, path)
        assert answer.status_code == 405
        assert answer.headers["Allow"] == "GET, HEAD, OPTIONS, POST, PUT"
        message = "This method is not allowed here; allowed are GET, HEAD, OPTIONS, POST, PUT."
        assert answer.json() == error("MethodNotAllowed", message)


async def test_options_tells_the_methods_of_the_path(probe: httpx2.AsyncClient, path: str) -> None:
    answer = await probe.options(path)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS, POST, PUT"


async def test_head_is_get_without_the_body(session: Session, path: str) -> None:
    await session.post(path, json={"label": "x"})
    head = await session.request("HEAD", path)
    get = await session.get(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Length"] == get.headers["Content-Length"]
    assert head.headers["Content-Type"] == get.headers["Content-Type"] == "application/json"


async def test_cors_is_on_for_the_api_without_credentials(probe: httpx2.AsyncClient, path: str) -> None:
    preflight = await probe.options(
        path,
        headers={
            "Origin": "https://app.example",
            "Access-Control-Request-Method": "PUT",
            "Access-Control-Request-Headers": "authorization, x-mine, <script>",
        },
    )
    assert preflight.status_code == 200
    assert preflight.headers["Access-Control-Allow-Origin"] == "*"
    assert preflight.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS, POST, PUT"
    allowed = preflight.headers["Access-Control-Allow-Headers"]
    assert allowed == "Authorization, key, Content-Type, Accept, Accept-Language, Idempotency-Key, x-mine"
    refused = await probe.get(path, headers={"Origin": "https://app.example"})
    assert refused.status_code == 401
    assert refused.headers["Access-Control-Allow-Origin"] == "*"
    assert "X-RateLimit-Remaining" in refused.headers["Access-Control-Expose-Headers"]
    for answer in (preflight, refused):
        assert "Access-Control-Allow-Credentials" not in answer.headers


async def test_health_pages_have_no_cors(probe: httpx2.AsyncClient) -> None:
    answer = await probe.get(
        str(probe.base_url).replace("/connect/", "/health"), headers={"Origin": "https://a.example"}
    )
    assert answer.json() == {"status": "ok"}
    assert "Access-Control-Allow-Origin" not in answer.headers


async def test_a_rule_names_its_field_and_changes_nothing(session: Session, path: str) -> None:
    answer = await session.post(path, json={"mode": "refuse", "label": "room 1"})
    assert answer.status_code == 400
    one = field("ApiValidationFailed", "Nothing is left of room 1.", "$.label", "Label")
    assert answer.json() == {**one, "nested": [one]}
    assert await references(session, path) == []


async def test_every_wrong_field_is_listed_with_its_path(session: Session, path: str) -> None:
    body = {"amount": "x", "guests": [{"familyName": "Rossi"}, {"familyName": "", "age": 300}, {"age": 1.5}, 7]}
    answer = await session.post(path, json=body)
    assert answer.status_code == 400
    params = "ApiParamsExemption"
    assert answer.json() == {
        **error(params, "The request has missing or wrong parameters."),
        "nested": [
            field(params, "This must be a whole number.", "$.amount", "Amount"),
            field(params, "This must be at least 1 long.", "$.guests[1].familyName", "Family name"),
            field(params, "This must be at most 120.", "$.guests[1].age", "Age"),
            field(params, "This value is required.", "$.guests[2].familyName", "Family name"),
            field(params, "This must be a whole number.", "$.guests[2].age", "Age"),
            field(params, "This must be an object.", "$.guests[3]", "Guests"),
        ],
    }
    assert await references(session, path) == []


async def test_a_single_wrong_field_stands_at_the_top_too(session: Session, path: str) -> None:
    answer = await session.put(path, json=[{"familyName": "Rossi"}, {"familyName": "x" * 11}])
    one = field("ApiParamsExemption", "This may be at most 10 long.", "$[1].familyName", "Family name")
    top = {**one, "message": "The request has missing or wrong parameters."}
    assert answer.json() == {**top, "nested": [one]}


async def test_a_union_names_the_field_once(session: Session, path: str) -> None:
    answer = await session.post(path, json={"choice": "none of them"})
    assert [item["element"] for item in answer.json()["nested"]] == ["$.choice"]


async def test_a_missing_body_is_the_whole_document(session: Session, path: str) -> None:
    answer = await session.post(path)
    assert answer.status_code == 400
    assert answer.json()["element"] == answer.json()["machine_name"] == "$"


async def test_a_wrong_parameter_is_called_by_its_name(session: Session, path: str) -> None:
    answer = await session.get(path, params={"size": "many"})
    assert answer.status_code == 400
    one = field("ApiParamsExemption", "This must be a whole number.", "size", "Size")
    top = {**one, "message": "The request has missing or wrong parameters."}
    assert answer.json() == {**top, "nested": [one]}


async def test_only_unknown_ids_are_422_and_a_mixture_is_400(session: Session, path: str) -> None:
    unknown = await session.post(path, json={"mode": "unknown"})
    assert unknown.status_code == 422
    items = [
        field("ApiResourceMissing", "Guest not found.", f"$.guests[{position}]", "Guests") for position in range(2)
    ]
    assert unknown.json() == {
        **error("ApiResourceMissing", "2 ids in the request name nothing.", element="Guest"),
        "nested": items,
    }
    mixed = await session.post(path, json={"mode": "mixed"})
    assert mixed.status_code == 400
    assert [item["type"] for item in mixed.json()["nested"]] == ["ApiResourceMissing", "ApiParamsExemption"]
    assert await references(session, path) == []


async def test_a_partner_that_fails_is_550_in_its_own_words(session: Session, path: str) -> None:
    answer = await session.post(path, json={"mode": "partner"})
    assert answer.status_code == 550
    type_ = "ApiPartnerServerError"
    assert answer.json() == {
        **error(type_, "Simulator refused the request or did not answer."),
        "nested": [error(type_, "no room at the inn")],
    }


async def test_messages_come_in_the_language_of_the_client(session: Session, path: str) -> None:
    headers = {"Accept-Language": "de, it-IT;q=0.8, en;q=0.5"}
    answer = await session.get(path, params={"size": "x"}, headers=headers)
    assert answer.headers["Content-Language"] == "it"
    assert answer.json()["message"] == "La richiesta ha parametri mancanti o errati."
    plain = await session.get(path, params={"size": "x"})
    assert plain.headers["Content-Language"] == "en"


async def test_a_bug_is_a_500_that_tells_only_its_id(session: Session, path: str, session_folder: Path) -> None:
    answer = await session.post(path, json={"mode": "bug", "label": "hidden"})
    assert answer.status_code == 500
    id_ = answer.headers["X-Request-Id"]
    message = f"Something went wrong on our side. Quote the request id {id_} when you report it."
    assert answer.json() == error("InternalServerError", message)
    assert await references(session, path) == []
    lines = await logged(session_folder, id_)
    (bug,) = [line for line in lines if line["event"] == "bug"]
    assert "ZeroDivisionError" in bug["exception"]
    assert "secret-secret" not in json.dumps(lines)


async def test_a_lost_connection_is_503_and_the_next_request_is_served(session: Session, path: str) -> None:
    answer = await session.post(path, json={"mode": "gone"})
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "2"
    message = "The service is not available at the moment. Try again in 2 seconds."
    assert answer.json() == error("InternalServerError", message)
    assert await references(session, path) == []


async def test_connections_that_the_database_closed_are_replaced_unnoticed(session: Session, path: str) -> None:
    await asyncio.gather(*(session.get(path) for _ in range(40)))
    assert (await session.post(path, json={"mode": "restart"})).status_code == 200
    await asyncio.sleep(0.2)
    answers = await asyncio.gather(*(session.get(path) for _ in range(40)))
    assert [answer.status_code for answer in answers] == [200] * 40


async def test_a_deadlock_runs_the_handler_again(session: Session, path: str) -> None:
    answer = await session.post(path, json={"mode": "deadlock", "label": "twice", "amount": 5})
    assert answer.json() == {"mode": "deadlock", "attempts": True}
    assert await references(session, path) == ["twice"]


async def test_what_cannot_be_serialized_at_all_is_503(session: Session, path: str) -> None:
    answer = await session.post(path, json={"mode": "hopeless"})
    assert answer.status_code == 503
    assert await references(session, path) == []


async def test_a_value_that_no_model_bounded_is_still_no_bug(session: Session, path: str) -> None:
    answer = await session.post(path, json={"mode": "huge"})
    assert answer.status_code == 400
    assert answer.json()["type"] == "ApiParamsExemption"
    assert await references(session, path) == []


async def test_a_credential_in_the_query_string_is_none(
    probe: httpx2.AsyncClient, session: Session, path: str, session_folder: Path
) -> None:
    for name in ("access_token", "accessToken", "token", "key", "Authorization"):
        answer = await probe.get(path, params={name: session.access_token})
        assert (answer.status_code, answer.json()["type"]) == (401, "ApiKeyMissing")
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")
        await logged(session_folder, answer.headers["X-Request-Id"])
    assert session.access_token not in (session_folder / "probe.log").read_text()


async def test_the_log_knows_who_called_what_but_not_the_query(
    session: Session, path: str, session_folder: Path
) -> None:
    answer = await session.get(path, params={"word": "some-personal-word"})
    id_ = answer.headers["X-Request-Id"]
    (line,) = await logged(session_folder, id_)
    assert "some-personal-word" not in (session_folder / "probe.log").read_text()
    assert isinstance(line.pop("ms"), float)
    assert line.pop("timestamp")
    assert line == {
        "event": "request",
        "level": "info",
        "request_id": id_,
        "method": "GET",
        "route": "/connect/rest/x1/probe/{accommodation}",
        "status": 200,
        "application": session.app.id,
        "accommodation": int(path.rpartition("/")[2]),
    }


@pytest.mark.parametrize("name", ["%00", "a%00b"])
async def test_nul_in_the_query_is_refused(session: Session, path: str, name: str) -> None:
    answer = await session.request("GET", f"{path}?word={name}")
    assert answer.status_code == 400
    assert (answer.json()["type"], answer.json()["element"]) == ("ApiParamsExemption", "word")


async def test_an_answered_call_is_let_go_without_the_collector(session: Session, path: str) -> None:
    for _ in range(20):
        await session.get(f"{path}/live?collect=false")
    for body in ({}, {"mode": "refuse"}, {"mode": "bug"}, {"mode": "deadlock"}):
        for _ in range(10):
            await session.post(path, json=body)
    counted = [(await session.get(f"{path}/live")).json() for _ in range(20)]
    assert max(counted) <= 5
