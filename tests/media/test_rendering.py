"""What becomes of a picture: upright, in sRGB, small enough, and nothing of it but its pixels."""

import asyncio
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from roomrack.adapters.pillow.client import PillowRenderer
from roomrack.domain.media.rules import MAX_PIXELS
from roomrack.ports.pictures import PictureRefused
from tests.media.source import bomb, picture


async def rendered(content: bytes, kind: str = "JPEG") -> list[Image.Image]:
    """The sizes of a picture, decoded."""
    found = await PillowRenderer(pixels=MAX_PIXELS).render(content, kind)
    images: list[Image.Image] = [Image.open(BytesIO(one.content)) for one in found]
    assert [image.size for image in images] == [(one.width, one.height) for one in found]
    assert {image.format for image in images} == {kind}
    for image in images:
        image.load()
    return images


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((1, 1), [(1, 1)]),
        ((320, 200), [(320, 200)]),
        ((321, 200), [(321, 200), (320, 199)]),
        ((600, 1024), [(600, 1024), (187, 320)]),
        ((4000, 100), [(2048, 51), (1024, 26), (320, 8)]),
        ((100, 4000), [(51, 2048), (25, 1024), (8, 320)]),
    ],
)
async def test_it_becomes_smaller_and_never_larger(size: tuple[int, int], expected: list[tuple[int, int]]) -> None:
    assert [image.size for image in await rendered(picture("PNG", size), "PNG")] == expected


@pytest.mark.parametrize("orientation", range(1, 9))
async def test_it_stands_upright(orientation: int) -> None:
    original = Image.new("RGB", (80, 40), "black")
    original.paste("red", (0, 0, 40, 20))  # The upper left quarter, seen upright.
    turn = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    kept = original.transpose(turn[orientation]) if orientation in turn else original
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = BytesIO()
    kept.save(file, "JPEG", quality=95, exif=exif)
    (image,) = await rendered(file.getvalue())
    assert image.size == (80, 40)
    corner: Any = image.getpixel((10, 5))
    opposite: Any = image.getpixel((70, 35))
    assert (corner[0] > 200, opposite[0] < 60) == (True, True)


async def test_nothing_but_pixels_is_left() -> None:
    exif = Image.Exif()
    exif[0x010E] = "SECRET"
    exif.get_ifd(0x8825)[1] = "N"
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "SECRET")
    notes.add_itxt("XML:com.adobe.xmp", "SECRET")
    contents = {
        "JPEG": picture(exif=exif, comment=b"SECRET", xmp=b"SECRET"),
        "PNG": picture("PNG", exif=exif, pnginfo=notes),
        "WEBP": picture("WEBP", exif=exif, xmp=b"SECRET"),
    }
    for kind, content in contents.items():
        assert b"SECRET" in content
        found = await PillowRenderer(pixels=MAX_PIXELS).render(content + b"SECRET behind the end", kind)
        for one in found:
            assert b"SECRET" not in one.content
            with Image.open(BytesIO(one.content)) as image:
                assert not image.getexif()
                assert set(image.info) <= {
                    "jfif",
                    "jfif_version",
                    "jfif_unit",
                    "jfif_density",
                    "progressive",
                    "progression",
                } | {"loop", "background", "timestamp", "duration"}


@pytest.mark.parametrize(
    ("kind", "mode", "expected"),
    [
        *(("JPEG", "RGB", "RGB"), ("JPEG", "L", "L"), ("JPEG", "CMYK", "RGB")),
        *(
            ("PNG", "RGBA", "RGBA"),
            ("PNG", "P", "RGB"),
            ("PNG", "1", "RGB"),
            ("PNG", "LA", "RGBA"),
            ("PNG", "I;16", "L"),
        ),
        *(("WEBP", "RGB", "RGB"), ("WEBP", "RGBA", "RGB")),
    ],
)
async def test_every_way_to_keep_pixels(kind: str, mode: str, expected: str) -> None:
    image = Image.linear_gradient("L").resize((64, 64))
    if mode == "I;16":
        deep = b"".join(bytes((value, value)) for value in image.tobytes())
        image = Image.frombytes("I;16", image.size, deep)
    file = BytesIO()
    image.convert(mode).save(file, kind)
    (shown,) = await rendered(file.getvalue(), kind)
    assert shown.mode == expected
    grey = shown.convert("L")
    dark: Any = grey.getpixel((32, 2))
    light: Any = grey.getpixel((32, 61))
    assert (dark < 60, light > 190) == (True, True)


