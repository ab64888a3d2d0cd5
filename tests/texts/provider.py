"""A small provider on loopback that speaks the Messages API, keeps what it takes, and refuses what it is told to."""

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

ACCOUNT, SECRET, SENDER = "AC0123456789abcdef0123456789abcdef", "hush-the-token", "+15005550006"
PATH = f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"


@dataclass
class Provider:
    """What came, in order, and what is answered to the next messages instead of taking them."""

    url: str = ""
    signer: str = ACCOUNT
    taken: list[dict[str, str]] = field(default_factory=list)
    answers: list[tuple[int, Any]] = field(default_factory=list)

    def answer(self, path: str, headers: Any, body: bytes) -> tuple[int, Any]:
        """What a call gets."""
        if self.answers:
            return self.answers.pop(0)
        signed = base64.b64encode(f"{self.signer}:{SECRET}".encode()).decode()
        if headers["Authorization"] != f"Basic {signed}":
            return 401, {"code": 20003, "message": "Authenticate", "status": 401}
        if path != PATH or headers["Content-Type"] != "application/x-www-form-urlencoded":
            return 404, {"code": 20404, "message": "The requested resource was not found", "status": 404}
        sent = {name: values[0] for name, values in parse_qs(body.decode(), strict_parsing=True).items()}
        if not {"To", "Body"} <= sent.keys() or len({"From", "MessagingServiceSid"} & sent.keys()) != 1:
            return 400, {"code": 21604, "message": "A parameter is missing", "status": 400}
        self.taken.append(sent)
        sid = f"SM{len(self.taken):032x}"
        return 201, {"sid": sid, "status": "queued", "to": sent["To"], "body": sent["Body"], "error_code": None}

    def to(self, number: str) -> list[str]:
        """What was said to a number."""
        return [sent["Body"] for sent in self.taken if sent["To"] == number]


@contextmanager
def providing() -> Iterator[Provider]:
    """A provider that runs until the block ends."""
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, content = provider.answer(self.path, self.headers, body)
            answer = content if isinstance(content, bytes) else json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
