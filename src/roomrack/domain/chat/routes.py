"""Conversations over HTTP (docs/contract.md 11)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Annotated, Any, Literal

from fastapi import Path, Query
from pydantic import Field
from starlette.responses import Response

from roomrack.core.errors import Forbidden
from roomrack.core.localtime import start_of_day
from roomrack.domain.chat import service
from roomrack.domain.chat.rules.state import AttachmentDraft, MessageView, OfferType, Processor, Status, ThreadView
from roomrack.domain.chat.service import reading
from roomrack.domain.chat.wire import (
    MessageBody,
    OfferBody,
    SettingsBody,
    TemplatesBody,
    message_shape,
    offer_shape,
    only,
    reader_shape,
    settings_shape,
    template_shape,
    thread_shape,
    word_of,
)
from roomrack.domain.properties import service as properties
from roomrack.domain.reservations.rules.state import View
from roomrack.infra.db import Context
from roomrack.infra.http.bodies import Moment
from roomrack.infra.http.operation import Call, OperationRouter, Outside, ReadCall, WriteCall
from roomrack.infra.http.responses import json_response
from roomrack.infra.http.values import Blank

router = OperationRouter(tags=["Chat"])
desk = OperationRouter(tags=["Chat Desk"])

reservation_shapes: list[Callable[[View], Mapping[str, Any]]] = []
"""How a reservation is shown; filled by `entrypoints`."""

_Id = Annotated[int, Path(ge=-(2**63), le=2**63 - 1)]
ThreadPath = Annotated[int, Path(alias="thread", ge=-(2**63), le=2**63 - 1)]
ThreadIdPath = Annotated[int, Path(alias="threadId", ge=-(2**63), le=2**63 - 1)]
MessagePath = Annotated[int, Path(alias="messageId", ge=-(2**63), le=2**63 - 1)]
PersonPath = Annotated[int, Path(alias="personId", ge=-(2**63), le=2**63 - 1)]
OfferPath = Annotated[int, Path(alias="specialOfferId", ge=-(2**63), le=2**63 - 1)]
LanguageCode = Literal["IT", "EN", "FR", "ES", "DE", "RU", "PT", "NL", "JA", "EL", "TR", "ZH", "CA", "RO"]
Offset = Annotated[Annotated[int, Field(ge=0, le=10_000_000)] | None, Blank, Query()]


# --- reading ---------------------------------------------------------------------------------------------------------


@router.get("/rest/v1/chat/{property}/threads", operation="getThreads", area="reservation")
async def get_threads(
    call: ReadCall,
    offset: Offset = None,
    filter_read_status: Annotated[bool | None, Blank, Query(alias="filterReadStatus")] = None,
) -> Response:
    """Twenty threads, those with the newest message first; with `filterReadStatus` only those with something unread."""
    found = await service.threads(
        call.unit,
        call.accommodation,
        _person(call),
        offset=offset or 0,
        only_unread=bool(filter_read_status),
    )
    return json_response(await _threads(call, found))


@router.get("/rest/v1/chat/{property}/threads/{id}", operation="getThread", area="reservation")
async def get_thread(call: ReadCall, id: _Id) -> Response:
    """One thread."""
    return await _thread(call, await service.get(call.unit, call.accommodation, id, _person(call)))


@router.get("/rest/v1/chat/{property}/threads/{thread}/messages", operation="getThreadMessages", area="reservation")
async def get_thread_messages(
    call: ReadCall,
    thread: ThreadPath,
    created_after: Annotated[Moment | None, Blank, Query(alias="createdAfter")] = None,
    fields: Annotated[str | None, Query(max_length=2000)] = None,
) -> Response:
    """The messages of a thread, the oldest first."""
    after = await _instant(call, created_after)
    found = await service.messages(call.unit, call.accommodation, thread, _person(call), after)
    return json_response({"data": [only(message_shape(call.unit.keyring, view), fields) for view in found]})


@router.get("/rest/v1/chat/{property}/threads/{thread}/templates", operation="getThreadTemplates", area="reservation")
async def get_thread_templates(call: ReadCall, thread: ThreadPath) -> Response:
    """The property's templates, filled in for a thread."""
    found = await reading.thread(call.unit, call.accommodation, thread)
    return json_response([template_shape(each) for each in await service.templates.of_thread(call.unit, found)])


