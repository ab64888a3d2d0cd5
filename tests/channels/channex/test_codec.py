"""The shapes of Channex's documentation, with values of our own, and what they are to the port."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomrack.channels.channex import errors
from roomrack.channels.channex.codec import bookings, calendar, catalog, messages, shapes
from roomrack.channels.channex.codec.catalog import Home, Plan
from roomrack.ports.channels import (
    BookingStatus,
    CalendarChange,
    CalendarValue,
    ChannelBooking,
    ChannelError,
    ChannelGuest,
    ChannelRefused,
    ChannelRoom,
    ChannelThrottled,
    ChannelUnavailable,
    CredentialsRefused,
    DayRange,
    Target,
)
from roomrack.ports.http import Answer

PROPERTY = "5a1f0c3e-0000-4000-8000-000000000001"
ROOM = "5a1f0c3e-0000-4000-8000-00000000000a"
PLAN = "5a1f0c3e-0000-4000-8000-0000000000b0"
ONE_GUEST = "5a1f0c3e-0000-4000-8000-0000000000b1"
SINGLE_PRICE = "5a1f0c3e-0000-4000-8000-0000000000c0"
DERIVED = "5a1f0c3e-0000-4000-8000-0000000000d0"
HOME = Home(
    "min_stay_arrival",
    {
        PLAN: Plan(PLAN, "Flexible", ROOM, "EUR", {2: PLAN, 1: ONE_GUEST}, 2, frozenset({1, 2})),
        SINGLE_PRICE: Plan(SINGLE_PRICE, "Saver", ROOM, "JPY", {3: SINGLE_PRICE}, 3, frozenset({3})),
    },
)
REVISION: Mapping[str, Any] = {
    "id": "77aa0000-0000-4000-8000-000000000001",
    "property_id": PROPERTY,
    "booking_id": "77bb0000-0000-4000-8000-000000000001",
    "unique_id": "BDC-4400112233",
    "system_id": "900771",
    "ota_reservation_code": "4400112233",
    "ota_name": "Booking.com",
    "status": "new",
    "rooms": [
        {
            "amount": "171.00",
            "booking_room_id": "77cc0000-0000-4000-8000-000000000001",
            "checkin_date": "2027-03-10",
            "checkout_date": "2027-03-12",
            "rate_plan_id": PLAN,
            "room_type_id": ROOM,
            "days": {"2027-03-10": "85.50", "2027-03-11": "85.50"},
            "guests": [{"name": "Grace", "surname": "Okafor"}],
            "meta": {"booking_com_room_index": 412, "policies": "No pets."},
            "occupancy": {"adults": 2, "children": 1, "infants": 1},
            "services": [],
            "taxes": [
                {"is_inclusive": True, "name": "VAT", "total_price": "15.50", "type": "tax"},
                {"is_inclusive": False, "name": "City tax", "total_price": "6.00", "type": "city_tax"},
            ],
        }
    ],
    "services": [{"type": "Breakfast", "name": "Breakfast", "total_price": "24.00", "persons": 2, "nights": 2}],
    "guarantee": {"card_number": "411111******1111", "cvv": "***", "expiration_date": "10/2029", "token": "secret"},
    "customer": {
        "name": "Amina",
        "surname": "Okafor",
        "mail": "amina@guests.example",
        "phone": "+234 1 555 0100",
        "language": "en-GB",
        "country": "ng",
        "zip": None,
    },
    "occupancy": {"adults": 2, "children": 1, "infants": 1},
    "arrival_date": "2027-03-10",
    "departure_date": "2027-03-12",
    "arrival_hour": "16:00",
    "amount": "195.00",
    "currency": "EUR",
    "notes": "A quiet room. Card 4111 1111 1111 1111.",
    "payment_collect": "ota",
    "payment_type": "credit_card",
    "ota_commission": "29.25",
    "inserted_at": "2027-01-05T08:30:15.250001",
}

NOTES = """\
Booking.com 4400112233
A quiet room. Card **** **** **** 1111.
Arrival: 16:00
The portal collects the payment.
Breakfast: 24.00 EUR
City tax: 6.00 EUR, not in the price"""


def raw(told: object) -> msgspec.Raw:
    """Something as it stands in an answer."""
    return msgspec.Raw(msgspec.json.encode(told))


def item(told: Mapping[str, Any], **changed: Any) -> msgspec.Raw:
    """A revision as the feed has it."""
    attributes = {**told, **changed}
    return raw({"type": "booking_revision", "id": attributes["id"], "attributes": attributes})


def booking(**changed: Any) -> ChannelBooking:
    """A revision, read."""
    made = bookings.booking(item(REVISION, **changed), PROPERTY, "GBP", HOME)
    assert made is not None
    return made


def room(**changed: Any) -> ChannelRoom:
    """The only room of a revision, read."""
    return booking(rooms=[{**REVISION["rooms"][0], **changed}]).rooms[0]


class TestCatalog:
    PLANS = (
        {
            "type": "rate_plan",
            "id": PLAN,
            "attributes": {
                "title": "Flexible",
                "currency": "EUR",
                "sell_mode": "per_person",
                "rate_mode": "manual",
                "children_fee": "0.00",
                "options": [
                    {"id": PLAN, "occupancy": 2, "is_primary": True, "rate": "90.00", "derived_option": None},
                    {"id": ONE_GUEST, "occupancy": 1, "is_primary": False, "rate": "80.00"},
                ],
            },
            "relationships": {"room_type": {"data": {"type": "room_type", "id": ROOM}}},
        },
        {
            "type": "rate_plan",
            "id": SINGLE_PRICE,
            "attributes": {
                "title": "Saver",
                "sell_mode": "per_room",
                "options": [
                    {"id": "x", "occupancy": 1, "is_primary": False},
                    {"occupancy": 3, "is_primary": True},
                ],
            },
            "relationships": {"room_type": {"data": {"type": "room_type", "id": ROOM}}},
        },
        {
            "type": "rate_plan",
            "id": DERIVED,
            "attributes": {"title": "Gone", "options": []},
            "relationships": {"room_type": {"data": None}},
        },
    )

    def test_plans_are_read_by_their_options(self) -> None:
        found = catalog.plans(raw(each) for each in self.PLANS)
        assert found == {
            PLAN: HOME.plans[PLAN],
            SINGLE_PRICE: Plan(SINGLE_PRICE, "Saver", ROOM, None, {3: SINGLE_PRICE}, 3, frozenset({3})),
        }

    @pytest.mark.parametrize(
        ("more", "written"),
        [
            ({"rate_mode": "manual"}, {1, 2}),
            ({"rate_mode": None}, {1, 2}),
            ({"rate_mode": "auto"}, {2}),
            ({"rate_mode": "derived"}, set()),
            ({"rate_mode": "cascade"}, set()),
            ({"ui_read_only": True}, set()),
        ],
    )
    def test_only_a_manual_price_can_be_written(self, more: Mapping[str, Any], written: set[int]) -> None:
        plan: Any = self.PLANS[0]
        told = {**plan, "attributes": {**plan["attributes"], **more}}
        assert catalog.plans([raw(told)])[PLAN].writable == written

    def test_plans_of_room_types_that_are_not_listed_are_no_products(self) -> None:
        assert catalog.products([], HOME.plans) == []

    @pytest.mark.parametrize(
        ("settings", "name"),
        [
            ({"settings": {"min_stay_type": "both"}}, "min_stay_arrival"),
            ({"settings": {"min_stay_type": "arrival"}}, "min_stay_arrival"),
            ({"settings": {"min_stay_type": "through", "cut_off_time": None}}, "min_stay_through"),
            ({"settings": {}}, "min_stay_arrival"),
            ({"settings": None}, "min_stay_arrival"),
            ({}, "min_stay_arrival"),
        ],
    )
    def test_the_minimum_stay_is_the_propertys(self, settings: Mapping[str, Any], name: str) -> None:
        body = msgspec.json.encode({"data": {"type": "property", "id": PROPERTY, "attributes": settings}})
        assert catalog.min_stay(body) == name


class TestCalendar:
    DAY = date(2027, 3, 10)

    def sent(self, *changes: CalendarChange) -> list[calendar.Sent]:
        """What is said of rate plans."""
        return calendar.restrictions(PROPERTY, changes, HOME, "EUR")

    def change(self, target: Target, days: int = 1, **values: Any) -> CalendarChange:
        """Values from the day on."""
        told = {CalendarValue[name]: value for name, value in values.items()}
        return CalendarChange(target, [DayRange(self.DAY, self.DAY + timedelta(days=days - 1), told)])

    @pytest.mark.parametrize(
        ("target", "price", "said"),
        [
            (Target(ROOM, PLAN, 1), Decimal(80), {"rates": [{"occupancy": 1, "rate": "80.00"}]}),
            (Target(ROOM, PLAN, 2), Decimal("80.5"), {"rates": [{"occupancy": 2, "rate": "80.50"}]}),
            (Target(ROOM, SINGLE_PRICE, 3), Decimal(12000), {"rate": "12000"}),
            (Target(ROOM, DERIVED, 2), Decimal("1E+2"), {"rates": [{"occupancy": 2, "rate": "100.00"}]}),
        ],
    )
    def test_prices_are_text_with_the_currencys_decimals(
        self, target: Target, price: Decimal, said: Mapping[str, Any]
    ) -> None:
        [sent] = self.sent(self.change(target, PRICE=price))
        assert {
            name: told for name, told in sent.value.items() if name.startswith("rate") and name[4:] != "_plan_id"
        } == said

    def test_every_restriction_has_its_field(self) -> None:
        values = {
            "MIN_STAY": 2,
            "MAX_STAY": 14,
            "CLOSED_TO_ARRIVAL": True,
            "CLOSED_TO_DEPARTURE": False,
            "STOP_SELL": True,
            "AVAILABILITY": 4,
        }
        [sent] = self.sent(self.change(Target(ROOM, PLAN, 2), 3, **values))
        assert sent.value == {
            "property_id": PROPERTY,
            "rate_plan_id": PLAN,
            "date_from": "2027-03-10",
            "date_to": "2027-03-12",
            "min_stay_arrival": 2,
            "max_stay": 14,
            "closed_to_arrival": True,
            "closed_to_departure": False,
            "stop_sell": True,
        }

    @given(
        st.lists(
            st.tuples(st.integers(1, 3), st.sampled_from([None, 0, 1]), st.sampled_from([None, 2, 3]), st.booleans()),
            max_size=12,
        )
    )
    def test_ranges_say_for_each_day_what_the_changes_say(
        self, parts: list[tuple[int, int | None, int | None, bool]]
    ) -> None:
        expected_left: dict[date, int] = {}
        expected_stay: dict[date, int] = {}
        ranges, day = [], self.DAY
        for days, left, stay, gap in parts:
            day += timedelta(days=int(gap))
            values: dict[CalendarValue, int | bool | Decimal] = {}
            if left is not None:
                values[CalendarValue.AVAILABILITY] = left
            if stay is not None:
                values[CalendarValue.MIN_STAY] = stay
            ranges.append(DayRange(day, day + timedelta(days=days - 1), values))
            for number in range(days):
                each = day + timedelta(days=number)
                expected_left |= {} if left is None else {each: left}
                expected_stay |= {} if stay is None else {each: stay}
            day += timedelta(days=days)
        changes = [CalendarChange(Target(ROOM, PLAN, 2), ranges)]
        for sent, name, expected in (
            (calendar.availability(PROPERTY, changes), "availability", expected_left),
            (self.sent(*changes), "min_stay_arrival", expected_stay),
        ):
            found: dict[date, int] = {}
            for said in sent:
                first, last = (date.fromisoformat(said.value[end]) for end in ("date_from", "date_to"))
                for number in range((last - first).days + 1):
                    assert first + timedelta(days=number) not in found
                    found[first + timedelta(days=number)] = said.value[name]
            assert found == expected

    def warned(self, *warnings: Mapping[str, Any], changes: list[CalendarChange] | None = None) -> Mapping[int, str]:
        """Which changes are refused, of three unless told otherwise."""
        told = changes or [
            self.change(Target(ROOM, PLAN, 1), PRICE=Decimal(80)),
            self.change(Target(ROOM, PLAN, 2), PRICE=Decimal(90)),
            self.change(Target(ROOM, SINGLE_PRICE, 3), 5, PRICE=Decimal(9000)),
        ]
        body = {"data": [], "meta": {"message": "Success", "warnings": list(warnings)}}
        return calendar.receipt(msgspec.json.encode(body), self.sent(*told)).refused

    def test_a_warning_of_the_documentation_is_understood(self) -> None:
        nothing = dict.fromkeys(("availability_offset", "date", "max_sell", "closed_to_departure", "rates"), None)
        why = {"rate": ["must be greater than 0"], "max_stay": ["Should be a non null value or not existed field"]}
        told = {
            **nothing,
            "property_id": PROPERTY,
            "rate_plan_id": SINGLE_PRICE,
            "date_from": "2027-03-10",
            "date_to": "2027-03-14",
            "rate": "0",
            "warning": why,
        }
        assert self.warned(told) == {
            2: "rate: must be greater than 0; max_stay: Should be a non null value or not existed field"
        }

    def test_a_warning_of_one_day_is_that_of_its_range(self) -> None:
        warning = {"rate_plan_id": SINGLE_PRICE, "date": "2027-03-12", "warning": {"rate": ["is invalid"]}}
        assert self.warned(warning) == {2: "rate: is invalid"}

    def test_a_warning_of_a_number_of_guests_is_that_of_its_option(self) -> None:
        warning = {
            "rate_plan_id": PLAN,
            "date_from": "2027-03-10",
            "date_to": "2027-03-10",
            "rates": [{"occupancy": 1, "rate": "80.00"}],
            "warning": {"rate": ["is invalid"]},
        }
        assert list(self.warned(warning)) == [0]
        assert list(self.warned({**warning, "rates": None})) == [0, 1]

    def test_a_warning_of_one_of_two_ranges_is_that_of_their_change(self) -> None:
        target = Target(ROOM, PLAN, 2)
        far = CalendarChange(target, [DayRange(date(2027, 5, 1), date(2027, 5, 3), {CalendarValue.MIN_STAY: 2})])
        changes = [self.change(target, MIN_STAY=2), far]
        warning = {
            "rate_plan_id": PLAN,
            "date_from": "2027-05-01",
            "date_to": "2027-05-03",
            "warning": {"min_stay_arrival": ["is invalid"]},
        }
        assert list(self.warned(warning, changes=changes)) == [1]

    @pytest.mark.parametrize("warning", [{}, {"warning": None}, {"rate_plan_id": "another", "warning": "no"}])
    def test_a_warning_that_fits_nothing_counts_against_all(self, warning: Mapping[str, Any]) -> None:
        assert list(self.warned(warning)) == [0, 1, 2]

    @pytest.mark.parametrize(
        "meta", [{"message": "Success"}, {"message": "Success", "warnings": []}, {"warnings": None}]
    )
    def test_success_has_no_warnings(self, meta: Mapping[str, Any]) -> None:
        body = msgspec.json.encode({"data": [{"id": "task-1", "type": "task"}], "meta": meta})
        receipt = calendar.receipt(body, self.sent(self.change(Target(ROOM, PLAN, 1), MIN_STAY=2)))
        assert (receipt.refused, receipt.reference) == ({}, "task-1")

    def test_a_calendar_is_read_by_rooms_and_options(self) -> None:
        rooms = {"data": {ROOM: {"2027-03-10": 3, "2027-03-11": 3}}}
        shown = {"min_stay_arrival": 2, "max_stay": 0, "stop_sell": False, "availability": 3, "unavailable_reasons": []}
        plans = {
            "data": {
                PLAN: {day: {**shown, "rate": "90.00"} for day in ("2027-03-10", "2027-03-11")},
                ONE_GUEST: {"2027-03-10": {**shown, "rate": "80.00"}, "2027-03-11": {**shown, "rate": "0.00"}},
            }
        }
        found = calendar.calendar(
            msgspec.json.encode(rooms),
            msgspec.json.encode(plans),
            [Target(ROOM, PLAN, 1), Target(ROOM, PLAN, 2), Target("other", "other", 2)],
            self.DAY,
            self.DAY + timedelta(days=1),
            HOME,
        )
        same = {
            CalendarValue.AVAILABILITY: 3,
            CalendarValue.MIN_STAY: 2,
            CalendarValue.MAX_STAY: 0,
            CalendarValue.STOP_SELL: False,
        }
        next_day = self.DAY + timedelta(days=1)
        assert found == [
            CalendarChange(
                Target(ROOM, PLAN, 1),
                (
                    DayRange(self.DAY, self.DAY, {**same, CalendarValue.PRICE: Decimal("80.00")}),
                    DayRange(next_day, next_day, same),
                ),
            ),
            CalendarChange(
                Target(ROOM, PLAN, 2), (DayRange(self.DAY, next_day, {**same, CalendarValue.PRICE: Decimal("90.00")}),)
            ),
        ]


class TestBookings:
    def test_a_revision_is_told_whole(self) -> None:
        received = datetime(2027, 1, 5, 8, 30, 15, 250001, UTC)
        made = booking()
        assert made.raw
        assert made == ChannelBooking(
            reference="BDC-4400112233",
            revision=int(received.timestamp()) * 4_000_000 + 250_001 * 4,
            acknowledgement="77aa0000-0000-4000-8000-000000000001",
            status=BookingStatus.CONFIRMED,
            booked_at=received,
            currency="EUR",
            guest=ChannelGuest("Amina", "Okafor", "amina@guests.example", "+234 1 555 0100", "EN", "NG"),
            rooms=(
                ChannelRoom(
                    id="412",
                    target=Target(ROOM, PLAN, 2),
                    arrival=date(2027, 3, 10),
                    departure=date(2027, 3, 12),
                    adults=2,
                    children=2,
                    price=Decimal("171.00"),
                    nightly={date(2027, 3, 10): Decimal("85.50"), date(2027, 3, 11): Decimal("85.50")},
                    guest_name="Grace Okafor",
                ),
            ),
            commission=Decimal("29.25"),
            notes=NOTES,
            raw=made.raw,
        )

    def test_no_card_is_kept(self) -> None:
        deep = {
            **REVISION["rooms"][0],
            "meta": {"virtual_card_current_balance": "12", "notes": ["Use 4111 1111 1111 1111"], "card_token": "t"},
        }
        told = msgspec.json.encode(booking(rooms=[deep]).raw).decode()
        for secret in ("guarantee", "411111", "4111 1111", "virtual_card", "token", "cvv", "10/2029"):
            assert secret not in told
        assert "amina@guests.example" in told
        assert "Use " in told

    def test_a_later_revision_has_a_higher_number(self) -> None:
        first = booking().revision
        assert booking(inserted_at="2027-01-05T08:30:15.250002").revision > first
        assert booking(inserted_at="2027-01-05T09:30:15.250001+01:00").revision == first
        assert booking(inserted_at="2027-01-05T08:30:15.250001Z").revision == first

    def test_of_two_revisions_of_one_instant_the_cancellation_is_the_later_one(self) -> None:
        numbers = [booking(status=status).revision for status in ("new", "modified", "cancelled")]
        assert numbers == sorted(set(numbers))

    @given(
        st.lists(
            st.tuples(
                st.datetimes(min_value=datetime(2019, 1, 1), max_value=datetime(2100, 1, 1)),  # noqa: DTZ001 - as they tell it
                st.sampled_from(["new", "modified", "cancelled"]),
            ),
            min_size=2,
            max_size=2,
        )
    )
    def test_numbers_are_in_the_order_of_instants(self, told: list[tuple[datetime, str]]) -> None:
        numbers = [booking(inserted_at=at.isoformat(), status=status).revision for at, status in told]
        if told[0][0] != told[1][0]:
            assert (numbers[0] < numbers[1]) == (told[0][0] < told[1][0])
        assert all(number < 2**63 for number in numbers)

    def test_a_room_keeps_its_id_through_a_change(self) -> None:
        changed = {**REVISION["rooms"][0], "booking_room_id": "another", "checkout_date": "2027-03-14"}
        assert booking(rooms=[changed], status="modified").rooms[0].id == booking().rooms[0].id

    @pytest.mark.parametrize(
        ("details", "ids"),
        [
            ([{"ota_unique_id": "r-7"}, {"ota_unique_id": "r-9"}], ["r-7", "r-9"]),
            ([{"ota_unique_id": 7}, {"ota_unique_id": None}], ["1", "2"]),
            ([{"ota_unique_id": "r-7"}, {"ota_unique_id": "r-7"}], ["1", "2"]),
            ([{"meta": {"booking_com_room_index": 3}}, {"meta": {"booking_com_room_index": 1}}], ["3", "1"]),
            ([{"meta": None}, {"meta": []}], ["1", "2"]),
            ([{"meta": {"booking_com_room_index": [1]}}, {"meta": {}}], ["1", "2"]),
        ],
    )
    def test_rooms_are_named_by_the_ota_or_by_their_place(self, details: list[dict[str, Any]], ids: list[str]) -> None:
        plain = {**REVISION["rooms"][0], "meta": None}
        assert [each.id for each in booking(rooms=[{**plain, **detail} for detail in details]).rooms] == ids

    @pytest.mark.parametrize(
        ("told", "target"),
        [
            ({"rate_plan_id": ONE_GUEST}, Target(ROOM, PLAN, 1)),
            ({"occupancy": {"adults": 1}}, Target(ROOM, PLAN, 1)),
            ({"occupancy": {"adults": 4}}, Target(ROOM, PLAN, 2)),
            ({"rate_plan_id": SINGLE_PRICE}, Target(ROOM, SINGLE_PRICE, 3)),
            ({"rate_plan_id": DERIVED}, Target(ROOM, DERIVED, 2)),
            ({"rate_plan_id": DERIVED, "meta": {"parent_rate_plan_id": PLAN}}, Target(ROOM, PLAN, 2)),
            ({"rate_plan_id": None}, Target(ROOM, None, 2)),
            ({"rate_plan_id": None, "room_type_id": None}, Target(bookings.NOT_MAPPED, None, 2)),
            ({"room_type_id": None}, Target(ROOM, PLAN, 2)),
        ],
    )
    def test_what_was_booked_is_found(self, told: Mapping[str, Any], target: Target) -> None:
        assert room(**told).target == target

    def test_what_an_ota_leaves_out_is_done_without(self) -> None:
        bare = {
            "id": "1",
            "booking_id": "b-1",
            "status": "new",
            "inserted_at": "2027-01-05T08:30:15",
            "arrival_date": "2027-03-10",
            "departure_date": "2027-03-12",
            "amount": "90.00",
            "rooms": [{}],
        }
        made = bookings.booking(item(bare), PROPERTY, "GBP", HOME)
        assert made is not None
        assert (made.reference, made.currency, made.notes, made.commission) == ("b-1", "GBP", None, None)
        assert made.guest == ChannelGuest("", "")
        assert made.rooms == (
            ChannelRoom(
                "1", Target(bookings.NOT_MAPPED, None, 1), date(2027, 3, 10), date(2027, 3, 12), 1, 0, Decimal("90.00")
            ),
        )

    @pytest.mark.parametrize(
        ("told", "price"),
        [
            ({"amount": "50.00"}, "50.00"),
            ({"amount": None}, "171.00"),
            ({"amount": None, "days": None}, "195.00"),
            ({"amount": 50.25}, "50.25"),
        ],
    )
    def test_a_price_is_the_rooms_its_nights_or_the_bookings(self, told: Mapping[str, Any], price: str) -> None:
        assert room(**told).price == Decimal(price)

    def test_a_cancelled_room_is_one(self) -> None:
        assert room(is_cancelled=True).cancelled
        assert not room(is_cancelled=None).cancelled

    @pytest.mark.parametrize(
        "changed",
        [
            {"status": "requested"},
            {"inserted_at": None},
            {"booking_id": None},
            {"rooms": [{"checkin_date": "soon"}]},
            {"rooms": [{}], "arrival_date": None},
            {"amount": "much"},
        ],
    )
    def test_what_can_not_be_read_is_not_guessed(self, changed: Mapping[str, Any]) -> None:
        with pytest.raises(ChannelUnavailable):
            booking(**changed)

    def test_another_property_is_passed_over(self) -> None:
        assert bookings.booking(item(REVISION, property_id="another"), PROPERTY, "EUR", HOME) is None


class TestMessages:
    THREAD: Mapping[str, Any] = {
        "type": "message_thread",
        "id": "t-1",
        "attributes": {
            "title": "Amina Okafor",
            "is_closed": False,
            "provider": "BookingCom",
            "message_count": 2,
            "last_message": {"message": "Thanks.", "sender": "property", "attachments": []},
            "last_message_received_at": "2027-01-06T09:43:05.864520",
        },
        "relationships": {"booking": {"data": {"id": "b-1", "type": "booking"}}, "channel": {"data": {"id": "c"}}},
    }

    def message(self, id: str, sender: str, words: str, minute: int) -> messages.Message:
        """A message as the list has it, read."""
        told = {
            "type": "message",
            "id": id,
            "attributes": {
                "message": words,
                "attachments": [],
                "sender": sender,
                "inserted_at": f"2027-01-06T09:{minute:02}:05.864520",
            },
            "relationships": {"message_thread": {"data": {"id": "t-1", "type": "message_thread"}}},
        }
        return messages.message(raw(told))

    def test_a_thread_is_read(self) -> None:
        last = datetime(2027, 1, 6, 9, 43, 5, 864520, UTC)
        assert messages.thread(raw(self.THREAD)) == messages.Thread("t-1", "Amina Okafor", "b-1", last)
        bare = {"id": "t-1", "attributes": {"title": ""}, "relationships": {"booking": {"data": None}}}
        assert messages.thread(raw(bare)) == messages.Thread("t-1", None, None, None)

    def test_messages_are_told_oldest_first(self) -> None:
        thread = messages.thread(raw(self.THREAD))
        written = [self.message("2", "property", "Yes.", 20), self.message("1", "guest", "A lift?", 10)]
        found = messages.told(thread, written, "BDC-1")
        assert [(each.id, each.text, each.by_guest, each.booking) for each in found] == [
            ("1", "A lift?", True, "BDC-1"),
            ("2", "Yes.", False, "BDC-1"),
        ]

    @pytest.mark.parametrize(
        ("written", "found"),
        [
            ([], None),
            ([("1", "guest", "Yes.", 1)], None),
            ([("1", "property", "Yes.", 1)], "1"),
            ([("1", "property", " Yes.\r\n", 1), ("2", "property", "Or no.", 2)], "1"),
            ([("1", "property", "Yes.", 1), ("2", "guest", "Sure?", 2)], None),
            ([("2", "guest", "Sure?", 2), ("3", "property", "Yes.", 3), ("1", "property", "Yes.", 1)], "3"),
            ([("1", "property", "Yes", 1)], None),
            ([("1", "property", "Yes.", 1), ("2", "system", "Paid", 2)], "1"),
        ],
    )
    def test_the_same_words_since_the_guests_last_ones_are_found(
        self, written: list[tuple[str, str, str, int]], found: str | None
    ) -> None:
        assert messages.already([self.message(*each) for each in written], "Yes.") == found


class TestRefusals:
    @pytest.mark.parametrize(
        ("status", "kind"),
        [
            (301, ChannelRefused),
            (400, ChannelRefused),
            (401, CredentialsRefused),
            (403, CredentialsRefused),
            (404, errors.NotThere),
            (408, ChannelUnavailable),
            (413, ChannelRefused),
            (422, ChannelRefused),
            (429, ChannelThrottled),
            (500, ChannelUnavailable),
            (503, ChannelUnavailable),
        ],
    )
    def test_each_status_has_its_error(self, status: int, kind: type[ChannelError]) -> None:
        assert type(errors.error_of(Answer(status, {}, b""), "why")) is kind

    @pytest.mark.parametrize(
        ("body", "words"),
        [
            ({"errors": {"code": "unauthorized", "title": "Unauthorized"}}, "Unauthorized"),
            (
                {
                    "errors": {
                        "code": "validation_error",
                        "title": "Validation Error",
                        "details": {"title": ["is short"]},
                    }
                },
                "Validation Error. title: is short",
            ),
            (
                {"errors": {"code": "bad_request", "title": "Bad Request", "details": ["date is required", "a", "b"]}},
                "Bad Request. date is required, a, b",
            ),
            ({"errors": {"code": "odd"}}, "odd"),
            ({"errors": {}}, None),
            ({"errors": "x"}, None),
            ([], None),
        ],
    )
    def test_refusals_are_told_in_channexs_words(self, body: object, words: str | None) -> None:
        assert errors.words_of(msgspec.json.encode(body)) == words

    def test_words_that_are_none_are_left_out_and_long_ones_are_cut(self) -> None:
        assert errors.words_of(b"<html>") is None
        assert errors.words_of(b"[" * 5000) is None
        told = errors.words_of(msgspec.json.encode({"errors": {"title": "x" * 5000}}))
        assert told == "x" * errors.LONGEST_WORDS

    @pytest.mark.parametrize(
        ("headers", "seconds"),
        [
            ({}, errors.PAUSE_SECONDS),
            ({"Retry-After": "12"}, 12.0),
            ({"retry-after": "0"}, 0.0),
            ({"Retry-After": "soon"}, errors.PAUSE_SECONDS),
            ({"Retry-After": "Fri, 27 Nov 2026 10:00:30 GMT", "Date": "Fri, 27 Nov 2026 10:00:00 GMT"}, 30.0),
        ],
    )
    def test_a_pause_is_what_is_told_or_a_minute(self, headers: dict[str, str], seconds: float) -> None:
        error = errors.error_of(Answer(429, headers, b""), None)
        assert isinstance(error, ChannelThrottled)
        assert error.retry_after == seconds

    @pytest.mark.parametrize("body", [b"", b"{", b"[]", b"<html>", b'{"data": 1}', b"[" * 5000 + b"]" * 5000])
    def test_what_can_not_be_read_is_unavailable(self, body: bytes) -> None:
        for read in (
            shapes.page,
            catalog.min_stay,
            lambda given: calendar.receipt(given, []),
            lambda given: calendar.calendar(given, given, [], date(2027, 1, 1), date(2027, 1, 1), HOME),
            bookings.reference,
            messages.sent,
        ):
            with pytest.raises(ChannelUnavailable):
                read(body)
