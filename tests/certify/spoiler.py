"""A proxy on loopback that spoils answers: what a server that is wrong in one way looks like."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

import httpx2

HOP = {"connection", "content-length", "transfer-encoding", "keep-alive", "host", "date", "server", "accept-encoding"}


@dataclass
class Reply:
    """An answer on its way, to be spoiled in place."""

    method: str
    path: str
    query: str
    status: int
    headers: dict[str, str] = field(default_factory=dict)
    content: bytes = b""

    def change(self, edit: Callable[[Any], Any]) -> None:
        """Replace the JSON body by what `edit` makes of it; a body that is no JSON stays."""
        try:
            body = json.loads(self.content)
        except ValueError:
            return
        self.content = json.dumps(edit(body)).encode()


class Spoiler:
    """Forwards to a server and spoils what it answers."""

    def __init__(self, upstream: str, spoil: Callable[[Reply], None]) -> None:
        client = httpx2.Client(timeout=30, trust_env=False)

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def forward(self) -> None:
                content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                headers = [(name, value) for name, value in self.headers.items() if name.lower() not in HOP]
                came = client.request(self.command, upstream + self.path, headers=headers, content=content or None)
                path, _, query = self.path.partition("?")
                kept = {name: value for name, value in came.headers.items() if name.lower() not in HOP}
                reply = Reply(self.command, path, query, came.status_code, kept, came.content)
                spoil(reply)
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(reply.content)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(reply.content)

            def log_message(self, format: str, *arguments: object) -> None:
                """Say nothing."""

        for method in ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"):
            setattr(Handler, f"do_{method}", Handler.forward)
        self._client = client
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        self._client.close()
