"""What the channel makes of Channex: pages, options, minimum stays, warnings, limits, feeds and conversations."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from roomrack.channels.channex import create as create_channel
from roomrack.channels.channex.adapter import ABILITIES, ChannexChannel
from roomrack.infra.settings import Settings
from roomrack.ports.channels import (
    Account,
    BookingStatus,
    CalendarChange,
    CalendarValue,
    ChannelRefused,
    ChannelThrottled,
    ChannelUnavailable,
    ContentPiece,
    CredentialsRefused,
    DayRange,
    ExternalProduct,
    Target,
)
from roomrack.ports.http import NullOutgoing
from tests.channels.channex.server import Channex, Fault, Hotel, Plan

PRICE, AVAILABILITY, MIN_STAY = CalendarValue.PRICE, CalendarValue.AVAILABILITY, CalendarValue.MIN_STAY


def day(number: int) -> date:
    """So many days from today."""
    return datetime.now(UTC).date() + timedelta(days=number)


def plan_named(hotel: Hotel, title: str, room: str) -> Plan:
    """A rate plan by its title and its room type's."""
    return next(plan for plan in hotel.plans.values() if plan.title == title and hotel.rooms[plan.room] == room)


def suite(hotel: Hotel, guests: int) -> Target:
    """The suite for so many guests, at the price for so many."""
    plan = plan_named(hotel, "Best available", "Suite")
    return Target(plan.room, plan.id, guests)


def double(hotel: Hotel) -> Target:
    """The double room, at one price."""
    plan = plan_named(hotel, "Best available", "Double")
    return Target(plan.room, plan.id, 2)


def change(target: Target, first: int, last: int, **values: Any) -> CalendarChange:
    """New values from one day to another."""
    told = {CalendarValue[name]: value for name, value in values.items()}
    return CalendarChange(target, [DayRange(day(first), day(last), told)])


def posted(hotel: Hotel) -> list[dict[str, Any]]:
    """All values that arrived, without what they all have."""
    return [
        {name: told for name, told in value.items() if name != "property_id"}
        for body in hotel.bodies
        for value in body["values"]
    ]


class TestAccount:
    @pytest.mark.parametrize("hotel", ["12345", "../properties", "", None])
    async def test_a_property_is_named_by_its_id(self, channel: ChannexChannel, hotel: str | None) -> None:
        account = Account(1, 2, hotel, None, "uKey", "EUR", datetime.now(UTC))
        with pytest.raises(CredentialsRefused):
            await channel.check(account)

    @pytest.mark.parametrize("key", ["", None, "two\nlines", "schlüssel"])
    async def test_a_key_that_is_none_is_not_sent(self, channel: ChannexChannel, hotel: Hotel, key: str | None) -> None:
        with pytest.raises(CredentialsRefused):
            await channel.check(replace(hotel.account(), password=key))
        assert hotel.calls == []

    async def test_another_property_is_refused(self, channex: Channex, channel: ChannexChannel, hotel: Hotel) -> None:
        other = channex.hotel()
        with pytest.raises(CredentialsRefused, match="does not know this property"):
            await channel.check(replace(hotel.account(), hotel=other.id))
        with pytest.raises(CredentialsRefused):
            await channel.bookings(replace(hotel.account(), hotel=other.id))

    async def test_a_key_that_was_taken_away_is_refused_though_the_property_is_known(
        self, channel: ChannexChannel, hotel: Hotel
    ) -> None:
        await channel.push(hotel.account(), [change(double(hotel), 3, 3, AVAILABILITY=1)])
        account = hotel.account()
        hotel.key = f"uKey/{uuid4().hex}"
        with pytest.raises(CredentialsRefused):
            await channel.push(account, [change(double(hotel), 3, 3, AVAILABILITY=2)])


