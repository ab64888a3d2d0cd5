"""What people do with a reservation. A form says what the API would be sent, and the same use cases decide."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from roomrack.core.errors import NotFound
from roomrack.domain.arrivals import service as arrivals
from roomrack.domain.invoices import service as invoices
from roomrack.domain.invoices.rules.documents import Kind
from roomrack.domain.payments import service as payments
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.changes import Method
from roomrack.domain.reservations.service import Turn
from roomrack.infra.db import WriteUnit
from roomrack.web.console import stay_people
from roomrack.web.console.desk import Desk
from roomrack.web.console.forms import checked, decimal_text, readers, required_day
from roomrack.web.console.visit import Visit, number

_COUNTS = ("totalGuest", "totalChildren", "totalInfants")


@dataclass(frozen=True, slots=True)
class Done:
    """What a form did, in the reader's language, and the page that follows if it is another one."""

    words: str = ""
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """A form that was sent, and the unit in which it is done."""

    visit: Visit
    unit: WriteUnit
    desk: Desk
    reservation: int

    @property
    def house(self) -> int:
        """The property."""
        return self.desk.place.id

    def typed(self, *names: str) -> dict[str, str | None]:
        """Fields of the form; None for an empty one."""
        return {name: self.visit.field(name) or None for name in names}

    def about(self, kind: str) -> int:
        """The part of the reservation that the form is about. Raises `NotFound`."""
        found = number(self.visit.field("id"))
        if found is None:
            raise NotFound(kind)
        return found


async def act(visit: Visit, desk: Desk, reservation: int) -> Done:
    """Do what the form asks for. Raises `NotFound` for what no form asks for, and what the use cases raise."""
    doing = ACTS.get(visit.field("action"))
    if doing is None:
        raise NotFound("Page")
    async with visit.write(desk.scope) as unit:
        return await doing(Act(visit, unit, desk, reservation))


# --- the stay itself -------------------------------------------------------------------------------------------------


async def _patch(act: Act, body: Mapping[str, Any]) -> None:
    draft = checked(readers().reservation, body)
    await reservations.update(act.unit, act.house, act.reservation, draft, method=Method.PATCH)


async def _change(act: Act) -> Done:
    await _patch(act, act.typed("checkin", "checkout", "product", "pmsProduct", *_COUNTS))
    return Done(act.visit.say("The stay is changed."))


async def _notes(act: Act) -> Done:
    await _patch(act, act.typed("privateNotes", "channelNotes"))
    return Done(act.visit.say("The notes are saved."))


async def _confirm(act: Act) -> Done:
    await _patch(act, {"status": "CONFIRMED"})
    return Done(act.visit.say("The reservation is confirmed."))


async def _cancel(act: Act) -> Done:
    await reservations.delete(act.unit, act.house, act.reservation)
    return Done(act.visit.say("The reservation is cancelled."))


async def _arrived(act: Act) -> Done:
    await reservations.turn(act.unit, act.house, act.reservation, Turn.CHECKIN_END)
    return Done(act.visit.say("The guests are checked in."))


async def _left(act: Act) -> Done:
    await reservations.turn(act.unit, act.house, act.reservation, Turn.CHECKOUT_END)
    return Done(act.visit.say("The guests are checked out."))


async def _missed(act: Act) -> Done:
    await reservations.turn(act.unit, act.house, act.reservation, Turn.NO_SHOW)
    return Done(act.visit.say("It is noted that the guests did not come."))


async def _split(act: Act) -> Done:
    start = required_day(act.visit, act.visit.field("splitStart"), "splitStart")
    product = number(act.visit.field("splitRoom")) or 0
    wanted = reservations.WantedSplit(start, act.house, product)
    await reservations.split(act.unit, act.house, act.reservation, wanted)
    return Done(act.visit.say("The stay goes on in the other room."))


async def _unsplit(act: Act) -> Done:
    await reservations.unsplit(act.unit, act.house, act.reservation)
    return Done(act.visit.say("The last change of room is undone."))


# --- who stays -------------------------------------------------------------------------------------------------------


async def _add_guest(act: Act) -> Done:
    body = await stay_people.body_of(act.unit, act.visit, act.house, act.reservation, None)
    draft = checked(readers().staying, body)
    await reservations.add_guest(act.unit, act.house, act.reservation, draft)
    return Done(act.visit.say("The guest is written down."))


