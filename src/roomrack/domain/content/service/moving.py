"""The content of products goes where they go."""

from roomrack.domain.content import repository
from roomrack.domain.products.service import Copying
from roomrack.infra.db import WriteUnit


async def copy(unit: WriteUnit, copying: Copying) -> None:
    """Copy or move the content of products with them; for `products.copiers`."""
    source, destination = copying.source.id, copying.destination.id
    if copying.moved:
        await repository.move(unit, source, destination, list(copying.ids))
    else:
        await repository.copy(unit, source, destination, copying.ids, unit.now(destination))
