"""A real server between an import and its source, which a test can stop, cut and have answer something else."""

import json
import threading
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

import httpx2

Change = Callable[[str, Any], Any]


class Gate:
    """Passes GETs on; counts them, and holds or cuts the one whose number is set."""

    def __init__(self, target: str) -> None:
        self.target = target
        self.asked: list[str] = []
        self.hold_at: int | None = None
        self.cut_at: int | None = None
        self.refuse: Callable[[str], int | None] = lambda _: None
        """Given the path, the status with which a request is refused, if it is."""
        self.change: Change = lambda _, body: body
        """Given the path and the JSON of an answer, what is answered instead."""
        self.held = threading.Event()
        self._go_on = threading.Event()
        gate = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                gate.asked.append(self.path)
                number = len(gate.asked)
                if gate.cut_at is not None and number >= gate.cut_at:
                    self.close_connection = True
                    return
                if number == gate.hold_at:
                    gate.held.set()
                    gate._go_on.wait(60)
                refused = gate.refuse(self.path)
                if refused is not None:
                    self.send_response(refused)
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                    return
                headers = {name: value for name, value in self.headers.items() if name.lower() != "host"}
                answer = httpx2.get(gate.target + self.path, headers=headers, timeout=60, trust_env=False)
                body = answer.content
                if answer.status_code == 200:
                    body = json.dumps(gate.change(self.path, answer.json())).encode()
                with suppress(OSError):  # Whoever asked may have been killed.
                    self.send_response(answer.status_code)
                    self.send_header("Content-Type", "application/json")
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)

            def log_message(self, format: str, *arguments: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}/connect"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._go_on.set()
        self._server.shutdown()
        self._server.server_close()

    def let_go(self) -> None:
        """Pass on what is held."""
        self._go_on.set()

    def reset(self) -> None:
        """Pass everything on again, as it is."""
        self._go_on.set()
        self._go_on = threading.Event()
        self.asked.clear()
        self.hold_at = self.cut_at = None
        self.refuse = lambda _: None
        self.change = lambda _, body: body
        self.held.clear()
