"""What guests see and say on the page. All of it goes the way of the API's check-in, so that others hear of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from roomrack.core.errors import FieldMissing, RoomrackError
from roomrack.domain.arrivals import events, repository
from roomrack.domain.arrivals.rules import answers as rules
from roomrack.domain.arrivals.rules.answers import Answers, Person
from roomrack.domain.arrivals.rules.links import Link
from roomrack.domain.arrivals.service.links import opened
from roomrack.domain.reference import service as reference
from roomrack.domain.reference.rules import DocumentType
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.errors import (
    BirthDateRefused,
    DocumentRefused,
    HeadMissing,
    HeadTwice,
    LastNameGone,
)
from roomrack.domain.reservations.rules import staying
from roomrack.domain.reservations.rules.prices import total_gross
from roomrack.domain.reservations.rules.state import BOOKER, GUEST, Guest, View
from roomrack.infra.db import ReadUnit, WriteUnit

_FAULTS: Mapping[type[RoomrackError], str] = {
    FieldMissing: "missing",
    BirthDateRefused: "birthday",
    DocumentRefused: "choice",
    HeadMissing: "head_missing",
    HeadTwice: "head_twice",
}
"""What the check-in refuses about a person, as keys of texts."""


class Refused(Exception):
    """What was sent can't be taken: keys of texts, by the name of the field; all that is wrong at once."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(faults)
        self.faults = faults


class PersonGone(Exception):
    """The person is none of the stay's, or none whom the page may change so."""


class Twice(Exception):
    """The same person was written down a moment ago: somebody pressed the button again. Nothing may be kept."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A stay as its guests see it."""

    link: Link
    view: View
    country: str | None
    documents: Sequence[DocumentType]
    fields: Sequence[str]
    """What is asked of each person."""
    people: Sequence[Person]
    room_for: int
    """How many more people may be written down."""
    owed: int
    """What is still to pay, city tax included, in minor units."""
    expected: str | None
    """When they said that they come, by the property's clock."""

    def person(self, id: int) -> Person:
        """Somebody of the stay. Raises `PersonGone`."""
        found = next((one for one in self.people if one.id == id), None)
        if found is None:
            raise PersonGone
        return found

    @property
    def booked(self) -> int:
        """How many people the room was booked for; 0 when nobody said."""
        room = self.view.reservation
        return room.total_guest + room.total_children + room.total_infants

    @property
    def nationals_exempt(self) -> bool:
        """Whether the law wants to know of foreigners only."""
        return staying.nationals_exempt(self.country)

    @property
    def booker(self) -> tuple[str, str]:
        """The names of whoever booked, for the first person; empty once somebody is written down."""
        found = next((one for one in self.view.reservation.guests if one.type == BOOKER), None)
        if found is None or self.people:
            return "", ""
        return found.given_name or "", found.family_name or ""

    @property
    def place(self) -> str:
        """What the next person is within the party, unless he says something else."""
        led = any(one.values.get(rules.PLACE) == rules.PLACES[0] for one in self.people)
        return rules.PLACES[1] if led else rules.PLACES[0]


async def look(unit: ReadUnit, token: str) -> Arrival:
    """The stay that a link leads to. Raises `CheckinLinkEnded`."""
    link, view = await opened(unit, token)
    room = view.reservation
    country, documents = await reference.documents_of(unit, link.accommodation)
    written = await repository.people(unit, link.accommodation, link.reservation)
    people = [
        rules.person_of(guest, country, own=_is_own(unit, guest, written))
        for guest in room.guests
        if guest.type == GUEST
    ]
    return Arrival(
        link,
        view,
        country,
        documents,
        rules.fields_of(country),
        people,
        rules.room_for(room),
        max(0, total_gross(room) + view.city_tax - room.paid),
        room.details.get(staying.ARRIVAL),
    )


