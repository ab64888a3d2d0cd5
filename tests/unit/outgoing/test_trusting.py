"""A part of the installation is reached where the operator says it is, and nothing opens for other URLs."""

import pytest

from roomrack.adapters.http.client import AiohttpOutgoing
from roomrack.ports.http import NullOutgoing, UrlRefused
from tests.unit.outgoing.test_client import outgoing, server

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"


async def test_the_origin_is_reached_and_the_guard_stays() -> None:
    async with outgoing() as guarded, server(ANSWER) as (address, _):
        url = f"http://{address}/some/path"
        trusting = guarded.trusting(f"http://{address}")
        await trusting.check(url)
        assert (await trusting.send("GET", url, headers={})).body == b"ok"
        with pytest.raises(UrlRefused):
            await guarded.send("GET", url, headers={})
        with pytest.raises(UrlRefused):
            await guarded.check(url)


async def test_no_other_place_is_reached() -> None:
    async with outgoing() as guarded, server(ANSWER) as (address, got), server(ANSWER) as (other, reached):
        trusting = guarded.trusting(f"http://{address}")
        for url in (
            f"http://{other}/",
            f"https://{address}/",
            f"http://localhost:{address.partition(':')[2]}/",
            f"http://{address}@{other}/",
            f"http://{address}.example/",
        ):
            with pytest.raises(UrlRefused):
                await trusting.check(url)
            with pytest.raises(UrlRefused):
                await trusting.send("GET", url, headers={})
        assert (got, reached) == ([], [])


@pytest.mark.parametrize("url", ["", "simulator", "ftp://127.0.0.1", "http://user:word@127.0.0.1", "http:///path"])
async def test_what_is_no_url_is_refused(url: str) -> None:
    async with outgoing() as guarded:
        with pytest.raises(UrlRefused):
            guarded.trusting(url)


async def test_it_closes_with_the_client_that_it_came_from() -> None:
    async with server(ANSWER) as (address, _):
        guarded = AiohttpOutgoing()
        trusting = guarded.trusting(f"http://{address}")
        await trusting.close()
        assert (await trusting.send("GET", f"http://{address}/", headers={})).status == 200
        await guarded.close()


def test_where_nothing_is_sent_nothing_is_trusted() -> None:
    null = NullOutgoing()
    assert null.trusting("http://127.0.0.1") is null
