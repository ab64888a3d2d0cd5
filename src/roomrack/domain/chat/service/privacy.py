"""Giving out and forgetting what was said (GDPR articles 15, 17 and 20), and retention."""

from collections.abc import Sequence
from typing import Any

from roomrack.core.localtime import format_instant
from roomrack.domain.chat.repository import messages as repository
from roomrack.domain.chat.repository import people as people_repository
from roomrack.domain.chat.repository import threads as threads_repository
from roomrack.domain.chat.rules.sending import RETENTION
from roomrack.domain.chat.service import viewing
from roomrack.domain.guests.rules.registry import Guest
from roomrack.infra.db import ReadUnit, WriteUnit

BATCH = 100
EXPORTED = 10_000
"""Messages of one thread that are given out."""


async def export(unit: ReadUnit, guest: Guest, booked: Sequence[int]) -> dict[str, Any]:
    """What a guest and the property said to each other: for `guests.exporters`."""
    found = []
    for thread in await _threads(unit, guest, booked):
        messages = await repository.of_thread(unit, guest.accommodation, thread, None, EXPORTED, for_guest=True)
        views = await viewing.message_views(unit, guest.accommodation, messages)
        found.append(
            {
                "thread": thread,
                "messages": [
                    {
                        "time": format_instant(view.message.created_at),
                        "byGuest": view.message.by_guest,
                        "processor": view.message.processor.value,
                        **({"text": view.text} if view.text is not None else {}),
                        **({"attachment": view.attachment.name} if view.attachment is not None else {}),
                        **({"review": dict(view.message.review)} if view.message.review is not None else {}),
                    }
                    for view in views
                ],
            }
        )
    return {"conversations": found} if found else {}


async def erase(unit: WriteUnit, guest: Guest, booked: Sequence[int]) -> None:
    """Forget a guest's conversations, and that he took part in others: for `guests.erasers`."""
    accommodation = guest.accommodation
    people = await _people(unit, guest)
    await threads_repository.delete(unit, accommodation, await _threads(unit, guest, booked))
    await people_repository.erase(unit, accommodation, people)
    await people_repository.delete_unused(unit, accommodation)


async def forget(unit: WriteUnit) -> bool:
    """Forget conversations without a message for longer than the retention; whether there may be more. The worker's."""
    stale = await threads_repository.stale(unit, unit.now() - RETENTION, BATCH)
    for accommodation in dict.fromkeys(each for each, _ in stale):
        ids = [id for each, id in stale if each == accommodation]
        await threads_repository.delete(unit, accommodation, ids)
        await people_repository.delete_unused(unit, accommodation)
    return len(stale) == BATCH


async def _people(unit: ReadUnit, guest: Guest) -> Sequence[int]:
    email = str(guest.details.get("email") or "") or None
    return await people_repository.of_guest(unit, guest.accommodation, guest.id, email)


async def _threads(unit: ReadUnit, guest: Guest, booked: Sequence[int]) -> list[int]:
    people = await _people(unit, guest)
    found = await threads_repository.of_people(unit, guest.accommodation, people)
    found += await threads_repository.of_reservations(unit, guest.accommodation, booked)
    return sorted(set(found))
