"""Strategies for what no client should send: odd tokens of JSON, paths, queries, headers and bodies, as bytes."""

import json
from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode

from hypothesis import strategies as st

TOKENS = (
    *(b"null", b"true", b"false", b"[]", b"{}", b'""', b'" "', b"[null]", b"[[]]", b"[{}]", b'{"":null}'),
    *(b"0", b"-0", b"-1", b"1.5", b"1e3", b"0.1e-400", b"1e308", b"1e400", b"-1e400", b"NaN", b"-Infinity"),
    *(b"2147483647", b"2147483648", b"-2147483649", b"9007199254740993", b"9223372036854775807"),
    *(b"9223372036854775808", b"99999999999999999999.999999999999", b"0.005", b"9" * 400, b"9" * 5000),
    *(b'"0"', b'" 1 "', b'"+1"', b'"1e3"', b'"0x10"', b'"NaN"', b'"true"', b'"\xd9\xa1\xd9\xa2"', b'"1_000"'),
    *(b'"\\u0000"', b'"\\ud800"', b'"\\udc00\\ud800"', b'"\\ud83d\\ude00"', b'"\xff"', b'"\xed\xa0\x80"'),
    *(b'"\\u202e\\u0007"', b'"\xc2\x85\xe2\x80\xa8"', b'"%s"', b'"\'; select 1 --"', b'"<b>&amp;"', b'"=1+1"'),
    *(b'"2027-01-10"', b'"2027-02-30"', b'"0000-00-00"', b'"0001-01-01"', b'"9999-12-31"', b'"10000-01-01"'),
    *(b'"-0001-01-01"', b'"2027-01-10T24:00:00Z"', b'"2027-01-10T10:00:00+99:99"', b'"9999-12-31T23:59:59-12:00"'),
    *(b'"0001-01-01T00:00:00+14:00"', b'"2027-01-10T10:00:60.999999999Z[UTC]"', b'"2027-W01-1"', b'"20270110"'),
    *(b'"EUR"', b'"XXX"', b'"Europe/Rome"', b'"../../etc"', b'"http://[::1"', b'"http://127.0.0.1:99999/"'),
    *(b'"a@b"', b'"' + b"x" * 300 + b'"', b'"' + b"x" * 70_000 + b'"', b'"' + "\U0001f511".encode() * 256 + b'"'),
)
"""Values of JSON and what only looks like one, as they are sent."""

SEGMENTS = (
    *("0", "-1", "+1", "1.0", "1e3", "0x1", "1_0", "NaN", "null", "%20", "%00", "1%00", "%0d%0a", "%F0%9F%94%91"),
    *("9007199254740993", "9223372036854775808", "9" * 400, "9" * 5000, "x" * 5000, "%D9%A1%D9%A2"),
    *("%", "%ZZ", "%ff", "%ED%A0%80", "%2e%2e", "%2F", "..", ".", "", ";a=b", "a;b", "@", "'", '"', "[]", "{id}"),
)
"""What stands in a path where an id or a name is due."""

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get")
MEDIA = (
    *(b"application/json", b"application/json; charset=utf-8", b"application/json; charset=utf-16", b"text/json"),
    *(b"application/x-www-form-urlencoded", b"multipart/form-data", b"multipart/form-data; boundary=x", b"*/*"),
    *(b"text/plain", b"application/xml", b"", b";", b"application/json, text/html", b"\xff", b"application/" * 200),
)
HEADERS = (
    *((b"Accept", value) for value in (b"", b"*/*;q=x", b"application/xml", b"\xff\xfe", b"a" * 3000)),
    *((b"Accept-Language", value) for value in (b"it", b"it;q=nan", b"-", b"\xff", b"en," * 900, b"../it", b"it_\t")),
    *((b"Idempotency-Key", value) for value in (b"", b" ", b"k", b"\xff\xc3", b"k" * 4000)),
    *((b"Content-Encoding", value) for value in (b"gzip", b"br", b"identity")),
    *((b"If-None-Match", value) for value in (b"*", b'W/"', b"\xff")),
    *((b"X-Request-Id", value) for value in (b"", b"\xff", b"r" * 4000, b"a b")),
    *((b"Origin", value) for value in (b"null", b"https://x.example", b"\xff")),
    *((b"Cookie", value) for value in (b"=", b"roomrack_session=\xff; roomrack_session", b";" * 1000)),
    *((b"X-Forwarded-For", value) for value in (b"::1%eth0", b"999.1.1.1", b"\xff")),
    *(
        (b"Range", b"bytes=9-1"),
        (b"TE", b"trailers"),
        (b"Forwarded", b"for=_x"),
        (b"X-Http-Method-Override", b"DELETE"),
    ),
)
CREDENTIALS: Sequence[Sequence[tuple[bytes, bytes]]] = (
    (),
    *(
        [(b"Authorization", value)]
        for value in (b"", b"Bearer", b"Bearer ", b"Bearer \xff", b"bearer x y", b"Basic eDp5")
    ),
    *([(b"key", value)] for value in (b"", b"\xff", b"k" * 4000)),
    [(b"Authorization", b"Bearer a"), (b"Authorization", b"Bearer b"), (b"key", b"c")],
)


