"""Implements `ports.channels.Channel` for Channex."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Generic, TypeVar

import structlog

from roomrack.channels.channex.client import MESSAGES, ChannexClient, part, property_of
from roomrack.channels.channex.codec import bookings, calendar, catalog, messages
from roomrack.channels.channex.codec.messages import Message, Thread
from roomrack.channels.channex.errors import MessagesMissing, NotThere, unknown_property
from roomrack.ports.channels import (
    Abilities,
    Account,
    CalendarChange,
    ChannelBooking,
    ChannelMessage,
    ChannelRefused,
    ChannelUnavailable,
    ContentPiece,
    CredentialsRefused,
    ExternalProduct,
    RateLimit,
    Receipt,
    Target,
)
from roomrack.ports.http import Outgoing

log = structlog.get_logger(__name__)

T = TypeVar("T")

NAME = "channex"

DAYS_PER_CALL = 20_000
"""At most 330 bytes each, of the 10 MB that a call may have."""
VALUES_PER_READING = 60_000
"""Days of options in one answer, some 200 bytes each."""
FEED_PAGES = 10
AT_A_TIME = 8
HOME_SECONDS = 300.0
"""How long what is known of a property is used without asking again."""
UNKNOWN_SECONDS = 10.0
"""The same, when something turns up of which nothing is known."""
REFERENCE_SECONDS = 86_400.0
REMEMBERED = 1_000

ABILITIES = Abilities(
    calendar_values=calendar.TAKEN,
    reads_calendar=True,
    lists_products=True,
    pulls_reservations=True,
    messages=True,
    notices=True,
    content=False,
    # The least that a property keeps unless it says otherwise: 500 days, today among them.
    horizon_days=499,
    days_per_call=DAYS_PER_CALL,
    # A minute has room for 10 calls about availability and 10 about the rest; a push is one of each.
    limit=RateLimit(calls=10, seconds=60.0),
)


@dataclass
class _Memory(Generic[T]):
    """What was read not long ago, by its name."""

    kept: OrderedDict[tuple[object, ...], tuple[float, T]] = field(default_factory=OrderedDict)
    clock: Callable[[], float] = time.monotonic

    def get(self, name: tuple[object, ...], younger: float) -> T | None:
        """It, if it is younger than so many seconds."""
        found = self.kept.get(name)
        return found[1] if found is not None and self.clock() - found[0] < younger else None

    def keep(self, name: tuple[object, ...], value: T) -> T:
        """Keep it, in the place of the oldest one if there are too many."""
        self.kept[name] = (self.clock(), value)
        self.kept.move_to_end(name)
        while len(self.kept) > REMEMBERED:
            self.kept.popitem(last=False)
        return value


class ChannexChannel:
    """A channel to the hotel's own account at Channex, and through it to the OTAs that are connected there."""

    def __init__(self, outgoing: Outgoing, url: str) -> None:
        """`outgoing` must reach `url`, which only the operator sets."""
        self.name = NAME
        self.abilities = ABILITIES
        self._client = ChannexClient(outgoing, url)
        self._homes: _Memory[catalog.Home] = _Memory()
        self._references: _Memory[str] = _Memory()

    async def check(self, account: Account) -> None:
        """See `Channel.check`."""
        await self._min_stay(account)

    async def products(self, account: Account) -> Sequence[ExternalProduct]:
        """See `Channel.products`: a product for each option of each rate plan. A room type without one is not sold."""
        home = await self._home(account, younger=0.0)
        rooms = await self._client.everything(account, "/room_types", _of(account))
        return catalog.products(rooms, home.plans)

    async def push(self, account: Account, changes: Sequence[CalendarChange]) -> Receipt:
        """See `Channel.push`. Availability goes first: it is what nobody may sell too much of.

        Channex takes a call into a queue, which it works off in its order. What is read at once may be from before.
        """
        if not changes:
            return Receipt()
        home, hotel = await self._home(account), property_of(account)
        refused = calendar.without_rate(changes)
        reference = None
        for path, sent in (
            ("/availability", calendar.availability(hotel, changes)),
            ("/restrictions", calendar.restrictions(hotel, changes, home, account.currency)),
        ):
            if not sent:
                continue
            body = {"values": [each.value for each in sent]}
            told = calendar.receipt(await self._client.ask(account, "POST", path, body=body), sent)
            refused = {**told.refused, **refused}
            reference = told.reference or reference
        return Receipt(refused, reference)

    async def calendar(
        self, account: Account, targets: Sequence[Target], first: date, last: date
    ) -> Sequence[CalendarChange]:
        """See `Channel.calendar`. A night without a price is one without."""
        if not targets:
            return ()
        home = await self._home(account)
        found: dict[Target, CalendarChange] = {}
        for since, until in _spans(first, last, max(VALUES_PER_READING // max(len(home.by_option), 1), 1)):
            days = {"filter[date][gte]": since.isoformat(), "filter[date][lte]": until.isoformat()}
            asked = {**_of(account), **days}
            rooms = await self._client.ask(account, "GET", "/availability", query=asked)
            asked["filter[restrictions]"] = calendar.fields(home)
            plans = await self._client.ask(account, "GET", "/restrictions", query=asked)
            for change in calendar.calendar(rooms, plans, targets, since, until, home):
                before = found[change.target].ranges if change.target in found else ()
                found[change.target] = CalendarChange(change.target, (*before, *change.ranges))
        return tuple(found.values())

    async def bookings(self, account: Account) -> Sequence[ChannelBooking]:
        """See `Channel.bookings`. A revision that can't be read holds no other back, and is not acknowledged."""
        asked = {**_of(account), "order[inserted_at]": "asc"}
        pages = self._client.pages(account, "/booking_revisions/feed", asked, most=FEED_PAGES)
        items = [item async for page in pages for item in page.items]
        if not items:
            return ()
        home, hotel = await self._home(account), property_of(account)
        found: list[ChannelBooking] = []
        problem: ChannelUnavailable | None = None
        for item in items:
            try:
                if not bookings.rates(item) <= home.by_option.keys():
                    home = await self._home(account, younger=UNKNOWN_SECONDS)
                made = bookings.booking(item, hotel, account.currency, home)
            except ChannelUnavailable as error:
                log.warning("a booking of Channex can't be read", connection=account.connection)
                problem = error
                continue
            if made is not None:
                found.append(made)
        if problem is not None and not found:
            raise problem
        return sorted(found, key=lambda each: each.revision)

    async def acknowledge(self, account: Account, acknowledgements: Sequence[str]) -> None:
        """See `Channel.acknowledge`. Each is a request of its own, so some go at a time."""
        for start in range(0, len(acknowledgements), AT_A_TIME):
            some = acknowledgements[start : start + AT_A_TIME]
            answers = await asyncio.gather(*(self._acknowledge(account, each) for each in some), return_exceptions=True)
            for answer in answers:
                if isinstance(answer, BaseException):
                    raise answer

    async def messages(self, account: Account, since: datetime | None) -> Sequence[ChannelMessage]:
        """See `Channel.messages`. Without Channex's application for messages there are none."""
        found: list[ChannelMessage] = []
        try:
            async for thread in self._threads(account, since):
                written = await self._written(account, thread.id, since)
                if written:
                    found += messages.told(thread, written, await self._reference(account, thread.booking))
        except MessagesMissing:
            return ()
        return found

    async def send_message(self, account: Account, thread: str, text: str, key: str) -> str:
        """See `Channel.send_message`. Channex knows no keys, so what was written is looked at before.

        The same words, written by the property after the guest's last message, are this message. So it goes twice only
        if the answer was lost and the guest wrote before it was tried again; the same words said twice in a row go
        once.
        """
        already = messages.already(await self._written(account, thread, None, unanswered=True), text)
        if already is not None:
            return already
        body = {"message": {"message": text}}
        path = f"{MESSAGES}/{part(thread)}/messages"
        return messages.sent(await self._client.ask(account, "POST", path, body=body))

    async def push_content(self, account: Account, pieces: Sequence[ContentPiece]) -> Receipt:
        """See `Channel.push_content`. Content is kept at Channex itself, so none is taken."""
        return Receipt(dict.fromkeys(range(len(pieces)), "Channex takes no content"))

    async def _home(self, account: Account, *, younger: float = HOME_SECONDS) -> catalog.Home:
        name = (account.connection, account.hotel)
        home = self._homes.get(name, younger)
        if home is not None:
            return home
        min_stay = await self._min_stay(account)
        plans = catalog.plans(await self._client.everything(account, "/rate_plans", _of(account)))
        return self._homes.keep(name, catalog.Home(min_stay, plans))

    async def _min_stay(self, account: Account) -> catalog.MinStay:
        try:
            return catalog.min_stay(await self._client.ask(account, "GET", f"/properties/{property_of(account)}"))
        except NotThere:
            raise unknown_property() from None

    # --- bookings ----------------------------------------------------------------------------------------------------

    async def _acknowledge(self, account: Account, revision: str) -> None:
        """Acknowledge one. What Channex does not take any more is done: what is not would come again."""
        try:
            await self._client.ask(account, "POST", f"/booking_revisions/{part(revision)}/ack", body={})
        except CredentialsRefused:
            raise
        except ChannelRefused as error:
            log.info("Channex took no acknowledgement", connection=account.connection, problem=error.problem)

    # --- messages ----------------------------------------------------------------------------------------------------

    async def _threads(self, account: Account, since: datetime | None) -> AsyncIterator[Thread]:
        """The threads in which something was written since."""
        async for page in self._client.pages(account, MESSAGES, _of(account)):
            threads = [messages.thread(item) for item in page.items]
            for thread in threads:
                if since is None or thread.last is None or thread.last >= since:
                    yield thread
            oldest = threads[-1].last if threads else None
            if page.newest_first_by == "last_message_received_at" and oldest and since and oldest < since:
                return

    async def _written(
        self, account: Account, thread: str, since: datetime | None, *, unanswered: bool = False
    ) -> list[Message]:
        """What was written in a thread since, or after the guest's last message and with it; newest pages first."""
        found: list[Message] = []
        async for page in self._client.pages(account, f"{MESSAGES}/{part(thread)}/messages"):
            written = [messages.message(item) for item in page.items]
            found += [each for each in written if since is None or each.at >= since]
            older = since is not None and any(each.at < since for each in written)
            answered = unanswered and any(each.sender == messages.GUEST for each in written)
            if page.newest_first_by == "inserted_at" and (older or answered):
                break
        return found

    async def _reference(self, account: Account, booking: str | None) -> str | None:
        """What a booking is called, of which Channex's id is known; None for one that is gone."""
        if booking is None:
            return None
        name = (account.connection, account.hotel, booking)
        known = self._references.get(name, REFERENCE_SECONDS)
        if known is not None:
            return known
        try:
            told = await self._client.ask(account, "GET", f"/bookings/{part(booking)}")
        except NotThere:
            return None
        return self._references.keep(name, bookings.reference(told))


def _of(account: Account) -> dict[str, str]:
    """Of this property only."""
    return {"filter[property_id]": property_of(account)}


def _spans(first: date, last: date, days: int) -> Iterator[tuple[date, date]]:
    """Days from the first to the last, so many at a time."""
    while first <= last:
        until = min(first + timedelta(days=days - 1), last)
        yield first, until
        first = until + timedelta(days=1)
