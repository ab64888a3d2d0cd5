"""Which telephone numbers take texts, how often messages are tried, and how long texts are."""

from datetime import UTC, datetime

import pytest

from roomrack.domain.cards.rules import MAX_NAME, PIN_TEXTS, pin_text
from roomrack.domain.messages.rules import DELAYS, Channel, Outgoing, Status, next_attempt, textable

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("numbers", "country", "found"),
    [
        (["333 123 4567"], "IT", "+393331234567"),
        (["+39 333-1234567"], None, "+393331234567"),
        (["0039 333 1234567"], "IT", "+393331234567"),
        (["(650) 253-0000"], "US", "+16502530000"),
        (["06 6982"], "IT", None),
        (["06 69812345", None, "", "333 123 4567"], "IT", "+393331234567"),
        (["333 123 4567"], None, None),
        (["333 123 4567"], "ZZ", None),
        (["899 123456", "800 123456"], "IT", None),
        (["call me", "+", "1", "+999999999999"], "IT", None),
        (["٣٣٣ ١٢٣ ٤٥٦٧"], "IT", "+393331234567"),
        ([], "IT", None),
    ],
)
def test_the_first_mobile_number_takes_texts(numbers: list[str | None], country: str | None, found: str | None) -> None:
    assert textable(numbers, country) == found


def test_a_message_waits_longer_after_each_attempt_and_is_given_up_after_the_last() -> None:
    for attempts in range(1, len(DELAYS) + 2):
        message = Outgoing(
            accommodation=1,
            kind="pin",
            id=7,
            subject=1,
            channel=Channel.TEXT,
            address="+393331234567",
            language="en",
            status=Status.WAITING,
            attempts=attempts,
            due_at=NOW,
            sent_at=None,
            problem=None,
            receipt=None,
            created_at=NOW,
        )
        over = attempts > len(DELAYS)
        expected = (Status.FAILED, NOW) if over else (Status.WAITING, NOW + DELAYS[attempts - 1])
        assert next_attempt(message, NOW) == expected
        assert message.reference == "pin-text.7"


@pytest.mark.parametrize("language", [*PIN_TEXTS, "de"])
def test_the_text_about_a_pin_is_one_message_of_a_telephone(language: str) -> None:
    said = pin_text("H" * (MAX_NAME + 20), language)
    assert len(said) <= 160
    assert said.startswith("H" * MAX_NAME + ":")
    assert said.isascii()
