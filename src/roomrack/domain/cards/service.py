"""Use cases of payment cards."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import groupby
from typing import TypeVar

from roomrack.core.errors import NotFound, PartnerError, RoomrackError, Unavailable
from roomrack.core.rights import Area
from roomrack.core.text import mask_card_numbers
from roomrack.domain.cards import repository
from roomrack.domain.cards.errors import (
    RESERVATION_KIND,
    BookingAmbiguous,
    BookingUnknown,
    BookingUnnamed,
    CardNotFound,
    ContactMissing,
    PinMissing,
    TelephoneMissing,
    VaultMailMissing,
)
from roomrack.domain.cards.rules import (
    INVALID,
    KEPT_AFTER_CANCELLATION,
    KEPT_AFTER_DEPARTURE,
    NO_PROCESSOR,
    NOT_VALIDATED,
    VALID,
    Card,
    pin_text,
)
from roomrack.domain.identity import service as identity
from roomrack.domain.messages import rules as message_rules
from roomrack.domain.messages import service as messages
from roomrack.domain.messages.rules import Channel, Outgoing
from roomrack.domain.messages.service import Compose, Kind
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.reservations import service as reservations
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.ports.sms import Sms
from roomrack.ports.vault import CardVault, Charge, Charged, Look, NullVault, VaultAway, VaultRefused, Viewer

BATCH = 200
MAX_ERROR = 500
PARTNER = "The card vault"
PIN = "pin"
"""What texts about links to set a PIN are called in the outbox."""
BETWEEN_TEXTS = timedelta(minutes=2)
"""The vault mails no second link within this time, so nothing is texted either."""
TEXTS_KEPT = timedelta(days=90)
"""How long is known to which number was texted."""

R = TypeVar("R")

Watcher = Callable[[WriteUnit, int, Sequence[int]], Awaitable[None]]

card_watchers: list[Watcher] = []
"""Who wants to know that reservations of a property have another card. Filled by `entrypoints`."""

forgetting_watchers: list[Watcher] = []
"""Who wants to know that reservations of a property have no card any more. Filled by `entrypoints`."""


@dataclass(slots=True)
class _Outside:
    vault: CardVault
    secret: str | None
    texts: bool = False


_outside = _Outside(NullVault(), None)


def configure(*, vault: CardVault, secret: str | None, texts: bool = False) -> None:
    """Say where the vault is, by what it is known, and whether texts can be sent; set once by the process that runs."""
    _outside.vault = vault
    _outside.secret = secret
    _outside.texts = texts


async def close() -> None:
    """Close the connections to the vault."""
    await _outside.vault.close()


def vault_secret() -> str | None:
    """What the vault proves itself with; None where there is no vault."""
    return _outside.secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Which booking a card is of: everything that is given must fit."""

    accommodation: int | None
    id: int | None
    refer: str | None
    channel_refer: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What the vault tells of a card that it took."""

    token: str
    last4: str
    scheme: str
    kind: str
    virtual: bool
    last_day: date
    activates_at: datetime | None
    amount: Decimal | None
    cvv_until: datetime | None


async def locate(unit: ReadUnit, reach: Collection[int], naming: Naming) -> tuple[int, Sequence[int]]:
    """The property and the rooms of the booking that is named, within some properties.

    Raises `BookingUnnamed`, `BookingUnknown`, `BookingAmbiguous`.
    """
    named = [("$.id", naming.id), ("$.refer", naming.refer), ("$.channelRefer", naming.channel_refer)]
    given = [(element, value) for element, value in named if value is not None]
    if not given:
        raise BookingUnnamed("$.id")
    within = [one for one in reach if naming.accommodation in {None, one}]
    found = await reservations.rooms_named(
        unit, within, id=naming.id, refer=naming.refer, channel_refer=naming.channel_refer
    )
    if not found:
        raise BookingUnknown(*given[0])
    if len(found) > 1:
        raise BookingAmbiguous("$.accommodation")
    return next(iter(found.items()))


async def attach(
    unit: WriteUnit, accommodation: int, rooms: Sequence[int], described: Description, source: str
) -> None:
    """Give all rooms of a booking a card, in place of the one that they have."""
    await repository.forget_soon(unit, accommodation, await repository.drop(unit, accommodation, rooms))
    card = Card(
        accommodation=accommodation,
        reservation=rooms[0],
        id=(await unit.new_ids("reservation_card_id", 1))[0],
        token=described.token,
        last4=described.last4,
        scheme=described.scheme,
        kind=described.kind,
        virtual=described.virtual,
        last_day=described.last_day,
        activates_at=described.activates_at,
        amount=described.amount,
        source=mask_card_numbers(source),
        status=NOT_VALIDATED,
        cvv_until=described.cvv_until,
        cvv_cleared_at=None,
        processor=NO_PROCESSOR,
        processor_error=None,
        processor_error_at=None,
        updated_at=unit.now(accommodation),
    )
    await repository.put(unit, card, rooms)
    await reservations.announce_card(unit, accommodation, rooms)
    for watch in card_watchers:
        await watch(unit, accommodation, rooms)


async def of(unit: ReadUnit, accommodation: int, rooms: Sequence[int]) -> Mapping[int, Card]:
    """The cards of some reservations, by reservation."""
    return await repository.of(unit, accommodation, rooms)


async def virtual(unit: ReadUnit, accommodation: int, rooms: Sequence[int]) -> Collection[int]:
    """Those of some reservations whose card is a virtual one; for `reservations.virtual_card_sources`."""
    return [room for room, card in (await of(unit, accommodation, rooms)).items() if card.virtual]


async def house_of(unit: ReadUnit, reach: Collection[int], reservation: int) -> int:
    """The property of a reservation, within some properties. Raises `NotFound`."""
    found = await reservations.rooms_named(unit, reach, id=reservation)
    if not found:
        raise NotFound(RESERVATION_KIND)
    return next(iter(found))


async def get(unit: ReadUnit, accommodation: int, reservation: int) -> Card:
    """The card of a reservation. Raises `CardNotFound`."""
    card = (await repository.of(unit, accommodation, [reservation])).get(reservation)
    if card is None:
        raise CardNotFound(reservation)
    return card


async def link(
    unit: ReadUnit, card: Card, *, ask_cvv: bool, language: str, viewer: Viewer
) -> Callable[[], Awaitable[str]]:
    """What asks the vault for a link that shows a card once; to be called outside of the transaction.

    It raises `PinMissing`, `CardNotFound` and `Unavailable`.
    """
    name = (await properties.get(unit, card.accommodation)).name
    return lambda: _asked(
        _outside.vault.link(
            card.accommodation, card.token, name=name, ask_cvv=ask_cvv, language=language, viewer=viewer
        ),
        card.reservation,
    )


async def registration(unit: ReadUnit, accommodation: int, language: str) -> Callable[[], Awaitable[None]]:
    """What has the vault mail a property's contact a link to set a PIN.

    Raises `ContactMissing` and, where texts are sent too, `TelephoneMissing`.
    It raises `VaultMailMissing`, `PartnerError` and `Unavailable`.
    """
    house = await properties.get(unit, accommodation)
    email = house.email
    if not email:
        raise ContactMissing("$.email")
    if _outside.texts:
        _mobile(house)
    return lambda: _asked(_outside.vault.register(accommodation, name=house.name, email=email, language=language))


async def tell_of_link(unit: WriteUnit, accommodation: int, language: str) -> None:
    """Have a property's contact told by text that a link to set a PIN was mailed; without a provider nothing happens.

    The text holds no link: that passes only between the vault and the mailbox. It warns whoever did not ask for it.
    """
    if not _outside.texts:
        return
    house = await properties.get(unit, accommodation)
    before = await messages.of(unit, accommodation, PIN, accommodation)
    if before and unit.now(accommodation) - before[-1].created_at < BETWEEN_TEXTS:
        return
    await messages.leave(unit, accommodation, PIN, accommodation, [_mobile(house)], language, Channel.TEXT)


def _mobile(house: Accommodation) -> str:
    """The number of a property's contact that takes texts. Raises `TelephoneMissing`."""
    contact, location = house.details.get("contact") or {}, house.details.get("location") or {}
    split = (contact.get("mobilePrefix") or "") + (contact.get("mobileNumber") or "")
    numbers = (contact.get("mobileNumberFull"), split, house.phone, contact.get("phoneNumber2"), location.get("phone2"))
    number = message_rules.textable(numbers, house.country)
    if number is None:
        raise TelephoneMissing("$.contact.mobileNumberFull")
    return number


