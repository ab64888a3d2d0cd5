"""What goes out: ApiRoomDTO for v1 and v2, ApiRoomRateDTOV3 for v3, over one model."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from roomrack.core.money import from_minor, wire_number
from roomrack.domain.products.rules import Listing, PmsRoom, PriceRule, Product

Images = Mapping[int, Sequence[str]]
"""The addresses of photos by product; products without any are absent."""

_FLAGS = {
    "notRefundable": False,
    "breakfastIncluded": False,
    "statistic": True,
    "calendar": True,
    "website": True,
    "bookingEngine": True,
    "manualReservations": True,
    "rmsDerived": False,
}
"""What the contract requires, as it reads when it was never set (ours)."""


@dataclass(frozen=True, slots=True)
class Around:
    """What is shown of a product beside what it says itself."""

    currency: str
    plans: Sequence[tuple[Collection[int], object]] = ()
    """The rate plans as they go out, each with the products that it is for; none means all."""
    images: Images = field(default_factory=dict)
    calendar_name: Callable[[int], str | None] = lambda _: None
    """The address of the calendar that goes out of a product (docs/guides/ical.md)."""


def v1(listing: Listing, around: Around) -> dict[str, Any]:
    """A product as v1 shows it (ApiRoomDTO)."""
    return _present({**_common(listing, around), "sellingName": listing.details.get("sellingName")})


def v2(listing: Listing, around: Around) -> dict[str, Any]:
    """A product of a v2 list: v1 with `images`."""
    return {**v1(listing, around), "images": around.images.get(listing.id, ())}


def v3(listing: Listing, around: Around, rooms: Mapping[int, Listing] | None = None) -> dict[str, Any]:
    """A product as v3 shows it (ApiRoomRateDTOV3); `rooms` are those that suites are made of, by id."""
    children = [v3(rooms[room], around) for room in listing.product.children if rooms and room in rooms]
    return _present(
        {
            "rateName": {},
            **_common(listing, around),
            "frontName": listing.details.get("sellingName"),
            "aggregateChildren": children or None,
            "images": around.images.get(listing.id, ()),
        }
    )


def selected(whole: Mapping[str, Any], fields: str | None) -> dict[str, Any]:
    """The first-level fields that `fields` asks for, all without it; unknown names are ignored."""
    if fields is None or not fields.strip():
        return dict(whole)
    wanted = {name.strip() for name in fields.split(",")}
    return {name: value for name, value in whole.items() if name in wanted}


def created(product: Mapping[str, Any], href: str) -> list[dict[str, Any]]:
    """The answer to a creation: the product, and where it is (docs/contract.md 1)."""
    return [{"data": product, "resource": {"href": href, "rel": "self", "type": "GET"}}]


def pms_rooms(rooms: Iterable[PmsRoom], zones: Mapping[int, ZoneInfo]) -> dict[str, Any]:
    """Physical rooms, each with the zone of its property."""
    return {"data": [_pms_room(room, zones.get(room.accommodation)) for room in rooms]}


def _common(listing: Listing, around: Around) -> dict[str, Any]:
    product = listing.product
    details = {name: value for name, value in listing.details.items() if name != "sellingName"}
    automation = listing.automation
    triple = bool(automation.triple_the_price)
    minimum = product.minimum_price
    return {
        "id": product.id,
        "name": product.name,
        "accommodationId": str(product.accommodation),
        "adults": product.adults,
        "children": listing.children,
        "infants": listing.infants,
        "quantity": product.quantity,
        "minimumSellingPrice": None if minimum is None else wire_number(from_minor(minimum, around.currency)),
        "derivedRule": _rule(product),
        "ratePlans": [plan for rooms, plan in around.plans if not rooms or product.id in rooms] or None,
        **_FLAGS,
        **details,
        "getiCalRandomName": around.calendar_name(product.id),
        "closeNextDays": automation.close_next_days or 0,
        "openNextDays": automation.open_next_days or 0,
        "revenueActive": automation.revenue_active,
        "revenueMinPrice": automation.revenue_min_price,
        "revenueMaxPrice": automation.revenue_max_price,
        "revenueMaxIncrement": automation.revenue_max_increment,
        "revenueMaxIncrementPercent": automation.revenue_max_increment_percent,
        "tripeThePrice": triple,
        "tripleThePrice": triple,
    }


def _rule(product: Product) -> dict[str, Any] | None:
    if product.parent is None:
        return None
    own_price = product.price_rule is PriceRule.CALENDAR
    return _present(
        {
            "parent": product.parent,
            "availability": product.follows_availability,
            "stay": product.follows_stay,
            "restrictions": product.follows_restrictions,
            "stopSell": product.follows_stop_sell,
            "price": product.price_rule.value,
            "priceValue": None if own_price else wire_number(product.price_value),
            "priceRound": product.price_round,
        }
    )


def _pms_room(room: PmsRoom, zone: ZoneInfo | None) -> dict[str, Any]:
    last: datetime | None = room.last_cleaning
    return _present(
        {
            "id": room.id,
            "parentId": room.product,
            "name": room.name,
            "clean": room.clean,
            "linesChangeFrequency": room.lines_change_frequency,
            "cleaningFrequency": room.cleaning_frequency,
            "lastCleaningDate": last,
            "cleaningDays": None if room.cleaning_days is None else list(room.cleaning_days),
            "notes": room.notes,
            "timeZone": zone and zone.key,
        }
    )


def _present(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
