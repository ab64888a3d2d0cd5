"""Links to calendars, the feeds behind them, and imports as their owner sees them (docs/guides/ical.md)."""

from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import httpx2
import icalendar
import pytest

from roomrack.core.rights import Area, Level
from roomrack.domain.identity import service as identity
from roomrack.domain.products import service as products
from roomrack.domain.properties import service as properties
from tests.factories import Hotel, Session, World
from tests.factories.world import EVERYTHING, READ_ONLY

DAY = timedelta(1)


async def _links(session: Session, hotel: Hotel, **query: str) -> dict[str, Any]:
    answer = await session.get(f"/rest/x1/ical/{hotel.id}", params=query)
    assert answer.status_code == 200, answer.text
    links: dict[str, Any] = answer.json()["links"]
    return links


async def _feed(client: httpx2.AsyncClient, address: str, **headers: str) -> httpx2.Response:
    return await client.get(f"/rest/x1/ical/feed/{address}", headers=headers)


def _parsed(answer: httpx2.Response) -> Any:
    """A calendar of `icalendar`, whose values have as many types as the standard."""
    calendar = icalendar.Calendar.from_ical(answer.content)
    assert calendar.errors == []
    return calendar


def _events(answer: httpx2.Response) -> list[tuple[str, date, date, str]]:
    assert answer.status_code == 200, answer.text
    calendar = _parsed(answer)
    found = []
    for event in calendar.walk("VEVENT"):
        assert event.errors == []
        assert event["TRANSP"] == "OPAQUE"
        found.append((str(event["SUMMARY"]), event["DTSTART"].dt, event["DTEND"].dt, str(event["STATUS"])))
    return found


async def _book(session: Session, hotel: Hotel, product: int, arrival: date, nights: int, **fields: Any) -> int:
    answer = await session.post(
        f"/rest/v1/reservation/{hotel.id}",
        json={
            "channelId": 1,
            "product": product,
            "checkin": arrival.isoformat(),
            "checkout": (arrival + nights * DAY).isoformat(),
            "guests": [{"givenName": "Ada; \\ Byron,", "familyName": "Lovelace"}],
            **fields,
        },
    )
    assert answer.status_code == 200, answer.text
    return int(answer.json()["id"])


async def test_an_application_gets_the_links_of_a_property_that_it_created(world: World) -> None:
    app = await world.application()
    hotel = await world.hotel(application=app.id)
    async with world.unit() as unit:
        await identity.remember_created(unit, app.id, hotel.id, False)
        room = await products.create_pms_room(unit, hotel.id, name="101", product=None)
    product = await world.product(hotel, name="Double")
    session = await world.application_session(app)
    answer = await session.get(f"/rest/v1/accommodation/{hotel.id}/icsLink")
    assert answer.status_code == 200, answer.text
    body = answer.json()
    base = body["url"].removesuffix(body["address"])
    assert base.endswith("/connect/rest/x1/ical/feed/")
    addresses = [body["address"], body["products"][0]["address"], body["pmsRooms"][0]["address"]]
    assert body == {
        "url": base + addresses[0],
        "address": addresses[0],
        "products": [{"id": product, "name": "Double", "url": base + addresses[1], "address": addresses[1]}],
        "pmsRooms": [{"id": room.id, "name": "101", "url": base + addresses[2], "address": addresses[2]}],
    }
    assert len({address.split("-", 2)[2] for address in addresses}) == 3
    again = await session.get(f"/rest/v1/accommodation/{hotel.id}/icsLink", params={"guestNames": "false"})
    assert again.json() == body
    named = await session.get(f"/rest/v1/accommodation/{hotel.id}/icsLink", params={"guestNames": "maybe"})
    assert (named.status_code, named.json()["nested"][0]["element"]) == (400, "guestNames")


