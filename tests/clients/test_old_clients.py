"""The API driven as clients in the wild drive it: their habits, not ours.

Each test follows one client's way from sign-in to its goal, with nothing but what such a client knows.
"""

from datetime import UTC, date, datetime, timedelta

import httpx2

from roomrack.domain.identity import service as identity
from tests.factories import App, Hotel, World
from tests.factories.world import REDIRECT_URI


async def _code(world: World, hotel: Hotel, app: App) -> str:
    """What the authorization page gives once the owner has agreed."""
    async with world.unit() as unit:
        asking = await identity.application_of_client(unit, app.client_id)
        assert asking is not None
        return await identity.authorize(
            unit, asking, hotel.person, [hotel.id], redirect_uri=REDIRECT_URI, challenge=None
        )


async def test_door_lock_client_signs_in_with_grant_type_code_and_reads_expire_date(
    world: World, client: httpx2.AsyncClient
) -> None:
    hotel, app = await world.hotel(), await world.application()
    form = {
        "client_id": app.client_id,
        "client_secret": app.client_secret,
        "code": await _code(world, hotel, app),
        "redirect_uri": REDIRECT_URI,
        "grant_type": "code",
    }
    tokens = (await client.post("/rest/v1/identity/token", data=form)).json()
    assert tokens["access_token"] == tokens["accessToken"]
    assert tokens["token_type"] == "Bearer"
    # new Date(expireDate): plain ISO that ends in Z.
    expires = datetime.fromisoformat(tokens["expireDate"])
    assert timedelta(hours=23) < expires - datetime.now(UTC) <= timedelta(hours=24)
    root = str(client.base_url).removesuffix("/connect/")
    renewed = await client.post(
        f"{root}/octobook/rest/v1/identity/refresh", data={"refresh_token": tokens["refresh_token"]}
    )
    assert renewed.json()["refresh_token"] == tokens["refresh_token"]
    headers = {"Authorization": f"Bearer {renewed.json()['access_token']}"}
    listed = await client.get("/rest/v1/accommodation", headers=headers)
    assert [each["id"] for each in listed.json()] == [str(hotel.id)]


async def test_revenue_client_reads_pages_until_a_short_one_and_writes_in_bulk(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    rooms = sorted([await world.product(hotel) for _ in range(7)])
    first = world.today(hotel)
    body = [
        {
            "room": room,
            "dateFrom": str(first),
            "dateTo": str(first + timedelta(2)),
            "values": {"availability": 3, "price": 99.5, "minstay": 1, "maxstay": 30},
        }
        for room in rooms
    ]
    dic = (await session.post("/rest/v1/calendar/bulk", json=body)).json()
    assert dic["success"] is True
    assert len(dic["process"]) == 1
    read, page, size = [], 0, 3
    while True:
        params = {"dateFrom": str(first), "dateTo": str(first + timedelta(2)), "page": page, "size": size}
        dic = (await session.get(f"/rest/v1/calendar/{hotel.id}", params=params)).json()
        read += dic["data"]
        assert dic["page"]["page"] == page
        if len(dic["data"]) < size:
            break
        page += 1
    assert [room["id"] for room in read] == rooms
    assert {
        (day["availability"], day["price"], day["minStay"], day["maxStay"]) for room in read for day in room["days"]
    } == {(3, 99.5, 1, 30)}


async def test_pms_client_books_reads_by_ids_puts_a_status_and_deletes(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    room = await world.product(hotel)
    await world.sell(hotel, room)
    arrival = world.today(hotel) + timedelta(3)
    booked = (
        await session.post(
            f"/rest/v1/reservation/{hotel.id}",
            json={
                "channelId": 77,
                "channelRefer": "OLD-1",
                "product": room,
                "checkin": f"{arrival} 14:00:00",
                "checkout": f"{arrival + timedelta(2)} 10:00:00",
                "status": "WAITING",
                "guests": [{"givenName": "Anna", "familyName": "Bianchi"}],
                "somethingNobodyKnows": {"deep": [1, 2, 3]},
            },
        )
    ).json()
    dic = (await session.get(f"/rest/v1/reservation/{hotel.id}", params={"ids[]": [booked["id"]]})).json()
    [found] = dic["data"]
    assert found == booked
    assert date.fromisoformat(found["checkin"].split("Z")[0][:10]) == arrival
    datetime.fromisoformat(found["checkin"].split("Z")[0])
    path = f"/rest/v1/reservation/{hotel.id}/{booked['id']}"
    confirmed = await session.put(path, json={"status": "CONFIRMED"})
    assert confirmed.json()["status"] == "CONFIRMED"
    cancelled = await session.delete(path)
    assert (cancelled.status_code, cancelled.json()["status"]) == (200, "CANCELLED")
    again = await session.delete(path)
    assert (again.status_code, again.json()) == (200, cancelled.json())


async def test_booking_site_with_an_api_key_sends_form_posts_and_bare_array_names(world: World) -> None:
    hotel = await world.hotel()
    session = await world.key_session(hotel)
    rooms = [await world.product(hotel), await world.product(hotel)]
    listed = await session.get(f"/rest/v2/roomrates/{hotel.id}", params={"ids": rooms[:1]})
    assert [room["id"] for room in listed.json()] == rooms[:1]
    subscribed = await session.post(
        "/rest/v1/subscription/RESERVATION_CREATED", data={"url": "http://127.0.0.1:9/hook"}
    )
    assert subscribed.json()["endpoint"] == "http://127.0.0.1:9/hook"
    tokens = await session.post("/rest/v1/identity/migrate", data={"accommodation": str(hotel.id)})
    headers = {"Authorization": f"Bearer {tokens.json()['access_token']}"}
    reached = await session.client.get("/rest/v1/accommodation", headers=headers)
    assert [each["id"] for each in reached.json()] == [str(hotel.id)]
    still = await session.get(f"/rest/v1/accommodation/{hotel.id}")
    assert still.status_code == 200
