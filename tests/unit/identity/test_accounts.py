"""Rules about accounts: which passwords may be chosen, which codes are taken, how letters read."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomrack.core.rights import Duty, Level
from roomrack.domain.identity.rules import accounts as rules
from roomrack.domain.identity.rules import letters

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
NOW = datetime(2030, 1, 1, 12, 0, 15, tzinfo=UTC)
STEP = int(NOW.timestamp()) // rules.STEP_SECONDS


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("", "password_short"),
        ("ninechars", "password_short"),
        ("x" * 1_025, "password_long"),
        ("nul\0 within it", "password_long"),
        ("aaaaaaaaaaaa", "password_simple"),
        ("abababababab", "password_simple"),
        ("abcdefghijkl", "password_simple"),
        ("0987654321", "password_simple"),
        ("Password12", "password_simple"),
        ("bo.desk@hotel.example", "password_simple"),
        ("bo.desk!!1", "password_simple"),
        ("a long walk at dusk", None),
        ("un password lungo che nessuno indovina", None),
        ("träume süß 42", None),
    ],
)
def test_passwords(password: str, fault: str | None) -> None:
    assert rules.password_fault(password, "bo.desk@hotel.example", "") == fault


@given(offset=st.integers(-4, 4), last=st.integers(-5, 5))
def test_a_code_is_taken_near_its_time_and_never_before_the_last_one(offset: int, last: int) -> None:
    code = pyotp.TOTP(SECRET).generate_otp(STEP + offset)
    near = [step for step in (STEP - 1, STEP, STEP + 1) if pyotp.TOTP(SECRET).generate_otp(step) == code]
    expected = max((step for step in near if step > STEP + last), default=None)
    assert rules.step_of(SECRET, code, STEP + last, NOW) == expected


@pytest.mark.parametrize("code", ["", "12345", "1234567", "12345x", "１２３４５６", "abcdefgh"])
def test_what_has_not_the_form_of_a_code_is_none(code: str) -> None:
    assert rules.step_of(SECRET, code, 0, NOW) is None


def test_codes_are_read_as_people_type_them() -> None:
    assert rules.plain_code(" ABCD-efgh ijkl-2345 ") == "abcdefghijkl2345"
    assert rules.shown_code("abcdefghijkl2345") == "abcd-efgh-ijkl-2345"
    assert rules.is_recovery_code("abcdefghijkl2345")
    assert not rules.is_recovery_code("123456")


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("bo@hotel.example", True),
        ("bo+desk@a.b.example", True),
        ("bo@hotel", False),
        ("bo hotel@a.example", False),
        ("bo@a.example\r\nBcc: x@y.example", False),
        ("bo@a.example,x@y.example", False),
        (f"{'x' * 250}@a.example", False),
    ],
)
def test_addresses(text: str, good: bool) -> None:
    assert rules.is_address(text) is good


def test_sets_to_begin_with_name_every_area() -> None:
    for label, levels in rules.PRESETS.values():
        assert label
        assert set(levels) == set(Duty)
        assert all(isinstance(level, Level) for level in levels.values())


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("curl/8", "Unknown browser"),
        ("", "Unknown browser"),
    ],
)
def test_browsers_are_called_by_name(agent: str, name: str) -> None:
    assert rules.agent_name(agent) == name


_KINDS = (
    letters.INVITATION,
    letters.WELCOME,
    letters.RESET,
    letters.PASSWORD_CHANGED,
    letters.FACTOR_ON,
    letters.FACTOR_OFF,
    letters.FACTOR_RESET,
)


@pytest.mark.parametrize(("kind", "language"), list(product(_KINDS, (*letters.LANGUAGES, "de", ""))))
def test_letters_are_complete_in_every_language_and_escape_what_people_typed(kind: str, language: str) -> None:
    details = {
        "name": "<b>Bo</b>",
        "property": "Rose & <i>Crown</i>",
        "username": "bo@hotel.example",
        "server": "https://rooms.example",
        "forgotten": "https://rooms.example/forgotten",
    }
    link = "https://rooms.example/x?a=1&b=2"
    until = NOW + timedelta(hours=1)
    letter = letters.compose(kind, language, details, link=link, until=until)
    assert "<b>" not in letter.html
    assert "<i>" not in letter.html
    assert link in letter.text
    assert "a=1&amp;b=2" in letter.html
    assert "2030-01-01 13:00" in letter.text
    assert "{" not in letter.subject + letter.text + letter.html
    assert letter.html.startswith(f'<!doctype html><html lang="{language if language in letters.LANGUAGES else "en"}">')


def test_both_languages_say_the_same_things() -> None:
    assert set(letters.TEXTS["it"]) == set(letters.TEXTS["en"])
