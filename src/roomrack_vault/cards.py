"""What a card is, which scheme it is of, and what of it is wrong. Pure: no I/O, no clock."""

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from stdnum import luhn

from roomrack_vault.errors import Fault

MAX_HOLDER = 100
_SEPARATORS = re.compile(r"[\s.\-]")
_MONTH_FIRST = re.compile(r"(0?[1-9]|1[0-2])\s?[/\-]\s?(\d{2}|20\d{2})")
_YEAR_FIRST = re.compile(r"(20\d{2})-(0[1-9]|1[0-2])(?:-.*)?")
_FURTHEST_YEARS = 30

# First digits, lengths of the number and of the security code, and the name on the wire (facts: ApiReservationCard).
_SCHEMES: tuple[tuple[int, int, frozenset[int], int, str], ...] = (
    (4, 4, frozenset({13, 16, 19}), 3, "VISA"),
    (51, 55, frozenset({16}), 3, "MASTERCARD"),
    (2221, 2720, frozenset({16}), 3, "MASTERCARD"),
    (34, 34, frozenset({15}), 4, "AMERICAN_EXPRESS"),
    (37, 37, frozenset({15}), 4, "AMERICAN_EXPRESS"),
    (300, 305, frozenset(range(14, 20)), 3, "DINERS_CLUB"),
    (3095, 3095, frozenset(range(14, 20)), 3, "DINERS_CLUB"),
    (36, 36, frozenset(range(14, 20)), 3, "DINERS_CLUB"),
    (38, 39, frozenset(range(14, 20)), 3, "DINERS_CLUB"),
    (3528, 3589, frozenset(range(16, 20)), 3, "JCB"),
    (6011, 6011, frozenset(range(16, 20)), 3, "DISCOVER"),
    (644, 649, frozenset(range(16, 20)), 3, "DISCOVER"),
    (65, 65, frozenset(range(16, 20)), 3, "DISCOVER"),
    (62, 62, frozenset(range(16, 20)), 3, "OTHER"),  # UnionPay
    (2200, 2204, frozenset(range(16, 20)), 3, "OTHER"),  # Mir
    (5018, 5018, frozenset(range(12, 20)), 3, "OTHER"),  # Maestro
    (5020, 5020, frozenset(range(12, 20)), 3, "OTHER"),
    (5038, 5038, frozenset(range(12, 20)), 3, "OTHER"),
    (5893, 5893, frozenset(range(12, 20)), 3, "OTHER"),
    (6304, 6304, frozenset(range(12, 20)), 3, "OTHER"),
    (6759, 6759, frozenset(range(12, 20)), 3, "OTHER"),
    (6761, 6763, frozenset(range(12, 20)), 3, "OTHER"),
)
_NAMES = {
    "VISA": "VISA",
    "MASTERCARD": "MASTERCARD",
    "MASTER": "MASTERCARD",
    "AMERICANEXPRESS": "AMERICAN_EXPRESS",
    "AMEX": "AMERICAN_EXPRESS",
    "DINERSCLUB": "DINERS_CLUB",
    "DINERS": "DINERS_CLUB",
    "JCB": "JCB",
    "DISCOVER": "DISCOVER",
}
"""Schemes as senders write them in `cardType`, without spaces and underscores."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card as it was taken."""

    number: str
    scheme: str
    year: int
    month: int
    cvv: str | None
    holder: str | None
    virtual: bool
    kind: str
    """The wire's `type`: VIRTUAL, CREDIT, DEBIT or UNKNOW (sic)."""
    activates_at: datetime | None
    balance: str | None
    """What a virtual card holds, as a decimal number."""

    @property
    def last4(self) -> str:
        """What may be shown of the number."""
        return self.number[-4:]

    @property
    def last_day(self) -> date:
        """The day after which the card is good no more."""
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    def __repr__(self) -> str:
        return f"Card(**** {self.last4})"


@dataclass(frozen=True, slots=True)
class Secrets:
    """What is sealed of a card beside its security code."""

    number: str
    year: int
    month: int
    holder: str | None

    def __repr__(self) -> str:
        return f"Secrets(**** {self.number[-4:]})"


def demo(now: datetime) -> Card:
    """A card of the numbers that schemes set apart for tests, good for years."""
    return Card(
        number="4111111111111111",
        scheme="VISA",
        year=now.year + 3,
        month=12,
        cvv=None,
        holder="DEMO GUEST",
        virtual=False,
        kind="CREDIT",
        activates_at=None,
        balance=None,
    )


def scheme_of(number: str) -> tuple[str, int] | None:
    """The scheme of a number and the digits of its security code; None where no scheme has such numbers."""
    for low, high, lengths, code, name in _SCHEMES:
        if len(number) in lengths and low <= int(number[: len(str(low))]) <= high:
            return name, code
    return None


