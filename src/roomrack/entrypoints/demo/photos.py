"""The demo's photos: drawn, so that nothing is fetched, and the same in every demo."""

import hashlib
from io import BytesIO

from PIL import Image, ImageDraw

from roomrack.adapters.pillow.client import PillowRenderer
from roomrack.domain.media import service as media
from roomrack.domain.media.rules import MAX_PIXELS, Kind, Place, Size
from roomrack.entrypoints.demo import plan
from roomrack.infra.db import WriteUnit
from roomrack.ports.files import Files

SIZE = (1200, 800)
_MAIN = next(house for house in plan.HOUSES if house.id == plan.MAIN)
_SCENES = (
    (Place(plan.MAIN), "terrace", ("#f2b880", "#5d7fa3"), "#2f4858"),
    (Place(plan.MAIN, _MAIN.product(1)), "sea", ("#bfe3f5", "#3a86c8"), "#e9d8a6"),
    (Place(plan.MAIN, _MAIN.product(1)), "evening", ("#3d2c5e", "#e76f51"), "#1d1a2b"),
    (Place(plan.MAIN, _MAIN.product(1, 1)), "garden", ("#d8f3dc", "#52796f"), "#354f52"),
    (Place(plan.MAIN, pms_room=_MAIN.first_pms_room), "door", ("#f4efe6", "#c9b79c"), "#7a5c3e"),
)


async def add(unit: WriteUnit, files: Files) -> None:
    """Show a few photos at the demo's first property. Their files are stored within the demo's one transaction."""
    renderer = PillowRenderer(pixels=MAX_PIXELS)
    for place, name, sky, ground in _SCENES:
        content = _drawn(sky, ground)
        renditions = await renderer.render(content, Kind.JPEG.value)
        sizes = [Size(one.width, one.height, len(one.content)) for one in renditions]
        id = hashlib.sha256(f"demo {name}".encode()).hexdigest()[:32]
        picture = await media.promise(unit, content, Kind.JPEG, sizes, id=id)
        for file, one in zip(picture.files, renditions, strict=True):
            await files.put(file, one.content, Kind.JPEG.media)
        await media.show(unit, place, picture, f"https://photos.example/{name}.jpg")


def _drawn(sky: tuple[str, str], ground: str) -> bytes:
    """A sky that goes from one colour to another, a sun, and hills."""
    width, height = SIZE
    gradient = Image.linear_gradient("L").resize(SIZE)
    picture = Image.composite(Image.new("RGB", SIZE, sky[1]), Image.new("RGB", SIZE, sky[0]), gradient)
    draw = ImageDraw.Draw(picture)
    draw.ellipse((width * 0.68, height * 0.16, width * 0.78, height * 0.31), fill="#fff3c4")
    draw.polygon([(0, height), (0, height * 0.7), (width * 0.4, height * 0.55), (width, height)], fill=ground)
    draw.polygon([(width, height), (width, height * 0.62), (width * 0.3, height)], fill=ground)
    file = BytesIO()
    picture.save(file, "JPEG", quality=85)
    return file.getvalue()
