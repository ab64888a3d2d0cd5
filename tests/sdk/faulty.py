"""A real HTTP server on loopback that answers as it is told: refusals, broken bodies, lost and late answers."""

import json
import ssl
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from typing_extensions import override


@dataclass(frozen=True)
class Answer:
    """One answer: sent after `delay` seconds, or not at all when `lost`."""

    status: int = 200
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    delay: float = 0
    lost: bool = False
    """Whether the connection is closed after the request was read."""


@dataclass(frozen=True)
class Asked:
    """One request that arrived."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    at: float


class Faulty:
    """Gives planned answers one by one, and 200 with `{}` when there are none left."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self._scheme = "http" if tls is None else "https"
        self.asked: list[Asked] = []
        self.plan: list[Answer] = []
        self.by_path: dict[str, Answer] = {}
        self.refused: set[str] = set()
        """Values of `Authorization` that are answered 401, whatever is planned."""
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    @property
    def url(self) -> str:
        """The base URL to give to a client."""
        return f"{self._scheme}://127.0.0.1:{self._server.server_address[1]}/connect"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def took(self, path: str) -> list[Asked]:
        """What arrived at a path below the base URL, in order."""
        return [each for each in self.asked if each.path.partition("?")[0] == f"/connect{path}"]

    def next_answer(self, asked: Asked) -> Answer:
        """Remember a request and choose what it gets."""
        with self._lock:
            self.asked.append(asked)
            if asked.headers.get("authorization") in self.refused:
                return Answer(401, {"type": "ApiKeyInvalid"})
            fixed = self.by_path.get(asked.path.partition("?")[0].removeprefix("/connect"))
            return fixed or (self.plan.pop(0) if self.plan else Answer(body={}))

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                headers = {name.lower(): value for name, value in self.headers.items()}
                answer = outer.next_answer(Asked(self.command, self.path, headers, body, time.monotonic()))
                time.sleep(answer.delay)
                self.close_connection = answer.lost
                if answer.lost:
                    return
                content = answer.raw if answer.raw is not None else json.dumps(answer.body).encode()
                try:
                    self.send_response(answer.status)
                    for name, value in {"Content-Type": "application/json", **answer.headers}.items():
                        self.send_header(name, value)
                    self.send_header("Content-Length", str(len(content)))
                    self.end_headers()
                    self.wfile.write(content)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True  # The client has stopped waiting.

            @override
            def log_message(self, format: str, *arguments: Any) -> None:
                """Say nothing."""

        for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
            setattr(Handler, f"do_{method}", Handler.answer)
        return Handler
