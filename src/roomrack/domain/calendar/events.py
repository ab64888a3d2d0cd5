"""What others hear of the calendar.

`calendar.changed`, one for each call and product; `reference` is the id of the write ("process"). Schema 1:

- payload: `process`, `product`, `affected` (ids of all products whose calendar shows the change, the product first),
  `ranges`: a list of `{"from", "to", "values": {column: value}}`, disjoint and in order, prices in minor units
- before: `ranges`: for each of the same ranges `{"from", "to", "values": {column: [[value, ...], [days, ...]]}}`, the
  values that were overwritten: each of the first list stood for as many days as the second says. For `availability`
  it is the allotment that was stored, so that undoing the write does not give away what was sold since.

`calendar.copied`, one for each call that copies or moves products; `reference` is the id of the write. Schema 1:

- payload: `process`, `source` (the property that they are of), `products`: a list of `[original, copy]`, the same id
  twice where a product was moved, and `from`, the first day that was copied

`calendar.rooms`, when maintenance closes physical rooms or opens them; `reference` is the product. Schema 1:

- payload: `product` (whose rooms they are), `affected` (ids of all products whose calendar shows it), `closed` and
  `opened`: lists of `[product whose stock it is, day]`, once for each room
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from roomrack.infra.events import Encoded, Event

CHANGED = "calendar.changed"
COPIED = "calendar.copied"
ROOMS = "calendar.rooms"


def changed(
    accommodation: int,
    process: int,
    product: int,
    affected: Sequence[int],
    ranges: Sequence[Mapping[str, Any]] | Encoded,
    before: Sequence[Mapping[str, Any]] | Encoded,
) -> Event:
    """A write of one product's calendar; see the module for the shape."""
    return Event(
        type=CHANGED,
        accommodation=accommodation,
        reference=str(process),
        payload={"process": process, "product": product, "affected": list(affected), "ranges": ranges},
        before={"ranges": before},
    )


def copied(accommodation: int, process: int, source: int, products: Mapping[int, int], first: date) -> Event:
    """Calendars were copied to products of a property; see the module for the shape."""
    return Event(
        type=COPIED,
        accommodation=accommodation,
        reference=str(process),
        payload={"process": process, "source": source, "products": list(products.items()), "from": first},
    )


def rooms(
    accommodation: int,
    product: int,
    affected: Sequence[int],
    closed: Sequence[tuple[int, date]],
    opened: Sequence[tuple[int, date]],
) -> Event:
    """Physical rooms were closed or opened; see the module for the shape."""
    return Event(
        type=ROOMS,
        accommodation=accommodation,
        reference=str(product),
        payload={"product": product, "affected": list(affected), "closed": list(closed), "opened": list(opened)},
    )
