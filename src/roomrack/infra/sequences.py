"""Ids of new rows, known before the rows are written.

Events and answers name rows that the same statement writes, so their ids must be known beforehand. Asking for each
would cost the booking path a round trip; a process asks for a block and hands it out. What a process leaves unused is
lost: ids are unique and never reused, not gapless, and across processes not in the order of creation.
"""

from collections import defaultdict, deque

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

    async def take(self, raw: "asyncpg.Connection[asyncpg.Record]", sequence: str, count: int) -> list[int]:
        """So many new ids of a sequence, rising; any connection will do, because sequences know no transactions."""
        free = self._free[sequence]
        while len(free) < count:
            rows = await raw.fetch(_NEXT, sequence, max(self._block, count))
            free.extend(row[0] for row in rows)
        return sorted(free.popleft() for _ in range(count))
