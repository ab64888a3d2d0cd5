"""Taking over policies, extras and rate plans: what is sold beside the rooms, and on which terms."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from roomrack.core.errors import NotFound, RoomrackError
from roomrack.domain.extras import service as extras
from roomrack.domain.extras.rules import Criteria
from roomrack.domain.extras.wire import NewExtra
from roomrack.domain.policies import service as policies
from roomrack.domain.policies.wire import NewPolicy
from roomrack.domain.rateplans import service as rateplans
from roomrack.domain.rateplans.rules import RatePlan
from roomrack.domain.rateplans.wire import NewRatePlan
from roomrack.entrypoints.importing import bodies
from roomrack.entrypoints.importing.bodies import Refused
from roomrack.entrypoints.importing.model import SEQUENCES, Done, Kind, Left
from roomrack.entrypoints.importing.source import Source
from roomrack.entrypoints.importing.work import GONE, House, Taken, Work, digest, remember, tell
from roomrack.infra import imported
from roomrack.infra.db import ReadUnit, WriteUnit

_VOLATILE = frozenset({"accommodation", "accommodationName", "lastModifiedTime"})
"""What changes at the source without anybody changing the thing."""

POLICIES_OF_PLAN = frozenset({"paymentPolicy", "cancellationPolicy"})
MAX_EXTRAS = 1_000_000

Make = Callable[[WriteUnit, int, Any, int], Awaitable[Any]]
Change = Callable[[WriteUnit, int, int, Any], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class Sort:
    """How the things of one kind are taken over."""

    kind: Kind
    read: Callable[[Source, str], Awaitable[list[dict[str, Any]]]]
    model: type[BaseModel]
    body: Callable[[Mapping[str, Any], House, list[Left]], dict[str, Any]]
    """A thing of the source as it is created here. Raises `Refused`."""
    make: Make
    change: Change
    """Gives whether anything changed."""
    here: Callable[[ReadUnit, int], Awaitable[set[int]]]
    """The ids of those that a property has."""


def look_of(raw: Mapping[str, Any]) -> bytes:
    """The digest of a policy, an extra or a rate plan; a plan's policies are things of their own."""
    own = {name: value for name, value in raw.items() if name not in _VOLATILE}
    for name in POLICIES_OF_PLAN & own.keys():
        own[name] = own[name].get("id") if isinstance(own[name], Mapping) else own[name]
    return digest(own)


def policy_body(raw: Mapping[str, Any], house: House, left: list[Left]) -> dict[str, Any]:
    """A policy as it is created here. Raises `Refused` for one that would hold for other rooms."""
    body = _own(raw, "codice", "accommodationId")
    if raw.get("roomIds"):
        body["roomIds"] = _rooms(raw["roomIds"], house, "roomIds", left)
    return body


def extra_body(raw: Mapping[str, Any], house: House, left: list[Left]) -> dict[str, Any]:
    """An extra as it is created here. Raises `Refused` for one that would be sold with other rooms."""
    body = _own(raw, "accommodation")
    if raw.get("roomFilter"):
        named = [one.get("id") if isinstance(one, Mapping) else one for one in raw["roomFilter"]]
        body["roomFilter"] = [{"id": id} for id in sorted(_rooms(named, house, "roomFilter", left))]
    return body


def plan_body(raw: Mapping[str, Any], house: House, left: list[Left]) -> dict[str, Any]:
    """A rate plan as it is created here. Raises `Refused` for one that would be offered on other terms."""
    body = _own(raw, "accommodationId")
    if raw.get("roomIds"):
        body["roomIds"] = _rooms(raw["roomIds"], house, "roomIds", left)
    for name in sorted(POLICIES_OF_PLAN):
        policy = _number(raw[name].get("id") if isinstance(raw.get(name), Mapping) else raw.get(name))
        if policy is not None:
            if policy not in house.policies:
                raise Refused(Left(name, f"Policy {policy} was not taken over."))
            body[name] = {"id": house.policies[policy]}
    body["ratePlanDates"] = [_without(each, "id", "ratePlanId") for each in _objects(raw.get("ratePlanDates"))]
    body["extras"] = []
    for position, each in enumerate(_objects(raw.get("extras"))):
        extra = _number(each.get("productId"))
        if extra in house.extras:
            link = _without(each, "id", "ratePlanId", "accommodationId", "createTime")
            body["extras"].append({**link, "productId": house.extras[extra]})
        else:
            left.append(Left(f"extras[{position}]", f"Extra {extra} was not taken over."))
    return body


