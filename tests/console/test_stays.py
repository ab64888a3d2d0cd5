"""Reservations in the console: found, read, changed and made, as somebody at the front desk does it."""

from typing import Any

import httpx2
import pytest

from roomrack.core.rights import Level
from tests.api.reservations.support import done
from tests.console.conftest import Browser
from tests.console.front import Front, colleague, faults, front, words
from tests.factories import World

PAGE = "/reservations"


@pytest.fixture
async def house(world: World, plain: httpx2.AsyncClient) -> Front:
    return await front(world, plain)


@pytest.fixture
async def other(world: World, plain: httpx2.AsyncClient) -> Front:
    return await front(world, plain)


async def booked(house: Front, **fields: Any) -> dict[str, Any]:
    """A reservation of three nights by somebody with an address."""
    ada = {"givenName": "Ada", "familyName": "Lovelace", "email": "ada@example.com", "phone": "+39 010 123"}
    return await house.at.book(3, 3, **{"guests": [ada], "totalGuest": 2, **fields})


def page_of(room: dict[str, Any]) -> str:
    return f"{PAGE}/{room['id']}"


# --- finding ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"text": "lovelace"}, ["Ada Lovelace"]),
        ({"text": "ADA love"}, ["Ada Lovelace"]),
        ({"text": "ada@example.com"}, ["Ada Lovelace"]),
        ({"text": "OTA-77"}, ["Grace Hopper"]),
        ({"text": "100%"}, []),
        ({"text": "nobody"}, []),
        ({"status": "CANCELLED"}, ["Grace Hopper"]),
        ({"status": "CONFIRMED"}, ["Ada Lovelace", "Alan Turing"]),
        ({"source": "77"}, ["Grace Hopper"]),
        ({"type": "TODAYARRIVALS"}, ["Alan Turing"]),
        ({"type": "CHECKIN", "startDate": "3", "endDate": "3"}, ["Ada Lovelace"]),
        ({"type": "CHECKOUT", "startDate": "6", "endDate": "6"}, ["Ada Lovelace", "Grace Hopper"]),
        ({"type": "unheard of", "status": "of"}, ["Alan Turing", "Ada Lovelace", "Grace Hopper"]),
    ],
    ids=lambda value: "-".join(value.values()) if isinstance(value, dict) else None,
)
async def test_filters(house: Front, query: dict[str, str], found: list[str]) -> None:
    await booked(house)
    await house.at.book(0, 1, guests=[{"givenName": "Alan", "familyName": "Turing"}])
    grace = {"givenName": "Grace", "familyName": "Hopper"}
    gone = await house.at.book(5, 1, guests=[grace], channelId=77, channelRefer="OTA-77")
    await house.at.cancel(gone["id"])
    dates = {name: house.at.day(int(query[name])) for name in ("startDate", "endDate") if name in query}
    said = words(await house.get(PAGE, **(query | dates)))
    for name in ("Ada Lovelace", "Alan Turing", "Grace Hopper"):
        assert (name in said) == (name in found), name


async def test_what_was_is_left_out_until_it_is_asked_for(house: Front) -> None:
    await house.at.book(-5, 2, availability=False)
    assert "There are none that fit." in words(await house.get(PAGE))
    assert "Ada Lovelace" in words(await house.get(PAGE, startDate=""))


async def test_pages_follow_each_other(house: Front, world: World) -> None:
    await world.sell(house.hotel, house.at.room, allotment=40)
    for _ in range(26):
        await house.at.book(1, 1)
    first = await house.get(PAGE)
    assert "26 found." in words(first)
    assert first.text.count('<th scope="row">') == 25
    assert 'rel="next"' in first.text
    second = await house.get(PAGE, page="1")
    assert (second.text.count('<th scope="row">'), 'rel="next"' in second.text) == (1, False)


async def test_a_wrong_interval_is_told_at_its_field(house: Front) -> None:
    answer = await house.browser.get(house.path(PAGE), startDate="2030-05-02", endDate="2030-05-01")
    assert answer.status_code == 400
    assert faults(answer) == {"endDate": "endDate 2030-05-01 is before startDate 2030-05-02."}
    answer = await house.browser.get(house.path(PAGE), startDate="soon")
    assert faults(answer) == {"startDate": "This must be a day, such as 2030-05-01."}
    assert 'value="soon"' in answer.text


# --- one reservation -------------------------------------------------------------------------------------------------


