"""Statements that read: by id, by booking, and by the filters of docs/algorithms/find.md."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, ColumnExpressionArgument, and_, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from roomrack.domain.reservations.models import ReservationGuestRow, ReservationPaymentRow, ReservationRow
from roomrack.domain.reservations.repository.rows import read
from roomrack.domain.reservations.rules.finding import OF_MESSAGES, FindStatus, Order, Query, Sources, Window
from roomrack.domain.reservations.rules.ledger import WAITING, PaymentType
from roomrack.domain.reservations.rules.state import Group, Reservation, Status
from roomrack.infra.db import ReadUnit

_GET = """
select * from reservation where accommodation = $1 and id = $2
"""

_MANY = """
select * from reservation where accommodation = $1 and id = any ($2::bigint[]) order by id
"""

_GROUPS = """
select refer, array_agg(id order by id) as ids, array_agg(distinct status) as statuses
from reservation
where accommodation = $1 and refer = any ($2::text[])
group by refer
"""

_FUTURE = """
select product, count(distinct id) as reservations
from (
    select id, product from reservation
    where accommodation = $1 and product = any ($2::bigint[]) and status <> 'CANCELLED' and departure > $3
    union all
    select id, (split ->> 'product')::bigint from reservation, jsonb_array_elements(splits) as split
    where accommodation = $1 and status <> 'CANCELLED' and departure > $3 and splits <> '[]'::jsonb
) as stay
where product = any ($2::bigint[])
group by product
"""

_FUTURE_OF_ALL = """
select count(*) from reservation where accommodation = $1 and status <> 'CANCELLED' and departure > $2
"""

_NAMED = """
select accommodation, array_agg(id order by id) as ids
from reservation
where accommodation = any ($1::bigint[])
  and ($2::bigint is null or refer in (
      select refer from reservation where accommodation = any ($1::bigint[]) and id = $2))
  and ($2::bigint is null or accommodation in (
      select accommodation from reservation where accommodation = any ($1::bigint[]) and id = $2))
  and ($3::text is null or refer = $3)
  and ($4::text is null or channel_refer = $4)
group by accommodation
"""

_WITH_EXTRAS = """
select * from reservation
where accommodation = $1 and extras <> '[]'::jsonb and status <> 'CANCELLED' and departure >= $3 and arrival <= $4
  and exists (
      select from jsonb_array_elements(extras) as extra where (extra ->> 'product')::bigint = any ($2::bigint[])
  )
order by id
"""

_WAITING = """
select accommodation, id, payment_expiration
from reservation
where status = 'WAITING' and payment_expiration is not null
order by payment_expiration
limit 10000
"""

_HOME = """
select accommodation from reservation where accommodation = any ($1::bigint[]) and id = $2
order by accommodation limit 1
"""

_ANY = """
select exists (select from reservation where accommodation = $1)
"""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a find, and how many rows there are in all."""

    reservations: list[Reservation]
    total: int


async def get(unit: ReadUnit, accommodation: int, id: int) -> Reservation | None:
    """One reservation."""
    found = await read(unit, accommodation, await unit.raw.fetch(_GET, accommodation, id))
    return found[0] if found else None


async def home_of(unit: ReadUnit, accommodations: Collection[int], id: int) -> int | None:
    """The property, of these, that a reservation is of."""
    found: int | None = await unit.raw.fetchval(_HOME, list(accommodations), id)
    return found


async def many(unit: ReadUnit, accommodation: int, ids: Collection[int]) -> list[Reservation]:
    """Those of the ids that exist, by id."""
    return await read(unit, accommodation, await unit.raw.fetch(_MANY, accommodation, list(ids)))


async def waiting(unit: ReadUnit) -> list[tuple[int, int, datetime]]:
    """The reservations of all properties that wait until some instant, the earliest first."""
    rows = await unit.raw.fetch(_WAITING)
    return [(row["accommodation"], row["id"], row["payment_expiration"]) for row in rows]


async def with_extras(
    unit: ReadUnit, accommodation: int, products: Collection[int], first: date, last: date
) -> list[Reservation]:
    """The stays of a span of local days, not cancelled, with which one of these extras was sold."""
    rows = await unit.raw.fetch(_WITH_EXTRAS, accommodation, list(products), first, last)
    return await read(unit, accommodation, rows)


async def groups(unit: ReadUnit, accommodation: int, refers: Collection[str]) -> dict[str, Group]:
    """The rooms of some bookings by refer."""
    rows = await unit.raw.fetch(_GROUPS, accommodation, list(set(refers)))
    return {
        row["refer"]: Group(ids=tuple(row["ids"]), statuses=frozenset(Status(status) for status in row["statuses"]))
        for row in rows
    }


