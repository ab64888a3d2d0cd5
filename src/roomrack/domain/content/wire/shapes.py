"""Models of bodies, made from the contract's schemas in `data/shapes.json`.

Names, types, enums and required fields are the schema's; what it marks read-only is not read. On top of that (ours):
numbers are at least 0 but for those in `BELOW_ZERO`, texts have at most 10,000 characters, card numbers in them are
masked, lists and maps hold at most 500 entries, and items of a list that must be unique are kept once.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    create_model,
)

from roomrack.core.localtime import format_instant, parse_instant
from roomrack.core.text import mask_card_numbers
from roomrack.domain.content.rules.sections import MAX_ITEMS
from roomrack.domain.reference.rules import language_code
from roomrack.infra.http.values import MAX_EXACT, Given, NotFlag, Whole

DATA = Path(__file__).parent.parent / "data" / "shapes.json"

READ_ALL_THE_SAME = frozenset({("ExternalService", "portalValue")})
"""Read-only in the schema, stored all the same (docs/contract.md 1)."""

BELOW_ZERO = frozenset(
    {
        "latitude",
        "longitude",
        "floor",
        "additionalPrice",
        "percentage",
        "(Only BookingSuite) - Relation between the parent rate (value) ",
        "seconds",
        "nano",
        "years",
        "months",
        "days",
        "epochSeconds",
        "zoom",
    }
)
_DEGREES = {"latitude": 90, "longitude": 180}
_SWITCHES = frozenset({"empty", "emptyValues"})
"""What the original adds to its own maps; clients send it back."""


class Shape(BaseModel):
    """The base of these models: unknown fields are ignored, numbers taken for text."""

    # Most of them are only parts of others, and building each by itself would hold up every process that starts.
    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True, defer_build=True)

    keeps_null: ClassVar[bool] = False

    def values(self) -> dict[str, Any]:
        """What was sent, by the names of the wire; null only where a PATCH has it."""
        found: dict[str, Any] = _sent(self, nulls=self.keeps_null)
        return found


class Partial(Shape):
    """The base of bodies of PATCH."""

    keeps_null: ClassVar[bool] = True


@cache
def schemas() -> Mapping[str, Any]:
    """The contract's schemas of bodies; do not change what is returned."""
    loaded: Mapping[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return loaded


@cache
def model(name: str, *, partial: bool = False) -> type[Shape]:
    """The model of a schema. A partial one requires nothing, and takes null anywhere: it is the body of a PATCH."""
    schema = schemas()[name]
    return _model(name, schema, partial=partial)


def _model(name: str, schema: Mapping[str, Any], *, partial: bool) -> type[Shape]:
    needed = () if partial else schema.get("required", ())
    fields: dict[str, Any] = {}
    for number, (field, given) in enumerate(schema.get("properties", {}).items()):
        target = _resolved(given)
        read_only = given.get("readOnly") or target.get("readOnly")
        if (read_only and (name, field) not in READ_ALL_THE_SAME) or field in _SWITCHES:
            continue
        kind = _kind(field, given, partial=partial)
        if field in needed:
            fields[f"field{number}"] = (Annotated[kind, Given], Field(alias=field))
        else:
            fields[f"field{number}"] = (kind | None, Field(default=None, alias=field))
    return create_model(name, __base__=Partial if partial else Shape, **fields)


def _resolved(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = schema.get("$ref")
    return schema if reference is None else schemas()[reference.rpartition("/")[2]]


def _kind(field: str, schema: Mapping[str, Any], *, partial: bool) -> Any:
    reference = schema.get("$ref")
    if reference is not None:
        name = reference.rpartition("/")[2]
        if name == "PortalNames":
            return Annotated[str, BeforeValidator(_portal_name), StringConstraints(min_length=1, max_length=64)]
        target = schemas()[name]
        return model(name, partial=partial) if _is_object(target) else _kind(field, target, partial=partial)
    match schema.get("type"):
        case "string":
            return _text(schema)
        case "boolean":
            return bool
        case "integer":
            return _whole(field, schema)
        case "number":
            return _number(field)
        case "array":
            return _list(field, schema, partial=partial)
        case "object" if "additionalProperties" in schema:
            return _map(field, schema, partial=partial)
        case "object" if "properties" in schema:
            return _model(field, schema, partial=partial)
    raise TypeError(f"{field}: a schema that no body has had yet")


def _is_object(schema: Mapping[str, Any]) -> bool:
    return schema.get("type") == "object" and "additionalProperties" not in schema


def _text(schema: Mapping[str, Any]) -> Any:
    if values := schema.get("enum"):
        return Literal[tuple(values)]
    if schema.get("format") == "date-time":
        return Annotated[str, BeforeValidator(_instant)]
    return Annotated[str, StringConstraints(max_length=10_000), AfterValidator(mask_card_numbers)]


def _whole(field: str, schema: Mapping[str, Any]) -> Any:
    most = 2**31 - 1 if schema.get("format") == "int32" else MAX_EXACT
    least = -most if field in BELOW_ZERO else 0
    return Annotated[Whole, Field(ge=least, le=most)]


def _number(field: str) -> Any:
    if (degrees := _DEGREES.get(field)) is not None:
        return Annotated[Decimal, NotFlag, Field(ge=-degrees, le=degrees, decimal_places=15)]
    limits = (
        Field(max_digits=15, decimal_places=6) if field in BELOW_ZERO else Field(ge=0, max_digits=15, decimal_places=6)
    )
    return Annotated[Decimal, NotFlag, limits]


def _list(field: str, schema: Mapping[str, Any], *, partial: bool) -> Any:
    # A list is replaced as a whole, so its items are whole ones.
    item = _kind(field, schema["items"], partial=False)
    kind = Annotated[list[item], Field(max_length=MAX_ITEMS)]  # type: ignore[valid-type]
    return Annotated[kind, AfterValidator(_once)] if schema.get("uniqueItems") else kind


def _map(field: str, schema: Mapping[str, Any], *, partial: bool) -> Any:
    value = _kind(field, schema["additionalProperties"], partial=partial)
    languages = "emptyValues" in schema.get("properties", {})
    key = (
        Annotated[str, AfterValidator(language_code)]
        if languages
        else Annotated[str, StringConstraints(min_length=1, max_length=64)]
    )
    return Annotated[
        dict[key, value | None],  # type: ignore[valid-type]
        BeforeValidator(_without_switches),
        Field(max_length=MAX_ITEMS),
    ]


def _portal_name(value: object) -> object:
    """A portal is a word on the wire; the schema's object is taken as well."""
    return value.get("dbName") if isinstance(value, Mapping) else value


def _instant(value: object) -> object:
    if not isinstance(value, str):
        raise ValueError("This must be an instant, such as 2030-05-01T12:00:00Z")
    try:
        moment = parse_instant(f"{value}T00:00:00" if len(value) == 10 else value)
    except ValueError:
        raise ValueError("This must be an instant, such as 2030-05-01T12:00:00Z") from None
    return format_instant(moment)


def _without_switches(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: text for key, text in value.items() if key not in _SWITCHES}
    return value


def _once(items: list[Any]) -> list[Any]:
    kept: list[Any] = []
    for item in items:
        if item not in kept:
            kept.append(item)
    return kept


def _sent(value: Any, *, nulls: bool) -> Any:
    """A value as it was sent, down to the last field. Without `nulls` they are as good as absent."""
    if isinstance(value, BaseModel):
        aliases = type(value).model_fields
        pairs = ((str(aliases[name].alias), getattr(value, name)) for name in aliases if name in value.model_fields_set)
        return {name: _sent(held, nulls=nulls) for name, held in pairs if nulls or held is not None}
    if isinstance(value, Mapping):
        return {name: _sent(held, nulls=nulls) for name, held in value.items() if nulls or held is not None}
    if isinstance(value, list):
        return [_sent(item, nulls=False) for item in value]
    return value
