"""What a client asks for at the authorization page, and whether it may ask at all."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import QueryParams

from roomrack.domain.identity import rules, service
from roomrack.infra.db import ReadUnit

MAX_STATE = 4_096
_SINGLE = ("client_id", "redirect_uri", "response_type", "state", "code_challenge", "code_challenge_method")


class CannotReturn(Exception):
    """The client or its redirect URI is not known: the user sees a page, and is never sent anywhere."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A request that may be answered at its redirect URI."""

    application: service.Application
    redirect_uri: str
    state: str | None
    challenge: str | None
    fault: str | None
    """An error code of RFC 6749 4.1.2.1 to go back with at once."""

    def back(self, **parameters: str) -> str:
        """Where to send the browser, with `state` as it came."""
        state: Mapping[str, str] = {"state": self.state} if self.state is not None else {}
        return rules.with_parameters(self.redirect_uri, {**parameters, **state})


async def read(unit: ReadUnit, query: QueryParams) -> Asking:
    """Judge the query of the authorization page. Raises `CannotReturn`."""
    for name in ("client_id", "redirect_uri"):
        values = query.getlist(name)
        if len(values) != 1 or "\0" in values[0]:
            raise CannotReturn(name)
    application = await service.application_of_client(unit, query["client_id"])
    if application is None:
        raise CannotReturn("client_id")
    redirect_uri = query["redirect_uri"]
    if not rules.is_registered(redirect_uri, list(application.redirect_uris)):
        raise CannotReturn("redirect_uri")
    state = query.get("state")
    challenge = query.get("code_challenge") or None
    return Asking(
        application,
        redirect_uri,
        state if state is not None and len(state) <= MAX_STATE else None,
        challenge,
        _fault(query, challenge),
    )


def _fault(query: QueryParams, challenge: str | None) -> str | None:
    if any(len(query.getlist(name)) > 1 for name in _SINGLE) or len(query.get("state", "")) > MAX_STATE:
        return "invalid_request"
    if query.get("response_type", "code") not in {"code", ""}:
        return "unsupported_response_type"
    # A challenge without a method is taken as S256: plain, which RFC 7636 would imply, proves nothing.
    method = query.get("code_challenge_method") or "S256"
    if challenge is not None and (method != "S256" or not rules.is_challenge(challenge)):
        return "invalid_request"
    return None
