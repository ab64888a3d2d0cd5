"""Example requests with the answers of the demo.

`requests.yaml` says what is sent, `examples/` holds what a demo answered, one file for each operation; `make docs`
makes it and the tests compare it with what a demo answers now. The demo's clock stood at `RECORDED_AT` then; whoever
shows an example moves its days to the present, by whole weeks so that prices stay those of their weekday.

Values in double braces are filled in by whoever shows or sends a request: those that are the same on every demo from
`Example.values`, and the credentials in `SECRETS` by the reader.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import quote

from roomrack.infra.http.caller import Scheme
from roomrack.infra.http.operation import Operation
from roomrack.web.portal.contract import read_yaml

RECORDED_AT = "2026-06-01T08:00:00Z"
RECORDED_DAY = date(2026, 6, 1)
WEEK = 7
JSON = "application/json"
SHIFTED_BEFORE, SHIFTED_AFTER = timedelta(days=200), timedelta(days=800)
"""The days around the recording that belong to the demo; birthdays and the like are left alone."""

SECRETS: Mapping[str, str] = {
    "token": "ACCESS_TOKEN",
    "application_token": "APPLICATION_TOKEN",
    "key": "API_KEY",
    "client_id": "demo-production",
    "client_secret": "CLIENT_SECRET",
    "refresh_token": "REFRESH_TOKEN",
    "code": "AUTHORIZATION_CODE",
    "redirect_uri": "http://127.0.0.1:8481/callback",
    "spare_token": "ACCESS_TOKEN",
    "sandbox_token": "SANDBOX_ACCESS_TOKEN",
    "feed": "100001-a0-SECRET.ics",
    "summary": "SUMMARY",
}
"""What only the reader knows, and what stands in its place as long as nothing is filled in."""

CREDENTIALS: Mapping[Scheme, str] = {
    Scheme.OAUTH: "token",
    Scheme.APPLICATION: "application_token",
    Scheme.KEY: "key",
}

_PLACEHOLDER = re.compile(r"{{(\w+)}}")
_DAY = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Example:
    """One request and its answer."""

    order: int
    """Its place among the examples of all operations."""
    operation: str
    title: str
    method: str
    path: str
    """Below /connect, with placeholders."""
    query: tuple[tuple[str, str], ...]
    headers: tuple[tuple[str, str], ...]
    form: Mapping[str, str] | None
    json: str | None
    """The body as it is sent, indented, with placeholders; text of another type where `media` says so."""
    keep: Mapping[str, str]
    values: Mapping[str, Any]
    status: int
    media_type: str | None
    body: Any

    def filled(self, text: str, more: Mapping[str, object] | None = None) -> str:
        """A text of the request with its placeholders filled; those that nobody knows stay."""
        known = {**self.values, **(more or {})}
        return _PLACEHOLDER.sub(lambda found: str(known.get(found[1], found[0])), text)

    def address(self, more: Mapping[str, object] | None = None) -> str:
        """Path and query, below /connect, percent-encoded."""
        path = self.filled(self.path, more)
        pairs = "&".join(
            f"{quote(name, safe='')}={quote(self.filled(value, more), safe=',:')}" for name, value in self.query
        )
        return f"{path}?{pairs}" if pairs else path

    @property
    def media(self) -> str:
        """The media type of the body that is sent; JSON where no header says anything else."""
        return next((value for name, value in self.headers if name == "Content-Type"), JSON)

    @property
    def answered(self) -> str:
        """The media type of the answer, without parameters."""
        return (self.media_type or JSON).partition(";")[0]

    @property
    def body_text(self) -> str:
        """The body of the answer, indented where it is JSON; empty where there is none."""
        if self.answered != JSON:
            return str(self.body)
        return "" if self.body is None else json.dumps(self.body, ensure_ascii=False, indent=2)


def slug(operation: str) -> str:
    """An operationId as a file is named: some have spaces and colons."""
    return re.sub(r"[^A-Za-z0-9]+", "-", operation)


@cache
def requests() -> Sequence[Mapping[str, Any]]:
    """`requests.yaml` as it stands."""
    loaded: Sequence[Mapping[str, Any]] = read_yaml(
        resources.files(__package__).joinpath("requests.yaml").read_text(encoding="utf-8")
    )
    return loaded


@cache
def examples(operation: str, shift: int = 0) -> tuple[Example, ...]:
    """The examples of an operation, in order, with their days moved by `shift`; empty where none was recorded."""
    file = resources.files(__package__).joinpath("examples", f"{slug(operation)}.json")
    if not file.is_file():
        return ()
    return tuple(read(operation, moved(file.read_text(encoding="utf-8"), shift)))


def read(operation: str, text: str) -> list[Example]:
    """The examples in the text of a file."""
    return [
        Example(
            order=each["order"],
            operation=operation,
            title=each["title"],
            method=each["method"],
            path=each["path"],
            query=tuple((name, value) for name, value in each["query"]),
            headers=tuple((name, value) for name, value in each["headers"]),
            form=each.get("form"),
            json="\n".join(each["json"]) if "json" in each else None,
            keep=each.get("keep", {}),
            values=each["values"],
            status=each["status"],
            media_type=each.get("media_type"),
            body=each.get("body"),
        )
        for each in json.loads(text)
    ]


def shift_to(today: date) -> int:
    """By how many days examples are moved on a day: whole weeks, so that none lies in the past."""
    return -(-(today - RECORDED_DAY).days // WEEK) * WEEK


def moved(text: str, shift: int) -> str:
    """A text with the days around the recording moved."""
    if not shift:
        return text

    def move(found: re.Match[str]) -> str:
        try:
            day = date.fromisoformat(found[0])
        except ValueError:
            return found[0]
        near = RECORDED_DAY - SHIFTED_BEFORE <= day <= RECORDED_DAY + SHIFTED_AFTER
        return (day + timedelta(days=shift)).isoformat() if near else found[0]

    return _DAY.sub(move, text)


def credential(operation: Operation, asked: str | None = None) -> str | None:
    """The name in `SECRETS` of what an example signs in with: the first that the operation takes, unless asked."""
    if asked is not None or not operation.schemes:
        return asked
    return CREDENTIALS[operation.schemes[0]]
