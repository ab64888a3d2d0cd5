"""The implementation of `ports.http` over aiohttp, with a guard on every connect.

The guard sits in the connector's socket factory: it sees the very address that is about to be connected, after DNS, so
that neither a name that changes its mind between check and use nor an oddly spelled number gets past it. There is one
session for https, which reaches public addresses and the allowed networks, and one for http, which reaches the allowed
networks only.
"""

import asyncio
import errno
import socket
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from ipaddress import IPv4Network, IPv6Network

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from roomrack import __version__
from roomrack.core.network import Network, may_connect
from roomrack.ports.http import Answer, NoAnswer, UrlRefused

MAX_URL_LENGTH = 2048
LOOKUP_SECONDS = 1.5
"""How long saving a URL waits for DNS; a name that takes longer is checked at the connect."""

RESOLVER_THREADS = 32
KEEPALIVE_SECONDS = 4.0
"""Shorter than the 5 s after which common servers drop an idle connection, so that none is used as it closes."""
DNS_CACHE_SECONDS = 30

EVERYWHERE = (IPv4Network("0.0.0.0/0"), IPv6Network("::/0"))

AddrInfo = tuple[int, int, int, str, tuple[object, ...]]


class AddressForbidden(OSError):
    """The guard's refusal; an OSError, so that the connector tries the name's next address."""

    def __init__(self) -> None:
        super().__init__(errno.EACCES, "the address is not one that this server connects to")


def guard(allowed: Sequence[Network], *, encrypted: bool) -> Callable[[AddrInfo], socket.socket]:
    """A socket factory that refuses, with `AddressForbidden`, what `may_connect` refuses."""

    def make(info: AddrInfo) -> socket.socket:
        family, kind, protocol, _, address = info
        scoped = family == socket.AF_INET6 and len(address) > 3 and address[3] != 0
        if scoped or not may_connect(str(address[0]), allowed, encrypted=encrypted):
            raise AddressForbidden
        return socket.socket(family=family, type=kind, proto=protocol)

    return make


class _Resolver(AbstractResolver):
    """The system's resolver on threads of its own, so that slow names hold up nothing else in the process."""

    def __init__(self, threads: ThreadPoolExecutor) -> None:
        self._threads = threads

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        found = await asyncio.get_running_loop().run_in_executor(
            self._threads, _lookup, host, port, int(family or socket.AF_UNSPEC)
        )
        return [
            ResolveResult(hostname=host, host=address, port=port, family=kind, proto=0, flags=socket.AI_NUMERICHOST)
            for kind, address in found
        ]

    async def close(self) -> None:
        """The threads belong to the client."""


def _lookup(host: str, port: int, family: int) -> list[tuple[int, str]]:
    """Addresses of a name; an IPv6 zone stays in the text, where the guard refuses it."""
    found = socket.getaddrinfo(host, port, family=family, type=socket.SOCK_STREAM)
    return list(dict.fromkeys((int(kind), str(address[0])) for kind, _, _, _, address in found))


def parse_url(url: str) -> URL:
    """Read an absolute http or https URL. Raises `UrlRefused` with the reason."""
    if len(url) > MAX_URL_LENGTH:
        raise UrlRefused(f"longer than {MAX_URL_LENGTH} characters")
    if any(character.isspace() or ord(character) < 32 or character == "\\" for character in url):
        raise UrlRefused("holds white space, a control character or a backslash")
    try:
        parsed = URL(url)
        host, port = parsed.raw_host, parsed.port
    except ValueError as error:
        raise UrlRefused("not a URL") from error
    if parsed.scheme not in ("http", "https"):
        raise UrlRefused("not an https URL")
    if not host or port == 0 or "%" in host:
        raise UrlRefused("names no host")
    if parsed.user is not None or parsed.password is not None:
        raise UrlRefused("holds a user name or password")
    return parsed


