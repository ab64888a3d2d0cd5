"""Raw requests over sockets to every operation: whatever the bytes are, an answer below 500 comes, and it has an id.

HTTP itself is kept, because what breaks it is answered by the server's parser before anything of ours runs.
"""

import json
import socket
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from http.client import HTTPResponse
from typing import Any, TypeVar
from urllib.parse import urlencode

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from roomrack.infra.http.operation import Operation
from roomrack.web.portal.contract import SCHEMA_PREFIX, contract, operations, reachable
from roomrack.web.portal.document import build
from tests.concurrency.arena import Arena
from tests.contract import validation
from tests.fuzz import odd, tally
from tests.fuzz.ground import Ground
from tests.permissions.actors import request_for
from tests.scale import scaled

pytestmark = pytest.mark.soak

ROUNDS = scaled(1, 14)
EXAMPLES = scaled(3, 50)
TIMEOUT_SECONDS = 15


@dataclass(frozen=True, slots=True)
class Odd:
    """A request with something odd in it, or a lot."""

    method: str
    path: str
    query: str
    credential: Sequence[tuple[bytes, bytes]]
    media: bytes
    headers: Sequence[tuple[bytes, bytes]]
    body: bytes
    chunked: bool

    def raw(self) -> bytes:
        """What is sent. Two characters that the parser of HTTP refuses in a request line are encoded."""
        target = f"{self.path}?{self.query}" if self.query else self.path
        line = f"{self.method} {target} HTTP/1.1".replace('"', "%22").encode()
        headers = [*self.credential, (b"Content-Type", self.media), *self.headers]
        lines = [line, b"Host: roomrack.example", b"Connection: close", *(b": ".join(each) for each in headers)]
        if not self.chunked:
            return b"\r\n".join([*lines, b"Content-Length: %d" % len(self.body), b"", self.body])
        pieces = [self.body[start : start + 30_000] for start in range(0, len(self.body), 30_000)]
        chunks = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)
        return b"\r\n".join([*lines, b"Transfer-Encoding: chunked", b"", chunks + b"0\r\n\r\n"])


@pytest.mark.parametrize("turn", range(ROUNDS))
@pytest.mark.parametrize("operation", validation.built(), ids=lambda operation: operation.id)
def test_every_request_is_answered(operation: Operation, turn: int, target: Arena, ground: Ground) -> None:
    port = target.ports[0]
    _, _, options = request_for(operation, ground.victim)
    base = options.get("json", options.get("data", {}))
    known = {
        "id": ground.ids(operation.path)[0],
        **{name: values[0] for name, values in ground.named(operation.id).items()},
    }
    if "/extra/" in operation.path:
        known["productId"] = ground.ids(operation.path)[0]
    params = options.get("params", {})
    mine = [_pairs(ground.credentials[scheme.value]) for scheme in operation.schemes] or [[]]
    found: dict[str, str] = {}

    @seed(tally.SEED + turn)
    @settings(tally.THROWN, max_examples=EXAMPLES)
    @given(
        st.builds(
            Odd,
            method=_seldom(operation.method, st.sampled_from(odd.METHODS)),
            path=_seldom("/connect" + operation.path.format_map(known), odd.paths("/connect" + operation.path, known)),
            query=st.one_of(st.just(urlencode(params)), odd.queries(_parameters(operation), params)),
            credential=st.one_of(
                *[st.sampled_from(mine)] * 6,
                st.sampled_from([_pairs(each) for each in ground.credentials.values()]),
                st.sampled_from(odd.CREDENTIALS),
            ),
            media=_seldom(_media(operation), st.sampled_from(odd.MEDIA)),
            headers=_seldom([], st.lists(st.sampled_from(odd.HEADERS), max_size=3)),
            body=odd.bodies(base, _fields(operation)),
            chunked=st.booleans(),
        )
    )
    def throw(case: Odd) -> None:
        tally.cases["raw"] += 1
        wrong = _wrong(port, case, operation)
        if wrong:
            found.setdefault(wrong[:160], f"{wrong}\nafter {case.raw()[:3000]!r}")

    throw()
    assert not found, "\n\n".join([f"{tally.SEED_VARIABLE}={tally.SEED}", *found.values()])


def _wrong(port: int, case: Odd, operation: Operation) -> str:
    """What is wrong with the answer to a request, or nothing."""
    try:
        status, headers, content = _exchange(port, case.method, case.raw())
    except (OSError, ValueError) as error:
        tally.changes[case.method] += 1  # Perhaps.
        return f"no answer: {error!r}"
    tally.answered(f"{operation.id} (raw)", case.method, status)
    if status >= 500:
        return f"{status}: {content[:2000]!r}"
    if "x-request-id" not in headers:
        return f"{status} without X-Request-Id: {headers} {content[:500]!r}"
    met = validation.find(case.method, case.path.partition("?")[0].partition("#")[0])
    if met is None or case.method != met.method or "%" in case.path:
        return ""
    if str(status) not in _documented(met.id):
        return f"{met.id} answers {status}, which the document does not list"
    try:
        validation.check(met, status, content, headers)
    except (AssertionError, ValueError) as error:
        return f"{status}: {error}"
    return ""


@cache
def _documented(name: str) -> set[str]:
    document = build(validation.built(), "http://roomrack.example")
    return next(set(each["responses"]) for _, _, each in operations(document) if each["operationId"] == name)


def _exchange(port: int, method: str, sent: bytes) -> tuple[int, dict[str, str], bytes]:
    with socket.create_connection(("127.0.0.1", port), TIMEOUT_SECONDS) as connection:
        connection.sendall(sent)
        with HTTPResponse(connection, method=method) as answer:
            answer.begin()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, headers, answer.read()


T = TypeVar("T")


def _seldom(usual: T, unusual: st.SearchStrategy[T]) -> st.SearchStrategy[T]:
    """The usual thing in seven of eight cases, so that most requests get far enough for one oddity to matter."""
    return st.integers(0, 7).flatmap(lambda n: st.just(usual) if n else unusual)


def _pairs(credential: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode()) for name, value in credential.items()]


def _parameters(operation: Operation) -> list[str]:
    listed = validation.facts_of(operation).get("parameters", [])
    return [each["name"] for each in listed if each["in"] == "query"]


def _media(operation: Operation) -> bytes:
    content: dict[str, Any] = validation.facts_of(operation).get("requestBody", {}).get("content", {})
    kind = next(iter(content), "application/json")
    return b"application/json" if kind == "*/*" else kind.encode()


def _fields(operation: Operation) -> list[str]:
    """The names of all properties that a body of the operation can have, at any level."""
    schemas = contract()["schemas"]
    root = validation.facts_of(operation).get("requestBody", {})
    names = set(_properties(json.loads(json.dumps(root))))
    for name in reachable(root, schemas):
        names |= set(_properties(schemas[name.removeprefix(SCHEMA_PREFIX)]))
    return sorted(names)


def _properties(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        yield from node.get("properties", {})
        for value in node.values():
            yield from _properties(value)
    elif isinstance(node, list):
        for each in node:
            yield from _properties(each)
