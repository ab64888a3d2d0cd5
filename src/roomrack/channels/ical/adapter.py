"""Implements `ports.channels.Channel` for calendar files (docs/adr/0018).

Nothing is pushed, since the other side fetches our calendar, and nothing is read here, since an imported calendar holds
nights and is no reservation (docs/adr/0014). What is left is to see whether the files are there.
"""

from collections.abc import Sequence
from datetime import date, datetime

from roomrack.channels.ical.client import IcalClient
from roomrack.ports.channels import (
    Abilities,
    Account,
    CalendarChange,
    ChannelBooking,
    ChannelMessage,
    ChannelRefused,
    ContentPiece,
    ExternalProduct,
    Receipt,
    Target,
)
from roomrack.ports.http import Outgoing

NAME = "ical"
ABILITIES = Abilities(feeds=True)


class IcalChannel:
    """A channel to all sites that exchange calendar files."""

    def __init__(self, outgoing: Outgoing) -> None:
        """`outgoing` fetches the files."""
        self.name = NAME
        self.abilities = ABILITIES
        self._client = IcalClient(outgoing)

    async def check(self, account: Account) -> None:
        """See `Channel.check`: every calendar that was entered can be fetched."""
        if not account.feeds:
            raise ChannelRefused("no calendar is entered; enter the address of one as what this portal sells")
        for url in account.feeds:
            await self._client.look(url)

    async def products(self, account: Account) -> Sequence[ExternalProduct]:
        """Not among its abilities: nobody tells which calendars there are."""
        return ()

    async def push(self, account: Account, changes: Sequence[CalendarChange]) -> Receipt:
        """Not among its abilities."""
        return Receipt()

    async def calendar(
        self, account: Account, targets: Sequence[Target], first: date, last: date
    ) -> Sequence[CalendarChange]:
        """Not among its abilities."""
        return ()

    async def bookings(self, account: Account) -> Sequence[ChannelBooking]:
        """Not among its abilities."""
        return ()

    async def acknowledge(self, account: Account, acknowledgements: Sequence[str]) -> None:
        """Not among its abilities."""

    async def messages(self, account: Account, since: datetime | None) -> Sequence[ChannelMessage]:
        """Not among its abilities."""
        return ()

    async def send_message(self, account: Account, thread: str, text: str, key: str) -> str:
        """Not among its abilities. Raises `ChannelRefused`."""
        raise ChannelRefused("a calendar file carries no messages")

    async def push_content(self, account: Account, pieces: Sequence[ContentPiece]) -> Receipt:
        """Not among its abilities."""
        return Receipt()