async def write(unit: WriteUnit, token: str, person: int | None, sent: Mapping[str, str], *, whole: bool) -> None:
    """Write down somebody who stays, or what is new of him; `whole` takes him only when the law wants nothing more.

    Raises `CheckinLinkEnded`, `PersonGone`, also for a person too many, `Twice`, and `Refused`.
    """
    arrival = await look(unit, token)
    room = arrival.view.reservation
    known = arrival.person(person).known if person is not None else {}
    if person is None and not arrival.room_for:
        raise PersonGone
    old = next((guest for guest in room.guests if guest.id == person), None)
    documents = [one.code for one in arrival.documents]
    answers = rules.read(sent, arrival.fields, known=known, documents=documents)
    faults = dict(answers.faults)
    guest: Guest | None = None
    if not faults:
        try:
            guest = await _stated(unit, arrival, old, answers, whole=whole)
        except RoomrackError as error:
            faults = _faults_of(error)
    if guest is None:
        lacks = rules.lacking(answers, room, old, arrival.country) if whole else []
        raise Refused({**dict.fromkeys(lacks, "missing"), **faults})
    await _note(unit, arrival, guest)
    await _answered(unit, arrival.link)


async def remove(unit: WriteUnit, token: str, person: int) -> None:
    """Take away somebody whom the page wrote down. Raises `CheckinLinkEnded`, `PersonGone` and `Refused`."""
    arrival = await look(unit, token)
    if not arrival.person(person).own:
        raise PersonGone
    try:
        await reservations.remove_guest(unit, arrival.link.accommodation, arrival.link.reservation, person)
    except LastNameGone:
        raise Refused({rules.NAMES[0]: "last"}) from None
    await repository.drop_person(unit, arrival.link.accommodation, person)
    await _answered(unit, arrival.link)


async def expect(unit: WriteUnit, token: str, text: str) -> None:
    """Note when the guests say that they come; an empty text takes it back. Raises `CheckinLinkEnded` and `Refused`."""
    link, _ = await opened(unit, token)
    try:
        at = rules.time_of(text)
    except ValueError:
        raise Refused({staying.ARRIVAL: "time"}) from None
    await reservations.expect(unit, link.accommodation, link.reservation, at)
    await _answered(unit, link)


async def _stated(unit: WriteUnit, arrival: Arrival, old: Guest | None, answers: Answers, *, whole: bool) -> Guest:
    room = arrival.view.reservation
    draft = rules.within(rules.draft_of(answers, whole=whole), room, old)
    if old is not None:
        return await reservations.amend_guest(unit, room.accommodation, room.id, old.id, draft)
    draft["details"] = {name: value for name, value in draft["details"].items() if value is not None}
    return await reservations.add_guest(unit, room.accommodation, room.id, draft)


async def _note(unit: WriteUnit, arrival: Arrival, guest: Guest) -> None:
    """Note what is written down of somebody, so that he may be shown again.

    Of somebody of whom others know more than was sent nothing is noted: the page must not show that.
    """
    link = arrival.link
    before = next((one for one in arrival.people if one.id == guest.id), None)
    if before is not None and not before.own and before.known:
        return
    text = rules.fingerprint(guest)
    digests = unit.keyring.digests(text)
    written = await repository.people(unit, link.accommodation, link.reservation)
    there = {one.id for one in arrival.people if one.own} - {guest.id}
    if before is None and any(written[id] in digests for id in there & written.keys()):
        raise Twice
    await repository.note_person(unit, link.accommodation, link.reservation, guest.id, unit.keyring.digest(text))


async def _answered(unit: WriteUnit, link: Link) -> None:
    await repository.note_answer(unit, link.accommodation, link.reservation)
    await unit.record(events.event(events.ANSWERED, link.accommodation, link.reservation))


def _is_own(unit: ReadUnit, guest: Guest, written: Mapping[int, bytes]) -> bool:
    digest = written.get(guest.id)
    return digest is not None and digest in unit.keyring.digests(rules.fingerprint(guest))


def _faults_of(error: RoomrackError) -> dict[str, str]:
    """What the check-in refuses, by field; whatever is not about a field of the page goes on as it is."""
    faults = {}
    for one in error.nested or (error,):
        name = _snake(one.element or "")
        fault = next((key for kind, key in _FAULTS.items() if isinstance(one, kind)), None)
        if fault is None or name not in rules.FIELDS:
            raise error
        faults[name] = fault
    return faults


def _snake(element: str) -> str:
    return "".join(f"_{each.lower()}" if each.isupper() else each for each in element.removeprefix("$."))
