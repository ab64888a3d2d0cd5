"""Connections of properties to portals: docs/contract.md 9."""

from typing import Any

from tests.api.connections.support import SIMULATOR, VALUES, connected, mapped, portal, sold
from tests.factories.world import World


async def test_a_connection_needs_only_a_portal_and_is_shown_whole(world: World, banner: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    _, made = await portal(world, banner, calendarValues=["PRICE", "AVAILABILITY"])
    row = await connected(session, hotel, made["id"])
    offset = row["accommodation"].pop("timeZoneOffset")
    assert offset in {"+01:00", "+02:00"}
    assert row == {
        "id": row["id"],
        "channelId": made["id"],
        "channelName": made["externalName"],
        "accommodationId": str(hotel.id),
        "currency": "EUR",
        "userLogged": False,
        "updateCalendar": False,
        "pullReservations": False,
        "pullMappedOnly": True,
        "content": False,
        "mailOnError": False,
        "calendarValues": ["PRICE", "AVAILABILITY"],
        "correctionFixed": False,
        "correctionRound": False,
        "messages": False,
        "availabilityPercentage": 100,
        "portal": made,
        "accommodation": {
            "id": str(hotel.id),
            "name": hotel.name,
            "currency": "EUR",
            "timeZone": "Europe/Rome",
            "checkinStart": 840,
            "checkinEnd": 1320,
            "checkout": 600,
        },
        "newChannel": True,
        "hasBasicRooms": False,
        "hasPmsRooms": False,
        "status": "WAITING",
    }
    assert row["id"] >= 1_000_000
    [listed] = (await session.get("/rest/v1/connection")).json()["data"]
    listed["accommodation"].pop("timeZoneOffset")
    assert listed == row


async def test_every_field_is_kept_and_the_password_is_shown_nowhere(world: World, banner: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    sent: dict[str, Any] = {
        "currency": "USD",
        "hotelId": "H-17",
        "pullMappedOnly": False,
        "content": True,
        "mailOnError": True,
        "calendarValues": ["STOPSELL", "PRICE"],
        "username": "ada",
        "correctionRatio": 1.085,
        "correctionFixed": False,
        "correctionRound": True,
        "commission": 15.5,
        "messages": True,
        "availabilityPercentage": 80,
        "color": "#12AB9F",
    }
    answer = await session.post(
        f"/rest/v1/connection/{hotel.id}", json={**sent, "channelId": SIMULATOR, "password": "hush, a secret"}
    )
    assert answer.status_code == 200, answer.text
    assert "hush" not in answer.text
    row = answer.json()
    assert {name: row[name] for name in sent} == {**sent, "calendarValues": ["PRICE", "STOPSELL"]}
    assert row["portal"]["calendarValues"] == VALUES
    whole = await session.get("/rest/v1/connection", params={"id[]": row["id"]})
    assert whole.json()["data"] == [row]
    assert "hush" not in whole.text


async def test_switching_on_needs_a_mapping_and_the_last_one_switches_off(world: World, banner: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    _, made = await portal(world, banner)
    connection = (await connected(session, hotel, made["id"]))["id"]
    path = f"/rest/v1/connection/{hotel.id}/{connection}"
    for name in ("updateCalendar", "pullReservations"):
        refused = await session.patch(path, json={name: True})
        assert refused.status_code == 400
        assert (refused.json()["type"], refused.json()["element"]) == ("ApiValidationFailed", f"$.{name}")
    product = await world.product(hotel)
    external = await sold(session, hotel, connection)
    mapping = await mapped(session, hotel, connection, product, external["id"])
    assert mapping == {
        "id": mapping["id"],
        "portalConnection": connection,
        "productId": product,
        "externalId": external["id"],
    }
    on = await session.patch(path, json={"updateCalendar": True, "pullReservations": True})
    assert on.status_code == 200, on.text
    assert on.json()["status"] == "ENABLED"
    assert (await session.patch(path, json={"updateCalendar": True})).status_code == 304
    gone = await session.delete(f"/rest/v1/connection/mapping/{hotel.id}/{connection}/{mapping['id']}")
    assert gone.json() == mapping
    [row] = (await session.get("/rest/v1/connection", params={"id[]": connection})).json()["data"]
    assert (row["updateCalendar"], row["pullReservations"]) == (False, True)
