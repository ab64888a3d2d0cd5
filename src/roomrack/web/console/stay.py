"""One reservation: who stays, in which room, what it costs and what was paid, what became of it, and changing that."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from starlette.responses import Response

from roomrack.core.errors import NotFound, RoomrackError
from roomrack.core.rights import Level
from roomrack.domain.extras import service as extras
from roomrack.domain.extras.rules import Criteria as ExtraCriteria
from roomrack.domain.invoices import service as invoices
from roomrack.domain.invoices.rules.documents import Kind
from roomrack.domain.invoices.rules.finding import Criteria as InvoiceCriteria
from roomrack.domain.products import service as products
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.ledger import PaymentMode, PaymentState, PaymentType
from roomrack.domain.reservations.rules.prices import Component, Row, breakdown
from roomrack.domain.reservations.rules.splitting import segments
from roomrack.domain.reservations.rules.state import Status, View
from roomrack.domain.revisions import service as revisions
from roomrack.domain.revisions.rules import Change
from roomrack.domain.revisions.rules import Kind as Happened
from roomrack.infra.db import ReadUnit
from roomrack.web.console import stay_acts, stay_people
from roomrack.web.console.bills import KINDS
from roomrack.web.console.channels import icons
from roomrack.web.console.desk import Desk, desk_of
from roomrack.web.console.forms import answered
from roomrack.web.console.stays import PAGE, PAID, STATUSES, row
from roomrack.web.console.tongue import labels, mark
from roomrack.web.console.visit import Visit, signed_in

_NEW = (
    Kind.PROFORMA,
    Kind.INVOICE,
    Kind.SIMPLIFIED_INVOICE,
    Kind.GENERICRECEIPT,
    Kind.FISCALRECEIPT,
    Kind.SUMMARY_DOCUMENT,
)
"""What is issued of a reservation; the others are issued of another document."""
EXTRAS_OFFERED = 500
DOCUMENTS = 50
_UNTOLD = frozenset({"updateTime", "priceBreakdown"})
"""What every change changes, or what only follows from what else changed."""

COMPONENTS: Mapping[str, str] = {
    Component.ROOM_NET: mark("Room without VAT"),
    Component.VAT: mark("VAT of the room"),
    Component.CLEANING: mark("Cleaning"),
    Component.EXTRA: mark("Extra"),
    Component.BREAKFAST: mark("Breakfast"),
    Component.DISCOUNT: mark("Discount"),
    Component.COMMISSION: mark("Commission"),
    Component.TOURIST_TAX: mark("City tax"),
}
MODES: Mapping[str, str] = {
    PaymentMode.CASH: mark("Cash"),
    PaymentMode.CREDITCARD: mark("Card"),
    PaymentMode.BANKTRANSFER: mark("Bank transfer"),
    PaymentMode.PREPAID: mark("Paid to the portal"),
    PaymentMode.PAYPAL: mark("PayPal"),
    PaymentMode.CHEQUE: mark("Cheque"),
    PaymentMode.TRAVELCHEQUE: mark("Traveller's cheque"),
    PaymentMode.BONCADEAU: mark("Voucher"),
    PaymentMode.TREASURY_OFFICE: mark("Treasury office"),
    PaymentMode.TREASURY_RECEIPT: mark("Treasury receipt"),
    PaymentMode.COMMISSION: mark("Kept as commission"),
    PaymentMode.NOTPAID: mark("Not paid"),
    PaymentMode.UNKNOWN: mark("Unknown"),
}
PURPOSES: Mapping[str, str] = {
    PaymentType.NONE: mark("Payment"),
    PaymentType.DEPOSIT: mark("Deposit"),
    PaymentType.PAYOFF: mark("Rest"),
}
STATES: Mapping[str, str] = {
    PaymentState.NORMAL: mark("Entered"),
    PaymentState.WAITING_PAYSTEP: mark("Planned"),
    PaymentState.WAITING_AUTHENTICATION: mark("Waits for the guest"),
    PaymentState.WAITING_PRE_AUTH: mark("Held on the card"),
    PaymentState.ERROR_RETRY: mark("Refused"),
    PaymentState.EXPIRED_PRE_AUTH: mark("Expired"),
    PaymentState.ERROR_REFUNDABLE_FAILED: mark("Refund failed"),
    PaymentState.PAYSTEP_REFUNDABLE_KEPT: mark("Kept"),
}
HAPPENED: Mapping[str, str] = {
    Happened.CREATED: mark("Booked"),
    Happened.CHANGED: mark("Changed"),
    Happened.CONFIRMED: mark("Confirmed"),
    Happened.CANCELLED: mark("Cancelled"),
    Happened.IMPORTED: mark("Imported"),
}


@signed_in
async def one(visit: Visit) -> Response:
    """A reservation, and everything that is done with it; each form stands beside what it changes."""
    desk = await desk_of(visit, PAGE)
    id = visit.path_id("reservation")
    error: RoomrackError | None = None
    if visit.request.method == "POST":
        desk.require(PAGE, Level.READWRITE)
        try:
            done = await stay_acts.act(visit, desk, id)
            return visit.go(done.path or visit.request.url.path, **({"done": done.words} if done.words else {}))
        except NotFound:
            raise
        except RoomrackError as refused:
            error = refused
    async with visit.read(desk.scope) as unit:
        view = await reservations.get(unit, desk.place.id, id)
        content = await _content(unit, visit, desk, view)
    return answered(visit, desk, "stay.html", content, error=error)


async def _content(unit: ReadUnit, visit: Visit, desk: Desk, view: View) -> dict[str, Any]:
    room, house = view.reservation, desk.place.id
    catalog = await products.catalog_of(unit, desk.place)
    offered, _ = await extras.find(unit, ExtraCriteria(accommodations=[house]), limit=EXTRAS_OFFERED, offset=0)
    documents, _, _ = await invoices.find(
        unit, house, InvoiceCriteria(reservations=[room.id]), limit=DOCUMENTS, offset=0
    )
    told = await revisions.history_of(unit, house, room.id)
    rooms = await products.pms_rooms(unit, [house], include_without_parent=True)
    language = visit.language
    components = labels(language, COMPONENTS)
    rows = breakdown(room, vat=Decimal(view.place.vat), city_tax=view.city_tax)
    return {
        **row(view),
        **await stay_people.content(unit, visit, desk, room),
        "view": view,
        "icons": await icons(unit, {room.channel_id}),
        "penalty": await reservations.penalty(unit, view) if room.holds_nights else room.penalty,
        "free": view.paid_from is None or view.at < view.paid_from,
        "nights": [one for one in rows if one.type is Component.DAILY_ROOM_PRICE],
        "parts": [(one, _named(one, components)) for one in rows if one.day is None or one.extra],
        "segments": segments(room),
        "products": {one.id: one.name for one in sorted(catalog.values(), key=lambda one: one.id)},
        "rooms": {one.id: one.name for one in rooms},
        "offered": {one.id: one.name for one in offered if one.enabled},
        "documents": documents,
        "kinds": labels(language, KINDS),
        "issued": {kind.value: visit.say(KINDS[kind]) for kind in _NEW},
        "statuses": labels(language, STATUSES),
        "paid_words": labels(language, PAID),
        "modes": labels(language, MODES),
        "purposes": labels(language, PURPOSES),
        "states": labels(language, STATES),
        "history": [_told(visit, before, one) for before, one in zip([None, *told], told, strict=False)][::-1],
        "today": desk.today(unit),
        "others": [other for other in view.group.ids if other != room.id],
        "can_confirm": room.status is not Status.CONFIRMED,
        "here_path": f"{desk.base}{PAGE}",
        "may_write": desk.may(PAGE, Level.READWRITE),
    }


def _named(one: Row, words: Mapping[str, str]) -> str:
    return one.extra.name if one.extra is not None and one.extra.name else words[one.type]


def _told(visit: Visit, before: Change | None, change: Change) -> dict[str, Any]:
    """One entry of the history: when, who, what, and the fields that it changed."""
    revision = change.revision
    old = before.revision.content if before else {}
    lines: Sequence[tuple[str, str, str]] = ()
    if before is not None:
        names = sorted({*old, *revision.content} - _UNTOLD)
        lines = [
            (name, _text(old.get(name)), _text(revision.content.get(name)))
            for name in names
            if old.get(name) != revision.content.get(name)
        ]
    who = actor_of(visit, revision.actor)
    return {"at": revision.at, "who": who, "what": visit.say(HAPPENED[revision.kind]), "lines": lines}


def actor_of(visit: Visit, actor: Mapping[str, Any]) -> str:
    """Who did something, in words: never a name."""
    if "application" in actor:
        return visit.say("an application")
    if actor.get("kind") != "person":
        return visit.say("the server")
    return visit.say("you") if actor.get("person") == visit.person.id else visit.say("a person")


def _text(value: object) -> str:
    """A value of the wire in one line; a list or an object only as far as it is short."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "✓" if value else "✗"
    if isinstance(value, list):
        return f"[{len(value)}]"
    return "{…}" if isinstance(value, dict) else str(value)
