"""Pages about a person's own properties: the list, one of them, what it sells and on which terms, and its tasks."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from starlette.responses import Response

from roomrack.core.errors import Forbidden
from roomrack.core.money import from_minor, wire_number
from roomrack.core.rights import Duty, Level
from roomrack.domain.extras import service as extras
from roomrack.domain.extras.rules import Criteria, Extra
from roomrack.domain.identity import service as identity
from roomrack.domain.policies import service as policies
from roomrack.domain.policies.rules import Policy, StepType
from roomrack.domain.products import service as products
from roomrack.domain.products.rules import Listing, PriceRule, Product
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation, Network
from roomrack.domain.rateplans import service as rateplans
from roomrack.domain.rateplans.rules import PriceModel, RatePlan
from roomrack.infra import tasks
from roomrack.infra.tasks import Status
from roomrack.web.console.desk import desk_of, shown
from roomrack.web.console.visit import ROOT, Visit, address, signed_in

PAGE = 50
EXTRAS_SHOWN = 500
FOLLOWED = (
    ("follows_availability", "availability"),
    ("follows_stay", "stay limits"),
    ("follows_restrictions", "restrictions"),
    ("follows_stop_sell", "stop sell"),
)
MODELS = {
    "BOOKING": "for the booking",
    "WEEK": "a week",
    "DAY": "a day",
    "PERSON": "for each guest",
    "PERSONBOOKING": "for each guest and booking",
    "PERSONDAY": "for each guest and day",
    "PERSONWEEK": "for each guest and week",
    "QUANTITY": "for each one",
    "QUANTITYDAY": "for each one and day",
    "CHILDREN": "for each child",
    "CHILDRENDAY": "for each child and day",
    "ADULTSDAY": "for each adult and day",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A product as the page shows it."""

    listing: Listing
    depth: int
    rules: str
    nightly: Sequence[str]
    plans: Sequence[RatePlan]
    minimum: str | None


@signed_in
async def listed(visit: Visit) -> Response:
    """The properties that the person works for, by network."""
    async with visit.read() as unit:
        mine = await identity.memberships(unit, visit.person.id)
        paused = await identity.paused(unit, visit.person.id)
    page = min(visit.asked_id("page") or 0, 10_000)
    name = visit.asked("name")
    async with visit.read(frozenset(mine)) as unit:
        found = await properties.find(unit, mine, name=name, limit=PAGE + 1, offset=page * PAGE)
        networks = await properties.networks(unit, found)
    seen = [one for one in found[:PAGE] if one.deactivated_at is None or one.id in paused]
    groups: dict[int | None, list[Accommodation]] = defaultdict(list)
    for one in seen:
        groups[one.network if one.network in networks else None].append(one)
    here = f"{ROOT}/properties"
    content = {
        "groups": _in_order(groups, networks),
        "name": name or "",
        "newer": address(here, page=page - 1 or None, name=name) if page else None,
        "older": address(here, page=page + 1, name=name) if len(found) > PAGE else None,
        "here": here,
    }
    return visit.page("houses.html", content)


def _in_order(
    groups: Mapping[int | None, Sequence[Accommodation]], networks: Mapping[int, Network]
) -> list[tuple[Network | None, Sequence[Accommodation]]]:
    """Networks by name, then what stands alone."""
    named = sorted((key for key in groups if key is not None), key=lambda key: networks[key].name.casefold())
    alone: list[tuple[Network | None, Sequence[Accommodation]]] = [(None, groups[None])] if None in groups else []
    return [*((networks[key], groups[key]) for key in named), *alone]


