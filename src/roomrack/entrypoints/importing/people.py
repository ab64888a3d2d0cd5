"""Taking over the registry of guests, and what a property wants of its check-in."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from functools import cache
from typing import Any

from roomrack.core.errors import RoomrackError
from roomrack.domain.guests import service as guests
from roomrack.domain.guests.errors import GuestNotFound
from roomrack.domain.guests.wire import SettingsBody, WholeGuestBody, shape, values_of
from roomrack.domain.reference.rules import cities, country_codes
from roomrack.entrypoints.importing import bodies
from roomrack.entrypoints.importing.bodies import Refused
from roomrack.entrypoints.importing.model import SEQUENCES, Done, Kind, Left
from roomrack.entrypoints.importing.readback import kept, told
from roomrack.entrypoints.importing.source import Untold
from roomrack.entrypoints.importing.work import House, Taken, Work, digest, remember, tell
from roomrack.infra import imported
from roomrack.infra.db import WriteUnit

PENDING = b"pending"
"""The digest of somebody whose invoices go to somebody who is not taken over yet."""
PAYER = "invoiceTo"
"""What names somebody else of the registry, who must be here first."""
AT_ONCE = 200

HIDDEN = "Hidden and erased people are listed by no operation of the contract; they do not come over."
NO_RULE = (
    "The source tells no rule of city tax. What each reservation owes comes over; set the rule for new ones "
    "(cityTax of /rest/x1/checkin/{accommodation}/settings)."
)
PLACES = "Their place of birth has a number of the source's own list (birthCityId), which is left out; its name stays."
POLICE = (
    "Nobody is told the password and key of the police's service. Enter them here anew, and have only one of the "
    "servers report arrivals by itself."
)


async def take(work: Work, house: House) -> None:
    """Take over the people and companies whom the source lists, a page in a transaction."""
    async with work.reading(house.accommodation) as unit:
        known = await imported.known(unit, house.accommodation, SEQUENCES[Kind.GUEST])
    house.guests = {int(key): one.id for key, one in known.items() if one.id is not None}
    listed: set[str] = set()
    later: list[dict[str, Any]] = []
    work.progress.begin(f"{house.source_id}: guests", None)
    try:
        async for rows in work.source.guests(house.source_id):
            house.registry = True
            fresh = [raw for raw in rows if str(raw["id"]) not in listed and raw.get("status") != "DELETED"]
            listed |= {str(raw["id"]) for raw in fresh}
            later += await _page(work, house, fresh)
            work.progress.advance(len(rows))
    except Untold as untold:
        work.report.refuse(house.source_id, Kind.GUEST, "*", Left(None, f"The source does not tell them: {untold}"))
        return
    for start in range(0, len(later), AT_ONCE):
        await _page(work, house, later[start : start + AT_ONCE], last=True)
    work.report.note(house.source_id, Kind.GUEST.value, HIDDEN)
    await _tell_gone(work, house, listed)


async def take_settings(work: Work, house: House) -> None:
    """Take over the rule of city tax, how long people are kept, and whose account the police knows."""
    raw = await settings_of(work, house.source_id)
    if raw is None:
        return
    work.progress.begin(f"{house.source_id}: check-in", None)
    taken = await work.writing(house.accommodation, lambda unit: _settings(unit, house, raw))
    tell(work, house.source_id, Kind.CHECKIN, [taken])


async def settings_of(work: Work, house: str) -> dict[str, Any] | None:
    """The settings of the check-in, as far as they come over; None from a source that tells none."""
    try:
        raw = await work.source.checkin_settings(house)
    except Untold:
        work.report.note(house, Kind.CHECKIN.value, NO_RULE)
        return None
    police = raw.get("police")
    user = police.get("user") if isinstance(police, Mapping) else None
    if user:
        work.report.note(house, Kind.CHECKIN.value, POLICE)
    return {name: raw.get(name) for name in ("cityTax", "retentionDays")} | {"police": {"user": user}}


def look_of(raw: Mapping[str, Any]) -> bytes:
    """The digest of somebody in the registry, or of settings."""
    return digest({name: value for name, value in raw.items() if name not in ("accommodationId", "fullname", "type")})


async def _page(
    work: Work, house: House, rows: Sequence[dict[str, Any]], *, last: bool = False
) -> list[dict[str, Any]]:
    """Take over some people; gives those whose payer is not here yet, which nobody is once this is the `last` time."""
    if not last:
        for raw in rows:
            work.report.left_out[Kind.GUEST].update(bodies.unplaced(Kind.GUEST, raw))
    await work.skip(Kind.GUEST, [int(raw["id"]) for raw in rows if raw["id"] not in house.guests])
    taken = await work.writing(house.accommodation, lambda unit: _write(unit, work, house, rows, last=last))
    house.guests |= {int(one.source_id): one.id for one in taken if one.id is not None}
    waiting = {one.source_id for one in taken if one.digest == PENDING}
    if not last:
        tell(work, house.source_id, Kind.GUEST, taken)
        lost = sum(not _has_place(raw) for raw in rows)
        if lost:
            work.report.note(house.source_id, Kind.GUEST.value, PLACES, lost)
        await _compare(work, house, rows)
    else:
        for one in taken:
            for left in one.left:
                work.report.refuse(house.source_id, Kind.GUEST, one.source_id, left)
    return [raw for raw in rows if str(raw["id"]) in waiting]


async def _write(
    unit: WriteUnit, work: Work, house: House, rows: Sequence[dict[str, Any]], *, last: bool
) -> list[Taken]:
    keys = [str(raw["id"]) for raw in rows]
    known = await imported.known(unit, house.accommodation, SEQUENCES[Kind.GUEST], keys)
    numbers = await work.number(unit, Kind.GUEST, [int(key) for key in keys if key not in known])
    taken: list[Taken] = []
    for key, raw in zip(keys, rows, strict=True):
        before, look = known.get(key), look_of(raw)
        if before is not None and before.is_as(look):
            taken.append(Taken(key, Done.UNCHANGED, id=before.id, digest=look))
            continue
        number = before.id if before is not None and before.id is not None else numbers[int(key)]
        left: list[Left] = []
        body = _body(raw, house, left, last=last)
        waits = isinstance(raw.get(PAYER), int) and PAYER not in body and not last
        try:
            done = await _stored(unit, house, body, number, left, exists=before is not None)
        except Refused as refused:
            taken.append(Taken(key, Done.REFUSED, [*left, refused.left]))
            continue
        taken.append(Taken(key, done, left, number, PENDING if waits else look))
    await remember(unit, house.accommodation, Kind.GUEST, taken)
    return taken


def _body(raw: Mapping[str, Any], house: House, left: list[Left], *, last: bool) -> dict[str, Any]:
    body = deepcopy({name: value for name, value in raw.items() if value is not None and name not in ("id", PAYER)})
    payer, plan = raw.get(PAYER), raw.get("ratePlanId")
    if isinstance(payer, int) and payer in house.guests:
        body[PAYER] = house.guests[payer]
    elif payer is not None and last:
        left.append(Left(PAYER, f"Guest {payer} was not taken over."))
    if isinstance(plan, int) and plan in house.plans:
        body["ratePlanId"] = house.plans[plan]
    if not _has_place(raw):
        body.pop("birthCityId", None)
    return body


def _has_place(raw: Mapping[str, Any]) -> bool:
    """Whether the place of birth has a number that is the same here."""
    city = raw.get("birthCityId")
    return not isinstance(city, int) or city in _places(str(raw.get("birthCountry") or ""))


@cache
def _places(country: str) -> frozenset[int]:
    return frozenset(city.id for city in cities(country)) if country in country_codes() else frozenset()


async def _stored(
    unit: WriteUnit, house: House, body: dict[str, Any], number: int, left: list[Left], *, exists: bool
) -> Done:
    if exists:
        # An absent field would keep the value that it had here.
        body = {str(field.alias or name): None for name, field in WholeGuestBody.model_fields.items()} | body
    while True:
        model = bodies.read(WholeGuestBody, Kind.GUEST, body, left)
        try:
            async with unit.savepoint():
                old, new = await guests.adopt(unit, house.accommodation, number, values_of(model))
        except GuestNotFound:
            raise Refused(Left(None, f"It was erased or merged here, where it was guest {number}.")) from None
        except RoomrackError as error:
            bodies.leave_out(Kind.GUEST, body, error, left)
        else:
            return Done.CREATED if old is None else Done.UNCHANGED if old is new else Done.UPDATED


async def _compare(work: Work, house: House, rows: Sequence[Mapping[str, Any]]) -> None:
    ids = {raw["id"]: house.guests[raw["id"]] for raw in rows if raw["id"] in house.guests}
    async with work.reading(house.accommodation) as unit:
        here = await guests.known(unit, house.accommodation, list(ids.values()))
    for raw in rows:
        guest = here.get(ids.get(raw["id"], 0))
        if guest is not None:
            there = kept(WholeGuestBody, raw, {PAYER, "ratePlanId", "birthCityId"})
            told(work, house, Kind.GUEST, str(raw["id"]), there, shape(guest))


async def _tell_gone(work: Work, house: House, listed: set[str]) -> None:
    """Nobody is erased here because a list lacks him: a person decides."""
    missing = {number: here for number, here in house.guests.items() if str(number) not in listed}
    async with work.reading(house.accommodation) as unit:
        here = await guests.known(unit, house.accommodation, list(missing.values()))
    for number, id in missing.items():
        if id in here:
            reason = "The source lists it no more: it was hidden, merged or erased there. Erase it here if it must be."
            work.report.refuse(house.source_id, Kind.GUEST, str(number), Left(None, reason))


async def _settings(unit: WriteUnit, house: House, raw: Mapping[str, Any]) -> Taken:
    key, look = house.source_id, look_of(raw)
    before = (await imported.known(unit, house.accommodation, SEQUENCES[Kind.CHECKIN], [key])).get(key)
    if before is not None and before.is_as(look):
        return Taken(key, Done.UNCHANGED, digest=look)
    left: list[Left] = []
    try:
        done = await _written(unit, house, deepcopy(dict(raw)), left)
    except Refused as refused:
        return Taken(key, Done.REFUSED, [*left, refused.left])
    taken = Taken(key, Done.CREATED if before is None else done, left, digest=look)
    await remember(unit, house.accommodation, Kind.CHECKIN, [taken])
    return taken


async def _written(unit: WriteUnit, house: House, body: dict[str, Any], left: list[Left]) -> Done:
    """Write settings, without what is wrong in them. Raises `Refused`."""
    while True:
        values = bodies.read(SettingsBody, Kind.CHECKIN, body, left).values()
        try:
            async with unit.savepoint():
                old = await guests.read_settings(unit, house.accommodation)
                new = await guests.write_settings(unit, house.accommodation, values)
                return Done.UNCHANGED if new == old else Done.UPDATED
        except RoomrackError as error:
            bodies.leave_out(Kind.CHECKIN, body, error, left)