async def _make_policy(unit: WriteUnit, accommodation: int, body: NewPolicy, id: int) -> None:
    await policies.create(unit, accommodation, body.draft(), id=id)


async def _change_policy(unit: WriteUnit, accommodation: int, id: int, body: NewPolicy) -> bool:
    before = (await policies.known(unit, accommodation, [id])).get(id)
    return await policies.update(unit, accommodation, id, body.draft()) != before


async def _make_extra(unit: WriteUnit, accommodation: int, body: NewExtra, id: int) -> None:
    draft = body.draft()
    await extras.create(unit, accommodation, [extras.Draft(draft.values, draft.path, id)])


async def _change_extra(unit: WriteUnit, accommodation: int, id: int, body: NewExtra) -> bool:
    return (await extras.update(unit, accommodation, id, body.draft()))[1]


async def _make_plan(unit: WriteUnit, accommodation: int, body: NewRatePlan, id: int) -> None:
    await rateplans.create(unit, accommodation, body.draft(), id=id)


async def _change_plan(unit: WriteUnit, accommodation: int, id: int, body: NewRatePlan) -> bool:
    """The parts of a plan have ids of their own here: the first of the plan's keeps the first one's, and so on."""
    found = await rateplans.find(unit, [accommodation], [id])
    before: RatePlan | None = found[0].plan if found else None
    for part, known in zip(body.rate_plan_dates or (), before.periods if before else (), strict=False):
        part.id = known.id
    for link, known_link in zip(body.extras or (), before.extras if before else (), strict=False):
        link.id = known_link.id
    return (await rateplans.update(unit, accommodation, id, body.draft())).plan != before


async def _policies_here(unit: ReadUnit, accommodation: int) -> set[int]:
    return {policy.id for policy in await policies.find(unit, accommodation)}


async def _extras_here(unit: ReadUnit, accommodation: int) -> set[int]:
    every = Criteria(accommodations=[accommodation])
    return {extra.id for extra in (await extras.find(unit, every, limit=MAX_EXTRAS, offset=0))[0]}


async def _plans_here(unit: ReadUnit, accommodation: int) -> set[int]:
    return {view.plan.id for view in await rateplans.find(unit, [accommodation])}


POLICIES = Sort(Kind.POLICY, Source.policies, NewPolicy, policy_body, _make_policy, _change_policy, _policies_here)
EXTRAS = Sort(Kind.EXTRA, Source.extras, NewExtra, extra_body, _make_extra, _change_extra, _extras_here)
RATE_PLANS = Sort(Kind.RATE_PLAN, Source.rate_plans, NewRatePlan, plan_body, _make_plan, _change_plan, _plans_here)


async def take(work: Work, house: House, sort: Sort, listed: Sequence[dict[str, Any]]) -> dict[int, int]:
    """Take over the things of a kind that the source lists, in one transaction; gives their ids here by those there."""
    for raw in listed:
        work.report.left_out[sort.kind].update(bodies.unplaced(sort.kind, raw))
    async with work.reading(house.accommodation) as unit:
        known = await imported.known(unit, house.accommodation, SEQUENCES[sort.kind])
    if new := [int(raw["id"]) for raw in listed if str(raw["id"]) not in known]:
        await work.skip(sort.kind, new)
    work.progress.begin(f"{house.source_id}: {sort.kind} list", len(listed))
    taken = await work.writing(house.accommodation, lambda unit: _write(unit, work, house, sort, listed))
    tell(work, house.source_id, sort.kind, taken)
    await _tell_gone(work, house, sort, {str(raw["id"]) for raw in listed})
    work.progress.advance(len(listed))
    return {int(one.source_id): one.id for one in taken if one.id is not None}


