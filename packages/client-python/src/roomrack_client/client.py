"""The two clients. They differ in how they wait; what they do is in `_flow` and `auth`."""

import contextlib
import ssl
import threading
import time
from collections.abc import Mapping
from importlib.metadata import version
from types import TracebackType
from typing import Any, Self, TypeVar

import anyio
import anyio.to_thread
import httpx2

from roomrack_client._effects import Alone, Effect, Run, Send, Steps, Wait
from roomrack_client._flow import Call, Flow, Params, Retry, Scalar
from roomrack_client._wire import Quota, answer_of
from roomrack_client.areas import Areas, AsyncAreas
from roomrack_client.auth import Auth, NoAuth
from roomrack_client.errors import AnswerLost, NotConnected, TimedOut, TransportError

T = TypeVar("T")

TIMEOUT = 30.0
"""Seconds until a call without an answer has failed."""


class _Common:
    """What both clients are made from."""

    _http: httpx2.Client | httpx2.AsyncClient
    _flow: Flow

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self._http.base_url)!r})"

    @property
    def base_url(self) -> str:
        """The base URL, without a slash at its end."""
        return str(self._http.base_url).rstrip("/")

    @property
    def quota(self) -> Quota | None:
        """What the last answer told about the quota; None before there was one."""
        return self._flow.quota


def _options(
    base_url: str,
    timeout: float,
    language: str | None,
    user_agent: str | None,
    proxy: str | None,
    verify: bool | ssl.SSLContext,
    trust_env: bool,
) -> dict[str, Any]:
    address = httpx2.URL(base_url)
    if address.scheme not in {"http", "https"} or not address.host:
        raise ValueError(f"The base URL is an http or https address, not {base_url!r}.")
    if address.userinfo or address.query or address.fragment:
        raise ValueError("The base URL has no credentials, query or fragment.")
    own = f"roomrack-client/{version('roomrack-client')}"
    headers = {"Accept": "application/json", "User-Agent": f"{user_agent} {own}" if user_agent else own}
    if language:
        headers["Accept-Language"] = language
    return {
        "base_url": base_url,
        "timeout": timeout,
        "headers": headers,
        "proxy": proxy,
        "verify": verify,
        "trust_env": trust_env,
        "follow_redirects": False,
    }


def _transport_error(error: Exception, request: httpx2.Request) -> TransportError:
    # The path and never the query, which may hold what belongs to a person.
    where = f"{request.method} {request.url.host}{request.url.path}"
    said = _said(error)
    match error:
        case httpx2.ConnectError() | httpx2.ConnectTimeout() | httpx2.PoolTimeout() | httpx2.ProxyError():
            return NotConnected(f"{where}: {said}")
        case httpx2.UnsupportedProtocol():
            return NotConnected(f"{where}: {said}")
        case httpx2.TimeoutException():
            return TimedOut(f"{where}: no answer in time ({said})")
        case _:
            return AnswerLost(f"{where}: {said}")


def _said(error: BaseException) -> str:
    """The first words in a chain of errors: on trio the outer ones are silent."""
    found: BaseException | None = error
    while found is not None:
        if words := str(found):
            return words
        found = found.__cause__ or found.__context__
    return type(error).__name__


