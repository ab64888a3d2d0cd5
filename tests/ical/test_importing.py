"""Imported calendars: what they take, give back, and never lose (docs/guides/ical.md)."""

import asyncio
from datetime import date, timedelta

import pytest

from roomrack.adapters.ical.reader import ProcessReader
from roomrack.core.stay import DateRange
from roomrack.domain.calendar import service as calendar
from roomrack.domain.calendar.repository import imported
from roomrack.domain.calendar.rules import Column, Item
from roomrack.domain.ical import service as ical
from roomrack.domain.ical.service import Found
from roomrack.domain.products import service as products
from roomrack.domain.properties import service as properties
from roomrack.entrypoints.worker import Outside, scheduled_work
from tests.ical.conftest import EVERY, Site, book
from tests.ical.elsewhere import Elsewhere, like_airbnb, like_booking, like_vrbo
from tests.ical.elsewhere import calendar as written

DAY = timedelta(1)


async def test_nights_of_a_calendar_are_taken_and_shown_to_the_owner(site: Site, others: Elsewhere) -> None:
    hotel = await site.world.hotel()
    today = site.world.today(hotel)
    others.serve("a", like_vrbo(("stay-1@homes", today + 2 * DAY, today + 4 * DAY)), etag='"1"')
    product = await site.room(hotel, others.url("a"))
    session = await site.world.session(hotel)
    (before,) = await site.imports(session, hotel)
    assert (before["status"], before["failures"], before["events"]) == ("WAITING", 0, [])
    await site.again()
    assert await site.left(session, hotel, product, today, 6) == [1, 1, 0, 0, 1, 1]
    refused = await book(session, hotel, product, today + 3 * DAY)
    assert (refused.status_code, refused.json()["type"]) == (400, "ApiValidationFailed")
    assert (await book(session, hotel, product, today + 4 * DAY)).status_code == 200
    (seen,) = await site.imports(session, hotel)
    times = {name: seen.pop(name) for name in ("lastAttempt", "lastSuccess", "nextAttempt")}
    assert times["lastAttempt"] <= times["lastSuccess"] < times["nextAttempt"]
    assert seen == {
        "id": seen["id"],
        "product": product,
        "url": others.url("a"),
        "status": "OK",
        "failures": 0,
        "events": [
            {
                "uid": "stay-1@homes",
                "arrival": (today + 2 * DAY).isoformat(),
                "departure": (today + 4 * DAY).isoformat(),
                "summary": "Reserved - Ada **** **** **** 1111",
            }
        ],
        "overlaps": [],
    }
    await site.books_balance()


async def test_changes_and_removals_give_back_just_what_was_taken(site: Site, others: Elsewhere) -> None:
    hotel = await site.world.hotel()
    today = site.world.today(hotel)
    others.serve("a", like_airbnb(("x", today + DAY, today + 3 * DAY), ("y", today + 5 * DAY, today + 6 * DAY)))
    product = await site.room(hotel, others.url("a"))
    session = await site.world.session(hotel)
    await site.again()
    assert await site.left(session, hotel, product, today, 8) == [1, 0, 0, 1, 1, 0, 1, 1]
    others.serve("a", like_airbnb(("x", today + 2 * DAY, today + 4 * DAY)))
    await site.again()
    assert await site.left(session, hotel, product, today, 8) == [1, 1, 0, 0, 1, 1, 1, 1]
    others.serve("a", like_airbnb())
    await site.again()
    assert await site.left(session, hotel, product, today, 8) == [1] * 8
    await site.books_balance()


