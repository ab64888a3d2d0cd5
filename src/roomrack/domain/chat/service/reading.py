"""Finding threads and messages, and who has read what. Read state is each person's own."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from roomrack.domain.chat.errors import MessageNotFound, ThreadNotFound
from roomrack.domain.chat.repository import messages as repository
from roomrack.domain.chat.repository import people as people_repository
from roomrack.domain.chat.repository import threads as threads_repository
from roomrack.domain.chat.rules.sending import EXPIRED, UNREAD
from roomrack.domain.chat.rules.state import MessageView, Person, Reader, Thread, ThreadView
from roomrack.domain.chat.service import people, viewing
from roomrack.domain.guests.rules.registry import folded
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.finding import Criteria, FindStatus
from roomrack.domain.reservations.rules.state import View
from roomrack.infra.db import ReadUnit, WriteUnit

PAGE = 20
"""Threads that one call lists."""
LISTED = 1000
"""Messages that one call lists at most, the newest ones."""
RECENT = timedelta(days=1)
MAX_WORDS = 8


async def thread(unit: ReadUnit, accommodation: int, id: int) -> Thread:
    """A thread. Raises `ThreadNotFound`."""
    found = await threads_repository.get(unit, accommodation, id)
    if found is None:
        raise ThreadNotFound
    return found


async def talked_of(unit: ReadUnit, accommodation: int, status: FindStatus) -> Sequence[int]:
    """The reservations whose conversations are in a state of find.md; for `reservations.conversations`."""
    now = unit.now(accommodation)
    match status:
        case FindStatus.NEWMESSAGE:
            return await threads_repository.with_news(unit, accommodation, now - UNREAD)
        case FindStatus.EXPIREDMESSAGE:
            return await threads_repository.unanswered(unit, accommodation, now - EXPIRED)
    return ()


async def get(unit: ReadUnit, accommodation: int, id: int, person: int | None) -> ThreadView:
    """A thread as `person` sees it. Raises `ThreadNotFound`."""
    return (await viewing.thread_views(unit, accommodation, [await thread(unit, accommodation, id)], person=person))[0]


async def threads(
    unit: ReadUnit, accommodation: int, person: int, *, offset: int, only_unread: bool
) -> list[ThreadView]:
    """`PAGE` threads behind the first `offset`, those with the newest message first. Archived ones are not listed."""
    found = await threads_repository.page(
        unit,
        accommodation,
        offset=offset,
        limit=PAGE,
        unread_by=person if only_unread else None,
        since=unit.now(accommodation) - UNREAD,
    )
    return await viewing.thread_views(unit, accommodation, found, person=person)


async def find(unit: ReadUnit, accommodation: int, person: int, query: str) -> list[ThreadView]:
    """Threads with a message that has all words of a text, or with somebody of this name; archived ones too."""
    words = folded(query).split()[:MAX_WORDS]
    if not words:
        return await threads(unit, accommodation, person, offset=0, only_unread=False)
    named = await people_repository.named_like(unit, accommodation, words)
    found = await threads_repository.find(unit, accommodation, words, named, LISTED)
    return await viewing.thread_views(unit, accommodation, found, person=person)


async def messages(
    unit: ReadUnit, accommodation: int, thread_id: int, person: int, after: datetime | None
) -> list[MessageView]:
    """The newest messages of a thread, in their order; those after an instant. Raises `ThreadNotFound`."""
    await thread(unit, accommodation, thread_id)
    found = await repository.of_thread(unit, accommodation, thread_id, after, LISTED)
    return await viewing.message_views(unit, accommodation, found, person=person)


async def unread(unit: ReadUnit, accommodation: int, person: int) -> list[MessageView]:
    """What guests have written in the last 30 days and `person` has not read, the newest first."""
    since = unit.now(accommodation) - UNREAD
    found = await repository.unread(unit, accommodation, person, since, LISTED)
    return await viewing.message_views(unit, accommodation, found, person=person)


async def recent(unit: ReadUnit, accommodations: Collection[int], person: int | None) -> list[MessageView]:
    """The messages of the last day in some properties, the newest first."""
    found = await repository.recent(unit, accommodations, unit.now() - RECENT, LISTED)
    views: list[MessageView] = []
    for accommodation in dict.fromkeys(each.accommodation for each in found):
        own = [each for each in found if each.accommodation == accommodation]
        views += await viewing.message_views(unit, accommodation, own, person=person)
    return sorted(views, key=lambda view: (view.message.created_at, view.message.id), reverse=True)


async def read(unit: WriteUnit, accommodation: int, thread_id: int, person: int) -> tuple[Reader, Person]:
    """Note that `person` has read a thread; gives what is noted of its last message.

    Raises `ThreadNotFound`, and `MessageNotFound` for a thread without a message.
    """
    await thread(unit, accommodation, thread_id)
    newest = await repository.newest(unit, accommodation, thread_id, by_guest=False)
    if newest is None:
        raise MessageNotFound
    open_ = await repository.unread(
        unit, accommodation, person, unit.now(accommodation) - UNREAD, LISTED, thread=thread_id
    )
    await repository.read(unit, accommodation, sorted({newest, *(each.id for each in open_)}), person)
    return await _reader(unit, accommodation, newest, person)


async def read_all(unit: WriteUnit, accommodation: int, person: int) -> list[tuple[Reader, Person]]:
    """Note that `person` has read everything; gives what is noted of the last message of each thread that he had not.

    Only what unread counts look at is looked at.
    """
    found = await repository.unread(unit, accommodation, person, unit.now(accommodation) - UNREAD, LISTED * 10)
    newest: dict[int, int] = {}
    for message in found:
        newest.setdefault(message.thread, message.id)
    await repository.read(unit, accommodation, sorted(message.id for message in found), person)
    return [await _reader(unit, accommodation, message, person) for message in newest.values()]


async def set_unread(unit: WriteUnit, accommodation: int, thread_id: int, person: int) -> ThreadView:
    """Forget that `person` has read what the guest wrote last. Raises `ThreadNotFound`."""
    await thread(unit, accommodation, thread_id)
    newest = await repository.newest(unit, accommodation, thread_id, by_guest=True)
    if newest is not None:
        await repository.unread_again(unit, accommodation, newest, person)
    return await get(unit, accommodation, thread_id, person)


async def rooms_of(unit: ReadUnit, accommodation: int, views: Sequence[ThreadView]) -> Mapping[int, View]:
    """The reservations that threads are about, by id."""
    ids = {view.thread.reservation for view in views if view.thread.reservation is not None}
    if not ids:
        return {}
    found, _ = await reservations.find(unit, accommodation, Criteria(ids=tuple(sorted(ids))), limit=len(ids), offset=0)
    return {view.reservation.id: view for view in found}


async def _reader(unit: ReadUnit, accommodation: int, message: int, person: int) -> tuple[Reader, Person]:
    reader = await repository.reader(unit, accommodation, message, person)
    if reader is None:
        raise LookupError("a message that was just read has its reader")
    return reader, (await people.known(unit, accommodation, [person]))[person]
