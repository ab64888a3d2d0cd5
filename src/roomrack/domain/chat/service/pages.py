"""What guests see behind their link: the conversation without notes, and a place to write."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from roomrack.domain.chat import events
from roomrack.domain.chat.errors import ChatLinkEnded, ThreadNotFound
from roomrack.domain.chat.repository import messages as repository
from roomrack.domain.chat.repository import threads as threads_repository
from roomrack.domain.chat.rules import links
from roomrack.domain.chat.rules.state import (
    AttachmentDraft,
    AttributeType,
    Draft,
    GuestDraft,
    MessageView,
    Processor,
    Thread,
)
from roomrack.domain.chat.service import people, viewing, writing
from roomrack.domain.chat.service.places import base
from roomrack.domain.properties import service as properties
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import ReadUnit, WriteUnit

PAGES = "/connect/chat"
"""Where the pages of guests begin; web.chat serves them."""
SHOWN = 200
"""Messages on a page, the newest ones."""
LONGEST = 5000
"""Characters of one message that a guest writes."""


@dataclass(frozen=True, slots=True)
class Page:
    """A conversation as its guest sees it."""

    thread: Thread
    house: str
    language: str | None
    """The guest's, as the API names it."""
    messages: Sequence[MessageView]


async def make_link(unit: WriteUnit, accommodation: int, id: int) -> str:
    """The link of a thread, opened if it was not. Raises `ThreadNotFound`."""
    thread = await _held(unit, accommodation, id)
    if not thread.link_open:
        thread = replace(thread, link_open=True, link_generation=thread.link_generation + 1)
        await threads_repository.store(unit, thread)
        await unit.record(events.thread_event(events.CHANGED, accommodation, id))
    return url_of(unit.keyring, thread)


async def withdraw_link(unit: WriteUnit, accommodation: int, id: int) -> None:
    """Make the link of a thread work no longer; a new one will be another. Raises `ThreadNotFound`."""
    thread = await _held(unit, accommodation, id)
    if thread.link_open:
        await threads_repository.store(unit, replace(thread, link_open=False))
        await unit.record(events.thread_event(events.CHANGED, accommodation, id))


def url_of(keyring: Keyring, thread: Thread) -> str:
    """Where the guest opens the page."""
    signed = links.page_signed(thread.accommodation, thread.id, thread.link_generation)
    return f"{base()}{PAGES}/{links.token(thread.accommodation, thread.id, keyring.digest(signed))}"


async def opened(unit: ReadUnit, token: str) -> Thread:
    """The thread that a link leads to; the unit sees its property from here on.

    Raises `ChatLinkEnded` for whatever is none.
    """
    found = links.parsed(token)
    if found is None:
        raise ChatLinkEnded
    accommodation, id, secret = found
    await unit.widen(accommodation)
    thread = await threads_repository.get(unit, accommodation, id)
    if thread is None or not thread.link_open:
        raise ChatLinkEnded
    if not links.fits(secret, unit.keyring.digests(links.page_signed(accommodation, id, thread.link_generation))):
        raise ChatLinkEnded
    return thread


async def look(unit: WriteUnit, token: str) -> Page:
    """The conversation; what the property wrote counts as read by the guest. Raises `ChatLinkEnded`."""
    thread = await opened(unit, token)
    house = await properties.get(unit, thread.accommodation)
    found = await repository.of_thread(unit, thread.accommodation, thread.id, None, SHOWN, for_guest=True)
    views = await viewing.message_views(unit, thread.accommodation, found, person=thread.guest)
    language = None
    if thread.guest is not None:
        language = (await people.known(unit, thread.accommodation, [thread.guest]))[thread.guest].language
        fresh = [view.message.id for view in views if not view.message.by_guest and view.read_at is None]
        if fresh:
            await repository.read(unit, thread.accommodation, fresh, thread.guest)
    return Page(thread, house.name, language, views)


async def say(unit: WriteUnit, token: str, text: str, attachment: AttachmentDraft | None = None) -> None:
    """Write what the guest says. Raises `ChatLinkEnded` and `MessageEmpty`."""
    thread = await opened(unit, token)
    accommodation = thread.accommodation
    if thread.guest is None:
        guest = await people.recognize(unit, accommodation, GuestDraft(firstname="Guest"))
        thread = replace(thread, guest=guest.id)
        await threads_repository.store(unit, thread)
    said = text.strip()[:LONGEST]
    draft = Draft(
        thread=thread.id,
        guest_person=thread.guest,
        processor=Processor.DIRECT,
        attributes=((AttributeType.TEXT.value, said),) if said else (),
        attachment=attachment,
    )
    await writing.write(unit, accommodation, draft, person=None)


async def changed_at(unit: ReadUnit, token: str) -> datetime | None:
    """When something last happened to the messages behind a link. Raises `ChatLinkEnded`."""
    thread = await opened(unit, token)
    return await repository.changed_at(unit, thread.accommodation, thread.id)


async def _held(unit: WriteUnit, accommodation: int, id: int) -> Thread:
    thread = await threads_repository.hold(unit, accommodation, id)
    if thread is None:
        raise ThreadNotFound
    return thread
