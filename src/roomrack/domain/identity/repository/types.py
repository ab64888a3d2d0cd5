"""What the queries run on and what they give: the connection of a unit or of the gate pool, and the driver's rows."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncpg
    from asyncpg.pool import PoolConnectionProxy

    Connection = asyncpg.Connection[asyncpg.Record] | PoolConnectionProxy[asyncpg.Record]
    Record = asyncpg.Record
else:
    # The driver's classes are generic for type checkers only.
    Connection = Any
    Record = Any