async def test_a_feed_of_a_product_tells_of_stays_and_closed_days_and_of_no_guest(
    world: World, client: httpx2.AsyncClient
) -> None:
    hotel = await world.hotel()
    today = world.today(hotel)
    product = await world.product(hotel, name="Sea, view")
    rate = await world.product(hotel, parent=product, follows_availability=True)
    other = await world.product(hotel)
    await world.sell(hotel, product, allotment=1, days=730)
    await world.sell(hotel, other, allotment=1, days=730)
    session = await world.session(hotel)
    confirmed = await _book(session, hotel, product, today + DAY, 2)
    waiting = await _book(session, hotel, rate, today + 5 * DAY, 1, status="WAITING")
    await _book(session, hotel, other, today + DAY, 1)
    cancelled = await _book(session, hotel, product, today + 10 * DAY, 1)
    await session.delete(f"/rest/v1/reservation/{hotel.id}/{cancelled}")
    await world.sell(hotel, product, first=today + 3 * DAY, days=2, allotment=1, stopSells=True)
    await world.sell(hotel, product, first=today + 20 * DAY, days=1, allotment=0)
    links = await _links(session, hotel)
    address = next(one["address"] for one in links["products"] if one["id"] == product)
    answer = await _feed(client, address)
    assert _events(answer) == [
        ("Reserved", today + DAY, today + 3 * DAY, "CONFIRMED"),
        ("Not available", today + 3 * DAY, today + 5 * DAY, "CONFIRMED"),
        ("Reserved", today + 5 * DAY, today + 6 * DAY, "TENTATIVE"),
        ("Not available", today + 20 * DAY, today + 21 * DAY, "CONFIRMED"),
    ]
    assert "Lovelace" not in answer.text
    calendar = _parsed(answer)
    assert f"X-WR-CALNAME:{hotel.name}: Sea\\, view\r\n" in answer.text
    uids = [str(event["UID"]) for event in calendar.walk("VEVENT")]
    assert uids[0].startswith(f"r{confirmed}-p{product}@")
    assert uids[2].startswith(f"r{waiting}-p{product}@")
    assert uids[1].startswith(f"b{today + 3 * DAY}-p{product}@")
    # The ids stay when the stay moves.
    moved = await session.patch(
        f"/rest/v1/reservation/{hotel.id}/{confirmed}",
        json={"checkin": (today + 2 * DAY).isoformat(), "checkout": (today + 3 * DAY).isoformat()},
    )
    assert moved.status_code == 200, moved.text
    later = _parsed(await _feed(client, address))
    assert next(e["DTSTART"].dt for e in later.walk("VEVENT") if e["UID"] == uids[0]) == today + 2 * DAY


