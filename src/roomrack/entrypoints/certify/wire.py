"""Sending requests and keeping what was said, so that every finding can be repeated with curl."""

import json
import shlex
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import httpx2

from roomrack.entrypoints.certify.model import Violation

SHOWN = 600
"""How many characters of an answer a finding shows."""

Params = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Credential:
    """Something that identifies a caller, and the shell variable that stands for it in a report."""

    variable: str
    headers: tuple[tuple[str, str], ...]
    secret: str


NOBODY = Credential("", (), "")


def bearer(variable: str, token: str) -> Credential:
    """An OAuth token."""
    return Credential(variable, (("Authorization", f"Bearer {token}"),), token)


def api_key(variable: str, key: str) -> Credential:
    """A key of the older scheme."""
    return Credential(variable, (("key", key),), key)


@dataclass(frozen=True, slots=True)
class Sent:
    """A request as it was sent. `url` is whole."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None
    credential: Credential

    def as_curl(self) -> str:
        """A command for a shell that sends it again; credentials are variables, never values."""
        words = ["curl", "-si", "-g"]
        if self.method == "HEAD":
            words = ["curl", "-sI", "-g"]
        elif self.method != "GET":
            words += ["-X", self.method]
        line = shlex.join(words)
        for name, value in self.headers:
            shown = shlex.quote(f"{name}: {value}")
            if self.credential.secret and self.credential.secret in value:
                shown = '"' + f"{name}: {value.replace(self.credential.secret, '$' + self.credential.variable)}" + '"'
            line += f" -H {shown}"
        if self.body is not None:
            line += f" --data-binary {shlex.quote(self.body.decode('utf-8', 'replace'))}"
        return f"{line} {shlex.quote(self.url)}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    sent: Sent
    status: int
    headers: httpx2.Headers
    content: bytes

    @property
    def text(self) -> str:
        """The body, shortened for people."""
        text = self.content.decode("utf-8", "replace")
        return text if len(text) <= SHOWN else f"{text[:SHOWN]}... ({len(text)} characters)"

    def json(self) -> Any:
        """The body as JSON. Raises `Violation` when it is none."""
        try:
            return json.loads(self.content)
        except ValueError:
            raise Violation("a JSON body", f"{self.status} with {self.text or 'an empty body'}") from None

    def expect(self, status: int) -> Any:
        """The JSON body of an answer that must have this status. Raises `Violation`."""
        self.expect_status(status)
        return self.json()

    def expect_status(self, *statuses: int) -> None:
        """Raise `Violation` unless the status is one of these."""
        if self.status not in statuses:
            raise Violation(f"status {' or '.join(map(str, statuses))}", f"{self.status} with {self.text or 'no body'}")

    def expect_error(
        self, status: int, *types: str, element: str | None = None, message: str | None = None
    ) -> dict[str, Any]:
        """The body of an error of one of these types, about this field. Raises `Violation`."""
        self.expect_status(status)
        body = self.json()
        wanted = f"{status} {' or '.join(types)}"
        if not isinstance(body, dict) or body.get("type") not in types:
            raise Violation(wanted, f"type {body.get('type') if isinstance(body, dict) else body!r}: {self.text}")
        if body.get("success") is not False:
            raise Violation(f'{wanted} with "success": false', self.text)
        if not isinstance(body.get("message"), str) or not isinstance(body.get("nested"), list):
            raise Violation(f"{wanted} with a text `message` and a list `nested`", self.text)
        if message is not None and body["message"] != message:
            raise Violation(f"message {message!r}", repr(body["message"]))
        if element is not None:
            expect_element(body, element)
        return body


def elements(body: Mapping[str, Any]) -> set[str]:
    """The fields that an error names: at the top, and in `nested` to any depth."""
    found = {str(body[name]) for name in ("element", "machine_name") if body.get(name) is not None}
    for each in body.get("nested") or []:
        if isinstance(each, dict):
            found |= elements(each)
    return found


def expect_element(body: Mapping[str, Any], element: str) -> None:
    """Raise `Violation` unless an error names this field."""
    named = elements(body)
    if element not in named:
        raise Violation(f"the field {element} named in `element` or `nested`", ", ".join(sorted(named)) or "no field")


class Unreachable(Exception):
    """The server did not answer."""


@dataclass(slots=True)
class Wire:
    """A client of one server. `base` is the address that ends in `/connect`."""

    base: str
    tell: Callable[[str], None]
    patience: float
    """How long a quota that is used up is waited for, in seconds."""
    http: httpx2.Client
    watch: Callable[[Answer], None] = lambda answer: None
    log: list[Answer] = field(default_factory=list)
    """Everything since the last check began."""

    def send(
        self,
        method: str,
        path: str,
        credential: Credential = NOBODY,
        *,
        params: Params = (),
        json_body: object = None,
        form: Mapping[str, str] | None = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        url: str | None = None,
    ) -> Answer:
        """Send a request and wait for the answer; a quota that is used up is waited for.

        Raises `Unreachable` when there is no answer, and `Violation` when what comes is no HTTP.
        """
        fields = dict(headers or {})
        body = content
        if json_body is not None:
            body = json.dumps(json_body, ensure_ascii=False).encode()
            fields.setdefault("Content-Type", "application/json")
        elif form is not None:
            body = urlencode(form).encode()
            fields.setdefault("Content-Type", "application/x-www-form-urlencoded")
        whole = url or self.base + path
        if params:
            whole += "?" + urlencode(params)
        sent = Sent(method, whole, (*credential.headers, *fields.items()), body, credential)
        waited = 0.0
        while True:
            answer = self._once(sent)
            pause = _quota_pause(answer)
            if pause is None or waited + pause > self.patience:
                break
            self.tell(f"the quota is used up: waiting {pause:g} s")
            time.sleep(pause)
            waited += pause
        self.log.append(answer)
        self.watch(answer)
        return answer

    def _once(self, sent: Sent) -> Answer:
        try:
            reply = self.http.request(sent.method, sent.url, headers=list(sent.headers), content=sent.body)
        except httpx2.RemoteProtocolError as error:
            raise Violation("an HTTP answer", f"{error} after {sent.method} {sent.url}") from None
        except httpx2.HTTPError as error:
            raise Unreachable(f"{sent.method} {sent.url}: {type(error).__name__}: {error}") from None
        return Answer(sent, reply.status_code, reply.headers, reply.content)


def client(timeout: float) -> httpx2.Client:
    """A client that follows nothing and takes no settings from the environment."""
    return httpx2.Client(timeout=timeout, follow_redirects=False, trust_env=False)


def _quota_pause(answer: Answer) -> float | None:
    """The seconds to wait when an answer says that the quota is used up."""
    if answer.status != 403 or b"ApiQuotaException" not in answer.content:
        return None
    told = answer.headers.get("Retry-After") or answer.headers.get("X-RateLimit-Reset") or "300"
    return float(told) + 1 if told.isdigit() else 301.0