class TestProducts:
    async def test_each_option_is_a_product(self, channel: ChannexChannel, hotel: Hotel) -> None:
        best, breakfast = (plan_named(hotel, title, "Suite") for title in ("Best available", "Breakfast"))
        found = await channel.products(hotel.account())
        assert [each for each in found if each.room_name == "Suite"] == [
            *(
                ExternalProduct(best.room, "Suite", best.id, "Best available", guests, "EUR", manageable=True)
                for guests in (1, 2, 3)
            ),
            ExternalProduct(best.room, "Suite", breakfast.id, "Breakfast", 2, "EUR", manageable=True),
        ]
        assert len(found) == 5

    async def test_prices_that_channex_works_out_can_not_be_written(
        self, channel: ChannexChannel, hotel: Hotel
    ) -> None:
        room = next(iter(hotel.rooms))
        hotel.plan(room, "Derived", [2], rate_mode="derived")
        hotel.plan(room, "Auto", [2, 1], rate_mode="auto")
        found = {(each.rate_name, each.occupancy): each.manageable for each in await channel.products(hotel.account())}
        assert (found["Derived", 2], found["Auto", 2], found["Auto", 1]) == (False, True, False)

    async def test_lists_of_several_pages_are_read_to_their_end(self, channel: ChannexChannel, hotel: Hotel) -> None:
        room = next(iter(hotel.rooms))
        for number in range(230):
            hotel.plan(room, f"Plan {number}", [2], currency="USD")
        for number in range(120):
            hotel.room(f"Empty {number}")
        found = await channel.products(hotel.account())
        assert len(found) == 235
        assert {each.currency for each in found} == {"EUR", "USD"}
        assert hotel.calls.count(("GET", "/rate_plans")) == 3
        assert hotel.calls.count(("GET", "/room_types")) == 2


