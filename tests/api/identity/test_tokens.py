"""token, refresh, apilogin, revoke and migrateApiKey: docs/contract.md 3, RFC 6749, 7009 and 7636."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest

from tests.api.identity.conftest import Client, pkce
from tests.factories import World
from tests.harness.processes import ClockFile

ROOT = "/rest/v1/identity"
REFUSED_CODE = "The authorization code is wrong, used or expired, or was given for another redirect_uri."
REFUSED_CLIENT = "The client id or the client secret is wrong."


def tokens(answer: httpx2.Response) -> dict[str, Any]:
    """The body of an answer that gave tokens, checked as a whole."""
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    body: dict[str, Any] = answer.json()
    expires = datetime.fromisoformat(body["expireDate"])
    assert timedelta(hours=23, minutes=59) < expires - datetime.now(UTC) <= timedelta(hours=24)
    assert body == {
        "access_token": body["accessToken"],
        "accessToken": body["access_token"],
        "refresh_token": body["refresh_token"],
        "token_type": "Bearer",
        "expires_in": 86400,
        "expireDate": body["expireDate"],
    }
    return body


def refused(answer: httpx2.Response, status: int, kind: str, message: str) -> None:
    """A refusal, by its status, type and message."""
    body = answer.json()
    assert (answer.status_code, body["type"], body["message"]) == (status, kind, message)


@pytest.mark.parametrize("grant_type", [None, "code", "authorization_code"])
async def test_every_way_to_name_the_grant_gives_tokens(oauth: Client, grant_type: str | None) -> None:
    body = tokens(await oauth.token(await oauth.code(), grant_type=grant_type))
    assert await oauth.reaches(body["access_token"])
    assert not await oauth.reaches(body["refresh_token"])


@pytest.mark.parametrize("form", ["data", "params", "json"])
async def test_form_query_and_json_are_taken(oauth: Client, form: str) -> None:
    fields: dict[str, Any] = {form: oauth.form(await oauth.code())}
    tokens(await oauth.world.client.post(f"{ROOT}/token", **fields))


async def test_aliases_below_octobook_serve_the_same(oauth: Client, client: httpx2.AsyncClient) -> None:
    root = str(client.base_url).removesuffix("/connect/") + "/octobook" + ROOT
    body = tokens(await client.post(f"{root}/token", data=oauth.form(await oauth.code())))
    tokens(await client.post(f"{root}/refresh", data={"refresh_token": body["refresh_token"]}))
    form = {"client_id": oauth.app.client_id, "client_secret": oauth.app.client_secret}
    assert (await client.post(f"{root}/apilogin", data=form)).status_code == 200


async def test_missing_fields_are_named_together(oauth: Client) -> None:
    answer = await oauth.world.client.post(f"{ROOT}/token", data={})
    assert answer.status_code == 400
    assert answer.json()["type"] == "ApiParamsExemption"
    assert [each["element"] for each in answer.json()["nested"]] == [
        "$.client_id",
        "$.code",
        "$.redirect_uri",
        "$.client_secret",
    ]


async def test_unknown_grant_type_is_refused(oauth: Client) -> None:
    answer = await oauth.token(await oauth.code(), grant_type="password")
    assert (answer.status_code, answer.json()["element"]) == (400, "$.grant_type")


@pytest.mark.parametrize(
    "fields", [{"code": "unknown"}, {"redirect_uri": "https://client.example/callback/"}], ids=["code", "redirect_uri"]
)
async def test_code_that_is_wrong_or_for_another_address_is_refused(oauth: Client, fields: dict[str, str]) -> None:
    refused(await oauth.token(await oauth.code(), **fields), 400, "ApiParamsExemption", REFUSED_CODE)


async def test_code_lives_three_minutes(oauth: Client, clock: ClockFile) -> None:
    in_time, late = await oauth.code(), await oauth.code()
    clock.run(179)
    assert (await oauth.token(in_time)).status_code == 200
    clock.run(181)
    refused(await oauth.token(late), 400, "ApiParamsExemption", REFUSED_CODE)


async def test_code_that_is_used_twice_revokes_what_it_gave(oauth: Client) -> None:
    code = await oauth.code()
    body = tokens(await oauth.token(code))
    refused(await oauth.token(code), 400, "ApiParamsExemption", REFUSED_CODE)
    assert not await oauth.reaches(body["access_token"])
    again = await oauth.world.client.post(f"{ROOT}/refresh", data={"refresh_token": body["refresh_token"]})
    assert (again.status_code, again.json()["type"]) == (403, "ApiSecurityException")


async def test_code_that_is_redeemed_twice_at_once_gives_tokens_at_most_once(oauth: Client) -> None:
    code = await oauth.code()
    answers = await asyncio.gather(*(oauth.token(code) for _ in range(6)))
    given = [answer.json()["access_token"] for answer in answers if answer.status_code == 200]
    assert len(given) <= 1
    assert [await oauth.reaches(each) for each in given] == [False] * len(given)


async def test_client_and_secret_must_belong_together(oauth: Client, world: World) -> None:
    other = await world.application()
    for fields in (
        {"client_secret": "wrong"},
        {"client_id": "unknown"},
        {"client_secret": other.client_secret},
    ):
        refused(await oauth.token(await oauth.code(), **fields), 403, "ApiSecurityException", REFUSED_CLIENT)


async def test_another_clients_code_is_unknown_and_stays_good(oauth: Client, world: World) -> None:
    other, code = await world.application(), await oauth.code()
    mixed = {"client_id": other.client_id, "client_secret": other.client_secret}
    refused(await oauth.token(code, **mixed), 400, "ApiParamsExemption", REFUSED_CODE)
    tokens(await oauth.token(code))


@pytest.mark.parametrize("name", ["code_verifier", "code_challenge"])
@pytest.mark.parametrize("with_secret", [True, False], ids=["secret", "public"])
async def test_right_verifier_is_taken_under_both_names_and_replaces_the_secret(
    oauth: Client, name: str, with_secret: bool
) -> None:
    verifier, challenge = pkce()
    secret = {} if with_secret else {"client_secret": None}
    tokens(await oauth.token(await oauth.code(challenge=challenge), **{name: verifier}, **secret))


async def test_challenge_asks_for_its_verifier_even_with_the_secret(oauth: Client) -> None:
    verifier, challenge = pkce()
    wrong, _ = pkce()
    for fields in ({}, {"code_verifier": wrong}, {"code_verifier": challenge}):
        answer = await oauth.token(await oauth.code(challenge=challenge), **fields)
        assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption"), fields
    tokens(await oauth.token(await oauth.code(challenge=challenge), code_verifier=verifier))


async def test_verifier_without_a_challenge_does_not_replace_the_secret(oauth: Client) -> None:
    verifier, _ = pkce()
    answer = await oauth.token(await oauth.code(), code_verifier=verifier, client_secret=None)
    assert answer.status_code in {400, 403}


async def test_refresh_repeats_its_token_and_leaves_the_old_access_token_alone(oauth: Client) -> None:
    first = tokens(await oauth.token(await oauth.code()))
    alone = await oauth.world.client.post(f"{ROOT}/refresh", data={"refresh_token": first["refresh_token"]})
    both = await oauth.world.client.post(
        f"{ROOT}/refresh",
        data={
            "refresh_token": first["refresh_token"],
            "client_id": oauth.app.client_id,
            "client_secret": oauth.app.client_secret,
        },
    )
    for body in (tokens(alone), tokens(both)):
        assert body["refresh_token"] == first["refresh_token"]
        assert await oauth.reaches(body["access_token"])
    assert await oauth.reaches(first["access_token"])


async def test_refresh_refuses_wrong_clients_and_unknown_tokens(oauth: Client, world: World) -> None:
    first, other = tokens(await oauth.token(await oauth.code())), await world.application()
    for fields in (
        {"refresh_token": "unknown"},
        {"refresh_token": first["access_token"]},
        {"refresh_token": first["refresh_token"], "client_secret": "wrong", "client_id": oauth.app.client_id},
        {
            "refresh_token": first["refresh_token"],
            "client_id": other.client_id,
            "client_secret": other.client_secret,
        },
    ):
        answer = await world.client.post(f"{ROOT}/refresh", data=fields)
        assert (answer.status_code, answer.json()["type"]) == (403, "ApiSecurityException"), fields
    missing = await world.client.post(f"{ROOT}/refresh", data={})
    assert (missing.status_code, missing.json()["element"]) == (400, "$.refresh_token")


async def test_access_token_ends_after_a_day(oauth: Client, clock: ClockFile) -> None:
    body = tokens(await oauth.token(await oauth.code()))
    clock.run(86_399)
    assert await oauth.reaches(body["access_token"])
    clock.run(86_401)
    assert not await oauth.reaches(body["access_token"])
    renewed = await oauth.world.client.post(f"{ROOT}/refresh", data={"refresh_token": body["refresh_token"]})
    assert await oauth.reaches(renewed.json()["access_token"])


async def test_apilogin_refuses_a_wrong_secret_and_names_what_is_missing(world: World) -> None:
    app = await world.application()
    wrong = await world.client.post(f"{ROOT}/apilogin", data={"client_id": app.client_id, "client_secret": "wrong"})
    refused(wrong, 403, "ApiSecurityException", REFUSED_CLIENT)
    missing = await world.client.post(f"{ROOT}/apilogin", data={"client_id": app.client_id})
    assert (missing.status_code, missing.json()["element"]) == (400, "$.client_secret")


async def test_revoked_refresh_token_ends_its_access_tokens(oauth: Client, world: World) -> None:
    body = tokens(await oauth.token(await oauth.code()))
    form = {"client_id": oauth.app.client_id, "client_secret": oauth.app.client_secret}
    answer = await world.client.post(f"{ROOT}/revoke", data={**form, "token": body["refresh_token"]})
    assert (answer.status_code, answer.content) == (200, b"")
    assert not await oauth.reaches(body["access_token"])
    again = await world.client.post(f"{ROOT}/refresh", data={"refresh_token": body["refresh_token"]})
    assert again.status_code == 403


async def test_revoked_access_token_leaves_the_refresh_token(oauth: Client, world: World) -> None:
    body = tokens(await oauth.token(await oauth.code()))
    await world.client.post(f"{ROOT}/revoke", data={"token": body["access_token"]})
    assert not await oauth.reaches(body["access_token"])
    renewed = await world.client.post(f"{ROOT}/refresh", data={"refresh_token": body["refresh_token"]})
    assert await oauth.reaches(renewed.json()["access_token"])


async def test_revoking_what_does_not_exist_is_answered_alike(world: World) -> None:
    answer = await world.client.post(f"{ROOT}/revoke", data={"token": "unknown"})
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize("operation", ["token", "refresh", "apilogin", "revoke"])
async def test_another_media_type_is_told_both_that_are_taken(world: World, operation: str) -> None:
    answer = await world.client.post(f"{ROOT}/{operation}", content=b"<x/>", headers={"Content-Type": "text/xml"})
    said = "The body must be sent as application/x-www-form-urlencoded or application/json."
    assert (answer.status_code, answer.json()["type"], answer.json()["message"]) == (415, "BadRequest", said)


async def test_revoke_refuses_a_wrong_client_and_a_missing_token(oauth: Client, world: World) -> None:
    body = tokens(await oauth.token(await oauth.code()))
    form = {"token": body["access_token"], "client_id": oauth.app.client_id, "client_secret": "wrong"}
    refused(await world.client.post(f"{ROOT}/revoke", data=form), 403, "ApiSecurityException", REFUSED_CLIENT)
    assert await oauth.reaches(body["access_token"])
    missing = await world.client.post(f"{ROOT}/revoke", data={})
    assert (missing.status_code, missing.json()["element"]) == (400, "$.token")


async def test_key_is_traded_once_for_each_property_and_goes_on_working(world: World) -> None:
    hotels = [await world.hotel(), await world.hotel()]
    session = await world.key_session(*hotels)
    for hotel in hotels:
        body = tokens(await session.post(f"{ROOT}/migrate", data={"accommodation": str(hotel.id)}))
        headers = {"Authorization": f"Bearer {body['access_token']}"}
        listed = await world.client.get("/rest/v1/accommodation", headers=headers)
        assert [each["id"] for each in listed.json()] == [str(hotel.id)]
    again = await session.post(f"{ROOT}/migrate", data={"accommodation": str(hotels[0].id)})
    assert (again.status_code, again.json()["type"]) == (400, "ApiValidationFailed")
    assert (await session.get(f"/rest/v1/accommodation/{hotels[0].id}")).status_code == 200


async def test_key_is_not_traded_for_a_property_of_others_or_none(world: World) -> None:
    session, other = await world.key_session(await world.hotel()), await world.hotel()
    for value in (str(other.id), "999999999", "abc"):
        answer = await session.post(f"{ROOT}/migrate", data={"accommodation": value})
        assert (answer.status_code, answer.json()["type"]) == (403, "ApiSecurityException"), value
    missing = await session.post(f"{ROOT}/migrate", data={})
    assert (missing.status_code, missing.json()["element"]) == (400, "$.accommodation")