async def future(unit: ReadUnit, accommodation: int, products: Collection[int], today: date) -> dict[int, int]:
    """How many reservations that are not cancelled and end after a local day each product has."""
    rows = await unit.raw.fetch(_FUTURE, accommodation, list(products), today)
    return {row["product"]: row["reservations"] for row in rows}


async def future_of_all(unit: ReadUnit, accommodation: int, today: date) -> int:
    """How many reservations of a property are not cancelled and end after a local day."""
    return int(await unit.raw.fetchval(_FUTURE_OF_ALL, accommodation, today))


async def rooms_named(
    unit: ReadUnit, accommodations: Collection[int], id: int | None, refer: str | None, channel_refer: str | None
) -> dict[int, list[int]]:
    """The rooms of the bookings that fit all that is given: by property, the ids in ascending order."""
    rows = await unit.raw.fetch(_NAMED, list(accommodations), id, refer, channel_refer)
    return {row["accommodation"]: list(row["ids"]) for row in rows}


async def any_of(unit: ReadUnit, accommodation: int) -> bool:
    """Whether the property has a reservation at all."""
    return bool(await unit.raw.fetchval(_ANY, accommodation))


async def find(unit: ReadUnit, accommodation: int, query: Query, *, limit: int, offset: int) -> Page:
    """One page of the reservations that a query asks for, in its order."""
    column = _ORDER[query.order]
    matching = select(ReservationRow).where(ReservationRow.accommodation == accommodation, *_conditions(query))
    counted = matching.with_only_columns(func.count())
    if query.grouped:
        # The first of each booking that matches. A page is found without looking at the other pages.
        counted = matching.with_only_columns(func.count(ReservationRow.refer.distinct()))
        other = matching.with_only_columns(ReservationRow.refer, ReservationRow.id).subquery()
        earlier = exists().where(other.c.refer == ReservationRow.refer, other.c.id < ReservationRow.id)
        matching = matching.where(~earlier)
    order = (
        column.desc() if query.descending else column.asc(),
        ReservationRow.id.desc() if query.descending else ReservationRow.id.asc(),
    )
    # Sorted by their ids: a row that is not on the page is not read whole.
    page = matching.order_by(*order).limit(limit).offset(offset).with_only_columns(ReservationRow.id)
    chosen = (await unit.session.scalars(page)).all()
    if offset == 0 and len(chosen) < limit:
        total = len(chosen)
    else:
        total = (await unit.session.execute(counted)).scalar_one()
    found = {one.id: one for one in await many(unit, accommodation, chosen)}
    return Page([found[id] for id in chosen if id in found], total)


_ORDER: Mapping[Order, InstrumentedAttribute[Any]] = {
    Order.ID: ReservationRow.id,
    Order.REFER: ReservationRow.refer,
    Order.CHECKIN: ReservationRow.arrival,
    Order.CHECKOUT: ReservationRow.departure,
    Order.CREATE_TIME: ReservationRow.create_time,
    Order.UPDATE_TIME: ReservationRow.update_time,
    Order.CANCELLED_TIME: ReservationRow.cancelled_at,
    Order.ROOM_GROSS: ReservationRow.room_gross,
    Order.STATUS: ReservationRow.status,
    Order.PRODUCT: ReservationRow.product,
    Order.CHANNEL: ReservationRow.channel_id,
}

_LIVE = ReservationRow.status != Status.CANCELLED.value


def _conditions(query: Query) -> list[ColumnExpressionArgument[bool]]:
    row = ReservationRow
    if query.ids is not None:
        return [row.id.in_(query.ids)]
    conditions: list[ColumnExpressionArgument[bool]] = _bounds(query.window)
    if query.refer is not None:
        conditions.append(or_(row.refer == query.refer, row.channel_refer == query.refer))
    if query.products is not None:
        conditions.append(row.product.in_(query.products))
    if query.pms_product is not None:
        conditions.append(row.pms_product == query.pms_product)
    if query.agency is not None:
        conditions.append(row.agency == query.agency)
    for wanted, column in (
        (query.has_pms_product, row.pms_product),
        (query.checked_in, row.effective_checkin),
        (query.checked_out, row.effective_checkout),
    ):
        if wanted is not None:
            conditions.append(column.is_not(None) if wanted else column.is_(None))
    if query.source is not None:
        conditions.append(_from(query.source))
    if query.excluded is not None:
        conditions.append(~_from(query.excluded))
    if query.status is not None:
        if query.status in OF_MESSAGES:
            conditions += [_LIVE, row.id.in_(query.talked_of)]
        else:
            conditions.extend(_status(query.status, query.now))
    conditions.extend(_says(word) for word in query.words)
    return conditions


