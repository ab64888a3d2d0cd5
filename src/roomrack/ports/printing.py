"""Printing: turning what a page shows into a PDF."""

from collections.abc import Mapping
from typing import Any, Protocol


class Printer(Protocol):
    """Something that prints."""

    async def pdf(self, template: str, content: Mapping[str, Any]) -> bytes:
        """A PDF of a template, filled with JSON values. The same content gives the same bytes."""
        ...


class NullPrinter:
    """Prints pages without a word on them: what a process has that never prints."""

    async def pdf(self, template: str, content: Mapping[str, Any]) -> bytes:
        """The smallest PDF that viewers open: one blank page."""
        return _BLANK


_BLANK = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