def paths(template: str, known: Mapping[str, object]) -> st.SearchStrategy[str]:
    """The operation's path with what exists in three of four places, or with an odd segment there."""
    parts = [
        _mostly(st.just(quote(str(known[part[1:-1]]), safe="")), st.sampled_from(SEGMENTS))
        if part.startswith("{")
        else st.just(part)
        for part in template.split("/")
    ]
    endings = st.sampled_from(["", "", "", "", "", "", "/", "//", "/x", "?", "#", ".json", "%"])
    return st.tuples(st.tuples(*parts).map("/".join), endings).map("".join)


def queries(names: Sequence[str], known: Mapping[str, str]) -> st.SearchStrategy[str]:
    """Query strings: parameters that exist or not, bare or in brackets, repeated, empty, wrongly encoded."""
    values = [token.decode("latin-1").strip('"') for token in TOKENS if len(token) < 1000]
    name = st.sampled_from([*names, "x", "", "page", "fields", "size", "access_token", "key"])
    value = st.one_of(st.sampled_from([quote(each, encoding="latin-1") for each in values]), st.sampled_from(SEGMENTS))
    shape = st.sampled_from(
        ["{}={}", "{}={}", "{}={}", "{}[]={}", "{}[0]={}", "{}[a][b]={}", "{}", "{}==", "%{}={}", "{}=%"]
    )
    pair = st.builds(lambda form, left, right: form.format(left, right), shape, name, value)
    odd = st.lists(pair, max_size=4).map("&".join)
    raw = st.sampled_from(
        ["", "&&&", "=", "%", "%00", "%zz=%zz", "a;b", "?", "x=1&x=2&x=3", "[]=1", "&".join(["a=1"] * 2000)]
    )
    return st.one_of(st.just(urlencode(known)), odd, odd.map(lambda text: urlencode(known) + "&" + text), raw)


def bodies(base: object, fields: Sequence[str]) -> st.SearchStrategy[bytes]:
    """A right body with some fields made odd, odd JSON altogether, or no JSON at all."""
    right = json.dumps(base).encode()
    token = st.sampled_from(TOKENS)
    name = st.sampled_from([*fields, "x", ""]) if fields else st.sampled_from(["x", ""])
    pair = st.tuples(name, token)
    odd_json = st.recursive(
        token,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3).map(lambda items: b"[" + b",".join(items) + b"]"),
            st.lists(st.tuples(name, inner), max_size=4).map(_object),
        ),
        max_leaves=6,
    )
    bent = st.lists(pair, max_size=3).flatmap(
        lambda pairs: st.integers(0, 3).map(lambda depth: _bend(base, pairs, depth))
    )
    depth = st.sampled_from([30, 31, 32, 33, 500, 100_000])
    deep = st.builds(lambda many, opening: opening * many, depth, st.sampled_from([b"[", b'{"a":']))
    raw = st.sampled_from(
        [
            *(
                b"",
                b" ",
                b"\xef\xbb\xbf" + right,
                right.decode().encode("utf-16"),
                right[:-1],
                right + right,
                b"\x1f\x8b\x08",
            ),
            *(
                right[:1] + b'"x":1,"x":2,' + right[1:],
                b"a=1&a=2&=&%zz",
                b"--x\r\n\r\n--x--",
                b"<?xml version='1.0'?><a/>",
            ),
            *(
                b'--x\r\nContent-Disposition: form-data; name="url"; filename="\xff"\r\n\r\n\x00\r\n--x--\r\n',
                b"%00=%00",
            ),
        ]
    )
    form = st.lists(st.tuples(name, token), max_size=4).map(
        lambda pairs: urlencode([(left, right.strip(b'"')) for left, right in pairs]).encode()
    )
    return st.one_of(bent, bent, bent, odd_json, st.one_of(deep, raw), form, st.binary(max_size=200))


def _object(pairs: Sequence[tuple[str, bytes]]) -> bytes:
    return b"{" + b",".join(json.dumps(name).encode() + b":" + value for name, value in pairs) + b"}"


def _bend(base: object, pairs: Sequence[tuple[str, bytes]], depth: int) -> bytes:
    """The right body with fields put in anew: at the top, or in the first object so many levels below."""
    if isinstance(base, list):
        return b"[" + b",".join([_bend(each, pairs, depth) for each in base]) + b"]"
    if not isinstance(base, dict):
        return _object(pairs)
    inner = next((name for name, value in base.items() if isinstance(value, dict | list)), None)
    lines = {name: json.dumps(value).encode() for name, value in base.items()}
    if depth and inner is not None:
        lines[inner] = _bend(base[inner], pairs, depth - 1)
    else:
        lines.update(pairs)
    return _object(list(lines.items()))


def _mostly(usual: st.SearchStrategy[str], odd: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.integers(0, 3).flatmap(lambda n: usual if n else odd)
