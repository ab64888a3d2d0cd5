"""The API with a calendar that is read from the database once and then kept as arrays in memory.

It is the ceiling of reading: the same handler, with the same gate, products and rendering, but without the read.
"""

from collections.abc import Collection
from datetime import date

from starlette.types import ASGIApp

from roomrack.domain.calendar import repository
from roomrack.domain.calendar.repository import Records
from roomrack.entrypoints.http import app
from roomrack.infra.db import ReadUnit

APPLICATION = "benchmarks.fed:create_app"


def create_app() -> ASGIApp:
    """The API with that one difference."""
    read = repository.stored
    kept: dict[tuple[int, tuple[int, ...], date, date], Records] = {}

    async def stored(unit: ReadUnit, accommodation: int, products: Collection[int], first: date, last: date) -> Records:
        key = (accommodation, tuple(products), first, last)
        if key not in kept:
            kept[key] = await read(unit, accommodation, products, first, last)
        return kept[key]

    repository.stored = stored
    return app.create_app()
