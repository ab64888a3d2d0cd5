"""Getting, refreshing and revoking tokens.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call
from roomrack_client.codec import decode
from roomrack_client.models import TokenAnswer


class Identity(Area):
    """Getting, refreshing and revoking tokens."""

    def application_login(self, *, client_id: str, client_secret: str, timeout: float | None = None) -> TokenAnswer:
        """Sign in as the application itself.

        The token reaches the application's configuration, and the properties that it created or was granted where
        an operation lists ApiOperations.

        `POST /rest/v1/identity/apilogin`
        """
        call = Call(
            "POST",
            "/rest/v1/identity/apilogin",
            form={"client_id": client_id, "client_secret": client_secret},
            idempotent=False,
            authenticated=False,
            timeout=timeout,
        )
        return decode(TokenAnswer, self._client.perform(call))

    def migrate_api_key(self, *, accommodation: str | int | None = None, timeout: float | None = None) -> TokenAnswer:
        """Trade an API key for tokens of one property.

        It works once for each property. The key goes on working.

        `POST /rest/v1/identity/migrate`
        """
        call = Call(
            "POST",
            "/rest/v1/identity/migrate",
            form={"accommodation": accommodation},
            idempotent=False,
            timeout=timeout,
        )
        return decode(TokenAnswer, self._client.perform(call))

    def refresh(
        self,
        *,
        client_id: str | None = None,
        client_secret: str | None = None,
        refresh_token: str | None = None,
        notes: str | None = None,
        timeout: float | None = None,
    ) -> TokenAnswer:
        """Get a new access token.

        The refresh token does not expire and is repeated in the answer. Access tokens live 24 hours.

        `POST /rest/v1/identity/refresh`
        """
        call = Call(
            "POST",
            "/rest/v1/identity/refresh",
            form={
                "client_id": client_id,
                "client_secret": client_secret,
                "refresh_token": refresh_token,
                "notes": notes,
            },
            idempotent=False,
            authenticated=False,
            timeout=timeout,
        )
        return decode(TokenAnswer, self._client.perform(call))

    def revoke(
        self,
        *,
        token: str,
        token_type_hint: str | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        timeout: float | None = None,
    ) -> None:
        """Revoke a token.

        RFC 7009: revoking a refresh token ends its access tokens too. An unknown token is answered the same way.

        `POST /rest/v1/identity/revoke`
        """
        call = Call(
            "POST",
            "/rest/v1/identity/revoke",
            form={
                "token": token,
                "token_type_hint": token_type_hint,
                "client_id": client_id,
                "client_secret": client_secret,
            },
            idempotent=False,
            authenticated=False,
            timeout=timeout,
        )
        self._client.perform(call)

    def token(
        self,
        *,
        client_id: str,
        client_secret: str,
        code: str,
        redirect_uri: str,
        code_challenge: str | None = None,
        grant_type: str | None = None,
        timeout: float | None = None,
    ) -> TokenAnswer:
        """Trade an authorization code for tokens.

        The code comes from the authorization page, lives 3 minutes and works once. `grant_type` may be `code`,
        `authorization_code` or missing. With PKCE send the verifier as `code_verifier` (or `code_challenge`, its
        older name); `client_secret` may then be missing.

        `POST /rest/v1/identity/token`
        """
        call = Call(
            "POST",
            "/rest/v1/identity/token",
            form={
                "client_id": client_id,
                "client_secret": client_secret,
                "code": code,
                "redirect_uri": redirect_uri,
                "code_challenge": code_challenge,
                "grant_type": grant_type,
            },
            idempotent=False,
            authenticated=False,
            timeout=timeout,
        )
        return decode(TokenAnswer, self._client.perform(call))


class AsyncIdentity(AsyncArea):
    """Getting, refreshing and revoking tokens."""

    async def application_login(
        self, *, client_id: str, client_secret: str, timeout: float | None = None
    ) -> TokenAnswer:
        """Sign in as the application itself.

        The token reaches the application's configuration, and the properties that it created or was granted where
        an operation lists ApiOperations.

        `POST /rest/v1/identity/apilogin`
        """
        call = Call(
            "POST",
            "/rest/v1/identity/apilogin",
            form={"client_id": client_id, "client_secret": client_secret},
            idempotent=False,
            authenticated=False,
            timeout=timeout,
        )
        return decode(TokenAnswer, await self._client.perform(call))

    async def migrate_api_key(
        self, *, accommodation: str | int | None = None, timeout: float | None = None
    ) -> TokenAnswer:
        """Trade an API key for tokens of one property.

        It works once for each property. The key goes on working.

        `POST /rest/v1/identity/migrate`
        """
        call = Call(
            "POST",
            "/rest/v1/identity/migrate",
            form={"accommodation": accommodation},
            idempotent=False,
            timeout=timeout,
        )
        return decode(TokenAnswer, await self._client.perform(call))

    async def refresh(
        self,
        *,
        client_id: str | None = None,
        client_secret: str | None = None,
        refresh_token: str | None = None,
        notes: str | None = None,
        timeout: float | None = None,
    ) -> TokenAnswer:
        """Get a new access token.

        The refresh token does not expire and is repeated in the answer. Access tokens live 24 hours.

        `POST /rest/v1/identity/refresh`
        """
        call = Call(
            "POST",
            "/rest/v1/identity/refresh",
            form={
                "client_id": client_id,
                "client_secret": client_secret,
                "refresh_token": refresh_token,
                "notes": notes,
            },
            idempotent=False,
            authenticated=False,
            timeout=timeout,
        )
        return decode(TokenAnswer, await self._client.perform(call))

    async def revoke(
        self,
        *,
        token: str,
        token_type_hint: str | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        timeout: float | None = None,
    ) -> None:
        """Revoke a token.

        RFC 7009: revoking a refresh token ends its access tokens too. An unknown token is answered the same way.

        `POST /rest/v1/identity/revoke`
        """
        call = Call(
            "POST",
            "/rest/v1/identity/revoke",
            form={
                "token": token,
                "token_type_hint": token_type_hint,
                "client_id": client_id,
                "client_secret": client_secret,
            },
            idempotent=False,
            authenticated=False,
            timeout=timeout,
        )
        await self._client.perform(call)

    async def token(
        self,
        *,
        client_id: str,
        client_secret: str,
        code: str,
        redirect_uri: str,
        code_challenge: str | None = None,
        grant_type: str | None = None,
        timeout: float | None = None,
    ) -> TokenAnswer:
        """Trade an authorization code for tokens.

        The code comes from the authorization page, lives 3 minutes and works once. `grant_type` may be `code`,
        `authorization_code` or missing. With PKCE send the verifier as `code_verifier` (or `code_challenge`, its
        older name); `client_secret` may then be missing.

        `POST /rest/v1/identity/token`
        """
        call = Call(
            "POST",
            "/rest/v1/identity/token",
            form={
                "client_id": client_id,
                "client_secret": client_secret,
                "code": code,
                "redirect_uri": redirect_uri,
                "code_challenge": code_challenge,
                "grant_type": grant_type,
            },
            idempotent=False,
            authenticated=False,
            timeout=timeout,
        )
        return decode(TokenAnswer, await self._client.perform(call))
