"""What is checked of a draft, which field each refusal names, and what the model gets."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from roomrack.core.errors import ParamsError, RoomrackError
from roomrack.domain.reservations.rules.drafts import Draft, settle
from tests.unit.reservations.examples import ROME, TODAY, draft, whole


def refusal(wanted: Draft, *, complete: bool = True) -> list[tuple[str | None, str]]:
    """The fields that are refused, with the codes of the errors."""
    with pytest.raises(RoomrackError) as caught:
        settle(wanted, ROME, TODAY, complete=complete)
    return [(item.element, item.code) for item in caught.value.items]


def test_creation_needs_five_fields_and_names_each_that_is_missing() -> None:
    assert refusal(draft()) == [
        ("$.channelId", "field_missing"),
        ("$.product", "field_missing"),
        ("$.checkin", "field_missing"),
        ("$.checkout", "field_missing"),
        ("$.guests", "field_missing"),
    ]


def test_a_patch_may_leave_them_out_but_not_clear_them() -> None:
    settle(draft(private_notes="late"), ROME, TODAY, complete=False)
    assert refusal(draft(product=None), complete=False) == [("$.product", "field_missing")]


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"checkout": date(2030, 5, 1)}, "$.checkout", "stay_reversed"),
        ({"checkout": date(2030, 4, 30)}, "$.checkout", "stay_reversed"),
        ({"checkout": date(2031, 5, 2)}, "$.checkout", "stay_too_many_nights"),
        ({"checkin": date(2033, 4, 1), "checkout": date(2033, 4, 2)}, "$.checkin", "stay_too_far"),
        ({"checkin": date(2033, 3, 30), "checkout": date(2033, 4, 2)}, "$.checkout", "stay_too_far"),
        ({"checkin": date(1999, 12, 31), "checkout": date(2000, 1, 2)}, "$.checkin", "stay_too_far"),
        ({"room_gross": Decimal("-0.01")}, "$.roomGross", "reservation_amount"),
        ({"room_gross": Decimal("1.001")}, "$.roomGross", "reservation_amount"),
        ({"deposit": Decimal("1e30")}, "$.deposit", "reservation_amount"),
        ({"refer": "x" * 26}, "$.refer", "refer_too_long"),
        ({"guests": []}, "$.guests", "guest_name_missing"),
        ({"guests": [{"given_name": " "}]}, "$.guests[0].familyName", "guest_name_missing"),
        (
            {"guests": [{"family_name": "A", "checkin": date(2030, 5, 2), "checkout": date(2030, 5, 1)}]},
            "$.guests[0].checkout",
            "stay_reversed",
        ),
    ],
)
def test_each_wrong_value_names_its_field(values: dict[str, Any], field: str, code: str) -> None:
    assert refusal(whole(**values)) == [(field, code)]


def test_all_wrong_fields_are_named_at_once_below_the_item_of_a_bulk() -> None:
    wrong = whole("$.reservations[1]", checkout=date(2030, 4, 1), room_gross=Decimal(-1), guests=[{}])
    assert refusal(wrong) == [
        ("$.reservations[1].checkout", "stay_reversed"),
        ("$.reservations[1].roomGross", "reservation_amount"),
        ("$.reservations[1].guests[0].familyName", "guest_name_missing"),
    ]
    with pytest.raises(ParamsError):
        settle(wrong, ROME, TODAY, complete=True)


def test_the_last_day_of_the_calendar_can_still_be_slept_in() -> None:
    settled = settle(whole(checkin=date(2033, 3, 31), checkout=date(2033, 4, 1)), ROME, TODAY, complete=True)
    assert settled.values["departure"] == date(2033, 4, 1)


def test_an_instant_is_the_local_day_in_which_it_falls() -> None:
    late = datetime(2030, 5, 1, 22, 30, tzinfo=UTC)  # 00:30 of 2 May in Rome
    settled = settle(whole(checkin=late, checkout=date(2030, 5, 4)), ROME, TODAY, complete=True)
    assert settled.values["arrival"] == date(2030, 5, 2)


def test_amounts_become_minor_units() -> None:
    settled = settle(whole(room_gross=Decimal("300.5"), cleaning_fee=Decimal(20)), ROME, TODAY, complete=True)
    assert (settled.room_gross, settled.values["cleaning_fee"]) == (30050, 2000)


def test_a_plain_day_of_check_in_stands_for_the_usual_time() -> None:
    settled = settle(whole(effective_checkin=date(2030, 5, 1)), ROME, TODAY, complete=True)
    assert settled.values["effective_checkin"] == datetime(2030, 5, 1, 12, 0, tzinfo=UTC)


def test_card_numbers_are_masked_in_every_free_text_but_not_in_codes() -> None:
    card = "4111 1111 1111 1111"
    settled = settle(
        whole(
            private_notes=f"card {card}",
            channel_notes=card,
            metadata=[{"meta_key": "k", "value": card}],
            details={"group_notes": card, "external_refer": card},
            guests=[{"family_name": f"Smith {card}", "details": {"address": card, "document_code": card}}],
        ),
        ROME,
        TODAY,
        complete=True,
    )
    assert settled.metadata is not None
    assert settled.guests is not None
    guest = settled.guests[0]
    texts = [
        settled.values["private_notes"],
        settled.values["channel_notes"],
        settled.metadata[0]["value"],
        settled.values["details"]["group_notes"],
        guest["family_name"],
        guest["details"]["address"],
    ]
    assert [("4111 1111" in str(text), "1111" in str(text)) for text in texts] == [(False, True)] * len(texts)
    assert settled.values["details"]["external_refer"] == card
    assert guest["details"]["document_code"] == card


def test_a_put_of_only_a_status_is_recognised() -> None:
    only = draft(status="CANCELLED")
    assert only.only_status() == only
    nulls: dict[str, Any] = {"product": None, "guests": None, "metadata": [], "details": {"flight": None}}
    assert draft(status="CANCELLED", **nulls).only_status() == only
    assert draft(status=None).only_status() is None
    assert draft(status="CANCELLED", product=1).only_status() is None
    assert draft(status="CANCELLED", details={"tax_included": False}).only_status() is None
    assert draft().only_status() is None
