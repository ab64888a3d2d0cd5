"""An invoice with everything on it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from roomrack.domain.invoices.rules.amounts import Nature, Rate
from roomrack.domain.invoices.rules.charges import reckoned
from roomrack.domain.invoices.rules.documents import Document, Item, ItemKind, Kind, Party, PaymentMode

ISSUER = Party(
    company="Locanda del Porto S.r.l.",
    address="Calata Zamboni 2",
    zip="16128",
    city="Genova",
    district="GE",
    country="IT",
    vat_code="IT01234567897",
    phone="+39 010 123456",
    email="info@locanda.example",
)
COMPANY = Party(
    company="Viaggi Galilei S.p.A.",
    address="Lungarno Pacinotti 5",
    zip="56126",
    city="Pisa",
    district="PI",
    country="IT",
    vat_code="IT00743110157",
    destination="ABC1234",
)
PERSON = Party(
    firstname="Ada", lastname="Lovelace", address="12 St James's Square", zip="SW1Y 4JH", city="London", country="GB"
)


def invoice(*addressees: Party, included: bool = True, **fields: Any) -> Document:
    """Three nights, parking, cleaning and city tax."""
    items, totals = reckoned(
        [
            Item(
                kind=ItemKind.ROOM,
                text="Double – sea view",
                quantity=Decimal(3),
                price=Decimal("120.00"),
                amount=36_000,
                rate=Rate(Decimal(10)),
                first=date(2026, 12, 1),
                last=date(2026, 12, 3),
            ),
            Item(
                kind=ItemKind.EXTRA,
                text="Parking",
                quantity=Decimal(3),
                price=Decimal("15.00"),
                amount=4_500,
                rate=Rate(Decimal(22)),
                first=date(2026, 12, 1),
                last=date(2026, 12, 1),
            ),
            Item(kind=ItemKind.CLEANING, text="Cleaning", price=Decimal("40.00"), amount=4_000, rate=Rate(Decimal(10))),
            Item(
                kind=ItemKind.CITY_TAX,
                text="City tax",
                quantity=Decimal(2),
                price=Decimal("7.50"),
                amount=1_500,
                rate=Rate(Decimal(0), Nature.N1),
            ),
        ],
        included=included,
    )
    whole = Document(
        accommodation=1,
        id=1_000_001,
        kind=Kind.INVOICE,
        series="",
        year=2026,
        number=12,
        day=date(2026, 12, 4),
        due=date(2027, 1, 3),
        currency="EUR",
        language="IT",
        included=included,
        issuer=ISSUER,
        addressees=addressees or (COMPANY,),
        items=tuple(items),
        rates=totals.rates,
        refers=("ABC123456",),
        payment_mode=PaymentMode.BANKTRANSFER,
        iban="IT60X0542811101000000123456",
        electronic=True,
        notes="Reg. imprese Genova 01234567897",
        issued_at=datetime(2026, 12, 4, 9, tzinfo=UTC),
    )
    return replace(whole, **fields)
