"""People with browsers at the developer console."""

import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field

import httpx2
import pytest

from roomrack.domain.identity import service as identity
from tests.api.connections.pictures import serving
from tests.factories import App, Hotel, World
from tests.harness.processes import ApiServer

ROOT = "/connect/console"


@dataclass
class Browser:
    """A person's browser at the console; it keeps its cookies itself, Secure or not."""

    http: httpx2.AsyncClient
    cookies: dict[str, str] = field(default_factory=dict)
    csrf: str = ""
    language: str = ""
    """What it prefers, as `Accept-Language` says it."""

    async def get(self, path: str = "", **parameters: str) -> httpx2.Response:
        """Ask for a page below the console's root."""
        return self._keep(await self.http.get(ROOT + path, params=parameters or None, headers=self._headers()))

    async def post(self, path: str, *, csrf: str | None = None, **form: str | list[str]) -> httpx2.Response:
        """Send a form."""
        data = {"csrf": self.csrf if csrf is None else csrf, **form}
        return self._keep(await self.http.post(ROOT + path, data=data, headers=self._headers()))

    async def follow(self, answer: httpx2.Response) -> httpx2.Response:
        """The page that a form's answer leads to."""
        assert answer.status_code == 303, answer.text
        return await self.get(answer.headers["location"].removeprefix(ROOT))

    async def sign_in(self, hotel: Hotel) -> httpx2.Response:
        """Sign the owner of a hotel in."""
        await self.get("/sign-in")
        number = hotel.name.removeprefix("Hotel ")
        return await self.post(
            "/sign-in", username=f"owner{number}@hotel{number}.example", password=f"correct horse {number}"
        )

    def _headers(self) -> dict[str, str]:
        headers = {"Accept-Language": self.language} if self.language else {}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return headers

    def _keep(self, answer: httpx2.Response) -> httpx2.Response:
        for sent in answer.headers.get_list("set-cookie"):
            assert "Secure" in sent
            assert "HttpOnly" in sent
            name, _, value = sent.partition(";")[0].partition("=")
            if value.strip('"'):
                self.cookies[name] = value
            else:
                self.cookies.pop(name, None)
        token = re.search(r'name="csrf" value="([^"]+)"', answer.text)
        self.csrf = token[1] if token else self.csrf
        return answer


@dataclass
class Desk:
    """Somebody at work on an application."""

    browser: Browser
    hotel: Hotel
    app: App

    @property
    def path(self) -> str:
        """The application's pages, below the console's root."""
        return f"/applications/{self.app.id}"


@pytest.fixture(scope="session")
async def plain(server: ApiServer) -> AsyncIterator[httpx2.AsyncClient]:
    """A client that nobody checks against the contract: these are pages."""
    async with httpx2.AsyncClient(base_url=server.url, timeout=30, trust_env=False) as http:
        yield http


@pytest.fixture
async def browser(plain: httpx2.AsyncClient) -> Browser:
    return Browser(plain)


async def desk_of(world: World, plain: httpx2.AsyncClient, *, sandbox: bool = False) -> Desk:
    """A person with an application and a hotel, signed in."""
    hotel = await world.hotel(sandbox=sandbox)
    app = await world.application(environment="SANDBOX" if sandbox else "PRODUCTION", owner=hotel.person)
    browser = Browser(plain)
    assert (await browser.sign_in(hotel)).status_code == 303
    return Desk(browser, hotel, app)


@pytest.fixture
async def desk(world: World, plain: httpx2.AsyncClient) -> Desk:
    return await desk_of(world, plain)


@pytest.fixture
async def sandbox_desk(world: World, plain: httpx2.AsyncClient) -> Desk:
    return await desk_of(world, plain, sandbox=True)


@pytest.fixture
async def stranger(world: World, plain: httpx2.AsyncClient) -> Desk:
    """Somebody else, with an application of his own."""
    return await desk_of(world, plain)


async def token_of(world: World, desk: Desk) -> int:
    """A grant of the desk's hotel to its application."""
    async with world.unit() as unit:
        pair = await identity.issue_tokens(
            unit, desk.app.id, desk.hotel.person, {desk.hotel.id: await identity.asked_permissions(unit, desk.app.id)}
        )
    assert pair.grant is not None
    return pair.grant


@pytest.fixture(scope="session")
def banner() -> Iterator[str]:
    """The address of a picture that a portal can have."""
    with serving() as address:
        yield f"{address}/banner.png"
