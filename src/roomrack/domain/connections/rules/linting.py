"""What is wrong with a mapping (docs/contract.md 9)."""

from collections import defaultdict
from collections.abc import Mapping as MappingType
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from roomrack.core.errors import RoomrackError
from roomrack.domain.connections.errors import (
    DeletedProduct,
    GoneExternal,
    NoConversion,
    NoHotel,
    NoPassword,
    NothingMapped,
    NotWritable,
    OtherCurrency,
    TooLarge,
    TooSmall,
    TwiceMappedExternal,
    TwiceMappedProduct,
    Unmapped,
)
from roomrack.domain.connections.rules.shapes import Connection, External, Mapping, Portal


class Level(StrEnum):
    """How bad something is: an error keeps the calendar from being sent."""

    ERROR = "ERROR"
    WARNING = "WARNING"


@dataclass(frozen=True, slots=True)
class Sold:
    """A product of the property, as far as a mapping needs to know it."""

    id: int
    name: str
    room: int
    """The base room that it is a rate of; itself if it is one."""
    adults: int
    """0 where it was never said."""
    children: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, and what it is about."""

    level: Level
    error: RoomrackError
    mapping: int | None = None
    product: int | None = None
    external: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """All that the linter looks at."""

    connection: Connection
    portal: Portal
    currency: str
    """The property's."""
    products: MappingType[int, Sold]
    mappings: Sequence[Mapping]
    beside: Sequence[Mapping] = field(default_factory=tuple)
    """Mappings of the property's other connections to the same hotel at the same portal."""
    feeds: bool = False
    """Whether what is sold there are calendar files, which say nothing of guests."""


def lint(now: Situation) -> list[Finding]:
    """Everything that is wrong, errors first, then by product and external product."""
    found = [*_account(now), *_doubles(now)]
    for mapping in now.mappings:
        found += _one(now, mapping)
    found += _unmapped(now)
    order = {Level.ERROR: 0, Level.WARNING: 1}
    return sorted(found, key=lambda one: (order[one.level], one.product or 0, one.external or 0))


def _account(now: Situation) -> list[Finding]:
    connection, portal = now.connection, now.portal
    found: list[Finding] = []
    if not now.mappings:
        found.append(Finding(Level.ERROR, NothingMapped(portal=portal.external_name)))
    if portal.requires_hotel and connection.hotel is None:
        found.append(Finding(Level.ERROR, NoHotel("$.hotelId", portal=portal.external_name)))
    if (portal.requires_password or portal.requires_token) and not connection.has_password:
        found.append(Finding(Level.ERROR, NoPassword("$.password", portal=portal.external_name)))
    if (
        connection.currency not in (None, now.currency)
        and (connection.correction_ratio is None or connection.correction_fixed)
        and now.mappings
    ):
        error = NoConversion("$.correctionRatio", theirs=connection.currency, ours=now.currency)
        found.append(Finding(Level.ERROR, error))
    return found


def _doubles(now: Situation) -> list[Finding]:
    by_product: defaultdict[int, list[Mapping]] = defaultdict(list)
    by_target: defaultdict[tuple[str, str | None, int], list[Mapping]] = defaultdict(list)
    for mapping in now.mappings:
        by_product[mapping.product].append(mapping)
    for mapping in (*now.mappings, *now.beside):
        by_target[_target(mapping.external)].append(mapping)
    found = [
        Finding(Level.ERROR, TwiceMappedProduct(product=_name(now, product)), None, product)
        for product, mappings in by_product.items()
        if len(mappings) > 1
    ]
    for mappings in by_target.values():
        own = [one for one in mappings if one.connection == now.connection.id]
        if own and len(mappings) > 1:
            names = ", ".join(dict.fromkeys(_name(now, one.product) for one in mappings))
            error = TwiceMappedExternal(external=own[0].external.title, products=names)
            found.append(Finding(Level.ERROR, error, own[0].id, own[0].product, own[0].external.id))
    return found


def _one(now: Situation, mapping: Mapping) -> list[Finding]:
    external, portal = mapping.external, now.portal.external_name
    product = now.products.get(mapping.product)

    def finding(level: Level, error: RoomrackError) -> Finding:
        return Finding(level, error, mapping.id, mapping.product, external.id)

    if product is None:
        return [finding(Level.ERROR, DeletedProduct(external=external.title))]
    about: dict[str, Any] = {"external": external.title, "product": product.name, "portal": portal}
    if external.gone_at is not None:
        return [finding(Level.ERROR, GoneExternal(**about))]
    found: list[Finding] = []
    if product.adults and not now.feeds:
        sizes: dict[str, Any] = {"sold": external.occupancy, "held": product.adults}
        if external.occupancy > product.adults + product.children:
            found.append(finding(Level.ERROR, TooSmall(**about, **sizes)))
        elif external.occupancy < product.adults:
            found.append(finding(Level.WARNING, TooLarge(**about, **sizes)))
    ours = now.connection.currency or now.currency
    if external.currency not in (None, ours):
        error = OtherCurrency(external=external.title, theirs=external.currency, ours=ours, portal=portal)
        found.append(finding(Level.ERROR, error))
    if not external.manageable:
        found.append(finding(Level.WARNING, NotWritable(**about)))
    return found


def _unmapped(now: Situation) -> list[Finding]:
    if not now.mappings:
        return []
    sold = {now.products[one.product].room for one in now.mappings if one.product in now.products}
    return [
        Finding(Level.WARNING, Unmapped(product=product.name, portal=now.portal.external_name), None, product.id)
        for product in now.products.values()
        if product.room == product.id and product.id not in sold
    ]


def _name(now: Situation, product: int) -> str:
    known = now.products.get(product)
    return known.name if known is not None else str(product)


def _target(external: External) -> tuple[str, str | None, int]:
    return external.room, external.rate, external.occupancy
