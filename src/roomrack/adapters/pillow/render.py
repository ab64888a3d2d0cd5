"""Renders one picture: `python -m roomrack.adapters.pillow.render KIND PIXELS`, its file on stdin.

It is a process of its own so that a picture which was made to take forever, or all memory, takes nobody else's: the
process has a limit of both and is killed when it is late. Answers a line of JSON on stdout: a problem, or the sizes of
what follows, in bytes and pixels. It ends with an error, and no answer, when the decoder stumbles over the file.
"""

import json
import sys
from contextlib import suppress
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageOps

SIDES = (2048, 1024, 320)
"""The longest side of each rendition, in pixels; a picture is never enlarged."""

MEMORY_BYTES = 1_500 * 1024 * 1024
CPU_SECONDS = 30
QUALITY = 85

TOO_MUCH = "The picture takes too much memory or time to decode."
TOO_MANY_PIXELS = "The picture has too many pixels."


def main() -> None:
    """Render what stands on stdin."""
    _limit()
    kind, pixels = sys.argv[1], int(sys.argv[2])
    content = sys.stdin.buffer.read()
    try:
        header, renditions = _rendered(content, kind, pixels)
    except MemoryError:
        header, renditions = {"problem": TOO_MUCH}, []
    sys.stdout.buffer.write(json.dumps(header).encode() + b"\n" + b"".join(renditions))


def _rendered(content: bytes, kind: str, pixels: int) -> tuple[dict[str, Any], list[bytes]]:
    Image.MAX_IMAGE_PIXELS = None  # Judged below, with a limit of our own.
    with Image.open(BytesIO(content), formats=(kind,)) as source:
        if source.width * source.height > pixels:
            return {"problem": TOO_MANY_PIXELS}, []
        if kind == "JPEG":
            source.draft(None, (SIDES[0], SIDES[0]))
        source.load()
        orientation = source.getexif().get(0x0112, 1)
        picture = _plain(source)
    picture.thumbnail((SIDES[0], SIDES[0]), Image.Resampling.LANCZOS)
    if orientation != 1:
        picture.getexif()[0x0112] = orientation
        picture = ImageOps.exif_transpose(picture)
    sizes: list[dict[str, int]] = []
    encoded: list[bytes] = []
    for side in SIDES:
        if encoded and side >= max(sizes[0]["width"], sizes[0]["height"]):
            continue
        one = picture.copy()
        one.thumbnail((side, side), Image.Resampling.LANCZOS)
        one.info.clear()
        file = BytesIO()
        one.save(file, kind, **_options(kind))
        encoded.append(file.getvalue())
        sizes.append({"width": one.width, "height": one.height, "bytes": len(encoded[-1])})
    return {"renditions": sizes}, encoded


def _plain(source: Image.Image) -> Image.Image:
    """The pixels alone, in sRGB: grey, colour, or colour with transparency."""
    profile = source.info.get("icc_profile")
    transparent = source.has_transparency_data
    picture: Image.Image = source
    if picture.mode.startswith(("I", "F")):
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    alpha = picture.convert("RGBA").getchannel("A") if transparent else None
    if profile and picture.mode in {"RGB", "RGBA", "CMYK", "L"}:
        picture = _in_srgb(picture.convert("RGB") if picture.mode == "RGBA" else picture, profile)
    if picture.mode != "L" or alpha is not None:
        picture = picture.convert("RGB")
    picture = picture.copy() if picture is source else picture
    if alpha is not None:
        picture.putalpha(alpha)
    picture.info.clear()
    return picture


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """The colours that the picture's own profile means; as they are when the profile is of no use."""
    with suppress(ImageCms.PyCMSError, OSError, ValueError):
        converted = ImageCms.profileToProfile(
            picture,
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="L" if picture.mode == "L" else "RGB",
        )
        return converted or picture
    return picture


def _options(kind: str) -> dict[str, Any]:
    if kind == "JPEG":
        return {"quality": QUALITY, "progressive": True, "optimize": True}
    return {"quality": QUALITY} if kind == "WEBP" else {}


def _limit() -> None:
    """Limit what this process may use, where the system knows such limits."""
    with suppress(ImportError):
        import resource  # noqa: PLC0415 - not on every platform

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
