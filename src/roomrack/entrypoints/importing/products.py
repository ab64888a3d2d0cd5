"""Taking over products with their rules and suites."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from functools import partial
from typing import Any

from roomrack.core.errors import RoomrackError
from roomrack.domain.products import service as products
from roomrack.domain.products.errors import ProductNotFound
from roomrack.domain.products.rules import RULE_FIELDS, Automation
from roomrack.domain.products.wire.body import NewProduct, ProductChanges
from roomrack.entrypoints.importing import bodies
from roomrack.entrypoints.importing.bodies import Refused
from roomrack.entrypoints.importing.houses import only
from roomrack.entrypoints.importing.model import SEQUENCES, Done, Kind, Left
from roomrack.entrypoints.importing.work import GONE, House, Taken, Work, digest, remember, tell
from roomrack.infra import imported
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.infra.imported import Known

AT_ONCE = 50
PENDING = b"pending"
"""The digest of a product whose suite or hidden products are not taken over yet."""
LINKS = ("aggregateChildren", "hideRooms")
"""What names other products, which must be here first."""
POLICIES = ("paymentPolicyId", "cancellationPolicyId")
"""What names policies. These name products themselves, so they come after them."""
MAINTENANCE = "roomMaintenances"
"""What names physical rooms, which come after products."""


async def take(work: Work, house: House, listed: Sequence[dict[str, Any]]) -> dict[str, Taken]:
    """Take over the products that the source lists, parents first, but for what `link` does."""
    known = await _known(work, house)
    house.at_source = frozenset(int(raw["id"]) for raw in listed)
    house.products = {int(key): one.id for key, one in known.items() if one.id is not None}
    for raw in listed:
        work.report.left_out[Kind.PRODUCT].update(bodies.unplaced(Kind.PRODUCT, raw))
    await work.skip(Kind.PRODUCT, [int(raw["id"]) for raw in listed if str(raw["id"]) not in known])
    work.progress.begin(f"{house.source_id}: products", len(listed))
    results: dict[str, Taken] = {}
    for batch in _batches(_parents_first(listed)):
        taken = await work.writing(house.accommodation, lambda unit, batch=batch: _write(unit, work, house, batch))  # type: ignore[misc]
        house.products |= {int(one.source_id): one.id for one in taken if one.id is not None}
        results |= {one.source_id: one for one in taken}
        work.progress.advance(len(batch))
    house.listed = [int(raw["id"]) for raw in listed if results[str(raw["id"])].done is not Done.REFUSED]
    return results


async def link(work: Work, house: House, listed: Sequence[dict[str, Any]], results: dict[str, Taken]) -> None:
    """Take over which products make suites, which hide others, and which policies hold for them."""
    linked = [raw for raw in listed if results[str(raw["id"])].digest == PENDING]
    if linked:
        done = await work.writing(house.accommodation, lambda unit: _link(unit, house, linked, results))
        results |= {one.source_id: one for one in done}
    tell(work, house.source_id, Kind.PRODUCT, results.values())
    await _tell_gone(work, house, {str(raw["id"]) for raw in listed})


async def close_rooms(work: Work, house: House, listed: Sequence[dict[str, Any]], results: Mapping[str, Taken]) -> None:
    """Take over when rooms are worked on: of products that have any, and of those that were written in this run."""
    for raw in listed:
        one = results[str(raw["id"])]
        sent = raw.get(MAINTENANCE) or []
        if one.id is None or not (sent or one.done is Done.UPDATED):
            continue
        try:
            maintain = partial(_maintain, house=house, raw=raw, number=one.id)
            left = await work.writing(house.accommodation, maintain)
        except Refused as refused:
            left = [refused.left]
        for each in left:
            work.report.refuse(house.source_id, Kind.PRODUCT, one.source_id, each)


async def _maintain(unit: WriteUnit, house: House, raw: Mapping[str, Any], number: int) -> list[Left]:
    left: list[Left] = []
    body: dict[str, Any] = {MAINTENANCE: None if raw.get(MAINTENANCE) is None else []}
    for position, one in enumerate(raw.get(MAINTENANCE) or []):
        room = one.get("roomId")
        here = number if room in (None, raw["id"]) else house.rooms.get(room)
        if here is None:
            left.append(Left(f"{MAINTENANCE}[{position}].roomId", f"Room {room} was not taken over."))
        else:
            body[MAINTENANCE].append({**{name: value for name, value in one.items() if name != "id"}, "roomId": here})
    while True:
        changes = bodies.read(ProductChanges, Kind.PRODUCT, body, left).changes(house.accommodation)
        try:
            async with unit.savepoint():
                await products.update(unit, house.accommodation, number, changes)
        except RoomrackError as error:
            bodies.leave_out(Kind.PRODUCT, body, error, left)
        else:
            return left


async def _known(work: Work, house: House) -> dict[str, Known]:
    async with work.reading(house.accommodation) as unit:
        return await imported.known(unit, house.accommodation, SEQUENCES[Kind.PRODUCT])


def _parents_first(listed: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Base rooms, then what is derived from what stands before it; circles, which nobody can make, come last."""
    waiting = sorted(listed, key=lambda raw: int(raw["id"]))
    ids = {raw["id"] for raw in waiting}
    placed: set[Any] = set()
    ordered: list[dict[str, Any]] = []
    while waiting:
        ready = [raw for raw in waiting if _parent(raw) not in ids - placed]
        ordered += ready or waiting
        placed |= {raw["id"] for raw in ready}
        waiting = [raw for raw in waiting if raw["id"] not in placed] if ready else []
    return ordered