async def test_a_split_stay_is_shown_where_it_is_on_each_day(world: World, client: httpx2.AsyncClient) -> None:
    async with world.unit() as unit:
        network = await properties.create_network(unit, application=None)
    left, right = await world.hotel(network=network.id), await world.hotel(network=network.id)
    today = world.today(left)
    double, single = await world.product(left, name="Double"), await world.product(left, name="Single")
    suite = await world.product(right, name="Suite")
    for hotel, room in ((left, double), (left, single), (right, suite)):
        await world.sell(hotel, room, allotment=1, days=730)
    async with world.unit() as unit:
        pms = await products.create_pms_room(unit, left.id, name="101", product=double)
    session = await world.session(left, right)
    stay = await _book(session, left, double, today + DAY, 8, pmsProduct=pms.id)
    path = f"/rest/v1/reservation/{left.id}/{stay}/split"
    for start, house, room in ((3, left, single), (5, right, suite), (7, left, double)):
        body = {"splitRoom": {"id": room}, "splitAccommodation": {"id": str(house.id)}}
        answer = await session.post(path, json={**body, "splitStart": (today + start * DAY).isoformat()})
        assert answer.status_code == 200, answer.text
    ours, theirs = await _links(session, left), await _links(session, right, guestNames="true")

    async def shown(links: dict[str, Any], kind: str = "", id: int = 0) -> list[tuple[str, int, int]]:
        address = next(one["address"] for one in links[kind] if one["id"] == id) if kind else links["address"]
        answer = await _feed(client, address)
        uids = [str(event["UID"]) for event in _parsed(answer).walk("VEVENT")]
        assert len(set(uids)) == len(uids)
        return [
            (summary, (first - today).days, (last - today).days)
            for summary, first, last, _ in _events(answer)
            if summary != "Not available"
        ]

    assert await shown(ours) == [
        ("Reserved: Double", 1, 3),
        ("Reserved: Single", 3, 5),
        ("Reserved: Double", 7, 9),
    ]
    assert await shown(ours, "products", double) == [("Reserved", 1, 3), ("Reserved", 7, 9)]
    assert await shown(ours, "products", single) == [("Reserved", 3, 5)]
    assert await shown(ours, "pmsRooms", pms.id) == [("Reserved", 1, 3), ("Reserved", 7, 9)]
    guest = "Ada; \\ Byron, Lovelace"
    assert await shown(theirs) == [(f"{guest}: Suite", 5, 7)]
    assert await shown(theirs, "products", suite) == [(guest, 5, 7)]
    for _ in range(2):
        answer = await session.delete(f"/rest/v1/reservation/{stay}/split")
        assert answer.status_code == 200, answer.text
    assert await shown(theirs) == []
    assert await shown(ours) == [("Reserved: Double", 1, 3), ("Reserved: Single", 3, 9)]


async def test_names_are_told_only_by_links_that_were_asked_for_with_them(
    world: World, client: httpx2.AsyncClient
) -> None:
    hotel = await world.hotel()
    today = world.today(hotel)
    product = await world.product(hotel, name="Double")
    await world.sell(hotel, product, allotment=2)
    async with world.unit() as unit:
        room = await products.create_pms_room(unit, hotel.id, name="101", product=product)
    session = await world.session(hotel)
    await _book(session, hotel, product, today, 1, pmsProduct=room.id)
    await _book(session, hotel, product, today + DAY, 1)
    plain, named = await _links(session, hotel), await _links(session, hotel, guestNames="true")
    assert plain["address"] != named["address"]
    assert [event[:3] for event in _events(await _feed(client, plain["address"]))] == [
        ("Reserved: Double", today, today + DAY),
        ("Reserved: Double", today + DAY, today + 2 * DAY),
    ]
    assert [event[:3] for event in _events(await _feed(client, named["address"]))] == [
        ("Ada; \\ Byron, Lovelace: Double", today, today + DAY),
        ("Ada; \\ Byron, Lovelace: Double", today + DAY, today + 2 * DAY),
    ]
    assert [event[:3] for event in _events(await _feed(client, plain["pmsRooms"][0]["address"]))] == [
        ("Reserved", today, today + DAY)
    ]
    # Whoever has the one link can't make the other of it.
    forged = plain["address"].replace("-a0-", "-a0n-")
    assert (await _feed(client, forged)).status_code == 404
    blind = await world.session(hotel, permissions={**EVERYTHING, Area.RESERVATION: Level.NONE})
    refused = await blind.get(f"/rest/x1/ical/{hotel.id}", params={"guestNames": "true"})
    assert (refused.status_code, refused.json()["type"]) == (403, "ApiSecurityException")
    assert await _links(blind, hotel) == plain