@router.get("/rest/v1/chat/{property}/messages", operation="findMessages", area="reservation")
async def find_messages(
    call: ReadCall, query: Annotated[str | None, Query(alias="queryString", max_length=200)] = None
) -> Response:
    """The threads with a message that has all words, or with somebody of this name."""
    found = await service.find(call.unit, call.accommodation, _person(call), query or "")
    return json_response(await _threads(call, found))


@router.get("/rest/v1/chat/{property}/unreadedMessagesCount", operation="getUnreadedMessagesCount", area="reservation")
async def get_unreaded_messages_count(call: ReadCall) -> Response:
    """What guests have written in the last 30 days and the caller has not read: as many as there are entries."""
    found = await service.unread(call.unit, call.accommodation, _person(call))
    return json_response(_messages(call, found))


# --- writing ---------------------------------------------------------------------------------------------------------


@router.post("/rest/v1/chat/{property}/messages", operation="createMessage", area="reservation")
async def create_message(call: WriteCall, body: MessageBody) -> Response:
    """Write a message, in a thread or in the one that an external id names; it is opened if there is none."""
    house = await properties.get(call.unit, call.accommodation)
    attachment = await _attachment(call, body)
    connection = await service.pulling.of_application(call.unit, call.accommodation, call.caller.application)
    draft = body.draft(house, attachment, connection)
    return _message(call, await service.write(call.unit, call.accommodation, draft, person=_person(call)))


@router.put("/rest/v1/chat/{property}/messages/{messageId}", operation="updateMessage", area="reservation")
async def update_message(call: WriteCall, message: MessagePath) -> Response:
    """Say how a message stands: one word of its status."""
    status = await word_of(call.request, Status)
    return _message(call, await service.set_status(call.unit, call.accommodation, message, status, _person(call)))


@router.patch(
    "/rest/v1/chat/{property}/threads/{threadId}/messages/{messageId}/translate/{language}",
    operation="translateMessage",
    area="reservation",
)
async def translate_message(
    call: WriteCall, thread: ThreadIdPath, message: MessagePath, language: Annotated[LanguageCode, Path()]
) -> Response:
    """Translate a message; the original stays."""
    await reading.thread(call.unit, call.accommodation, thread)
    view, wanted = await service.to_translate(call.unit, call.accommodation, thread, message, language)
    if call.brought is None:
        raise Outside(lambda: service.translate(wanted, language))
    person = _person(call)
    return _message(
        call, await service.add_translation(call.unit, call.accommodation, view, language, call.brought, person)
    )


@router.post(
    "/rest/v1/chat/{property}/threads/{threadId}/specialOffer", operation="createSpecialOffer", area="reservation"
)
async def create_special_offer(call: WriteCall, thread: ThreadIdPath, body: OfferBody) -> Response:
    """Offer a guest who asked a stay for a price."""
    house = await properties.get(call.unit, call.accommodation)
    return await _offered(call, thread, OfferType.SPECIAL_OFFER, body.terms(house.currency))


@router.post(
    "/rest/v1/chat/{property}/threads/{threadId}/preApprove", operation="createPreApproval", area="reservation"
)
async def create_pre_approval(call: WriteCall, thread: ThreadIdPath) -> Response:
    """Approve in advance what a guest asked for."""
    return await _offered(call, thread, OfferType.PREAPPROVAL, {})


@router.patch(
    "/rest/v1/chat/{property}/threads/{threadId}/specialOffer/{specialOfferId}/withdraw",
    operation="withdrawSpecialOffer",
    area="reservation",
)
async def withdraw_special_offer(call: WriteCall, thread: ThreadIdPath, offer: OfferPath) -> Response:
    """End an offer."""
    ended = await service.withdraw_offer(call.unit, call.accommodation, thread, offer, _person(call))
    view = await service.message_view(call.unit, call.accommodation, ended.message)
    if view is None:
        raise LookupError("the message of an offer is there")
    return json_response(offer_shape(ended, view))


