"""The operations of identity: tokens, the application's configuration, and who a token speaks for."""

from typing import Any

from starlette.responses import Response

from roomrack.core.errors import Forbidden
from roomrack.domain.identity import service, wire
from roomrack.domain.identity.errors import GrantTypeUnknown, KeyWithoutProperty
from roomrack.infra.http.caller import Scheme
from roomrack.infra.http.forms import read_fields
from roomrack.infra.http.operation import Call, OperationRouter, ReadCall, WriteCall
from roomrack.infra.http.responses import empty_response, json_response

router = OperationRouter(tags=["Auth: Identities"])

IDENTITY = "/rest/v1/identity"
NO_STORE = {"Cache-Control": "no-store", "Pragma": "no-cache"}


@router.post(
    f"{IDENTITY}/token",
    operation="token",
    schemes=(),
    idempotent=False,
    aliases=[f"/octobook{IDENTITY}/token"],
)
async def token(call: WriteCall) -> Response:
    """Trade a code for tokens; with the grant types of RFC 6749 also refresh, or sign the application in."""
    fields = await _fields(call)
    match fields.get("grant_type"):
        case None | "" | "code" | "authorization_code":
            pair = await _redeem(call, fields)
        case "refresh_token":
            pair = await _refresh(call, fields)
        case "client_credentials":
            pair = await _sign_in(call, fields)
        case _:
            raise GrantTypeUnknown("$.grant_type")
    return _tokens(pair)


@router.post(
    f"{IDENTITY}/refresh",
    operation="refresh",
    schemes=(),
    idempotent=False,
    aliases=[f"/octobook{IDENTITY}/refresh"],
)
async def refresh(call: WriteCall) -> Response:
    """A new access token for a refresh token, which is repeated."""
    return _tokens(await _refresh(call, await _fields(call)))


@router.post(
    f"{IDENTITY}/apilogin",
    operation="apilogin",
    schemes=(),
    idempotent=False,
    aliases=[f"/octobook{IDENTITY}/apilogin"],
)
async def apilogin(call: WriteCall) -> Response:
    """Sign the application itself in."""
    return _tokens(await _sign_in(call, await _fields(call)))


@router.post(f"{IDENTITY}/revoke", operation="revoke", schemes=(), idempotent=False)
async def revoke(call: WriteCall) -> Response:
    """RFC 7009; an unknown token is answered like a known one."""
    fields = wire.Fields(await _fields(call))
    sent = fields.required("token")
    client_id, client_secret = fields.optional("client_id"), fields.optional("client_secret")
    fields.check()
    await service.revoke_token(call.unit, token=sent, client_id=client_id, client_secret=client_secret)
    return empty_response(headers=NO_STORE)


@router.post(f"{IDENTITY}/migrate", operation="migrateApiKey", schemes=(Scheme.KEY,), idempotent=False)
async def migrate_api_key(call: WriteCall) -> Response:
    """Trade the api key for tokens of one property."""
    fields = wire.Fields(await read_fields(call.request))
    text = fields.required("accommodation")
    fields.check()
    caller = call.caller
    accommodation = int(text) if text.isascii() and text.isdigit() and len(text) <= 15 else -1
    if accommodation not in caller.reach or caller.identity is None or caller.person is None:
        raise KeyWithoutProperty("$.accommodation")
    pair = await service.migrate_key(
        call.unit,
        application_id=caller.application,
        person_id=caller.person,
        key_grant=caller.identity,
        accommodation=accommodation,
        permissions=caller.reach[accommodation],
    )
    return _tokens(pair)


@router.get(
    "/rest/v1/api/configuration",
    operation="getConfiguration",
    schemes=(Scheme.APPLICATION, Scheme.OAUTH),
    tags=["Api configuration"],
)
async def get_configuration(call: ReadCall) -> Response:
    """The application's own configuration."""
    application = await service.application(call.unit, call.caller.application)
    return json_response(wire.configuration(application, call.caller, _public_url(call)))


@router.patch(
    "/rest/v1/api/configuration",
    operation="postConfiguration",
    schemes=(Scheme.APPLICATION,),
    tags=["Api configuration"],
)
async def post_configuration(call: WriteCall, body: wire.ConfigurationRequest) -> Response:
    """Change the application's own configuration."""
    application = await service.configure(call.unit, call.caller.application, body.changes())
    return json_response(wire.configuration(application, call.caller, _public_url(call)))


@router.get("/rest/v1/user/info", operation="info", schemes=(Scheme.OAUTH,), tags=["User information"])
async def info(call: ReadCall) -> Response:
    """Who the token speaks for."""
    caller = call.caller
    if caller.person is None or caller.identity is None:
        raise Forbidden
    person = await service.person(call.unit, caller.person)
    application = await service.application(call.unit, caller.application)
    grant = await service.grant(call.unit, caller.identity)
    return json_response(wire.user_info(person, application, grant, caller))


async def _fields(call: Call[Any]) -> dict[str, Any]:
    return wire.with_basic(await read_fields(call.request), call.request.headers.get("authorization"))


async def _redeem(call: WriteCall, sent: dict[str, Any]) -> service.TokenPair:
    fields = wire.Fields(sent)
    client_id, code = fields.required("client_id"), fields.required("code")
    redirect_uri = fields.required("redirect_uri")
    verifier = fields.optional("code_verifier", "code_challenge")
    secret = fields.optional("client_secret")
    if secret is None and verifier is None:
        fields.missing("client_secret")
    fields.check()
    return await service.redeem(
        call.unit,
        call.services.database,
        client_id=client_id,
        client_secret=secret,
        code=code,
        redirect_uri=redirect_uri,
        verifier=verifier,
    )


async def _refresh(call: WriteCall, sent: dict[str, Any]) -> service.TokenPair:
    fields = wire.Fields(sent)
    refresh_token = fields.required("refresh_token")
    client_id, secret = fields.optional("client_id"), fields.optional("client_secret")
    fields.check()
    return await service.refresh(call.unit, refresh_token=refresh_token, client_id=client_id, client_secret=secret)


async def _sign_in(call: WriteCall, sent: dict[str, Any]) -> service.TokenPair:
    fields = wire.Fields(sent)
    client_id, secret = fields.required("client_id"), fields.required("client_secret")
    fields.check()
    return await service.sign_in_application(call.unit, client_id=client_id, client_secret=secret)


def _tokens(pair: service.TokenPair) -> Response:
    return json_response(wire.token_answer(pair), headers=NO_STORE)


def _public_url(call: Call[Any]) -> str:
    return str(call.request.app.state.settings.public_url)
