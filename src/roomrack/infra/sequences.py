"""Ids of new rows, known before the rows are written.

Events and answers name rows that the same statement writes, so their ids must be known beforehand. Asking for each
would cost the booking path a round trip; a process asks for a block and hands it out. What a process leaves unused is
lost: ids are unique and never reused, not gapless, and across processes not in the order of creation.

PostgreSQL gives the numbers of a sequence out before they are on its disk, and after a crash it may give the same ones
out again. A transaction that has committed proves that they are there. So a block serves, until then, only the
transaction that fetched it; if that one comes to nothing, the rest of the block is lost.
"""

from collections import defaultdict, deque
from collections.abc import Iterable

import asyncpg

BLOCK = 50

_NEXT = """
select nextval($1::text::regclass) from generate_series(1, $2)
"""


class IdBlocks:
    """The blocks of one process for one database."""

    def __init__(self, block: int = BLOCK) -> None:
        self._block = block
        self._free: defaultdict[str, deque[int]] = defaultdict(deque)

    async def take(
        self, raw: "asyncpg.Connection[asyncpg.Record]", sequence: str, count: int
    ) -> tuple[list[int], list[int]]:
        """So many new ids of a sequence, rising, and what is left of a block that had to be fetched for them.

        What is left is for `keep`, once the transaction of `raw` has committed.
        """
        free = self._free[sequence]
        fetched: list[int] = []
        if len(free) < count:
            rows = await raw.fetch(_NEXT, sequence, max(self._block, count))
            fetched = [row[0] for row in rows]
        ids = [free.popleft() for _ in range(min(len(free), count))]
        missing = count - len(ids)
        return sorted(ids + fetched[:missing]), fetched[missing:]

    def keep(self, sequence: str, ids: Iterable[int]) -> None:
        """Hand these out too, to any transaction."""
        self._free[sequence].extend(ids)
