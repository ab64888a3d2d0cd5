"""A small real server of pictures, good ones and others, and the pictures themselves."""

import asyncio
import struct
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from aiohttp import web
from PIL import Image

SLOW = -1
"""Instead of a status: send a first byte, and nothing more."""


def picture(
    kind: str = "JPEG", size: tuple[int, int] = (1600, 900), *, mode: str = "RGB", colour: Any = None, **options: Any
) -> bytes:
    """The file of a picture of one colour."""
    file = BytesIO()
    Image.new(mode, size, colour if colour is not None else (200 if mode == "L" else (40, 90, 160))).save(
        file, kind, **options
    )
    return file.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A small PNG that says, truly, that it has this many pixels, all of them black."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    packer = zlib.compressobj(9)
    row = b"\0" * (1 + (width + 7) // 8)
    packed = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


@dataclass
class Source:
    """Serves what was put under a path, and counts who asked."""

    port: int = 0
    asked: list[str] = field(default_factory=list)
    _kept: dict[str, tuple[int, bytes, dict[str, str]]] = field(default_factory=dict)

    def put(self, path: str, content: bytes = b"", *, status: int = 200, **headers: str) -> str:
        """Serve this under a path from now on; gives its URL."""
        self._kept[path] = (status, content, headers)
        return self.url(path)

    def url(self, path: str) -> str:
        """Where a path is reached."""
        return f"http://127.0.0.1:{self.port}{path}"

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer one request."""
        self.asked.append(request.path)
        status, content, headers = self._kept.get(request.path, (404, b"", {}))
        if status == SLOW:
            answer = web.StreamResponse(headers={"Content-Length": "1000"})
            await answer.prepare(request)
            await answer.write(b"\xff")
            await asyncio.sleep(60)
            return answer
        return web.Response(status=status, body=content, headers=headers)


@asynccontextmanager
async def serving() -> AsyncIterator[Source]:
    """A source on the loopback interface."""
    source = Source()
    application = web.Application()
    application.router.add_get("/{path:.*}", source.answer)
    runner = web.AppRunner(application, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    source.port = runner.addresses[0][1]
    try:
        yield source
    finally:
        await runner.cleanup()
