"""Products and how they hang together: pure, in memory (docs/contract.md 5, docs/algorithms/derivation.md).

A product is a base room, a rate derived from another product to any depth, or a suite over base rooms. A `Catalog`
holds the products of one accommodation and answers whose columns a product shows and whose units a booking takes.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from roomrack.core.errors import FieldMissing
from roomrack.domain.products.errors import (
    CircularRule,
    IncrementOutOfRange,
    LeastOverHighest,
    PercentageOutOfRange,
    PercentageTooFine,
    RoomOfSuiteCannotDerive,
    SuiteCannotDerive,
    UnknownProduct,
)
from roomrack.domain.reference.rules import LANGUAGES


class PriceRule(StrEnum):
    """Where the price of a derived product comes from."""

    CALENDAR = "CALENDAR"
    """Its own calendar."""
    INCREMENT = "INCREMENT"
    """The parent's price plus `price_value`, in the currency of the accommodation."""
    PERCENT = "PERCENT"
    """The parent's price changed by `price_value` percent."""


class ColumnGroup(StrEnum):
    """The columns of the calendar that follow a parent together."""

    AVAILABILITY = "availability"
    STAY = "stay"
    """Minimum and maximum stay."""
    RESTRICTIONS = "restrictions"
    """Closed to arrival, closed to departure, cut-off."""
    STOP_SELL = "stop_sell"
    PRICE = "price"


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """Anything sellable, as far as the calendar needs to know it."""

    id: int
    accommodation: int
    name: str = ""
    parent: int | None = None
    follows_availability: bool = False
    follows_stay: bool = False
    follows_restrictions: bool = False
    follows_stop_sell: bool = False
    price_rule: PriceRule = PriceRule.CALENDAR
    price_value: Decimal = Decimal(0)
    """Units of currency for INCREMENT, percent for PERCENT; at most four decimals."""
    price_round: bool = False
    """Round to the nearest whole unit of currency after this step."""
    is_suite: bool = False
    children: tuple[int, ...] = ()
    """The products that a suite is made of."""
    minimum_price: int | None = None
    """In minor units; used where the price is missing."""
    quantity: int = 1
    adults: int = 0

    def follows(self, group: ColumnGroup) -> bool:
        """Tell whether the columns of the group are the parent's; never so for a product without a parent."""
        if self.parent is None:
            return False
        match group:
            case ColumnGroup.AVAILABILITY:
                return self.follows_availability
            case ColumnGroup.STAY:
                return self.follows_stay
            case ColumnGroup.RESTRICTIONS:
                return self.follows_restrictions
            case ColumnGroup.STOP_SELL:
                return self.follows_stop_sell
            case ColumnGroup.PRICE:
                return self.price_rule is not PriceRule.CALENDAR


