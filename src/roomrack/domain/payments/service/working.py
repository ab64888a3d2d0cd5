"""What the worker asks processors, and what becomes of it.

A movement of money is claimed and written down as begun in one transaction, asked for outside of any, and ended in
another. A worker that dies in between leaves a movement whose end nobody knows; the next attempt asks under the same
key, so that the processor answers what it answered then. Locks are taken in the order reservation, work.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from roomrack.core.localtime import format_instant
from roomrack.domain.cards import service as cards
from roomrack.domain.cards.rules import Card
from roomrack.domain.payments.repository import settings as stored
from roomrack.domain.payments.repository import work as repository
from roomrack.domain.payments.rules import leaving
from roomrack.domain.payments.rules.planning import is_open
from roomrack.domain.payments.rules.settings import Method, ProcessorName
from roomrack.domain.payments.rules.work import (
    CONFIRM_WITHIN,
    LEASE,
    LOOK_EVERY,
    Outcome,
    Work,
    WorkKind,
    WorkStatus,
    after_refusal,
    after_silence,
)
from roomrack.domain.payments.service.means import cards_of
from roomrack.domain.payments.service.owing import (
    NOT_PLANNED,
    UNKNOWN_END,
    WORDS,
    give_back,
    postpone,
    put_off,
    still_over,
    still_wanted,
)
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.ledger import (
    Payment,
    PaymentMode,
    PaymentPurpose,
    PaymentState,
)
from roomrack.domain.reservations.rules.state import Reservation
from roomrack.infra import jobs
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.ports.payments import Asked, Notice, NoticeKind, StoredCard, Taken

JOB = "payments.work"
BATCH = 100
_NO_PROCESSOR = "The property has no payment processor."


@dataclass(frozen=True, slots=True)
class Errand:
    """A movement that was claimed."""

    work: Work
    processor: ProcessorName
    currency: str
    card: StoredCard | None = None
    """The card that is to be charged, which the processor keeps."""
    vault: Card | None = None
    """The card of the vault that this is or is to be made of."""
    problem: str | None = None
    """Why the processor can't be asked."""
    is_final: bool = False
    """Whether that would not change by itself."""

    @property
    def amount(self) -> int:
        """What is to be moved, in minor units."""
        return self.work.amount + self.work.city_tax


async def due_plans(unit: ReadUnit) -> list[tuple[int, int, int]]:
    """Planned payments whose time has come: property, reservation and id."""
    return await reservations.due_payments(unit, await stored.automatic(unit), unit.now(), BATCH)


async def open_charge(unit: WriteUnit, accommodation: int, reservation: int, payment: int) -> bool:
    """Have a planned payment taken. False when that is under way, or it is not to be taken any more."""
    room = (await reservations.hold(unit, accommodation, [reservation]))[reservation]
    for planned in room.payments:
        if planned.id == payment and is_open(planned) and not planned.stop_cron:
            return await repository.insert(unit, await charge_of(unit, room, planned))
    return False


async def charge_of(unit: WriteUnit, room: Reservation, planned: Payment) -> Work:
    """New work: taking a planned payment."""
    now = unit.now()
    return Work(
        accommodation=room.accommodation,
        id=(await unit.new_ids("payment_work_id", 1))[0],
        kind=WorkKind.CHARGE,
        payment=planned.id,
        reservation=room.id,
        amount=planned.scheduled_amount or 0,
        city_tax=planned.city_tax,
        due_at=now,
        description=planned.description or planned.step_title,
        created_at=now,
    )


async def due(unit: ReadUnit) -> list[tuple[int, int]]:
    """Movements whose next attempt is due: property and id."""
    return await repository.due(unit, unit.now(), BATCH)


