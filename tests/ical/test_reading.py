"""What files of others say of nights, and that hostile ones do no harm (docs/guides/ical.md)."""

import re
import time
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomrack.adapters.ical.parsing import MAX_EVENTS, occupied
from roomrack.adapters.ical.reader import TOO_MUCH, ProcessReader
from roomrack.core.nights import EVENING, stay_over
from roomrack.ports.calendars import CalendarRead, CalendarUnreadable, Occupied
from tests.ical.elsewhere import calendar, like_airbnb, like_booking, like_vrbo

FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)
ROME = ZoneInfo("Europe/Rome")
ZONES = [ROME, ZoneInfo("America/New_York"), ZoneInfo("Asia/Kathmandu"), ZoneInfo("Pacific/Kiritimati")]


def nights(*events: str, zone: ZoneInfo = ROME) -> list[str]:
    """The nights of a file, as month and day; parsed in this process."""
    found = occupied(calendar(events), zone, FIRST, LAST)
    return sorted(
        f"{arrival + timedelta(n):%m-%d}"
        for _, arrival, departure, _ in found["occupied"]
        for n in range((departure - arrival).days)
    )


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ("DTSTART;VALUE=DATE:20260103\nDTEND;VALUE=DATE:20260105", ["01-03", "01-04"]),
        ("DTSTART;VALUE=DATE:20260103", ["01-03"]),
        ("DTSTART;VALUE=DATE:20260103\nDTEND;VALUE=DATE:20260103", ["01-03"]),
        ("DTSTART;VALUE=DATE:20260103\nDURATION:P3D", ["01-03", "01-04", "01-05"]),
        ("DTSTART;VALUE=DATE:20260103\nDURATION:P1W", [f"01-0{day}" for day in range(3, 10)]),
        # Floating, in UTC, and in a zone of its own; the property is in Rome.
        ("DTSTART:20260103T150000\nDTEND:20260105T100000", ["01-03", "01-04"]),
        ("DTSTART:20260103T233000Z\nDTEND:20260105T090000Z", ["01-04"]),
        ("DTSTART;TZID=America/New_York:20260103T200000\nDTEND;TZID=America/New_York:20260105T040000", ["01-04"]),
        ("DTSTART;TZID=Nowhere/At_All:20260103T150000\nDTEND;TZID=Nowhere/At_All:20260104T100000", ["01-03"]),
        ("DTSTART:20260103T150000\nDURATION:PT20H", ["01-03"]),
        # Within a day nobody stays the night, unless it is evening.
        ("DTSTART:20260103T090000\nDTEND:20260103T120000", []),
        ("DTSTART:20260103T000000\nDTEND:20260103T235959", ["01-03"]),
        ("DTSTART:20260103T000000\nDTEND:20260104T000000", ["01-03"]),
        ("DTSTART:20260103T150000\nDTEND:20260104T180000", ["01-03", "01-04"]),
        ("DTSTART:20260103T150000", []),
        ("DTSTART:20260103T150000\nDTEND:20260101T150000", []),
        # The hour that is there twice, and the one that is not there.
        ("DTSTART;TZID=Europe/Rome:20261025T023000\nDTEND;TZID=Europe/Rome:20261026T100000", ["10-25"]),
        ("DTSTART;TZID=Europe/Rome:20260329T023000\nDTEND;TZID=Europe/Rome:20260330T100000", ["03-29"]),
        ("DTSTART;VALUE=DATE:20260103\nSTATUS:CANCELLED", []),
        ("DTSTART;VALUE=DATE:20260103\nTRANSP:TRANSPARENT", []),
        ("DTSTART;VALUE=DATE:20260103\nSTATUS:TENTATIVE\nTRANSP:OPAQUE", ["01-03"]),
        ("DTSTART;VALUE=DATE:20251230\nDTEND;VALUE=DATE:20260101", []),
        ("DTSTART;VALUE=DATE:20251230\nDTEND;VALUE=DATE:20260102", ["12-30", "12-31", "01-01"]),
        ("DTSTART;VALUE=DATE:20280101", []),
        ("DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY;COUNT=3", ["01-05", "01-12", "01-19"]),
        (
            "DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;VALUE=DATE:20260112",
            ["01-05", "01-19"],
        ),
        ("DTSTART;VALUE=DATE:20260105\nRDATE;VALUE=DATE:20260107", ["01-05", "01-07"]),
        (
            "DTSTART:20250105T150000\nDTEND:20250107T100000\nRRULE:FREQ=YEARLY;COUNT=2",
            ["01-05", "01-06"],
        ),
    ],
)
def test_an_event_takes_these_nights(event: str, expected: list[str]) -> None:
    assert nights(f"UID:one\nDTSTAMP:20260101T000000Z\n{event}") == sorted(expected)


def test_a_moved_repetition_takes_its_new_nights_and_a_cancelled_one_none() -> None:
    series = "UID:s\nDTSTAMP:20260101T000000Z\nDTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY;COUNT=4"
    moved = "UID:s\nDTSTAMP:20260101T000000Z\nRECURRENCE-ID;VALUE=DATE:20260112\nDTSTART;VALUE=DATE:20260114"
    gone = f"{moved.replace('0112', '0119').replace('0114', '0119')}\nSTATUS:CANCELLED"
    assert nights(series, moved, gone) == ["01-05", "01-14", "01-26"]


def test_events_that_can_not_be_understood_are_counted_and_hide_no_other() -> None:
    good = "UID:good\nDTSTART;VALUE=DATE:20260103"
    found = occupied(calendar(["UID:a\nDTSTART:yesterday", "UID:b\nSUMMARY:no time", good]), ROME, FIRST, LAST)
    assert (found["occupied"], found["unreadable"]) == ([["good", date(2026, 1, 3), date(2026, 1, 4), ""]], 2)


