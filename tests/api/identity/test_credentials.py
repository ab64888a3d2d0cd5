"""How a credential is sent, and how not: docs/contract.md 2 and 3."""

import base64

import httpx2
import pytest

from tests.factories import Session, World
from tests.harness.processes import ApiServer

MISSING, INVALID = (401, "ApiKeyMissing"), (401, "ApiKeyInvalid")


def told(answer: httpx2.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"]


@pytest.mark.parametrize("name", ["access_token", "accessToken", "token", "Authorization", "key"])
async def test_a_credential_in_the_query_is_none(world: World, name: str) -> None:
    hotel = await world.hotel()
    sessions = [await world.session(hotel), await world.key_session(hotel)]
    for session in sessions:
        answer = await world.client.get(f"/rest/v1/accommodation/{hotel.id}", params={name: session.access_token})
        assert told(answer) == MISSING


async def test_a_credential_of_another_kind_is_invalid(world: World) -> None:
    hotel = await world.hotel()
    token, key = await world.session(hotel), await world.key_session(hotel)
    pair = base64.b64encode(f"{token.app.client_id}:{token.app.client_secret}".encode()).decode()
    wrong: list[dict[str, str]] = [
        {"Authorization": f"Bearer {key.access_token}"},
        {"key": token.access_token},
        {"key": token.refresh_token},
        {"Authorization": token.access_token},
        {"Authorization": f"Basic {pair}"},
        {"Authorization": "Bearer"},
        {"Authorization": "Bearer garbage", **key.headers},
        {"Authorization": f"Bearer {'x' * 513}"},
    ]
    for headers in wrong:
        answer = await world.client.get(f"/rest/v1/accommodation/{hotel.id}", headers=headers)
        assert told(answer) == INVALID, headers
        assert answer.headers["WWW-Authenticate"] == 'Bearer realm="roomrack"'


async def test_scheme_and_header_are_read_in_any_case(world: World) -> None:
    hotel = await world.hotel()
    token, key = await world.session(hotel), await world.key_session(hotel)
    for headers in ({"AUTHORIZATION": f"bearer {token.access_token}"}, {"KEY": key.access_token}):
        answer = await world.client.get(f"/rest/v1/accommodation/{hotel.id}", headers=headers)
        assert (answer.status_code, answer.json()["id"]) == (200, str(hotel.id))


async def test_only_the_digits_of_its_id_name_a_property(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    for written in (f"0{hotel.id}", f"+{hotel.id}", f"{hotel.id}.0", f"%20{hotel.id}", "１０", "abc", "9" * 30):
        assert told(await session.get(f"/rest/v1/accommodation/{written}")) == (403, "ApiSecurityException"), written


async def test_secrets_of_a_query_never_reach_the_log(
    world: World, client: httpx2.AsyncClient, server: ApiServer
) -> None:
    session: Session = await world.session(await world.hotel())
    answer = await client.post(
        "/rest/v1/identity/refresh",
        params={"refresh_token": session.refresh_token, "client_secret": session.app.client_secret},
    )
    assert answer.status_code == 403 or answer.json()["refresh_token"] == session.refresh_token
    await client.get("/rest/v1/accommodation", params={"key": session.access_token})
    log = server.log.read_text(encoding="utf-8")
    assert "/rest/v1/identity/refresh" in log
    for secret in (session.refresh_token, session.app.client_secret, session.access_token):
        assert secret not in log
