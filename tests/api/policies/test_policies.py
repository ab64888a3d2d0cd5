"""getPolicies, and beyond the contract making, changing and deleting policies: docs/contract.md 1 and 5."""

from typing import Any

import pytest

from roomrack.domain.properties import service as properties
from roomrack.domain.properties.errors import CurrencyInUse
from tests.factories.world import Hotel, Session, World

MINIMAL = {"stepType": "CANCELLATION", "title": "Free until the eve"}
DEFAULTS = {
    "disabled": False,
    "ignoreRatePlan": False,
    "beforeCheckin": False,
    "notRefundable": False,
    "newReservations": False,
    "chargeCreditCard": False,
    "vcc": False,
}
FULL = {
    "stepType": "PAYMENT",
    "title": "A third in advance",
    "disabled": True,
    "ignoreRatePlan": True,
    "days": 14,
    "beforeCheckin": True,
    "notRefundable": True,
    "newReservations": True,
    "chargeCreditCard": True,
    "valueFixed": 10.5,
    "valuePercent": 30,
    "valueNights": 1,
    "templateId": 11,
    "templateNotify": 12,
    "checkinFrom": "2030-05-31T22:00:00Z[UTC]",
    "checkinTo": "2030-09-29T22:00:00Z[UTC]",
    "createdFrom": "2029-12-31T23:00:00Z[UTC]",
    "createdTo": "2030-12-30T23:00:00Z[UTC]",
    "vcc": True,
    "hour": "18:00",
    "portalNames": ["BOOKING", "EXPEDIA"],
    "filterPayMode": ["CREDITCARD", "BANKTRANSFER"],
    "calculateValues": ["ROOM", "CLEANING_FEE"],
    "cancellationTitle": {"EN": "In advance", "IT": "In anticipo"},
    "cancellationDetail": {"EN": "A third of the room, two weeks before."},
    "refundAfterDays": 3,
}


async def _made(session: Session, hotel: Hotel, body: dict[str, Any]) -> dict[str, Any]:
    answer = await session.post(f"/rest/x1/policy/{hotel.id}", json=body)
    assert answer.status_code == 200, answer.text
    row: dict[str, Any] = answer.json()
    return row


def _own(hotel: Hotel) -> dict[str, str]:
    return {"codice": str(hotel.id), "accommodationId": str(hotel.id)}


async def _listed(session: Session, hotel: Hotel) -> list[dict[str, Any]]:
    answer = await session.get(f"/rest/v1/policies/{hotel.id}")
    assert answer.status_code == 200
    assert set(answer.json()) == {"data"}
    rows: list[dict[str, Any]] = answer.json()["data"]
    return rows


async def test_every_field_is_kept_and_shown_again(world: World) -> None:
    hotel = await world.hotel()
    first, second = await world.product(hotel), await world.product(hotel)
    session = await world.session(hotel)
    sent = {**FULL, **_own(hotel), "roomIds": [str(second), first], "id": 7, "unheard": True}
    row = await _made(session, hotel, sent)
    assert row["id"] >= 1_000_000
    assert row == {**FULL, **_own(hotel), "id": row["id"], "roomIds": [str(first), str(second)]}
    assert await _listed(session, hotel) == [row]


