"""Whether the things that a draft names exist, and what its nights cost."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from roomrack.core.errors import RoomrackError
from roomrack.core.stay import Stay
from roomrack.domain.calendar import service as calendar
from roomrack.domain.products import service as products
from roomrack.domain.products.errors import UnknownProduct
from roomrack.domain.products.rules import Catalog
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.reservations.errors import UnknownRoom
from roomrack.domain.reservations.rules.changes import needs_prices
from roomrack.domain.reservations.rules.drafts import Draft, Settled
from roomrack.domain.reservations.rules.prices import with_vat
from roomrack.domain.reservations.rules.state import Reservation
from roomrack.infra.db import ReadUnit


async def unknown(
    unit: ReadUnit, accommodation: int, draft: Draft, catalog: Catalog, old: Reservation | None = None
) -> list[RoomrackError]:
    """The errors of ids in a draft that name nothing of this property.

    What the reservation `old` names already may have been deleted since: a client that sends back what it read does not
    ask for it anew.
    """
    errors: list[RoomrackError] = []
    product, room = draft.values.get("product"), draft.values.get("pms_product")
    if product is not None and product not in catalog and not (old and old.product == product):
        errors.append(UnknownProduct(f"{draft.path}.product", product))
    if (
        room is not None
        and not (old and old.pms_product == room)
        and not await products.pms_rooms(unit, [accommodation], id=room, include_without_parent=True)
    ):
        errors.append(UnknownRoom(f"{draft.path}.pmsProduct", room))
    return errors


async def prices(
    unit: ReadUnit, house: Accommodation, catalog: Catalog, settled: Settled, old: Reservation | None = None
) -> Sequence[int | None]:
    """The calendar's prices of the nights that a draft asks for, in minor units; nothing where they aren't needed.

    Where the property's prices hold no VAT it is added, as in a search: what a reservation says is what the guest pays.
    """
    if not needs_prices(settled, old):
        return ()
    values: Mapping[str, Any] = settled.values
    product = values["product"] if old is None else values.get("product", old.product)
    arrival = values["arrival"] if old is None else values.get("arrival", old.arrival)
    departure = values["departure"] if old is None else values.get("departure", old.departure)
    nights = Stay(arrival, departure).nights
    if product not in catalog:
        raise UnknownProduct(f"{settled.path}.product", product)
    found = await calendar.daily_prices(unit, house.id, house.currency, catalog, product, nights)
    vat, included = house.details.get("taxes"), house.details.get("taxIncluded")
    if not vat or included is None or included:
        return found
    return with_vat([price or 0 for price in found], Decimal(str(vat)))
