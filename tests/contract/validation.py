"""Holds every response of the tests against the contract: the facts with the overlay, and nothing else.

The shared HTTP client passes each response here, so a field that neither the contract nor the overlay knows fails the
test that met it, whatever that test was about.
"""

import json
import re
from functools import cache
from typing import Any

import httpx2
import jsonschema_rs
from jsonschema import Draft202012Validator, FormatChecker
from starlette.routing import compile_path

from roomrack.entrypoints import wiring
from roomrack.infra.http.operation import Operation
from roomrack.web.portal.contract import contract, descriptions, operations, overlay

PREFIX = "/connect"
SUCCESSES = {200, 202, 204, 304}
BODILESS = {204, 304}
BOUNDS = {"int32": 2**31 - 1, "int64": 2**53 - 1}
"""The largest number of a format; JavaScript's clients can't tell larger ones than the latter apart."""
TYPES = {
    400: {"ApiParamsExemption", "JsonParseExemption", "ApiValidationFailed", "BadRequest"},
    401: {"ApiKeyMissing", "ApiKeyInvalid"},
    403: {"ApiSecurityException", "ApiQuotaException", "WrongEnviroment"},
    404: {"ApiResourceMissing", "ApiResourceEmpty"},
    405: {"MethodNotAllowed"},
    406: {"ApiValidationFailed"},
    409: {"BadRequest"},
    413: {"BadRequest"},
    415: {"BadRequest"},
    422: {"ApiResourceMissing", "ApiValidationFailed"},
    500: {"InternalServerError"},
    503: {"InternalServerError"},
    550: {"ApiPartnerServerError"},
}
COST = "x-ratelimit-additional-cost"
FILES = (
    "application/pdf",
    "application/xml",
    "text/csv",
    "text/calendar",
    "text/plain; charset=us-ascii",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)
"""What an operation answers that gives a file."""
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?(Z(\[UTC\])?)?")
REFERENCE = re.compile(r'"\$ref": "#/components/schemas/([^"]+)"')
DAY = re.compile(r"\d{4}-\d\d-\d\d")

seen: set[tuple[str, int]] = set()
"""Which operation answered with which status in this process; `docs/conformance.md` is made from it."""
refused: set[tuple[str, int, str]] = set()
"""Which operation refused with which status and type, while `recording`; tests.contract.refusals writes it down."""
recording = False
"""Whether the present test is one whose requests are the same in every run."""

formats = FormatChecker(formats=())


@formats.checks("date-time")
def _is_instant(value: object) -> bool:
    return not isinstance(value, str) or INSTANT.fullmatch(value) is not None


@formats.checks("date")
def _is_day(value: object) -> bool:
    return not isinstance(value, str) or DAY.fullmatch(value) is not None


class ContractViolation(AssertionError):
    """The server answered something that the contract does not allow."""


async def check_response(response: httpx2.Response) -> None:
    """An event hook of the client."""
    await response.aread()
    request = response.request
    operation = find(request.method, request.url.path)
    if "x-request-id" not in response.headers:
        raise ContractViolation(f"{request.method} {request.url.path} answered without X-Request-Id")
    if operation is None or request.method == "HEAD":
        return
    check(operation, response.status_code, response.content, dict(response.headers))
    seen.add((operation.id, response.status_code))
    if recording and response.status_code >= 400:
        kind = json.loads(response.content).get("type")
        if kind is not None:
            refused.add((operation.id, response.status_code, kind))


def check(operation: Operation, status: int, content: bytes, headers: dict[str, str]) -> None:
    """Raise `ContractViolation` when an answer of an operation differs from the contract.

    So does one with an additional cost that the operation's page in the reference does not tell of.
    """
    where = f"{operation.id} {status}"
    if operation.id not in descriptions()["costs"] and COST in {name.lower() for name in headers}:
        raise ContractViolation(f"{where}: an additional cost that `costs` of descriptions.yaml does not tell of")
    if status == 200 and headers.get("content-type", "").startswith(FILES):
        return  # Its test reads it.
    if status in SUCCESSES:
        schema = _success_schema(operation.id)
        if status in BODILESS or schema is None:
            if content and (status in BODILESS or not headers.get("content-type", "").startswith("application/json")):
                raise ContractViolation(f"{where}: a body where none is due: {content[:200]!r}")
            return
        _validate(where, _rules_of(operation.id), content)
        return
    if status == 412:
        body = json.loads(content)
        if set(body) != {"status", "id"} or body["status"] != "existing":
            raise ContractViolation(f"{where}: {body}")
        return
    if status in TYPES:
        _validate(where, _rules_of_errors(), content)
        body = json.loads(content)
        if body.get("success") is not False or "message" not in body or body["type"] not in TYPES[status]:
            raise ContractViolation(f"{where}: {body}")
        if not isinstance(body.get("nested"), list):
            raise ContractViolation(f"{where}: nested is not a list: {body}")
        return
    raise ContractViolation(f"{where}: a status that the contract does not have")


