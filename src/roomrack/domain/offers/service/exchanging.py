"""Rates of exchange, as an operator loads them."""

from collections.abc import Collection

from roomrack.domain.offers import repository
from roomrack.domain.offers.errors import NoExchangeRate, UnknownCurrency
from roomrack.domain.offers.rules.exchange import Conversion, Rate, conversion
from roomrack.domain.reference.rules import currency_codes
from roomrack.infra.db import ReadUnit, WriteUnit


async def rates(unit: ReadUnit) -> list[Rate]:
    """All rates that the server has, by currency."""
    return await repository.rates(unit)


async def load_rates(unit: WriteUnit, given: Collection[Rate]) -> None:
    """Store rates in place of those of the same currencies."""
    await repository.store_rates(unit, given)


async def conversion_to(unit: ReadUnit, source: str, target: str | None) -> Conversion:
    """How amounts of a property go into the currency that was asked for; its own when none was.

    Raises `UnknownCurrency` and `NoExchangeRate`, both naming the parameter `currency`.
    """
    wanted = (target or source).strip().upper()
    known = {} if wanted == source else {rate.currency: rate.rate for rate in await rates(unit)}
    if wanted != source and wanted not in currency_codes():
        raise UnknownCurrency("currency")
    found = conversion(source, wanted, known)
    if found is None:
        raise NoExchangeRate("currency", source=source, target=wanted)
    return found
