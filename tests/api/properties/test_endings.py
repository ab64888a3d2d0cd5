"""deleteAccount and deleteAccommodation: docs/contract.md 3."""

from datetime import timedelta
from typing import Any

from roomrack.domain.identity import service as identity
from roomrack.domain.properties import service as properties
from tests.factories.world import Hotel, Session, World

PATH = "/rest/v1/accommodation"
FORBIDDEN = (403, "ApiSecurityException")
DEACTIVATED = "The property is deactivated. It keeps its data, and its owner can bring it back."


async def _own(world: World, **fields: Any) -> tuple[Hotel, Session]:
    """A property and the application that made it, signed in as itself."""
    hotel = await world.hotel(**fields)
    app = await world.application()
    async with world.unit() as unit:
        await identity.remember_created(unit, app.id, hotel.id, False)
    return hotel, await world.application_session(app)


async def _booked(world: World, hotel: Hotel, *, in_days: int = 7) -> tuple[Session, int]:
    product = await world.product(hotel)
    arrival = world.today(hotel) + timedelta(in_days)
    await world.sell(hotel, product, first=min(arrival, world.today(hotel)))
    guest = await world.session(hotel)
    answer = await guest.post(
        f"/rest/v1/reservation/{hotel.id}",
        json={
            "channelId": 1,
            "product": product,
            "checkin": arrival.isoformat(),
            "checkout": (arrival + timedelta(1)).isoformat(),
            "guests": [{"givenName": "Ada", "familyName": "Guest"}],
        },
    )
    assert answer.status_code == 200, answer.text
    return guest, answer.json()["id"]


async def _events(world: World, hotel: Hotel) -> list[str]:
    async with world.unit() as unit:
        rows = await unit.raw.fetch(
            "select type from event where accommodation = $1 and type like 'accommodation.%' order by id", hotel.id
        )
    return [row["type"] for row in rows]


async def test_a_deactivated_property_answers_nothing_but_to_its_owner_and_comes_back(world: World) -> None:
    hotel, session = await _own(world)
    guest, reservation = await _booked(world, hotel)
    key = await world.key_session(hotel)
    whole = (await session.get(PATH)).json()[0]
    answer = await session.delete(f"{PATH}/{hotel.id}/account")
    assert (answer.status_code, answer.json()) == (200, whole)

    attempts = [
        await guest.get(f"{PATH}/{hotel.id}"),
        await guest.get(f"/rest/v1/reservation/{hotel.id}/{reservation}"),
        await guest.delete(f"/rest/v1/reservation/{hotel.id}/{reservation}"),
        await session.patch(f"/rest/v2/accommodation/{hotel.id}", json={"city": "Pisa"}),
        await session.delete(f"{PATH}/{hotel.id}/account"),
        await session.delete(f"{PATH}/{hotel.id}"),
        await key.delete(f"/rest/v1/reservation/{hotel.id}/{reservation}"),
    ]
    for attempt in attempts:
        body = attempt.json()
        assert (attempt.status_code, body["type"], body["message"]) == (*FORBIDDEN, DEACTIVATED)
    day = world.today(hotel).isoformat()
    bulk = [{"room": reservation, "dateFrom": day, "dateTo": day, "values": {"price": 1}}]
    assert (await guest.post("/rest/v1/calendar/bulk", json=bulk)).status_code == 422
    for nobody in (guest, session):
        assert (await nobody.get(PATH)).json() == []
    assert (await guest.get(f"{PATH}/network", params={"accommodationId": hotel.id})).status_code == 403
    owner = await key.get(f"/rest/v1/reservation/{hotel.id}/{reservation}")
    assert (owner.status_code, owner.json()["id"]) == (200, reservation)
    assert [each["id"] for each in (await key.get(f"{PATH}/network")).json()] == [str(hotel.id)]

    async with world.unit() as unit:
        await unit.widen(hotel.id)
        await properties.activate(unit, hotel.id)
        await properties.activate(unit, hotel.id)
    assert (await session.get(PATH)).json() == [whole]
    back = await guest.get(f"/rest/v1/reservation/{hotel.id}/{reservation}")
    assert (back.status_code, back.json()) == (200, owner.json())
    assert await _events(world, hotel) == [
        "accommodation.created",
        "accommodation.deactivated",
        "accommodation.activated",
    ]


async def test_what_is_deactivated_is_not_granted_to_anybody(world: World) -> None:
    hotel, session = await _own(world)
    await session.delete(f"{PATH}/{hotel.id}/account")
    async with world.unit() as unit:
        asking = await identity.application(unit, session.app.id)
        assert await identity.grantable(unit, asking, hotel.person) == []
        assert await identity.memberships(unit, hotel.person) == [hotel.id]
        assert await identity.reach_of(unit, session.app.id) == {}


