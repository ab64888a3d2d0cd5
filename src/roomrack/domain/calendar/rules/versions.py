"""The version of some days of a product: the same as long as nothing that it stores for them has changed."""

from hashlib import blake2b

from roomrack.domain.calendar.rules.columns import Columns

_BYTES = 12


def version(stored: Columns, product: int) -> str:
    """A digest of everything that is stored for a product's days; days that were never set count as their defaults.

    What is left counts, so a booking changes it. What the product shows of its parent's columns does not.
    """
    row = stored.products.index(product)
    digest = blake2b(f"{product}:{stored.first.isoformat()}:{stored.days}".encode(), digest_size=_BYTES)
    for column in (stored.available, stored.price, stored.min_stay, stored.max_stay, stored.cut_off_days):
        digest.update(column[row].astype("<i8").tobytes())
    for flag in (stored.stop_sell, stored.closed_to_arrival, stored.closed_to_departure):
        digest.update(flag[row].tobytes())
    return digest.hexdigest()
