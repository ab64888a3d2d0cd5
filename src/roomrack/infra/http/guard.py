"""The one place that decides whether a body is read at all, before any model sees it.

A body is at most 1 MB and comes within 30 seconds, whether or not it announces its length. It is JSON of the plain
kind: UTF-8, at most 32 levels deep, no key twice in an object, no NaN or Infinity nor a number that reads as one, no
lone surrogates, no NUL, because none of these can be stored and given back unchanged. Nor does it hold card data, which
never passes this API (docs/contract.md 8). What it holds is parsed once; routes and FastAPI use the parsed value. Form
endpoints (docs/contract.md 1) take forms as well; files pass by, to `uploads`.

Reading happens for every path, judging only in routes that serve one and after the caller is known: a refusal then
counts against the quota and carries its headers, and a caller without a credential is told that first.
"""

import asyncio
import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any, Never

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from roomrack.core.errors import (
    BadRequest,
    Forbidden,
    JsonParseError,
    ParamsError,
    RoomrackError,
    TooLarge,
    UnknownPath,
    UnsupportedMedia,
)

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 32
READ_SECONDS = 30.0
DRAIN_BYTES = 16 * 1024 * 1024
FILE_DRAIN_BYTES = 64 * 1024 * 1024
DRAIN_SECONDS = 2.0
SCOPE_KEY = "roomrack.body"
BODYLESS = frozenset({"GET", "HEAD", "DELETE", "OPTIONS", "TRACE"})
"""Methods for which no operation of the contract takes a body: what a client sends all the same is not looked at."""
ANNOUNCING = frozenset({b"content-length", b"transfer-encoding"})
"""Headers of a request that has a body."""
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
FORMS = frozenset({FORM, "multipart/form-data"})
FORM_PATHS = re.compile(
    r"/(?:connect|octobook)/rest/(?:v1/(?:identity|subscription|accommodation/[^/]+/photos"
    r"|content/products/[^/]+/[^/]+/photos)"
    r"|x1/(?:roomrates|pms)/[^/]+/[^/]+/photos)(?:/.*)?"
)

WORD_PATHS = re.compile(r"/connect/rest/v1/chat/[^/]+/(?:messages/(?!readAll$)[^/]+|threads/[^/]+/processor)")
"""Where a body is one word, quoted or bare (docs/contract.md 1)."""
WORD_MEDIA = frozenset({"text/plain", FORM})
_WORD = re.compile(rb"\s*\w{1,64}\s*", re.ASCII)

FILE_PATHS = re.compile(r"/connect/(?:rest/x1/(?:calendar/[^/]+/file|chat/inbound/mail)|chat/[^/]+)")
"""Where a body is a file, or has one, which whoever serves the path reads: `uploads` once the caller is known."""


class NulInQuery(ParamsError):
    """The character NUL, which no text here may hold."""

    code = "nul_in_query"
    template = "This holds the character NUL."


class BodyTooSlow(BadRequest):
    """The body did not arrive in time."""

    code = "body_too_slow"
    template = "The body did not arrive within {seconds} seconds."


class JsonSyntaxWrong(JsonParseError):
    """Text that does not follow the grammar of JSON."""

    code = "json_syntax"
    template = "The body is not valid JSON: {reason}."


class JsonTooDeep(JsonParseError):
    """Arrays and objects nested deeper than the limit."""

    code = "json_too_deep"
    template = "The body is nested deeper than {limit} levels."


class JsonKeyTwice(JsonParseError):
    """An object that holds the same key twice."""

    code = "json_key_twice"
    template = "The key {key} stands twice in the same object."


class JsonNumberWrong(JsonParseError):
    """NaN, Infinity, or a number that only reads as one of them."""

    code = "json_number"
    template = "{number} is not a number that JSON can hold."


class JsonTextWrong(JsonParseError):
    """Text that is not Unicode, or holds the character NUL."""

    code = "json_text"
    template = "The body holds text that is not valid UTF-8, half of a surrogate pair, or the character NUL."


class CardDataRefused(Forbidden):
    """A card number or security code: the API never takes one."""

    code = "card_data_refused"
    template = "Card numbers and security codes never pass this API; the request was not processed."