# --- what is said of threads -----------------------------------------------------------------------------------------


@router.patch("/rest/v1/chat/{propertyId}/threads/{threadId}/read", operation="readThread", area="reservation")
async def read_thread(call: WriteCall, thread: Annotated[str, Path(alias="threadId")]) -> Response:
    """Note that the caller has read a thread; the facts take its id for a text, so any other text names none."""
    number = int(thread) if thread.isascii() and thread.isdigit() and len(thread) <= 15 else 0
    reader, person = await service.read(call.unit, call.accommodation, number, _person(call))
    return json_response(reader_shape(reader, person))


@router.patch("/rest/v1/chat/{property}/messages/readAll", operation="readAllThreads", area="reservation")
async def read_all_threads(call: WriteCall) -> Response:
    """Note that the caller has read everything."""
    found = await service.read_all(call.unit, call.accommodation, _person(call))
    return json_response({"data": [reader_shape(reader, person) for reader, person in found]})


@router.patch(
    "/rest/v1/chat/{accommodationId}/threads/{thread}/setAsUnread", operation="setThreadAsUnread", area="reservation"
)
async def set_thread_as_unread(call: WriteCall, thread: ThreadPath) -> Response:
    """Forget that the caller has read what the guest wrote last."""
    return await _thread(call, await service.set_unread(call.unit, call.accommodation, thread, _person(call)))


@router.patch("/rest/v1/chat/{property}/threads/{thread}/archive", operation="archiveThread", area="reservation")
async def archive_thread(call: WriteCall, thread: ThreadPath) -> Response:
    """Put a thread away until somebody writes in it."""
    return await _thread(call, await service.archive(call.unit, call.accommodation, thread, _person(call)))


@router.patch(
    "/rest/v1/chat/{accommodationId}/threads/{thread}/aiAssistant", operation="setAiAssistant", area="reservation"
)
async def set_ai_assistant(
    call: WriteCall, thread: ThreadPath, enabled: Annotated[bool | None, Blank, Query()] = None
) -> Response:
    """Let an assistant answer in a thread, or with `enabled=false` no longer."""
    view = await service.set_assistant(
        call.unit, call.accommodation, thread, _person(call), enabled=enabled is not False
    )
    return await _thread(call, view)


@router.patch(
    "/rest/v1/chat/{property}/threads/{thread}/processor", operation="setDefaultProcessor", area="reservation"
)
async def set_default_processor(call: WriteCall, thread: ThreadPath) -> Response:
    """Say how messages of a thread travel when they do not say it themselves: one word."""
    processor = await word_of(call.request, Processor)
    return await _thread(
        call, await service.set_processor(call.unit, call.accommodation, thread, _person(call), processor)
    )


@router.put(
    "/rest/v1/chat/{property}/threads/members/{personId}", operation="addMemberToAllThreads", area="reservation"
)
async def add_member_to_all_threads(call: WriteCall, person: PersonPath) -> Response:
    """Put somebody who works for the property into all of its threads."""
    found = await service.set_member(call.unit, call.accommodation, person, _person(call), active=True)
    return json_response(await _threads(call, found))


@router.delete(
    "/rest/v1/chat/{property}/threads/members/{personId}", operation="removeMemberFromAllThreads", area="reservation"
)
async def remove_member_from_all_threads(call: WriteCall, person: PersonPath) -> Response:
    """Take somebody out of all threads."""
    found = await service.set_member(call.unit, call.accommodation, person, _person(call), active=False)
    return json_response(await _threads(call, found))


# --- ours ------------------------------------------------------------------------------------------------------------


@desk.get("/rest/x1/chat/{accommodation}/templates", operation="readChatTemplates", area="reservation")
async def read_chat_templates(call: ReadCall) -> Response:
    """The templates as they were written."""
    found = await service.templates.templates(call.unit, call.accommodation)
    return json_response({"data": [template_shape(each) for each in found]})


@desk.put("/rest/x1/chat/{accommodation}/templates", operation="writeChatTemplates", area="reservation")
async def write_chat_templates(call: WriteCall, body: TemplatesBody) -> Response:
    """Replace the templates."""
    found = await service.templates.replace_all(call.unit, call.accommodation, body.wanted())
    return json_response({"data": [template_shape(each) for each in found]})


