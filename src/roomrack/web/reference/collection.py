"""The API as a Postman collection (v2.1.0): the recorded requests by tag, each after those that it needs.

Credentials and the base URL are variables of an environment. What an answer gives and a later request needs, such as
the id of a new reservation, is kept by a script of the request.
"""

import json
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from roomrack.infra.http.operation import Operation
from roomrack.web.portal.examples import JSON, Example, examples
from roomrack.web.reference import environments

SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
NAMESPACE = uuid.UUID("6d1a3c1e-6f0e-5c39-9e43-0c6f1a5d9b7e")
"""Ours, so that an import replaces the collection of before."""

Json = dict[str, Any]


def collection(built: Sequence[Operation], summaries: Mapping[str, str], shift: int) -> Json:
    """The whole collection."""
    folders: dict[str, list[Json]] = {}
    values: Json = {}
    listed = sorted(
        ((example, operation) for operation in built for example in examples(operation.id, shift)),
        key=lambda pair: pair[0].order,
    )
    for example, operation in listed:
        kept = {name for each, _ in listed for name in each.keep}
        values.update({name: value for name, value in example.values.items() if name not in kept})
        folders.setdefault(operation.tags[0], []).append(_item(example, summaries[operation.id]))
    return {
        "info": {
            "_postman_id": str(uuid.uuid5(NAMESPACE, "collection")),
            "name": "Roomrack",
            "description": "Choose an environment, fill in its credentials, and send the requests of a folder in turn.",
            "schema": SCHEMA,
        },
        "item": [{"name": tag, "item": items} for tag, items in folders.items()],
        "variable": [{"key": name, "value": str(value)} for name, value in sorted(values.items())],
    }


def environment(chosen: environments.Environment) -> Json:
    """An environment for the collection, its credentials still to be filled in."""
    secrets = environments.variables(chosen.name)
    return {
        "id": str(uuid.uuid5(NAMESPACE, chosen.name)),
        "name": f"Roomrack {chosen.label.lower()}",
        "values": [
            {"key": "baseUrl", "value": chosen.base, "type": "default", "enabled": True},
            *(
                {"key": name, "value": value, "type": "default" if value else "secret", "enabled": True}
                for name, value in secrets.items()
            ),
        ],
        "_postman_variable_scope": "environment",
    }


def _item(example: Example, summary: str) -> Json:
    request = _request(example)
    return {
        "id": str(uuid.uuid5(NAMESPACE, f"{example.operation} {example.title}")),
        "name": f"{summary}: {example.title}",
        "event": [{"listen": "test", "script": {"type": "text/javascript", "exec": _script(example)}}],
        "request": request,
        "response": [
            {
                "name": example.title,
                "originalRequest": request,
                "code": example.status,
                "status": _REASONS.get(example.status, ""),
                "header": [{"key": "Content-Type", "value": example.media_type}] if example.media_type else [],
                "body": example.body_text,
                "cookie": [],
            }
        ],
    }


def _request(example: Example) -> Json:
    made: Json = {"method": example.method, "header": [], "url": _url(example), "auth": {"type": "noauth"}}
    for name, value in example.headers:
        if name == "Authorization":
            token = value.removeprefix("Bearer ")
            made["auth"] = {"type": "bearer", "bearer": [{"key": "token", "value": token, "type": "string"}]}
        elif name == "key":
            made["auth"] = {
                "type": "apikey",
                "apikey": [
                    {"key": "key", "value": "key", "type": "string"},
                    {"key": "value", "value": value, "type": "string"},
                    {"key": "in", "value": "header", "type": "string"},
                ],
            }
        else:
            made["header"].append({"key": name, "value": value})
    if example.form is not None:
        fields = [{"key": name, "value": value, "type": "text"} for name, value in example.form.items()]
        made["body"] = {"mode": "urlencoded", "urlencoded": fields}
    elif example.json is not None:
        language = "json" if example.media == JSON else "text"
        made["body"] = {"mode": "raw", "raw": example.json, "options": {"raw": {"language": language}}}
    return made


def _url(example: Example) -> Json:
    pairs = [{"key": name, "value": value} for name, value in example.query]
    raw = "{{baseUrl}}" + example.path
    if pairs:
        raw += "?" + "&".join(f"{pair['key']}={pair['value']}" for pair in pairs)
    return {
        "raw": raw,
        "host": ["{{baseUrl}}"],
        "path": example.path.strip("/").split("/"),
        **({"query": pairs} if pairs else {}),
    }


def _script(example: Example) -> list[str]:
    lines = [f'pm.test("answers {example.status}", () => pm.response.to.have.status({example.status}));']
    for name, place in example.keep.items():
        steps = "".join(f"[{step}]" if step.isdigit() else f"[{json.dumps(step)}]" for step in place.split("."))
        lines.append(f"pm.collectionVariables.set({json.dumps(name)}, pm.response.json(){steps});")
    return lines


_REASONS = {200: "OK", 400: "Bad Request", 404: "Not Found", 406: "Not Acceptable"}
