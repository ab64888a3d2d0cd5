"""Somebody at the front desk of a hotel, with the console open and the hotel's API beside it."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

import httpx2

from roomrack.core.rights import Duty, Level
from roomrack.domain.identity import service as identity
from tests.api.reservations.support import Desk, desk
from tests.console.conftest import Browser
from tests.factories import Hotel, World


@dataclass(frozen=True)
class Front:
    """A hotel's front desk."""

    at: Desk
    browser: Browser

    @property
    def hotel(self) -> Hotel:
        """The hotel."""
        return self.at.hotel

    def path(self, page: str = "") -> str:
        """A page of the hotel, below the console's root."""
        return f"/properties/{self.hotel.id}{page}"

    async def get(self, page: str, /, **query: str) -> httpx2.Response:
        """A page that must be there."""
        answer = await self.browser.get(self.path(page), **query)
        assert answer.status_code == 200, answer.text
        return answer

    async def send(self, page: str, /, **form: Any) -> httpx2.Response:
        """Send a form of a page that was looked at."""
        await self.get(page.partition("?")[0])
        return await self.browser.post(self.path(page), **form)

    async def do(self, page: str, /, **form: Any) -> str:
        """Send a form that does what it asks for; gives what the page that follows says."""
        return words(await self.browser.follow(await self.send(page, **form)))


async def front(world: World, plain: httpx2.AsyncClient, **hotel: Any) -> Front:
    """The owner of a hotel with a double on sale, signed in."""
    at = await desk(world, **hotel)
    browser = Browser(plain)
    assert (await browser.sign_in(at.hotel)).status_code == 303
    return Front(at, browser)


async def colleague(world: World, plain: httpx2.AsyncClient, at: Desk, **levels: Level) -> Front:
    """Somebody who works for the hotel of another, with READWRITE wherever nothing else is said."""
    own = await world.hotel()
    async with world.unit() as unit:
        await identity.add_membership(unit, own.person, at.hotel.id, "STAFF")
        chosen = {Duty(name): level for name, level in levels.items()}
        await identity.permit(unit, at.hotel.id, own.person, chosen, asking=None)
    browser = Browser(plain)
    assert (await browser.sign_in(own)).status_code == 303
    return Front(at, browser)


def words(page: httpx2.Response, *, code: bool = True) -> str:
    """What a page says, without its tags; without `code` also without what it quotes, which is in no language."""
    text = page.text if code else re.sub(r"<(code|pre)\b.*?</\1>", " ", page.text, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def faults(page: httpx2.Response) -> dict[str, str]:
    """What is wrong by the field that says it."""
    found = re.findall(r'<p class="field-error" id="([^"]+)-fault">([^<]*)</p>', page.text)
    for key, _ in found:
        assert f'aria-describedby="{key}-fault"' in page.text, key
    return {key: unescape(text) for key, text in found}
