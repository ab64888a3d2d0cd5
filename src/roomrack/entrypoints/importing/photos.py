"""Taking over photos: each is asked for here by its address there, and the worker fetches it like any other photo.

So an import does not wait for pictures, and none holds it up. What could not be fetched is told by the next run, which
asks for it again.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from roomrack.core.errors import RoomrackError
from roomrack.domain.media import service as media
from roomrack.domain.media.rules import Place
from roomrack.entrypoints.importing.model import SEQUENCES, Done, Kind, Left
from roomrack.entrypoints.importing.source import Untold
from roomrack.entrypoints.importing.work import House, Taken, Work, digest, remember, tell
from roomrack.infra import imported, tasks
from roomrack.infra.db import WriteUnit
from roomrack.infra.tasks import Status

MAX_ADDRESS = 2048
"""Characters of an address; `pushPhotos` takes no longer ones."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A photo as the source shows it, and what it is of, by its id there."""

    address: str
    product: int | None = None
    room: int | None = None

    @property
    def key(self) -> str:
        """What it is remembered under: a photo has no id that both kinds of servers tell."""
        about = f"room {self.room}" if self.room is not None else f"product {self.product}" if self.product else "house"
        return f"{about}: {hashlib.sha256(self.address.encode()).hexdigest()[:32]}"

    @property
    def look(self) -> bytes:
        """What is compared between runs."""
        return digest(self.address)


async def listed(
    work: Work, house: str, products: Sequence[Mapping[str, Any]], rooms: Sequence[Mapping[str, Any]]
) -> list[Shown]:
    """The photos of a property, its products and its physical rooms, in the order in which each shows them."""
    try:
        found = [Shown(one) for one in _addresses(work, house, "*", await work.source.photos(house))]
    except Untold as untold:
        found = []
        work.report.refuse(house, Kind.PHOTO, "*", Left(None, f"The source does not tell them: {untold}"))
    for raw in products:
        shown = _addresses(work, house, f"product {raw['id']}", raw.get("images") or [])
        found += [Shown(one, product=int(raw["id"])) for one in shown]
    async for number, rows in work.source.room_photos(house, [int(raw["id"]) for raw in rooms]):
        found += [Shown(one, room=number) for one in _addresses(work, house, f"room {number}", rows)]
    return list(dict.fromkeys(found))


async def take(
    work: Work, house: House, products: Sequence[Mapping[str, Any]], rooms: Sequence[Mapping[str, Any]]
) -> None:
    """Ask for the photos that were not asked for before, or could not be fetched; those of what is not here wait."""
    found = await listed(work, house.source_id, products, rooms)
    work.progress.begin(f"{house.source_id}: photos", len(found))
    for place, group in groupby(found, key=lambda one: _place(house, one)):
        shown = list(group)
        if place is not None:
            taken = await work.writing(
                house.accommodation,
                lambda unit, place=place, shown=shown: _ask(unit, place, shown),  # type: ignore[misc]
            )
            tell(work, house.source_id, Kind.PHOTO, taken)
        work.progress.advance(len(shown))


async def _ask(unit: WriteUnit, place: Place, shown: Sequence[Shown]) -> list[Taken]:
    kind = SEQUENCES[Kind.PHOTO]
    known = await imported.known(unit, place.accommodation, kind, [one.key for one in shown])
    taken: list[Taken] = []
    for one in shown:
        before = known.get(one.key)
        left: list[Left] = []
        if before is not None and before.id is not None:
            task = await tasks.get(unit, place.accommodation, before.id)
            if task is None or task.status is not Status.FAILED:
                taken.append(Taken(one.key, Done.UNCHANGED, id=before.id, digest=one.look))
                continue
            left = [Left("url", f"{one.address}: {task.reason} It is tried again.")]
        try:
            task = await media.request(unit, place, one.address)
        except RoomrackError as error:
            taken.append(Taken(one.key, Done.REFUSED, [Left("url", f"{one.address}: {error}")]))
            continue
        done = Done.CREATED if before is None else Done.UPDATED
        taken.append(Taken(one.key, done, left, task.id, one.look))
    await remember(unit, place.accommodation, Kind.PHOTO, taken)
    return taken


def _place(house: House, shown: Shown) -> Place | None:
    """What a photo is of here; None when that was not taken over."""
    if shown.product is not None:
        product = house.sold.get(shown.product)
        return None if product is None else Place(house.accommodation, product)
    if shown.room is not None:
        room = house.rooms.get(shown.room)
        return None if room is None else Place(house.accommodation, pms_room=room)
    return Place(house.accommodation)


def _addresses(work: Work, house: str, about: str, rows: object) -> list[str]:
    """The addresses of photos, which some operations list alone and others in objects; others are told and left."""
    found: list[str] = []
    for row in rows if isinstance(rows, list) else []:
        address = row.get("url") if isinstance(row, Mapping) else row
        if isinstance(address, str) and 0 < len(address) <= MAX_ADDRESS:
            found.append(address)
        else:
            work.report.refuse(house, Kind.PHOTO, about, Left("url", "The source tells no address of a photo."))
    return found