class Catalog(Mapping[int, Product]):
    """Products of one accommodation by id, with their ancestors and the children of their suites.

    Made of the whole accommodation, it also knows who descends from whom. Looking up a product that it does not hold
    raises KeyError; a circle of parents or suites raises ValueError.
    """

    __slots__ = ("_chains", "_derived", "_products", "_suites")

    def __init__(self, products: Iterable[Product]) -> None:
        self._products = {product.id: product for product in products}
        self._chains: dict[int, tuple[Product, ...]] = {}
        self._derived: dict[int, list[int]] | None = None
        self._suites: dict[int, list[int]] | None = None

    def __getitem__(self, product: int) -> Product:
        return self._products[product]

    def __iter__(self) -> Iterator[int]:
        return iter(self._products)

    def __len__(self) -> int:
        return len(self._products)

    def chain(self, product: int) -> tuple[Product, ...]:
        """The product and its ancestors, the root first."""
        known = self._chains.get(product)
        if known is not None:
            return known
        steps: list[Product] = []
        seen: set[int] = set()
        at: int | None = product
        while at is not None:
            if at in seen:
                raise ValueError(f"product {product} descends from itself")
            seen.add(at)
            step = self._products[at]
            steps.append(step)
            at = step.parent
        chain = tuple(reversed(steps))
        self._chains[product] = chain
        return chain

    def owner(self, product: int, group: ColumnGroup | str) -> int:
        """The product whose own columns of the group this product shows: itself, or the nearest that owns them."""
        wanted = ColumnGroup(group)
        for step in reversed(self.chain(product)):
            if not step.follows(wanted):
                return step.id
        raise AssertionError("a root owns all of its columns")

    def stock(self, product: int) -> tuple[int, ...]:
        """The products of whose units a booking takes one each, in ascending order.

        It is the owner of the availability; of a suite, the owners of its children's, each once. A suite without
        children has none.
        """
        return tuple(sorted(self._units(product, ())))

    def _units(self, product: int, path: tuple[int, ...]) -> set[int]:
        owner = self._products[self.owner(product, ColumnGroup.AVAILABILITY)]
        if not owner.is_suite:
            return {owner.id}
        if owner.id in path:
            raise ValueError(f"suite {owner.id} contains itself")
        return {unit for child in owner.children for unit in self._units(child, (*path, owner.id))}

    def descendants(self, product: int) -> list[int]:
        """All that is derived from the product, to any depth, in ascending order; without itself."""
        if self._derived is None:
            self._derived = defaultdict(list)
            for candidate in self._products.values():
                if candidate.parent is not None:
                    self._derived[candidate.parent].append(candidate.id)
        found: set[int] = set()
        waiting = [product]
        while waiting:
            for child in self._derived.get(waiting.pop(), ()):
                if child not in found:
                    found.add(child)
                    waiting.append(child)
        return sorted(found - {product})

    def affected(self, product: int, groups: Iterable[ColumnGroup]) -> list[int]:
        """The products whose calendar shows a change of these columns of the product, itself first.

        Those are the descendants that follow it in at least one of the groups and, when the availability changes, the
        suites that it is part of, with their own descendants.
        """
        wanted = tuple(groups)
        found: dict[int, None] = {product: None}
        for derived in self.descendants(product):
            if any(self.owner(derived, group) == product for group in wanted):
                found[derived] = None
        if ColumnGroup.AVAILABILITY in wanted:
            for suite in self._suites_of(product):
                found.update(dict.fromkeys(self.affected(suite, (ColumnGroup.AVAILABILITY,))))
        return list(found)

    def _suites_of(self, unit: int) -> list[int]:
        if self._suites is None:
            self._suites = defaultdict(list)
            for suite in self._products.values():
                if suite.is_suite:
                    for child in self.stock(suite.id):
                        self._suites[child].append(suite.id)
        return self._suites.get(unit, [])

    def would_circle(self, product: int, parent: int) -> bool:
        """Tell whether making `parent` the parent of the product closes a circle."""
        return any(step.id == product for step in self.chain(parent))


@dataclass(frozen=True, slots=True, kw_only=True)
class Automation:
    """What the server does by itself to the calendar of a product (docs/algorithms/midnight.md). None was never set."""

    close_next_days: int | None = None
    open_next_days: int | None = None
    triple_the_price: bool | None = None
    revenue_active: bool | None = None
    revenue_min_price: int | None = None
    """In whole units of currency, like the next one."""
    revenue_max_price: int | None = None
    revenue_max_increment: int | None = None
    """In percent, or in whole units of currency, as the next one says."""
    revenue_max_increment_percent: bool | None = None

    @property
    def is_active(self) -> bool:
        """Whether there is anything to do each midnight."""
        return bool(self.close_next_days or self.open_next_days or self.triple_the_price or self.revenue_active)

    def check(self, changed: Collection[str]) -> None:
        """Refuse bounds of the price that contradict each other, naming one that is `changed`.

        Raises `LeastOverHighest`.
        """
        least, most = self.revenue_min_price, self.revenue_max_price
        if least is not None and most is not None and least > most:
            raise LeastOverHighest(MIN_PRICE_PATH if "revenue_min_price" in changed else MAX_PRICE_PATH)


