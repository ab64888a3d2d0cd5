"""All SQL of properties and networks."""

from collections.abc import Collection, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, func, insert, or_, select, update

from roomrack.domain.properties.models import AccommodationRow, NetworkRow
from roomrack.domain.properties.rules import Accommodation, Network
from roomrack.infra.db import ReadUnit, WriteUnit

# The booking path reads a property on every call, so this one goes straight to the driver.
_GET = """
select accommodation, name, email, given_name, family_name, currency, time_zone, checkin_start, checkin_end, checkout,
       phone, address, city, zip_code, country, latitude, longitude, sandbox, network, created_by_application, details,
       created_at, deactivated_at, products_version
from accommodation
where accommodation = $1 and deleted_at is null
"""

# The lock costs no round trip of its own. Whoever sells shares it, so sellers never wait for each other. The version is
# read once the lock is held: a deletion that it waited for counts, and a property that was deleted or deactivated
# meanwhile has none.
_GET_TO_SELL = """
select accommodation, name, email, given_name, family_name, currency, time_zone, checkin_start, checkin_end, checkout,
       phone, address, city, zip_code, country, latitude, longitude, sandbox, network, created_by_application, details,
       created_at, deactivated_at, version as products_version
from accommodation
cross join lateral share_sale(accommodation) as version
where accommodation = $1 and deleted_at is null and version is not null
"""

_VERSION = "select products_version from accommodation where accommodation = $1"

_ZONES_IN_USE = "select distinct time_zone from accommodation where deleted_at is null"

_BEHIND = """
select a.accommodation
from accommodation a
join unnest($1::text[], $2::date[]) as z (zone, day) on z.zone = a.time_zone
left join midnight m on m.accommodation = a.accommodation
where a.deleted_at is null and (m.day is null or m.day < z.day)
order by a.accommodation
"""

_KNOW_DAY = "insert into midnight (accommodation, day) values ($1, $2) on conflict do nothing"

# Whoever finds it locked leaves it to the worker that holds it; what that one does not finish is behind again.
_CLAIM_DAY = "select day from midnight where accommodation = $1 for update skip locked"

_FINISH_DAY = "update midnight set day = $2 where accommodation = $1"

_STOP_SALE = "select pg_advisory_xact_lock(hashtextextended('sale ' || $1::text, 0))"

_FIELDS = tuple(
    getattr(AccommodationRow, name)
    for name in AccommodationRow.__table__.columns.keys()  # noqa: SIM118 - a column collection is no mapping
    if name != "deleted_at"
)
_NETWORK_FIELDS = (NetworkRow.id, NetworkRow.name, NetworkRow.application, NetworkRow.root, NetworkRow.token_grant)


async def get(unit: ReadUnit, accommodation: int) -> Accommodation | None:
    """One property that is not deleted."""
    row = await unit.raw.fetchrow(_GET, accommodation)
    return None if row is None else _accommodation(dict(row.items()))


async def get_to_sell(unit: WriteUnit, accommodation: int) -> Accommodation | None:
    """The same, and a share of the lock that `stop_sale` takes, until the end of the transaction."""
    row = await unit.raw.fetchrow(_GET_TO_SELL, accommodation)
    return None if row is None else _accommodation(dict(row.items()))


async def version(unit: ReadUnit, accommodation: int) -> int | None:
    """The version of the products and rules of a property, as this transaction sees it now."""
    found: int | None = await unit.raw.fetchval(_VERSION, accommodation)
    return found


async def stop_sale(unit: WriteUnit, accommodation: int) -> None:
    """Wait for everybody who sells, and let nobody begin until the end of the transaction."""
    await unit.raw.execute(_STOP_SALE, str(accommodation))


async def lock(unit: WriteUnit, accommodation: int) -> Accommodation | None:
    """The same, held against other changes until the end of the transaction."""
    query = (
        select(*_FIELDS)
        .where(AccommodationRow.accommodation == accommodation, AccommodationRow.deleted_at.is_(None))
        .with_for_update(key_share=True)
    )
    row = (await unit.session.execute(query)).mappings().one_or_none()
    return None if row is None else _accommodation(row)


