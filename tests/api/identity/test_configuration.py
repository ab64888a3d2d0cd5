"""getConfiguration, postConfiguration, info and the metadata of RFC 8414."""

from typing import Any

import httpx2
import pytest
from authlib.oauth2.rfc8414 import AuthorizationServerMetadata

from roomrack import __version__
from roomrack.core.rights import Area, Level
from tests.factories import Session, World
from tests.factories.world import REDIRECT_URI

PATH = "/rest/v1/api/configuration"


def expected(session: Session, url: str, used: int) -> dict[str, Any]:
    """The whole configuration of a new application after some calls."""
    return {
        "environment": "PRODUCTION",
        "redirectUri": [REDIRECT_URI],
        "secretVisibility": False,
        "description": {},
        "active": True,
        "authMethod": "OAUTH2",
        "authorizationPages": [f"{url}/octobook/identity/oauth.xhtml"],
        "quotaLimit": 1_000_000,
        "quotaStatus": used,
        "reseller": {"reseller": False, "permUpgrade": False, "permOwners": False},
        "configName": "roomrack",
        "uniqueId": session.app.client_id,
        "buildNumber": __version__,
        "maintenance": False,
    }


async def test_configuration_is_told_whole_to_the_application_and_to_its_tokens(
    world: World, client: httpx2.AsyncClient
) -> None:
    session = await world.application_session()
    url = str(client.base_url).removesuffix("/connect/")
    first, second = (await session.get(PATH)).json(), (await session.get(PATH)).json()
    name, rights = first.pop("applicationName"), first.pop("permissions")
    assert first == expected(session, url, 1)
    assert second == {**expected(session, url, 2), "applicationName": name, "permissions": rights}
    assert set(rights) == {area.value for area in Area}
    granted = await world.session(await world.hotel(), app=session.app)
    assert (await granted.get(PATH)).json()["uniqueId"] == session.app.client_id


async def test_only_what_is_sent_changes_and_null_clears(world: World) -> None:
    session = await world.application_session()
    before = (await session.get(PATH)).json()
    changes = {
        "applicationName": "Locks & Co",
        "category": "CHECKIN_PROVIDER",
        "description": {"EN": "Opens doors", "it": "Apre porte"},
        "icon": "https://client.example/icon.png",
        "redirectUri": ["https://client.example/one", "http://127.0.0.1:9/two"],
    }
    answer = await session.patch(PATH, json=changes)
    assert answer.status_code == 200
    after = answer.json()
    assert after == {
        **before,
        **changes,
        "description": {"EN": "Opens doors", "IT": "Apre porte"},
        "quotaStatus": after["quotaStatus"],
    }
    cleared = (await session.patch(PATH, json={"redirectUri": None, "icon": None})).json()
    assert cleared["redirectUri"] == []
    assert "icon" not in cleared
    assert cleared["applicationName"] == "Locks & Co"


@pytest.mark.parametrize("form", [{}, {"environment": "PRODUCTION"}], ids=["nothing", "the same environment"])
async def test_body_that_changes_nothing_is_taken(world: World, form: dict[str, str]) -> None:
    session = await world.application_session()
    assert (await session.patch(PATH, json=form)).json()["environment"] == "PRODUCTION"


async def test_application_cannot_change_its_own_environment(world: World) -> None:
    session = await world.application_session(await world.application(environment="SANDBOX"))
    answer = await session.patch(PATH, json={"environment": "PRODUCTION", "applicationName": "Raised"})
    assert (answer.status_code, answer.json()["type"]) == (403, "ApiSecurityException")
    after = (await session.get(PATH)).json()
    assert after["environment"] == "SANDBOX"
    assert after["applicationName"] != "Raised"


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({"redirectUri": ["http://client.example/"]}, "$.redirectUri[0]"),
        ({"redirectUri": ["https://ok.example/", "https://user@evil.example/"]}, "$.redirectUri[1]"),
        ({"redirectUri": ["https://client.example/#x"]}, "$.redirectUri[0]"),
        ({"redirectUri": "https://client.example/"}, "$.redirectUri"),
        ({"category": "SPACESHIP"}, "$.category"),
        ({"environment": "TEST"}, "$.environment"),
        ({"applicationName": ""}, "$.applicationName"),
        ({"applicationName": "x" * 101}, "$.applicationName"),
        ({"icon": "javascript:alert(1)"}, "$.icon"),
        ({"description": {"english": "x"}}, "$.description"),
    ],
    ids=lambda value: str(value)[:40],
)
async def test_wrong_field_is_named_and_nothing_changes(world: World, body: dict[str, Any], path: str) -> None:
    session = await world.application_session()
    before = (await session.get(PATH)).json()
    answer = await session.patch(PATH, json={"applicationName": "Changed", **body})
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")
    assert [each["element"] for each in answer.json()["nested"]] == [path]
    after = (await session.get(PATH)).json()
    assert after == {**before, "quotaStatus": after["quotaStatus"]}


