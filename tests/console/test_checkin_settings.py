"""What a property wants of its check-in, in the console."""

import httpx2
import pytest

from roomrack.core.rights import Level
from tests.api.reservations.support import done
from tests.console.conftest import Browser
from tests.console.front import Front, colleague, faults, front, words
from tests.factories import World

PAGE = "/check-in"


@pytest.fixture
async def house(world: World, plain: httpx2.AsyncClient) -> Front:
    return await front(world, plain)


def _where(house: Front) -> str:
    return f"/rest/x1/checkin/{house.hotel.id}/settings"


async def test_links_go_out_by_themselves_once_it_says_when(house: Front) -> None:
    said = words(await house.get(PAGE))
    assert "Link of the online check-in never mailed by itself People are kept for ever City tax –" in said
    said = await house.do(PAGE, action="save", linkDays="3", retentionDays="400")
    assert "The check-in settings are saved." in said
    assert "mailed 3 days before arrival People are kept for 400 days after their last stay" in said
    kept = {"police": {"automatic": False, "ready": False}}
    assert done(await house.at.session.get(_where(house))) == {**kept, "linkDays": 3, "retentionDays": 400}
    assert "mailed 1 day before arrival" in await house.do(PAGE, action="save", linkDays="1")
    assert done(await house.at.session.get(_where(house))) == {**kept, "linkDays": 1, "retentionDays": 400}
    await house.do(PAGE, action="save", linkDays="0", retentionDays="")
    assert done(await house.at.session.get(_where(house))) == kept


async def test_what_is_set_elsewhere_is_shown_and_kept(house: Front) -> None:
    tax = {"amount": 2.5, "maxNights": 7, "bands": []}
    assert (await house.at.session.patch(_where(house), json={"cityTax": tax})).status_code == 200
    house.browser.language = "it"
    said = await house.do(PAGE, action="save", linkDays="7", retentionDays="")
    assert "inviato 7 giorni prima dell'arrivo" in said
    assert "2.5 EUR per persona e notte" in said
    assert done(await house.at.session.get(_where(house)))["cityTax"] == tax


@pytest.mark.parametrize(
    ("name", "text"),
    [("linkDays", "366"), ("linkDays", "-1"), ("linkDays", "soon"), ("linkDays", "1.5"), ("retentionDays", "29")],
)
async def test_what_is_wrong_is_told_at_its_field(house: Front, name: str, text: str) -> None:
    before = done(await house.at.session.get(_where(house)))
    answer = await house.send(PAGE, action="save", **{"linkDays": "5", "retentionDays": "60", name: text})
    assert (answer.status_code, set(faults(answer))) == (400, {f"save-{name}"})
    assert f'value="{text}"' in answer.text
    assert (await house.send(PAGE, action="steal")).status_code == 404
    assert done(await house.at.session.get(_where(house))) == before


async def test_only_who_may_changes_them(world: World, plain: httpx2.AsyncClient, house: Front) -> None:
    reader = await colleague(world, plain, house.at, checkIn=Level.READONLY)
    page = await reader.get(PAGE)
    assert 'name="action"' not in page.text.partition("<main")[2]
    assert (await reader.send(PAGE, action="save", linkDays="3")).status_code == 403
    outsider = await colleague(world, plain, house.at, checkIn=Level.NONE)
    assert (await outsider.browser.get(outsider.path(PAGE))).status_code == 403
    assert PAGE not in (await outsider.get("")).text
    stranger = Browser(plain)
    await stranger.sign_in(await world.hotel())
    assert (await stranger.get(house.path(PAGE))).status_code == 404
    assert (await house.browser.post(house.path(PAGE), csrf="x", action="save", linkDays="3")).status_code == 403
    assert "linkDays" not in done(await house.at.session.get(_where(house)))
