"""The outbox: mails with links, left in the transaction that asks for them and sent by the worker.

A mail that waits holds no link. It is written into it when it is sent; by then it may have been withdrawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from roomrack.domain.arrivals import events, repository
from roomrack.domain.arrivals.errors import CheckinAddressMissing, CheckinClosed
from roomrack.domain.arrivals.rules import letters as rules
from roomrack.domain.arrivals.rules.letters import Letter, MailStatus, Outgoing
from roomrack.domain.arrivals.service.links import make, require_open, url_of
from roomrack.domain.properties import service as properties
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.state import BOOKER, Guest
from roomrack.infra import jobs
from roomrack.infra.db import ReadUnit, WriteUnit

JOB = "arrivals.mail"
BATCH = 50
SANDBOX = "nothing leaves a sandbox"
ENDED = "the link has ended"


@dataclass(frozen=True, slots=True)
class Taken:
    """A mail that was taken for one attempt; one without a letter can't be sent any more."""

    mail: Outgoing
    letter: Letter | None
    reply_to: str | None = None
    problem: str | None = None


async def mail(unit: WriteUnit, accommodation: int, reservation: int, to: Sequence[str], language: str | None) -> None:
    """Have the link of a reservation mailed to addresses, or to the booker; it is made if there is none.

    Records `arrival.link_mailed`. Raises what `make` raises, and `CheckinAddressMissing`.
    """
    await make(unit, accommodation, reservation)
    room = (await reservations.get(unit, accommodation, reservation)).reservation
    booker = _booker(room.guests)
    addresses = list(dict.fromkeys(to)) or ([booker.email] if booker is not None and booker.email else [])
    if not addresses:
        raise CheckinAddressMissing("$.to")
    spoken = language or (booker.details.get("language") if booker is not None else None)
    ids = await unit.new_ids("arrival_mail_id", len(addresses))
    await repository.leave(unit, accommodation, ids, reservation, addresses, rules.language_of(spoken))
    await unit.record(events.event(events.LINK_MAILED, accommodation, reservation, mails=ids))
    await jobs.enqueue(unit, JOB, once=JOB)


async def due(unit: ReadUnit) -> list[tuple[int, int]]:
    """Mails whose next attempt is due: property and id. The worker's."""
    return await repository.due(unit, unit.now(), BATCH)


async def claim(unit: WriteUnit, accommodation: int, id: int) -> Taken | None:
    """Take a mail for one attempt, and write it; None when somebody else has."""
    mail = await repository.claim(unit, accommodation, id, unit.now(), rules.LEASE)
    if mail is None:
        return None
    houses = await properties.find(unit, [accommodation])
    link = await repository.get(unit, accommodation, mail.reservation)
    if not houses or link is None or not link.open:
        return Taken(mail, None, problem=ENDED)
    if houses[0].sandbox:
        return Taken(mail, None, problem=SANDBOX)
    view = await reservations.get(unit, accommodation, mail.reservation)
    try:
        require_open(view)
    except CheckinClosed:
        return Taken(mail, None, problem=ENDED)
    room = view.reservation
    url = url_of(unit.keyring, link)
    letter = rules.letter(mail.language, houses[0].name, room.arrival, room.departure, url)
    return Taken(mail, letter, reply_to=houses[0].email)


async def sent(unit: WriteUnit, taken: Taken) -> None:
    """Note that a mail was handed in."""
    now = unit.now()
    await repository.end(unit, taken.mail, MailStatus.SENT, due_at=now, sent_at=now, problem=None)


async def failed(unit: WriteUnit, taken: Taken, problem: str, *, final: bool) -> None:
    """Note why an attempt failed, and when the next one is due; a final failure has no next."""
    status, due_at = rules.next_attempt(taken.mail, unit.now())
    if final:
        status = MailStatus.FAILED
    await repository.end(unit, taken.mail, status, due_at=due_at, sent_at=None, problem=problem[:500])


async def forget(unit: WriteUnit) -> None:
    """Drop what is known of mails and links longer ago than their retention."""
    now = unit.now()
    await repository.forget(unit, mails_before=now - rules.RETENTION, links_before=now - rules.LINK_RETENTION)


def _booker(guests: Sequence[Guest]) -> Guest | None:
    """Whoever booked, or else stays, and has an e-mail address; without one anybody who booked."""
    ordered = sorted(guests, key=lambda guest: (not guest.email, guest.type != BOOKER))
    return ordered[0] if ordered else None
