"""Code lists with stable ids and names (docs/contract.md 12).

Ids never change and are never used again: they are the numbers of ISO 3166 and ISO 4217 where those exist, those of
GeoNames for cities, and the first column of our own lists in `data`. Everything is read when it is first asked for;
cities are not kept, because the whole world of them would be.
"""

import json
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from pycountry import countries, currencies

from roomrack.domain.reference.rules.codes import LANGUAGES, country_codes, currency_codes

DATA = Path(__file__).parent.parent / "data"
_KOSOVO = "XJ"
"""The contract's own code; Unicode's is XK."""
_EVERYWHERE = frozenset({"OTHER", "PASSPORT", "CARDID", "NOSHOW"})
_UNNUMBERED = 1000
"""Ids of codes that ISO gives no number begin here, above its three digits."""
_LANGUAGES_FROM, _CONTACTS_FROM, _AMENITIES_FROM = 10_000, 10_100, 20_000
"""What is added to the ids of other lists where their entries are codes of content."""


class Kind(StrEnum):
    """The lists of codes with names in every language of the API."""

    COUNTRIES = "countries"
    CURRENCIES = "currencies"
    LANGUAGES = "languages"
    CONTENT_CATEGORIES = "contentCategories"


class Category(StrEnum):
    """The categories of content codes."""

    FEE_PERSONAL = "FEE_PERSONAL"
    CHARGE_TYPE = "CHARGE_TYPE"
    IMAGE_TAGS = "IMAGE_TAGS"
    SERVICE = "SERVICE"
    PAYMENTS_CARD = "PAYMENTS_CARD"
    LANGUAGES = "LANGUAGES"
    BREAKFAST = "BREAKFAST"
    CANCEL_POLICY = "CANCEL_POLICY"
    ROOM_AMENITY = "ROOM_AMENITY"
    INTERNET_CONNECTION_TYPES = "INTERNET_CONNECTION_TYPES"
    INTERNET_CONNECTION_COVERAGE = "INTERNET_CONNECTION_COVERAGE"
    PARKING_TYPE = "PARKING_TYPE"
    BED_TYPE = "BED_TYPE"
    CONTACT_TYPE = "CONTACT_TYPE"
    CONTACT_LANGUAGE = "CONTACT_LANGUAGE"
    EXTRABED_GUEST_TYPE = "EXTRABED_GUEST_TYPE"
    BOOKING_ACCEPTED_GUESTS = "BOOKING_ACCEPTED_GUESTS"
    FEE_TAX = "FEE_TAX"
    RATE_OFFER = "RATE_OFFER"
    PRODUCT_BENEFIT = "PRODUCT_BENEFIT"
    ACCOMMODATION_CATEGORY = "ACCOMMODATION_CATEGORY"
    CITY_TAX_CATEGORY = "CITY_TAX_CATEGORY"
    CITY_TAX_NATURE = "CITY_TAX_NATURE"
    CANCEL_POLICY_DEPOSIT = "CANCEL_POLICY_DEPOSIT"
    ROOM_CATEGORY = "ROOM_CATEGORY"
    ROOM_CLASS = "ROOM_CLASS"
    BEDROOM_TYPE = "BEDROOM_TYPE"
    ROOM_NAMING = "ROOM_NAMING"
    PHOTO_TYPE = "PHOTO_TYPE"
    LISTING_EXPECTATION = "LISTING_EXPECTATION"
    PROPERTY_CHECKIN_METHOD = "PROPERTY_CHECKIN_METHOD"
    BATHROOM_LOCATION = "BATHROOM_LOCATION"


@dataclass(frozen=True, slots=True)
class Code:
    """An entry of a list; `names` are by language of the API, in its order, and English is always among them."""

    id: int
    code: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Amenity:
    """Something that a room or a property has."""

    id: int
    code: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ContentCode:
    """A value that content may name, such as a kind of bed."""

    id: int
    category: Category
    code: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of document that a guest shows; `police` is its code in what is sent to the Italian police."""

    id: int
    code: str
    police: str | None
    names: Mapping[str, str]

    @property
    def everywhere(self) -> bool:
        """Whether it exists in every country; the others are Italy's own."""
        return self.code in _EVERYWHERE


@dataclass(frozen=True, slots=True)
class Tag:
    """A mark on a reservation; the color is `#rrggbb`."""

    id: int
    code: str
    color: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class City:
    """A populated place; the division is the code of the first level in its country, empty where it is unknown."""

    id: int
    name: str
    division: str


