"""Which operations assistants get as tools, and what each tool takes: made of the served document.

A tool is an operation of the API, called as its own caller: the same gate, grant, quota and errors. Assistants get what
reads, and of what writes only what can be taken back and neither deletes nor moves money.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from roomrack.infra.http.caller import Caller, Scheme
from roomrack.infra.http.operation import Operation
from roomrack.web.portal.contract import SCHEMA_PREFIX, reachable

Json = dict[str, Any]

SAFE_WRITES = frozenset(
    {
        "bulk",
        "createSingleReservation",
        "dryRunCalendar",
        "quoteStay",
        "undoCalendarWrite",
        "writeCalendarGuarded",
    }
)
"""Calendar writes can be undone, a booking takes what there is and can be cancelled; the rest writes nothing."""

CALLER = "roomrack.caller"
"""Where a request keeps who calls."""
DEFINITIONS = "#/$defs/"
MAX_NAME = 64
_LEADS_AWAY = re.compile(r"[/\\%?#]|^\.*$")
_NO_NAME = re.compile("[^A-Za-z0-9_-]")


@dataclass(frozen=True, slots=True)
class Tool:
    """An operation as assistants see it."""

    name: str
    operation: Operation
    title: str
    description: str
    schema: Json
    """JSON Schema of the arguments: parameters by their names without brackets, and `body`."""
    parameters: Mapping[str, tuple[str, str]]
    """By argument: where it goes, `path` or `query`, and its name there."""

    def faults(self, arguments: Mapping[str, Any]) -> Iterator[str]:
        """What is wrong with arguments before the API sees them: their names, and values that would lead elsewhere."""
        known = self.schema["properties"]
        yield from (f"unknown: {name[:100]}" for name in sorted(arguments.keys() - known.keys()))
        yield from (f"missing: {name}" for name in self.schema.get("required", ()) if arguments.get(name) is None)
        for name, (place, _) in self.parameters.items():
            value = arguments.get(name)
            if place == "path" and value is not None and _LEADS_AWAY.search(str(value)):
                yield f"no part of a path: {name}"

    def open_to(self, caller: Caller) -> bool:
        """Whether the caller's credential is of a scheme that the operation takes and some grant of his reaches it."""
        operation = self.operation
        if caller.scheme not in operation.schemes:
            return False
        if operation.area is None:
            return True
        return any(caller.level(one, operation.area) >= operation.level for one in caller.reach)


def tools(built: Sequence[Operation], document: Json) -> dict[str, Tool]:
    """All tools by name, of the operations that are built; `document` is the served one."""
    described = {
        facts["operationId"]: (path, facts) for path, methods in document["paths"].items() for facts in methods.values()
    }
    schemas = document["components"]["schemas"]
    made = [
        _tool(operation, described[operation.id][1], schemas)
        for operation in sorted(built, key=lambda one: one.id)
        if operation.id in described and _is_offered(operation, described[operation.id][1])
    ]
    return {tool.name: tool for tool in made}


def _is_offered(operation: Operation, facts: Json) -> bool:
    """Whether assistants get it: it reads or is safe, is about data of properties, and speaks JSON."""
    if operation.upload is not None or not {Scheme.OAUTH, Scheme.KEY} & set(operation.schemes):
        return False
    if operation.method != "GET" and operation.id not in SAFE_WRITES:
        return False
    kinds = {
        kind for status, answer in facts["responses"].items() if status == "200" for kind in answer.get("content", {})
    }
    return not kinds or "application/json" in kinds


def _tool(operation: Operation, facts: Json, schemas: Mapping[str, Json]) -> Tool:
    properties: Json = {}
    required: list[str] = []
    parameters: dict[str, tuple[str, str]] = {}
    for each in facts.get("parameters", []):
        if each["in"] not in ("path", "query"):
            continue
        name = each["name"].removesuffix("[]")
        parameters[name] = (each["in"], each["name"])
        properties[name] = {**each["schema"], **({"description": each["description"]} if "description" in each else {})}
        if each["in"] == "path" or each.get("required"):
            required.append(name)
    body = facts.get("requestBody")
    if body is not None:
        properties["body"] = body["content"]["application/json"]["schema"]
        required.append("body")
    schema: Json = {"type": "object", "properties": properties, "additionalProperties": False}
    if required:
        schema["required"] = required
    named = reachable(properties, schemas)
    if named:
        schema["$defs"] = {name: schemas[name] for name in sorted(named)}
    return Tool(
        name=_NO_NAME.sub("_", operation.id)[:MAX_NAME],
        operation=operation,
        title=facts["summary"],
        description=f"{facts['summary']}. {facts['description']}".strip(),
        schema=_modern(schema),
        parameters=parameters,
    )


def _modern(schema: Any) -> Any:
    """A schema of OpenAPI 3.0 as JSON Schema: references into `$defs`, and null as a type."""
    if isinstance(schema, list):
        return [_modern(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    result = {key: _modern(value) for key, value in schema.items() if key not in ("nullable", "example")}
    reference = result.get("$ref")
    if isinstance(reference, str):
        result["$ref"] = reference.replace(SCHEMA_PREFIX, DEFINITIONS)
    if schema.get("nullable") and isinstance(result.get("type"), str):
        result["type"] = [result["type"], "null"]
    return result
