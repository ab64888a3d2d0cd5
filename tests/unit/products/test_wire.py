"""The body of products against the contract's own lists of words and fields."""

from enum import StrEnum
from typing import Any

import pytest
from pydantic.alias_generators import to_camel

from roomrack.domain.products.rules import PriceRule
from roomrack.domain.products.wire import body, parts
from roomrack.web.portal.contract import facts

IGNORED = {"id", "ratePlans", "aggregateChildren", "images", "getiCalRandomName"}
"""Read-only, or owned by other operations; accommodationId is compared with the path."""


def _properties(schema: str) -> dict[str, Any]:
    found: dict[str, Any] = facts()["schemas"][schema]["properties"]
    return found


@pytest.mark.parametrize("schema", ["ApiRoomDTO", "ApiRoomRateDTOV3"])
def test_every_field_is_taken(schema: str) -> None:
    ours = {to_camel(name) for name in body.ProductBody.model_fields}
    assert set(_properties(schema)) - IGNORED - ours == set()


@pytest.mark.parametrize(
    ("words", "schema", "field"),
    [
        (body.RoomCategory, "ApiRoomDTO", "roomCategory"),
        (parts.SpaceType, "ApiSubRoom", "type"),
        (parts.BedType, "ApiSubRoomBed", "bedType"),
        (parts.BathroomLocation, "ApiSubRoomBathroom", "location"),
        (parts.Frequency, "ApiRoomMaintenanceDTO", "frequency"),
        (PriceRule, "DerivedRule", "price"),
    ],
)
def test_words_are_the_contracts(words: type[StrEnum], schema: str, field: str) -> None:
    assert {word.value for word in words} == set(_properties(schema)[field]["enum"])
