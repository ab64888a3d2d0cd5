"""What the worker does about payments: taking what is planned, giving back what is to go back, forgetting cards."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import structlog

from roomrack.domain.cards import service as cards
from roomrack.domain.cards.rules import Card
from roomrack.domain.payments.rules.settings import ProcessorName, Removal
from roomrack.domain.payments.rules.work import WorkKind, WorkStatus
from roomrack.domain.payments.service import forgetting, return_url, working
from roomrack.domain.payments.service.settings import account
from roomrack.domain.payments.service.working import Errand
from roomrack.infra.db import Context, Database, WriteUnit
from roomrack.ports.payments import (
    Account,
    Asked,
    Charge,
    Processor,
    ProcessorRefused,
    ProcessorUnavailable,
    StoredCard,
    Taken,
    VaultCard,
)
from roomrack.ports.vault import Charge as CardRequest
from roomrack.ports.vault import Charged, VaultAway, VaultRefused

log = structlog.get_logger(__name__)

_NO_KEYS = "The keys of the property's payment processor are not known."
_LOST = {"card_gone": "The card vault has no such card any more.", "card_expired": "The card has expired."}
"""Why a card can't be given to a processor, however often that is tried, by the vault's own names."""


class Cashier:
    """Moves money. Several may run: a movement is taken by one, for a while.

    It is claimed in one transaction, asked for outside of any, and ended in another. A worker that dies in between
    leaves it to the next attempt, which asks under the same key.
    """

    def __init__(self, database: Database, context: Context, processors: Mapping[ProcessorName, Processor]) -> None:
        self._database = database
        self._context = context
        self._processors = processors

    async def run(self, _: bytes = b"") -> None:
        """Take and give back what is due now; one that fails does not hold the others back."""
        async with self._database.read(self._context) as unit:
            plans = await working.due_plans(unit)
        for accommodation, reservation, payment in plans:
            try:
                async with self._database.write(self._context) as unit:
                    await working.open_charge(unit, accommodation, reservation, payment)
            except Exception:
                log.exception("a planned payment could not be begun", accommodation=accommodation, payment=payment)
        async with self._database.read(self._context) as unit:
            due = await working.due(unit)
        for accommodation, id in due:
            try:
                await self._move(accommodation, id)
            except Exception:
                log.exception("a movement of money failed", accommodation=accommodation, work=id)

    async def _move(self, accommodation: int, id: int) -> None:
        async with self._database.write(self._context) as unit:
            errand = await working.claim(unit, accommodation, id)
            held = None if errand is None else await account(unit, accommodation, errand.processor)
        if errand is None:
            return
        if errand.card is None and errand.vault is not None and errand.problem is None:
            kept = await self._hand_over(errand, errand.vault, held)
            if kept is None:
                return
            errand = kept
        work = errand.work
        try:
            result = await self._ask(errand, held)
        except ProcessorRefused as error:
            await self._refused(errand, error)
            return
        except ProcessorUnavailable as error:
            log.warning("a processor gave no answer", accommodation=accommodation, work=id, problem=error.problem)
            async with self._database.write(self._context) as unit:
                await working.end_unanswered(unit, work, error.problem)
            return
        async with self._database.write(self._context) as unit:
            if isinstance(result, Taken):
                await self._note(unit, errand, None)
            match result:
                case Taken():
                    await working.end_taken(unit, work, result)
                case Asked():
                    await working.end_asked(unit, work, result)
                case str():
                    await working.end_refunded(unit, work, result)
                case None:
                    await working.end_withdrawn(unit, work)

    async def _hand_over(self, errand: Errand, card: Card, held: Account | None) -> Errand | None:
        """Have the vault give the processor a card; None when that failed, which is written down."""
        sender = _Sender(card)
        try:
            processor = self._processors.get(errand.processor)
            if processor is None or held is None:
                raise ProcessorRefused(_NO_KEYS)
            stored = await processor.keep(held, sender.described(self._context.clock.now()))
        except ProcessorRefused as error:
            await self._refused(errand, error, sender.code_dropped_at)
            return None
        except VaultRefused as refused:
            if refused.code in _LOST:
                await self._refused(errand, ProcessorRefused(_LOST[refused.code], final=True))
                return None
            problem = f"The card vault refused: {refused.code}."
        except VaultAway:
            problem = "The card vault gave no answer."
        except ProcessorUnavailable as error:
            problem = error.problem
        else:
            async with self._database.write(self._context) as unit:
                await self._note(unit, errand, None, sender.code_dropped_at)
                return await working.keep(unit, errand, stored)
        log.warning(
            "a card could not be given to a processor", accommodation=card.accommodation, card=card.id, problem=problem
        )
        async with self._database.write(self._context) as unit:
            if sender.code_dropped_at is not None:
                await cards.note_code_dropped(unit, card, sender.code_dropped_at)
            await working.end_postponed(unit, errand.work, problem)
        return None

    async def _refused(self, errand: Errand, error: ProcessorRefused, code_dropped_at: datetime | None = None) -> None:
        work = errand.work
        log.info("a processor refused", accommodation=work.accommodation, work=work.id, problem=error.problem)
        async with self._database.write(self._context) as unit:
            if errand.problem is None:
                await self._note(unit, errand, error.problem, code_dropped_at)
            await working.end_refused(unit, work, error.problem, final=error.final)

    async def _note(
        self, unit: WriteUnit, errand: Errand, error: str | None, code_dropped_at: datetime | None = None
    ) -> None:
        """Show with the card of the vault how it fared."""
        if errand.vault is not None:
            await cards.note_charge(
                unit, errand.vault, processor=errand.processor.value, error=error, cvv_cleared_at=code_dropped_at
            )

    async def _ask(self, errand: Errand, held: Account | None) -> Taken | Asked | str | None:
        work = errand.work
        processor = self._processors.get(errand.processor)
        if errand.problem is not None:
            raise ProcessorRefused(errand.problem, final=errand.is_final)
        if processor is None or held is None:
            raise ProcessorRefused(_NO_KEYS)
        if work.kind is WorkKind.REFUND:
            return await processor.refund(held, work.reference or "", errand.amount, errand.currency, work.key)
        if work.status is WorkStatus.ACTION:
            if work.withdrawn:
                return await processor.withdraw(held, work.reference or "")
            return await processor.look(held, work.reference or "")
        return await processor.charge(held, _charge(errand, errand.card))


class Detacher:
    """Has processors forget the cards that they made of the vault's, once those are gone."""

    def __init__(self, database: Database, context: Context, processors: Mapping[ProcessorName, Processor]) -> None:
        self._database = database
        self._context = context
        self._processors = processors

    async def run(self) -> None:
        """Do what is due now; one that fails does not hold the others back. To be asked twice does no harm."""
        async with self._database.read(self._context) as unit:
            removals = await forgetting.due(unit)
        for removal in removals:
            try:
                await self._remove(removal)
            except Exception:
                log.exception("a processor could not be told to forget a card", accommodation=removal.accommodation)

    async def _remove(self, removal: Removal) -> None:
        async with self._database.read(self._context) as unit:
            held = await account(unit, removal.accommodation, removal.processor)
        processor = self._processors.get(removal.processor)
        problem = None
        try:
            if processor is None or held is None:
                raise ProcessorRefused(_NO_KEYS)
            await processor.forget(held, removal.method)
        except (ProcessorRefused, ProcessorUnavailable) as error:
            problem = error.problem
            log.warning(
                "a processor has not forgotten a card",
                accommodation=removal.accommodation,
                attempts=removal.attempts + 1,
                problem=problem,
            )
        async with self._database.write(self._context) as unit:
            await (forgetting.note_removed if problem is None else forgetting.note_failed)(unit, removal)


@dataclass
class _Sender:
    """Sends one card of the vault, and keeps in mind when that dropped its security code."""

    card: Card
    code_dropped_at: datetime | None = None

    def described(self, now: datetime) -> VaultCard:
        """The card as processors take it."""
        card = self.card
        return VaultCard(
            name=f"roomrack-{card.accommodation}-card-{card.id}",
            last4=card.last4,
            has_code=card.has_cvv(now),
            send=self._send,
        )

    async def _send(self, request: CardRequest) -> Charged:
        answer = await cards.charge(self.card, request)
        self.code_dropped_at = self.code_dropped_at or answer.cvv_cleared_at
        return answer


def _charge(errand: Errand, card: StoredCard | None) -> Charge:
    if card is None:
        raise ProcessorRefused("The reservation has no stored card.")
    work = errand.work
    return Charge(
        key=work.key,
        amount=errand.amount,
        currency=errand.currency,
        card=card,
        description=work.description or f"Reservation {work.reservation}",
        return_url=return_url(),
        labels={
            "accommodation": str(work.accommodation),
            "reservation": str(work.reservation),
            "payment": str(work.payment),
            "work": str(work.id),
        },
    )
