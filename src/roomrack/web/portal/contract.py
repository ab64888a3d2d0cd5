"""The contract's facts with the overlay applied: what each operation takes and answers on the wire.

`facts.json` holds the bare facts of the contract: paths, parameters, schemas, types, enums. `overlay.yaml` lists each
place where the wire differs, and why. The served document and the tests' validation of every response are both made
from the result, so neither can drift from the other.
"""

import copy
import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml

Json = dict[str, Any]
METHODS = ("get", "put", "post", "delete", "patch")
SCHEMA_PREFIX = "#/components/schemas/"


class OverlayError(ValueError):
    """The overlay names an operation, schema or property that does not exist."""


def read_yaml(text: str) -> Any:
    """What a document in YAML says. Raises `yaml.YAMLError`.

    libyaml reads ten times as fast as Python, where PyYAML was built with it.
    """
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe


@cache
def facts() -> Json:
    """The facts as they stand; do not change what is returned."""
    return _object(json.loads(_resource("facts.json")))


@cache
def overlay() -> Json:
    """The differences as they stand; do not change what is returned."""
    return _object(read_yaml(_resource("overlay.yaml")))


@cache
def descriptions() -> Mapping[str, Mapping[str, str]]:
    """Our own words for operations, parameters and tags."""
    loaded: Mapping[str, Mapping[str, str]] = read_yaml(_resource("descriptions.yaml"))
    return loaded


@cache
def contract() -> Json:
    """Facts and overlay together. Do not change what is returned. Raises `OverlayError`."""
    whole = copy.deepcopy(facts())
    differences = overlay()
    schemas = whole["schemas"]
    schemas.update(copy.deepcopy(differences["schemas"]))
    schemas["ApiError"]["properties"].update(copy.deepcopy(differences["errors"]))
    for place, rule in differences["properties"].items():
        name, _, field = place.partition(".")
        if name not in schemas:
            raise OverlayError(f"no schema {name}")
        schemas[name].setdefault("properties", {})[field] = _property_schema(rule)
    by_id = {operation["operationId"]: operation for _, _, operation in operations(whole)}
    for path, added in differences.get("operations", {}).items():
        whole["paths"].setdefault(path, {}).update(copy.deepcopy(added))
        by_id.update({each["operationId"]: each for each in added.values()})
    for place, rule in differences["parameters"].items():
        name, _, parameter = place.rpartition(".")
        found = [each for each in _find(by_id, name)["parameters"] if each["name"] == parameter]
        if not found:
            raise OverlayError(f"no parameter {place}")
        found[0]["schema"] = _property_schema(rule)
    for name, rule in differences["answers"].items():
        _find(by_id, name)["responses"] = _answers(
            _find(by_id, name)["responses"], _answer_schema(rule), str(rule.get("status", 200))
        )
    for name, rule in differences["requests"].items():
        _find(by_id, name)["requestBody"] = {"content": {"application/json": {"schema": _reference(rule["of"])}}}
    return whole


def operations(document: Json) -> Iterator[tuple[str, str, Json]]:
    """Path, method and body of every operation of a document."""
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]


def reachable(root: object, schemas: Mapping[str, Json]) -> set[str]:
    """The names of all schemas that `root` refers to, directly or through others."""
    found: set[str] = set()
    pending = set(_references(root))
    while pending:
        name = pending.pop()
        found.add(name)
        pending |= set(_references(schemas[name])) - found
    return found


def _references(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        reference = node.get("$ref")
        if isinstance(reference, str):
            yield reference.removeprefix(SCHEMA_PREFIX)
        for value in node.values():
            yield from _references(value)
    elif isinstance(node, list):
        for value in node:
            yield from _references(value)


def _find(by_id: Mapping[str, Json], name: str) -> Json:
    if name not in by_id:
        raise OverlayError(f"no operation {name}")
    return by_id[name]


def _reference(name: str) -> Json:
    return {"$ref": SCHEMA_PREFIX + name}


def _property_schema(rule: Mapping[str, Any]) -> Json:
    if "list_of" in rule:
        return {"type": "array", "items": _reference(rule["list_of"])}
    return {key: value for key, value in rule.items() if key != "why"}


def _answer_schema(rule: Mapping[str, str]) -> Json:
    item = _reference(rule["of"])
    many = {"type": "array", "items": item}
    match rule.get("list", "none"):
        case "none":
            return item
        case "bare":
            return many
        case "data":
            return {"type": "object", "required": ["data"], "properties": {"data": many}}
        case "paged":
            properties = {"data": many, "page": _reference("ApiPage")}
            return {"type": "object", "required": ["data", "page"], "properties": properties}
        case other:
            raise OverlayError(f"unknown kind of list {other}")


def _answers(responses: Json, schema: Json, success: str) -> Json:
    kept = {status: answer for status, answer in responses.items() if status not in {"200", "default", success}}
    return {success: {"content": {"application/json": {"schema": schema}}}, **kept}


def _resource(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def _object(value: object) -> Json:
    if not isinstance(value, dict):
        raise TypeError("a JSON object was expected")
    return value
