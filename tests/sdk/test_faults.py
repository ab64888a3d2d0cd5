"""What the Python client does when things go wrong, against a real server that misbehaves."""

import stat
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import anyio
import pytest

import roomrack_client as sdk
from roomrack_client import models, refusals
from tests.harness.processes import free_port
from tests.sdk.faulty import Answer, Faulty
from tests.sdk.loops import BACKENDS, run

RETRY = sdk.Retry(attempts=3, first_wait=0.01, max_wait=1.5)
GET = "/rest/v1/user/info"
POST = "/rest/v1/calendar/bulk"

Ask = Callable[..., Any]


@pytest.fixture(params=["blocking", *BACKENDS])
def ask(request: pytest.FixtureRequest, faulty: Faulty) -> Ask:
    """Send one request with a client of its own."""

    def send(method: str, path: str, *, auth: sdk.Auth | None = None, options: Any = None, **named: Any) -> Any:
        settings = {"retry": RETRY, "trust_env": False, **(options or {})}
        if request.param == "blocking":
            with sdk.Client(faulty.url, auth, **settings) as client:
                return client.request(method, path, **named)

        async def awaited() -> Any:
            async with sdk.AsyncClient(faulty.url, auth, **settings) as client:
                return await client.request(method, path, **named)

        return run(awaited, request.param)

    return send


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_get_is_sent_again_after_a_passing_failure(ask: Ask, faulty: Faulty, status: int) -> None:
    faulty.plan = [Answer(status, raw=b"<html>"), Answer(body={"ok": 1})]
    assert ask("GET", GET) == {"ok": 1}
    assert len(faulty.asked) == 2


def test_retry_after_is_waited_for(ask: Ask, faulty: Faulty) -> None:
    faulty.plan = [Answer(429, {"type": "TooMany"}, {"Retry-After": "1"}), Answer(body={"ok": 1})]
    assert ask("PATCH", GET, json={}) == {"ok": 1}
    first, second = faulty.asked
    assert second.at - first.at >= 1


def test_a_longer_wait_than_allowed_is_an_error_at_once(ask: Ask, faulty: Faulty) -> None:
    refusal = {"type": "ApiQuotaException", "message": "Used up."}
    faulty.plan = [Answer(403, refusal, {"Retry-After": "120"})]
    with pytest.raises(refusals.QuotaExceeded) as caught:
        ask("GET", GET)
    assert caught.value.retry_after == 120
    assert len(faulty.asked) == 1


