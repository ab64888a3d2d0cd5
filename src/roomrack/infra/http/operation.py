"""Declaring and running operations.

An `OperationRouter` knows of each route which operation of the contract it is, who may call it and with which rights.
Its routes run a request in this order: the gate identifies the caller and counts the call; the body is judged; a unit
of work opens, scoped to what was granted; the idempotency key is looked up; the handler parses, calls its service and
builds a `Response`; the unit commits; only then does the answer leave. A deadlock or serialization failure runs the
handler again in a new unit, so handlers have no effects but through the unit. So does `NotYet`, after a wait, and
`Outside`, after work that must not hold up the database.
"""

import asyncio
import inspect
import re
import time
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Generic, Protocol, TypeVar, cast
from urllib.parse import unquote

from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import Scope

from roomrack.core.clock import PropertyClock
from roomrack.core.errors import Forbidden
from roomrack.infra import idempotency
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Context, Database, ReadUnit, WriteUnit, is_retryable
from roomrack.infra.http import errors, guard
from roomrack.infra.http.caller import Area, Caller, Level, Scheme
from roomrack.infra.http.uploads import Upload, receive
from roomrack.infra.quota import QuotaLedger
from roomrack.infra.request_log import RequestLog

TENANT_PARAMETERS = ("accommodation", "accommodationId", "propertyId", "property", "codice")
TEXT_PARAMETER = "{refer}"
"""The path parameter that clients chose themselves: it may hold a slash, which they send as %2F."""
STAND_IN = "\uf8ff"
ATTEMPTS = 3
DEFAULT_SCHEMES = (Scheme.OAUTH, Scheme.KEY)
GONE = 499
"""What is logged of a call whose client has left while it waited; nobody gets it."""
UNKNOWN_ACCOMMODATION = -1
"""What an accommodation that is not written as its id reads as: granted to nobody."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the contract, as it is served here."""

    id: str
    method: str
    path: str
    """Below /connect."""
    area: Area | None
    level: Level
    schemes: tuple[Scheme, ...]
    """Empty: no credential is asked for."""
    tenant: str | None
    """The path parameter that holds the accommodation."""
    tags: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    """Further full paths under which clients call it."""
    idempotent: bool = True
    """Whether POST honours `Idempotency-Key`."""
    upload: Upload | None = None
    """The file that it takes instead of JSON, at `request.state.upload`; its path is one of `guard.FILE_PATHS`."""


class NotYet(Exception):
    """Raised by a reading handler that has nothing to say yet: it runs again, in a new unit, after `seconds`.

    Nothing of the database is held meanwhile. The handler says by `Call.seconds` when it has waited long enough.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Outside(Exception):
    """Raised by a handler that needs something from outside: it runs again, in a new unit, with what `work` brought.

    What it has written is undone, and nothing of the database is held while `work` runs (docs/adr/0006). The second run
    finds the result in `Call.brought`.
    """

    def __init__(self, work: Callable[[], Awaitable[Any]]) -> None:
        super().__init__()
        self.work = work


class Gate(Protocol):
    """Identifies callers, counts their calls and refuses what was not granted; implemented by `domain.identity`."""

    async def admit(self, request: Request, operation: Operation, accommodation: int | None) -> Caller:
        """The caller of this request. Raises the errors of docs/contract.md 2 and 3."""
        ...


@dataclass(frozen=True, slots=True)
class Services:
    """What the HTTP edge needs; `entrypoints` puts it at `app.state.services`."""

    database: Database
    gate: Gate
    quota: QuotaLedger
    clock: PropertyClock
    keyring: Keyring
    request_log: RequestLog


U = TypeVar("U", bound=ReadUnit, covariant=True)


@dataclass(slots=True)
class Call(Generic[U]):
    """One run of an operation: what a handler works with."""

    request: Request
    operation: Operation
    unit: U
    services: Services
    maybe_caller: Caller | None
    maybe_accommodation: int | None
    began: float = field(default_factory=time.monotonic)
    answer_headers: dict[str, str] = field(default_factory=dict)
    brought: Any = None
    """What the work of an `Outside` came to; None in the first run."""

    @property
    def caller(self) -> Caller:
        """The identified caller; operations without a scheme have none."""
        if self.maybe_caller is None:
            raise RuntimeError(f"{self.operation.id} asks for no credential, so it has no caller")
        return self.maybe_caller

    @property
    def accommodation(self) -> int:
        """The accommodation of the path, granted to the caller."""
        if self.maybe_accommodation is None:
            raise RuntimeError(f"{self.operation.id} has no accommodation in its path")
        return self.maybe_accommodation

    @property
    def seconds(self) -> float:
        """How long the request has been here, over all runs."""
        return time.monotonic() - self.began

    @property
    def request_id(self) -> str:
        """The id that every response carries."""
        return cast("str", self.request.state.request_id)

    def may(self, accommodation: int, *, write: bool) -> bool:
        """Whether the caller's grant covers an accommodation that the path does not name."""
        area = self.operation.area
        needed = Level.READWRITE if write else Level.READONLY
        return area is not None and self.caller.level(accommodation, area) >= needed

    def require(self, accommodation: int, *, write: bool) -> None:
        """Refuse an accommodation that `may` does not cover. Raises `Forbidden`."""
        if not self.may(accommodation, write=write):
            raise Forbidden

    async def charge(self, cost: int) -> None:
        """Draw on the budget of additional cost (docs/contract.md 4). Raises `QuotaExceeded` when it is used up."""
        headers = self.request.state.answer_headers
        if cost <= 0 or "X-RateLimit-Additional-Cost" in headers:
            return  # A handler that runs again after a deadlock has paid already.
        headers["X-RateLimit-Additional-Cost"] = str(cost)
        await self.services.quota.charge(self.caller.application, cost, self.caller.quota.bulk_limit)


