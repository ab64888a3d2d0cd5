"""Everything that can go wrong, in one tree.

    RoomrackError
    ├── TransportError      no answer came
    │   ├── NotConnected        the server was not reached: nothing was received
    │   └── AnswerLost          the request may have been received; TimedOut is one of these
    │       └── TimedOut
    ├── BadAnswer           an answer that is not what the API sends
    ├── ConsentRefused      a user did not agree, or the answer is not to this question
    ├── NotSignedIn         a token is needed and none is known
    ├── WebhookInvalid      a webhook whose signature or age is wrong
    └── ApiError            the server refused; one class below it for every kind of refusal

Catch `ApiError` for any refusal, or the class of one. Kinds that this version does not know are plain `ApiError`s.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


class RoomrackError(Exception):
    """The base of all errors of this package."""


class TransportError(RoomrackError):
    """No answer came."""


class NotConnected(TransportError):
    """The server could not be reached, so it has received nothing."""


class AnswerLost(TransportError):
    """The connection broke, or took too long, after the request may have been received."""


class TimedOut(AnswerLost):
    """No answer came in the time that `timeout` allows."""


class BadAnswer(RoomrackError):
    """The answer is not what the API sends, for example a proxy's HTML page instead of JSON."""


class ConsentRefused(RoomrackError):
    """A user did not agree, or what came back does not belong to the question that was asked."""


class NotSignedIn(RoomrackError):
    """A token is needed, and the token store holds none."""


class WebhookInvalid(RoomrackError):
    """A webhook that was not signed with this secret, or is too old or too new."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One wrong field or item of a refused request."""

    message: str
    type: str | None = None
    element: str | None = None
    """The JSON path of a wrong field (`$.guests[0].familyName`), or the kind of a missing resource."""
    suggestion: str | None = None


class ApiError(RoomrackError):
    """The server refused the request."""

    def __init__(
        self,
        message: str,
        *,
        status: int,
        type: str | None = None,
        element: str | None = None,
        nested: Sequence[Problem] = (),
        suggestion: str | None = None,
        request_id: str | None = None,
        retry_after: float | None = None,
        body: Any = None,
    ) -> None:
        """Make an error; `from_answer` makes the right class of it."""
        super().__init__(message)
        self.message = message
        self.status = status
        self.type = type
        self.element = element
        self.nested = tuple(nested)
        self.suggestion = suggestion
        self.request_id = request_id
        self.retry_after = retry_after
        """After how many seconds the server wants to be asked again."""
        self.body = body
        """The whole body as it was sent; None where it was not JSON."""

    def __str__(self) -> str:
        parts = [f"{self.status} {self.type or 'without a type'}: {self.message}"]
        if self.element:
            parts.append(f"at {self.element}")
        parts += [f"{each.element}: {each.message}" for each in self.nested if each.element != self.element]
        if self.request_id:
            parts.append(f"request {self.request_id}")
        return "; ".join(parts)


def problems(body: Any) -> list[Problem]:
    """What `nested` of an error's body lists, without whatever in it has another form."""
    nested = body.get("nested") if isinstance(body, Mapping) else None
    return [
        Problem(_text(each, "message") or "", _text(each, "type"), _element(each), _text(each, "suggestion"))
        for each in (nested if isinstance(nested, list) else [])
        if isinstance(each, Mapping)
    ]


def error_from(
    status: int,
    body: Any,
    *,
    reason: str = "",
    request_id: str | None = None,
    retry_after: float | None = None,
    kinds: Mapping[tuple[int, str | None], type[ApiError]] | None = None,
) -> ApiError:
    """The error that an answer stands for. `kinds` maps (status, type) to classes; a status of 0 fits all."""
    fields = body if isinstance(body, Mapping) else {}
    type_ = _text(fields, "type")
    known = kinds or {}
    kind = known.get((status, type_)) or known.get((0, type_)) or known.get((status, None)) or ApiError
    return kind(
        _text(fields, "message") or reason or f"HTTP {status}",
        status=status,
        type=type_,
        element=_element(fields),
        nested=problems(body),
        suggestion=_text(fields, "suggestion"),
        request_id=request_id,
        retry_after=retry_after,
        body=body,
    )


def _text(fields: Mapping[str, Any], name: str) -> str | None:
    value = fields.get(name)
    return value if isinstance(value, str) else None


def _element(fields: Mapping[str, Any]) -> str | None:
    return _text(fields, "element") or _text(fields, "machine_name")
