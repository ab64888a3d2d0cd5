"""Derived rules, parents and suites: docs/contract.md 5."""

from dataclasses import asdict
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from roomrack.core.errors import FieldMissing, RoomrackError
from roomrack.domain.products import errors, rules
from roomrack.domain.products.rules import Automation, Catalog, Listing, PriceRule, Product

BASE = Product(id=1, accommodation=9)
RATE = Product(
    id=2,
    accommodation=9,
    parent=1,
    follows_availability=True,
    follows_stay=True,
    price_rule=PriceRule.INCREMENT,
    price_value=Decimal(12),
    price_round=True,
)


def test_without_a_rule_a_product_is_a_base_room() -> None:
    for changes in (None, {"parent": None}, {"parent": None, "follows_stay": True}):
        assert rules.derived(RATE, changes) == Product(id=2, accommodation=9)


def test_an_absent_field_keeps_its_value_and_none_is_off() -> None:
    after = rules.derived(RATE, {"follows_stay": None, "parent": 5})
    assert after == Product(
        id=2,
        accommodation=9,
        parent=5,
        follows_availability=True,
        price_rule=PriceRule.INCREMENT,
        price_value=Decimal(12),
        price_round=True,
    )


@pytest.mark.parametrize("changes", [{}, {"price_rule": "CALENDAR"}, {"follows_stay": False}, {"price_rule": None}])
def test_a_rule_that_says_nothing_leaves_a_base_room(changes: dict[str, Any]) -> None:
    assert rules.derived(BASE, changes) == BASE


@pytest.mark.parametrize("changes", [{"follows_stay": True}, {"price_rule": "PERCENT"}, {"price_round": True}])
def test_a_rule_needs_a_parent(changes: dict[str, Any]) -> None:
    with pytest.raises(FieldMissing) as raised:
        rules.derived(BASE, changes)
    assert raised.value.element == "$.derivedRule.parent"


@pytest.mark.parametrize(
    ("product", "changes"),
    [
        (BASE, {"parent": 5, "price_rule": "PERCENT"}),
        (RATE, {"price_rule": "PERCENT"}),
        (RATE, {"price_value": None}),
    ],
)
def test_a_price_kind_needs_a_value_of_its_own(product: Product, changes: dict[str, Any]) -> None:
    with pytest.raises(FieldMissing) as raised:
        rules.derived(product, changes)
    assert raised.value.element == "$.derivedRule.priceValue"


def test_an_own_price_forgets_the_value() -> None:
    after = rules.derived(RATE, {"price_rule": "CALENDAR", "price_value": Decimal(3)})
    assert (after.price_rule, after.price_value) == (PriceRule.CALENDAR, Decimal(0))


@pytest.mark.parametrize(
    ("rule", "value", "error"),
    [
        ("PERCENT", "-100", errors.PercentageOutOfRange),
        ("PERCENT", "10000.1", errors.PercentageOutOfRange),
        ("INCREMENT", "1000000.01", errors.IncrementOutOfRange),
        ("INCREMENT", "-1000001", errors.IncrementOutOfRange),
        ("PERCENT", "0.00001", errors.PercentageTooFine),
    ],
)
def test_values_out_of_bounds(rule: str, value: str, error: type[RoomrackError]) -> None:
    with pytest.raises(error) as raised:
        rules.derived(BASE, {"parent": 5, "price_rule": rule, "price_value": Decimal(value)})
    assert raised.value.element == "$.derivedRule.priceValue"


@pytest.mark.parametrize(("value", "text"), [("10.00", "10"), ("-99.9999", "-99.9999"), ("1E+3", "1000"), ("0", "0")])
def test_values_are_kept_in_their_plain_form(value: str, text: str) -> None:
    assert str(rules.checked_price_value(PriceRule.PERCENT, Decimal(value))) == text


def test_parents() -> None:
    leaf = Product(id=3, accommodation=9, parent=2)
    suite = Product(id=4, accommodation=9, is_suite=True, children=(5,))
    room = Product(id=5, accommodation=9)
    catalog = Catalog([BASE, RATE, leaf, suite, room])

    def with_parent(product: Product, parent: int) -> Product:
        return rules.derived(product, {"parent": parent})

    for allowed in (with_parent(leaf, 1), with_parent(leaf, 4), with_parent(Product(id=0, accommodation=9), 3), BASE):
        rules.check_parent(catalog, allowed)
    for product, parent, error in (
        (leaf, 99, errors.UnknownProduct),
        (BASE, 1, errors.CircularRule),
        (BASE, 2, errors.CircularRule),
        (BASE, 3, errors.CircularRule),
        (suite, 1, errors.SuiteCannotDerive),
        (room, 1, errors.RoomOfSuiteCannotDerive),
        (room, 4, errors.RoomOfSuiteCannotDerive),
    ):
        with pytest.raises(error) as raised:
            rules.check_parent(catalog, with_parent(product, parent))
        assert raised.value.element == "$.derivedRule.parent"


def test_a_snapshot_is_plain_and_whole() -> None:
    listing = Listing(
        product=RATE, children=1, infants=None, details={"a": 1}, created_at=datetime(2026, 1, 1, tzinfo=UTC)
    )
    assert rules.snapshot(listing) == {
        "id": 2,
        "name": "",
        "parent": 1,
        "follows_availability": True,
        "follows_stay": True,
        "follows_restrictions": False,
        "follows_stop_sell": False,
        "price_rule": "INCREMENT",
        "price_value": Decimal(12),
        "price_round": True,
        "quantity": 1,
        "is_suite": False,
        "suite_rooms": [],
        "minimum_price": None,
        "adults": RATE.adults,
        "children": 1,
        "infants": None,
        "automation": asdict(Automation()),
        "details": {"a": 1},
        "created_at": datetime(2026, 1, 1, tzinfo=UTC),
    }