ReadCall = Call[ReadUnit]
WriteCall = Call[WriteUnit]

Handler = Callable[..., Awaitable[Response]]
H = TypeVar("H", bound=Handler)


def _endpoint(handler: Handler) -> Handler:
    """The handler as FastAPI calls it: it gets the request instead of the call.

    The call as a dependency of FastAPI's costs a tenth of a booking, for being looked up in the request.
    """
    call, *others = inspect.signature(handler).parameters.values()
    own = next((each.name for each in others if each.annotation is Request), None)

    @wraps(handler)
    async def endpoint(**values: Any) -> Response:
        request: Request = values[own] if own else values.pop("request")
        return await handler(request.state.call, **values)

    ours = [] if own else [call.replace(name="request", annotation=Request)]
    endpoint.__signature__ = inspect.Signature([*ours, *others])  # type: ignore[attr-defined]
    return endpoint


class OperationRoute(APIRoute):
    """A route that runs its handler inside the gate, the unit of work and the idempotency of its operation."""

    def __init__(self, path: str, endpoint: Handler, *, operation: Operation) -> None:
        self.operation = operation
        self._slashes = path.count("/")
        self._beginning = path.partition("{")[0]
        self._ends_in_text = path.endswith(TEXT_PARAMETER)
        super().__init__(
            path,
            _endpoint(endpoint),
            methods=[operation.method],
            operation_id=operation.id,
            name=operation.id,
            tags=list(operation.tags),
            response_model=None,
            include_in_schema=False,
        )

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether this is the route of a request: most others are told apart without their expression."""
        if not scope.get("root_path"):
            path: str = scope["path"]
            if not path.startswith(self._beginning):
                return Match.NONE, {}
            if path.count("/") != self._slashes:
                if self._ends_in_text and scope.get("raw_path", b"").count(b"/") == self._slashes:
                    return self._matches_encoded(scope)
                return Match.NONE, {}
        return super().matches(scope)

    def _matches_encoded(self, scope: Scope) -> tuple[Match, Scope]:
        """The same for a path with encoded slashes, which `path` of the scope no longer tells from its own."""
        path = unquote(re.sub("%2f", STAND_IN, scope["raw_path"].decode("latin-1"), flags=re.IGNORECASE))
        match, found = super().matches({**scope, "path": path})
        if match is not Match.NONE:
            found["path_params"] = {
                name: value.replace(STAND_IN, "/") if isinstance(value, str) else value
                for name, value in found["path_params"].items()
            }
        return match, found

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """FastAPI's own handler (parsing, dependencies, the endpoint), wrapped."""
        handler = super().get_route_handler()

        async def run(request: Request) -> Response:
            return await _run(self.operation, handler, request)

        return run


async def _run(
    operation: Operation, handler: Callable[[Request], Coroutine[Any, Any, Response]], request: Request
) -> Response:
    services: Services = request.app.state.services
    accommodation = _path_accommodation(operation, request)
    caller: Caller | None = None
    if operation.schemes:
        caller = await services.gate.admit(request, operation, accommodation)
        request.state.caller = caller
    guard.judge(request)
    if operation.upload is None:
        return await _in_unit(operation, handler, request, caller, accommodation)
    uploaded = request.state.upload = await receive(request, operation.upload)
    with uploaded.file:
        return await _in_unit(operation, handler, request, caller, accommodation)


