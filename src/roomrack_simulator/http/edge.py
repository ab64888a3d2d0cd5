"""What all calls have in common: bodies, refusals, credentials, the rate limit, faults, and the log."""

import asyncio
import base64
import binascii
import math
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from roomrack_simulator import faults, logs
from roomrack_simulator.problems import Problem, invalid
from roomrack_simulator.records import Call, Hotel, Ota
from roomrack_simulator.service import Simulator
from roomrack_simulator.shapes import Fault

T = TypeVar("T")
MAX_BYTES = 16 * 1024 * 1024
NOW_HEADER = "X-Simulator-Now"
"""The present as the hotel sees it: its clock is set to it, so that a sandbox with a time of its own finds it here."""

HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
API_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"


@dataclass(frozen=True, slots=True)
class Asked:
    """A call of a hotel's software."""

    simulator: Simulator
    hotel: Hotel
    request: Request
    body: bytes
    faults: dict[str, Fault] = field(default_factory=dict)

    def read(self, shape: type[T]) -> T:
        """The body in a shape."""
        return decoded(self.body, shape)


@dataclass(frozen=True, slots=True)
class Told:
    """What is answered, and what the log says of it."""

    content: object
    summary: str = ""


Handler = Callable[[Asked], Told]


class JsonResponse(Response):
    """JSON of shapes."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """Encode it."""
        return msgspec.json.encode(content)


class LostResponse(Response):
    """An answer that breaks off: more was promised than comes, and the connection closes."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Promise a body, send its beginning, and end."""
        headers = [(b"content-type", b"application/json"), (b"content-length", b"4096"), (b"connection", b"close")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"{", "more_body": True})


class Limiter:
    """So many calls in so many seconds for each hotel, counted by the machine's time."""

    def __init__(self) -> None:
        self._calls: dict[int, deque[float]] = {}

    def wait(self, hotel: int, ota: Ota) -> float:
        """0 when a call may be made, which is counted; else in how many seconds."""
        now = time.monotonic()
        calls = self._calls.setdefault(hotel, deque())
        while calls and calls[0] <= now - ota.seconds:
            calls.popleft()
        if len(calls) < ota.calls:
            calls.append(now)
            return 0.0
        return calls[0] + ota.seconds - now


def simulator_of(request: Request) -> Simulator:
    """What the process works with."""
    simulator: Simulator = request.app.state.simulator
    return simulator


def decoded(body: bytes, shape: type[T]) -> T:
    """JSON in a shape. Raises `Problem` (400, 422)."""
    try:
        return msgspec.json.decode(body, type=shape)
    except msgspec.ValidationError as error:
        raise invalid(str(error)) from None
    except (msgspec.DecodeError, RecursionError):
        raise Problem(400, "json", "that is no JSON") from None


async def body_of(request: Request) -> bytes:
    """The bytes of a body. Raises `Problem` (413)."""
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > MAX_BYTES:
            raise Problem(413, "too_large", f"at most {MAX_BYTES} bytes")
        chunks.append(chunk)
    return b"".join(chunks)


def answer(content: object, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """An answer with the headers that all have."""
    told = JsonResponse(content, status, headers)
    for name, value in {**HEADERS, "Content-Security-Policy": API_POLICY}.items():
        told.headers.setdefault(name, value)
    return told


def refused(problem: Problem) -> Response:
    """A refusal."""
    return answer({"error": {"code": problem.code, "message": problem.message}}, problem.status, problem.headers)


def guarded(handle: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """A handler whose refusals and bugs become answers."""

    async def guard(request: Request) -> Response:
        try:
            return await handle(request)
        except Problem as problem:
            return refused(problem)
        except Exception as error:  # noqa: BLE001 - whatever it is, the process goes on
            logs.bug("bug", error)
            return refused(Problem(500, "bug", "the simulator has a bug; its log says where"))

    return guard


def operation(name: str, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """A call of a hotel's software: who calls, how often, what goes wrong, what happens, and a line of the log."""

    async def handle(request: Request) -> Response:
        simulator = simulator_of(request)
        username, password = _credentials(request)
        hotel = simulator.enter(request.path_params["ota"], request.path_params["hotel"], username, password)
        told_now = request.headers.get(NOW_HEADER)
        if told_now is not None:
            hotel = simulator.set_clock(hotel, instant_of(told_now))
        begun = time.perf_counter()
        spoiled: dict[str, Fault] = {}
        status: int | None = 500
        summary = ""
        try:
            body = await body_of(request)
            _limit(request, simulator, hotel)
            spoiled = faults.happening(simulator.repository, hotel.id, name)
            _refuse(spoiled)
            if faults.DELAY in spoiled:
                await asyncio.sleep(spoiled[faults.DELAY].seconds)
            told = handler(Asked(simulator, hotel, request, body, spoiled))
            summary = told.summary
            if faults.LOSE in spoiled:
                status = None
                return LostResponse()
            response = answer(told.content)
            status = response.status_code
            return response
        except Problem as problem:
            status, summary = problem.status, problem.message
            raise
        finally:
            line = Call(
                at=simulator.clock(),
                told_at=simulator.now(hotel),
                operation=name,
                status=status,
                fault=" ".join(spoiled) or None,
                micros=int((time.perf_counter() - begun) * 1_000_000),
                summary=summary[:500],
            )
            simulator.repository.log(hotel.id, line)

    return guarded(handle)


def instant_of(text: str) -> datetime:
    """An instant of a header or a query; without an offset it is UTC. Raises `Problem` (422)."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise invalid("that is no instant") from None
    try:
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except OverflowError:
        raise invalid("that is no instant") from None


def _limit(request: Request, simulator: Simulator, hotel: Hotel) -> None:
    """Refuse what is over the OTA's rate limit."""
    ota = simulator.repository.ota(hotel.ota)
    limiter: Limiter = request.app.state.limiter
    wait = limiter.wait(hotel.id, ota) if ota else 0.0
    if wait > 0:
        raise _throttled(wait)


def _refuse(spoiled: dict[str, Fault]) -> None:
    """Refuse what a fault refuses, before anything is done."""
    if faults.THROTTLE in spoiled:
        raise _throttled(spoiled[faults.THROTTLE].seconds)
    if faults.ERROR in spoiled:
        raise Problem(500, "fault", "something went wrong")


def _throttled(seconds: float) -> Problem:
    return Problem(429, "rate_limit", "too many calls", {"Retry-After": str(max(math.ceil(seconds), 1))})


def _credentials(request: Request) -> tuple[str, str]:
    kind, _, encoded = request.headers.get("authorization", "").partition(" ")
    missing = Problem(401, "credentials", "HTTP Basic credentials are needed", {"WWW-Authenticate": "Basic"})
    if kind.lower() != "basic":
        raise missing
    try:
        username, colon, password = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        raise missing from None
    if not colon:
        raise missing
    return username, password
