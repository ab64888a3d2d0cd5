"""A small real receiver of webhooks: it answers what it is told to, and remembers what it got.

In a test it runs inside the test's process; the benchmark runs it as a process of its own:
`python -m tests.webhooks.receiver PORT FILE` writes one line for each request, the instant of its arrival and its body.
"""

import asyncio
import json
import sys
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from aiohttp import web

HANG = 0
"""Instead of a status: never answer."""

RESET = -1
"""Instead of a status: drop the connection without an answer."""


@dataclass(frozen=True, slots=True)
class Got:
    """One request that arrived."""

    path: str
    headers: dict[str, str]
    raw: bytes
    answered: int
    at: float

    @property
    def body(self) -> dict[str, Any]:
        """The request's JSON."""
        parsed: dict[str, Any] = json.loads(self.raw)
        return parsed

    @property
    def content(self) -> Any:
        """The JSON inside the JSON."""
        return json.loads(self.body["content"])


@dataclass
class Receiver:
    """Answers 200 unless told otherwise: `plan` by path, statuses used up one by one, the last one for good."""

    got: list[Got] = field(default_factory=list)
    plan: dict[str, deque[int]] = field(default_factory=lambda: defaultdict(lambda: deque([200])))
    says: Callable[[Got], str] = lambda _: ""
    """The body of an answer."""
    judge: Callable[[Got], int] | None = None
    """Decides over a request when it is set; gives a status, `HANG` or `RESET`."""
    port: int = 0
    _runner: web.AppRunner | None = None
    _arrived: asyncio.Event = field(default_factory=asyncio.Event)

    def answers(self, path: str, *statuses: int) -> str:
        """Plan the answers of a path, and give its URL."""
        self.plan[path] = deque(statuses)
        return self.url(path)

    def url(self, path: str) -> str:
        """Where the path is reached."""
        return f"http://127.0.0.1:{self.port}{path}"

    def at(self, path: str) -> list[Got]:
        """What arrived at a path, in order."""
        return [got for got in self.got if got.path == path]

    async def wait_for(self, path: str, count: int, seconds: float = 30) -> list[Got]:
        """Wait until `count` requests have arrived at a path; fails after `seconds`."""
        deadline = time.monotonic() + seconds
        while len(self.at(path)) < count:
            left = deadline - time.monotonic()
            if left <= 0:
                raise AssertionError(f"{len(self.at(path))} of {count} requests arrived at {path}")
            self._arrived.clear()
            try:
                await asyncio.wait_for(self._arrived.wait(), left)
            except TimeoutError:
                continue
        return self.at(path)

    async def start(self, port: int = 0) -> Self:
        """Listen on the loopback interface."""
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", self._answer)
        self._runner = web.AppRunner(application, handler_cancellation=True, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port, backlog=1024)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def stop(self) -> None:
        """Stop listening and drop all connections."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        raw = await request.read()
        planned = self.plan[request.path]
        status = planned.popleft() if len(planned) > 1 else planned[0]
        headers = {name.lower(): value for name, value in request.headers.items()}
        got = Got(request.path, headers, raw, status, time.monotonic())
        if self.judge is not None:
            status = self.judge(got)
            got = Got(got.path, got.headers, got.raw, status, got.at)
        self.got.append(got)
        self._arrived.set()
        if status == HANG:
            await asyncio.sleep(60)
        if status == RESET:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        headers = {"Location": self.url("/elsewhere")} if 300 <= status < 400 else {}
        return web.Response(status=status, headers=headers, text=self.says(got))


async def _main(port: int, file: Path) -> None:
    async def keep(request: web.Request) -> web.Response:
        raw = await request.read()
        stream.write(f"{time.time()} {raw.decode()}\n")
        return web.Response()

    with file.open("w", buffering=1) as stream:
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", keep)
        runner = web.AppRunner(application)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port, backlog=1024).start()
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_main(int(sys.argv[1]), Path(sys.argv[2])))
