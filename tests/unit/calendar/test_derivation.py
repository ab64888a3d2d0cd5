"""The derived calendar against a slow and obvious model in decimals."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roomrack.core.money import MAX_MINOR, digits, minor_per_unit
from roomrack.domain.calendar.rules import Columns, derive, needed
from roomrack.domain.products.rules import Catalog, PriceRule, Product

FIRST = date(2026, 3, 1)
DAYS = 4

Stored = dict[int, dict[str, list[Any]]]
INTEGERS = {"available": 0, "price": 0, "min_stay": 1, "max_stay": 99, "cut_off_days": 0}
FLAGS = ("stop_sell", "closed_to_arrival", "closed_to_departure")


def columns(stored: Stored) -> Columns:
    made = Columns.empty(FIRST, DAYS, list(stored))
    for row, product in enumerate(stored):
        for name, values in stored[product].items():
            getattr(made, name)[row] = values
    return made


class Model:
    """Each value looked up by itself, with money in decimals."""

    def __init__(self, catalog: Catalog, stored: Stored, currency: str) -> None:
        self.catalog, self.stored, self.currency = catalog, stored, currency

    def price(self, id: int, day: int) -> Decimal | None:
        product = self.catalog[id]
        if product.parent is None or product.price_rule is PriceRule.CALENDAR:
            price: Decimal | None = Decimal(self.stored[id]["price"][day]).scaleb(-digits(self.currency))
        else:
            price = self.price(product.parent, day)
            if price is not None:
                if product.price_rule is PriceRule.INCREMENT:
                    price += product.price_value
                else:
                    price = price * (100 + product.price_value) / 100
                step = Decimal(1) if product.price_round else Decimal(1).scaleb(-digits(self.currency))
                price = (price / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * step
                price = min(price, Decimal(MAX_MINOR).scaleb(-digits(self.currency)))
        if price is None or price <= 0:
            price = None
            if product.minimum_price is not None:
                price = Decimal(product.minimum_price).scaleb(-digits(self.currency))
        return price

    def available(self, id: int, day: int) -> int:
        product = self.catalog[id]
        if product.parent is not None and product.follows_availability:
            return self.available(product.parent, day)
        if product.is_suite:
            return int(bool(product.children) and all(self.available(child, day) for child in product.children))
        return max(0, int(self.stored[id]["available"][day]))

    def other(self, id: int, name: str, follows: str, day: int) -> Any:
        product = self.catalog[id]
        if product.parent is not None and getattr(product, follows):
            return self.other(product.parent, name, follows, day)
        return self.stored[id][name][day]


FOLLOWS = {
    "min_stay": "follows_stay",
    "max_stay": "follows_stay",
    "cut_off_days": "follows_restrictions",
    "closed_to_arrival": "follows_restrictions",
    "closed_to_departure": "follows_restrictions",
    "stop_sell": "follows_stop_sell",
}

percentages = st.decimals(-100, 300, places=4)
increments = st.decimals(-300, 300, places=4)


@st.composite
def families(draw: st.DrawFn) -> list[Product]:
    """Some base rooms, rates of them to any depth, and suites over the base rooms."""
    products: list[Product] = []
    for id in range(1, draw(st.integers(1, 9)) + 1):
        bases = [one.id for one in products if one.parent is None and not one.is_suite]
        kind = draw(st.sampled_from(["base", "rate", "rate", "rate", "suite"] if products else ["base"]))
        rule = draw(st.sampled_from(list(PriceRule)))
        value = draw({"INCREMENT": increments, "PERCENT": percentages, "CALENDAR": st.just(Decimal(0))}[rule])
        minimum = draw(st.none() | st.integers(1, 20_000))
        flags = {name: draw(st.booleans()) for name in sorted({*FOLLOWS.values(), "follows_availability"})}
        if kind == "rate":
            made = Product(
                id=id,
                accommodation=1,
                parent=draw(st.sampled_from(products)).id,
                price_rule=rule,
                price_value=value,
                price_round=draw(st.booleans()),
                minimum_price=minimum,
                follows_availability=flags["follows_availability"],
                follows_stay=flags["follows_stay"],
                follows_restrictions=flags["follows_restrictions"],
                follows_stop_sell=flags["follows_stop_sell"],
            )
        elif kind == "suite":
            children = draw(st.lists(st.sampled_from(bases), unique=True, max_size=4)) if bases else []
            made = Product(id=id, accommodation=1, is_suite=True, children=tuple(children), minimum_price=minimum)
        else:
            made = Product(id=id, accommodation=1, minimum_price=minimum)
        products.append(made)
    return products


def daily(values: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    """One value for each day."""
    return st.lists(values, min_size=DAYS, max_size=DAYS)


@st.composite
def calendars(draw: st.DrawFn, products: list[Product]) -> Stored:
    return {
        product.id: {
            "available": draw(daily(st.integers(-2, 5))),
            "price": draw(daily(st.just(0) | st.integers(1, 50_000))),
            **{name: draw(daily(st.integers(0, 99))) for name in ("min_stay", "max_stay", "cut_off_days")},
            **{name: draw(daily(st.booleans())) for name in FLAGS},
        }
        for product in products
    }


@settings(max_examples=300, deadline=None)
@given(st.data(), families(), st.sampled_from(["EUR", "JPY", "KWD"]))
def test_every_column_is_what_the_model_says(data: st.DataObject, products: list[Product], currency: str) -> None:
    catalog = Catalog(products)
    everything = data.draw(calendars(products))
    asked = data.draw(st.lists(st.sampled_from([one.id for one in products]), unique=True, min_size=1))
    stored = {id: everything[id] for id in needed(catalog, asked)}
    shown = derive(columns(stored), catalog, asked, minor_per_unit(currency))
    model = Model(catalog, everything, currency)
    assert shown.products == tuple(asked)
    with localcontext(prec=60):
        for row, id in enumerate(asked):
            for day in range(DAYS):
                wanted = model.price(id, day)
                minor = 0 if wanted is None else int(wanted.scaleb(digits(currency)))
                assert shown.price[row, day] == minor
                assert shown.available[row, day] == model.available(id, day)
                for name, follows in FOLLOWS.items():
                    assert getattr(shown, name)[row, day] == model.other(id, name, follows, day)


def prices(steps: list[Product], price: int, currency: str = "EUR") -> list[int]:
    catalog = Catalog([Product(id=1, accommodation=1), *steps])
    stored = columns({id: {"price": [price] * DAYS} for id in needed(catalog, list(catalog))})
    shown = derive(stored, catalog, list(catalog), minor_per_unit(currency))
    return [int(value) for value in shown.price[:, 0]]


def rate(id: int, parent: int, rule: str, value: str, *, rounded: bool = False, minimum: int | None = None) -> Product:
    return Product(
        id=id,
        accommodation=1,
        parent=parent,
        price_rule=PriceRule(rule),
        price_value=Decimal(value),
        price_round=rounded,
        minimum_price=minimum,
    )


@pytest.mark.parametrize(
    ("price", "rule", "value", "rounded", "expected"),
    [
        pytest.param(9900, "PERCENT", "-10", False, 8910, id="percent"),
        pytest.param(9900, "PERCENT", "-10", True, 8900, id="percent, to the nearest unit"),
        pytest.param(9905, "PERCENT", "-10", False, 8915, id="half a cent goes up: 89.145 is 89.15"),
        pytest.param(9000, "PERCENT", "5", True, 9500, id="half a unit goes up: 94.50 is 95"),
        pytest.param(9050, "INCREMENT", "-1", True, 9000, id="89.50 is 90"),
        pytest.param(9050, "INCREMENT", "12.34", False, 10284, id="increment"),
        pytest.param(9050, "INCREMENT", "0.005", False, 9051, id="increment of half a cent"),
        pytest.param(9050, "INCREMENT", "-0.005", False, 9050, id="90.495 is 90.50"),
        pytest.param(9000, "INCREMENT", "-90", False, 0, id="a result of nothing is no price"),
        pytest.param(9000, "INCREMENT", "-100", False, 0, id="nor is one below"),
        pytest.param(0, "INCREMENT", "10", False, 0, id="no price stays no price"),
        pytest.param(9000, "PERCENT", "-100", False, 0, id="everything off"),
        pytest.param(40, "PERCENT", "0", True, 0, id="rounds away"),
        pytest.param(9000, "PERCENT", "33.3333", False, 12000, id="four decimals"),
        pytest.param(MAX_MINOR, "PERCENT", "10000", False, MAX_MINOR, id="capped, without overflow"),
        pytest.param(MAX_MINOR, "PERCENT", "9999.9999", True, MAX_MINOR, id="capped, rounded"),
        pytest.param(MAX_MINOR - 1, "PERCENT", "-99.9999", False, 10_000_000, id="large, exact"),
    ],
)
def test_one_step(price: int, rule: str, value: str, rounded: bool, expected: int) -> None:
    assert prices([rate(2, 1, rule, value, rounded=rounded)], price)[1] == expected


def test_it_rounds_after_each_step() -> None:
    # 99.50 * 0.9 = 89.55 -> 90; 90 * 1.05 = 94.50 -> 95. Rounded once, at the end, it would be 94.
    steps = [rate(2, 1, "PERCENT", "-10", rounded=True), rate(3, 2, "PERCENT", "5", rounded=True)]
    assert prices(steps, 9950) == [9950, 9000, 9500]


def test_the_minimum_price_fills_only_where_the_price_is_missing_and_is_inherited() -> None:
    steps = [rate(2, 1, "PERCENT", "-50", minimum=7000), rate(3, 2, "INCREMENT", "10")]
    assert prices(steps, 10000) == [10000, 5000, 6000]
    assert prices(steps, 0) == [0, 7000, 8000]


def test_a_price_of_its_own_is_never_rounded() -> None:
    catalog = Catalog([Product(id=1, accommodation=1), rate(2, 1, "CALENDAR", "0", rounded=True)])
    stored = columns({1: {"price": [100] * DAYS}, 2: {"price": [9950] * DAYS}})
    assert derive(stored, catalog, [2], 100).price[0].tolist() == [9950] * DAYS


def test_only_the_products_that_own_something_are_read() -> None:
    linked = Product(
        id=2,
        accommodation=1,
        parent=1,
        follows_availability=True,
        follows_stay=True,
        follows_restrictions=True,
        follows_stop_sell=True,
        price_rule=PriceRule.PERCENT,
    )
    own_price = rate(3, 2, "CALENDAR", "0")
    suite = Product(id=4, accommodation=1, is_suite=True, children=(1,))
    catalog = Catalog([Product(id=1, accommodation=1), linked, own_price, suite])
    assert needed(catalog, [2]) == [1]
    assert needed(catalog, [3]) == [3]
    assert needed(catalog, [4]) == [1, 4]


def test_a_suite_is_open_while_every_room_has_one_left() -> None:
    suite = Product(id=3, accommodation=1, is_suite=True, children=(1, 2))
    catalog = Catalog([Product(id=1, accommodation=1), Product(id=2, accommodation=1), suite])
    stored = columns({1: {"available": [5, 1, 0, -1]}, 2: {"available": [1, 7, 7, 7]}, 3: {}})
    assert derive(stored, catalog, [3, 1], 100).available.tolist() == [[1, 1, 0, 0], [5, 1, 0, 0]]


def test_stored_days_find_their_places() -> None:
    made = Columns.empty(FIRST, 3, [9, 4])
    record = np.dtype([("product", ">i8"), ("offset", ">i4"), ("allotment", ">i4"), ("sold", ">i4"), ("price", ">i8")])
    rest = [("min_stay", ">i2"), ("max_stay", ">i2"), ("cut_off_days", ">i2"), *((name, "?") for name in FLAGS)]
    dtype = np.dtype([*record.descr, *rest])
    rows = np.array(
        [(4, 2, 5, 2, 100, 2, 3, 1, True, False, True), (9, 0, 1, 3, 7, 1, 9, 0, *[False] * 3)], dtype=dtype
    )
    made.fill(rows)
    assert made.available.tolist() == [[-2, 0, 0], [0, 0, 3]]
    assert made.price.tolist() == [[7, 0, 0], [0, 0, 100]]
    assert made.min_stay.tolist() == [[1, 1, 1], [1, 1, 2]]
    assert made.max_stay.tolist() == [[9, 99, 99], [99, 99, 3]]
    assert made.stop_sell.tolist() == [[False] * 3, [False, False, True]]
    assert made.closed_to_departure.tolist() == [[False] * 3, [False, False, True]]
