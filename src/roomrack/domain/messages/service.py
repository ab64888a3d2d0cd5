"""Use cases of the outbox.

A slice that has something to say leaves a message in the transaction that wants it said: a kind, what it is about, and
an address. The worker takes it, asks the kind what it says now, sends it outside of any transaction, and notes the end.
"""

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from roomrack.domain.messages import repository, rules
from roomrack.domain.messages.rules import Channel, Outgoing
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.infra import jobs
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.ports.mail import Mail
from roomrack.ports.sms import Sms

JOB = "messages.send"
BATCH = 50
SANDBOX = "nothing leaves a sandbox"
GONE = "the property is gone"
MAX_PROBLEM = 500

Compose = Callable[[], Awaitable[Mail | Sms]]


class Unsayable(Exception):
    """There is nothing to say any more; `problem` is why, for whoever looks."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Kind:
    """What messages are about, and how they are written."""

    name: str
    retention: timedelta
    """How long is known to whom one went."""
    prepare: Callable[[WriteUnit, Outgoing, Accommodation], Awaitable[Compose]]
    """Reads what a message says; gives what writes it, to be called outside of the transaction. May raise `Unsayable`.
    """


@dataclass(frozen=True, slots=True)
class Taken:
    """A message that was taken for one attempt; one without `compose` can't be sent any more."""

    message: Outgoing
    compose: Compose | None
    problem: str | None = None


async def leave(
    unit: WriteUnit,
    accommodation: int,
    kind: str,
    subject: int,
    addresses: Iterable[str],
    language: str,
    channel: Channel = Channel.MAIL,
) -> Sequence[int]:
    """Leave a message for each address to the worker, which is told when the unit's transaction commits; their ids."""
    single = list(dict.fromkeys(addresses))
    ids = await unit.new_ids("message_id", len(single))
    await repository.insert(unit, accommodation, kind, ids, subject, channel, single, language)
    await jobs.enqueue(unit, JOB, once=JOB)
    return ids


async def of(unit: ReadUnit, accommodation: int, kind: str, subject: int) -> list[Outgoing]:
    """The messages of a kind about something, the oldest first."""
    return await repository.of(unit, accommodation, kind, subject)


async def due(unit: ReadUnit, channels: Collection[Channel], kinds: Collection[str]) -> list[tuple[int, str, int]]:
    """Messages whose next attempt is due: property, kind and id. The worker's."""
    return await repository.due(unit, unit.now(), channels, kinds, BATCH)


async def claim(unit: WriteUnit, kinds: Mapping[str, Kind], accommodation: int, kind: str, id: int) -> Taken | None:
    """Take a message for one attempt; None when somebody else has."""
    message = await repository.claim(unit, accommodation, kind, id, unit.now(), rules.LEASE)
    if message is None:
        return None
    houses = await properties.find(unit, [accommodation])
    if not houses:
        return Taken(message, None, GONE)
    if houses[0].sandbox:
        return Taken(message, None, SANDBOX)
    try:
        return Taken(message, await kinds[kind].prepare(unit, message, houses[0]))
    except Unsayable as error:
        return Taken(message, None, error.problem)


async def sent(unit: WriteUnit, message: Outgoing, receipt: str | None) -> None:
    """Note that a message was handed in; `receipt` is what the carrier calls it."""
    now = unit.now()
    await repository.end(unit, message, rules.Status.SENT, due_at=now, sent_at=now, receipt=receipt)


async def failed(unit: WriteUnit, message: Outgoing, problem: str, *, final: bool) -> None:
    """Note why an attempt failed, and when the next one is due; a final failure has no next."""
    status, due_at = rules.next_attempt(message, unit.now())
    if final:
        status = rules.Status.FAILED
    await repository.end(unit, message, status, due_at=due_at, problem=problem[:MAX_PROBLEM])


async def forget(unit: WriteUnit, kinds: Iterable[Kind]) -> None:
    """Drop what is known of messages longer ago than the retention of their kind."""
    for kind in kinds:
        await repository.forget(unit, kind.name, unit.now() - kind.retention)
