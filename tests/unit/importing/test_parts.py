"""What a reservation is made of, as servers show it in one place or another."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomrack.entrypoints.importing.model import Kind
from roomrack.entrypoints.importing.parts import name_of, parts_of, sold_lines
from roomrack.entrypoints.importing.tags import matched

ROME = ZoneInfo("Europe/Rome")
OWN = {"id": 5, "product": 9, "price": 12.5, "quantity": 2, "day": "2030-05-01", "externalId": "A", "group": True}
STREAM = {
    "octorateExtraId": 5,
    "octorateProductId": 9,
    "price": 12.5,
    "quantity": 2,
    "reference": "A",
    "group": True,
    "day": "2030-04-30T22:00:00Z[UTC]",
}
ROW = {
    "type": "BREAKFAST",
    "octorateExtraId": 5,
    "product": 9,
    "price": 12.5,
    "quantity": 2,
    "name": "Breakfast",
    "externalId": "A",
    "group": True,
    "day": "2030-04-30T22:00:00Z[UTC]",
    "createTime": "2030-01-01T10:00:00Z[UTC]",
}
ROOM = {"type": "DAILY_ROOM_PRICE", "price": 80, "day": "2030-04-30T22:00:00Z[UTC]"}
KNOWN = ("id", "product", "price", "quantity", "day", "externalId", "group", "name", "kind")


@pytest.mark.parametrize(
    "raw",
    [
        {"extras": [OWN], "extra": [STREAM], "priceBreakdown": [ROOM, ROW]},
        {"extras": [OWN], "priceBreakdown": [ROW]},
        {"extra": [STREAM], "priceBreakdown": [ROW]},
        {"priceBreakdown": [ROOM, ROW]},
        {"extra": [STREAM], "priceBreakdown": [{**ROW, "octorateExtraId": None}]},
        {"extra": [STREAM], "priceBreakdown": [{**ROW, "octorateExtraId": None, "product": None}]},
    ],
)
def test_an_extra_is_one_wherever_it_is_shown(raw: dict[str, Any]) -> None:
    [line] = sold_lines(raw, ROME)
    assert {name: line[name] for name in KNOWN} == {
        "id": 5,
        "product": 9,
        "price": 12.5,
        "quantity": 2,
        "day": "2030-05-01",
        "externalId": "A",
        "group": True,
        "name": "Breakfast",
        "kind": "BREAKFAST",
    }


def test_rows_that_are_no_extra_of_the_list() -> None:
    discount = {"type": "DISCOUNT", "price": -30, "name": "Summer"}
    lines = sold_lines({"extra": [STREAM], "priceBreakdown": [ROOM, ROW, discount]}, ROME)
    assert [(line["kind"], line["price"], name_of(line)) for line in lines] == [
        ("BREAKFAST", 12.5, "9"),
        ("DISCOUNT", 30, "row DISCOUNT"),
    ]


def test_a_discount_that_is_more_than_the_price_keeps_its_own_amount() -> None:
    row = {**ROW, "type": "DISCOUNT", "price": -3}
    [line] = sold_lines({"extra": [STREAM], "priceBreakdown": [row]}, ROME)
    assert (line["kind"], line["price"]) == ("DISCOUNT", 12.5)


def test_what_is_no_list_of_objects_is_nothing() -> None:
    nothing: list[dict[str, Any]] = [{}, {"extras": None, "extra": "?", "priceBreakdown": [7, None, {}]}]
    for raw in nothing:
        assert sold_lines(raw, ROME) == []
    odd = {"id": 1, "guests": "?", "payments": [None, {"id": True}, {"id": 7}, {"id": 7}], "extra": [{"day": "?"}]}
    found = parts_of(odd, ROME)
    assert [(part.kind, part.wished) for part in found] == [
        (Kind.SOLD, None),
        (Kind.PAYMENT, None),
        (Kind.PAYMENT, 7),
        (Kind.PAYMENT, None),
    ]


@given(st.lists(st.tuples(st.sampled_from(["GUEST", "BOOKER"]), st.one_of(st.none(), st.integers(-2, 3))), max_size=8))
def test_every_part_is_remembered_under_a_key_of_its_own(guests: list[tuple[str, int | None]]) -> None:
    raw = {"id": 1, "guests": [{"type": kind, "id": id} for kind, id in guests]}
    found = parts_of(raw, ROME)
    assert len(found) == sum(kind == "GUEST" for kind, _ in guests)
    assert len({part.key for part in found}) == len(found)
    wished = [part.wished for part in found if part.wished is not None]
    assert len(set(wished)) == len(wished)
    assert set(wished) == {id for kind, id in guests if kind == "GUEST" and id is not None and id > 0}


def test_tags_are_matched_by_code_or_by_a_name_in_any_language() -> None:
    listed: list[dict[str, Any]] = [
        {"id": 31, "code": "late_arrival"},
        {"id": 32, "label": "Ospite abituale"},
        {"id": 33, "values": {"EN": "group", "IT": "?"}},
        {"id": 34, "name": "Smells"},
        {"code": "VIP"},
    ]
    assert matched(listed) == {31: 4, 32: 2, 33: 3}
