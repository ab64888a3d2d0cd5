"""The clock of a sandbox property in the console."""

from datetime import timedelta

import httpx2
import pytest

from roomrack.core.localtime import parse_instant, start_of_day
from roomrack.core.rights import Level
from tests.api.reservations.support import done
from tests.console.conftest import Browser
from tests.console.front import Front, colleague, faults, front, words
from tests.factories import World

PAGE = "/clock"
NOTICE = "The clock of this sandbox property is ahead by"


@pytest.fixture
async def house(world: World, plain: httpx2.AsyncClient) -> Front:
    return await front(world, plain, sandbox=True)


async def _ahead(house: Front) -> int:
    found: int = done(await house.at.session.get(f"/rest/x1/sandbox/{house.hotel.id}/clock"))["aheadSeconds"]
    return found


async def test_it_is_put_ahead_by_steps_and_every_page_says_so(house: Front) -> None:
    said = words(await house.get(PAGE))
    assert "Ahead by nothing What was due all done" in said
    assert NOTICE not in said
    assert "The clock is ahead by 1 hour." in await house.do(PAGE, action="hour")
    assert "The clock is ahead by 1 day and 1 hour." in await house.do(PAGE, action="day")
    said = await house.do(PAGE, action="week")
    assert "The clock is ahead by 8 days and 1 hour." in said
    assert "Ahead by 8 days and 1 hour" in said
    assert await _ahead(house) == 8 * 86_400 + 3_600
    for page in ("", "/reservations", "/calendar", "/connections"):
        shown = await house.get(page)
        assert f"{NOTICE} 8 days and 1 hour. Its clock" in words(shown), page


async def test_what_is_not_done_yet_is_followed(house: Front) -> None:
    assert "data-live" not in (await house.get(PAGE)).text
    await house.do(PAGE, action="day")
    page = await house.get(PAGE)
    # Whether a worker was quick is not ours to say: tests/browser/test_channels.py sees it be done.
    assert ('id="clock-state" data-live' in page.text) == ("being done" in words(page))


async def test_it_is_put_to_a_day_and_a_time_of_the_property(world: World, house: Front) -> None:
    day = world.today(house.hotel) + timedelta(40)
    await house.do(PAGE, action="until", until=day.isoformat(), time="")
    clock = done(await house.at.session.get(f"/rest/x1/sandbox/{house.hotel.id}/clock"))
    beginning = start_of_day(day, house.hotel.zone)
    assert beginning <= parse_instant(clock["instant"]) < beginning + timedelta(minutes=5)
    said = await house.do(PAGE, action="until", until=day.isoformat(), time="14:30")
    assert f"{day:%Y} 14:3" in said
    booked = done(await house.at.session.get(f"/rest/v1/reservation/{house.hotel.id}/{(await house.at.book())['id']}"))
    happened = words(await house.get(PAGE)).partition("What happened by it")[2]
    assert f"reservation.created {booked['id']}" in happened


@pytest.mark.parametrize(
    ("day", "time", "status", "field"),
    [
        ("", "", 400, "until-until"),
        ("soon", "", 400, "until-until"),
        ("2020-01-01", "", 400, "until-until"),
        ("9999-12-31", "23:59", 400, "until-until"),
        ("0001-01-01", "", 400, "until-until"),
        ("2030-01-01", "noon", 400, "until-time"),
    ],
)
async def test_what_is_wrong_is_told_at_its_field(house: Front, day: str, time: str, status: int, field: str) -> None:
    answer = await house.send(PAGE, action="until", until=day, time=time)
    assert (answer.status_code, set(faults(answer))) == (status, {field})
    assert await _ahead(house) == 0


async def test_it_never_goes_back_nor_too_far(house: Front) -> None:
    said = words(await house.get(PAGE))
    assert "It never goes back" in said
    assert "It goes 1100 days ahead in all; 1100 days are left." in said
    moved = await house.at.session.post(f"/rest/x1/sandbox/{house.hotel.id}/clock", json={"seconds": 1099 * 86_400})
    assert moved.status_code == 200
    answer = await house.send(PAGE, action="week")
    assert answer.status_code == 400
    assert "1100 days" in words(answer)
    assert (await house.send(PAGE, action="back")).status_code == 404
    assert await _ahead(house) == 1099 * 86_400


async def test_it_speaks_italian(house: Front) -> None:
    house.browser.language = "it"
    said = await house.do(PAGE, action="day")
    for text in ("L'orologio è avanti di 1 giorno.", "L'orologio di questa struttura sandbox", "Tornare a ora"):
        assert text in said, text


async def test_only_a_sandbox_has_one(world: World, plain: httpx2.AsyncClient) -> None:
    house = await front(world, plain)
    overview = await house.get("")
    assert f"{house.hotel.id}{PAGE}" not in overview.text
    assert (await house.browser.get(house.path(PAGE))).status_code == 404
    assert (await house.browser.post(house.path(PAGE), action="day")).status_code == 404


async def test_who_may_only_read_moves_none_and_who_may_not_read_sees_none(
    world: World, plain: httpx2.AsyncClient, house: Front
) -> None:
    await house.do(PAGE, action="day")
    reader = await colleague(world, plain, house.at, prices=Level.READONLY)
    page = await reader.get(PAGE)
    assert 'name="action"' not in page.text.partition("<main")[2]
    assert (await reader.send(PAGE, action="day")).status_code == 403
    outsider = await colleague(world, plain, house.at, settings=Level.NONE)
    assert (await outsider.browser.get(outsider.path(PAGE))).status_code == 403
    overview = await outsider.get("")
    # The notice is for everybody; the way to the clock is not.
    assert f"{NOTICE} 1 day." in words(overview)
    assert f"{house.hotel.id}{PAGE}" not in overview.text
    stranger = Browser(plain)
    await stranger.sign_in(await world.hotel())
    assert (await stranger.get(house.path(PAGE))).status_code == 404
    assert (await house.browser.post(house.path(PAGE), csrf="x", action="day")).status_code == 403
    assert await _ahead(house) == 86_400
