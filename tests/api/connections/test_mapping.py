"""External products, mappings and what the linter says of them: docs/contract.md 9."""

from decimal import Decimal
from typing import Any

import pytest

from tests.api.connections.support import SIMULATOR, connected, mapped, one_error, portal, sold
from tests.factories.world import Hotel, Session, World

UNKNOWN = 2**52


class Scene:
    """A hotel that is connected to the portal of an application."""

    def __init__(self, world: World, hotel: Hotel, session: Session, connection: int) -> None:
        self.world, self.hotel, self.session, self.connection = world, hotel, session, connection

    def path(self, kind: str) -> str:
        """Below `connection`."""
        return f"/rest/v1/connection/{kind}/{self.hotel.id}/{self.connection}"

    async def push(self, params: dict[str, Any] | None = None, body: object = None) -> Any:
        """pushMapping."""
        sent: dict[str, Any] = {} if body is None else {"json": body}
        return await self.session.post(self.path("mapping"), params=params or {}, **sent)

    async def switch_on(self) -> Any:
        """Switch the calendar on."""
        return await self.session.patch(
            f"/rest/v1/connection/{self.hotel.id}/{self.connection}", json={"updateCalendar": True}
        )

    async def findings(self, language: str = "en") -> list[dict[str, Any]]:
        """What the linter says."""
        answer = await self.session.get(
            f"/rest/x1/connection/{self.hotel.id}/{self.connection}/lint", headers={"Accept-Language": language}
        )
        assert answer.status_code == 200, answer.text
        rows: list[dict[str, Any]] = answer.json()["data"]
        return rows


@pytest.fixture(scope="module")
async def channel(world: World, banner: str) -> int:
    """A portal of an application that asks for nothing."""
    id: int = (await portal(world, banner))[1]["id"]
    return id


@pytest.fixture
async def scene(world: World, channel: int) -> Scene:
    hotel = await world.hotel()
    session = await world.session(hotel)
    return Scene(world, hotel, session, (await connected(session, hotel, channel))["id"])


async def test_an_external_product_is_kept_whole(scene: Scene) -> None:
    sent = {
        "roomName": "Sea view",
        "roomId": "17",
        "rateName": "Half board",
        "rateId": "4",
        "occupancy": 3,
        "manageable": False,
        "pmsRoom": True,
    }
    answer = await scene.session.post(scene.path("external"), json={**sent, "id": 5, "referenceId": "no"})
    row = answer.json()
    assert row == {**sent, "id": row["id"], "createTime": row["createTime"], "referenceId": "17:4@@3"}
    plain = await sold(scene.session, scene.hotel, scene.connection, roomId="18", roomName="Garden")
    assert plain == {
        "id": plain["id"],
        "roomName": "Garden",
        "roomId": "18",
        "occupancy": 2,
        "manageable": True,
        "pmsRoom": False,
        "createTime": plain["createTime"],
        "referenceId": "18@@2",
    }
    assert (await scene.session.get(scene.path("external"))).json() == {"data": [row, plain]}
    [shown] = (await scene.session.get("/rest/v1/connection", params={"id[]": scene.connection})).json()["data"]
    assert (shown["hasBasicRooms"], shown["hasPmsRooms"]) == (True, True)


async def test_a_room_rate_and_occupancy_stands_there_once(scene: Scene) -> None:
    first = await sold(scene.session, scene.hotel, scene.connection, roomId="17", rateId="4")
    again = await scene.session.post(
        scene.path("external"), json={"roomName": "B", "roomId": "17", "rateId": "4", "occupancy": 2}
    )
    assert (again.status_code, one_error(again.json())) == (400, ("ApiValidationFailed", "$.roomId"))
    assert str(first["id"]) in again.json()["message"]
    await sold(scene.session, scene.hotel, scene.connection, roomId="17", rateId="4", occupancy=1)


@pytest.mark.parametrize(
    ("field", "value"), [("roomId", ""), ("roomName", None), ("occupancy", None), ("occupancy", 0), ("occupancy", 100)]
)
async def test_a_wrong_field_of_an_external_product_is_named(scene: Scene, field: str, value: object) -> None:
    body = {"roomId": "1", "roomName": "R", "occupancy": 2, field: value}
    refused = await scene.session.post(scene.path("external"), json=body)
    assert (refused.status_code, one_error(refused.json())) == (400, ("ApiParamsExemption", f"$.{field}"))


