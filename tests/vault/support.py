"""A hotel whose guests pay by card, and the people who look at the cards."""

import re
from dataclasses import dataclass
from typing import Any

import httpx2

from tests.api.reservations.support import Desk, desk, done
from tests.factories import Session, World
from tests.harness.processes import Vault
from tests.mail.receiver import Receiver

VISA, MASTERCARD, AMEX, DINERS, MAESTRO = (
    "4111111111111111",
    "5555555555554444",
    "378282246310005",
    "30569309025904",
    "6759649826438453",
)
PIN = "271828"
LINK = re.compile(r"http://127\.0\.0\.1:\d+/(?:pin|card)/[\w-]+")


def card(number: str = VISA, **fields: Any) -> dict[str, Any]:
    """A card as OTAs send it."""
    return {"pan": number, "cvv": "123", "cardHolder": "ADA LOVELACE", "expirationDate": "2031-05", **fields}


@dataclass(frozen=True)
class Till:
    """A hotel's reception with the vault beside it."""

    desk: Desk
    vault: Vault
    http: httpx2.AsyncClient

    @property
    def session(self) -> Session:
        """Who works there."""
        return self.desk.session

    async def add(self, body: Any, *, session: Session | None = None, ota: str = "BOOKING") -> httpx2.Response:
        """Give the vault a card."""
        headers = (session or self.session).headers
        url = f"{self.vault.url}/connect/rest/v1/payment/OCTORATE/{ota}/addCard"
        return await self.http.post(url, json=body, headers=headers)

    async def booked_with(self, number: str = VISA, **fields: Any) -> dict[str, Any]:
        """A reservation with a card, as `addCard` answers it."""
        room = await self.desk.book()
        answer: dict[str, Any] = done(await self.add({"id": room["id"], "streamCard": card(number, **fields)}))
        return answer

    async def detokenize(self, reservation: int, **params: Any) -> httpx2.Response:
        """Ask for a link to a card."""
        return await self.session.get(f"/rest/v1/payment/{reservation}/detokenize", params=params)

    async def link(self, reservation: int, **params: Any) -> str:
        """The link to a card."""
        return str(done(await self.detokenize(reservation, **params))["detokenizationUrl"])

    async def enter(self, url: str, pin: str = PIN) -> httpx2.Response:
        """Open a link to a card as a person does: the page, then the PIN."""
        page = await self.http.get(url)
        assert page.status_code == 200, page.text
        return await self.http.post(url, data={"pin": pin})

    async def register(self, mail: Receiver, pin: str = PIN) -> None:
        """Choose the hotel's PIN by the link that is mailed."""
        path = f"/rest/v1/payment/{self.desk.hotel.id}/register"
        before = len(mail.taken)
        assert done(await self.session.post(path)) == {"status": "wait"}
        assert len(mail.taken) == before + 1
        url = link_in(mail)
        done_page = await self.http.post(url, data={"pin": pin, "again": pin})
        assert done_page.status_code == 200, done_page.text


def link_in(mail: Receiver) -> str:
    """The link in the newest mail."""
    found = LINK.search(mail.taken[-1].get_content())
    assert found is not None
    return found.group()


async def till(world: World, vault: Vault, http: httpx2.AsyncClient) -> Till:
    """A hotel with a double on sale, whose guests may pay by card."""
    return Till(await desk(world, allotment=30), vault, http)
