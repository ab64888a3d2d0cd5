"""Free text written by strangers: what must never be stored, and how long it may be."""

import re

_DIGIT_RUNS = re.compile(r"(\+\s?)?(\d(?:[\s.\-\u2013_/]{0,2}\d){11,})")  # \u2013: en dash
_GROUP = re.compile(r"\d+")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_TELEPHONE_DIGITS = 15
"""The most that a telephone number has, its country included (E.164)."""

# First digits of the card schemes and the lengths of their numbers. Luhn alone would flag a tenth of all booking ids.
_SCHEMES: tuple[tuple[int, int, frozenset[int]], ...] = (
    (4, 4, frozenset({13, 16, 19})),  # Visa
    (51, 55, frozenset({16})),  # Mastercard
    (2221, 2720, frozenset({16})),  # Mastercard, second range
    (34, 34, frozenset({15})),  # American Express
    (37, 37, frozenset({15})),
    (300, 305, frozenset(range(14, 20))),  # Diners Club
    (3095, 3095, frozenset(range(14, 20))),
    (36, 36, frozenset(range(14, 20))),
    (38, 39, frozenset(range(14, 20))),
    (3528, 3589, frozenset(range(16, 20))),  # JCB
    (6011, 6011, frozenset(range(16, 20))),  # Discover
    (644, 649, frozenset(range(16, 20))),
    (65, 65, frozenset(range(16, 20))),
    (62, 62, frozenset(range(16, 20))),  # UnionPay
    (2200, 2204, frozenset(range(16, 20))),  # Mir
    (5018, 5018, frozenset(range(12, 20))),  # Maestro
    (5020, 5020, frozenset(range(12, 20))),
    (5038, 5038, frozenset(range(12, 20))),
    (5893, 5893, frozenset(range(12, 20))),
    (6304, 6304, frozenset(range(12, 20))),
    (6759, 6759, frozenset(range(12, 20))),
    (6761, 6763, frozenset(range(12, 20))),
)


def storable(text: str) -> str:
    """The text without what a database can't store: the character zero and halves of surrogate pairs."""
    if text.isascii() and "\0" not in text:
        return text
    return _UNSTORABLE.sub("", text)


def mask_card_numbers(text: str) -> str:
    """Return the text with every payment card number reduced to its last four digits.

    A run of digits counts as a card number when its length and first digits are those of a scheme and its check
    digit is right (docs/contract.md 8). Groups may be parted by spaces, dots, dashes, underscores or slashes. What a
    plus leads is a telephone number, if it is no longer than one: a tenth of Germany's mobiles would read as a card.
    """
    if len(text) < 12:
        return text
    return _DIGIT_RUNS.sub(lambda match: (match[1] or "") + _mask_run(match[2], telephone=bool(match[1])), text)


def mask_in_telephone(text: str) -> str:
    """The same for a text that should be a telephone number, whether or not a plus leads it.

    So what is no longer than such a number stays.
    """
    return mask_card_numbers(text) if text.startswith("+") else mask_card_numbers(f"+{text}")[1:]


def is_card_number(number: str) -> bool:
    """Tell whether a string of digits has the length, first digits and check digit of a payment card."""
    length = len(number)
    if not any(length in lengths and low <= int(number[: len(str(low))]) <= high for low, high, lengths in _SCHEMES):
        return False
    return _luhn(number)


def _luhn(number: str) -> bool:
    total = 0
    for position, character in enumerate(reversed(number)):
        value = int(character)
        if position % 2:
            value = value * 2 - 9 if value > 4 else value * 2
        total += value
    return total % 10 == 0


def _mask_run(run: str, *, telephone: bool) -> str:
    # "Room 12 4111 1111 1111 1111" is one run: a card may start and end at any group, so every span of whole groups
    # is tried, longest first.
    groups = list(_GROUP.finditer(run))
    masked = run
    first = 0
    while first < len(groups):
        for last in range(len(groups) - 1, first - 1, -1):
            number = "".join(group.group() for group in groups[first : last + 1])
            if telephone and first == 0 and len(number) <= _TELEPHONE_DIGITS:
                continue
            if 12 <= len(number) <= 19 and is_card_number(number):
                start, end = groups[first].start(), groups[last].end()
                masked = masked[:start] + _keep_last_four(masked[start:end]) + masked[end:]
                first = last
                break
        first += 1
    return masked


def _keep_last_four(text: str) -> str:
    left = sum(character.isdigit() for character in text) - 4
    out = []
    for character in text:
        if character.isdigit() and left > 0:
            out.append("*")
            left -= 1
        else:
            out.append(character)
    return "".join(out)
