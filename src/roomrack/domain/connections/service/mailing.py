"""The outbox: mails to a property's contact about a connection, sent by the worker."""

from datetime import timedelta

from roomrack.domain.connections.errors import NoContactMail
from roomrack.domain.connections.repository import mails as repository
from roomrack.domain.connections.repository import products as sold
from roomrack.domain.connections.repository.mails import Waiting
from roomrack.domain.connections.rules import Connection, LogType
from roomrack.domain.connections.rules.letters import (
    DELAYS,
    LEASE,
    RETENTION,
    Letter,
    error_letter,
    help_letter,
    language_of,
)
from roomrack.domain.connections.service import journal, linting
from roomrack.domain.connections.service import portals as known
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.infra import jobs, locales
from roomrack.infra.db import ReadUnit, WriteUnit

JOB = "connections.mail"
BATCH = 50
SANDBOX = "nothing leaves a sandbox"
QUIET = timedelta(hours=6)
"""How long a property is not written to again about the same trouble of a connection."""


async def help_customer(unit: WriteUnit, connection: Connection) -> None:
    """Have the property's contact mailed how a connection stands, with the linter's findings.

    Raises `NoContactMail`.
    """
    place = await properties.get(unit, connection.accommodation)
    portal = await known.portal(unit, connection.portal)
    if portal is None:
        raise LookupError("portals are never deleted")
    language = language_of(place.details.get("language"))
    said = []
    for finding in await linting.findings(unit, connection):
        template = locales.message(finding.error.code, language)
        text = template.format(**finding.error.params) if template else str(finding.error)
        said.append(text.replace("\n", " "))
    letter = help_letter(
        language,
        name=place.name,
        portal=portal.external_name,
        status=connection.status.value,
        mapped=len(await sold.mappings(unit, place.id, [connection.id])),
        findings=said,
    )
    await _leave(unit, place, connection, letter)
    await journal.log(unit, connection, LogType.NOTIFY, "A mail about this connection was asked for.")


async def mail_error(unit: WriteUnit, connection: Connection, problem: str) -> bool:
    """Tell the property's contact of trouble, if the connection is to: at most once in `QUIET`.

    Gives whether a mail was left.
    """
    if not connection.mail_on_error:
        return False
    place = await properties.get(unit, connection.accommodation)
    portal = await known.portal(unit, connection.portal)
    if portal is None or not place.email:
        return False
    language = language_of(place.details.get("language"))
    letter = error_letter(language, name=place.name, portal=portal.external_name, problem=problem)
    since = unit.now() - QUIET
    if await repository.left_since(unit, place.id, connection.id, letter.subject, since):
        return False
    await _leave(unit, place, connection, letter)
    return True


async def due(unit: ReadUnit) -> list[tuple[int, int]]:
    """Mails whose next attempt is due: property and id. The worker's."""
    return await repository.due(unit, unit.now(), BATCH)


async def claim(unit: WriteUnit, accommodation: int, id: int) -> tuple[Waiting, str | None] | None:
    """Take a mail for one attempt, with why it can't be sent at all if so; None when somebody else has."""
    taken = await repository.claim(unit, accommodation, id, unit.now(), LEASE)
    if taken is None:
        return None
    places = await properties.find(unit, [accommodation])
    if not places:
        return taken, "the property was deleted"
    return taken, SANDBOX if places[0].sandbox else None


async def sent(unit: WriteUnit, taken: Waiting) -> None:
    """Note that a mail was handed in."""
    now = unit.now()
    await repository.end(unit, taken, due_at=now, ended_at=now, problem=None)


async def failed(unit: WriteUnit, taken: Waiting, problem: str, *, final: bool) -> None:
    """Note why an attempt failed, and when the next one is due; a final failure has no next."""
    now = unit.now()
    given_up = final or taken.attempts > len(DELAYS)
    later = now if given_up else now + DELAYS[taken.attempts - 1]
    await repository.end(unit, taken, due_at=later, ended_at=now if given_up else None, problem=problem[:500])


async def forget_mails(unit: WriteUnit) -> None:
    """Drop what ended longer ago than the retention."""
    await repository.forget(unit, unit.now() - RETENTION)


async def _leave(unit: WriteUnit, place: Accommodation, connection: Connection, letter: Letter) -> None:
    if not place.email:
        raise NoContactMail
    id = (await unit.new_ids("connection_mail_id", 1))[0]
    await repository.leave(unit, place.id, id, connection.id, place.email, letter.subject, letter.text, unit.now())
    await jobs.enqueue(unit, JOB, once=JOB)