def _says(word: str) -> ColumnElement[bool]:
    """Whether a refer of the booking, or a name or an address of its people, holds a word, whatever the case."""
    row, guest = ReservationRow, ReservationGuestRow
    people = func.concat_ws(
        " ",
        *(guest.given_name, guest.family_name, guest.email, guest.phone),
        func.jsonb_extract_path_text(guest.details, "customer_name"),
    )
    named = exists().where(
        guest.accommodation == row.accommodation,
        guest.reservation == row.id,
        people.icontains(word, autoescape=True),
    )
    refers = func.concat_ws(" ", row.refer, row.channel_refer)
    return or_(refers.icontains(word, autoescape=True), named)


def _bounds(window: Window) -> list[ColumnExpressionArgument[bool]]:
    row = ReservationRow
    conditions: list[ColumnExpressionArgument[bool]] = []
    for first, last, day in (
        (window.arrival_from, window.arrival_to, row.arrival),
        (window.departure_from, window.departure_to, row.departure),
    ):
        if first is not None:
            conditions.append(day >= first)
        if last is not None:
            conditions.append(day <= last)
    for since, until, instant in (
        (window.created_from, window.created_to, row.create_time),
        (window.updated_from, window.updated_to, row.update_time),
        (window.cancelled_from, window.cancelled_to, row.cancelled_at),
    ):
        if since is not None:
            conditions.append(instant >= since)
        if until is not None:
            conditions.append(instant < until)
    if window.cancelled:
        conditions.append(row.cancelled_at.is_not(None))
    if window.live:
        conditions.append(_LIVE)
    if window.in_house is not None:
        today, now = window.in_house
        planned = and_(row.effective_checkin.is_(None), row.arrival <= today, row.departure > today)
        here = or_(row.effective_checkin <= now, planned)
        conditions += [row.no_show.is_(False), row.effective_checkout.is_(None), here]
    if window.left_over:
        conditions += [
            row.no_show.is_(False),
            row.effective_checkin.is_not(None),
            row.effective_checkout.is_(None),
        ]
    if window.unseen_new is not None:
        # What was recorded was changed no earlier: the second condition is there for its index.
        conditions += [
            row.recorded_at >= window.unseen_new,
            row.changed_at >= window.unseen_new,
            row.seen_at.is_(None),
        ]
    if window.unseen_change is not None:
        conditions += [
            row.changed_at >= window.unseen_change,
            row.changed_at > row.recorded_at,
            or_(row.seen_at.is_(None), row.seen_at < row.changed_at),
        ]
    return conditions


def _has_deposit(*, waiting: bool = False) -> ColumnElement[bool]:
    """Whether a deposit was paid or is planned; with `waiting` whether one is planned or waits for the guest."""
    row = ReservationPaymentRow
    conditions: list[ColumnElement[bool]] = [
        row.accommodation == ReservationRow.accommodation,
        row.reservation == ReservationRow.id,
        row.type == PaymentType.DEPOSIT.value,
    ]
    if waiting:
        planned = and_(row.scheduled_time.is_not(None), row.charge_time.is_(None))
        conditions.append(or_(planned, row.status.in_([state.value for state in WAITING])))
    return exists().where(*conditions)


def _from(sources: Sources) -> ColumnElement[bool]:
    return or_(
        ReservationRow.channel_id.in_(sources.channels),
        ReservationRow.source.in_([way.value for way in sources.ways]),
    )


def _status(status: FindStatus, now: datetime) -> list[ColumnExpressionArgument[bool]]:
    row = ReservationRow
    match status:
        case FindStatus.NOROOM:
            return [_LIVE, row.pms_product.is_(None)]
        case FindStatus.COMPLETED:
            return [_LIVE, row.completed.is_(True)]
        case FindStatus.NOCOMPLETED:
            return [_LIVE, row.completed.is_(False)]
        case FindStatus.PROPOSAL:
            return [row.status == Status.WAITING.value, row.payment_expiration > now]
        case FindStatus.PROPOSAL_EXPIRED:
            return [row.payment_expiration <= now, row.confirmed_at.is_(None)]
        case FindStatus.DEPOSIT_NOT_MANAGED:
            return [_LIVE, row.deposit > 0, ~_has_deposit()]
        case FindStatus.DEPOSIT_IN_WAITING:
            return [_LIVE, _has_deposit(waiting=True)]
        case FindStatus.TO_REVIEW:
            return [_LIVE, row.oversold.is_(True)]
        case FindStatus.ACTIVE | FindStatus.NOT_INVOICED:
            return [_LIVE]
        case _:
            return [row.status == status.value]
