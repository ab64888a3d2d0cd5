"""pushPhotos, getPhotos and deletePhoto, with a real worker that fetches: docs/contract.md 1 and 5."""

from io import BytesIO
from typing import Any, cast

import httpx2
import pytest
from PIL import Image

from tests.api.media.conftest import House
from tests.factories.world import READ_ONLY, World
from tests.media.source import Source, bomb, picture


async def test_a_photo_from_its_url_to_its_file(house: House, source: Source, plain: httpx2.AsyncClient) -> None:
    url = source.put("/whole.jpg", picture(size=(3000, 1500), exif=_gps()))
    assert (await house.session.get(house.base)).json() == []
    photo = await house.added(url)
    base = photo["url"].removesuffix(".jpg")
    sizes = photo.pop("sizes")
    assert photo == {
        "id": photo["id"],
        "name": photo["url"].rpartition("/")[2],
        "url": f"{base}.jpg",
        "width": 2048,
        "height": 1024,
        "bytes": photo["bytes"],
        "type": "image/jpeg",
        "source": url,
        "createTime": photo["createTime"],
    }
    assert sizes == [
        {"url": f"{base}.jpg", "width": 2048, "height": 1024, "bytes": photo["bytes"]},
        {"url": f"{base}-1024.jpg", "width": 1024, "height": 512, "bytes": sizes[1]["bytes"]},
        {"url": f"{base}-320.jpg", "width": 320, "height": 160, "bytes": sizes[2]["bytes"]},
    ]
    for size in sizes:
        answer = await plain.get(size["url"])
        assert (answer.status_code, answer.headers["content-type"]) == (200, "image/jpeg")
        assert len(answer.content) == size["bytes"]
        with Image.open(BytesIO(answer.content)) as shown:
            assert shown.size == (size["width"], size["height"])
            assert not shown.getexif()
            assert b"secret" not in answer.content


async def test_the_headers_of_a_file(house: House, source: Source, plain: httpx2.AsyncClient) -> None:
    photo = await house.added(source.put("/headers.png", picture("PNG", (64, 48))))
    answer = await plain.get(photo["url"])
    told = {
        name: answer.headers[name]
        for name in (
            *("cache-control", "content-type", "x-content-type-options", "content-security-policy"),
            *("cross-origin-resource-policy", "access-control-allow-origin", "etag"),
        )
    }
    assert told == {
        "cache-control": "public, max-age=31536000, immutable",
        "content-type": "image/png",
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'",
        "cross-origin-resource-policy": "cross-origin",
        "access-control-allow-origin": "*",
        "etag": f'"{photo["name"].removesuffix(".png")}"',
    }
    for condition in (told["etag"], f'"other", W/{told["etag"]}', "*"):
        again = await plain.get(photo["url"], headers={"If-None-Match": condition})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", told["etag"])
    assert (await plain.get(photo["url"], headers={"If-None-Match": '"other"'})).status_code == 200
    head = await plain.head(photo["url"])
    assert (head.status_code, head.content, head.headers["content-type"]) == (200, b"", "image/png")
    assert (await plain.post(photo["url"])).status_code == 405


async def test_what_is_no_file_is_404(house: House, source: Source, plain: httpx2.AsyncClient) -> None:
    photo = await house.added(source.put("/paths.jpg", picture()))
    folder = photo["url"].rpartition("/")[0]
    for name in (
        *("", "nothing.jpg", "..%2fhealth", "..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/etc/passwd", "a.jpg%00.png"),
        *(photo["name"].upper(), photo["name"].replace(".jpg", ".png"), photo["name"].replace(".jpg", ".svg")),
        *(f"{photo['name'][:2]}%2f{photo['name']}", photo["name"].replace(".jpg", ""), f".{photo['name']}"),
    ):
        answer = await plain.get(httpx2.URL(f"{folder}/{name}"))
        assert (answer.status_code, answer.content) == (404, b""), name


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
async def test_each_kind_stays_of_its_kind(house: House, source: Source, kind: str) -> None:
    # What the address is called and what the server says of it count for nothing.
    url = source.put(f"/{kind.lower()}.txt", picture(kind, (400, 300)), **cast("Any", {"Content-Type": "text/plain"}))
    photo = await house.added(url)
    assert (photo["type"], photo["width"], photo["height"]) == (f"image/{kind.lower()}", 400, 300)
    assert [size["width"] for size in photo["sizes"]] == [400, 320]


