"""What the simulator does by itself: guests who buy what its calendar says, faults, clocks, plans, and its control."""

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx2
import pytest

from roomrack.channels.simulator.adapter import SimulatorChannel
from roomrack.ports.channels import (
    CalendarChange,
    CalendarValue,
    ChannelRefused,
    ChannelThrottled,
    CredentialsRefused,
    DayRange,
    Target,
)
from tests.channels.conformance import OPEN
from tests.channels.simulator.conftest import TARGETS
from tests.harness.simulator import Control, ControlledHotel, Simulator, listing

DOUBLE = TARGETS[0]
_numbers = itertools.count(1)


@pytest.fixture
async def hotel(control: Control) -> ControlledHotel:
    """A hotel of its own, at the first OTA."""
    return await control.hotel(f"own{next(_numbers)}", TARGETS)


def today() -> date:
    """The day in UTC."""
    return datetime.now(UTC).date()


async def opened(
    channel: SimulatorChannel, hotel: ControlledHotel, *targets: Target, days: int = 120, **values: Any
) -> None:
    """Open days from today."""
    told = {**OPEN, **{CalendarValue[name]: value for name, value in values.items()}}
    ranges = [DayRange(today(), today() + timedelta(days=days), told)]
    changes = [CalendarChange(target, ranges) for target in targets or (DOUBLE,)]
    assert not (await channel.push(hotel.account(), changes)).refused


async def refused(hotel: ControlledHotel, *stay: Any, **more: Any) -> str:
    """Why a guest can't book."""
    with pytest.raises(AssertionError) as caught:
        await hotel.book([stay], **more)
    return str(caught.value)