async def claim(unit: WriteUnit, accommodation: int, id: int) -> Errand | None:
    """Take a movement for an attempt; None when somebody else has, or when it is not wanted any more."""
    seen = await repository.peek(unit, accommodation, id)
    if seen is None:
        return None
    room = (await reservations.hold(unit, accommodation, [seen]))[seen]
    now = unit.now()
    work = await repository.claim(unit, accommodation, id, now, LEASE)
    if work is None:
        return None
    await repository.begin_attempt(unit, work, now)
    chosen = await stored.get(unit, accommodation)
    name = ProcessorName(work.processor) if work.processor else chosen.processor
    if work.kind is WorkKind.CHARGE and work.status is not WorkStatus.ACTION:
        ready = await still_wanted(unit, room, work)
        if ready is None:
            return None
        work = ready
    if work.kind is WorkKind.REFUND and work.automatic and work.status is WorkStatus.WAITING:
        over = await still_over(unit, room, work)
        if over is None:
            return None
        work = over
    if work.kind is WorkKind.REFUND or work.status is WorkStatus.ACTION:
        if work.status is not WorkStatus.ACTION:
            work = replace(work, status=WorkStatus.RUNNING)
            await repository.store(unit, work)
        return Errand(work, name, room.currency, problem=_NO_PROCESSOR if name is ProcessorName.NONE else None)
    card, vault = await cards_of(unit, work)
    if card is None and vault is not None and vault.activates_at is not None and vault.activates_at > now:
        await postpone(unit, work, f"The card can be charged from {format_instant(vault.activates_at)} on.")
        await repository.store(unit, replace(work, status=WorkStatus.WAITING, due_at=vault.activates_at))
        return None
    work = replace(
        work,
        status=WorkStatus.RUNNING,
        processor=None if name is ProcessorName.NONE else name.value,
        method=None if card is None else card.method,
        customer=None if card is None else card.customer,
    )
    await repository.store(unit, work)
    errand = Errand(work, name, room.currency, card, vault)
    if name is ProcessorName.NONE:
        return replace(errand, problem=_NO_PROCESSOR)
    if card is None and vault is None:
        return replace(errand, problem="The reservation has no stored card.")
    if card is None and vault is not None and not vault.is_good(now):
        return replace(errand, problem="The card has expired.", is_final=True)
    return errand


async def keep(unit: WriteUnit, errand: Errand, card: StoredCard) -> Errand | None:
    """Write down what the processor calls a card that the vault gave it, for all rooms of the booking.

    None when the reservation has another card by now, or nothing is to be taken of it any more: nobody was asked for
    money yet. What no reservation has, the processor is to forget again.
    """
    kept = await _kept(unit, errand, card)
    await stored.forget_unheld(unit, errand.work.accommodation, card.method, errand.processor)
    return kept


async def _kept(unit: WriteUnit, errand: Errand, card: StoredCard) -> Errand | None:
    room, work = await _held(unit, errand.work)
    vault = (await cards.of(unit, room.accommodation, [room.id])).get(room.id)
    if work.status is not WorkStatus.RUNNING:
        return None
    if vault is None or errand.vault is None or vault.token != errand.vault.token:
        await put_off(unit, work, "The reservation has another card by now.")
        return None
    made = Method(
        method=card.method,
        customer=card.customer,
        scheme=vault.scheme,
        last4=vault.last4,
        token=vault.token,
        processor=errand.processor,
    )
    await stored.lend_method(unit, room.accommodation, await cards.sharing(unit, vault), made)
    if not any(one.id == work.payment and is_open(one) for one in room.payments):
        await repository.end_attempt(unit, work, Outcome.CANCELLED, NOT_PLANNED)
        await repository.store(unit, replace(work, status=WorkStatus.CANCELLED, ended_at=unit.now()))
        return None
    work = replace(work, method=card.method, customer=card.customer)
    await repository.store(unit, work)
    return replace(errand, work=work, card=card)


async def end_postponed(unit: WriteUnit, work: Work, problem: str) -> None:
    """Write down that the card could not be given to the processor: nobody was asked for money."""
    room, current = await _held(unit, work)
    if current.status is not WorkStatus.RUNNING:
        return
    current = replace(current, unanswered=current.unanswered + 1)
    pause = after_silence(current.unanswered)
    if pause is not None:
        await put_off(unit, current, problem, pause)
    else:
        await postpone(unit, current, problem)
        await _failed(unit, room, current, problem[:WORDS], None)


async def end_taken(unit: WriteUnit, work: Work, result: Taken) -> None:
    """Write down that a charge was taken; a second time changes nothing.

    Where the payment is gone by now, because somebody deleted it or cancelled the stay, it is entered anew: money that
    was taken is never lost sight of.
    """
    room, current = await _held(unit, work)
    await repository.end_attempt(unit, work, Outcome.TAKEN, reference=result.reference)
    if current.status is WorkStatus.DONE:
        return
    now = unit.now(work.accommodation).replace(microsecond=0)
    known = next((one for one in room.payments if one.id == work.payment), None)
    taken = replace(
        known or Payment(id=work.payment, mode=PaymentMode.CREDITCARD, reference_time=now, insert_time=now),
        status=PaymentState.NORMAL,
        mode=PaymentMode.CREDITCARD,
        amount=current.amount,
        city_tax=current.city_tax,
        charge_time=now,
        transaction=result.reference,
        processor=current.processor,
        authenticated=result.authenticated,
        action_url=None,
        scheduled_error=None,
        description=(known.description if known else None) or current.description,
    )
    await _put(unit, room, taken)
    await repository.store(
        unit,
        replace(current, status=WorkStatus.DONE, reference=result.reference, action_url=None, ended_at=unit.now()),
    )
    late = known is None or known.purpose is PaymentPurpose.PENALTY
    if late and leaving.is_left(room) and (await stored.get(unit, work.accommodation)).penalties:
        # It was on its way when the stay was cancelled or the penalty became less.
        ledger = (*room.payments, taken)
        await give_back(unit, replace(room, payments=ledger), ledger, unit.now())


