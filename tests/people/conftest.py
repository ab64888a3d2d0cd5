"""People with accounts: a server that mails, the worker's letters, and browsers."""

import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest

from roomrack.core.clock import clock_from
from roomrack.domain.identity.jobs import Letters
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Context, Database
from tests.factories import Hotel, World
from tests.harness.processes import ApiServer, ClockFile
from tests.mail.receiver import Receiver, receiving
from tests.mail.test_smtp import mailer_to

CONSOLE = "/connect/console"
ACCOUNT = "/connect/account"


@dataclass
class Person:
    """Somebody with a browser; it keeps its cookies itself, Secure or not."""

    http: httpx2.AsyncClient
    cookies: dict[str, str] = field(default_factory=dict)
    csrf: str = ""
    pending: str = ""
    language: str = "en"
    agent: str = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"

    async def get(self, path: str) -> httpx2.Response:
        """Ask for a page."""
        return self._keep(await self.http.get(path, headers=self._headers()))

    async def post(self, path: str, *, csrf: str | None = None, **form: str) -> httpx2.Response:
        """Send a form."""
        data = {"csrf": self.csrf if csrf is None else csrf, **form}
        return self._keep(await self.http.post(path, data=data, headers=self._headers()))

    async def sign_in(self, username: str, password: str) -> httpx2.Response:
        """Name and password at the console."""
        await self.get(f"{CONSOLE}/sign-in")
        return await self.post(f"{CONSOLE}/sign-in", username=username, password=password)

    async def is_signed_in(self) -> bool:
        """Whether the console shows the account."""
        return (await self.get(f"{CONSOLE}/account")).status_code == 200

    def _headers(self) -> dict[str, str]:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Accept-Language": self.language, "User-Agent": self.agent}
        return {**headers, "Cookie": cookies} if cookies else headers

    def _keep(self, answer: httpx2.Response) -> httpx2.Response:
        for sent in answer.headers.get_list("set-cookie"):
            name, _, value = sent.partition(";")[0].partition("=")
            if value.strip('"'):
                self.cookies[name] = value
            else:
                self.cookies.pop(name, None)
        for name in ("csrf", "pending"):
            found = re.search(rf'name="{name}" value="([^"]+)"', answer.text)
            setattr(self, name, found[1] if found else getattr(self, name))
        return answer


def username_of(hotel: Hotel) -> str:
    number = hotel.name.removeprefix("Hotel ")
    return f"owner{number}@hotel{number}.example"


def password_of(hotel: Hotel) -> str:
    return f"correct horse {hotel.name.removeprefix('Hotel ')}"


@pytest.fixture(scope="session")
def mailing(environment: dict[str, str], session_folder: Path) -> Iterator[ApiServer]:
    """A real API process that has a mail server; it never speaks to it itself."""
    settings = {**environment, "ROOMRACK_SMTP_HOST": "127.0.0.1", "ROOMRACK_SMTP_SECURITY": "none"}
    api = ApiServer(settings, session_folder / "mailing.log").start()
    yield api
    api.stop()


@pytest.fixture(scope="session")
async def pages(mailing: ApiServer) -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(base_url=mailing.url, timeout=30, trust_env=False) as http:
        yield http


@pytest.fixture(scope="session")
async def mailless(server: ApiServer) -> AsyncIterator[httpx2.AsyncClient]:
    """The pages of a server without a mail server."""
    async with httpx2.AsyncClient(base_url=server.url, timeout=30, trust_env=False) as http:
        yield http


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as running:
        yield running


@pytest.fixture
def context(keys: str, clock_file: ClockFile) -> Context:
    """What a worker works with."""
    return Context(clock=clock_from(clock_file.setting), keyring=Keyring.parse(keys), actor={"kind": "worker"})


@pytest.fixture
def letters(database: Database, context: Context, receiver: Receiver, mailing: ApiServer) -> Letters:
    return Letters(database, context, mailer_to(receiver), mailing.url)


@pytest.fixture
def person(pages: httpx2.AsyncClient) -> Person:
    return Person(pages)


@pytest.fixture
async def owner(pages: httpx2.AsyncClient, hotel: Hotel) -> Person:
    """The owner of the hotel, signed in."""
    signed_in = Person(pages)
    assert (await signed_in.sign_in(username_of(hotel), password_of(hotel))).status_code == 303
    return signed_in


@pytest.fixture
async def hotel(world: World) -> Hotel:
    return await world.hotel()


def link_in(receiver: Receiver, address: str) -> str:
    """The path of the link in the last mail to an address."""
    text = receiver.to(address)[-1].get_body(("plain",)).get_content()  # type: ignore[union-attr]
    found = re.search(r"https?://\S+/connect/account/\S+", text)
    assert found, text
    return urlsplit(found[0]).path