async def _write(
    unit: WriteUnit, work: Work, house: House, sort: Sort, listed: Sequence[dict[str, Any]]
) -> list[Taken]:
    known = await imported.known(unit, house.accommodation, SEQUENCES[sort.kind])
    numbers = await work.number(unit, sort.kind, [int(raw["id"]) for raw in listed if str(raw["id"]) not in known])
    taken: list[Taken] = []
    for raw in listed:
        key, look = str(raw["id"]), look_of(raw)
        before = known.get(key)
        if before is not None and before.is_as(look):
            taken.append(Taken(key, Done.UNCHANGED, id=before.id, digest=look))
            continue
        exists = before is not None and before.id is not None and before.digest != GONE
        number = before.id if before is not None and before.id is not None else numbers[int(raw["id"])]
        left: list[Left] = []
        try:
            done = await _stored(unit, house, sort, raw, number, left, exists=exists)
        except Refused as refused:
            taken.append(Taken(key, Done.REFUSED, [*left, refused.left]))
            continue
        taken.append(Taken(key, done, left, number, look))
    await remember(unit, house.accommodation, sort.kind, taken)
    return taken


async def _stored(
    unit: WriteUnit,
    house: House,
    sort: Sort,
    raw: Mapping[str, Any],
    number: int,
    left: list[Left],
    *,
    exists: bool,
) -> Done:
    """Make or change one thing; what is wrong in it is left out, one field after another. Raises `Refused`."""
    body = sort.body(raw, house, left)
    if exists:
        # An absent field would keep the value that it had here.
        body = {name: None for name in map(_alias, sort.model.model_fields.items()) if name not in _NAMING} | body
    while True:
        model: Any = bodies.read(sort.model, sort.kind, body, left)
        try:
            async with unit.savepoint():
                if not exists:
                    await sort.make(unit, house.accommodation, model, number)
                    return Done.CREATED
                changed = await sort.change(unit, house.accommodation, number, model)
                return Done.UPDATED if changed else Done.UNCHANGED
        except NotFound:
            raise Refused(Left(None, f"It was deleted here, where it is {sort.kind} {number}.")) from None
        except RoomrackError as error:
            bodies.leave_out(sort.kind, body, error, left)


_NAMING = frozenset({"codice", "accommodation", "accommodationId"})
"""What names the property in a body: it is the path's."""


def _alias(field: tuple[str, Any]) -> str:
    return str(field[1].alias or field[0])


async def _tell_gone(work: Work, house: House, sort: Sort, listed: set[str]) -> None:
    """Nothing is deleted here because a list lacks it: a person decides."""
    async with work.reading(house.accommodation) as unit:
        known = await imported.known(unit, house.accommodation, SEQUENCES[sort.kind])
        here = await sort.here(unit, house.accommodation)
    for key, one in known.items():
        if key not in listed and one.id in here:
            reason = "It is no longer at the source, but still here; delete it here if nothing needs it."
            work.report.refuse(house.source_id, sort.kind, key, Left(None, reason))


def _own(raw: Mapping[str, Any], *others: str) -> dict[str, Any]:
    return deepcopy({name: value for name, value in raw.items() if value is not None and name not in ("id", *others)})


def _rooms(named: Sequence[Any], house: House, field: str, left: list[Left]) -> list[int]:
    """The products here of some there. Raises `Refused` where none of them is: an empty list means all."""
    numbers = [_number(one) for one in named]
    sold = house.sold
    found = [sold[number] for number in numbers if number in sold]
    missing = ", ".join(str(number) for number in numbers if number not in sold)
    if not found:
        raise Refused(Left(field, f"Products {missing} were not taken over."))
    if missing:
        left.append(Left(field, f"Products {missing} were not taken over."))
    return found


def _objects(given: Any) -> list[dict[str, Any]]:
    return [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []


def _without(given: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in given.items() if name not in names}


def _number(value: Any) -> int | None:
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() else None
