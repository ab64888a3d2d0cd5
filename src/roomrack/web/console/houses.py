"""Pages about a person's own properties: the list, one of them, what it sells and on which terms, and its tasks."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

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
from roomrack.web.console.forms import pages_of
from roomrack.web.console.tongue import Say, labels, mark
from roomrack.web.console.visit import ROOT, Visit, signed_in

PAGE = 50
EXTRAS_SHOWN = 500
FOLLOWED = (
    ("follows_availability", mark("availability")),
    ("follows_stay", mark("stay limits")),
    ("follows_restrictions", mark("restrictions")),
    ("follows_stop_sell", mark("stop sell")),
)
MODELS = {
    "BOOKING": mark("for the booking"),
    "WEEK": mark("a week"),
    "DAY": mark("a day"),
    "PERSON": mark("for each guest"),
    "PERSONBOOKING": mark("for each guest and booking"),
    "PERSONDAY": mark("for each guest and day"),
    "PERSONWEEK": mark("for each guest and week"),
    "QUANTITY": mark("for each one"),
    "QUANTITYDAY": mark("for each one and day"),
    "CHILDREN": mark("for each child"),
    "CHILDRENDAY": mark("for each child and day"),
    "ADULTSDAY": mark("for each adult and day"),
}


STAY_DAYS: Mapping[str, str] = {"CHECKIN": mark("checkin"), "STAY": mark("stay"), "CHECKOUT": mark("checkout")}
"""Days of a stay on which an extra can be had."""


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
    pages = pages_of(visit, PAGE)
    name = visit.asked("name")
    async with visit.read(frozenset(mine)) as unit:
        found = await properties.find(unit, mine, name=name, limit=PAGE + 1, offset=pages.offset)
        networks = await properties.networks(unit, found)
    seen = [one for one in found[:PAGE] if one.deactivated_at is None or one.id in paused]
    groups: dict[int | None, list[Accommodation]] = defaultdict(list)
    for one in seen:
        groups[one.network if one.network in networks else None].append(one)
    here = f"{ROOT}/properties"
    content = {
        "groups": _in_order(groups, networks),
        "name": name or "",
        **pages.links(here, pages.offset + len(found), name=name),
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
                    done = visit.say(
                        "{name} is deactivated. It keeps all its data, and you can bring it back here.",
                        name=desk.place.name,
                    )
                case "activate":
                    await properties.activate(unit, desk.place.id)
                    done = visit.say("{name} is back, with everything that was granted of it.", name=desk.place.name)
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
    rows = [_row(found, found[number], depth, plans, desk.place.currency, visit.say) for number, depth in _tree(found)]
    content = {
        "rows": rows,
        "plans": [(plan, _plan_price(plan, desk.place.currency, visit.say)) for plan in plans],
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


def _row(
    found: Mapping[int, Listing], one: Listing, depth: int, plans: Sequence[RatePlan], currency: str, say: Say
) -> Row:
    minimum = one.product.minimum_price
    return Row(
        one,
        depth,
        rule_words(one.product, found, currency, say),
        nightly_words(one, say),
        [plan for plan in plans if not plan.room_ids or one.id in plan.room_ids],
        None if minimum is None else f"{wire_number(from_minor(minimum, currency))} {currency}",
    )


def rule_words(product: Product, found: Mapping[int, Listing], currency: str, say: Say) -> str:
    """What a product follows, in words."""
    if product.is_suite:
        rooms = ", ".join(found[room].product.name for room in product.children if room in found)
        return say("A suite of {rooms}.", rooms=rooms)
    if product.parent is None:
        return say("A base room with a calendar of its own.")
    follows = [say(words) for name, words in FOLLOWED if getattr(product, name)]
    value = product.price_value
    sign = "+" if value >= 0 else "−"
    match product.price_rule:
        case PriceRule.CALENDAR:
            price = say("its own price")
        case PriceRule.INCREMENT:
            price = say("the price {change}", change=f"{sign}{wire_number(abs(value))} {currency}")
        case _:
            price = say("the price {change}", change=f"{sign}{wire_number(abs(value))} %")
    parent = found[product.parent].product.name if product.parent in found else str(product.parent)
    what = ", ".join([*follows, price])
    if product.price_round and product.price_rule is not PriceRule.CALENDAR:
        return say("Follows {parent}: {what}, rounded.", parent=parent, what=what)
    return say("Follows {parent}: {what}.", parent=parent, what=what)


def nightly_words(one: Listing, say: Say) -> list[str]:
    """What happens to a product's calendar by itself each night."""
    set_ = one.automation
    words = []
    if set_.close_next_days == 1:
        words.append(say("closes today and the next day"))
    elif set_.close_next_days:
        words.append(say("closes today and the next {count} days", count=set_.close_next_days))
    if set_.open_next_days:
        words.append(say("opens the day {count} days ahead", count=set_.open_next_days + 1))
    if set_.triple_the_price:
        words.append(say("triples the price of days that are sold out"))
    if set_.revenue_active:
        words.append(say("moves the price with the occupancy"))
    if one.details.get("hideRooms"):
        words.append(say("hides {count} other products", count=len(one.details["hideRooms"])))
    return words


