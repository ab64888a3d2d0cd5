"""Telling the Italian police who arrived (docs/contract.md 7).

A report names guests, not records: the records are written anew for each attempt, from what is known by then.
"""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from datetime import date, timedelta

from roomrack.core.errors import NotFound
from roomrack.domain.guests.errors import PlacesUnknown, PoliceAccountMissing
from roomrack.domain.guests.repository import police as repository
from roomrack.domain.guests.rules import alloggiati
from roomrack.domain.guests.rules.alloggiati import Listed, Problem
from roomrack.domain.guests.rules.reports import LEASE, MAX_ATTEMPTS, Arrivals, Attempt, Report, ReportStatus, pause
from roomrack.domain.guests.service.settings import police_account
from roomrack.domain.properties import service as properties
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.state import GUEST, Guest, Reservation
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.ports.police import Account, PolicePlace, Receipt

SHOWN = 100
"""How many reports are listed."""
BATCH = 50

Chosen = Callable[[Reservation, Guest], bool]


async def arrivals(unit: ReadUnit, accommodation: int, day: date) -> Arrivals:
    """The records of everybody who arrives on a local day, and what others lack. Raises `PlacesUnknown`."""
    await properties.get(unit, accommodation)
    return await _arrivals(unit, accommodation, day, lambda _room, _guest: True)


async def reports(unit: ReadUnit, accommodation: int) -> list[Report]:
    """The newest reports with their attempts. Raises `NotFound`."""
    await properties.get(unit, accommodation)
    return await repository.latest(unit, accommodation, SHOWN)


async def report(unit: WriteUnit, accommodation: int, day: date) -> tuple[Report | None, Sequence[Problem]]:
    """Have the arrivals of a day reported that were not yet; None when there is nobody. And say what others lack.

    Raises `PlacesUnknown` and `PoliceAccountMissing`.
    """
    await properties.get(unit, accommodation)
    await repository.hold(unit, accommodation)
    waiting = await repository.reported(unit, accommodation, day, ended=False)
    found = await _arrivals(unit, accommodation, day, lambda _room, guest: not _told(guest) and guest.id not in waiting)
    if not found.records:
        return None, found.problems
    if await police_account(unit, accommodation) is None:
        raise PoliceAccountMissing
    return await _made(unit, accommodation, day, found), found.problems


async def report_by_itself(unit: WriteUnit, accommodation: int) -> None:
    """Report who has checked in today or yesterday, wherever nothing is missing. Nobody is named twice by this.

    Raises `PlacesUnknown`.
    """
    house = await properties.get(unit, accommodation)
    today = house.day_of(unit.now(accommodation))
    await repository.hold(unit, accommodation)
    for day in (today - timedelta(1), today):
        named = await repository.reported(unit, accommodation, day, ended=True)
        found = await _arrivals(unit, accommodation, day, _unnamed(named))
        if found.records:
            await _made(unit, accommodation, day, found)


async def automatic(unit: ReadUnit) -> list[int]:
    """The properties whose arrivals are reported by themselves."""
    return await repository.automatic(unit)


async def accounts(unit: ReadUnit) -> list[Account]:
    """Every account that is known, sandbox properties' left out: any of them may ask for the table of places."""
    found = []
    for accommodation in await repository.with_account(unit):
        account = await police_account(unit, accommodation)
        with suppress(NotFound):  # The property is gone.
            if account is not None and not (await properties.get(unit, accommodation)).sandbox:
                found.append(Account(*account))
    return found


async def due(unit: ReadUnit) -> list[tuple[int, int]]:
    """Reports whose next attempt is due: property and id."""
    return await repository.due(unit, unit.now(), BATCH)


async def claim(unit: WriteUnit, accommodation: int, id: int) -> tuple[Report, Account | None, Arrivals] | None:
    """Take a report for an attempt, with the account and the records; None when somebody else has taken it."""
    taken = await repository.claim(unit, accommodation, id, unit.now(), LEASE)
    if taken is None:
        return None
    house = await properties.get(unit, accommodation)
    account = None if house.sandbox else await police_account(unit, accommodation)
    found = await _arrivals(
        unit, accommodation, taken.day, lambda _room, guest: guest.id in taken.persons and not _told(guest)
    )
    return taken, account and Account(*account), found