MIN_PRICE_PATH = "$.revenueMinPrice"
MAX_PRICE_PATH = "$.revenueMaxPrice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A product with everything that describes it to people."""

    product: Product
    children: int | None = None
    """Places for children; not to be mistaken for the rooms of a suite."""
    infants: int | None = None
    automation: Automation = Automation()
    details: Mapping[str, Any]
    """Further fields of the wire, by their names there."""
    created_at: datetime

    @property
    def id(self) -> int:
        """The product's id."""
        return self.product.id


RULE_FIELDS = frozenset(
    {
        "parent",
        "follows_availability",
        "follows_stay",
        "follows_restrictions",
        "follows_stop_sell",
        "price_rule",
        "price_value",
        "price_round",
    }
)
"""The fields of a product that make its derived rule."""

MAX_INCREMENT = Decimal(1_000_000)
MIN_PERCENT = Decimal(-100)
MAX_PERCENT = Decimal(10_000)
PRICE_VALUE_PATH = "$.derivedRule.priceValue"
PARENT_PATH = "$.derivedRule.parent"


def underived(product: Product) -> Product:
    """The product as a base room: without a parent, all columns its own."""
    return replace(
        product,
        parent=None,
        follows_availability=False,
        follows_stay=False,
        follows_restrictions=False,
        follows_stop_sell=False,
        price_rule=PriceRule.CALENDAR,
        price_value=Decimal(0),
        price_round=False,
    )


def derived(product: Product, changes: Mapping[str, Any] | None) -> Product:
    """The product after a change of its derived rule, by the names of `RULE_FIELDS`.

    An absent field keeps its value; a flag that is None is off. None for the whole rule, or for the parent, makes it a
    base room. Of a product that has no parent only a rule with one makes a derived product. Raises `FieldMissing` when
    a rule has no parent or a price kind no value. Whether the parent exists is not looked at here: see `check_parent`.
    """
    if changes is None or ("parent" in changes and changes["parent"] is None):
        return underived(product)
    values: dict[str, Any] = {key: changes[key] for key in RULE_FIELDS & changes.keys()}
    for key, default in (("price_rule", PriceRule.CALENDAR), ("price_value", None)):
        if key in values and values[key] is None and default is not None:
            values[key] = default
    for key in RULE_FIELDS - {"parent", "price_rule", "price_value"}:
        if key in values:
            values[key] = bool(values[key])
    if product.parent is None and "parent" not in values:
        if any(values.get(key) for key in RULE_FIELDS - {"price_rule", "price_value"}) or (
            values.get("price_rule", PriceRule.CALENDAR) != PriceRule.CALENDAR
        ):
            raise FieldMissing(PARENT_PATH)
        return product
    rule = PriceRule(values.get("price_rule", product.price_rule))
    if rule is PriceRule.CALENDAR:
        values["price_value"] = Decimal(0)
    else:
        kept = product.price_value if rule is product.price_rule and "price_value" not in values else None
        value = values.get("price_value", kept)
        if value is None:
            raise FieldMissing(PRICE_VALUE_PATH)
        values["price_value"] = checked_price_value(rule, Decimal(value))
    values["price_rule"] = rule
    return replace(product, **values)


def checked_price_value(rule: PriceRule, value: Decimal) -> Decimal:
    """The value of a price rule. Raises `PercentageOutOfRange`, `IncrementOutOfRange` or `PercentageTooFine`."""
    if rule is PriceRule.PERCENT and not MIN_PERCENT < value <= MAX_PERCENT:
        raise PercentageOutOfRange(PRICE_VALUE_PATH, least=MIN_PERCENT, most=MAX_PERCENT)
    if rule is PriceRule.INCREMENT and abs(value) > MAX_INCREMENT:
        raise IncrementOutOfRange(PRICE_VALUE_PATH, most=MAX_INCREMENT)
    if value != value.quantize(Decimal("0.0001")):
        raise PercentageTooFine(PRICE_VALUE_PATH)
    return value.normalize() + 0


