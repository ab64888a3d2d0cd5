"""What is true of every answer: a request id, headers that keep it out of caches and frames, and refusals as JSON."""

import secrets
from collections.abc import Awaitable, Callable
from typing import Any

import asyncpg
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from roomrack_vault import texts
from roomrack_vault.errors import Fault, Refusal, ServerRefusal
from roomrack_vault.http.bodies import MAX_BYTES
from roomrack_vault.service import Vault

Handler = Callable[[Request], Awaitable[Response]]
_AWAY = (asyncpg.InterfaceError, asyncpg.PostgresConnectionError, asyncpg.CannotConnectNowError, OSError, TimeoutError)

CODE_HEADER = "X-Roomrack-Refusal"
"""By which the server knows refusals apart."""

HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
}


def vault_of(request: Request) -> Vault:
    """What the process works with."""
    vault: Vault = request.app.state.vault
    return vault


def answering(handler: Handler) -> Handler:
    """A handler whose refusals and bugs become answers in JSON."""

    async def handle(request: Request) -> Response:
        request.state.request_id = secrets.token_hex(16)
        try:
            answer = await handler(request)
        except Refusal as refusal:
            answer = refused(refusal, request)
        except ServerRefusal as refusal:
            answer = Response(refusal.content, refusal.status, refusal.headers)
        except _AWAY as error:
            vault_of(request).log.bug("database away", error)
            away = Refusal(503, "InternalServerError", "unavailable", headers={"Retry-After": "2"})
            answer = refused(away, request)
        except Exception as error:  # noqa: BLE001 - whatever it is, its message may quote a card
            vault_of(request).log.bug("bug", error)
            answer = refused(Refusal(500, "InternalServerError", "internal"), request)
        return finished(answer, request)

    return handle


def finished(answer: Response, request: Request) -> Response:
    """An answer with the headers that all have."""
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    answer.headers.setdefault("X-Request-Id", request.state.request_id)
    return answer


def refused(refusal: Refusal, request: Request) -> Response:
    """A refusal as the API words it, in the language that the client prefers."""
    language = texts.accepted(request.headers.get("accept-language"))

    def text(code: str) -> str:
        return (
            texts.REFUSALS[language][code]
            .replace("{limit}", str(MAX_BYTES))
            .replace("{request_id}", request.state.request_id)
        )

    def shape(kind: str, code: str, element: str | None, *, named: bool, nested: list[Any]) -> dict[str, Any]:
        found: dict[str, Any] = {"success": False, "type": kind, "message": text(code), "nested": nested}
        if element is not None:
            found["element"] = element
            if named:
                found["machine_name"] = element
        return found

    nested = [shape(each.type, each.code, each.element, named=True, nested=[]) for each in _faults(refusal)]
    field = refusal.element is not None and refusal.element.startswith("$")
    content = shape(refusal.type, refusal.code, refusal.element, named=field, nested=nested)
    return JSONResponse(content, refusal.status, {**refusal.headers, CODE_HEADER: refusal.code})


def _faults(refusal: Refusal) -> list[Fault]:
    if refusal.faults or refusal.element is None or not refusal.element.startswith("$"):
        return list(refusal.faults)
    return [Fault(refusal.element, refusal.code, refusal.type)]
