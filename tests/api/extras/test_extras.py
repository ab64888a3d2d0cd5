"""The five operations on extras: docs/contract.md 1 and 5."""

import asyncio
from typing import Any

import httpx2
import pytest

from roomrack.domain.properties import service as properties
from roomrack.domain.properties.errors import CurrencyInUse
from tests.factories.world import Hotel, Session, World

MINIMAL = {"name": "Parking", "model": "DAY"}
DEFAULTS = {
    "enabled": False,
    "mandatory": False,
    "refundable": False,
    "basePrice": 0,
    "taxPercent": 0,
    "showCalendar": False,
    "displayOnPms": False,
    "displayBookingEngine": False,
    "priority": 99,
    "displayOctoSite": False,
    "displayOnRate": False,
}
FULL = {
    "name": "Breakfast",
    "enabled": True,
    "mandatory": True,
    "refundable": True,
    "model": "PERSONDAY",
    "basePrice": 12.5,
    "taxPercent": 10,
    "description": {"EN": "From seven to ten.", "IT": "Dalle sette alle dieci."},
    "title": {"EN": "Breakfast", "IT": "Colazione"},
    "category": "Food",
    "validDays": ["STAY", "CHECKOUT"],
    "showCalendar": True,
    "externalId": "BRK-1",
    "displayOnPms": True,
    "extraCategoryId": 7,
    "displayBookingEngine": True,
    "priority": 3,
    "displayOctoSite": True,
    "explode": False,
    "vatExemption": "IT_ART15",
    "vatExceptionDetail": "Article 15",
    "unit": "RATE",
    "availability": 20,
    "displayOnRate": True,
    "conditions": "On the terrace.",
    "fiscalId": "F1",
    "portalName": "BOOKING",
    "photo": "https://photos.example/breakfast.jpg",
    "fiscalPrinterDepartmentId": 4,
}


async def _made(session: Session, hotel: Hotel, *extras: dict[str, Any]) -> list[dict[str, Any]]:
    answer = await session.post(f"/rest/v1/extra/bulk/{hotel.id}", json=list(extras))
    assert answer.status_code == 200, answer.text
    rows: list[dict[str, Any]] = answer.json()["data"]
    return rows


def _place(hotel: Hotel) -> dict[str, Any]:
    return {
        "id": str(hotel.id),
        "name": hotel.name,
        "currency": hotel.currency,
        "timeZone": str(hotel.zone),
        "checkinStart": 840,
        "checkinEnd": 1320,
        "checkout": 600,
    }


def _without_clock(row: dict[str, Any]) -> dict[str, Any]:
    """The row without what the clock decides."""
    row = dict(row)
    assert row.pop("lastModifiedTime").endswith("Z[UTC]")
    assert row["accommodation"]["timeZoneOffset"] in {"+01:00", "+02:00"}
    return row | {
        "accommodation": {key: row["accommodation"][key] for key in row["accommodation"] if "Offset" not in key}
    }


def _faults(answer: httpx2.Response) -> list[tuple[str, str]]:
    return [(each["element"], each["type"]) for each in answer.json()["nested"]]


async def test_every_field_is_kept_and_shown_again(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel, name="Double")
    session = await world.session(hotel)
    sent = {**FULL, "roomFilter": [{"id": room}], "accommodation": {"id": str(hotel.id)}, "id": 5, "unheard": 1}
    [row] = await _made(session, hotel, sent)
    shown = {**FULL, "id": row["id"], "accommodation": _place(hotel), "roomFilter": [{"id": room, "name": "Double"}]}
    assert row["id"] >= 1_000_000
    assert _without_clock(row) == shown
    listed = (await session.get(f"/rest/v1/extra/{hotel.id}")).json()
    assert listed["data"] == [row]
    assert (listed["page"]["page"], listed["page"]["totalPages"]) == (0, 1)


