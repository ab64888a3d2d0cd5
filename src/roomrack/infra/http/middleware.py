"""The outermost layer: what is true of every answer, whoever gives it.

Each answer carries `X-Request-Id` and what the route asked for in `request.state.answer_headers`; HEAD is GET without
the body; OPTIONS tells the methods of a path; CORS is on for the API, never with credentials; every request becomes a
metric and a line in the log, which knows its route but neither its query nor its body; where the operator has set
OpenTelemetry up, it is a span too; and a call of an application goes into its request log. Plain ASGI throughout.
"""

import re
import secrets
import time
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from typing import Any

import structlog
from fastapi import FastAPI
from opentelemetry import propagate, trace
from opentelemetry.context import Context
from opentelemetry.trace import Span, SpanKind
from starlette.datastructures import Headers
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from roomrack.infra import metrics
from roomrack.infra.http.caller import Caller
from roomrack.infra.http.guard import SCOPE_KEY, BodyGuard
from roomrack.infra.http.paths import methods_of
from roomrack.infra.request_log import Noted, portion

log = structlog.get_logger(__name__)
tracer = trace.get_tracer("roomrack")

TRACE_HEADERS = frozenset({b"traceparent", b"tracestate"})

API_PATHS = ("/connect/rest/", "/octobook/rest/")
"""What scripts of other origins may read. Pages for people below /connect are not among it."""
NO_ROUTE = "(none)"
QUIET_ROUTES = frozenset({"/health", "/ready", "/metrics"})
EXPOSED = (
    "X-Request-Id, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, X-RateLimit-Additional-Cost, "
    "Retry-After, Allow, Idempotency-Replayed"
)
ALLOWED_HEADERS = ("Authorization", "key", "Content-Type", "Accept", "Accept-Language", "Idempotency-Key")
PREFLIGHT_SECONDS = "7200"
_HEADER_NAME = re.compile(r"[A-Za-z0-9\-_]{1,64}")


def wrap(app: FastAPI) -> ASGIApp:
    """The application inside the layers of this package."""
    return Edge(app, BodyGuard(app))


