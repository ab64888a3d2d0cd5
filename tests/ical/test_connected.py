"""Calendar files as a portal: a mapping imports one, and ends with it (docs/adr/0018)."""

import asyncio
from datetime import timedelta
from typing import Any

from tests.api.connections.support import ICAL, connected, mapped, one_error, sold
from tests.factories import Hotel, Session
from tests.ical.conftest import Site
from tests.ical.elsewhere import Elsewhere, like_airbnb


async def _urls(session: Session, hotel: Hotel, product: int) -> list[str]:
    answer = await session.get(f"/rest/v1/roomrates/{hotel.id}/{product}")
    assert answer.status_code == 200, answer.text
    return list(answer.json().get("icalUrls") or ())


async def _feed(session: Session, hotel: Hotel, connection: int, url: str, **more: Any) -> int:
    id: int = (await sold(session, hotel, connection, roomId=url, roomName="Flat", **more))["id"]
    return id


async def _map(session: Session, hotel: Hotel, connection: int, product: int, external: int) -> Any:
    return await session.post(
        f"/rest/v1/connection/mapping/{hotel.id}/{connection}",
        params={"product": product, "externalProduct": external},
    )


async def _act(session: Session, hotel: Hotel, connection: int, action: str) -> Any:
    return await session.post(f"/rest/v1/connection/{action}/{hotel.id}/{connection}")


async def test_a_mapping_imports_a_calendar_and_gives_it_back(site: Site, others: Elsewhere) -> None:
    hotel = await site.world.hotel()
    today = site.world.today(hotel)
    others.serve("a", like_airbnb(("x", today, today + timedelta(2))))
    others.serve("b", like_airbnb())
    product = await site.room(hotel, others.url("b"))
    session = await site.world.session(hotel)
    connection = (await connected(session, hotel, ICAL))["id"]
    external = await _feed(session, hotel, connection, others.url("a"))
    made = await mapped(session, hotel, connection, product, external)
    assert await mapped(session, hotel, connection, product, external) == made
    assert await _urls(session, hotel, product) == [others.url("b"), others.url("a")]
    await site.again()
    assert await site.left(session, hotel, product, today, 2) == [0, 0]
    seen = await site.imports(session, hotel)
    assert [(one["url"], one.get("connection")) for one in seen] == [
        (others.url("b"), None),
        (others.url("a"), connection),
    ]
    gone = await session.delete(f"/rest/v1/connection/mapping/{hotel.id}/{connection}/{made['id']}")
    assert gone.status_code == 200, gone.text
    assert await _urls(session, hotel, product) == [others.url("b")]
    assert await site.left(session, hotel, product, today, 2) == [1, 1]
    await site.books_balance()


async def test_deleting_the_connection_ends_all_its_imports(site: Site, others: Elsewhere) -> None:
    hotel = await site.world.hotel()
    rooms = [await site.room(hotel), await site.room(hotel)]
    session = await site.world.session(hotel)
    connection = (await connected(session, hotel, ICAL))["id"]
    for name, room in zip("ab", rooms, strict=True):
        await mapped(session, hotel, connection, room, await _feed(session, hotel, connection, others.url(name)))
    assert [await _urls(session, hotel, room) for room in rooms] == [[others.url("a")], [others.url("b")]]
    answer = await session.delete(f"/rest/v1/connection/{hotel.id}/{connection}")
    assert answer.status_code == 200, answer.text
    assert [await _urls(session, hotel, room) for room in rooms] == [[], []]
    assert await site.imports(session, hotel) == []


async def test_a_calendar_is_imported_once(site: Site, others: Elsewhere) -> None:
    hotel = await site.world.hotel()
    own, other = await site.room(hotel, others.url("a")), await site.room(hotel)
    session = await site.world.session(hotel)
    connection = (await connected(session, hotel, ICAL))["id"]
    external = await _feed(session, hotel, connection, others.url("a"))
    twice = await session.post(
        f"/rest/v1/connection/external/{hotel.id}/{connection}",
        json={"roomId": others.url("a"), "roomName": "Again", "occupancy": 3, "rateId": "x"},
    )
    assert (twice.status_code, one_error(twice.json())) == (400, ("ApiValidationFailed", "$.roomId"))
    refused = await _map(session, hotel, connection, other, external)
    assert (refused.status_code, one_error(refused.json())) == (400, ("ApiValidationFailed", "externalProduct"))
    assert str(own) in refused.json()["message"]
    await mapped(session, hotel, connection, own, external)
    assert await _urls(session, hotel, own) == [others.url("a")]
    # What a mapping imports can be neither taken away nor named for another product.
    for product, urls in ((own, []), (own, [others.url("b")]), (other, [others.url("a")])):
        answer = await session.patch(f"/rest/v1/roomrates/{hotel.id}/{product}", json={"icalUrls": urls})
        assert (answer.status_code, one_error(answer.json())) == (400, ("ApiValidationFailed", "$.icalUrls"))
        assert str(connection) in answer.json()["message"]
    kept = await session.patch(
        f"/rest/v1/roomrates/{hotel.id}/{own}", json={"icalUrls": [others.url("a"), others.url("b")]}
    )
    assert kept.status_code == 200, kept.text
    assert len(await site.imports(session, hotel)) == 2


