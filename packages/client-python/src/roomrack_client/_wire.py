"""Answers as they come from the wire: their JSON, the refusal they stand for, the limits that their header tells."""

import email.utils
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from decimal import Decimal
from typing import Any, TypeAlias

import httpx2

from roomrack_client.errors import ApiError, BadAnswer, error_from
from roomrack_client.refusals import KINDS
from roomrack_client.tokens import utc_now

TokenForm: TypeAlias = dict[str, str]


@dataclass(frozen=True, slots=True)
class Quota:
    """What the X-RateLimit header fields of an answer tell."""

    limit: int
    remaining: int
    reset: float
    """Seconds until the budget is full again, from the moment of the answer."""
    additional_cost: int | None = None
    """What the call cost of the second budget, where it did."""


def quota_of(response: httpx2.Response) -> Quota | None:
    """The quota that an answer tells, or None."""
    try:
        cost = response.headers.get("X-RateLimit-Additional-Cost")
        return Quota(
            int(response.headers["X-RateLimit-Limit"]),
            int(response.headers["X-RateLimit-Remaining"]),
            float(response.headers["X-RateLimit-Reset"]),
            int(cost) if cost is not None else None,
        )
    except (KeyError, ValueError):
        return None


def retry_after(response: httpx2.Response) -> float | None:
    """The seconds that `Retry-After` asks for, whether it names them or a date; None where it says nothing usable."""
    value = response.headers.get("Retry-After", "").strip()
    if not value:
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        then = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    if then.tzinfo is None:
        then = then.replace(tzinfo=UTC)
    return max(0.0, (then - utc_now()).total_seconds())


def body_of(response: httpx2.Response) -> Any:
    """The JSON of an answer, numbers with a fraction as Decimal; None where there is no body. Raises BadAnswer."""
    if not response.content:
        return None
    try:
        return json.loads(response.content, parse_float=Decimal)
    except (ValueError, RecursionError) as wrong:
        kind = response.headers.get("Content-Type", "no media type")
        raise BadAnswer(f"{_asked(response)} answered {response.status_code} with {kind}, not JSON.") from wrong


def _asked(response: httpx2.Response) -> str:
    return f"{response.request.method} {response.request.url.path}"


def answer_of(response: httpx2.Response) -> Any:
    """The JSON of an answer that is no refusal. Raises the ApiError of one that is."""
    if response.status_code < 400:
        if response.status_code >= 300 and response.status_code != 304:
            raise BadAnswer(f"{_asked(response)} was redirected: is the base URL right?")
        return body_of(response)
    raise refusal_of(response)


def refusal_of(response: httpx2.Response) -> ApiError:
    """The error that an answer from 400 on stands for."""
    try:
        body = body_of(response)
    except BadAnswer:
        body = None
    wait = retry_after(response)
    kind: Mapping[tuple[int, str | None], type[ApiError]] = KINDS
    if wait is None and response.status_code in {403, 429} and (quota := quota_of(response)) and quota.remaining == 0:
        wait = quota.reset
    return error_from(
        response.status_code,
        body,
        reason=response.reason_phrase,
        request_id=response.headers.get("X-Request-Id"),
        retry_after=wait,
        kinds=kind,
    )
