"""How a property takes payments, the cards of reservations, and the notices of processors."""

import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from roomrack.core.errors import FieldMissing, NotFound
from roomrack.domain.cards.errors import CardNotChargeable
from roomrack.domain.payments import events
from roomrack.domain.payments.errors import CardMissing, NoticeRefused, ProcessorInSandbox, ProcessorMissing
from roomrack.domain.payments.repository import settings as repository
from roomrack.domain.payments.repository import work as works
from roomrack.domain.payments.rules.settings import Method, ProcessorName, Settings
from roomrack.domain.payments.service import working
from roomrack.domain.payments.service.means import means
from roomrack.domain.properties import service as properties
from roomrack.domain.reservations import service as reservations
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.ports.payments import Account, NoticeForged, NoticeKind, Processor

NOTICES = "/payments/notices"
"""The path below which processors send their notices; it is no part of the API."""
_DIGEST = 32
"""Hexadecimal digits of an address that nobody can guess."""


class _Outside:
    processors: Mapping[ProcessorName, Processor] = {}
    public_url = "http://127.0.0.1:8480"


def configure(*, processors: Mapping[ProcessorName, Processor], public_url: str) -> None:
    """Say who moves money, and where clients reach this server; by `entrypoints`."""
    _Outside.processors = processors
    _Outside.public_url = public_url


def return_url() -> str:
    """Where a guest is sent after he has confirmed with his bank."""
    return _Outside.public_url


async def read_settings(unit: ReadUnit, accommodation: int) -> Settings:
    """How a property takes payments. Raises `NotFound`."""
    await properties.get(unit, accommodation)
    return await repository.get(unit, accommodation)


async def write_settings(
    unit: WriteUnit, accommodation: int, values: Mapping[str, Any], keys: Mapping[str, str | None]
) -> Settings:
    """Change what was sent, by the names of `Settings`; `keys` holds `secret_key` and `notice_secret`, to be sealed.

    Records `payments.settings_changed`, without the keys. Raises `NotFound`, `ProcessorInSandbox`, and `FieldMissing`
    for Stripe without a key.
    """
    house = await properties.get(unit, accommodation)
    current = await repository.get(unit, accommodation)
    after = replace(current, **{name: value for name, value in values.items() if value is not None})
    if after.processor is ProcessorName.STRIPE and house.sandbox:
        raise ProcessorInSandbox("$.processor")
    has_key = bool(keys["secret_key"]) if "secret_key" in keys else current.ready
    if after.processor is ProcessorName.STRIPE and not has_key:
        raise FieldMissing("$.stripe.secretKey")
    await repository.store(unit, accommodation, after)
    if keys:
        known = await _keys(unit, accommodation)
        merged = {name: value for name, value in {**known, **keys}.items() if value}
        usable = "secret_key" in merged
        sealed = unit.keyring.seal(json.dumps(merged).encode(), _context(accommodation)) if usable else None
        await repository.seal(unit, accommodation, sealed, with_notices=usable and "notice_secret" in merged)
    settings = await repository.get(unit, accommodation)
    if settings != current or keys:
        told = {**asdict(settings), "keys": sorted(keys)}
        await unit.record(events.settings_changed(accommodation, asdict(current), told))
    return settings


async def account(unit: ReadUnit, accommodation: int, processor: ProcessorName) -> Account | None:
    """A property's account at its processor; None when its keys are not known. The dummy needs none."""
    if processor is ProcessorName.DUMMY_PROCESSOR:
        return Account("dummy")
    if processor is ProcessorName.NONE:
        return None
    keys = await _keys(unit, accommodation)
    return Account(keys["secret_key"], keys.get("notice_secret")) if "secret_key" in keys else None


async def card_of(unit: ReadUnit, accommodation: int, reservation: int) -> Method:
    """The stored card of a reservation. Raises `NotFound` for either."""
    await reservations.get(unit, accommodation, reservation)
    found, _ = await means(unit, accommodation, reservation)
    if found is None:
        raise NotFound("PaymentMethod")
    return found


