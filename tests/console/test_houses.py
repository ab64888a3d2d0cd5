"""A person's own properties in the console: what somebody may see and do there follows his levels."""

import re
from datetime import timedelta
from io import BytesIO

import httpx2
import pytest
from openpyxl import load_workbook

from roomrack.core.rights import Duty, Level
from roomrack.domain.identity import service as identity
from roomrack.domain.properties import service as properties
from roomrack.infra import tasks
from roomrack.infra.tasks import Status
from tests.console.conftest import Browser, Desk, desk_of
from tests.factories import Hotel, World

PAGES = ("", "/products", "/terms", "/calendar", "/calendar.csv", "/calendar.xlsx", "/tasks")


def path(hotel: Hotel, page: str = "") -> str:
    return f"/properties/{hotel.id}{page}"


def words(page: httpx2.Response) -> str:
    """What a page says, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())


async def employ(world: World, person: int, hotel: Hotel, **levels: Level) -> None:
    """Let somebody work for a hotel, with READWRITE wherever nothing else is said."""
    async with world.unit() as unit:
        await identity.add_membership(unit, person, hotel.id, "STAFF")
        chosen = {Duty(name): level for name, level in levels.items()}
        await identity.permit(unit, hotel.id, person, chosen, asking=None)


@pytest.fixture
async def member(world: World, plain: httpx2.AsyncClient) -> Desk:
    """Somebody who will work for another's hotel."""
    return await desk_of(world, plain)


async def test_properties_stand_in_their_networks(desk: Desk, world: World) -> None:
    async with world.unit() as unit:
        second = await world.hotel()
        await identity.add_membership(unit, desk.hotel.person, second.id)
    page = await desk.browser.get("/properties")
    assert desk.hotel.name in page.text
    assert second.name in page.text
    async with world.unit() as unit:
        await unit.widen(desk.hotel.id)
        await unit.widen(second.id)
        await properties.gather(unit, f"Group {second.id}", [desk.hotel.id, second.id], root=second.id)
    page = await desk.browser.get("/properties")
    assert f"Network Group {second.id}" in words(page)
    house = await desk.browser.get(path(desk.hotel))
    assert f"It stands in the network Group {second.id}." in words(house)
    assert path(second) in house.text
    leader = await desk.browser.get(path(second))
    assert "and leads it" in leader.text
    found = await desk.browser.get("/properties", name=second.name.upper())
    assert path(second) in found.text
    assert path(desk.hotel) not in found.text
    assert "None of your properties is called so." in (await desk.browser.get("/properties", name="nobody")).text


async def test_others_properties_are_not_there(desk: Desk, stranger: Desk, plain: httpx2.AsyncClient) -> None:
    for page in PAGES:
        assert (await stranger.browser.get(path(desk.hotel, page))).status_code == 404, page
    for page in ("", "/calendar"):
        answer = await stranger.browser.post(path(desk.hotel, page), action="deactivate")
        assert answer.status_code == 404, page
    assert (await stranger.browser.get(f"/properties/{2**70}")).status_code == 404
    assert desk.hotel.name not in (await stranger.browser.get("/properties")).text
    for page in PAGES:
        answer = await Browser(plain).get(path(desk.hotel, page))
        assert (answer.status_code, "/sign-in" in answer.headers["location"]) == (303, True), page


async def test_an_owner_takes_a_property_out_of_use_and_brings_it_back(desk: Desk, world: World) -> None:
    session = await world.session(desk.hotel)
    await desk.browser.get(path(desk.hotel))
    assert (await desk.browser.post(path(desk.hotel), csrf="0" * 64, action="deactivate")).status_code == 403
    done = await desk.browser.follow(await desk.browser.post(path(desk.hotel), action="deactivate"))
    assert "It keeps all its data" in done.text
    assert (await session.get(f"/rest/v1/accommodation/{desk.hotel.id}")).status_code == 403
    assert "deactivated" in (await desk.browser.get("/properties")).text
    assert (await desk.browser.get(path(desk.hotel, "/products"))).status_code == 200
    assert (await desk.browser.post(path(desk.hotel, "/calendar"), action="preview")).status_code == 403
    back = await desk.browser.follow(await desk.browser.post(path(desk.hotel), action="activate"))
    assert f"{desk.hotel.name} is back" in back.text
    assert (await session.get(f"/rest/v1/accommodation/{desk.hotel.id}")).status_code == 200
    assert (await desk.browser.post(path(desk.hotel), action="other")).status_code == 303