@pytest.mark.parametrize("way", ["form", "query", "JSON"])
async def test_the_url_by_three_ways(house: House, source: Source, way: str) -> None:
    url = source.put("/three.jpg", picture())
    sent = {"form": {"data": {"url": url}}, "query": {"params": {"url": url}}, "JSON": {"json": {"url": url}}}[way]
    answer = await house.session.post(house.base, **sent)
    assert answer.status_code == 200, answer.text
    assert (await house.ended(answer.json()["id"]))["status"] == "DONE"


async def test_redirects_are_followed_and_each_address_judged(house: House, source: Source) -> None:
    good = source.put("/moved.jpg", picture())
    first = source.put("/first", status=302, Location="/second")
    source.put("/second", status=307, Location=good)
    assert (await house.added(first))["source"] == first
    for address in ("http://169.254.169.254/latest/meta-data", "https://10.0.0.1/x.jpg", "http://[::1]/x.jpg"):
        away = source.put("/away", status=301, Location=address)
        reason = await house.reason(away)
        assert reason in {
            "The address could not be read: leads to an address that is not public.",
            "The address could not be read: not an https URL.",
        }, address
    file = source.put("/file", status=301, Location="file:///etc/passwd")
    assert await house.reason(file) == "The address could not be read: not an https URL."


@pytest.mark.parametrize(
    ("name", "content", "status", "reason"),
    [
        ("missing", b"", 404, "The address answered 404."),
        ("broken", b"", 500, "The address answered 500."),
        ("empty", b"", 200, "The file is not a JPEG, PNG or WebP picture."),
        ("page", b"<html><img src=x></html>", 200, "The file is not a JPEG, PNG or WebP picture."),
        ("vector", b"<svg xmlns='http://www.w3.org/2000/svg'/>", 200, "The file is not a JPEG, PNG or WebP picture."),
        ("gif", picture("GIF", (10, 10)), 200, "The file is not a JPEG, PNG or WebP picture."),
        ("cut", picture(size=(800, 800))[:2000], 200, "The picture can't be decoded: its file is damaged or cut off."),
        ("bomb", bomb(13_000, 13_000), 200, "The picture has more than 50 megapixels: 13000 x 13000."),
        ("large", b"\xff\xd8\xff" + b"x" * 20 * 1024 * 1024, 200, "The file is larger than 20 MB."),
    ],
)
async def test_what_is_no_photo_fails_with_its_reason(
    house: House, source: Source, name: str, content: bytes, status: int, reason: str
) -> None:
    assert len(content) < 30_000 or name == "large"
    assert await house.reason(source.put(f"/bad/{name}", content, status=status)) == reason
    assert (await house.session.get(house.base)).json() == []


async def test_an_address_that_nobody_answers_or_that_leads_nowhere(house: House, source: Source) -> None:
    assert (
        await house.reason("http://127.0.0.1:9/x.jpg") == "The address could not be read: the connection was refused."
    )
    loop = source.put("/loop", status=302, Location="/loop")
    assert await house.reason(loop) == "The address led on more than 3 times."


async def test_the_same_picture_is_one_photo_and_kept_once(
    house: House, world: World, source: Source, plain: httpx2.AsyncClient
) -> None:
    content = picture(size=(500, 333))
    one, two = source.put("/one.jpg", content), source.put("/two.jpg", content)
    first, again = await house.added(one), await house.added(two)
    assert again == first
    hotel = await world.hotel()
    other = House(hotel, await world.session(hotel), f"/rest/v1/accommodation/{hotel.id}/photos")
    theirs = await other.added(one)
    assert (theirs["url"], theirs["id"] != first["id"]) == (first["url"], True)
    gone = await house.session.delete(f"{house.base}/{first['name']}")
    assert (gone.status_code, gone.json()) == (200, first)
    assert (await house.session.get(house.base)).json() == []
    assert (await other.session.get(other.base)).json() == [theirs]
    assert (await plain.get(theirs["url"])).status_code == 200


async def test_a_photo_is_deleted_by_the_name_of_any_of_its_files(house: House, world: World) -> None:
    name, _ = await world.photo(house.hotel)
    assert (await house.session.delete(f"{house.base}/{name.replace('.jpg', '-320.jpg')}")).json()["name"] == name
    async with world.unit() as unit:
        events = await unit.raw.fetch(
            "select type, payload::text as payload from event "
            "where accommodation = $1 and type like 'photo.%' order by id",
            house.hotel.id,
        )
    assert [row["type"] for row in events] == ["photo.added", "photo.deleted"]
    assert name in events[1]["payload"]