async def lock_many(unit: WriteUnit, accommodations: Collection[int]) -> dict[int, Accommodation]:
    """The same for several, locked by id."""
    query = (
        select(*_FIELDS)
        .where(AccommodationRow.accommodation.in_(accommodations), AccommodationRow.deleted_at.is_(None))
        .order_by(AccommodationRow.accommodation)
        .with_for_update(key_share=True)
    )
    rows = (await unit.session.execute(query)).mappings()
    return {row["accommodation"]: _accommodation(row) for row in rows}


async def mark_deleted(unit: WriteUnit, accommodation: int) -> None:
    """Hide a property, and take it out of its network."""
    await unit.session.execute(
        update(AccommodationRow)
        .where(AccommodationRow.accommodation == accommodation)
        .values(deleted_at=unit.now(), network=None)
    )


async def find(
    unit: ReadUnit,
    accommodations: Collection[int],
    *,
    name: str | None,
    mail: str | None,
    limit: int | None,
    offset: int,
) -> list[Accommodation]:
    """Those of the given properties that match, by id: a part of the name or of the id, the whole e-mail address."""
    conditions: list[ColumnElement[bool]] = [
        AccommodationRow.accommodation == func.any(list(accommodations)),
        AccommodationRow.deleted_at.is_(None),
    ]
    if name is not None:
        conditions.append(
            or_(
                func.strpos(func.lower(AccommodationRow.name), name.lower()) > 0,
                func.strpos(cast(AccommodationRow.accommodation, Text), name) > 0,
            )
        )
    if mail is not None:
        conditions.append(func.lower(AccommodationRow.email) == mail.lower())
    query = select(*_FIELDS).where(*conditions).order_by(AccommodationRow.accommodation).limit(limit).offset(offset)
    return [_accommodation(row) for row in (await unit.session.execute(query)).mappings()]


async def good_mornings(unit: ReadUnit) -> list[Accommodation]:
    """The properties in use, no sandboxes, whose owner wants a mail each morning."""
    query = (
        select(*_FIELDS)
        .where(
            AccommodationRow.deleted_at.is_(None),
            AccommodationRow.deactivated_at.is_(None),
            AccommodationRow.sandbox.is_(False),
            AccommodationRow.details["clpms"]["goodMorningEmail"].as_boolean(),
        )
        .order_by(AccommodationRow.accommodation)
    )
    return [_accommodation(row) for row in (await unit.session.execute(query)).mappings()]


async def names(unit: ReadUnit, accommodations: Collection[int]) -> dict[int, str]:
    """The names of some properties that are not deleted."""
    rows = await unit.raw.fetch(
        "select accommodation, name from accommodation where accommodation = any($1::bigint[]) and deleted_at is null",
        list(accommodations),
    )
    return {row["accommodation"]: row["name"] for row in rows}


async def zones(unit: ReadUnit, accommodations: Collection[int]) -> dict[int, str]:
    """The names of the time zones of some properties that are not deleted."""
    rows = await unit.raw.fetch(
        """
        select accommodation, time_zone from accommodation
        where accommodation = any($1::bigint[]) and deleted_at is null
        """,
        list(accommodations),
    )
    return {row["accommodation"]: row["time_zone"] for row in rows}


async def zones_in_use(unit: ReadUnit) -> list[str]:
    """The names of the time zones in which there are properties."""
    return [row["time_zone"] for row in await unit.raw.fetch(_ZONES_IN_USE)]


async def behind(unit: ReadUnit, days: Mapping[str, date]) -> list[int]:
    """The properties whose nightly work is not done up to the local day of their zone, by id."""
    return [row["accommodation"] for row in await unit.raw.fetch(_BEHIND, list(days), list(days.values()))]


async def claim_day(unit: WriteUnit, accommodation: int, first: date) -> date | None:
    """Hold a property's nightly work until the end of the transaction; gives the last day for which it is done.

    That is `first` where it never was. None when another transaction holds it.
    """
    await unit.raw.execute(_KNOW_DAY, accommodation, first)
    day: date | None = await unit.raw.fetchval(_CLAIM_DAY, accommodation)
    return day


async def finish_day(unit: WriteUnit, accommodation: int, day: date) -> None:
    """Remember that the nightly work is done up to a local day."""
    await unit.raw.execute(_FINISH_DAY, accommodation, day)