def read(sent: object, now: datetime, path: str = "$.streamCard") -> Card | list[Fault]:
    """The card of a `streamCard`, or everything that is wrong with it, each with its JSON path.

    A number needs its scheme's length and a right check digit; the security code the scheme's length, 3 digits or 4;
    the expiry must not have passed; an activation must not come after it.
    """
    if sent is None:
        return [Fault(path, "missing")]
    if not isinstance(sent, Mapping):
        return [Fault(path, "not_object")]
    faults: list[Fault] = []
    number, scheme = _number(sent.get("pan"), f"{path}.pan", faults)
    cvv = _cvv(sent.get("cvv"), scheme, f"{path}.cvv", faults)
    expiry = _expiry(sent.get("expirationDate"), now, f"{path}.expirationDate", faults)
    activates = _activation(sent.get("activationDate"), f"{path}.activationDate", faults)
    balance = _balance(sent.get("currentBalance"), f"{path}.currentBalance", faults)
    holder = _holder(sent.get("cardHolder"), f"{path}.cardHolder", faults)
    virtual = _flag(sent, path, faults)
    kind, named = _kind(sent.get("cardType"), f"{path}.cardType", faults)
    if scheme is not None and named is not None and scheme[0] != named:
        faults.append(Fault(f"{path}.cardType", "scheme_differs", "ApiValidationFailed"))
    if expiry is not None and activates is not None and activates.date() > _end(*expiry):
        faults.append(Fault(f"{path}.activationDate", "activates_late", "ApiValidationFailed"))
    if faults or number is None or scheme is None or expiry is None:
        return faults
    return Card(
        number=number,
        scheme=scheme[0],
        year=expiry[0],
        month=expiry[1],
        cvv=cvv,
        holder=holder,
        virtual=virtual,
        kind="VIRTUAL" if virtual else kind,
        activates_at=activates,
        balance=balance,
    )


def _number(value: object, path: str, faults: list[Fault]) -> tuple[str | None, tuple[str, int] | None]:
    if value is None or value == "":
        faults.append(Fault(path, "missing"))
        return None, None
    digits = _SEPARATORS.sub("", value) if isinstance(value, str) else ""
    if not (digits.isascii() and digits.isdigit() and 12 <= len(digits) <= 19 and luhn.is_valid(digits)):
        faults.append(Fault(path, "number_wrong"))
        return None, None
    scheme = scheme_of(digits)
    if scheme is None:
        faults.append(Fault(path, "scheme_unknown", "ApiValidationFailed"))
        return None, None
    return digits, scheme


def _cvv(value: object, scheme: tuple[str, int] | None, path: str, faults: list[Fault]) -> str | None:
    if value is None or value == "":
        return None
    lengths = {3, 4} if scheme is None else {scheme[1]}
    if not isinstance(value, str) or not (value.isascii() and value.isdigit()) or len(value) not in lengths:
        faults.append(Fault(path, "cvv_wrong"))
        return None
    return value


def _expiry(value: object, now: datetime, path: str, faults: list[Fault]) -> tuple[int, int] | None:
    if value is None or value == "":
        faults.append(Fault(path, "missing"))
        return None
    text = value.strip() if isinstance(value, str) else ""
    if match := _MONTH_FIRST.fullmatch(text):
        month, year = int(match[1]), int(match[2])
        year += 2000 if year < 100 else 0
    elif match := _YEAR_FIRST.fullmatch(text):
        year, month = int(match[1]), int(match[2])
    else:
        faults.append(Fault(path, "expiry_wrong"))
        return None
    # A day's grace: it is still the last day of the month somewhere.
    if _end(year, month) + timedelta(1) < now.date() or year > now.year + _FURTHEST_YEARS:
        faults.append(Fault(path, "expired", "ApiValidationFailed"))
        return None
    return year, month


def _end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _activation(value: object, path: str, faults: list[Fault]) -> datetime | None:
    if value is None or value == "":
        return None
    try:
        moment = datetime.fromisoformat(str(value).removesuffix("[UTC]").strip())
    except ValueError:
        faults.append(Fault(path, "instant_wrong"))
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _balance(value: object, path: str, faults: list[Fault]) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 10**12:
        faults.append(Fault(path, "amount_wrong"))
        return None
    return str(value)


def _holder(value: object, path: str, faults: list[Fault]) -> str | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str) or len(value) > MAX_HOLDER:
        faults.append(Fault(path, "text_wrong"))
        return None
    return " ".join(value.split()) or None


def _flag(sent: Mapping[str, Any], path: str, faults: list[Fault]) -> bool:
    found = False
    for name in ("isVirtual", "virtual"):
        value = sent.get(name)
        if value is not None and not isinstance(value, bool):
            faults.append(Fault(f"{path}.{name}", "flag_wrong"))
        found = found or value is True
    return found


def _kind(value: object, path: str, faults: list[Fault]) -> tuple[str, str | None]:
    if value is None or value == "":
        return "UNKNOW", None
    if not isinstance(value, str) or len(value) > MAX_HOLDER:
        faults.append(Fault(path, "text_wrong"))
        return "UNKNOW", None
    name = re.sub(r"[\s_\-]", "", value).upper()
    return (name if name in {"CREDIT", "DEBIT"} else "UNKNOW"), _NAMES.get(name)
