"""Use cases of photos: asking for one by URL, showing, copying and deleting them, and keeping the pictures they show.

A photo is a row that shows a picture at a place. A picture is the content of one file, kept once for everybody who
shows it. Its row is written before its files and goes after them, so that every file in the store has a row that knows
of it, whenever a process ends.
"""

import hashlib
import json
import secrets
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from datetime import timedelta

from roomrack.core.errors import NotFound
from roomrack.domain.media import events, repository, rules
from roomrack.domain.media.errors import PhotoNotFound, PhotoUrlRefused, TooManyPhotos
from roomrack.domain.media.rules import Kind, Photo, Picture, Place, Size, Unfit
from roomrack.infra import jobs, tasks
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.infra.tasks import Status, Task
from roomrack.ports.files import Files, NullFiles
from roomrack.ports.http import NullOutgoing, Outgoing, UrlRefused

TASK = "PHOTO"
"""The kind of the tasks that fetch a photo."""

TURN = "turn"
"""The id that a task keeps for its photo: photos stand by id, and several are fetched at once."""

JOB = "media.fetch"
"""The job that does such a task. Its payload is the property and the task's id."""

LEASE = timedelta(minutes=10)
"""How long whoever began a task has it for himself; longer than fetching, rendering and storing can take."""

GIVE_UP_AFTER = timedelta(days=1)
"""How long a task is tried again while the server itself is what fails."""

GRACE = timedelta(days=1)
"""How long the files of a picture stay after the last photo of it was deleted."""

SWEPT_AT_ONCE = 200

URL_PATH = "$.url"

PlaceGuard = Callable[[ReadUnit, Place], Awaitable[None]]

place_guards: list[PlaceGuard] = []
"""Raise `NotFound` for a place that does not exist; one that does stays until a writing unit ends. A place with product
and physical room is that room as the product's. Filled by `entrypoints`."""


class _Outside:
    """What is outside of this process; `entrypoints` sets it."""

    checker: Outgoing = NullOutgoing()
    files: Files = NullFiles()
    base: str = ""


def configure(*, outgoing: Outgoing, files: Files, public_url: str) -> None:
    """Say who judges URLs, where pictures are kept, and where clients reach this server."""
    _Outside.checker = outgoing
    _Outside.files = files
    _Outside.base = f"{public_url.rstrip('/')}/photos/"


def files() -> Files:
    """Where pictures are kept."""
    return _Outside.files


def url_of(file: str) -> str:
    """Where everybody can read a file of a picture."""
    return _Outside.base + file


# --- what people ask for ---------------------------------------------------------------------------------------------


async def request(unit: WriteUnit, place: Place, url: str) -> Task:
    """Queue the fetching of a photo; gives the task, which tells how it goes.

    The name in the URL is looked up here, for at most 1.5 s, before anything is locked. Raises `PhotoUrlRefused`, what
    the place guards raise, and `TooManyPhotos`.
    """
    try:
        await _Outside.checker.check(url)
    except UrlRefused as refused:
        raise PhotoUrlRefused(URL_PATH, problem=refused.problem) from None
    await check(unit, place)
    if await _room_left(unit, place) <= 0:
        raise TooManyPhotos(URL_PATH, limit=rules.MAX_PHOTOS)
    subject: dict[str, object] = {"url": url, TURN: await repository.turn(unit)}
    if place.pms_room is not None:
        subject["pmsRoom"] = place.pms_room
    id = await tasks.add(unit, place.accommodation, TASK, subject, product=place.product)
    await enqueue(unit, place.accommodation, id)
    task = await tasks.get(unit, place.accommodation, id)
    if task is None:
        raise RuntimeError("the task that was just written is not there")
    return task


async def check(unit: ReadUnit, place: Place) -> None:
    """Raise `NotFound` unless the place exists."""
    for guard in place_guards:
        await guard(unit, place)


async def find(unit: ReadUnit, place: Place) -> list[Photo]:
    """The photos of a place, in the order in which they were asked for. Raises what the place guards raise."""
    await check(unit, place)
    return await repository.at(unit, place)