async def test_what_is_not_sent_has_its_default_or_is_left_out(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    row = await _made(session, hotel, MINIMAL)
    assert row == {**DEFAULTS, **MINIMAL, **_own(hotel), "id": row["id"]}


async def test_a_plain_date_of_a_span_is_the_propertys_day_and_an_hour_is_written_with_two_digits(world: World) -> None:
    hotel = await world.hotel(time_zone="America/New_York")
    row = await _made(
        await world.session(hotel),
        hotel,
        {
            **MINIMAL,
            "checkinFrom": "2030-06-01",
            "checkinTo": "2030-06-01",
            "createdTo": "2030-01-01 12:00:00",
            "hour": "9:05",
        },
    )
    assert row["checkinFrom"] == row["checkinTo"] == "2030-06-01T04:00:00Z[UTC]"
    assert (row["createdTo"], row["hour"]) == ("2030-01-01T12:00:00Z[UTC]", "09:05")


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"stepType": None, "title": " "}, {"$.stepType", "$.title"}),
        ({"stepType": "REFUND"}, {"$.stepType"}),
        (
            {"days": -1, "valueNights": 1096, "refundAfterDays": "soon"},
            {"$.days", "$.valueNights", "$.refundAfterDays"},
        ),
        ({"valuePercent": 101, "valueFixed": -1}, {"$.valuePercent", "$.valueFixed"}),
        ({"valueFixed": 1.005}, {"$.valueFixed"}),
        ({"hour": "24:00"}, {"$.hour"}),
        ({"checkinFrom": "tomorrow", "createdTo": "9999-12-31"}, {"$.checkinFrom", "$.createdTo"}),
        ({"checkinFrom": "2030-06-02", "checkinTo": "2030-06-01"}, {"$.checkinTo"}),
        ({"createdFrom": "2030-06-02", "createdTo": "2030-06-01"}, {"$.createdTo"}),
        ({"roomIds": ["Double"]}, {"$.roomIds[0]"}),
        (
            {"filterPayMode": ["CASH", "GOLD"], "calculateValues": ["SPA"]},
            {"$.filterPayMode[1]", "$.calculateValues[0]"},
        ),
        ({"cancellationTitle": {"XX": "?"}}, {"$.cancellationTitle.XX"}),
        ({"disabled": "perhaps"}, {"$.disabled"}),
    ],
)
async def test_every_wrong_field_is_named(world: World, values: dict[str, Any], wrong: set[str]) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    made = await _made(session, hotel, MINIMAL)
    for answer in (
        await session.post(f"/rest/x1/policy/{hotel.id}", json={**MINIMAL, **values}),
        await session.patch(f"/rest/x1/policy/{hotel.id}/{made['id']}", json=values),
    ):
        assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")
        assert {each["element"] for each in answer.json()["nested"]} == wrong
    assert await _listed(session, hotel) == [made]


async def test_unknown_products_and_another_property_are_422(world: World) -> None:
    hotel, stranger = await world.hotel(), await world.hotel()
    theirs, own = await world.product(stranger), await world.product(hotel)
    session = await world.session(hotel)
    answer = await session.post(
        f"/rest/x1/policy/{hotel.id}",
        json={**MINIMAL, "accommodationId": str(stranger.id), "codice": "9", "roomIds": [theirs, own, 999_999_999]},
    )
    assert (answer.status_code, answer.json()["type"]) == (422, "ApiResourceMissing")
    assert [each["element"] for each in answer.json()["nested"]] == [
        "$.codice",
        "$.accommodationId",
        "$.roomIds[0]",
        "$.roomIds[2]",
    ]
    assert await _listed(session, hotel) == []
    made = await _made(session, hotel, MINIMAL)
    changed = await session.patch(f"/rest/x1/policy/{hotel.id}/{made['id']}", json={"roomIds": [own, theirs]})
    assert (changed.status_code, [each["element"] for each in changed.json()["nested"]]) == (422, ["$.roomIds[1]"])
    assert await _listed(session, hotel) == [made]