async def test_what_overlaps_a_reservation_is_flagged_and_outlives_it(site: Site, others: Elsewhere) -> None:
    hotel = await site.world.hotel()
    today = site.world.today(hotel)
    others.serve("a", like_booking(("x", today + DAY, today + 3 * DAY)))
    product = await site.room(hotel)
    session = await site.world.session(hotel)
    booked = (await book(session, hotel, product, today + 2 * DAY, 2)).json()["id"]
    changed = await session.patch(f"/rest/v1/roomrates/{hotel.id}/{product}", json={"icalUrls": [others.url("a")]})
    assert changed.status_code == 200, changed.text
    await site.again()
    assert await site.left(session, hotel, product, today, 5) == [1, 0, 0, 0, 1]
    (seen,) = await site.imports(session, hotel)
    overlap = {
        "product": product,
        "day": (today + 2 * DAY).isoformat(),
        "reservations": [booked],
        "imports": [seen["id"]],
    }
    assert seen["overlaps"] == [overlap]
    found = await session.get(f"/rest/v1/reservation/{hotel.id}", params={"status": "TO_REVIEW"})
    assert [one["id"] for one in found.json()["data"]] == [booked]
    async with site.world.unit() as unit:
        told = await unit.raw.fetch(
            "select payload ->> 'product' as product, payload -> 'nights' ->> 0 as night from event"
            " where accommodation = $1 and type = 'ical.overlapped'",
            hotel.id,
        )
    assert [row["product"] for row in told] == [str(product)]
    # A client that writes what it believes to be left opens no night that is taken, nor ends the warning.
    await site.world.sell(hotel, product, allotment=1)
    assert await site.left(session, hotel, product, today, 5) == [1, 0, 0, 1, 1]
    await site.again()
    assert (await site.imports(session, hotel))[0]["overlaps"] == [overlap]
    await session.delete(f"/rest/v1/reservation/{hotel.id}/{booked}")
    assert (await site.left(session, hotel, product, today, 3)) == [1, 0, 0]
    await site.again()
    assert (await site.imports(session, hotel))[0]["overlaps"] == []
    assert (await site.left(session, hotel, product, today, 3)) == [1, 0, 0]
    await site.books_balance()


async def test_a_calendar_read_before_the_room_is_on_sale_keeps_its_nights(site: Site, others: Elsewhere) -> None:
    hotel = await site.world.hotel()
    today = site.world.today(hotel)
    others.serve("a", like_booking(("x", today + DAY, today + 3 * DAY)))
    product = await site.world.product(hotel, details={"icalUrls": [others.url("a")]})
    await site.again()
    await site.world.sell(hotel, product, allotment=1)
    session = await site.world.session(hotel)
    assert await site.left(session, hotel, product, today, 4) == [1, 0, 0, 1]
    others.serve("a", like_booking())
    await site.again()
    assert await site.left(session, hotel, product, today, 4) == [1, 1, 1, 1]
    await site.books_balance()


async def test_two_calendars_that_take_one_night_are_flagged(site: Site, others: Elsewhere) -> None:
    hotel = await site.world.hotel()
    today = site.world.today(hotel)
    others.serve("a", like_airbnb(("x", today + DAY, today + 3 * DAY)))
    others.serve("b", like_booking(("y", today + 2 * DAY, today + 4 * DAY)))
    product = await site.room(hotel, others.url("a"), others.url("b"))
    session = await site.world.session(hotel)
    await site.again()
    first, second = await site.imports(session, hotel)
    night = {
        "product": product,
        "day": (today + 2 * DAY).isoformat(),
        "reservations": [],
        "imports": [first["id"], second["id"]],
    }
    assert (first["overlaps"], second["overlaps"]) == ([night], [night])
    others.serve("a", like_airbnb())
    await site.again()
    assert await site.left(session, hotel, product, today, 5) == [1, 1, 0, 0, 1]
    assert [one["overlaps"] for one in await site.imports(session, hotel)] == [[], []]
    await site.books_balance()


async def test_a_room_type_has_room_for_several_calendars(site: Site, others: Elsewhere) -> None:
    hotel = await site.world.hotel()
    today = site.world.today(hotel)
    others.serve("a", like_airbnb(("x", today, today + 2 * DAY), ("x2", today, today + DAY)))
    others.serve("b", like_booking(("y", today + DAY, today + 3 * DAY)))
    product = await site.room(hotel, others.url("a"), others.url("b"), quantity=3)
    session = await site.world.session(hotel)
    await site.again()
    # One unit for each calendar, however many of its events are about a night.
    assert await site.left(session, hotel, product, today, 4) == [2, 1, 2, 3]
    assert [one["overlaps"] for one in await site.imports(session, hotel)] == [[], []]
    await site.world.sell(hotel, product, allotment=3)
    assert await site.left(session, hotel, product, today, 4) == [2, 1, 2, 3]
    await site.books_balance()


