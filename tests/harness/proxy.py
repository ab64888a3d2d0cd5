"""A way to the database that a test can cut and mend."""

import asyncio
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Self

from sqlalchemy.engine import make_url


class DatabaseProxy:
    """Passes bytes between a socket of its own and the server's; `cut` drops every connection and takes no new one."""

    def __init__(self, url: str) -> None:
        parsed = make_url(url)
        self._target = Path(str(parsed.query["host"])) / f".s.PGSQL.{parsed.port or parsed.query.get('port', 5432)}"
        # The path of a Unix socket is short: pytest's own folders are too deep.
        self._folder = Path(tempfile.mkdtemp(prefix="rr-proxy-"))
        self._socket = self._folder / self._target.name
        self.url = parsed.update_query_dict({"host": str(self._folder)}).render_as_string(hide_password=False)
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()

    async def __aenter__(self) -> Self:
        await self.mend()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.cut()
        self._folder.rmdir()

    async def mend(self) -> None:
        """Take connections (again)."""
        self._server = await asyncio.start_unix_server(self._serve, self._socket)

    async def cut(self) -> None:
        """Drop all connections and be gone."""
        if self._server is not None:
            self._server.close()
            self._server = None
        for writer in list(self._writers):
            writer.transport.abort()
        await asyncio.sleep(0.05)
        self._socket.unlink(missing_ok=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        near, far = (reader, writer), await asyncio.open_unix_connection(self._target)
        self._writers |= {near[1], far[1]}
        try:
            await asyncio.gather(self._pass(near[0], far[1]), self._pass(far[0], near[1]))
        finally:
            for end in (near[1], far[1]):
                self._writers.discard(end)
                end.transport.abort()

    @staticmethod
    async def _pass(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await reader.read(65_536):
                writer.write(data)
                await writer.drain()
            writer.write_eof()