async def test_transparency_stays() -> None:
    for kind in ("PNG", "WEBP"):
        (shown,) = await rendered(picture(kind, (20, 20), mode="RGBA", colour=(255, 0, 0, 0)), kind)
        clear: Any = shown.getpixel((10, 10))
        assert clear[3] == 0
    palette = Image.new("P", (20, 20), 0)
    palette.putpalette([255, 0, 0, 0, 255, 0])
    file = BytesIO()
    palette.save(file, "PNG", transparency=0)
    (shown,) = await rendered(file.getvalue(), "PNG")
    clear = shown.getpixel((10, 10))
    assert clear[3] == 0


async def test_colours_of_another_profile_become_srgb() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    plain = picture(icc_profile=lab.tobytes())
    broken = picture(icc_profile=b"nonsense" * 30)
    for content in (plain, broken):
        (image, *_) = await rendered(content)
        colour: Any = image.getpixel((5, 5))
        assert max(abs(a - b) for a, b in zip(colour, (40, 90, 160), strict=True)) < 6


async def test_the_first_frame_of_what_moves() -> None:
    frames = [Image.new("RGB", (30, 30), colour) for colour in ("red", "blue")]
    for kind in ("WEBP", "PNG"):
        file = BytesIO()
        frames[0].save(file, kind, save_all=True, append_images=frames[1:])
        (image,) = await rendered(file.getvalue(), kind)
        assert getattr(image, "n_frames", 1) == 1
        colour: Any = image.convert("RGB").getpixel((5, 5))
        assert (colour[0] > 200, colour[2] < 60) == (True, True)


@pytest.mark.parametrize(
    ("content", "kind", "problem"),
    [
        (picture()[:3000], "JPEG", "The picture can't be decoded: its file is damaged or cut off."),
        (picture("PNG")[:200], "PNG", "The picture can't be decoded: its file is damaged or cut off."),
        (picture("PNG"), "JPEG", "The picture can't be decoded: its file is damaged or cut off."),
        (b"", "WEBP", "The picture can't be decoded: its file is damaged or cut off."),
        (bomb(13_000, 13_000), "PNG", "The picture has too many pixels."),
    ],
)
async def test_what_can_not_be_shown(content: bytes, kind: str, problem: str) -> None:
    with pytest.raises(PictureRefused) as refused:
        await PillowRenderer(pixels=MAX_PIXELS).render(content, kind)
    assert refused.value.problem == problem


async def test_one_that_takes_too_long_is_ended() -> None:
    with pytest.raises(PictureRefused) as refused:
        await PillowRenderer(pixels=MAX_PIXELS, seconds=0.01).render(picture(size=(4000, 4000)), "JPEG")
    assert refused.value.problem == "The picture takes too much memory or time to decode."


async def test_the_loop_goes_on_meanwhile_and_few_are_rendered_at_a_time() -> None:
    renderer = PillowRenderer(pixels=MAX_PIXELS, at_once=1)
    beats = 0

    async def beat() -> None:
        nonlocal beats
        while True:
            await asyncio.sleep(0.01)
            beats += 1

    beating = asyncio.create_task(beat())
    await asyncio.gather(*(renderer.render(picture(size=(900, 900)), "JPEG") for _ in range(3)))
    beating.cancel()
    assert beats > 10
