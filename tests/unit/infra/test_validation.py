"""What pydantic finds, as JSON paths into what the client sent."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal

import pytest
from pydantic import AliasChoices, BaseModel, Field, ValidationError, field_validator

from roomrack.infra.http.validation import from_validation, json_path, params_error


class Kind(StrEnum):
    """An enumeration."""

    GUEST = "GUEST"
    BOOKER = "BOOKER"


class Guest(BaseModel):
    """Nested in the body."""

    family_name: Annotated[str, Field(alias="familyName", min_length=1, max_length=5)]
    kind: Kind = Kind.GUEST


class Body(BaseModel):
    """A body with a field of each sort."""

    guests: list[Guest] = []
    day: date | None = None
    at: datetime | None = None
    price: Annotated[Decimal, Field(gt=0, lt=100)] = Decimal(1)
    rooms: Annotated[int, Field(ge=1, le=9)] = 1
    yes: bool = False
    either: int | Guest | list[int] | None = None
    word: Literal["a", "b"] = "a"
    notes: dict[str, int] = {}
    zip: Annotated[str, Field(validation_alias=AliasChoices("zip", "zipCode"))] = ""
    labels: Annotated[list[str], Field(max_length=1)] = []

    @field_validator("rooms")
    @classmethod
    def _even(cls, value: int) -> int:
        if value == 7:
            raise ValueError("seven rooms are too many")
        return value


def found(body: Any) -> list[tuple[str | None, str]]:
    with pytest.raises(ValidationError) as caught:
        Body.model_validate(body)
    error = from_validation(caught.value, body)
    assert (error.status, error.type) == (400, "ApiParamsExemption")
    return [(item.element, item.code) for item in error.items]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"guests": [{}]}, [("$.guests[0].familyName", "field_missing")]),
        ({"guests": [{"familyName": 5}]}, [("$.guests[0].familyName", "not_text")]),
        ({"guests": [{"familyName": "x" * 6}]}, [("$.guests[0].familyName", "too_long")]),
        ({"guests": [{"familyName": "x", "kind": "X"}]}, [("$.guests[0].kind", "not_one_of")]),
        ({"guests": 5}, [("$.guests", "not_list")]),
        ({"guests": [5]}, [("$.guests[0]", "not_object")]),
        ({"day": "2026-02-30"}, [("$.day", "not_date")]),
        ({"day": []}, [("$.day", "not_date")]),
        ({"at": "yesterday"}, [("$.at", "not_date")]),
        ({"price": "x"}, [("$.price", "not_number")]),
        ({"price": 0}, [("$.price", "not_above")]),
        ({"price": 100}, [("$.price", "not_below")]),
        ({"rooms": 0}, [("$.rooms", "too_small")]),
        ({"rooms": 10}, [("$.rooms", "too_big")]),
        ({"rooms": 1.5}, [("$.rooms", "not_whole")]),
        ({"rooms": 7}, [("$.rooms", "field_wrong")]),
        ({"yes": "perhaps"}, [("$.yes", "not_boolean")]),
        ({"either": "x"}, [("$.either", "not_whole")]),
        ({"either": {}}, [("$.either", "not_whole"), ("$.either.familyName", "field_missing")]),
        ({"either": ["x"]}, [("$.either", "not_whole"), ("$.either[0]", "not_whole")]),
        ({"word": "c"}, [("$.word", "not_one_of")]),
        ({"notes": {"a b": "x"}}, [("$.notes['a b']", "not_whole")]),
        ({"notes": {"it's": "x"}}, [("$.notes['it\\'s']", "not_whole")]),
        ({"zipCode": 5}, [("$.zipCode", "not_text")]),
        ({"labels": ["a", "b"]}, [("$.labels", "too_long")]),
        ({"rooms": 0, "yes": 5}, [("$.rooms", "too_small"), ("$.yes", "not_boolean")]),
        ([], [("$", "not_object")]),
    ],
    ids=str,
)
def test_each_wrong_field_has_its_path_and_code(body: Any, expected: list[tuple[str, str]]) -> None:
    assert found(body) == expected


def test_a_validators_words_become_a_sentence() -> None:
    with pytest.raises(ValidationError) as caught:
        Body.model_validate({"rooms": 7})
    (item,) = from_validation(caught.value).items
    assert str(item) == "Seven rooms are too many."


def test_enumerations_are_listed_without_quotes() -> None:
    body = {"guests": [{"familyName": "x", "kind": "X"}], "word": "c"}
    with pytest.raises(ValidationError) as caught:
        Body.model_validate(body)
    messages = [str(item) for item in from_validation(caught.value, body).items]
    assert messages == ["This must be one of GUEST or BOOKER.", "This must be one of a or b."]


def test_parameters_are_called_by_name() -> None:
    error = params_error([{"type": "int_parsing", "loc": ("query", "ids[]", 1), "msg": ""}])
    assert error.element == "ids[]"


def test_paths_are_json_paths() -> None:
    assert json_path([]) == "$"
    assert json_path([0]) == "$[0]"
    assert json_path(["reservations", 1, "guests", 0, "familyName"]) == "$.reservations[1].guests[0].familyName"
    assert json_path(["\\"]) == "$['\\\\']"
    assert len(json_path(["x" * 1000])) < 80