async def end(unit: WriteUnit, taken: Report, sent: Sequence[int], receipt: Receipt) -> None:
    """Write down what the police took of the guests that were sent."""
    now = unit.now(taken.accommodation)
    accepted = [guest for place, guest in enumerate(sent) if place not in receipt.refused]
    if accepted:
        await reservations.note_police(unit, taken.accommodation, accepted, now)
    problem = "; ".join(f"guest {sent[place]}: {why}" for place, why in sorted(receipt.refused.items()))
    whole = not receipt.refused and bool(sent)
    status = ReportStatus.SENT if whole else ReportStatus.FAILED
    problem = problem or ("" if sent else "nobody of this report can be reported any more")
    await repository.note(unit, taken, Attempt(taken.attempts, now, len(accepted), problem[:2000] or None))
    await repository.move(unit, taken, status, now, now if accepted else None)


async def fail(unit: WriteUnit, taken: Report, problem: str, *, final: bool) -> None:
    """Write down that nothing was sent. Without `final` it is tried again, up to `MAX_ATTEMPTS` times."""
    now = unit.now(taken.accommodation)
    await repository.note(unit, taken, Attempt(taken.attempts, now, 0, problem[:2000]))
    over = final or taken.attempts >= MAX_ATTEMPTS
    status = ReportStatus.FAILED if over else ReportStatus.WAITING
    await repository.move(unit, taken, status, unit.now() + pause(taken.attempts), None)


async def knows_places(unit: ReadUnit) -> bool:
    """Whether the police's table of places is here."""
    return await repository.knows_places(unit)


async def store_places(unit: WriteUnit, found: Sequence[PolicePlace]) -> None:
    """Keep the police's table of places."""
    await repository.store_places(unit, found)


async def _made(unit: WriteUnit, accommodation: int, day: date, found: Arrivals) -> Report:
    now = unit.now()
    made = Report(
        accommodation=accommodation,
        id=(await unit.new_ids("police_report_id", 1))[0],
        day=day,
        persons=tuple(guest for guest, _ in found.records),
        due_at=now,
        created_at=now,
    )
    await repository.insert(unit, made)
    return made


async def _arrivals(unit: ReadUnit, accommodation: int, day: date, chosen: Chosen) -> Arrivals:
    ordered: list[Listed] = []
    for room in await reservations.arriving(unit, accommodation, day):
        ordered += alloggiati.listed([guest for guest in room.guests if chosen(room, guest)], day)
    if ordered and not await repository.knows_places(unit):
        raise PlacesUnknown
    places = await repository.places(unit, alloggiati.wanted_names([one.guest for one in ordered]))
    records: list[tuple[int, str]] = []
    problems: list[Problem] = []
    incomplete: Collection[int] = _incomplete(ordered, places)
    for one in ordered:
        written = alloggiati.record(one, places)
        if isinstance(written, list):
            problems += written
        elif one.guest.id not in incomplete:
            records.append((one.guest.id, written))
    return Arrivals(records, problems)


def _incomplete(ordered: Sequence[Listed], places: alloggiati.Places) -> set[int]:
    """Guests whose head, or one of whose members, lacks something: a party is reported as a whole."""
    parties: list[list[Listed]] = []
    for one in ordered:
        if one.kind in alloggiati.MEMBER_KINDS and parties:
            parties[-1].append(one)
        else:
            parties.append([one])
    return {
        one.guest.id
        for party in parties
        if any(isinstance(alloggiati.record(member, places), list) for member in party)
        for one in party
    }


def _unnamed(named: Collection[int]) -> Chosen:
    return lambda room, guest: _came(room, guest) and guest.id not in named


def _told(guest: Guest) -> bool:
    return guest.details.get("police_sent_status") is True


def _came(room: Reservation, guest: Guest) -> bool:
    """Whether a guest is reported by himself: he is here, and everybody who came with him is written down wholly."""
    party = [one for one in room.guests if one.type == GUEST and one.checkin == guest.checkin]
    whole = not any(one.details.get("draft") for one in party)
    return room.effective_checkin is not None and whole and not _told(guest)
