"""How a property's messages travel outside."""

from dataclasses import replace
from typing import Any

from roomrack.domain.chat import events
from roomrack.domain.chat.errors import NumberTaken
from roomrack.domain.chat.repository import outside as repository
from roomrack.domain.chat.rules.state import Settings
from roomrack.domain.properties import service as properties
from roomrack.infra.db import ReadUnit, WriteUnit

_CONTEXT = "chat whatsapp token {accommodation}"


async def read(unit: ReadUnit, accommodation: int) -> Settings:
    """The settings of a property."""
    return await repository.settings(unit, accommodation)


async def change(unit: WriteUnit, accommodation: int, values: dict[str, Any]) -> Settings:
    """Change what was sent: `whatsapp_phone`, `whatsapp_template`, `whatsapp_token`. Raises `NumberTaken`."""
    await properties.get(unit, accommodation)
    before = await repository.settings(unit, accommodation)
    token = values.pop("whatsapp_token", ...)
    after = replace(before, **values)
    if after.whatsapp_phone != before.whatsapp_phone and not await repository.take_phone(
        unit, accommodation, after.whatsapp_phone
    ):
        raise NumberTaken("$.whatsapp.phone")
    await repository.store_settings(unit, accommodation, after)
    if token is not ...:
        sealed = None if token is None else unit.keyring.seal(str(token).encode(), _context(accommodation))
        await repository.seal(unit, accommodation, sealed)
    await unit.record(events.property_event(events.SETTINGS, accommodation))
    return await repository.settings(unit, accommodation)


async def whatsapp_token(unit: ReadUnit, accommodation: int) -> str | None:
    """The token with which a property's messages are sent. Never logged, never shown."""
    found = await repository.sealed(unit, accommodation)
    return None if found is None else unit.keyring.open(*found, _context(accommodation)).decode()


def _context(accommodation: int) -> bytes:
    return _CONTEXT.format(accommodation=accommodation).encode()
