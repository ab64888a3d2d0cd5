"""The photos of a property, its products and its physical rooms: what is shown, what is on its way, and what failed.

Thumbnails come from this server itself, so that the policy of the pages holds wherever clients reach it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from starlette.responses import Response

from roomrack.core.errors import FieldWrong, RoomrackError
from roomrack.core.rights import Level
from roomrack.domain.media import service as media
from roomrack.domain.media.errors import PhotoNotFound
from roomrack.domain.media.rules import MAX_PHOTOS, Photo, Place
from roomrack.domain.products import service as products
from roomrack.infra.db import ReadUnit
from roomrack.infra.tasks import Task
from roomrack.web.console.desk import Desk, desk_of, shown
from roomrack.web.console.visit import MAX_FIELD, Visit, address, number, signed_in
from roomrack.web.photos import path_of

PAGE = "/photos"
SHOWN = 200
"""Photos on a page that shows all places; one place has fewer, so a page of one is always whole."""
TOLD = 50
"""Tasks on a page."""

Names = Mapping[Place, str]
"""What can have photos, in the order in which it is chosen from, with what people call it."""


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A photo as the page shows it."""

    id: int
    alt: str
    small: str
    """The path of its smallest file, whose width and height are pixels."""
    large: str
    width: int
    height: int
    source: str


@signed_in
async def photos(visit: Visit) -> Response:
    """All photos, or those of one place; whoever may write adds and deletes them here."""
    desk = await desk_of(visit, PAGE)
    error: RoomrackError | None = None
    if visit.request.method == "POST":
        desk.require(PAGE, Level.READWRITE)
        try:
            match visit.field("action"):
                case "add":
                    return await _add(visit, desk)
                case "delete":
                    return await _delete(visit, desk)
        except RoomrackError as refused:
            error = refused
    async with visit.read(desk.scope) as unit:
        names = await _names(visit, unit, desk)
        chosen = _place(visit.asked("of") or "", names)
        if chosen is not None:
            found = await media.find(unit, chosen)
        else:
            found = await media.of_property(unit, desk.place.id, limit=SHOWN + 1)
        waiting = await media.fetching(unit, desk.place.id)
    content = {
        "places": [(key_of(place), name) for place, name in names.items()],
        "chosen": key_of(chosen) if chosen else "",
        "groups": _groups(visit, found[:SHOWN], names),
        "more": len(found) > SHOWN,
        "waiting": [_told(visit, task, names) for task in waiting if chosen in (None, media.place_of(task))][:TOLD],
        "may_write": desk.may(PAGE, Level.READWRITE),
        "form": {name: visit.field(name) if error else "" for name in ("of", "url")},
        "limit": MAX_PHOTOS,
        "shown": SHOWN,
    }
    return shown(visit, desk, "house_photos.html", content, error=error)


async def _add(visit: Visit, desk: Desk) -> Response:
    place = await _chosen(visit, desk)
    url = visit.field("url")
    if not url:
        raise FieldWrong("url", reason=visit.say("Give the address of a picture."))
    if len(url) >= MAX_FIELD:
        raise FieldWrong("url", reason=visit.say("An address has fewer than {count} characters.", count=MAX_FIELD))
    async with visit.write(desk.scope) as unit:
        await media.request(unit, place, url)
    return visit.go(
        _here(visit, desk), done=visit.say("The photo is asked for. It is shown here as soon as it has been fetched.")
    )


async def _delete(visit: Visit, desk: Desk) -> Response:
    place = await _chosen(visit, desk)
    photo = number(visit.field("photo"))
    if photo is None:
        raise PhotoNotFound(visit.field("photo"))
    async with visit.write(desk.scope) as unit:
        await media.delete_at(unit, place, photo)
    return visit.go(_here(visit, desk), done=visit.say("The photo is deleted."))


def _here(visit: Visit, desk: Desk) -> str:
    """The page that the form stood on."""
    return address(desk.base + PAGE, of=visit.asked("of"))


async def _chosen(visit: Visit, desk: Desk) -> Place:
    """The place that a form names. Raises `FieldWrong` for what is none of the property's."""
    async with visit.read(desk.scope) as unit:
        place = _place(visit.field("of"), await _names(visit, unit, desk))
    if place is None:
        raise FieldWrong(
            "of", reason=visit.say("Choose the property, one of its products or one of its physical rooms.")
        )
    return place


async def _names(visit: Visit, unit: ReadUnit, desk: Desk) -> Names:
    house = desk.place.id
    catalog = await products.catalog_of(unit, desk.place)
    rooms = await products.pms_rooms(unit, [house], include_without_parent=True)
    return {
        Place(house): desk.place.name,
        **{Place(house, one.id): one.name for one in sorted(catalog.values(), key=lambda one: one.id)},
        **{Place(house, pms_room=one.id): visit.say("Room {name}", name=one.name) for one in rooms},
    }


def key_of(place: Place) -> str:
    """How forms name a place."""
    if place.pms_room is not None:
        return f"room-{place.pms_room}"
    return "property" if place.product is None else f"product-{place.product}"


def _place(key: str, names: Names) -> Place | None:
    return next((place for place in names if key_of(place) == key), None)


def _groups(visit: Visit, found: Sequence[Photo], names: Names) -> list[dict[str, Any]]:
    return [
        {
            "key": key_of(place),
            "name": names.get(place, key_of(place)),
            "photos": [_thumbnail(visit, photo, names.get(place, "")) for photo in group],
        }
        for place, group in groupby(found, key=lambda photo: photo.place)
    ]


def _thumbnail(visit: Visit, photo: Photo, name: str) -> Thumbnail:
    files, sizes = photo.picture.files, photo.picture.sizes
    return Thumbnail(
        id=photo.id,
        alt=visit.say("Photo {number} of {name}", number=photo.id, name=name),
        small=path_of(files[-1]),
        large=path_of(files[0]),
        width=sizes[-1].width,
        height=sizes[-1].height,
        source=photo.source,
    )


def _told(visit: Visit, task: Task, names: Names) -> dict[str, Any]:
    return {
        "task": task,
        "name": names.get(media.place_of(task), visit.say("something deleted")),
        "url": task.subject.get("url", ""),
    }