async def test_a_feed_is_sent_again_only_when_it_has_changed(world: World, client: httpx2.AsyncClient) -> None:
    hotel = await world.hotel()
    product = await world.product(hotel)
    await world.sell(hotel, product, allotment=1)
    session = await world.session(hotel)
    address = (await _links(session, hotel))["products"][0]["address"]
    first = await _feed(client, address)
    assert first.headers["content-type"] == "text/calendar; charset=utf-8"
    assert first.headers["cache-control"] == "private, max-age=60, must-revalidate"
    assert first.headers["x-robots-tag"] == "noindex"
    assert first.content.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in first.content.split(b"\r\n"))
    # What has just happened may not be all: no time is given to which a client could refer.
    assert "last-modified" not in first.headers
    tag = first.headers["etag"]
    for sent in (tag, f'"x", W/{tag}', "*"):
        same = await _feed(client, address, **{"If-None-Match": sent})
        assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", tag)
    head = await client.head(f"/rest/x1/ical/feed/{address}")
    assert (head.status_code, head.content) == (200, b"")
    async with world.unit() as unit:
        await unit.raw.execute(
            "update event set occurred_at = occurred_at - interval '1 day' where accommodation = $1", hotel.id
        )
        await unit.raw.execute(
            "update accommodation set created_at = created_at - interval '3 days' where accommodation = $1", hotel.id
        )
    settled = await _feed(client, address)
    if "last-modified" in settled.headers:  # Not within the first minute of the local day.
        since = settled.headers["last-modified"]
        assert (await _feed(client, address, **{"If-Modified-Since": since})).status_code == 304
        assert (await _feed(client, address, **{"If-Modified-Since": since, "If-None-Match": '"x"'})).status_code == 200
    for since in ("Mon, 01 Jan 2001 00:00:00 GMT", "not a time"):
        assert (await _feed(client, address, **{"If-Modified-Since": since})).status_code == 200
    await _book(session, hotel, product, world.today(hotel) + DAY, 1)
    changed = await _feed(client, address, **{"If-None-Match": tag})
    assert (changed.status_code, changed.headers["etag"] != tag) == (200, True)
    future = format_datetime(datetime.now(UTC) + DAY, usegmt=True)
    assert (await _feed(client, address, **{"If-Modified-Since": future})).status_code == 200


async def test_addresses_that_lead_nowhere(world: World, client: httpx2.AsyncClient) -> None:
    hotel, other = await world.hotel(), await world.hotel()
    product = await world.product(hotel)
    session = await world.session(hotel)
    address = (await _links(session, hotel))["products"][0]["address"]
    secret = address.split("-", 2)[2]
    for wrong in (
        "",
        "x",
        "x.ics",
        secret,
        f"{hotel.id}-p{product}-{'A' * 32}.ics",
        f"{other.id}-p{product}-{secret}",
        f"{hotel.id}-p{product + 1}-{secret}",
        f"{hotel.id}-r{product}-{secret}",
        f"0{hotel.id}-p{product}-{secret}",
        f"{hotel.id}-p{product}-{secret.swapcase()}",
        f"{hotel.id}-a0-{secret}",
    ):
        answer = await _feed(client, wrong)
        assert answer.status_code == 404, wrong
        if wrong:
            assert (answer.json()["type"], answer.json()["element"]) == ("ApiResourceMissing", "Calendar")
    assert (await _feed(client, address.removesuffix(".ics"))).status_code == 200
    async with world.unit() as unit:
        await properties.deactivate(unit, hotel.id)
    assert (await _feed(client, address)).status_code == 404
    async with world.unit() as unit:
        await properties.activate(unit, hotel.id)
    assert (await _feed(client, address)).status_code == 200
    deleted = await session.delete(f"/rest/v1/roomrates/{hotel.id}/{product}")
    assert deleted.status_code == 200, deleted.text
    assert (await _feed(client, address)).status_code == 404
    async with world.unit() as unit:
        await properties.delete(unit, hotel.id)
    assert (await _feed(client, address)).status_code == 404


