"""What happens to a call, without any I/O: credentials, limits, when to try again, and what an answer means."""

import random
import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeAlias
from urllib.parse import quote

import httpx2

from roomrack_client._effects import Send, Steps, Wait
from roomrack_client._wire import Quota, TokenForm, quota_of, refusal_of, retry_after
from roomrack_client.auth import Auth
from roomrack_client.codec import encode, text
from roomrack_client.errors import ApiError, NotConnected, TransportError

Scalar: TypeAlias = str | int | float | bool | Decimal | date | datetime
Params: TypeAlias = Mapping[str, Scalar | Sequence[Scalar] | None]

REPEATABLE = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
# These mean that nothing was done, or that doing it again is the same; the rest is the caller's mistake.
PASSING = frozenset({429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Retry:
    """When a call is sent again, and how long to wait.

    Only what is safe to repeat is: GET, PUT, DELETE, and POST with an idempotency key. Anything is sent again that the
    server cannot have taken: not connected, quota used up, token ended.
    """

    attempts: int = 4
    """How often a call is sent at most. 1 switches repeating off."""
    first_wait: float = 0.5
    """Seconds before the second attempt; each further wait is twice as long, less a random part."""
    max_wait: float = 60.0
    """Seconds that one wait may take. When the server asks for more, the error is raised at once."""


@dataclass(frozen=True, slots=True)
class Call:
    """One operation, ready to be sent."""

    method: str
    path: str
    params: Params | None = None
    json: Any = None
    form: Mapping[str, Scalar | None] | None = field(default=None, repr=False)
    headers: Mapping[str, str] | None = field(default=None, repr=False)
    idempotency_key: str | None = None
    idempotent: bool = True
    """Whether the server heeds an Idempotency-Key here; only of importance for POST."""
    authenticated: bool = True
    timeout: float | None = None

    def __post_init__(self) -> None:
        # An absolute URL would send the credential to another host.
        if not self.path.startswith("/") or self.path.startswith("//"):
            raise ValueError(f"A path begins with one slash: {self.path!r}")


def path_value(value: Scalar) -> str:
    """A value as one segment of a path. Raises ValueError for what would change the path: nothing, `.` or `..`."""
    segment = quote(text(value), safe="")
    if segment in {"", ".", ".."}:
        raise ValueError(f"{value!r} can't stand in a path")
    return segment


class Flow:
    """The steps of every call of one client."""

    def __init__(
        self, http: httpx2.Client | httpx2.AsyncClient, auth: Auth, retry: Retry, *, idempotency: bool
    ) -> None:
        self._http = http
        self._auth = auth
        self._retry = retry
        self._idempotency = idempotency
        self._full_at = 0.0
        self.quota: Quota | None = None

    def form_request(self, path: str, form: TokenForm) -> httpx2.Request:
        """A POST of form fields without a credential, for getting a token."""
        return self._http.build_request("POST", path, data=form)

    def perform(self, call: Call) -> Steps[httpx2.Response]:
        """Send a call until it is answered. Raises ApiError for a refusal, TransportError where no answer came."""
        key = self._key(call)
        repeatable = call.method in REPEATABLE or key is not None
        renewed = False
        attempt = 0
        while True:
            attempt += 1
            yield from self._pace()
            credential: dict[str, str] = {}
            if call.authenticated:
                credential = yield from self._auth.headers(self)
            outcome: httpx2.Response | TransportError = yield Send(self._request(call, key, credential))
            last = attempt >= self._retry.attempts
            if isinstance(outcome, TransportError):
                if last or not (repeatable or isinstance(outcome, NotConnected)):
                    raise outcome
                yield Wait(self._backoff(attempt, None))
                continue
            self._note(outcome)
            if outcome.status_code < 400:
                return outcome
            refusal = refusal_of(outcome)
            if refusal.status == 401 and credential and not renewed:
                renewed = True
                if (yield from self._auth.renew(self, credential)):
                    attempt -= 1  # The refused token was no attempt at the call.
                    continue
            if last or not self._is_passing(refusal, repeatable, key):
                raise refusal
            if (wait := self._backoff(attempt, refusal.retry_after)) > self._retry.max_wait:
                raise refusal
            yield Wait(wait)

    def _key(self, call: Call) -> str | None:
        if call.method != "POST" or not call.idempotent:
            return None
        return call.idempotency_key or (str(uuid.uuid4()) if self._idempotency else None)

    def _request(self, call: Call, key: str | None, credential: Mapping[str, str]) -> httpx2.Request:
        headers = {**(call.headers or {}), **credential}
        if key is not None:
            headers["Idempotency-Key"] = key
        options: dict[str, Any] = {}
        if call.timeout is not None:
            options["timeout"] = call.timeout
        if call.form is not None:
            options["data"] = {name: text(value) for name, value in call.form.items() if value is not None}
        elif call.json is not None:
            options["json"] = encode(call.json)
        query: list[tuple[str, str | int | float | bool | None]] = [
            (name, text(each)) for name, value in (call.params or {}).items() for each in _values(value)
        ]
        return self._http.build_request(call.method, call.path, params=query, headers=headers, **options)

    def _is_passing(self, refusal: ApiError, repeatable: bool, key: str | None) -> bool:
        if refusal.status == 429 or refusal.type == "ApiQuotaException":
            return True  # Refused before anything was done.
        if refusal.status == 409 and key is not None:
            return True  # The first attempt, whose answer was lost, is still being worked on.
        return repeatable and refusal.status in PASSING

    def _backoff(self, attempt: int, asked: float | None) -> float:
        longest = min(self._retry.first_wait * 2 ** (attempt - 1), self._retry.max_wait)
        own = longest * random.uniform(0.5, 1)  # noqa: S311 - spreads clients, guards nothing
        return own if asked is None else max(asked, own if asked == 0 else 0)

    def _note(self, response: httpx2.Response) -> None:
        quota = quota_of(response)
        if quota is None:
            return
        self.quota = quota
        empty = quota.remaining <= 0 and retry_after(response) is None
        self._full_at = time.monotonic() + quota.reset if empty else 0.0

    def _pace(self) -> Steps[None]:
        """Wait for the next window where the last answer said that this one is used up: refused calls cost too."""
        missing = self._full_at - time.monotonic()
        if 0 < missing <= self._retry.max_wait:
            yield Wait(missing)


def _values(value: Scalar | Sequence[Scalar] | None) -> Sequence[Scalar]:
    if value is None:
        return ()
    if isinstance(value, str) or not isinstance(value, Sequence):
        return (value,)
    return value
