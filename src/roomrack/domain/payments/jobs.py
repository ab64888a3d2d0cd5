"""What the worker does about payments: taking what is planned and due, and giving back what is to go back."""

from collections.abc import Mapping

import structlog

from roomrack.domain.payments.rules.settings import ProcessorName
from roomrack.domain.payments.rules.work import WorkKind, WorkStatus
from roomrack.domain.payments.service import return_url, working
from roomrack.domain.payments.service.settings import account
from roomrack.domain.payments.service.working import Errand
from roomrack.infra.db import Context, Database
from roomrack.ports.payments import (
    Account,
    Asked,
    Charge,
    Processor,
    ProcessorRefused,
    ProcessorUnavailable,
    StoredCard,
    Taken,
)

log = structlog.get_logger(__name__)


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
        work = errand.work
        try:
            result = await self._ask(errand, held)
        except ProcessorRefused as error:
            log.info("a processor refused", accommodation=accommodation, work=id, problem=error.problem)
            async with self._database.write(self._context) as unit:
                await working.end_refused(unit, work, error.problem, final=error.final)
            return
        except ProcessorUnavailable as error:
            log.warning("a processor gave no answer", accommodation=accommodation, work=id, problem=error.problem)
            async with self._database.write(self._context) as unit:
                await working.end_unanswered(unit, work, error.problem)
            return
        async with self._database.write(self._context) as unit:
            match result:
                case Taken():
                    await working.end_taken(unit, work, result)
                case Asked():
                    await working.end_asked(unit, work, result)
                case str():
                    await working.end_refunded(unit, work, result)
                case None:
                    await working.end_withdrawn(unit, work)

    async def _ask(self, errand: Errand, held: Account | None) -> Taken | Asked | str | None:
        work = errand.work
        processor = self._processors.get(errand.processor)
        if errand.problem is not None:
            raise ProcessorRefused(errand.problem)
        if processor is None or held is None:
            raise ProcessorRefused("The keys of the property's payment processor are not known.")
        if work.kind is WorkKind.REFUND:
            return await processor.refund(held, work.reference or "", errand.amount, errand.currency, work.key)
        if work.status is WorkStatus.ACTION:
            if work.withdrawn:
                return await processor.withdraw(held, work.reference or "")
            return await processor.look(held, work.reference or "")
        return await processor.charge(held, _charge(errand, errand.card))


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
