"""What others post to this server: mails by a mail server, and texts by Meta. Each proves itself by a secret."""

import hmac
from collections.abc import Callable

import structlog
from fastapi import FastAPI
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from roomrack.core.errors import PartnerError
from roomrack.domain.chat import service as chat
from roomrack.domain.chat.service.inbound import NotOurs
from roomrack.infra.db import Context
from roomrack.infra.http.operation import Services
from roomrack.infra.http.responses import empty_response, json_response
from roomrack.infra.settings import Settings
from roomrack.ports.whatsapp import News, Received

MAIL = "/connect/rest/x1/chat/inbound/mail"
WHATSAPP = "/connect/rest/x1/chat/inbound/whatsapp"
LARGEST = 25 * 1024 * 1024
"""Bytes of a mail."""
NO_STORE = {"Cache-Control": "no-store"}

log = structlog.get_logger(__name__)


class _Texts:
    """How what Meta sends is judged and read; `entrypoints` sets it."""

    is_signed: Callable[[str, bytes, str], bool] = staticmethod(lambda secret, body, header: False)
    events_of: Callable[[bytes], list[Received | News]] = staticmethod(lambda body: [])


def configure(
    *, is_signed: Callable[[str, bytes, str], bool], events_of: Callable[[bytes], list[Received | News]]
) -> None:
    """Say how a signature is judged (secret, body, header), and what a body tells (raises `ValueError`)."""
    _Texts.is_signed = staticmethod(is_signed)
    _Texts.events_of = staticmethod(events_of)


def install(app: FastAPI) -> None:
    """Add the addresses."""
    app.router.routes += [
        Route(MAIL, take_mail, methods=["POST"]),
        Route(WHATSAPP, confirm, methods=["GET"]),
        Route(WHATSAPP, take_texts, methods=["POST"]),
    ]


async def take_mail(request: Request) -> Response:
    """Take a mail as it came. 200: stored. 404: it answers nothing here. 503: send it again."""
    settings: Settings = request.app.state.settings
    proof = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
    secret = settings.chat_mail_secret
    if secret is None or not hmac.compare_digest(proof.encode(), secret.get_secret_value().encode()):
        return empty_response(401, NO_STORE)
    raw = bytearray()
    try:
        async for chunk in request.stream():
            raw += chunk
            if len(raw) > LARGEST:
                return empty_response(413, NO_STORE)
    except ClientDisconnect:
        return empty_response(400, NO_STORE)
    services: Services = request.app.state.services
    try:
        _, thread = await chat.inbound.receive_mail(services.database, _context(request), bytes(raw))
    except NotOurs:
        return empty_response(404, NO_STORE)
    except PartnerError:
        return empty_response(503, {**NO_STORE, "Retry-After": "60"})
    return json_response({"thread": thread}, headers=NO_STORE)


async def confirm(request: Request) -> Response:
    """Tell Meta that this address is ours."""
    settings: Settings = request.app.state.settings
    asked = request.query_params
    known = settings.whatsapp_verify_token
    if (
        known is None
        or asked.get("hub.mode") != "subscribe"
        or not hmac.compare_digest(asked.get("hub.verify_token", "").encode(), known.get_secret_value().encode())
    ):
        return empty_response(403, NO_STORE)
    return PlainTextResponse(
        asked.get("hub.challenge", "")[:200], headers={**NO_STORE, "X-Content-Type-Options": "nosniff"}
    )


async def take_texts(request: Request) -> Response:
    """Take what Meta tells. Each text is stored by itself; the call comes again when one could not be."""
    settings: Settings = request.app.state.settings
    body = await request.body()
    secret = settings.whatsapp_secret
    signature = request.headers.get("x-hub-signature-256", "")
    if secret is None or not _Texts.is_signed(secret.get_secret_value(), body, signature):
        return empty_response(401, NO_STORE)
    try:
        events = _Texts.events_of(body)
    except ValueError:
        return empty_response(400, NO_STORE)
    services: Services = request.app.state.services
    for event in events:
        async with services.database.write(_context(request)) as unit:
            if isinstance(event, Received):
                await chat.inbound.receive_text(unit, event)
            else:
                await chat.inbound.note_text(unit, event.phone, event.id, read=event.read, problem=event.problem)
    return empty_response(200, NO_STORE)


def _context(request: Request) -> Context:
    services: Services = request.app.state.services
    return Context(
        clock=services.clock,
        keyring=services.keyring,
        actor={"kind": "guest"},
        request_id=request.state.request_id,
    )