async def test_what_is_not_sent_has_its_default_or_is_left_out(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    answer = await session.post(f"/rest/v1/extra/bulk/{hotel.id}", json={"data": [MINIMAL, {**MINIMAL, "name": "Cot"}]})
    rows = answer.json()["data"]
    for row, name in zip(rows, ("Parking", "Cot"), strict=True):
        expected = {**DEFAULTS, **MINIMAL, "name": name, "id": row["id"], "accommodation": _place(hotel)}
        assert _without_clock(row) == expected
    assert rows[0]["id"] < rows[1]["id"]


@pytest.mark.parametrize(
    "model", ["BOOKING", "WEEK", "PERSONBOOKING", "QUANTITY", "QUANTITYDAY", "CHILDREN", "ADULTSDAY"]
)
async def test_every_model_is_taken(world: World, model: str) -> None:
    hotel = await world.hotel()
    [row] = await _made(await world.session(hotel), hotel, {"name": "E", "model": model})
    assert row["model"] == model


@pytest.mark.parametrize("wrapped", [False, True])
async def test_each_wrong_field_of_each_item_is_named_and_nothing_is_made(world: World, wrapped: bool) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    items = [
        MINIMAL,
        {"model": "HOURLY", "basePrice": -1, "taxPercent": 101, "validDays": ["NOON"], "title": {"XX": "?"}},
        {"name": " ", "model": "DAY", "availability": -1, "priority": "high", "roomFilter": [{"name": "Double"}]},
    ]
    answer = await session.post(f"/rest/v1/extra/bulk/{hotel.id}", json={"data": items} if wrapped else items)
    root = "$.data" if wrapped else "$"
    assert answer.status_code == 400
    assert {element for element, _ in _faults(answer)} == {
        f"{root}[1].name",
        f"{root}[1].model",
        f"{root}[1].basePrice",
        f"{root}[1].taxPercent",
        f"{root}[1].validDays[0]",
        f"{root}[1].title.XX",
        f"{root}[2].name",
        f"{root}[2].availability",
        f"{root}[2].priority",
        f"{root}[2].roomFilter[0].id",
    }
    assert {kind for _, kind in _faults(answer)} == {"ApiParamsExemption"}
    assert (await session.get(f"/rest/v1/extra/{hotel.id}")).json()["data"] == []


async def test_what_the_property_refuses_is_named_for_all_items_at_once(world: World) -> None:
    hotel, stranger = await world.hotel(currency="JPY"), await world.hotel()
    theirs = await world.product(stranger)
    session = await world.session(hotel)
    items = [
        {**MINIMAL, "basePrice": 10.5, "accommodation": {"id": str(stranger.id)}},
        {**MINIMAL, "basePrice": 10, "roomFilter": [theirs, {"id": 999_999_999}]},
    ]
    answer = await session.post(f"/rest/v1/extra/bulk/{hotel.id}", json=items)
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")
    assert sorted(_faults(answer)) == [
        ("$[0].accommodation.id", "ApiResourceMissing"),
        ("$[0].basePrice", "ApiParamsExemption"),
        ("$[1].roomFilter[0].id", "ApiResourceMissing"),
        ("$[1].roomFilter[1].id", "ApiResourceMissing"),
    ]
    alone = await session.post(f"/rest/v1/extra/bulk/{hotel.id}", json=[items[1]])
    assert (alone.status_code, alone.json()["type"]) == (422, "ApiResourceMissing")
    [made] = await _made(session, hotel, MINIMAL)
    changed = await session.put(f"/rest/v1/extra/{hotel.id}/{made['id']}", json={"roomFilter": [theirs]})
    assert (changed.status_code, changed.json()["type"]) == (422, "ApiResourceMissing")
    assert (await session.get(f"/rest/v1/extra/{hotel.id}")).json()["data"] == [made]


@pytest.mark.parametrize("body", [[], {"data": []}, {}, "text", 5, None, {"data": {"name": "E"}}])
async def test_a_body_without_extras_is_refused(world: World, body: object) -> None:
    hotel = await world.hotel()
    answer = await (await world.session(hotel)).post(f"/rest/v1/extra/bulk/{hotel.id}", json=body)
    assert answer.status_code == 400
    assert {element for element, _ in _faults(answer)} <= {"$", "$.data", "body"}


async def test_an_update_keeps_what_is_absent_and_null_gives_the_default(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    [before] = await _made(session, hotel, FULL)
    path = f"/rest/v1/extra/{hotel.id}/{before['id']}"
    answer = await session.put(
        path,
        json={
            "basePrice": 14,
            "title": {"IT": None, "FR": "Petit-déjeuner"},
            "description": None,
            "validDays": None,
            "availability": None,
            "priority": None,
            "vatExemption": None,
            "explode": None,
            "category": "",
        },
    )
    gone = {"description", "validDays", "availability", "vatExemption", "explode", "category"}
    after = {key: value for key, value in FULL.items() if key not in gone}
    after |= {"basePrice": 14, "title": {"EN": "Breakfast", "FR": "Petit-déjeuner"}, "priority": 99, "id": before["id"]}
    assert answer.status_code == 200
    assert _without_clock(answer.json()) == {**after, "accommodation": _place(hotel)}
    for nothing in (
        {},
        {"basePrice": 14.0, "name": "Breakfast"},
        {"id": 3, "lastModifiedTime": "2020-01-01T00:00:00Z"},
    ):
        same = await session.put(path, json=nothing)
        assert (same.status_code, same.content) == (304, b"")


async def test_an_update_names_every_wrong_field(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    [made] = await _made(session, hotel, FULL)
    path = f"/rest/v1/extra/{hotel.id}/{made['id']}"
    answer = await session.put(path, json={"name": None, "model": "", "unit": "INCH", "photo": 5 * [1]})
    assert answer.status_code == 400
    assert {element for element, _ in _faults(answer)} == {"$.name", "$.model", "$.unit", "$.photo"}
    finer = await session.put(path, json={"basePrice": 1.005})
    assert (finer.status_code, _faults(finer)) == (400, [("$.basePrice", "ApiParamsExemption")])
    assert (await session.get(f"/rest/v1/extra/{hotel.id}")).json()["data"] == [made]


async def test_a_bulk_update_changes_all_or_none(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    first, second = await _made(session, hotel, MINIMAL, {**MINIMAL, "name": "Cot"})
    path = f"/rest/v1/extra/{hotel.id}/updateAll"
    changes = [{"id": second["id"], "basePrice": 5}, {"id": first["id"], "enabled": True}]
    for body in (changes, {"data": changes}):
        answer = await session.put(path, json=body)
        assert answer.status_code == 200
        assert [_without_clock(row) for row in answer.json()["data"]] == [
            _without_clock({**second, "basePrice": 5}),
            _without_clock({**first, "enabled": True}),
        ]
    bad = await session.put(
        path,
        json=[{"id": first["id"], "name": "Kept"}, {"id": 999_999}, {"id": first["id"]}, {"id": 5, "basePrice": 1.001}],
    )
    assert bad.status_code == 400
    assert sorted(_faults(bad)) == [
        ("$[1].id", "ApiResourceMissing"),
        ("$[2].id", "ApiParamsExemption"),
        ("$[3].basePrice", "ApiParamsExemption"),
        ("$[3].id", "ApiResourceMissing"),
    ]
    missing = await session.put(path, json={"data": [{"name": "Nameless"}, {"id": "x"}]})
    assert {element for element, _ in _faults(missing)} == {"$.data[0].id", "$.data[1].id"}
    unknown = await session.put(path, json=[{"id": 999_999}])
    assert (unknown.status_code, unknown.json()["type"]) == (422, "ApiResourceMissing")
    names = [row["name"] for row in (await session.get(f"/rest/v1/extra/{hotel.id}")).json()["data"]]
    assert names == ["Parking", "Cot"]


async def test_deleting_answers_the_extra_and_hides_it(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    [made] = await _made(session, hotel, FULL)
    path = f"/rest/v1/extra/{hotel.id}/{made['id']}"
    answer = await session.delete(path)
    assert (answer.status_code, answer.json()) == (200, made)
    assert (await session.get(f"/rest/v1/extra/{hotel.id}")).json()["data"] == []
    for again in (await session.delete(path), await session.put(path, json={"name": "N"})):
        assert (again.status_code, again.json()["element"]) == (404, "ExtraProduct")
    async with world.unit() as unit:
        told = await unit.raw.fetch(
            "select type from event where accommodation = $1 and reference = $2 order by id", hotel.id, str(made["id"])
        )
    assert [row["type"] for row in told] == ["extra.created", "extra.deleted"]


async def test_another_tenants_extra_is_as_unknown_as_none(world: World) -> None:
    hotel, stranger = await world.hotel(), await world.hotel()
    [theirs] = await _made(await world.session(stranger), stranger, MINIMAL)
    session = await world.session(hotel)
    for id in (theirs["id"], 999_999_999):
        path = f"/rest/v1/extra/{hotel.id}/{id}"
        for answer in (await session.delete(path), await session.put(path, json={"name": "Mine"})):
            assert (answer.status_code, answer.json()["element"]) == (404, "ExtraProduct")
        bulk = await session.put(f"/rest/v1/extra/{hotel.id}/updateAll", json=[{"id": id, "name": "Mine"}])
        assert (bulk.status_code, bulk.json()["element"]) == (422, "ExtraProduct")
        assert (await session.get(f"/rest/v1/extra/{hotel.id}", params={"id": id})).json()["data"] == []


async def test_filters_order_fields_and_pages(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    made = await _made(
        session,
        hotel,
        {**MINIMAL, "name": "Airport shuttle", "basePrice": 40, "priority": 5, "enabled": True, "extraCategoryId": 1},
        {**MINIMAL, "name": "Bicycle", "basePrice": 15, "priority": 1, "portalName": "AIRBNB"},
        {**MINIMAL, "name": "cot_100%", "basePrice": 20, "enabled": True, "extraCategoryId": 2},
    )
    shuttle, bicycle, cot = (row["id"] for row in made)

    async def ids(**params: Any) -> list[int]:
        answer = await session.get(f"/rest/v1/extra/{hotel.id}", params=params)
        assert answer.status_code == 200, answer.text
        return [row["id"] for row in answer.json()["data"]]

    assert await ids() == [bicycle, shuttle, cot]
    assert await ids(id=cot) == [cot]
    assert await ids(enabled="true") == [shuttle, cot]
    assert await ids(enabled="false") == [bicycle]
    assert await ids(name="BIC") == [bicycle]
    assert await ids(name="_100%") == [cot]
    assert await ids(name="%") == [cot]
    assert await ids(extraCategoryId=2) == [cot]
    assert await ids(includeGeneratedExtra="false") == [shuttle, cot]
    assert await ids(sortBy="name") == [shuttle, bicycle, cot]
    assert await ids(sortBy="-basePrice") == [shuttle, cot, bicycle]
    assert await ids(sortBy="id", name="", enabled="", id="") == [shuttle, bicycle, cot]
    assert await ids(sortBy="id", size=2, page=1) == [cot]
    assert await ids(page=9) == []
    page = (
        await session.get(f"/rest/v1/extra/{hotel.id}", params={"size": 1, "page": 1, "fields": "id, name, no"})
    ).json()
    assert page["data"] == [{"id": shuttle, "name": "Airport shuttle"}]
    assert (page["page"]["page"], page["page"]["totalPages"]) == (1, 3)
    assert {"next", "previous"} < set(page["page"])


@pytest.mark.parametrize(
    ("params", "element"),
    [
        ({"size": 501}, "size"),
        ({"size": -1}, "size"),
        ({"page": -1}, "page"),
        ({"sortBy": "colour"}, "sortBy"),
        ({"enabled": "maybe"}, "enabled"),
        ({"id": "x"}, "id"),
        ({"extraCategoryId": "x"}, "extraCategoryId"),
    ],
)
async def test_a_wrong_parameter_is_named(world: World, params: dict[str, Any], element: str) -> None:
    hotel = await world.hotel()
    answer = await (await world.session(hotel)).get(f"/rest/v1/extra/{hotel.id}", params=params)
    assert (answer.status_code, answer.json()["type"], answer.json()["element"]) == (400, "ApiParamsExemption", element)


async def test_five_hundred_is_the_largest_page(world: World) -> None:
    hotel = await world.hotel()
    answer = await (await world.session(hotel)).get(f"/rest/v1/extra/{hotel.id}", params={"size": 500})
    assert answer.status_code == 200


async def _network(world: World) -> tuple[Hotel, Hotel, Hotel]:
    """The property that leads a network, another of it, and a third."""
    leader = await world.hotel()
    async with world.unit() as unit:
        network = await properties.create_network(unit, f"Network of {leader.name}", application=None, root=leader.id)
        await unit.raw.execute("update accommodation set network = $1 where accommodation = $2", network.id, leader.id)
    return leader, await world.hotel(network=network.id), await world.hotel(network=network.id)


async def test_the_extras_of_the_networks_leader_are_listed_where_the_credential_reaches_it(world: World) -> None:
    leader, member, _ = await _network(world)
    both, alone = await world.session(leader, member), await world.session(member)
    [theirs] = await _made(both, leader, MINIMAL)
    [own] = await _made(both, member, {**MINIMAL, "name": "Own"})
    path = f"/rest/v1/extra/{member.id}"
    assert [row["id"] for row in (await both.get(path)).json()["data"]] == [theirs["id"], own["id"]]
    only = await both.get(path, params={"includeMasterAccommodationExtras": "false"})
    assert [row["id"] for row in only.json()["data"]] == [own["id"]]
    assert [row["id"] for row in (await alone.get(path)).json()["data"]] == [own["id"]]
    # It is shown here, but changed where it is.
    assert (await both.delete(f"{path}/{theirs['id']}")).status_code == 404


async def test_other_properties_are_listed_as_far_as_the_credential_reaches(world: World) -> None:
    leader, member, other = await _network(world)
    session = await world.session(leader, member)
    [first] = await _made(session, leader, MINIMAL)
    await _made(session, member, MINIMAL)
    await _made(await world.session(other), other, MINIMAL)
    for name in ("accommodations[]", "accommodations"):
        answer = await session.get(f"/rest/v1/extra/{member.id}", params={name: [str(leader.id), str(other.id), "x"]})
        assert [row["id"] for row in answer.json()["data"]] == [first["id"]]


async def test_a_product_that_extras_name_is_not_deleted(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    [made] = await _made(session, hotel, {**MINIMAL, "roomFilter": [{"id": room}]})
    refused = await session.delete(f"/rest/v1/roomrates/{hotel.id}/{room}")
    assert (refused.status_code, refused.json()["type"]) == (400, "ApiValidationFailed")
    assert [each["message"] for each in refused.json()["nested"]] == [
        f"Extras name it in their room filter: {made['id']}."
    ]
    assert (await session.delete(f"/rest/v1/extra/{hotel.id}/{made['id']}")).status_code == 200
    assert (await session.delete(f"/rest/v1/roomrates/{hotel.id}/{room}")).status_code == 200


async def test_a_product_is_not_deleted_under_a_new_filter(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    for _ in range(5):
        room = await world.product(hotel)
        deleted, made = await asyncio.gather(
            session.delete(f"/rest/v1/roomrates/{hotel.id}/{room}"),
            session.post(f"/rest/v1/extra/bulk/{hotel.id}", json=[{**MINIMAL, "roomFilter": [{"id": room}]}]),
        )
        assert (deleted.status_code, made.status_code) in {(200, 422), (400, 200)}


async def test_a_property_with_extras_keeps_a_currency_of_the_same_decimals(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    await _made(session, hotel, MINIMAL)
    async with world.unit() as unit:
        await properties.update(unit, hotel.id, {"currency": "USD"})
    with pytest.raises(CurrencyInUse):
        async with world.unit() as unit:
            await properties.update(unit, hotel.id, {"currency": "JPY"})


async def test_card_numbers_in_texts_are_masked(world: World) -> None:
    hotel = await world.hotel()
    [made] = await _made(
        await world.session(hotel), hotel, {**MINIMAL, "conditions": "Charge 4111 1111 1111 1111 please"}
    )
    assert "4111 1111" not in made["conditions"]
    assert made["conditions"].endswith("1111 please")