class AiohttpOutgoing:
    """Keeps connections alive between requests; one for each process. Use it from one event loop."""

    def __init__(self, allowed: Sequence[Network] = (), *, connections: int = 512) -> None:
        """`allowed` are the operator's networks; `connections` caps those open at once, for each scheme."""
        self._allowed = tuple(allowed)
        self._connections = connections
        self._threads = ThreadPoolExecutor(RESOLVER_THREADS, thread_name_prefix="resolve")
        self._sessions: dict[str, aiohttp.ClientSession] = {}
        self._trusting: list[AiohttpOutgoing] = []

    def trusting(self, url: str) -> "OriginOutgoing":
        """See `Outgoing.trusting`. It has connections of its own, so that none is shared with customers' URLs."""
        origin = parse_url(url).origin()
        outgoing = AiohttpOutgoing(EVERYWHERE, connections=self._connections)
        self._trusting.append(outgoing)
        return OriginOutgoing(outgoing, origin)

    async def check(self, url: str) -> None:
        """See `Outgoing.check`. Looks the name up, for at most 1.5 s."""
        parsed = parse_url(url)
        encrypted = parsed.scheme == "https"
        loop = asyncio.get_running_loop()
        lookup = loop.run_in_executor(self._threads, _lookup, parsed.raw_host or "", parsed.port or 0, 0)
        try:
            found = await asyncio.wait_for(lookup, LOOKUP_SECONDS)
        except (OSError, UnicodeError):
            found = []
        if not found and not encrypted:
            raise UrlRefused("not an https URL")
        for _, address in found:
            if not may_connect(address, self._allowed, encrypted=encrypted):
                if not encrypted and may_connect(address, self._allowed, encrypted=True):
                    raise UrlRefused("not an https URL")
                raise UrlRefused("leads to an address that is not public")

    async def send(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str],
        body: bytes = b"",
        timeout_seconds: float = 5.0,
        limit: int = 65536,
    ) -> Answer:
        """See `Outgoing.send`. The time covers everything from DNS to the answer's last byte within `limit`."""
        parsed = parse_url(url)
        try:
            async with (
                asyncio.timeout(timeout_seconds),
                self._session(parsed.scheme).request(
                    method, parsed, data=body, headers=headers, allow_redirects=False
                ) as response,
            ):
                content = await _read(response, limit)
                return Answer(response.status, dict(response.headers), content)
        except TimeoutError as error:
            raise NoAnswer(f"no answer within {timeout_seconds:g} s") from error
        except aiohttp.ClientConnectorError as error:
            if isinstance(error.os_error, AddressForbidden) or error.os_error.errno == errno.EACCES:
                raise UrlRefused("leads to an address that is not public") from error
            raise NoAnswer(_reason(error)) from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise NoAnswer(_reason(error)) from error

    async def close(self) -> None:
        """Close all connections and let the resolver's threads end."""
        for outgoing in self._trusting:
            await outgoing.close()
        self._trusting.clear()
        for session in self._sessions.values():
            await session.close()
        self._sessions.clear()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _session(self, scheme: str) -> aiohttp.ClientSession:
        session = self._sessions.get(scheme)
        if session is None:
            session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    socket_factory=guard(self._allowed, encrypted=scheme == "https"),
                    resolver=_Resolver(self._threads),
                    ttl_dns_cache=DNS_CACHE_SECONDS,
                    keepalive_timeout=KEEPALIVE_SECONDS,
                    limit=self._connections,
                ),
                cookie_jar=aiohttp.DummyCookieJar(),
                timeout=aiohttp.ClientTimeout(total=None),
                headers={"User-Agent": f"Roomrack/{__version__}"},
                auto_decompress=False,
                trust_env=False,
            )
            self._sessions[scheme] = session
        return session


class OriginOutgoing:
    """Sends to one origin that the operator has set, and to no other place; so nothing opens for customers' URLs."""

    def __init__(self, outgoing: AiohttpOutgoing, origin: URL) -> None:
        self._outgoing = outgoing
        self._origin = origin

    async def check(self, url: str) -> None:
        """Raise `UrlRefused` for what is elsewhere."""
        if parse_url(url).origin() != self._origin:
            raise UrlRefused("leads elsewhere")

    async def send(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str],
        body: bytes = b"",
        timeout_seconds: float = 5.0,
        limit: int = 65536,
    ) -> Answer:
        """See `Outgoing.send`."""
        await self.check(url)
        return await self._outgoing.send(
            method, url, headers=headers, body=body, timeout_seconds=timeout_seconds, limit=limit
        )

    def trusting(self, url: str) -> "OriginOutgoing":
        """See `Outgoing.trusting`."""
        return self._outgoing.trusting(url)

    async def close(self) -> None:
        """Its connections close with those of the client that it came from."""


async def _read(response: aiohttp.ClientResponse, limit: int) -> bytes:
    """The body up to `limit`; a longer one costs its connection."""
    chunks: list[bytes] = []
    size = 0
    async for chunk in response.content.iter_any():
        chunks.append(chunk)
        size += len(chunk)
        if size > limit:
            response.close()
            break
    return b"".join(chunks)[:limit]


def _reason(error: Exception) -> str:
    """A short reason without addresses of the inside: the kind of failure, not its details."""
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return "the certificate is not valid"
    if isinstance(error, aiohttp.ClientSSLError):
        return "TLS failed"
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return "the name does not resolve"
    if isinstance(error, aiohttp.ClientConnectorError):
        return "the connection was refused"
    return "the connection broke off"
