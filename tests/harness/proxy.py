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
        self._serving: set[asyncio.Task[None]] = set()

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
        await asyncio.sleep(0)  # What was accepted just now becomes a task.
        while self._serving:
            for task in list(self._serving):
                task.cancel()
            await asyncio.gather(*self._serving, return_exceptions=True)
        self._socket.unlink(missing_ok=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._serving.add(task)
        writers = [writer]
        try:
            far_reader, far_writer = await asyncio.open_unix_connection(self._target)
            writers.append(far_writer)
            await asyncio.gather(self._pass(reader, far_writer), self._pass(far_reader, writer))
        except asyncio.CancelledError:
            pass  # Cut.
        finally:
            for end in writers:
                end.transport.abort()
            self._serving.discard(task)
            for end in writers:
                with suppress(OSError):
                    await end.wait_closed()

    @staticmethod
    async def _pass(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await reader.read(65_536):
                writer.write(data)
                await writer.drain()
            writer.write_eof()
