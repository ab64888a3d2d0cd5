"""Local days and instants across the clock changes that break naive code."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomrack.core.localtime import format_instant, instant_of, local_day, parse_day, parse_instant, start_of_day

ROME = ZoneInfo("Europe/Rome")
CAIRO = ZoneInfo("Africa/Cairo")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
BEIRUT = ZoneInfo("Asia/Beirut")
SANTIAGO = ZoneInfo("America/Santiago")


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0, micro: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, second, micro, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day", "minutes", "expected"),
    [
        pytest.param(ROME, date(2026, 1, 10), 14 * 60, utc(2026, 1, 10, 13), id="Rome in winter"),
        pytest.param(ROME, date(2026, 7, 10), 14 * 60, utc(2026, 7, 10, 12), id="Rome in summer"),
        pytest.param(ROME, date(2026, 3, 29), 60, utc(2026, 3, 29, 0), id="Rome, before the clocks go forward"),
        pytest.param(ROME, date(2026, 3, 29), 150, utc(2026, 3, 29, 1, 30), id="Rome, 02:30 is skipped: 03:30"),
        pytest.param(ROME, date(2026, 3, 29), 600, utc(2026, 3, 29, 8), id="Rome, the morning after"),
        pytest.param(ROME, date(2026, 10, 25), 150, utc(2026, 10, 25, 0, 30), id="Rome, 02:30 twice: the earlier"),
        pytest.param(ROME, date(2026, 10, 25), 600, utc(2026, 10, 25, 9), id="Rome, after the clocks went back"),
        pytest.param(CAIRO, date(2026, 4, 24), 30, utc(2026, 4, 23, 22, 30), id="Cairo, 00:30 is skipped: 01:30"),
        pytest.param(CAIRO, date(2026, 10, 29), 1410, utc(2026, 10, 29, 20, 30), id="Cairo, 23:30 twice"),
        pytest.param(LORD_HOWE, date(2026, 10, 4), 135, utc(2026, 10, 3, 15, 45), id="Lord Howe, half an hour gap"),
        pytest.param(LORD_HOWE, date(2026, 4, 5), 105, utc(2026, 4, 4, 14, 45), id="Lord Howe, half an hour twice"),
        pytest.param(BEIRUT, date(2026, 3, 29), 0, utc(2026, 3, 28, 22), id="Beirut skips midnight"),
        pytest.param(SANTIAGO, date(2026, 9, 6), 15, utc(2026, 9, 6, 4, 15), id="Santiago skips midnight"),
        pytest.param(ROME, date(2026, 3, 28), 1560, utc(2026, 3, 29, 1), id="past 24 hours and into the gap"),
    ],
)
def test_instant_of_a_wall_time(zone: ZoneInfo, day: date, minutes: int, expected: datetime) -> None:
    assert instant_of(day, minutes, zone) == expected


@pytest.mark.parametrize(
    ("zone", "day", "expected"),
    [
        pytest.param(ROME, date(2026, 3, 29), utc(2026, 3, 28, 23), id="Rome forward"),
        pytest.param(ROME, date(2026, 10, 25), utc(2026, 10, 24, 22), id="Rome back"),
        pytest.param(CAIRO, date(2026, 4, 24), utc(2026, 4, 23, 22), id="Cairo skips midnight"),
        pytest.param(CAIRO, date(2026, 10, 30), utc(2026, 10, 29, 22), id="Cairo repeats the hour before midnight"),
        pytest.param(LORD_HOWE, date(2026, 10, 4), utc(2026, 10, 3, 13, 30), id="Lord Howe forward"),
        pytest.param(LORD_HOWE, date(2026, 4, 5), utc(2026, 4, 4, 13), id="Lord Howe back"),
        pytest.param(BEIRUT, date(2026, 3, 29), utc(2026, 3, 28, 22), id="Beirut skips midnight"),
        pytest.param(SANTIAGO, date(2026, 9, 6), utc(2026, 9, 6, 4), id="Santiago skips midnight"),
        pytest.param(SANTIAGO, date(2026, 4, 5), utc(2026, 4, 5, 4), id="Santiago repeats the hour before"),
        pytest.param(ZoneInfo("America/Havana"), date(2026, 11, 1), utc(2026, 11, 1, 4), id="Havana: midnight twice"),
        pytest.param(ZoneInfo("Pacific/Apia"), date(2011, 12, 30), utc(2011, 12, 30, 10), id="Apia: no such day"),
        pytest.param(
            ZoneInfo("America/Toronto"), date(1919, 3, 31), utc(1919, 3, 31, 4, 30), id="a gap that spans midnight"
        ),
    ],
)
def test_start_of_day_is_its_first_instant(zone: ZoneInfo, day: date, expected: datetime) -> None:
    assert start_of_day(day, zone) == expected


@given(
    st.sampled_from([ROME, CAIRO, LORD_HOWE, BEIRUT, SANTIAGO, ZoneInfo("Asia/Kathmandu")]),
    st.dates(date(1990, 1, 1), date(2060, 1, 1)),
)
def test_a_second_before_its_start_it_is_the_day_before(zone: ZoneInfo, day: date) -> None:
    start = start_of_day(day, zone)
    assert local_day(start, zone) == day
    assert local_day(start - timedelta(seconds=1), zone) == day - timedelta(days=1)


def test_the_local_day_differs_from_the_utc_day() -> None:
    assert local_day(utc(2026, 7, 1, 22, 30), ROME) == date(2026, 7, 2)
    assert local_day(utc(2026, 7, 2, 3, 59), SANTIAGO) == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-03-17T13:49:01Z[UTC]", utc(2020, 3, 17, 13, 49, 1)),
        ("2020-03-17T13:49:01.250Z[UTC]", utc(2020, 3, 17, 13, 49, 1, 250_000)),
        ("2020-03-17T13:49:01Z", utc(2020, 3, 17, 13, 49, 1)),
        ("2020-03-17T13:49:01.123456789Z", utc(2020, 3, 17, 13, 49, 1, 123_456)),
        ("2020-03-17T13:49:01+01:00", utc(2020, 3, 17, 12, 49, 1)),
        ("2020-03-17T13:49:01-0330", utc(2020, 3, 17, 17, 19, 1)),
        ("2020-03-17T13:49:01+01:00[Europe/Rome]", utc(2020, 3, 17, 12, 49, 1)),
        ("2020-03-17T13:49:01", utc(2020, 3, 17, 13, 49, 1)),
        ("2020-03-17 13:49:01", utc(2020, 3, 17, 13, 49, 1)),
    ],
)
def test_instants_that_clients_send(text: str, expected: datetime) -> None:
    assert parse_instant(text) == expected
    assert parse_instant(text).utcoffset() == timedelta()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2020-03-17",
        "20200317T134901Z",
        "2020-13-17T13:49:01Z",
        "2020-02-30T00:00:00Z",
        "2020-03-17T24:00:00Z",
        "2020-03-17T13:49:01Q",
        "2020-03-17T13:49:01+25:00",
        "2020-03-17T13:49:01Z[<b>]",
        "0001-01-01T00:00:00+10:00",
        "٢٠٢٠-03-17T13:49:01Z",
        "2020-03-17T13:49:01Z\n",
        "2020-W12-2T13:49:01Z",
        "9999-12-31T23:59:59-01:00",
    ],
)
def test_what_is_not_an_instant(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_instant(text)


def test_instants_on_the_wire() -> None:
    assert format_instant(utc(2020, 3, 17, 13, 49, 1)) == "2020-03-17T13:49:01Z[UTC]"
    assert format_instant(utc(2020, 3, 17, 13, 49, 1, 250_000)) == "2020-03-17T13:49:01.250Z[UTC]"
    assert format_instant(utc(2020, 3, 17, 13, 49, 1, 999)) == "2020-03-17T13:49:01Z[UTC]"
    rome = datetime(2020, 3, 17, 14, 49, 1, tzinfo=timezone(timedelta(hours=1)))
    assert format_instant(rome) == "2020-03-17T13:49:01Z[UTC]"
    assert format_instant(datetime(33, 1, 1, tzinfo=UTC)) == "0033-01-01T00:00:00Z[UTC]"


@given(st.datetimes(timezones=st.just(UTC)).map(lambda instant: instant.replace(microsecond=0)))
def test_a_written_instant_reads_back(instant: datetime) -> None:
    assert parse_instant(format_instant(instant)) == instant
    assert parse_instant(format_instant(instant).split("Z")[0]) == instant


def test_days_are_written_one_way_only() -> None:
    assert parse_day("2026-02-28") == date(2026, 2, 28)
    for text in ("20260228", "2026-W01-1", "2026-2-8", "2026-02-30", "2026-02-28T00:00:00", "", "0000-01-01"):
        with pytest.raises(ValueError, match=r".+"):
            parse_day(text)