async def end_asked(unit: WriteUnit, work: Work, result: Asked) -> None:
    """Write down that the guest must confirm a charge; one that he has not confirmed in time is given up."""
    room, current = await _held(unit, work)
    await repository.end_attempt(unit, work, Outcome.ACTION, reference=result.reference)
    if current.status not in (WorkStatus.RUNNING, WorkStatus.ACTION):
        return
    now = unit.now()
    since = current.action_since or now
    withdrawn = current.withdrawn or now - since >= CONFIRM_WITHIN
    known = next((one for one in room.payments if one.id == work.payment), None)
    if known is None:
        withdrawn = True
    else:
        waiting = replace(
            known,
            status=PaymentState.WAITING_AUTHENTICATION,
            action_url=result.url,
            transaction=result.reference,
            scheduled_error=None,
        )
        await _put(unit, room, waiting)
    await repository.store(
        unit,
        replace(
            current,
            status=WorkStatus.ACTION,
            reference=result.reference,
            action_url=result.url,
            action_since=since,
            withdrawn=withdrawn,
            due_at=now if withdrawn else now + LOOK_EVERY,
        ),
    )


async def end_refused(unit: WriteUnit, work: Work, problem: str, *, final: bool) -> None:
    """Write down that the processor refused; a refusal that may not be the last word is tried again."""
    room, current = await _held(unit, work)
    problem = problem[:WORDS]
    await repository.end_attempt(unit, work, Outcome.REFUSED, problem)
    if current.status not in (WorkStatus.RUNNING, WorkStatus.ACTION):
        return
    refusals = current.refusals + 1
    pause = after_refusal(refusals, final=final)
    current = replace(
        current,
        refusals=refusals,
        unanswered=0,
        method=None,
        customer=None,
        reference=_kept_reference(current),
        action_url=None,
    )
    await _failed(unit, room, current, problem, pause)


async def end_unanswered(unit: WriteUnit, work: Work, problem: str) -> None:
    """Write down that nobody knows what became of an attempt."""
    room, current = await _held(unit, work)
    problem = problem[:WORDS]
    pause = after_silence(current.unanswered + 1)
    if current.status is WorkStatus.RUNNING and pause is None:
        problem = f"{problem}. {UNKNOWN_END.format(key=current.key)}"
    await repository.end_attempt(unit, work, Outcome.UNANSWERED, problem)
    if current.status is WorkStatus.ACTION:
        await repository.store(unit, replace(current, due_at=unit.now() + LOOK_EVERY))
    elif current.status is WorkStatus.RUNNING:
        current = replace(current, unanswered=current.unanswered + 1)
        if pause is not None:
            # It stays RUNNING: the key of this attempt must be the key of the next.
            await repository.store(unit, replace(current, due_at=unit.now() + pause))
        else:
            await _failed(unit, room, current, problem, None)


async def end_refunded(unit: WriteUnit, work: Work, reference: str) -> None:
    """Write down that money went back; a second time changes nothing."""
    room, current = await _held(unit, work)
    await repository.end_attempt(unit, work, Outcome.REFUNDED, reference=reference)
    if current.status is WorkStatus.DONE:
        return
    await repository.store(unit, replace(current, status=WorkStatus.DONE, ended_at=unit.now()))
    for known in room.payments:
        if known.id == work.payment:
            # A notice of the processor's may have told of it already, and of more.
            back = max(known.refunded, current.base + current.amount)
            await _put(unit, room, _given_back(known, back))