async def _change_guest(act: Act) -> Done:
    guest = act.about("Guest")
    body = await stay_people.body_of(act.unit, act.visit, act.house, act.reservation, guest)
    draft = checked(readers().staying, body)
    await reservations.change_guest(act.unit, act.house, act.reservation, guest, draft)
    return Done(act.visit.say("What is known is saved."))


async def _remove_guest(act: Act) -> Done:
    await reservations.remove_guest(act.unit, act.house, act.reservation, act.about("Guest"))
    return Done(act.visit.say("The guest is taken away."))


# --- extras ----------------------------------------------------------------------------------------------------------


# --- the link of the online check-in ---------------------------------------------------------------------------------


async def _make_link(act: Act) -> Done:
    await arrivals.make(act.unit, act.house, act.reservation)
    return Done(act.visit.say("The link is made."))


async def _mail_link(act: Act) -> Done:
    body = {"to": act.visit.field("to").replace(",", " ").split(), "language": act.visit.field("language") or None}
    addresses, language = checked(readers().addresses, body)
    await arrivals.mailing.mail(act.unit, act.house, act.reservation, addresses, language)
    return Done(act.visit.say("The link goes out by mail."))


async def _withdraw_link(act: Act) -> Done:
    await arrivals.withdraw(act.unit, act.house, act.reservation)
    return Done(act.visit.say("The link works no longer."))


async def _add_extra(act: Act) -> Done:
    body = {"product": act.visit.field("product"), **_sold(act), "day": act.visit.field("day") or None}
    await reservations.add_extras(act.unit, act.house, act.reservation, [checked(readers().extra, body)])
    return Done(act.visit.say("The extra is sold."))


async def _change_extra(act: Act) -> Done:
    extra = act.about("Extra")
    draft = checked(readers().extra, {"product": act.visit.field("sold"), **_sold(act)})
    await reservations.change_extra(act.unit, act.house, act.reservation, extra, draft)
    return Done(act.visit.say("The extra is changed."))


async def _remove_extra(act: Act) -> Done:
    await reservations.remove_extra(act.unit, act.house, act.reservation, act.about("Extra"))
    return Done(act.visit.say("The extra is taken away."))


def _sold(act: Act) -> dict[str, str]:
    """How many of an extra for how much; what is empty is not stated."""
    typed = {"quantity": act.visit.field("quantity"), "price": decimal_text(act.visit.field("price"))}
    return {name: value for name, value in typed.items() if value}


# --- payments and documents ------------------------------------------------------------------------------------------


async def _pay(act: Act) -> Done:
    body: dict[str, Any] = act.typed("paymentMode", "referenceTime", "type", "description", "transaction")
    for name in ("amount", "cityTaxAmount"):
        body[name] = decimal_text(act.visit.field(name))
    await payments.add(act.unit, act.house, act.reservation, checked(readers().payment, body))
    return Done(act.visit.say("The payment is entered."))


async def _unpay(act: Act) -> Done:
    await payments.remove(act.unit, act.house, act.reservation, act.about("Payment"))
    return Done(act.visit.say("The payment is deleted."))


async def _issue(act: Act) -> Done:
    kind = act.visit.field("documentType")
    if kind == Kind.SUMMARY_DOCUMENT:
        view = await reservations.get(act.unit, act.house, act.reservation)
        made = await invoices.issue_summary(act.unit, act.house, view.reservation.refer)
    else:
        body = {"documentType": kind, "reservations": [act.reservation]}
        made = await invoices.issue(act.unit, act.house, checked(readers().invoice, body))
    words = act.visit.say("Document {label} is issued.", label=made.document.label)
    return Done(words, f"{act.desk.base}/invoices/{made.document.id}")


ACTS: Mapping[str, Callable[[Act], Awaitable[Done]]] = {
    "change": _change,
    "notes": _notes,
    "confirm": _confirm,
    "cancel": _cancel,
    "arrived": _arrived,
    "left": _left,
    "missed": _missed,
    "split": _split,
    "unsplit": _unsplit,
    "guest-add": _add_guest,
    "guest-change": _change_guest,
    "guest-remove": _remove_guest,
    "extra-add": _add_extra,
    "extra-change": _change_extra,
    "extra-remove": _remove_extra,
    "link-make": _make_link,
    "link-mail": _mail_link,
    "link-withdraw": _withdraw_link,
    "pay": _pay,
    "unpay": _unpay,
    "issue": _issue,
}
"""By what a form says in `action`."""
