"""What is taken out of payloads before developers see them."""

import json

import pytest

from roomrack.core.redaction import DEEP, MAX_DEPTH, PERSONAL, SECRET, redact, redact_body, redact_pairs


def test_secrets_cards_and_people_go_and_the_shape_stays() -> None:
    sent = {
        "channelId": 1,
        "product": 7,
        "checkin": "2026-11-27",
        "client_secret": "abc",
        "refreshToken": "def",
        "code": {"value": "x"},
        "privateNotes": "Call Ada",
        "guests": [
            {
                "id": 3,
                "type": "BOOKER",
                "givenName": "Ada",
                "family_name": "Lovelace",
                "checkin": "2026-11-27",
                "address": {"street": "1 Main Street", "city": "London"},
                "age": 36,
                "child": False,
                "email": None,
            }
        ],
        "guestsList": "Ada Lovelace",
        "roomName": "Paid with 4111 1111 1111 1111",
        "totalGross": 240.5,
        "noShow": False,
    }
    assert redact(sent) == {
        "channelId": 1,
        "product": 7,
        "checkin": "2026-11-27",
        "client_secret": SECRET,
        "refreshToken": SECRET,
        "code": SECRET,
        "privateNotes": PERSONAL,
        "guests": [
            {
                "id": 3,
                "type": "BOOKER",
                "givenName": PERSONAL,
                "family_name": PERSONAL,
                "checkin": "2026-11-27",
                "address": {"street": PERSONAL, "city": PERSONAL},
                "age": PERSONAL,
                "child": False,
                "email": None,
            }
        ],
        "guestsList": PERSONAL,
        "roomName": "Paid with **** **** **** 1111",
        "totalGross": 240.5,
        "noShow": False,
    }


@pytest.mark.parametrize("name", ["givenName", "given_name", "GIVENNAME", "given-name", "guests[0].email"])
def test_a_name_is_known_however_it_is_written(name: str) -> None:
    known = name if name != "guests[0].email" else "email[]"
    assert redact({known: "x"}) == {known: PERSONAL}


def test_what_is_nested_too_deep_is_left_out() -> None:
    value: object = "x"
    for _ in range(MAX_DEPTH + 2):
        value = [value]
    assert DEEP in json.dumps(redact(value))
    deep: dict[str, object] = {}
    inner = deep
    for _ in range(MAX_DEPTH + 2):
        inner["guest"] = {}
        inner = inner["guest"]  # type: ignore[assignment]
    assert DEEP in json.dumps(redact(deep))


def test_queries_and_forms_are_redacted_by_name() -> None:
    query = "product[]=1&product[]=2&email=ada%40example.com&token=abc&from=2026-01-01&empty="
    assert redact_pairs(query) == "product[]=1&product[]=2&email=[personal]&token=[secret]&from=2026-01-01&empty="


@pytest.mark.parametrize(
    ("raw", "media", "kept"),
    [
        (b"", "application/json", ""),
        (b'{"password": "x", "n": 1}', "application/json", '{"password":"[secret]","n":1}'),
        (b'{"password": "x"}', "", '{"password":"[secret]"}'),
        (b"client_secret=x&client_id=y", "application/x-www-form-urlencoded", "client_secret=[secret]&client_id=y"),
        (b"<xml>Ada</xml>", "application/xml", "[14 bytes that are neither JSON nor a form]"),
        (b'{"password": "x', "application/json", "[15 bytes that are neither JSON nor a form]"),
        (b'["a\\u0000b\\ud800"]', "application/json", '["ab?"]'),
    ],
)
def test_bodies_become_text_that_tells_nothing(raw: bytes, media: str, kept: str) -> None:
    assert redact_body(raw, media, 4096).replace("\\u0000", "") == kept


def test_a_long_body_is_cut_after_it_was_redacted() -> None:
    raw = json.dumps({"notes": "x" * 50, "rooms": list(range(100))}).encode()
    kept = redact_body(raw, "application/json", 40)
    assert kept.startswith('{"notes":"[personal]","rooms":[0,1,2,3,4')
    assert kept.endswith("characters]")
