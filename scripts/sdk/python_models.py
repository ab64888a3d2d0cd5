"""The Python SDK's `models`: a dataclass for each schema that the operations use."""

import functools
from typing import Any

from roomrack.web.portal.contract import contract
from scripts.sdk import api, names

HEADER = '''"""What the API takes and gives. Generated from the server's OpenAPI document: `make sdk` writes it anew.

Reading is lenient: a value that the document does not know is kept as it came, a missing one is None, and fields that
it does not name are in `extra_fields`. Writing leaves out what is None; `CLEAR` writes null.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, TypeAlias

from roomrack_client.codec import Model

'''
PLACES = {"latitude", "longitude"}


class Models:
    """Collects the source of the module."""

    def __init__(self) -> None:
        answers = [each.result.schema for each in api.operations()]
        questions = [each.body for each in api.operations()]
        self.wanted = sorted(api.reach([answers, questions]) | {"ApiPage"}, key=lambda name: api.model_names()[name])
        self.asked = api.reach(questions)
        self.answered = api.reach(answers)

    def source(self) -> str:
        """The whole module."""
        parts = [self.schema(name) for name in self.wanted]
        return HEADER + "\n\n".join(parts)

    def schema(self, name: str) -> str:
        """One class or alias."""
        schema = api.schemas()[name]
        title = api.model_names()[name]
        fields = schema.get("properties", {})
        if "enum" in schema:
            return f"{title}: TypeAlias = {literal(schema['enum'])}\n"
        if "additionalProperties" in schema or not fields:
            return f"{title}: TypeAlias = {self.annotation(schema | {'properties': {}}, title, name)}\n"
        aliases: list[str] = []
        lines: list[str] = []
        exceptions: dict[str, str] = {}
        for wire, facts in fields.items():
            field = names.snake(wire)
            if any(line.startswith(f"    {field}: ") for line in lines):
                continue  # Another spelling of a field that is there already.
            field = field if not field[0].isdigit() and field not in TAKEN else f"{field}_"
            kind = alias(aliases, title, wire, facts) or self.annotation(facts, wire, name)
            sure = name not in self.asked and (wire in schema.get("required", []) or wire == "id")
            # A value that always comes has no default: who reads it need not ask for None.
            lines.append(f"    {field}: {kind}" if sure else f"    {field}: {kind} | None = None")
            if names.camel(field) != wire:
                exceptions[field] = wire
        told = f'    """`{name}` of the API."""\n'
        unusual = f", wire_names={exceptions!r}" if exceptions else ""
        head = f"@dataclass(kw_only=True, repr=False)\nclass {title}(Model{unusual}):\n"
        return "\n".join([*aliases, ""]) + "\n" + head + told + "\n" + "\n".join(lines) + "\n"

    def annotation(self, schema: dict[str, Any], wire: str, owner: str) -> str:
        """The type of a value, without its being optional."""
        target = api.referred(schema)
        if target is not None:
            return api.model_names()[target]
        match schema.get("type"), schema.get("format"):
            case "string", "date-time":
                return "dt.datetime" if owner not in self.asked else "dt.datetime | dt.date"
            case "string", "date":
                return "dt.date"
            case "string", _:
                return "str"
            case "integer", _:
                return "int"
            case "number", _:
                return "float" if wire in PLACES else "Decimal"
            case "boolean", _:
                return "bool"
            case "array", _:
                return f"list[{self.annotation(schema.get('items', {}), wire, owner)}]"
            case "object", _ if isinstance(schema.get("additionalProperties"), dict):
                return f"dict[str, {self.annotation(schema['additionalProperties'], wire, owner)}]"
            case "object", _:
                return "dict[str, Any]"
        return "Any"


@functools.cache
def ambiguous() -> set[str]:
    """The names that two fields of the whole contract would give to their words."""
    wanted = [
        f"{api.model_names()[name]}{names.pascal(wire)}"
        for name, schema in contract()["schemas"].items()
        for wire, facts in schema.get("properties", {}).items()
        if "enum" in facts or "enum" in facts.get("items", {})
    ] + list(api.model_names().values())
    return {name for name in wanted if wanted.count(name) > 1}


def alias_name(title: str, wire: str) -> str:
    """ReservationStatus, or StatusOfReservation where the first would be the name of something else too."""
    field = names.pascal(wire)
    return f"{field}Of{title}" if f"{title}{field}" in ambiguous() else f"{title}{field}"


TAKEN = {"extra_fields", "from_wire", "to_wire"}


def alias(aliases: list[str], title: str, wire: str, facts: dict[str, Any]) -> str | None:
    """Give the words that a field may hold a name of their own."""
    name = alias_name(title, wire)
    if "enum" in facts:
        aliases.append(f"{name}: TypeAlias = {literal(facts['enum'])}")
        return name
    if facts.get("type") == "array" and "enum" in facts.get("items", {}):
        aliases.append(f"{name}: TypeAlias = {literal(facts['items']['enum'])}")
        return f"list[{name}]"
    return None


def literal(values: list[Any]) -> str:
    """The words of an enumeration."""
    return f"Literal[{', '.join(repr(each) for each in values)}]"
