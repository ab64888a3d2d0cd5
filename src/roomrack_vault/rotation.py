"""Master keys: the first one of a new vault, and new ones under a vault that runs.

A rotation adds a key to the file, lets it write, wraps every data key anew, and takes the old ones out of the file.
A vault that runs reads the file whenever it has changed. Each step can be cut off: the next rotation goes on.
"""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from roomrack_vault import keys, repository
from roomrack_vault.keys import KeysUnusable, MasterKeys
from roomrack_vault.service import owner_of

if TYPE_CHECKING:
    from roomrack_vault.database import Pool

BATCH = 200


async def begin(pool: "Pool", path: Path, now: datetime) -> MasterKeys:
    """The master keys, ready for use; a vault that has never had one gets its first.

    Raises `KeysUnusable` when a key is missing under which something is kept: a new one would not open it.
    """
    async with pool.acquire() as connection, connection.transaction():
        known = await repository.known_keys(connection)
        if not known:
            keys.make_first(path)
        master = MasterKeys(path)
        if lost := known - set(master.kids):
            raise KeysUnusable(f"{path} lacks {', '.join(sorted(lost))}, under which cards are kept: restore that file")
        if await repository.writing_key(connection) is None:
            await repository.add_key(connection, master.kids[0], now)
    return master


async def rotate(pool: "Pool", path: Path, now: datetime) -> tuple[str, int]:
    """Let a new master key write, and wrap all data keys with it; gives its id and how many it wraps.

    Raises `KeysUnusable`.
    """
    kept = keys.read(path)
    new = keys.generate()
    keys.write(path, [new, *kept])
    master = MasterKeys(path)
    async with pool.acquire() as connection, connection.transaction():
        # Waits for those who are sealing something with the key of before.
        await repository.add_key(connection, new[0], now)
    count = 0
    while moved := await _rewrap(pool, master, new[0]):
        count += moved
    async with pool.acquire() as connection, connection.transaction():
        await repository.drop_unused_keys(connection)
        needed = await repository.known_keys(connection)
    keys.write(path, [key for key in keys.read(path) if key[0] in needed])
    return new[0], count


async def _rewrap(pool: "Pool", master: MasterKeys, kid: str) -> int:
    async with pool.acquire() as connection, connection.transaction():
        cards = await repository.cards_under_others(connection, kid, BATCH)
        for token, envelope in cards:
            await repository.rewrap_card(connection, token, master.rewrap(envelope, owner_of(token), kid))
        pins = await repository.pins_under_others(connection, kid, BATCH)
        for accommodation, envelope in pins:
            await repository.rewrap_pin(
                connection, accommodation, master.rewrap(envelope, owner_of(accommodation), kid)
            )
    return len(cards) + len(pins)
