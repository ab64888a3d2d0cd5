"""All SQL of products, suites and physical rooms."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import delete, func, insert, select, update

from roomrack.domain.products.models import PmsRoomRow, ProductRow, SuiteChildRow
from roomrack.domain.products.rules import Automation, Listing, PmsRoom, PriceRule, Product
from roomrack.infra.db import ReadUnit, WriteUnit

if TYPE_CHECKING:
    import asyncpg

# The path of bookings and calendar reads goes straight to the driver.
_CATALOG = """
select p.id, p.name, p.parent, p.follows_availability, p.follows_stay, p.follows_restrictions, p.follows_stop_sell,
       p.price_rule, p.price_value, p.price_round, p.is_suite, p.minimum_price, p.quantity, p.adults,
       case when p.is_suite then array(
           select c.product from suite_child c where c.accommodation = $1 and c.suite = p.id order by c.product
       ) end as rooms
from product p
where p.accommodation = $1 and p.deleted_at is null
"""

# One statement, so that the products and the version are of the same moment.
_CATALOG_AND_VERSION = """
select p.id, p.name, p.parent, p.follows_availability, p.follows_stay, p.follows_restrictions, p.follows_stop_sell,
       p.price_rule, p.price_value, p.price_round, p.is_suite, p.minimum_price, p.quantity, p.adults,
       case when p.is_suite then array(
           select c.product from suite_child c where c.accommodation = $1 and c.suite = p.id order by c.product
       ) end as rooms,
       a.products_version as version
from product p
join accommodation a on a.accommodation = p.accommodation
where p.accommodation = $1 and p.deleted_at is null
"""

# The recursion carries whole rows, so that each product is looked up once.
_CATALOG_OF = """
with recursive needed as (
    select p.id, p.name, p.parent, p.follows_availability, p.follows_stay, p.follows_restrictions, p.follows_stop_sell,
           p.price_rule, p.price_value, p.price_round, p.is_suite, p.minimum_price, p.quantity, p.adults, p.deleted_at
    from product p
    where p.accommodation = $1 and p.id = any($2::bigint[])
    union
    select p.id, p.name, p.parent, p.follows_availability, p.follows_stay, p.follows_restrictions, p.follows_stop_sell,
           p.price_rule, p.price_value, p.price_round, p.is_suite, p.minimum_price, p.quantity, p.adults, p.deleted_at
    from needed cross join lateral (
        select needed.parent as id where needed.parent is not null
        union all
        select c.product from suite_child c
        where needed.is_suite and c.accommodation = $1 and c.suite = needed.id
    ) linked
    join product p on p.accommodation = $1 and p.id = linked.id
)
select n.id, n.name, n.parent, n.follows_availability, n.follows_stay, n.follows_restrictions, n.follows_stop_sell,
       n.price_rule, n.price_value, n.price_round, n.is_suite, n.minimum_price, n.quantity, n.adults,
       case when n.is_suite then array(
           select c.product from suite_child c where c.accommodation = $1 and c.suite = n.id order by c.product
       ) end as rooms
from needed n
where n.deleted_at is null
"""

_AUTOMATIONS = """
select p.id, p.close_next_days, p.open_next_days, p.triple_the_price, p.revenue_active, p.revenue_min_price,
       p.revenue_max_price, p.revenue_max_increment, p.revenue_max_increment_percent
from product p
where p.accommodation = $1 and p.deleted_at is null and ($2::bigint[] is null or p.id = any($2::bigint[]))
  and (p.close_next_days > 0 or p.open_next_days > 0 or p.triple_the_price or p.revenue_active)
order by p.id
"""

_LOCATE = """
select p.id, p.accommodation from product p where p.id = any($1::bigint[]) and p.deleted_at is null
"""

_PMS_ROOMS_KNOWN = """
select r.id from pms_room r where r.accommodation = $1 and r.id = any($2::bigint[]) and r.deleted_at is null
"""

_COUNT_ROOMS = """
select p.accommodation, sum(p.quantity)::bigint as rooms
from product p
where p.accommodation = any($1::bigint[]) and p.deleted_at is null and p.parent is null and not p.is_suite
group by p.accommodation
"""

_NAMING_POLICY = """
select p.id from product p
where p.accommodation = $1 and p.deleted_at is null
  and $2::text in (p.details ->> 'paymentPolicyId', p.details ->> 'cancellationPolicyId')
