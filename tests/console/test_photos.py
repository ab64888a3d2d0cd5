"""The photos of a property in the console: what is shown, asked for, refused and deleted there."""

import re

import httpx2
import pytest

from roomrack.core.rights import Duty, Level
from roomrack.domain.identity import service as identity
from roomrack.domain.media import service as media
from roomrack.domain.media.rules import Place
from roomrack.infra import tasks
from roomrack.infra.tasks import Status
from roomrack.web.console import pictures
from tests.console.conftest import Browser, Desk, desk_of
from tests.console.test_houses import words
from tests.factories import Hotel, World


def path(hotel: Hotel) -> str:
    return f"/properties/{hotel.id}/photos"


def thumbnails(page: httpx2.Response) -> list[tuple[str, str]]:
    """Where the pictures of a page come from, and what stands for them."""
    return re.findall(r'<img src="([^"]+)" alt="([^"]+)"', page.text)


@pytest.fixture
async def member(world: World, plain: httpx2.AsyncClient) -> Desk:
    """Somebody who will work for another's hotel."""
    return await desk_of(world, plain)


async def employ(world: World, person: int, hotel: Hotel, levels: dict[Duty, Level]) -> None:
    async with world.unit() as unit:
        await identity.add_membership(unit, person, hotel.id, "STAFF")
        await identity.permit(unit, hotel.id, person, levels, asking=None)


async def queue(world: World, hotel: Hotel) -> list[tuple[Place, str]]:
    """What was asked for: of what, and from where."""
    async with world.unit() as unit:
        return [(media.place_of(task), task.subject["url"]) for task in await tasks.newest(unit, hotel.id)]


async def test_everything_that_has_photos_shows_them_small(desk: Desk, stranger: Desk, world: World) -> None:
    hotel = desk.hotel
    assert "There are none yet." in words(await desk.browser.get(path(hotel)))
    room = await world.product(hotel, name="Garden <b>")
    bare = await world.product(hotel)
    door = await world.pms_room(hotel, room, name="101")
    shown = [
        (await world.photo(hotel, pms_room=door), "Room 101"),
        (await world.photo(hotel, product=room), "Garden &lt;b&gt;"),
        (await world.photo(hotel), hotel.name),
    ][::-1]
    await world.photo(stranger.hotel)
    page = await desk.browser.get(path(hotel))
    assert thumbnails(page) == [
        (f"/photos/{name.replace('.jpg', '-320.jpg')}", f"Photo {id} of {of}") for (name, id), of in shown
    ]
    assert 'width="320" height="240" loading="lazy"' in page.text
    assert f'href="/photos/{shown[0][0][0]}"' in page.text
    assert "img-src 'self' data:;" in page.headers["content-security-policy"]
    assert "<b>" not in page.text
    one = await desk.browser.get(path(hotel), of=f"product-{room}")
    assert [alt for _, alt in thumbnails(one)] == [f"Photo {shown[1][0][1]} of Garden &lt;b&gt;"]
    assert "There are none here yet." in words(await desk.browser.get(path(hotel), of=f"product-{bare}"))
    # What is nobody's here narrows nothing down.
    foreign = await desk.browser.get(path(hotel), of=f"property-{stranger.hotel.id}")
    assert len(thumbnails(foreign)) == 3


