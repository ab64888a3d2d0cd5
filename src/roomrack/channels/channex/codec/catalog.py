"""A property at Channex: its room types, its rate plans, and how it wants to be told.

A rate plan belongs to one room type. One that is sold per room has one price; one that is sold per person has an option
for each number of guests, with a price of its own. Restrictions are the plan's, whatever the option. The option that is
the primary one has the plan's own id, and all are told of by their ids when a calendar is read.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import msgspec

from roomrack.channels.channex.codec.shapes import Relation, one, read, related
from roomrack.channels.channex.errors import unreadable
from roomrack.ports.channels import ExternalProduct

PER_PERSON = "per_person"
MANUAL, AUTO = "manual", "auto"

MinStay = Literal["min_stay_arrival", "min_stay_through"]


@dataclass(frozen=True, slots=True)
class Plan:
    """A rate plan."""

    id: str
    title: str
    room: str
    currency: str | None
    options: Mapping[int, str]
    """The option's id by the number of guests. Sold per room, there is one, for as many as the room holds."""
    primary: int
    """The number of guests of the primary option."""
    writable: frozenset[int] = frozenset()
    """The options whose price is not worked out by Channex."""


@dataclass(frozen=True)
class Home:
    """What must be known of a property to speak of it."""

    min_stay: MinStay
    plans: Mapping[str, Plan] = field(default_factory=dict)

    @cached_property
    def by_option(self) -> Mapping[str, tuple[Plan, int]]:
        """The plan and the number of guests of each option's id."""
        found = {id: (plan, guests) for plan in self.plans.values() for guests, id in plan.options.items()}
        return {**found, **{plan.id: (plan, plan.primary) for plan in self.plans.values()}}


class _Settings(msgspec.Struct, frozen=True):
    min_stay_type: str | None = None


class _PropertyAttributes(msgspec.Struct, frozen=True):
    settings: _Settings | None = None


class _Property(msgspec.Struct, frozen=True):
    attributes: _PropertyAttributes


class _RoomAttributes(msgspec.Struct, frozen=True):
    title: str


class _Room(msgspec.Struct, frozen=True):
    id: str
    attributes: _RoomAttributes


class _Option(msgspec.Struct, frozen=True):
    occupancy: int
    id: str | None = None
    is_primary: bool = False
    inherit_rate: bool | None = None


class _PlanAttributes(msgspec.Struct, frozen=True):
    title: str
    options: list[_Option]
    currency: str | None = None
    sell_mode: str | None = None
    rate_mode: str | None = None
    ui_read_only: bool | None = None


class _PlanRelations(msgspec.Struct, frozen=True):
    room_type: Relation | None = None


class _Plan(msgspec.Struct, frozen=True):
    id: str
    attributes: _PlanAttributes
    relationships: _PlanRelations


def min_stay(body: bytes) -> MinStay:
    """Which of Channex's two minimum stays a property goes by.

    Ours counts from the day of arrival. A property that goes by both, as a new one does, is told that one.
    """
    settings = read(one(body), _Property).attributes.settings
    return "min_stay_through" if settings and settings.min_stay_type == "through" else "min_stay_arrival"


def plans(items: Iterable[msgspec.Raw]) -> dict[str, Plan]:
    """Rate plans by their ids; without those of no room type or no option."""
    found = (_plan(read(item, _Plan)) for item in items)
    return {plan.id: plan for plan in found if plan is not None}


def products(rooms: Sequence[msgspec.Raw], plans: Mapping[str, Plan]) -> list[ExternalProduct]:
    """What is sold: every option of every rate plan, by room types and plans in Channex's order."""
    named = {room.id: room.attributes.title for room in (read(item, _Room) for item in rooms)}
    if len(named) != len(rooms):
        raise unreadable()
    return [
        ExternalProduct(
            room=room,
            room_name=name,
            rate=plan.id,
            rate_name=plan.title,
            occupancy=guests,
            currency=plan.currency,
            manageable=guests in plan.writable,
        )
        for room, name in named.items()
        for plan in plans.values()
        if plan.room == room
        for guests in sorted(plan.options)
    ]


def _plan(told: _Plan) -> Plan | None:
    room, attributes = related(told.relationships.room_type), told.attributes
    if room is None or not attributes.options:
        return None
    primary = next((each for each in attributes.options if each.is_primary), attributes.options[0])
    options = attributes.options if attributes.sell_mode == PER_PERSON else [primary]
    mode = attributes.rate_mode or MANUAL
    writable = frozenset(
        each.occupancy
        for each in options
        if not attributes.ui_read_only
        and not each.inherit_rate
        and (mode == MANUAL or (mode == AUTO and each is primary))
    )
    return Plan(
        id=told.id,
        title=attributes.title,
        room=room,
        currency=attributes.currency,
        options={each.occupancy: each.id or (told.id if each is primary else "") for each in options},
        primary=primary.occupancy,
        writable=writable,
    )
