"""Revisions of reservations, and what changed from one to the next (docs/algorithms/revisions.md). Pure."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import jsonpatch

RETENTION = timedelta(days=30)
"""How long a revision that nobody acknowledged stays in the feed."""

PATIENCE = timedelta(minutes=30)
"""How long a revision may wait before somebody is told."""

MAX_ACKNOWLEDGED = 1000
"""Revisions that one call acknowledges at most."""


class Kind(StrEnum):
    """What a revision did to its reservation."""

    CREATED = "CREATED"
    CHANGED = "CHANGED"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"
    IMPORTED = "IMPORTED"
    """Taken over from another server; only the history tells of it."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of a reservation."""

    number: int
    """Its event's id: unique over the server, and rising within a reservation."""
    accommodation: int
    reservation: int
    kind: Kind
    at: datetime
    actor: Mapping[str, Any]
    """Kind and ids of who did it, never a name."""
    content: Mapping[str, Any]
    """The reservation as `findReservation` showed it then, in the shape of now."""


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of a history. The first has the whole `content`, later ones how it changed."""

    revision: Revision
    patch: Sequence[Mapping[str, Any]] | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """An application that acknowledges revisions of a property, and the oldest that waits for it."""

    accommodation: int
    application: int
    alerted_at: datetime | None
    task: int | None
    revision: int | None
    occurred_at: datetime | None

    def late(self, now: datetime) -> bool:
        """Whether the oldest has waited too long."""
        return self.occurred_at is not None and self.occurred_at <= now - PATIENCE


def history(revisions: Sequence[Revision]) -> list[Change]:
    """The changes of one reservation, from its revisions in their order.

    Applying the patches one after the other to the first content gives the last one (RFC 6902).
    """
    changes: list[Change] = []
    before: Mapping[str, Any] | None = None
    for revision in revisions:
        changes.append(Change(revision, None if before is None else patch_between(before, revision.content)))
        before = revision.content
    return changes


def patch_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The operations of a JSON Patch that makes `after` of `before`."""
    operations: list[dict[str, Any]] = jsonpatch.make_patch(before, after).patch
    # What moves within a list is where such libraries err. A history that is wrong is worse than one that is coarse.
    if _same(_applied(operations, before), after):
        return operations
    return _by_member(before, after)


def apply(patch: Sequence[Mapping[str, Any]], content: Mapping[str, Any]) -> dict[str, Any]:
    """The content after a patch. Raises `jsonpatch.JsonPatchException` when the patch does not fit it."""
    made: dict[str, Any] = jsonpatch.apply_patch(content, list(patch))
    return made


def _applied(operations: Sequence[Mapping[str, Any]], before: Mapping[str, Any]) -> dict[str, Any] | None:
    try:
        return apply(operations, before)
    except (jsonpatch.JsonPatchException, jsonpatch.JsonPointerException):
        return None


def _same(one: object, other: object) -> bool:
    """Whether two values are one JSON: 1 and true are equal to Python, and 1 and 1.0."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def _by_member(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[dict[str, Any]]:
    gone = [{"op": "remove", "path": _pointer(name)} for name in before if name not in after]
    new = [
        {"op": "replace" if name in before else "add", "path": _pointer(name), "value": value}
        for name, value in after.items()
        if name not in before or not _same(before[name], value)
    ]
    return [*gone, *new]


def _pointer(name: str) -> str:
    return "/" + name.replace("~", "~0").replace("/", "~1")
