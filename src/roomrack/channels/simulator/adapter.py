"""Implements `ports.channels.Channel` for the OTAs of the simulator."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TypeVar

from roomrack.channels.simulator import codec
from roomrack.channels.simulator.client import SimulatorClient, instant
from roomrack.ports.channels import (
    Abilities,
    Account,
    CalendarChange,
    CalendarValue,
    ChannelBooking,
    ChannelMessage,
    ContentPiece,
    ExternalProduct,
    RateLimit,
    Receipt,
    Target,
)
from roomrack.ports.http import Outgoing

T = TypeVar("T")

NAME = "simulator"

DAYS_PER_CALL = 20_000
DAYS_PER_READING = 100_000
PIECES_PER_CALL = 100

ABILITIES = Abilities(
    calendar_values=frozenset(CalendarValue),
    reads_calendar=True,
    lists_products=True,
    pulls_reservations=True,
    messages=True,
    content=True,
    horizon_days=730,
    days_per_call=DAYS_PER_CALL,
    limit=RateLimit(calls=100, seconds=10.0),
)


class SimulatorChannel:
    """A channel to all of them: which one is meant stands in the hotel's id."""

    def __init__(self, outgoing: Outgoing, url: str) -> None:
        """`outgoing` must reach `url`, which only the operator sets."""
        self.name = NAME
        self.abilities = ABILITIES
        self._client = SimulatorClient(outgoing, url)

    async def check(self, account: Account) -> None:
        """See `Channel.check`."""
        await self._client.ask(account, "GET")

    async def products(self, account: Account) -> Sequence[ExternalProduct]:
        """See `Channel.products`."""
        return codec.products(await self._client.ask(account, "GET", "/products"))

    async def push(self, account: Account, changes: Sequence[CalendarChange]) -> Receipt:
        """See `Channel.push`. A change is taken as a whole or refused as a whole."""
        if not changes:
            return Receipt()
        return codec.receipt(await self._client.ask(account, "POST", "/calendar", body=codec.update(changes)))

    async def calendar(
        self, account: Account, targets: Sequence[Target], first: date, last: date
    ) -> Sequence[CalendarChange]:
        """See `Channel.calendar`. Days of which nothing was ever pushed are left out."""
        found: list[CalendarChange] = []
        for some in _portions(targets, max(DAYS_PER_READING // max((last - first).days + 1, 1), 1)):
            body = codec.query(some, first, last)
            found += codec.calendar(await self._client.ask(account, "POST", "/calendar/query", body=body))
        return found

    async def bookings(self, account: Account) -> Sequence[ChannelBooking]:
        """See `Channel.bookings`."""
        return codec.bookings(await self._client.ask(account, "GET", "/bookings"))

    async def acknowledge(self, account: Account, acknowledgements: Sequence[str]) -> None:
        """See `Channel.acknowledge`."""
        if acknowledgements:
            body = {"receipts": list(acknowledgements)}
            await self._client.ask(account, "POST", "/bookings/acknowledge", body=body)

    async def messages(self, account: Account, since: datetime | None) -> Sequence[ChannelMessage]:
        """See `Channel.messages`."""
        query = {"since": instant(since)} if since is not None else None
        return codec.messages(await self._client.ask(account, "GET", "/messages", query=query))

    async def send_message(self, account: Account, thread: str, text: str, key: str) -> str:
        """See `Channel.send_message`."""
        body = {"conversation": thread, "text": text}
        headers = {"Idempotency-Key": key}
        return codec.sent(await self._client.ask(account, "POST", "/messages", body=body, headers=headers))

    async def push_content(self, account: Account, pieces: Sequence[ContentPiece]) -> Receipt:
        """See `Channel.push_content`. Sections that are not named stay as they are."""
        refused: dict[int, str] = {}
        reference = None
        for place, some in enumerate(_portions(pieces, PIECES_PER_CALL)):
            told = codec.receipt(await self._client.ask(account, "PUT", "/content", body=codec.content(some)))
            refused |= {place * PIECES_PER_CALL + index: reason for index, reason in told.refused.items()}
            reference = told.reference
        return Receipt(refused, reference)


def _portions(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