async def test_a_renewed_link_ends_the_one_before(world: World, client: httpx2.AsyncClient) -> None:
    hotel = await world.hotel()
    one, two = await world.product(hotel), await world.product(hotel)
    async with world.unit() as unit:
        room = await products.create_pms_room(unit, hotel.id, name="101", product=one)
    session = await world.session(hotel)
    path = f"/rest/x1/ical/{hotel.id}/renew"

    def addresses(links: dict[str, Any]) -> list[str]:
        return [links["address"], *(each["address"] for each in [*links["products"], *links["pmsRooms"]])]

    first = addresses(await _links(session, hotel))
    named = addresses(await _links(session, hotel, guestNames="true"))
    second = addresses((await session.post(path, json={"product": one})).json())
    assert [a == b for a, b in zip(first, second, strict=True)] == [True, False, True, True]
    third = addresses((await session.post(path, json={"pmsRoom": room.id})).json())
    assert [a == b for a, b in zip(second, third, strict=True)] == [True, True, True, False]
    fourth = addresses((await session.post(path, json={})).json())
    assert [a == b for a, b in zip(third, fourth, strict=True)] == [False] * 4
    assert [(await _feed(client, address)).status_code for address in fourth] == [200] * 4
    for address in {*first, *second, *third, *named}:
        assert (await _feed(client, address)).status_code == 404
    assert addresses(await _links(session, hotel)) == fourth
    stranger = await world.product(await world.hotel())
    for body, status, kind, element in (
        ({"product": stranger}, 422, "ApiResourceMissing", "$.product"),
        ({"pmsRoom": stranger}, 422, "ApiResourceMissing", "$.pmsRoom"),
        ({"product": "x"}, 400, "ApiParamsExemption", "$.product"),
        ({"pmsRoom": True}, 400, "ApiParamsExemption", "$.pmsRoom"),
        ({"product": two, "pmsRoom": room.id}, 400, "ApiValidationFailed", "$.pmsRoom"),
    ):
        answer = await session.post(path, json=body)
        assert (answer.status_code, answer.json()["type"]) == (status, kind), answer.text
        assert [each["element"] for each in answer.json()["nested"]] == [element]
    assert addresses(await _links(session, hotel)) == fourth


async def test_imports_are_read_at_once_when_their_owner_wants_it(world: World) -> None:
    hotel = await world.hotel()
    details = {"icalUrls": ["https://calendars.example/1.ics", "https://calendars.example/2.ics"]}
    one = await world.product(hotel, details=details)
    two = await world.product(hotel, details={"icalUrls": ["https://calendars.example/1.ics"]})
    async with world.unit() as unit:
        await unit.raw.execute(
            "update ical_import set due_at = 'infinity', etag = 'x' where accommodation = $1", hotel.id
        )
    session = await world.session(hotel)
    listed = (await session.get(f"/rest/x1/ical/{hotel.id}")).json()["imports"]
    assert [(each["product"], each["url"][-5:], each["status"]) for each in listed] == [
        (one, "1.ics", "WAITING"),
        (one, "2.ics", "WAITING"),
        (two, "1.ics", "WAITING"),
    ]
    ids = [each["id"] for each in listed]
    path = f"/rest/x1/ical/{hotel.id}/import"
    assert (await session.post(path, json={"product": one})).json() == {"imports": ids[:2]}
    assert (await session.post(path, json={})).json() == {"imports": ids}
    for body, status, element in (
        ({"product": await world.product(await world.hotel())}, 422, "$.product"),
        ({"product": "x"}, 400, "$.product"),
    ):
        answer = await session.post(path, json=body)
        assert (answer.status_code, [each["element"] for each in answer.json()["nested"]]) == (status, [element])


@pytest.mark.parametrize("operation", ["renew", "import"])
async def test_writing_needs_the_right_and_a_body_of_json(world: World, operation: str) -> None:
    hotel = await world.hotel()
    path = f"/rest/x1/ical/{hotel.id}/{operation}"
    reader = await world.session(hotel, permissions=READ_ONLY)
    refused = await reader.post(path, json={})
    assert (refused.status_code, refused.json()["type"]) == (403, "ApiSecurityException")
    session = await world.session(hotel)
    for content, media, status, kind in (
        (b"{", "application/json", 400, "JsonParseExemption"),
        (b"[]", "application/json", 400, "ApiParamsExemption"),
        (b"{}", "text/plain", 415, "BadRequest"),
        (b'{"a": "' + b"x" * 1_100_000 + b'"}', "application/json", 413, "BadRequest"),
    ):
        answer = await session.post(path, content=content, headers={"Content-Type": media})
        assert (answer.status_code, answer.json()["type"]) == (status, kind), answer.text


