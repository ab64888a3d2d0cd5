"""Extras of a reservation: sold, changed and taken away, one by one and as a group."""

import asyncio
from typing import Any

from roomrack.domain.reservations import service
from tests.api.reservations.support import Desk, desk, done, refused
from tests.factories import Session, World
from tests.factories.world import READ_ONLY

FIELDS = {
    "price": 12.5,
    "quantity": 3,
    "url": "https://pos.example/7",
    "externalId": "G-1",
    "createDate": "2026-01-02T03:04:05Z[UTC]",
    "productionDate": "2026-02-02T03:04:05Z[UTC]",
    "group": True,
    "manual": False,
}


async def product(at: Desk, **fields: Any) -> int:
    body = [{"name": "Parking", "model": "DAY", "basePrice": 10, **fields}]
    made: int = done(await at.session.post(f"/rest/v1/extra/bulk/{at.hotel.id}", json=body))["data"][0]["id"]
    return made


async def add(at: Desk, room: int, *items: dict[str, Any]) -> Any:
    return await at.session.post(f"{at.path}/{room}/extras", json={"extras": list(items)})


async def one(at: Desk, room: int, **item: Any) -> dict[str, Any]:
    added: dict[str, Any] = done(await add(at, room, item))["data"][0]
    return added


async def test_every_field_is_kept_and_shown_again(world: World) -> None:
    at = await desk(world)
    extra = await product(at)
    room = await at.book(arrival=3, nights=2)
    answer = done(await add(at, room["id"], {"product": extra, "day": at.day(4), **FIELDS}))
    id = answer["data"][0]["id"]
    shown = {"id": id, "product": extra, "day": at.day(4), "localDay": at.day(4), "invoiced": False, **FIELDS}
    assert answer["data"] == [shown]
    assert (answer["page"]["page"], answer["page"]["totalPages"]) == (0, 1)
    now = done(await at.session.get(f"{at.path}/{room['id']}"))
    assert now["extras"] == [shown]
    [within] = now["extra"]
    assert {name: within[name] for name in ("octorateExtraId", "octorateProductId", "price", "reference")} == {
        "octorateExtraId": id,
        "octorateProductId": extra,
        "price": 12.5,
        "reference": "G-1",
    }
    [row] = [row for row in now["priceBreakdown"] if row["type"] == "EXTRA"]
    assert (row["price"], row["name"], row["octorateExtraId"], row["included"]) == (12.5, "Parking", id, True)
    assert now["totalGross"] == 212.5
    assert await at.events(room["id"]) == [("created", room["id"]), ("changed", room["id"])]


async def test_a_missing_price_is_computed_by_the_model(world: World) -> None:
    at = await desk(world)
    room = await at.book(arrival=3, nights=8, totalGuest=2, totalChildren=1)
    expected = {
        "BOOKING": 10,
        "WEEK": 20,
        "DAY": 80,
        "PERSONBOOKING": 30,
        "PERSONDAY": 240,
        "PERSONWEEK": 60,
        "QUANTITY": 20,
        "QUANTITYDAY": 160,
        "PERSON": 20,
        "CHILDREN": 10,
        "CHILDRENDAY": 80,
        "ADULTSDAY": 160,
    }
    products = {model: await product(at, model=model) for model in expected}
    answer = done(await add(at, room["id"], *({"product": id, "quantity": 2} for id in products.values())))
    assert dict(zip(expected, [item["price"] for item in answer["data"]], strict=True)) == expected
    assert all(item["manual"] is False for item in answer["data"])
    on_one_day = await one(at, room["id"], product=products["DAY"], day=at.day(4))
    assert on_one_day["price"] == 10


async def test_categories_say_what_an_extra_is_in_the_price(world: World) -> None:
    at = await desk(world)
    room = await at.book(arrival=3, nights=1, cleaningFee=5)
    for category, price in (("Breakfast", 8), ("discount", 3), ("COMMISSION", 12)):
        await one(at, room["id"], product=await product(at, category=category), price=price)
    now = done(await at.session.get(f"{at.path}/{room['id']}"))
    rows = {row["type"]: (row["price"], row["included"]) for row in now["priceBreakdown"]}
    assert (rows["BREAKFAST"], rows["DISCOUNT"], rows["COMMISSION"]) == ((8, True), (-3, True), (12, False))
    assert now["totalGross"] == 110
    counted = [row["price"] for row in now["priceBreakdown"] if row["included"] and row["type"] != "DAILY_ROOM_PRICE"]
    assert sum(counted) == now["totalGross"]