async def test_everything_of_a_reservation_is_shown(house: Front, world: World) -> None:
    room = await booked(house, channelId=77, channelRefer="OTA-1", privateNotes="Late <b>arrival</b>")
    suite = await house.at.book(3, 3, refer=room["refer"], channelRefer="OTA-2")
    body = {"paymentMode": "CASH", "referenceTime": house.at.day(0), "amount": 50, "description": "At the bar"}
    done(await house.at.session.post(f"/rest/v1/reservation/{house.hotel.id}/{room['id']}/payment", json=body))
    page = await house.get(page_of(room))
    said = words(page)
    for text in (
        f"Ada Lovelace Confirmed Reference {room['refer']}",
        "Room Double",
        "2 adults, 0 children, 0 infants",
        "Channel 77 OTA-1",
        "Total €300.00 Partly paid Paid €50.00",
        "ada@example.com +39 010 123",
        "Room without VAT – €300.00",
        "Cash Payment At the bar Entered €50.00",
        f"Other rooms of this booking: {suite['id']}",
        "Booked",
        "an application",
    ):
        assert text in said, text
    assert said.count("€100.00") == 3
    assert "Late &lt;b&gt;arrival&lt;/b&gt;" in page.text
    assert (await house.browser.get(house.path(f"{PAGE}/1"))).status_code == 404
    assert (await house.browser.get(house.path(f"{PAGE}/{2**70}"))).status_code == 404


async def test_a_stay_is_changed_and_the_history_says_so(house: Front, world: World) -> None:
    room = await booked(house)
    physical = await world.pms_room(house.hotel, house.at.room, name="204")
    form = {"checkin": house.at.day(3), "checkout": house.at.day(7), "product": str(house.at.room)}
    said = await house.do(page_of(room), action="change", pmsProduct=str(physical), totalGuest="1", **form)
    assert "The stay is changed." in said
    assert "Total €400.00" in said
    assert "Double, 204" in said
    assert "1 adults" in said
    assert f"totalGuest {2} {1}" in said
    assert "pmsProduct – " in said
    assert ", you" in said
    assert await house.at.held(room["id"]) == [house.at.day(ahead) for ahead in (3, 4, 5, 6)]


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"checkout": "3"}, "checkout", "must be after the arrival"),
        ({"checkin": ""}, "checkin", "This value is required."),
        ({"product": "1"}, "product", "not found"),
        ({"totalGuest": "two"}, "totalGuest", "number"),
        ({"totalChildren": "-1"}, "totalChildren", "0"),
    ],
)
async def test_a_wrong_change_is_told_at_its_field(
    house: Front, typed: dict[str, str], field: str, message: str
) -> None:
    room = await booked(house)
    before = await house.at.books()
    form = {"checkin": house.at.day(3), "checkout": house.at.day(6), "product": str(house.at.room), **typed}
    if form["checkout"] == "3":
        form["checkout"] = house.at.day(3)
    answer = await house.send(page_of(room), action="change", **form)
    assert answer.status_code in (400, 422)
    assert set(faults(answer)) == {f"change-{field}"}
    assert message in faults(answer)[f"change-{field}"]
    assert "Nothing was changed." in words(answer)
    assert await house.at.books() == before


async def test_nights_that_are_gone_are_told(house: Front) -> None:
    room = await booked(house)
    for _ in range(2):
        await house.at.book(6, 1)
    before = await house.at.books()
    form = {"checkin": house.at.day(3), "checkout": house.at.day(7), "product": str(house.at.room)}
    answer = await house.send(page_of(room), action="change", **form)
    assert answer.status_code == 400
    assert f"has nothing left to sell on the night of {house.at.day(6)}" in words(answer)
    assert await house.at.books() == before


async def test_cancelling_costs_what_the_page_says_beforehand(house: Front) -> None:
    room = await booked(house)
    assert "Cancelling is free now." in words(await house.get(page_of(room)))
    step = {"stepType": "CANCELLATION", "title": "Late", "days": 30, "beforeCheckin": True, "valueNights": 1}
    done(await house.at.session.post(f"/rest/x1/policy/{house.hotel.id}", json=step))
    said = words(await house.get(page_of(room)))
    assert "Cancelling costs €100.00 by the policies that hold now." in said
    said = await house.do(page_of(room), action="cancel")
    assert "The reservation is cancelled." in said
    assert "Penalty €100.00" in said
    assert await house.at.held(room["id"]) == []
    said = await house.do(page_of(room), action="confirm")
    assert "The reservation is confirmed." in said
    assert await house.at.held(room["id"]) != []


