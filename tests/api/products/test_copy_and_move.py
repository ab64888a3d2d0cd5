"""copy, copyV3, move_1 and moveV3: docs/contract.md 5."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from roomrack.domain.identity import service as identity
from roomrack.domain.policies.rules import StepType
from roomrack.domain.products import service as products
from roomrack.domain.properties import service as properties
from tests.factories import Hotel, Session, World
from tests.factories.world import EVERYTHING, READ_ONLY

VERSIONS = ["v2", "v3"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two properties of one network, and somebody who was granted both."""

    home: Hotel
    away: Hotel
    session: Session


async def network(world: World, **options: Any) -> Pair:
    async with world.unit() as unit:
        made = await properties.create_network(unit, f"Network {id(options)} {unit.now()}", application=None)
    home, away = await world.hotel(network=made.id, **options), await world.hotel(network=made.id)
    return Pair(home, away, await world.session(home, away))


async def listed(session: Session, hotel: Hotel | int) -> dict[int, dict[str, Any]]:
    where = hotel.id if isinstance(hotel, Hotel) else hotel
    answer = await session.get(f"/rest/v3/roomrates/{where}", params={"includeRms": "true"})
    return {one["id"]: one for one in answer.json()}


async def calendar(session: Session, hotel: Hotel | int, product: int) -> list[dict[str, Any]]:
    where = hotel.id if isinstance(hotel, Hotel) else hotel
    answer = await session.get(f"/rest/v1/calendar/{where}", params={"product[]": product})
    return list(answer.json()["data"][0]["days"])


async def book(session: Session, hotel: Hotel, product: int, arrival: str, departure: str) -> int:
    answer = await session.post(
        f"/rest/v1/reservation/{hotel.id}",
        json={
            "channelId": 1,
            "product": product,
            "checkin": arrival,
            "checkout": departure,
            "guests": [{"familyName": "Lovelace"}],
        },
    )
    assert answer.status_code == 200, answer.text
    return int(answer.json()["id"])


