"""The clocks: the machine's, a fixed one and the one that tests steer through a file."""

import json
import os
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from roomrack.core.clock import FileClock, FixedClock, SystemClock, clock_from


def write(path: Path, content: object) -> None:
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(content))
    os.replace(fresh, path)


def test_the_system_clock_is_in_utc() -> None:
    assert clock_from("system").now().utcoffset() == timedelta()


def test_a_fixed_clock_stands_still_in_utc() -> None:
    clock = FixedClock(datetime(2026, 3, 29, 3, tzinfo=timezone(timedelta(hours=2))))
    assert clock.now() == clock.now(7) == datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert clock.now().utcoffset() == timedelta()


def test_a_file_clock_follows_its_file(tmp_path: Path) -> None:
    path = tmp_path / "clock.json"
    write(path, {"instant": "2026-03-29T00:30:00Z"})
    clock = clock_from(f"file:{path}")
    assert isinstance(clock, FileClock)
    assert clock.now() == clock.now(3) == datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    write(path, {"instant": "2026-03-30T00:30:00Z"})
    assert clock.now() == datetime(2026, 3, 30, 0, 30, tzinfo=UTC)
    write(path, {"offset_seconds": 86400})
    assert clock.now() - SystemClock().now() > timedelta(hours=23, minutes=59)


@pytest.mark.parametrize("content", [{}, [], 1, {"instant": "tomorrow"}])
def test_a_file_clock_refuses_other_content(tmp_path: Path, content: object) -> None:
    path = tmp_path / "clock.json"
    write(path, content)
    with pytest.raises(ValueError, match=r".+"):
        FileClock(path).now()


@pytest.mark.parametrize("setting", ["", "sundial", "file:", "system:x"])
def test_an_unknown_clock_is_refused(setting: str) -> None:
    with pytest.raises(ValueError, match="unknown clock"):
        clock_from(setting)