def check_parent(catalog: Catalog, product: Product) -> None:
    """Refuse a parent that a product can't have; the catalog holds the whole property.

    Raises `UnknownProduct`, `CircularRule`, `SuiteCannotDerive` or `RoomOfSuiteCannotDerive`.
    """
    if product.parent is None:
        return
    if product.parent != product.id and product.parent not in catalog:
        raise UnknownProduct(PARENT_PATH, product.parent)
    if product.parent == product.id or (product.id in catalog and catalog.would_circle(product.id, product.parent)):
        raise CircularRule(PARENT_PATH, product=product.id, parent=product.parent)
    if product.is_suite:
        raise SuiteCannotDerive(PARENT_PATH, product=product.id)
    if suites := suites_with(catalog, product.id):
        raise RoomOfSuiteCannotDerive(PARENT_PATH, product=product.id, suites=listed(suites))


def suites_with(catalog: Catalog, product: int) -> list[int]:
    """The suites that have the product among their rooms, in ascending order."""
    return sorted(suite.id for suite in catalog.values() if product in suite.children)


def listed(products: Iterable[int]) -> str:
    """Ids for a message."""
    return ", ".join(map(str, products))


@dataclass(frozen=True, slots=True, kw_only=True)
class PmsRoom:
    """A physical room, "101", with what housekeeping knows of it."""

    id: int
    accommodation: int
    product: int | None
    name: str
    clean: bool | None = None
    lines_change_frequency: int | None = None
    """In days, like the next one."""
    cleaning_frequency: int | None = None
    last_cleaning: datetime | None = None
    cleaning_days: tuple[str, ...] | None = None
    notes: str | None = None


def snapshot(listing: Listing) -> dict[str, Any]:
    """The whole product as an event keeps it."""
    product = listing.product
    return {
        "id": product.id,
        "name": product.name,
        "parent": product.parent,
        "follows_availability": product.follows_availability,
        "follows_stay": product.follows_stay,
        "follows_restrictions": product.follows_restrictions,
        "follows_stop_sell": product.follows_stop_sell,
        "price_rule": product.price_rule.value,
        "price_value": product.price_value,
        "price_round": product.price_round,
        "quantity": product.quantity,
        "is_suite": product.is_suite,
        "suite_rooms": list(product.children),
        "minimum_price": product.minimum_price,
        "adults": product.adults,
        "children": listing.children,
        "infants": listing.infants,
        "automation": asdict(listing.automation),
        "details": dict(listing.details),
        "created_at": listing.created_at,
    }


LONGEST_NAME = 255
LONGEST_TEXT = 10_000
TEXTS: Mapping[str, int] = {
    "headline": LONGEST_NAME,
    "basicName": LONGEST_NAME,
    "rateName": LONGEST_NAME,
    "sellingName": LONGEST_NAME,
    "labels": LONGEST_NAME,
    "description": LONGEST_TEXT,
    "wifi": LONGEST_TEXT,
    "nearInfo": LONGEST_TEXT,
    "guestInfo": LONGEST_TEXT,
    "invoiceInfo": LONGEST_TEXT,
    "checkinInfo": LONGEST_TEXT,
    "activitiesInfo": LONGEST_TEXT,
}
"""The language maps of a product, by their names in `details`, and how long a text of each may be."""


@dataclass(frozen=True, slots=True)
class MissingText:
    """A text that a language lacks, and the one that can be translated into it."""

    field: str
    source: str
    target: str
    text: str

    @property
    def longest(self) -> int:
        """How many characters its translation may have."""
        return TEXTS[self.field]


def missing_texts(details: Mapping[str, Any], language: str) -> list[MissingText]:
    """The texts that a language lacks; English is translated from where there is any, else the first of the others."""
    found = []
    for field in TEXTS:
        by_language = details.get(field)
        if not by_language or language in by_language:
            continue
        source = next(known for known in ("EN", *LANGUAGES) if known in by_language)
        found.append(MissingText(field, source, language, by_language[source]))
    return found