async def of_products(unit: ReadUnit, accommodation: int, products: Collection[int]) -> Mapping[int, Sequence[Photo]]:
    """The photos of products of a property, by product; those without any are absent."""
    found: defaultdict[int, list[Photo]] = defaultdict(list)
    for photo in await repository.of_products(unit, accommodation, products) if products else ():
        if photo.place.product is not None:
            found[photo.place.product].append(photo)
    return found


async def of_property(unit: ReadUnit, accommodation: int, *, limit: int) -> list[Photo]:
    """Photos of a property and of all it has: its own, those of products, then those of physical rooms, by id."""
    return await repository.of_property(unit, accommodation, limit)


async def asked_for(unit: ReadUnit, place: Place, *, url: str | None, id: int | None) -> list[Task]:
    """Photos among the newest tasks of a place, the newest first, or those with a URL and an id.

    Raises what the place guards raise.
    """
    await check(unit, place)
    found = await tasks.newest(unit, place.accommodation, product=place.product)
    return [
        task
        for task in found
        if task.kind == TASK
        and place_of(task) == place
        and url in (None, task.subject["url"])
        and id in (None, task.id)
    ]


async def fetching(unit: ReadUnit, accommodation: int) -> list[Task]:
    """Photos among the newest tasks of a property that were asked for and are not shown: they wait, or have failed."""
    found = await tasks.newest(unit, accommodation)
    return [task for task in found if task.kind == TASK and task.status is not Status.DONE]


async def delete_named(unit: WriteUnit, place: Place, name: str) -> Photo:
    """Delete a photo of a place by its name, or by that of a smaller file of it. Raises `PhotoNotFound`."""
    for photo in await repository.at(unit, place):
        if name in photo.picture.files:
            return await _delete(unit, photo)
    raise PhotoNotFound(name)


async def delete_at(unit: WriteUnit, place: Place, id: int) -> Photo:
    """Delete a photo of a place by its id. Raises `PhotoNotFound`, and what the place guards raise."""
    await check(unit, place)
    found = await repository.get(unit, place.accommodation, id)
    if found is None or found.place != place:
        raise PhotoNotFound(id)
    return await _delete(unit, found)


async def delete_of_rooms(unit: WriteUnit, accommodation: int, product: int, id: int) -> Photo:
    """Delete a photo of one of a product's physical rooms. Raises `PhotoNotFound`, and what the place guards raise."""
    await check(unit, Place(accommodation, product))
    found = await repository.get(unit, accommodation, id)
    if found is None or found.place.pms_room is None:
        raise PhotoNotFound(id)
    try:
        await check(unit, Place(accommodation, product, found.place.pms_room))
    except NotFound as error:
        raise PhotoNotFound(id) from error
    return await _delete(unit, found)


async def delete_all(unit: WriteUnit, place: Place) -> list[Photo]:
    """Delete every photo of a place; gives them as they were. Records `photo.deleted` for each.

    Raises what the place guards raise.
    """
    await check(unit, place)
    return await _deleted(unit, place.accommodation, await repository.at(unit, place))


# --- what the slices above need --------------------------------------------------------------------------------------


async def forget(unit: WriteUnit, accommodation: int) -> None:
    """Delete every photo of a property that is being deleted; its own event tells of it."""
    ids = await repository.ids_of_property(unit, accommodation)
    if ids:
        await repository.delete(unit, accommodation, ids, unit.now())


async def copy(unit: WriteUnit, source: int, destination: int, ids: Mapping[int, int]) -> None:
    """Give products that were just copied the photos of their originals; `ids` has the new id of each by its old."""
    await repository.copy(unit, source, destination, ids)


async def move(
    unit: WriteUnit, source: int, destination: int, products: Sequence[int], pms_rooms: Sequence[int]
) -> None:
    """Let the photos of products and physical rooms go with them to another property."""
    await repository.move(unit, source, destination, products, pms_rooms)


# --- what the worker does --------------------------------------------------------------------------------------------


