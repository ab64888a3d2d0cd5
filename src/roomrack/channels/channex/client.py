"""Requests to Channex's API: addresses, the key, pages, and what a status means."""

from collections.abc import AsyncIterator, Mapping
from urllib.parse import quote, urlencode
from uuid import UUID

import msgspec

from roomrack.channels.channex import errors
from roomrack.channels.channex.codec import shapes
from roomrack.ports.channels import Account, ChannelUnavailable, CredentialsRefused
from roomrack.ports.http import NoAnswer, Outgoing, UrlRefused

TIMEOUT_SECONDS = 20.0
LONGEST_ANSWER = 32 * 1024 * 1024
PER_PAGE = 100
"""The most that a page holds."""
MOST_PAGES = 100
"""After which a list counts as endless."""

MESSAGES = "/message_threads"
"""What 403 means something else for: the application is missing, not the right."""

HIDDEN = "***"


class ChannexClient:
    """Speaks with Channex. The account's password is an API key, its hotel a property's id."""

    def __init__(self, outgoing: Outgoing, url: str) -> None:
        """`outgoing` must reach `url`, which the operator has set, wherever it is."""
        self._outgoing = outgoing
        self._url = url.rstrip("/")

    async def ask(
        self,
        account: Account,
        method: str,
        path: str,
        *,
        body: object = None,
        query: Mapping[str, str] | None = None,
    ) -> bytes:
        """The body of the answer to a request; `path` is made of words and of `part`s. Raises `ChannelError`."""
        property_of(account)
        sent = {
            "Accept": "application/json",
            # Nobody undoes a compression.
            "Accept-Encoding": "identity",
            "user-api-key": account.password or "",
        }
        content = b""
        if body is not None:
            content = msgspec.json.encode(body)
            sent["Content-Type"] = "application/json"
        url = f"{self._url}{path}" + (f"?{urlencode(query)}" if query else "")
        try:
            answer = await self._outgoing.send(
                method, url, headers=sent, body=content, timeout_seconds=TIMEOUT_SECONDS, limit=LONGEST_ANSWER
            )
        except UrlRefused:
            raise ChannelUnavailable("Channex can't be reached from this server") from None
        except NoAnswer as error:
            raise ChannelUnavailable(f"Channex did not answer: {error.problem}") from None
        if not 200 <= answer.status < 300:
            if answer.status == 403 and path.startswith(MESSAGES):
                raise errors.MessagesMissing
            raise errors.error_of(answer, _without_secrets(errors.words_of(answer.body), account))
        return answer.body

    async def pages(
        self, account: Account, path: str, query: Mapping[str, str] | None = None, *, most: int = MOST_PAGES
    ) -> AsyncIterator[shapes.Page]:
        """The pages of a list, one after the other, at most so many of them. Raises `ChannelError`."""
        for number in range(1, most + 1):
            asked = {**(query or {}), "pagination[page]": str(number), "pagination[limit]": str(PER_PAGE)}
            page = shapes.page(await self.ask(account, "GET", path, query=asked))
            yield page
            # A server that does not take our limit has pages of its own length.
            if not page.items or number * (page.limit or PER_PAGE) >= page.total:
                return

    async def everything(
        self, account: Account, path: str, query: Mapping[str, str] | None = None
    ) -> list[msgspec.Raw]:
        """All items of a list. Raises `ChannelError`."""
        return [item async for page in self.pages(account, path, query) for item in page.items]


def property_of(account: Account) -> str:
    """The id of the account's property. Raises `CredentialsRefused` where the account can't be one of Channex."""
    if not account.hotel or not account.password:
        raise CredentialsRefused("Channex asks for a property's id and an API key")
    try:
        id = str(UUID(account.hotel.strip()))
    except ValueError:
        raise errors.unknown_property() from None
    if not (account.password.isascii() and account.password.isprintable()):
        # It would be no header.
        raise CredentialsRefused("this is no API key of Channex")
    return id


def part(id: str) -> str:
    """An id as part of a path. Raises `NotThere` for what would lead elsewhere."""
    if id in {"", ".", ".."}:
        raise errors.NotThere("Channex knows nothing that is called so")
    return quote(id, safe="")


def _without_secrets(words: str | None, account: Account) -> str | None:
    """What the other side says, should it repeat what it was told."""
    return words.replace(account.password, HIDDEN) if words and account.password else words
