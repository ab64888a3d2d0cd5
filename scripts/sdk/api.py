"""The served OpenAPI document as the generators see it: groups of operations, and the schemas that they use."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from roomrack.entrypoints import wiring
from roomrack.web.portal.contract import SCHEMA_PREFIX, contract
from roomrack.web.portal.document import build
from scripts.sdk import names

Json = dict[str, Any]
OWN_HEADERS = {"key", "Authorization", "Idempotency-Key"}


@dataclass(frozen=True)
class Parameter:
    """A parameter of a path, a query or a form."""

    wire: str
    schema: Json
    required: bool
    words: str

    @property
    def name(self) -> str:
        """Its name in Python."""
        return names.snake(self.wire)


@dataclass(frozen=True)
class Result:
    """What a successful answer holds."""

    schema: Json | None
    """Of the whole body, or of one row where there are several; None for an empty body."""
    shape: str = "one"
    """one; list: a bare array; data: rows in `data`; page: rows in `data` beside `page`."""
    optional: bool = False
    """Whether the answer may be 304, nothing changed, without a body."""


@dataclass(frozen=True)
class Operation:
    """One method of the SDKs."""

    id: str
    tag: str
    verb: str
    path: str
    summary: str
    description: str
    in_path: tuple[Parameter, ...]
    in_query: tuple[Parameter, ...]
    in_form: tuple[Parameter, ...]
    body: Json | None
    result: Result
    idempotent: bool
    authenticated: bool

    @property
    def name(self) -> str:
        """Its method in Python."""
        return names.method(self.id)

    @property
    def pages(self) -> bool:
        """Whether it gives rows by the page."""
        return any(each.wire == "page" for each in self.in_query) and self.result.shape in {"list", "page"}


@functools.cache
def document() -> Json:
    """The document of the operations that are built."""
    built = [operation for slice_ in wiring.operations() for operation, _ in slice_.declared]
    return build(built, "https://roomrack.example")


@functools.cache
def model_names() -> dict[str, str]:
    """The class for each schema. The whole contract decides, so that a name stays when more of it is built."""
    return names.model_names({*contract()["schemas"], *schemas()})


def schemas() -> dict[str, Json]:
    """The schemas of the document."""
    found: dict[str, Json] = document()["components"]["schemas"]
    return found


def referred(schema: Json) -> str | None:
    """The schema that a reference names."""
    target = schema.get("$ref")
    return target.removeprefix(SCHEMA_PREFIX) if isinstance(target, str) else None


def reach(value: Any) -> set[str]:
    """The names of all schemas that a part of the document leads to."""
    found: set[str] = set()
    todo = [value]
    while todo:
        each = todo.pop()
        if isinstance(each, dict):
            name = referred(each)
            if name is not None and name not in found:
                found.add(name)
                todo.append(schemas()[name])
            todo += each.values()
        elif isinstance(each, list):
            todo += each
    return found


def groups() -> dict[str, list[Operation]]:
    """The operations by the attribute that holds them. Raises ValueError where two would have one name."""
    found: dict[str, list[Operation]] = {}
    for operation in operations():
        beside = found.setdefault(names.group(operation.tag), [])
        if operation.name in {each.name for each in beside}:
            raise ValueError(f"{operation.id}: {operation.tag} has a {operation.name} already; name it in names.py")
        beside.append(operation)
    return {name: sorted(found[name], key=lambda each: each.name) for name in sorted(found)}


def operations() -> Iterator[Operation]:
    """Every operation of the document that does not give or take a file."""
    for path, methods in document()["paths"].items():
        for verb, facts in methods.items():
            if facts["operationId"] not in names.FILES:
                yield _operation(path, verb, facts)


def _operation(path: str, verb: str, facts: Json) -> Operation:
    found = [(each["in"], _parameter(each)) for each in facts.get("parameters", []) if each["name"] not in OWN_HEADERS]
    places = {each.wire: each for place, each in found if place == "path"}
    content = facts.get("requestBody", {}).get("content", {})
    form = content.get("application/x-www-form-urlencoded", {}).get("schema", {})
    body = content.get("application/json", {}).get("schema")
    return Operation(
        id=facts["operationId"],
        tag=facts["tags"][0],
        verb=verb.upper(),
        path=path,
        summary=facts["summary"],
        description=facts.get("description", ""),
        # In the order of the path, which is the order in which people name them.
        in_path=tuple(sorted(places.values(), key=lambda each: path.index("{" + each.wire + "}"))),
        # What goes either way (docs/contract.md 1) goes in the form.
        in_query=tuple(
            each for place, each in found if place == "query" and each.wire not in form.get("properties", {})
        ),
        in_form=tuple(
            Parameter(name, schema, name in form.get("required", []) and "default" not in schema, "")
            for name, schema in form.get("properties", {}).items()
        ),
        body=body,
        result=_result(facts["responses"]),
        idempotent="409" in facts["responses"],
        authenticated=bool(facts["security"]),
    )


def _parameter(facts: Json) -> Parameter:
    return Parameter(facts["name"], facts["schema"], facts.get("required", False), facts.get("description", ""))


def _result(responses: Json) -> Result:
    optional = "304" in responses
    status = next((each for each in ("200", "201", "202", "204") if each in responses), None)
    content = responses[status].get("content", {}) if status else {}
    schema = content.get("application/json", {}).get("schema")
    if schema is None:
        return Result(None, optional=optional)
    if schema.get("type") == "array":
        return Result(schema["items"], "list", optional)
    inside = schema.get("properties", {})
    if "data" in inside and inside["data"].get("type") == "array" and set(inside) <= {"data", "page"}:
        return Result(inside["data"]["items"], "page" if "page" in inside else "data", optional)
    return Result(schema, "one", optional)
