"""What clients send of conversations."""

import base64
import binascii
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic.alias_generators import to_camel
from starlette.requests import Request

from roomrack.core.errors import FieldMissing, FieldWrong
from roomrack.core.localtime import format_instant, parse_day, start_of_day
from roomrack.core.text import mask_in_telephone
from roomrack.domain.chat.rules.state import (
    AttachmentDraft,
    AttributeType,
    Draft,
    GuestDraft,
    Processor,
    Status,
)
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.reference.rules import language_code
from roomrack.infra.http.bodies import Body, ExactId, Line, Moment, Prose
from roomrack.infra.http.values import Blank, Given, NotFlag, Whole

W = TypeVar("W", bound=StrEnum)


def _day(value: object) -> date:
    try:
        return parse_day(str(value)[:10])
    except ValueError:
        raise ValueError("This must be a date that exists, written yyyy-MM-dd") from None


def _bytes(value: object) -> bytes:
    try:
        return base64.b64decode(
            "".join(str(value).partition("base64,")[2].split() or str(value).split()), validate=True
        )
    except (ValueError, binascii.Error):
        raise ValueError("This must be Base64") from None


Day = Annotated[date, BeforeValidator(_day)]
Language = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2), AfterValidator(language_code)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=255)]
"""What something is called elsewhere: kept as it is, because it is looked for again."""
Phone = Annotated[str, StringConstraints(strip_whitespace=True, max_length=50), AfterValidator(mask_in_telephone)]
Value = Annotated[str, StringConstraints(max_length=20_000)]
Content = Annotated[bytes, BeforeValidator(_bytes)]
WebAddress = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000, pattern=r"^https?://[^\s<>\"]+$")]
Count = Annotated[Whole, Field(ge=0, le=1000)]


class PersonBody(Body):
    """Who wrote. Without `externalGuest` and `guestId` the property did."""

    id: ExactId | None = None
    external_guest: Name | None = None
    guest_id: ExactId | None = None
    email: Line | None = None
    phone: Phone | None = None
    firstname: Line | None = None
    lastname: Line | None = None
    fullname: Line | None = None
    photo: WebAddress | None = None
    preferred_language: Annotated[Language | None, Blank] = None

    def guest(self) -> GuestDraft | None:
        """The guest, if one is named."""
        if not self.external_guest and self.guest_id is None:
            return None
        first, last = self.firstname or None, self.lastname or None
        if first is None and last is None and self.fullname:
            first, _, rest = self.fullname.partition(" ")
            last = rest or None
        return GuestDraft(
            external_guest=self.external_guest,
            guest=self.guest_id,
            firstname=first,
            lastname=last,
            email=self.email or None,
            phone=self.phone or None,
            language=self.preferred_language,
            photo=self.photo or None,
        )


class AttributeBody(Body):
    """Something said of a message."""

    type: Annotated[AttributeType | None, Blank] = None
    value: Annotated[Value, Given]


class AttachmentBody(Body):
    """A file: its `content`, or the `url` of one that lies elsewhere."""

    name: Annotated[Line, Given]
    type: Annotated[Literal["JPEG", "PNG", "OCTET_STREAM"] | None, Blank] = None
    url: Annotated[WebAddress | None, Blank] = None
    content: Annotated[Content | None, Blank] = None
    size: Annotated[Whole, Field(ge=0, le=2**40)] | None = None
    expire: Annotated[Day | None, Blank] = None

    def elsewhere(self) -> AttachmentDraft:
        """A file that lies elsewhere. Raises `FieldMissing` when nothing says where."""
        if not self.url:
            raise FieldMissing("$.attachment.content")
        return AttachmentDraft(
            name=self.name, type=self.type or "OCTET_STREAM", size=self.size or 0, url=self.url, expire=self.expire
        )


class ReviewTagBody(Body):
    """Something that a reviewer ticked."""

    review_category_tag_type: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9_]{1,150}$")] | None = None


class ReviewCategoryBody(Body):
    """One thing that a review judges by itself."""

    category: Annotated[
        Literal["cleanliness", "communication", "respect_house_rules", "accuracy", "checkin", "location", "value"]
        | None,
        Blank,
    ] = None
    rating: Annotated[Decimal, NotFlag, Field(ge=0, le=100)] | None = None
    comment: Prose | None = None
    count: ExactId | None = None
    review_category_tags: Annotated[list[ReviewTagBody], Field(max_length=100)] | None = None


class ReviewBody(Body):
    """What somebody thinks of a stay."""

    external_id: Name | None = None
    channel_insert_time: Annotated[Moment | None, Blank] = None
    rating: Annotated[Decimal, NotFlag, Field(ge=0, le=100)] | None = None
    refer: Line | None = None
    reviewer_role: Annotated[Literal["HOST", "GUEST", "ACCOMODATION"] | None, Blank] = None
    expires_at: Annotated[Moment | None, Blank] = None
    status: Annotated[
        Literal[
            "REVIEW_CREATED",
            "REVIEW_SUBMITTED",
            "REVIEW_PUBLISHED",
            "REVIEW_EXPIRED",
            "REVIEW_RESPONSE_SUBMITTED",
            "UNKWNOWN",
            "REJECTED",
            "APPROVED",
            "REVIEW_DISCARDED",
        ]
        | None,
        Blank,
    ] = None
    headline: Prose | None = None
    public_review: Prose | None = None
    private_review: Prose | None = None
    reviewee_response: Prose | None = None
    listing_id: Line | None = None
    is_reviewee_recommended: bool | None = None
    review_categories: Annotated[list[ReviewCategoryBody], Field(max_length=50)] | None = None

    def stored(self) -> dict[str, Any]:
        """What is kept, by the contract's names."""
        return {
            to_camel(name): _stored(value)
            for name in self.model_fields_set
            if (value := getattr(self, name)) is not None
        }


