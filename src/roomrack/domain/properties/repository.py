"""All SQL of properties and networks."""

import json
from collections.abc import Collection
from typing import TYPE_CHECKING

from roomrack.domain.properties.rules import Accommodation, Network
from roomrack.infra.crypto import Sealed
from roomrack.infra.db import ReadUnit, WriteUnit

if TYPE_CHECKING:
    import asyncpg

_SELECT = """
select accommodation, name, email, given_name, family_name, currency, time_zone, checkin_start, checkin_end, checkout,
       phone, address, city, zip_code, country, latitude, longitude, sandbox, network, created_by_application, details,
       created_at
from accommodation
"""

_GET = _SELECT + "where accommodation = $1 and deleted_at is null"

_LOCK = _GET + " for no key update"

_FIND = (
    _SELECT
    + """
where accommodation = any($1::bigint[]) and deleted_at is null
  and ($2::text is null or strpos(lower(name), lower($2)) > 0)
  and ($3::text is null or lower(email) = lower($3))
  and ($4::boolean is null or sandbox = $4)
order by accommodation
limit $5 offset $6
"""
)

_INSERT = """
insert into accommodation (
    accommodation, name, email, given_name, family_name, currency, time_zone, checkin_start, checkin_end, checkout,
    phone, address, city, zip_code, country, latitude, longitude, sandbox, network, created_by_application, details,
    created_at
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
"""

_UPDATE = """
update accommodation
set name = $2, email = $3, given_name = $4, family_name = $5, currency = $6, time_zone = $7, checkin_start = $8,
    checkin_end = $9, checkout = $10, phone = $11, address = $12, city = $13, zip_code = $14, country = $15,
    latitude = $16, longitude = $17, sandbox = $18, network = $19, created_by_application = $20, details = $21,
    created_at = $22
where accommodation = $1
"""

_NETWORK = "select id, name, application, root from network "


async def get(unit: ReadUnit, accommodation: int) -> Accommodation | None:
    """One property that is not deleted."""
    return _accommodation(await unit.raw.fetchrow(_GET, accommodation))


async def lock(unit: WriteUnit, accommodation: int) -> Accommodation | None:
    """The same, held against other changes until the end of the transaction."""
    return _accommodation(await unit.raw.fetchrow(_LOCK, accommodation))


async def find(
    unit: ReadUnit,
    accommodations: Collection[int],
    *,
    name: str | None,
    mail: str | None,
    sandbox: bool | None,
    limit: int | None,
    offset: int,
) -> list[Accommodation]:
    """Those of the given properties that match, by id: a part of the name, the whole e-mail address."""
    rows = await unit.raw.fetch(_FIND, list(accommodations), name, mail, sandbox, limit, offset)
    return [found for row in rows if (found := _accommodation(row)) is not None]


async def zones(unit: ReadUnit, accommodations: Collection[int]) -> dict[int, str]:
    """The names of the time zones of some properties."""
    rows = await unit.raw.fetch(
        "select accommodation, time_zone from accommodation where accommodation = any($1::bigint[])",
        list(accommodations),
    )
    return {row["accommodation"]: row["time_zone"] for row in rows}


async def next_id(unit: WriteUnit) -> int:
    """A fresh id for a property."""
    return int(await unit.raw.fetchval("select nextval('accommodation_id')"))


async def insert(unit: WriteUnit, accommodation: Accommodation) -> None:
    """Store a new property. The unit's scope must already include it."""
    await unit.raw.execute(_INSERT, *_values(accommodation))


async def update(unit: WriteUnit, accommodation: Accommodation) -> None:
    """Store a changed property."""
    await unit.raw.execute(_UPDATE, *_values(accommodation))


async def network(unit: ReadUnit, network_id: int) -> Network | None:
    """One network."""
    return _network(await unit.raw.fetchrow(_NETWORK + "where id = $1", network_id))


async def network_named(unit: WriteUnit, name: str, application: int) -> Network | None:
    """An application's network of a name, whatever its case, held against other changes."""
    return _network(
        await unit.raw.fetchrow(
            _NETWORK + "where lower(name) = lower($1) and application = $2 for update", name, application
        )
    )


async def network_names(unit: ReadUnit, networks: Collection[int]) -> dict[int, Network]:
    """Some networks by id."""
    rows = await unit.raw.fetch(_NETWORK + "where id = any($1::bigint[])", list(networks))
    return {found.id: found for row in rows if (found := _network(row)) is not None}


async def insert_network(unit: WriteUnit, value: Network) -> None:
    """Store a new network."""
    await unit.raw.execute(
        "insert into network (id, name, application, root, created_at) values ($1, $2, $3, $4, $5)",
        value.id,
        value.name,
        value.application,
        value.root,
        unit.now(),
    )


async def next_network_id(unit: WriteUnit) -> int:
    """A fresh id for a network."""
    return int(await unit.raw.fetchval("select nextval('network_id')"))


async def members(unit: ReadUnit, network_id: int) -> list[int]:
    """The properties of a network that the unit may see, by id."""
    rows = await unit.raw.fetch(
        "select accommodation from accommodation where network = $1 and deleted_at is null order by accommodation",
        network_id,
    )
    return [row["accommodation"] for row in rows]


async def network_access(unit: WriteUnit, network_id: int) -> tuple[int, Sealed] | None:
    """The grant and the sealed refresh token of a network, once there are."""
    row = await unit.raw.fetchrow("select identity, refresh_token, refresh_kid from network where id = $1", network_id)
    if row is None or row["identity"] is None:
        return None
    return row["identity"], Sealed(row["refresh_kid"], row["refresh_token"])


async def set_network_access(unit: WriteUnit, network_id: int, identity: int, sealed: Sealed) -> None:
    """Keep the grant and the sealed refresh token of a network."""
    await unit.raw.execute(
        "update network set identity = $2, refresh_token = $3, refresh_kid = $4 where id = $1",
        network_id,
        identity,
        sealed.blob,
        sealed.kid,
    )


def _values(value: Accommodation) -> tuple[object, ...]:
    return (
        value.id,
        value.name,
        value.email,
        value.given_name,
        value.family_name,
        value.currency,
        value.time_zone,
        value.checkin_start,
        value.checkin_end,
        value.checkout,
        value.phone,
        value.address,
        value.city,
        value.zip_code,
        value.country,
        value.latitude,
        value.longitude,
        value.sandbox,
        value.network,
        value.created_by_application,
        json.dumps(dict(value.details), ensure_ascii=False),
        value.created_at,
    )


def _accommodation(row: "asyncpg.Record | None") -> Accommodation | None:
    if row is None:
        return None
    values = dict(row.items())
    values["id"] = values.pop("accommodation")
    if isinstance(values["details"], (str, bytes)):
        values["details"] = json.loads(values["details"])
    return Accommodation(**values)


def _network(row: "asyncpg.Record | None") -> Network | None:
    return None if row is None else Network(**dict(row.items()))
