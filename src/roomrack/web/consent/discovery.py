"""The authorization server's metadata (RFC 8414), so that OAuth clients need no configuration but one address."""

from typing import Any

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from roomrack.infra.http.responses import json_response

WELL_KNOWN = "/.well-known/oauth-authorization-server"
AUTHORIZATION_PATH = "/octobook/identity/oauth.xhtml"


def metadata(public_url: str) -> dict[str, Any]:
    """What RFC 8414 asks for. The issuer is the server's public address."""
    issuer = public_url.rstrip("/")
    identity = f"{issuer}/connect/rest/v1/identity"
    clients = ["client_secret_post", "client_secret_basic", "none"]
    return {
        "issuer": issuer,
        "authorization_endpoint": f"{issuer}{AUTHORIZATION_PATH}",
        "token_endpoint": f"{identity}/token",
        "revocation_endpoint": f"{identity}/revoke",
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code", "refresh_token", "client_credentials"],
        "token_endpoint_auth_methods_supported": clients,
        "revocation_endpoint_auth_methods_supported": clients,
        "code_challenge_methods_supported": ["S256"],
        "scopes_supported": ["any"],
        "service_documentation": f"{issuer}/connect/rest/v1/integration/openapi.yaml",
        "ui_locales_supported": ["en", "it"],
    }


async def _metadata(request: Request) -> Response:
    return json_response(
        metadata(request.app.state.settings.public_url),
        headers={"Cache-Control": "public, max-age=3600", "Access-Control-Allow-Origin": "*"},
    )


def install(app: FastAPI) -> None:
    """Serve the metadata where clients look for it: at the issuer, and for those who take /connect for one."""
    for path in (WELL_KNOWN, f"{WELL_KNOWN}/connect", f"/connect{WELL_KNOWN}"):
        app.router.routes.append(Route(path, _metadata, methods=["GET"]))
