"""A way to the database that a test can cut and mend."""

import socket
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from typing import Self

from sqlalchemy.engine import make_url


class DatabaseProxy:
    """Passes bytes between a socket of its own and the server's; `cut` drops every connection and takes no new one.

    It works in threads, so that it does not share the loop of the test whose requests it interrupts.
    """

    def __init__(self, url: str) -> None:
        parsed = make_url(url)
        self._target = Path(str(parsed.query["host"])) / f".s.PGSQL.{parsed.port or parsed.query.get('port', 5432)}"
        # The path of a Unix socket is short: pytest's own folders are too deep.
        self._folder = Path(tempfile.mkdtemp(prefix="rr-proxy-"))
        self._socket = self._folder / self._target.name
        self.url = parsed.update_query_dict({"host": str(self._folder)}).render_as_string(hide_password=False)
        self._lock = threading.Lock()
        self._listener: socket.socket | None = None
        self._ends: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []

    async def __aenter__(self) -> Self:
        await self.mend()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.cut()
        self._folder.rmdir()

    async def mend(self) -> None:
        """Take connections (again)."""
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(str(self._socket))
        listener.listen(64)
        with self._lock:
            self._listener = listener
        self._start(self._accept, listener)

    async def cut(self) -> None:
        """Drop all connections and be gone."""
        with self._lock:
            listener, self._listener = self._listener, None
            ends = set(self._ends)
        for end in {listener, *ends} - {None}:
            assert end is not None
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)
        self._threads.clear()
        self._socket.unlink(missing_ok=True)

    def _start(self, work: object, *arguments: socket.socket) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self, listener: socket.socket) -> None:
        with listener, suppress(OSError):
            while True:
                near, _ = listener.accept()
                far = socket.socket(socket.AF_UNIX)
                with self._lock:
                    is_cut = self._listener is not listener
                    self._ends |= set() if is_cut else {near, far}
                if is_cut:
                    near.close()
                    far.close()
                    return
                far.connect(str(self._target))
                self._start(self._join, near, far)

    def _join(self, near: socket.socket, far: socket.socket) -> None:
        back = threading.Thread(target=self._pass, args=(far, near), daemon=True)
        back.start()
        self._pass(near, far)
        back.join()
        with self._lock:
            self._ends -= {near, far}
        near.close()
        far.close()

    @staticmethod
    def _pass(source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65_536):
                target.sendall(data)
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
