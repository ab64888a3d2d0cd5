"""What a stay costs: docs/algorithms/pricing.md, held against a slow model in decimals."""

from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomrack.core.money import digits, from_minor
from roomrack.core.stay import Stay
from roomrack.domain.extras.rules import Extra, Model, charge
from roomrack.domain.offers.rules.citytax import city_tax
from roomrack.domain.offers.rules.party import Exemption, Party, Person, fits, fitted, party_of
from roomrack.domain.offers.rules.pricing import (
    Asked,
    Fee,
    House,
    Taken,
    obligatory,
    planned,
    price,
    shifted,
    under,
)
from roomrack.domain.offers.rules.terms import CityTax, Discount, Terms
from roomrack.domain.rateplans.rules import Period, PlanExtra, PriceModel, RatePlan, Treatment, price_of

ROME = ZoneInfo("Europe/Rome")
ARRIVAL = date(2030, 5, 30)
MADE = datetime(2030, 1, 1, tzinfo=UTC)


def _noon(ahead: int) -> datetime:
    return datetime(2030, 5, 30, 10, tzinfo=UTC) + timedelta(ahead)


currencies = st.sampled_from(["EUR", "JPY", "KWD"])
periods = st.lists(
    st.builds(Period, st.just(1), st.none() | st.integers(-2, 6).map(_noon), st.none() | st.integers(-2, 6).map(_noon)),
    max_size=2,
).map(tuple)
plans = st.builds(
    RatePlan,
    id=st.just(1),
    accommodation=st.just(9),
    internal_label=st.just("P"),
    created_at=st.just(MADE),
    periods=periods,
    price_model=st.none() | st.sampled_from(PriceModel),
    price=st.none() | st.integers(-99, 200).map(Decimal),
    treatment=st.none() | st.sampled_from(Treatment),
)
nights_of = st.lists(st.integers(0, 50_000), min_size=1, max_size=6)
ages = st.lists(st.integers(0, 17), max_size=3)
rooms = st.sampled_from([(), (5,), (6, 7)])


@st.composite
def discounts(draw: st.DrawFn) -> Discount:
    percent = draw(st.none() | st.decimals(Decimal("0.1"), 100, places=2))
    return Discount(
        id=draw(st.integers(1, 9)),
        name="D",
        percent=percent,
        amount=None if percent is not None else Decimal(draw(st.integers(1, 500))),
        min_nights=draw(st.integers(1, 4)),
        max_nights=draw(st.none() | st.integers(1, 6)),
        min_days_ahead=draw(st.integers(0, 20)),
        max_days_ahead=draw(st.none() | st.integers(0, 40)),
        arrival_from=draw(st.none() | st.integers(-3, 3).map(lambda n: ARRIVAL + timedelta(n))),
        arrival_to=draw(st.none() | st.integers(-3, 3).map(lambda n: ARRIVAL + timedelta(n))),
        room_ids=draw(rooms),
    )


@st.composite
def taxes(draw: st.DrawFn) -> list[CityTax]:
    def day(low: int) -> date | None:
        return draw(st.none() | st.integers(low, 6).map(lambda n: ARRIVAL + timedelta(n)))

    return [
        CityTax(
            id=number + 1,
            name=f"T{number}",
            amount=Decimal(draw(st.integers(0, 7))),
            from_age=draw(st.integers(0, 20)),
            to_age=draw(st.none() | st.integers(0, 90)),
            max_nights=draw(st.none() | st.integers(1, 5)),
            date_from=day(-2),
            date_to=day(0),
            room_ids=draw(rooms),
            exemptions=tuple(draw(st.lists(st.sampled_from([Exemption.DRIVER, Exemption.OTHER]), max_size=1))),
        )
        for number in range(draw(st.integers(0, 3)))
    ]


people = st.builds(
    Person,
    st.integers(0, 90),
    st.booleans(),
    st.none() | st.sampled_from([Exemption.DRIVER, Exemption.OTHER]),
)


