"""The glossary of errors: every class that the code raises, what it means, and what to do about it.

Status, type and message come from the classes, the meaning from the first sentence of their docstrings, and how to mend
the request from `errors.yaml`, by the code of the class. Which operations give a type is known from two places: what
every operation with its declaration gives (no credential, wrong rights, the quota...), and for the rest what the tests
have met (`refusals.json`, which they write).
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from roomrack.core.errors import REGISTRY, RoomrackError
from roomrack.infra.http.guard import BODYLESS
from roomrack.infra.http.operation import Operation
from roomrack.web.portal.contract import read_yaml

ANYWHERE = {("InternalServerError", 500), ("InternalServerError", 503), ("MethodNotAllowed", 405)}
"""What does not depend on the operation."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One class of error."""

    code: str
    status: int
    message: str
    """The English template, or what the class tells in its place."""
    meaning: str
    fix: str


@dataclass(frozen=True, slots=True)
class ErrorType:
    """One value of `type` in an error's body."""

    name: str
    statuses: tuple[int, ...]
    meaning: str
    fix: str
    refusals: tuple[Refusal, ...]
    operations: tuple[Operation, ...]
    """Those that give it; empty where every operation does."""
    everywhere: bool


def glossary(built: Sequence[Operation]) -> list[ErrorType]:
    """Every type, in the order of the status and then of the name."""
    words = texts()
    giving: dict[str, list[Operation]] = {}
    for operation in built:
        for kind in {kind for kinds in errors_of(operation).values() for kind in kinds}:
            giving.setdefault(kind, []).append(operation)
    types: dict[str, list[type[RoomrackError]]] = {}
    for error in REGISTRY.values():
        types.setdefault(error.type, []).append(error)
    told = []
    for name, classes in types.items():
        classes.sort(key=lambda error: (error.status, error.code))
        operations = tuple(sorted(giving.get(name, ()), key=lambda each: each.id.casefold()))
        told.append(
            ErrorType(
                name=name,
                statuses=tuple(sorted({error.status for error in classes})),
                meaning=words["types"][name]["meaning"],
                fix=words["types"][name]["fix"],
                refusals=tuple(_refusal(error, words["codes"]) for error in classes),
                operations=() if len(operations) == len(built) else operations,
                everywhere=len(operations) == len(built),
            )
        )
    return sorted(told, key=lambda each: (each.statuses[0], each.name))


def errors_of(operation: Operation) -> dict[int, list[str]]:
    """Which errors an operation can give: the types by status, in order.

    404 is not among them where only an unknown path gives it, and neither is what a proxy in front of the server adds.
    """
    found: set[tuple[str, int]] = set(ANYWHERE)
    found.add(("ApiParamsExemption", 400))  # A NUL in the query is refused by every operation.
    if operation.schemes:
        found |= {
            ("ApiKeyMissing", 401),
            ("ApiKeyInvalid", 401),
            ("ApiSecurityException", 403),
            ("ApiQuotaException", 403),
        }
        if operation.tenant is not None:
            found.add(("WrongEnviroment", 403))
    if operation.method not in BODYLESS:
        found |= {("BadRequest", 400), ("BadRequest", 413), ("BadRequest", 415), ("JsonParseExemption", 400)}
    if operation.idempotent:
        found.add(("BadRequest", 409))
    # The versions of an operation have one service under them, so what one of them met holds for all.
    for name in {operation.id, re.sub(r"V\d$", "", operation.id)}:
        for shown, kinds in met().get(name, {}).items():
            found |= {(kind, int(shown)) for kind in kinds}
    by_status: dict[int, list[str]] = {}
    for kind, status in sorted(found, key=lambda each: (each[1], each[0])):
        by_status.setdefault(status, []).append(kind)
    return by_status


@cache
def met() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """What the tests have met: types by operation and status. Do not change what is returned."""
    found: Mapping[str, Mapping[str, Sequence[str]]] = json.loads(_resource("refusals.json"))
    return found


@cache
def texts() -> Mapping[str, Any]:
    """`errors.yaml` as it stands: `types` by name and `codes` by code. Do not change what is returned."""
    loaded: Mapping[str, Any] = read_yaml(_resource("errors.yaml"))
    return loaded


def _refusal(error: type[RoomrackError], fixes: Mapping[str, str]) -> Refusal:
    first = re.split(r"(?<=[.:;])\s", (error.__doc__ or "").strip(), maxsplit=1)[0].rstrip(".:;")
    return Refusal(
        code=error.code,
        status=error.status,
        message=error.template,
        meaning=re.sub(r"\s+", " ", first) + ".",
        fix=fixes[error.code],
    )


def _resource(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