async def _prepare_text(_: WriteUnit, message: Outgoing, house: Accommodation) -> Compose:
    async def compose() -> Sms:
        return Sms(to=message.address, text=pin_text(house.name, message.language), reference=message.reference)

    return compose


TEXTS = Kind(PIN, TEXTS_KEPT, _prepare_text)


async def registered(
    unit: ReadUnit, accommodation: int, grant: int | None, *, copy_network: bool
) -> Callable[[], Awaitable[str]]:
    """What tells whether a property has a PIN: `active`, `wait` or `none`.

    With `copy_network` the other properties of the network that it leads, as far as the grant reaches them, get a copy.
    """
    copies: list[int] = []
    if copy_network:
        house = await properties.get(unit, accommodation)
        network = (await properties.networks(unit, [house])).get(house.network or 0)
        if network is not None and network.root == accommodation:
            reached = await identity.see(unit, grant, Area.CARD_DETAIL)
            members = await properties.members(unit, network.id)
            copies = sorted(set(members) & set(reached) - {accommodation})
    return lambda: _asked(_outside.vault.status(accommodation, copies))


async def looks(accommodation: int, limit: int) -> Sequence[Look]:
    """What was done with the cards of a property, the newest first. Raises `Unavailable`."""
    return await _asked(_outside.vault.looks(accommodation, limit))


