"""The reservations of a property: finding them by name, date, status and source."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from starlette.responses import Response

from roomrack.core.errors import RoomrackError
from roomrack.core.rights import Level
from roomrack.domain.products import service as products
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.finding import Criteria, FindStatus, FindType
from roomrack.domain.reservations.rules.prices import PaymentStatus, payment_status, total_gross
from roomrack.domain.reservations.rules.state import BOOKER, Reservation, Status, View
from roomrack.web.console.channels import icons
from roomrack.web.console.desk import desk_of
from roomrack.web.console.forms import answered, day_of
from roomrack.web.console.tongue import labels, mark
from roomrack.web.console.visit import Visit, address, signed_in

PAGE = "/reservations"
ROWS = 25
MAX_PAGE = 10_000

TYPES: Mapping[str, str] = {
    FindType.STAY: mark("A night from … to"),
    FindType.CHECKIN: mark("Arrival from … to"),
    FindType.CHECKOUT: mark("Departure from … to"),
    FindType.CREATETIME: mark("Booked from … to"),
    FindType.MODIFIED_BETWEEN: mark("Changed from … to"),
    FindType.CANCELLATION: mark("Cancelled from … to"),
    FindType.TODAYARRIVALS: mark("Arriving today"),
    FindType.TODAYDEPARTURES: mark("Leaving today"),
    FindType.IN_HOUSE: mark("In the house now"),
    FindType.NO_CHECKOUT: mark("Checked in and never out"),
}
"""What days can be asked about; the last ones carry their own."""
STATUSES: Mapping[str, str] = {
    Status.CONFIRMED: mark("Confirmed"),
    Status.WAITING: mark("Waiting"),
    Status.CANCELLED: mark("Cancelled"),
}
FILTERS: Mapping[str, str] = {
    **STATUSES,
    FindStatus.ACTIVE: mark("Not cancelled"),
    FindStatus.NOROOM: mark("Without a physical room"),
    FindStatus.TO_REVIEW: mark("Sold beyond what was left"),
    FindStatus.DEPOSIT_NOT_MANAGED: mark("Deposit not taken"),
    FindStatus.DEPOSIT_IN_WAITING: mark("Deposit on its way"),
}
PAID: Mapping[str, str] = {
    PaymentStatus.UNPAID: mark("Unpaid"),
    PaymentStatus.PARTIALLY_PAID: mark("Partly paid"),
    PaymentStatus.PAID_DEPOSIT: mark("Deposit paid"),
    PaymentStatus.PAID: mark("Paid"),
}


@signed_in
async def listed(visit: Visit) -> Response:
    """The reservations that the filters keep, a page at a time; without any, those from today on."""
    desk = await desk_of(visit, PAGE)
    error: RoomrackError | None = None
    page = min(visit.asked_id("page") or 0, MAX_PAGE)
    found: list[View] = []
    total = 0
    async with visit.read(desk.scope) as unit:
        today = desk.today(unit)
        typed = _typed(visit, today)
        try:
            found, total = await reservations.find(
                unit, desk.place.id, _criteria(visit, typed), limit=ROWS, offset=page * ROWS
            )
        except RoomrackError as refused:
            error = refused
        rooms = await products.pms_rooms(unit, [desk.place.id], include_without_parent=True)
        portals = await icons(unit, {view.reservation.channel_id for view in found})
    here = desk.base + PAGE
    kept = {name: value for name, value in typed.items() if value}
    content = {
        "rows": [row(view) for view in found],
        "icons": portals,
        "rooms": {room.id: room.name for room in rooms},
        "total": total,
        "typed": typed,
        "types": labels(visit.language, TYPES),
        "filters": labels(visit.language, FILTERS),
        "statuses": labels(visit.language, STATUSES),
        "paid": labels(visit.language, PAID),
        "newer": address(here, **kept, page=page - 1) if page else None,
        "older": address(here, **kept, page=page + 1) if (page + 1) * ROWS < total else None,
        "may_write": desk.may(PAGE, Level.READWRITE),
    }
    return answered(visit, desk, "stays.html", content, error=error, query=True)


def _typed(visit: Visit, today: date) -> dict[str, str]:
    """The filters as they were typed."""
    names = ("text", "type", "startDate", "endDate", "status", "source")
    typed = {name: visit.asked(name) or "" for name in names}
    if not visit.request.query_params:
        typed["startDate"] = today.isoformat()
    return typed


def _criteria(visit: Visit, typed: Mapping[str, str]) -> Criteria:
    """Raises `FieldWrong` for what is no day."""
    return Criteria(
        text=typed["text"] or None,
        type=FindType(typed["type"]) if typed["type"] in TYPES else FindType.STAY,
        start=day_of(visit, typed["startDate"], "startDate"),
        end=day_of(visit, typed["endDate"], "endDate"),
        status=FindStatus(typed["status"]) if typed["status"] in FILTERS else None,
        source=typed["source"] or None,
    )


def row(view: View) -> dict[str, Any]:
    """A reservation as lists show it."""
    room = view.reservation
    total = total_gross(room)
    return {
        "room": room,
        "channel": view.channel or str(room.channel_id),
        "name": name_of(room),
        "product": view.product_name or str(room.product),
        "nights": len(room.stay),
        "total": total,
        "paid": payment_status(total=total, deposit=room.deposit_due, paid=room.paid).value,
        "rooms": len(view.group.ids),
    }


def name_of(room: Reservation) -> str:
    """Who booked: the booker, else the first who has a name."""
    bookers_first = sorted(room.guests, key=lambda guest: guest.type != BOOKER)
    return next((guest.full_name for guest in bookers_first if guest.full_name), room.refer)
