"""What of a price and of an availability goes to a channel (docs/contract.md 9)."""

from decimal import ROUND_HALF_UP, Decimal

from roomrack.core.money import digits


def corrected(price: Decimal, currency: str, *, ratio: Decimal | None, fixed: bool, whole: bool) -> Decimal:
    """The price for a channel: `ratio` multiplies it, or is added to it when the correction is `fixed`.

    `whole` rounds to whole units of currency, otherwise it has the digits of the currency; halves go up. A price that
    is missing (0) stays so, and a correction never makes one negative.
    """
    if not price:
        return Decimal(0)
    if ratio is not None:
        price = price + ratio if fixed else price * ratio
    unit = Decimal(1) if whole else Decimal(1).scaleb(-digits(currency))
    return max(Decimal(0), price).quantize(unit, rounding=ROUND_HALF_UP)


def shared(left: int, percentage: int) -> int:
    """How many of the units that are left a channel is told of: the percentage, rounded up.

    So a channel sees a room while there is one, unless the percentage is 0, and never more than are left.
    """
    return -(-left * percentage // 100)
