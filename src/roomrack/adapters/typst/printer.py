"""The printer that sets pages with typst, in a thread beside the event loop.

Only its own fonts and those of typst are used, unless the machine has one for signs that they lack: names in Chinese or
Japanese print where such a font is installed.
"""

import asyncio
import json
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

FOLDER = Path(__file__).parent
STANDARD: "list[typst.PDFStandard]" = ["a-2a"]
EPOCH = datetime.fromtimestamp(0, UTC)
"""Written into the file as its time, so that the same content gives the same bytes."""


class TypstPrinter:
    """Implements `ports.printing.Printer`. One page is set at a time: a compiler keeps what it has read and shaped."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    async def pdf(self, template: str, content: Mapping[str, Any]) -> bytes:
        """A PDF of `template`.typ in this folder, with `content` as its input."""
        return await asyncio.to_thread(self.render, template, content)

    def render(self, template: str, content: Mapping[str, Any]) -> bytes:
        """The same at once. It is PDF/A-2 for archives, unless a sign of it is in no font, which PDF/A forbids."""
        inputs = {"content": json.dumps(content)}
        with self._lock:
            compiler = _compiler(template)
            try:
                made = compiler.compile(sys_inputs=inputs, pdf_standards=STANDARD, timestamp=EPOCH)
            except typst.TypstError:
                made = compiler.compile(sys_inputs=inputs, timestamp=EPOCH)
        if not isinstance(made, bytes):
            raise TypeError("a PDF is one file")
        return made

    def pages(self, template: str, content: Mapping[str, Any]) -> list[bytes]:
        """The pages as pictures (PNG), for looking at them."""
        with self._lock:
            made = _compiler(template).compile(format="png", sys_inputs={"content": json.dumps(content)}, ppi=110)
        return made if isinstance(made, list) else [made or b""]


@cache
def _compiler(template: str) -> typst.Compiler:
    return typst.Compiler(str(FOLDER / f"{template}.typ"), root=str(FOLDER), font_paths=[str(FOLDER / "fonts")])
