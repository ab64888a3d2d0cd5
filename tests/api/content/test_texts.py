"""The operations that write one random text: docs/contract.md 9."""

from typing import Any

import pytest

from tests.api.connections.support import mapped, sold
from tests.api.content.conftest import House, done, refused


def texts(*counts: int) -> dict[str, dict[str, str]]:
    """Texts of so many words, by name."""
    return {f"text {count}": {"EN": " ".join(["word"] * count)} for count in counts}


async def test_one_of_the_texts_is_written(house: House) -> None:
    place = house.url("product", "addTextToField")
    done(await house.session.post(house.url("product", "descriptions"), json={"access": {"IT": "Scale"}}))
    seen = set()
    answer: Any = None
    for _ in range(12):
        params = {"field": "access", "minWords": 2, "maxWords": 3}
        answer = done(await house.session.post(place, params=params, json=texts(1, 2, 3, 4)))
        assert answer["access"]["IT"] == "Scale"
        seen.add(len(answer["access"]["EN"].split()))
    assert seen == {2, 3}, "both fit, and 12 draws of two"
    assert done(await house.session.get(house.url("product", "descriptions"))) == answer


@pytest.mark.parametrize(
    "body", [{"EN": "one two"}, {"en": ["one two"]}, {"EN": {"calm": "one two"}}, {"calm": {"EN": "one two"}}]
)
async def test_the_forms_of_texts(house: House, body: dict[str, Any]) -> None:
    place = house.url("product", "addTextToField")
    assert done(await house.session.post(place, params={"field": "details"}, json=body)) == {
        "details": {"EN": "one two"}
    }


async def test_a_field_that_is_none(house: House) -> None:
    place = house.url("product", "addTextToField")
    assert refused(await house.session.post(place, json=texts(1))) == (400, "ApiParamsExemption", ["field"])
    for field in ("headline", "directions", "emptyValues", "x"):
        answer = await house.session.post(place, params={"field": field}, json=texts(1))
        assert refused(answer) == (400, "ApiParamsExemption", ["field"])


async def test_no_text_fits(house: House) -> None:
    place = house.url("product", "addTextToField")
    cases: list[tuple[dict[str, Any], dict[str, Any]]] = [
        ({"minWords": 5}, texts(1, 4)),
        ({"maxWords": 1}, texts(2)),
        ({}, {}),
        ({}, {"EN": 5}),
        ({}, {"name": "text"}),
    ]
    for params, body in cases:
        answer = await house.session.post(place, params={"field": "details", **params}, json=body)
        assert (answer.status_code, answer.json()["type"]) == (400, "ApiValidationFailed"), answer.text
    answer = await house.session.post(place, params={"field": "details", "minWords": 3, "maxWords": 2}, json=texts(1))
    assert refused(answer) == (400, "ApiParamsExemption", ["minWords"])
    answer = await house.session.post(
        place, params={"field": "details", "minWords": -1, "maxWords": "x"}, json=texts(1)
    )
    assert refused(answer) == (400, "ApiParamsExemption", ["minWords", "maxWords"])
    answer = await house.session.post(place, params={"field": "details"}, json={"EN": "x" * 10_001})
    assert refused(answer) == (400, "ApiParamsExemption", ["$.details.EN"])


async def test_house_rules(house: House) -> None:
    place = house.url("product", "addTextToHouseRules")
    body = {"houseRules": {"EN": "No parties", "IT": "Niente feste"}, "description": {"EN": "One"}}
    answer = done(await house.session.post(place, params={"minWords": 2}, json=body))
    assert answer == {"houseRules": {"EN": "No parties", "IT": "Niente feste"}}
    answer = await house.session.post(place, json={"houseRules": {"XX": "a"}})
    assert refused(answer) == (400, "ApiParamsExemption", ["$.houseRules.XX"])


async def test_the_neighbourhood_of_a_product_or_a_listing(house: House) -> None:
    place = f"/rest/v1/content/products/{house.hotel.id}/addNeighborhoodod"
    body = {"neightboorHood": {"EN": "By the sea"}}
    answer = done(await house.session.post(place, params={"productId": house.product}, json=body))
    assert answer == body
    external = await sold(house.session, house.hotel, house.connection, roomId="LIST/7")
    await mapped(house.session, house.hotel, house.connection, house.product, external["id"])
    other = {"neightboorHood": {"EN": "By the lake", "IT": "Sul lago"}}
    params: dict[str, Any] = {"listingId": "LIST/7", "ownership": "false"}
    kept = done(await house.session.post(place, params=params, json=other))
    assert kept == {"neightboorHood": {"EN": "By the sea", "IT": "Sul lago"}}
    params["ownership"] = "true"
    assert done(await house.session.post(place, params=params, json=other)) == other
    assert refused(await house.session.post(place, json=body)) == (400, "ApiParamsExemption", ["productId"])
    answer = await house.session.post(place, params={"listingId": "nothing"}, json=body)
    assert (answer.status_code, answer.json()["element"]) == (404, "Listing")
    answer = await house.session.post(place, params={"productId": 1}, json=body)
    assert (answer.status_code, answer.json()["element"]) == (404, "Product")