def _parent(raw: Mapping[str, Any]) -> Any:
    rule = raw.get("derivedRule")
    return rule.get("parent") if isinstance(rule, Mapping) else None


def _batches(listed: Sequence[dict[str, Any]]) -> Iterator[Sequence[dict[str, Any]]]:
    for start in range(0, len(listed), AT_ONCE):
        yield listed[start : start + AT_ONCE]


async def _write(unit: WriteUnit, work: Work, house: House, batch: Sequence[dict[str, Any]]) -> list[Taken]:
    accommodation = house.accommodation
    known = await imported.known(unit, accommodation, SEQUENCES[Kind.PRODUCT], [str(raw["id"]) for raw in batch])
    new = [int(raw["id"]) for raw in batch if str(raw["id"]) not in known]
    numbers = await work.number(unit, Kind.PRODUCT, new)
    here = dict(house.products)
    taken: list[Taken] = []
    for raw in batch:
        before = known.get(str(raw["id"]))
        look = digest(raw)
        if before is not None and before.is_as(look):
            taken.append(Taken(before.source_id, Done.UNCHANGED, id=before.id, digest=look))
            continue
        number = before.id if before is not None and before.id is not None else numbers[int(raw["id"])]
        one = await _one(unit, accommodation, raw, number, here, exists=before is not None)
        if one.done is not Done.REFUSED:
            here[int(raw["id"])] = number
        taken.append(one)
    await remember(unit, accommodation, Kind.PRODUCT, taken)
    return taken


async def _one(
    unit: WriteUnit, accommodation: int, raw: dict[str, Any], number: int, here: Mapping[int, int], *, exists: bool
) -> Taken:
    key, left = str(raw["id"]), list[Left]()
    try:
        body = _body(raw, here)
        done = await _tried(unit, accommodation, body, number, left, exists=exists)
        while done is None:
            done = await _tried(unit, accommodation, body, number, left, exists=exists)
    except Refused as refused:
        return Taken(key, Done.REFUSED, [*left, refused.left])
    linked = any(raw.get(name) for name in (*LINKS, *POLICIES))
    return Taken(key, done, left, number, PENDING if linked or exists else digest(raw))


async def _tried(
    unit: WriteUnit, accommodation: int, body: dict[str, Any], number: int, left: list[Left], *, exists: bool
) -> Done | None:
    """Make or change a product; None where something of the body had to be left out first."""
    product = bodies.read(NewProduct, Kind.PRODUCT, body, left)
    try:
        async with unit.savepoint():
            return await _stored(unit, accommodation, number, product.fields(accommodation), exists=exists)
    except ProductNotFound:
        raise Refused(Left(None, f"It was deleted here, where it is product {number}.")) from None
    except RoomrackError as error:
        bodies.leave_out(Kind.PRODUCT, body, error, left)
        return None


def _body(raw: dict[str, Any], here: Mapping[int, int]) -> dict[str, Any]:
    elsewhere = (*LINKS, *POLICIES, MAINTENANCE, "accommodationId", "id")
    body = {name: value for name, value in deepcopy(raw).items() if name not in elsewhere}
    parent = _parent(raw)
    if parent is not None:
        if parent not in here:
            raise Refused(Left("derivedRule.parent", f"Product {parent} was not taken over."))
        body["derivedRule"]["parent"] = here[parent]
    return body


