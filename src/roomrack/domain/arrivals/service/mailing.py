"""Having the link mailed, by the outbox.

A mail that waits holds no link. It is written into it when it is sent; by then it may have been withdrawn.
"""

from collections.abc import Sequence
from datetime import timedelta

from roomrack.domain.arrivals import events, repository
from roomrack.domain.arrivals.errors import CheckinAddressMissing, CheckinClosed
from roomrack.domain.arrivals.rules import letters as rules
from roomrack.domain.arrivals.service.links import is_open, make, require_open, url_of
from roomrack.domain.guests import service as guests
from roomrack.domain.messages import service as messages
from roomrack.domain.messages.rules import Outgoing
from roomrack.domain.messages.service import Compose, Kind, Unsayable
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.state import BOOKER, Guest
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.ports.mail import Mail

ENDED = "the link has ended"
BATCH = 200
"""How many links of a property go out by themselves at a time."""


async def mail(unit: WriteUnit, accommodation: int, reservation: int, to: Sequence[str], language: str | None) -> None:
    """Have the link of a reservation mailed to addresses, or to the booker; it is made if there is none.

    Records `arrival.link_mailed`. Raises what `make` raises, and `CheckinAddressMissing`.
    """
    await make(unit, accommodation, reservation)
    room = (await reservations.get(unit, accommodation, reservation)).reservation
    booker = _booker(room.guests)
    addresses = list(to) or ([booker.email] if booker is not None and booker.email else [])
    if not addresses:
        raise CheckinAddressMissing("$.to")
    await _leave(unit, accommodation, reservation, addresses, language or _language(booker))


async def wanted(unit: ReadUnit) -> list[tuple[int, int]]:
    """Reservations whose links are to go out by themselves now: property and id. The worker's."""
    found: list[tuple[int, int]] = []
    days = dict(await guests.link_days(unit))
    for house in await properties.find(unit, days):
        now = unit.now(house.id)
        if house.deactivated_at is not None or now.astimezone(house.zone).hour < rules.FIRST_HOUR:
            continue
        today = house.day_of(now)
        coming = await reservations.expected(unit, house.id, today, today + timedelta(days[house.id]))
        settled = await repository.settled(unit, house.id, coming)
        found += [(house.id, id) for id in coming if id not in settled][:BATCH]
    return found


async def offer(unit: WriteUnit, accommodation: int, reservation: int) -> bool:
    """Have the link of a reservation mailed by itself, in the language of whoever booked; whether it is.

    It is not where it was mailed before, used or withdrawn, where nobody has an address, or where there is nothing to
    fill in any more. The link is held until the end of the transaction, so that no two workers mail it.
    Raises `NotFound`.
    """
    view = await reservations.get(unit, accommodation, reservation)
    booker = _booker(view.reservation.guests)
    if not is_open(view) or booker is None or not booker.email:
        return False
    link = await repository.hold(unit, accommodation, reservation)
    if link is None:
        await make(unit, accommodation, reservation)
        link = await repository.hold(unit, accommodation, reservation)
    if link is None or link.settled:
        return False
    await _leave(unit, accommodation, reservation, [booker.email], _language(booker))
    return True


async def _leave(
    unit: WriteUnit, accommodation: int, reservation: int, addresses: Sequence[str], language: str | None
) -> None:
    await repository.note_mail(unit, accommodation, reservation)
    ids = await messages.leave(unit, accommodation, rules.KIND, reservation, addresses, rules.language_of(language))
    await unit.record(events.event(events.LINK_MAILED, accommodation, reservation, mails=ids))


def _language(booker: Guest | None) -> str | None:
    return booker.details.get("language") if booker is not None else None


async def _prepare(unit: WriteUnit, message: Outgoing, house: Accommodation) -> Compose:
    link = await repository.get(unit, house.id, message.subject)
    if link is None or not link.open:
        raise Unsayable(ENDED)
    view = await reservations.get(unit, house.id, message.subject)
    try:
        require_open(view)
    except CheckinClosed:
        raise Unsayable(ENDED) from None
    room = view.reservation
    letter = rules.letter(message.language, house.name, room.arrival, room.departure, url_of(unit.keyring, link))

    async def compose() -> Mail:
        return Mail(
            to=[message.address],
            subject=letter.subject,
            text=letter.text,
            html=letter.html,
            reply_to=house.email,
            reference=message.reference,
        )

    return compose


KIND = Kind(rules.KIND, rules.RETENTION, _prepare)


async def forget(unit: WriteUnit) -> None:
    """Drop what is known of links longer ago than their retention."""
    await repository.forget(unit, unit.now() - rules.LINK_RETENTION)


def _booker(guests: Sequence[Guest]) -> Guest | None:
    """Whoever booked, or else stays, and has an e-mail address; without one anybody who booked."""
    ordered = sorted(guests, key=lambda guest: (not guest.email, guest.type != BOOKER))
    return ordered[0] if ordered else None
