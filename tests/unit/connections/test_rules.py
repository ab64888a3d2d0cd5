"""What goes to a channel of a price and an availability, and what the linter finds: docs/contract.md 9."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomrack.core.calendar_values import CalendarValue
from roomrack.core.money import digits
from roomrack.domain.connections.errors import BadMappingQuery
from roomrack.domain.connections.rules import Connection, External, Mapping, Portal, Status, corrected, shared
from roomrack.domain.connections.rules.letters import error_letter, help_letter, language_of
from roomrack.domain.connections.rules.linting import Level, Situation, Sold, lint
from roomrack.domain.connections.service import Named
from roomrack.domain.connections.wire.mapping import named_of, reference_of

NOW = datetime(2030, 5, 1, tzinfo=UTC)
PORTAL = Portal(
    id=1_000_001,
    application=1,
    channel="api",
    internal_name="ota",
    external_name="OTA",
    calendar_values=tuple(CalendarValue),
    content_metas=(),
    login_url="",
    website="",
    requires_hotel=False,
    requires_password=False,
    requires_token=False,
)
CONNECTION = Connection(id=7, accommodation=1, portal=PORTAL.id, status=Status.WAITING, created_at=NOW, updated_at=NOW)
PRODUCTS = {
    1: Sold(1, "Double", 1, 2, 1),
    2: Sold(2, "Double, saver", 1, 2),
    3: Sold(3, "Single", 3, 1),
}
prices = st.decimals(min_value=0, max_value=100_000, places=2)
ratios = st.decimals(min_value=Decimal(-2), max_value=3, places=4)


def _half_up(value: Fraction, places: int) -> Fraction:
    """The nearest multiple of 10^-places, halves up, reckoned slowly."""
    unit = Fraction(1, 10**places)
    whole = value // unit
    return (whole + (1 if value - whole * unit >= unit / 2 else 0)) * unit


@given(
    price=prices,
    ratio=ratios | st.none(),
    fixed=st.booleans(),
    whole=st.booleans(),
    currency=st.sampled_from(["EUR", "JPY", "KWD"]),
)
def test_a_price_is_corrected_as_said(
    price: Decimal, ratio: Decimal | None, fixed: bool, whole: bool, currency: str
) -> None:
    result = corrected(price, currency, ratio=ratio, fixed=fixed, whole=whole)
    if not price:
        assert result == 0
        return
    exact = Fraction(price)
    if ratio is not None:
        exact = exact + Fraction(ratio) if fixed else exact * Fraction(ratio)
    expected = _half_up(max(Fraction(0), exact), 0 if whole else digits(currency))
    assert Fraction(result) == expected
    assert result == result.quantize(Decimal(1).scaleb(-(0 if whole else digits(currency))), rounding=ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("price", "ratio", "fixed", "whole", "expected"),
    [
        ("100", None, False, False, "100.00"),
        ("100", "1.15", False, False, "115.00"),
        ("99.90", "1.15", False, True, "115"),
        ("100", "12.5", True, False, "112.50"),
        ("100", "-12.5", True, True, "88"),
        ("10", "-12.5", True, False, "0.00"),
        ("0", "12.5", True, False, "0"),
        ("0.50", None, False, True, "1"),
    ],
)
def test_corrections(price: str, ratio: str | None, fixed: bool, whole: bool, expected: str) -> None:
    wanted = None if ratio is None else Decimal(ratio)
    assert str(corrected(Decimal(price), "EUR", ratio=wanted, fixed=fixed, whole=whole)) == expected


@given(left=st.integers(0, 10_000), percentage=st.integers(0, 100))
def test_a_share_is_the_least_whole_number_that_is_enough(left: int, percentage: int) -> None:
    told = shared(left, percentage)
    assert told == next(number for number in range(left + 1) if number * 100 >= left * percentage)


def _external(id: int, **more: Any) -> External:
    values = {"room": str(id), "room_name": f"Room {id}", "occupancy": 2, **more}
    return External(id=id, accommodation=1, connection=7, created_at=NOW, **values)


def _mapping(id: int, product: int, external: External, connection: int = 7) -> Mapping:
    return Mapping(id=id, accommodation=1, connection=connection, product=product, external=external, created_at=NOW)


def _codes(*mappings: Mapping, **more: Any) -> list[tuple[str, Level, int | None, int | None]]:
    situation = Situation(
        **{
            "connection": CONNECTION,
            "portal": PORTAL,
            "currency": "EUR",
            "products": PRODUCTS,
            "mappings": mappings,
            **more,
        }
    )
    return [(one.error.code.removeprefix("lint_"), one.level, one.product, one.external) for one in lint(situation)]


def test_a_mapping_in_order_has_no_findings() -> None:
    assert _codes(_mapping(1, 2, _external(11)), _mapping(2, 3, _external(12, occupancy=1))) == []


def test_nothing_mapped_and_what_a_portal_asks_for() -> None:
    demanding = replace(PORTAL, requires_hotel=True, requires_token=True)
    assert _codes() == [("nothing_mapped", Level.ERROR, None, None)]
    assert [code for code, *_ in _codes(portal=demanding)] == ["nothing_mapped", "no_hotel", "no_password"]
    satisfied = replace(CONNECTION, hotel="H", has_password=True)
    assert [code for code, *_ in _codes(portal=demanding, connection=satisfied)] == ["nothing_mapped"]


def test_doubles_on_either_side_and_on_another_connection() -> None:
    twice = _codes(_mapping(1, 1, _external(11)), _mapping(2, 1, _external(12)))
    assert ("product_twice", Level.ERROR, 1, None) in twice
    same = _external(11)
    assert ("external_twice", Level.ERROR, 1, 11) in _codes(_mapping(1, 1, same), _mapping(2, 2, same))
    beside = _mapping(5, 3, _external(99, room="11"), connection=8)
    assert ("external_twice", Level.ERROR, 1, 11) in _codes(_mapping(1, 1, same), beside=[beside])


def test_occupancy_currency_and_what_is_gone() -> None:
    rest = _mapping(9, 3, _external(90, occupancy=1))
    assert _codes(_mapping(1, 1, _external(11, occupancy=3)), rest) == []
    assert _codes(_mapping(1, 1, _external(11, occupancy=4)), rest) == [("too_small", Level.ERROR, 1, 11)]
    assert _codes(_mapping(1, 1, _external(11, occupancy=1)), rest) == [("too_large", Level.WARNING, 1, 11)]
    assert _codes(_mapping(1, 1, _external(11, gone_at=NOW)), rest) == [("external_gone", Level.ERROR, 1, 11)]
    assert _codes(_mapping(1, 77, _external(11)), _mapping(2, 1, _external(12)), rest) == [
        ("product_deleted", Level.ERROR, 77, 11)
    ]
    assert _codes(_mapping(1, 1, _external(11, manageable=False)), rest) == [("not_writable", Level.WARNING, 1, 11)]
    dollars = _external(11, currency="USD")
    assert _codes(_mapping(1, 1, dollars), rest) == [("other_currency", Level.ERROR, 1, 11)]
    unconverted = replace(CONNECTION, currency="USD")
    assert _codes(_mapping(1, 1, dollars), rest, connection=unconverted) == [("no_conversion", Level.ERROR, None, None)]
    converted = replace(unconverted, correction_ratio=Decimal("1.09"))
    assert _codes(_mapping(1, 1, dollars), rest, connection=converted) == []


def test_rooms_that_no_rate_of_is_sold_are_told_and_their_rates_are_not() -> None:
    assert _codes(_mapping(1, 2, _external(11))) == [("unmapped", Level.WARNING, 3, None)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("17", Named("17", None, None)),
        ("17:4", Named("17", "4", None)),
        ("17:4@@2", Named("17", "4", 2)),
        ("17:@@2", Named("17", None, 2)),
        (" DBL-sea view : BAR @@12", Named("DBL-sea view", "BAR", 12)),
    ],
)
def test_queries(query: str, expected: Named) -> None:
    assert named_of(query) == expected


@pytest.mark.parametrize("query", ["", ":", "17:4:5", "17@@", "17:4@2", "17:4@@two", "@@2", "17:4@@200"])
def test_queries_that_are_none(query: str) -> None:
    with pytest.raises(BadMappingQuery):
        named_of(query)


def test_a_reference_is_a_query() -> None:
    for external in (_external(1), _external(2, rate="4", occupancy=3)):
        named = named_of(reference_of(external))
        assert (named.room, named.rate, named.occupancy) == (external.room, external.rate, external.occupancy)


def test_letters_speak_the_propertys_language_and_keep_to_one_subject_line() -> None:
    assert [language_of(each) for each in ("IT", "it-IT", "DE", None)] == ["it", "it", "en", "en"]
    letter = help_letter("en", name="Casa\nBella", portal="OTA", status="WAITING", mapped=2, findings=["A is wrong."])
    assert letter.subject == "Casa Bella: the connection to OTA"
    assert "- A is wrong." in letter.text
    whole = help_letter("it", name="Casa", portal="OTA", status="ENABLED", mapped=2, findings=[])
    assert "La mappatura è in ordine." in whole.text
    assert "ha un problema: 401" in error_letter("it", name="Casa", portal="OTA", problem="401").text