async def test_one_stay_that_two_calendars_tell_of_under_one_id_is_taken_once(site: Site, others: Elsewhere) -> None:
    hotel = await site.world.hotel()
    today = site.world.today(hotel)
    others.serve("a", like_airbnb(("same", today + DAY, today + 2 * DAY)))
    others.serve("b", like_booking(("same", today + DAY, today + 2 * DAY)))
    product = await site.room(hotel, others.url("a"), others.url("b"))
    session = await site.world.session(hotel)
    await site.again()
    assert [one["overlaps"] for one in await site.imports(session, hotel)] == [[], []]
    others.serve("a", like_airbnb())
    await site.again()
    assert await site.left(session, hotel, product, today, 3) == [1, 0, 1]
    await site.books_balance()


async def test_own_events_that_come_back_take_nothing_of_their_own_room(site: Site, others: Elsewhere) -> None:
    hotel = await site.world.hotel()
    today = site.world.today(hotel)
    product, other = await site.room(hotel, others.url("back")), await site.room(hotel, others.url("back"))
    session = await site.world.session(hotel)
    assert (await book(session, hotel, product, today + DAY, 2)).status_code == 200
    links = (await session.get(f"/rest/x1/ical/{hotel.id}")).json()["links"]["products"]
    feed = next(one["url"] for one in links if one["id"] == product)
    path = feed.partition("/connect")[2]
    ours = (await site.world.client.get(path)).content
    assert b"SUMMARY:Reserved" in ours
    others.serve("back", ours)
    await site.again()
    assert [one["overlaps"] for one in await site.imports(session, hotel)] == [[], []]
    cancelled = (await session.get(f"/rest/v1/reservation/{hotel.id}")).json()["data"][0]["id"]
    await session.delete(f"/rest/v1/reservation/{hotel.id}/{cancelled}")
    await site.again()
    # The same file tells of another room than this one: of that it takes what it says.
    assert await site.left(session, hotel, product, today, 4) == [1, 1, 1, 1]
    assert await site.left(session, hotel, other, today, 4) == [1, 0, 0, 1]
    await site.books_balance()


async def test_a_failing_calendar_keeps_its_nights_and_is_tried_less_and_less(site: Site, others: Elsewhere) -> None:
    hotel = await site.world.hotel()
    today = site.world.today(hotel)
    page = others.serve("a", like_airbnb(("x", today + DAY, today + 2 * DAY)))
    product = await site.room(hotel, others.url("a"))
    session = await site.world.session(hotel)
    await site.again()
    failures = {
        "the server answered 500": (b"", 500, {}),
        "it is no iCalendar file, or its end is missing": (b"<html>Sign in</html>", 200, {}),
        "the server answered 404": (b"", 404, {}),
        "it is larger than 5242880 bytes": (b"BEGIN:VCALENDAR\r\n" + b"X" * 5_300_000, 200, {}),
        "it was sent compressed, which was not asked for": (b"BEGIN", 200, {"Content-Encoding": "br"}),
        "an event in it repeats more often than once a day": (
            written(["UID:s\nDTSTART:19700101T000000Z\nRRULE:FREQ=SECONDLY"]),
            200,
            {},
        ),
        "the server answered 304": (b"", 304, {}),
        "it was redirected more than 3 times": (b"", 302, {"Location": "a.ics"}),
        "leads to an address that is not public": (b"", 302, {"Location": "http://169.254.169.254/latest"}),
    }
    waits = []
    for count, (problem, (body, status, headers)) in enumerate(failures.items(), 1):
        others.serve("a", body, status=status, **headers)
        await site.again()
        (seen,) = await site.imports(session, hotel)
        assert (seen["status"], seen["problem"], seen["failures"]) == ("FAILED", problem, count)
        assert len(seen["events"]) == 1
        async with site.world.unit() as unit:
            waits.append(
                await unit.raw.fetchval(
                    "select due_at - attempted_at from ical_import where accommodation = $1", hotel.id
                )
            )
        assert await site.left(session, hotel, product, today, 3) == [1, 0, 1]
    assert waits == [min(timedelta(hours=24), timedelta(minutes=15) * 2**n) for n in range(1, len(waits) + 1)]
    async with site.world.unit() as unit:
        assert (
            await unit.raw.fetchval(
                "select count(*) from event where accommodation = $1 and type = 'ical.failed'", hotel.id
            )
            == 1
        )
    others.serve("a", like_airbnb())
    await site.again()
    (seen,) = await site.imports(session, hotel)
    assert (seen["status"], "problem" in seen, seen["failures"]) == ("OK", False, 0)
    assert await site.left(session, hotel, product, today, 3) == [1, 1, 1]
    assert all(asked["Accept-Encoding"] == "identity" for asked in page.asked)


