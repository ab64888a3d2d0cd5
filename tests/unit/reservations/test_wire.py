"""What bodies are read as, and what reservations look like on the wire."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from roomrack.domain.reservations.rules.state import Status
from roomrack.domain.reservations.wire import BulkBody, ReservationBody, draft_of, drafts_of, only, render
from roomrack.domain.reservations.wire.guest import GuestBody, guest_draft
from roomrack.infra.http.responses import encode
from roomrack.infra.http.validation import from_validation
from tests.unit.reservations.examples import ADA, BOOKED, view
from tests.unit.reservations.test_payloads import full_view


def read(**body: Any) -> dict[str, Any]:
    return dict(draft_of(ReservationBody.model_validate(body)).values)


def test_only_what_was_sent_is_in_the_draft() -> None:
    assert read() == {}
    assert read(privateNotes=None, unknown=1, grouped=True, id=5) == {"private_notes": None}


def test_numbers_are_taken_for_text_and_truth_is_not() -> None:
    sent = read(channelRefer=4711, zip=20121, guests=[{"familyName": "Byron", "phone": 390212345678}])
    assert (sent["channel_refer"], sent["details"]["zip"], sent["guests"][0]["phone"]) == (
        "4711",
        "20121",
        "390212345678",
    )
    with pytest.raises(ValidationError):
        read(refer=True)


def test_all_kinds_of_moments_are_read() -> None:
    assert read(checkin="2030-05-01", checkout="2030-05-04T08:00:00Z[UTC]") == {
        "checkin": date(2030, 5, 1),
        "checkout": datetime(2030, 5, 4, 8, 0, tzinfo=UTC),
    }
    assert read(createTime="2030-05-04 08:00:00")["create_time"] == datetime(2030, 5, 4, 8, 0, tzinfo=UTC)
    assert read(effectiveCheckin="2030-05-01T14:00:00+02:00")["effective_checkin"] == datetime(
        2030, 5, 1, 12, 0, tzinfo=UTC
    )


def test_amounts_never_pass_through_binary_floats() -> None:
    assert read(roomGross=0.1, cleaningFee="12.30") == {
        "room_gross": Decimal("0.1"),
        "cleaning_fee": Decimal("12.30"),
    }


def test_details_guests_metadata_and_codes() -> None:
    assert read(
        status="WAITING",
        agencyId=4,
        flight="AZ 610",
        companyCollect="HOTEl",
        roomCode={"code": "1", "rfcTagId": "t", "pmsProduct": 9},
        metaData=[{"metaKey": "pet", "value": "dog", "id": 1}],
        daily=[{"day": "2030-05-01", "price": 10}, {"day": None}],
        guests=[
            {
                "givenName": "Ada",
                "birthDate": "1985-12-10",
                "nationality": "gb",
                "checkin": "2030-05-01T12:00:00Z",
                "documentExpire": "2031-01-02",
                "sex": "",
                "source": "USER",
            }
        ],
    ) == {
        "status": Status.WAITING,
        "agency": 4,
        "details": {"flight": "AZ 610", "company_collect": "HOTEl"},
        "room_code": {"code": "1", "rfc_tag_id": "t"},
        "metadata": [{"meta_key": "pet", "value": "dog"}],
        "daily": {date(2030, 5, 1): Decimal(10)},
        "guests": [
            {
                "id": None,
                "type": None,
                "given_name": "Ada",
                "family_name": None,
                "email": None,
                "phone": None,
                "checkin": date(2030, 5, 1),
                "checkout": None,
                "details": {
                    "birth_date": "1985-12-10",
                    "nationality": "GB",
                    "document_expire": "2031-01-02T00:00:00",
                },
            }
        ],
    }


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({"status": "GONE"}, "$.status"),
        ({"channelId": 0}, "$.channelId"),
        ({"channelId": -5}, "$.channelId"),
        ({"channelId": True}, "$.channelId"),
        ({"product": 2**63}, "$.product"),
        ({"checkinClerk": 2**53}, "$.checkinClerk"),
        ({"product": "x"}, "$.product"),
        ({"checkin": "2030-02-30"}, "$.checkin"),
        ({"checkin": 20300501}, "$.checkin"),
        ({"checkout": "tomorrow"}, "$.checkout"),
        ({"totalGuest": -1}, "$.totalGuest"),
        ({"totalGuest": 1.5}, "$.totalGuest"),
        ({"roomGross": "much"}, "$.roomGross"),
        ({"roomGross": True}, "$.roomGross"),
        ({"privateNotes": "x" * 4001}, "$.privateNotes"),
        ({"channelRefer": "x" * 256}, "$.channelRefer"),
        ({"guests": {}}, "$.guests"),
        ({"guests": [{"familyName": "x" * 256}]}, "$.guests[0].familyName"),
        ({"guests": [{"sex": "OTHER"}]}, "$.guests[0].sex"),
        ({"guests": [{"birthCountry": "QQ"}]}, "$.guests[0].birthCountry"),
        ({"guests": [{"birthDate": "1985-13-10"}]}, "$.guests[0].birthDate"),
        ({"guests": [{}] * 101}, "$.guests"),
        ({"metaData": [{"metaDataType": "IMAGE"}]}, "$.metaData[0].metaDataType"),
        ({"paymentMode": "SHELLS"}, "$.paymentMode"),
        ({"purpose": "6"}, "$.purpose"),
    ],
)
def test_each_wrong_field_is_named_by_its_path(body: dict[str, Any], path: str) -> None:
    with pytest.raises(ValidationError) as caught:
        ReservationBody.model_validate(body)
    error = from_validation(caught.value, body)
    assert [(item.element, item.type) for item in error.items] == [(path, "ApiParamsExemption")]


def test_items_of_a_bulk_know_where_they_stand() -> None:
    room = {"channelId": 1, "product": 5, "checkin": "2030-05-01", "checkout": "2030-05-02", "guests": []}
    bulk = BulkBody.model_validate({"reservations": [room, room]})
    assert [item.path for item in drafts_of(bulk.reservations)] == ["$.reservations[0]", "$.reservations[1]"]


def test_a_reservation_on_the_wire() -> None:
    assert json.loads(encode(render(view()))) == {
        "id": 1_000_001,
        "refer": "0123456789",
        "channelId": 288,
        "channelRefer": "BK-1",
        "status": "CONFIRMED",
        "product": 21,
        "roomName": "Double",
        "roomNameGuest": "Double",
        "checkin": "2030-05-01T12:00:00Z[UTC]",
        "checkout": "2030-05-04T08:00:00Z[UTC]",
        "arrivalTime": "14:00:00",
        "createTime": "2030-04-01T09:30:00Z[UTC]",
        "updateTime": "2030-04-01T09:30:00Z[UTC]",
        "currency": "EUR",
        "roomGross": 300.0,
        "totalGross": 300.0,
        "totalPaid": 0.0,
        "touristTax": 0,
        "paymentType": "UNKNOWN",
        "paymentStatus": "UNPAID",
        "freeCancellation": True,
        "payments": [],
        "priceBreakdown": [
            {"type": "DAILY_ROOM_PRICE", "price": 100.0, "included": True, "day": "2030-04-30T22:00:00Z[UTC]"},
            {"type": "DAILY_ROOM_PRICE", "price": 100.0, "included": True, "day": "2030-05-01T22:00:00Z[UTC]"},
            {"type": "DAILY_ROOM_PRICE", "price": 100.0, "included": True, "day": "2030-05-02T22:00:00Z[UTC]"},
            {"type": "ROOM_NET", "price": 300.0, "included": True},
            {"type": "VAT", "price": 0.0, "included": True},
        ],
        "totalGuest": 2,
        "totalChildren": 0,
        "totalInfants": 0,
        "guests": [
            {
                "type": "BOOKER",
                "source": "API",
                "givenName": "Ada",
                "familyName": "Lovelace",
                "email": "ada@example.org",
                "phone": "+441234",
                "checkin": "2030-05-01",
                "checkout": "2030-05-04",
                "language": "EN",
                "birthDate": "1985-12-10",
            }
        ],
        "guestsList": "Ada Lovelace",
        "guestMailAddress": "ada@example.org",
        "grouped": False,
        "rooms": 1,
        "noShow": False,
        "itemCompleted": False,
        "accommodation": {
            "id": "7",
            "name": "Hotel Aurora",
            "currency": "EUR",
            "timeZone": "Europe/Rome",
            "timeZoneOffset": "+02:00",
            "phoneNumber": "+3906123456",
            "address": "Via Appia 1",
            "latitude": 41.85,
            "longitude": 12.5,
            "zipCode": "00179",
            "city": "Roma",
            "checkinStart": 840,
            "checkinEnd": 1320,
            "checkout": 600,
        },
    }


def test_what_only_some_reservations_have() -> None:
    shape = json.loads(encode(render(full_view(), grouped=True)))
    least = render(view())
    assert {name: shape[name] for name in shape.keys() - least.keys()} == {
        "pmsProduct": 31,
        "agencyId": 4,
        "privateNotes": "quiet room",
        "channelNotes": "late arrival",
        "effectiveCheckin": "2030-04-01T09:30:00Z[UTC]",
        "effectiveCheckout": "2030-04-01T10:30:00Z[UTC]",
        "paymentExpiration": "2030-04-03T09:30:00Z[UTC]",
        "cancelledTime": "2030-04-02T09:30:00Z[UTC]",
        "cancelledBy": "guest",
        "cleaningFee": 25.0,
        "deposit": 50.0,
        "paymentMode": "CASH",
        "flight": "AZ 610",
        "houseKeepingNotes": "no feathers",
        "housekeepingNotes": "no feathers",
        "linkedReservations": [1_000_000],
        "metaData": [
            {
                "id": 5,
                "metaKey": "pet",
                "labelText": "Pet",
                "metaDataType": "TEXT",
                "value": "dog",
                "refer": "0123456789",
            }
        ],
        "roomCode": {
            "code": "4711",
            "rfcTagId": "A1",
            "locked": False,
            "reservation": 1_000_001,
            "pmsProduct": 31,
            "source": "API",
        },
        "statusDisagree": True,
    }
    assert (shape["totalGross"], shape["paymentStatus"], shape["paymentType"]) == (325.0, "PAID_DEPOSIT", "CASH")
    assert [guest.get("id") for guest in shape["guests"]] == [None, 12]
    assert (shape["grouped"], shape["rooms"], shape["guestsList"]) == (True, 2, "Ada Lovelace, Bob Lovelace")


def test_the_part_before_the_z_parses_alone() -> None:
    alone = str(render(view())["checkin"]).split("Z", maxsplit=1)[0]
    assert datetime.fromisoformat(alone) == datetime(2030, 5, 1, 12, 0)  # noqa: DTZ001 - as old clients read it


def test_instants_follow_the_zone_through_the_change_of_clocks() -> None:
    # In Rome the clocks go forward on 31 March 2030 and back on 27 October 2030.
    spring = render(view(replace(BOOKED, arrival=date(2030, 3, 30), departure=date(2030, 4, 2))))
    autumn = render(view(replace(BOOKED, arrival=date(2030, 10, 26), departure=date(2030, 10, 29))))
    assert (spring["checkin"], spring["checkout"]) == ("2030-03-30T13:00:00Z[UTC]", "2030-04-02T08:00:00Z[UTC]")
    assert (autumn["checkin"], autumn["checkout"]) == ("2030-10-26T12:00:00Z[UTC]", "2030-10-29T09:00:00Z[UTC]")


def test_a_currency_without_decimals() -> None:
    yen = replace(BOOKED, currency="JPY", room_gross=30000)
    assert b'"roomGross":30000,' in encode(render(view(yen)))


def test_only_the_first_level_fields_that_are_asked_for() -> None:
    assert only(render(view()), frozenset({"id", "status", "nothing"})) == {"id": BOOKED.id, "status": "CONFIRMED"}


def test_the_mail_address_is_the_bookers_before_any_guests() -> None:
    guest = replace(ADA, id=12, type="GUEST", email="guest@example.org")
    assert render(view(replace(BOOKED, guests=(guest, ADA))))["guestMailAddress"] == "ada@example.org"


def test_details_of_a_guest_keep_one_order_however_they_were_sent() -> None:
    sent = {"sex": "FEMALE", "citizenship": "GB", "documentCode": "925076473", "birthCountry": "GB", "city": "Ely"}
    for body in (sent, dict(reversed(sent.items()))):
        draft = guest_draft(GuestBody.model_validate({"type": "GUEST", "givenName": "Ada", **body}))
        assert list(draft["details"]) == ["birth_country", "city", "document_code", "sex", "citizenship"]