async def test_the_three_forms_of_a_mapping(scene: Scene) -> None:
    products = [await scene.world.product(scene.hotel) for _ in range(4)]
    rooms = [await sold(scene.session, scene.hotel, scene.connection, roomId=f"R{n}", rateId="1") for n in range(3)]
    rooms += [
        await sold(scene.session, scene.hotel, scene.connection, roomId="R9", rateId="1", occupancy=occupancy)
        for occupancy in (1, 3)
    ]
    by_ids = await scene.push({"product": products[0], "externalProduct": rooms[0]["id"]})
    by_query = await scene.push({"product": products[1], "query": "R1:1"})
    by_body = await scene.push(body={"product": products[2], "external": rooms[2]["id"]})
    by_occupancy = await scene.push({"product": products[3], "query": "R9:1@@3"})
    pairs = [(products[0], 0), (products[1], 1), (products[2], 2), (products[3], 4)]
    rows = [answer.json() for answer in (by_ids, by_query, by_body, by_occupancy)]
    assert rows == [
        {
            "id": row["id"],
            "portalConnection": scene.connection,
            "productId": product,
            "externalId": rooms[place]["id"],
        }
        for row, (product, place) in zip(rows, pairs, strict=True)
    ]
    assert (await scene.session.get(scene.path("mapping"))).json() == {"data": rows}
    assert (await scene.push({"product": products[1], "query": "R1:1@@2"})).json() == rows[1]
    listed = await scene.session.get(f"/rest/v2/accommodation/{scene.hotel.id}/mappedRooms")
    assert listed.json() == {"data": [rooms[place] for _, place in pairs]}
    for version in ("v2", "v3"):
        path = f"/rest/{version}/roomrates/{scene.hotel.id}/connections"
        assert [one["id"] for one in (await scene.session.get(path)).json()] == products
        one = await scene.session.get(path, params={"ids[]": products[1]})
        assert [row["id"] for row in one.json()] == [products[1]]


async def test_each_side_is_mapped_once(scene: Scene) -> None:
    first, second = await scene.world.product(scene.hotel), await scene.world.product(scene.hotel)
    room = await sold(scene.session, scene.hotel, scene.connection)
    other = await sold(scene.session, scene.hotel, scene.connection)
    await mapped(scene.session, scene.hotel, scene.connection, first, room["id"])
    taken = await scene.push({"product": first, "externalProduct": other["id"]})
    assert (taken.status_code, one_error(taken.json())) == (400, ("ApiValidationFailed", "product"))
    taken = await scene.push({"product": second, "externalProduct": room["id"]})
    assert (taken.status_code, one_error(taken.json())) == (400, ("ApiValidationFailed", "externalProduct"))
    assert str(first) in taken.json()["message"]


async def test_what_can_not_be_mapped(scene: Scene) -> None:
    product = await scene.world.product(scene.hotel)
    stranger = await scene.world.product(await scene.world.hotel())
    room = await sold(scene.session, scene.hotel, scene.connection, roomId="R")
    door = await sold(scene.session, scene.hotel, scene.connection, roomId="101", pmsRoom=True)
    for one in (1, 3):
        await sold(scene.session, scene.hotel, scene.connection, roomId="R", rateId="2", occupancy=one)
    cases: list[tuple[dict[str, Any], int, str]] = [
        ({}, 400, "product"),
        ({"product": product}, 400, "externalProduct"),
        ({"product": product, "externalProduct": "", "query": ""}, 400, "externalProduct"),
        ({"product": UNKNOWN, "externalProduct": room["id"]}, 422, "product"),
        ({"product": stranger, "externalProduct": room["id"]}, 422, "product"),
        ({"product": product, "externalProduct": UNKNOWN}, 422, "externalProduct"),
        ({"product": product, "externalProduct": door["id"]}, 400, "externalProduct"),
        ({"product": product, "query": "R:2"}, 400, "query"),
        ({"product": product, "query": "R:9"}, 422, "query"),
        ({"product": product, "query": "R:2@@x"}, 400, "query"),
        ({"product": "x", "externalProduct": 1}, 400, "product"),
    ]
    for params, status, element in cases:
        refused = await scene.push(params)
        assert (refused.status_code, refused.json()["nested"][0]["element"]) == (status, element), params
    unknown = await scene.push(body={"product": product, "external": UNKNOWN})
    assert (unknown.status_code, one_error(unknown.json())) == (422, ("ApiResourceMissing", "$.external"))
    wrong = await scene.push(body={"product": "x", "external": 1})
    assert (wrong.status_code, one_error(wrong.json())) == (400, ("ApiParamsExemption", "$.product"))
    assert (await scene.session.get(scene.path("mapping"))).json() == {"data": []}


async def test_another_propertys_external_product_is_unknown(scene: Scene, channel: int) -> None:
    other = await scene.world.hotel()
    owner = await scene.world.session(other)
    theirs = await sold(owner, other, (await connected(owner, other, channel))["id"])
    product = await scene.world.product(scene.hotel)
    refused = await scene.push({"product": product, "externalProduct": theirs["id"]})
    assert (refused.status_code, one_error(refused.json())) == (422, ("ApiResourceMissing", "externalProduct"))


