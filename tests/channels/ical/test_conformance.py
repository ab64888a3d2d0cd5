"""The channel of calendar files passes what any channel must, as far as its abilities go."""

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from ipaddress import ip_network
from typing import Any, ClassVar

import pytest
from aiohttp import web
from typing_extensions import override

from roomrack.adapters.http.client import AiohttpOutgoing
from roomrack.channels.ical.adapter import ABILITIES, IcalChannel
from roomrack.ports.channels import (
    Abilities,
    Account,
    Channel,
    ChannelRefused,
    ChannelUnavailable,
    CredentialsRefused,
    Target,
)
from tests.channels.conformance import Bench, Booked, Conformance
from tests.harness.processes import free_port
from tests.ical.elsewhere import Elsewhere, Page, elsewhere, like_airbnb

Handler = Callable[[web.Request], web.StreamResponse]


def _account(*feeds: str) -> Account:
    return Account(
        connection=1,
        accommodation=1,
        hotel=None,
        username=None,
        password=None,
        currency="EUR",
        now=datetime.now(UTC),
        feeds=feeds,
    )


class IcalBench(Bench):
    """The channel with a site that gives out two calendars."""

    def __init__(self, channel: IcalChannel, others: Elsewhere) -> None:
        self.channel = channel
        self._pages = [others.serve(f"secret-{name}", like_airbnb()) for name in ("one", "two")]
        urls = [others.url("secret-one"), others.url("secret-two")]
        self.account = _account(*urls)
        self.targets = [Target(url, None, 2) for url in urls]
        self.unknown = Target(others.url("none"), None, 2)

    def _once(self, answer: Handler) -> None:
        page: Page = self._pages[0]

        def handle(request: web.Request) -> web.StreamResponse:
            page.handler = None
            return answer(request)

        page.handler = handle

    @override
    async def book(self, target: Target, arrival: date, departure: date) -> Booked:
        raise NotImplementedError

    @override
    async def modify(self, booked: Booked, departure: date) -> None:
        raise NotImplementedError

    @override
    async def cancel(self, booked: Booked) -> None:
        raise NotImplementedError

    @override
    async def write(self, booked: Booked, text: str, *, by_guest: bool = True) -> None:
        raise NotImplementedError

    @override
    async def received(self) -> list[tuple[str, str]]:
        raise NotImplementedError

    @override
    async def content(self, target: Target | None) -> Mapping[str, Any]:
        raise NotImplementedError

    @override
    async def throttle(self, seconds: int) -> None:
        self._once(lambda _: web.Response(status=429, headers={"Retry-After": str(seconds)}))

    @override
    async def fail(self) -> None:
        self._once(lambda _: web.Response(status=500))

    @override
    async def lose(self) -> None:
        def cut(_: web.Request) -> web.StreamResponse:
            response = web.Response(body=like_airbnb(), headers={"Content-Length": "100000"})
            response.force_close()
            return response

        self._once(cut)

    @override
    def elsewhere(self) -> Channel:
        return _Away(self.channel)


@dataclass
class _Away:
    """The channel, asked for a calendar at a port where nobody listens: a feed's place is in the account."""

    channel: Channel

    async def check(self, account: Account) -> None:
        await self.channel.check(_account(f"http://127.0.0.1:{free_port()}/secret-one.ics"))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.channel, name)


@pytest.fixture
async def others() -> AsyncIterator[Elsewhere]:
    async with elsewhere() as server:
        yield server


@pytest.fixture
async def channel() -> AsyncIterator[IcalChannel]:
    outgoing = AiohttpOutgoing([ip_network("127.0.0.0/8")])
    yield IcalChannel(outgoing)
    await outgoing.close()


class TestIcal(Conformance):
    """All of it that a channel without credentials, calendar, bookings, messages and content can be asked."""

    abilities: ClassVar[Abilities] = ABILITIES

    @pytest.fixture
    async def bench(self, channel: IcalChannel, others: Elsewhere) -> Bench:
        """A site of its own."""
        return IcalBench(channel, others)


@pytest.mark.parametrize(
    ("page", "error", "problem"),
    [
        ({"status": 401}, CredentialsRefused, "a calendar's server does not know this link any more"),
        ({"status": 403}, CredentialsRefused, "a calendar's server does not know this link any more"),
        ({"status": 404}, ChannelRefused, "a calendar can't be read: the server answered 404"),
        ({"status": 408}, ChannelUnavailable, "a calendar's server answered 408"),
        ({"body": b"<html>Sign in</html>"}, ChannelRefused, "a calendar can't be read: it is no calendar file"),
        ({"body": b""}, ChannelRefused, "a calendar can't be read: it is no calendar file"),
        ({"Content-Encoding": "x-odd"}, ChannelRefused, "compressed, which was not asked for"),
        (
            {"status": 302, "Location": "/a.ics"},
            ChannelRefused,
            "a calendar can't be read: it was redirected more than 3 times",
        ),
    ],
)
async def test_a_calendar_that_can_not_be_had_is_told(
    channel: IcalChannel, others: Elsewhere, page: dict[str, Any], error: type[Exception], problem: str
) -> None:
    others.serve("a", **{"body": like_airbnb(), **page})
    with pytest.raises(error, match=problem) as caught:
        await channel.check(_account(others.url("a")))
    assert type(caught.value) is error


async def test_a_calendar_behind_a_redirect_and_a_byte_order_mark_is_one(
    channel: IcalChannel, others: Elsewhere
) -> None:
    others.serve("old", b"", status=301, Location="/new.ics")
    others.serve("new", b"\xef\xbb\xbf\r\n" + like_airbnb())
    await channel.check(_account(others.url("old")))


async def test_without_a_calendar_there_is_nothing_to_check(channel: IcalChannel) -> None:
    with pytest.raises(ChannelRefused, match="no calendar is entered"):
        await channel.check(_account())


async def test_an_address_inside_is_not_fetched(others: Elsewhere) -> None:
    page = others.serve("a", like_airbnb())
    outgoing = AiohttpOutgoing()
    with pytest.raises(ChannelRefused):
        await IcalChannel(outgoing).check(_account(others.url("a")))
    await outgoing.close()
    assert page.asked == []