async def set_card(unit: WriteUnit, accommodation: int, reservation: int, card: Method) -> Method:
    """Give a reservation a card that the processor keeps; what waits for one is tried at once.

    Raises `NotFound` and `ProcessorMissing`.
    """
    await reservations.hold(unit, accommodation, [reservation])
    if (await repository.get(unit, accommodation)).processor is ProcessorName.NONE:
        raise ProcessorMissing
    await repository.store_method(unit, accommodation, reservation, card)
    await working.try_again(unit, accommodation, reservation)
    return card


async def remove_card(unit: WriteUnit, accommodation: int, reservation: int) -> Method:
    """Forget the card of a reservation; gives what it was. Raises `NotFound` for either."""
    await reservations.hold(unit, accommodation, [reservation])
    found = await repository.method(unit, accommodation, reservation)
    if found is None:
        raise NotFound("PaymentMethod")
    await repository.drop_methods(unit, accommodation, [reservation])
    return found


async def can_charge(unit: ReadUnit, accommodation: int, reservation: int) -> None:
    """Raise what stands against taking money of a reservation now.

    `ProcessorMissing`, `CardMissing`, or `CardNotChargeable` for a card that is not active yet or has expired.
    """
    if (await repository.get(unit, accommodation)).processor is ProcessorName.NONE:
        raise ProcessorMissing
    known, card = await means(unit, accommodation, reservation)
    if known is not None:
        return
    if card is None:
        raise CardMissing(reservation=reservation)
    if not card.is_good(unit.now(accommodation)):
        raise CardNotChargeable


async def has_card(unit: ReadUnit, accommodation: int, reservation: int) -> bool:
    """Whether a reservation has a card, at the processor or in the vault."""
    return any(await means(unit, accommodation, reservation))


def address_of(keyring: Keyring, accommodation: int) -> str:
    """The last part of the URL to which a property's processor sends its notices."""
    return f"{accommodation}-{keyring.digest(_named(accommodation)).hex()[:_DIGEST]}"


def notices_url(keyring: Keyring, accommodation: int) -> str:
    """Where a property's processor is to send its notices."""
    return f"{_Outside.public_url}{NOTICES}/{address_of(keyring, accommodation)}"


async def noticed(unit: WriteUnit, address: str, body: bytes, signature: str) -> None:
    """Take a notice of Stripe's. Raises `NotFound` for an address that is nobody's, and `NoticeRefused`."""
    name, _, digest = address.partition("-")
    if not (name.isascii() and name.isdigit() and len(name) <= 15):
        raise NotFound("PaymentNotices")
    accommodation = int(name)
    known = (each.hex()[:_DIGEST] for each in unit.keyring.digests(_named(accommodation)))
    if not any(hmac.compare_digest(each, digest) for each in known) or str(accommodation) != name:
        raise NotFound("PaymentNotices")
    await unit.widen(accommodation)
    held = await account(unit, accommodation, ProcessorName.STRIPE)
    if held is None:
        raise NoticeRefused
    try:
        notice = _Outside.processors[ProcessorName.STRIPE].notice(held, body, signature)
    except NoticeForged:
        raise NoticeRefused from None
    if notice is None:
        return
    if notice.kind is NoticeKind.REFUNDED:
        await working.refunded_elsewhere(unit, accommodation, notice)
        return
    wanted = notice.labels.get("work", "")
    id = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) <= 15 else None
    id = id if id is not None else await works.by_reference(unit, accommodation, notice.reference)
    if id is not None:
        await working.told(unit, accommodation, id, notice)


async def _keys(unit: ReadUnit, accommodation: int) -> dict[str, str]:
    sealed = await repository.secret(unit, accommodation)
    if sealed is None:
        return {}
    found: dict[str, str] = json.loads(unit.keyring.open(*sealed, _context(accommodation)))
    return found


def _context(accommodation: int) -> bytes:
    return f"payment_settings.secret.{accommodation}".encode()


def _named(accommodation: int) -> str:
    return f"payment notices of {accommodation}"
