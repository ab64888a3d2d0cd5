"""Granting a whole network at the authorization page: docs/guides/people.md."""

import re

import httpx2
import pytest

from roomrack.core.rights import Area, Duty, Level
from roomrack.domain.identity import service as identity
from roomrack.domain.properties import service as properties
from tests.factories import App, Hotel, World
from tests.factories.world import REDIRECT_URI
from tests.people.conftest import CONSOLE, Person, password_of, username_of

CONSENT = "/octobook/identity/oauth.xhtml"


@pytest.fixture
async def app(world: World) -> App:
    return await world.application()


async def _network(world: World, *hotels: Hotel, application: App | None = None) -> str:
    """A network of some hotels; the first one leads it. Gives its name."""
    async with world.unit() as unit:
        await unit.widen(*(hotel.id for hotel in hotels))
        made = await properties.found_network(unit, application.id if application else 0, [each.id for each in hotels])
    return made.network.name


async def _grant(world: World, person: Person, owner: Hotel, app: App, **form: str) -> dict[str, str]:
    """Sign the owner in at the authorization page, agree, and trade the code for tokens."""
    query = httpx2.QueryParams(client_id=app.client_id, redirect_uri=REDIRECT_URI)
    path = f"{CONSENT}?{query}"
    await person.get(path)
    await person.post(path, action="sign-in", username=username_of(owner), password=password_of(owner))
    await person.get(path)
    answer = await person.post(path, action="allow", **form)
    if answer.status_code != 303:
        return {"error": str(answer.status_code)}
    code = httpx2.URL(answer.headers["location"]).params["code"]
    sent = {"client_id": app.client_id, "client_secret": app.client_secret, "code": code, "redirect_uri": REDIRECT_URI}
    tokens: dict[str, str] = (await world.client.post("/rest/v1/identity/token", data=sent)).json()
    return tokens


async def _reached(world: World, tokens: dict[str, str]) -> set[int]:
    headers = {"Authorization": f"Bearer {tokens['access_token']}"}
    return {int(one["id"]) for one in (await world.client.get("/rest/v1/accommodation", headers=headers)).json()}


async def _own(world: World, person: int, hotel: Hotel, role: str = "OWNER") -> None:
    async with world.unit() as unit:
        await unit.widen(hotel.id)
        await identity.add_membership(unit, person, hotel.id, role)


async def test_a_grant_of_a_network_covers_what_joins_later_and_is_the_persons(
    world: World, person: Person, hotel: Hotel, app: App
) -> None:
    second, later, foreign = [await world.hotel() for _ in range(3)]
    await _own(world, hotel.person, second)
    name = await _network(world, hotel, second, application=app)
    tokens = await _grant(world, person, hotel, app, network=name)
    assert await _reached(world, tokens) == {hotel.id, second.id}
    await _own(world, hotel.person, later)
    assert await _reached(world, tokens) == {hotel.id, second.id}
    async with world.unit() as unit:
        await unit.widen(later.id, foreign.id, hotel.id, second.id)
        joined = await properties.add_to_network(unit, name, app.id, [later.id, foreign.id])
    assert joined.reached == [hotel.id, second.id, later.id]
    assert await _reached(world, tokens) == {hotel.id, second.id, later.id}
    await _own(world, hotel.person, foreign, "STAFF")
    assert await _reached(world, tokens) == {hotel.id, second.id, later.id, foreign.id}
    async with world.unit() as unit:
        await unit.widen(foreign.id)
        await identity.remove_membership(unit, hotel.person, foreign.id)
    assert await _reached(world, tokens) == {hotel.id, second.id, later.id}


async def test_it_grows_and_shrinks_with_what_the_person_may_do(
    world: World, person: Person, hotel: Hotel, app: App
) -> None:
    second = await world.hotel()
    await _own(world, hotel.person, second, "STAFF")
    name = await _network(world, hotel, second)
    tokens = await _grant(world, person, hotel, app, network=name)
    async with world.unit() as unit:
        [given] = await identity.given_by(unit, hotel.person)
        await unit.widen(second.id)
        for level in (Level.READONLY, Level.READWRITE):
            await identity.permit(unit, second.id, hotel.person, {Duty.PRICES: level}, asking=None)
            assert await identity.level_at(unit, given.id, second.id, Area.ACCOMMODATION) is level
    assert await _reached(world, tokens) == {hotel.id, second.id}


async def test_a_network_is_granted_by_its_owner_of_the_right_environment(
    world: World, person: Person, hotel: Hotel, app: App
) -> None:
    stranger = await world.hotel()
    foreign = await _network(world, stranger)
    sandbox = await world.hotel(sandbox=True)
    await _own(world, hotel.person, sandbox)
    tested = await _network(world, sandbox)
    member = await world.hotel()
    await _own(world, hotel.person, member, "STAFF")
    staffed = await _network(world, member)
    for name in (foreign, tested, staffed, "999999999"):
        assert await _grant(world, person, hotel, app, network=name) == {"error": "400"}
        assert await _grant(world, person, hotel, app, network=name, accommodation=str(hotel.id)) == {"error": "400"}
    assert await _grant(world, person, hotel, app, network="x") == {"error": "400"}


async def test_it_is_shown_where_grants_are_and_ends_with_all_it_covered(
    world: World, person: Person, owner: Person, hotel: Hotel
) -> None:
    app = await world.application(owner=hotel.person)
    name = await _network(world, hotel)
    query = httpx2.QueryParams(client_id=app.client_id, redirect_uri=REDIRECT_URI)
    assert f"The whole network {name}" in (await owner.get(f"{CONSENT}?{query}")).text
    tokens = await _grant(world, person, hotel, app, network=name)
    grants = f"{CONSOLE}/applications/{app.id}/grants"
    page = (await owner.get(grants)).text
    assert f"The whole network {name}" in page
    assert "whole network</span>" in (await owner.get(f"{CONSOLE}/account")).text
    await owner.get(grants)
    key = re.search(r'name="grant" value="(\d+)"', page)
    assert key
    assert (await owner.post(grants, grant=key[1])).status_code == 303
    headers = {"Authorization": f"Bearer {tokens['access_token']}"}
    assert (await world.client.get("/rest/v1/accommodation", headers=headers)).status_code == 401
    later = await world.hotel()
    await _own(world, hotel.person, later)
    async with world.unit() as unit:
        await unit.widen(later.id)
        await identity.enter_network(unit, later.id, int(name))
        assert later.id not in await identity.reach_of(unit, app.id)


async def test_what_is_created_into_a_network_joins_its_grants(
    world: World, person: Person, hotel: Hotel, app: App
) -> None:
    name = await _network(world, hotel, application=app)
    tokens = await _grant(world, person, hotel, app, network=name)
    async with world.unit() as unit:
        fields = {"name": "New", "email": username_of(hotel), "given_name": "A", "family_name": "B"}
        made = await properties.register(
            unit, app.id, {**fields, "time_zone": "Europe/Rome"}, sandbox=False, network_name=name, welcome=False
        )
    assert made.accommodation.id in await _reached(world, tokens)
