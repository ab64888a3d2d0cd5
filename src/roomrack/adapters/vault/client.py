"""The client of the card vault: JSON over HTTP, with the secret that both know."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import aiohttp

from roomrack.ports.vault import Charge, Charged, Look, VaultAway, VaultRefused, Viewer

PROOF_HEADER = "X-Roomrack-Vault"
CODE_HEADER = "X-Roomrack-Refusal"
TIMEOUT = aiohttp.ClientTimeout(total=75, connect=5)
"""A processor may take a minute to answer a charge."""


class HttpVault:
    """Implements `ports.vault.CardVault`."""

    def __init__(self, url: str, secret: str) -> None:
        self._url = url.rstrip("/")
        self._secret = secret
        self._session: aiohttp.ClientSession | None = None

    async def link(
        self, accommodation: int, token: str, *, name: str, ask_cvv: bool, language: str, viewer: Viewer
    ) -> str:
        """A link that shows a card once."""
        answer = await self._ask(
            "link",
            accommodation=accommodation,
            token=token,
            name=name,
            ask_cvv=ask_cvv,
            language=language,
            application=viewer.application,
            person=viewer.person,
            request_id=viewer.request_id,
        )
        return str(answer["url"])

    async def register(self, accommodation: int, *, name: str, email: str, language: str) -> None:
        """Mail a property's contact a link to set a PIN."""
        await self._ask("register", accommodation=accommodation, name=name, email=email, language=language)

    async def status(self, accommodation: int, copies: Sequence[int] = ()) -> str:
        """Whether a property has a PIN."""
        return str((await self._ask("status", accommodation=accommodation, copies=list(copies)))["status"])

    async def forget(self, tokens: Sequence[str]) -> None:
        """Remove cards."""
        await self._ask("forget", tokens=list(tokens))

    async def looks(self, accommodation: int, limit: int) -> Sequence[Look]:
        """What was done with the cards of a property."""
        found = (await self._ask("looks", accommodation=accommodation, limit=limit))["looks"]
        return [
            Look(**{name: value for name, value in one.items() if name not in {"at", "token"}}, at=_instant(one["at"]))
            for one in found
        ]

    async def charge(self, accommodation: int, token: str, charge: Charge) -> Charged:
        """Send a card to a payment processor."""
        answer = await self._ask(
            "charge",
            accommodation=accommodation,
            token=token,
            processor=charge.processor,
            path=charge.path,
            method=charge.method,
            headers=dict(charge.headers),
            content_type=charge.content_type,
            body=charge.body,
            request_id=charge.request_id,
        )
        cleared = answer.get("cvv_cleared_at")
        return Charged(answer["status"], answer["content_type"], answer["body"], _instant(cleared) if cleared else None)

    async def close(self) -> None:
        """Close idle connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _ask(self, call: str, **content: Any) -> Mapping[str, Any]:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=TIMEOUT, trust_env=False)
        try:
            async with self._session.post(
                f"{self._url}/internal/{call}",
                json=content,
                headers={PROOF_HEADER: self._secret},
                allow_redirects=False,
            ) as answer:
                code = answer.headers.get(CODE_HEADER)
                if answer.status == 200:
                    told: Mapping[str, Any] = await answer.json()
                    return told
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError):
            raise VaultAway from None
        if code is None or answer.status in {500, 503}:
            raise VaultAway
        raise VaultRefused(code)


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)