def _rows(name: str) -> Iterator[list[str]]:
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        yield line.split("\t")


def _names(english: str, italian: str) -> dict[str, str]:
    return {"IT": italian, "EN": english}


@cache
def amenities() -> tuple[Amenity, ...]:
    """Every amenity, by id."""
    return tuple(Amenity(int(row[0]), row[1], _names(row[2], row[3])) for row in _rows("amenities.tsv"))


@cache
def document_types() -> tuple[DocumentType, ...]:
    """Every document type of the contract, by id."""
    return tuple(
        DocumentType(int(row[0]), row[1], row[2] or None, _names(row[3], row[4])) for row in _rows("documents.tsv")
    )


@cache
def tags() -> tuple[Tag, ...]:
    """Every tag of reservations, by id."""
    return tuple(Tag(int(row[0]), row[1], row[2], _names(row[3], row[4])) for row in _rows("tags.tsv"))


@cache
def content_codes() -> tuple[ContentCode, ...]:
    """Every code of content, by id. Languages and amenities are those of the lists of their own."""
    own = [ContentCode(int(row[0]), Category(row[1]), row[2], _names(row[3], row[4])) for row in _rows("codes.tsv")]
    languages = [
        ContentCode(first + code.id, category, code.code, code.names)
        for first, category in ((_LANGUAGES_FROM, Category.LANGUAGES), (_CONTACTS_FROM, Category.CONTACT_LANGUAGE))
        for code in codes_of(Kind.LANGUAGES)
    ]
    rooms = [ContentCode(_AMENITIES_FROM + one.id, Category.ROOM_AMENITY, one.code, one.names) for one in amenities()]
    return (*own, *languages, *rooms)


def content_fields() -> list[dict[str, Any]]:
    """The fields that content is made of, as they are shown."""
    fields: list[dict[str, Any]] = json.loads((DATA / "content_fields.json").read_text(encoding="utf-8"))
    return fields


def cities(country: str) -> list[City]:
    """The cities of a country, by name; none for a country without any over 1,000 inhabitants."""
    with zipfile.ZipFile(DATA / "cities.zip") as archive:
        name = "XK" if country == _KOSOVO else country
        if name not in archive.namelist():
            return []
        lines = archive.read(name).decode().splitlines()
    return [City(int(number), name, division) for number, name, division in (line.split("\t") for line in lines)]


@cache
def codes_of(kind: Kind) -> tuple[Code, ...]:
    """The entries of a list, by code; the content categories in the contract's order."""
    match kind:
        case Kind.COUNTRIES:
            numbers = {country.alpha_2: int(country.numeric) for country in countries}
            unicode = {_KOSOVO: "XK"}
            return _named(
                numbers, sorted(country_codes()), lambda locale, code: locale.territories.get(unicode.get(code, code))
            )
        case Kind.CURRENCIES:
            numbers = {currency.alpha_3: int(currency.numeric) for currency in currencies}
            return _named(numbers, sorted(currency_codes()), lambda locale, code: locale.currencies.get(code))
        case Kind.LANGUAGES:
            numbers = {code: number for number, code in enumerate(LANGUAGES, 1)}
            return _named(numbers, LANGUAGES, lambda locale, code: locale.languages.get(code.lower()))
        case Kind.CONTENT_CATEGORIES:
            return tuple(Code(int(row[0]), row[1], _names(row[2], row[3])) for row in _rows("categories.tsv"))


def _named(
    numbers: Mapping[str, int], codes: Sequence[str], name_of: Callable[[Locale, str], str | None]
) -> tuple[Code, ...]:
    locales = {language: Locale(language.lower()) for language in LANGUAGES}
    unnumbered = [code for code in codes if code not in numbers]
    made = []
    for code in codes:
        names = {language: name for language, locale in locales.items() if (name := name_of(locale, code))}
        number = numbers.get(code) or _UNNUMBERED + unnumbered.index(code)
        made.append(Code(number, code, {"EN": code, **names}))
    return tuple(made)


def found(words: str, code: str, names: Mapping[str, str]) -> bool:
    """Whether a search finds an entry: each word is part of the code or of the names, whatever the case."""
    text = " ".join([code, *names.values()]).casefold()
    return all(word in text for word in words.casefold().split())
