"""Photos that come over: asked for by the import, fetched by a worker here."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from roomrack.adapters.files.folder import FolderFiles
from roomrack.adapters.http.client import AiohttpOutgoing
from roomrack.adapters.pillow.client import PillowRenderer
from roomrack.domain.media import service as media
from roomrack.domain.media.jobs import Photographer
from roomrack.domain.media.rules import MAX_PIXELS, Place
from roomrack.entrypoints.importing.model import Kind
from roomrack.infra import tasks
from tests.importing.conftest import Account, Target
from tests.importing.gate import Gate
from tests.importing.test_import import counts
from tests.media.conftest import LOOPBACK
from tests.media.source import Source, picture, serving


@pytest.fixture(scope="module")
async def pictures() -> AsyncIterator[Source]:
    async with serving() as source:
        yield source


async def _work(target: Target, house: int, folder: Path) -> None:
    """Do the tasks of a property, the newest first, as workers that are free may."""
    outgoing = AiohttpOutgoing(LOOPBACK)
    worker = Photographer(
        target.database, target.context, outgoing, FolderFiles(folder), PillowRenderer(pixels=MAX_PIXELS)
    )
    async with target.database.write(target.context) as unit:
        waiting = await tasks.newest(unit, house)
    for task in waiting:
        await worker.run(json.dumps({"accommodation": house, "task": task.id}).encode())
    await outgoing.close()


async def _sources(target: Target, place: Place) -> list[str]:
    async with target.database.write(target.context) as unit:
        return [photo.source for photo in await media.find(unit, place)]


def _shown(gate: Gate, account: Account, urls: dict[str, list[str]]) -> None:
    """Have the source show these photos, with the addresses of a server that has them."""
    house, double, room = account.hotel.id, account.rooms["double"], account.rooms["101"]

    def change(path: str, body: Any) -> Any:
        bare = path.partition("?")[0]
        if bare.endswith(f"/accommodation/{house}/photos"):
            return [{"url": url} for url in urls["house"]]
        if bare.endswith(f"/roomrates/{house}"):
            return [{**row, "images": urls["double"] if row["id"] == double else []} for row in body]
        if bare.endswith(f"/pms/{house}/{room}/photos"):
            return [{"url": url} for url in urls["room"]]
        return body

    gate.change = change


async def test_photos_come_in_their_order_and_once(
    account: Account, target: Target, gate: Gate, pictures: Source, tmp_path: Path
) -> None:
    house = account.hotel.id
    urls = {
        "house": [pictures.put(f"/{house}/{n}", picture(colour=(60 * n, 9, 9))) for n in range(4)],
        "double": [pictures.put(f"/{house}/bed", picture(colour=(50, 0, 0)))],
        "room": [pictures.put(f"/{house}/door", picture(colour=(60, 0, 0)))],
    }
    _shown(gate, account, urls)
    looked = target.run(account, "--dry-run", url=gate.url)
    assert counts(looked.report, Kind.PHOTO) == {"created": 6}
    assert counts(target.run(account, url=gate.url).report, Kind.PHOTO) == {"created": 6}
    waiting = target.run(account, url=gate.url)
    assert (waiting.code, counts(waiting.report, Kind.PHOTO)) == (0, {"unchanged": 6}), waiting
    await _work(target, house, tmp_path)
    places = {
        "house": Place(house),
        "double": Place(house, account.rooms["double"]),
        "room": Place(house, pms_room=account.rooms["101"]),
    }
    for name, place in places.items():
        assert await _sources(target, place) == urls[name], name
    # The same picture under another address, and a new one.
    urls["house"] = [*urls["house"], pictures.put(f"/{house}/again", picture(colour=(0, 9, 9)))]
    urls["double"] = [*urls["double"], pictures.put(f"/{house}/view", picture(colour=(70, 0, 0)))]
    again = target.run(account, url=gate.url)
    assert (again.code, counts(again.report, Kind.PHOTO)) == (0, {"created": 2, "unchanged": 6}), again
    await _work(target, house, tmp_path)
    assert await _sources(target, places["house"]) == urls["house"][:4]
    assert await _sources(target, places["double"]) == urls["double"]
    # One that is deleted here comes no second time.
    async with target.database.write(target.context) as unit:
        await media.delete_all(unit, places["room"])
    assert counts(target.run(account, url=gate.url).report, Kind.PHOTO) == {"unchanged": 8}
    assert await _sources(target, places["room"]) == []


async def test_what_can_not_be_fetched_is_told_and_tried_again(
    account: Account, target: Target, gate: Gate, pictures: Source, tmp_path: Path
) -> None:
    house = account.hotel.id
    gone = pictures.put(f"/{house}/gone", status=404)
    inside = "https://10.0.0.1/x.jpg"
    _shown(gate, account, {"house": [gone, inside], "double": [], "room": []})
    first = target.run(account, url=gate.url)
    assert (first.code, counts(first.report, Kind.PHOTO)) == (1, {"created": 1, "refused": 1})
    [problem] = first.report["problems"]
    assert (problem["kind"], problem["field"], problem["id"][:6]) == ("photo", "url", "house:")
    assert problem["reason"].startswith(f"{inside}: ")
    await _work(target, house, tmp_path)
    second = target.run(account, url=gate.url)
    assert counts(second.report, Kind.PHOTO) == {"updated": 1, "refused": 1}
    told = [one["reason"] for one in second.report["problems"]]
    assert f"{gone}: The address answered 404. It is tried again." in told
    pictures.put(f"/{house}/gone", picture())
    await _work(target, house, tmp_path)
    assert await _sources(target, Place(house)) == [gone]
    assert counts(target.run(account, url=gate.url).report, Kind.PHOTO) == {"unchanged": 1, "refused": 1}


async def test_a_source_that_tells_no_photos(account: Account, target: Target, gate: Gate) -> None:
    gate.refuse = lambda path: 404 if "/photos" in path else None
    gate.change = lambda path, body: (
        [{**row, "images": ["", 5]} if row["id"] == account.rooms["double"] else row for row in body]
        if f"/v3/roomrates/{account.hotel.id}" in path
        else body
    )
    done = target.run(account, url=gate.url)
    assert (done.code, counts(done.report, Kind.PHOTO)) == (1, {})
    said = [(one["kind"], one["id"], one["reason"][:29]) for one in done.report["problems"]]
    double = f"product {account.rooms['double']}"
    assert said == [
        ("photo", "*", "The source does not tell them"),
        ("photo", double, "The source tells no address o"),
        ("photo", double, "The source tells no address o"),
    ]
    asked = [path for path in gate.asked if "/pms/" in path and path.endswith("/photos")]
    assert len(asked) == 1
