"""The implementation of `ports.pictures`: one process for each picture, and few of them at a time."""

import asyncio
import json
import sys
from contextlib import suppress
from typing import Any

from roomrack.adapters.pillow import render
from roomrack.ports.pictures import PictureRefused, Rendition

AT_ONCE = 2
"""Pictures that are rendered at a time; each takes one core and up to a few hundred megabytes."""

SECONDS = 60.0
"""How long one may take before its process is killed."""

NOT_DECODED = "The picture can't be decoded: its file is damaged or cut off."


class PillowRenderer:
    """Renders pictures in processes of their own, `at_once` at a time. Use it from one event loop."""

    def __init__(self, *, pixels: int, at_once: int = AT_ONCE, seconds: float = SECONDS) -> None:
        """`pixels` is the most that a picture may have."""
        self._pixels = pixels
        self._turn = asyncio.Semaphore(at_once)
        self._seconds = seconds

    async def render(self, content: bytes, kind: str) -> tuple[Rendition, ...]:
        """See `Renderer.render`."""
        async with self._turn:
            answer = await self._answer(content, kind)
        head, _, rest = answer.partition(b"\n")
        header: dict[str, Any] = json.loads(head)
        if "problem" in header:
            raise PictureRefused(str(header["problem"]))
        renditions: list[Rendition] = []
        for size in header["renditions"]:
            renditions.append(Rendition(size["width"], size["height"], rest[: size["bytes"]]))
            rest = rest[size["bytes"] :]
        return tuple(renditions)

    async def _answer(self, content: bytes, kind: str) -> bytes:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-I", "-m", render.__name__, kind, str(self._pixels)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            async with asyncio.timeout(self._seconds):
                answer, _ = await process.communicate(content)
        except TimeoutError:
            raise PictureRefused(render.TOO_MUCH) from None
        finally:
            if process.returncode is None:
                with suppress(ProcessLookupError):
                    process.kill()
                await process.wait()
        if process.returncode:
            # By itself, with the decoder's error, or by a signal, at one of its limits.
            raise PictureRefused(NOT_DECODED if process.returncode > 0 else render.TOO_MUCH)
        return answer
