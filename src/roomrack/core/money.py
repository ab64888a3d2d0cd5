"""Amounts of money: decimals in code, integer minor units in hot tables, never binary floats in between."""

from decimal import Decimal
from functools import lru_cache

# ISO 4217 list one: the currencies whose minor unit is not a hundredth.
_CURRENCIES_BY_DIGITS = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
}
_DIGITS = {code: count for count, codes in _CURRENCIES_BY_DIGITS.items() for code in codes.split()}

MAX_MINOR = 10**13 - 1
"""The largest amount that is accepted, in minor units. It stays exact as a JSON number in every client."""


def digits(currency: str) -> int:
    """Return how many decimals an amount in this ISO 4217 currency has; two where the code is unknown."""
    return _DIGITS.get(currency, 2)


def minor_per_unit(currency: str) -> int:
    """Return how many minor units make one whole unit of the currency: 100 for EUR, 1 for JPY."""
    return int(10 ** digits(currency))


def to_minor(amount: Decimal, currency: str) -> int:
    """Turn an amount into minor units.

    Raises ValueError when it has more decimals than the currency, is not finite, or is beyond `MAX_MINOR`.
    """
    if not amount.is_finite():
        raise ValueError("not a finite amount")
    if amount.adjusted() > 18:
        raise ValueError("amount out of range")
    minor = amount.scaleb(digits(currency))
    whole = int(minor)
    if whole != minor:
        raise ValueError(f"{currency} has only {digits(currency)} decimals")
    if abs(whole) > MAX_MINOR:
        raise ValueError("amount out of range")
    return whole


def fits(amount: Decimal, currency: str) -> bool:
    """Whether an amount has no more decimals than its currency."""
    try:
        to_minor(amount, currency)
    except ValueError:
        return False
    return True


# A page of anything repeats its amounts, above all none at all.
@lru_cache(maxsize=16_384)
def from_minor(minor: int, currency: str) -> Decimal:
    """Turn minor units into an amount with exactly the currency's decimals."""
    return Decimal(minor).scaleb(-digits(currency))


def wire_number(amount: Decimal) -> int | float:
    """Return the amount as the number that JSON shows: an integer when whole, else the shortest exact float.

    Every amount up to `MAX_MINOR` has at most 15 significant digits, so its float prints as the same decimal.
    """
    whole = int(amount)
    return whole if whole == amount else float(amount)
