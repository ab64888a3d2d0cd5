"""Every answer against the facts: one result for each operation that was called, and a tour over those that only read.

Unlike the other checks these are not carried out one by one: every answer of the whole run is looked at.
"""

import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from typing import Any

from roomrack.entrypoints.certify.model import Outcome, Result, Violation
from roomrack.entrypoints.certify.schemas import Judge, Operation, catalogue
from roomrack.entrypoints.certify.subject import Subject

GROUP = "schemas"
PARAMETER = re.compile(r"\{([^}]*)\}")


def wanted(only: Sequence[str]) -> bool:
    """Whether the patterns choose this group or a part of it."""
    return not only or any(each == GROUP or each.startswith(f"{GROUP}.") or fnmatchcase(GROUP, each) for each in only)


def tour(subject: Subject) -> None:
    """Call every operation that only reads and whose parameters can be filled from the account."""
    values = _values(subject)
    for operation in catalogue():
        names = PARAMETER.findall(operation.path)
        if operation.method != "GET" or any(_key(operation, name) not in values for name in names):
            continue
        if any(each.get("required") and each["in"] == "query" for each in operation.facts.get("parameters", [])):
            continue
        path = operation.path
        for name in names:
            path = path.replace("{" + name + "}", values[_key(operation, name)])
        answer = subject.send("GET", path)
        if answer.status == 403 and subject.given.client_secret:
            subject.send("GET", path, subject.application)


def results(judge: Judge) -> Iterator[Result]:
    """What the answers of each operation have shown; operations without a successful answer are skipped."""
    for operation in catalogue():
        id = f"{GROUP}.{re.sub(r'[^A-Za-z0-9]+', '-', operation.id).strip('-')}"
        title = f"The answers of {operation.method} {operation.path} are as the facts say"
        if operation.id in judge.faults:
            answer, faults = judge.faults[operation.id]
            yield Result(
                *(id, "1", title, Outcome.FAILED, 0.0),
                expected="an answer that fits the schema",
                got="; ".join(faults),
                repeat=(answer.sent.as_curl(),),
                request_id=answer.headers.get("X-Request-Id", ""),
            )
        elif judge.seen[operation.id]:
            yield Result(id, "1", title, Outcome.PASSED, 0.0)
        else:
            yield Result(id, "1", title, Outcome.SKIPPED, 0.0, reason="no successful answer with a shape was seen")


def _values(subject: Subject) -> dict[str, str]:
    """What fills the parameters of paths, by the name of the parameter and the first part of the path."""
    values = {"accommodation": subject.house}
    for name, path in (("product", f"/rest/v2/roomrates/{subject.house}"), ("reservation", subject.reservations)):
        answer = subject.send("GET", path, params=[("size", "1")])
        try:
            found: Any = answer.json() if answer.status == 200 else []
        except Violation:
            continue
        rows = found.get("data", []) if isinstance(found, dict) else found
        if rows and isinstance(rows[0], dict) and "id" in rows[0]:
            values[name] = str(rows[0]["id"])
    return values


def _key(operation: Operation, name: str) -> str:
    if name in {"accommodation", "accommodationId"}:
        return "accommodation"
    if name in {"roomid", "productId", "product"} or (name == "id" and "/roomrates/" in operation.path):
        return "product"
    if name == "id" and operation.path == "/rest/v1/reservation/{accommodation}/{id}":
        return "reservation"
    return f"unknown {name}"
