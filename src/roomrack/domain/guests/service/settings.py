"""What a property wants of its check-in."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from roomrack.domain.guests.errors import BandReversed
from roomrack.domain.guests.repository import settings as repository
from roomrack.domain.guests.rules.citytax import tax_of
from roomrack.domain.guests.rules.settings import Settings
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.reservations.rules.state import Guest, Reservation
from roomrack.infra.db import ReadUnit, WriteUnit

_EXEMPTING = ("exclude_city_tax", "exclude_city_tax_agency", "city_tax_exemption")


async def read_settings(unit: ReadUnit, accommodation: int) -> Settings:
    """The settings of a property."""
    return await repository.get(unit, accommodation)


async def write_settings(unit: WriteUnit, accommodation: int, values: Mapping[str, Any]) -> Settings:
    """Change what was sent, by the names of `Settings`; `police_password` and `police_key` are sealed.

    A new user of the police's service needs both anew. Raises `NotFound` and `BandReversed`.
    """
    await properties.get(unit, accommodation)
    current = await repository.get(unit, accommodation)
    own = {name: value for name, value in values.items() if name not in ("police_password", "police_key")}
    if own.get("city_tax") is not None and not own["city_tax"].bands_apart:
        raise BandReversed("$.cityTax.bands")
    if own.get("police_automatic", False) is None:
        own["police_automatic"] = False
    after = replace(current, **own)
    await repository.store(unit, accommodation, after)
    password, key = values.get("police_password"), values.get("police_key")
    if password and key:
        text = json.dumps({"password": password, "key": key}).encode()
        await repository.seal(unit, accommodation, unit.keyring.seal(text, _context(accommodation)))
    elif after.police_user != current.police_user:
        await repository.seal(unit, accommodation, None)
    return await repository.get(unit, accommodation)


async def police_account(unit: ReadUnit, accommodation: int) -> tuple[str, str, str] | None:
    """User, password and key of the police's service; None where they are not known."""
    settings = await repository.get(unit, accommodation)
    sealed = await repository.secret(unit, accommodation)
    if settings.police_user is None or sealed is None:
        return None
    opened = json.loads(unit.keyring.open(*sealed, _context(accommodation)))
    return settings.police_user, opened["password"], opened["key"]


async def city_tax_of(unit: ReadUnit, house: Accommodation, reservation: Reservation, guest: Guest) -> Decimal | None:
    """What a guest of a stay pays the city, None where the property has no rule; for `reservations.city_taxes`."""
    rule = (await repository.get(unit, house.id)).city_tax
    if rule is None:
        return None
    born = guest.details.get("birth_date")
    exempt = any(guest.details.get(name) for name in _EXEMPTING)
    return tax_of(
        rule, guest.checkin, guest.checkout, born=None if born is None else date.fromisoformat(born), exempt=exempt
    )


def _context(accommodation: int) -> bytes:
    return f"checkin_settings.police_secret.{accommodation}".encode()
