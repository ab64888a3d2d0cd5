"""Payment cards on the wire (schema ApiReservationCard)."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from roomrack.core.localtime import format_instant
from roomrack.domain.cards import service
from roomrack.domain.cards.rules import Card
from roomrack.domain.cards.service import Description, Naming
from roomrack.infra.db import ReadUnit
from roomrack.infra.http.bodies import Body, ExactId, Line
from roomrack.infra.http.values import Blank
from roomrack.ports.vault import Look


class PageLanguage(StrEnum):
    """The languages that the contract lists for the page; it speaks English where it lacks one."""

    IT = "IT"
    EN = "EN"
    FR = "FR"
    ES = "ES"
    DE = "DE"
    RU = "RU"
    PT = "PT"
    NL = "NL"
    JA = "JA"
    EL = "EL"
    TR = "TR"
    ZH = "ZH"
    CA = "CA"
    RO = "RO"


class DescribedCard(Body):
    """A card as the vault describes it."""

    token: Annotated[str, StringConstraints(min_length=16, max_length=64)]
    last4: Annotated[str, StringConstraints(pattern=r"\d{4}")]
    scheme: Annotated[str, StringConstraints(max_length=32)]
    type: Annotated[str, StringConstraints(max_length=32)] = "UNKNOW"
    virtual: bool = False
    expire_date: date
    activation_date: datetime | None = None
    amount: Decimal | None = None
    cvv_until: datetime | None = None


class AddedCard(Body):
    """What the vault sends: which booking, and its card."""

    accommodation: Annotated[ExactId | None, Blank] = None
    id: Annotated[ExactId | None, Blank] = None
    refer: Annotated[Line | None, Blank] = None
    channel_refer: Annotated[Line | None, Blank] = None
    card: Annotated[DescribedCard, Field()]

    def naming(self) -> Naming:
        """Which booking it is."""
        return Naming(accommodation=self.accommodation, id=self.id, refer=self.refer, channel_refer=self.channel_refer)

    def description(self) -> Description:
        """What is known of the card."""
        card = self.card
        return Description(
            token=card.token,
            last4=card.last4,
            scheme=card.scheme,
            kind=card.type,
            virtual=card.virtual,
            last_day=card.expire_date,
            activates_at=card.activation_date,
            amount=card.amount,
            cvv_until=card.cvv_until,
        )


def shape(card: Card, now: datetime) -> dict[str, Any]:
    """A card as answered."""
    has_cvv, good = card.has_cvv(now), card.is_good(now)
    received = card.cvv_until is not None
    whole: dict[str, Any] = {
        "cardId": card.id,
        "token": card.token,
        "detokenizationIframe": False,
        "type": card.kind,
        "scheme": card.scheme,
        "activationDate": card.activates_at and format_instant(card.activates_at),
        "expireDate": format_instant(datetime.combine(card.last_day, time(), UTC)),
        "lastUpdate": format_instant(card.updated_at),
        "cvvDetailsAvailable": True,
        "cvvAvailable": has_cvv,
        "cvvReceived": received,
        "cvvCleared": received and not has_cvv,
        "cvvClearedDate": format_instant(card.cvv_gone_at) if card.cvv_gone_at and not has_cvv else None,
        "cardVirtual": card.virtual,
        "prepaid": card.virtual,
        "cardStatus": card.status,
        "lastProcessorError": card.processor_error,
        "lastProcessorErrorDate": card.processor_error_at and format_instant(card.processor_error_at),
        "last4": card.last4,
        "paymentProcessor": card.processor,
        "detokenizationEnabled": True,
        "chargeable": good,
        "preauthorizable": good,
        "amount": float(card.amount) if card.amount is not None else None,
    }
    return {name: value for name, value in whole.items() if value is not None}


async def shown(unit: ReadUnit, accommodation: int, rooms: Sequence[int]) -> Mapping[int, Mapping[str, Any]]:
    """The cards of some reservations as they are shown there; for `reservations.card_sources`."""
    now = unit.now(accommodation)
    return {room: shape(card, now) for room, card in (await service.of(unit, accommodation, rooms)).items()}


def look_shape(look: Look) -> dict[str, Any]:
    """A line of the audit."""
    whole: dict[str, Any] = {
        "time": format_instant(look.at),
        "what": look.what,
        "reservation": look.reservation,
        "withCvv": look.with_cvv,
        "processor": look.processor,
        "application": look.application,
        "person": look.person,
        "requestId": look.request_id,
    }
    return {name: value for name, value in whole.items() if value is not None}