async def test_an_unchanged_calendar_is_not_sent_again_until_half_a_day_has_passed(
    site: Site, others: Elsewhere
) -> None:
    hotel = await site.world.hotel()
    today = site.world.today(hotel)
    page = others.serve("a", like_airbnb(("x", today + DAY, today + 2 * DAY)), etag='"v1"')
    product = await site.room(hotel, others.url("a"))
    session = await site.world.session(hotel)
    await site.again()
    await site.again()
    assert page.answered == [200, 304]
    assert await site.left(session, hotel, product, today, 3) == [1, 0, 1]
    await site.due()
    await site.run(timedelta(hours=13))
    assert page.answered == [200, 304, 200]
    (seen,) = await site.imports(session, hotel)
    assert seen["status"] == "OK"
    # Asked by its owner to read it now, the worker wants all of it.
    answer = await session.post(f"/rest/x1/ical/{hotel.id}/import", json={})
    assert answer.json() == {"imports": [seen["id"]]}
    await site.run(timedelta(hours=13))
    assert page.answered == [200, 304, 200, 200]


async def test_calendars_that_are_no_longer_named_give_everything_back(site: Site, others: Elsewhere) -> None:
    hotel = await site.world.hotel()
    today = site.world.today(hotel)
    others.serve("a", like_airbnb(("x", today + DAY, today + 2 * DAY)))
    others.serve("b", like_airbnb(("y", today + 2 * DAY, today + 3 * DAY)))
    product = await site.room(hotel, others.url("a"), others.url("b"))
    session = await site.world.session(hotel)
    await site.again()
    assert await site.left(session, hotel, product, today, 4) == [1, 0, 0, 1]
    path = f"/rest/v1/roomrates/{hotel.id}/{product}"
    assert (await session.patch(path, json={"icalUrls": [others.url("b")]})).status_code == 200
    assert await site.left(session, hotel, product, today, 4) == [1, 1, 0, 1]
    assert [one["url"] for one in await site.imports(session, hotel)] == [others.url("b")]
    assert (await session.delete(path)).status_code == 200
    assert await site.imports(session, hotel) == []
    await site.books_balance()


async def test_a_stay_in_a_suite_takes_each_of_its_rooms(site: Site, others: Elsewhere) -> None:
    hotel = await site.world.hotel()
    today = site.world.today(hotel)
    others.serve("a", like_airbnb(("x", today + DAY, today + 2 * DAY)))
    one, two = await site.room(hotel), await site.room(hotel)
    suite = await site.world.suite(hotel, one, two, details={"icalUrls": [others.url("a")]})
    session = await site.world.session(hotel)
    await site.again()
    for product in (one, two, suite):
        assert await site.left(session, hotel, product, today, 3) == [1, 0, 1]
    await site.books_balance()


async def test_a_moved_room_takes_its_calendars_along(site: Site, others: Elsewhere) -> None:
    async with site.world.unit() as unit:
        network = (await properties.create_network(unit, application=None)).id
    hotel, new = await site.world.hotel(network=network), await site.world.hotel(network=network)
    today = site.world.today(hotel)
    others.serve("a", like_airbnb(("x", today + DAY, today + 2 * DAY)))
    product = await site.room(hotel, others.url("a"))
    session = await site.world.session(hotel, new)
    await site.again()
    answer = await session.post(
        f"/rest/v3/roomrates/{hotel.id}/move",
        json={"roomIds": [product], "destinationAccommodationId": str(new.id)},
    )
    assert answer.status_code == 200, answer.text
    assert await site.left(session, new, product, today, 3) == [1, 0, 1]
    assert await site.imports(session, hotel) == []
    assert [one["url"] for one in await site.imports(session, new)] == [others.url("a")]
    others.serve("a", like_airbnb())
    await site.again()
    assert await site.left(session, new, product, today, 3) == [1, 1, 1]
    await site.books_balance()


