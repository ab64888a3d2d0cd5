"""A bulk write as it comes in: parsed, located, allowed, and everything that is wrong with it told at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from roomrack.core.errors import many
from roomrack.core.localtime import local_day
from roomrack.domain.calendar import service, wire
from roomrack.domain.calendar.errors import TooManyRoomDays, UnknownRoom
from roomrack.domain.calendar.rules import MAX_WRITE_ROOM_DAYS, Item
from roomrack.domain.products import service as products
from roomrack.domain.products.rules import Catalog
from roomrack.domain.properties import service as properties
from roomrack.infra.http.operation import WriteCall

MAX_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Prepared:
    """Items that no rule refuses without looking at the calendar, and what is known of their properties."""

    writes: Sequence[Item]
    catalogs: Mapping[int, Catalog]
    todays: Mapping[int, date]
    currencies: Mapping[int, str]
    versions: Mapping[int, str]
    """By position among the writes, the versions that their days must still have."""

    @property
    def room_days(self) -> int:
        """How many days the items name in all."""
        return sum(len(item.days) for item in self.writes)


async def prepared(call: WriteCall, body: Sequence[Any], model: type[wire.BulkItem] = wire.BulkItem) -> Prepared:
    """The items of a body, all of properties that the caller may write; the unit sees only those from now on.

    Raises `Forbidden`, `TooManyRoomDays`, or one error with everything that is wrong with any item.
    """
    items, wrong = wire.parsed(body, model)
    rooms = {room for raw in body if (room := wire.room_of(raw)) is not None}
    rooms |= {item.room for item in items.values()}
    located = await products.locate(call.unit, [room for room in rooms if 0 < room <= MAX_ID])
    for accommodation in sorted(set(located.values())):
        call.require(accommodation, write=True)
    await call.unit.narrow(located.values())
    for position, raw in enumerate(body):
        room = items[position].room if position in items else wire.room_of(raw)
        if room is not None and room not in located:
            wrong.append((position, UnknownRoom(f"$[{position}].room", room)))
    known = {place: item for place, item in items.items() if item.room in located and item.dateFrom <= item.dateTo}
    homes = {home.id: home for home in await properties.find(call.unit, sorted(set(located.values())))}
    todays = {home.id: local_day(call.unit.now(home.id), home.zone) for home in homes.values()}
    catalogs = {home.id: await products.catalog_of(call.unit, home) for home in homes.values()}
    accepted: list[tuple[int, Item]] = []
    for position, item in known.items():
        home = homes[located[item.room]]
        made, refused = wire.item_of(position, item, home.id, home.currency)
        accepted.append((position, made))
        wrong += [(position, error) for error in refused]
    writes = [item for _, item in accepted]
    wrong += [(accepted[place][0], error) for place, error in service.problems(writes, catalogs, todays)]
    if wrong:
        raise many([error for _, error in sorted(wrong, key=lambda problem: problem[0])])
    currencies = {home.id: home.currency for home in homes.values()}
    expected = {
        place: item.ifVersion
        for place, (position, _) in enumerate(accepted)
        if isinstance(item := items[position], wire.GuardedItem) and item.ifVersion
    }
    wanted = Prepared(writes, catalogs, todays, currencies, expected)
    if wanted.room_days > MAX_WRITE_ROOM_DAYS:
        raise TooManyRoomDays("$", limit=MAX_WRITE_ROOM_DAYS, asked=wanted.room_days)
    return wanted