class TestSelling:
    async def test_nothing_is_for_sale_before_it_is_pushed(self, hotel: ControlledHotel) -> None:
        arrival = today() + timedelta(days=3)
        assert "has no price" in await refused(hotel, DOUBLE, arrival, arrival + timedelta(days=1))

    @pytest.mark.parametrize(
        ("day", "values", "reason"),
        [
            (1, {"AVAILABILITY": 0}, "is sold out"),
            (1, {"PRICE": Decimal(0)}, "has no price"),
            (1, {"STOP_SELL": True}, "is closed"),
            (0, {"CLOSED_TO_ARRIVAL": True}, "no arrival on"),
            (2, {"CLOSED_TO_DEPARTURE": True}, "no departure on"),
            (0, {"MIN_STAY": 3}, "at least 3 nights"),
            (0, {"MAX_STAY": 1}, "at most 1 nights"),
            (0, {"CUT_OFF": 60}, "is booked 60 days ahead"),
        ],
    )
    async def test_a_guest_books_only_what_the_calendar_allows(
        self, channel: SimulatorChannel, hotel: ControlledHotel, day: int, values: dict[str, Any], reason: str
    ) -> None:
        arrival = today() + timedelta(days=10)
        await opened(channel, hotel)
        stay = (DOUBLE, arrival, arrival + timedelta(days=2))
        told = {CalendarValue[name]: value for name, value in values.items()}
        changed = arrival + timedelta(days=day)
        await channel.push(hotel.account(), [CalendarChange(DOUBLE, [DayRange(changed, changed, told)])])
        assert reason in await refused(hotel, *stay)
        query = {"arrival": arrival.isoformat(), "departure": stay[2].isoformat()}
        assert (await hotel.ask("GET", "/offers", params=query))["offers"] == []
        undone = {CalendarValue[name]: OPEN[CalendarValue[name]] for name in values}
        await channel.push(hotel.account(), [CalendarChange(DOUBLE, [DayRange(changed, changed, undone)])])
        assert (await hotel.ask("GET", "/offers", params=query))["offers"] == [
            {"listing": listing(DOUBLE), "total": "198.00"}
        ]
        assert (await hotel.book([stay]))["rooms"][0]["total"] == "198.00"

    async def test_a_booking_takes_a_room_off_sale_until_the_next_push(
        self, channel: SimulatorChannel, hotel: ControlledHotel
    ) -> None:
        await opened(channel, hotel, AVAILABILITY=1)
        arrival = today() + timedelta(days=10)
        await hotel.book([(DOUBLE, arrival, arrival + timedelta(days=2))])
        assert "sold out" in await refused(hotel, DOUBLE, arrival + timedelta(days=1), arrival + timedelta(days=3))
        await opened(channel, hotel, AVAILABILITY=1)
        await hotel.book([(DOUBLE, arrival + timedelta(days=1), arrival + timedelta(days=3))])

    @pytest.mark.parametrize(("ota", "left"), [("alba", 0), ("bora", 1)])
    async def test_only_some_otas_put_cancelled_rooms_back_on_sale(
        self, channel: SimulatorChannel, control: Control, ota: str, left: int
    ) -> None:
        hotel = await control.hotel(f"own{next(_numbers)}", TARGETS, ota=ota)
        await opened(channel, hotel, AVAILABILITY=1)
        arrival = today() + timedelta(days=10)
        booking = await hotel.book([(DOUBLE, arrival, arrival + timedelta(days=1))])
        assert (await hotel.cancel(booking["reference"]))["status"] == "cancelled"
        [change] = await channel.calendar(hotel.account(), [DOUBLE], arrival, arrival)
        assert change.ranges[0].values[CalendarValue.AVAILABILITY] == left

    async def test_rooms_of_one_booking_are_taken_together_or_not_at_all(
        self, channel: SimulatorChannel, hotel: ControlledHotel
    ) -> None:
        await opened(channel, hotel, AVAILABILITY=1)
        arrival = today() + timedelta(days=10)
        stay = (DOUBLE, arrival, arrival + timedelta(days=1))
        with pytest.raises(AssertionError, match="sold out"):
            await hotel.book([stay, stay])
        assert await hotel.bookings() == []
        await hotel.book([stay])

    async def test_one_room_of_two_can_be_cancelled(self, channel: SimulatorChannel, hotel: ControlledHotel) -> None:
        await opened(channel, hotel)
        arrival = today() + timedelta(days=10)
        stay = (DOUBLE, arrival, arrival + timedelta(days=1))
        booking = await hotel.book([stay, stay])
        await hotel.cancel(booking["reference"], "1")
        told = (await channel.bookings(hotel.account()))[-1]
        assert told.status == "CONFIRMED"
        assert [room.cancelled for room in told.rooms] == [True, False]
        assert (await hotel.cancel(booking["reference"], "2"))["status"] == "cancelled"

    async def test_a_request_is_confirmed_later(self, channel: SimulatorChannel, hotel: ControlledHotel) -> None:
        await opened(channel, hotel)
        arrival = today() + timedelta(days=10)
        booking = await hotel.book([(DOUBLE, arrival, arrival + timedelta(days=1))], requested=True)
        [told] = await channel.bookings(hotel.account())
        assert told.status == "WAITING"
        await hotel.ask("POST", f"/bookings/{booking['reference']}/confirm")
        assert [each.status for each in await channel.bookings(hotel.account())] == ["WAITING", "CONFIRMED"]