async def test_past_events_are_forgotten_and_past_nights_after_a_month(site: Site, others: Elsewhere) -> None:
    hotel = await site.world.hotel()
    today = site.world.today(hotel)
    others.serve("a", like_airbnb(("x", today, today + 2 * DAY)))
    await site.room(hotel, others.url("a"))
    await site.again()

    async def counted() -> tuple[int, int]:
        async with site.world.unit() as unit:
            return (
                await unit.raw.fetchval("select count(*) from ical_event where accommodation = $1", hotel.id),
                await unit.raw.fetchval("select count(*) from hold where accommodation = $1", hotel.id),
            )

    assert await counted() == (1, 2)
    others.serve("a", like_airbnb())
    await site.due()
    await site.run(timedelta(days=3))
    assert await counted() == (0, 2)
    await site.due()
    await site.run(timedelta(days=40))
    assert await counted() == (0, 0)
    await site.books_balance()


async def test_a_deactivated_property_rests_and_a_deleted_one_is_forgotten(site: Site, others: Elsewhere) -> None:
    hotel = await site.world.hotel()
    today = site.world.today(hotel)
    others.serve("a", like_airbnb(("x", today, today + 2 * DAY)))
    await site.room(hotel, others.url("a"))
    async with site.world.unit() as unit:
        await properties.deactivate(unit, hotel.id)
    await site.again()

    async def status() -> str | None:
        async with site.world.unit() as unit:
            found: str | None = await unit.raw.fetchval(
                "select status from ical_import where accommodation = $1", hotel.id
            )
            return found

    assert await status() == "WAITING"
    async with site.world.unit() as unit:
        await properties.activate(unit, hotel.id)
    await site.again()
    assert await status() == "OK"
    async with site.world.unit() as unit:
        await properties.delete(unit, hotel.id)
    await site.again()
    assert await status() is None


async def test_two_workers_read_each_calendar_once(site: Site, others: Elsewhere) -> None:
    hotel = await site.world.hotel()
    today = site.world.today(hotel)
    paths = [f"many{number}" for number in range(8)]
    for path in paths:
        others.serve(path, like_airbnb((path, today, today + DAY)))
    await site.room(hotel, *map(others.url, paths))
    await site.due()
    async with site.world.unit() as unit:
        await unit.raw.execute("update ical_import set due_at = 'infinity' where accommodation <> $1", hotel.id)
    counts = await asyncio.gather(site.run(), site.run())
    assert sum(counts) == len(paths)
    assert [len(others.pages[path].asked) for path in paths] == [1] * len(paths)
    await site.books_balance()


async def test_an_attempt_that_lost_its_lease_changes_nothing(site: Site, others: Elsewhere) -> None:
    hotel = await site.world.hotel()
    today = site.world.today(hotel)
    others.serve("a", like_airbnb(("x", today, today + DAY)))
    product = await site.room(hotel, others.url("a"))
    session = await site.world.session(hotel)
    await site.due()
    async with site.world.unit() as unit:
        (old,) = [one for one in await ical.claim(unit, 100) if one.accommodation == hotel.id]
    await site.run(timedelta(minutes=6))
    others.serve("a", like_airbnb())
    async with site.world.unit() as unit:
        assert await ical.finish(unit, old, Found(events=[]), timedelta(minutes=15)) == []
    assert await site.left(session, hotel, product, today, 2) == [0, 1]


async def test_bookings_race_an_import_and_never_sell_a_night_that_is_taken(site: Site, others: Elsewhere) -> None:
    hotel = await site.world.hotel()
    today = site.world.today(hotel)
    nights = 12
    others.serve("a", like_airbnb(*((f"u{n}", today + n * DAY, today + (n + 1) * DAY) for n in range(nights))))
    product = await site.room(hotel, others.url("a"))
    session = await site.world.session(hotel)
    await site.due()
    importing = asyncio.create_task(site.run())
    answers = []
    while not importing.done():
        answers += await asyncio.gather(*(book(session, hotel, product, today + n * DAY) for n in range(nights)))
    await importing
    sold = {answer.json()["id"] for answer in answers if answer.status_code == 200}
    (seen,) = await site.imports(session, hotel)
    # Whatever was sold before the calendar came is told; nothing was sold after it.
    assert {one for night in seen["overlaps"] for one in night["reservations"]} == sold
    assert await site.left(session, hotel, product, today, nights) == [0] * nights
    again = [await book(session, hotel, product, today + n * DAY) for n in range(nights)]
    assert {answer.status_code for answer in again} == {400}
    await site.books_balance()


