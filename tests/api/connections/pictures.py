"""A place on the web where pictures stand: banner.png, logo.png, icon.webp, and some that are unfit."""

import http.server
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image
from typing_extensions import override


def _picture(kind: str, size: tuple[int, int]) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, (20, 90, 160)).save(buffer, kind)
    return buffer.getvalue()


_FILES = {
    "/banner.png": _picture("PNG", (800, 200)),
    "/logo.png": _picture("PNG", (64, 64)),
    "/icon.webp": _picture("WEBP", (16, 16)),
    "/huge.png": _picture("PNG", (4000, 2100)),
    "/text.png": b"no picture",
    "/heavy.png": _picture("PNG", (8, 8)) + bytes(2 * 1024 * 1024),
}


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        content = _FILES.get(self.path)
        self.send_response(404 if content is None else 200)
        self.send_header("Content-Length", str(len(content or b"")))
        self.end_headers()
        self.wfile.write(content or b"")

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet."""


@contextmanager
def serving() -> Iterator[str]:
    """The address of the place while it stands."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
