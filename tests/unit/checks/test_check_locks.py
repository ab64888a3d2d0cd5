"""What the check of the locks finds."""

from pathlib import Path

import pytest
from packaging.version import Version

from scripts import check_locks


def problems(path: Path, text: str) -> list[str]:
    lock = path / "some.lock"
    lock.write_text(text, encoding="utf-8")
    found: list[str] = []
    check_locks.read_lock(lock, found)
    return found


def test_pins_are_read_with_their_markers(tmp_path: Path) -> None:
    lock = tmp_path / "some.lock"
    lock.write_text(
        "Some_Package[extra]==1.2 ; python_full_version < '3.12' \\\n    --hash=sha256:aa\n    # via roomrack\n"
        "some-package==1.3 ; python_full_version >= '3.12' \\\n    --hash=sha256:bb\n",
        encoding="utf-8",
    )
    found: list[str] = []
    assert check_locks.read_lock(lock, found) == {"some-package": {Version("1.2"), Version("1.3")}}
    assert found == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("--index-url https://example.com\n", "some.lock:1: an address"),
        ("one @ https://example.com/one.whl \\\n    --hash=sha256:aa\n", "some.lock:1: an address"),
        ("one==1\ntwo==2 \\\n    --hash=sha256:aa\n", "some.lock: one==1 has no hashes"),
        ("one>=1 \\\n    --hash=sha256:aa\n", "some.lock:1: not a pin: one>=1 \\"),
    ],
    ids=["index", "direct", "no hash", "range"],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, problem: str) -> None:
    assert problem in problems(tmp_path, text)
