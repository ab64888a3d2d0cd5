"""The simulator's channel passes what any channel must."""

import itertools
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

import pytest
from typing_extensions import override

from roomrack.adapters.http.client import AiohttpOutgoing
from roomrack.channels.simulator.adapter import ABILITIES, SimulatorChannel
from roomrack.ports.channels import Abilities, Channel, Target
from tests.channels.conformance import Bench, Booked, Conformance
from tests.channels.simulator.conftest import TARGETS
from tests.harness.processes import free_port
from tests.harness.simulator import Control, ControlledHotel, listing

_numbers = itertools.count(1)


class SimulatorBench(Bench):
    """The channel with a hotel in the simulator."""

    def __init__(self, channel: SimulatorChannel, hotel: ControlledHotel) -> None:
        self.channel = channel
        self.account = hotel.account()
        self.targets = TARGETS
        self.unknown = Target("DBL", "WEEKLY", 2)
        self._hotel = hotel
        self._outgoing = AiohttpOutgoing()

    @override
    async def book(self, target: Target, arrival: date, departure: date) -> Booked:
        made = await self._hotel.book([(target, arrival, departure)])
        return Booked(made["reference"], target, arrival, departure, Decimal(made["rooms"][0]["total"]))

    @override
    async def modify(self, booked: Booked, departure: date) -> None:
        await self._hotel.modify(booked.reference, departure=departure.isoformat())

    @override
    async def cancel(self, booked: Booked) -> None:
        await self._hotel.cancel(booked.reference)

    @override
    async def write(self, booked: Booked, text: str, *, by_guest: bool = True) -> None:
        await self._hotel.write(text, booking=booked.reference, author="guest" if by_guest else "hotel")

    @override
    async def received(self) -> list[tuple[str, str]]:
        found = await self._hotel.messages()
        return [(each["conversation"], each["text"]) for each in found if each["author"] == "hotel"]

    @override
    async def content(self, target: Target | None) -> Mapping[str, Any]:
        pieces = (await self._hotel.ask("GET", "/content"))["pieces"]
        named = None if target is None else listing(target)
        found: Mapping[str, Any] = next((each["sections"] for each in pieces if each["listing"] == named), {})
        return found

    @override
    async def throttle(self, seconds: int) -> None:
        await self._hotel.fault("throttle", seconds=seconds, count=1)

    @override
    async def fail(self) -> None:
        await self._hotel.fault("error", count=1)

    @override
    async def lose(self) -> None:
        await self._hotel.fault("lose", count=1)

    @override
    def elsewhere(self) -> Channel:
        url = f"http://127.0.0.1:{free_port()}"
        return SimulatorChannel(self._outgoing.trusting(url), url)

    async def close(self) -> None:
        """Close what `elsewhere` opened."""
        await self._outgoing.close()


class TestSimulator(Conformance):
    """All of it."""

    abilities: ClassVar[Abilities] = ABILITIES

    @pytest.fixture
    async def bench(self, channel: SimulatorChannel, control: Control) -> Any:
        """A hotel of its own."""
        bench = SimulatorBench(channel, await control.hotel(f"kit{next(_numbers)}", TARGETS))
        yield bench
        await bench.close()