class TestFaults:
    async def test_what_is_closed_is_sold(self, channel: SimulatorChannel, hotel: ControlledHotel) -> None:
        await opened(channel, hotel, STOP_SELL=True, AVAILABILITY=0)
        await hotel.fault("sell_closed", count=1)
        arrival = today() + timedelta(days=10)
        stay = (DOUBLE, arrival, arrival + timedelta(days=1))
        await hotel.book([stay])
        assert "sold out" in await refused(hotel, *stay)

    async def test_a_wrong_price_is_charged(self, channel: SimulatorChannel, hotel: ControlledHotel) -> None:
        await opened(channel, hotel)
        await hotel.fault("wrong_price", percent=-50)
        arrival = today() + timedelta(days=10)
        await hotel.book([(DOUBLE, arrival, arrival + timedelta(days=2))])
        [booking] = await channel.bookings(hotel.account())
        assert booking.rooms[0].price == Decimal("99.00")
        assert booking.commission == Decimal("14.85")

    async def test_bookings_are_told_twice_and_acknowledged_ones_again(
        self, channel: SimulatorChannel, hotel: ControlledHotel
    ) -> None:
        await opened(channel, hotel)
        arrival = today() + timedelta(days=10)
        made = [await hotel.book([(DOUBLE, arrival, arrival + timedelta(days=1))]) for _ in range(2)]
        first, second = (booking["reference"] for booking in made)
        [old, _] = await channel.bookings(hotel.account())
        await channel.acknowledge(hotel.account(), [old.acknowledgement])
        await hotel.fault("duplicate")
        assert [each.reference for each in await channel.bookings(hotel.account())] == [first, second, second]

    async def test_bookings_are_told_out_of_order(self, channel: SimulatorChannel, hotel: ControlledHotel) -> None:
        await opened(channel, hotel)
        arrival = today() + timedelta(days=10)
        made = [await hotel.book([(DOUBLE, arrival, arrival + timedelta(days=1))]) for _ in range(5)]
        await hotel.fault("reorder", seed=4)
        told = [each.reference for each in await channel.bookings(hotel.account())]
        assert told != sorted(told)
        assert sorted(told) == [booking["reference"] for booking in made]

    async def test_an_answer_comes_late(self, channel: SimulatorChannel, hotel: ControlledHotel) -> None:
        await hotel.fault("delay", seconds=0.3, count=1)
        await channel.check(hotel.account())
        [call] = await hotel.calls()
        assert call["fault"] == "delay"
        assert call["micros"] >= 300_000

    async def test_a_fault_happens_as_likely_and_as_often_as_it_says(
        self, channel: SimulatorChannel, hotel: ControlledHotel
    ) -> None:
        async def failures(seed: int) -> list[int]:
            await hotel.mend()
            await hotel.fault("error", probability=0.5, count=5, seed=seed, calls=["check"])
            failed = []
            for number in range(30):
                await channel.products(hotel.account())
                try:
                    await channel.check(hotel.account())
                except Exception:  # noqa: BLE001 - which call fails is what is looked at
                    failed.append(number)
            return failed

        first = await failures(1)
        assert len(first) == 5
        assert first != list(range(5))
        assert await failures(1) == first
        assert await failures(2) != first
        assert (await hotel.ask("GET", "/faults"))["faults"] == []

    @pytest.mark.parametrize(
        ("fault", "words"),
        [
            ({"kind": "flood"}, "no fault is called flood"),
            ({"kind": "reorder", "calls": ["push"]}, "reorder does not befall push"),
            ({"kind": "lose", "probability": 0}, "probability"),
            ({"kind": "lose", "count": 0}, "count"),
        ],
    )
    async def test_a_fault_that_can_not_happen_is_refused(
        self, hotel: ControlledHotel, fault: dict[str, Any], words: str
    ) -> None:
        with pytest.raises(AssertionError, match=words):
            await hotel.ask("POST", "/faults", fault)


class TestLimit:
    async def test_each_hotel_has_the_calls_of_its_ota(self, channel: SimulatorChannel, control: Control) -> None:
        await control.ota("dora", calls=3, seconds=60)
        one = await control.hotel("one", TARGETS, ota="dora")
        other = await control.hotel("other", TARGETS, ota="dora")
        for _ in range(3):
            await channel.check(one.account())
        with pytest.raises(ChannelThrottled) as caught:
            await channel.check(one.account())
        assert 50 < (caught.value.retry_after or 0) <= 60
        await channel.check(other.account())


