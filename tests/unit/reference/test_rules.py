"""Code lists, against those of the contract."""

from typing import Any

import pytest

from roomrack.core.money import digits
from roomrack.domain.reference import rules
from roomrack.web.portal.contract import facts


def _enum(schema: str, field: str) -> set[str]:
    node: dict[str, Any] = facts()["schemas"][schema]["properties"][field]
    return set(node["enum"])


def test_countries_and_languages_are_the_contracts() -> None:
    assert rules.country_codes() == _enum("ApiAccommodationDTO", "country")
    assert set(rules.LANGUAGES) == _enum("ApiAccommodationDTO", "language")


def test_currencies_have_their_digits() -> None:
    codes = rules.currency_codes()
    assert {"EUR", "USD", "JPY", "KWD", "CLF", "XOF", "XPF"} <= codes
    assert not {"XXX", "XTS", "XAU", "BTC", "eur", ""} & codes
    assert [digits(code) for code in ("EUR", "JPY", "KWD", "CLF")] == [2, 0, 3, 4]


@pytest.mark.parametrize(
    ("country", "currency"), [("IT", "EUR"), ("JP", "JPY"), ("XJ", None), ("AQ", None), ("", None)]
)
def test_the_currency_of_a_country(country: str, currency: str | None) -> None:
    assert rules.currency_of(country) == currency


@pytest.mark.parametrize("name", ["Europe/Rome", "Australia/Lord_Howe", "UTC", "Etc/GMT+5"])
def test_a_zone_that_exists(name: str) -> None:
    assert rules.zone(name).key == name


@pytest.mark.parametrize(
    "name", ["", "Europe/Roma", "europe/rome", "../etc/passwd", "posix/Europe/Rome", "localtime", "Factory"]
)
def test_a_zone_that_does_not(name: str) -> None:
    with pytest.raises(ValueError, match="unknown time zone"):
        rules.zone(name)


def test_codes_are_read_in_any_case() -> None:
    assert (rules.country_code("it"), rules.language_code("ja"), rules.country_code("")) == ("IT", "JA", "")
    with pytest.raises(ValueError, match="ISO 3166"):
        rules.country_code("QQ")
    with pytest.raises(ValueError, match="not a language"):
        rules.language_code("SV")


def test_what_the_original_adds_to_its_language_maps_is_dropped() -> None:
    assert rules.without_map_switches({"EN": "x", "empty": False, "emptyValues": True}) == {"EN": "x"}
    assert rules.without_map_switches("x") == "x"
