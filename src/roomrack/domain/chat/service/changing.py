"""What is said of a thread, and offers to its guest."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from roomrack.domain.chat import events
from roomrack.domain.chat.errors import MemberNotFound, OfferNotFound, ThreadNotFound, WayMissing
from roomrack.domain.chat.repository import messages as repository
from roomrack.domain.chat.repository import people as people_repository
from roomrack.domain.chat.repository import threads as threads_repository
from roomrack.domain.chat.rules import offers
from roomrack.domain.chat.rules.state import (
    AI_THREAD,
    AttributeType,
    Draft,
    MessageView,
    Offer,
    OfferType,
    Processor,
    Status,
    Thread,
    ThreadView,
)
from roomrack.domain.chat.service import people, reading, viewing, writing
from roomrack.domain.properties import service as properties
from roomrack.infra.db import WriteUnit

MEMBERS_SHOWN = 500
"""Threads that are answered when somebody was put into all of them."""


async def archive(unit: WriteUnit, accommodation: int, id: int, person: int) -> ThreadView:
    """Put a thread away until somebody writes in it; one that is there stays. Raises `ThreadNotFound`."""
    thread = await _held(unit, accommodation, id)
    if thread.archived_at is None:
        await _store(unit, replace(thread, archived_at=unit.now(accommodation)))
    return await reading.get(unit, accommodation, id, person)


async def set_assistant(unit: WriteUnit, accommodation: int, id: int, person: int, *, enabled: bool) -> ThreadView:
    """Let an assistant answer in a thread, or not. Raises `ThreadNotFound`."""
    thread = await _held(unit, accommodation, id)
    if thread.ai is not enabled:
        await threads_repository.set_attribute(unit, accommodation, id, AI_THREAD, "true" if enabled else None)
        await _store(unit, replace(thread, ai=enabled))
    return await reading.get(unit, accommodation, id, person)


async def set_processor(unit: WriteUnit, accommodation: int, id: int, person: int, processor: Processor) -> ThreadView:
    """Say how messages of a thread travel when they do not say it themselves. Raises `ThreadNotFound`."""
    thread = await _held(unit, accommodation, id)
    if thread.processor is not processor:
        await _store(unit, replace(thread, processor=processor))
    return await reading.get(unit, accommodation, id, person)


async def set_member(
    unit: WriteUnit, accommodation: int, member: int, person: int, *, active: bool
) -> list[ThreadView]:
    """Put somebody who works for the property into all of its threads, those to come too, or take him out of them.

    Gives the newest threads that are not archived. Raises `MemberNotFound`.
    """
    await properties.get(unit, accommodation)
    if not await people.works_here(unit, accommodation, member):
        raise MemberNotFound
    if await people_repository.choose(unit, accommodation, member, active=active):
        await unit.record(events.property_event(events.MEMBERS, accommodation, person=member, active=active))
    found = await threads_repository.page(
        unit, accommodation, offset=0, limit=MEMBERS_SHOWN, unread_by=None, since=unit.now(accommodation)
    )
    return await viewing.thread_views(unit, accommodation, found, person=person)


async def create_offer(
    unit: WriteUnit, accommodation: int, thread_id: int, type: OfferType, terms: Mapping[str, Any], person: int
) -> MessageView:
    """Offer something to the guest of a thread, through the OTA that he wrote by.

    It goes out as a message whose text says the same, and ends after a day. Raises `ThreadNotFound`, and `WayMissing`
    for a thread that is of no OTA.
    """
    thread = await _held(unit, accommodation, thread_id)
    names = (await threads_repository.names(unit, accommodation, [thread_id])).get(thread_id, [])
    if not names:
        raise WayMissing(processor=Processor.CHANNEL.value, reason="the conversation is of no channel")
    language = await _language(unit, thread)
    draft = Draft(
        thread=thread_id,
        processor=Processor.CHANNEL,
        attributes=((AttributeType.TEXT.value, offers.words(type, terms, language)),),
        offer=(type, terms),
    )
    return await writing.write(unit, accommodation, draft, person=person)


async def withdraw_offer(unit: WriteUnit, accommodation: int, thread_id: int, id: int, person: int) -> Offer:
    """End an offer, and tell the guest; one that has ended stays as it is. Raises `ThreadNotFound`, `OfferNotFound`."""
    thread = await _held(unit, accommodation, thread_id)
    offer = await repository.hold_offer(unit, accommodation, thread_id, id)
    if offer is None:
        raise OfferNotFound
    now = unit.now(accommodation)
    if not offer.is_active(now):
        return offer
    await repository.rescind(unit, accommodation, id, now)
    await unit.record(events.message_event(events.WITHDRAWN, accommodation, thread_id, offer.message, offer=id))
    message = await repository.hold(unit, accommodation, offer.message)
    if message is not None and message.due_at is not None and message.attempts == 0:
        # It has not left yet, so there is nothing to take back.
        await repository.set_status(unit, accommodation, message.id, Status.ERROR, sent_at=None, due_at=None)
        await repository.set_attribute(
            unit, accommodation, message.id, AttributeType.ERROR_MESSAGE, "withdrawn before it was sent"
        )
    else:
        text = offers.withdrawal(offer.terms, await _language(unit, thread))
        draft = Draft(
            thread=thread_id,
            processor=Processor.CHANNEL,
            attributes=(
                (AttributeType.TEXT.value, text),
                (AttributeType.MESSAGES_LABEL_NAME.value, f"{WITHDRAWAL}{id}"),
            ),
        )
        await writing.write(unit, accommodation, draft, person=person)
    return replace(offer, rescinded_at=now)


WITHDRAWAL = "withdrawn:"
"""What the label of a message begins with that takes an offer back; its id follows."""


async def _language(unit: WriteUnit, thread: Thread) -> str | None:
    if thread.guest is None:
        return None
    return (await people.known(unit, thread.accommodation, [thread.guest]))[thread.guest].language


async def _held(unit: WriteUnit, accommodation: int, id: int) -> Thread:
    thread = await threads_repository.hold(unit, accommodation, id)
    if thread is None:
        raise ThreadNotFound
    return thread


async def _store(unit: WriteUnit, thread: Thread) -> None:
    await threads_repository.store(unit, thread)
    await unit.record(events.thread_event(events.CHANGED, thread.accommodation, thread.id))