class TestTime:
    async def test_a_hotel_lives_in_the_time_of_who_calls(
        self, channel: SimulatorChannel, hotel: ControlledHotel
    ) -> None:
        later = datetime(2031, 5, 4, 10, tzinfo=UTC)
        await channel.check(hotel.account(now=later))
        now = datetime.fromisoformat((await hotel.ask("GET"))["now"])
        assert timedelta() <= now - later < timedelta(minutes=1)
        day = later.date() + timedelta(days=30)
        changes = [CalendarChange(DOUBLE, [DayRange(day, day + timedelta(days=2), OPEN)])]
        assert not (await channel.push(hotel.account(now=later), changes)).refused
        booking = await hotel.book([(DOUBLE, day, day + timedelta(days=1))])
        assert booking["booked_at"].startswith("2031-05-04T10:")

    async def test_guests_of_a_plan_come_as_time_passes(self, channel: SimulatorChannel, control: Control) -> None:
        hotel = await control.hotel(f"own{next(_numbers)}", TARGETS)
        await opened(channel, hotel, *TARGETS, days=200, AVAILABILITY=30)
        start = datetime.now(UTC)
        await hotel.ask("PUT", "/plan", {"seed": 5, "per_day": 24, "window_days": 60})
        assert await channel.bookings(hotel.account(now=start)) == []
        found = await channel.bookings(hotel.account(now=start + timedelta(hours=12, minutes=1)))
        assert found
        assert (await hotel.ask("GET"))["steps"] == 12
        told = await hotel.ask("PUT", "/clock", {"now": (start + timedelta(days=1, minutes=1)).isoformat()})
        assert len(told["events"]) == 12

    async def test_a_season_is_the_same_with_the_same_seed(self, channel: SimulatorChannel, control: Control) -> None:
        async def season(seed: int) -> list[str]:
            hotel = await control.hotel(f"own{next(_numbers)}", TARGETS)
            await opened(channel, hotel, *TARGETS, days=200, AVAILABILITY=2)
            await hotel.ask("PUT", "/plan", {"seed": seed, "per_day": 0, "window_days": 90})
            events = await hotel.take_steps(60)
            return [event.split("-")[0] + event[-5:] for event in events]

        first = await season(7)
        assert {event.split()[0] for event in first} >= {"booked", "changed", "cancelled", "wrote"}
        assert await season(7) == first
        assert await season(8) != first

    async def test_no_night_is_oversold_by_a_season(self, channel: SimulatorChannel, hotel: ControlledHotel) -> None:
        await opened(channel, hotel, *TARGETS, days=100, AVAILABILITY=1)
        await hotel.ask("PUT", "/plan", {"seed": 3, "window_days": 20})
        await hotel.take_steps(150)
        taken: dict[tuple[str, str], int] = {}
        for booking in await hotel.bookings():
            for room in booking["rooms"]:
                if not room["cancelled"]:
                    for night in room["nights"]:
                        key = (str(room["listing"]), night)
                        taken[key] = taken.get(key, 0) + 1
        assert max(taken.values()) == 1