def test_events_without_an_id_have_one_of_what_they_say() -> None:
    twice = [
        occupied(
            calendar(["DTSTART;VALUE=DATE:20260103", f"UID:{'x' * 300}\nDTSTART;VALUE=DATE:20260104"]),
            ROME,
            FIRST,
            LAST,
        )
        for _ in range(2)
    ]
    assert twice[0] == twice[1]
    assert [uid.partition(":")[0] for uid, *_ in twice[0]["occupied"]] == ["sha256", "sha256"]


async def test_files_of_several_sites_are_read_in_a_process() -> None:
    stays = [("one@x", date(2026, 3, 1), date(2026, 3, 4)), ("two@x", date(2026, 3, 10), date(2026, 3, 11))]
    reader = ProcessReader()
    for shape, summary in (
        (like_airbnb, "Reserved"),
        (like_booking, "CLOSED - Not available"),
        (like_vrbo, "Reserved - Ada 4111 1111 1111 1111"),
    ):
        found = await reader.read(shape(*stays), "Europe/Rome", FIRST, LAST)
        assert found == CalendarRead([Occupied(*stay, summary) for stay in stays], 0)
    assert await reader.read(like_airbnb(), "Europe/Rome", FIRST, LAST) == CalendarRead([], 0)


DAILY = "UID:{n}\nDTSTAMP:20260101T000000Z\nDTSTART;VALUE=DATE:19700101\nRRULE:FREQ=DAILY"
BOMBS = {
    "each second": (calendar(["UID:a\nDTSTART:19700101T000000Z\nRRULE:FREQ=SECONDLY"]), "more often than once a day"),
    "each minute": (calendar(["UID:a\nDTSTART:19700101T000000Z\nRRULE:FREQ=MINUTELY"]), "more often than once a day"),
    "each hour of a day": (
        calendar([f"UID:a\nDTSTART:19700101T000000Z\nRRULE:FREQ=DAILY;BYHOUR={','.join(map(str, range(24)))}"]),
        "more often than once a day",
    ),
    "many that repeat daily": (calendar(DAILY.format(n=n) for n in range(2000)), TOO_MUCH),
    "more nights than are read": (calendar(DAILY.format(n=n) for n in range(8)), f"more than {MAX_EVENTS} times"),
    "too many events": (
        calendar(f"UID:{n}\nDTSTART;VALUE=DATE:20260103" for n in range(MAX_EVENTS + 1)),
        f"more than {MAX_EVENTS} events",
    ),
    "one in another": (
        b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 150_000 + b"END:VEVENT\r\n" * 150_000 + b"END:VCALENDAR\r\n",
        f"{TOO_MUCH}|more than {MAX_EVENTS} events",  # A quick machine gets as far as counting them.
    ),
    "a page": (b"<html>Please sign in</html>", "no iCalendar file"),
    "nothing": (b"", "no iCalendar file"),
    "cut off": (like_airbnb(("a", FIRST, LAST))[:-20], "its end is missing"),
    "noise": (bytes(range(256)) * 100 + b"END:VCALENDAR", "no iCalendar file"),
}


@pytest.mark.parametrize("name", list(BOMBS))
async def test_a_hostile_file_is_refused_in_good_time(name: str) -> None:
    content, problem = BOMBS[name]
    began = time.monotonic()
    with pytest.raises(CalendarUnreadable) as refused:
        await ProcessReader().read(content, "Europe/Rome", FIRST, LAST)
    assert re.search(problem, refused.value.problem)
    assert time.monotonic() - began < 60


async def test_a_process_that_does_not_end_is_killed() -> None:
    with pytest.raises(CalendarUnreadable, match=TOO_MUCH):
        await ProcessReader(wall_seconds=0.01).read(like_airbnb(), "Europe/Rome", FIRST, LAST)


def slow_nights(start: datetime, end: datetime, zone: tzinfo) -> set[date]:
    """The same of instants, minute by minute: who is there in the evening, or when a day begins, stays that night."""
    taken = set()
    begins, ends = (moment.astimezone(zone).replace(tzinfo=None) for moment in (start, end))
    day = begins.date()
    while day <= ends.date():
        next_midnight = datetime.combine(day + timedelta(1), datetime.min.time())
        there_at_midnight = begins < next_midnight <= ends
        there_in_the_evening = begins < ends and day == ends.date() and ends.time() >= EVENING
        if there_at_midnight or there_in_the_evening:
            taken.add(day)
        day += timedelta(1)
    return taken


@given(
    since=st.integers(0, 525_600),
    minutes=st.integers(-100, 20_000),
    zone=st.sampled_from(ZONES),
)
def test_instants_take_the_nights_of_a_slow_model(since: int, minutes: int, zone: ZoneInfo) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=since)
    end = start + timedelta(minutes=minutes)
    stay = stay_over(start, end, zone)
    assert set(stay.nights if stay else ()) == slow_nights(start, end, zone)


@given(start=st.dates(date(2026, 1, 1), date(2027, 1, 1)), days=st.integers(-5, 40), zone=st.sampled_from(ZONES))
def test_days_take_the_nights_before_their_end_and_at_least_one(start: date, days: int, zone: ZoneInfo) -> None:
    stay = stay_over(start, start + timedelta(days), zone)
    assert stay is not None
    assert stay.nights == [start + timedelta(n) for n in range(max(1, days))]