async def test_wrong_redirect_uris_are_named_beside_what_else_is_wrong(world: World) -> None:
    session = await world.application_session()
    body = {
        "redirectUri": ["http://a.example/", "https://ok.example/", "https://b.example/#c"],
        "category": "SPACESHIP",
    }
    answer = await session.patch(PATH, json=body, headers={"Accept-Language": "it"})
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")
    said = {each["element"]: each["message"] for each in answer.json()["nested"]}
    assert said.keys() == {"$.redirectUri[0]", "$.redirectUri[2]", "$.category"}
    assert said["$.redirectUri[2]"].startswith("Un redirect URI ")


async def test_body_that_is_no_json_too_large_or_of_another_type_is_refused(world: World) -> None:
    session = await world.application_session()
    wrong = await session.patch(PATH, content=b"{", headers={"Content-Type": "application/json"})
    assert (wrong.status_code, wrong.json()["type"]) == (400, "JsonParseExemption")
    large = await session.patch(PATH, json={"description": {"EN": "x" * 1_100_000}})
    assert (large.status_code, large.json()["type"]) == (413, "BadRequest")
    media = await session.patch(PATH, content=b"<a/>", headers={"Content-Type": "text/xml"})
    assert (media.status_code, media.json()["type"]) == (415, "BadRequest")


async def test_info_tells_the_person_the_application_and_what_the_token_reaches(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel, permissions={Area.RESERVATION: Level.READONLY})
    answer = await session.get("/rest/v1/user/info")
    body = answer.json()
    [resource] = body["identity"]["resources"]
    assert answer.status_code == 200
    assert body == {
        "id": hotel.person,
        "username": body["email"],
        "firstname": body["firstname"],
        "lastname": body["lastname"],
        "type": "USER",
        "language": body["language"],
        "email": body["email"],
        "application": {
            "id": session.app.id,
            "clientId": session.app.client_id,
            "name": body["application"]["name"],
            "environment": "PRODUCTION",
        },
        "identity": {
            "id": body["identity"]["id"],
            "apiId": session.app.id,
            "userId": hotel.person,
            "createTime": body["identity"]["createTime"],
            "resources": [
                {
                    "codice": str(hotel.id),
                    "createTime": resource["createTime"],
                    "permissions": {area.value: "NONE" for area in Area} | {"reservation": "READONLY"},
                    "apiPermissionLevel": resource["apiPermissionLevel"],
                }
            ],
        },
    }
    assert resource["apiPermissionLevel"] == ["RESERVATION_READ", "RESERVATION_SENTITIVE_READ", "WEBHOOK_WRITE"]


@pytest.mark.parametrize("path", ["", "/connect"])
async def test_metadata_is_valid_and_points_to_what_is_served(client: httpx2.AsyncClient, path: str) -> None:
    root = str(client.base_url).removesuffix("/connect/")
    answer = await client.get(f"{root}/.well-known/oauth-authorization-server{path}")
    metadata = AuthorizationServerMetadata(answer.json())
    metadata["issuer"] = metadata["issuer"].replace("http://", "https://")  # A test server has no certificate.
    for name in ("authorization_endpoint", "token_endpoint", "revocation_endpoint"):
        assert (await client.request("OPTIONS", metadata[name])).status_code == 200
        metadata[name] = metadata[name].replace("http://", "https://")
    metadata.validate()
    assert metadata["code_challenge_methods_supported"] == ["S256"]
