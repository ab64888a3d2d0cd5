"""addCard: the one operation of the API that is served here, because a card number must not reach the server."""

from starlette.requests import Request
from starlette.responses import Response

from roomrack_vault.errors import Refusal
from roomrack_vault.http.bodies import json_object
from roomrack_vault.http.edge import vault_of


async def add_card(request: Request) -> Response:
    """Take the card of a booking; the answer is the server's, the reservation as it is then."""
    if not (request.headers.get("authorization") or request.headers.get("key")):
        raise Refusal(401, "ApiKeyMissing", "credential_missing")
    body = await json_object(request)
    answer = await vault_of(request).take(request.path_params["ota"], request.headers, body)
    return Response(answer.content, headers=dict(answer.headers))
