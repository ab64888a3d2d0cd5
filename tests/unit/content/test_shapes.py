"""The models of bodies are those of the contract."""

import pytest
from pydantic import ValidationError

from roomrack.domain.content.rules import SECTIONS
from roomrack.domain.content.wire import TEXT_FIELDS
from roomrack.domain.content.wire.shapes import DATA, model, schemas
from roomrack.infra.http.validation import from_validation
from scripts.reference_data import shapes_text
from tests.api.content.samples import whole

NAMES = sorted({str(section.schema) for section in SECTIONS if section.schema})


def test_the_shapes_are_what_the_contract_says_today() -> None:
    assert DATA.read_text(encoding="utf-8") == shapes_text()


@pytest.mark.parametrize("name", NAMES)
def test_a_whole_body_comes_back(name: str) -> None:
    sent = whole(name)
    if "portal" in sent:
        sent["portal"] = "airbnb_xml"
    assert model(name).model_validate(sent).values() == sent
    assert model(name, partial=True).model_validate(sent).values() == sent


@pytest.mark.parametrize("name", NAMES)
def test_a_partial_body_requires_nothing_and_takes_null(name: str) -> None:
    nulls = dict.fromkeys(whole(name))
    assert model(name, partial=True).model_validate(nulls).values() == nulls
    assert model(name, partial=True).model_validate({}).values() == {}
    required = sorted(f"$.{field}" for field in schemas()[name].get("required", ()))
    if required:
        with pytest.raises(ValidationError) as caught:
            model(name).model_validate(nulls)
        assert sorted(str(item.element) for item in from_validation(caught.value, nulls).items) == required
    else:
        assert model(name).model_validate(nulls).values() == {}


def test_unique_items_are_kept_once() -> None:
    sent = {"paymentMethods": ["VISA", "CASH", "VISA"]}
    assert model("ExternalAccomodation").model_validate(sent).values() == {"paymentMethods": ["VISA", "CASH"]}


def test_a_portal_is_a_word_or_an_object() -> None:
    contact = {"type": "GENERAL", "personName": "Ada"}
    for portal in ("airbnb_xml", {"dbName": "airbnb_xml", "airbnb": True}):
        got = model("ExternalContact").model_validate({**contact, "portal": portal}).values()
        assert got == {**contact, "portal": "airbnb_xml"}


@pytest.mark.parametrize("text", ["2030-05-01T12:00:00Z[UTC]", "2030-05-01 12:00:00", "2030-05-01T14:00:00+02:00"])
def test_instants(text: str) -> None:
    got = model("ExternalPropertyProfile").model_validate({"builtDate": text}).values()
    assert got == {"builtDate": "2030-05-01T12:00:00Z[UTC]"}
    day = model("ExternalPropertyProfile").model_validate({"builtDate": "2030-05-01"}).values()
    assert day == {"builtDate": "2030-05-01T00:00:00Z[UTC]"}


def test_the_fields_for_texts() -> None:
    assert TEXT_FIELDS == (
        "description",
        "houseRules",
        "spaceInformation",
        "access",
        "hostInteraction",
        "neightboorHood",
        "transportation",
        "details",
        "paymentNotes",
    )
