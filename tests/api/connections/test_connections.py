"""Connections of properties to portals: docs/contract.md 9."""

from datetime import timedelta
from typing import Any

import pytest

from roomrack.domain.connections import service as connections
from roomrack.domain.connections.errors import PropertyConnected
from roomrack.domain.properties import service as properties
from tests.api.connections.support import (
    CHANNEX,
    ICAL,
    SIMULATOR,
    VALUES,
    connected,
    mapped,
    one_error,
    portal,
    sold,
)
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


async def test_a_change_tells_what_is_wrong_field_by_field(world: World, banner: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    _, made = await portal(world, banner, calendarValues=["PRICE", "AVAILABILITY"])
    path = f"/rest/v1/connection/{hotel.id}/{(await connected(session, hotel, made['id']))['id']}"
    rules: list[tuple[dict[str, Any], str, str]] = [
        ({"calendarValues": ["PRICE", "MINSTAY"]}, "ApiValidationFailed", "$.calendarValues[1]"),
        ({"calendarValues": ["MINSTAY", "PRICE"]}, "ApiValidationFailed", "$.calendarValues[0]"),
        ({"channelId": SIMULATOR}, "ApiValidationFailed", "$.channelId"),
        ({"correctionRatio": 15}, "ApiParamsExemption", "$.correctionRatio"),
        ({"correctionRatio": "much"}, "ApiParamsExemption", "$.correctionRatio"),
        ({"availabilityPercentage": 101}, "ApiParamsExemption", "$.availabilityPercentage"),
        ({"availabilityPercentage": -1}, "ApiParamsExemption", "$.availabilityPercentage"),
        ({"commission": 100.5}, "ApiParamsExemption", "$.commission"),
        ({"currency": "EURO"}, "ApiParamsExemption", "$.currency"),
        ({"calendarValues": ["PRICES"]}, "ApiParamsExemption", "$.calendarValues[0]"),
        ({"updateCalendar": "perhaps"}, "ApiParamsExemption", "$.updateCalendar"),
        ({"color": "blue"}, "ApiParamsExemption", "$.color"),
    ]
    for body, type, element in rules:
        refused = await session.patch(path, json=body)
        assert (refused.status_code, one_error(refused.json())) == (400, (type, element)), body
    both = await session.patch(path, json={"calendarValues": ["CUTOFF"], "correctionRatio": 15})
    assert [item["element"] for item in both.json()["nested"]] == ["$.calendarValues[0]", "$.correctionRatio"]
    for body in ({"correctionRatio": 15, "correctionFixed": True}, {"correctionRatio": 160, "currency": "JPY"}):
        taken = await session.patch(path, json={"correctionFixed": False, "currency": None, **body})
        assert taken.status_code == 200, taken.text


async def test_null_gives_the_default_and_nothing_new_is_304(world: World, banner: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    _, made = await portal(world, banner, calendarValues=["PRICE", "AVAILABILITY"])
    row = await connected(session, hotel, made["id"])
    path = f"/rest/v1/connection/{hotel.id}/{row['id']}"
    sent = {
        "hotelId": "H-1",
        "username": "ada",
        "calendarValues": ["PRICE"],
        "correctionRatio": 1.1,
        "pullMappedOnly": False,
        "commission": 12,
        "currency": "USD",
        "color": "#000000",
        "availabilityPercentage": 50,
    }
    changed = (await session.patch(path, json=sent)).json()
    assert {name: changed[name] for name in sent} == sent
    again = await session.patch(path, json=sent)
    assert (again.status_code, again.content) == (304, b"")
    cleared = (await session.patch(path, json=dict.fromkeys(sent))).json()
    assert cleared == row


async def test_missing_credentials_come_from_the_same_hotel_of_the_same_owner(world: World, banner: str) -> None:
    _, made = await portal(world, banner, requiresPassword=True)
    network = await world.hotel()
    async with world.unit() as unit:
        found = await properties.create_network(unit, application=None)
        alone = found.id
    first, second = await world.hotel(network=alone), await world.hotel(network=alone)
    session = await world.session(first, second)
    given = {"hotelId": "H-77", "username": "ada", "password": "hush"}
    await connected(session, first, made["id"], **given)
    copied = await connected(session, second, made["id"], hotelId="H-77")
    assert copied["username"] == "ada"
    assert await _secret(world, second.id, copied["id"]) == "hush"
    other_name = await connected(session, second, made["id"], hotelId="H-78")
    assert "username" not in other_name
    stranger = await world.session(network)
    alien = await connected(stranger, network, made["id"], hotelId="H-77")
    assert "username" not in alien
    assert await _secret(world, network.id, alien["id"]) is None


async def test_a_grant_that_may_only_read_another_property_lends_nothing_from_it(world: World, banner: str) -> None:
    _, made = await portal(world, banner)
    async with world.unit() as unit:
        network = (await properties.create_network(unit, application=None)).id
    first, second = await world.hotel(network=network), await world.hotel(network=network)
    await connected(await world.session(first), first, made["id"], hotelId="H-9", username="ada", password="hush")
    only_second = await world.session(second)
    copied = await connected(only_second, second, made["id"], hotelId="H-9")
    assert "username" not in copied


async def test_the_same_hotel_is_connected_once(world: World, banner: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    _, made = await portal(world, banner)
    first = await connected(session, hotel, made["id"], hotelId="H")
    again = await session.post(f"/rest/v1/connection/{hotel.id}", json={"channelId": made["id"], "hotelId": "H"})
    assert (again.status_code, one_error(again.json())) == (400, ("ApiValidationFailed", "$.channelId"))
    assert str(first["id"]) in again.json()["message"]
    second = await connected(session, hotel, made["id"], hotelId="G")
    clash = await session.patch(f"/rest/v1/connection/{hotel.id}/{second['id']}", json={"hotelId": "H"})
    assert (clash.status_code, one_error(clash.json())) == (400, ("ApiValidationFailed", "$.hotelId"))


async def test_nothing_leaves_a_sandbox_and_nothing_real_enters_one(world: World, banner: str) -> None:
    _, real = await portal(world, banner)
    _, toy = await portal(world, banner, environment="SANDBOX")
    sandbox, hotel = await world.hotel(sandbox=True), await world.hotel()
    for house, allowed, refused in (
        (sandbox, (SIMULATOR, toy["id"]), (CHANNEX, ICAL, real["id"])),
        (hotel, (SIMULATOR, CHANNEX, ICAL, real["id"]), (toy["id"],)),
    ):
        session = await world.session(house)
        for channel in allowed:
            await connected(session, house, channel)
        for channel in refused:
            answer = await session.post(f"/rest/v1/connection/{house.id}", json={"channelId": channel})
            assert (answer.status_code, one_error(answer.json())) == (400, ("ApiValidationFailed", "$.channelId"))


async def test_a_portal_that_is_none(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    unknown = await session.post(f"/rest/v1/connection/{hotel.id}", json={"channelId": 2**52})
    assert (unknown.status_code, one_error(unknown.json())) == (422, ("ApiResourceMissing", "$.channelId"))
    missing = await session.post(f"/rest/v1/connection/{hotel.id}", json={})
    assert (missing.status_code, one_error(missing.json())) == (400, ("ApiParamsExemption", "$.channelId"))


async def test_finding_connections(world: World, banner: str) -> None:
    first, second = await world.hotel(), await world.hotel()
    session = await world.session(first, second)
    _, made = await portal(world, banner, externalName="Lagoon Stays")
    one = await connected(session, first, made["id"], hotelId="A")
    two = await connected(session, second, SIMULATOR, hotelId="B")
    cases: list[tuple[dict[str, Any], list[int]]] = [
        ({}, [one["id"], two["id"]]),
        ({"accommodation": first.id}, [one["id"]]),
        ({"name": "lagoon"}, [one["id"]]),
        ({"name": "SIMULATOR"}, [two["id"]]),
        ({"hotelId": "B"}, [two["id"]]),
        ({"hotelId": "b"}, []),
        ({"id[]": [two["id"], 2**52]}, [two["id"]]),
        ({"id": one["id"]}, [one["id"]]),
        ({"accommodation": "", "name": "", "hotelId": ""}, [one["id"], two["id"]]),
    ]
    for params, expected in cases:
        answer = await session.get("/rest/v1/connection", params=params)
        assert [row["id"] for row in answer.json()["data"]] == expected, params
    short = await session.get("/rest/v1/connection", params={"fields": "id, hotelId,nothing"})
    assert short.json() == {"data": [{"id": one["id"], "hotelId": "A"}, {"id": two["id"], "hotelId": "B"}]}
    stranger = await world.session(await world.hotel())
    assert (await stranger.get("/rest/v1/connection", params={"id[]": one["id"]})).json() == {"data": []}
    refused = await stranger.get("/rest/v1/connection", params={"accommodation": first.id})
    assert (refused.status_code, refused.json()["type"]) == (403, "ApiSecurityException")
    long = await session.get("/rest/v1/connection", params={"hotelId": "x" * 256})
    assert (long.status_code, one_error(long.json())) == (400, ("ApiParamsExemption", "hotelId"))
    wrong = await session.get("/rest/v1/connection", params={"id[]": "x"})
    assert (wrong.status_code, wrong.json()["nested"][0]["element"]) == (400, "id[]")


async def test_a_deletion_answers_what_was_deleted_and_forgets_the_password(world: World, banner: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    _, made = await portal(world, banner)
    row = await connected(session, hotel, made["id"], username="ada", password="hush")
    room = await sold(session, hotel, row["id"])
    product = await world.product(hotel)
    await mapped(session, hotel, row["id"], product, room["id"])
    shown = (await session.get("/rest/v1/connection", params={"id[]": row["id"]})).json()["data"][0]
    path = f"/rest/v1/connection/{hotel.id}/{row['id']}"
    gone = await session.delete(path)
    assert (gone.status_code, gone.json()) == (200, shown)
    for answer in (await session.delete(path), await session.patch(path, json={})):
        assert (answer.status_code, answer.json()["element"]) == (404, "Connection")
    async with world.unit() as unit:
        kept = await unit.raw.fetchrow("select password_sealed, status from connection where id = $1", row["id"])
    assert kept is not None
    assert tuple(kept) == (None, "DISABLED")
    assert (await session.delete(f"/rest/v1/roomrates/{hotel.id}/{product}")).status_code == 200


async def test_a_property_that_is_sold_elsewhere_is_not_deleted(world: World, banner: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    _, made = await portal(world, banner)
    connection = (await connected(session, hotel, made["id"]))["id"]
    room = await sold(session, hotel, connection)
    await mapped(session, hotel, connection, await world.product(hotel), room["id"])
    path = f"/rest/v1/connection/{hotel.id}/{connection}"
    assert (await session.patch(path, json={"updateCalendar": True})).status_code == 200
    async with world.unit() as unit:
        with pytest.raises(PropertyConnected):
            await properties.delete(unit, hotel.id)
    assert (await session.patch(path, json={"updateCalendar": False})).status_code == 200
    async with world.unit() as unit:
        await properties.delete(unit, hotel.id)


async def test_bookings_of_the_application_that_is_the_portal_are_always_kept(world: World, banner: str) -> None:
    hotel = await world.hotel()
    product = await world.product(hotel)
    await world.sell(hotel, product, allotment=0)
    app, made = await portal(world, banner)
    day = world.today(hotel)
    body = {
        "channelId": made["id"],
        "product": product,
        "checkin": day.isoformat(),
        "checkout": (day + timedelta(1)).isoformat(),
        "guests": [{"givenName": "Grace", "familyName": "Hopper"}],
    }
    refused = await (await world.session(hotel)).post(f"/rest/v1/reservation/{hotel.id}", json=body)
    assert (refused.status_code, refused.json()["type"]) == (400, "ApiValidationFailed")
    kept = await (await world.session(hotel, app=app)).post(f"/rest/v1/reservation/{hotel.id}", json=body)
    assert kept.status_code == 200, kept.text
    assert kept.json()["channelName"] == made["externalName"]
    read = await (await world.session(hotel)).get(f"/rest/v1/reservation/{hotel.id}/{kept.json()['id']}")
    assert read.json()["channelName"] == made["externalName"]


async def test_the_log_tells_what_happened_and_never_a_credential(world: World, banner: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    _, made = await portal(world, banner)
    connection = (await connected(session, hotel, made["id"], password="hush one"))["id"]
    path = f"/rest/v1/connection/{hotel.id}/{connection}"
    await session.patch(path, json={"password": "hush two", "hotelId": "H"})
    await session.patch(path, json={"correctionRatio": 1.1})
    await session.patch(path, json={"availabilityPercentage": 50})
    marked = await session.post(f"/rest/v1/connection/MARK_CONNECTED/{hotel.id}/{connection}")
    assert marked.json() == {
        "data": [],
        "additionalInfo": {
            "actionPerformed": "MARK_CONNECTED",
            "connectionId": connection,
            "prepertyId": str(hotel.id),
            "apiId": session.app.id,
            "time": marked.json()["additionalInfo"]["time"],
        },
    }
    log = await session.get(f"/rest/x1/connection/{hotel.id}/{connection}/log")
    assert "hush" not in log.text
    rows = log.json()["data"]
    assert [row["type"] for row in rows] == [
        "PORTAL_ACCEPT",
        "PORTAL_AVAILABILITY_SETTINGS",
        "PORTAL_CORRECTION_PRICE",
        "PORTAL_CONFIGURATION_ALTER",
        "PORTAL_CONNECT",
    ]
    [shown] = (await session.get("/rest/v1/connection", params={"id[]": connection})).json()["data"]
    assert (
        shown["lastPortalAcceptLog"]
        == rows[0]
        == {
            "id": rows[0]["id"],
            "accommodationId": str(hotel.id),
            "userId": hotel.person,
            "type": "PORTAL_ACCEPT",
            "insertTime": rows[0]["insertTime"],
            "referenceType": "PORTALCONNECTION",
            "reference": connection,
            "content": "The account is connected.",
            "result": "EXECUTED",
        }
    )
    assert (shown["status"], shown["userLogged"], shown["newChannel"]) == ("ENABLED", True, False)
    some = await session.get(
        f"/rest/x1/connection/{hotel.id}/{connection}/log",
        params={"logType": "PORTAL_CONNECT", "olderThan": rows[0]["id"]},
    )
    assert some.json()["data"] == rows[4:]
    nowhere = await session.get(f"/rest/x1/connection/{hotel.id}/{2**52}/log")
    assert (nowhere.status_code, nowhere.json()["element"]) == (404, "Connection")
    wrong = await session.get(f"/rest/x1/connection/{hotel.id}/{connection}/log", params={"olderThan": "x"})
    assert (wrong.status_code, one_error(wrong.json())) == (400, ("ApiParamsExemption", "olderThan"))


async def test_actions_that_a_portal_can_not_do(world: World, banner: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    _, made = await portal(world, banner)
    connection = (await connected(session, hotel, made["id"]))["id"]
    refused = await session.post(f"/rest/v1/connection/IMPORT_ROOMS/{hotel.id}/{connection}")
    assert (refused.status_code, one_error(refused.json())) == (400, ("ApiValidationFailed", "action"))
    unknown = await session.post(f"/rest/v1/connection/IMPORT_EVERYTHING/{hotel.id}/{connection}")
    assert (unknown.status_code, one_error(unknown.json())) == (400, ("ApiParamsExemption", "action"))
    nowhere = await session.post(f"/rest/v1/connection/MARK_CONNECTED/{hotel.id}/{2**52}")
    assert (nowhere.status_code, nowhere.json()["element"]) == (404, "Connection")


async def test_physical_rooms_are_entered_and_kept_up(world: World, banner: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    _, made = await portal(world, banner)
    connection = (await connected(session, hotel, made["id"]))["id"]
    product = await world.product(hotel, adults=3)
    room = await world.pms_room(hotel, product, name="101")
    answer = await session.post(f"/rest/v1/connection/IMPORT_ROOMS_PMS/{hotel.id}/{connection}")
    assert answer.status_code == 200, answer.text
    [row] = (await session.get(f"/rest/v1/connection/external/{hotel.id}/{connection}")).json()["data"]
    assert (row["roomId"], row["roomName"], row["occupancy"], row["pmsRoom"], row["manageable"]) == (
        str(room),
        "101",
        3,
        True,
        False,
    )


async def test_help_is_mailed_to_the_propertys_contact(world: World, banner: str) -> None:
    hotel = await world.hotel(details={"language": "IT"})
    session = await world.session(hotel)
    _, made = await portal(world, banner)
    connection = (await connected(session, hotel, made["id"]))["id"]
    answer = await session.post(f"/rest/v1/connection/EMAIL_HELP_CUSTOMER/{hotel.id}/{connection}")
    assert answer.status_code == 200, answer.text
    async with world.unit() as unit:
        [row] = await unit.raw.fetch(
            "select address, subject, content from connection_mail where accommodation = $1", hotel.id
        )
    assert row["address"].startswith("owner")
    assert row["subject"] == f"{hotel.name}: il collegamento a {made['externalName']}"
    assert "- Nessun prodotto è ancora mappato. Importa le camere" in row["content"]


async def _secret(world: World, accommodation: int, connection: int) -> str | None:
    async with world.unit() as unit:
        found = await connections.get(unit, accommodation, connection)
        return (await connections.account(unit, found)).password