async def test_a_deleted_property_is_answered_as_it_was_and_is_gone(world: World) -> None:
    hotel, session = await _own(world, city="Roma")
    guest, key = await world.session(hotel), await world.key_session(hotel)
    whole = (await session.get(PATH)).json()[0]
    answer = await session.delete(f"{PATH}/{hotel.id}")
    assert (answer.status_code, answer.json()) == (200, whole)
    for gone in (
        await guest.get(f"{PATH}/{hotel.id}"),
        await key.get(f"{PATH}/{hotel.id}"),
        await session.delete(f"{PATH}/{hotel.id}"),
        await session.patch(f"/rest/v2/accommodation/{hotel.id}", json={"city": "Pisa"}),
    ):
        unknown = await guest.get(f"{PATH}/999999999")
        assert (gone.status_code, gone.json()) == (403, unknown.json())
    assert (await session.get(PATH)).json() == []
    async with world.unit() as unit:
        await unit.widen(hotel.id)
        assert await properties.names(unit, [hotel.id]) == {}
        assert await identity.memberships(unit, hotel.person) == []
        assert (await identity.application(unit, session.app.id)).properties == 0
        payload = await unit.raw.fetchval(
            "select payload from event where accommodation = $1 and type = 'accommodation.deleted'", hotel.id
        )
    assert payload["city"] == "Roma"


async def test_a_property_with_stays_that_are_not_over_is_not_deleted(world: World) -> None:
    hotel, session = await _own(world)
    guest, reservation = await _booked(world, hotel)
    answer = await session.delete(f"{PATH}/{hotel.id}")
    body = answer.json()
    assert (answer.status_code, body["type"], body["nested"]) == (400, "ApiValidationFailed", [])
    assert body["message"] == "The property has 1 reservations whose stays are not over."
    assert (await session.get(PATH)).json()[0]["id"] == str(hotel.id)
    assert (await guest.delete(f"/rest/v1/reservation/{hotel.id}/{reservation}")).status_code == 200
    assert (await session.delete(f"{PATH}/{hotel.id}")).status_code == 200


async def test_when_the_leader_of_a_network_goes_the_next_leads_it(world: World) -> None:
    session = await world.application_session()
    hotels = [await world.hotel() for _ in range(3)]
    async with world.unit() as unit:
        for hotel in hotels:
            await identity.remember_created(unit, session.app.id, hotel.id, False)
    ids = [str(hotel.id) for hotel in hotels]
    made = (await session.post(f"{PATH}/network", params={"accommodation": ids})).json()

    async def leaders() -> dict[str, bool]:
        answer = await session.get(f"{PATH}/network/{made['id']}", params={"fields": "id,networkInfo"})
        return {each["id"]: each["networkInfo"]["accessRoot"] for each in answer.json()}

    assert await leaders() == {ids[0]: True, ids[1]: False, ids[2]: False}
    await session.delete(f"{PATH}/{ids[2]}")
    assert await leaders() == {ids[0]: True, ids[1]: False}
    await session.delete(f"{PATH}/{ids[0]}")
    assert await leaders() == {ids[1]: True}
    await session.delete(f"{PATH}/{ids[1]}")
    assert await leaders() == {}
    async with world.unit() as unit:
        later = await world.hotel()
        await identity.remember_created(unit, session.app.id, later.id, False)
    await session.post(f"{PATH}/network/{made['id']}", params={"accommodation": later.id})
    assert await leaders() == {str(later.id): True}


async def test_a_property_that_the_application_has_not_is_403(world: World) -> None:
    _, session = await _own(world)
    stranger = await world.hotel()
    for key in (stranger.id, 999_999_999):
        for path in (f"{PATH}/{key}", f"{PATH}/{key}/account"):
            answer = await session.delete(path)
            assert (answer.status_code, answer.json()["type"]) == FORBIDDEN
    async with world.unit() as unit:
        await unit.widen(stranger.id)
        assert (await properties.get(unit, stranger.id)).deactivated_at is None


async def test_a_user_token_and_a_key_are_of_the_wrong_scheme(world: World) -> None:
    hotel = await world.hotel()
    for session in (await world.session(hotel), await world.key_session(hotel)):
        for path in (f"{PATH}/{hotel.id}", f"{PATH}/{hotel.id}/account"):
            answer = await session.delete(path)
            assert (answer.status_code, answer.json()["type"]) == FORBIDDEN
