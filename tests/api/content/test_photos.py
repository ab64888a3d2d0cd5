"""The photos of a product below /content: docs/contract.md 9."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.api.content.conftest import House, done, refused
from tests.factories import World
from tests.harness.processes import Worker
from tests.media.source import Source, picture, serving


@pytest.fixture
async def source() -> AsyncIterator[Source]:
    async with serving() as source:
        yield source


async def test_from_the_url_to_the_list(house: House, source: Source, worker_process: Worker) -> None:
    place = house.url("product", "photos")
    assert done(await house.session.get(place)) == []
    url = source.put("/room.jpg", picture())
    task = done(await house.session.post(place, params={"url": url}), 202)
    assert task == {"id": task["id"], "status": "WAITING"}
    async with asyncio.timeout(60):
        while True:
            [queued] = done(await house.session.get(f"{place}/queue", params={"id": task["id"]}))
            if queued["status"] in ("DONE", "FAILED"):
                break
            await asyncio.sleep(0.1)
    [photo] = done(await house.session.get(place))
    assert queued == {
        "id": task["id"],
        "status": "DONE",
        "type": "PHOTO",
        "product": house.product,
        "url": url,
        "photo": photo["id"],
        "createTime": queued["createTime"],
        "updateTime": queued["updateTime"],
    }
    assert (photo["product"], photo["source"], photo["type"]) == (house.product, url, "image/jpeg")
    assert done(await house.session.delete(f"{place}/{photo['name']}")) == photo
    assert done(await house.session.get(place)) == []
    answer = await house.session.delete(f"{place}/{photo['name']}")
    assert (answer.status_code, answer.json()["element"]) == (404, "Photo")


async def test_the_queue_is_that_of_the_product(house: House, world: World) -> None:
    place = house.url("product", "photos")
    other = await world.product(house.hotel)
    made = [
        done(await house.session.post(place, json={"url": f"https://photos.example/{name}.jpg"}), 202)["id"]
        for name in ("a", "b")
    ]
    elsewhere = f"/rest/v1/content/products/{house.hotel.id}/{other}/photos"
    done(await house.session.post(elsewhere, data={"url": "https://photos.example/a.jpg"}), 202)
    found = done(await house.session.get(f"{place}/queue"))
    assert [one["id"] for one in found] == made[::-1]
    by_url = done(await house.session.get(f"{place}/queue", params={"url": "https://photos.example/a.jpg"}))
    assert [one["id"] for one in by_url] == made[:1]
    assert done(await house.session.get(f"{place}/queue", params={"id": 1})) == []
    assert refused(await house.session.get(f"{place}/queue", params={"id": "x"})) == (400, "ApiParamsExemption", ["id"])


async def test_a_url_that_is_not_fetched(house: House) -> None:
    place = house.url("product", "photos")
    assert refused(await house.session.post(place)) == (400, "ApiParamsExemption", ["$.url"])
    answer = await house.session.post(place, params={"url": "http://169.254.169.254/latest"})
    assert refused(answer) == (400, "ApiValidationFailed", ["$.url"])