async def test_an_extra_is_changed_and_priced_anew_unless_its_price_was_stated(world: World) -> None:
    at = await desk(world)
    extra = await product(at, model="QUANTITY")
    room = await at.book()
    computed, stated = await one(at, room["id"], product=extra), await one(at, room["id"], product=extra, price=7)
    url = f"{at.path}/{room['id']}/extra"
    assert done(await at.session.put(f"{url}/{computed['id']}", json={"product": extra, "quantity": 4})) == {
        **computed,
        "quantity": 4,
        "price": 40,
    }
    kept = done(await at.session.put(f"{url}/{stated['id']}", json={"product": extra, "quantity": 4}))
    assert kept == {**stated, "quantity": 4}
    anew = done(await at.session.put(f"{url}/{stated['id']}", json={"product": extra, "price": None}))
    assert (anew["price"], anew["manual"]) == (40, False)
    same = await at.session.put(f"{url}/{stated['id']}", json={"product": extra, "quantity": 4})
    assert (same.status_code, same.content) == (304, b"")
    assert len(await at.events(room["id"])) == 6


async def test_one_is_taken_away_and_a_group_at_once(world: World) -> None:
    at = await desk(world)
    extra = await product(at)
    room = await at.book()
    single = await one(at, room["id"], product=extra, price=1)
    first = await one(at, room["id"], product=extra, price=2, externalId="G")
    await one(at, room["id"], product=extra, price=3, quantity=2, externalId="G")
    group = done(await at.session.delete(f"{at.path}/{room['id']}/extra/group/G"))
    assert group == {**first, "price": 5, "quantity": 3, "group": True}
    assert done(await at.session.delete(f"{at.path}/{room['id']}/extra/{single['id']}")) == single
    assert "extras" not in done(await at.session.get(f"{at.path}/{room['id']}"))
    for path in (f"extra/{single['id']}", "extra/group/G"):
        gone = await at.session.delete(f"{at.path}/{room['id']}/{path}")
        assert (gone.status_code, gone.json()["type"], gone.json()["element"]) == (404, "ApiResourceMissing", "Extra")
    gone = await at.session.put(f"{at.path}/{room['id']}/extra/{single['id']}", json={"product": extra, "price": 1})
    assert (gone.status_code, gone.json()["type"], gone.json()["element"]) == (404, "ApiResourceMissing", "Extra")


async def test_extras_in_the_body_of_a_reservation(world: World) -> None:
    at = await desk(world)
    extra = await product(at)
    room = await at.book(extra=[{"octorateProductId": extra}, {"octorateProductId": extra, "price": 4, "quantity": 2}])
    assert [item["price"] for item in room["extras"]] == [20, 4]
    kept = done(await at.put(room["id"], at.body()))
    assert kept["extras"] == room["extras"]
    second = room["extra"][1]
    changed = done(await at.patch(room["id"], extra=[{**second, "price": 6}, {"octorateProductId": extra}]))
    assert (changed["extras"][0]["id"], changed["extras"][0]["price"]) == (second["octorateExtraId"], 6)
    assert changed["extras"][1]["id"] not in {item["id"] for item in room["extras"]}
    assert "extras" not in done(await at.patch(room["id"], extra=[]))
    before = await at.books()
    for items, status, field in (
        ([{"octorateProductId": 1}], 422, "$.extra[0].octorateProductId"),
        ([{"price": 1}], 400, "$.extra[0].octorateProductId"),
        ([{"octorateProductId": extra, "octorateExtraId": 1}], 422, "$.extra[0].octorateExtraId"),
    ):
        answer = await at.patch(room["id"], extra=items)
        kind = "ApiResourceMissing" if status == 422 else "ApiParamsExemption"
        await refused(at, answer, before, status, (field, kind))


