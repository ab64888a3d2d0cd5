"""Which codes exist, and what follows from one another. Pure look-ups in tables that come with the packages."""

from collections.abc import Mapping
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel.numbers import get_territory_currencies
from pycountry import countries, currencies

LANGUAGES = ("IT", "EN", "FR", "ES", "DE", "RU", "PT", "NL", "JA", "EL", "TR", "ZH", "CA", "RO")
"""The languages of the API; language maps have one text for each of these at most."""

_EXTRA_COUNTRIES = frozenset({"XJ"})
"""In the contract's list although ISO 3166 has no such code."""


@cache
def country_codes() -> frozenset[str]:
    """The two-letter country codes that the contract lists."""
    return frozenset(country.alpha_2 for country in countries) | _EXTRA_COUNTRIES


@cache
def currency_codes() -> frozenset[str]:
    """The three-letter currency codes of ISO 4217, without metals and test codes."""
    codes = frozenset(currency.alpha_3 for currency in currencies)
    return frozenset(code for code in codes if not code.startswith("X")) | {"XAF", "XOF", "XPF", "XCD", "XCG"} & codes


@cache
def time_zones() -> frozenset[str]:
    """The names of the time zone database that stand for a place or a fixed offset."""
    return frozenset(name for name in available_timezones() if not name.startswith(("posix", "right", "local", "Fact")))


def zone(name: str) -> ZoneInfo:
    """The rules of a zone. Raises ValueError for a name that `time_zones` lacks."""
    if name not in time_zones():
        raise ValueError(f"unknown time zone {name[:64]!r}")
    return ZoneInfo(name)


def currency_of(country: str) -> str | None:
    """The currency that is legal tender in a country today, None when it has none or several."""
    found = get_territory_currencies(country) if country in country_codes() else []
    return found[0] if len(found) == 1 and found[0] in currency_codes() else None


def country_code(text: str) -> str:
    """A country code in capitals; empty text passes. Raises ValueError for one that the contract lacks."""
    code = text.upper()
    if code and code not in country_codes():
        raise ValueError("not a country code of ISO 3166-1")
    return code


def language_code(text: str) -> str:
    """A language of the API in capitals. Raises ValueError for any other."""
    code = text.upper()
    if code not in LANGUAGES:
        raise ValueError(f"not a language of the API: {', '.join(LANGUAGES)}")
    return code


def without_map_switches(value: object) -> object:
    """A language map without `empty` and `emptyValues`: clients send back what the original adds to its own."""
    if isinstance(value, Mapping):
        return {key: text for key, text in value.items() if key not in ("empty", "emptyValues")}
    return value
