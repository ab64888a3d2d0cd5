"""A property as the person who is signed in may see it: his own levels decide, not those of an application.

Somebody who does not work there is told that there is no such page. A deactivated property answers to its owner only,
and is not written to.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from starlette.responses import Response

from roomrack.core.errors import Forbidden, NotFound, RoomrackError
from roomrack.core.localtime import local_day
from roomrack.core.rights import Area, Duty, Level, Levels
from roomrack.domain.identity import service as identity
from roomrack.domain.identity.rules import NEEDED
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.infra.db import ReadUnit
from roomrack.web.console.tongue import mark
from roomrack.web.console.visit import ROOT, Visit

PAGES: Mapping[str, tuple[str, tuple[Duty, ...]]] = {
    "": (mark("Overview"), ()),
    "/products": (mark("Products"), (Duty.ROOMS,)),
    "/photos": (mark("Photos"), NEEDED[Area.ACCOMMODATION]),
    "/terms": (mark("Extras and policies"), (Duty.SETTINGS,)),
    "/calendar": (mark("Calendar tools"), (Duty.PRICES, Duty.AVAILABILITY)),
    "/connections": (mark("Connections"), (Duty.CHANNEL_MANAGER,)),
    "/tasks": (mark("Tasks"), (Duty.SETTINGS,)),
    "/reservations": (mark("Reservations"), NEEDED[Area.RESERVATION]),
    "/guests": (mark("Guests"), NEEDED[Area.RESERVATION]),
    "/invoices": (mark("Invoices"), NEEDED[Area.RESERVATION]),
    "/payments": (mark("Payments"), NEEDED[Area.RESERVATION]),
    "/cards": (mark("Looks at cards"), NEEDED[Area.CARD_DETAIL]),
    "/people": (mark("People"), (Duty.USERS,)),
}
"""The pages of a property, and the areas in which somebody must at least read to see them."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A property, and what the person may do there."""

    place: Accommodation
    is_owner: bool
    levels: Levels

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
        """Whether the person may see a page; that of the people is closed while the property is deactivated."""
        return self.may(page) and (self.active or page != "/people")

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
    if place.deactivated_at is not None and not employee.is_owner:
        raise NotFound("Page")
    desk = Desk(place, employee.is_owner, employee.levels)
    desk.require(page, Level.READWRITE if write else Level.READONLY)
    return desk


def shown(
    visit: Visit,
    desk: Desk,
    template: str,
    content: Mapping[str, Any],
    *,
    error: RoomrackError | None = None,
    language: str = "en",
) -> Response:
    """A page of a property."""
    nav = [(desk.base + path, label) for path, (label, _) in PAGES.items() if desk.opens(path)]
    whole = {"desk": desk, "place": desk.place, "nav": nav, **content}
    return visit.page(template, whole, error=error, language=language)