async def test_photos_that_are_not_the_propertys_are_404(house: House, world: World) -> None:
    room = await world.product(house.hotel)
    of_room, _ = await world.photo(house.hotel, product=room)
    theirs, _ = await world.photo(await world.hotel())
    for name in (of_room, theirs, "x", "%2e%2e%2fx", "..%2f..%2fetc"):
        answer = await house.session.delete(f"{house.base}/{name}")
        if answer.content:
            body = answer.json()
            assert (body["type"], body["element"]) == ("ApiResourceMissing", "Photo")
        assert answer.status_code == 404


@pytest.mark.parametrize(
    ("sent", "kind", "element"),
    [
        ({}, "ApiParamsExemption", "$.url"),
        ({"data": {"url": ""}}, "ApiParamsExemption", "$.url"),
        ({"data": {"url": "https://x.example/" + "x" * 2048}}, "ApiParamsExemption", "$.url"),
        ({"json": {"url": 5}}, "ApiParamsExemption", "$.url"),
        ({"json": {"url": None}}, "ApiParamsExemption", "$.url"),
        ({"data": {"url": "ftp://x.example/x.jpg"}}, "ApiValidationFailed", "$.url"),
        ({"data": {"url": "http://203.0.113.5/x.jpg"}}, "ApiValidationFailed", "$.url"),
        ({"data": {"url": "https://169.254.169.254/latest"}}, "ApiValidationFailed", "$.url"),
        ({"data": {"url": "https://[::ffff:10.0.0.1]/x"}}, "ApiValidationFailed", "$.url"),
        ({"data": {"url": "https://me:secret@x.example/"}}, "ApiValidationFailed", "$.url"),
        ({"data": {"url": "nonsense"}}, "ApiValidationFailed", "$.url"),
        ({"json": ["x"]}, "ApiParamsExemption", "$"),
    ],
)
async def test_urls_that_are_refused_at_once(world: World, sent: dict[str, object], kind: str, element: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    answer = await session.post(f"/rest/v1/accommodation/{hotel.id}/photos", **sent)
    body = answer.json()
    assert (answer.status_code, body["type"], body["nested"][0]["element"]) == (400, kind, element)
    assert (await session.get(f"/rest/v1/accommodation/{hotel.id}/queue")).json() == []


async def test_a_place_has_at_most_a_hundred(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    for _ in range(99):
        await world.photo(hotel)
    path = f"/rest/v1/accommodation/{hotel.id}/photos"
    async with world.unit() as unit:
        await unit.raw.execute(
            "insert into task (accommodation, kind, subject, status, created_at, updated_at) "
            "values ($1, 'PHOTO', $2::text::jsonb, 'RUNNING', $3, $3)",
            *(hotel.id, '{"url": "https://x.example/1.jpg"}', unit.now()),
        )
    answer = await session.post(path, data={"url": "https://photos.example/1.jpg"})
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiValidationFailed")
    assert answer.json()["message"].startswith("There are 100 photos here already")
    room = await world.product(hotel)
    answer = await session.post(
        f"/rest/x1/roomrates/{hotel.id}/{room}/photos", data={"url": "https://photos.example/1.jpg"}
    )
    assert answer.status_code == 200


async def test_readers_may_look_and_an_api_key_may_do_all(world: World) -> None:
    hotel = await world.hotel()
    name, _ = await world.photo(hotel)
    path = f"/rest/v1/accommodation/{hotel.id}/photos"
    reader = await world.session(hotel, permissions=READ_ONLY)
    assert [one["name"] for one in (await reader.get(path)).json()] == [name]
    for answer in (await reader.post(path, data={"url": "https://x.example/"}), await reader.delete(f"{path}/{name}")):
        assert (answer.status_code, answer.json()["type"]) == (403, "ApiSecurityException")
    key = await world.key_session(hotel)
    assert (await key.post(path, data={"url": "https://photos.example/1.jpg"})).status_code == 200
    assert (await key.delete(f"{path}/{name}")).status_code == 200


async def test_a_deleted_property_has_no_photos_left(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    await world.photo(hotel)
    await world.photo(hotel, product=room)
    session = await world.application_session()
    await world.session(hotel, app=session.app)
    assert (await session.delete(f"/rest/v1/accommodation/{hotel.id}")).status_code == 200
    async with world.unit() as unit:
        assert await unit.raw.fetchval("select count(*) from photo where accommodation = $1", hotel.id) == 0


def _gps() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010E] = "a secret description"
    exif.get_ifd(0x8825)[1] = "N"
    return exif
