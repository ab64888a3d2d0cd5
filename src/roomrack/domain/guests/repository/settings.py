"""Statements about what a property wants of its check-in."""

from roomrack.domain.guests.rules.settings import Settings
from roomrack.infra.crypto import Sealed
from roomrack.infra.db import ReadUnit, WriteUnit

_GET = """
select retention_days, link_days, police_user, police_automatic, kid
from checkin_settings where accommodation = $1
"""

_SEALED = """
select kid, police_secret from checkin_settings where accommodation = $1 and police_secret is not null
"""

_STORE = """
insert into checkin_settings (accommodation, retention_days, link_days, police_user, police_automatic, updated_at)
values ($1, $2, $3, $4, $5, $6)
on conflict (accommodation) do update
set retention_days = excluded.retention_days, link_days = excluded.link_days,
    police_user = excluded.police_user, police_automatic = excluded.police_automatic, updated_at = excluded.updated_at
"""

_SEAL = """
update checkin_settings set kid = $2, police_secret = $3 where accommodation = $1
"""


_LINK_DAYS = """
select accommodation, link_days from checkin_settings where link_days is not null order by accommodation
"""


async def link_days(unit: ReadUnit) -> list[tuple[int, int]]:
    """The properties that have links of the online check-in mailed, and how many days before arrival."""
    return [(row["accommodation"], row["link_days"]) for row in await unit.raw.fetch(_LINK_DAYS)]


async def get(unit: ReadUnit, accommodation: int) -> Settings:
    """The settings of a property but its city tax; those of one that set none are empty."""
    row = await unit.raw.fetchrow(_GET, accommodation)
    if row is None:
        return Settings()
    return Settings(
        retention_days=row["retention_days"],
        link_days=row["link_days"],
        police_user=row["police_user"],
        police_automatic=row["police_automatic"],
        police_ready=row["kid"] is not None and row["police_user"] is not None,
    )


async def store(unit: WriteUnit, accommodation: int, settings: Settings) -> None:
    """Write all but the secret and the city tax."""
    await unit.raw.execute(
        _STORE,
        accommodation,
        settings.retention_days,
        settings.link_days,
        settings.police_user,
        settings.police_automatic,
        unit.now(accommodation),
    )


async def seal(unit: WriteUnit, accommodation: int, secret: Sealed | None) -> None:
    """Write the sealed secret of a property that has settings, or drop it."""
    await unit.raw.execute(_SEAL, accommodation, secret and secret.kid, secret and secret.blob)


async def secret(unit: ReadUnit, accommodation: int) -> tuple[str, bytes] | None:
    """The sealed secret of a property: the id of its key, and what it seals."""
    row = await unit.raw.fetchrow(_SEALED, accommodation)
    return None if row is None else (row["kid"], row["police_secret"])