async def test_control_without_the_bound_a_write_opens_a_night_that_is_taken(
    site: Site, others: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    hotel = await site.world.hotel()
    today = site.world.today(hotel)
    others.serve("a", like_booking(("x", today + DAY, today + 2 * DAY)))
    product = await site.room(hotel, others.url("a"))
    session = await site.world.session(hotel)
    await site.again()

    async def write() -> list[int]:
        item = Item(hotel.id, product, DateRange(today, today + 2 * DAY), {Column.AVAILABILITY: 1})
        async with site.world.unit() as unit:
            catalog = await products.catalog(unit, hotel.id)
            await calendar.write(unit, [item], {hotel.id: catalog}, {hotel.id: today})
        return await site.left(session, hotel, product, today, 3)

    assert await write() == [1, 0, 1]

    async def unbound(*_: object) -> None:
        return None

    monkeypatch.setattr(imported, "keep_taken", unbound)
    assert await write() == [1, 1, 1]
    assert (await book(session, hotel, product, today + DAY)).status_code == 200, "the night is sold twice"


async def test_the_worker_reads_calendars_by_its_schedule(site: Site, others: Elsewhere) -> None:
    hotel = await site.world.hotel()
    today = site.world.today(hotel)
    others.serve("a", like_airbnb(("x", today, today + DAY)))
    product = await site.room(hotel, others.url("a"))
    await site.due()
    outside = Outside(outgoing=site.outgoing, calendars=ProcessReader(), import_every=EVERY)
    _, task = scheduled_work(site.database, site.context, outside).schedules["ical.import"]
    await task()
    assert await site.left(await site.world.session(hotel), hotel, product, today, 2) == [0, 1]


async def test_a_room_that_is_worked_on_is_shown_as_one_and_not_as_a_reservation(site: Site, others: Elsewhere) -> None:
    hotel = await site.world.hotel()
    today = site.world.today(hotel)
    others.serve("a", like_booking(("x", today + DAY, today + 3 * DAY)))
    product = await site.room(hotel, others.url("a"))
    async with site.world.unit() as unit:
        room = await products.create_pms_room(unit, hotel.id, name="1", product=product)
    session = await site.world.session(hotel)
    work = {
        "title": "Paint",
        "roomId": room.id,
        "startDate": f"{today + 2 * DAY}T10:00:00Z",
        "completedDate": f"{today + 3 * DAY}T10:00:00Z",
    }
    closed = await session.patch(f"/rest/v3/roomrates/{hotel.id}/{product}", json={"roomMaintenances": [work]})
    assert closed.status_code == 200, closed.text
    await site.again()
    (seen,) = await site.imports(session, hotel)
    overlap = {
        "product": product,
        "day": (today + 2 * DAY).isoformat(),
        "reservations": [],
        "imports": [seen["id"]],
        "closedRooms": [room.id],
    }
    assert seen["overlaps"] == [overlap]
    found = await session.get(f"/rest/v1/reservation/{hotel.id}", params={"status": "TO_REVIEW"})
    assert found.json()["data"] == []


async def test_a_dry_run_shows_what_would_be_left_in_truth(site: Site, others: Elsewhere) -> None:
    hotel = await site.world.hotel()
    today = site.world.today(hotel)
    others.serve("a", like_airbnb(("x", today + DAY, today + 3 * DAY)))
    product = await site.room(hotel, others.url("a"), quantity=3)
    session = await site.world.session(hotel)
    await site.again()
    body = [
        {
            "room": product,
            "dateFrom": today.isoformat(),
            "dateTo": (today + 3 * DAY).isoformat(),
            "values": {"availability": 3},
        }
    ]
    before = await site.left(session, hotel, product, today, 4)
    told = await session.post("/rest/x1/calendar/dry-run", json=body)
    assert told.status_code == 200, told.text
    shown = list(before)
    for row in told.json()["data"]:
        for day in row["days"]:
            if "availability" in day["changes"]:
                shown[(date.fromisoformat(day["date"]) - today).days] = day["changes"]["availability"]["after"]
    written = await session.post("/rest/v1/calendar/bulk", json=body)
    assert written.status_code == 200, written.text
    assert shown == await site.left(session, hotel, product, today, 4) == [3, 2, 2, 3]