async def test_staff_does_neither_and_sees_nothing_of_a_deactivated_one(desk: Desk, member: Desk, world: World) -> None:
    await employ(world, member.hotel.person, desk.hotel)
    page = await member.browser.get(path(desk.hotel))
    assert (page.status_code, "Deactivate…" in page.text) == (200, False)
    assert (await member.browser.post(path(desk.hotel), action="deactivate")).status_code == 403
    async with world.unit() as unit:
        await unit.widen(desk.hotel.id)
        assert (await properties.get(unit, desk.hotel.id)).deactivated_at is None
        await properties.deactivate(unit, desk.hotel.id)
    assert (await member.browser.get(path(desk.hotel))).status_code == 404
    assert (await member.browser.post(path(desk.hotel), action="activate")).status_code == 404
    assert desk.hotel.name not in (await member.browser.get("/properties")).text


@pytest.mark.parametrize(
    ("area", "page"),
    [
        ("rooms", "/products"),
        ("settings", "/terms"),
        ("settings", "/tasks"),
        ("prices", "/calendar"),
        ("availability", "/calendar"),
        ("availability", "/calendar.csv"),
        ("availability", "/calendar.xlsx"),
    ],
)
async def test_an_area_that_somebody_has_not_closes_its_page(
    desk: Desk, member: Desk, world: World, area: str, page: str
) -> None:
    await employ(world, member.hotel.person, desk.hotel, **{area: Level.NONE})
    assert (await member.browser.get(path(desk.hotel, page))).status_code == 403
    house = await member.browser.get(path(desk.hotel))
    assert f'{path(desk.hotel, page.partition(".")[0])}"' not in house.text


async def test_read_only_shows_no_forms_and_refuses_them(desk: Desk, member: Desk, world: World) -> None:
    room = await world.product(desk.hotel)
    await world.sell(desk.hotel, room)
    await employ(world, member.hotel.person, desk.hotel, availability=Level.READONLY)
    page = await member.browser.get(path(desk.hotel, "/calendar"))
    assert "Explain" in page.text
    assert "Download CSV" in page.text
    for form in ("Show what would change", "Import</button>", ">Undo<"):
        assert form not in page.text, form
    for action in ("preview", "write", "undo", "import"):
        answer = await member.browser.post(path(desk.hotel, "/calendar"), action=action)
        assert answer.status_code == 403, action


async def test_products_hang_below_what_they_follow_with_their_plans(desk: Desk, member: Desk, world: World) -> None:
    session = await world.session(desk.hotel)
    room = await world.product(desk.hotel, name="Garden", quantity=3)
    house = desk.hotel.id
    rule = {"parent": room, "availability": True, "price": "PERCENT", "priceValue": -10, "priceRound": True}
    body = {"name": "Saver <b>", "adults": 2, "derivedRule": rule, "closeNextDays": 2, "minimumSellingPrice": 40}
    made = await session.post(f"/rest/v3/roomrates/{house}", json=body)
    assert made.status_code == 200, made.text
    saver = made.json()[0]["data"]["id"]
    plan = {
        "internalLabel": "Half board",
        "treatment": "HALF_BOARD",
        "roomIds": [saver],
        "priceModel": "FIXED_PAX_DAY",
        "price": 25.5,
        "ratePlanDates": [{"startDate": "2030-05-01", "endDate": "2030-06-30"}],
    }
    assert (await session.post(f"/rest/v1/rateplans/{house}", json=plan)).status_code == 200
    page = await desk.browser.get(path(desk.hotel, "/products"))
    said = words(page)
    assert "Follows Garden: availability, the price −10 %, rounded." in said
    assert f"Never below 40 {desk.hotel.currency}." in said
    assert "closes today and the next 2 days" in said
    assert f"+25.5 {desk.hotel.currency} a guest and night Saver" in said
    assert "2030-05-01 to 2030-06-30" in said
    assert "<b>" not in page.text
    assert page.text.index("Garden") < page.text.index("Saver")
    await employ(world, member.hotel.person, desk.hotel, prices=Level.NONE)
    assert "Half board" not in (await member.browser.get(path(desk.hotel, "/products"))).text


