"""Holding every answer against the facts of the contract: which operation it is of, and what its schema allows.

Fields that the schema does not name are no fault: servers may know more. A field that is missing, of another type, of
another form or outside its list of words is one.
"""

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from roomrack.entrypoints.certify.wire import Answer
from roomrack.web.portal.contract import SCHEMA_PREFIX, contract, operations, overlay

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?(Z(\[UTC\])?)?")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
FAULTS_SHOWN = 8

formats = FormatChecker(formats=())


@formats.checks("date-time")
def _is_instant(value: object) -> bool:
    return not isinstance(value, str) or INSTANT.fullmatch(value) is not None


@formats.checks("date")
def _is_day(value: object) -> bool:
    return not isinstance(value, str) or DAY.fullmatch(value) is not None


@formats.checks("int64")
def _is_int64(value: object) -> bool:
    return not isinstance(value, int) or abs(value) < 2**63


@formats.checks("int32")
def _is_int32(value: object) -> bool:
    return not isinstance(value, int) or -(2**31) <= value < 2**31


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation of the contract."""

    id: str
    method: str
    path: str
    facts: dict[str, Any]
    pattern: re.Pattern[str]


@cache
def catalogue() -> tuple[Operation, ...]:
    """Every operation; fixed paths before those with a parameter in the same place."""
    found = [
        Operation(
            facts["operationId"],
            method.upper(),
            path,
            facts,
            re.compile(re.sub(r"\\{[^}]*\\}", "[^/]+", re.escape(path))),
        )
        for path, method, facts in operations(contract())
    ]
    return tuple(sorted(found, key=lambda each: [part.startswith("{") for part in each.path.split("/")]))


def find(method: str, path: str) -> Operation | None:
    """The operation that a request meets; `path` begins below `/connect`."""
    wanted = "GET" if method == "HEAD" else method
    return next((each for each in catalogue() if each.method == wanted and each.pattern.fullmatch(path)), None)


@dataclass(slots=True)
class Judge:
    """What the answers of each operation have shown."""

    base: str
    seen: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    """How many successful answers with a schema each operation gave."""
    faults: dict[str, tuple[Answer, list[str]]] = field(default_factory=dict)
    """The first faulty answer of each operation."""

    def look(self, answer: Answer) -> None:
        """Note whether an answer is as its operation's schema says."""
        path = answer.sent.url.partition("?")[0].removeprefix(self.base)
        operation = find(answer.sent.method, path)
        if operation is None or answer.sent.method == "HEAD" or answer.status not in {200, 202}:
            return
        validator = _validator(operation.id)
        if validator is None:
            return
        self.seen[operation.id] += 1
        if operation.id not in self.faults and (faults := _faults(validator, answer)):
            self.faults[operation.id] = (answer, faults)


def _faults(validator: Draft202012Validator, answer: Answer) -> list[str]:
    try:
        body = json.loads(answer.content)
    except ValueError:
        return ["the body is not JSON"]
    found = [f"{fault.json_path}: {fault.message[:200]}" for fault in validator.iter_errors(body)]
    return found[:FAULTS_SHOWN]


@cache
def _facts() -> dict[str, dict[str, Any]]:
    return {each.id: each.facts for each in catalogue()}


@cache
def _validator(name: str) -> Draft202012Validator | None:
    responses = _facts()[name]["responses"]
    answer = responses.get("200") or responses.get("202") or responses.get("default") or {}
    # A file has no shape to be judged by.
    content = answer.get("content", {})
    shapes = [media.get("schema") for kind, media in content.items() if kind in {"*/*", "application/json"}]
    schema = next(iter(shapes), None)
    if not schema:
        return None
    opened = _plain(schema)
    if any(parameter["name"] == "fields" for parameter in _facts()[name].get("parameters", [])):
        opened = _any_of_its_fields(opened)
    return Draft202012Validator({**opened, "components": {"schemas": _schemas()}}, format_checker=formats)


@cache
def _schemas() -> dict[str, Any]:
    plain = {name: _plain(schema) for name, schema in contract()["schemas"].items()}
    for name, rule in overlay()["absent"].items():
        plain[name]["required"] = [each for each in plain[name]["required"] if each not in rule["fields"]]
    return plain


def _plain(node: Any) -> Any:
    """The same schema in JSON Schema's words. Limits bind requests, not answers."""
    if isinstance(node, list):
        return [_plain(each) for each in node]
    if not isinstance(node, dict):
        return node
    dropped = {"default", "readOnly", "nullable", "minimum", "maximum", "example"}
    plain = {key: _plain(value) for key, value in node.items() if key not in dropped}
    if node.get("type") == "object" and "additionalProperties" in node:
        plain.pop("properties", None)
    if node.get("nullable") and isinstance(node.get("type"), str):
        plain["type"] = [node["type"], "null"]
    return plain


def _any_of_its_fields(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of an answer from which `fields` can leave out every first-level key, required ones too."""
    if schema.get("type") == "array":
        return {**schema, "items": _any_of_its_fields(schema["items"])}
    if "properties" in schema and "data" in schema["properties"]:
        data = _any_of_its_fields(schema["properties"]["data"])
        return {**schema, "properties": {**schema["properties"], "data": data}}
    named = _schemas()[schema["$ref"].removeprefix(SCHEMA_PREFIX)]
    return {key: value for key, value in named.items() if key != "required"}
