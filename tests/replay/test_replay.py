"""A season of made-up bookings, played through the API as `make replay` plays a real one."""

import csv
import gzip
import io
import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest

from benchmarks.replay import season
from benchmarks.replay.__main__ import span
from benchmarks.replay.player import House, Player
from benchmarks.replay.recount import Books
from benchmarks.replay.season import Kind
from tests.factories import World
from tests.harness.processes import ApiServer, ClockFile

HOUSES = {"Sea House": ["A", "B", "C"], "Town House": ["A", "D"]}
FIRST_ARRIVAL = date(2015, 7, 1)
COLUMNS = (
    "hotel",
    "lead_time",
    "arrival_date_year",
    "arrival_date_month",
    "arrival_date_day_of_month",
    "stays_in_weekend_nights",
    "stays_in_week_nights",
    "adults",
    "children",
    "babies",
    "market_segment",
    "reserved_room_type",
    "booking_changes",
    "adr",
    "reservation_status",
    "reservation_status_date",
)


def made_up(count: int, seed: int = 3) -> Iterator[dict[str, object]]:
    """Bookings of the form that the replay reads, dense enough that some must be refused."""
    choice = random.Random(seed)
    for number in range(count):
        house = choice.choice(list(HOUSES))
        arrival = FIRST_ARRIVAL + timedelta(0 if number == 0 else choice.randrange(60))
        lead = choice.randrange(90)
        nights = choice.choice([0, 1, 1, 2, 3, 4, 7])
        status = choice.choices(["Check-Out", "Canceled", "No-Show"], [10, 6, 1])[0]
        ended = arrival + timedelta(nights)
        if status != "Check-Out":
            ended = arrival - timedelta(choice.randint(0, lead)) if status == "Canceled" else arrival
        yield {
            "hotel": house,
            "lead_time": lead,
            "arrival_date_year": arrival.year,
            "arrival_date_month": season.MONTHS[arrival.month - 1],
            "arrival_date_day_of_month": arrival.day,
            "stays_in_weekend_nights": nights // 3,
            "stays_in_week_nights": nights - nights // 3,
            "adults": choice.randint(0, 3),
            "children": choice.choice([0, 0, 1, "NA"]),
            "babies": 0,
            "market_segment": choice.choice(["Direct", "Online TA", "Groups"]),
            "reserved_room_type": choice.choice(HOUSES[house]),
            "booking_changes": choice.choices([0, 1, 2], [8, 2, 1])[0],
            "adr": choice.choice(["0", "75.5", "120", "98.33", "-6.38"]),
            "reservation_status": status,
            "reservation_status_date": f"{ended.month}/{ended.day}/{ended.year}",
        }


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The made-up bookings, packed."""
    content = io.StringIO()
    writer = csv.DictWriter(content, COLUMNS)
    writer.writeheader()
    writer.writerows(made_up(300))
    path = tmp_path / "season.csv.gz"
    path.write_bytes(gzip.compress(content.getvalue().encode()))
    return path


def test_reading_makes_na_nothing_and_a_negative_rate_free(file: Path) -> None:
    bookings = season.read(file)
    assert len(bookings) == 300
    assert {booking.children for booking in bookings} == {0, 1}
    assert min(booking.rate for booking in bookings) == Decimal(0)
    assert any(booking.is_day_use for booking in bookings)


def test_whole_weeks_put_the_first_arrival_on_tomorrow(file: Path) -> None:
    bookings = season.read(file)
    for offset in range(7):
        today = date(2030, 1, 1) + timedelta(offset)
        today += timedelta(season.days_ahead(bookings, today))
        moved = season.shifted(bookings, today)
        assert min(booking.arrival for booking in moved) == today + timedelta(1)
        assert {(new.arrival - old.arrival).days % 7 for new, old in zip(moved, bookings, strict=True)} == {0}
        with pytest.raises(ValueError, match="different days of the week"):
            season.shifted(bookings, today + timedelta(1))


def test_acts_are_in_the_order_of_booking_and_the_same_for_a_seed(file: Path) -> None:
    bookings = season.read(file)
    acts = season.acts(bookings, 1)
    assert acts == season.acts(bookings, 1)
    for house, done in acts.items():
        own = [booking for booking in bookings if booking.house == house]
        assert [act.day for act in done] == sorted(act.day for act in done)
        assert sum(act.kind is Kind.BOOK for act in done) == len(own)
        assert sum(act.kind is Kind.CHANGE for act in done) == sum(booking.changes for booking in own)
        assert sum(act.kind is Kind.CANCEL for act in done) == sum(booking.cancelled is not None for booking in own)
        for booking in own:
            kinds = [act.kind for act in done if act.booking == booking]
            assert kinds == sorted(kinds)


async def test_a_season_leaves_books_that_equal_the_recount(
    file: Path, world: World, server: ApiServer, clock: ClockFile
) -> None:
    bookings = season.read(file)
    zone = ZoneInfo("Europe/Lisbon")
    hotels = {name: await world.hotel(time_zone=zone.key) for name in HOUSES}
    first_hotel = next(iter(hotels.values()))
    clock.run(season.days_ahead(bookings, world.today(first_hotel)) * 86_400)
    bookings = season.shifted(bookings, world.today(first_hotel))
    houses = {}
    for name, rooms in season.allotments(bookings).items():
        ids = {room: await world.product(hotels[name], name=f"Room {room}") for room in rooms}
        books = Books(zone, {ids[room]: count for room, count in rooms.items()})
        houses[name] = House(hotels[name].id, ids, books)
    session = await world.session(*hotels.values())
    address = urlsplit(server.url)
    player = Player((str(address.hostname), int(address.port or 0)), session.access_token, houses, 5, "made-up")
    first, last = span(bookings)
    await player.open_calendars(first, last, season.rates(bookings))
    done = 0

    def progress() -> None:
        nonlocal done
        done += 1

    acts = season.acts(bookings, 5)
    await player.play(acts, progress)
    await player.audit(first, last)
    score = player.score
    assert score.complaints == []
    assert done == sum(map(len, acts.values()))
    assert score.booked + score.refused + score.day_uses == len(bookings)
    assert score.nights == sum(len(house.products) for house in houses.values()) * ((last - first).days + 1)
    # The season must have had every kind of event, or it shows nothing.
    assert min(score.refused, score.day_uses, score.changed, score.cancelled, score.no_shows, score.sold) > 0
    assert score.changes_refused > 0

    # A control: one room more or less on one night is noticed.
    room, night = next(iter(houses["Sea House"].books.rooms)), first.isoformat()
    left = score.nights
    values = {"availability": 77}
    item = {"room": room, "dateFrom": night, "dateTo": night, "values": values}
    answer = await session.post("/rest/v1/calendar/bulk", json=[item])
    assert answer.status_code == 200, answer.text
    await player.audit(first, last)
    assert score.nights == 2 * left
    assert len(score.complaints) == 1
    assert f"product {room}, {night}" in score.complaints[0]
