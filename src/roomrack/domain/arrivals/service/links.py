"""The link of a reservation: making it, withdrawing it, and what it opens."""

from dataclasses import dataclass

from roomrack.core.errors import RoomrackError
from roomrack.domain.arrivals import events, repository
from roomrack.domain.arrivals.errors import CheckinClosed, CheckinLinkEnded
from roomrack.domain.arrivals.rules import letters
from roomrack.domain.arrivals.rules import links as rules
from roomrack.domain.arrivals.rules.links import Link
from roomrack.domain.messages import service as messages
from roomrack.domain.messages.rules import Outgoing
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.state import View
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import ReadUnit, WriteUnit

PAGES = "/connect/check-in"
"""Where the pages of guests begin; web.arrival serves them."""


class _Public:
    """Where guests reach this server; `entrypoints` sets it."""

    url: str = "http://127.0.0.1:8480"


def configure(*, public_url: str) -> None:
    """Say where guests reach this server, without a path."""
    _Public.url = public_url.rstrip("/")


@dataclass(frozen=True, slots=True)
class State:
    """How the online check-in of a reservation stands."""

    reservation: int
    link: Link | None
    open: bool
    """Whether the link works."""
    people: int
    """How many people the page wrote down."""
    mails: list[Outgoing]


async def state(unit: ReadUnit, accommodation: int, reservation: int) -> State:
    """How the online check-in of a reservation stands. Raises `NotFound`."""
    view = await reservations.get(unit, accommodation, reservation)
    link = await repository.get(unit, accommodation, reservation)
    there = {guest.id for guest in view.reservation.guests}
    written = await repository.people(unit, accommodation, reservation)
    return State(
        reservation,
        link,
        link is not None and link.open and is_open(view),
        len(there & written.keys()),
        await messages.of(unit, accommodation, letters.KIND, reservation),
    )


async def make(unit: WriteUnit, accommodation: int, reservation: int) -> Link:
    """The link of a reservation, made if there is none. Raises `NotFound` and `CheckinClosed`."""
    require_open(await reservations.get(unit, accommodation, reservation))
    made = await repository.open_link(unit, accommodation, reservation)
    if made is not None:
        await unit.record(events.event(events.LINK_MADE, accommodation, reservation))
        return made
    link = await repository.get(unit, accommodation, reservation)
    if link is None:
        raise LookupError("a link that is open is there")
    return link


async def withdraw(unit: WriteUnit, accommodation: int, reservation: int) -> None:
    """Make the link of a reservation work no longer; without one nothing happens. Raises `NotFound`."""
    await reservations.get(unit, accommodation, reservation)
    if await repository.withdraw(unit, accommodation, reservation):
        await unit.record(events.event(events.LINK_WITHDRAWN, accommodation, reservation))


async def opened(unit: ReadUnit, token: str) -> tuple[Link, View]:
    """What a link leads to; the unit sees its property from here on. Raises `CheckinLinkEnded` for whatever is none.

    A unit that writes holds the reservation from here on, so that nobody checks it in meanwhile.
    """
    found = rules.parsed(token)
    if found is None:
        raise CheckinLinkEnded
    accommodation, reservation, secret = found
    await unit.widen(accommodation)
    if isinstance(unit, WriteUnit):
        link = await repository.hold(unit, accommodation, reservation)
    else:
        link = await repository.get(unit, accommodation, reservation)
    if link is None or not link.open or not rules.fits(secret, unit.keyring.digests(link.signed)):
        raise CheckinLinkEnded
    try:
        if isinstance(unit, WriteUnit):
            await reservations.hold(unit, accommodation, [reservation])
        view = await reservations.get(unit, accommodation, reservation)
    except RoomrackError:
        raise CheckinLinkEnded from None
    if not is_open(view):
        raise CheckinLinkEnded
    return link, view


def url_of(keyring: Keyring, link: Link) -> str:
    """Where guests open the page."""
    return f"{_Public.url}{PAGES}/{rules.token(link, keyring.digest(link.signed))}"


def require_open(view: View) -> None:
    """Raise `CheckinClosed` when guests can say nothing any more."""
    if not is_open(view):
        raise CheckinClosed(reservation=view.reservation.id)


def is_open(view: View) -> bool:
    """Whether guests can say something yet."""
    return rules.is_open(view.reservation, view.place.day_of(view.at))
