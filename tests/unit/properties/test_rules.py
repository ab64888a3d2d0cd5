"""Rules of properties: docs/contract.md 1."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from roomrack.domain.properties import rules
from roomrack.domain.properties.rules import Accommodation


def _property(**fields: Any) -> Accommodation:
    known: dict[str, Any] = {
        "id": 1,
        "name": "Hotel",
        "email": "a@b.example",
        "given_name": "Ada",
        "family_name": "L",
        "currency": "EUR",
        "time_zone": "Europe/Rome",
        "checkin_start": 840,
        "checkin_end": 1320,
        "checkout": 600,
        "sandbox": False,
        "details": {},
        "created_at": datetime(2026, 1, 1, tzinfo=UTC),
    }
    return Accommodation(**{**known, **fields})


@pytest.mark.parametrize("name", sorted(rules.MANDATORY))
@pytest.mark.parametrize("empty", [None, ""])
def test_an_empty_mandatory_field_is_skipped(name: str, empty: str | None) -> None:
    hotel = _property()
    assert rules.changed(hotel, {name: empty}) == hotel


@pytest.mark.parametrize("empty", [None, ""])
def test_an_empty_optional_field_is_cleared(empty: str | None) -> None:
    assert rules.changed(_property(city="Roma"), {"city": empty}).city is None


@pytest.mark.parametrize("name", ["id", "sandbox", "network", "created_by_application", "created_at", "nonsense"])
def test_what_can_not_be_changed(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        rules.changed(_property(), {name: 5})


def test_further_fields_are_merged() -> None:
    before: dict[str, Any] = {"a": 1, "b": {"c": 1, "d": 2}, "e": [1], "f": {"g": 1}}
    changes: dict[str, Any] = {
        "a": None,
        "b": {"c": None, "x": 3},
        "e": [],
        "f": {"g": None},
        "h": {"i": None},
        "j": False,
        "k": "",
    }
    assert rules.merged(before, changes) == {"b": {"d": 2, "x": 3}, "e": [], "j": False}
    assert before == {"a": 1, "b": {"c": 1, "d": 2}, "e": [1], "f": {"g": 1}}


@pytest.mark.parametrize(
    ("zone", "instant", "text"),
    [
        ("Europe/Rome", datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC), "+01:00"),
        ("Europe/Rome", datetime(2026, 3, 29, 1, tzinfo=UTC), "+02:00"),
        ("Europe/Rome", datetime(2026, 10, 25, 1, tzinfo=UTC), "+01:00"),
        ("Australia/Lord_Howe", datetime(2026, 1, 1, tzinfo=UTC), "+11:00"),
        ("Australia/Lord_Howe", datetime(2026, 7, 1, tzinfo=UTC), "+10:30"),
        ("America/St_Johns", datetime(2026, 1, 1, tzinfo=UTC), "-03:30"),
        ("UTC", datetime(2026, 1, 1, tzinfo=UTC), "+00:00"),
    ],
)
def test_the_offset_of_a_zone(zone: str, instant: datetime, text: str) -> None:
    assert rules.offset_text(ZoneInfo(zone), instant) == text


def test_check_in_and_check_out_are_local() -> None:
    cairo = _property(time_zone="Africa/Cairo", checkin_start=0, checkout=30)
    # Clocks in Cairo skip 00:00 on 24 April 2026.
    assert cairo.checkin_instant(date(2026, 4, 24)) == datetime(2026, 4, 23, 22, tzinfo=UTC)
    assert cairo.checkout_instant(date(2026, 4, 24)) == datetime(2026, 4, 23, 22, 30, tzinfo=UTC)
    assert cairo.day_of(datetime(2026, 4, 23, 22, tzinfo=UTC)) == date(2026, 4, 24)


def test_a_snapshot_holds_every_field_of_the_property() -> None:
    hotel = _property(details={"rating": "STAR1"})
    own = set(Accommodation.__slots__) - {"products_version"}
    assert rules.snapshot(hotel) == {name: getattr(hotel, name) for name in own}