async def charge(card: Card, charge: Charge) -> Charged:
    """Have the vault send a card to a payment processor; outside of any transaction. `note_charge` records the end.

    Raises `VaultRefused` and `VaultAway`: a worker asks, to whom nobody listens.
    """
    return await _outside.vault.charge(card.accommodation, card.token, charge)


async def sharing(unit: ReadUnit, card: Card) -> Sequence[int]:
    """The reservations that have a card: the rooms of its booking."""
    return await repository.sharing(unit, card.accommodation, card.token)


async def note_charge(
    unit: WriteUnit, card: Card, *, processor: str, error: str | None, cvv_cleared_at: datetime | None = None
) -> None:
    """Record how a charge ended: `error` is the processor's words, None when it took the card.

    Locks the card and then its reservations, so call it before anything else of those is held.
    """
    known = card.status == VALID and card.processor == processor and card.processor_error is None
    if known and error is None and cvv_cleared_at is None:
        return
    rooms = await repository.note_charge(
        unit,
        card.accommodation,
        card.token,
        status=VALID if error is None else INVALID,
        processor=processor,
        error=None if error is None else mask_card_numbers(error)[:MAX_ERROR],
        at=unit.now(card.accommodation),
        cvv_cleared_at=cvv_cleared_at,
    )
    await reservations.announce_card(unit, card.accommodation, rooms)


async def note_code_dropped(unit: WriteUnit, card: Card, at: datetime) -> None:
    """Record that the vault has dropped a security code. Locks as `note_charge` does."""
    rooms = await repository.note_code_dropped(unit, card.accommodation, card.token, at)
    await reservations.announce_card(unit, card.accommodation, rooms)


async def forget(unit: WriteUnit, accommodation: int, rooms: Sequence[int]) -> None:
    """Forget the cards of reservations; the vault removes those that no other reservation has."""
    await repository.forget_soon(unit, accommodation, await repository.drop(unit, accommodation, rooms))
    for watch in forgetting_watchers:
        await watch(unit, accommodation, rooms)


async def forget_ended(unit: WriteUnit, last: tuple[int, int] = (0, 0)) -> tuple[int, int] | None:
    """Forget the cards of stays that ended or were cancelled a while ago; where to go on, or None at the end."""
    found = await repository.after(unit, last, BATCH)
    for accommodation, some in groupby(found, key=lambda one: one[0]):
        house = await properties.get(unit, accommodation)
        now = unit.now(accommodation)
        ended = await reservations.ended(
            unit,
            accommodation,
            [room for _, room in some],
            departed_before=house.day_of(now) - KEPT_AFTER_DEPARTURE,
            cancelled_before=now - KEPT_AFTER_CANCELLATION,
        )
        if ended:
            await forget(unit, accommodation, ended)
    return found[-1] if len(found) == BATCH else None


async def to_remove(unit: ReadUnit) -> list[str]:
    """Some tokens of cards that the vault is to remove."""
    return await repository.to_remove(unit, BATCH)


async def remove(tokens: Sequence[str]) -> None:
    """Have the vault remove cards; outside of any transaction. Raises `Unavailable`."""
    await _asked(_outside.vault.forget(tokens))


async def note_removed(unit: WriteUnit, tokens: Sequence[str]) -> None:
    """Note that the vault has removed cards."""
    await repository.note_removed(unit, tokens)


async def _asked(work: Awaitable[R], reservation: int = 0) -> R:
    try:
        return await work
    except VaultAway:
        raise Unavailable from None
    except VaultRefused as refused:
        raise _refusal(refused.code, reservation) from None


def _refusal(code: str, reservation: int) -> RoomrackError:
    if code == "no_pin":
        return PinMissing()
    if code == "no_mail_server":
        return VaultMailMissing()
    if code == "card_gone":
        return CardNotFound(reservation)
    return PartnerError(partner=PARTNER, words=[code])