async def test_guests_come_and_leave(house: Front) -> None:
    room = await house.at.book(0, 2)
    assert "Check out" not in words(await house.get(page_of(room)))
    assert "Checked in" in await house.do(page_of(room), action="arrived")
    assert "They did not come" not in words(await house.get(page_of(room)))
    answer = await house.send(page_of(room), action="missed")
    assert (answer.status_code, "The guests have checked in" in words(answer)) == (400, True)
    assert "Checked out" in await house.do(page_of(room), action="left")
    missed = await house.at.book(0, 1)
    assert "No-show" in await house.do(page_of(missed), action="missed")


async def test_guests_are_written_down_changed_and_taken_away(world: World, plain: httpx2.AsyncClient) -> None:
    house = await front(world, plain, country="DE")
    room = await booked(house)
    page = page_of(room)
    form = {"givenName": "Konrad", "familyName": "Zuse", "sex": "MALE"}
    said = await house.do(page, action="guest-add", **form)
    assert "The guest is written down." in said
    assert "Konrad Zuse Missing: Birthday" in said
    guests = done(await house.at.session.get(f"{house.at.path}/{room['id']}"))["guests"]
    number = str(next(guest["id"] for guest in guests if guest["type"] == "GUEST"))
    before = await house.at.books()
    for typed, field in (
        ({"action": "guest-add", **form, "sex": ""}, "guest-add-sex"),
        ({"action": "guest-add", **form, "citizenship": "XX"}, "guest-add-citizenship"),
        ({"action": "guest-change", "id": number, **form, "familyName": ""}, f"guest-change-{number}-familyName"),
        ({"action": "guest-change", "id": number, "birthDate": "2300-01-01"}, f"guest-change-{number}-birthDate"),
    ):
        answer = await house.send(page, **typed)
        assert (answer.status_code, set(faults(answer))) == (400, {field}), field
    for action in ("guest-change", "guest-remove"):
        assert (await house.send(page, action=action, id="1")).status_code == 404
    assert await house.at.books() == before
    born = f"{house.at.today.year - 80}-06-22"
    rest = {"birthDate": born, "citizenship": "de", "address": "Methfesselstr. 7", "city": "Berlin"}
    said = await house.do(page, action="guest-change", id=number, **rest, residenceCountry="DE")
    assert "Konrad Zuse complete" in said
    assert "The guest is taken away." in await house.do(page, action="guest-remove", id=number)
    guests = done(await house.at.session.get(f"{house.at.path}/{room['id']}"))["guests"]
    assert [guest["familyName"] for guest in guests] == ["Lovelace"]


async def test_extras_are_sold_changed_and_taken_away(house: Front) -> None:
    extra = {"name": "Parking", "model": "QUANTITY", "basePrice": 12.5, "enabled": True}
    [made] = done(await house.at.session.post(f"/rest/v1/extra/bulk/{house.hotel.id}", json=[extra]))["data"]
    room = await booked(house)
    page = page_of(room)
    product = str(made["id"])
    said = await house.do(page, action="extra-add", product=product, quantity="2")
    assert "2 × Parking , €25.00" in said
    assert "Total €325.00" in said
    sold = str((done(await house.at.session.get(f"{house.at.path}/{room['id']}")))["extras"][0]["id"])
    said = await house.do(page, action="extra-change", id=sold, sold=product, quantity="3", price="30,50")
    assert "3 × Parking , €30.50" in said
    before = await house.at.books()
    for typed, field in (
        ({"action": "extra-add", "product": product, "quantity": "0"}, "extra-add-quantity"),
        ({"action": "extra-add", "product": product, "day": house.at.day(40)}, "extra-add-day"),
        ({"action": "extra-add", "product": "1"}, "extra-add-product"),
        (
            {"action": "extra-change", "id": sold, "sold": product, "quantity": "1", "price": "much"},
            f"extra-change-{sold}-price",
        ),
    ):
        answer = await house.send(page, **typed)
        assert set(faults(answer)) == {field}, field
    assert (await house.send(page, action="extra-remove", id="1")).status_code == 404
    assert await house.at.books() == before
    assert "None were sold." in await house.do(page, action="extra-remove", id=sold)