async def test_a_change_keeps_what_is_absent_and_null_gives_the_default(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    before = await _made(session, hotel, FULL)
    gone = {"days", "hour", "valueFixed", "checkinFrom", "portalNames", "calculateValues", "cancellationDetail"}
    changes: dict[str, Any] = dict.fromkeys(gone)
    changes |= {
        "title": "Half",
        "valuePercent": 50,
        "disabled": None,
        "cancellationTitle": {"IT": None, "DE": "Voraus"},
    }
    path = f"/rest/x1/policy/{hotel.id}/{before['id']}"
    after = {name: value for name, value in before.items() if name not in gone}
    after |= {
        "title": "Half",
        "valuePercent": 50,
        "disabled": False,
        "cancellationTitle": {"EN": "In advance", "DE": "Voraus"},
    }
    for body in (changes, {}, {"id": 3}):
        answer = await session.patch(path, json=body)
        assert (answer.status_code, answer.json()) == (200, after)
    assert await _listed(session, hotel) == [after]
    async with world.unit() as unit:
        told = await unit.raw.fetch(
            "select type from event where accommodation = $1 and type like 'policy.%' order by id", hotel.id
        )
    assert [row["type"] for row in told] == ["policy.created", "policy.changed"]


async def test_the_kind_of_a_step_stays(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    made = await _made(session, hotel, MINIMAL)
    answer = await session.patch(f"/rest/x1/policy/{hotel.id}/{made['id']}", json={"stepType": "PAYMENT"})
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiValidationFailed")
    assert [each["element"] for each in answer.json()["nested"]] == ["$.stepType"]
    assert await _listed(session, hotel) == [made]


async def test_deleting_answers_the_policy_and_hides_it(world: World) -> None:
    hotel, stranger = await world.hotel(), await world.hotel()
    session = await world.session(hotel)
    made = await _made(session, hotel, FULL)
    theirs = await _made(await world.session(stranger), stranger, MINIMAL)
    path = f"/rest/x1/policy/{hotel.id}"
    answer = await session.delete(f"{path}/{made['id']}")
    assert (answer.status_code, answer.json()) == (200, made)
    assert await _listed(session, hotel) == []
    for id in (made["id"], theirs["id"], 999_999_999):
        for missing in (await session.delete(f"{path}/{id}"), await session.patch(f"{path}/{id}", json={"days": 1})):
            assert (missing.status_code, missing.json()["element"]) == (404, "Policy")
    assert await _listed(await world.session(stranger), stranger) == [theirs]


async def test_what_names_a_policy_is_told_before_it_is_deleted(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    made = await _made(session, hotel, MINIMAL)
    room = await world.product(hotel, details={"cancellationPolicyId": made["id"]})
    plan = (
        await session.post(
            f"/rest/v1/rateplans/{hotel.id}", json={"internalLabel": "P", "cancellationPolicy": {"id": made["id"]}}
        )
    ).json()
    path = f"/rest/x1/policy/{hotel.id}/{made['id']}"
    refused = await session.delete(path)
    assert (refused.status_code, refused.json()["type"]) == (400, "ApiValidationFailed")
    assert [each["message"] for each in refused.json()["nested"]] == [
        f"Products name it: {room}.",
        f"Rate plans name it: {plan['id']}.",
    ]
    assert (await session.delete(f"/rest/v1/rateplans/{hotel.id}/{plan['id']}")).status_code == 200
    await session.patch(f"/rest/v1/roomrates/{hotel.id}/{room}", json={"cancellationPolicyId": None})
    assert (await session.delete(path)).status_code == 200


async def test_a_product_that_policies_name_is_not_deleted(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    made = await _made(session, hotel, {**MINIMAL, "roomIds": [str(room)]})
    refused = await session.delete(f"/rest/v1/roomrates/{hotel.id}/{room}")
    assert [each["message"] for each in refused.json()["nested"]] == [f"Policies name it: {made['id']}."]
    await session.patch(f"/rest/x1/policy/{hotel.id}/{made['id']}", json={"roomIds": []})
    assert (await session.delete(f"/rest/v1/roomrates/{hotel.id}/{room}")).status_code == 200


async def test_a_fixed_amount_keeps_the_currencys_decimals(world: World) -> None:
    hotel, other = await world.hotel(), await world.hotel()
    await _made(await world.session(hotel), hotel, {**MINIMAL, "valueFixed": 9.99})
    await _made(await world.session(other), other, MINIMAL)
    with pytest.raises(CurrencyInUse):
        async with world.unit() as unit:
            await properties.update(unit, hotel.id, {"currency": "JPY"})
    async with world.unit() as unit:
        await properties.update(unit, other.id, {"currency": "JPY"})
