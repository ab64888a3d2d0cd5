"""Which JSON is let through, and what it reads as."""

import asyncio
import contextlib
import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope, Send

from roomrack.core.errors import JsonParseError
from roomrack.infra.http.guard import (
    MAX_BYTES,
    MAX_DEPTH,
    SCOPE_KEY,
    Body,
    BodyGuard,
    CardDataRefused,
    is_json,
    parse,
)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (b"{}", {}),
        (b' [1, 2.5, -3e2, "x", true, false, null] ', [1, 2.5, -300.0, "x", True, False, None]),
        (b'"word"', "word"),
        (b"\xef\xbb\xbf{}", {}),
        (b'{"a":{"a":1},"b":{"a":2}}', {"a": {"a": 1}, "b": {"a": 2}}),
        (b'"\\ud83d\\ude00"', "😀"),
        ('"😀"'.encode(), "😀"),
        (b'"\\\\ud800 \\\\u0000"', "\\ud800 \\u0000"),
        (b'"]]]][[[["', "]]]][[[["),
        (b"9223372036854775808", 9223372036854775808),
        (b"[" * MAX_DEPTH + b"]" * MAX_DEPTH, None),
        (b'{"a":' * MAX_DEPTH + b"1" + b"}" * MAX_DEPTH, None),
        (b'["' + b"[" * 99 + b'"]', ["[" * 99]),
        (b'["' + b"[" * 99 + b'\\""]', ["[" * 99 + '"']),
    ],
)
def test_plain_json_is_read(raw: bytes, value: object) -> None:
    assert parse(raw) == (json.loads(raw) if value is None else value)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        pytest.param(b"", "json_syntax", id="nothing"),
        pytest.param(b"{", "json_syntax", id="cut short"),
        pytest.param(b"{'a':1}", "json_syntax", id="single quotes"),
        pytest.param(b"{} {}", "json_syntax", id="two values"),
        pytest.param(b"[1,]", "json_syntax", id="trailing comma"),
        pytest.param(b'"\n"', "json_syntax", id="raw control character"),
        pytest.param(b'"\x00"', "json_syntax", id="raw NUL"),
        pytest.param(b"a=1&b=2", "json_syntax", id="form"),
        pytest.param(b"1" * 5000, "json_syntax", id="endless number"),
        pytest.param(b'{"a":1,"a":1}', "json_key_twice", id="key twice"),
        pytest.param(b'[{"b":{"a":1,"\\u0061":2}}]', "json_key_twice", id="key twice, escaped"),
        pytest.param(b'{"\\ud800":1,"\\ud800":2}', "json_key_twice", id="surrogate key twice"),
        pytest.param(b"[NaN]", "json_number", id="NaN"),
        pytest.param(b"Infinity", "json_number", id="Infinity"),
        pytest.param(b"-Infinity", "json_number", id="-Infinity"),
        pytest.param(b"1e400", "json_number", id="1e400"),
        pytest.param(b'{"a":-1E+999}', "json_number", id="-1E+999"),
        pytest.param(b'"\\ud800"', "json_text", id="lone surrogate"),
        pytest.param(b'["\\uDC00x"]', "json_text", id="lone low surrogate"),
        pytest.param(b'{"\\ude00\\ud83d":1}', "json_text", id="surrogates in the wrong order"),
        pytest.param(b'"a\\u0000b"', "json_text", id="NUL"),
        pytest.param(b'{"\\u0000":1}', "json_text", id="NUL in a key"),
        pytest.param(b'"\xff"', "json_text", id="not UTF-8"),
        pytest.param(b'"\xed\xa0\x80"', "json_text", id="a surrogate's bytes"),
        pytest.param('{"a":1}'.encode("utf-16"), "json_text", id="UTF-16"),
        pytest.param(b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1), "json_too_deep", id="33 levels"),
        pytest.param(b'{"a":' * 33 + b"1" + b"}" * 33, "json_too_deep", id="33 objects"),
        pytest.param(b'["[",' * 33 + b"1" + b"]" * 33, "json_too_deep", id="33 levels among brackets in text"),
        pytest.param(b"[" * 100_000 + b"]" * 100_000, "json_too_deep", id="100,000 levels"),
        pytest.param(b"[" * 500_000, "json_too_deep", id="levels without an end"),
    ],
)
def test_anything_else_is_refused(raw: bytes, code: str) -> None:
    with pytest.raises(JsonParseError) as caught:
        parse(raw)
    assert caught.value.code == code
    assert caught.value.type == "JsonParseExemption"
    assert caught.value.status == 400


_texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | _texts,
    lambda children: st.lists(children, max_size=4) | st.dictionaries(_texts, children, max_size=4),
    max_leaves=20,
)


@given(_values, st.booleans())
def test_what_json_writes_is_read_back(value: object, ascii_only: bool) -> None:
    assert parse(json.dumps(value, ensure_ascii=ascii_only).encode()) == value


@given(st.binary(max_size=60) | st.text(max_size=40).map(str.encode))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    with contextlib.suppress(JsonParseError):
        parse(raw)


