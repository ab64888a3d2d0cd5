"""Photos, what may be one, and what its file says of itself before anything decodes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

MAX_BYTES = 20 * 1024 * 1024
"""The largest file that is fetched."""

MAX_PIXELS = 50_000_000
"""Width times height. A file of 20 kB can hold 169 megapixels, so the file's size says nothing of it."""

MAX_PHOTOS = 100
"""Photos of one place, those that wait to be fetched included."""

MAX_REDIRECTS = 3

_PNG = b"\x89PNG\r\n\x1a\n"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of JPEG that begin a frame and tell its size; the three others of the range are tables."""
_BARE = frozenset({0x01, *range(0xD0, 0xD8)})
"""The markers of JPEG that nothing follows."""


class Kind(StrEnum):
    """The kinds of files that photos come as; a photo stays of its kind."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WEBP"

    @property
    def media(self) -> str:
        """The media type."""
        return f"image/{self.value.lower()}"

    @property
    def suffix(self) -> str:
        """How names of its files end."""
        return "jpg" if self is Kind.JPEG else self.value.lower()


class Unfit(Exception):
    """What was fetched can't become a photo, and fetching it again would not help. `problem` is a sentence."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Place:
    """What photos are of: a property, one of its products, or one of its physical rooms."""

    accommodation: int
    product: int | None = None
    pms_room: int | None = None


@dataclass(frozen=True, slots=True)
class Size:
    """One file of a picture: pixels, and bytes of its content."""

    width: int
    height: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Files of one content, the largest first. Any number of photos show it; its id can't be guessed."""

    id: str
    kind: Kind
    sizes: tuple[Size, ...]
    stored: bool
    """Whether its files are known to be in the store."""

    @property
    def files(self) -> tuple[str, ...]:
        """The name of each size's file. The largest has the name of the picture itself."""
        largest, *smaller = (max(size.width, size.height) for size in self.sizes)
        sides = (None, *(side for side in smaller if side < largest))
        return tuple(f"{self.id}{'' if side is None else f'-{side}'}.{self.kind.suffix}" for side in sides)


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture at a place."""

    id: int
    place: Place
    picture: Picture
    source: str
    """The URL that it was fetched from."""
    created_at: datetime

    @property
    def name(self) -> str:
        """What it is called at its place: the name of its largest file."""
        return self.picture.files[0]


def snapshot(photo: Photo) -> Mapping[str, Any]:
    """What events say of a photo."""
    return {
        "id": photo.id,
        "name": photo.name,
        "product": photo.place.product,
        "pmsRoom": photo.place.pms_room,
    }


def judged(content: bytes) -> Kind:
    """The kind of a file, by what it says of itself and not by its name. Raises `Unfit`."""
    if len(content) > MAX_BYTES:
        raise Unfit(f"The file is larger than {MAX_BYTES // (1024 * 1024)} MB.")
    found = header(content)
    if found is None:
        raise Unfit("The file is not a JPEG, PNG or WebP picture.")
    kind, width, height = found
    if not width or not height:
        raise Unfit("The picture has no pixels.")
    if width * height > MAX_PIXELS:
        raise Unfit(f"The picture has more than {MAX_PIXELS // 1_000_000} megapixels: {width} x {height}.")
    return kind


def header(content: bytes) -> tuple[Kind, int, int] | None:
    """Kind, width and height that a file declares; None when it is none of the kinds, or ends before it tells."""
    if content.startswith(_PNG):
        if len(content) < 24 or content[12:16] != b"IHDR":
            return None
        return Kind.PNG, _big(content[16:20]), _big(content[20:24])
    if content.startswith(b"\xff\xd8\xff"):
        return _jpeg(content)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _webp(content)
    return None


def _jpeg(content: bytes) -> tuple[Kind, int, int] | None:
    at = 2
    while at + 4 <= len(content):
        if content[at] != 0xFF:
            return None
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1  # Padding.
        elif marker in _BARE:
            at += 2
        elif marker in _FRAMES:
            if at + 9 > len(content):
                return None
            return Kind.JPEG, _big(content[at + 7 : at + 9]), _big(content[at + 5 : at + 7])
        elif marker in {0xD9, 0xDA}:
            return None  # The picture begins, or ends, without having told its size.
        else:
            at += 2 + max(2, _big(content[at + 2 : at + 4]))
    return None


def _webp(content: bytes) -> tuple[Kind, int, int] | None:
    if len(content) < 30:
        return None
    match content[12:16]:
        case b"VP8X":
            return Kind.WEBP, 1 + _little(content[24:27]), 1 + _little(content[27:30])
        case b"VP8 " if content[23:26] == b"\x9d\x01\x2a":
            return Kind.WEBP, _little(content[26:28]) & 0x3FFF, _little(content[28:30]) & 0x3FFF
        case b"VP8L" if content[20] == 0x2F:
            bits = _little(content[21:25])
            return Kind.WEBP, 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    return None


def _big(part: bytes) -> int:
    return int.from_bytes(part, "big")


def _little(part: bytes) -> int:
    return int.from_bytes(part, "little")