@desk.get("/rest/x1/chat/{accommodation}/settings", operation="readChatSettings", area="reservation")
async def read_chat_settings(call: ReadCall) -> Response:
    """How the property's messages travel outside."""
    return json_response(settings_shape(await service.settings.read(call.unit, call.accommodation)))


@desk.patch("/rest/x1/chat/{accommodation}/settings", operation="changeChatSettings", area="reservation")
async def change_chat_settings(call: WriteCall, body: SettingsBody) -> Response:
    """Change what was sent."""
    return json_response(settings_shape(await service.settings.change(call.unit, call.accommodation, body.values())))


@desk.post("/rest/x1/chat/{accommodation}/threads/{threadId}/link", operation="makeChatLink", area="reservation")
async def make_chat_link(call: WriteCall, thread: ThreadIdPath) -> Response:
    """The guest's page of a thread, opened if it was not."""
    url = await service.pages.make_link(call.unit, call.accommodation, thread)
    return json_response({"thread": thread, "open": True, "chatLink": url})


@desk.delete("/rest/x1/chat/{accommodation}/threads/{threadId}/link", operation="withdrawChatLink", area="reservation")
async def withdraw_chat_link(call: WriteCall, thread: ThreadIdPath) -> Response:
    """Make the guest's page work no longer."""
    await service.pages.withdraw_link(call.unit, call.accommodation, thread)
    return json_response({"thread": thread, "open": False})


async def recent_messages(call: ReadCall, accommodations: Sequence[int]) -> list[Mapping[str, Any]]:
    """The messages of the last day in some properties: for `properties.recent_messages`."""
    found = await service.recent(call.unit, accommodations, call.caller.person)
    return _messages(call, found)


def _person(call: Call[Any]) -> int:
    """Who reads and writes: the one who granted the token, or owns the key."""
    if call.caller.person is None:
        raise Forbidden
    return call.caller.person


async def _instant(call: ReadCall, value: date | datetime | None) -> datetime | None:
    if value is None or isinstance(value, datetime):
        return value
    return start_of_day(value, (await properties.get(call.unit, call.accommodation)).zone)


async def _attachment(call: WriteCall, body: MessageBody) -> AttachmentDraft | None:
    """The file of a message: one that was sent is checked and stored before anything is written."""
    sent = body.attachment
    if sent is None:
        return None
    if sent.content is None:
        return sent.elsewhere()
    if call.brought is not None:
        stored: AttachmentDraft = call.brought
        return stored
    checked = service.files.check(sent.name, sent.content, "$.attachment.content")
    services = call.services
    context = Context(clock=services.clock, keyring=services.keyring, actor=call.unit.context.actor)
    raise Outside(lambda: service.files.store(services.database, context, call.accommodation, checked))


async def _offered(call: WriteCall, thread: int, type: OfferType, terms: Mapping[str, Any]) -> Response:
    view = await service.create_offer(call.unit, call.accommodation, thread, type, terms, _person(call))
    if view.offer is None:
        raise LookupError("an offer that was just made is there")
    return json_response(offer_shape(view.offer, view))


def _message(call: Call[Any], view: MessageView) -> Response:
    return json_response(message_shape(call.unit.keyring, view))


def _messages(call: Call[Any], views: Sequence[MessageView]) -> list[Mapping[str, Any]]:
    return [message_shape(call.unit.keyring, view) for view in views]


async def _threads(call: Call[Any], views: Sequence[ThreadView]) -> list[Mapping[str, Any]]:
    rooms = await reading.rooms_of(call.unit, call.accommodation, views)
    shown = {id: reservation_shapes[0](room) for id, room in rooms.items()}
    return [
        thread_shape(
            call.unit.keyring,
            view,
            None if view.thread.reservation is None else shown.get(view.thread.reservation),
        )
        for view in views
    ]


async def _thread(call: Call[Any], view: ThreadView) -> Response:
    [shape] = await _threads(call, [view])
    return json_response(shape)