def _plan_price(plan: RatePlan, currency: str, say: Say) -> str:
    if plan.price is None or plan.price_model is None:
        return say("the room's price")
    sign = "+" if plan.price >= 0 else "−"
    amount = f"{sign}{wire_number(abs(plan.price))}"
    money = f"{amount} {currency}"
    words = {
        PriceModel.PERCENT: f"{amount} %",
        PriceModel.FIXED: say("{amount} a stay", amount=money),
        PriceModel.FIXED_PAX: say("{amount} a guest", amount=money),
        PriceModel.FIXED_DAY: say("{amount} a night", amount=money),
        PriceModel.FIXED_PAX_DAY: say("{amount} a guest and night", amount=money),
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
        "extras": [
            (one, _extra_price(one, desk.place.currency, visit.say), wire_number(one.tax_percent)) for one in found
        ],
        "total": total,
        "policies": [(one, policy_words(one, desk.place.currency, visit.say)) for one in steps],
        "names": names,
        "stay_days": partial(_stay_days, visit.language),
    }
    return shown(visit, desk, "house_terms.html", content)


def _stay_days(language: str, extra: Extra) -> str:
    return ", ".join(labels(language, STAY_DAYS)[day.value] for day in extra.valid_days)


def _extra_price(extra: Extra, currency: str, say: Say) -> str:
    return f"{_amount(extra.base_price)} {currency} {say(MODELS.get(extra.model.value, extra.model.value))}"


def policy_words(policy: Policy, currency: str, say: Say) -> str:
    """What a step asks for and when, in words."""
    parts = []
    if policy.value_fixed is not None:
        parts.append(f"{_amount(policy.value_fixed)} {currency}")
    if policy.value_percent is not None:
        parts.append(f"{policy.value_percent} %")
    if policy.value_nights:
        one = policy.value_nights == 1
        parts.append(say("the first night") if one else say("the first {count} nights", count=policy.value_nights))
    if policy.step_type is StepType.CANCELLATION and policy.not_refundable:
        return say("Everything, from the booking on")
    what = say(" and ").join(parts) or say("Nothing")
    days = policy.days or 0
    if days:
        number = say("1 day") if days == 1 else say("{count} days", count=days)
        text = mark("{days} before arrival") if policy.before_checkin else mark("{days} after the booking")
        when = say(text, days=number)
    else:
        when = say("on the day of arrival") if policy.before_checkin else say("when the booking is made")
    if policy.hour:
        when = say("{when} at {hour}", when=when, hour=policy.hour)
    return f"{what}, {when}"


def _amount(value: Decimal) -> str:
    return f"{wire_number(value)}"