def test_an_exhausted_quota_is_paced_and_known(faulty: Faulty) -> None:
    limits = {"X-RateLimit-Limit": "100", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1"}
    faulty.plan = [Answer(body={}, headers=limits), Answer(body={})]
    with sdk.Client(faulty.url, retry=RETRY, trust_env=False) as client:
        client.request("GET", GET)
        assert client.quota == sdk.Quota(100, 0, 1.0)
        client.request("GET", GET)
    first, second = faulty.asked
    assert second.at - first.at >= 0.9


def test_a_post_with_a_key_is_sent_again_with_the_same_key(ask: Ask, faulty: Faulty) -> None:
    faulty.plan = [Answer(lost=True), Answer(409, {"type": "BadRequest"}, {"Retry-After": "0"}), Answer(body={"ok": 1})]
    assert ask("POST", POST, json=[]) == {"ok": 1}
    keys = [each.headers["idempotency-key"] for each in faulty.asked]
    assert len(keys) == 3
    assert len(set(keys)) == 1


def test_a_post_without_a_key_is_sent_once(ask: Ask, faulty: Faulty) -> None:
    for answer, error in ((Answer(lost=True), sdk.AnswerLost), (Answer(503), sdk.ApiError)):
        faulty.asked.clear()
        faulty.plan = [answer]
        with pytest.raises(error):
            ask("POST", POST, json=[], options={"idempotency": False})
        assert len(faulty.asked) == 1
        assert "idempotency-key" not in faulty.asked[0].headers


def test_a_patch_is_not_sent_again_after_its_answer_was_lost(ask: Ask, faulty: Faulty) -> None:
    faulty.plan = [Answer(lost=True)]
    with pytest.raises(sdk.AnswerLost):
        ask("PATCH", GET, json={})
    assert len(faulty.asked) == 1


def test_a_caller_error_is_not_sent_again(ask: Ask, faulty: Faulty) -> None:
    faulty.plan = [Answer(400, {"type": "ApiParamsExemption", "message": "No."})]
    with pytest.raises(refusals.ParamsError):
        ask("GET", GET)
    assert len(faulty.asked) == 1


def test_a_slow_answer_is_timed_out(ask: Ask, faulty: Faulty) -> None:
    faulty.plan = [Answer(delay=1)]
    with pytest.raises(sdk.TimedOut):
        ask("PATCH", GET, json={}, timeout=0.1)


def test_nobody_listening_is_not_connected() -> None:
    client = sdk.Client(f"http://127.0.0.1:{free_port()}/connect", retry=RETRY, trust_env=False)
    with client, pytest.raises(sdk.NotConnected):
        client.request("POST", POST, json=[])


@pytest.mark.parametrize("raw", [b"<html>hello</html>", b'{"data": [', b"\xff\xfe", b"[" * 100_000], ids=str)
def test_an_answer_that_is_not_json_is_a_bad_answer(ask: Ask, faulty: Faulty, raw: bytes) -> None:
    faulty.plan = [Answer(200, raw=raw)]
    with pytest.raises(sdk.BadAnswer):
        ask("GET", GET)


def test_a_redirect_is_not_followed(ask: Ask, faulty: Faulty) -> None:
    faulty.plan = [Answer(302, headers={"Location": f"{faulty.url}/elsewhere"})]
    with pytest.raises(sdk.BadAnswer):
        ask("GET", GET, auth=sdk.ApiKey("secret"))
    assert len(faulty.asked) == 1


@pytest.mark.parametrize(
    "body", [None, [], "text", {"nested": "no list", "message": 5}, {"nested": [1, None]}], ids=str
)
def test_odd_bodies_of_refusals_are_plain_errors(ask: Ask, faulty: Faulty, body: Any) -> None:
    faulty.plan = [Answer(418, body, {"X-Request-Id": "r-1"})]
    with pytest.raises(sdk.ApiError) as caught:
        ask("GET", GET)
    assert (caught.value.status, caught.value.type, caught.value.request_id) == (418, None, "r-1")


def test_every_kind_of_refusal_is_its_class(faulty: Faulty) -> None:
    with sdk.Client(faulty.url, retry=sdk.Retry(attempts=1), trust_env=False) as client:
        for (status, type_), kind in refusals.KINDS.items():
            faulty.plan = [Answer(status or 499, {"type": type_, "message": "No."} if type_ else {"id": "1"})]
            with pytest.raises(sdk.ApiError) as caught:
                client.request("GET", GET)
            assert type(caught.value) is kind


def test_a_refused_token_is_renewed_once_for_all_threads(faulty: Faulty) -> None:
    store = sdk.MemoryTokenStore(sdk.Tokens("old", "refresh-1"))
    renewed = Answer(body={"access_token": "new", "expires_in": 86400}, delay=0.2)
    faulty.by_path["/rest/v1/identity/refresh"] = renewed
    faulty.refused = {"Bearer old"}
    gate = threading.Barrier(8)
    with sdk.Client(faulty.url, sdk.OAuth(store=store), retry=RETRY, trust_env=False) as client:

        def one(_: int) -> Any:
            gate.wait()
            return client.request("GET", GET)

        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(one, range(8))) == [{}] * 8
    assert len(faulty.took("/rest/v1/identity/refresh")) == 1
    kept = store.load()
    assert kept is not None
    assert (kept.access_token, kept.refresh_token) == ("new", "refresh-1")


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_token_that_ended_is_renewed_once_for_all_tasks(faulty: Faulty, tmp_path: Path, backend: str) -> None:
    store = sdk.FileTokenStore(tmp_path / "deep" / "tokens.json")
    store.save(sdk.Tokens("old", "refresh-1", datetime.now(UTC) + timedelta(seconds=5)))
    answer = Answer(body={"access_token": "new", "refresh_token": "refresh-2", "expires_in": 86400}, delay=0.1)
    faulty.by_path["/rest/v1/identity/refresh"] = answer
    auth = sdk.OAuth(store=store, client_id="me", client_secret="hush")

    async def ten_at_once() -> None:
        async with sdk.AsyncClient(faulty.url, auth, trust_env=False) as client, anyio.create_task_group() as tasks:
            for _ in range(10):
                tasks.start_soon(client.request, "GET", GET)

    run(ten_at_once, backend)
    assert len(faulty.took(GET)) == 10
    [asked] = faulty.took("/rest/v1/identity/refresh")
    assert asked.body == b"refresh_token=refresh-1&client_id=me&client_secret=hush"
    assert {each.headers["authorization"] for each in faulty.took(GET)} == {"Bearer new"}
    assert store.load() == sdk.FileTokenStore(tmp_path / "deep" / "tokens.json").load()
    assert stat.S_IMODE((tmp_path / "deep" / "tokens.json").stat().st_mode) == 0o600


def test_a_token_that_stays_refused_is_an_error(ask: Ask, faulty: Faulty) -> None:
    faulty.plan = [Answer(401, {"type": "ApiKeyInvalid"})]
    with pytest.raises(refusals.CredentialInvalid):
        ask("GET", GET, auth=sdk.BearerToken("x"))
    faulty.by_path = {
        GET: Answer(401, {"type": "ApiKeyInvalid"}),
        "/rest/v1/identity/apilogin": Answer(body={"access_token": "a"}),
    }
    with pytest.raises(refusals.CredentialInvalid):
        ask("GET", GET, auth=sdk.ApplicationLogin("id", "secret"))
    assert len(faulty.took("/rest/v1/identity/apilogin")) == 2


def test_without_any_token_one_is_told_to_sign_in(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "broken").write_text("[]")
    with pytest.raises(sdk.NotSignedIn):
        ask("GET", GET, auth=sdk.OAuth(store=sdk.FileTokenStore(tmp_path / "broken")))


