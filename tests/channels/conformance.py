"""What any channel must pass: subclass `Conformance`, name the abilities, and give a fixture `bench`.

    class TestMine(Conformance):
        abilities = ABILITIES

        @pytest.fixture
        async def bench(self) -> AsyncIterator[Bench]: ...

A bench is the channel with the other side under control: a real server on loopback, never a mock, with a hotel of its
own for each test. Of what the abilities do not claim nothing is collected.
"""

import asyncio
import base64
import logging
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, ClassVar

import pytest

from roomrack.ports.channels import (
    Abilities,
    Account,
    BookingStatus,
    CalendarChange,
    CalendarValue,
    Channel,
    ChannelBooking,
    ChannelError,
    ChannelThrottled,
    ChannelUnavailable,
    ContentPiece,
    CredentialsRefused,
    DayRange,
    Receipt,
    Target,
)

Values = Mapping[CalendarValue, int | bool | Decimal]
Test = Callable[..., Awaitable[None]]

FULL: Values = {
    CalendarValue.PRICE: Decimal("123.45"),
    CalendarValue.AVAILABILITY: 4,
    CalendarValue.MIN_STAY: 2,
    CalendarValue.MAX_STAY: 14,
    CalendarValue.CLOSED_TO_ARRIVAL: True,
    CalendarValue.CLOSED_TO_DEPARTURE: True,
    CalendarValue.STOP_SELL: True,
    CalendarValue.CUT_OFF: 3,
}
OTHER: Values = {
    CalendarValue.PRICE: Decimal("99.00"),
    CalendarValue.AVAILABILITY: 0,
    CalendarValue.MIN_STAY: 1,
    CalendarValue.MAX_STAY: 7,
    CalendarValue.CLOSED_TO_ARRIVAL: False,
    CalendarValue.CLOSED_TO_DEPARTURE: False,
    CalendarValue.STOP_SELL: False,
    CalendarValue.CUT_OFF: 0,
}
OPEN: Values = {**OTHER, CalendarValue.AVAILABILITY: 5, CalendarValue.MAX_STAY: 28}


@dataclass(frozen=True)
class Booked:
    """What a guest booked, as the other side tells it."""

    reference: str
    target: Target
    arrival: date
    departure: date
    price: Decimal


class Bench(ABC):
    """A channel with the other side under control. What the abilities do not claim may raise NotImplementedError."""

    channel: Channel
    account: Account
    """Of a fresh hotel that has at least two products with a calendar that can be written."""
    targets: Sequence[Target]
    """What that hotel sells."""
    unknown: Target
    """What it does not."""

    @property
    def today(self) -> date:
        """The day there."""
        return self.account.now.date()

    @abstractmethod
    async def book(self, target: Target, arrival: date, departure: date) -> Booked:
        """Let a guest book what was pushed as open."""

    @abstractmethod
    async def modify(self, booked: Booked, departure: date) -> None:
        """Let the guest stay until another day."""

    @abstractmethod
    async def cancel(self, booked: Booked) -> None:
        """Let the guest cancel."""

    @abstractmethod
    async def write(self, booked: Booked, text: str, *, by_guest: bool = True) -> None:
        """Let the guest write about a booking, or the property in the channel's own pages."""

    @abstractmethod
    async def received(self) -> list[tuple[str, str]]:
        """Conversation and text of what the property wrote to guests, oldest first."""

    @abstractmethod
    async def content(self, target: Target | None) -> Mapping[str, Any]:
        """Content by section, as the other side has it."""

    @abstractmethod
    async def throttle(self, seconds: int) -> None:
        """Refuse the next call for its rate; it may come again in so many seconds."""

    @abstractmethod
    async def fail(self) -> None:
        """Break at the next call before anything is done."""

    @abstractmethod
    async def lose(self) -> None:
        """Do what the next call asks, but lose the answer."""

    @abstractmethod
    def elsewhere(self) -> Channel:
        """The same channel to a place where nobody listens."""


