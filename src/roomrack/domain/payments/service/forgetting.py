"""What processors made of the vault's cards, and forget with them."""

from collections.abc import Sequence

from roomrack.domain.payments.repository import settings as repository
from roomrack.domain.payments.rules.settings import Removal
from roomrack.domain.reservations import service as reservations
from roomrack.infra.db import ReadUnit, WriteUnit

BATCH = 100


async def card_forgotten(unit: WriteUnit, accommodation: int, rooms: Sequence[int]) -> None:
    """Take note that reservations have no card in the vault any more; for `cards.forgetting_watchers`.

    What the processor made of it goes; a card that somebody stated stays. The reservations are held because a worker
    may be writing down at this moment what was made of the card.
    """
    await reservations.hold(unit, accommodation, rooms)
    await repository.drop_methods(unit, accommodation, rooms, made_only=True)


async def due(unit: ReadUnit) -> list[Removal]:
    """Some cards that processors are to forget now."""
    return await repository.removals(unit, unit.now(), BATCH)


async def note_removed(unit: WriteUnit, removal: Removal) -> None:
    """Note that a processor has forgotten a card."""
    await repository.note_removed(unit, removal)


async def note_failed(unit: WriteUnit, removal: Removal) -> None:
    """Note that a processor has not; it is asked again after a pause that grows to a day, for as long as it takes."""
    await repository.remove_later(unit, removal, unit.now() + removal.pause)
