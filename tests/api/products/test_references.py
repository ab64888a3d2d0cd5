"""What a product names must exist, is shown, and is not deleted (docs/contract.md 2 and 5)."""

from typing import Any

import pytest

from roomrack.domain.policies.rules import StepType
from tests.factories.world import World

CASES = {
    "v1": ("POST", "/rest/v1/roomrates/{hotel}"),
    "v3": ("POST", "/rest/v3/roomrates/{hotel}"),
    "update v1": ("PATCH", "/rest/v1/roomrates/{hotel}/{product}"),
    "update v2": ("PATCH", "/rest/v2/roomrates/{hotel}/{product}"),
    "update v3": ("PATCH", "/rest/v3/roomrates/{hotel}/{product}"),
}


@pytest.mark.parametrize("case", CASES)
async def test_policies_that_do_not_exist_here(world: World, case: str) -> None:
    hotel, other = await world.hotel(), await world.hotel()
    session = await world.session(hotel)
    product, foreign = await world.product(hotel), await world.policy(other)
    method, path = CASES[case]
    body = {"name": "Double", "adults": 2, "paymentPolicyId": 999, "cancellationPolicyId": foreign, "hideRooms": [998]}
    answer = await session.request(method, path.format(hotel=hotel.id, product=product), json=body)
    assert answer.status_code == 422
    assert answer.json()["type"] == "ApiResourceMissing"
    assert [(each["machine_name"], each["type"]) for each in answer.json()["nested"]] == [
        ("$.hideRooms[0]", "ApiResourceMissing"),
        ("$.paymentPolicyId", "ApiResourceMissing"),
        ("$.cancellationPolicyId", "ApiResourceMissing"),
    ]
    assert len((await session.get(f"/rest/v2/roomrates/{hotel.id}")).json()) == 1


async def test_a_policy_of_the_other_kind(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    product, payment = await world.product(hotel), await world.policy(hotel, StepType.PAYMENT)
    path = f"/rest/v3/roomrates/{hotel.id}/{product}"
    answer = await session.patch(path, json={"cancellationPolicyId": payment})
    body = answer.json()
    assert (answer.status_code, body["type"], body["element"]) == (400, "ApiValidationFailed", "$.cancellationPolicyId")
    assert (await session.patch(path, json={"paymentPolicyId": payment})).json()["paymentPolicyId"] == payment


async def test_a_product_that_others_hide_stays(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    hidden = await world.product(hotel)
    hiding = await world.product(hotel, details={"hideRooms": [hidden]})
    answer = await session.delete(f"/rest/v1/roomrates/{hotel.id}/{hidden}")
    assert answer.status_code == 400
    assert [each["message"] for each in answer.json()["nested"]] == [f"Products hide it: {hiding}."]
    assert (await session.delete(f"/rest/v1/roomrates/{hotel.id}/{hiding}")).status_code == 200
    assert (await session.delete(f"/rest/v1/roomrates/{hotel.id}/{hidden}")).status_code == 200


async def test_rate_plans_are_shown_with_their_products(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    one, other = await world.product(hotel), await world.product(hotel)
    suite = await world.suite(hotel, one)
    plans = f"/rest/v1/rateplans/{hotel.id}"
    dates = [{"startDate": "2027-01-01", "endDate": "2027-02-01"}]
    only = (
        await session.post(
            plans, json={"internalLabel": "One", "roomIds": [one], "priority": 2, "ratePlanDates": dates}
        )
    ).json()
    every = (await session.post(plans, json={"internalLabel": "All", "priority": 1})).json()
    shown = (await session.get(plans)).json()
    assert {plan["id"] for plan in shown} == {only["id"], every["id"]}
    listed: dict[int, Any] = {}
    for version in ("v2", "v3"):
        listed = {each["id"]: each for each in (await session.get(f"/rest/{version}/roomrates/{hotel.id}")).json()}
        assert listed[one]["ratePlans"] == shown
        assert listed[other]["ratePlans"] == [every]
        assert listed[suite]["ratePlans"] == [every]
    assert listed[suite]["aggregateChildren"][0]["ratePlans"] == shown
    assert (await session.get(f"/rest/v1/roomrates/{hotel.id}/{one}")).json()["ratePlans"] == shown
    named = (
        await session.get(f"/rest/v2/roomrates/{hotel.id}", params={"fields": "id, ratePlans", "ids[]": other})
    ).json()
    assert named == [{"id": other, "ratePlans": [every]}]
    # What is sent of them here is not read: plans are changed where they are.
    answer = await session.patch(f"/rest/v3/roomrates/{hotel.id}/{one}", json={"ratePlans": [], "name": "New"})
    assert answer.json()["ratePlans"] == shown
    for plan in (only, every):
        await session.delete(f"{plans}/{plan['id']}")
    assert "ratePlans" not in (await session.get(f"/rest/v1/roomrates/{hotel.id}/{one}")).json()
