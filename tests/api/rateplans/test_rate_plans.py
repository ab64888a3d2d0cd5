"""The four operations on rate plans: docs/contract.md 1 and 5."""

import asyncio
from typing import Any

import pytest

from roomrack.domain.properties import service as properties
from roomrack.domain.properties.errors import CurrencyInUse
from tests.factories.world import Hotel, Session, World

TEXTS = {
    "label": {"EN": "Half board", "IT": "Mezza pensione"},
    "title": {"EN": "Stay and dine"},
    "description": {"EN": "Dinner in the garden."},
}
PLAIN = {
    "internalLabel": "HB",
    **TEXTS,
    "treatment": "HALF_BOARD",
    "priceModel": "FIXED_PAX_DAY",
    "price": 27.5,
    "showPrices": True,
    "priority": 2,
}


async def _made(session: Session, hotel: Hotel, body: dict[str, Any]) -> dict[str, Any]:
    answer = await session.post(f"/rest/v1/rateplans/{hotel.id}", json=body)
    assert answer.status_code == 200, answer.text
    row: dict[str, Any] = answer.json()
    return row


async def _listed(session: Session, hotel: Hotel, **params: Any) -> list[dict[str, Any]]:
    answer = await session.get(f"/rest/v1/rateplans/{hotel.id}", params=params)
    assert answer.status_code == 200, answer.text
    rows: list[dict[str, Any]] = answer.json()
    return rows


async def _policy(session: Session, hotel: Hotel, kind: str) -> dict[str, Any]:
    answer = await session.post(f"/rest/x1/policy/{hotel.id}", json={"stepType": kind, "title": kind.title()})
    row: dict[str, Any] = answer.json()
    return row


async def _extra(session: Session, hotel: Hotel) -> int:
    answer = await session.post(f"/rest/v1/extra/bulk/{hotel.id}", json=[{"name": "Dinner", "model": "PERSONDAY"}])
    id: int = answer.json()["data"][0]["id"]
    return id


def _bare(hotel: Hotel) -> dict[str, Any]:
    return {
        "accommodationId": str(hotel.id),
        "accommodationName": hotel.name,
        "ratePlanDates": [],
        "roomIds": [],
        "extras": [],
    }


async def test_every_field_is_kept_and_shown_again(world: World) -> None:
    hotel = await world.hotel()
    room, other = await world.product(hotel), await world.product(hotel)
    session = await world.session(hotel)
    payment = await _policy(session, hotel, "PAYMENT")
    cancellation = await _policy(session, hotel, "CANCELLATION")
    extra = await _extra(session, hotel)
    row = await _made(
        session,
        hotel,
        {
            **PLAIN,
            "id": 5,
            "accommodationId": str(hotel.id),
            "accommodationName": "Other",
            "roomIds": [other, room, room],
            "ratePlanDates": [
                {"startDate": "2030-06-01", "endDate": "2030-06-30"},
                {"startDate": "2030-12-20T23:00:00Z[UTC]"},
            ],
            "paymentPolicy": {"id": payment["id"], "title": "not read"},
            "cancellationPolicy": cancellation["id"],
            "extras": [
                {
                    "productId": extra,
                    "quantity": 2,
                    "price": 19.9,
                    "date": "2030-06-05",
                    "mandatory": True,
                    "applyOnFirstDay": True,
                    "createTime": "2001-01-01T00:00:00Z",
                    "ratePlanId": 1,
                },
                {"productId": extra},
            ],
        },
    )
    plan = row["id"]
    assert plan >= 1_000_000
    dates, extras = row["ratePlanDates"], row["extras"]
    times = {each.pop("createTime") for each in extras}
    assert all(time.endswith("Z[UTC]") and not time.startswith("2001") for time in times)
    ours = {"ratePlanId": plan, "productId": extra, "accommodationId": str(hotel.id)}
    assert row == {
        **PLAIN,
        **_bare(hotel),
        "id": plan,
        "roomIds": sorted([room, other]),
        "ratePlanDates": [
            {
                "id": dates[0]["id"],
                "startDate": "2030-05-31T22:00:00Z[UTC]",
                "endDate": "2030-06-29T22:00:00Z[UTC]",
                "ratePlanId": plan,
            },
            {"id": dates[1]["id"], "startDate": "2030-12-20T23:00:00Z[UTC]", "ratePlanId": plan},
        ],
        "paymentPolicy": payment,
        "cancellationPolicy": cancellation,
        "extras": [
            {
                **ours,
                "id": extras[0]["id"],
                "quantity": 2,
                "price": 19.9,
                "date": "2030-06-05",
                "mandatory": True,
                "applyOnFirstDay": True,
            },
            {**ours, "id": extras[1]["id"], "mandatory": False, "applyOnFirstDay": False},
        ],
    }
    [listed] = await _listed(session, hotel)
    for each in listed["extras"]:
        del each["createTime"]
    assert listed == row