def _slow_tax(rules: list[CityTax], stay: Stay, party: Party) -> Decimal:
    owed = Decimal(0)
    for person in party.people:
        for number, night in enumerate(stay.nights):
            for rule in rules:
                oldest = 999 if rule.to_age is None else rule.to_age
                if rule.room_ids and 5 not in rule.room_ids:
                    continue
                if not rule.from_age <= person.age <= oldest:
                    continue
                if (rule.date_from and night < rule.date_from) or (rule.date_to and night > rule.date_to):
                    continue
                off = person.exemption and (person.exemption in rule.exemptions or rule.exemptions == ())
                if not off and number < (rule.max_nights or 999):
                    owed += rule.amount
                break
    return owed


def _slow_discount(one: Discount, stay: Stay, booked_on: date, room: Decimal, grain: Decimal) -> Decimal:
    lengths = range(one.min_nights, (one.max_nights or 10_000) + 1)
    latest = 10_000 if one.max_days_ahead is None else one.max_days_ahead
    if len(stay) not in lengths or not one.min_days_ahead <= (stay.arrival - booked_on).days <= latest:
        return Decimal(0)
    if one.room_ids and 5 not in one.room_ids:
        return Decimal(0)
    if one.arrival_from and stay.arrival < one.arrival_from:
        return Decimal(0)
    if one.arrival_to and stay.arrival > one.arrival_to:
        return Decimal(0)
    taken = (room * one.percent / 100).quantize(grain, ROUND_HALF_UP) if one.percent else one.amount or Decimal(0)
    return min(room, taken)


@given(
    currency=currencies,
    nights=nights_of,
    party=st.lists(people, min_size=1, max_size=4).map(lambda each: Party(tuple(each))),
    plan=st.none() | plans,
    given_discounts=st.lists(discounts(), max_size=3),
    tax_rules=taxes(),
    vat=st.sampled_from([Decimal(0), Decimal(10), Decimal("7.7"), Decimal(22)]),
    vat_included=st.booleans(),
    cleaning=st.integers(0, 9_000),
    breakfast=st.integers(0, 2_000),
    booked=st.integers(0, 40),
    models=st.lists(st.sampled_from(Model), max_size=3),
    with_discounts=st.booleans(),
)
def test_the_price_is_that_of_the_slow_model_and_its_lines_sum_to_it(
    currency: str,
    nights: list[int],
    party: Party,
    plan: RatePlan | None,
    given_discounts: list[Discount],
    tax_rules: list[CityTax],
    vat: Decimal,
    vat_included: bool,
    cleaning: int,
    breakfast: int,
    booked: int,
    models: list[Model],
    with_discounts: bool,
) -> None:
    stay = Stay(ARRIVAL, ARRIVAL + timedelta(len(nights)))
    booked_on = ARRIVAL - timedelta(booked)
    house = House(
        currency=currency,
        zone=ROME,
        vat=vat,
        vat_included=vat_included,
        cleaning=cleaning,
        breakfast=breakfast,
        terms=Terms(given_discounts, tax_rules),
    )
    extras = [
        Extra(
            id=number,
            accommodation=9,
            name=f"E{number}",
            model=model,
            base_price=Decimal(number + 3),
            tax_percent=Decimal(10),
            enabled=True,
            created_at=MADE,
            updated_at=MADE,
        )
        for number, model in enumerate(models)
    ]
    quote = price(
        house,
        Asked(
            product=5,
            stay=stay,
            nights=nights,
            party=party,
            plan=plan,
            extras=[Taken(extra) for extra in extras],
            booked_on=booked_on,
            discounts=with_discounts,
        ),
    )
    grain = Decimal(1).scaleb(-digits(currency))
    prices = [from_minor(night, currency) for night in nights]
    room = sum(prices, Decimal(0))
    if plan is not None:
        room = price_of(plan, stay, prices, people=len(party.people), currency=currency, zone=ROME)
    if with_discounts:
        room -= max((_slow_discount(one, stay, booked_on, room, grain) for one in given_discounts), default=Decimal(0))
    if vat_included:
        net = (room * 100 / (100 + vat)).quantize(grain, ROUND_HALF_UP)
        tax = room - net
    else:
        net, tax = room, (room * vat / 100).quantize(grain, ROUND_HALF_UP)
    costs = [charge(extra, stay, currency, adults=party.adults, children=party.children).amount for extra in extras]
    assert from_minor(quote.net, currency) == net
    assert from_minor(quote.vat, currency) == tax
    assert [from_minor(line.amount, currency) for line in quote.extras] == costs
    assert from_minor(quote.total, currency) == net + tax + from_minor(cleaning, currency) + sum(costs, Decimal(0))
    assert from_minor(quote.owed_to_city, currency) == _slow_tax(tax_rules, stay, party)
    # To the cent, whatever was rounded on the way.
    assert sum(quote.daily) == quote.room == quote.net + quote.vat
    assert min(quote.daily) >= 0
    assert quote.total == quote.net + quote.vat + quote.cleaning + sum(quote.fee(kind) for kind in Fee)
    assert quote.base + quote.plan - (quote.off.amount if quote.off else 0) == quote.room - (
        0 if vat_included else quote.vat
    )
    assert all(line.net + line.vat == line.amount for line in quote.extras)
    assert all(line.nights * line.each == line.amount for line in quote.city_tax)
    assert quote.breakfast == (0 if quote.breakfast_included else breakfast * len(party.people) * len(nights))


