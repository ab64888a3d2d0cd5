"""What a console's test needs of a portal: a connection that is used, and bookings that come over it."""

import itertools
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from roomrack.domain.connections import service as connections
from roomrack.domain.distribution.service import Quarantined, placing, quarantine
from roomrack.ports.channels import BookingStatus, ChannelBooking, ChannelGuest, ChannelRoom, Target
from tests.api.connections.support import connected, mapped, sold
from tests.console.front import Front
from tests.factories import World

_numbers = itertools.count(1)


@dataclass(frozen=True)
class Line:
    """A connection of a hotel that is switched on, whose product is mapped to `R1:STD`."""

    world: World
    house: Front
    connection: int

    @property
    def page(self) -> str:
        """Its page, below that of the hotel."""
        return f"/connections/{self.connection}"

    def day(self, ahead: int) -> date:
        """A day from the hotel's today."""
        return self.house.at.today + timedelta(ahead)

    async def book(self, room: str, *, guest: str = "Grace", rate: str = "STD", first: int = 3, last: int = 5) -> str:
        """Let a booking come that is for `room`; gives its reference."""
        number = next(_numbers)
        there = ChannelRoom(
            id="1",
            target=Target(room, rate, 2),
            arrival=self.day(first),
            departure=self.day(last),
            adults=2,
            children=0,
            price=Decimal("180.50"),
        )
        booking = ChannelBooking(
            reference=f"BK-{number}",
            revision=1,
            acknowledgement=f"A-{number}",
            status=BookingStatus.CONFIRMED,
            booked_at=datetime.now(UTC),
            currency="EUR",
            guest=ChannelGuest(guest, "Hopper"),
            rooms=[there],
        )
        async with self.world.unit() as unit:
            held = await connections.get(unit, self.house.hotel.id, self.connection)
            assert await placing.take_in(unit, held, booking)
        return booking.reference

    async def waiting(self) -> list[Quarantined]:
        """What waits in quarantine."""
        async with self.world.unit() as unit:
            return await quarantine.waiting(unit, self.house.hotel.id, after=0, limit=100)


async def line(world: World, house: Front, channel: int, *, on: bool = True) -> Line:
    """Connect a hotel to a portal; with `on` it sends its calendar."""
    session = await world.session(house.hotel)
    id: int = (
        await connected(session, house.hotel, channel, hotelId="bora/H-1", username="ada", password="hush hush")
    )["id"]
    external = await sold(session, house.hotel, id, roomId="R1", rateId="STD")
    await mapped(session, house.hotel, id, house.at.room, external["id"])
    if on:
        async with world.unit() as unit:
            await connections.update(unit, house.hotel.id, id, {"update_calendar": True})
    return Line(world, house, id)
