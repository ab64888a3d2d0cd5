"""The lists with their names, against the contract's enums and the sources they are made from."""

import re
from typing import Any

import pytest

from roomrack.domain.reference import rules
from roomrack.domain.reference.rules import Category, Kind
from roomrack.domain.reference.rules.lists import DATA
from roomrack.web.portal.contract import facts
from scripts.reference_data import content_text

SCHEMAS: dict[str, Any] = facts()["schemas"]
CODE = re.compile(r"[A-Z0-9_]+")


def test_document_types_are_the_contracts_in_its_order() -> None:
    listed = rules.document_types()
    assert [one.code for one in listed] == SCHEMAS["PoliceDocumentTypeCountry"]["properties"]["documentType"]["enum"]
    assert [one.id for one in listed] == list(range(1, len(listed) + 1))
    police = {one.code: one.police for one in listed}
    assert (police["PASSPORT"], police["CARDID"], police["OTHER"], police["NOSHOW"]) == ("PASOR", "IDENT", None, None)
    assert all(police[code] == code for code in police if len(code) == 5 and code != "OTHER")


def test_content_categories_are_the_contracts() -> None:
    wanted = SCHEMAS["ExternalFee"]["properties"]["codeType"]["enum"]
    assert len(wanted) == 32
    assert (
        [code.code for code in rules.codes_of(Kind.CONTENT_CATEGORIES)] == wanted == [each.value for each in Category]
    )


def test_content_fields_are_what_the_facts_say_today() -> None:
    assert (DATA / "content_fields.json").read_text(encoding="utf-8") == content_text()


def test_content_codes_are_of_every_category_and_those_that_bodies_take() -> None:
    listed = rules.content_codes()
    assert {one.category for one in listed} == set(Category)
    assert len({one.id for one in listed}) == len(listed)
    assert all({"IT", "EN"} <= set(one.names) for one in listed)
    by_category = {category: [one.code for one in listed if one.category is category] for category in Category}
    assert all(len(set(codes)) == len(codes) for codes in by_category.values())
    for category, schema, field in (
        (Category.BED_TYPE, "ExternalBedDescriptor", "bedType"),
        (Category.ROOM_CATEGORY, "ExternalListing", "roomTypeCategory"),
        (Category.ROOM_CLASS, "ExternalListing", "roomClass"),
        (Category.BEDROOM_TYPE, "ExternalListing", "bedroomType"),
        (Category.ACCOMMODATION_CATEGORY, "ExternalListing", "airbnbPropertyType"),
        (Category.BATHROOM_LOCATION, "ExternalRoomDescriptor", "location"),
        (Category.CHARGE_TYPE, "OctorateAmount", "mode"),
        (Category.CITY_TAX_CATEGORY, "OctorateFrenchTaxDetails", "categoryId"),
        (Category.CITY_TAX_NATURE, "OctorateFrenchTaxDetails", "natureId"),
        (
            Category.RATE_OFFER,
            "ExternalRateContent",
            "(Only Agoda supports it) - Type of channel (Where sell this rate)",
        ),
    ):
        assert by_category[category] == SCHEMAS[schema]["properties"][field]["enum"], category


def test_our_own_lists_are_well_formed() -> None:
    for listed in (rules.amenities(), rules.tags(), rules.document_types(), rules.codes_of(Kind.CONTENT_CATEGORIES)):
        assert [one.id for one in listed] == list(range(1, len(listed) + 1))
        assert len({one.code for one in listed}) == len(listed)
        for one in listed:
            assert CODE.fullmatch(one.code), one
            assert set(one.names) == {"IT", "EN"}, one
            assert all(name.strip() == name and name for name in one.names.values()), one
    assert all(re.fullmatch(r"#[0-9a-f]{6}", tag.color) for tag in rules.tags())


def test_countries_have_iso_numbers_and_names_in_every_language() -> None:
    by_code = {code.code: code for code in rules.codes_of(Kind.COUNTRIES)}
    assert set(by_code) == rules.country_codes()
    assert (by_code["IT"].id, by_code["IT"].names["DE"], by_code["IT"].names["JA"]) == (380, "Italien", "イタリア")
    assert (by_code["XJ"].id, by_code["XJ"].names["EN"], by_code["XJ"].names["IT"]) == (1000, "Kosovo", "Kosovo")
    assert len({code.id for code in by_code.values()}) == len(by_code)
    assert all(
        tuple(code.names) == rules.LANGUAGES or set(code.names) == set(rules.LANGUAGES) for code in by_code.values()
    )


def test_currencies_and_languages_have_names_in_every_language() -> None:
    currencies = {code.code: code for code in rules.codes_of(Kind.CURRENCIES)}
    assert set(currencies) == rules.currency_codes()
    assert (currencies["JPY"].id, currencies["JPY"].names["FR"]) == (392, "yen japonais")
    assert len({code.id for code in currencies.values()}) == len(currencies)
    languages = rules.codes_of(Kind.LANGUAGES)
    assert [code.code for code in languages] == list(rules.LANGUAGES)
    assert [code.id for code in languages] == list(range(1, 15))
    assert (languages[3].names["IT"], languages[13].names["EN"]) == ("spagnolo", "Romanian")


@pytest.mark.parametrize("country", sorted(rules.country_codes()))
def test_cities_of_every_country_are_whole(country: str) -> None:
    listed = rules.cities(country)
    assert len({city.id for city in listed}) == len(listed)
    assert [city.name for city in listed] == sorted(city.name for city in listed)
    assert all(city.id > 0 and city.name for city in listed)


def test_well_known_cities() -> None:
    italy = {city.name: city for city in rules.cities("IT")}
    assert (italy["Livorno"].id, italy["Livorno"].division) == (3174659, "16")
    assert len(italy) > 8_000
    assert "Pristina" in {city.name for city in rules.cities("XJ")}
    assert rules.cities("AQ") == []


@pytest.mark.parametrize(
    ("words", "found"),
    [("", True), ("ice", True), ("COFFEE", True), ("machine coffee", True), ("caffè", True), ("coffee pot", False)],
)
def test_words_are_found_in_code_and_names(words: str, found: bool) -> None:
    names = {"EN": "Coffee machine, iced", "IT": "Macchina da caffè"}
    assert rules.found(words, "COFFEE_MACHINE", names) is found
