"""Statements about what a property wants of its invoices."""

import json

from roomrack.domain.invoices.rules.settings import Settings, loaded, stored
from roomrack.infra.db import ReadUnit, WriteUnit

_GET = "select content::text as content from invoice_settings where accommodation = $1"

_STORE = """
insert into invoice_settings (accommodation, content, updated_at) values ($1, $2::text::jsonb, $3)
on conflict (accommodation) do update set content = excluded.content, updated_at = excluded.updated_at
"""


async def get(unit: ReadUnit, accommodation: int) -> Settings:
    """The settings of a property; of one that set none, what holds by itself."""
    content: str | None = await unit.raw.fetchval(_GET, accommodation)
    return loaded(None if content is None else json.loads(content))


async def store(unit: WriteUnit, accommodation: int, settings: Settings) -> None:
    """Write the settings of a property."""
    await unit.raw.execute(_STORE, accommodation, json.dumps(stored(settings)), unit.now(accommodation))
