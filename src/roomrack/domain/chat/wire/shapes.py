"""What is answered and announced of conversations."""

from collections.abc import Mapping, Sequence
from typing import Any

from roomrack.core.localtime import format_instant
from roomrack.domain.chat.rules.state import (
    Attachment,
    MessageView,
    Offer,
    Person,
    Processor,
    Reader,
    Settings,
    Template,
    ThreadView,
)
from roomrack.domain.chat.service import files, viewing
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import ReadUnit
from roomrack.infra.events import RecordedEvent
from roomrack.infra.http.responses import encode


async def render_events(unit: ReadUnit, events: Sequence[RecordedEvent]) -> list[str | None]:
    """The JSON of each event's message as it is now; None for one that has gone, and for what is nobody's to hear.

    The renderer of `webhooks`. What a guest wrote is announced, and what goes to a channel: its application may be who
    hears of it.
    """
    shown: list[str | None] = []
    for event in events:
        view = await viewing.message_view(unit, event.accommodation, int(event.payload["message"]))
        hidden = view is None or not (view.message.by_guest or view.message.processor is Processor.CHANNEL)
        shown.append(None if view is None or hidden else encode(message_shape(unit.keyring, view)).decode())
    return shown


def person_shape(person: Person) -> dict[str, Any]:
    """Somebody in a conversation."""
    return _present(
        {
            "id": person.id,
            "userId": person.id if person.staff else None,
            "guestId": person.guest,
            "externalGuest": person.external_guest,
            "email": person.email,
            "phone": person.phone,
            "username": person.username,
            "firstname": person.firstname,
            "lastname": person.lastname,
            "fullname": person.fullname or None,
            "photo": person.photo,
            "preferredLanguage": person.language,
            "userType": "USER" if person.staff else None,
        }
    )


def message_shape(keyring: Keyring, view: MessageView) -> dict[str, Any]:
    """A message (schema ChatMessageDTO)."""
    message = view.message
    sender = person_shape(view.sender)
    attributes = [
        {"id": each.id, "messageId": message.id, "type": each.type, "value": each.value} for each in view.attributes
    ]
    return _present(
        {
            "id": message.id,
            "sender": sender,
            "externalSender": sender if message.by_guest else None,
            "threadId": message.thread,
            "externalThreadId": view.external_thread,
            "createTime": format_instant(message.created_at),
            "sentTime": message.sent_at and format_instant(message.sent_at),
            "status": message.status.value,
            "processor": message.processor.value,
            "externalId": message.external_id,
            "attributes": attributes,
            "readers": [reader_shape(reader, person) for reader, person in view.readers],
            "attachment": view.attachment and _attachment_shape(keyring, message.accommodation, view.attachment),
            "specialOffer": view.offer and offer_shape(view.offer, view),
            "review": message.review and _review_shape(view, message.review),
            "currentAccommodations": [str(message.accommodation)],
            "readTime": view.read_at and format_instant(view.read_at),
        }
    )


def reader_shape(reader: Reader, person: Person) -> dict[str, Any]:
    """That somebody has read a message (schema ChatMessageReaderDTO)."""
    return {
        "id": reader.id,
        "messageId": reader.message,
        "reader": person_shape(person),
        "readTime": format_instant(reader.read_at),
    }


def thread_shape(keyring: Keyring, view: ThreadView, reservation: Mapping[str, Any] | None) -> dict[str, Any]:
    """A thread (schema ChatThreadDTO)."""
    thread = view.thread
    return _present(
        {
            "id": thread.id,
            "accommodationId": str(thread.accommodation),
            "defaultProcessor": thread.processor.value,
            "persons": [person_shape(person) for person in view.persons],
            "lastMessage": view.last and message_shape(keyring, view.last),
            "chatThreadExternals": [
                _present(
                    {
                        "id": each.id,
                        "threadId": thread.id,
                        "connectionId": each.connection,
                        "externalId": each.external_id,
                    }
                )
                for each in view.externals
            ],
            "attributes": [
                {"id": each.id, "threadId": thread.id, "type": each.type, "value": each.value}
                for each in view.attributes
            ],
            "reservation": reservation,
            "archiveTime": thread.archived_at and format_instant(thread.archived_at),
            "aiDriven": thread.ai,
        }
    )


def offer_shape(offer: Offer, view: MessageView) -> dict[str, Any]:
    """An offer (schema SpecialOfferDTO)."""
    return _present(
        {
            "id": offer.id,
            "offerType": offer.type.value,
            **offer.terms,
            "createdAt": format_instant(offer.created_at),
            "expiresAt": format_instant(offer.expires_at),
            "isActive": offer.is_active(view.at),
            "rescindedAt": offer.rescinded_at and format_instant(offer.rescinded_at),
            "chatMessageId": offer.message,
        }
    )


def template_shape(template: Template) -> dict[str, Any]:
    """A template (schema MailTemplateDTO)."""
    return {"id": template.id, "name": template.name, "language": template.language, "text": template.text}


def settings_shape(settings: Settings) -> dict[str, Any]:
    """The settings as answered: never a token."""
    whatsapp = {"phone": settings.whatsapp_phone, "template": settings.whatsapp_template}
    return {"whatsapp": {**_present(whatsapp), "ready": settings.ready and settings.whatsapp_phone is not None}}


def only(shape: Mapping[str, Any], fields: str | None) -> Mapping[str, Any]:
    """The first-level keys that `fields` names; all without it (docs/contract.md 1)."""
    wanted = {name.strip() for name in (fields or "").split(",") if name.strip()}
    return {name: value for name, value in shape.items() if not wanted or name in wanted}


def _attachment_shape(keyring: Keyring, accommodation: int, attachment: Attachment) -> dict[str, Any]:
    url = files.url_of(keyring, accommodation, attachment)
    return _present(
        {
            "id": attachment.id,
            "name": attachment.name,
            "type": attachment.type,
            "url": url,
            "previewUrl": url if attachment.type in ("JPEG", "PNG") else None,
            "sortOrder": 0,
            "repository": "CHAT",
            "messageId": attachment.message,
            "propertyId": accommodation,
            "size": attachment.size,
            "expire": attachment.expire and attachment.expire.isoformat(),
            "external": attachment.url is not None,
        }
    )


def _review_shape(view: MessageView, review: Mapping[str, Any]) -> dict[str, Any]:
    """A review, which has the id of its message."""
    written = format_instant(view.message.created_at)
    return {"id": view.message.id, "insertTime": written, "updateTime": written, **review}


def _present(shape: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in shape.items() if value is not None}