async def test_two_that_map_and_name_one_calendar_at_once_import_it_once(site: Site, others: Elsewhere) -> None:
    hotel = await site.world.hotel()
    one, other = await site.room(hotel), await site.room(hotel)
    session = await site.world.session(hotel)
    connection = (await connected(session, hotel, ICAL))["id"]
    external = await _feed(session, hotel, connection, others.url("a"))

    answers = await asyncio.gather(
        _map(session, hotel, connection, one, external),
        session.patch(f"/rest/v1/roomrates/{hotel.id}/{other}", json={"icalUrls": [others.url("a")]}),
    )
    assert sorted(answer.status_code for answer in answers) == [200, 400]
    assert len(await site.imports(session, hotel)) == 1


async def test_an_address_that_would_not_be_fetched_is_no_calendar(site: Site) -> None:
    hotel = await site.world.hotel()
    session = await site.world.session(hotel)
    connection = (await connected(session, hotel, ICAL))["id"]
    for room in ("17", "ftp://flats.example/a.ics", "http://169.254.169.254/a.ics"):
        refused = await session.post(
            f"/rest/v1/connection/external/{hotel.id}/{connection}",
            json={"roomId": room, "roomName": "Flat", "occupancy": 2},
        )
        assert (refused.status_code, one_error(refused.json())) == (400, ("ApiValidationFailed", "$.roomId")), room


async def test_long_numbers_in_an_address_are_no_card(site: Site) -> None:
    hotel = await site.world.hotel()
    session = await site.world.session(hotel)
    connection = (await connected(session, hotel, ICAL))["id"]
    url = f"https://93.184.215.14/calendar/ical/4111111111111111.ics?s={'a' * 300}"
    assert (await sold(session, hotel, connection, roomId=url))["roomId"] == url


async def test_a_product_has_room_for_fifty_calendars(site: Site, others: Elsewhere) -> None:
    hotel = await site.world.hotel()
    product = await site.room(hotel, *(others.url(f"c{number}") for number in range(50)))
    session = await site.world.session(hotel)
    connection = (await connected(session, hotel, ICAL))["id"]
    external = await _feed(session, hotel, connection, others.url("a"))
    refused = await _map(session, hotel, connection, product, external)
    assert (refused.status_code, one_error(refused.json())) == (400, ("ApiValidationFailed", "externalProduct"))
    assert len(await _urls(session, hotel, product)) == 50


async def test_what_can_be_done_with_the_connection(site: Site, others: Elsewhere) -> None:
    hotel = await site.world.hotel()
    product = await site.room(hotel)
    session = await site.world.session(hotel)
    connection = (await connected(session, hotel, ICAL))["id"]
    path = f"/rest/v1/connection/{hotel.id}/{connection}"
    switched = await session.patch(path, json={"updateCalendar": True})
    assert (switched.status_code, one_error(switched.json())) == (400, ("ApiValidationFailed", "$.updateCalendar"))
    external = await _feed(session, hotel, connection, others.url("a"), occupancy=9)
    await mapped(session, hotel, connection, product, external)
    lint = await session.get(f"/rest/x1/connection/{hotel.id}/{connection}/lint")
    assert lint.json() == {"data": []}
    missing = await _act(session, hotel, connection, "MARK_CONNECTED")
    assert missing.status_code >= 400
    assert "the server answered 404" in missing.text
    assert others.url("a") not in missing.text
    others.serve("a", like_airbnb())
    done = await _act(session, hotel, connection, "MARK_CONNECTED")
    assert done.status_code == 200, done.text
    [shown] = (await session.get("/rest/v1/connection", params={"id[]": connection})).json()["data"]
    assert (shown["status"], shown["userLogged"]) == ("ENABLED", True)
    assert (await session.patch(path, json={"updateCalendar": True})).status_code == 200
    rooms = await _act(session, hotel, connection, "IMPORT_ROOMS")
    assert (rooms.status_code, one_error(rooms.json())) == (400, ("ApiValidationFailed", "action"))
