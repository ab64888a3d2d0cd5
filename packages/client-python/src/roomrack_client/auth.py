"""The ways to say who is calling: an API key, a bearer token, OAuth tokens of a user, or the application itself."""

from abc import ABC, abstractmethod
from typing import Any, Protocol

import httpx2

from roomrack_client._effects import Alone, Run, Send, Steps
from roomrack_client._wire import TokenForm, answer_of
from roomrack_client.errors import NotSignedIn, TransportError
from roomrack_client.tokens import MemoryTokenStore, Tokens, TokenStore, utc_now


class Auth(Protocol):
    """Gives each request its credential."""

    def headers(self, http: "Http") -> Steps[dict[str, str]]:
        """The header fields that carry the credential."""

    def renew(self, http: "Http", refused: dict[str, str]) -> Steps[bool]:
        """After a 401 for the fields in `refused`: get others. False where there is no way to."""


class Http(Protocol):
    """What getting a token needs of the client."""

    def form_request(self, path: str, form: TokenForm) -> httpx2.Request:
        """A POST of form fields without a credential."""


class _Fixed:
    """A credential that stays as it is."""

    def __init__(self, name: str, value: str) -> None:
        self._fields = {name: value}

    def __repr__(self) -> str:
        return f"{type(self).__name__}(...)"

    def headers(self, http: Http) -> Steps[dict[str, str]]:
        """The header fields that carry the credential."""
        yield from ()
        return self._fields

    def renew(self, http: Http, refused: dict[str, str]) -> Steps[bool]:
        """There is no other one."""
        yield from ()
        return False


class ApiKey(_Fixed):
    """The older scheme: a key of a property owner."""

    def __init__(self, key: str) -> None:
        super().__init__("key", key)


class BearerToken(_Fixed):
    """An access token that somebody else keeps fresh."""

    def __init__(self, token: str) -> None:
        super().__init__("Authorization", f"Bearer {token}")


class NoAuth(_Fixed):
    """No credential."""

    def __init__(self) -> None:
        self._fields = {}


class _Renewable(ABC):
    """Tokens of a store, renewed when they end or are refused: by one caller at a time, for all who wait."""

    def __init__(self, store: TokenStore) -> None:
        self._store = store

    def __repr__(self) -> str:
        return f"{type(self).__name__}(...)"

    def headers(self, http: Http) -> Steps[dict[str, str]]:
        """The header fields of the token kept, renewed first where it has ended."""
        tokens: Tokens | None = yield Run(self._store.load)
        if tokens is None or tokens.is_over(utc_now()):
            tokens = yield Alone(self._renewed(http, None))
        return _bearer(tokens)

    def renew(self, http: Http, refused: dict[str, str]) -> Steps[bool]:
        """Get another token, unless somebody has by now."""
        yield Alone(self._renewed(http, refused))
        return True

    def _renewed(self, http: Http, refused: dict[str, str] | None) -> Steps[Tokens]:
        kept: Tokens | None = yield Run(self._store.load)
        if kept is not None and not kept.is_over(utc_now()) and _bearer(kept) != refused:
            return kept
        path, form = self._request(kept)
        outcome = yield Send(http.form_request(path, form))
        if isinstance(outcome, TransportError):
            raise outcome
        fresh = Tokens.from_answer(answer_of(outcome), utc_now())
        if fresh.refresh_token is None and kept is not None:
            fresh = Tokens(fresh.access_token, kept.refresh_token, fresh.expires_at)
        yield Run(lambda: self._store.save(fresh))
        return fresh

    @abstractmethod
    def _request(self, kept: Tokens | None) -> tuple[str, TokenForm]:
        """The path and the form that get another token. Raises NotSignedIn where nothing is left to get one with."""


class OAuth(_Renewable):
    """A user's consent: an access token, and the refresh token that gives the next one.

    `oauth.OAuthFlow` gets the first tokens. Client id and secret are sent along with a refresh when they are given.
    """

    def __init__(
        self,
        tokens: Tokens | None = None,
        *,
        refresh_token: str | None = None,
        store: TokenStore | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
    ) -> None:
        """Use `tokens`, or a refresh token alone, or what the store holds."""
        if store is None:
            store = MemoryTokenStore()
        if tokens is not None:
            store.save(tokens)
        super().__init__(store)
        self._refresh_token = refresh_token
        self._client = {"client_id": client_id, "client_secret": client_secret}

    def _request(self, kept: Tokens | None) -> tuple[str, TokenForm]:
        refresh = (kept.refresh_token if kept else None) or self._refresh_token
        if refresh is None:
            raise NotSignedIn("There is no refresh token: the user has to give consent first.")
        client = {name: value for name, value in self._client.items() if value is not None}
        return "/rest/v1/identity/refresh", {"refresh_token": refresh, **client}


class ApplicationLogin(_Renewable):
    """The application itself, by its id and secret (`apilogin`)."""

    def __init__(self, client_id: str, client_secret: str, *, store: TokenStore | None = None) -> None:
        super().__init__(store or MemoryTokenStore())
        self._form: TokenForm = {"client_id": client_id, "client_secret": client_secret}

    def _request(self, kept: Tokens | None) -> tuple[str, TokenForm]:
        return "/rest/v1/identity/apilogin", self._form


def _bearer(tokens: Any) -> dict[str, str]:
    return {"Authorization": f"Bearer {tokens.access_token}"}