class Edge:
    """The outermost layer."""

    def __init__(self, app: FastAPI, inner: ASGIApp) -> None:
        self.app = app
        self._inner = inner
        # Bound once: as it is now, after logging was set up.
        self._log = log.bind()
        # Pages and probes are plain routes, which Starlette does not name in the scope.
        self._pages: dict[Any, str] = {route.endpoint: route.path for route in app.routes if isinstance(route, Route)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; lifespan events pass through."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = secrets.token_hex(16)
        state = scope["state"] = dict(scope.get("state") or {})
        state["request_id"] = request_id
        state["answer_headers"] = {}
        method: str = scope["method"]
        answer = _Answer(scope, send, without_body=method == "HEAD")
        started = time.perf_counter()
        with (
            structlog.contextvars.bound_contextvars(request_id=request_id),
            _span(scope, method) as span,
        ):
            try:
                if method == "OPTIONS":
                    await self._options(scope, answer)
                else:
                    if method == "HEAD":
                        scope["method"] = "GET"
                    await self._inner(scope, receive, answer)
            except Exception:
                # Starlette answers a bug through our handler, which logs it, and raises it again.
                if not answer.started:
                    log.exception("no_answer")
                    await _send_plain(answer, 500, ())
            finally:
                seconds = time.perf_counter() - started
                self._tell(scope, method, answer.status, seconds, span)
                self._note(scope, method, answer, seconds)
                # The call knows the request and the request the call: without this, what was answered, a megabyte for
                # a year of a calendar, would stay until the collector looks.
                state.pop("call", None)
                answer.body = None

    async def _options(self, scope: Scope, send: Send) -> None:
        methods = ", ".join(methods_of(self.app.routes, {**scope, "app": self.app}))
        if not methods:
            await _send_plain(send, 404, ())
            return
        headers = [(b"allow", methods.encode())]
        asked = Headers(scope=scope)
        if "origin" in asked and _is_api(scope):
            wanted = [name.strip() for name in asked.get("access-control-request-headers", "").split(",")]
            known = {name.lower() for name in ALLOWED_HEADERS}
            more = [name for name in wanted if _HEADER_NAME.fullmatch(name) and name.lower() not in known]
            headers += [
                (b"access-control-allow-methods", methods.encode()),
                (b"access-control-allow-headers", ", ".join([*ALLOWED_HEADERS, *more[:32]]).encode()),
                (b"access-control-max-age", PREFLIGHT_SECONDS.encode()),
            ]
        await _send_plain(send, 200, headers)

    def _tell(self, scope: Scope, method: str, status: int, seconds: float, span: Span) -> None:
        route = getattr(scope.get("route"), "path", None) or self._pages.get(scope.get("endpoint"), NO_ROUTE)
        known_method = method if method in {"OPTIONS", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"} else "(other)"
        metrics.observe(known_method, route, status, seconds)
        if span.is_recording():
            span.update_name(f"{known_method} {route}")
            span.set_attributes({"http.route": route, "http.response.status_code": status})
        facts: dict[str, Any] = {
            "method": known_method,
            "route": route,
            "status": status,
            "ms": round(seconds * 1000, 1),
        }
        state = scope["state"]
        caller = state.get("caller")
        application = caller.application if caller is not None else state.get("application")
        call = state.get("call")
        accommodation = call.maybe_accommodation if call is not None else state.get("accommodation")
        if application is not None:
            facts["application"] = application
        if accommodation is not None:
            facts["accommodation"] = accommodation
        if route in QUIET_ROUTES:
            self._log.debug("request", **facts)
        else:
            self._log.info("request", **facts)

    def _note(self, scope: Scope, method: str, answer: "_Answer", seconds: float) -> None:
        """Put a call of an identified application into its request log."""
        state = scope["state"]
        caller: Caller | None = state.get("caller")
        operation = getattr(scope.get("route"), "operation", None)
        if caller is None or operation is None:
            return
        services = self.app.state.services
        call = state.get("call")
        body = scope.get(SCOPE_KEY)
        sent: bytes = body.raw if body is not None else b""
        sandbox = caller.environment == "SANDBOX"
        wanted = services.request_log.looks_at_bodies(sandbox=sandbox, status=answer.status)
        headers = Headers(scope=scope)
        services.request_log.note(
            Noted(
                application=caller.application,
                sandbox=sandbox,
                accommodation=call.maybe_accommodation if call is not None else None,
                happened_at=services.clock.now() - timedelta(seconds=seconds),
                request_id=state["request_id"],
                method=method,
                route=scope["route"].path,
                operation=operation.id,
                path=scope["path"],
                query=scope["query_string"].decode("latin-1"),
                status=answer.status,
                seconds=seconds,
                request=portion(sent) if wanted else None,
                request_media=headers.get("content-type", ""),
                request_bytes=len(sent),
                answer=portion(answer.body) if wanted else None,
                answer_media=answer.media,
                answer_bytes=answer.size,
            )
        )


class _Answer:
    """The `send` of one request, which adds the headers of every answer and remembers the status."""

    __slots__ = ("_scope", "_send", "_without_body", "body", "media", "size", "started", "status")

    def __init__(self, scope: Scope, send: Send, *, without_body: bool) -> None:
        self._scope = scope
        self._send = send
        self._without_body = without_body
        self.started = False
        self.status = 500
        self.media = ""
        self.size = 0
        self.body: bytes | None = b""
        """What was answered; None when it came in several pieces."""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            self.status = message["status"]
            self.media = next(
                (value.decode("latin-1") for name, value in message.get("headers", ()) if name == b"content-type"), ""
            )
            message = {**message, "headers": [*message.get("headers", ()), *self._headers()]}
        elif message["type"] == "http.response.body":
            piece = message.get("body", b"")
            self.body = None if self.size and piece else piece or self.body
            self.size += len(piece)
            if self._without_body:
                message = {**message, "body": b""}
        await self._send(message)

    def _headers(self) -> Iterable[tuple[bytes, bytes]]:
        state = self._scope["state"]
        yield b"x-request-id", state["request_id"].encode()
        for name, value in state["answer_headers"].items():
            yield name.lower().encode(), str(value).encode()
        if _is_api(self._scope):
            yield b"access-control-allow-origin", b"*"
            yield b"access-control-expose-headers", EXPOSED.encode()


def _is_api(scope: Scope) -> bool:
    path: str = scope["path"]
    return path.startswith(API_PATHS)


async def _send_plain(send: Send, status: int, headers: Iterable[tuple[bytes, bytes]]) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [*headers, (b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})


def _span(scope: Scope, method: str) -> AbstractContextManager[Span]:
    """The request's span, as the current one; where nobody has set tracing up, one that costs nothing."""
    if isinstance(trace.get_tracer_provider(), trace.ProxyTracerProvider):
        return nullcontext(trace.INVALID_SPAN)
    return tracer.start_as_current_span(method, _parent(scope), SpanKind.SERVER)


def _parent(scope: Scope) -> Context | None:
    """The trace that the client says the request belongs to."""
    carrier = {name.decode(): value.decode("latin-1") for name, value in scope["headers"] if name in TRACE_HEADERS}
    return propagate.extract(carrier) if carrier else None