async def test_extras_and_policies_are_said_in_words(desk: Desk, world: World) -> None:
    session = await world.session(desk.hotel)
    house, room = desk.hotel.id, await world.product(desk.hotel, name="Garden")
    assert "There are none yet." in (await desk.browser.get(path(desk.hotel, "/terms"))).text
    extra = {
        "name": "Breakfast",
        "model": "PERSONDAY",
        "basePrice": 12.5,
        "taxPercent": 10,
        "roomFilter": [{"id": room}],
        "validDays": ["STAY", "CHECKOUT"],
        "availability": 20,
        "mandatory": True,
    }
    steps = (
        {"stepType": "PAYMENT", "title": "Half", "days": 7, "beforeCheckin": True, "valuePercent": 50, "hour": "12:00"},
        {"stepType": "PAYMENT", "title": "On the day", "beforeCheckin": True, "valueFixed": 12.5, "disabled": True},
        {"stepType": "CANCELLATION", "title": "Late", "days": 1, "beforeCheckin": True, "valueNights": 1},
        {"stepType": "CANCELLATION", "title": "Never", "notRefundable": True},
    )
    answers = [
        await session.post(f"/rest/v1/extra/bulk/{house}", json=[extra]),
        *[await session.post(f"/rest/x1/policy/{house}", json=policy) for policy in steps],
    ]
    assert [answer.status_code for answer in answers] == [200] * 5, [answer.text for answer in answers]
    said = words(await desk.browser.get(path(desk.hotel, "/terms")))
    currency = desk.hotel.currency
    assert f"12.5 {currency} for each guest and day 10 % Garden stay, checkout 20" in said, said
    assert "50 %, 7 days before arrival at 12:00" in said
    assert f"off 12.5 {currency}, on the day of arrival" in said
    assert "the first night, 1 day before arrival" in said
    assert "Everything, from the booking on" in said


async def test_tasks_say_why_they_failed(desk: Desk, world: World) -> None:
    assert "There are none." in (await desk.browser.get(path(desk.hotel, "/tasks"))).text
    room = await world.product(desk.hotel, name="Garden")
    async with world.unit() as unit:
        await unit.widen(desk.hotel.id)
        wrong = await tasks.add(unit, desk.hotel.id, "PHOTO", {}, product=room)
        await tasks.add(unit, desk.hotel.id, "PHOTO", {})
        await tasks.move(unit, desk.hotel.id, wrong, Status.FAILED, reason="It is <no> picture.")
    page = await desk.browser.get(path(desk.hotel, "/tasks"))
    assert "FAILED It is &lt;no&gt; picture. Garden" in words(page)
    assert "WAITING" in words(page)
    only = await desk.browser.get(path(desk.hotel, "/tasks"), status="FAILED")
    assert f"<code>{wrong}</code>" in only.text
    assert only.text.count("<code>") == 1
    assert "No task has this status." in (await desk.browser.get(path(desk.hotel, "/tasks"), status="DONE")).text
    assert "1 task of the last 30 days failed." in (await desk.browser.get(path(desk.hotel))).text


async def test_the_price_of_a_night_is_explained(desk: Desk, world: World) -> None:
    session = await world.session(desk.hotel)
    room = await world.product(desk.hotel, name="Garden")
    await world.sell(desk.hotel, room)
    rule = {"parent": room, "price": "PERCENT", "priceValue": -10, "priceRound": True}
    made = await session.post(
        f"/rest/v3/roomrates/{desk.hotel.id}", json={"name": "Saver", "adults": 2, "derivedRule": rule}
    )
    saver = str(made.json()[0]["data"]["id"])
    said = words(await desk.browser.get(path(desk.hotel, "/calendar"), trace="1", product=saver))
    assert "The calendar of Garden:" in said
    assert "Saver takes off 10 %" in said
    assert f"Rounded to 1 {desk.hotel.currency}:" in said
    day = world.today(desk.hotel)
    far = {"dateFrom": str(day), "dateTo": str(day + timedelta(31))}
    for wrong in ({"product": "1"}, {"product": saver, "dateFrom": "soon"}, {"product": saver, **far}):
        answer = await desk.browser.get(path(desk.hotel, "/calendar"), trace="1", **wrong)
        assert answer.status_code == 400, wrong
        assert 'role="alert"' in answer.text


