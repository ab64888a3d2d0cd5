"""What the simulator's answers are to the port, whatever comes: statuses, headers, and what can't be read."""

from datetime import UTC, datetime

import msgspec
import pytest

from roomrack.channels.simulator import codec, errors
from roomrack.channels.simulator import create as create_channel
from roomrack.infra.settings import Settings
from roomrack.ports.channels import (
    ChannelError,
    ChannelRefused,
    ChannelThrottled,
    ChannelUnavailable,
    CredentialsRefused,
    Target,
)
from roomrack.ports.http import Answer, NullOutgoing

BOOKING = {
    "reference": "A-1",
    "revision": 3,
    "status": "booked",
    "booked_at": "2026-11-01T10:00:00Z",
    "currency": "EUR",
    "guest": {"first_name": "Ada", "last_name": "Lindqvist", "loyalty": "gold"},
    "rooms": [
        {
            "id": "1",
            "listing": {"room": "SGL", "rate_plan": "", "occupancy": 1},
            "arrival": "2026-12-01",
            "departure": "2026-12-02",
            "adults": 1,
            "total": "80.10",
        }
    ],
    "segment": "new in a later version",
}


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, ChannelRefused),
        (401, CredentialsRefused),
        (403, CredentialsRefused),
        (404, ChannelRefused),
        (408, ChannelUnavailable),
        (413, ChannelRefused),
        (422, ChannelRefused),
        (429, ChannelThrottled),
        (302, ChannelRefused),
        (500, ChannelUnavailable),
        (503, ChannelUnavailable),
    ],
)
def test_each_status_has_its_error(status: int, kind: type[ChannelError]) -> None:
    assert type(errors.error_of(Answer(status, {}, b""), "why")) is kind


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"Retry-After": "12"}, 12.0),
        ({"retry-after": "0"}, 0.0),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "-3"}, None),
        ({"Retry-After": "Fri, 27 Nov 2026 10:00:30 GMT"}, None),
        ({"Retry-After": "Fri, 27 Nov 2026 10:00:30 GMT", "Date": "Fri, 27 Nov 2026 10:00:00 GMT"}, 30.0),
        ({"Retry-After": "Fri, 27 Nov 2026 10:00:00 GMT", "Date": "Fri, 27 Nov 2026 10:00:30 GMT"}, 0.0),
    ],
)
def test_when_to_come_again_is_read_in_seconds_and_as_a_date(headers: dict[str, str], seconds: float | None) -> None:
    assert errors.retry_after(Answer(429, headers, b"")) == seconds


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'{"revisions": [{}]}', b"<html>", b'{"revisions": ' + b"[" * 5000 + b"]" * 5000 + b"}"],
)
def test_what_can_not_be_read_is_unavailable(body: bytes) -> None:
    for read in (codec.products, codec.calendar, codec.receipt, codec.bookings, codec.messages, codec.sent):
        with pytest.raises(ChannelUnavailable):
            read(body)


def test_what_a_later_version_adds_is_passed_over_and_kept_raw() -> None:
    body = msgspec.json.encode({"revisions": [{"receipt": "r9", "booking": BOOKING}], "more": False})
    [booking] = codec.bookings(body)
    assert booking.raw == BOOKING
    assert booking.acknowledgement == "r9"
    assert booking.booked_at == datetime(2026, 11, 1, 10, tzinfo=UTC)
    assert booking.rooms[0].target == Target("SGL", None, 1)
    assert booking.rooms[0].nightly == {}


def test_an_unknown_status_of_a_booking_is_not_guessed() -> None:
    body = msgspec.json.encode({"revisions": [{"receipt": "r9", "booking": {**BOOKING, "status": "dreamt"}}]})
    with pytest.raises(ChannelUnavailable):
        codec.bookings(body)


def test_there_is_a_channel_only_where_a_simulator_is_set() -> None:
    assert create_channel(Settings(), NullOutgoing()) is None
    made = create_channel(Settings(simulator_url="http://127.0.0.1:8483"), NullOutgoing())
    assert made is not None
    assert made.name == "simulator"
