"""Money that processors move for a property: what is planned, what they were asked and answered, and asking them now.

Beside it who looked at which payment card: the audit of the vault.
"""

from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from roomrack.core.errors import NotFound, RoomrackError, Unavailable
from roomrack.core.rights import Level
from roomrack.domain.cards import service as cards
from roomrack.domain.payments import service as payments
from roomrack.domain.payments.rules.settings import Method, ProcessorName
from roomrack.domain.payments.rules.work import Outcome, WorkKind, WorkStatus
from roomrack.domain.payments.service import Listed
from roomrack.infra.db import ReadUnit
from roomrack.ports.vault import Look
from roomrack.web.console.desk import Desk, desk_of
from roomrack.web.console.forms import answered, checked, decimal_text, readers
from roomrack.web.console.tongue import labels, mark
from roomrack.web.console.visit import Visit, address, number, signed_in

PAGE = "/payments"
CARDS = "/cards"
SETTINGS = "/payment-settings"
LOOKS = 200

KINDS: Mapping[str, str] = {WorkKind.CHARGE: mark("Charge"), WorkKind.REFUND: mark("Refund")}
STATUSES: Mapping[str, str] = {
    WorkStatus.WAITING: mark("Waits its turn"),
    WorkStatus.RUNNING: mark("Being asked"),
    WorkStatus.ACTION: mark("Waits for the guest"),
    WorkStatus.DONE: mark("Done"),
    WorkStatus.FAILED: mark("Failed"),
    WorkStatus.CANCELLED: mark("Given up"),
}
OUTCOMES: Mapping[str, str] = {
    Outcome.STARTED: mark("begun"),
    Outcome.TAKEN: mark("taken"),
    Outcome.REFUNDED: mark("given back"),
    Outcome.ACTION: mark("the guest must confirm"),
    Outcome.REFUSED: mark("refused"),
    Outcome.UNANSWERED: mark("no answer"),
    Outcome.CANCELLED: mark("given up"),
}
PROCESSORS: Mapping[str, str] = {
    ProcessorName.NONE: mark("None"),
    ProcessorName.DUMMY_PROCESSOR: mark("The one for trying"),
    ProcessorName.STRIPE: mark("Stripe"),
}
LOOKED: Mapping[str, str] = {
    "SHOWN": mark("The card was shown"),
    "WRONG_PIN": mark("A wrong PIN"),
    "LOCKED": mark("Locked after wrong PINs"),
    "CHARGED": mark("Sent to a processor"),
    "PIN_SET": mark("A PIN was chosen"),
}


@signed_in
async def movements(visit: Visit) -> Response:
    """What is planned, what processors were asked, and taking or giving back money now."""
    desk = await desk_of(visit, PAGE)
    error: RoomrackError | None = None
    if visit.request.method == "POST":
        desk.require(PAGE, Level.READWRITE)
        try:
            return await _act(visit, desk)
        except RoomrackError as refused:
            error = refused
    reservation = visit.asked_id("reservation")
    async with visit.read(desk.scope) as unit:
        found = await payments.movements(unit, desk.place.id, reservation=reservation, payment=None)
        settings = await payments.read_settings(unit, desk.place.id)
        card = await _card(unit, desk, reservation)
    content = {
        "rows": [_row(one) for one in found],
        "reservation": reservation,
        "settings": settings,
        "processor": visit.say(PROCESSORS[settings.processor]),
        "card": card,
        "kinds": labels(visit.language, KINDS),
        "statuses": labels(visit.language, STATUSES),
        "outcomes": labels(visit.language, OUTCOMES),
        "may_write": desk.may(PAGE, Level.READWRITE),
        "may_set": desk.may(SETTINGS),
    }
    return answered(visit, desk, "takings.html", content, error=error)


async def _card(unit: ReadUnit, desk: Desk, reservation: int | None) -> Method | None:
    if reservation is None:
        return None
    try:
        return await payments.card_of(unit, desk.place.id, reservation)
    except NotFound:
        return None


async def _act(visit: Visit, desk: Desk) -> Response:
    """Do what the form asks for. Raises `NotFound` for what no form asks for, and what the use cases raise."""
    here = address(desk.base + PAGE, reservation=visit.asked_id("reservation"))
    house = desk.place.id
    async with visit.write(desk.scope) as unit:
        match visit.field("action"):
            case "take":
                body: dict[str, Any] = {name: visit.field(name) or None for name in ("reservation", "description")}
                for name in ("amount", "cityTaxAmount"):
                    body[name] = decimal_text(visit.field(name))
                await payments.take(unit, house, **checked(readers().take, body))
                return visit.go(here, done=visit.say("The card is charged within moments."))
            case "now":
                await payments.take(unit, house, None, payment=number(visit.field("id")) or 0)
                return visit.go(here, done=visit.say("The card is charged within moments."))
            case "refund":
                amount = checked(readers().refund, {"amount": decimal_text(visit.field("amount"))})
                await payments.refund(unit, house, number(visit.field("id")) or 0, amount)
                return visit.go(here, done=visit.say("The money goes back within moments."))
    raise NotFound("Page")


def _row(one: Listed) -> dict[str, Any]:
    """A movement as the page lists it."""
    work, plan = one.work, one.plan
    if work is not None:
        return {
            "listed": one,
            "work": work,
            "when": work.ended_at or work.due_at,
            "amount": work.amount,
            "city_tax": work.city_tax,
            "can_take": False,
            "can_refund": work.kind is WorkKind.CHARGE and work.status is WorkStatus.DONE,
        }
    return {
        "listed": one,
        "work": None,
        "when": plan.scheduled_time if plan is not None else None,
        "amount": plan.scheduled_amount or 0 if plan is not None else 0,
        "city_tax": plan.city_tax if plan is not None else 0,
        "can_take": True,
        "can_refund": False,
    }


@signed_in
async def looks(visit: Visit) -> Response:
    """Who looked at which card, wrong PINs, and charges; the newest first."""
    desk = await desk_of(visit, CARDS)
    error: RoomrackError | None = None
    found: list[Look] = []
    try:
        found = list(await cards.looks(desk.place.id, LOOKS))
    except Unavailable as away:
        error = away
    content = {
        "looks": [(one, visit.say(LOOKED.get(one.what, one.what)), _who(visit, one)) for one in found],
        "may_open": desk.may("/reservations"),
        **({"error": [visit.say("The card vault can't be reached, or this server has none.")]} if error else {}),
    }
    return answered(visit, desk, "looks.html", content, error=error)


def _who(visit: Visit, look: Look) -> str:
    if look.application is not None:
        return visit.say("an application")
    if look.person is not None:
        return visit.say("you") if look.person == visit.person.id else visit.say("a person")
    return visit.say("the server")
