"""The server's API, as the vault calls it: it says whether a caller may, and which reservation a card is of.

The caller's own credential goes along, so that the server decides by the rules, rights and quota of everything else.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import aiohttp

from roomrack_vault.errors import Refusal, ServerRefusal

PROOF_HEADER = "X-Roomrack-Vault"
PASSED_ON = ("Authorization", "key", "Accept-Language")
PASSED_BACK = (
    *("X-Request-Id", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "Retry-After"),
    "Content-Type",
)
TIMEOUT = aiohttp.ClientTimeout(total=30, connect=5)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server answered to a card that it took."""

    content: bytes
    headers: Mapping[str, str]
    accommodation: int
    reservation: int


class ServerApi:
    """A connection to the server."""

    def __init__(self, url: str, secret: str) -> None:
        self._url = url.rstrip("/")
        self._secret = secret
        self._session = aiohttp.ClientSession(timeout=TIMEOUT, trust_env=False)

    async def attach(self, ota: str, headers: Mapping[str, str], body: Mapping[str, Any]) -> Answer:
        """Tell the server of a card. Raises `ServerRefusal` with its answer, or `Refusal` when it gave none."""
        sent = {name: headers[name] for name in PASSED_ON if name in headers}
        sent[PROOF_HEADER] = self._secret
        url = f"{self._url}/connect/rest/v1/payment/OCTORATE/{quote(ota, safe='')}/addCard"
        try:
            async with self._session.post(url, json=body, headers=sent, allow_redirects=False) as answer:
                content = await answer.read()
                kept = {name: answer.headers[name] for name in PASSED_BACK if name in answer.headers}
                status = answer.status
        except (aiohttp.ClientError, TimeoutError, OSError):
            raise Refusal(503, "InternalServerError", "server_away", headers={"Retry-After": "2"}) from None
        if status != 200:
            raise ServerRefusal(status, content, kept)
        shown = json.loads(content)
        return Answer(content, kept, int(shown["accommodation"]["id"]), int(shown["id"]))

    async def close(self) -> None:
        """Close idle connections."""
        await self._session.close()
