"""The channel to Channex passes what any channel must."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar
from uuid import uuid4

import pytest
from typing_extensions import override

from roomrack.adapters.http.client import AiohttpOutgoing
from roomrack.channels.channex.adapter import ABILITIES, ChannexChannel
from roomrack.ports.channels import Abilities, Channel, Target
from tests.channels.channex.server import Fault, Hotel
from tests.channels.conformance import Bench, Booked, Conformance
from tests.harness.processes import free_port


class ChannexBench(Bench):
    """The channel with a property."""

    def __init__(self, channel: ChannexChannel, hotel: Hotel, outgoing: AiohttpOutgoing) -> None:
        self.channel = channel
        self.account = hotel.account()
        self.targets = [
            Target(plan.room, plan.id, option.occupancy) for plan in hotel.plans.values() for option in plan.options
        ]
        self.unknown = Target(next(iter(hotel.rooms)), str(uuid4()), 2)
        self._hotel = hotel
        self._outgoing = outgoing

    @override
    async def book(self, target: Target, arrival: date, departure: date) -> Booked:
        made = self._hotel.book(target, arrival, departure)
        return Booked(made["unique_id"], target, arrival, departure, Decimal(made["amount"]))

    @override
    async def modify(self, booked: Booked, departure: date) -> None:
        self._hotel.modify(booked.reference, departure)

    @override
    async def cancel(self, booked: Booked) -> None:
        self._hotel.cancel(booked.reference)

    @override
    async def write(self, booked: Booked, text: str, *, by_guest: bool = True) -> None:
        booking = self._hotel.newest(booked.reference)["booking_id"]
        self._hotel.write(booking, text, "guest" if by_guest else "property")

    @override
    async def received(self) -> list[tuple[str, str]]:
        return [
            (thread, each["message"])
            for thread, told in self._hotel.threads.items()
            for each in told["messages"]
            if each["by_api"]
        ]

    @override
    async def content(self, target: Target | None) -> Mapping[str, Any]:
        raise NotImplementedError

    @override
    async def throttle(self, seconds: int) -> None:
        self._hotel.faults.append(Fault("throttle", seconds))

    @override
    async def fail(self) -> None:
        self._hotel.faults.append(Fault("error"))

    @override
    async def lose(self) -> None:
        self._hotel.faults.append(Fault("lose"))

    @override
    def elsewhere(self) -> Channel:
        url = f"http://127.0.0.1:{free_port()}"
        return ChannexChannel(self._outgoing.trusting(url), url)


class TestChannex(Conformance):
    """All of it."""

    abilities: ClassVar[Abilities] = ABILITIES

    @pytest.fixture
    def bench(self, channel: ChannexChannel, hotel: Hotel, outgoing: AiohttpOutgoing) -> Bench:
        """A property of its own."""
        return ChannexBench(channel, hotel, outgoing)