async def end_withdrawn(unit: WriteUnit, work: Work) -> None:
    """Write down that a charge which waited for the guest is given up."""
    room, current = await _held(unit, work)
    problem = "The charge was given up before the guest had confirmed it."
    await repository.end_attempt(unit, work, Outcome.CANCELLED, problem)
    if current.status is not WorkStatus.ACTION:
        return
    await repository.store(unit, replace(current, status=WorkStatus.CANCELLED, action_url=None, ended_at=unit.now()))
    for known in room.payments:
        if known.id == work.payment:
            failed = replace(
                known, status=PaymentState.ERROR_RETRY, action_url=None, transaction=None, scheduled_error=problem
            )
            await _put(unit, room, failed)


async def told(unit: WriteUnit, accommodation: int, id: int, notice: Notice) -> None:
    """Take what a processor tells by itself of a charge."""
    seen = await repository.peek(unit, accommodation, id)
    if seen is None:
        return
    await reservations.hold(unit, accommodation, [seen])
    work = await repository.lock(unit, accommodation, id)
    if work is None or work.kind is not WorkKind.CHARGE:
        return
    if notice.kind is NoticeKind.TAKEN:
        await end_taken(unit, work, Taken(notice.reference, authenticated=work.action_since is not None))
    elif work.status is WorkStatus.ACTION and work.reference == notice.reference:
        # Of what the worker asks itself it hears the refusal at once; only a guest who fails is news.
        await end_refused(unit, work, notice.problem, final=False)


async def refunded_elsewhere(unit: WriteUnit, accommodation: int, notice: Notice) -> None:
    """Take what a processor tells of money that went back, by whomever."""
    id = await repository.by_reference(unit, accommodation, notice.reference)
    seen = None if id is None else await repository.peek(unit, accommodation, id)
    if id is None or seen is None:
        return
    room = (await reservations.hold(unit, accommodation, [seen]))[seen]
    work = await repository.lock(unit, accommodation, id)
    for known in room.payments:
        if work is not None and known.id == work.payment and known.is_settled and notice.refunded > known.refunded:
            await _put(unit, room, _given_back(known, notice.refunded))


async def try_again(unit: WriteUnit, accommodation: int, reservation: int) -> None:
    """Have what waits of a reservation tried at once, for its card is a new one; what had failed for good too."""
    room = (await reservations.hold(unit, accommodation, [reservation]))[reservation]
    now = unit.now()
    for work in await repository.waiting_of_reservation(unit, accommodation, reservation):
        if work.status is WorkStatus.WAITING and work.kind is WorkKind.CHARGE:
            await repository.store(unit, replace(work, due_at=now))
    for payment in room.payments:
        if is_open(payment) and payment.status is PaymentState.ERROR_RETRY and not payment.stop_cron:
            await repository.insert(unit, await charge_of(unit, room, payment))
    await jobs.enqueue(unit, JOB, once=JOB)


async def _held(unit: WriteUnit, work: Work) -> tuple[Reservation, Work]:
    """The reservation and the work as they are now, both held."""
    place = await repository.peek(unit, work.accommodation, work.id) or work.reservation
    room = (await reservations.hold(unit, work.accommodation, [place]))[place]
    return room, await repository.lock(unit, work.accommodation, work.id) or work


async def _put(unit: WriteUnit, room: Reservation, payment: Payment) -> None:
    others = [one for one in room.payments if one.id != payment.id]
    await reservations.write_ledgers(unit, room.accommodation, [(room, [*others, payment])])


def _given_back(payment: Payment, back: int) -> Payment:
    back = min(back, payment.amount + payment.city_tax)
    return replace(payment, refunded=back, status=PaymentState.NORMAL)


def _kept_reference(work: Work) -> str | None:
    """A refund goes on naming the charge; a charge that was refused is another one the next time."""
    return work.reference if work.kind is WorkKind.REFUND else None


async def _failed(unit: WriteUnit, room: Reservation, work: Work, problem: str, pause: timedelta | None) -> None:
    now = unit.now()
    if pause is None:
        await repository.store(unit, replace(work, status=WorkStatus.FAILED, ended_at=now))
    else:
        await repository.store(unit, replace(work, status=WorkStatus.WAITING, action_since=None, due_at=now + pause))
    for known in room.payments:
        if known.id != work.payment:
            continue
        if work.kind is WorkKind.REFUND:
            failed = replace(known, status=PaymentState.ERROR_REFUNDABLE_FAILED, refund_retry=work.refusals)
        else:
            failed = replace(
                known,
                status=PaymentState.ERROR_RETRY,
                scheduled_error=problem,
                scheduled_retry=work.refusals,
                action_url=None,
                transaction=None,
            )
        await _put(unit, room, failed)