async def test_days_are_previewed_written_and_undone(desk: Desk, stranger: Desk, world: World) -> None:
    session = await world.session(desk.hotel)
    room = await world.product(desk.hotel, name="Garden")
    await world.sell(desk.hotel, room)
    day, where = world.today(desk.hotel), path(desk.hotel, "/calendar")
    values = [{"room": room, "dateFrom": str(day), "dateTo": str(day), "values": {"price": 90}}]
    assert (await session.post("/rest/v1/calendar/bulk", json=values)).status_code == 200

    async def price() -> float:
        params = {"dateFrom": str(day), "dateTo": str(day), "product[]": room}
        answer = await session.get(f"/rest/v1/calendar/{desk.hotel.id}", params=params)
        return float(answer.json()["data"][0]["days"][0]["price"])

    before = await price()
    form = {"product": str(room), "dateFrom": str(day), "dateTo": str(day + timedelta(1)), "price": "333.5"}
    form |= {"stopSells": "on"}
    assert "an application" in words(await desk.browser.get(where))
    shown = await desk.browser.post(where, action="preview", **form)
    assert "2 days of products would change" in words(shown)
    assert f"333.5 {desk.hotel.currency}" in words(shown)
    assert (await price()) == before
    assert (await desk.browser.post(where, csrf="0" * 64, action="write", **form)).status_code == 403
    done = await desk.browser.follow(await desk.browser.post(where, action="write", **form))
    assert "2 days of Garden written." in words(done)
    assert "a person" in words(done)
    assert (await price()) == 333.5
    again = await desk.browser.post(where, action="preview", **form)
    assert "Nothing would change" in words(again)
    process = re.search(r'name="write" value="(\d+)"', done.text)
    assert process
    await stranger.browser.get(path(stranger.hotel, "/calendar"))
    foreign = await stranger.browser.post(path(stranger.hotel, "/calendar"), action="undo", write=process[1])
    assert foreign.status_code == 404
    assert (await price()) == 333.5
    undone = await desk.browser.follow(await desk.browser.post(where, action="undo", write=process[1]))
    assert f"Write {process[1]} is undone." in words(undone)
    assert (await price()) == before
    twice = await desk.browser.post(where, action="undo", write=process[1])
    assert (twice.status_code, "was written again" in twice.text) == (400, True), words(twice)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"product": "1"}, "Choose a product of the property."),
        ({"dateFrom": ""}, "Choose a first and a last day."),
        ({"dateFrom": "soon"}, "This must be a day"),
        ({"dateTo": "2020-01-01"}, "The last day must not be before the first."),
        ({"price": "-1"}, "Price: an amount of 0 or more with at most 2 decimals"),
        ({"price": "1.005"}, "Price: an amount of 0 or more with at most 2 decimals"),
        ({"price": "NaN"}, "Price: an amount"),
        ({"availability": "many"}, "Availability: a whole number from 0 to 1000000"),
        ({"minStay": "10000"}, "Minimum stay: a whole number from 0 to 9999"),
        ({"price": ""}, "Fill in at least one value."),
        ({"minStay": "5", "maxStay": "2"}, "minimum stay"),
    ],
)
async def test_what_a_form_of_days_refuses(desk: Desk, world: World, changes: dict[str, str], told: str) -> None:
    room = await world.product(desk.hotel)
    day = world.today(desk.hotel)
    form = {"product": str(room), "dateFrom": str(day), "dateTo": str(day), "price": "80", **changes}
    await desk.browser.get(path(desk.hotel, "/calendar"))
    for action in ("preview", "write"):
        answer = await desk.browser.post(path(desk.hotel, "/calendar"), action=action, **form)
        assert answer.status_code == 400, words(answer)
        assert told in words(answer)
        assert 'role="alert"' in answer.text


async def send_file(desk: Desk, content: bytes, name: str = "calendar.csv") -> httpx2.Response:
    """Send a form with a file, without telling what it is: not every browser knows."""
    browser = desk.browser
    await browser.get(path(desk.hotel, "/calendar"))
    cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    answer = await browser.http.post(
        "/connect/console" + path(desk.hotel, "/calendar"),
        data={"csrf": browser.csrf, "action": "import"},
        files={"file": (name, content, "application/octet-stream")},
        headers={"Cookie": cookies},
    )
    return browser._keep(answer)


