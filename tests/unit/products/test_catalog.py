"""Who owns which columns, whose units a booking takes, and who sees a change."""

from dataclasses import replace

import pytest

from roomrack.domain.products.rules import Catalog, ColumnGroup, PriceRule, Product

DOUBLE = Product(id=1, accommodation=7, name="Double")
FOLLOWER = Product(
    id=0,
    accommodation=7,
    follows_availability=True,
    follows_stay=True,
    follows_restrictions=True,
    follows_stop_sell=True,
)
SAVER = replace(FOLLOWER, id=2, parent=1, price_rule=PriceRule.PERCENT)
SAVER_BREAKFAST = replace(FOLLOWER, id=3, parent=2, price_rule=PriceRule.INCREMENT)
OWN_STOCK = Product(id=4, accommodation=7, parent=1, follows_stay=True)
SINGLE = Product(id=5, accommodation=7)
SUITE = Product(id=6, accommodation=7, is_suite=True, children=(5, 1, 2))
SUITE_RATE = Product(id=8, accommodation=7, parent=6, follows_availability=True)
CATALOG = Catalog([SUITE_RATE, SUITE, SINGLE, OWN_STOCK, SAVER_BREAKFAST, SAVER, DOUBLE])


def test_the_chain_runs_from_the_root() -> None:
    assert [step.id for step in CATALOG.chain(3)] == [1, 2, 3]
    assert [step.id for step in CATALOG.chain(1)] == [1]


@pytest.mark.parametrize("group", list(ColumnGroup))
def test_a_root_owns_every_column_whatever_its_flags_say(group: ColumnGroup) -> None:
    flagged = replace(FOLLOWER, id=1, price_rule=PriceRule.PERCENT)
    assert Catalog([flagged]).owner(1, group) == 1


@pytest.mark.parametrize(
    ("product", "group", "owner"),
    [(3, "availability", 1), (3, "price", 1), (4, "availability", 4), (4, "stay", 1), (4, "price", 4), (8, "stay", 8)],
)
def test_the_owner_is_the_nearest_that_does_not_follow(product: int, group: str, owner: int) -> None:
    assert CATALOG.owner(product, group) == owner


@pytest.mark.parametrize(("product", "units"), [(1, (1,)), (3, (1,)), (4, (4,)), (6, (1, 5)), (8, (1, 5))])
def test_a_booking_takes_units_of_the_availability_owners(product: int, units: tuple[int, ...]) -> None:
    assert CATALOG.stock(product) == units


def test_descendants_at_any_depth() -> None:
    assert CATALOG.descendants(1) == [2, 3, 4]
    assert CATALOG.descendants(3) == []


def test_a_change_shows_in_those_that_follow_it_and_in_suites() -> None:
    assert CATALOG.affected(1, [ColumnGroup.AVAILABILITY]) == [1, 2, 3, 6, 8]
    assert CATALOG.affected(1, [ColumnGroup.STAY]) == [1, 2, 3, 4]
    assert CATALOG.affected(1, [ColumnGroup.PRICE]) == [1, 2, 3]
    assert CATALOG.affected(5, [ColumnGroup.PRICE]) == [5]
    assert CATALOG.affected(2, [ColumnGroup.PRICE]) == [2]


def test_circles_are_found() -> None:
    assert CATALOG.would_circle(1, 3)
    assert CATALOG.would_circle(1, 1)
    assert not CATALOG.would_circle(5, 3)
    with pytest.raises(ValueError, match="descends from itself"):
        Catalog([replace(DOUBLE, parent=2), SAVER]).chain(1)
    with pytest.raises(ValueError, match="contains itself"):
        Catalog([replace(SUITE, children=(6,))]).stock(6)


def test_an_unknown_product_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        CATALOG.chain(99)
