"""Schemas of the document as trees to show: references resolved, and the fields of each schema shown once in a tree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from roomrack.web.portal.contract import SCHEMA_PREFIX

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Node:
    """One field, or the whole body where it has no name."""

    name: str
    type: str
    required: bool
    description: str
    enum: Sequence[str]
    notes: Sequence[str]
    children: Sequence["Node"]
    repeats: str
    """The name of the schema whose fields stand further up already; empty otherwise."""


def tree(schema: Json, schemas: Mapping[str, Json], name: str = "", *, required: bool = False) -> Node:
    """The tree of a schema."""
    return _node(name, schema, schemas, required, set())


def _node(name: str, schema: Json, schemas: Mapping[str, Json], required: bool, shown: set[str]) -> Node:
    brackets = ""
    own = ""
    while True:
        reference = schema.get("$ref")
        if reference is not None:
            own = reference.removeprefix(SCHEMA_PREFIX)
            schema = schemas[own]
            if own in shown and "properties" in schema:
                return Node(name, own + brackets, required, "", (), (), (), own)
            shown.add(own)
        elif schema.get("type") == "array":
            brackets += "[]"
            schema = schema.get("items", {})
        else:
            break
    needed = set(schema.get("required", ()))
    children = [
        _node(field, inner, schemas, field in needed, shown) for field, inner in schema.get("properties", {}).items()
    ]
    rest = schema.get("additionalProperties")
    if isinstance(rest, Mapping) and rest:
        children.append(_node("(any name)", rest, schemas, False, shown))
    return Node(
        name=name,
        type=_type(schema, own, bool(children)) + brackets,
        required=required,
        description=schema.get("description", ""),
        enum=[str(value) for value in schema.get("enum", ())],
        notes=_notes(schema),
        children=children,
        repeats="",
    )


def _type(schema: Json, own: str, has_fields: bool) -> str:
    kind = str(schema.get("type", "object" if has_fields else "any"))
    if kind == "object" and own:
        return own
    form = schema.get("format")
    return f"{kind} ({form})" if form else kind


def _notes(schema: Json) -> list[str]:
    notes = [f"{word} {schema[key]}" for key, word in _LIMITS if key in schema]
    if schema.get("readOnly"):
        notes.append("only in answers")
    if schema.get("nullable"):
        notes.append("may be null")
    return notes


_LIMITS = (
    *(("minimum", "at least"), ("maximum", "at most"), ("minLength", "shortest"), ("maxLength", "longest")),
    *(("pattern", "pattern"), ("default", "default")),
)