async def enqueue(unit: WriteUnit, accommodation: int, task: int) -> None:
    """Write the job of a task, unless it waits already."""
    payload = json.dumps({"accommodation": accommodation, "task": task}).encode()
    await jobs.enqueue(unit, JOB, payload, once=f"{JOB}:{task}")


async def known(unit: WriteUnit, content: bytes) -> Picture | None:
    """The picture of a content that was fetched before and is still kept."""
    return await repository.known(unit, hashlib.sha256(content).digest(), unit.now())


async def promise(
    unit: WriteUnit, content: bytes, kind: Kind, sizes: Sequence[Size], *, id: str | None = None
) -> Picture:
    """Write down the picture whose files are about to be stored; gives it with the names that they must have.

    An explicit `id` is for demo data.
    """
    digest = hashlib.sha256(content).digest()
    return await repository.promise(unit, id or secrets.token_hex(16), digest, kind, sizes, unit.now())


async def show(unit: WriteUnit, place: Place, picture: Picture, source: str, *, id: int | None = None) -> Photo:
    """Show a picture, whose files are stored, at a place; gives the photo that is there already if it is.

    `id` is that of the new photo, which says where it stands among the others; without it it stands last. Records
    `photo.added`. Raises `Unfit` when the place is gone or full, and `Superseded` when the picture was given up
    meanwhile.
    """
    try:
        await check(unit, place)
    except NotFound as error:
        raise Unfit("What the photo is of does not exist any more.") from error
    if not await repository.show(unit, picture.id, unit.now()):
        raise Superseded
    shown = {photo.picture.id: photo for photo in await repository.at(unit, place)}
    if picture.id not in shown:
        if len(shown) >= rules.MAX_PHOTOS:
            raise Unfit(f"There are {rules.MAX_PHOTOS} photos here already.")
        await repository.insert(unit, place, picture.id, source, id)
        shown = {photo.picture.id: photo for photo in await repository.at(unit, place)}
        await unit.record(events.added(place.accommodation, rules.snapshot(shown[picture.id])))
    return shown[picture.id]


async def finish(unit: WriteUnit, task: Task, picture: Picture) -> None:
    """Show a picture where a task wants it, and end the task. Raises what `show` raises."""
    photo = await show(unit, place_of(task), picture, task.subject["url"], id=task.subject.get(TURN))
    outcome = {"photo": photo.id, "name": photo.name}
    await tasks.move(unit, task.accommodation, task.id, Status.DONE, outcome=outcome)


class Superseded(Exception):
    """Something else happened to the picture meanwhile: the task begins anew."""


async def sweep(unit: WriteUnit) -> list[Picture]:
    """Give up pictures that nobody has shown for the grace; gives those whose files are to be removed now."""
    await repository.give_up(unit, unit.now() - GRACE, SWEPT_AT_ONCE)
    return await repository.given_up(unit, SWEPT_AT_ONCE)


async def swept(unit: WriteUnit, pictures: Collection[Picture]) -> None:
    """Forget pictures whose files have been removed."""
    await repository.drop(unit, [picture.id for picture in pictures])


def place_of(task: Task) -> Place:
    """What the photo of a task is of."""
    return Place(task.accommodation, task.product, task.subject.get("pmsRoom"))


async def _room_left(unit: ReadUnit, place: Place) -> int:
    waiting = await tasks.unfinished(unit, place.accommodation, TASK, product=place.product)
    here = sum(1 for task in waiting if place_of(task) == place)
    return rules.MAX_PHOTOS - here - len(await repository.at(unit, place))


async def _delete(unit: WriteUnit, photo: Photo) -> Photo:
    if not await _deleted(unit, photo.place.accommodation, [photo]):
        raise PhotoNotFound(photo.id)
    return photo


async def _deleted(unit: WriteUnit, accommodation: int, photos: Sequence[Photo]) -> list[Photo]:
    if not photos:
        return []
    ids = await repository.delete(unit, accommodation, [photo.id for photo in photos], unit.now())
    gone = [photo for photo in photos if photo.id in ids]
    await unit.record(*(events.deleted(accommodation, rules.snapshot(photo)) for photo in gone))
    return gone
