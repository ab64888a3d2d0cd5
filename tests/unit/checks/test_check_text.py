"""What the check of texts and links finds."""

from pathlib import Path

import pytest

from scripts import check_text


def reasons(monkeypatch: pytest.MonkeyPatch, folder: Path, content: bytes, name: str = "README.md") -> list[str]:
    monkeypatch.setattr(check_text, "ROOT", folder)
    path = folder / name
    path.write_bytes(content)
    return [reason for _, reason in check_text.check(path)]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"See " + b"/home" + b"/anna/notes\n", "a path of somebody's machine: " + "/home" + "/anna"),
        (b"[text](missing.md)\n", "a link that leads nowhere: missing.md"),
        (b"[text](../outside.md)\n", "a link that leads nowhere: ../outside.md"),
        (b"https://pypi.org" + b"/simple/uv\n", "the host of a package registry: " + "pypi.org" + "/simple"),
        (b"-----BEGIN " + b"PRIVATE KEY-----\n", "a private key: -----BEGIN " + "PRIVATE KEY"),
        (b"one\r\n", "a carriage return"),
        (b"one", "does not end in exactly one newline"),
        (b"one\n\n", "does not end in exactly one newline"),
        (b"caf\xe9\n", "not UTF-8"),
    ],
    ids=["machine", "link", "outside", "registry", "key", "return", "no newline", "two newlines", "latin-1"],
)
def test_what_is_wrong_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes, reason: str) -> None:
    assert reasons(monkeypatch, tmp_path, content) == [reason]


def test_what_is_right_passes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = (
        "[us](README.md#part) [web](https://example.com/home/x) [part](#part)\n"
        "`GET /connect/rest/v1/work/7`\n\n```\n[code](nowhere.md)\n```\n"
    )
    assert reasons(monkeypatch, tmp_path, text.encode()) == []