class MessageBody(Body):
    """A message as it is sent. What only the server knows is ignored."""

    sender: PersonBody | None = None
    external_sender: PersonBody | None = None
    thread_id: ExactId | None = None
    external_thread_id: Annotated[Name | None, Blank] = None
    create_time: Annotated[Moment | None, Blank] = None
    sent_time: Annotated[Moment | None, Blank] = None
    status: Annotated[Status | None, Blank] = None
    processor: Annotated[Processor | None, Blank] = None
    external_id: Annotated[Name | None, Blank] = None
    attributes: Annotated[list[AttributeBody], Field(max_length=50)] | None = None
    attachment: AttachmentBody | None = None
    review: ReviewBody | None = None

    def draft(self, house: Accommodation, attachment: AttachmentDraft | None, connection: int | None) -> Draft:
        """The message to be written; plain dates are local days of the property."""
        guest = (self.sender and self.sender.guest()) or (self.external_sender and self.external_sender.guest())
        return Draft(
            thread=self.thread_id,
            external_thread=self.external_thread_id,
            connection=connection,
            guest=guest or None,
            processor=self.processor,
            status=self.status,
            created_at=_instant(self.create_time, house),
            sent_at=_instant(self.sent_time, house),
            external_id=self.external_id,
            attributes=tuple(((each.type or AttributeType.TEXT).value, each.value) for each in self.attributes or ()),
            attachment=attachment,
            review=None if self.review is None else self.review.stored(),
        )


class OfferBody(Body):
    """A special offer. Guests are told its price as it stands here."""

    listing_id: Line | None = None
    start_date: Annotated[Day, Given]
    nights: Annotated[Whole, Given, Field(ge=1, le=365)]
    number_of_adults: Count | None = None
    number_of_children: Count | None = None
    number_of_infants: Count | None = None
    total_price: Annotated[Whole, Given, Field(ge=0, le=2**31 - 1)]
    block_instant_booking: bool | None = None
    native_currency: Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[A-Za-z]{3}$")] | None = None

    def terms(self, currency: str) -> dict[str, Any]:
        """What is offered, by the contract's names."""
        said = {to_camel(name): _stored(getattr(self, name)) for name in type(self).model_fields}
        said["nativeCurrency"] = (self.native_currency or currency).upper()
        return {name: value for name, value in said.items() if value is not None}


class TemplateBody(Body):
    """A text with placeholders; without an `id` it is a new one."""

    id: ExactId | None = None
    name: Annotated[Line, Given]
    language: Annotated[Language, Given]
    text: Annotated[Prose, Given]


class TemplatesBody(Body):
    """All templates of a property."""

    data: Annotated[list[TemplateBody], Given, Field(max_length=200)]

    def wanted(self) -> list[tuple[int | None, str, str, str]]:
        """As the service takes them."""
        return [(each.id, each.name, each.language, each.text) for each in self.data]


class WhatsAppBody(Body):
    """The property's number. The token is never shown again."""

    phone: Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[0-9]{5,25}$")] | None = None
    template: Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[a-z0-9_]{1,512}$")] | None = None
    token: Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000)] | None = None


class SettingsBody(Body):
    """Settings as sent. An absent field keeps its value, null clears."""

    whatsapp: WhatsAppBody | None = None

    def values(self) -> dict[str, Any]:
        """What was sent, by the names of the service."""
        if "whatsapp" not in self.model_fields_set:
            return {}
        sent = self.whatsapp
        if sent is None:
            return {"whatsapp_phone": None, "whatsapp_template": None, "whatsapp_token": None}
        return {f"whatsapp_{name}": getattr(sent, name) or None for name in sent.model_fields_set}


async def word_of(request: Request, words: type[W]) -> W:
    """The body as one word of an enum, quoted or bare (docs/contract.md 1). Raises `FieldMissing`, `FieldWrong`."""
    try:
        value = await request.json()
    except ValueError:
        raise FieldMissing("$") from None
    if value is None or value == "":
        raise FieldMissing("$")
    try:
        return words(str(value).strip())
    except ValueError:
        raise FieldWrong("$", reason=f"This must be one of {', '.join(words)}.") from None


def _instant(value: date | datetime | None, house: Accommodation) -> datetime | None:
    if value is None or isinstance(value, datetime):
        return value
    return start_of_day(value, house.zone)


def _stored(value: Any) -> Any:
    if isinstance(value, datetime):
        return format_instant(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, Body):
        shape = {to_camel(name): _stored(getattr(value, name)) for name in type(value).model_fields}
        return {name: each for name, each in shape.items() if each is not None}
    if isinstance(value, list):
        return [_stored(each) for each in value]
    return value
