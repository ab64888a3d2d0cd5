"""createSingleReservation: whole payloads, every refusal, and what each leaves in the books."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from roomrack.domain.products import service as products
from tests.api.reservations.support import ADA, desk, done, refused
from tests.factories import World

WRONG = "ApiParamsExemption"
RULE = "ApiValidationFailed"
MISSING = "ApiResourceMissing"


async def test_the_least_that_real_clients_send(world: World) -> None:
    at = await desk(world, checkin_start=15 * 60, checkout=11 * 60)
    answer = await at.post()
    shown = done(answer)
    created = shown.pop("createTime")
    assert shown.pop("updateTime") == created
    assert len(created) == len("2030-01-01T00:00:00Z[UTC]")
    refer = shown.pop("refer")
    assert 0 < len(refer) <= 25
    assert shown["accommodation"].pop("timeZoneOffset") in {"+01:00", "+02:00"}
    first, second = at.day(3), at.day(4)
    days = [row.pop("day") for row in shown["priceBreakdown"][:2]]
    assert [day[11:] in {"23:00:00Z[UTC]", "22:00:00Z[UTC]"} for day in days] == [True, True]
    times = (shown.pop("checkin"), shown.pop("checkout"))
    assert (times[0][:10], times[1][:10]) == (first, at.day(5))
    assert (times[0][11:16], times[1][11:16]) in {("14:00", "10:00"), ("13:00", "09:00")}
    assert shown == {
        "id": shown["id"],
        "channelId": 288,
        "status": "CONFIRMED",
        "product": at.room,
        "roomName": "Double",
        "roomNameGuest": "Double",
        "arrivalTime": "15:00:00",
        "currency": "EUR",
        "roomGross": 200,
        "totalGross": 200,
        "totalPaid": 0,
        "touristTax": 0,
        "paymentType": "UNKNOWN",
        "paymentStatus": "UNPAID",
        "freeCancellation": True,
        "payments": [],
        "priceBreakdown": [
            {"type": "DAILY_ROOM_PRICE", "price": 100, "included": True},
            {"type": "DAILY_ROOM_PRICE", "price": 100, "included": True},
            {"type": "ROOM_NET", "price": 200, "included": True},
            {"type": "VAT", "price": 0, "included": True},
        ],
        "totalGuest": 0,
        "totalChildren": 0,
        "totalInfants": 0,
        "guests": [{"type": "BOOKER", "source": "API", **ADA, "checkin": first, "checkout": at.day(5)}],
        "guestsList": "Ada Lovelace",
        "grouped": False,
        "rooms": 1,
        "noShow": False,
        "itemCompleted": False,
        "accommodation": {
            "id": str(at.hotel.id),
            "name": at.hotel.name,
            "currency": "EUR",
            "timeZone": "Europe/Rome",
            "checkinStart": 900,
            "checkinEnd": 1320,
            "checkout": 660,
        },
    }
    assert await at.sold() == {first: 1, second: 1}
    assert await at.held(shown["id"]) == [first, second]
    assert await at.events() == [("created", shown["id"])]


async def test_everything_that_is_kept_comes_back(world: World) -> None:
    at = await desk(world)
    async with world.unit() as unit:
        pms = await products.create_pms_room(unit, at.hotel.id, name="101", product=at.room)
    sent: dict[str, Any] = {
        "refer": "GROUP-1",
        "channelRefer": "BK 4711",
        "status": "WAITING",
        "pmsProduct": pms.id,
        "effectiveCheckin": "2026-01-02T14:30:00Z",
        "effectiveCheckout": "2026-01-04 09:00:00",
        "createTime": "2026-01-01T10:00:00Z[UTC]",
        "updateTime": "2026-01-01T11:00:00.250Z",
        "paymentExpiration": "2040-01-01T00:00:00",
        "roomGross": 199.99,
        "cleaningFee": 20.5,
        "deposit": 50,
        "totalPaid": "50.00",
        "totalGuest": 2,
        "totalChildren": 1,
        "totalInfants": 1,
        "privateNotes": "quiet, card 4111 1111 1111 1111",
        "channelNotes": "late",
        "agencyId": 9,
        "completed": True,
        "metaData": [{"metaKey": "pet", "labelText": "Pet", "metaDataType": "TEXT", "value": "dog"}],
        "roomCode": {"code": "9911", "rfcTagId": "t", "locked": True},
        "paymentMode": "CASH",
        "flight": "AZ 610",
        "companyCollect": "HOTEl",
        "notRefundable": True,
        "guests": [
            {
                **ADA,
                "email": "ada@example.org",
                "phone": "+44 1",
                "language": "EN",
                "sex": "FEMALE",
                "birthDate": "1985-12-10",
                "documentExpire": "2035-01-01T00:00:00",
                "checkin": at.day(4),
            },
            {"type": "GUEST", "familyName": "Byron", "customerName": "G. Byron"},
        ],
        "id": 5,
        "grouped": True,
        "unknownField": {"deep": [1]},
    }
    shown = await at.book(**sent)
    guest_id = shown["guests"][1].pop("id")
    meta = shown["metaData"][0].pop("id")
    assert guest_id > 0
    assert meta > 0
    kept = {
        **{name: sent[name] for name in ("refer", "channelRefer", "status", "pmsProduct", "channelNotes", "agencyId")},
        **{name: sent[name] for name in ("paymentMode", "flight", "companyCollect", "notRefundable")},
        **{name: sent[name] for name in ("totalGuest", "totalChildren", "totalInfants", "roomGross", "cleaningFee")},
        "deposit": 50,
        "totalPaid": 50,
        "totalGross": 220.49,
        "paymentStatus": "PAID_DEPOSIT",
        "paymentType": "CASH",
        "freeCancellation": False,
        "itemCompleted": True,
        "privateNotes": "quiet, card **** **** **** 1111",
        "effectiveCheckin": "2026-01-02T14:30:00Z[UTC]",
        "effectiveCheckout": "2026-01-04T09:00:00Z[UTC]",
        "createTime": "2026-01-01T10:00:00Z[UTC]",
        "updateTime": "2026-01-01T11:00:00.250Z[UTC]",
        "paymentExpiration": "2040-01-01T00:00:00Z[UTC]",
        "metaData": [
            {"metaKey": "pet", "labelText": "Pet", "metaDataType": "TEXT", "value": "dog", "refer": "GROUP-1"}
        ],
        "roomCode": {
            "code": "9911",
            "rfcTagId": "t",
            "locked": True,
            "reservation": shown["id"],
            "pmsProduct": pms.id,
            "source": "API",
        },
        "guests": [
            {
                "type": "BOOKER",
                "source": "API",
                **ADA,
                "email": "ada@example.org",
                "phone": "+44 1",
                "language": "EN",
                "sex": "FEMALE",
                "birthDate": "1985-12-10",
                "documentExpire": "2035-01-01T00:00:00",
                "checkin": at.day(4),
                "checkout": at.day(5),
            },
            {
                "type": "GUEST",
                "source": "API",
                "givenName": "",
                "familyName": "Byron",
                "customerName": "G. Byron",
                "checkin": at.day(3),
                "checkout": at.day(5),
            },
        ],
        "guestsList": "Ada Lovelace, Byron",
        "guestMailAddress": "ada@example.org",
        "grouped": False,
    }
    assert {name: shown[name] for name in kept} == kept
    assert shown["id"] != 5
    prices = [(row["type"], row["price"], row["included"]) for row in shown["priceBreakdown"]]
    assert prices == [
        ("DAILY_ROOM_PRICE", 100.0, True),
        ("DAILY_ROOM_PRICE", 99.99, True),
        ("ROOM_NET", 199.99, True),
        ("VAT", 0, True),
        ("CLEANING", 20.5, True),
    ]
    again = done(await at.session.get(f"{at.path}/{shown['id']}"))
    assert again["privateNotes"] == kept["privateNotes"]
    assert "4111 1111" not in str(await at.books())


async def test_without_availability_it_takes_nothing(world: World) -> None:
    at = await desk(world, allotment=0)
    shown = done(await at.post(availability=False))
    assert await at.held(shown["id"]) == []
    assert await at.sold() == {}


async def test_a_sold_out_night_refuses_the_whole_stay_and_names_the_night(world: World) -> None:
    at = await desk(world, allotment=1)
    await at.book(5, 1)
    before = await at.books()
    answer = await at.post(3, 4)
    await refused(at, answer, before, 400, ("$.product", RULE))
    assert answer.json()["message"] == f"Product {at.room} has nothing left to sell on the night of {at.day(5)}."


async def test_every_sold_out_night_is_named(world: World) -> None:
    at = await desk(world, allotment=1)
    await at.book(3, 2)
    before = await at.books()
    await refused(at, await at.post(3, 2), before, 400, ("$.product", RULE), ("$.product", RULE))


async def test_nights_that_were_never_put_on_sale_are_sold_out(world: World) -> None:
    at = await desk(world)
    before = await at.books()
    await refused(at, await at.post(58, 4), before, 400)


async def test_restrictions_bind_only_the_booking_engine(world: World) -> None:
    at = await desk(world)
    closed: dict[str, Any] = {
        "stopSells": True,
        "minstay": 5,
        "closeToArrival": True,
        "closeToDeparture": True,
        "cutOffDays": 30,
    }
    await world.sell(at.hotel, at.room, allotment=1, price=70, **closed)
    assert (await at.book())["roomGross"] == 140


async def test_a_rate_takes_from_its_room_and_a_suite_from_each_child(world: World) -> None:
    at = await desk(world, allotment=1)
    rule = {"parent": at.room, "follows_availability": True, "price_rule": "PERCENT", "price_value": Decimal(-10)}
    rate = await world.product(at.hotel, name="Saver", **rule)
    other = await world.product(at.hotel)
    await world.sell(at.hotel, other, allotment=1)
    suite = await world.suite(at.hotel, at.room, other)
    saver = await at.book(3, 1, product=rate)
    assert (saver["roomGross"], saver["roomName"]) == (90, "Saver")
    assert await at.sold() == {at.day(3): 1}
    both = await at.book(4, 1, product=suite)
    assert await at.sold() == {at.day(3): 1, at.day(4): 1}
    assert await at.sold(other) == {at.day(4): 1}
    before = await at.books()
    await refused(at, await at.post(4, 1), before, 400, ("$.product", RULE))
    await refused(at, await at.post(3, 1, product=suite), before, 400, ("$.product", RULE))
    await at.cancel(both["id"])
    assert await at.sold(other) == {}


async def test_a_waiting_reservation_holds_its_nights(world: World) -> None:
    at = await desk(world)
    shown = await at.book(status="WAITING")
    assert (shown["status"], await at.held(shown["id"])) == ("WAITING", [at.day(3), at.day(4)])


async def test_a_cancelled_one_is_recorded_and_takes_nothing(world: World) -> None:
    at = await desk(world)
    shown = await at.book(status="CANCELLED")
    assert (shown["status"], shown["cancelledBy"]) == ("CANCELLED", "accommodation")
    assert "cancelledTime" in shown
    assert await at.sold() == {}


async def test_the_same_one_again_changes_it(world: World) -> None:
    at = await desk(world, allotment=1)
    first = await at.book(channelRefer="X", totalGuest=1)
    again = await at.book(3, 3, channelRefer="X", totalGuest=2)
    assert (again["id"], again["refer"], again["totalGuest"]) == (first["id"], first["refer"], 2)
    assert again["roomGross"] == 300
    assert await at.sold() == {at.day(3): 1, at.day(4): 1, at.day(5): 1}
    same = await at.book(3, 3, channelRefer="X", totalGuest=2)
    assert same["updateTime"] == again["updateTime"]
    assert await at.events() == [("created", first["id"]), ("changed", first["id"])]
    assert await at.find() == [first["id"]]


async def test_another_channel_room_or_no_channel_refer_is_another_reservation(world: World) -> None:
    at = await desk(world, allotment=9)
    other = await world.product(at.hotel)
    await world.sell(at.hotel, other)
    ids = [
        (await at.book(**fields))["id"]
        for fields in (
            {"channelRefer": "X"},
            {"channelRefer": "X", "channelId": 289},
            {"channelRefer": "X", "product": other},
            {},
            {},
            {"channelRefer": None},
        )
    ]
    assert len(set(ids)) == 6


async def test_a_cancelled_one_posted_again_is_confirmed_if_it_can_take_its_nights(world: World) -> None:
    at = await desk(world, allotment=1)
    first = await at.book(channelRefer="X")
    await at.cancel(first["id"])
    again = await at.book(channelRefer="X")
    assert (again["id"], again["status"]) == (first["id"], "CONFIRMED")
    assert "cancelledTime" not in again
    await at.cancel(first["id"])
    await at.book()
    before = await at.books()
    await refused(at, await at.post(channelRefer="X"), before, 400, ("$.product", RULE), ("$.product", RULE))


async def test_rooms_with_one_refer_are_one_booking(world: World) -> None:
    at = await desk(world)
    first = await at.book(refer="FAMILY")
    second = await at.book(refer="FAMILY")
    assert (first["grouped"], first["rooms"], "linkedReservations" in first) == (False, 1, False)
    assert (second["grouped"], second["rooms"], second["linkedReservations"]) == (True, 2, [first["id"]])


async def test_an_instant_counts_as_its_local_day(world: World) -> None:
    at = await desk(world, time_zone="Pacific/Auckland")
    # 12:00 in UTC is past midnight in Auckland, whatever the season.
    shown = await at.book(checkin=f"{at.day(3)}T12:00:00Z", checkout=f"{at.day(5)}T12:00:00Z[UTC]")
    assert await at.held(shown["id"]) == [at.day(4), at.day(5)]


async def test_daily_prices_that_agree_are_kept(world: World) -> None:
    at = await desk(world)
    daily = [{"day": at.day(3), "price": 30}, {"day": f"{at.day(4)}T12:00:00Z", "price": 40.5}]
    shown = await at.book(daily=daily)
    assert [row["price"] for row in shown["priceBreakdown"]] == [30, 40.5, 70.5, 0]


async def test_a_currency_without_decimals(world: World) -> None:
    at = await desk(world, currency="JPY", price=9000)
    assert (await at.book())["roomGross"] == 18000
    before = await at.books()
    await refused(at, await at.post(roomGross=100.5), before, 400, ("$.roomGross", WRONG))


@pytest.mark.parametrize(
    ("fields", "status", "named"),
    [
        ({"channelId": None}, 400, [("$.channelId", WRONG)]),
        ({"channelId": 0}, 400, [("$.channelId", WRONG)]),
        ({"channelId": "288x"}, 400, [("$.channelId", WRONG)]),
        ({"product": None, "guests": None}, 400, [("$.product", WRONG), ("$.guests", WRONG)]),
        ({"guests": []}, 400, [("$.guests", WRONG)]),
        ({"guests": [{"email": "a@example.org"}]}, 400, [("$.guests[0].familyName", WRONG)]),
        ({"guests": [{"familyName": "x" * 256}]}, 400, [("$.guests[0].familyName", WRONG)]),
        ({"guests": [{**ADA, "sex": "X"}]}, 400, [("$.guests[0].sex", WRONG)]),
        ({"guests": [{**ADA, "nationality": "QQ"}]}, 400, [("$.guests[0].nationality", WRONG)]),
        ({"refer": "x" * 26}, 400, [("$.refer", WRONG)]),
        ({"channelRefer": "x" * 256}, 400, [("$.channelRefer", WRONG)]),
        ({"privateNotes": "x" * 4001}, 400, [("$.privateNotes", WRONG)]),
        ({"status": "GONE"}, 400, [("$.status", WRONG)]),
        ({"checkin": "2030-02-30"}, 400, [("$.checkin", WRONG)]),
        ({"checkout": "1999-01-01"}, 400, [("$.checkout", WRONG)]),
        ({"checkin": "2999-01-01", "checkout": "2999-01-02"}, 400, [("$.checkin", WRONG)]),
        ({"checkin": "1999-01-01", "checkout": "1999-01-02"}, 400, [("$.checkin", WRONG)]),
        ({"checkin": "9999-12-31T23:59:59Z", "checkout": "9999-12-31"}, 400, [("$.checkout", WRONG)]),
        ({"checkin": "0001-01-01", "checkout": "0001-01-02T00:00:00Z"}, 400, [("$.checkin", WRONG)]),
        ({"effectiveCheckin": "0001-01-01"}, 400, [("$.effectiveCheckin", WRONG)]),
        ({"createTime": "0001-01-01T00:00:00Z"}, 400, [("$.createTime", WRONG)]),
        ({"paymentExpiration": "9999-12-31T23:59:59Z"}, 400, [("$.paymentExpiration", WRONG)]),
        ({"roomGross": "NaN"}, 400, [("$.roomGross", WRONG)]),
        ({"roomGross": 1e300}, 400, [("$.roomGross", WRONG)]),
        ({"roomGross": -1}, 400, [("$.roomGross", WRONG)]),
        ({"roomGross": 1.001}, 400, [("$.roomGross", WRONG)]),
        ({"totalGuest": -1}, 400, [("$.totalGuest", WRONG)]),
        ({"paymentMode": "SHELLS"}, 400, [("$.paymentMode", WRONG)]),
        ({"product": 987654321}, 422, [("$.product", MISSING)]),
        ({"pmsProduct": 987654321}, 422, [("$.pmsProduct", MISSING)]),
        ({"product": 987654321, "refer": "x" * 26}, 400, [("$.product", MISSING), ("$.refer", WRONG)]),
    ],
)
async def test_each_refusal_names_its_field_and_changes_nothing(
    world: World, fields: dict[str, Any], status: int, named: list[tuple[str, str]]
) -> None:
    at = await desk(world)
    before = await at.books()
    await refused(at, await at.post(**fields), before, status, *named)


async def test_reversed_and_too_long_stays(world: World) -> None:
    at = await desk(world)
    before = await at.books()
    await refused(at, await at.post(3, 0), before, 400, ("$.checkout", WRONG))
    await refused(at, await at.post(3, -2), before, 400, ("$.checkout", WRONG))
    await refused(at, await at.post(3, 366), before, 400, ("$.checkout", WRONG))
    last = (at.today + timedelta(1096)).isoformat()
    answer = await at.post(checkin=at.day(1095), checkout=last)
    await refused(at, answer, before, 400, ("$.product", RULE))  # within the horizon, but never put on sale
    await refused(at, await at.post(1096, 1), before, 400, ("$.checkin", WRONG))


async def test_card_data_is_refused_and_leaves_no_trace(world: World) -> None:
    at = await desk(world)
    before = await at.books()
    for fields in (
        {"streamCard": {"pan": "4111111111111111"}},
        {"streamCard": {"cvv": "123"}},
        {"related": [{"streamCard": {"pan": "4111111111111111"}}], "channelId": "wrong"},
    ):
        answer = await at.post(**fields)
        assert answer.status_code == 403, answer.text
        assert answer.json()["type"] == "ApiSecurityException"
        assert "4111" not in answer.text
    assert await at.books() == before


async def test_other_tenants_ids_are_as_unknown_as_any(world: World) -> None:
    at, other = await desk(world), await desk(world)
    async with world.unit() as unit:
        theirs = await products.create_pms_room(unit, other.hotel.id, name="101", product=other.room)
    before, others = await at.books(), await other.books()
    answer = await at.post(product=other.room, pmsProduct=theirs.id)
    await refused(at, answer, before, 422, ("$.product", MISSING), ("$.pmsProduct", MISSING))
    unknown = await at.post(product=987654321, pmsProduct=987654321)
    text = answer.text.replace(str(other.room), "987654321").replace(str(theirs.id), "987654321")
    assert text == unknown.text
    assert await other.books() == others


@pytest.mark.parametrize("content", [b"[]", b"null", b'"x"', b"5"])
async def test_a_body_that_is_no_object(world: World, content: bytes) -> None:
    at = await desk(world)
    before = await at.books()
    answer = await at.session.post(at.path, content=content, headers={"content-type": "application/json"})
    await refused(at, answer, before, 400)
    assert answer.json()["type"] == WRONG


async def test_the_same_key_books_once(world: World) -> None:
    at = await desk(world)
    headers = {"Idempotency-Key": "one"}
    first = await at.session.post(at.path, json=at.body(), headers=headers)
    again = await at.session.post(at.path, json=at.body(), headers=headers)
    assert done(again) == done(first)
    assert len(await at.find()) == 1


async def test_what_is_missing_is_named_beside_what_is_wrong(world: World) -> None:
    at = await desk(world)
    before = await at.books()
    answer = await at.session.post(at.path, json={"product": "x", "roomGross": "much", "guests": [{"sex": "?"}]})
    assert (answer.status_code, answer.json()["type"]) == (400, WRONG)
    named = {item["element"] for item in answer.json()["nested"]}
    assert named == {"$.channelId", "$.product", "$.checkin", "$.checkout", "$.roomGross", "$.guests[0].sex"}
    assert await at.books() == before