def needs(*abilities: str) -> Callable[[Test], Test]:
    """A test that is collected only for channels which claim all of these abilities."""

    def mark(test: Test) -> Test:
        test.needs = abilities  # type: ignore[attr-defined]
        return test

    return mark


class Conformance:
    """The tests."""

    abilities: ClassVar[Abilities]

    def __init_subclass__(cls) -> None:
        """Leave out the tests of what the channel does not claim."""
        super().__init_subclass__()
        for name in dir(cls):
            wanted = getattr(getattr(cls, name), "needs", ())
            if not all(getattr(cls.abilities, ability) for ability in wanted):
                setattr(cls, name, None)

    @pytest.fixture
    def values(self) -> Callable[[Values], Values]:
        """Values of a calendar, as far as the channel takes them."""
        return lambda given: {name: value for name, value in given.items() if name in self.abilities.calendar_values}

    # --- who it is -------------------------------------------------------------------------------------------------

    async def test_abilities_are_those_that_are_tested(self, bench: Bench) -> None:
        assert bench.channel.abilities == self.abilities

    async def test_the_name_is_in_lower_case(self, bench: Bench) -> None:
        assert bench.channel.name == bench.channel.name.lower()
        assert bench.channel.name.isidentifier()

    async def test_bounds_make_sense(self, bench: Bench) -> None:
        claimed = bench.channel.abilities
        assert claimed.horizon_days > 0
        assert claimed.days_per_call > 0
        assert claimed.limit is None or (claimed.limit.calls > 0 and claimed.limit.seconds > 0)

    # --- credentials -----------------------------------------------------------------------------------------------

    async def test_a_good_account_is_accepted(self, bench: Bench) -> None:
        await bench.channel.check(bench.account)

    async def test_every_call_refuses_a_wrong_password(self, bench: Bench) -> None:
        if bench.account.password is None:  # Nothing that this channel asks for.
            return
        stranger = replace(bench.account, password="not the password")
        for call in _calls(bench, stranger):
            with pytest.raises(CredentialsRefused):
                await call()

    @pytest.mark.parametrize("missing", ["hotel", "username", "password"])
    async def test_an_account_that_lacks_something_is_refused(self, bench: Bench, missing: str) -> None:
        if getattr(bench.account, missing) is None:  # Nothing that this channel asks for.
            return
        nothing: dict[str, Any] = {missing: None}
        with pytest.raises(CredentialsRefused):
            await bench.channel.check(replace(bench.account, **nothing))

    # --- products --------------------------------------------------------------------------------------------------

    @needs("lists_products")
    async def test_products_are_all_that_is_sold(self, bench: Bench) -> None:
        found = await bench.channel.products(bench.account)
        sold = [Target(each.room, each.rate, each.occupancy) for each in found]
        assert set(sold) == set(bench.targets)
        assert len(sold) == len(set(sold))
        assert all(each.room_name for each in found)
        assert {each.currency for each in found} <= {bench.account.currency, None}

    @needs("lists_products")
    async def test_products_are_the_same_when_asked_again(self, bench: Bench) -> None:
        assert list(await bench.channel.products(bench.account)) == list(await bench.channel.products(bench.account))

    # --- the calendar ----------------------------------------------------------------------------------------------

    @needs("calendar_values", "reads_calendar")
    async def test_what_is_read_back_is_what_was_pushed(self, bench: Bench, values: Callable[[Values], Values]) -> None:
        one, other = bench.targets[:2]
        first = bench.today + timedelta(days=5)
        changes = [
            CalendarChange(
                one,
                [
                    DayRange(first, first + timedelta(days=9), values(FULL)),
                    DayRange(first + timedelta(days=10), first + timedelta(days=10), values(OTHER)),
                ],
            ),
            CalendarChange(other, [DayRange(first, first + timedelta(days=10), values(OTHER))]),
        ]
        assert not (await bench.channel.push(bench.account, changes)).refused
        assert await _days(bench, one, first, 11) == {
            **{first + timedelta(days=number): values(FULL) for number in range(10)},
            first + timedelta(days=10): values(OTHER),
        }
        assert await _days(bench, other, first, 11) == {
            first + timedelta(days=number): values(OTHER) for number in range(11)
        }

    @needs("calendar_values", "reads_calendar")
    async def test_pushing_twice_is_pushing_once(self, bench: Bench, values: Callable[[Values], Values]) -> None:
        target, first = bench.targets[0], bench.today + timedelta(days=5)
        changes = [CalendarChange(target, [DayRange(first, first + timedelta(days=3), values(FULL))])]
        await bench.channel.push(bench.account, changes)
        before = await _days(bench, target, first, 8)
        assert not (await bench.channel.push(bench.account, changes)).refused
        assert await _days(bench, target, first, 8) == before

    @needs("calendar_values", "reads_calendar")
    async def test_a_delta_touches_only_what_it_names(self, bench: Bench, values: Callable[[Values], Values]) -> None:
        one, other = bench.targets[:2]
        first = bench.today + timedelta(days=5)
        last, day = first + timedelta(days=4), first + timedelta(days=2)
        await bench.channel.push(
            bench.account, [CalendarChange(target, [DayRange(first, last, values(FULL))]) for target in (one, other)]
        )
        for name, value in values(OTHER).items():
            await bench.channel.push(bench.account, [CalendarChange(one, [DayRange(day, day, {name: value})])])
            found = await _days(bench, one, first, 5)
            assert found.pop(day)[name] == value
            assert all(each == values(FULL) for each in found.values())
        assert await _days(bench, one, day, 1) == {day: values(OTHER)}
        assert all(each == values(FULL) for each in (await _days(bench, other, first, 5)).values())

    @needs("calendar_values", "reads_calendar")
    async def test_the_later_of_two_pushes_stands(self, bench: Bench, values: Callable[[Values], Values]) -> None:
        target, day = bench.targets[0], bench.today + timedelta(days=7)
        for number in range(5):
            for given in (FULL, OTHER):
                await bench.channel.push(bench.account, [CalendarChange(target, [DayRange(day, day, values(given))])])
            assert await _days(bench, target, day, 1) == {day: values(OTHER)}, number

    @needs("calendar_values", "reads_calendar")
    async def test_what_is_refused_is_named_by_its_place_and_the_rest_is_taken(
        self, bench: Bench, values: Callable[[Values], Values]
    ) -> None:
        one, other = bench.targets[:2]
        day = bench.today + timedelta(days=5)
        ranges = [DayRange(day, day, values(FULL))]
        receipt = await bench.channel.push(
            bench.account, [CalendarChange(target, ranges) for target in (one, bench.unknown, other)]
        )
        assert list(receipt.refused) == [1]
        assert receipt.refused[1]
        for target in (one, other):
            assert await _days(bench, target, day, 1) == {day: values(FULL)}

    @needs("calendar_values")
    async def test_nothing_can_be_pushed(self, bench: Bench) -> None:
        assert not (await bench.channel.push(bench.account, [])).refused

    @needs("calendar_values")
    async def test_a_call_takes_as_many_days_as_it_says(self, bench: Bench, values: Callable[[Values], Values]) -> None:
        first = bench.today
        left = self.abilities.days_per_call
        changes = []
        for target in bench.targets:
            days = min(left, self.abilities.horizon_days)
            # Each day for itself: the most that so many days can be.
            ranges = [
                DayRange(
                    first + timedelta(days=number),
                    first + timedelta(days=number),
                    values(OTHER if number % 2 else FULL),
                )
                for number in range(days)
            ]
            changes.append(CalendarChange(target, ranges))
            left -= days
            if not left:
                break
        assert not (await bench.channel.push(bench.account, changes)).refused

    @needs("calendar_values")
    async def test_the_last_day_of_the_horizon_is_taken(self, bench: Bench, values: Callable[[Values], Values]) -> None:
        day = bench.today + timedelta(days=self.abilities.horizon_days)
        changes = [CalendarChange(bench.targets[0], [DayRange(day, day, values(FULL))])]
        assert not (await bench.channel.push(bench.account, changes)).refused

    @needs("calendar_values", "reads_calendar")
    async def test_a_push_whose_answer_was_lost_can_be_repeated(
        self, bench: Bench, values: Callable[[Values], Values]
    ) -> None:
        target, day = bench.targets[0], bench.today + timedelta(days=5)
        changes = [CalendarChange(target, [DayRange(day, day, values(FULL))])]
        await bench.lose()
        with pytest.raises(ChannelUnavailable):
            await bench.channel.push(bench.account, changes)
        assert not (await bench.channel.push(bench.account, changes)).refused
        assert await _days(bench, target, day, 1) == {day: values(FULL)}

    @needs("calendar_values", "reads_calendar")
    async def test_accounts_at_the_same_time_do_not_mix(self, bench: Bench, values: Callable[[Values], Values]) -> None:
        day = bench.today + timedelta(days=5)
        given = dict(zip(bench.targets, (FULL, OTHER), strict=False))
        await asyncio.gather(
            *(
                bench.channel.push(bench.account, [CalendarChange(target, [DayRange(day, day, values(content))])])
                for target, content in given.items()
            )
        )
        for target, content in given.items():
            assert await _days(bench, target, day, 1) == {day: values(content)}

    # --- what goes wrong -------------------------------------------------------------------------------------------

    async def test_a_reached_rate_limit_says_when_to_come_again(self, bench: Bench) -> None:
        for number, call in enumerate(_calls(bench, bench.account), 3):
            await bench.throttle(number)
            with pytest.raises(ChannelThrottled) as caught:
                await call()
            assert caught.value.retry_after == pytest.approx(number, abs=1)
        await bench.channel.check(bench.account)

    async def test_a_broken_server_is_unavailable(self, bench: Bench) -> None:
        for call in _calls(bench, bench.account):
            await bench.fail()
            with pytest.raises(ChannelUnavailable) as caught:
                await call()
            assert not isinstance(caught.value, ChannelThrottled)
        await bench.channel.check(bench.account)

    async def test_a_lost_answer_is_unavailable(self, bench: Bench) -> None:
        for call in _calls(bench, bench.account):
            await bench.lose()
            with pytest.raises(ChannelUnavailable):
                await call()
        await bench.channel.check(bench.account)

    async def test_a_place_where_nobody_listens_is_unavailable(self, bench: Bench) -> None:
        with pytest.raises(ChannelUnavailable):
            await bench.elsewhere().check(bench.account)

    async def test_no_secret_is_told(
        self, bench: Bench, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
    ) -> None:
        secrets = _secrets(bench.account)
        told = [repr(bench.account), str(bench.account)]
        with caplog.at_level(logging.DEBUG):
            for prepare in (bench.fail, bench.lose, lambda: bench.throttle(3)):
                for call in _calls(bench, bench.account):
                    await prepare()
                    with pytest.raises(ChannelError) as caught:
                        await call()
                    told += _said(caught.value)
            with pytest.raises(ChannelError) as caught:
                await bench.elsewhere().check(bench.account)
            told += _said(caught.value)
            if bench.account.password is not None:
                stranger = replace(bench.account, password="another secret 7f3a")
                with pytest.raises(CredentialsRefused) as refused:
                    await bench.channel.check(stranger)
                told += _said(refused.value)
                secrets |= _secrets(stranger)
        written = capfd.readouterr()
        told += [caplog.text, written.out, written.err, repr(bench.channel)]
        assert not [secret for secret in secrets if any(secret in text for text in told)]

    # --- bookings --------------------------------------------------------------------------------------------------

    @needs("pulls_reservations", "calendar_values")
    async def test_without_guests_there_are_no_bookings(self, bench: Bench) -> None:
        assert list(await bench.channel.bookings(bench.account)) == []

    @needs("pulls_reservations", "calendar_values")
    async def test_a_booking_is_told_whole(self, bench: Bench, values: Callable[[Values], Values]) -> None:
        booked = await _book(bench, values)
        [booking] = await bench.channel.bookings(bench.account)
        [room] = booking.rooms
        assert booking.reference == booked.reference
        assert booking.status is BookingStatus.CONFIRMED
        assert booking.booked_at.tzinfo is not None
        assert abs(booking.booked_at - bench.account.now) < timedelta(minutes=10)
        assert booking.currency == bench.account.currency
        assert booking.guest.given_name
        assert booking.guest.family_name
        assert booking.acknowledgement
        assert booking.raw
        assert (room.target, room.arrival, room.departure) == (booked.target, booked.arrival, booked.departure)
        assert (room.adults, room.children, room.cancelled) == (1, 0, False)
        assert room.price == booked.price
        assert isinstance(room.price, Decimal)
        if room.nightly:
            assert sum(room.nightly.values()) == room.price
            assert sorted(room.nightly) == [
                booked.arrival + timedelta(days=number) for number in range((booked.departure - booked.arrival).days)
            ]

    @needs("pulls_reservations", "calendar_values")
    async def test_a_booking_comes_until_it_is_acknowledged(
        self, bench: Bench, values: Callable[[Values], Values]
    ) -> None:
        await _book(bench, values)
        [first] = await bench.channel.bookings(bench.account)
        [again] = await bench.channel.bookings(bench.account)
        assert (again.reference, again.revision, again.rooms) == (first.reference, first.revision, first.rooms)
        await bench.channel.acknowledge(bench.account, [again.acknowledgement])
        assert list(await bench.channel.bookings(bench.account)) == []

    @needs("pulls_reservations", "calendar_values")
    async def test_acknowledging_again_does_nothing(self, bench: Bench, values: Callable[[Values], Values]) -> None:
        await _book(bench, values)
        [booking] = await bench.channel.bookings(bench.account)
        for _ in range(2):
            await bench.channel.acknowledge(bench.account, [booking.acknowledgement])
        await bench.channel.acknowledge(bench.account, [])
        other = await _book(bench, values)
        assert [each.reference for each in await bench.channel.bookings(bench.account)] == [other.reference]

    @needs("pulls_reservations", "calendar_values")
    async def test_an_acknowledgement_whose_answer_was_lost_can_be_repeated(
        self, bench: Bench, values: Callable[[Values], Values]
    ) -> None:
        await _book(bench, values)
        [booking] = await bench.channel.bookings(bench.account)
        await bench.lose()
        with pytest.raises(ChannelUnavailable):
            await bench.channel.acknowledge(bench.account, [booking.acknowledgement])
        await bench.channel.acknowledge(bench.account, [booking.acknowledgement])
        assert list(await bench.channel.bookings(bench.account)) == []

    @needs("pulls_reservations", "calendar_values")
    async def test_a_change_is_a_higher_revision_of_the_whole_booking(
        self, bench: Bench, values: Callable[[Values], Values]
    ) -> None:
        booked = await _book(bench, values)
        [before] = await _taken(bench)
        later = booked.departure + timedelta(days=1)
        await bench.modify(booked, later)
        after = (await bench.channel.bookings(bench.account))[-1]
        assert after.reference == before.reference
        assert after.revision > before.revision
        assert after.status is BookingStatus.CONFIRMED
        assert [room.id for room in after.rooms] == [room.id for room in before.rooms]
        assert after.rooms[0].departure == later
        assert after.rooms[0].arrival == booked.arrival
        assert after.guest == before.guest

    @needs("pulls_reservations", "calendar_values")
    async def test_a_cancellation_is_a_higher_revision(self, bench: Bench, values: Callable[[Values], Values]) -> None:
        booked = await _book(bench, values)
        [before] = await _taken(bench)
        await bench.cancel(booked)
        [after] = await _taken(bench)
        assert (after.reference, after.status) == (before.reference, BookingStatus.CANCELLED)
        assert after.revision > before.revision
        assert list(await bench.channel.bookings(bench.account)) == []

    @needs("pulls_reservations", "calendar_values")
    async def test_the_newest_of_several_revisions_is_told_last(
        self, bench: Bench, values: Callable[[Values], Values]
    ) -> None:
        booked = await _book(bench, values)
        await bench.modify(booked, booked.departure + timedelta(days=1))
        await bench.cancel(booked)
        revisions = await bench.channel.bookings(bench.account)
        numbers = [each.revision for each in revisions]
        assert numbers == sorted(set(numbers))
        assert revisions[-1].status is BookingStatus.CANCELLED
        await bench.channel.acknowledge(bench.account, [each.acknowledgement for each in revisions])
        assert list(await bench.channel.bookings(bench.account)) == []

    # --- messages --------------------------------------------------------------------------------------------------

    @needs("messages", "pulls_reservations", "calendar_values")
    async def test_what_a_guest_writes_is_told(self, bench: Bench, values: Callable[[Values], Values]) -> None:
        booked = await _book(bench, values)
        await bench.write(booked, "Is there a lift? Ünïcödé 🙂\nAda")
        [message] = await bench.channel.messages(bench.account, None)
        assert message.text == "Is there a lift? Ünïcödé 🙂\nAda"
        assert message.by_guest
        assert message.booking == booked.reference
        assert message.id
        assert message.thread
        assert abs(message.sent_at - bench.account.now) < timedelta(minutes=10)

    @needs("messages", "pulls_reservations", "calendar_values")
    async def test_messages_since_an_instant_hold_what_was_written_then(
        self, bench: Bench, values: Callable[[Values], Values]
    ) -> None:
        booked = await _book(bench, values)
        await bench.write(booked, "first")
        await bench.write(booked, "second")
        first, second = await bench.channel.messages(bench.account, None)
        assert {first.thread} == {second.thread}
        for since in (second.sent_at, second.sent_at.astimezone(UTC)):
            assert second.id in {each.id for each in await bench.channel.messages(bench.account, since)}
        later = second.sent_at + timedelta(days=1)
        assert list(await bench.channel.messages(bench.account, later)) == []

    @needs("messages", "pulls_reservations", "calendar_values")
    async def test_what_the_property_wrote_elsewhere_is_told_as_its_own(
        self, bench: Bench, values: Callable[[Values], Values]
    ) -> None:
        booked = await _book(bench, values)
        await bench.write(booked, "Is there a lift?")
        await bench.write(booked, "Yes.", by_guest=False)
        found = await bench.channel.messages(bench.account, None)
        assert [(each.text, each.by_guest) for each in found] == [("Is there a lift?", True), ("Yes.", False)]

    @needs("messages", "pulls_reservations", "calendar_values")
    async def test_a_message_is_sent_once_for_each_key(self, bench: Bench, values: Callable[[Values], Values]) -> None:
        booked = await _book(bench, values)
        await bench.write(booked, "Is there a lift?")
        [asked] = await bench.channel.messages(bench.account, None)
        first = await bench.channel.send_message(bench.account, asked.thread, "Yes.", "key-1")
        assert await bench.channel.send_message(bench.account, asked.thread, "Yes.", "key-1") == first
        await bench.lose()
        with pytest.raises(ChannelUnavailable):
            await bench.channel.send_message(bench.account, asked.thread, "And stairs.", "key-2")
        second = await bench.channel.send_message(bench.account, asked.thread, "And stairs.", "key-2")
        assert second != first
        assert await bench.received() == [(asked.thread, "Yes."), (asked.thread, "And stairs.")]

    # --- content ---------------------------------------------------------------------------------------------------

    @needs("content")
    async def test_content_is_replaced_by_section(self, bench: Bench) -> None:
        target = bench.targets[0]
        pieces = [
            ContentPiece(None, {"NAME": {"en": "Villa"}}),
            ContentPiece(target, {"DESCRIPTION": {"en": "A room."}}),
        ]
        for _ in range(2):
            assert not (await bench.channel.push_content(bench.account, pieces)).refused
        assert await bench.content(None) == {"NAME": {"en": "Villa"}}
        assert await bench.content(target) == {"DESCRIPTION": {"en": "A room."}}
        await bench.channel.push_content(bench.account, [ContentPiece(target, {"DESCRIPTION": {"it": "Una camera."}})])
        assert await bench.content(target) == {"DESCRIPTION": {"it": "Una camera."}}

    @needs("content")
    async def test_content_that_is_refused_is_named_by_its_place(self, bench: Bench) -> None:
        sections = {"DESCRIPTION": {"en": "A room."}}
        pieces = [ContentPiece(target, sections) for target in (bench.targets[0], bench.unknown, bench.targets[1])]
        receipt = await bench.channel.push_content(bench.account, pieces)
        assert list(receipt.refused) == [1]
        assert receipt.refused[1]
        assert await bench.content(bench.targets[1]) == sections