@given(st.integers(1, 64), st.sampled_from([b'"[["', b"[]", b'{"k":[]}', b'"\\"["']))
def test_depth_is_exact(depth: int, leaf: bytes) -> None:
    inner = {b'"[["': 0, b"[]": 1, b'{"k":[]}': 2, b'"\\"["': 0}[leaf]
    raw = b'[{"a":' * (depth // 2) + b"[" * (depth % 2) + leaf + b"]" * (depth % 2) + b"}]" * (depth // 2)
    if depth + inner > MAX_DEPTH:
        with pytest.raises(JsonParseError):
            parse(raw)
    else:
        assert parse(raw) == json.loads(raw)


def test_json_has_several_names() -> None:
    assert all(map(is_json, ("application/json", "application/merge-patch+json", "text/json", "*/*")))
    assert not any(
        map(is_json, ("text/plain", "application/xml", "image/svg+xml", "application/x-www-form-urlencoded"))
    )


class Reader:
    """An application that reads its body."""

    def __init__(self) -> None:
        self.called = False
        self.code: str | None = None
        self.read = b""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.called = True
        refusal = scope[SCOPE_KEY].refusal if SCOPE_KEY in scope else None
        self.code = refusal.code if refusal else None
        if refusal is None:
            self.read = (await receive())["body"]


async def through_the_guard(messages: Iterator[Message], method: str = "POST", length: str | None = None) -> Reader:
    headers = [(b"content-length", length.encode())] if length else []
    scope = {"type": "http", "method": method, "path": "/", "query_string": b"", "headers": headers}
    reader = Reader()

    async def receive() -> Message:
        message = next(messages, None)
        if message is None:
            await asyncio.sleep(60)
        return message or {"type": "http.disconnect"}

    async def send(_: Message) -> None:
        raise AssertionError("the guard answers nothing itself")

    async with asyncio.timeout(10):
        await BodyGuard(reader, read_seconds=0.2)(scope, receive, send)
    return reader


def piece(body: bytes, *, more: bool = True) -> Message:
    return {"type": "http.request", "body": body, "more_body": more}


async def test_a_body_in_pieces_is_read_as_one() -> None:
    reader = await through_the_guard(iter([piece(b"a"), piece(b""), piece(b"b", more=False)]))
    assert (reader.read, reader.code) == (b"ab", None)


async def test_a_body_that_does_not_come_is_refused() -> None:
    reader = await through_the_guard(iter([piece(b"{")]))
    assert (reader.called, reader.code) == (True, "body_too_slow")


@pytest.mark.parametrize("length", [None, str(MAX_BYTES + 1), "7"])
async def test_no_more_than_the_limit_is_kept_whatever_was_announced(length: str | None) -> None:
    pieces = (piece(b"x" * 65_536, more=number < 40) for number in range(41))
    reader = await through_the_guard(pieces, length=length)
    assert (reader.called, reader.code, reader.read) == (True, "too_large", b"")
    assert next(pieces, None) is None, "the rest is read and thrown away, so that the client sees the answer"


async def test_an_endless_body_is_not_read_to_its_end() -> None:
    pieces = (piece(b"x" * 65_536) for _ in range(10_000))
    reader = await through_the_guard(pieces)
    assert reader.code == "too_large"
    assert next(pieces, None) is not None


async def test_a_client_that_leaves_is_not_served() -> None:
    reader = await through_the_guard(iter([piece(b"{"), {"type": "http.disconnect"}]))
    assert not reader.called


async def test_the_body_of_a_get_is_not_looked_at() -> None:
    reader = await through_the_guard(iter([piece(b"{", more=False)]), method="GET")
    assert (reader.read, reader.code) == (b"{", None)


@pytest.mark.parametrize(
    "raw",
    [
        b'{"streamCard":{"pan":"4111111111111111"}}',
        b'{"streamCard":{"cvv" : "123"}}',
        b'[{"related":[{"streamCard":{"PAN":"4111111111111111"}}]}]',
        b'{"json":{"deep":[{"Cvv":1}]}}',
        b'{"p\\u0061n":"4111111111111111"}',
        b'{"pan":""}',
    ],
)
def test_a_body_with_card_data_is_refused(raw: bytes) -> None:
    with pytest.raises(CardDataRefused) as caught:
        Body(raw).judge(Headers(), "/connect/rest/v1/calendar/bulk")
    assert (caught.value.status, caught.value.type) == (403, "ApiSecurityException")
    assert "4111" not in str(caught.value)


@pytest.mark.parametrize(
    "value", [{"streamCard": {"pan": None, "cardHolder": "Ada"}}, {"span": 1}, ["pan", "cvv"], {"name": "\u2013 pan"}]
)
def test_empty_card_fields_and_such_words_elsewhere_are_no_card_data(value: object) -> None:
    body = Body(json.dumps(value).encode())
    assert body.judge(Headers(), "/connect/rest/v1/calendar/bulk")
    assert body.value == value
