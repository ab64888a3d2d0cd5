"""Turning the file of a picture, from whoever, into files that are safe to show."""

from dataclasses import dataclass
from typing import Protocol


class PictureRefused(Exception):
    """The file can't be shown. `problem` is a sentence fit for showing to whoever sent it."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Rendition:
    """The picture in one size, encoded anew. Width and height are pixels."""

    width: int
    height: int
    content: bytes


class Renderer(Protocol):
    """Something that decodes pictures and encodes them anew."""

    async def render(self, content: bytes, kind: str) -> tuple[Rendition, ...]:
        """The picture in its sizes, the largest first, upright, in sRGB, of the same kind and without metadata.

        `kind` is JPEG, PNG or WEBP; the content has been found to begin like one. Raises `PictureRefused`.
        """
        ...


class NullRenderer:
    """Renders nothing."""

    async def render(self, content: bytes, kind: str) -> tuple[Rendition, ...]:
        """Raise `PictureRefused`."""
        raise PictureRefused("Pictures are switched off on this server.")