async def next_id(unit: WriteUnit) -> int:
    """A fresh id for a property."""
    return int(await unit.raw.fetchval("select nextval('accommodation_id')"))


async def store(unit: WriteUnit, accommodation: Accommodation) -> None:
    """Store a new property. The unit's scope must already include it."""
    await unit.session.execute(insert(AccommodationRow).values(_values(accommodation)))


async def replace(unit: WriteUnit, accommodation: Accommodation) -> None:
    """Store a changed property."""
    values = _values(accommodation)
    key = values.pop("accommodation")
    await unit.session.execute(update(AccommodationRow).where(AccommodationRow.accommodation == key).values(values))


async def networks(unit: ReadUnit, ids: Collection[int]) -> dict[int, Network]:
    """Some networks by id."""
    query = select(*_NETWORK_FIELDS).where(NetworkRow.id.in_(ids))
    return {row["id"]: Network(**row) for row in (await unit.session.execute(query)).mappings()}


async def network_named(unit: WriteUnit, name: str, application: int) -> Network | None:
    """An application's network of a name, whatever its case, held against other changes."""
    query = (
        select(*_NETWORK_FIELDS)
        .where(func.lower(NetworkRow.name) == name.lower(), NetworkRow.application == application)
        .with_for_update()
    )
    row = (await unit.session.execute(query)).mappings().one_or_none()
    return None if row is None else Network(**row)


async def lock_network(unit: WriteUnit, network: int) -> Network | None:
    """A network, held against other changes."""
    query = select(*_NETWORK_FIELDS).where(NetworkRow.id == network).with_for_update()
    row = (await unit.session.execute(query)).mappings().one_or_none()
    return None if row is None else Network(**row)


async def network_called(unit: ReadUnit, name: str, application: int) -> Network | None:
    """An application's network of a name, whatever its case."""
    query = select(*_NETWORK_FIELDS).where(
        func.lower(NetworkRow.name) == name.lower(), NetworkRow.application == application
    )
    row = (await unit.session.execute(query)).mappings().one_or_none()
    return None if row is None else Network(**row)


async def network_of(unit: ReadUnit, name: str) -> Network | None:
    """The network of a name, whatever its case and whosever it is."""
    query = select(*_NETWORK_FIELDS).where(func.lower(NetworkRow.name) == name.lower())
    row = (await unit.session.execute(query)).mappings().one_or_none()
    return None if row is None else Network(**row)


async def set_root(unit: WriteUnit, network: int, root: int | None) -> None:
    """Let another property lead a network."""
    await unit.session.execute(update(NetworkRow).where(NetworkRow.id == network).values(root=root))


async def set_token_grant(unit: WriteUnit, network: int, grant: int) -> None:
    """Remember which grant's token reaches a network."""
    await unit.session.execute(update(NetworkRow).where(NetworkRow.id == network).values(token_grant=grant))


async def next_network_id(unit: WriteUnit) -> int:
    """A fresh id for a network."""
    return int(await unit.raw.fetchval("select nextval('network_id')"))


async def store_network(unit: WriteUnit, network: Network) -> None:
    """Store a new network."""
    await unit.session.execute(insert(NetworkRow).values(**asdict(network), created_at=unit.now()))


async def members(unit: ReadUnit, network: int) -> list[int]:
    """The properties of a network that the unit may see, by id."""
    rows = await unit.raw.fetch(
        "select accommodation from accommodation where network = $1 and deleted_at is null order by accommodation",
        network,
    )
    return [row["accommodation"] for row in rows]


async def lock_mail(unit: WriteUnit, mail: str) -> None:
    """Let nobody else create a property for this e-mail address until the end of the transaction."""
    await unit.raw.execute(
        "select pg_advisory_xact_lock(hashtextextended('accommodation mail ' || lower($1), 0))", mail
    )


def _values(accommodation: Accommodation) -> dict[str, Any]:
    values = {name: getattr(accommodation, name) for name in Accommodation.__slots__}
    values["accommodation"] = values.pop("id")
    del values["products_version"]  # It is renewed by the products themselves.
    values["details"] = dict(accommodation.details)
    return values


def _accommodation(row: Mapping[Any, Any]) -> Accommodation:
    values = dict(row)
    values["id"] = values.pop("accommodation")
    return Accommodation(**values)