@signed_in
async def overview(visit: Visit) -> Response:
    """One property; its owner takes it out of use, or brings it back."""
    desk = await desk_of(visit, "")
    if visit.request.method == "POST":
        if not desk.is_owner:
            raise Forbidden
        async with visit.write(desk.scope) as unit:
            match visit.field("action"):
                case "deactivate":
                    await properties.deactivate(unit, desk.place.id)
                    done = f"{desk.place.name} is deactivated. It keeps all its data, and you can bring it back here."
                case "activate":
                    await properties.activate(unit, desk.place.id)
                    done = f"{desk.place.name} is back, with everything that was granted of it."
                case _:
                    done = ""
        return visit.go(desk.base, **({"done": done} if done else {}))
    async with visit.read() as unit:
        mine = await identity.memberships(unit, visit.person.id)
    async with visit.read(desk.scope | frozenset(mine)) as unit:
        networks = await properties.networks(unit, [desk.place])
        network = networks.get(desk.place.network or 0)
        members = await properties.names(unit, await properties.members(unit, network.id)) if network else {}
        rooms = await properties.rooms(unit, [desk.place.id])
        failed = [one for one in await tasks.newest(unit, desk.place.id) if one.status is Status.FAILED]
    content = {
        "network": network,
        "members": {number: name for number, name in members.items() if number in mine},
        "rooms": rooms.get(desk.place.id, 0),
        "failed": failed if desk.may("/tasks") else [],
    }
    return shown(visit, desk, "house.html", content)


@signed_in
async def task_queue(visit: Visit) -> Response:
    """What is done for the property, and why it failed where it did."""
    desk = await desk_of(visit, "/tasks")
    state = visit.asked("status")
    async with visit.read(desk.scope) as unit:
        found = await tasks.newest(unit, desk.place.id)
        named = sorted({one.product for one in found if one.product is not None})
        names = {one.id: one.product.name for one in await products.find(unit, desk.place.id, ids=named)}
    content = {
        "tasks": [one for one in found if state not in list(Status) or one.status == state],
        "statuses": [status.value for status in Status],
        "status": state,
        "names": names,
        "any": bool(found),
    }
    return shown(visit, desk, "house_tasks.html", content)


@signed_in
async def product_list(visit: Visit) -> Response:
    """The products as they hang together, with their rules and the rate plans that hold for them."""
    desk = await desk_of(visit, "/products")
    priced = desk.levels[Duty.PRICES] >= Level.READONLY
    async with visit.read(desk.scope) as unit:
        found = {one.id: one for one in await products.find(unit, desk.place.id)}
        views = await rateplans.find(unit, [desk.place.id]) if priced else []
    plans = [view.plan for view in views]
    rows = [_row(found, found[number], depth, plans, desk.place.currency) for number, depth in _tree(found)]
    content = {
        "rows": rows,
        "plans": [(plan, _plan_price(plan, desk.place.currency)) for plan in plans],
        "names": {number: one.product.name for number, one in found.items()},
        "priced": priced,
    }
    return shown(visit, desk, "house_products.html", content)


def _tree(found: Mapping[int, Listing]) -> list[tuple[int, int]]:
    """Products below what they are derived from, by id, with how deep they hang."""
    children: dict[int | None, list[int]] = defaultdict(list)
    for number in sorted(found):
        parent = found[number].product.parent
        children[parent if parent in found else None].append(number)
    ordered: list[tuple[int, int]] = []
    waiting = [(number, 0) for number in reversed(children[None])]
    while waiting:
        number, depth = waiting.pop()
        ordered.append((number, depth))
        waiting += [(child, depth + 1) for child in reversed(children[number])]
    return ordered


def _row(found: Mapping[int, Listing], one: Listing, depth: int, plans: Sequence[RatePlan], currency: str) -> Row:
    minimum = one.product.minimum_price
    return Row(
        one,
        depth,
        rule_words(one.product, found, currency),
        nightly_words(one),
        [plan for plan in plans if not plan.room_ids or one.id in plan.room_ids],
        None if minimum is None else f"{wire_number(from_minor(minimum, currency))} {currency}",
    )