class TestRefusals:
    async def test_another_hotels_credentials_open_nothing(
        self, channel: SimulatorChannel, control: Control, hotel: ControlledHotel
    ) -> None:
        other = await control.hotel(f"own{next(_numbers)}", TARGETS)
        for account in (
            hotel.account(password=other.password),
            replace(hotel.account(), hotel=other.at_channel),
            replace(hotel.account(), hotel="alba/nobody"),
            replace(hotel.account(), hotel="nowhere/own1"),
            replace(hotel.account(), hotel="../control"),
            replace(hotel.account(), hotel="alba/.."),
            replace(hotel.account(), hotel="/"),
        ):
            with pytest.raises(CredentialsRefused):
                await channel.check(account)

    async def test_more_days_than_a_call_takes_are_refused(
        self, channel: SimulatorChannel, hotel: ControlledHotel
    ) -> None:
        ranges = [DayRange(today(), today() + timedelta(days=500), OPEN)] * 60
        with pytest.raises(ChannelRefused, match="413: 30060 days in one call"):
            await channel.push(hotel.account(), [CalendarChange(DOUBLE, ranges)])

    async def test_a_change_with_one_bad_range_is_refused_as_a_whole(
        self, channel: SimulatorChannel, hotel: ControlledHotel
    ) -> None:
        far = today() + timedelta(days=2000)
        changes = [CalendarChange(DOUBLE, [DayRange(today(), today(), OPEN), DayRange(far, far, OPEN)])]
        receipt = await channel.push(hotel.account(), changes)
        assert receipt.refused == {0: f"{far} is too far ahead"}
        [found] = await channel.calendar(hotel.account(), [DOUBLE], today(), today())
        assert list(found.ranges) == []

    @pytest.mark.parametrize("price", [Decimal(-1), Decimal("NaN"), Decimal("1e9")])
    async def test_what_is_no_price_is_refused(
        self, channel: SimulatorChannel, hotel: ControlledHotel, price: Decimal
    ) -> None:
        changes = [CalendarChange(DOUBLE, [DayRange(today(), today(), {CalendarValue.PRICE: price})])]
        assert (await channel.push(hotel.account(), changes)).refused == {0: f"{price} is no price"}

    async def test_a_key_sends_no_other_message(self, channel: SimulatorChannel, hotel: ControlledHotel) -> None:
        asked = await hotel.write("Hello?", guest="Ada")
        await channel.send_message(hotel.account(), asked["conversation"], "Yes?", "k")
        with pytest.raises(ChannelRefused, match="409"):
            await channel.send_message(hotel.account(), asked["conversation"], "No?", "k")
        with pytest.raises(ChannelRefused, match="there is no conversation c-0"):
            await channel.send_message(hotel.account(), "c-0", "Yes?", "l")

    async def test_what_is_no_call_is_refused(self, simulator: Simulator, hotel: ControlledHotel) -> None:
        url = f"{simulator.url}/alba/hotels/{hotel.id}"
        async with httpx2.AsyncClient(auth=(hotel.username, hotel.password), trust_env=False) as http:
            answers = [
                await http.post(f"{url}/calendar", content=b"{"),
                await http.post(f"{url}/calendar", json={"changes": [{"listing": {}}]}),
                await http.post(f"{url}/messages", json={"conversation": "c", "text": "x"}),
                await http.get(f"{url}/messages", params={"since": "yesterday"}),
                await http.get(url, headers={"X-Simulator-Now": "soon"}),
                await http.get(f"{url}/nothing"),
                await http.get(url, auth=("", "")),
                await http.get(url, headers={"Authorization": "Basic ???"}, auth=None),
            ]
        assert [answer.status_code for answer in answers] == [400, 422, 422, 422, 422, 404, 401, 401]
        assert all("default-src 'none'" in each.headers["content-security-policy"] for each in answers[:5])

    async def test_the_control_asks_for_its_token(self, simulator: Simulator) -> None:
        async with httpx2.AsyncClient(base_url=simulator.url, trust_env=False) as http:
            for headers in ({}, {"Authorization": "Bearer no"}, {"Authorization": f"Basic {simulator.token}"}):
                for method, path in (("GET", "/control/otas"), ("POST", "/control/reset")):
                    answer = await http.request(method, path, headers=headers)
                    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "token")

    async def test_the_log_has_every_call_and_no_secret(
        self, channel: SimulatorChannel, hotel: ControlledHotel, simulator: Simulator
    ) -> None:
        await opened(channel, hotel)
        await channel.bookings(hotel.account())
        calls = await hotel.calls()
        assert [(each["operation"], each["status"], each["summary"]) for each in calls] == [
            ("bookings", 200, "0 revisions"),
            ("push", 200, "1 changes, 121 days, 0 refused"),
        ]
        assert hotel.password not in str(calls)
        assert hotel.password not in simulator.log.read_text()


async def test_a_file_keeps_everything(tmp_path: Path, channel: SimulatorChannel) -> None:
    file = tmp_path / "simulator" / "state.db"
    first = Simulator(tmp_path / "log", file=file).start()
    control = first.control()
    hotel = await control.hotel("kept", TARGETS)
    await hotel.write("Hello?", guest="Ada")
    await control.close()
    first.stop()
    assert hotel.password.encode() not in file.read_bytes()
    second = Simulator(tmp_path / "log", file=file).start()
    control = second.control()
    try:
        again = ControlledHotel(control, "alba", "kept", hotel.username, hotel.password, "EUR")
        assert [message["text"] for message in await again.messages()] == ["Hello?"]
    finally:
        await control.close()
        second.stop()


async def test_without_a_token_there_is_no_control(tmp_path: Path) -> None:
    running = Simulator(tmp_path / "log", environment={"ROOMRACK_SIMULATOR_TOKEN": ""})
    running.start()
    try:
        async with httpx2.AsyncClient(base_url=running.url, trust_env=False) as http:
            assert (await http.get("/ready")).json() == {"ready": True}
            assert (await http.get("/control/otas", headers={"Authorization": "Bearer x"})).status_code == 404
    finally:
        running.stop()
