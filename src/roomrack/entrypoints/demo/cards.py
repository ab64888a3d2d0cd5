"""The one reservation of the demo that has a payment card. The vault keeps the card itself, under the same token."""

from datetime import date

from roomrack.domain.cards import service as cards
from roomrack.domain.cards.service import Description
from roomrack.entrypoints.demo import plan
from roomrack.infra.db import WriteUnit


async def add(unit: WriteUnit, token: str) -> None:
    """Write down what may be known of the card."""
    described = Description(
        token=token,
        last4="1111",
        scheme="VISA",
        kind="CREDIT",
        virtual=False,
        last_day=date(unit.now(plan.MAIN).year + 3, 12, 31),
        activates_at=None,
        amount=None,
        cvv_until=None,
    )
    await cards.attach(unit, plan.MAIN, [plan.CARDED_RESERVATION], described, "BOOKING")