async def test_what_is_not_sent_is_left_out_and_a_label_gives_the_name(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    row = await _made(session, hotel, {"internalLabel": "Plain"})
    assert row == {"internalLabel": "Plain", **_bare(hotel), "id": row["id"]}
    assert (await _made(session, hotel, {"label": {"IT": "Base", "EN": "Basic"}}))["internalLabel"] == "Basic"
    assert (await _made(session, hotel, {"internalLabel": "", "title": {"IT": "Titolo"}}))["internalLabel"] == "Titolo"


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"internalLabel": None}, {"$.internalLabel"}),
        ({"treatment": "SPA", "priceModel": "DOUBLE"}, {"$.treatment", "$.priceModel"}),
        ({"price": "much", "priority": 1.5, "showPrices": 7}, {"$.price", "$.priority", "$.showPrices"}),
        ({"price": 5, "priceModel": None}, {"$.priceModel"}),
        ({"price": 1.005, "priceModel": "FIXED"}, {"$.price"}),
        ({"price": -100, "priceModel": "PERCENT"}, {"$.price"}),
        ({"price": 10_001, "priceModel": "PERCENT"}, {"$.price"}),
        ({"price": 0.00001, "priceModel": "PERCENT"}, {"$.price"}),
        ({"price": -1_000_001, "priceModel": "FIXED_DAY"}, {"$.price"}),
        ({"label": {"XX": "?"}}, {"$.label.XX"}),
        ({"roomIds": ["Double"]}, {"$.roomIds[0]"}),
        (
            {"paymentPolicy": {"title": "Mine"}, "cancellationPolicy": {}},
            {"$.paymentPolicy.id", "$.cancellationPolicy.id"},
        ),
        (
            {"ratePlanDates": [{"startDate": "2030-01-02"}, {"startDate": "2030-01-02", "endDate": "2030-01-01"}]},
            {"$.ratePlanDates[1].endDate"},
        ),
        ({"ratePlanDates": [{"startDate": "never"}]}, {"$.ratePlanDates[0].startDate"}),
        (
            {"extras": [{"quantity": -1, "price": -1, "date": "never"}]},
            {"$.extras[0].productId", "$.extras[0].quantity", "$.extras[0].price", "$.extras[0].date"},
        ),
    ],
)
async def test_every_wrong_field_is_named(world: World, values: dict[str, Any], wrong: set[str]) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    made = await _made(session, hotel, {"internalLabel": "Kept"})
    for answer in (
        await session.post(f"/rest/v1/rateplans/{hotel.id}", json={"internalLabel": "New", **values}),
        await session.put(f"/rest/v1/rateplans/{hotel.id}/{made['id']}", json=values),
    ):
        assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption"), answer.text
        assert {each["element"] for each in answer.json()["nested"]} == wrong
    assert await _listed(session, hotel) == [made]


async def test_ids_that_name_nothing_here_are_422_all_at_once(world: World) -> None:
    hotel, stranger = await world.hotel(), await world.hotel()
    other = await world.session(stranger)
    policy, extra, room = (
        (await _policy(other, stranger, "PAYMENT"))["id"],
        await _extra(other, stranger),
        await world.product(stranger),
    )
    session = await world.session(hotel)
    answer = await session.post(
        f"/rest/v1/rateplans/{hotel.id}",
        json={
            "internalLabel": "P",
            "accommodationId": str(stranger.id),
            "roomIds": [room],
            "paymentPolicy": {"id": policy},
            "cancellationPolicy": 999_999_999,
            "extras": [{"productId": extra}, {"productId": 999_999_999}],
        },
    )
    assert (answer.status_code, answer.json()["type"]) == (422, "ApiResourceMissing")
    assert sorted(each["element"] for each in answer.json()["nested"]) == [
        "$.accommodationId",
        "$.cancellationPolicy.id",
        "$.extras[0].productId",
        "$.extras[1].productId",
        "$.paymentPolicy.id",
        "$.roomIds[0]",
    ]
    assert await _listed(session, hotel) == []
    made = await _made(session, hotel, {"internalLabel": "Kept"})
    changed = await session.put(f"/rest/v1/rateplans/{hotel.id}/{made['id']}", json={"roomIds": [room]})
    assert (changed.status_code, [each["element"] for each in changed.json()["nested"]]) == (422, ["$.roomIds[0]"])
    assert await _listed(session, hotel) == [made]


