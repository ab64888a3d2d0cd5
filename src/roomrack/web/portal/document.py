"""The OpenAPI document that the server serves: the operations as built, with descriptions in our own words.

It is assembled from the contract rather than from our models: the contract calls fields required where the server is
lenient, and names path parameters differently from path to path.
"""

import copy
import json
import re
from collections.abc import Collection, Sequence
from typing import Any

from roomrack import __version__
from roomrack.infra.http.caller import Level, Scheme
from roomrack.infra.http.guard import BODYLESS
from roomrack.infra.http.operation import Operation
from roomrack.web.portal.contract import SCHEMA_PREFIX, contract, descriptions, operations, overlay, reachable
from roomrack.web.portal.examples import JSON, SECRETS, Example, examples

Json = dict[str, Any]
NO_IDS = frozenset({"event", "list", "otaName"})
"""Names in paths that name no thing: the contract lists their values, or any text will do."""

FORM = "application/x-www-form-urlencoded"

ANSWERS = {
    "304": "Nothing changed; the body is empty.",
    "400": "A parameter, a field or a rule refuses the request; `nested` names each wrong field.",
    "401": "No credential, or one that is unknown, expired or revoked.",
    "403": "The credential lacks the right, has the wrong scheme or environment, or the quota is used up.",
    "404": "The resource does not exist, or belongs to somebody else.",
    "406": "The stay can't be booked; the message says why.",
    "409": "A request with the same `Idempotency-Key` is still running; `Retry-After` says when to ask again.",
    "412": "There is an account with this e-mail already; its id is in the body.",
    "413": "The body is larger than 1 MB, or a file than 32 MB.",
    "415": "The body has a media type that this operation does not take.",
    "422": "An id inside the body names nothing.",
    "500": "A bug of the server; quote the request id.",
    "503": "The server can't reach its database just now; `Retry-After` says when to try again.",
    "550": "A partner's service refused or failed; its own words are in `nested`.",
}

ERROR_SHAPE: Json = {"$ref": SCHEMA_PREFIX + "ApiError"}
ERROR_SHAPES: dict[str, Json] = {
    "412": {
        "type": "object",
        "required": ["status", "id"],
        "properties": {"status": {"type": "string", "enum": ["existing"]}, "id": {"type": "string"}},
    },
}
"""Refusals whose body is not the one of all others (docs/contract.md 2)."""


def build(built: Sequence[Operation], public_url: str, shift: int = 0) -> Json:
    """The document for the operations that are built; the days of their examples are moved by `shift`."""
    whole = contract()
    words = descriptions()
    by_id = {operation.id: operation for operation in built}
    paths: Json = {}
    for path, method, facts in operations(whole):
        operation = by_id.get(facts["operationId"])
        if operation is not None:
            paths.setdefault(path, {})[method] = _described(operation, facts, words.get("operations", {}), shift)
    names = (
        reachable(paths, whole["schemas"]) | {"ApiError"} | reachable(whole["schemas"]["ApiError"], whole["schemas"])
    )
    return {
        "openapi": "3.0.3",
        "info": {
            "title": "Roomrack",
            "version": __version__,
            "description": words["document"]["description"],
            "license": {"name": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"},
        },
        "servers": [{"url": f"{public_url}/connect"}],
        "security": whole["security"],
        "tags": _tags(built, words.get("tags", {})),
        "paths": paths,
        "components": {
            "schemas": {name: whole["schemas"][name] for name in sorted(names)},
            "securitySchemes": _security_schemes(whole["securitySchemes"], public_url),
        },
    }


def _described(operation: Operation, facts: Json, words: Any, shift: int) -> Json:
    described = copy.deepcopy(facts)
    summary, _, description = words[operation.id].strip().partition("\n")
    described["summary"] = summary
    described["description"] = "\n\n".join(filter(None, (description.strip(), _rights(operation))))
    described["security"] = [{scheme.value: []} for scheme in operation.schemes]
    described["tags"] = list(operation.tags)
    for parameter in described.get("parameters", []):
        parameter.update(_parameter_words(parameter["name"]))
    if "requestBody" in described:
        described["requestBody"]["content"] = _media(described["requestBody"]["content"])
    answers = described["responses"]
    # A NUL in the query is refused by every operation.
    passing = ["400", "409", "503"] if operation.idempotent else ["400", "503"]
    for status in [*refusals(operation, described), *passing]:
        answers.setdefault(status, {})
    for status, answer in answers.items():
        answer["description"] = ANSWERS.get(status, "Done.")
        if status.startswith(("4", "5")):
            answer["content"] = {"application/json": {"schema": ERROR_SHAPES.get(status, ERROR_SHAPE)}}
    for number, example in enumerate(examples(operation.id, shift), 1):
        _exemplify(described, example, f"example{number}")
    return described


def _exemplify(described: Json, example: Example, name: str) -> None:
    """Add a request's body and its answer to the media types that they have."""
    sent: object = None
    if example.json is not None:
        text = example.filled(example.json)
        sent = json.loads(text) if example.media == JSON else text
    elif example.form is not None:
        sent = {field: example.filled(value, SECRETS) for field, value in example.form.items()}
    content = described.get("requestBody", {}).get("content", {})
    if sent is not None and content:
        media = content.get(example.media if example.form is None else FORM, next(iter(content.values())))
        media.setdefault("examples", {})[name] = {"summary": example.title, "value": sent}
    answer = described["responses"].get(str(example.status), {}).get("content", {}).get(example.answered)
    if answer is not None and example.body is not None:
        answer.setdefault("examples", {})[name] = {"summary": example.title, "value": example.body}


def _parameter_words(name: str) -> Json:
    words = descriptions()["parameters"].get(name)
    return {"description": words} if words else {}


def refusals(operation: Operation, facts: Json) -> list[str]:
    """The statuses with which an operation can refuse a request, whatever its state: what the tests must show."""
    statuses = {str(status) for status in overlay().get("refusals", {}).get(operation.id, [])}
    if operation.schemes:
        statuses |= {"401", "403"}
    if set(re.findall(r"{(\w+)}", operation.path)) - {operation.tenant, *NO_IDS}:
        statuses.add("404")
    if "requestBody" in facts or any(_can_be_wrong(each) for each in facts.get("parameters", [])):
        statuses.add("400")
    if operation.method not in BODYLESS:
        statuses |= {"413", "415"}  # A body that the facts do not name is read all the same, as a form or as JSON.
    return sorted(statuses)


def _can_be_wrong(parameter: Json) -> bool:
    """Whether a value exists that is refused for its form: any text names an accommodation or a `refer`, or none."""
    return bool(parameter["in"] == "query" or parameter["schema"].get("type") != "string")


def _rights(operation: Operation) -> str:
    if operation.area is None:
        return ""
    level = "READONLY" if operation.level is Level.READONLY else "READWRITE"
    return f"Needs **{level}** on **{operation.area.value}**."


def _media(content: Json) -> Json:
    return {"application/json" if kind == "*/*" else kind: schema for kind, schema in content.items()}


def _tags(built: Sequence[Operation], words: Any) -> list[Json]:
    used: Collection[str] = dict.fromkeys(tag for operation in built for tag in operation.tags)
    return [{"name": tag, "description": words[tag].strip()} for tag in sorted(used)]


def _security_schemes(schemes: Json, public_url: str) -> Json:
    absolute = copy.deepcopy(schemes)
    for name in (Scheme.OAUTH, Scheme.APPLICATION):
        for flow in absolute[name.value]["flows"].values():
            for key, value in flow.items():
                if key.endswith("Url"):
                    flow[key] = public_url + value
    return absolute