@given(plan=plans, nights=nights_of, count=st.integers(0, 5), currency=currencies)
def test_a_plans_nights_sum_to_what_the_rules_of_plans_say(
    plan: RatePlan, nights: list[int], count: int, currency: str
) -> None:
    stay = Stay(ARRIVAL, ARRIVAL + timedelta(len(nights)))
    house = House(currency=currency, zone=ROME)
    changed = under(plan, stay, nights, house, people=count)
    whole = price_of(
        plan, stay, [from_minor(night, currency) for night in nights], people=count, currency=currency, zone=ROME
    )
    assert from_minor(sum(changed), currency) == whole
    assert min(changed) >= 0


@given(nights=nights_of, difference=st.integers(-60_000, 60_000), data=st.data())
def test_a_difference_is_spread_to_the_cent_and_no_night_falls_under_nothing(
    nights: list[int], difference: int, data: st.DataObject
) -> None:
    chosen = sorted(data.draw(st.sets(st.integers(0, len(nights) - 1), min_size=1)))
    if difference + sum(nights) < 0:
        with pytest.raises(ValueError, match="more is taken off"):
            shifted(nights, difference, chosen)
        return
    result = shifted(nights, difference, chosen)
    assert sum(result) == sum(nights) + difference
    assert min(result) >= 0
    if difference >= 0:
        assert [result[i] for i in range(len(nights)) if i not in chosen] == [
            night for i, night in enumerate(nights) if i not in chosen
        ]


def test_a_fixed_amount_for_each_night_stands_on_each_night() -> None:
    plan = RatePlan(
        id=1,
        accommodation=9,
        internal_label="HB",
        price_model=PriceModel.FIXED_PAX_DAY,
        price=Decimal("27.5"),
        created_at=MADE,
    )
    house = House(currency="EUR", zone=ROME)
    assert under(plan, Stay(ARRIVAL, ARRIVAL + timedelta(2)), [10_000, 5_000], house, people=2) == (15_500, 10_500)


def test_a_stay_needs_a_price_for_each_night() -> None:
    house = House(currency="EUR", zone=ROME)
    stay = Stay(ARRIVAL, ARRIVAL + timedelta(2))
    for nights in ([1], [1, -1]):
        with pytest.raises(ValueError, match="each night"):
            price(house, Asked(product=1, stay=stay, nights=nights, party=party_of(1, ()), booked_on=ARRIVAL))