class Body:
    """The body of one request: its bytes, why they were refused, and what they say once judged."""

    __slots__ = ("judged", "raw", "refusal", "value")

    def __init__(self, raw: bytes = b"", refusal: RoomrackError | None = None) -> None:
        self.raw = raw
        self.refusal = refusal
        self.value: Any = None
        self.judged = False

    def judge(self, headers: Headers, path: str) -> bool:
        """Parse the body; True when it is JSON, whose value is in `value`. Raises the refusals of this module."""
        if self.refusal is not None:
            raise self.refusal
        if not self.raw:
            return False
        if self.judged:
            return True
        media = headers.get("content-type", "").partition(";")[0].strip().lower()
        takes_forms = FORM_PATHS.fullmatch(path) is not None
        if WORD_PATHS.fullmatch(path) and (not media or media in WORD_MEDIA or is_json(media)):
            return self._judge_word()
        if media in FORMS and takes_forms:
            return False
        if media and not is_json(media):
            raise UnsupportedMedia(expected=f"{FORM} or {JSON}" if takes_forms else JSON)
        self.value = parse(self.raw)
        if _may_hold_card_data(self.raw):
            refuse_card_data(self.value)
        self.judged = True
        return True

    def _judge_word(self) -> bool:
        if _WORD.fullmatch(self.raw):
            self.raw = b'"' + self.raw.strip() + b'"'
        self.value = parse(self.raw)
        self.judged = True
        return True


def is_json(media: str) -> bool:
    """Whether a media type is JSON, by any of the names in use."""
    return media in {JSON, "text/json", "*/*"} or (media.startswith("application/") and media.endswith("+json"))


def parse(raw: bytes) -> Any:
    """The value of a JSON text. Raises `JsonParseError` for everything that this module does not let through."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise JsonTextWrong from None
    try:
        value = _decode(text.removeprefix("\ufeff"))
    except RecursionError:
        raise JsonTooDeep(limit=MAX_DEPTH) from None
    except ValueError as error:
        raise JsonSyntaxWrong(reason=_reason(error)) from None
    if _may_be_too_deep(raw) and _depth(value) > MAX_DEPTH:
        raise JsonTooDeep(limit=MAX_DEPTH)
    if (b"\\ud" in raw or b"\\uD" in raw or b"\\u0000" in raw) and any(map(_is_wrong, _texts(value))):
        raise JsonTextWrong
    return value


def _reason(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at line {error.lineno}, column {error.colno}"
    return "a number is too long"


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise JsonKeyTwice(key=key[:64].encode("utf-8", "replace").decode())
            seen.add(key)
    return found


def _constant(name: str) -> Never:
    raise JsonNumberWrong(number=name)


def _float(text: str) -> float:
    value = float(text)
    if value - value != 0:
        raise JsonNumberWrong(number=text[:32])
    return value


_decode: Callable[[str], Any] = json.JSONDecoder(
    object_pairs_hook=_pairs, parse_constant=_constant, parse_float=_float
).decode

_BRACKETS_ALIKE = bytes.maketrans(b"{}", b"[]")
_NOT_BRACKETS = bytes(set(range(256)) - set(b'[]{}"\\'))


def _may_be_too_deep(raw: bytes) -> bool:
    """A quick look at the brackets alone, stripped level by level from within. Brackets in strings make it unsure."""
    rest = raw.translate(_BRACKETS_ALIKE, _NOT_BRACKETS).replace(b'""', b"")
    for _ in range(MAX_DEPTH):
        if not rest:
            return False
        rest = rest.replace(b"[]", b"")
    return bool(rest)


def _children(containers: Iterable[Any]) -> Iterator[Any]:
    values = chain.from_iterable(each.values() if type(each) is dict else each for each in containers)
    return (value for value in values if type(value) is dict or type(value) is list)


def _depth(value: Any) -> int:
    level = [value] if isinstance(value, dict | list) else []
    depth = 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            break
        level = list(_children(level))
    return depth


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, member in value.items():
            yield key
            yield from _texts(member)
    elif isinstance(value, list):
        for member in value:
            yield from _texts(member)


def _is_wrong(text: str) -> bool:
    return "\0" in text or any("\ud800" <= character <= "\udfff" for character in text)


def _may_hold_card_data(raw: bytes) -> bool:
    """A quick look for the end of a key, which few bodies pass for nothing; an escape may hide one."""
    lower = raw.lower()
    return b'pan"' in lower or b'cvv"' in lower or b"\\u" in lower


def refuse_card_data(value: Any) -> None:
    """Raise `CardDataRefused` when something has a `pan` or `cvv` anywhere; null is none."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            if any(key.lower() in ("pan", "cvv") and each[key] is not None for key in each):
                raise CardDataRefused
            waiting.extend(each.values())
        elif isinstance(each, list):
            waiting.extend(each)


