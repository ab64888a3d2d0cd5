"""Card numbers in free text are masked, other long numbers are kept."""

import pytest

from roomrack.core.text import is_card_number, mask_card_numbers, storable


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my card is 4111111111111111 thanks", "my card is ************1111 thanks"),
        ("4111 1111 1111 1111", "**** **** **** 1111"),
        ("4111-1111-1111-1111 exp 12/28", "****-****-****-1111 exp 12/28"),
        ("5555.5555.5555.4444", "****.****.****.4444"),
        ("2223003122003222", "************3222"),
        ("3782 822463 10005", "**** ****** *0005"),
        ("6011111111111117", "************1117"),
        ("3530111333300000", "************0000"),
        ("30569309025904", "**********5904"),
        ("6759649826438453", "************8453"),
        ("room 12 4111 1111 1111 1111 28", "room 12 **** **** **** 1111 28"),
        ("4111111111111111 and 5555555555554444", "************1111 and ************4444"),
        ("+4915112345603 4111111111111111", "+4915112345603 ************1111"),
        ("+4111 1111 1111 1111", "+**** **** **** 1111"),  # longer than any telephone number
        ("4111\n1111\n1111\n1111", "****\n****\n****\n1111"),
        ("\uff14\uff11\uff11\uff11111111111111", "************1111"),
    ],
)
def test_card_numbers_are_masked(text: str, expected: str) -> None:
    assert mask_card_numbers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "late arrival, 2 children",
        "4111111111111112",  # wrong check digit
        "booking 1234567890123452",  # Luhn holds, no scheme starts so
        "+39 06 6988 3145 / +39 333 1234567",
        "41111111111111111111111111",  # longer than any card
        "2026-11-24 2026-11-26",
        "call +4915112345603",  # a card by length, first digits and check digit, but for the plus
        "call + 49 151 123456-03",
    ],
)
def test_other_numbers_are_kept(text: str) -> None:
    assert mask_card_numbers(text) == text


def test_the_length_must_be_one_of_the_scheme() -> None:
    assert is_card_number("4222222222222")
    assert not is_card_number("42222222222221")


@pytest.mark.parametrize(
    ("text", "kept"),
    [("", ""), ("a\0b\nc", "ab\nc"), ("caff\u00e8 \ud83d x", "caff\u00e8  x"), ("\U0001f600", "\U0001f600")],
)
def test_what_no_database_stores_is_left_out(text: str, kept: str) -> None:
    assert storable(text) == kept