@pytest.mark.parametrize("value", ["maybe", "2"])
async def test_whether_names_are_wanted_is_yes_or_no(world: World, value: str) -> None:
    hotel = await world.hotel()
    answer = await (await world.session(hotel)).get(f"/rest/x1/ical/{hotel.id}", params={"guestNames": value})
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")
    assert [each["element"] for each in answer.json()["nested"]] == ["guestNames"]


async def test_a_product_tells_the_address_of_its_calendar(world: World, client: httpx2.AsyncClient) -> None:
    hotel = await world.hotel()
    product = await world.product(hotel, name="Double")
    session = await world.session(hotel)

    async def names() -> set[str]:
        found = []
        for version in ("v1", "v2", "v3"):
            rows = (await session.get(f"/rest/{version}/roomrates/{hotel.id}")).json()
            found += [row["getiCalRandomName"] for row in rows]
        return set(found)

    links = await _links(session, hotel)
    (name,) = await names()
    assert name == links["products"][0]["address"]
    assert (await _feed(client, name)).status_code == 200
    ignored = await session.patch(f"/rest/v3/roomrates/{hotel.id}/{product}", json={"getiCalRandomName": "mine"})
    assert ignored.status_code == 304
    await session.post(f"/rest/x1/ical/{hotel.id}/renew", json={"product": product})
    (renewed,) = await names()
    assert renewed != name
    assert (await _feed(client, name)).status_code == 404


async def test_a_feed_of_a_room_tells_when_it_is_worked_on(world: World, client: httpx2.AsyncClient) -> None:
    hotel = await world.hotel()
    today = world.today(hotel)
    product = await world.product(hotel, quantity=2)
    await world.sell(hotel, product, allotment=2)
    async with world.unit() as unit:
        rooms = [await products.create_pms_room(unit, hotel.id, name=name, product=product) for name in ("1", "2")]
    session = await world.session(hotel)
    periods = [(0, 2, 4), (1, 2, 3), (0, -60, -50), (0, 9, 9)]
    body = [
        {
            "title": "Paint",
            "roomId": rooms[room].id,
            "startDate": f"{today + first * DAY}T10:00:00Z",
            "completedDate": f"{today + last * DAY}T10:00:00Z",
        }
        for room, first, last in periods
    ]
    body.append({"title": "Roof", "startDate": body[0]["startDate"], "completedDate": body[0]["completedDate"]})
    answer = await session.patch(f"/rest/v3/roomrates/{hotel.id}/{product}", json={"roomMaintenances": body[:4]})
    assert answer.status_code == 200, answer.text
    addresses = [one["address"] for one in (await _links(session, hotel))["pmsRooms"]]
    feeds = [await _feed(client, address) for address in addresses]
    assert [_events(feed) for feed in feeds] == [
        [("Not available", today + 2 * DAY, today + 4 * DAY, "CONFIRMED")],
        [("Not available", today + 2 * DAY, today + 3 * DAY, "CONFIRMED")],
    ]
    uids = [str(next(iter(_parsed(feed).walk("VEVENT")))["UID"]) for feed in feeds]
    assert len(set(uids)) == 2
    assert all(f"-p{product}@" in uid for uid in uids)
    answer = await session.patch(f"/rest/v3/roomrates/{hotel.id}/{product}", json={"roomMaintenances": body[4:]})
    assert answer.status_code == 200, answer.text
    assert [_events(await _feed(client, address)) for address in addresses] == [[], []]
