"""Owners bring deactivated properties back."""

import httpx2

from roomrack.domain.identity import service as identity
from roomrack.domain.properties import service as properties
from tests.console.conftest import Browser, Desk
from tests.factories import Hotel, World


async def _pause(world: World, hotel: Hotel) -> None:
    async with world.unit() as unit:
        await unit.widen(hotel.id)
        await properties.deactivate(unit, hotel.id)


async def _is_paused(world: World, hotel: Hotel) -> bool:
    async with world.unit() as unit:
        await unit.widen(hotel.id)
        return (await properties.get(unit, hotel.id)).deactivated_at is not None


async def test_an_owner_brings_a_property_back(desk: Desk, world: World) -> None:
    session = await world.session(desk.hotel)
    assert "deactivated" not in (await desk.browser.get()).text
    assert "None of your properties is deactivated." in (await desk.browser.get("/paused")).text
    await _pause(world, desk.hotel)
    assert "1 of your properties is deactivated" in (await desk.browser.get()).text
    page = await desk.browser.get("/paused")
    assert desk.hotel.name in page.text
    answer = await desk.browser.post("/paused", accommodation=str(desk.hotel.id))
    done = await desk.browser.follow(answer)
    assert f"{desk.hotel.name} is back" in done.text
    assert "None of your properties is deactivated." in done.text
    assert (await session.get(f"/rest/v1/accommodation/{desk.hotel.id}")).status_code == 200


async def test_nobody_brings_back_what_he_does_not_own(desk: Desk, stranger: Desk, world: World) -> None:
    await _pause(world, desk.hotel)
    async with world.unit() as unit:
        await identity.add_membership(unit, stranger.hotel.person, desk.hotel.id, "STAFF")
    assert desk.hotel.name not in (await stranger.browser.get("/paused")).text
    await _pause(world, stranger.hotel)
    await stranger.browser.get("/paused")
    for chosen in (str(desk.hotel.id), "999999999", "x", "", str(2**70)):
        answer = await stranger.browser.post("/paused", accommodation=chosen)
        assert answer.status_code == 404
    assert await _is_paused(world, desk.hotel)


async def test_a_foreign_form_and_a_stranger_bring_nothing_back(
    desk: Desk, world: World, plain: httpx2.AsyncClient
) -> None:
    await _pause(world, desk.hotel)
    assert (await desk.browser.post("/paused", csrf="0" * 64, accommodation=str(desk.hotel.id))).status_code == 403
    anonymous = Browser(plain)
    for answer in (await anonymous.get("/paused"), await anonymous.post("/paused", accommodation=str(desk.hotel.id))):
        assert (answer.status_code, "/sign-in" in answer.headers["location"]) == (303, True)
    assert await _is_paused(world, desk.hotel)
