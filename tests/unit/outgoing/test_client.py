"""Outgoing HTTP: what is refused when a URL is saved, and again at each connect."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import ip_network

import pytest

from roomrack.adapters.http import client
from roomrack.adapters.http.client import AiohttpOutgoing
from roomrack.ports.http import NoAnswer, NullOutgoing, UrlRefused

LOOPBACK = (ip_network("127.0.0.0/8"),)


@asynccontextmanager
async def outgoing(*networks: str) -> AsyncIterator[AiohttpOutgoing]:
    """A client with these allowed networks."""
    made = AiohttpOutgoing([ip_network(network) for network in networks])
    yield made
    await made.close()


@asynccontextmanager
async def server(answer: bytes) -> AsyncIterator[tuple[str, list[bytes]]]:
    """A socket on loopback that answers every connection with the same bytes; gives its address and what it got."""
    got: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        got.append(await reader.read(65536))
        writer.write(answer)
        await writer.drain()
        writer.close()

    listening = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    yield f"127.0.0.1:{port}", got
    listening.close()
    await listening.wait_closed()


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """A resolver of names; what it does not know is asked of the system, where only numbers resolve."""
    known: dict[str, list[str]] = {}
    system = socket.getaddrinfo

    def resolve(host: str, port: int, family: int = 0, type: int = 0) -> object:
        if host in known:
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in known[host]]
        return system(host, port, family=family, type=type, flags=socket.AI_NUMERICHOST)

    monkeypatch.setattr("roomrack.adapters.http.client.socket.getaddrinfo", resolve)
    return known


@pytest.mark.parametrize(
    "url",
    [
        "",
        "hook",
        "/hook",
        "//hooks.example/",
        "ftp://hooks.example/",
        "file:///etc/passwd",
        "gopher://hooks.example/",
        "javascript:alert(1)",
        "https://",
        "https:///hook",
        "https://user:password@hooks.example/",
        "https://user@hooks.example/",
        "https://hooks.example:0/",
        "https://hooks.example:99999/",
        "https://hooks.example/a b",
        "https://hooks.example\\@127.0.0.1/",
        "https://hooks.example/\r\nX: y",
        "https://hooks.example/\x00",
        "https://[::1",
        "https://" + "a" * 2048,
        "http://hooks.example/",
        "https://127.0.0.1/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0177.0.0.1/",
        "https://①②⑦.⓪.⓪.①/",
        "https://127。0。0。1/",
        "https://10.0.0.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[fec0::1]/",
        "https://[fe80::1%25eth0]/",
        "https://0/",
        "http://8.8.8.8/",
    ],
)
async def test_a_url_that_is_refused_when_saved_is_refused_when_used(url: str, names: dict[str, list[str]]) -> None:
    async with outgoing() as http:
        with pytest.raises(UrlRefused):
            await http.check(url)
        with pytest.raises((UrlRefused, NoAnswer)):
            await http.send("POST", url, headers={}, timeout_seconds=1)


async def test_a_name_that_leads_inside_is_refused(names: dict[str, list[str]]) -> None:
    names["inside.example"] = ["10.0.0.1"]
    names["mixed.example"] = ["8.8.8.8", "127.0.0.1"]
    async with outgoing() as http:
        for url in ("https://inside.example/", "https://mixed.example/"):
            with pytest.raises(UrlRefused, match="not public"):
                await http.check(url)
        with pytest.raises(UrlRefused, match="not public"):
            await http.send("POST", "https://inside.example/", headers={})


@pytest.mark.parametrize(
    "url", ["https://8.8.8.8/hook", "https://[2606:4700:4700::1111]:8443/", "https://new.example/x?y=1"]
)
async def test_a_public_url_passes_and_so_does_a_name_that_does_not_resolve_yet(
    url: str, names: dict[str, list[str]]
) -> None:
    async with outgoing() as http:
        await http.check(url)


async def test_a_slow_resolver_does_not_hold_up_saving(monkeypatch: pytest.MonkeyPatch) -> None:
    released = asyncio.Event()
    loop = asyncio.get_running_loop()

    def stuck(*_: object, **__: object) -> object:
        asyncio.run_coroutine_threadsafe(released.wait(), loop).result()
        raise socket.gaierror

    monkeypatch.setattr("roomrack.adapters.http.client.socket.getaddrinfo", stuck)
    monkeypatch.setattr(client, "LOOKUP_SECONDS", 0.05)
    async with outgoing() as http:
        await http.check("https://slow.example/")
        with pytest.raises(UrlRefused):
            await http.check("http://slow.example/")
        released.set()


async def test_a_name_that_changes_its_mind_is_refused_at_the_connect(names: dict[str, list[str]]) -> None:
    async with server(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") as (address, got), outgoing() as http:
        names["rebinding.example"] = ["8.8.8.8"]
        url = f"https://rebinding.example:{address.rpartition(':')[2]}/"
        await http.check(url)
        names["rebinding.example"] = ["127.0.0.1"]
        with pytest.raises(UrlRefused, match="not public"):
            await http.send("POST", url, headers={})
    assert got == []


async def test_an_allowed_network_is_reached_without_tls() -> None:
    ok = b"HTTP/1.1 200 OK\r\nX-Y: z\r\nContent-Length: 2\r\n\r\nok"
    async with server(ok) as (address, got), outgoing("127.0.0.0/8") as http:
        await http.check(f"http://{address}/hook")
        answer = await http.send("POST", f"http://{address}/hook?a=1", headers={"X-A": "b"}, body=b"{}")
    assert (answer.status, answer.headers["X-Y"], answer.body) == (200, "z", b"ok")
    (request,) = got
    assert request.startswith(b"POST /hook?a=1 HTTP/1.1\r\n")
    assert b"X-A: b\r\n" in request
    assert b"User-Agent: Roomrack/" in request
    assert request.endswith(b"\r\n\r\n{}")


async def test_a_redirect_is_an_answer_and_is_not_followed() -> None:
    async with (
        server(b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n") as (
            address,
            got,
        ),
        outgoing("127.0.0.0/8") as http,
    ):
        answer = await http.send("POST", f"http://{address}/", headers={})
    assert answer.status == 302
    assert len(got) == 1


async def test_an_endless_body_is_cut() -> None:
    async with server(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 500_000) as (address, _), outgoing("127.0.0.0/8") as http:
        answer = await http.send("GET", f"http://{address}/", headers={}, limit=1000)
    assert answer.body == b"x" * 1000


@pytest.mark.parametrize(
    "broken",
    [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000 + b"\r\n\r\n"],
    ids=["empty", "junk", "huge"],
)
async def test_a_broken_answer_is_none(broken: bytes) -> None:
    async with server(broken) as (address, _), outgoing("127.0.0.0/8") as http:
        with pytest.raises(NoAnswer, match="broke off"):
            await http.send("POST", f"http://{address}/", headers={})


async def test_nobody_listening_and_no_tls_are_no_answer() -> None:
    async with server(b"HTTP/1.1 200 OK\r\n\r\n") as (address, _), outgoing("127.0.0.0/8") as http:
        with pytest.raises(NoAnswer):
            await http.send("POST", f"https://{address}/", headers={})
    async with outgoing("127.0.0.0/8") as http:
        with pytest.raises(NoAnswer, match="the connection was refused"):
            await http.send("POST", f"http://{address}/", headers={})


async def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    async with server(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") as (address, got):
        for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY"):
            monkeypatch.setitem(os.environ, name, f"http://{address}")
        async with outgoing() as http:
            with pytest.raises(UrlRefused):
                await http.send("POST", "http://10.0.0.1/", headers={}, timeout_seconds=1)
    assert got == []


async def test_the_null_implementation_takes_every_url_and_reaches_none() -> None:
    null = NullOutgoing()
    await null.check("anything")
    with pytest.raises(NoAnswer):
        await null.send("POST", "https://hooks.example/", headers={})
    await null.close()
