"""Pushing on demand, how connections stand, drift and quarantine over the API (docs/guides/distribution.md)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from roomrack.domain.connections import service as connections
from roomrack.domain.distribution.repository import figures
from roomrack.domain.distribution.repository.figures import Figures
from roomrack.domain.distribution.rules.drift import Drift
from roomrack.domain.distribution.service import placing
from roomrack.ports.channels import BookingStatus, ChannelBooking, ChannelGuest, ChannelRoom, Target
from tests.api.connections.support import SIMULATOR, connected, mapped, one_error, portal, sold
from tests.factories.world import Hotel, Session, World

READS = ("sync", "drift", "quarantine")
WRITES: Sequence[tuple[str, Any]] = (
    ("push", None),
    ("reconcile", None),
    ("quarantine/replay", {}),
    ("quarantine/dismiss", {"ids": []}),
)
BOOKED = datetime(2026, 1, 5, 10, tzinfo=UTC)


@dataclass(frozen=True)
class Ground:
    """A hotel with a mapped room at the simulator."""

    hotel: Hotel
    session: Session
    product: int
    connection: int

    def path(self, what: str) -> str:
        """An address of the connection."""
        return f"/rest/x1/connection/{self.hotel.id}/{self.connection}/{what}"


@pytest.fixture
async def ground(world: World) -> Ground:
    """A hotel of its own for a test."""
    hotel = await world.hotel()
    session = await world.session(hotel)
    product = await world.product(hotel, name="Double")
    await world.sell(hotel, product, allotment=2)
    made = await connected(session, hotel, SIMULATOR, hotelId=f"alba/{hotel.id}", username="u", password="p")
    external = await sold(session, hotel, made["id"], roomId="DBL", rateId="STD")
    await mapped(session, hotel, made["id"], product, external["id"])
    return Ground(hotel, session, product, made["id"])


def booking(
    reference: str, first: date, *, rate: str | None = "NR", room: str = "DBL", revision: int = 1
) -> ChannelBooking:
    """A booking of one room for two nights."""
    return ChannelBooking(
        reference=reference,
        revision=revision,
        acknowledgement=f"{reference}-{revision}",
        status=BookingStatus.CONFIRMED,
        booked_at=BOOKED,
        currency="EUR",
        guest=ChannelGuest("Ada", "Lovelace", email="ada@example.com", language="en", country="GB"),
        rooms=[
            ChannelRoom(
                id="1",
                target=Target(room, rate, 2),
                arrival=first,
                departure=first + timedelta(2),
                adults=2,
                children=0,
                price=Decimal("240.00"),
            )
        ],
        raw={"id": reference},
    )


async def taken_in(world: World, ground: Ground, one: ChannelBooking) -> None:
    """What the worker does with a booking that it read."""
    async with world.unit() as unit:
        held = await connections.get(unit, ground.hotel.id, ground.connection)
        await placing.take_in(unit, held, one)


async def test_a_connection_at_rest(ground: Ground) -> None:
    answer = await ground.session.get(ground.path("sync"))
    assert answer.status_code == 200, answer.text
    found = answer.json()
    found["figures"].pop("since")
    assert found == {
        "connection": ground.connection,
        "status": "WAITING",
        "pending": {"productDays": 0},
        "quarantined": 0,
        "figures": {
            "pushes": 0,
            "failures": 0,
            "productDays": 0,
            "bookings": 0,
            "drift": {"found": 0, "mended": 0, "open": 0},
        },
    }


async def test_pushing_everything_waits_in_a_task(world: World, banner: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    _, made = await portal(world, banner)
    connection = (await connected(session, hotel, made["id"]))["id"]
    path = f"/rest/x1/connection/{hotel.id}/{connection}/push"
    refused = await session.post(path)
    assert refused.status_code == 400
    assert one_error(refused.json()) == ("ApiValidationFailed", "connection")
    product = await world.product(hotel)
    external = await sold(session, hotel, connection)
    await mapped(session, hotel, connection, product, external["id"])
    await session.patch(f"/rest/v1/connection/{hotel.id}/{connection}", json={"updateCalendar": True})
    answer = await session.post(path)
    assert answer.status_code == 200, answer.text
    task = answer.json()["task"]
    # A worker may be at it already, or be done with it.
    queued = (await session.get(f"/rest/v1/accommodation/{hotel.id}/queue/{task}")).json()
    assert queued["id"] == task
    shown = (await session.get(f"/rest/x1/connection/{hotel.id}/{connection}/sync")).json()
    assert shown["push"]["circuit"] == "CLOSED"
    assert shown["push"]["failures"] == 0
    # Once for the product, and once more where a change of all products waits too.
    assert shown["pending"]["productDays"] in {0, 730, 1460}


async def test_a_portal_that_shows_nobody_its_calendar_is_not_read_back(world: World, banner: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    _, made = await portal(world, banner)
    connection = (await connected(session, hotel, made["id"]))["id"]
    path = f"/rest/x1/connection/{hotel.id}/{connection}/reconcile"
    resting = await session.post(path)
    assert resting.status_code == 400, resting.text
    assert one_error(resting.json()) == ("ApiValidationFailed", "connection")
    assert "updateCalendar" in resting.text
    external = await sold(session, hotel, connection)
    await mapped(session, hotel, connection, await world.product(hotel), external["id"])
    await session.patch(f"/rest/v1/connection/{hotel.id}/{connection}", json={"updateCalendar": True})
    refused = await session.post(path)
    assert refused.status_code == 400, refused.text
    assert one_error(refused.json()) == ("ApiValidationFailed", "connection")
    assert f"The calendar of {made['externalName']} can't be read back." in refused.text
    shown = (await session.get(f"/rest/x1/connection/{hotel.id}/{connection}/sync")).json()
    assert "reconciliation" not in shown


async def test_drift_is_listed_by_product_and_day(world: World, ground: Ground) -> None:
    day = world.today(ground.hotel)
    drift = [
        Drift(ground.product, day.toordinal() + place, {"PRICE": 10_050}, {"PRICE": None if place else 9_000})
        for place in range(2)
    ]
    async with world.unit() as unit:
        await figures.found(unit, ground.hotel.id, ground.connection, drift)
    answer = await ground.session.get(ground.path("drift"))
    rows = answer.json()["data"]
    assert [{name: value for name, value in row.items() if name != "foundTime"} for row in rows] == [
        {"product": ground.product, "date": day.isoformat(), "ours": {"price": 100.5}, "theirs": {"price": 90}},
        {
            "product": ground.product,
            "date": (day + timedelta(1)).isoformat(),
            "ours": {"price": 100.5},
            "theirs": {},
        },
    ]
    query = {"afterProduct": ground.product, "afterDate": day.isoformat(), "size": 1}
    (row,) = (await ground.session.get(ground.path("drift"), params=query)).json()["data"]
    assert row["date"] == (day + timedelta(1)).isoformat()
    async with world.unit() as unit:
        whole = {ground.product: ((day.toordinal(), day.toordinal() + 1),)}
        await figures.add(unit, ground.hotel.id, ground.connection, day, Figures(), whole)
        assert (await figures.since(unit, ground.hotel.id, ground.connection, day)).drift_mended == 2
    assert (await ground.session.get(ground.path("drift"))).json() == {"data": []}
    rows = (await ground.session.get(ground.path("drift"), params={"mended": "true"})).json()["data"]
    assert len(rows) == 2
    assert all("mendedTime" in row for row in rows)


async def test_what_waits_is_listed_placed_and_given_up(world: World, ground: Ground) -> None:
    first = world.today(ground.hotel) + timedelta(10)
    for reference in ("B1", "B2", "B3"):
        await taken_in(world, ground, booking(reference, first))
    rows = (await ground.session.get(ground.path("quarantine"))).json()["data"]
    assert [row["reference"] for row in rows] == ["B1", "B2", "B3"]
    row = dict(rows[0])
    assert row.pop("booking")["guest"]["family_name"] == "Lovelace"
    row.pop("createTime")
    assert row == {
        "id": rows[0]["id"],
        "connection": ground.connection,
        "reference": "B1",
        "room": "1",
        "revision": 1,
        "roomId": "DBL",
        "rateId": "NR",
        "occupancy": 2,
        "checkin": first.isoformat(),
        "checkout": (first + timedelta(2)).isoformat(),
        "reason": "No product is mapped to what was booked.",
        "oversold": False,
        "state": "WAITING",
        "heldProduct": ground.product,
    }
    assert rows[2]["oversold"] is True
    ids = [row["id"] for row in rows]
    calendar = await ground.session.get(
        f"/rest/v1/calendar/{ground.hotel.id}", params={"dateFrom": first.isoformat(), "dateTo": first.isoformat()}
    )
    assert calendar.json()["data"][0]["days"][0]["availability"] == 0
    unmapped = await ground.session.post(ground.path("quarantine/replay"), json={"ids": ids[:1]})
    assert unmapped.status_code == 400
    assert one_error(unmapped.json()) == ("ApiValidationFailed", "$.ids[0]")
    assert (await ground.session.post(ground.path("quarantine/replay"), json={})).json() == {"data": []}
    placed = await ground.session.post(
        ground.path("quarantine/replay"), json={"ids": ids[:1], "product": ground.product}
    )
    assert placed.status_code == 200, placed.text
    (done,) = placed.json()["data"]
    assert done["state"] == "PLACED"
    stay = (await ground.session.get(f"/rest/v1/reservation/{ground.hotel.id}/{done['reservation']}")).json()
    assert (stay["channelRefer"], stay["roomGross"], stay["channelId"]) == ("B1", 240, SIMULATOR)
    ended = await ground.session.post(ground.path("quarantine/dismiss"), json={"ids": ids[:1]})
    assert ended.status_code == 400
    assert one_error(ended.json()) == ("ApiValidationFailed", "$.ids[0]")
    gone = await ground.session.post(ground.path("quarantine/dismiss"), json={"ids": ids[1:]})
    assert [one["state"] for one in gone.json()["data"]] == ["DISMISSED", "DISMISSED"]
    rows = (
        await ground.session.get(ground.path("quarantine"), params={"roomState": "DISMISSED", "afterId": ids[1]})
    ).json()
    assert [one["id"] for one in rows["data"]] == [ids[2]]
    shown = (await ground.session.get(ground.path("sync"))).json()
    assert shown["figures"]["bookings"] == 3


async def test_nothing_in_a_booking_keeps_it_from_being_stored(world: World, ground: Ground) -> None:
    first = world.today(ground.hotel) + timedelta(10)
    for reference, rate in (("B1", "NR"), ("B2", "STD")):
        odd = replace(
            booking(reference, first, rate=rate),
            notes="Late\0 4111 1111 1111 1111",
            guest=ChannelGuest("A\0da", "Love\ud83dlace", phone="+39\0333"),
            raw={"no\0te": ["4111111111111111", "\0", 1, None, {"a": "b\0"}]},
        )
        await taken_in(world, ground, odd)
    (row,) = (await ground.session.get(ground.path("quarantine"))).json()["data"]
    assert row["booking"]["notes"] == "Late **** **** **** 1111"
    assert row["booking"]["raw"] == {"note": ["************1111", "", 1, None, {"a": "b"}]}
    async with world.unit() as unit:
        made = await unit.raw.fetchval("select id from reservation where accommodation = $1", ground.hotel.id)
    stay = (await ground.session.get(f"/rest/v1/reservation/{ground.hotel.id}/{made}")).json()
    assert stay["channelNotes"] == "Late **** **** **** 1111"
    assert [(one["givenName"], one["familyName"]) for one in stay["guests"]] == [("Ada", "Lovelace")]


async def test_what_waits_outlives_its_connection(world: World, ground: Ground) -> None:
    first = world.today(ground.hotel) + timedelta(10)
    for reference in ("B1", "B2"):
        await taken_in(world, ground, booking(reference, first))
    gone = await ground.session.delete(f"/rest/v1/connection/{ground.hotel.id}/{ground.connection}")
    assert gone.status_code == 200, gone.text
    rows = (await ground.session.get(ground.path("quarantine"))).json()["data"]
    assert [row["reference"] for row in rows] == ["B1", "B2"]
    body = {"ids": [rows[0]["id"]], "product": ground.product}
    placed = await ground.session.post(ground.path("quarantine/replay"), json=body)
    assert [one["state"] for one in placed.json()["data"]] == ["PLACED"]
    dismissed = await ground.session.post(ground.path("quarantine/dismiss"), json={"ids": [rows[1]["id"]]})
    assert [one["state"] for one in dismissed.json()["data"]] == ["DISMISSED"]
    days = {"dateFrom": first.isoformat(), "dateTo": first.isoformat()}
    calendar = await ground.session.get(f"/rest/v1/calendar/{ground.hotel.id}", params=days)
    assert calendar.json()["data"][0]["days"][0]["availability"] == 1


async def test_one_that_cannot_be_placed_holds_no_other_back(world: World, ground: Ground) -> None:
    first = world.today(ground.hotel) + timedelta(10)
    for reference, rate in (("B1", "NR"), ("B2", "HB")):
        await taken_in(world, ground, booking(reference, first, rate=rate))
    for rate in ("NR", "HB"):
        product = await world.product(ground.hotel, name=rate, parent=ground.product)
        external = await sold(ground.session, ground.hotel, ground.connection, roomId="DBL", rateId=rate)
        await mapped(ground.session, ground.hotel, ground.connection, product, external["id"])
    rows = (await ground.session.get(ground.path("quarantine"))).json()["data"]
    async with world.unit() as unit:
        # As a version before this one may have kept it.
        await unit.raw.execute(
            "update quarantine set booking = jsonb_set(booking, '{rooms,0,departure}', to_jsonb($3::text))"
            " where accommodation = $1 and id = $2",
            ground.hotel.id,
            rows[0]["id"],
            (first + timedelta(20_000)).isoformat(),
        )
    placed = (await ground.session.post(ground.path("quarantine/replay"), json={})).json()["data"]
    assert [one["reference"] for one in placed] == ["B2"]
    named = await ground.session.post(ground.path("quarantine/replay"), json={"ids": [rows[0]["id"]]})
    assert named.status_code == 400, named.text


async def test_the_ids_of_others_name_nothing(world: World, ground: Ground) -> None:
    other = await world.hotel()
    session = await world.session(other)
    made = await connected(session, other, SIMULATOR, hotelId="alba/other")
    await taken_in(world, ground, booking("B1", world.today(ground.hotel) + timedelta(10)))
    (row,) = (await ground.session.get(ground.path("quarantine"))).json()["data"]
    for what in ("replay", "dismiss"):
        path = f"/rest/x1/connection/{other.id}/{made['id']}/quarantine/{what}"
        answer = await session.post(path, json={"ids": [row["id"]]})
        assert answer.status_code == 422, answer.text
        assert one_error(answer.json()) == ("ApiResourceMissing", "$.ids[0]")
    path = f"/rest/x1/connection/{other.id}/{made['id']}/quarantine/replay"
    product = await session.post(path, json={"ids": [1], "product": ground.product})
    assert product.status_code == 422
    assert one_error(product.json()) == ("ApiResourceMissing", "$.product")
    missing = await session.post(path, json={"product": ground.product})
    assert missing.status_code == 400
    assert one_error(missing.json()) == ("ApiParamsExemption", "$.ids")


@pytest.mark.parametrize("what", [*READS, *(path for path, _ in WRITES)])
async def test_a_connection_that_is_not_there(ground: Ground, what: str) -> None:
    path = f"/rest/x1/connection/{ground.hotel.id}/1/{what}"
    bodies = dict(WRITES)
    answer = await (ground.session.get(path) if what in READS else ground.session.post(path, json=bodies[what]))
    assert answer.status_code == 404, answer.text
    assert answer.json()["type"] == "ApiResourceMissing"


async def test_what_names_no_connection(ground: Ground) -> None:
    bodies = dict(WRITES)
    for what in (*READS, *bodies):
        path = f"/rest/x1/connection/{ground.hotel.id}/first/{what}"
        answer = await (ground.session.get(path) if what in READS else ground.session.post(path, json=bodies[what]))
        assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")


@pytest.mark.parametrize(
    ("what", "query", "element"),
    [
        ("drift", {"afterProduct": "x"}, "afterProduct"),
        ("drift", {"afterDate": "x"}, "afterDate"),
        ("drift", {"mended": "x"}, "mended"),
        ("drift", {"size": "501"}, "size"),
        ("quarantine", {"roomState": "x"}, "roomState"),
        ("quarantine", {"afterId": "-1"}, "afterId"),
        ("quarantine", {"size": "x"}, "size"),
    ],
)
async def test_queries_that_are_wrong(ground: Ground, what: str, query: dict[str, str], element: str) -> None:
    answer = await ground.session.get(ground.path(what), params=query)
    assert answer.status_code == 400, answer.text
    assert answer.json()["type"] == "ApiParamsExemption"
    assert element in answer.text


@pytest.mark.parametrize("what", ["quarantine/replay", "quarantine/dismiss"])
@pytest.mark.parametrize(
    ("content", "media", "status", "kind"),
    [
        (b"{", "application/json", 400, "JsonParseExemption"),
        (b'{"ids": "x"}', "application/json", 400, "ApiParamsExemption"),
        (b'{"ids": [0]}', "application/json", 400, "ApiParamsExemption"),
        (b"{}", "text/plain", 415, "BadRequest"),
        (b'{"ids": [' + b"1," * 600_000 + b"1]}", "application/json", 413, "BadRequest"),
    ],
)
async def test_bodies_that_are_wrong(
    ground: Ground, what: str, content: bytes, media: str, status: int, kind: str
) -> None:
    answer = await ground.session.post(ground.path(what), content=content, headers={"Content-Type": media})
    assert (answer.status_code, answer.json()["type"]) == (status, kind), answer.text
