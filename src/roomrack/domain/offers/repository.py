"""All SQL of offers."""

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from roomrack.domain.offers.rules.exchange import Rate
from roomrack.domain.offers.rules.party import Exemption
from roomrack.domain.offers.rules.terms import CityTax, Discount, Terms
from roomrack.infra.db import ReadUnit, WriteUnit

_TERMS = "select discounts::text, city_taxes::text, child_age from offer_terms where accommodation = $1"

_STORE = """
insert into offer_terms (accommodation, discounts, city_taxes, child_age, updated_at)
values ($1, $2::text::jsonb, $3::text::jsonb, $4, $5)
on conflict (accommodation) do update set discounts = excluded.discounts, city_taxes = excluded.city_taxes,
    child_age = excluded.child_age, updated_at = excluded.updated_at
"""

_RATES = "select currency, rate, day from exchange_rate order by currency"

_STORE_RATES = """
insert into exchange_rate (currency, rate, day)
select * from unnest($1::text[], $2::numeric[], $3::date[])
on conflict (currency) do update set rate = excluded.rate, day = excluded.day
"""

_NAMING = """
select exists (
    select from offer_terms t, jsonb_array_elements(t.discounts || t.city_taxes) as term
    where t.accommodation = $1 and term -> 'room_ids' @> to_jsonb($2::bigint)
)
"""

_AMOUNTS = """
select exists (
    select from offer_terms
    where accommodation = $1 and (discounts <> '[]'::jsonb or city_taxes <> '[]'::jsonb)
)
"""


async def terms(unit: ReadUnit, accommodation: int) -> Terms:
    """What a property has set; the defaults when it has set nothing."""
    row = await unit.raw.fetchrow(_TERMS, accommodation)
    if row is None:
        return Terms()
    return Terms(
        tuple(Discount(**_read(Discount, one)) for one in json.loads(row["discounts"])),
        tuple(CityTax(**_read(CityTax, one)) for one in json.loads(row["city_taxes"])),
        row["child_age"],
    )


async def store_terms(unit: WriteUnit, accommodation: int, terms: Terms, now: datetime) -> None:
    """Replace what a property has set."""
    await unit.raw.execute(
        _STORE,
        accommodation,
        json.dumps([stored(one) for one in terms.discounts]),
        json.dumps([stored(one) for one in terms.city_taxes]),
        terms.child_age,
        now,
    )


async def names_product(unit: ReadUnit, accommodation: int, product: int) -> bool:
    """Whether a discount or city tax of the property is for a product by name."""
    return bool(await unit.raw.fetchval(_NAMING, accommodation, product))


async def any_amount(unit: ReadUnit, accommodation: int) -> bool:
    """Whether the property has discounts or city taxes."""
    return bool(await unit.raw.fetchval(_AMOUNTS, accommodation))


async def rates(unit: ReadUnit) -> list[Rate]:
    """All exchange rates by currency."""
    return [Rate(row["currency"], row["rate"], row["day"]) for row in await unit.raw.fetch(_RATES)]


async def store_rates(unit: WriteUnit, given: Collection[Rate]) -> None:
    """Store rates in place of those of the same currencies."""
    ordered = sorted(given, key=lambda rate: rate.currency)
    await unit.raw.execute(
        _STORE_RATES,
        [rate.currency for rate in ordered],
        [rate.rate for rate in ordered],
        [rate.day for rate in ordered],
    )


def stored(term: Discount | CityTax) -> dict[str, Any]:
    """A term as it is kept: decimals and days as text, what is missing left out."""
    return {name: _kept(value) for name, value in asdict(term).items() if value is not None}


def _kept(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


_DECIMALS = frozenset({"percent", "amount"})
_DAYS = frozenset({"arrival_from", "arrival_to", "date_from", "date_to"})


def _read(kind: type[Discount] | type[CityTax], values: Mapping[str, Any]) -> dict[str, Any]:
    known = {field.name for field in fields(kind)}
    made: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            continue
        if name in _DECIMALS:
            made[name] = Decimal(value)
        elif name in _DAYS:
            made[name] = date.fromisoformat(value)
        elif name == "exemptions":
            made[name] = tuple(Exemption(one) for one in value)
        else:
            made[name] = tuple(value) if isinstance(value, list) else value
    return made