def find(method: str, path: str) -> Operation | None:
    """The operation that a request meets; the first in the order in which routes are mounted."""
    for operation, pattern in _patterns():
        if (operation.method == method or (method == "HEAD" and operation.method == "GET")) and pattern.match(path):
            return operation
    return None


def built() -> list[Operation]:
    """Every operation that the server has."""
    return [operation for slice_ in wiring.operations() for operation, _ in slice_.declared]


@cache
def _patterns() -> list[tuple[Operation, re.Pattern[str]]]:
    from roomrack.infra.http.operation import _specificity

    return [
        (operation, compile_path(path)[0])
        for operation in sorted(built(), key=lambda each: _specificity(each.path))
        for path in (PREFIX + operation.path, *operation.aliases)
    ]


@cache
def _facts() -> dict[str, dict[str, Any]]:
    return {operation["operationId"]: operation for _, _, operation in operations(contract())}


def facts_of(operation: Operation) -> dict[str, Any]:
    """What the contract, with the overlay, says of an operation."""
    return _facts()[operation.id]


def _success_schema(name: str) -> dict[str, Any] | None:
    responses = _facts()[name]["responses"]
    answer = responses.get("200") or responses.get("202") or responses.get("default") or {}
    for media in answer.get("content", {}).values():
        schema: dict[str, Any] | None = media.get("schema")
        return schema
    return None


@cache
def _closed_schemas() -> dict[str, Any]:
    closed = {name: _close(schema) for name, schema in contract()["schemas"].items()}
    for name, rule in overlay()["absent"].items():
        closed[name]["required"] = [field for field in closed[name]["required"] if field not in rule["fields"]]
    return closed


def _close(node: Any) -> Any:
    """The same schema in JSON Schema's words, refusing properties that it does not name."""
    if isinstance(node, list):
        return [_close(each) for each in node]
    if not isinstance(node, dict):
        return node
    closed = {key: _close(value) for key, value in node.items() if key not in {"default", "readOnly", "nullable"}}
    if "properties" in node and isinstance(node["properties"], dict) and "additionalProperties" not in node:
        closed["additionalProperties"] = False
    if node.get("type") == "object" and "additionalProperties" in node:
        closed.pop("properties", None)
    if node.get("nullable") and isinstance(node.get("type"), str):
        closed["type"] = [node["type"], "null"]
    for flag in ("minimum", "maximum"):
        closed.pop(flag, None)
    format_ = node.get("format")
    if isinstance(format_, str):
        del closed["format"]
        if format_ in BOUNDS:
            closed |= {"minimum": -BOUNDS[format_] - (format_ == "int32"), "maximum": BOUNDS[format_]}
        elif format_ in formats.checkers:
            closed["format"] = format_
    return closed


def _named_in(schema: Any) -> dict[str, Any]:
    """The schemas that one refers to, and those that these refer to."""
    found: dict[str, Any] = {}
    left = [schema]
    while left:
        for name in REFERENCE.findall(json.dumps(left.pop())):
            if name not in found:
                found[name] = _closed_schemas()[name]
                left.append(found[name])
    return found


class _Rules:
    """A schema, compiled. Nearly every answer keeps it; what is wrong with another, a slower library tells."""

    def __init__(self, schema: dict[str, Any]) -> None:
        schema = {**schema, "components": {"schemas": _named_in(schema)}}
        self._telling = Draft202012Validator(schema, format_checker=formats)
        checks = {name: check for name, (check, _) in formats.checkers.items()}
        self._judging = jsonschema_rs.Draft202012Validator(schema, formats=checks, validate_formats=True)

    def faults(self, content: bytes) -> list[str]:
        """What is wrong with a body in JSON."""
        body = json.loads(content)
        if self._judging.is_valid(body):
            return []
        told = [f"{fault.json_path}: {fault.message[:300]}" for fault in self._telling.iter_errors(body)]
        return told or [f"{fault.instance_path}: {fault.message[:300]}" for fault in self._judging.iter_errors(body)]


@cache
def _rules_of(name: str) -> _Rules:
    schema = _close(_success_schema(name))
    if any(parameter["name"] == "fields" for parameter in _facts()[name].get("parameters", [])):
        schema = _any_of_its_fields(schema)
    return _Rules(schema)


def _any_of_its_fields(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of an answer from which `fields` can leave out every first-level key, required ones too."""
    if schema.get("type") == "array":
        return {**schema, "items": _any_of_its_fields(schema["items"])}
    if "properties" in schema:
        data = _any_of_its_fields(schema["properties"]["data"])
        return {**schema, "properties": {**schema["properties"], "data": data}}
    name = schema["$ref"].rpartition("/")[2]
    return {key: value for key, value in _closed_schemas()[name].items() if key != "required"}


@cache
def _rules_of_errors() -> _Rules:
    return _Rules({"$ref": "#/components/schemas/ApiError"})


def _validate(where: str, rules: _Rules, content: bytes) -> None:
    faults = rules.faults(content)
    if faults:
        raise ContractViolation(f"{where}:\n  " + "\n  ".join(faults[:10]))
