"""Whole bodies of sections, made from the contract's schemas: every field that can be written has a value."""

from collections.abc import Mapping
from typing import Any

from roomrack.web.portal.contract import contract

INSTANT = "2030-05-01T12:00:00Z[UTC]"
PORTAL_WORD = "airbnb_xml"
SWITCHES = {"empty", "emptyValues"}
ADDED = {
    ("ExternalService", "portalValue"),
}


def whole(name: str, *, portal: str = "ota") -> dict[str, Any]:
    """A body of a schema with everything that a client may write."""
    return _object(name, contract()["schemas"][name], portal)


def _object(name: str, schema: Mapping[str, Any], portal: str) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for field, given in schema["properties"].items():
        target = _resolved(given)
        if field in SWITCHES or field == "portalValues":
            continue
        if (given.get("readOnly") or target.get("readOnly")) and (name, field) not in ADDED:
            continue
        made[field] = _value(field, given, portal)
    return made


def _resolved(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = schema.get("$ref")
    return schema if reference is None else contract()["schemas"][reference.rpartition("/")[2]]


def _value(field: str, schema: Mapping[str, Any], portal: str) -> Any:
    target = _resolved(schema)
    if values := target.get("enum"):
        return values[-1]
    match target.get("type"):
        case "string" if target.get("format") == "date-time":
            return INSTANT
        case "string":
            return f"a {field}"[:40]
        case "boolean":
            return True
        case "integer":
            return 3
        case "number":
            return 12.25
        case "array":
            return [_value(field, target["items"], portal)]
        case "object" if "additionalProperties" in target:
            keys = ["EN", "IT"] if "emptyValues" in target.get("properties", {}) else [portal]
            return {key: _value(field, target["additionalProperties"], portal) for key in keys}
        case "object":
            name = schema.get("$ref", field).rpartition("/")[2]
            return _object(name, target, portal)
    raise TypeError(f"{field}: {target}")
