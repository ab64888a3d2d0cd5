"""Looking beyond the property of the path, as far as the caller's grant reaches."""

from collections.abc import Collection

from roomrack.core.rights import Area, Level
from roomrack.domain.identity import rules
from roomrack.domain.identity.repository import grants as repository
from roomrack.infra.db import ReadUnit


async def see(
    unit: ReadUnit, grant_id: int | None, area: Area, accommodations: Collection[int] | None = None
) -> list[int]:
    """Let a unit see the properties that a grant may read in an area, and give them, by id.

    With `accommodations` only those of them. Properties of the other environment are not among them, and without a
    grant there are none.
    """
    if grant_id is None:
        return []
    held = await repository.held(unit.raw, grant_id, accommodations)
    found = [
        row["accommodation"] for row in held if rules.unpack(row["permissions"]).get(area, Level.NONE) >= Level.READONLY
    ]
    await unit.widen(*found)
    return found
