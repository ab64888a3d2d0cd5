"""What the tests of identity share."""

import base64
import hashlib
import secrets
from dataclasses import dataclass

import httpx2
import pytest

from roomrack.domain.identity import service as identity
from tests.factories import App, Hotel, World
from tests.factories.world import REDIRECT_URI


@dataclass(frozen=True, slots=True)
class Client:
    """An OAuth client that speaks to the token endpoints."""

    world: World
    app: App
    hotel: Hotel

    async def code(self, *, challenge: str | None = None, app: App | None = None) -> str:
        """What the authorization page gives once the owner has agreed."""
        async with self.world.unit() as unit:
            asking = await identity.application_of_client(unit, (app or self.app).client_id)
            assert asking is not None
            return await identity.authorize(
                unit, asking, self.hotel.person, [self.hotel.id], redirect_uri=REDIRECT_URI, challenge=challenge
            )

    def form(self, code: str, /, **fields: str | None) -> dict[str, str]:
        """The fields of a token call; None leaves one out."""
        whole: dict[str, str | None] = {
            "client_id": self.app.client_id,
            "client_secret": self.app.client_secret,
            "code": code,
            "redirect_uri": REDIRECT_URI,
            **fields,
        }
        return {name: value for name, value in whole.items() if value is not None}

    async def token(self, code: str, /, **fields: str | None) -> httpx2.Response:
        """POST token as a form."""
        return await self.world.client.post("/rest/v1/identity/token", data=self.form(code, **fields))

    async def reaches(self, access_token: str) -> bool:
        """Whether a token opens the hotel."""
        headers = {"Authorization": f"Bearer {access_token}"}
        answer = await self.world.client.get(f"/rest/v1/accommodation/{self.hotel.id}", headers=headers)
        return answer.status_code == 200


def pkce() -> tuple[str, str]:
    """A verifier and its S256 challenge."""
    verifier = secrets.token_urlsafe(48)
    digest = hashlib.sha256(verifier.encode()).digest()
    return verifier, base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


@pytest.fixture
async def oauth(world: World) -> Client:
    """A client and a hotel whose owner has agreed to nothing yet."""
    return Client(world, await world.application(), await world.hotel())