async def test_an_id_that_is_no_number_names_no_plan(world: World) -> None:
    hotel = await world.hotel()
    answer = await (await world.session(hotel)).delete(f"/rest/v1/rateplans/{hotel.id}/flexible")
    assert (answer.status_code, answer.json()["type"], answer.json()["element"]) == (400, "ApiParamsExemption", "id")


async def test_a_policy_of_the_other_kind_is_refused(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    payment, cancellation = await _policy(session, hotel, "PAYMENT"), await _policy(session, hotel, "CANCELLATION")
    answer = await session.post(
        f"/rest/v1/rateplans/{hotel.id}",
        json={"internalLabel": "P", "paymentPolicy": cancellation["id"], "cancellationPolicy": payment["id"]},
    )
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiValidationFailed")
    assert [each["element"] for each in answer.json()["nested"]] == ["$.paymentPolicy.id", "$.cancellationPolicy.id"]


async def test_a_change_keeps_what_is_absent_null_clears_and_lists_are_replaced(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    payment, extra = await _policy(session, hotel, "PAYMENT"), await _extra(session, hotel)
    before = await _made(
        session,
        hotel,
        {
            **PLAIN,
            "paymentPolicy": payment["id"],
            "ratePlanDates": [{"startDate": "2030-01-01"}, {"startDate": "2031-01-01"}],
            "extras": [{"productId": extra, "quantity": 1}],
        },
    )
    path = f"/rest/v1/rateplans/{hotel.id}/{before['id']}"
    kept, given = before["ratePlanDates"][1]["id"], before["extras"][0]
    answer = await session.put(
        path,
        json={
            "label": {"IT": None},
            "price": -10,
            "priceModel": "PERCENT",
            "showPrices": None,
            "paymentPolicy": None,
            "ratePlanDates": [{"id": kept, "endDate": "2031-12-31"}, {"id": kept, "startDate": "2032-01-01"}],
            "extras": [{"id": given["id"], "productId": extra, "mandatory": True}, {"id": 5, "productId": extra}],
        },
    )
    assert answer.status_code == 200, answer.text
    row = answer.json()
    new_date, new_extra = row["ratePlanDates"][1], row["extras"][1]
    assert (new_date["startDate"], new_date["id"] != kept) == ("2031-12-31T23:00:00Z[UTC]", True)
    assert (new_extra["productId"], new_extra["id"] in {5, given["id"]}) == (extra, False)
    unset = {"showPrices", "paymentPolicy"}
    assert row == {
        **{name: value for name, value in before.items() if name not in unset},
        "label": {"EN": "Half board"},
        "price": -10,
        "priceModel": "PERCENT",
        "ratePlanDates": [{"id": kept, "endDate": "2031-12-30T23:00:00Z[UTC]", "ratePlanId": before["id"]}, new_date],
        "extras": [
            {**{name: value for name, value in given.items() if name != "quantity"}, "mandatory": True},
            new_extra,
        ],
    }
    for nothing in ({}, {"id": 3}, {"priority": 2}):
        assert (await session.put(path, json=nothing)).json() == row
    assert await _listed(session, hotel) == [row]
    cleared = (
        await session.put(path, json={"ratePlanDates": None, "extras": [], "price": None, "priceModel": None})
    ).json()
    assert (cleared["ratePlanDates"], cleared["extras"]) == ([], [])
    assert not {"price", "priceModel"} & set(cleared)


async def test_deleting_answers_the_plan_and_hides_it(world: World) -> None:
    hotel, stranger = await world.hotel(), await world.hotel()
    session = await world.session(hotel)
    made = await _made(session, hotel, PLAIN)
    theirs = await _made(await world.session(stranger), stranger, PLAIN)
    path = f"/rest/v1/rateplans/{hotel.id}"
    answer = await session.delete(f"{path}/{made['id']}")
    assert (answer.status_code, answer.json()) == (200, made)
    assert await _listed(session, hotel) == []
    for id in (made["id"], theirs["id"], 999_999_999):
        for missing in (await session.delete(f"{path}/{id}"), await session.put(f"{path}/{id}", json={"price": 1})):
            assert (missing.status_code, missing.json()["element"]) == (404, "RatePlan")
    assert await _listed(await world.session(stranger), stranger) == [theirs]
    async with world.unit() as unit:
        told = await unit.raw.fetch(
            "select type from event where accommodation = $1 and reference = $2 order by id", hotel.id, str(made["id"])
        )
    assert [row["type"] for row in told] == ["rateplan.created", "rateplan.deleted"]


async def test_lists_go_by_priority_and_are_narrowed_by_ids_and_fields(world: World) -> None:
    hotel, stranger = await world.hotel(), await world.hotel()
    session = await world.session(hotel)
    last = await _made(session, hotel, {"internalLabel": "Last"})
    second = await _made(session, hotel, {"internalLabel": "Second", "priority": 5})
    first = await _made(session, hotel, {"internalLabel": "First", "priority": -1})
    theirs = await _made(await world.session(stranger), stranger, PLAIN)
    assert await _listed(session, hotel) == [first, second, last]
    for name in ("ids[]", "ids"):
        chosen = {name: [last["id"], first["id"], theirs["id"]], "fields": "id, priority, nothing"}
        assert await _listed(session, hotel, **chosen) == [{"id": first["id"], "priority": -1}, {"id": last["id"]}]
    wrong = await session.get(f"/rest/v1/rateplans/{hotel.id}", params={"ids[]": "x", "checkMultiaccount": "perhaps"})
    assert wrong.status_code == 400
    assert {each["element"] for each in wrong.json()["nested"]} == {"ids[]", "checkMultiaccount"}


async def test_plans_of_the_network_are_listed_as_far_as_the_credential_reaches(world: World) -> None:
    async with world.unit() as unit:
        network = await properties.create_network(unit, "Network of rate plans", application=None)
    one, two, three = [await world.hotel(network=network.id) for _ in range(3)]
    session = await world.session(one, two)
    plans = [await _made(await world.session(hotel), hotel, PLAIN) for hotel in (one, two, three)]
    assert await _listed(session, one) == plans[:1]
    assert await _listed(session, one, checkMultiaccount="true") == plans[:2]
    lone = await world.hotel()
    made = await _made(await world.session(lone), lone, PLAIN)
    assert await _listed(await world.session(lone, one), lone, checkMultiaccount="true") == [made]


async def test_what_plans_name_is_not_deleted(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    room, extra = await world.product(hotel), await _extra(session, hotel)
    policy = await _policy(session, hotel, "CANCELLATION")
    made = await _made(
        session,
        hotel,
        {"internalLabel": "P", "roomIds": [room], "cancellationPolicy": policy["id"], "extras": [{"productId": extra}]},
    )
    paths = (
        f"/rest/v1/roomrates/{hotel.id}/{room}",
        f"/rest/v1/extra/{hotel.id}/{extra}",
        f"/rest/x1/policy/{hotel.id}/{policy['id']}",
    )
    for path in paths:
        refused = await session.delete(path)
        assert (refused.status_code, refused.json()["type"]) == (400, "ApiValidationFailed")
        assert [each["message"] for each in refused.json()["nested"]] == [f"Rate plans name it: {made['id']}."]
    assert (await session.delete(f"/rest/v1/rateplans/{hotel.id}/{made['id']}")).status_code == 200
    for path in paths:
        assert (await session.delete(path)).status_code == 200


async def test_an_extra_is_not_deleted_under_a_new_plan(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    for _ in range(5):
        extra = await _extra(session, hotel)
        deleted, made = await asyncio.gather(
            session.delete(f"/rest/v1/extra/{hotel.id}/{extra}"),
            session.post(
                f"/rest/v1/rateplans/{hotel.id}", json={"internalLabel": "P", "extras": [{"productId": extra}]}
            ),
        )
        assert (deleted.status_code, made.status_code) in {(200, 422), (400, 200)}


async def test_a_property_with_plans_keeps_the_currencys_decimals(world: World) -> None:
    hotel = await world.hotel()
    await _made(await world.session(hotel), hotel, PLAIN)
    with pytest.raises(CurrencyInUse):
        async with world.unit() as unit:
            await properties.update(unit, hotel.id, {"currency": "JPY"})