class Client(_Common, Areas):
    """A client that blocks. Safe to use from several threads; close it, or use it in a `with` statement."""

    def __init__(
        self,
        base_url: str,
        auth: Auth | None = None,
        *,
        timeout: float = TIMEOUT,
        retry: Retry | None = None,
        idempotency: bool = True,
        language: str | None = None,
        user_agent: str | None = None,
        proxy: str | None = None,
        verify: bool | ssl.SSLContext = True,
        trust_env: bool = True,
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        """Make a client of the server at `base_url`, which ends in `/connect`.

        `timeout` is in seconds. `idempotency=False` sends no Idempotency-Key of its own, for servers that ignore it: a
        POST is then not sent again once it may have been received. `language` chooses the language of messages.
        `trust_env=False` ignores proxies named by the environment. Raises ValueError for a base URL that is none.
        """
        options = _options(base_url, timeout, language, user_agent, proxy, verify, trust_env)
        self._http: httpx2.Client = httpx2.Client(transport=transport, **options)
        self._flow = Flow(self._http, auth or NoAuth(), retry or Retry(), idempotency=idempotency)
        self._lock = threading.Lock()
        self._connect_areas()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def request(
        self,
        method: str,
        path: str,
        *,
        params: Params | None = None,
        json: Any = None,
        form: Mapping[str, Scalar | None] | None = None,
        headers: Mapping[str, str] | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Call any path below the base URL; gives the JSON of the answer, None where it has none.

        Numbers with a fraction are Decimals. Raises ApiError for a refusal, TransportError where no answer came.
        """
        return self.perform(raw_call(method, path, params, json, form, headers, idempotency_key, timeout))

    def perform(self, call: Call) -> Any:
        """Send a call and give the JSON of its answer."""
        return answer_of(self._run(self._flow.perform(call)))

    def _run(self, steps: Steps[T]) -> T:
        outcome: Any = None
        with contextlib.closing(steps):
            while True:
                try:
                    effect = steps.send(outcome)
                except StopIteration as end:
                    result: T = end.value
                    return result
                outcome = self._carry_out(effect)

    def _carry_out(self, effect: Effect) -> Any:
        match effect:
            case Send(request):
                try:
                    return self._http.send(request)
                except httpx2.TransportError as error:
                    return _transport_error(error, request)
            case Wait(seconds):
                time.sleep(seconds)
                return None
            case Run(function):
                return function()
            case Alone(steps):
                with self._lock:
                    return self._run(steps)


class AsyncClient(_Common, AsyncAreas):
    """A client that awaits, on asyncio or trio. Close it with `aclose`, or use it in an `async with` statement."""

    def __init__(
        self,
        base_url: str,
        auth: Auth | None = None,
        *,
        timeout: float = TIMEOUT,
        retry: Retry | None = None,
        idempotency: bool = True,
        language: str | None = None,
        user_agent: str | None = None,
        proxy: str | None = None,
        verify: bool | ssl.SSLContext = True,
        trust_env: bool = True,
        transport: httpx2.AsyncBaseTransport | None = None,
    ) -> None:
        """Make a client; everything is as with `Client`."""
        options = _options(base_url, timeout, language, user_agent, proxy, verify, trust_env)
        self._http: httpx2.AsyncClient = httpx2.AsyncClient(transport=transport, **options)
        self._flow = Flow(self._http, auth or NoAuth(), retry or Retry(), idempotency=idempotency)
        self._lock = anyio.Lock()
        self._connect_areas()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def request(
        self,
        method: str,
        path: str,
        *,
        params: Params | None = None,
        json: Any = None,
        form: Mapping[str, Scalar | None] | None = None,
        headers: Mapping[str, str] | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Call any path below the base URL; as `Client.request`."""
        return await self.perform(raw_call(method, path, params, json, form, headers, idempotency_key, timeout))

    async def perform(self, call: Call) -> Any:
        """Send a call and give the JSON of its answer."""
        return answer_of(await self._run(self._flow.perform(call)))

    async def _run(self, steps: Steps[T]) -> T:
        outcome: Any = None
        with contextlib.closing(steps):
            while True:
                try:
                    effect = steps.send(outcome)
                except StopIteration as end:
                    result: T = end.value
                    return result
                outcome = await self._carry_out(effect)

    async def _carry_out(self, effect: Effect) -> Any:
        match effect:
            case Send(request):
                try:
                    return await self._http.send(request)
                except httpx2.TransportError as error:
                    return _transport_error(error, request)
            case Wait(seconds):
                await anyio.sleep(seconds)
                return None
            case Run(function):
                return await anyio.to_thread.run_sync(function)
            case Alone(steps):
                async with self._lock:
                    return await self._run(steps)


def raw_call(
    method: str,
    path: str,
    params: Params | None,
    json: Any,
    form: Mapping[str, Scalar | None] | None,
    headers: Mapping[str, str] | None,
    idempotency_key: str | None,
    timeout: float | None,
) -> Call:
    """The call behind `request`. The identity paths take no idempotency keys, nor a credential."""
    identity = "/identity/" in path and not path.endswith("/identity/migrate")
    return Call(
        method.upper(),
        path,
        params=params,
        json=json,
        form=form,
        headers=headers,
        idempotency_key=idempotency_key,
        idempotent=not identity,
        authenticated=not identity,
        timeout=timeout,
    )
