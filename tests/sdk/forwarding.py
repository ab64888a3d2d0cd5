"""A real forward proxy on loopback: it passes on requests with a whole address, and opens tunnels."""

import http.client
import socket
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import urlsplit

from typing_extensions import override


@dataclass(frozen=True)
class Passed:
    """One request as the proxy was asked for it."""

    method: str
    target: str
    headers: Mapping[str, str]


class ForwardProxy:
    """Notes what it is asked for; with `refuses` it answers that status and passes nothing on."""

    def __init__(self) -> None:
        self.passed: list[Passed] = []
        self.refuses: int | None = None
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    @property
    def address(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def forward(self) -> None:
                """Ask the server for what the request line names."""
                if self._is_refused():
                    return
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                target = urlsplit(self.path)
                headers = {n: v for n, v in self.headers.items() if not n.lower().startswith("proxy-")}
                server = http.client.HTTPConnection(target.hostname or "", target.port, timeout=30)
                server.request(self.command, target._replace(scheme="", netloc="").geturl(), body, headers)
                answer = server.getresponse()
                content = answer.read()
                server.close()
                self.send_response(answer.status)
                for name in ("Content-Type", "X-Request-Id"):
                    if value := answer.getheader(name):
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def do_CONNECT(self) -> None:
                """Pass bytes on until both sides have ended."""
                self.close_connection = True
                if self._is_refused():
                    return
                host, _, port = self.path.rpartition(":")
                with socket.create_connection((host, int(port)), timeout=30) as server:
                    self.send_response(200)
                    self.end_headers()
                    back = threading.Thread(target=_pass, args=(server, self.connection), daemon=True)
                    back.start()
                    _pass(self.connection, server)
                    back.join()

            def _is_refused(self) -> bool:
                headers = {name.lower(): value for name, value in self.headers.items()}
                outer.passed.append(Passed(self.command, self.path, headers))
                if outer.refuses is None:
                    return False
                self.close_connection = True
                self.send_response(outer.refuses)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return True

            @override
            def log_message(self, format: str, *arguments: Any) -> None:
                """Say nothing."""

        for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
            setattr(Handler, f"do_{method}", Handler.forward)
        return Handler


def _pass(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65_536):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
