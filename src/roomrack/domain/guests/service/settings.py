"""What a property wants of its check-in."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from roomrack.core.errors import many
from roomrack.core.money import digits, fits
from roomrack.domain.guests.errors import BandReversed
from roomrack.domain.guests.repository import settings as repository
from roomrack.domain.guests.rules.settings import Settings, bands_apart
from roomrack.domain.offers import service as offers
from roomrack.domain.offers.rules.citytax import Plain, plain_of, rules_of
from roomrack.domain.products.errors import TooManyDecimals
from roomrack.domain.properties import service as properties
from roomrack.infra.db import ReadUnit, WriteUnit

_APART = ("city_tax", "police_password", "police_key")
"""What is kept elsewhere, or sealed."""


async def read_settings(unit: ReadUnit, accommodation: int) -> Settings:
    """The settings of a property."""
    terms = await offers.terms_of(unit, accommodation)
    return replace(await repository.get(unit, accommodation), city_tax=plain_of(terms.city_taxes))


async def link_days(unit: ReadUnit) -> list[tuple[int, int]]:
    """The properties that have links of the online check-in mailed, and how many days before arrival. The worker's."""
    return await repository.link_days(unit)


async def write_settings(unit: WriteUnit, accommodation: int, values: Mapping[str, Any]) -> Settings:
    """Change what was sent, by the names of `Settings`; `police_password` and `police_key` are sealed.

    A new user of the police's service needs both anew, 0 for `link_days` means never. City tax goes to the terms of the
    property's offers, in place of what they say of it. Raises `NotFound`, `BandReversed` and `TooManyDecimals`.
    """
    await properties.get(unit, accommodation)
    current = await repository.get(unit, accommodation)
    own = {name: value for name, value in values.items() if name not in _APART}
    if "city_tax" in values:
        await _set_city_tax(unit, accommodation, values["city_tax"])
    if own.get("link_days") == 0:
        own["link_days"] = None
    if own.get("police_automatic", False) is None:
        own["police_automatic"] = False
    after = replace(current, **own)
    await repository.store(unit, accommodation, after)
    password, key = values.get("police_password"), values.get("police_key")
    if password and key:
        text = json.dumps({"password": password, "key": key}).encode()
        await repository.seal(unit, accommodation, unit.keyring.seal(text, _context(accommodation)))
    elif after.police_user != current.police_user:
        await repository.seal(unit, accommodation, None)
    return await read_settings(unit, accommodation)


async def _set_city_tax(unit: WriteUnit, accommodation: int, tax: Plain | None) -> None:
    if tax is not None and not bands_apart(tax.bands):
        raise BandReversed("$.cityTax.bands")
    currency = (await properties.get(unit, accommodation)).currency
    amounts = [] if tax is None else [("amount", tax.amount)]
    amounts += [(f"bands[{place}].amount", band.amount) for place, band in enumerate(tax.bands if tax else ())]
    wrong = [name for name, amount in amounts if not fits(amount, currency)]
    if wrong:
        raise many([TooManyDecimals(f"$.cityTax.{name}", currency=currency, digits=digits(currency)) for name in wrong])
    terms = await offers.terms_of(unit, accommodation)
    if plain_of(terms.city_taxes) != tax:
        await offers.set_terms(unit, accommodation, replace(terms, city_taxes=() if tax is None else rules_of(tax)))


async def police_account(unit: ReadUnit, accommodation: int) -> tuple[str, str, str] | None:
    """User, password and key of the police's service; None where they are not known."""
    settings = await repository.get(unit, accommodation)
    sealed = await repository.secret(unit, accommodation)
    if settings.police_user is None or sealed is None:
        return None
    opened = json.loads(unit.keyring.open(*sealed, _context(accommodation)))
    return settings.police_user, opened["password"], opened["key"]


def _context(accommodation: int) -> bytes:
    return f"checkin_settings.police_secret.{accommodation}".encode()
