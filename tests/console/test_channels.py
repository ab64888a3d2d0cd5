"""The connections of a property in the console."""

import re

import httpx2

from roomrack.core.rights import Level
from tests.api.connections.support import ICAL, SIMULATOR, connected, portal, sold
from tests.console.conftest import Browser
from tests.console.front import Front, colleague, faults, front, words
from tests.factories import World

PAGE = "/connections"


async def _connection(house: Front, world: World, channel: int, **more: str) -> int:
    session = await world.session(house.hotel)
    id: int = (await connected(session, house.hotel, channel, **more))["id"]
    return id


async def test_a_portal_is_connected_mapped_and_switched(world: World, plain: httpx2.AsyncClient, banner: str) -> None:
    house = await front(world, plain)
    _, made = await portal(world, banner, icon=banner)
    said = words(await house.get(PAGE))
    assert "There are none." in said
    answer = await house.send(
        PAGE, action="connect", channelId=str(made["id"]), hotelId="H-1", username="ada", password="hush hush"
    )
    page = await house.browser.follow(answer)
    said = words(page)
    assert "Connected. Now map your products." in said
    assert "No product is mapped yet." in said
    assert "hush" not in page.text
    assert f"/photos/{made['icon']}" in page.text
    id = int(re.findall(r"/connections/(\d+)", page.text)[0])
    one = f"{PAGE}/{id}"
    refused = await house.send(one, action="calendarOn")
    assert (refused.status_code, "Map a product first" in words(refused)) == (400, True)
    external = await sold(await world.session(house.hotel), house.hotel, id, roomId="17", roomName="Sea view")
    assert "Mapped." in await house.do(one, action="map", product=str(house.at.room), external=str(external["id"]))
    said = await house.do(one, action="calendarOn")
    assert "Switched on." in said
    assert "On Id there H-1" in said
    assert "Nothing: every room is sold there, and nothing contradicts." in said
    assert "Switched on." in await house.do(one, action="bookingsOn")
    row = words(await house.get(PAGE))
    assert f"{made['externalName']} On H-1 sent read 1" in row
    for action, text in (("calendarOff", "not sent"), ("bookingsOff", "not read"), ("off", "Off"), ("on", "On")):
        assert text in await house.do(one, action=action)
    assert "Done." in await house.do(one, action="check")
    mapping = re.findall(r'name="id" value="(\d+)"', (await house.get(one)).text)[0]
    assert "The mapping is gone." in await house.do(one, action="unmap", id=mapping)
    said = await house.do(one, action="delete")
    assert "The connection is gone." in said
    assert "There are none." in said


async def test_bookings_show_the_name_and_icon_of_their_portal(
    world: World, plain: httpx2.AsyncClient, banner: str
) -> None:
    house = await front(world, plain)
    _, made = await portal(world, banner, icon=banner)
    room = await house.at.book(channelId=made["id"])
    for page in ("/reservations", f"/reservations/{room['id']}"):
        shown = await house.get(page)
        assert made["externalName"] in words(shown)
        assert f'src="/photos/{made["icon"]}"' in shown.text


async def test_a_connection_to_calendar_files_shows_the_calendar_to_give_away(
    world: World, plain: httpx2.AsyncClient
) -> None:
    house = await front(world, plain)
    id = await _connection(house, world, ICAL)
    one = f"{PAGE}/{id}"
    session = await world.session(house.hotel)
    external = await sold(session, house.hotel, id, roomId="https://93.184.215.14/a.ics")
    assert "Calendars to give to the other side" not in words(await house.get(one))
    assert "Mapped." in await house.do(one, action="map", product=str(house.at.room), external=str(external["id"]))
    links = (await session.get(f"/rest/x1/ical/{house.hotel.id}")).json()["links"]["products"]
    [url] = [link["url"] for link in links if link["id"] == house.at.room]
    assert url in (await house.get(one)).text


async def test_what_is_wrong_is_told(world: World, plain: httpx2.AsyncClient) -> None:
    house = await front(world, plain)
    answer = await house.send(PAGE, action="connect", channelId="nothing", hotelId="")
    assert (answer.status_code, set(faults(answer))) == (400, {"connect-channelId"})
    answer = await house.send(PAGE, action="connect", channelId=str(2**52), hotelId="")
    assert (answer.status_code, set(faults(answer))) == (422, {"connect-channelId"})
    assert (await house.send(PAGE, action="steal")).status_code == 404
    id = await _connection(house, world, SIMULATOR, hotelId="H")
    one = f"{PAGE}/{id}"
    await sold(await world.session(house.hotel), house.hotel, id)
    answer = await house.send(one, action="map", product="1", external="1")
    assert (answer.status_code, set(faults(answer))) == (422, {"map-product"})
    assert (await house.send(one, action="unmap", id="1")).status_code == 404
    assert (await house.send(one, action="steal")).status_code == 404
    assert (await house.browser.get(house.path(f"{PAGE}/1"))).status_code == 404


async def test_the_log_is_read_a_page_at_a_time_and_in_italian(
    world: World, plain: httpx2.AsyncClient, banner: str
) -> None:
    house = await front(world, plain)
    _, made = await portal(world, banner)
    id = await _connection(house, world, made["id"])
    session = await world.session(house.hotel)
    for percentage in range(30):
        body = {"availabilityPercentage": percentage}
        assert (await session.patch(f"/rest/v1/connection/{house.hotel.id}/{id}", json=body)).status_code == 200
    page = await house.get(f"{PAGE}/{id}")
    assert page.text.count("Share of availability") == 25
    older = re.findall(r'href="([^"]+)" rel="next"', page.text)[0]
    before = older.rpartition("before=")[2]
    assert "Connection Connected to" in words(await house.get(f"{PAGE}/{id}", before=before))
    house.browser.language = "it"
    said = words(await house.get(f"{PAGE}/{id}"))
    for text in ("Non ancora in uso", "Nessun prodotto è ancora mappato.", "Quota di disponibilità"):
        assert text in said, text


async def test_who_may_not_manage_channels_sees_none_and_who_may_only_read_changes_none(
    world: World, plain: httpx2.AsyncClient, banner: str
) -> None:
    house = await front(world, plain)
    _, made = await portal(world, banner)
    id = await _connection(house, world, made["id"])
    reader = await colleague(world, plain, house.at, channelManager=Level.READONLY)
    page = await reader.get(f"{PAGE}/{id}")
    assert 'name="action"' not in page.text.partition("<main")[2]
    assert (await reader.send(f"{PAGE}/{id}", action="off")).status_code == 403
    assert (await reader.send(PAGE, action="connect", channelId=str(SIMULATOR))).status_code == 403
    outsider = await colleague(world, plain, house.at, channelManager=Level.NONE)
    assert (await outsider.browser.get(outsider.path(PAGE))).status_code == 403
    assert f'{PAGE}"' not in (await outsider.get("")).text
    stranger = Browser(plain)
    await stranger.sign_in(await world.hotel())
    for path in (PAGE, f"{PAGE}/{id}"):
        assert (await stranger.get(house.path(path))).status_code == 404