async def test_what_is_wrong_is_told_at_once_and_changes_nothing(world: World) -> None:
    at = await desk(world)
    extra, few = await product(at), await product(at, model="QUANTITY", availability=2)
    evening = await product(at, validDays=["CHECKOUT"])
    room = await at.book(arrival=3, nights=2)
    before = await at.books()
    wrong = await add(
        at,
        room["id"],
        {"product": 1},
        {"product": extra, "day": at.day(9)},
        {"product": extra, "price": 1.234},
        {"product": evening, "day": at.day(3)},
    )
    await refused(
        at,
        wrong,
        before,
        400,
        ("$.extras[0].product", "ApiResourceMissing"),
        ("$.extras[1].day", "ApiParamsExemption"),
        ("$.extras[2].price", "ApiParamsExemption"),
        ("$.extras[3].day", "ApiValidationFailed"),
    )
    short = await add(at, room["id"], {"product": few, "quantity": 1}, {"product": few, "quantity": 2})
    await refused(at, short, before, 400, ("$.extras[1].product", "ApiValidationFailed"))
    await refused(at, await add(at, room["id"]), before, 400, ("$.extras", "ApiParamsExemption"))
    for item, field in (
        ({}, "product"),
        ({"product": extra, "quantity": 0}, "quantity"),
        ({"product": extra, "price": -1}, "price"),
        ({"product": extra, "url": "x" * 256}, "url"),
    ):
        await refused(at, await add(at, room["id"], item), before, 400, (f"$.extras[0].{field}", "ApiParamsExemption"))
    line = await one(at, room["id"], product=extra)
    before = await at.books()
    nothing = await add(at, room["id"], {"product": 1})
    await refused(at, nothing, before, 422, ("$.extras[0].product", "ApiResourceMissing"))
    url = f"{at.path}/{room['id']}/extra/{line['id']}"
    nothing = await at.session.put(url, json={"product": 1})
    await refused(at, nothing, before, 422, ("$.product", "ApiResourceMissing"))
    unknown = await add(at, 1, {"product": extra})
    assert (unknown.status_code, unknown.json()["element"]) == (404, "Reservation")
    await at.cancel(room["id"])
    before = await at.books()
    await refused(at, await add(at, room["id"], {"product": extra}), before, 400)


async def test_no_more_are_sold_on_a_day_than_there_are(world: World) -> None:
    at = await desk(world)
    few = await product(at, model="QUANTITY", availability=2)
    first, second = await at.book(arrival=3, nights=2), await at.book(arrival=4, nights=2)
    line = await one(at, first["id"], product=few, day=at.day(4))
    answers = await asyncio.gather(
        *(add(at, room["id"], {"product": few, "day": at.day(4)}) for room in (first, second, first, second))
    )
    assert sorted(answer.status_code for answer in answers) == [200, 400, 400, 400]
    await one(at, second["id"], product=few, day=at.day(5), quantity=2)
    url = f"{at.path}/{first['id']}/extra/{line['id']}"
    full = await at.session.put(url, json={"product": few, "quantity": 2})
    assert (full.status_code, full.json()["type"]) == (400, "ApiValidationFailed")
    done(await at.session.delete(url))
    again = await add(at, second["id"], {"product": few, "day": at.day(4)})
    assert again.status_code == 200


async def test_what_stands_on_an_invoice_stays(world: World) -> None:
    at = await desk(world)
    extra = await product(at)
    room = await at.book()
    line = await one(at, room["id"], product=extra)
    async with world.unit() as unit:
        await service.mark_extras_invoiced(unit, at.hotel.id, room["id"], [line["id"]])
    url = f"{at.path}/{room['id']}/extra/{line['id']}"
    before = await at.books()
    await refused(at, await at.session.put(url, json={"product": extra, "price": 1}), before, 400)
    await refused(at, await at.session.delete(url), before, 400)
    await refused(at, await at.patch(room["id"], extra=[]), before, 400)
    async with world.unit() as unit:
        await service.mark_extras_invoiced(unit, at.hotel.id, room["id"], [line["id"]], invoiced=False)
    done(await at.session.delete(url))


async def test_who_may_and_what_a_body_must_be(world: World) -> None:
    at = await desk(world)
    extra = await product(at)
    room = await at.book()
    line = await one(at, room["id"], product=extra, externalId="G")
    url = f"{at.path}/{room['id']}"
    calls: list[tuple[str, str, Any]] = [
        ("POST", f"{url}/extras", {"extras": [{"product": extra}]}),
        ("PUT", f"{url}/extra/{line['id']}", {"product": extra, "price": 1}),
        ("DELETE", f"{url}/extra/{line['id']}", None),
        ("DELETE", f"{url}/extra/group/G", None),
    ]
    before = await at.books()
    reader = await world.session(at.hotel, permissions=READ_ONLY)
    nobody = Session(at.session.client, {}, at.session.app)
    other = await world.session(await world.hotel())
    for method, path, body in calls:
        options = {} if body is None else {"json": body}
        assert (await nobody.request(method, path, **options)).status_code == 401
        assert (await reader.request(method, path, **options)).status_code == 403
        assert (await other.request(method, path, **options)).status_code == 403
        elsewhere = path.replace(f"/{room['id']}/", "/x/")
        assert (await at.session.request(method, elsewhere, **options)).status_code == 400
        if body is not None:
            for content, kind, status in (
                (b"{", "application/json", 400),
                (b"<a/>", "application/xml", 415),
                (b'{"a": "' + b"x" * 1_100_000 + b'"}', "application/json", 413),
            ):
                answer = await at.session.request(method, path, content=content, headers={"Content-Type": kind})
                assert answer.status_code == status, (method, kind)
    assert await at.books() == before
