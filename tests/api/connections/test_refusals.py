"""What every operation on a connection refuses: paths that name no connection, or nothing at all."""

from typing import Any

import pytest

from tests.factories.world import READ_ONLY, World

UNKNOWN = 2**52
EXTERNAL = {"roomId": "1", "roomName": "R", "occupancy": 2}
OPERATIONS: list[tuple[str, str, dict[str, Any]]] = [
    ("PATCH", "/rest/v1/connection/{hotel}/{connection}", {"json": {"commission": 1}}),
    ("DELETE", "/rest/v1/connection/{hotel}/{connection}", {}),
    ("POST", "/rest/v1/connection/MARK_CONNECTED/{hotel}/{connection}", {}),
    ("GET", "/rest/v1/connection/external/{hotel}/{connection}", {}),
    ("POST", "/rest/v1/connection/external/{hotel}/{connection}", {"json": EXTERNAL}),
    ("GET", "/rest/v1/connection/mapping/{hotel}/{connection}", {}),
    ("POST", "/rest/v1/connection/mapping/{hotel}/{connection}", {"params": {"product": 1, "externalProduct": 1}}),
    ("DELETE", "/rest/v1/connection/mapping/{hotel}/{connection}/1", {}),
    ("GET", "/rest/x1/connection/{hotel}/{connection}/lint", {}),
    ("GET", "/rest/x1/connection/{hotel}/{connection}/log", {}),
]


@pytest.mark.parametrize(("method", "path", "sent"), OPERATIONS, ids=[f"{one[0]} {one[1]}" for one in OPERATIONS])
async def test_a_path_that_names_no_connection(world: World, method: str, path: str, sent: dict[str, Any]) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    for connection in ("x", str(2**63), "1.5"):
        wrong = await session.request(method, path.format(hotel=hotel.id, connection=connection), **sent)
        assert (wrong.status_code, wrong.json()["type"]) == (400, "ApiParamsExemption"), connection
        assert [item["element"] for item in wrong.json()["nested"]] == ["connection"]
    missing = await session.request(method, path.format(hotel=hotel.id, connection=UNKNOWN), **sent)
    assert (missing.status_code, missing.json()["type"]) == (404, "ApiResourceMissing")
    assert missing.json()["element"] == "Connection"


async def test_a_mapping_that_is_no_number(world: World) -> None:
    hotel = await world.hotel()
    wrong = await (await world.session(hotel)).delete(f"/rest/v1/connection/mapping/{hotel.id}/1/x")
    assert (wrong.status_code, wrong.json()["nested"][0]["element"]) == (400, "mappingId")


@pytest.mark.parametrize("version", ["v2", "v3"])
async def test_a_page_of_connected_products_that_is_none(world: World, version: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    path = f"/rest/{version}/roomrates/{hotel.id}/connections"
    wrong = await session.get(path, params={"size": 501})
    assert (wrong.status_code, wrong.json()["message"]) == (400, "errPageSize")
    assert (await session.get(path)).json() == []


async def test_a_body_that_is_no_json(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    headers = {"Content-Type": "application/json"}
    wrong = await session.post(f"/rest/v1/connection/{hotel.id}", content=b"{", headers=headers)
    assert (wrong.status_code, wrong.json()["type"]) == (400, "JsonParseExemption")


async def test_a_grant_that_may_only_read_changes_nothing(world: World) -> None:
    hotel = await world.hotel()
    reader = await world.session(hotel, permissions=READ_ONLY)
    refused = await reader.post(f"/rest/v1/connection/{hotel.id}", json={"channelId": 900_001})
    assert (refused.status_code, refused.json()["type"]) == (403, "ApiSecurityException")
    assert (await reader.get("/rest/v1/connection")).json() == {"data": []}