async def test_a_mapping_that_is_none_and_a_connection_that_is_none(scene: Scene) -> None:
    missing = await scene.session.delete(f"{scene.path('mapping')}/{UNKNOWN}")
    assert (missing.status_code, missing.json()["element"]) == (404, "Mapping")
    for kind in ("mapping", "external"):
        nowhere = await scene.session.get(f"/rest/v1/connection/{kind}/{scene.hotel.id}/{UNKNOWN}")
        assert (nowhere.status_code, nowhere.json()["element"]) == (404, "Connection")


async def test_a_product_that_is_mapped_is_neither_deleted_nor_moved(scene: Scene) -> None:
    product = await scene.world.product(scene.hotel)
    room = await sold(scene.session, scene.hotel, scene.connection)
    mapping = await mapped(scene.session, scene.hotel, scene.connection, product, room["id"])
    refused = await scene.session.delete(f"/rest/v1/roomrates/{scene.hotel.id}/{product}")
    assert refused.status_code == 400
    assert str(scene.connection) in refused.json()["nested"][0]["message"]
    moved = await scene.session.post(
        f"/rest/v2/roomrates/{scene.hotel.id}/move", json={"roomIds": [product], "newAccommodationName": "Annex"}
    )
    assert moved.status_code == 400
    copied = await scene.session.post(f"/rest/v2/roomrates/{scene.hotel.id}/copy", json={"roomIds": [product]})
    assert copied.status_code == 200, copied.text
    assert len((await scene.session.get(scene.path("mapping"))).json()["data"]) == 1
    assert (await scene.session.delete(f"{scene.path('mapping')}/{mapping['id']}")).status_code == 200
    assert (await scene.session.delete(f"/rest/v1/roomrates/{scene.hotel.id}/{product}")).status_code == 200


async def test_the_linter_tells_of_rooms_that_are_not_sold_and_says_how_to_mend(scene: Scene) -> None:
    [nothing] = await scene.findings()
    assert nothing == {
        "level": "ERROR",
        "code": "NOTHING_MAPPED",
        "message": "No product is mapped yet.",
        "mend": nothing["mend"],
    }
    double = await scene.world.product(scene.hotel, name="Double")
    saver = await scene.world.product(
        scene.hotel, name="Saver", parent=double, price_rule="PERCENT", price_value=Decimal(-10)
    )
    single = await scene.world.product(scene.hotel, name="Single", adults=1)
    room = await sold(scene.session, scene.hotel, scene.connection)
    await mapped(scene.session, scene.hotel, scene.connection, saver, room["id"])
    [finding] = await scene.findings("it")
    assert finding == {
        "level": "WARNING",
        "code": "UNMAPPED",
        "message": f"Single non è in vendita su {await _portal_name(scene)}.",
        "mend": "Mappalo, o mappa una delle sue tariffe, se deve esserlo.",
        "productId": single,
    }
    assert (await scene.switch_on()).status_code == 200


async def test_errors_keep_the_calendar_from_being_switched_on(scene: Scene) -> None:
    product = await scene.world.product(scene.hotel, name="Double", adults=2)
    room = await sold(scene.session, scene.hotel, scene.connection, roomName="Triple", occupancy=3)
    mapping = await mapped(scene.session, scene.hotel, scene.connection, product, room["id"])
    [finding] = await scene.findings()
    assert finding == {
        "level": "ERROR",
        "code": "TOO_SMALL",
        "message": f"{await _portal_name(scene)} sells Triple for 3 guests, and Double holds 2.",
        "mend": f"Map a product for 3 guests, or lower the occupancy at {await _portal_name(scene)}.",
        "mappingId": mapping["id"],
        "productId": product,
        "externalId": room["id"],
    }
    refused = await scene.switch_on()
    assert (refused.status_code, refused.json()["type"]) == (400, "ApiValidationFailed")
    assert "sells Triple for 3 guests" in refused.json()["nested"][0]["message"]
    committed = await scene.session.post(
        f"/rest/v1/connection/COMMIT_MAPPING_AS_COMPLETED/{scene.hotel.id}/{scene.connection}"
    )
    assert committed.status_code == 400
    path = f"/rest/v1/roomrates/{scene.hotel.id}/{product}"
    assert (await scene.session.patch(path, json={"adults": 3})).status_code == 200
    assert (await scene.switch_on()).status_code == 200


async def test_a_portal_that_needs_more_says_so(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    connection = (await connected(session, hotel, SIMULATOR))["id"]
    scene = Scene(world, hotel, session, connection)
    room = await sold(session, hotel, connection)
    await mapped(session, hotel, connection, await world.product(hotel), room["id"])
    assert [row["code"] for row in await scene.findings()] == ["NO_HOTEL", "NO_PASSWORD"]
    refused = await scene.switch_on()
    assert (refused.status_code, one_error(refused.json())) == (400, ("ApiValidationFailed", "$.hotelId"))


async def _portal_name(scene: Scene) -> str:
    [row] = (await scene.session.get("/rest/v1/connection", params={"id[]": scene.connection})).json()["data"]
    name: str = row["channelName"]
    return name
