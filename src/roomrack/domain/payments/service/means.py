"""With which card a reservation pays."""

from roomrack.domain.cards import service as cards
from roomrack.domain.cards.rules import Card
from roomrack.domain.payments.repository import settings as stored
from roomrack.domain.payments.rules.settings import Method
from roomrack.domain.payments.rules.work import Work, WorkStatus
from roomrack.infra.db import ReadUnit
from roomrack.ports.payments import StoredCard


async def means(unit: ReadUnit, accommodation: int, reservation: int) -> tuple[Method | None, Card | None]:
    """The card that the processor keeps for a reservation, and that of the vault.

    What was made of a card that the reservation has no more counts for nothing.
    """
    vault = (await cards.of(unit, accommodation, [reservation])).get(reservation)
    known = await stored.method(unit, accommodation, reservation)
    if known is not None and known.token is not None and (vault is None or vault.token != known.token):
        known = None
    return known, vault


async def cards_of(unit: ReadUnit, work: Work) -> tuple[StoredCard | None, Card | None]:
    """The card to charge as the processor calls it, if it knows one, and the card of the vault that this is made of.

    An attempt whose end nobody knows is repeated with the card that it asked for, whatever the reservation has now.
    """
    known, vault = await means(unit, work.accommodation, work.reservation)
    of_vault = vault if known is None or known.token is not None else None
    if work.status is WorkStatus.RUNNING and work.method is not None:
        same = known is not None and known.method == work.method
        return StoredCard(work.method, work.customer), of_vault if same else None
    return (None if known is None else StoredCard(known.method, known.customer)), of_vault
