"""Shapes of revisions, histories and the feed of events. All of them are ours."""

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, Field

from roomrack.core.localtime import format_instant
from roomrack.domain.revisions.errors import EventCursorUnknown
from roomrack.domain.revisions.rules import MAX_ACKNOWLEDGED, PATIENCE, Change, Revision, Waiting
from roomrack.domain.revisions.service import Acknowledged, Position, Replayed
from roomrack.infra.http.caller import Scheme
from roomrack.infra.http.values import MAX_EXACT, Whole

_CURSOR = re.compile(r"(\d{1,19})\.(\d{1,19})", re.ASCII)
_ACTORS = {
    Scheme.OAUTH.value: "APPLICATION",
    Scheme.KEY.value: "APPLICATION",
    Scheme.APPLICATION.value: "APPLICATION",
    "person": "PERSON",
    "operator": "OPERATOR",
    "guest": "GUEST",
}
"""By the kind of an event's actor; all others are jobs of the server."""


class Acknowledgement(BaseModel):
    """The numbers of revisions that were read."""

    ids: Annotated[list[Annotated[Whole, Field(ge=1, le=MAX_EXACT)]], Field(min_length=1, max_length=MAX_ACKNOWLEDGED)]


def revision_shape(revision: Revision) -> dict[str, Any]:
    """One revision of the feed."""
    return {
        "id": revision.number,
        "accommodation": str(revision.accommodation),
        "reservation": revision.reservation,
        "kind": revision.kind.value,
        "time": format_instant(revision.at),
        "channel": revision.content.get("channelId"),
        "actor": actor_shape(revision.actor),
        "content": revision.content,
    }


def change_shape(change: Change) -> dict[str, Any]:
    """One entry of a history: the whole reservation in the first, a JSON Patch in the others."""
    revision = change.revision
    shape: dict[str, Any] = {
        "id": revision.number,
        "kind": revision.kind.value,
        "time": format_instant(revision.at),
        "channel": revision.content.get("channelId"),
        "actor": actor_shape(revision.actor),
    }
    if change.patch is None:
        return {**shape, "content": revision.content}
    return {**shape, "patch": list(change.patch)}


def actor_shape(actor: Mapping[str, Any]) -> dict[str, Any]:
    """Who did something: an application, a person in the extranet, an operator of the server, or the server itself.

    With the ids that are known: the application, and the person who uses it or granted it the property.
    """
    shape: dict[str, Any] = {"type": _ACTORS.get(str(actor.get("kind")), "JOB")}
    return shape | {name: actor[name] for name in ("application", "person") if actor.get(name) is not None}


def acknowledged_shape(done: Acknowledged) -> dict[str, Any]:
    """What an acknowledgement did."""
    return {"acknowledged": done.new, "already": done.already}


def alert_shape(late: Waiting) -> dict[str, Any]:
    """A property whose revisions wait too long."""
    return {
        "accommodation": str(late.accommodation),
        "revision": late.revision,
        "since": late.occurred_at and format_instant(late.occurred_at),
        "alertTime": late.alerted_at and format_instant(late.alerted_at),
        "minutes": int(PATIENCE.total_seconds()) // 60,
    }


def event_shape(told: Replayed) -> dict[str, Any]:
    """An event of the feed."""
    event = told.event
    return {
        "id": event.id,
        "accommodation": str(event.accommodation),
        "type": event.type,
        "reference": event.reference,
        "time": format_instant(event.occurred_at),
        "actor": actor_shape(told.actor),
        "content": told.content,
        "cursor": cursor_of(told.position),
    }


def position_of(text: str) -> Position:
    """The place in the event log that a cursor names. Raises `EventCursorUnknown`."""
    match = _CURSOR.fullmatch(text)
    if match is None or int(match[1]) >= 2**63 or int(match[2]) >= 2**63:
        raise EventCursorUnknown("after")
    return match[1], int(match[2])


def cursor_of(position: Position) -> str:
    """How a place in the event log is written; readers keep it and know nothing of it."""
    return f"{position[0]}.{position[1]}"
