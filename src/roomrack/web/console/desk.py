"""A property as the person who is signed in may see it: his own levels decide, not those of an application.

Somebody who does not work there is told that there is no such page. A deactivated property answers to its owner only,
and is not written to.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from starlette.responses import Response

from roomrack.core.errors import Forbidden, NotFound, RoomrackError
from roomrack.core.localtime import local_day
from roomrack.core.rights import Area, Duty, Level, Levels
from roomrack.domain.distribution.service import quarantine
from roomrack.domain.identity import service as identity
from roomrack.domain.identity.rules import NEEDED
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.infra.db import ReadUnit
from roomrack.web.console.tongue import Say, mark
from roomrack.web.console.visit import ROOT, Visit

PAGES: Mapping[str, tuple[str, tuple[Duty, ...]]] = {
    "": (mark("Overview"), ()),
    "/products": (mark("Products"), (Duty.ROOMS,)),
    "/photos": (mark("Photos"), NEEDED[Area.ACCOMMODATION]),
    "/terms": (mark("Extras and policies"), (Duty.SETTINGS,)),
    "/calendar": (mark("Calendar tools"), (Duty.PRICES, Duty.AVAILABILITY)),
    "/connections": (mark("Connections"), (Duty.CHANNEL_MANAGER,)),
    "/tasks": (mark("Tasks"), (Duty.SETTINGS,)),
    "/clock": (mark("Clock"), NEEDED[Area.ACCOMMODATION]),
    "/reservations": (mark("Reservations"), NEEDED[Area.RESERVATION]),
    "/quarantine": (mark("Quarantine"), NEEDED[Area.RESERVATION]),
    "/guests": (mark("Guests"), NEEDED[Area.RESERVATION]),
    "/check-in": (mark("Check-in settings"), NEEDED[Area.RESERVATION]),
    "/invoices": (mark("Invoices"), NEEDED[Area.RESERVATION]),
    "/payments": (mark("Payments"), NEEDED[Area.RESERVATION]),
    "/payment-settings": (mark("Payment settings"), NEEDED[Area.CARD_DETAIL]),
    "/cards": (mark("Looks at cards"), NEEDED[Area.CARD_DETAIL]),
    "/people": (mark("People"), (Duty.USERS,)),
}
"""The pages of a property, and the areas in which somebody must at least read to see them."""

QUARANTINE = "/quarantine"


@dataclass(frozen=True, slots=True)
class Desk:
    """A property, and what the person may do there."""

    place: Accommodation
    is_owner: bool
    levels: Levels
    ahead: timedelta = timedelta()
    """How far its clock is ahead of the server's; never but in the sandbox."""
    waiting: int = 0
    """Rooms of channels' bookings that wait in quarantine; 0 for whoever may not see them."""

    @property
    def base(self) -> str:
        """Where its pages begin."""
        return f"{ROOT}/properties/{self.place.id}"

    @property
    def scope(self) -> frozenset[int]:
        """What its units see."""
        return frozenset({self.place.id})

    @property
    def active(self) -> bool:
        """Whether it is in use."""
        return self.place.deactivated_at is None

    def may(self, page: str, level: Level = Level.READONLY) -> bool:
        """Whether the person has a level for a page; nobody writes to a deactivated property."""
        enough = all(self.levels[duty] >= level for duty in PAGES[page][1])
        return enough and (self.active or level < Level.READWRITE)

    def opens(self, page: str) -> bool:
        """Whether there is a page, and the person may see it.

        That of the people is closed while the property is deactivated, and only in the sandbox there is a clock.
        """
        there = {"/people": self.active, "/clock": self.place.sandbox}
        return self.may(page) and there.get(page, True)

    def require(self, page: str, level: Level = Level.READONLY) -> None:
        """Raises `Forbidden` when the person lacks the level."""
        if not self.may(page, level):
            raise Forbidden

    def today(self, unit: ReadUnit) -> date:
        """The property's local day."""
        return local_day(unit.now(self.place.id), self.place.zone)


async def desk_of(visit: Visit, page: str, *, write: bool = False) -> Desk:
    """The property of the path, for one of its pages. Raises `NotFound`, `Forbidden`."""
    number = visit.path_id("property")
    async with visit.read(frozenset({number})) as unit:
        employee = await identity.employment(unit, visit.person.id, number)
        if employee is None:
            raise NotFound("Page")
        place = await properties.get(unit, number)
        clock = await identity.clock_of(unit, number) if place.sandbox else None
        desk = Desk(place, employee.is_owner, employee.levels, clock.by if clock else timedelta())
        if desk.may(QUARANTINE):
            desk = replace(desk, waiting=sum((await quarantine.waiting_at(unit, number)).values()))
    if place.deactivated_at is not None and not employee.is_owner:
        raise NotFound("Page")
    # What was put ahead a moment ago, perhaps by another process, holds from here on.
    visit.services.clock.learn({number: desk.ahead})
    desk.require(page, Level.READWRITE if write else Level.READONLY)
    return desk


def shown(
    visit: Visit,
    desk: Desk,
    template: str,
    content: Mapping[str, Any],
    *,
    error: RoomrackError | None = None,
) -> Response:
    """A page of a property, in the reader's language."""
    counts = {QUARANTINE: desk.waiting}
    nav = [(desk.base + path, label, counts.get(path)) for path, (label, _) in PAGES.items() if desk.opens(path)]
    ahead = ahead_words(desk.ahead, visit.say) if desk.ahead else None
    whole = {"desk": desk, "place": desk.place, "nav": nav, "ahead": ahead, **content}
    return visit.page(template, whole, error=error)


def ahead_words(ahead: timedelta, say: Say) -> str:
    """How far a clock is ahead, in its two largest units that are not zero."""
    minutes, seconds = divmod(int(ahead.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    parts = [
        (days, say("1 day"), say("{count} days", count=days)),
        (hours, say("1 hour"), say("{count} hours", count=hours)),
        (minutes, say("1 minute"), say("{count} minutes", count=minutes)),
        (seconds, say("1 second"), say("{count} seconds", count=seconds)),
    ]
    return say(" and ").join([one if count == 1 else many for count, one, many in parts if count][:2])
