"""What is read from a channel when somebody asks for it: `connections.actions`."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from roomrack.core.calendar_values import CalendarValue
from roomrack.core.money import MAX_MINOR, digits
from roomrack.core.stay import DateRange
from roomrack.domain.calendar import service as calendar
from roomrack.domain.calendar.rules import Column, Item
from roomrack.domain.calendar.service.writing import linked as linked_column
from roomrack.domain.connections import service as connections
from roomrack.domain.connections.errors import ActionImpossible, MappingFirst
from roomrack.domain.connections.rules import Action, Connection, LogType
from roomrack.domain.connections.service import ActionSteps
from roomrack.domain.content import service as content
from roomrack.domain.distribution.service import placing, pulling
from roomrack.domain.distribution.service.linking import Link, link
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.ports.channels import CalendarChange, Channel, ChannelBooking

Work = Callable[[], Awaitable[Any]]

COLUMNS = {
    CalendarValue.PRICE: Column.PRICE,
    CalendarValue.AVAILABILITY: Column.AVAILABILITY,
    CalendarValue.MIN_STAY: Column.MIN_STAY,
    CalendarValue.MAX_STAY: Column.MAX_STAY,
    CalendarValue.CUT_OFF: Column.CUT_OFF_DAYS,
    CalendarValue.CLOSED_TO_ARRIVAL: Column.CLOSED_TO_ARRIVAL,
    CalendarValue.CLOSED_TO_DEPARTURE: Column.CLOSED_TO_DEPARTURE,
    CalendarValue.STOP_SELL: Column.STOP_SELL,
}

CLOSING = frozenset({CalendarValue.AVAILABILITY, CalendarValue.STOP_SELL, CalendarValue.CLOSED_TO_ARRIVAL})
"""What tells a channel that a product is closed there."""


async def _begin_bookings(unit: ReadUnit, connection: Connection, action: Action) -> Work:
    linked, channel = await _channel(unit, connection, action)
    if not linked.abilities.pulls_reservations:
        raise ActionImpossible("action", portal=linked.portal.external_name, action=action.value)
    account = await connections.account(unit, connection)
    return lambda: channel.bookings(account)


async def _keep_bookings(unit: WriteUnit, connection: Connection, found: Any) -> None:
    bookings: Sequence[ChannelBooking] = found
    news = 0
    for booking in bookings:
        news += await placing.take_in(unit, connection, booking)
    text = f"Bookings read: {len(bookings)}, of which news: {news}."
    await connections.log(unit, connection, LogType.RESERVATION, text)
    # The worker acknowledges them once this is committed, and reads what the channel held back.
    await pulling.hasten(unit, connection.accommodation, connection.id)


async def _begin_calendar(unit: ReadUnit, connection: Connection) -> Work:
    linked, channel = await _channel(unit, connection, Action.IMPORT_CALENDAR)
    if not linked.abilities.reads_calendar:
        raise ActionImpossible("action", portal=linked.portal.external_name, action=Action.IMPORT_CALENDAR.value)
    if not linked.mapped:
        raise MappingFirst("action")
    account = await connections.account(unit, connection)
    targets = [connections.target_of(mapping) for mapping in linked.mapped.values()]
    last = linked.today + timedelta(linked.abilities.horizon_days - 1)
    return lambda: channel.calendar(account, targets, linked.today, last)


async def _keep_calendar(unit: WriteUnit, connection: Connection, found: Any) -> None:
    shown: Sequence[CalendarChange] = found
    linked = await link(unit, connection)
    if linked is None:
        return
    products = {connections.target_of(mapping): product for product, mapping in linked.mapped.items()}
    closed = await content.closed_on(unit, connection.accommodation, connection.id, linked.mapped)
    items = [
        item
        for change in shown
        if change.target in products and products[change.target] in linked.catalog
        for item in _items(linked, products[change.target], change, closed=products[change.target] in closed)
    ]
    if items:
        home = linked.home
        await calendar.write(unit, items, {home.id: linked.catalog}, {home.id: linked.today})
    days = sum(len(item.days) for item in items)
    await connections.log(
        unit, connection, LogType.CALENDAR_IMPORT, f"The calendar was read from the portal: {days} product-days."
    )


def _items(linked: Link, product: int, change: CalendarChange, *, closed: bool) -> list[Item]:
    """What of a channel's calendar can be written: the columns that the product owns.

    That it is closed on this portal says nothing of the others.
    """
    found = []
    for part in change.ranges:
        values: dict[Column, int] = {}
        for name, value in part.values.items():
            column = COLUMNS[name]
            if closed and name in CLOSING:
                continue
            if linked_column(linked.catalog, product, column, None) is not None:
                continue
            number = _price(linked, Decimal(value)) if column is Column.PRICE else int(value)
            if number is not None:
                values[column] = number
        if values.get(Column.MIN_STAY, 0) > values.get(Column.MAX_STAY, MAX_MINOR):
            del values[Column.MIN_STAY], values[Column.MAX_STAY]
        if values:
            found.append(Item(linked.home.id, product, DateRange(part.first, part.last), values))
    return found


def _price(linked: Link, price: Decimal) -> int | None:
    """The price before the connection's correction, in the property's minor units."""
    one = linked.connection
    if one.correction_ratio is not None:
        if one.correction_fixed:
            price -= one.correction_ratio
        elif one.correction_ratio:
            price /= one.correction_ratio
    elif linked.currency != linked.home.currency:
        return None
    unit = Decimal(1).scaleb(-digits(linked.home.currency))
    minor = int(price.quantize(unit, rounding=ROUND_HALF_UP).scaleb(digits(linked.home.currency)))
    return minor if 0 <= minor <= MAX_MINOR else None


async def _channel(unit: ReadUnit, connection: Connection, action: Action) -> tuple[Link, Channel]:
    linked = await link(unit, connection)
    if linked is None or linked.channel is None:
        portal = await connections.portal(unit, connection.portal)
        raise ActionImpossible("action", portal=portal.external_name if portal else "", action=action.value)
    return linked, linked.channel


def _bookings(action: Action) -> ActionSteps:
    async def begin(unit: ReadUnit, connection: Connection) -> Work:
        return await _begin_bookings(unit, connection, action)

    return ActionSteps(begin, _keep_bookings)


ACTIONS: dict[Action, ActionSteps] = {
    Action.IMPORT_RESERVATIONS: _bookings(Action.IMPORT_RESERVATIONS),
    Action.IMPORT_RESA_DECREMENT_AVAIL: _bookings(Action.IMPORT_RESA_DECREMENT_AVAIL),
    Action.IMPORT_CALENDAR: ActionSteps(_begin_calendar, _keep_calendar),
}
"""A booking always takes its nights (docs/contract.md 9), so the two that read bookings do the same."""