@pytest.mark.parametrize("version", VERSIONS)
async def test_a_copy_within_the_property_has_everything_but_the_bookings(world: World, version: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    base = await world.product(hotel, name="Double")
    made = (
        await session.post(
            f"/rest/v3/roomrates/{hotel.id}",
            json={
                "name": "Rate",
                "adults": 3,
                "children": 1,
                "quantity": 4,
                "minimumSellingPrice": 40,
                "derivedRule": {"parent": base, "stay": True},
                "headline": {"EN": "Sea"},
                "hideRooms": [base],
                "closeNextDays": 2,
                "revenueActive": True,
                "revenueMaxIncrement": 20,
                "cancellationPolicyId": await world.policy(hotel),
                "icalUrls": ["https://calendars.example/1.ics"],
                "subRooms": [{"type": "BEDROOM", "subRoomBeds": [{"bedType": "KING", "quantity": 1}]}],
            },
        )
    ).json()[0]["data"]
    rate = made["id"]
    await session.patch(f"/rest/v3/roomrates/{hotel.id}/{rate}", json={"subRooms": [{"maxGuests": 2}]})
    await world.sell(hotel, rate, allotment=5, price=120, closeToArrival=True)
    today = world.today(hotel)
    await book(session, hotel, rate, (today + timedelta(1)).isoformat(), (today + timedelta(3)).isoformat())
    answer = await session.post(f"/rest/{version}/roomrates/{hotel.id}/copy", json={"roomIds": [rate]})
    assert answer.status_code == 200, answer.text
    [copy] = answer.json()["roomIds"]
    assert answer.json() == {"roomIds": [copy], "destinationAccommodationId": str(hotel.id)}
    after = await listed(session, hotel)
    [space] = after[copy]["subRooms"]
    assert space["id"] != after[rate]["subRooms"][0]["id"]
    expected = {**after[rate], "id": copy, "subRooms": [{"id": space["id"], "roomId": copy, "maxGuests": 2}]}
    del expected["icalUrls"]
    assert after[copy]["getiCalRandomName"] != expected["getiCalRandomName"]
    expected["getiCalRandomName"] = after[copy]["getiCalRandomName"]
    assert after[copy] == expected
    assert await calendar(session, hotel, copy) == await calendar(session, hotel, rate)
    assert (await calendar(session, hotel, copy))[1]["availability"] == 4
    async with world.unit() as unit:
        held = await unit.raw.fetchval("select count(*) from hold where product = $1", copy)
        sold = await unit.raw.fetchval("select sum(sold) from calendar_day where product = $1", copy)
        kinds = await unit.raw.fetch(
            "select type, payload from event where accommodation = $1 order by id desc limit 2", hotel.id
        )
    assert (held, sold) == (0, 0)
    assert [row["type"] for row in kinds] == ["product.created", "calendar.copied"]
    assert kinds[0]["payload"]["id"] == copy
    assert (kinds[1]["payload"]["source"], kinds[1]["payload"]["products"]) == (hotel.id, [[rate, copy]])


async def test_everything_is_copied_to_a_property_of_the_network(world: World) -> None:
    pair = await network(world)
    base, other = await world.product(pair.home, name="A"), await world.product(pair.home, name="B")
    rate = await world.product(pair.home, name="C", parent=base, follows_availability=True)
    suite = await world.suite(pair.home, base, other, name="S")
    named = {"cancellationPolicyId": await world.policy(pair.home)}
    details = {**named, "paymentPolicyId": await world.policy(pair.home, StepType.PAYMENT), "policeCode": 9}
    hider = await world.product(pair.home, name="H", details={**details, "hideRooms": [base]})
    await world.sell(pair.home, base, allotment=3)
    await world.sell(pair.home, other, allotment=1)
    answer = await pair.session.post(
        f"/rest/v3/roomrates/{pair.home.id}/copy", json={"destinationAccommodationId": str(pair.away.id)}
    )
    assert answer.status_code == 200, answer.text
    new = dict(zip(sorted([base, other, rate, suite, hider]), answer.json()["roomIds"], strict=True))
    there = await listed(pair.session, pair.away)
    assert sorted(there) == sorted(new.values())
    assert {there[new[id]]["name"] for id in new} == {"A", "B", "C", "S", "H"}
    assert there[new[rate]]["derivedRule"]["parent"] == new[base]
    assert [room["id"] for room in there[new[suite]]["aggregateChildren"]] == [new[base], new[other]]
    assert (there[new[hider]]["hideRooms"], there[new[hider]]["policeCode"]) == ([new[base]], 9)
    assert {"cancellationPolicyId", "paymentPolicyId"}.isdisjoint(there[new[hider]])
    assert {one["accommodationId"] for one in there.values()} == {str(pair.away.id)}
    for product in (base, rate, suite):
        assert await calendar(pair.session, pair.away, new[product]) == await calendar(pair.session, pair.home, product)
    assert len(await listed(pair.session, pair.home)) == 5


@pytest.mark.parametrize("version", VERSIONS)
async def test_a_move_keeps_the_id_and_takes_the_physical_rooms_along(world: World, version: str) -> None:
    pair = await network(world)
    room = await world.product(pair.home, name="A", quantity=2)
    rate = await world.product(pair.home, name="B", parent=room, follows_availability=True)
    stays = await world.product(pair.home, name="C")
    async with world.unit() as unit:
        physical = await products.create_pms_room(unit, pair.home.id, name="101", product=room)
    await world.sell(pair.home, room, allotment=3, price=90)
    before, days = await listed(pair.session, pair.home), await calendar(pair.session, pair.home, rate)
    body = {"roomIds": [rate, room], "destinationAccommodationId": pair.away.id}
    answer = await pair.session.post(f"/rest/{version}/roomrates/{pair.home.id}/move", json=body)
    assert (answer.status_code, answer.json()) == (
        200,
        {"roomIds": [rate, room], "destinationAccommodationId": str(pair.away.id)},
    )
    assert set(await listed(pair.session, pair.home)) == {stays}
    here = await listed(pair.session, pair.away)
    moved = {
        id: {
            **before[id],
            "accommodationId": str(pair.away.id),
            "getiCalRandomName": here[id]["getiCalRandomName"],
        }
        for id in (room, rate)
    }
    assert here == moved
    assert await calendar(pair.session, pair.away, rate) == days
    [pms] = (await pair.session.get(f"/rest/v1/pms/{pair.away.id}")).json()["data"]
    assert (pms["id"], pms["parentId"]) == (physical.id, room)
    assert (await pair.session.get(f"/rest/v1/pms/{pair.home.id}")).json()["data"] == []
    today = world.today(pair.away)
    await book(pair.session, pair.away, rate, today.isoformat(), (today + timedelta(1)).isoformat())
    async with world.unit() as unit:
        told = await unit.raw.fetch(
            "select accommodation, type, reference from event where accommodation = any($1) and type like 'product%' "
            "and reference = $2 order by id desc limit 2",
            [pair.home.id, pair.away.id],
            str(room),
        )
    assert [(row["accommodation"], row["type"]) for row in told] == [
        (pair.away.id, "product.created"),
        (pair.home.id, "product.deleted"),
    ]


async def test_what_was_moved_away_can_come_back(world: World) -> None:
    pair = await network(world)
    room = await world.product(pair.home)
    await world.sell(pair.home, room, allotment=3)
    for source, destination in ((pair.home, pair.away), (pair.away, pair.home), (pair.home, pair.away)):
        body = {"roomIds": [room], "destinationAccommodationId": str(destination.id)}
        answer = await pair.session.post(f"/rest/v2/roomrates/{source.id}/move", json=body)
        assert answer.status_code == 200, answer.text
        await world.sell(destination, room, allotment=destination.id % 7 + 1)
        days = await calendar(pair.session, destination, room)
        assert {day["availability"] for day in days} == {destination.id % 7 + 1}
        assert (set(await listed(pair.session, source)), set(await listed(pair.session, destination))) == (
            set(),
            {room},
        )


@pytest.mark.parametrize("kind", ["copy", "move"])
async def test_a_new_property_is_like_the_old_one_and_reached_by_the_same(world: World, kind: str) -> None:
    pair = await network(world, city="Pisa", checkin_start=900)
    key = await world.key_session(pair.home)
    room = await world.product(pair.home)
    await world.sell(pair.home, room)
    place = {"address": "Via Roma", "civicNumber": "5", "city": "Lucca", "countryAlpha2": "it", "latitude": 43.84}
    body = {"roomIds": [room], "newAccommodationName": "New House", "newAccommodationPlace": place}
    answer = await pair.session.post(f"/rest/v3/roomrates/{pair.home.id}/{kind}", json=body)
    assert answer.status_code == 200, answer.text
    made = int(answer.json()["destinationAccommodationId"])
    [new] = answer.json()["roomIds"]
    assert set(await listed(pair.session, made)) == {new}
    assert (new == room) == (kind == "move")
    assert (await calendar(pair.session, made, new))[0]["availability"] == 5
    for session in (pair.session, key):
        answer = await session.get(f"/rest/v1/accommodation/{made}")
        shown = answer.json()
        assert (shown["name"], shown["city"], shown["address"]) == ("New House", "Lucca", "Via Roma 5")
        assert (shown["currency"], shown["timeZone"], shown["checkinStart"]) == ("EUR", "Europe/Rome", 900)
    async with world.unit() as unit:
        home, away = await properties.get(unit, pair.home.id), await properties.get(unit, made)
    assert (away.network, away.email, away.country, away.latitude) == (home.network, home.email, "IT", 43.84)


async def test_what_can_not_come_along_is_named(world: World) -> None:
    pair = await network(world)
    base, other = await world.product(pair.home), await world.product(pair.home)
    rate = await world.product(pair.home, parent=base)
    suite = await world.suite(pair.home, base, other)
    booked = await world.product(pair.home)
    await world.sell(pair.home, booked)
    today = world.today(pair.home)
    await book(pair.session, pair.home, booked, (today + timedelta(1)).isoformat(), (today + timedelta(3)).isoformat())

    async def refused(kind: str, *rooms: int) -> list[tuple[str | None, str]]:
        body = {"roomIds": list(rooms), "destinationAccommodationId": str(pair.away.id)}
        answer = await pair.session.post(f"/rest/v2/roomrates/{pair.home.id}/{kind}", json=body)
        assert (answer.status_code, answer.json()["type"]) == (400, "ApiValidationFailed")
        assert await listed(pair.session, pair.away) == {}
        return [(one.get("element"), one["message"]) for one in answer.json()["nested"] or [answer.json()]]

    assert await refused("copy", rate, suite) == [
        ("$.roomIds[0]", f"Product {rate} is derived from {base}, which does not come along."),
        ("$.roomIds[1]", f"Product {suite} is a suite of {base}, {other}, which do not come along."),
    ]
    assert await refused("move", other, base) == [
        ("$.roomIds[1]", f"Products are derived from {base} and do not come along: {rate}."),
        ("$.roomIds[1]", f"Product {base} is part of suites that do not come along: {suite}."),
        ("$.roomIds[0]", f"Product {other} is part of suites that do not come along: {suite}."),
    ]
    [(_, message)] = await refused("move", booked)
    assert str(booked) in message


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("kind", ["copy", "move"])
async def test_refusals_name_the_field(world: World, kind: str, version: str) -> None:
    pair = await network(world)
    room = await world.product(pair.home)
    stranger = await world.hotel()
    theirs = await world.product(stranger)
    dollars = await world.hotel(currency="USD", network=(await _home(world, pair)).network)
    alone = await world.hotel()
    session = await world.session(pair.home, pair.away, dollars, alone)
    unknown = ["$.destinationAccommodationId"]
    cases: list[tuple[dict[str, Any], int, str, list[str]]] = [
        ({"roomIds": [theirs]}, 422, "ApiResourceMissing", ["$.roomIds[0]"]),
        ({"roomIds": [room, theirs + 10**6, 5]}, 422, "ApiResourceMissing", ["$.roomIds[1]", "$.roomIds[2]"]),
        ({"roomIds": ["x"]}, 400, "ApiParamsExemption", ["$.roomIds[0]"]),
        ({"roomIds": 5}, 400, "ApiParamsExemption", ["$.roomIds"]),
        ({"newAccommodationPlace": {"latitude": 91}}, 400, "ApiParamsExemption", ["$.newAccommodationPlace.latitude"]),
        ({"newAccommodationPlace": {"city": "X"}}, 400, "ApiParamsExemption", ["$.newAccommodationName"]),
        (
            {"destinationAccommodationId": str(pair.away.id), "newAccommodationName": "X"},
            400,
            "ApiParamsExemption",
            ["$.newAccommodationName"],
        ),
        ({"destinationAccommodationId": str(stranger.id)}, 422, "ApiResourceMissing", unknown),
        ({"destinationAccommodationId": "999999999"}, 422, "ApiResourceMissing", unknown),
        ({"destinationAccommodationId": "x"}, 422, "ApiResourceMissing", unknown),
        ({"destinationAccommodationId": str(alone.id)}, 400, "ApiValidationFailed", unknown),
        ({"destinationAccommodationId": str(dollars.id)}, 400, "ApiValidationFailed", unknown),
    ]
    if kind == "move":
        cases += [
            ({"roomIds": [room]}, 400, "ApiParamsExemption", unknown),
            ({"destinationAccommodationId": str(pair.home.id)}, 400, "ApiValidationFailed", unknown),
        ]
    for body, status, type_, elements in cases:
        sent = (
            body
            if kind == "copy" or len(body) > 1 or "roomIds" not in body or body["roomIds"] == [room]
            else {
                **body,
                "destinationAccommodationId": str(pair.away.id),
            }
        )
        answer = await session.post(f"/rest/{version}/roomrates/{pair.home.id}/{kind}", json=sent)
        assert (answer.status_code, answer.json()["type"]) == (status, type_), (sent, answer.text)
        assert [one["element"] for one in answer.json()["nested"]] == elements
    assert set(await listed(session, pair.home)) == {room}
    assert await listed(session, pair.away) == {}


async def _home(world: World, pair: Pair) -> Any:
    async with world.unit() as unit:
        return await properties.get(unit, pair.home.id)


async def test_a_property_that_may_only_be_read_is_no_destination(world: World) -> None:
    pair = await network(world)
    room = await world.product(pair.home)
    app = await world.application()
    async with world.unit() as unit:
        issued = await identity.issue_tokens(
            unit, app.id, pair.home.person, {pair.home.id: EVERYTHING, pair.away.id: READ_ONLY}
        )
    session = Session(world.client, {"Authorization": f"Bearer {issued.access_token}"}, app)
    body = {"roomIds": [room], "destinationAccommodationId": str(pair.away.id)}
    for kind in ("copy", "move"):
        answer = await session.post(f"/rest/v2/roomrates/{pair.home.id}/{kind}", json=body)
        assert (answer.status_code, answer.json()["type"]) == (403, "ApiSecurityException")