def _calls(bench: Bench, account: Account) -> list[Callable[[], Awaitable[Any]]]:
    """One call of everything that the channel claims."""
    channel, abilities = bench.channel, bench.channel.abilities
    day = bench.today + timedelta(days=3)
    taken = {name: value for name, value in FULL.items() if name in abilities.calendar_values}
    changes = [CalendarChange(bench.targets[0], [DayRange(day, day, taken)])]
    calls: list[Callable[[], Awaitable[Any]]] = [lambda: channel.check(account)]
    if abilities.lists_products:
        calls.append(lambda: channel.products(account))
    if abilities.calendar_values:
        calls.append(lambda: channel.push(account, changes))
    if abilities.reads_calendar:
        calls.append(lambda: channel.calendar(account, bench.targets, day, day))
    if abilities.pulls_reservations:
        calls += [lambda: channel.bookings(account), lambda: channel.acknowledge(account, ["r1"])]
    if abilities.messages:
        calls.append(lambda: channel.messages(account, datetime(2026, 1, 1, tzinfo=UTC)))
    if abilities.content:
        calls.append(lambda: channel.push_content(account, [ContentPiece(None, {"NAME": {"en": "Villa"}})]))
    return calls


async def _days(bench: Bench, target: Target, first: date, days: int) -> dict[date, Values]:
    """The calendar of one product as it is read back, day by day; each day comes once."""
    last = first + timedelta(days=days - 1)
    found: dict[date, Values] = {}
    for change in await bench.channel.calendar(bench.account, [target], first, last):
        assert change.target == target
        for given in change.ranges:
            assert first <= given.first <= given.last <= last
            for number in range((given.last - given.first).days + 1):
                day = given.first + timedelta(days=number)
                assert day not in found
                found[day] = dict(given.values)
    return found


