"""The bodies of properties against the contract's own lists of words and fields."""

from enum import StrEnum
from typing import Any

import pytest
from pydantic.alias_generators import to_camel

from roomrack.domain.properties.wire import body as wire
from roomrack.web.portal.contract import facts

IGNORED = {
    "id",
    "timeZoneOffset",
    "networkInfo",
    "networkActive",
    "license",
    "insertTime",
    "policeAccount",
    "sandboxProperty",
    "credit",
    "billingNetworkMasterAccount",
    "billingNetworkName",
    "welcome_user",
    "welcome_alternative_email",
    "network_name",
    "accept_duplicates",
}
"""Read-only, owned by other operations, or only of the creation."""


def _properties(schema: str) -> dict[str, Any]:
    found: dict[str, Any] = facts()["schemas"][schema]["properties"]
    return found


def test_every_field_is_taken() -> None:
    ours = {to_camel(name) for name in wire.AccommodationChanges.model_fields} - {"codPromo"} | {"cod_promo"}
    assert set(_properties("ApiAccommodationDTO")) - IGNORED == ours - {"isoCountry"}


@pytest.mark.parametrize(
    ("words", "field"),
    [(wire.Category, "propertyCategory"), (wire.CompanyType, "companyType"), (wire.Rating, "rating")],
)
def test_words_are_the_contracts(words: type[StrEnum], field: str) -> None:
    assert {word.value for word in words} == set(_properties("ApiAccommodationDTO")[field]["enum"])


def test_the_first_of_two_names_wins() -> None:
    sent = wire.AccommodationChanges.model_validate(
        {"zip": "1", "zipCode": "2", "phone": "3", "phoneNumber": "4", "country": "IT", "isoCountry": "FR"}
    )
    assert sent.changes() == {"zip_code": "1", "phone": "3", "country": "IT"}


def test_a_place_fills_only_what_was_not_sent_beside_it() -> None:
    sent = wire.AccommodationChanges.model_validate(
        {"city": "Roma", "location": {"city": "Lodi", "address": "Via Po", "locality": "Porta", "id": 5}}
    )
    assert sent.changes() == {
        "city": "Roma",
        "address": "Via Po",
        "details": {"location": {"locality": "Porta"}},
    }