async def test_payments_are_entered_and_deleted(house: Front) -> None:
    room = await booked(house)
    page = page_of(room)
    form = {"action": "pay", "referenceTime": house.at.day(0), "paymentMode": "CASH", "type": "DEPOSIT"}
    said = await house.do(page, **form, amount="100,50", cityTaxAmount="4", description="Envelope")
    assert "Cash Deposit Envelope Entered €100.50 and €4.00 city tax" in said
    assert "Paid €100.50" in said
    before = await house.at.books()
    for typed, field in (
        ({"amount": "lots"}, "pay-amount"),
        ({"amount": "1.234"}, "pay-amount"),
        ({"amount": "-200"}, "pay-amount"),
        ({"amount": "1", "cityTaxAmount": "-1"}, "pay-cityTaxAmount"),
        ({"amount": "1", "referenceTime": "today"}, "pay-referenceTime"),
        ({"amount": "1", "paymentMode": "SHELLS"}, "pay-paymentMode"),
    ):
        answer = await house.send(page, **{**form, **typed})
        assert (answer.status_code, set(faults(answer))) == (400, {field}), field
    assert (await house.send(page, action="unpay", id="1")).status_code == 404
    assert await house.at.books() == before
    [payment] = done(await house.at.session.get(f"{house.at.path}/{room['id']}"))["payments"]
    assert "Unpaid" in await house.do(page, action="unpay", id=str(payment["id"]))


async def test_a_stay_goes_on_in_another_room_and_back(house: Front, world: World) -> None:
    second = await world.product(house.hotel, name="Garden")
    await world.sell(house.hotel, second)
    room = await booked(house)
    page = page_of(room)
    said = await house.do(page, action="split", splitStart=house.at.day(5), splitRoom=str(second))
    assert "The stay goes on in the other room." in said
    assert await house.at.sold(second) == {house.at.day(5): 1}
    before = await house.at.books()
    for start, product, field in (
        (house.at.day(9), second, "split-splitStart"),
        ("", second, "split-splitStart"),
        ("soon", second, "split-splitStart"),
        (house.at.day(4), 1, "split-splitRoom"),
    ):
        answer = await house.send(page, action="split", splitStart=start, splitRoom=str(product))
        assert set(faults(answer)) == {field}
    assert await house.at.books() == before
    assert "Undo the last change of room" not in await house.do(page, action="unsplit")
    assert await house.at.sold(second) == {}


async def test_notes_are_kept_without_card_numbers(house: Front) -> None:
    room = await booked(house)
    said = await house.do(page_of(room), action="notes", privateNotes="Card 4111 1111 1111 1111", channelNotes="")
    assert "4111 1111 1111 1111" not in said
    assert "1111" in said


async def test_documents_are_issued_from_a_reservation(house: Front) -> None:
    room = await booked(house)
    page = page_of(room)
    assert "Invoice 1/" in await house.do(page, action="issue", documentType="INVOICE")
    assert "Summary S-1/" in await house.do(page, action="issue", documentType="SUMMARY_DOCUMENT")
    assert "Invoice 1/" in words(await house.get(page))
    answer = await house.send(page, action="issue", documentType="INVOICE")
    assert answer.status_code == 400
    answer = await house.send(page, action="issue", documentType="POEM")
    assert set(faults(answer)) == {"issue-documentType"}
    assert (await house.send(page, action="sing")).status_code == 404


# --- a new reservation -----------------------------------------------------------------------------------------------


def search(house: Front, **query: str) -> dict[str, str]:
    return {"checkin": house.at.day(3), "checkout": house.at.day(5), "adults": "2", "children": "0", **query}


def asking(query: dict[str, str]) -> str:
    return f"{PAGE}/new?" + "&".join(f"{name}={value}" for name, value in query.items())


async def test_an_offer_is_booked(house: Front) -> None:
    done(
        await house.at.session.post(
            f"/rest/v1/rateplans/{house.hotel.id}",
            json={"internalLabel": "Half board", "priceModel": "FIXED_PAX_DAY", "price": 25.5, "roomIds": []},
        )
    )
    query = search(house)
    page = await house.get(f"{PAGE}/new", **query)
    said = words(page)
    assert "Double 2 " in said
    assert "€200.00" in said
    names = {"givenName": "Ada", "familyName": "Lovelace", "email": "ada@example.com", "phone": ""}
    answer = await house.browser.post(
        house.path(asking(query)), action="book", offer=f"{house.at.room}-", channelId="1", **names
    )
    booked = words(await house.browser.follow(answer))
    assert "is booked." in booked
    assert "Ada Lovelace Confirmed" in booked
    assert "Total €200.00 Unpaid" in booked
    assert await house.at.sold() == {house.at.day(3): 1, house.at.day(4): 1}
    async with house.at.world.unit() as unit:
        source = await unit.raw.fetchval("select source from reservation where accommodation = $1", house.hotel.id)
    assert source == "USER"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"givenName": "", "familyName": ""}, "familyName"),
        ({"channelId": "direct"}, "channelId"),
        ({"offer": "1-"}, "offer"),
    ],
)
async def test_a_wrong_booking_is_told_at_its_field(house: Front, typed: dict[str, str], field: str) -> None:
    before = await house.at.books()
    form = {"offer": f"{house.at.room}-", "channelId": "1", "givenName": "Ada", "familyName": "Lovelace", **typed}
    await house.get(f"{PAGE}/new")
    answer = await house.browser.post(house.path(asking(search(house))), action="book", **form)
    assert answer.status_code == 400
    assert set(faults(answer)) == {f"book-{field}"}
    assert await house.at.books() == before