async def _book(bench: Bench, values: Callable[[Values], Values]) -> Booked:
    """A guest's booking of days that were pushed as open."""
    target, arrival = bench.targets[0], bench.today + timedelta(days=20)
    open_days = [DayRange(arrival, arrival + timedelta(days=12), values(OPEN))]
    receipt: Receipt = await bench.channel.push(bench.account, [CalendarChange(target, open_days)])
    assert not receipt.refused
    return await bench.book(target, arrival, arrival + timedelta(days=3))


async def _taken(bench: Bench) -> Sequence[ChannelBooking]:
    """What waits in the feed, which is acknowledged."""
    found = await bench.channel.bookings(bench.account)
    await bench.channel.acknowledge(bench.account, [each.acknowledgement for each in found])
    return found


def _secrets(account: Account) -> set[str]:
    """The password, and what HTTP makes of it; addresses of calendars, which are as good as passwords."""
    if account.password is None:
        assert account.feeds
        return {part for url in account.feeds for part in (url, url.rpartition("/")[2])}
    basic = base64.b64encode(f"{account.username}:{account.password}".encode()).decode()
    return {account.password, basic}


def _said(error: ChannelError) -> list[str]:
    """All that an error and its causes say."""
    told = []
    cause: BaseException | None = error
    while cause is not None:
        told += [str(cause), repr(cause)]
        cause = cause.__cause__ or cause.__context__
    return [*told, error.problem]