async def _stored(unit: WriteUnit, accommodation: int, number: int, fields: Mapping[str, Any], *, exists: bool) -> Done:
    if not exists:
        await products.create(unit, accommodation, id=number, **fields)
        return Done.CREATED
    current = await products.get(unit, accommodation, number)
    details = {
        name: value for name, value in current.details.items() if name not in ("hideRooms", MAINTENANCE, *POLICIES)
    }
    changes: dict[str, Any] = {
        "name": fields["name"],
        "adults": fields["adults"],
        "children": fields.get("children"),
        "infants": fields.get("infants"),
        "minimum_price": fields.get("minimum_price"),
        "automation": {name: fields["automation"].get(name) for name in Automation.__slots__},
        "details": only(details, fields["details"]),
    }
    if not current.product.is_suite:
        changes["quantity"] = fields.get("quantity", 1)
        rule = {name: fields.get(name) for name in RULE_FIELDS}
        changes["rule"] = rule if rule["parent"] is not None else None
    _, changed = await products.update(unit, accommodation, number, changes)
    return Done.UPDATED if changed else Done.UNCHANGED


async def _link(
    unit: WriteUnit, house: House, linked: Sequence[dict[str, Any]], results: Mapping[str, Taken]
) -> list[Taken]:
    """Make suites of products, hide products behind others, and say which policies hold for them."""
    taken = []
    for raw in linked:
        one = results[str(raw["id"])]
        if one.id is None:
            continue
        left = list(one.left)
        changed = await _suite(unit, house, raw, one.id, left)
        changed = await _hiding(unit, house, raw, one.id, left) or changed
        changed = await _policies(unit, house, raw, one.id, left) or changed
        done = Done.UPDATED if changed and one.done is Done.UNCHANGED else one.done
        taken.append(Taken(one.source_id, done, left, one.id, digest(raw)))
    await remember(unit, house.accommodation, Kind.PRODUCT, taken)
    return taken


async def _suite(unit: WriteUnit, house: House, raw: Mapping[str, Any], number: int, left: list[Left]) -> bool:
    rooms = [room["id"] for room in raw.get("aggregateChildren") or () if isinstance(room, dict) and "id" in room]
    missing = [room for room in rooms if room not in house.products]
    current = await products.get(unit, house.accommodation, number)
    if missing:
        left.append(Left("aggregateChildren", f"Products {', '.join(map(str, missing))} were not taken over."))
    here = [house.products[room] for room in rooms if room in house.products]
    if not here:
        if current.product.is_suite and not missing:
            left.append(Left("aggregateChildren", "It is no suite any more there, but it still is one here."))
        return False
    try:
        async with unit.savepoint():
            after = await products.create_suite(unit, house.accommodation, number, here)
    except RoomrackError as error:
        left.append(Left("aggregateChildren", str(error)))
        return False
    return after != current


async def _hiding(unit: WriteUnit, house: House, raw: Mapping[str, Any], number: int, left: list[Left]) -> bool:
    wanted = raw.get("hideRooms") or []
    hidden = [house.products[room] for room in wanted if room in house.products]
    if len(hidden) < len(wanted):
        missing = [room for room in wanted if room not in house.products]
        left.append(Left("hideRooms", f"Products {', '.join(map(str, missing))} were not taken over."))
    try:
        async with unit.savepoint():
            changes = {"details": {"hideRooms": hidden or None}}
            _, changed = await products.update(unit, house.accommodation, number, changes)
    except RoomrackError as error:
        left.append(Left("hideRooms", str(error)))
        return False
    return changed


async def _policies(unit: WriteUnit, house: House, raw: Mapping[str, Any], number: int, left: list[Left]) -> bool:
    details: dict[str, int | None] = {}
    for name in POLICIES:
        named = raw.get(name)
        details[name] = house.policies.get(named) if isinstance(named, int) else None
        if named and details[name] is None:
            left.append(Left(name, f"Policy {named} was not taken over."))
    _, changed = await products.update(unit, house.accommodation, number, {"details": details})
    return changed


async def _tell_gone(work: Work, house: House, listed: set[str]) -> None:
    """Products are not deleted here because a list lacks them: a person decides."""

    async def still_here(unit: ReadUnit) -> list[str]:
        known = await imported.known(unit, house.accommodation, SEQUENCES[Kind.PRODUCT])
        gone = {one.id: key for key, one in known.items() if key not in listed and one.id is not None}
        return [gone[found.id] for found in await products.find(unit, house.accommodation, ids=list(gone))]

    async with work.reading(house.accommodation) as unit:
        for key in await still_here(unit):
            reason = "It is no longer at the source, but still here; delete it here if nothing needs it."
            work.report.refuse(house.source_id, Kind.PRODUCT, key, Left(None, reason))


async def remember_gone(unit: WriteUnit, work: Work, house: House, gone: Sequence[int]) -> dict[int, int]:
    """Ids here for products that are no more at the source, but that old reservations name."""
    numbers = await work.number(unit, Kind.PRODUCT, gone)
    taken = [Known(str(number), here, GONE) for number, here in numbers.items()]
    await imported.remember(unit, house.accommodation, SEQUENCES[Kind.PRODUCT], taken)
    return numbers