async def test_why_something_can_not_be_had(house: Front) -> None:
    for _ in range(2):
        await house.at.book(3, 2)
    said = words(await house.get(f"{PAGE}/new", **search(house)))
    assert "Nothing can be had for these dates and people." in said
    assert "Double" in said
    page = await house.get(f"{PAGE}/new", **search(house))
    assert f"checkin={house.at.day(5)}" in page.text.replace("&amp;", "&")
    many = words(await house.get(f"{PAGE}/new", **search(house, adults="9")))
    assert "Nothing can be had" in many


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"checkout": "2020-01-01"}, "checkout"),
        ({"checkin": "soon"}, "checkin"),
        ({"adults": "many"}, "adults"),
        ({"children": "101"}, "children"),
        ({"checkin": "9999-12-30", "checkout": "9999-12-31"}, "checkin"),
    ],
)
async def test_a_wrong_search_is_told_at_its_field(house: Front, query: dict[str, str], field: str) -> None:
    answer = await house.browser.get(house.path(f"{PAGE}/new"), **search(house, **query))
    assert (answer.status_code, set(faults(answer))) == (400, {field})


# --- who may ---------------------------------------------------------------------------------------------------------


async def test_others_reservations_are_not_there(house: Front, other: Front, plain: httpx2.AsyncClient) -> None:
    room = await booked(house)
    before = await house.at.books()
    for page in (PAGE, f"{PAGE}/new", page_of(room)):
        assert (await other.browser.get(house.path(page))).status_code == 404, page
        answer = await Browser(plain).get(house.path(page))
        assert (answer.status_code, "/sign-in" in answer.headers["location"]) == (303, True), page
    # Nor by way of one's own property.
    assert (await other.browser.get(other.path(page_of(room)))).status_code == 404
    for path in (house.path(page_of(room)), other.path(page_of(room))):
        assert (await other.browser.post(path, action="cancel")).status_code == 404
    answer = await house.browser.post(house.path(page_of(room)), csrf="0" * 64, action="cancel")
    assert answer.status_code == 403
    assert await house.at.books() == before


async def test_who_may_only_read_sees_no_forms(house: Front, world: World, plain: httpx2.AsyncClient) -> None:
    room = await booked(house)
    reader = await colleague(world, plain, house.at, reservations=Level.READONLY)
    nobody = await colleague(world, plain, house.at, reservations=Level.NONE)
    before = await house.at.books()
    for page in (PAGE, page_of(room), asking(search(house))):
        answer = await reader.browser.get(reader.path(page))
        assert answer.status_code == 200
        assert answer.text.count('method="post"') == 1, page  # signing out
    for page in (page_of(room), asking(search(house))):
        assert (await reader.browser.post(reader.path(page), action="cancel")).status_code == 403
    assert await house.at.books() == before
    for page in (PAGE, page_of(room), f"{PAGE}/new"):
        assert (await nobody.browser.get(nobody.path(page))).status_code == 403
    assert f'{nobody.path(PAGE)}"' not in (await nobody.get("")).text


async def test_a_deactivated_property_is_read_and_not_written(house: Front) -> None:
    room = await booked(house)
    await house.do("", action="deactivate")
    assert "Cancel the reservation" not in words(await house.get(page_of(room)))
    assert (await house.browser.post(house.path(page_of(room)), action="cancel")).status_code == 403


async def test_days_are_those_of_the_property(world: World, plain: httpx2.AsyncClient) -> None:
    house = await front(world, plain, time_zone="Pacific/Kiritimati")
    room = await house.at.book(0, 1)
    page = await house.get(page_of(room))
    assert f'value="{house.at.day(0)}"' in page.text
    assert "Ada Lovelace" in words(await house.get(PAGE, type="TODAYARRIVALS"))