def test_the_city_of_the_example_taxes_as_the_page_says() -> None:
    rules = [
        CityTax(id=1, name="Children", amount=Decimal(0), to_age=9),
        CityTax(id=2, name="Summer", amount=Decimal("3.5"), max_nights=3, exemptions=(Exemption.DRIVER,)),
    ]
    stay = Stay(ARRIVAL, ARRIVAL + timedelta(5))
    party = Party(
        (
            Person(),
            Person(exemption=Exemption.DRIVER),
            Person(exemption=Exemption.OTHER),
            Person(9, True),
            Person(10, True),
        )
    )
    lines = city_tax(rules, 5, stay, party, "EUR")
    assert [(line.name, line.nights, line.each, line.amount) for line in lines] == [("Summer", 9, 350, 3_150)]


def _extra(id: int, **values: object) -> Extra:
    fields = {
        "id": id,
        "accommodation": 9,
        "name": f"E{id}",
        "model": Model.DAY,
        "enabled": True,
        "base_price": Decimal(5),
        "created_at": MADE,
        "updated_at": MADE,
    }
    return Extra(**{**fields, **values})  # type: ignore[arg-type]


def test_what_a_stay_has_to_take() -> None:
    extras = {
        1: _extra(1, mandatory=True),
        2: _extra(2),
        3: _extra(3, mandatory=True, enabled=False),
        4: _extra(4, mandatory=True, room_filter=(6,)),
        5: _extra(5),
    }
    links = (
        PlanExtra(id=1, extra=1, price=Decimal(2), apply_on_first_day=True, mandatory=True, created_at=MADE),
        PlanExtra(id=2, extra=2, mandatory=True, quantity=3, day=ARRIVAL + timedelta(1), created_at=MADE),
        PlanExtra(id=3, extra=5, created_at=MADE),
        PlanExtra(id=4, extra=99, mandatory=True, created_at=MADE),
    )
    plan = RatePlan(id=1, accommodation=9, internal_label="P", extras=links, created_at=MADE)
    stay = Stay(ARRIVAL, ARRIVAL + timedelta(3))
    assert [(one.extra.id, one.quantity, one.days) for one in obligatory(extras, None, 5, stay)] == [(1, None, None)]
    taken = obligatory(extras, plan, 5, stay)
    assert [planned(extras[id], plan).base_price for id in (1, 2, 5)] == [Decimal(2), Decimal(5), Decimal(5)]
    assert planned(extras[1], None) is extras[1]
    assert [(one.extra.id, one.extra.base_price, one.quantity, one.days) for one in taken] == [
        (1, Decimal(2), None, {ARRIVAL}),
        (2, Decimal(5), 3, {ARRIVAL + timedelta(1)}),
    ]


@pytest.mark.parametrize(
    ("category", "model", "fee"),
    [
        ("Resort fee", Model.DAY, Fee.RESORT),
        ("SERVICE_CHARGE", Model.PERSON, Fee.SERVICE),
        ("hotelFee", Model.DAY, Fee.HOTEL),
        ("Spa", Model.BOOKING, Fee.BOOKING),
        (None, Model.WEEK, Fee.DAY),
        (None, Model.QUANTITY, Fee.OTHER),
        (None, Model.ADULTSDAY, Fee.PEOPLE),
    ],
)
def test_fees_are_told_apart(category: str | None, model: Model, fee: Fee) -> None:
    house = House(currency="EUR", zone=ROME)
    stay = Stay(ARRIVAL, ARRIVAL + timedelta(1))
    extra = _extra(1, category=category, model=model)
    asked = Asked(product=5, stay=stay, nights=[100], party=party_of(1, ()), extras=[Taken(extra)], booked_on=ARRIVAL)
    assert price(house, asked).fee(fee) == 500


@given(adults=st.integers(0, 4), young=ages, places=st.integers(0, 4), small=st.integers(0, 3))
def test_a_party_fits_where_everybody_has_a_place(adults: int, young: list[int], places: int, small: int) -> None:
    party = party_of(adults, young)
    inside = fitted(party, places, small)
    assert inside.adults == min(adults, places)
    assert len(inside.people) <= places + small
    assert fits(party, places, small) == (inside == party)
