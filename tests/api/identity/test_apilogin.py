"""`apilogin`: the application signs in as itself."""

from tests.factories import World


async def test_form_gives_a_token(world: World) -> None:
    app = await world.application()
    answer = await world.client.post(
        "/rest/v1/identity/apilogin", data={"client_id": app.client_id, "client_secret": app.client_secret}
    )
    body = answer.json()
    assert answer.status_code == 200
    assert body == {
        "access_token": body["accessToken"],
        "accessToken": body["access_token"],
        "token_type": "Bearer",
        "expires_in": 86400,
        "expireDate": body["expireDate"],
    }
    assert len(body["access_token"]) == 43
