"""A user's consent: where to send the browser, and what to make of its return (RFC 6749, with PKCE, RFC 7636)."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlencode, urlsplit

from roomrack_client._area import AsyncPerformer, Performer
from roomrack_client._flow import Call
from roomrack_client.errors import ConsentRefused
from roomrack_client.tokens import Tokens, utc_now

PAGE = "/octobook/identity/oauth.xhtml"


@dataclass(frozen=True, slots=True)
class Authorization:
    """One attempt to get a user's consent. Keep it, in the user's session, until the browser returns."""

    client_id: str
    redirect_uri: str
    url: str = field(repr=False)
    """Where to send the browser."""
    state: str = field(repr=False)
    verifier: str | None = field(default=None, repr=False)

    def code_from(self, returned_to: str) -> str:
        """The code in the address to which the browser returned.

        Raises ConsentRefused where the user did not agree, and where `state` is not that of this attempt: somebody
        else's code may have been slipped in.
        """
        query = parse_qs(urlsplit(returned_to).query)
        if not hmac.compare_digest(query.get("state", [""])[0].encode(), self.state.encode()):
            raise ConsentRefused("The state that came back is not the one that was sent.")
        if "error" in query:
            raise ConsentRefused(query["error"][0])
        if "code" not in query:
            raise ConsentRefused("The address holds no code.")
        return query["code"][0]


def authorize(
    base_url: str,
    client_id: str,
    redirect_uri: str,
    *,
    state: str | None = None,
    pkce: bool = True,
    page_url: str | None = None,
) -> Authorization:
    """Begin to get a user's consent.

    `redirect_uri` equals a registered one to the letter. `page_url` is the authorization page where it is not on the
    host of `base_url`. A random `state` is made where none is given.
    """
    state = state or secrets.token_urlsafe(24)
    query = {"client_id": client_id, "redirect_uri": redirect_uri, "state": state, "response_type": "code"}
    verifier = secrets.token_urlsafe(48) if pkce else None
    if verifier is not None:
        digest = hashlib.sha256(verifier.encode()).digest()
        query["code_challenge"] = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        query["code_challenge_method"] = "S256"
    address = urlsplit(base_url)
    page = page_url or f"{address.scheme}://{address.netloc}{PAGE}"
    return Authorization(client_id, redirect_uri, f"{page}?{urlencode(query)}", state, verifier)


def exchange(client: Performer, asked: Authorization, code: str, client_secret: str | None = None) -> Tokens:
    """Trade a code for tokens. It is sent once: a code that is used twice revokes what it gave.

    `client_secret` may be missing where PKCE is in use. Raises ApiError where the code is wrong, used or older than 3
    minutes.
    """
    return Tokens.from_answer(client.perform(_token_call(asked, code, client_secret)), utc_now())


async def exchange_async(
    client: AsyncPerformer, asked: Authorization, code: str, client_secret: str | None = None
) -> Tokens:
    """Trade a code for tokens; as `exchange`."""
    return Tokens.from_answer(await client.perform(_token_call(asked, code, client_secret)), utc_now())


def _token_call(asked: Authorization, code: str, client_secret: str | None) -> Call:
    form: Mapping[str, str | None] = {
        "grant_type": "code",
        "client_id": asked.client_id,
        "client_secret": client_secret,
        "redirect_uri": asked.redirect_uri,
        "code": code,
        "code_verifier": asked.verifier,
    }
    return Call("POST", "/rest/v1/identity/token", form=form, idempotent=False, authenticated=False)