async def _in_unit(
    operation: Operation,
    handler: Callable[[Request], Coroutine[Any, Any, Response]],
    request: Request,
    caller: Caller | None,
    accommodation: int | None,
) -> Response:
    services: Services = request.app.state.services
    context = Context(
        clock=services.clock.of(accommodation),
        keyring=services.keyring,
        scope=frozenset(caller.reach) if caller else frozenset(),
        actor=caller.actor() if caller else {},
        request_id=request.state.request_id,
    )
    open_unit: Callable[[Context], Any] = (
        services.database.read if operation.level <= Level.READONLY else services.database.write
    )
    attempt = 1
    brought: Any = None
    began = time.monotonic()
    while True:
        try:
            async with open_unit(context) as unit:
                call = request.state.call = Call(request, operation, unit, services, caller, accommodation, began)
                call.brought = brought
                return await idempotency.run(call, handler, errors.expected, errors.render)
        except idempotency.Replay as replay:
            await request.state.call.charge(replay.stored.cost)
            return idempotency.replayed(replay.stored)
        except Outside as needed:
            brought = await needed.work()
        except NotYet as waiting:
            await asyncio.sleep(waiting.seconds)
            if await request.is_disconnected():
                return Response(status_code=GONE)
        except Exception as error:
            if attempt == ATTEMPTS or not is_retryable(error):
                raise
            attempt += 1


def _path_accommodation(operation: Operation, request: Request) -> int | None:
    if operation.tenant is None:
        return None
    return accommodation_number(request.path_params[operation.tenant])


def accommodation_number(text: str) -> int:
    """The accommodation that a text names by its id as it is written on the wire; one granted to nobody for others."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= 15 else UNKNOWN_ACCOMMODATION
    return number if str(number) == text else UNKNOWN_ACCOMMODATION


class OperationRouter:
    """The operations of one slice. `entrypoints` mounts its routes below /connect."""

    def __init__(self, *, tags: Sequence[str]) -> None:
        self.tags = tuple(tags)
        self.declared: list[tuple[Operation, Handler]] = []

    def get(self, path: str, **options: Any) -> Callable[[H], H]:
        """Declare a reading operation; see `declare` for the options."""
        return self.declare("GET", path, **options)

    def post(self, path: str, **options: Any) -> Callable[[H], H]:
        """Declare a POST; see `declare` for the options."""
        return self.declare("POST", path, **options)

    def put(self, path: str, **options: Any) -> Callable[[H], H]:
        """Declare a PUT; see `declare` for the options."""
        return self.declare("PUT", path, **options)

    def patch(self, path: str, **options: Any) -> Callable[[H], H]:
        """Declare a PATCH; see `declare` for the options."""
        return self.declare("PATCH", path, **options)

    def delete(self, path: str, **options: Any) -> Callable[[H], H]:
        """Declare a DELETE; see `declare` for the options."""
        return self.declare("DELETE", path, **options)

    def declare(
        self,
        method: str,
        path: str,
        *,
        operation: str,
        area: str | None = None,
        schemes: Sequence[Scheme] = DEFAULT_SCHEMES,
        aliases: Sequence[str] = (),
        idempotent: bool = True,
        tags: Sequence[str] | None = None,
        upload: Upload | None = None,
    ) -> Callable[[H], H]:
        """Declare an operation of the contract.

        `operation` is its operationId, `area` the permission that it needs (READONLY for GET, READWRITE for the rest;
        None: any identified caller), `schemes` the credentials that it takes (empty: none is needed), `aliases` full
        paths under which clients call it too, `upload` the file that it takes instead of JSON.
        """
        tenant = next((name for name in TENANT_PARAMETERS if f"{{{name}}}" in path), None)

        def keep(handler: H) -> H:
            declared = Operation(
                id=operation,
                method=method,
                path=path,
                area=Area(area) if area else None,
                level=Level.READONLY if method == "GET" else Level.READWRITE,
                schemes=tuple(schemes),
                tenant=tenant,
                tags=tuple(tags) if tags is not None else self.tags,
                aliases=tuple(aliases),
                idempotent=idempotent and method == "POST",
                upload=upload,
            )
            self.declared.append((declared, handler))
            return handler

        return keep


def mount(router: APIRouter, prefix: str, operations: Sequence[OperationRouter]) -> None:
    """Add the routes of all slices, fixed paths before those with parameters, so that none shadows another."""
    declared = [pair for slice_ in operations for pair in slice_.declared]
    for operation, handler in sorted(declared, key=lambda pair: _specificity(pair[0].path)):
        for path in (prefix + operation.path, *operation.aliases):
            router.routes.append(OperationRoute(path, handler, operation=operation))


def _specificity(path: str) -> tuple[list[bool], list[str]]:
    """What a parameter is called does not count: `/a/{y}/fixed` comes before `/a/{x}/{z}`."""
    segments = path.split("/")
    return [segment.startswith("{") for segment in segments], segments
