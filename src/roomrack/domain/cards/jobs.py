"""What the worker does about payment cards: having those forgotten that nobody needs any more."""

import structlog

from roomrack.core.errors import RoomrackError
from roomrack.domain.cards import service
from roomrack.infra.db import Context, Database

log = structlog.get_logger(__name__)


class Forgetter:
    """Forgets cards of stays that ended or were cancelled, and has the vault remove what nobody has any more."""

    def __init__(self, database: Database, context: Context) -> None:
        self._database = database
        self._context = context

    async def run(self) -> None:
        """Look through all cards."""
        last: tuple[int, int] | None = (0, 0)
        while last is not None:
            async with self._database.write(self._context) as unit:
                last = await service.forget_ended(unit, last)

    async def remove(self) -> None:
        """Have the vault remove what nobody has any more; while it is away, that waits."""
        while True:
            async with self._database.read(self._context) as unit:
                tokens = await service.to_remove(unit)
            if not tokens:
                return
            try:
                await service.remove(tokens)
            except RoomrackError:
                log.warning("the card vault is away and can't be told what to forget", count=len(tokens))
                return
            async with self._database.write(self._context) as unit:
                await service.note_removed(unit, tokens)