def judge(request: Request) -> None:
    """Judge the body and the query of a request, and hand the parsed body to everything that reads it later.

    Raises `TooLarge`, `UnsupportedMedia`, `JsonParseError`, `CardDataRefused`, `BodyTooSlow` or `NulInQuery`. A JSON
    body without a content type, or under another name of JSON, is treated as `application/json`.
    """
    if b"%00" in request.scope["query_string"]:
        name = next((name for name, value in request.query_params.multi_items() if "\0" in name + value), "query")
        raise NulInQuery(name.replace("\0", ""))
    if "\0" in request.scope["path"]:
        raise UnknownPath
    body: Body | None = request.scope.get(SCOPE_KEY)
    if body is None:
        return
    if body.judge(request.headers, request.scope["path"]):
        MutableHeaders(scope=request.scope)["content-type"] = JSON
        # Where Starlette's Request keeps what it has read; it parses nothing again.
        request._headers = Headers(scope=request.scope)
        request._body = body.raw
        request._json = body.value


class BodyGuard:
    """The middleware that reads bodies, within the limits, and replays them to whatever reads them further in."""

    def __init__(self, app: ASGIApp, *, read_seconds: float = READ_SECONDS) -> None:
        self.app = app
        self._read_seconds = read_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the body of a request before anything else happens with it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if scope["method"] in BODYLESS:
            if any(name in ANNOUNCING and value != b"0" for name, value in scope["headers"]):
                # Not looked at, but taken: a client still writing when the answer comes meets a broken connection.
                await _drain(receive)
            await self.app(scope, receive, send)
            return
        if FILE_PATHS.fullmatch(scope["path"]):
            await _pass_file(self.app, scope, receive, send)
            return
        body = await _read(Headers(scope=scope), receive, self._read_seconds)
        if body is None:
            return
        scope[SCOPE_KEY] = body
        sent = False

        async def replay() -> Message:
            nonlocal sent
            if sent:
                return await receive()
            sent = True
            if body.refusal is not None:
                raise body.refusal
            return {"type": "http.request", "body": body.raw, "more_body": False}

        await self.app(scope, replay, send)


async def _read(headers: Headers, receive: Receive, seconds: float) -> Body | None:
    """All of the body, or why it is refused; None when the client went away."""
    announced = headers.get("content-length", "")
    if announced.isdigit() and int(announced) > MAX_BYTES:
        await _drain(receive)
        return Body(refusal=TooLarge(limit=MAX_BYTES))
    chunks: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(seconds):
            while True:
                message = await receive()
                if message["type"] != "http.request":
                    return None
                chunk = message.get("body", b"")
                size += len(chunk)
                if size > MAX_BYTES:
                    break
                chunks.append(chunk)
                if not message.get("more_body", False):
                    return Body(b"".join(chunks))
    except TimeoutError:
        return Body(refusal=BodyTooSlow(seconds=int(seconds)))
    await _drain(receive)
    return Body(refusal=TooLarge(limit=MAX_BYTES))


async def _pass_file(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Serve a request whose body is read further in, or never: then the client may finish before it is answered."""
    more = True

    async def read() -> Message:
        nonlocal more
        message = await receive()
        more = message["type"] == "http.request" and message.get("more_body", False)
        return message

    async def answer(message: Message) -> None:
        nonlocal more
        if more:
            more = False
            await _drain(receive, FILE_DRAIN_BYTES)
        await send(message)

    await app(scope, read, answer)


async def _drain(receive: Receive, most: int = DRAIN_BYTES) -> None:
    """Let a client finish writing, within reason, so that it reads the refusal instead of a broken connection."""
    size = 0
    try:
        async with asyncio.timeout(DRAIN_SECONDS):
            while size < most:
                message = await receive()
                size += len(message.get("body", b""))
                if not message.get("more_body", False):
                    return
    except TimeoutError:
        return