order by p.id
"""

# Looked at only when a product is deleted or moved, so that it needs no index.
_HIDING = """
select p.id from product p
where p.accommodation = $1 and p.deleted_at is null and p.details -> 'hideRooms' @> to_jsonb($2::bigint)
order by p.id
"""

_PMS_ROOMS_OF = """
select r.id from pms_room r
where r.accommodation = $1 and r.product = $2 and r.id = any($3::bigint[]) and r.deleted_at is null
"""

_LOCK = "select pg_advisory_xact_lock(hashtextextended('products ' || $1::text, 0))"

# Lists are long and their rows wide, so they go straight to the driver: objects of the mapper cost four times as much.
_LISTINGS = """
select p.id, p.name, p.parent, p.follows_availability, p.follows_stay, p.follows_restrictions, p.follows_stop_sell,
       p.price_rule, p.price_value, p.price_round, p.is_suite, p.minimum_price, p.quantity, p.adults, p.children,
       p.infants, p.close_next_days, p.open_next_days, p.triple_the_price, p.revenue_active, p.revenue_min_price,
       p.revenue_max_price, p.revenue_max_increment, p.revenue_max_increment_percent, p.details::text as details,
       p.created_at,
       case when p.is_suite then array(
           select c.product from suite_child c where c.accommodation = $1 and c.suite = p.id order by c.product
       ) end as rooms
from product p
where p.accommodation = $1 and p.deleted_at is null
  and ($2::bigint[] is null or p.id = any($2::bigint[]))
  and ($3 or not coalesce((p.details ->> 'rmsDerived')::boolean, false))
