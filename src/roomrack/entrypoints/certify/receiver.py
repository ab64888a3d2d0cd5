"""A small server that takes webhooks and answers as it is told, so that the sender's manners can be seen."""

import json
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

LARGEST = 2_000_000


@dataclass(frozen=True, slots=True)
class Delivery:
    """One request that came."""

    path: str
    headers: dict[str, str]
    content: bytes
    at: float
    """On the monotonic clock."""
    answered: int

    @property
    def body(self) -> dict[str, Any]:
        """The JSON of it; empty when it is no object."""
        try:
            body = json.loads(self.content)
        except ValueError:
            return {}
        return body if isinstance(body, dict) else {}


@dataclass(slots=True)
class Script:
    """What is answered on one path: these statuses in turn, then 200."""

    statuses: deque[int] = field(default_factory=deque)


class Receiver:
    """Listens at the port of an address until it is closed."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self.address = address.rstrip("/")
        self._came: list[Delivery] = []
        self._scripts: dict[str, Script] = {}
        self._news = threading.Condition()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 30

            def do_POST(self) -> None:
                length = min(int(self.headers.get("Content-Length") or 0), LARGEST)
                content = self.rfile.read(length)
                status = receiver.take(self.path, {k.lower(): v for k, v in self.headers.items()}, content)
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *arguments: object) -> None:
                """Say nothing."""

        host = parts.hostname if parts.hostname in {"127.0.0.1", "localhost"} else ""
        self._server = ThreadingHTTPServer((host or "0.0.0.0", parts.port or 80), Handler)  # noqa: S104 - it was asked for
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()

    def take(self, path: str, headers: dict[str, str], content: bytes) -> int:
        """Keep a request and choose its answer."""
        with self._news:
            script = self._scripts.get(path)
            status = script.statuses.popleft() if script and script.statuses else 200
            self._came.append(Delivery(path, headers, content, time.monotonic(), status))
            self._news.notify_all()
        return status

    def url(self, path: str, *statuses: int) -> str:
        """The URL of a path that answers these statuses in turn and 200 from then on."""
        with self._news:
            self._scripts[path] = Script(deque(statuses))
        return self.address + path

    def on(self, path: str) -> list[Delivery]:
        """What came to a path so far."""
        with self._news:
            return [each for each in self._came if each.path == path]

    def wait(self, path: str, wanted: Callable[[list[Delivery]], bool], seconds: float) -> list[Delivery]:
        """What came to a path, as soon as it is what is wanted or the time is over."""
        deadline = time.monotonic() + seconds
        with self._news:
            while True:
                came = [each for each in self._came if each.path == path]
                remaining = deadline - time.monotonic()
                if wanted(came) or remaining <= 0:
                    return came
                self._news.wait(remaining)

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)