def rule_words(product: Product, found: Mapping[int, Listing], currency: str) -> str:
    """What a product follows, in words."""
    if product.is_suite:
        rooms = ", ".join(found[room].product.name for room in product.children if room in found)
        return f"A suite of {rooms}."
    if product.parent is None:
        return "A base room with a calendar of its own."
    follows = [words for name, words in FOLLOWED if getattr(product, name)]
    value = product.price_value
    sign = "+" if value >= 0 else "−"
    match product.price_rule:
        case PriceRule.CALENDAR:
            price = "its own price"
        case PriceRule.INCREMENT:
            price = f"the price {sign}{wire_number(abs(value))} {currency}"
        case _:
            price = f"the price {sign}{wire_number(abs(value))} %"
    rounded = ", rounded" if product.price_round and product.price_rule is not PriceRule.CALENDAR else ""
    parent = found[product.parent].product.name if product.parent in found else str(product.parent)
    return f"Follows {parent}: {', '.join([*follows, price])}{rounded}."


def nightly_words(one: Listing) -> list[str]:
    """What happens to a product's calendar by itself each night."""
    set_ = one.automation
    words = []
    if set_.close_next_days:
        words.append(f"closes today and the next {_days(set_.close_next_days)}")
    if set_.open_next_days:
        words.append(f"opens the day {set_.open_next_days + 1} days ahead")
    if set_.triple_the_price:
        words.append("triples the price of days that are sold out")
    if set_.revenue_active:
        words.append("moves the price with the occupancy")
    if one.details.get("hideRooms"):
        words.append(f"hides {len(one.details['hideRooms'])} other products")
    return words


def _days(number: int) -> str:
    return "day" if number == 1 else f"{number} days"


def _plan_price(plan: RatePlan, currency: str) -> str:
    if plan.price is None or plan.price_model is None:
        return "the room's price"
    sign = "+" if plan.price >= 0 else "−"
    amount = f"{sign}{wire_number(abs(plan.price))}"
    words = {
        PriceModel.PERCENT: f"{amount} %",
        PriceModel.FIXED: f"{amount} {currency} a stay",
        PriceModel.FIXED_PAX: f"{amount} {currency} a guest",
        PriceModel.FIXED_DAY: f"{amount} {currency} a night",
        PriceModel.FIXED_PAX_DAY: f"{amount} {currency} a guest and night",
    }
    return words[plan.price_model]


@signed_in
async def terms(visit: Visit) -> Response:
    """The extras and policies of the property."""
    desk = await desk_of(visit, "/terms")
    async with visit.read(desk.scope) as unit:
        found, total = await extras.find(unit, Criteria(accommodations=[desk.place.id]), limit=EXTRAS_SHOWN, offset=0)
        steps = await policies.find(unit, desk.place.id)
        named = {id for one in found for id in one.room_filter} | {id for one in steps for id in one.room_ids}
        names = {one.id: one.product.name for one in await products.find(unit, desk.place.id, ids=sorted(named))}
    content = {
        "extras": [(one, _extra_price(one, desk.place.currency), wire_number(one.tax_percent)) for one in found],
        "total": total,
        "policies": [(one, policy_words(one, desk.place.currency)) for one in steps],
        "names": names,
    }
    return shown(visit, desk, "house_terms.html", content)


def _extra_price(extra: Extra, currency: str) -> str:
    return f"{_amount(extra.base_price)} {currency} {MODELS.get(extra.model.value, extra.model.value)}"


def policy_words(policy: Policy, currency: str) -> str:
    """What a step asks for and when, in words."""
    parts = []
    if policy.value_fixed is not None:
        parts.append(f"{_amount(policy.value_fixed)} {currency}")
    if policy.value_percent is not None:
        parts.append(f"{policy.value_percent} %")
    if policy.value_nights:
        parts.append("the first night" if policy.value_nights == 1 else f"the first {policy.value_nights} nights")
    if policy.step_type is StepType.CANCELLATION and policy.not_refundable:
        return "Everything, from the booking on"
    what = " and ".join(parts) or "Nothing"
    days = policy.days or 0
    if days:
        number = f"{days} day{'' if days == 1 else 's'}"
        when = f"{number} before arrival" if policy.before_checkin else f"{number} after the booking"
    else:
        when = "on the day of arrival" if policy.before_checkin else "when the booking is made"
    return f"{what}, {when}{f' at {policy.hour}' if policy.hour else ''}"


def _amount(value: Decimal) -> str:
    return f"{wire_number(value)}"