class TestCalendar:
    async def test_a_push_is_one_call_about_rooms_and_one_about_rates(
        self, channel: ChannexChannel, hotel: Hotel
    ) -> None:
        target = double(hotel)
        ranges = [
            DayRange(day(number), day(number), {AVAILABILITY: 4, PRICE: Decimal(100 + number), MIN_STAY: 0})
            for number in (3, 4, 5)
        ]
        receipt = await channel.push(hotel.account(), [CalendarChange(target, ranges)])
        assert not receipt.refused
        assert receipt.reference
        assert [path for method, path in hotel.calls if method == "POST"] == ["/availability", "/restrictions"]
        [left, *rates] = posted(hotel)
        assert left == {
            "room_type_id": target.room,
            "date_from": day(3).isoformat(),
            "date_to": day(5).isoformat(),
            "availability": 4,
        }
        assert rates == [
            {
                "rate_plan_id": target.rate,
                "date_from": day(number).isoformat(),
                "date_to": day(number).isoformat(),
                "rate": f"{100 + number}.00",
                "min_stay_arrival": 1,
            }
            for number in (3, 4, 5)
        ]

    async def test_the_property_is_asked_for_once(self, channel: ChannexChannel, hotel: Hotel) -> None:
        for number in range(4):
            await channel.push(hotel.account(), [change(double(hotel), 3, 3, AVAILABILITY=number)])
        assert [path for method, path in hotel.calls if method == "GET"] == [f"/properties/{hotel.id}", "/rate_plans"]

    async def test_options_have_prices_of_their_own(self, channel: ChannexChannel, hotel: Hotel) -> None:
        prices = {1: Decimal("80.00"), 2: Decimal("95.50"), 3: Decimal("110.00")}
        changes = [change(suite(hotel, guests), 3, 6, PRICE=price) for guests, price in prices.items()]
        assert not (await channel.push(hotel.account(), changes)).refused
        targets = [suite(hotel, guests) for guests in prices]
        found = await channel.calendar(hotel.account(), targets, day(3), day(6))
        assert {each.target.occupancy: [part.values[PRICE] for part in each.ranges] for each in found} == {
            guests: [price] for guests, price in prices.items()
        }
        assert all("rate" not in value for value in posted(hotel))

    async def test_restrictions_are_those_of_the_plan_whatever_the_option(
        self, channel: ChannexChannel, hotel: Hotel
    ) -> None:
        await channel.push(hotel.account(), [change(suite(hotel, 1), 3, 3, MIN_STAY=5, STOP_SELL=True, AVAILABILITY=1)])
        for guests in (1, 2, 3):
            [found] = await channel.calendar(hotel.account(), [suite(hotel, guests)], day(3), day(3))
            assert (found.ranges[0].values[MIN_STAY], found.ranges[0].values[CalendarValue.STOP_SELL]) == (5, True)

    @pytest.mark.parametrize(
        ("kind", "name"),
        [("both", "min_stay_arrival"), ("arrival", "min_stay_arrival"), ("through", "min_stay_through")],
    )
    async def test_the_minimum_stay_is_that_of_the_property(
        self, channel: ChannexChannel, hotel: Hotel, kind: str, name: str
    ) -> None:
        hotel.min_stay_type = kind
        assert not (await channel.push(hotel.account(), [change(double(hotel), 3, 3, MIN_STAY=4)])).refused
        assert posted(hotel)[0][name] == 4
        [found] = await channel.calendar(hotel.account(), [double(hotel)], day(3), day(3))
        assert found.ranges[0].values[MIN_STAY] == 4

    async def test_a_full_room_type_is_not_taken_for_closed(self, channel: ChannexChannel, hotel: Hotel) -> None:
        hotel.closed_when_full = True
        await channel.push(hotel.account(), [change(double(hotel), 3, 3, AVAILABILITY=0, STOP_SELL=False)])
        [found] = await channel.calendar(hotel.account(), [double(hotel)], day(3), day(3))
        assert found.ranges[0].values[CalendarValue.STOP_SELL] is False

    async def test_a_night_without_a_price_is_read_without_one(self, channel: ChannexChannel, hotel: Hotel) -> None:
        await channel.push(hotel.account(), [change(double(hotel), 3, 3, AVAILABILITY=2)])
        [found] = await channel.calendar(hotel.account(), [double(hotel)], day(3), day(3))
        assert found.ranges[0].values == {
            AVAILABILITY: 2,
            MIN_STAY: 1,
            CalendarValue.MAX_STAY: 0,
            CalendarValue.CLOSED_TO_ARRIVAL: False,
            CalendarValue.CLOSED_TO_DEPARTURE: False,
            CalendarValue.STOP_SELL: False,
        }

    async def test_equal_days_are_read_as_one_range(self, channel: ChannexChannel, hotel: Hotel) -> None:
        target = double(hotel)
        await channel.push(hotel.account(), [change(target, 10, 19, AVAILABILITY=2, PRICE=Decimal("90.00"))])
        [found] = await channel.calendar(hotel.account(), [target], day(8), day(21))
        assert [(each.first, each.last) for each in found.ranges] == [
            (day(8), day(9)),
            (day(10), day(19)),
            (day(20), day(21)),
        ]

    async def test_a_large_calendar_is_read_in_parts(
        self, channel: ChannexChannel, hotel: Hotel, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("roomrack.channels.channex.adapter.VALUES_PER_READING", 50)
        target = double(hotel)
        await channel.push(hotel.account(), [change(target, 3, 32, AVAILABILITY=2)])
        [found] = await channel.calendar(hotel.account(), [target], day(3), day(32))
        assert sum((each.last - each.first).days + 1 for each in found.ranges) == 30
        assert [each.target for each in [found]] == [target]
        assert hotel.calls.count(("GET", "/restrictions")) == 3

    async def test_what_is_not_known_there_is_left_out(self, channel: ChannexChannel, hotel: Hotel) -> None:
        assert not await channel.calendar(hotel.account(), [Target(str(uuid4()), str(uuid4()), 2)], day(3), day(3))
        assert not await channel.calendar(hotel.account(), [], day(3), day(3))

    async def test_a_price_without_a_rate_plan_is_refused_and_the_rooms_are_taken(
        self, channel: ChannexChannel, hotel: Hotel
    ) -> None:
        room = double(hotel).room
        changes = [
            change(Target(room, None, 2), 3, 3, AVAILABILITY=3, PRICE=Decimal(90)),
            change(Target(room, None, 2), 4, 4, AVAILABILITY=2),
        ]
        receipt = await channel.push(hotel.account(), changes)
        assert list(receipt.refused) == [0]
        assert "rate plan" in receipt.refused[0]
        hotel.work()
        assert (hotel.left[room][day(3)], hotel.left[room][day(4)]) == (3, 2)

    async def test_a_warning_names_the_change_and_says_why(self, channel: ChannexChannel, hotel: Hotel) -> None:
        changes = [
            change(double(hotel), 3, 3, PRICE=Decimal("90.00")),
            change(suite(hotel, 1), 3, 5, PRICE=Decimal(0)),
            change(suite(hotel, 2), 3, 5, PRICE=Decimal("95.00"), MAX_STAY=7),
            change(Target(double(hotel).room, str(uuid4()), 2), 3, 3, STOP_SELL=True),
        ]
        receipt = await channel.push(hotel.account(), changes)
        assert receipt.refused == {1: "rate: must be greater than 0", 3: "rate_plan_id: is invalid"}

    async def test_past_days_are_refused_in_words(self, channel: ChannexChannel, hotel: Hotel) -> None:
        changes = [change(double(hotel), 3, 3, MIN_STAY=2), change(double(hotel), -2, -1, MIN_STAY=2)]
        receipt = await channel.push(hotel.account(), changes)
        assert receipt.refused == {1: "date_from: past dates are not allowed"}

    async def test_the_horizon_is_what_a_property_keeps(self, channel: ChannexChannel, hotel: Hotel) -> None:
        target, last = double(hotel), ABILITIES.horizon_days
        await channel.push(hotel.account(), [change(target, last, last, AVAILABILITY=3)])
        [found] = await channel.calendar(hotel.account(), [target], day(last), day(last + 1))
        assert [(each.first, each.last) for each in found.ranges] == [(day(last), day(last))]

    async def test_the_limit_is_ten_pushes_a_minute(self, channel: ChannexChannel, hotel: Hotel) -> None:
        hotel.limited = True
        limit = ABILITIES.limit
        assert limit is not None
        pushed = [change(double(hotel), 3, 3, AVAILABILITY=1, MIN_STAY=2)]
        for _ in range(limit.calls):
            await channel.push(hotel.account(), pushed)
        with pytest.raises(ChannelThrottled) as caught:
            await channel.push(hotel.account(), pushed)
        assert caught.value.retry_after == limit.seconds

    async def test_no_content_is_taken(self, channel: ChannexChannel, hotel: Hotel) -> None:
        receipt = await channel.push_content(hotel.account(), [ContentPiece(None, {}), ContentPiece(None, {})])
        assert list(receipt.refused) == [0, 1]


class TestBookings:
    async def test_an_option_that_was_booked_is_the_plan_for_so_many(
        self, channel: ChannexChannel, hotel: Hotel
    ) -> None:
        hotel.book(suite(hotel, 1), day(20), day(22))
        [booking] = await channel.bookings(hotel.account())
        assert booking.rooms[0].target == suite(hotel, 1)

    async def test_a_feed_of_several_pages_comes_oldest_first(self, channel: ChannexChannel, hotel: Hotel) -> None:
        made = [hotel.book(double(hotel), day(20), day(22)) for _ in range(130)]
        found = await channel.bookings(hotel.account())
        assert [each.reference for each in found] == [each["unique_id"] for each in made]
        await channel.acknowledge(hotel.account(), [each.acknowledgement for each in found])
        assert not await channel.bookings(hotel.account())

    async def test_a_revision_that_is_sent_again_has_the_number_that_it_had(
        self, channel: ChannexChannel, hotel: Hotel
    ) -> None:
        made = hotel.book(double(hotel), day(20), day(22))
        [first] = await channel.bookings(hotel.account())
        await channel.acknowledge(hotel.account(), [first.acknowledgement])
        hotel.acknowledged.discard(made["id"])
        [again] = await channel.bookings(hotel.account())
        assert again == first

    async def test_a_plan_that_is_newer_than_what_is_known_is_found(
        self, channel: ChannexChannel, hotel: Hotel, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("roomrack.channels.channex.adapter.UNKNOWN_SECONDS", 0.0)
        await channel.push(hotel.account(), [change(double(hotel), 3, 3, AVAILABILITY=1)])
        made = hotel.plan(double(hotel).room, "New", [2, 1])
        target = Target(made.room, made.id, 1)
        hotel.book(target, day(20), day(22))
        [booking] = await channel.bookings(hotel.account())
        assert booking.rooms[0].target == target

    async def test_another_propertys_revision_is_passed_over(self, channel: ChannexChannel, hotel: Hotel) -> None:
        hotel.book(double(hotel), day(20), day(22), property_id=str(uuid4()))
        made = hotel.book(double(hotel), day(20), day(22))
        assert [each.reference for each in await channel.bookings(hotel.account())] == [made["unique_id"]]

    async def test_a_revision_that_can_not_be_read_holds_no_other_back(
        self, channel: ChannexChannel, hotel: Hotel
    ) -> None:
        hotel.book(double(hotel), day(20), day(22), status="dreamt")
        hotel.book(double(hotel), day(20), day(22), booking_id=None)
        made = hotel.book(double(hotel), day(20), day(22))
        [booking] = await channel.bookings(hotel.account())
        assert booking.reference == made["unique_id"]
        await channel.acknowledge(hotel.account(), [booking.acknowledgement])
        with pytest.raises(ChannelUnavailable, match="can't be read"):
            await channel.bookings(hotel.account())
        assert hotel.acknowledged == {made["id"]}

    async def test_a_cancellation_without_rooms_is_one(self, channel: ChannexChannel, hotel: Hotel) -> None:
        made = hotel.book(double(hotel), day(20), day(22))
        hotel.tell({**made, "status": "cancelled", "rooms": []})
        found = await channel.bookings(hotel.account())
        assert [(each.status, len(each.rooms)) for each in found] == [
            (BookingStatus.CONFIRMED, 1),
            (BookingStatus.CANCELLED, 0),
        ]

    @pytest.mark.parametrize("unknown", ["00000000-0000-4000-8000-000000000000", "..", ""])
    async def test_an_acknowledgement_that_nobody_waits_for_is_done(
        self, channel: ChannexChannel, hotel: Hotel, unknown: str
    ) -> None:
        hotel.book(double(hotel), day(20), day(22))
        [booking] = await channel.bookings(hotel.account())
        await channel.acknowledge(hotel.account(), [unknown, booking.acknowledgement])
        assert not await channel.bookings(hotel.account())


class TestMessages:
    async def test_a_question_before_a_booking_is_about_none(self, channel: ChannexChannel, hotel: Hotel) -> None:
        thread = hotel.write(None, "Is there a lift?")
        [message] = await channel.messages(hotel.account(), None)
        assert (message.thread, message.booking, message.guest_name) == (thread, None, "Ada Lindqvist")

    async def test_a_booking_that_is_gone_there_is_not_named(self, channel: ChannexChannel, hotel: Hotel) -> None:
        hotel.write(str(uuid4()), "Is there a lift?")
        [message] = await channel.messages(hotel.account(), None)
        assert message.booking is None

    async def test_attachments_are_addresses_and_the_portals_own_words_are_none(
        self, channel: ChannexChannel, hotel: Hotel
    ) -> None:
        thread = hotel.write(None, "See here.")
        hotel.say(thread, "", "guest", attachments=["https://files.example/1.jpg"])
        hotel.say(thread, "The guest has paid.", "system")
        found = await channel.messages(hotel.account(), None)
        assert [each.text for each in found] == ["See here.", "https://files.example/1.jpg"]

    async def test_conversations_of_several_pages_are_read(self, channel: ChannexChannel, hotel: Hotel) -> None:
        threads = [hotel.write(str(uuid4()), f"question {number}") for number in range(105)]
        for number in range(105):
            hotel.say(threads[0], f"more {number}", "guest")
        found = await channel.messages(hotel.account(), None)
        assert len(found) == 210
        assert len({each.id for each in found}) == 210

    async def test_only_conversations_with_something_new_are_opened(
        self, channel: ChannexChannel, hotel: Hotel
    ) -> None:
        for _ in range(3):
            hotel.write(str(uuid4()), "old")
        since = datetime.now(UTC)
        thread = hotel.write(str(uuid4()), "new")
        hotel.calls.clear()
        assert [each.text for each in await channel.messages(hotel.account(), since)] == ["new"]
        opened = [path for _, path in hotel.calls if path.endswith("/messages")]
        assert opened == [f"/message_threads/{thread}/messages"]

    async def test_a_message_whose_answer_was_lost_is_not_sent_again(
        self, channel: ChannexChannel, hotel: Hotel
    ) -> None:
        thread = hotel.write(None, "Is there a lift?")
        hotel.faults.append(Fault("lose", method="POST"))
        with pytest.raises(ChannelUnavailable):
            await channel.send_message(hotel.account(), thread, "Yes,\nthere is.", "key-1")
        id = await channel.send_message(hotel.account(), thread, "Yes,\r\nthere is.", "key-1")
        assert [each["id"] for each in hotel.threads[thread]["messages"][1:]] == [id]

    async def test_the_same_words_after_another_question_are_another_message(
        self, channel: ChannexChannel, hotel: Hotel
    ) -> None:
        thread = hotel.write(None, "Is there a lift?")
        first = await channel.send_message(hotel.account(), thread, "Yes.", "key-1")
        hotel.say(thread, "And a bar?", "guest")
        assert await channel.send_message(hotel.account(), thread, "Yes.", "key-2") != first
        assert [each["message"] for each in hotel.threads[thread]["messages"]] == [
            "Is there a lift?",
            "Yes.",
            "And a bar?",
            "Yes.",
        ]

    async def test_without_the_application_there_are_none_and_none_is_sent(
        self, channel: ChannexChannel, hotel: Hotel
    ) -> None:
        thread = hotel.write(None, "Is there a lift?")
        hotel.messages_installed = False
        assert not await channel.messages(hotel.account(), None)
        with pytest.raises(ChannelRefused, match="Messages application") as caught:
            await channel.send_message(hotel.account(), thread, "Yes.", "key-1")
        assert not isinstance(caught.value, CredentialsRefused)

    async def test_what_an_ota_does_not_support_is_refused_in_channexs_words(
        self, channel: ChannexChannel, hotel: Hotel
    ) -> None:
        thread = hotel.write(None, "Is there a lift?")
        hotel.messages_supported = False
        with pytest.raises(ChannelRefused, match="422: Method not supported"):
            await channel.send_message(hotel.account(), thread, "Yes.", "key-1")

    async def test_a_field_that_is_wrong_is_named(self, channel: ChannexChannel, hotel: Hotel) -> None:
        thread = hotel.write(None, "Is there a lift?")
        with pytest.raises(ChannelRefused, match=r"Validation Error\. message: can't be blank"):
            await channel.send_message(hotel.account(), thread, "", "key-1")

    @pytest.mark.parametrize("thread", ["00000000-0000-4000-8000-000000000000", "..", ""])
    async def test_an_unknown_conversation_is_refused(self, channel: ChannexChannel, hotel: Hotel, thread: str) -> None:
        with pytest.raises(ChannelRefused) as caught:
            await channel.send_message(hotel.account(), thread, "Yes.", "key-1")
        assert not isinstance(caught.value, CredentialsRefused)


class TestSettings:
    def test_channex_is_there_unless_its_address_is_taken_away(self, monkeypatch: pytest.MonkeyPatch) -> None:
        made = create_channel(Settings(), NullOutgoing())
        assert made is not None
        assert made.name == "channex"
        monkeypatch.setenv("ROOMRACK_CHANNEX_URL", "")
        assert create_channel(Settings(), NullOutgoing()) is None

    @pytest.mark.parametrize("url", ["channex", "ftp://127.0.0.1", "https://user:word@127.0.0.1", "https:///api"])
    def test_where_it_is_must_be_an_address(self, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
        monkeypatch.setenv("ROOMRACK_CHANNEX_URL", url)
        with pytest.raises(ValueError, match="http"):
            create_channel(Settings(), NullOutgoing())