order by p.id
limit $4 offset $5
"""


async def catalog_and_version(unit: ReadUnit, accommodation: int) -> tuple[list[Product], int | None]:
    """All products that are not deleted, and the version of just these; None when there are none."""
    rows = await unit.raw.fetch(_CATALOG_AND_VERSION, accommodation)
    return [_product(accommodation, row) for row in rows], rows[0]["version"] if rows else None


async def catalog(unit: ReadUnit, accommodation: int, products: Collection[int] | None) -> list[Product]:
    """The products that are not deleted: all, or those given with their ancestors and the rooms of their suites."""
    if products is None:
        rows = await unit.raw.fetch(_CATALOG, accommodation)
    else:
        rows = await unit.raw.fetch(_CATALOG_OF, accommodation, products)
    return [_product(accommodation, row) for row in rows]


async def locate(unit: ReadUnit, products: Collection[int]) -> dict[int, int]:
    """The property of each product that the unit may see and that is not deleted."""
    return {row["id"]: row["accommodation"] for row in await unit.raw.fetch(_LOCATE, products)}


async def automations(unit: ReadUnit, accommodation: int, products: Collection[int] | None) -> dict[int, Automation]:
    """What there is to do by itself to each of these products, or of all; those with nothing to do are absent."""
    rows = await unit.raw.fetch(_AUTOMATIONS, accommodation, products)
    return {row["id"]: Automation(**{name: row[name] for name in Automation.__slots__}) for row in rows}


async def lock(unit: WriteUnit, accommodation: int) -> None:
    """Hold the property's set of products against other changes until the end of the transaction.

    An advisory lock, so that readers and bookings go on. It is taken before any lock on calendar days.
    """
    await unit.raw.execute(_LOCK, str(accommodation))


async def listings(
    unit: ReadUnit,
    accommodation: int,
    ids: Collection[int] | None = None,
    *,
    with_revenue_managed: bool = True,
    limit: int | None = None,
    offset: int = 0,
    only_to_show: bool = False,
) -> list[Listing]:
    """Products that are not deleted with all that describes them, by id.

    `only_to_show` leaves each of their details in JSON, which answers take over as it is: half the time of a list.
    """
    await unit.flush()
    chosen = None if ids is None else list(ids)
    rows = await unit.raw.fetch(_LISTINGS, accommodation, chosen, with_revenue_managed, limit, offset)
    details = _decode_parts if only_to_show else msgspec.json.decode
    return [_listing(accommodation, row, details) for row in rows]


async def next_id(unit: WriteUnit) -> int:
    """A fresh id for a product."""
    return int(await unit.raw.fetchval("select nextval('product_id')"))


async def next_ids(unit: WriteUnit, count: int) -> list[int]:
    """Fresh ids for some products, in ascending order."""
    rows = await unit.raw.fetch("select nextval('product_id') as id from generate_series(1, $1)", count)
    return sorted(row["id"] for row in rows)


async def store_all(unit: WriteUnit, listings: Collection[Listing]) -> None:
    """Store new products, the rooms of suites included."""
    if not listings:
        return
    await unit.session.execute(
        insert(ProductRow),
        [{"accommodation": one.product.accommodation, "id": one.id, **_values(one)} for one in listings],
    )
    rooms = [
        {"accommodation": one.product.accommodation, "suite": one.id, "product": room}
        for one in listings
        for room in one.product.children
    ]
    if rooms:
        await unit.session.execute(insert(SuiteChildRow), rooms)


async def forget_deleted(unit: WriteUnit, accommodation: int, products: Collection[int]) -> None:
    """Make way for products that come back to a property from which they were moved once."""
    await unit.session.execute(
        delete(ProductRow)
        .where(
            ProductRow.accommodation == accommodation,
            ProductRow.id == func.any(list(products)),
            ProductRow.deleted_at.is_not(None),
        )
        .execution_options(synchronize_session=False)
    )


async def move_pms_rooms(unit: WriteUnit, source: int, destination: int, products: Collection[int]) -> None:
    """Put the physical rooms of some products under another property."""
    await unit.session.execute(
        update(PmsRoomRow)
        .where(PmsRoomRow.accommodation == source, PmsRoomRow.product == func.any(list(products)))
        .values(accommodation=destination)
        .execution_options(synchronize_session=False)
    )


async def mark_all_deleted(unit: WriteUnit, accommodation: int, products: Collection[int], instant: datetime) -> None:
    """Hide products that have no physical rooms any more; suites among them lose their rooms."""
    await unit.session.execute(
        update(ProductRow)
        .where(ProductRow.accommodation == accommodation, ProductRow.id == func.any(list(products)))
        .values(deleted_at=instant)
        .execution_options(synchronize_session=False)
    )
    await unit.session.execute(
        delete(SuiteChildRow)
        .where(SuiteChildRow.accommodation == accommodation, SuiteChildRow.suite == func.any(list(products)))
        .execution_options(synchronize_session=False)
    )


async def store(unit: WriteUnit, listing: Listing) -> None:
    """Store a new product."""
    product = listing.product
    await unit.session.execute(
        insert(ProductRow).values(accommodation=product.accommodation, id=product.id, **_values(listing))
    )


async def replace(unit: WriteUnit, listing: Listing) -> None:
    """Store a changed product, but for the rooms of a suite."""
    product = listing.product
    await unit.session.execute(
        update(ProductRow)
        .where(ProductRow.accommodation == product.accommodation, ProductRow.id == product.id)
        .values(**_values(listing))
        .execution_options(synchronize_session=False)
    )


async def set_rooms(unit: WriteUnit, accommodation: int, suite: int, rooms: Collection[int]) -> None:
    """Store which rooms a suite is made of."""
    await unit.session.execute(
        delete(SuiteChildRow)
        .where(SuiteChildRow.accommodation == accommodation, SuiteChildRow.suite == suite)
        .execution_options(synchronize_session=False)
    )
    if rooms:
        await unit.session.execute(
            insert(SuiteChildRow),
            [{"accommodation": accommodation, "suite": suite, "product": room} for room in rooms],
        )


async def mark_deleted(unit: WriteUnit, accommodation: int, product: int, instant: datetime) -> None:
    """Hide a product; its physical rooms stay, without a product."""
    await unit.session.execute(
        update(ProductRow)
        .where(ProductRow.accommodation == accommodation, ProductRow.id == product)
        .values(deleted_at=instant)
        .execution_options(synchronize_session=False)
    )
    await unit.session.execute(
        update(PmsRoomRow)
        .where(PmsRoomRow.accommodation == accommodation, PmsRoomRow.product == product)
        .values(product=None)
        .execution_options(synchronize_session=False)
    )
    await set_rooms(unit, accommodation, product, ())


async def naming_policy(unit: ReadUnit, accommodation: int, policy: int) -> list[int]:
    """The products that have a policy as theirs, in ascending order."""
    return [row["id"] for row in await unit.raw.fetch(_NAMING_POLICY, accommodation, str(policy))]


async def hiding(unit: ReadUnit, accommodation: int, product: int) -> list[int]:
    """The products that hide a product, in ascending order."""
    return [row["id"] for row in await unit.raw.fetch(_HIDING, accommodation, product)]


async def pms_rooms_of(unit: ReadUnit, accommodation: int, product: int, ids: Collection[int]) -> set[int]:
    """Which of these are physical rooms of a product."""
    return {row["id"] for row in await unit.raw.fetch(_PMS_ROOMS_OF, accommodation, product, ids)}


async def any_product(unit: ReadUnit, accommodation: int) -> bool:
    """Whether the property has a product, deleted ones included: their calendars hold amounts."""
    return bool(await unit.raw.fetchval("select exists (select from product where accommodation = $1)", accommodation))


async def count_rooms(unit: ReadUnit, accommodations: Collection[int]) -> dict[int, int]:
    """How many rooms the base rooms of some properties stand for; suites are made of rooms that count already."""
    rows = await unit.raw.fetch(_COUNT_ROOMS, list(accommodations))
    return {row["accommodation"]: row["rooms"] for row in rows}


async def pms_rooms(
    unit: ReadUnit,
    accommodations: Collection[int],
    *,
    id: int | None,
    name: str | None,
    with_parent_only: bool,
) -> list[PmsRoom]:
    """Physical rooms by property and name; `name` is the whole name, whatever its case."""
    query = select(PmsRoomRow).where(
        PmsRoomRow.accommodation == func.any(list(accommodations)), PmsRoomRow.deleted_at.is_(None)
    )
    if id is not None:
        query = query.where(PmsRoomRow.id == id)
    if name is not None:
        query = query.where(func.lower(PmsRoomRow.name) == name.lower())
    if with_parent_only:
        query = query.where(PmsRoomRow.product.is_not(None))
    rows = await unit.session.scalars(query.order_by(PmsRoomRow.accommodation, PmsRoomRow.name, PmsRoomRow.id))
    return [_pms_room(row) for row in rows]


async def pms_rooms_known(unit: ReadUnit, accommodation: int, ids: Collection[int]) -> set[int]:
    """Which of these are physical rooms of the property."""
    rows = await unit.raw.fetch(_PMS_ROOMS_KNOWN, accommodation, ids)
    return {row["id"] for row in rows}


async def store_pms_room(unit: WriteUnit, room: PmsRoom) -> None:
    """Store a new physical room."""
    await unit.session.execute(insert(PmsRoomRow).values(**_room_values(room)))


async def replace_pms_room(unit: WriteUnit, room: PmsRoom) -> None:
    """Store a changed physical room."""
    await unit.session.execute(
        update(PmsRoomRow)
        .where(PmsRoomRow.accommodation == room.accommodation, PmsRoomRow.id == room.id)
        .values(**_room_values(room))
        .execution_options(synchronize_session=False)
    )


def _room_values(room: PmsRoom) -> dict[str, Any]:
    values = {name: getattr(room, name) for name in PmsRoom.__slots__}
    values["cleaning_days"] = None if room.cleaning_days is None else list(room.cleaning_days)
    return values


async def next_pms_room_id(unit: WriteUnit) -> int:
    """A fresh id for a physical room."""
    return int(await unit.raw.fetchval("select nextval('pms_room_id')"))


def _product(accommodation: int, row: "asyncpg.Record") -> Product:
    value = row["price_value"]
    return Product(
        id=row["id"],
        accommodation=accommodation,
        name=row["name"],
        parent=row["parent"],
        follows_availability=row["follows_availability"],
        follows_stay=row["follows_stay"],
        follows_restrictions=row["follows_restrictions"],
        follows_stop_sell=row["follows_stop_sell"],
        price_rule=PriceRule(row["price_rule"]),
        price_value=Decimal(0) if value is None else value,
        price_round=row["price_round"],
        is_suite=row["is_suite"],
        children=tuple(row["rooms"]) if row["rooms"] else (),
        minimum_price=row["minimum_price"],
        quantity=row["quantity"],
        adults=row["adults"],
    )


_decode_parts = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode


def _listing(accommodation: int, row: "asyncpg.Record", details: Callable[[str], Mapping[str, Any]]) -> Listing:
    return Listing(
        product=_product(accommodation, row),
        children=row["children"],
        infants=row["infants"],
        automation=Automation(**{name: row[name] for name in Automation.__slots__}),
        details=details(row["details"]),
        created_at=row["created_at"],
    )


def _values(listing: Listing) -> dict[str, Any]:
    product = listing.product
    return {
        "name": product.name,
        "parent": product.parent,
        "follows_availability": product.follows_availability,
        "follows_stay": product.follows_stay,
        "follows_restrictions": product.follows_restrictions,
        "follows_stop_sell": product.follows_stop_sell,
        "price_rule": product.price_rule.value,
        "price_value": None if product.price_rule is PriceRule.CALENDAR else product.price_value,
        "price_round": product.price_round,
        "quantity": product.quantity,
        "is_suite": product.is_suite,
        "minimum_price": product.minimum_price,
        "adults": product.adults,
        "children": listing.children,
        "infants": listing.infants,
        **asdict(listing.automation),
        "details": dict(listing.details),
        "created_at": listing.created_at,
    }


def _pms_room(row: PmsRoomRow) -> PmsRoom:
    return PmsRoom(
        accommodation=row.accommodation,
        id=row.id,
        product=row.product,
        name=row.name,
        clean=row.clean,
        lines_change_frequency=row.lines_change_frequency,
        cleaning_frequency=row.cleaning_frequency,
        last_cleaning=row.last_cleaning,
        cleaning_days=None if row.cleaning_days is None else tuple(row.cleaning_days),
        notes=row.notes,
    )