async def test_a_page_of_everything_ends_somewhere(desk: Desk, world: World) -> None:
    rooms = [await world.product(desk.hotel) for _ in range(3)]
    for room in rooms:
        for _ in range(pictures.SHOWN // 3 + 1):
            await world.photo(desk.hotel, product=room)
    page = await desk.browser.get(path(desk.hotel))
    assert len(thumbnails(page)) == pictures.SHOWN
    assert f"The first {pictures.SHOWN} are shown." in words(page)
    one = await desk.browser.get(path(desk.hotel), of=f"product-{rooms[2]}")
    assert len(thumbnails(one)) == pictures.SHOWN // 3 + 1
    assert "are shown" not in words(one)


async def test_photos_are_asked_for_by_url(desk: Desk, world: World) -> None:
    hotel = desk.hotel
    room = await world.product(hotel)
    door = await world.pms_room(hotel, room)
    wanted = {
        "property": Place(hotel.id),
        f"product-{room}": Place(hotel.id, room),
        f"room-{door}": Place(hotel.id, pms_room=door),
    }
    await desk.browser.get(path(hotel))
    assert (
        await desk.browser.post(path(hotel), csrf="0" * 64, action="add", of="property", url="x")
    ).status_code == 403
    url = "http://127.0.0.1:9/a.jpg?size=<big>"
    for key in wanted:
        done = await desk.browser.follow(await desk.browser.post(path(hotel), action="add", of=key, url=url))
        assert "It is shown here as soon as it has been fetched." in words(done)
    assert sorted(await queue(world, hotel), key=str) == sorted(((place, url) for place in wanted.values()), key=str)
    page = await desk.browser.get(path(hotel))
    assert page.text.count("a.jpg?size=&lt;big&gt;</td>") == 3
    # A worker of other tests may have begun, or failed already.
    assert len(re.findall(r">(WAITING|RUNNING|FAILED)</span>", page.text)) == 3
    only = await desk.browser.get(path(hotel), of=f"room-{door}")
    assert only.text.count("a.jpg?size=&lt;big&gt;</td>") == 1
    # The form leads back to the page that it stood on.
    back = await desk.browser.post(f"{path(hotel)}?of=room-{door}", action="add", of=f"room-{door}", url=url)
    assert back.headers["location"].endswith(f"/photos?of=room-{door}")


async def test_what_failed_says_why_and_what_is_done_is_not_told(desk: Desk, world: World) -> None:
    async with world.unit() as unit:
        await unit.widen(desk.hotel.id)
        failed = await tasks.add(unit, desk.hotel.id, media.TASK, {"url": "https://photos.example/no"}, product=1)
        await tasks.move(unit, desk.hotel.id, failed, Status.FAILED, reason="It is <no> picture.")
        await tasks.add(unit, desk.hotel.id, media.TASK, {"url": "https://photos.example/soon"})
        done = await tasks.add(unit, desk.hotel.id, media.TASK, {"url": "https://photos.example/yes"})
        await tasks.move(unit, desk.hotel.id, done, Status.DONE)
        await tasks.add(unit, desk.hotel.id, "OTHER", {"url": "https://photos.example/other"})
    said = words(await desk.browser.get(path(desk.hotel)))
    assert f"something deleted {failed} https://photos.example/no FAILED It is &lt;no&gt; picture." in said
    assert "https://photos.example/soon WAITING" in said
    assert "photos.example/yes" not in said
    assert "photos.example/other" not in said


@pytest.mark.parametrize(
    ("form", "status", "told"),
    [
        ({"url": ""}, 400, "Give the address of a picture."),
        ({"url": "https://93.184.215.14/" + "a" * 2000}, 400, "fewer than 2000 characters"),
        ({"url": "http://10.0.0.1/a.jpg"}, 400, ""),
        ({"url": "javascript:alert(1)"}, 400, ""),
        ({"of": ""}, 400, "Choose the property, one of its products"),
        ({"of": "product-1"}, 400, "Choose the property, one of its products"),
        ({"action": "delete", "of": "product-1", "photo": "1"}, 400, "Choose the property, one of its products"),
        ({"action": "delete", "photo": "1"}, 404, "Photo 1 not found."),
        ({"action": "delete", "photo": "<b>"}, 404, "not found."),
    ],
)
async def test_what_the_forms_refuse(desk: Desk, world: World, form: dict[str, str], status: int, told: str) -> None:
    sent = {"action": "add", "of": "property", "url": "https://93.184.215.14/a.jpg", **form}
    await desk.browser.get(path(desk.hotel))
    answer = await desk.browser.post(path(desk.hotel), **sent)
    assert answer.status_code == status, words(answer)
    assert 'role="alert"' in answer.text
    assert "<b>" not in answer.text
    assert told in words(answer)
    assert await queue(world, desk.hotel) == []


async def test_a_photo_is_deleted_where_it_is(desk: Desk, stranger: Desk, world: World) -> None:
    hotel = desk.hotel
    room = await world.product(hotel)
    _, own = await world.photo(hotel)
    _, other = await world.photo(hotel, product=room)
    _, theirs = await world.photo(stranger.hotel)
    await desk.browser.get(path(hotel))
    for wrong in (other, theirs, 2**70):
        answer = await desk.browser.post(path(hotel), action="delete", of="property", photo=str(wrong))
        assert answer.status_code == 404, wrong
    assert len(thumbnails(await desk.browser.get(path(hotel)))) == 2
    done = await desk.browser.follow(
        await desk.browser.post(path(hotel), action="delete", of=f"product-{room}", photo=str(other))
    )
    assert "The photo is deleted." in words(done)
    assert [alt for _, alt in thumbnails(done)] == [f"Photo {own} of {hotel.name}"]
    again = await desk.browser.post(path(hotel), action="delete", of=f"product-{room}", photo=str(other))
    assert again.status_code == 404
    assert len(thumbnails(await stranger.browser.get(path(stranger.hotel)))) == 1


async def test_strangers_and_those_who_are_not_signed_in_see_nothing(
    desk: Desk, stranger: Desk, plain: httpx2.AsyncClient, world: World
) -> None:
    _, photo = await world.photo(desk.hotel)
    assert (await stranger.browser.get(path(desk.hotel))).status_code == 404
    for form in ({"action": "add", "url": "https://93.184.215.14/a.jpg"}, {"action": "delete", "photo": str(photo)}):
        assert (await stranger.browser.post(path(desk.hotel), of="property", **form)).status_code == 404
    answer = await Browser(plain).get(path(desk.hotel))
    assert (answer.status_code, "/sign-in" in answer.headers["location"]) == (303, True)
    assert len(thumbnails(await desk.browser.get(path(desk.hotel)))) == 1


@pytest.mark.parametrize("duty", [Duty.PRICES, Duty.AVAILABILITY, Duty.ROOMS, Duty.SETTINGS])
async def test_levels_are_those_of_a_grant_over_accommodation(
    desk: Desk, member: Desk, world: World, duty: Duty
) -> None:
    _, photo = await world.photo(desk.hotel)
    await employ(world, member.hotel.person, desk.hotel, {duty: Level.READONLY})
    page = await member.browser.get(path(desk.hotel))
    assert len(thumbnails(page)) == 1
    for form in ("Add a photo", "Delete"):
        assert form not in words(page), form
    for action in ("add", "delete"):
        sent = {"of": "property", "url": "https://93.184.215.14/a.jpg", "photo": str(photo)}
        assert (await member.browser.post(path(desk.hotel), action=action, **sent)).status_code == 403, action
    async with world.unit() as unit:
        await identity.permit(unit, desk.hotel.id, member.hotel.person, {duty: Level.NONE}, asking=None)
    assert (await member.browser.get(path(desk.hotel))).status_code == 403
    assert path(desk.hotel) not in (await member.browser.get(path(desk.hotel).removesuffix("/photos"))).text
