"""Statements about templates, settings, and how far connections were read."""

from collections.abc import Sequence
from datetime import datetime

from roomrack.domain.chat.rules.state import Settings, Template
from roomrack.infra.crypto import Sealed
from roomrack.infra.db import ReadUnit, WriteUnit

_TEMPLATES = "select id, name, language, text from chat_template where accommodation = $1 order by name, id"

_DROP_TEMPLATES = "delete from chat_template where accommodation = $1 and not id = any ($2::bigint[])"

_STORE_TEMPLATE = """
insert into chat_template (accommodation, id, name, language, text, updated_at) values ($1, $2, $3, $4, $5, $6)
on conflict (accommodation, id) do update
set name = excluded.name, language = excluded.language, text = excluded.text, updated_at = excluded.updated_at
"""

_SETTINGS = """
select whatsapp_phone, whatsapp_template, whatsapp_token is not null as ready
from chat_settings where accommodation = $1
"""

_STORE_SETTINGS = """
insert into chat_settings (accommodation, whatsapp_phone, whatsapp_template, updated_at) values ($1, $2, $3, $4)
on conflict (accommodation) do update
set whatsapp_phone = excluded.whatsapp_phone, whatsapp_template = excluded.whatsapp_template,
    updated_at = excluded.updated_at
"""

_SEAL = "update chat_settings set kid = $2, whatsapp_token = $3 where accommodation = $1"

_SEALED = "select kid, whatsapp_token from chat_settings where accommodation = $1 and whatsapp_token is not null"

_DROP_PHONE = "delete from chat_number where accommodation = $1"

_TAKE_PHONE = """
insert into chat_number (phone, accommodation) values ($2, $1) on conflict (phone) do nothing returning phone
"""

_OF_PHONE = "select accommodation from chat_number where phone = $1"

_SINCE = "select since from chat_pull where accommodation = $1 and connection = $2"

_MOVE = """
insert into chat_pull (accommodation, connection, since) values ($1, $2, $3)
on conflict (accommodation, connection) do update set since = greatest(chat_pull.since, excluded.since)
"""


async def templates(unit: ReadUnit, accommodation: int) -> list[Template]:
    """The templates of a property, by name."""
    return [Template(**row) for row in await unit.raw.fetch(_TEMPLATES, accommodation)]


async def replace_templates(unit: WriteUnit, accommodation: int, templates: Sequence[Template]) -> None:
    """Let a property have these templates and no others."""
    await unit.raw.execute(_DROP_TEMPLATES, accommodation, [each.id for each in templates])
    now = unit.now(accommodation)
    for each in templates:
        await unit.raw.execute(_STORE_TEMPLATE, accommodation, each.id, each.name, each.language, each.text, now)


async def settings(unit: ReadUnit, accommodation: int) -> Settings:
    """The settings of a property; those of one that chose nothing are the defaults."""
    row = await unit.raw.fetchrow(_SETTINGS, accommodation)
    return Settings() if row is None else Settings(**row)


async def store_settings(unit: WriteUnit, accommodation: int, settings: Settings) -> None:
    """Write all but the token."""
    await unit.raw.execute(
        _STORE_SETTINGS, accommodation, settings.whatsapp_phone, settings.whatsapp_template, unit.now(accommodation)
    )


async def seal(unit: WriteUnit, accommodation: int, token: Sealed | None) -> None:
    """Write the sealed token of a property that has settings, or drop it."""
    await unit.raw.execute(_SEAL, accommodation, token and token.kid, token and token.blob)


async def sealed(unit: ReadUnit, accommodation: int) -> tuple[str, bytes] | None:
    """The sealed token, and the key that it is sealed with."""
    row = await unit.raw.fetchrow(_SEALED, accommodation)
    return None if row is None else (row["kid"], row["whatsapp_token"])


async def take_phone(unit: WriteUnit, accommodation: int, phone: str | None) -> bool:
    """Let a number be a property's in place of the one that it had; false when it is another's."""
    await unit.raw.execute(_DROP_PHONE, accommodation)
    return phone is None or await unit.raw.fetchval(_TAKE_PHONE, accommodation, phone) is not None


async def of_phone(unit: ReadUnit, phone: str) -> int | None:
    """The property that has a number."""
    found = await unit.raw.fetchval(_OF_PHONE, phone)
    return None if found is None else int(found)


async def since(unit: ReadUnit, accommodation: int, connection: int) -> datetime | None:
    """How far the messages of a connection were read."""
    found: datetime | None = await unit.raw.fetchval(_SINCE, accommodation, connection)
    return found


async def read_up_to(unit: WriteUnit, accommodation: int, connection: int, at: datetime) -> None:
    """Note how far they were read."""
    await unit.raw.execute(_MOVE, accommodation, connection, at)
