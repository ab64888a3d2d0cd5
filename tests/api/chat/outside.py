"""Small real servers in the places of WhatsApp's Cloud API and of a channel with messages."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from aiohttp import web

from roomrack.core.localtime import parse_instant
from roomrack.ports.channels import (
    Abilities,
    Account,
    CalendarChange,
    ChannelBooking,
    ChannelMessage,
    ChannelRefused,
    ChannelUnavailable,
    ContentPiece,
    ExternalProduct,
    Receipt,
    Target,
)
from roomrack.ports.http import Outgoing, OutgoingError


@dataclass
class Cloud:
    """What was sent to the Cloud API, and what is answered instead of taking the next texts."""

    port: int = 0
    taken: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    """Path, authorization and body."""
    refusals: list[tuple[int, dict[str, Any]]] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}/v21.0"

    async def answer(self, request: web.Request) -> web.Response:
        """Take a text, or refuse it."""
        if self.refusals:
            status, body = self.refusals.pop(0)
            return web.json_response(body, status=status)
        sent = await request.json()
        self.taken.append((request.path, request.headers.get("Authorization", ""), sent))
        return web.json_response({"messages": [{"id": f"wamid.{len(self.taken)}.{sent['to']}"}]})


@dataclass
class House:
    """A channel's own side: its conversations, as it would keep them."""

    port: int = 0
    said: list[dict[str, Any]] = field(default_factory=list)
    sent: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What came, by its key: the same one again is not taken twice."""
    refusals: list[tuple[int, dict[str, str]]] = field(default_factory=list)

    async def answer(self, request: web.Request) -> web.Response:
        """Give messages, or take one."""
        if self.refusals:
            status, headers = self.refusals.pop(0)
            return web.json_response({"problem": "not today"}, status=status, headers=headers)
        if request.method == "GET":
            return web.json_response(self.said)
        body = await request.json()
        kept = self.sent.setdefault(body["key"], {**body, "id": f"their-{len(self.sent) + 1}"})
        return web.json_response({"id": kept["id"]})


class PigeonChannel:
    """A channel that knows nothing but messages, over HTTP."""

    name = "pigeon"
    abilities = Abilities(messages=True)

    def __init__(self, outgoing: Outgoing, house: House) -> None:
        self._outgoing = outgoing
        self._house = house

    async def check(self, account: Account) -> None:
        """Every account works."""

    async def products(self, account: Account) -> Sequence[ExternalProduct]:
        """Nothing is sold."""
        return []

    async def push(self, account: Account, changes: Sequence[CalendarChange]) -> Receipt:
        """Nothing is taken."""
        return Receipt()

    async def calendar(
        self, account: Account, targets: Sequence[Target], first: date, last: date
    ) -> Sequence[CalendarChange]:
        """Nothing is known."""
        return []

    async def bookings(self, account: Account) -> Sequence[ChannelBooking]:
        """Nobody books."""
        return []

    async def acknowledge(self, account: Account, acknowledgements: Sequence[str]) -> None:
        """Nothing waits."""

    async def messages(self, account: Account, since: datetime | None) -> Sequence[ChannelMessage]:
        """What was said there."""
        found = await self._ask("GET")
        return [
            ChannelMessage(**{**each, "sent_at": parse_instant(each["sent_at"])})
            for each in found
            if since is None or parse_instant(each["sent_at"]) >= since
        ]

    async def send_message(self, account: Account, thread: str, text: str, key: str) -> str:
        """Say something there."""
        answer = await self._ask("POST", {"thread": thread, "text": text, "key": key})
        return str(answer["id"])

    async def push_content(self, account: Account, pieces: Sequence[ContentPiece]) -> Receipt:
        """Nothing is taken."""
        return Receipt()

    async def _ask(self, method: str, body: Mapping[str, Any] | None = None) -> Any:
        try:
            answer = await self._outgoing.send(
                method,
                f"http://127.0.0.1:{self._house.port}/messages",
                headers={"Content-Type": "application/json"},
                body=b"" if body is None else json.dumps(body).encode(),
            )
        except OutgoingError as error:
            raise ChannelUnavailable(error.problem) from error
        if answer.status in (429, 503):
            wait = answer.headers.get("Retry-After")
            raise ChannelUnavailable("too much", retry_after=None if wait is None else float(wait))
        if answer.status != 200:
            raise ChannelRefused(json.loads(answer.body)["problem"])
        return json.loads(answer.body)


@asynccontextmanager
async def running(server: Cloud | House) -> AsyncIterator[None]:
    """One of these servers on loopback until the block ends."""
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", server.answer)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    server.port = runner.addresses[0][1]
    try:
        yield
    finally:
        await runner.cleanup()


class Mailbox:
    """A mailbox by the part of IMAP4rev1 that a reader needs, on loopback."""

    def __init__(self, *mails: bytes, password: str = "secret word") -> None:
        self.mails = list(mails)
        self.seen: set[int] = set()
        self.port = 0
        self._password = password

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Serve until the block ends."""
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield
        finally:
            server.close()
            await server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"* OK IMAP4rev1 ready\r\n")
        while line := await reader.readline():
            tag, _, rest = line.decode().strip().partition(" ")
            words = rest.split()
            command = words[0].upper()
            said, verdict = self._do(command, words)
            for each in said:
                writer.write(each + b"\r\n")
            writer.write(f"{tag} {verdict}\r\n".encode())
            await writer.drain()
            if command == "LOGOUT":
                break
        writer.close()

    def _do(self, command: str, words: list[str]) -> tuple[list[bytes], str]:
        if command == "CAPABILITY":
            return [b"* CAPABILITY IMAP4rev1"], "OK done"
        if command == "LOGIN":
            right = " ".join(words[2:]).strip('"') == self._password
            return [], "OK signed in" if right else "NO wrong password"
        if command == "SELECT":
            return [f"* {len(self.mails)} EXISTS".encode()], "OK [READ-WRITE] chosen"
        if command == "LOGOUT":
            return [b"* BYE"], "OK bye"
        if command == "UID":
            return self._by_uid(words[1].upper(), words[2:])
        return [], "BAD unknown"

    def _by_uid(self, command: str, words: list[str]) -> tuple[list[bytes], str]:
        if command == "SEARCH":
            open_ = [str(uid) for uid in range(1, len(self.mails) + 1) if uid not in self.seen]
            return [f"* SEARCH {' '.join(open_)}".rstrip().encode()], "OK found"
        uid = int(words[0])
        if command == "FETCH":
            raw = self.mails[uid - 1]
            head = f"* {uid} FETCH (UID {uid} BODY[] {{{len(raw)}}}\r\n".encode()
            return [head + raw + b")"], "OK fetched"
        if command == "STORE":
            self.seen.add(uid)
            return [], "OK stored"
        return [], "BAD unknown"