def test_no_secret_shows(faulty: Faulty) -> None:
    tokens = sdk.Tokens("hush-access", "hush-refresh")
    auths: list[sdk.Auth] = [
        sdk.ApiKey("hush-key"),
        sdk.BearerToken("hush-token"),
        sdk.OAuth(tokens, client_secret="hush-secret"),
        sdk.ApplicationLogin("id", "hush-secret"),
    ]
    with sdk.Client(faulty.url, auths[0]) as client:
        shown = repr([tokens, auths, client, sdk.WebhookVerifier("hush")])
    assert "hush" not in shown


@pytest.mark.parametrize("path", ["rest", "//elsewhere.example/x", "http://elsewhere.example/"])
def test_a_credential_never_goes_to_another_host(ask: Ask, faulty: Faulty, path: str) -> None:
    with pytest.raises(ValueError, match="slash"):
        ask("GET", path, auth=sdk.ApiKey("secret"))
    assert faulty.asked == []


@pytest.mark.parametrize("base", ["ftp://x/connect", "connect", "http://me:word@host/connect", "http://host/?a=1"])
def test_a_base_url_that_is_none_is_refused(base: str) -> None:
    with pytest.raises(ValueError, match="base URL"):
        sdk.Client(base)


@pytest.mark.parametrize("value", ["..", ".", ""])
def test_an_id_cannot_change_the_path(faulty: Faulty, value: str) -> None:
    with sdk.Client(faulty.url, trust_env=False) as client:
        with pytest.raises(ValueError, match="path"):
            client.accommodations.get(value)
        client.accommodations.get("a/../b?c#d")
    assert [each.path for each in faulty.asked] == ["/connect/rest/v1/accommodation/a%2F..%2Fb%3Fc%23d"]


def test_reading_is_lenient(faulty: Faulty) -> None:
    body = {
        "id": 7,
        "status": "FROM_THE_FUTURE",
        "checkin": "2026-01-31T12:00:00Z[UTC]",
        "checkout": "not a date",
        "createTime": "2026-01-31 12:00:00",
        "roomGross": 99.90,
        "guests": "many",
        "newField": {"deep": 1},
    }
    faulty.plan = [Answer(body=body)]
    with sdk.Client(faulty.url, trust_env=False) as client:
        read = client.reservations.get("1", 7)
    assert str(read.status) == "FROM_THE_FUTURE"
    assert read.checkin == read.create_time == datetime(2026, 1, 31, 12, tzinfo=UTC)
    assert (str(read.checkout), str(read.guests)) == ("not a date", "many")
    assert read.room_gross == Decimal("99.9")
    assert read.extra_fields == {"newField": {"deep": 1}}
    assert read.product is None


def test_writing_is_strict(faulty: Faulty) -> None:
    with sdk.Client(faulty.url, trust_env=False) as client:
        for wrong in (
            models.ReservationRequest(status="SOLD"),  # type: ignore[arg-type]
            models.ReservationRequest(checkin=datetime(2026, 1, 1, 12)),  # noqa: DTZ001
            models.ReservationRequest(room_gross=Decimal("NaN")),
            models.ReservationRequest(room_gross=Decimal("0.1234567890123456789")),
        ):
            with pytest.raises(ValueError, match=r"SOLD|time zone|JSON"):
                client.reservations.create("1", wrong)
        body = models.ReservationRequest(
            checkin=date(2026, 1, 1), room_gross=Decimal("10.10"), private_notes=sdk.CLEAR, channel_id=None
        )
        client.reservations.patch("1", 2, body)
    [asked] = faulty.asked
    assert asked.body == b'{"privateNotes":null,"checkin":"2026-01-01","roomGross":10.1}'


def test_pages_end_at_a_short_one(faulty: Faulty) -> None:
    faulty.plan = [Answer(body={"data": [{"id": n} for n in page]}) for page in ((1, 2), (3, 4), (5,))]
    with sdk.Client(faulty.url, trust_env=False) as client:
        assert [each.id for each in client.reservations.find_all("1", size=2)] == [1, 2, 3, 4, 5]
    assert [each.path.partition("page=")[2] for each in faulty.asked] == ["0", "1", "2"]


def test_a_server_without_pages_is_read_once(faulty: Faulty) -> None:
    faulty.by_path["/rest/v1/accommodation"] = Answer(body=[{"id": "1"}, {"id": "2"}])
    with sdk.Client(faulty.url, trust_env=False) as client:
        assert [each.id for each in client.accommodations.list_all()] == ["1", "2"]
    assert len(faulty.asked) == 2


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_wait_can_be_interrupted(faulty: Faulty, backend: str) -> None:
    faulty.by_path[GET] = Answer(503, headers={"Retry-After": "1"})

    async def given_up() -> None:
        async with sdk.AsyncClient(faulty.url, retry=RETRY, trust_env=False) as client:
            with anyio.fail_after(0.2):
                await client.request("GET", GET)

    begun = time.monotonic()
    with pytest.raises(TimeoutError):
        run(given_up, backend)
    assert time.monotonic() - begun < 0.9