async def test_the_calendar_goes_out_and_comes_back_as_a_file(desk: Desk, world: World) -> None:
    session = await world.session(desk.hotel)
    room = await world.product(desk.hotel, name="=Garden")
    await world.sell(desk.hotel, room)
    day = world.today(desk.hotel)
    span = {"dateFrom": str(day), "dateTo": str(day + timedelta(1))}
    file = await desk.browser.get(path(desk.hotel, "/calendar.csv"), **span)
    assert file.status_code == 200
    assert file.headers["content-type"].startswith("text/csv")
    assert "attachment" in file.headers["content-disposition"]
    api = await session.get(f"/rest/x1/calendar/{desk.hotel.id}/file", params=span)
    assert file.text == api.text
    lines = file.text.splitlines()
    same = await desk.browser.follow(await send_file(desk, file.content))
    assert "2 lines read: nothing differs." in words(same)
    header = lines[0].split(",")
    cells = lines[1].split(",")
    cells[header.index("price")] = "77.5"
    done = await desk.browser.follow(await send_file(desk, "\n".join([lines[0], ",".join(cells), lines[2]]).encode()))
    assert "2 lines read: 1 day of products changed." in words(done)
    cells[header.index("price")] = "cheap"
    sent = "\n".join([lines[0], ",".join(cells), "1," + lines[2].partition(",")[2]])
    wrong = await send_file(desk, sent.encode())
    assert wrong.status_code == 400
    said = words(wrong)
    assert "Nothing was written." in said
    assert "line 2, column price &#39;cheap&#39; is not a price" in said, said
    for content in (b"", b"nonsense", b"\xd0\xcf\x11\xe0", b"PK\x03\x04 and no more"):
        assert (await send_file(desk, content)).status_code == 400, content
    reversed_ = await desk.browser.get(
        path(desk.hotel, "/calendar.csv"), dateFrom=str(day), dateTo=str(day - timedelta(1))
    )
    assert reversed_.status_code == 400
    far = await desk.browser.get(path(desk.hotel, "/calendar.csv"), dateFrom="1900-01-01", dateTo="2900-01-01")
    assert far.status_code == 400
    assert (await desk.browser.get(path(desk.hotel, "/calendar.ods"))).status_code == 404


async def test_the_calendar_goes_out_and_comes_back_as_a_spreadsheet(desk: Desk, world: World) -> None:
    room = await world.product(desk.hotel, name="=Garden")
    await world.sell(desk.hotel, room)
    day = world.today(desk.hotel)
    span = {"dateFrom": str(day), "dateTo": str(day + timedelta(1))}
    file = await desk.browser.get(path(desk.hotel, "/calendar.xlsx"), **span)
    assert file.status_code == 200
    assert file.headers["content-type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert f'"calendar-{desk.hotel.id}-{day}.xlsx"' in file.headers["content-disposition"]
    same = await desk.browser.follow(await send_file(desk, file.content, "calendar.xlsx"))
    assert "2 lines read: nothing differs." in words(same)
    book = load_workbook(BytesIO(file.content))
    sheet = book.worksheets[0]
    column = {str(cell.value): place for place, cell in enumerate(sheet[1], 1)}
    assert sheet.cell(2, column["name"]).data_type == "s"

    def saved(line: int, **cells: str | float) -> bytes:
        for name, value in cells.items():
            sheet.cell(line, column[name]).value = value
        kept = BytesIO()
        book.save(kept)
        return kept.getvalue()

    # Its beginning tells what a file is, not its name.
    done = await desk.browser.follow(await send_file(desk, saved(2, price=77.5), "calendar.csv"))
    assert "2 lines read: 1 day of products changed." in words(done)
    wrong = await send_file(desk, saved(3, price="cheap", availability="=1+1"), "calendar.xlsx")
    assert wrong.status_code == 400
    said = words(wrong)
    assert "Nothing was written." in said
    assert "line 3, column price &#39;cheap&#39; is not a price" in said, said
    assert "line 3, column availability &#39;=1+1&#39; is not" in said, said
