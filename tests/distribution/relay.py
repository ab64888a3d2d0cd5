"""A wire between a worker and a channel that can be made to hold back what is sent, or what is answered."""

import asyncio
from contextlib import suppress
from typing import Literal
from urllib.parse import urlsplit

Way = Literal["request", "answer"]


class Relay:
    """Passes on what comes over loopback, until it is to hold one way back: then what comes that way is lost."""

    def __init__(self, to: str) -> None:
        self._to = urlsplit(to)
        self._lost: Way | None = None
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.Task[None]] = set()
        self.held = asyncio.Event()
        """Set once something was held back."""

    async def start(self) -> None:
        """Listen."""
        self._server = await asyncio.start_server(self._joined, "127.0.0.1", 0)

    @property
    def url(self) -> str:
        """Where it listens."""
        assert self._server is not None
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def lose(self, way: Way) -> None:
        """Hold back what goes one way from now on."""
        self._lost = way

    async def close(self) -> None:
        """Listen no more."""
        assert self._server is not None
        self._server.close()
        open = list(self._open)
        for task in open:
            task.cancel()
        await asyncio.gather(*open, return_exceptions=True)

    async def _joined(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        joined = asyncio.current_task()
        assert joined is not None
        self._open.add(joined)
        there, back = await asyncio.open_connection(self._to.hostname, self._to.port)
        try:
            await asyncio.gather(self._pass(reader, back, "request"), self._pass(there, writer, "answer"))
        finally:
            for each in (writer, back):
                each.close()
                with suppress(ConnectionError):
                    await each.wait_closed()
            self._open.discard(joined)

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: Way) -> None:
        with suppress(ConnectionError):
            while part := await reader.read(65_536):
                if self._lost == way:
                    self.held.set()
                    continue
                writer.write(part)
                await writer.drain()
        writer.close()
