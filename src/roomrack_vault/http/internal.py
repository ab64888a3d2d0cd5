"""What the server asks of the vault, by the secret that both know; without it these paths do not exist."""

import hmac
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from roomrack_vault import processors
from roomrack_vault.errors import Fault, many
from roomrack_vault.http.bodies import json_object
from roomrack_vault.http.edge import Handler, vault_of
from roomrack_vault.server_api import PROOF_HEADER


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)


class LinkBody(_Body):
    """Who wants to look at which card."""

    accommodation: int
    token: str
    name: str
    ask_cvv: bool = False
    language: str = "en"
    application: int | None = None
    person: int | None = None
    request_id: str | None = None


class RegisterBody(_Body):
    """Whose contact is to set a PIN."""

    accommodation: int
    name: str
    email: str
    language: str = "en"


class StatusBody(_Body):
    """Whose PIN is asked about, and who gets a copy."""

    accommodation: int
    copies: list[int] = Field(default_factory=list)


class ForgetBody(_Body):
    """Cards that nobody needs any more."""

    tokens: list[str]


class LooksBody(_Body):
    """Whose audit is asked for."""

    accommodation: int
    limit: int = Field(100, ge=1, le=500)


class ChargeBody(_Body):
    """A request to a payment processor, with placeholders where the card goes."""

    accommodation: int
    token: str
    processor: str
    path: str
    method: str = "POST"
    headers: Mapping[str, str] = Field(default_factory=dict)
    content_type: str = "application/x-www-form-urlencoded"
    body: str
    request_id: str | None = None


def proven(handler: Handler) -> Handler:
    """A handler that answers only the server."""

    async def handle(request: Request) -> Response:
        sent = request.headers.get(PROOF_HEADER, "")
        if not hmac.compare_digest(sent.encode(), vault_of(request).settings.secret.get_secret_value().encode()):
            return Response(status_code=404)
        return await handler(request)

    return handle


async def link(request: Request) -> Response:
    """A link to a page that shows a card once."""
    body = LinkBody(**await _valid(request, LinkBody))
    url, expires_at = await vault_of(request).look_link(
        body.accommodation,
        body.token,
        name=body.name,
        ask_cvv=body.ask_cvv,
        language=body.language,
        application=body.application,
        person=body.person,
        request_id=body.request_id,
    )
    return JSONResponse({"url": url, "expires_at": expires_at.isoformat()})


async def register(request: Request) -> Response:
    """Mail a link to set a PIN."""
    body = RegisterBody(**await _valid(request, RegisterBody))
    await vault_of(request).register(body.accommodation, body.name, body.email, body.language)
    return JSONResponse({})


async def status(request: Request) -> Response:
    """Whether a property has a PIN."""
    body = StatusBody(**await _valid(request, StatusBody))
    return JSONResponse({"status": await vault_of(request).status(body.accommodation, body.copies)})


async def forget(request: Request) -> Response:
    """Remove cards."""
    body = ForgetBody(**await _valid(request, ForgetBody))
    return JSONResponse({"forgotten": await vault_of(request).forget(body.tokens)})


async def looks(request: Request) -> Response:
    """A property's audit, the newest first."""
    body = LooksBody(**await _valid(request, LooksBody))
    found = await vault_of(request).looks(body.accommodation, body.limit)
    shapes = [
        {
            "at": look.at.isoformat(),
            "what": look.what,
            "token": look.token,
            "reservation": look.reservation,
            "with_cvv": look.with_cvv,
            "processor": look.processor,
            "application": look.application,
            "person": look.person,
            "request_id": look.request_id,
        }
        for look in found
    ]
    return JSONResponse({"looks": shapes})


async def charge(request: Request) -> Response:
    """Send a card to a payment processor."""
    body = ChargeBody(**await _valid(request, ChargeBody))
    asked = processors.Request(
        body.processor, body.path, body.method.upper(), body.headers, body.content_type, body.body
    )
    answer, cleared = await vault_of(request).charge(body.accommodation, body.token, asked, body.request_id)
    content: dict[str, Any] = {"status": answer.status, "content_type": answer.media, "body": answer.text}
    if cleared is not None:
        content["cvv_cleared_at"] = cleared.isoformat()
    return JSONResponse(content)


async def _valid(request: Request, model: type[_Body]) -> dict[str, Any]:
    content = await json_object(request)
    try:
        model.model_validate(content)
    except ValidationError as error:
        places = [".".join(map(str, each["loc"])) for each in error.errors(include_input=False, include_context=False)]
        raise many([Fault(f"$.{place}", "wrong_type") for place in places]) from None
    return content
