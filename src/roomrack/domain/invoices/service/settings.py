"""What a property wants of its invoices."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from roomrack.core.errors import RoomrackError, many
from roomrack.domain.invoices import events
from roomrack.domain.invoices.errors import SeriesShared
from roomrack.domain.invoices.repository import settings as repository
from roomrack.domain.invoices.rules.documents import SERIES, shared
from roomrack.domain.invoices.rules.settings import Settings
from roomrack.domain.properties import service as properties
from roomrack.infra.db import ReadUnit, WriteUnit


async def read_settings(unit: ReadUnit, accommodation: int) -> Settings:
    """The settings of a property. Raises `NotFound`."""
    await properties.get(unit, accommodation)
    return await repository.get(unit, accommodation)


async def write_settings(unit: WriteUnit, accommodation: int, values: Mapping[str, Any]) -> Settings:
    """Change what was sent, by the names of `Settings`; None gives back what holds by itself. Raises `SeriesShared`.

    `series` and `first_numbers` are changed by document, the rest as a whole. A number that was taken stays taken: a
    new series begins anew, and an old one goes on where it was.
    """
    await properties.get(unit, accommodation)
    current = await repository.get(unit, accommodation)
    plain = Settings()
    own = {name: getattr(plain, name) if value is None else value for name, value in values.items()}
    if values.get("series") is not None:
        sent = values["series"]
        own["series"] = {
            kind: SERIES[kind] if (series := sent.get(kind, current.series[kind])) is None else series
            for kind in SERIES
        }
    if values.get("first_numbers") is not None:
        own["first_numbers"] = {
            kind: number
            for kind, number in {**current.first_numbers, **values["first_numbers"]}.items()
            if number is not None
        }
    after = replace(current, **own)
    errors: list[RoomrackError] = [SeriesShared(f"$.series.{kind.value}") for kind in shared(after.series)]
    if errors:
        raise many(errors)
    if after != current:
        await repository.store(unit, accommodation, after)
        await unit.record(events.event(events.SETTINGS_CHANGED, accommodation, accommodation))
    return after
