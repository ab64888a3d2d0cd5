"""What is sold beside the room: the extra that a wish makes, or turns another one into (docs/contract.md 7)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypedDict

from roomrack.core.errors import RoomrackError
from roomrack.core.money import digits, to_minor
from roomrack.core.stay import Stay
from roomrack.core.text import mask_card_numbers
from roomrack.domain.extras.rules import Extra, charge, days_of
from roomrack.domain.reservations.errors import AmountWrong, ExtraDayOutside, ExtraNotHad, ExtraSoldOut
from roomrack.domain.reservations.rules.parts import Kind, SoldExtra
from roomrack.domain.reservations.rules.state import Reservation

MAX_EXTRAS = 500
"""How many a reservation has at most (ours)."""


class Values(TypedDict, total=False):
    """What was sent of an extra. What is absent keeps its value or has its default, None clears."""

    product: int | None
    price: Decimal | None
    quantity: int | None
    day: date | None
    url: str | None
    external_id: str | None
    created_at: datetime | None
    production_date: datetime | None
    group: bool | None
    manual: bool | None


@dataclass(frozen=True, slots=True)
class ExtraDraft:
    """A wish, and where in the request's body it stands."""

    values: Values
    path: str = "$"
    id: int | None = None
    """The extra of the reservation that it is, where a whole list is stated anew."""
    product_field: str = "product"
    """What the body calls the id of what is sold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Who is counted for prices."""

    adults: int
    children: int = 0


def people_of(reservation: Reservation, places: int) -> People:
    """How many stay: `totalGuest` adults and `totalChildren` children (ours). Infants are not counted.

    Where nobody said how many adults there are, those who are written down count, and without them as many as the
    product, which has `places`, leaves beside the children; one at least.
    """
    children = reservation.total_children
    if reservation.total_guest:
        return People(adults=reservation.total_guest, children=children)
    registered = sum(guest.type == "GUEST" for guest in reservation.guests)
    return People(adults=max(1, (registered or places) - children), children=children)


def kind_of(extra: Extra) -> Kind:
    """What an extra is within the price, by its category, whatever its case and signs."""
    category = "".join(letter for letter in (extra.category or "").upper() if letter.isalpha())
    return Kind.__members__.get(category, Kind.EXTRA)


def sold(
    draft: ExtraDraft,
    old: SoldExtra | None,
    product: Extra | None,
    reservation: Reservation,
    people: People,
    *,
    id: int,
    now: datetime,
) -> tuple[SoldExtra | None, list[RoomrackError]]:
    """The extra that a wish makes of `old`, or what is wrong with it.

    `product` is what is sold as the property has it, None when it was deleted since `old` was sold. A price that is not
    stated is computed by the product's model, and computed anew when product, quantity or day change unless it was
    stated then.
    """
    values, path = draft.values, draft.path
    errors: list[RoomrackError] = []
    currency, stay = reservation.currency, reservation.stay
    quantity = values.get("quantity", old.quantity if old else None)
    day = values.get("day", old.day if old else None)
    if day is not None and ("day" in values or old is None) and not stay.arrival <= day <= stay.departure:
        errors.append(ExtraDayOutside(f"{path}.day", first=stay.arrival, last=stay.departure))
    price: int | None = None
    stated = values.get("price")
    if stated is not None:
        try:
            price = to_minor(stated, currency)
        except ValueError:
            price = -1
        if price < 0:
            errors.append(AmountWrong(f"{path}.price", digits=digits(currency), currency=currency))
    elif old is not None and not _priced_anew(draft, old, day, quantity):
        price = old.price
    if not errors and price is None:
        price = _computed(product, old, stay, people, quantity, day, currency)
        if price is None:
            errors.append(ExtraNotHad(f"{path}.{'day' if day else draft.product_field}", product=_id(draft, old)))
    if errors or price is None:
        return None, errors
    manual = values.get("manual")
    if manual is None:
        manual = stated is not None or (old is not None and old.manual and "price" not in values)
    base = old or SoldExtra(id=id, product=_id(draft, old), name="", price=0, created_at=now.replace(microsecond=0))
    changed: dict[str, Any] = {name: values[name] for name in ("external_id", "production_date") if name in values}
    if "url" in values:
        changed["url"] = None if values["url"] is None else mask_card_numbers(values["url"])
    if values.get("created_at") is not None:
        changed["created_at"] = values["created_at"]
    if "group" in values:
        changed["group"] = bool(values["group"])
    if product is not None and (old is None or old.product != product.id):
        changed |= {
            "product": product.id,
            "name": product.name,
            "kind": kind_of(product),
            "tax": "0" if product.vat_exemption else str(product.tax_percent),
        }
    after = replace(base, price=price, quantity=1 if quantity is None else quantity, day=day, manual=manual, **changed)
    return after, []


def taken_on(line: SoldExtra, product: Extra, stay: Stay) -> tuple[date, ...]:
    """The local days on which an extra of a stay is used up: its own, or all on which it can be had."""
    return (line.day,) if line.day is not None else days_of(product.valid_days, stay)


def shortages(
    wanted: Iterable[tuple[str, SoldExtra]],
    products: Mapping[int, Extra],
    stay: Stay,
    others: Mapping[int, Mapping[date, int]],
) -> list[RoomrackError]:
    """What can't be sold any more, `others` being how many of each others have on each day. One error an extra."""
    used = {product: dict(days) for product, days in others.items()}
    errors: list[RoomrackError] = []
    for path, line in wanted:
        product = products.get(line.product)
        if product is None or product.availability is None:
            continue
        days = used.setdefault(line.product, {})
        short = [
            day for day in taken_on(line, product, stay) if days.get(day, 0) + line.quantity > product.availability
        ]
        if short:
            errors.append(ExtraSoldOut(path, extra=line.product, day=short[0]))
        for day in taken_on(line, product, stay):
            days[day] = days.get(day, 0) + line.quantity
    return errors


def merged(lines: Sequence[SoldExtra]) -> SoldExtra:
    """A group as one extra: the first of it, with the price and the quantity of all."""
    return replace(
        lines[0], price=sum(line.price for line in lines), quantity=sum(line.quantity for line in lines), group=True
    )


def _priced_anew(draft: ExtraDraft, old: SoldExtra, day: date | None, quantity: int | None) -> bool:
    if "price" in draft.values:  # null: have it computed
        return True
    same = draft.values.get("product", old.product) == old.product
    return not old.manual and not (same and day == old.day and (quantity or 1) == old.quantity)


def _computed(
    product: Extra | None,
    old: SoldExtra | None,
    stay: Stay,
    people: People,
    quantity: int | None,
    day: date | None,
    currency: str,
) -> int | None:
    """The price by the product's model; None when it can't be had on the day, or on any."""
    if product is None:
        return old.price if old else None
    valid = days_of(product.valid_days, stay)
    if not valid or (day is not None and day not in valid):
        return None
    cost = charge(
        product,
        stay,
        currency,
        adults=people.adults,
        children=people.children,
        quantity=quantity,
        days=None if day is None else {day},
    )
    return int(cost.amount.scaleb(digits(currency)))


def _id(draft: ExtraDraft, old: SoldExtra | None) -> int:
    wanted = draft.values.get("product")
    return wanted if wanted is not None else (old.product if old else 0)
