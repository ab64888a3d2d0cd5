"""Lines made from what a reservation owes.

Each charge has a key that no other has. A charge stands on one invoice or receipt at most, until that is taken back;
the database holds the keys that are taken.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from roomrack.core.money import from_minor, to_minor
from roomrack.domain.invoices.rules.amounts import Nature, Rate, Totals, totals
from roomrack.domain.invoices.rules.documents import Item, ItemKind
from roomrack.domain.reservations.rules.state import GUEST, Reservation

_EXTRA = "extra"
_EXEMPTING = ("exclude_city_tax", "exclude_city_tax_agency", "city_tax_exemption")
CITY_TAX = Rate(Decimal(0), Nature.N1)
"""City tax is taken for the city, outside VAT."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """One thing that a reservation owes, with VAT in it."""

    key: str
    kind: ItemKind
    text: str
    amount: int
    """Minor units of the reservation's currency."""
    rate: Rate
    reservation: int
    day: date | None = None
    quantity: int = 1
    """Into how many equal parts the amount is shown, where it divides evenly."""


def room_charges(
    room: Reservation, name: str, rate: Rate, *, exemption: Nature | None, cleaning: str, city_tax: str
) -> list[Charge]:
    """What a reservation owes: its nights, cleaning, extras, and the city tax of its guests.

    `name`, `cleaning` and `city_tax` are what the lines are called, `exemption` is why an extra without VAT has none.
    A night that costs nothing is no charge, and neither is such an extra.
    """
    made = [
        Charge(
            key=f"{room.id}:night:{night.isoformat()}",
            kind=ItemKind.ROOM,
            text=name,
            amount=price,
            rate=rate,
            reservation=room.id,
            day=night,
        )
        for night, price in zip(room.stay.nights, room.nightly, strict=True)
        if price
    ]
    if room.cleaning_fee:
        made.append(
            Charge(
                key=f"{room.id}:cleaning",
                kind=ItemKind.CLEANING,
                text=cleaning,
                amount=room.cleaning_fee,
                rate=rate,
                reservation=room.id,
            )
        )
    for extra in room.extras:
        percent = Decimal(extra.tax)
        if extra.price:
            made.append(
                Charge(
                    key=f"{room.id}:{_EXTRA}:{extra.id}",
                    kind=ItemKind.EXTRA,
                    text=extra.name,
                    amount=extra.price,
                    rate=Rate(percent, None if percent else exemption),
                    reservation=room.id,
                    day=extra.day,
                    quantity=extra.quantity,
                )
            )
    for guest in room.guests:
        owed = guest.details.get("city_tax_price")
        if guest.type != GUEST or not owed or any(guest.details.get(name) for name in _EXEMPTING):
            continue
        amount = to_minor(Decimal(str(owed)), room.currency)
        if amount:
            made.append(
                Charge(
                    key=f"{room.id}:city-tax:{guest.id}",
                    kind=ItemKind.CITY_TAX,
                    text=city_tax,
                    amount=amount,
                    rate=CITY_TAX,
                    reservation=room.id,
                )
            )
    return made


def extras_of(keys: Iterable[str]) -> dict[int, set[int]]:
    """The extras among what stands on invoices, by reservation."""
    found: dict[int, set[int]] = {}
    for key in keys:
        reservation, kind, number = f"{key}::".split(":")[:3]
        if kind == _EXTRA:
            found.setdefault(int(reservation), set()).add(int(number))
    return found


def grouped(charges: Sequence[Charge], currency: str) -> list[Item]:
    """Charges as lines: nights in a row at one price are one line, and so are equal city taxes of a reservation."""
    items: list[Item] = []
    for charge in charges:
        price = from_minor(charge.amount, currency)
        count = 1
        if charge.quantity > 1 and charge.amount % charge.quantity == 0:
            count, price = charge.quantity, from_minor(charge.amount // charge.quantity, currency)
        last = items[-1] if items else None
        if last is not None and _continues(last, charge, price):
            items[-1] = replace(
                last,
                quantity=last.quantity + 1,
                amount=last.amount + charge.amount,
                last=charge.day,
                keys=(*last.keys, charge.key),
            )
            continue
        items.append(
            Item(
                kind=charge.kind,
                text=charge.text,
                quantity=Decimal(count),
                price=price,
                amount=charge.amount,
                rate=charge.rate,
                reservation=charge.reservation,
                first=charge.day,
                last=charge.day,
                keys=(charge.key,),
            )
        )
    return items


def _continues(last: Item, charge: Charge, price: Decimal) -> bool:
    alike = (last.kind, last.reservation, last.price, last.rate, last.text) == (
        charge.kind,
        charge.reservation,
        price,
        charge.rate,
        charge.text,
    )
    if not alike:
        return False
    if charge.kind is ItemKind.ROOM and last.last is not None and charge.day is not None:
        return last.last + timedelta(1) == charge.day
    return charge.kind is ItemKind.CITY_TAX


def reckoned(items: Sequence[Item], *, included: bool) -> tuple[list[Item], Totals]:
    """Lines with what each comes to, and the totals."""
    found = totals([(item.amount, item.rate) for item in items], included=included)
    return [replace(item, split=split) for item, split in zip(items, found.lines, strict=True)], found


def left(charges: Iterable[Charge], taken: Collection[str]) -> list[Charge]:
    """The charges whose key is among those that this document got."""
    return [charge for charge in charges if charge.key in taken]
