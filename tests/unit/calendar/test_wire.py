"""The calendar's JSON, put together from fragments, against a plain encoder."""

import json
from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from roomrack.core.money import from_minor, wire_number
from roomrack.domain.calendar.rules import Columns
from roomrack.domain.calendar.wire import contract as wire

PRODUCTS = 2
DAYS = 3
numbers = st.lists(st.integers(0, 9_999), min_size=DAYS * PRODUCTS, max_size=DAYS * PRODUCTS)
amounts = st.lists(st.integers(0, 10**13 - 1), min_size=DAYS * PRODUCTS, max_size=DAYS * PRODUCTS)
flags = st.lists(st.booleans(), min_size=DAYS * PRODUCTS, max_size=DAYS * PRODUCTS)


@settings(max_examples=100)
@given(
    st.lists(numbers, min_size=4, max_size=4),
    amounts,
    st.lists(flags, min_size=4, max_size=4),
    st.sampled_from(["EUR", "JPY", "KWD"]),
    st.text(),
)
def test_it_is_what_a_plain_encoder_writes(
    integers: list[list[int]], prices: list[int], booleans: list[list[bool]], currency: str, name: str
) -> None:
    shape = (PRODUCTS, DAYS)
    available, least, most, cut_off = (np.array(values, dtype=np.int64).reshape(shape) for values in integers)
    stop, arrival, departure, bookable = (np.array(values, dtype=np.bool_).reshape(shape) for values in booleans)
    price = np.array(prices, dtype=np.int64).reshape(shape)
    shown = Columns(date(2027, 12, 30), (8, 9), available, price, least, most, cut_off, stop, arrival, departure)
    name = name.encode("utf-8", "replace").decode()
    written = wire.calendar(shown, bookable, [name, "Dépendance"], currency, {"page": 0})
    plain = {
        "data": [
            {
                "id": id,
                "name": label,
                "days": [
                    {
                        "date": day,
                        "availability": int(available[row, column]),
                        "price": wire_number(from_minor(int(price[row, column]), currency)),
                        "minStay": int(least[row, column]),
                        "maxStay": int(most[row, column]),
                        "stopSells": bool(stop[row, column]),
                        "closeToArrival": bool(arrival[row, column]),
                        "closeToDeparture": bool(departure[row, column]),
                        "cutOffDays": int(cut_off[row, column]),
                        "bookable": bool(bookable[row, column]),
                    }
                    for column, day in enumerate(["2027-12-30", "2027-12-31", "2028-01-01"])
                ],
            }
            for row, (id, label) in enumerate([(8, name), (9, "Dépendance")])
        ],
        "page": {"page": 0},
    }
    assert json.loads(written) == plain
    assert list(json.loads(written)["data"][0]["days"][0]) == list(plain["data"][0]["days"][0])  # type: ignore[index]


def test_caches_of_fragments_stay_small() -> None:
    fragments = wire._Fragments(lambda key: b"%d" % key)
    for key in range(wire.MAX_CACHED + 10):
        assert fragments[key] == b"%d" % key
    assert len(fragments) <= wire.MAX_CACHED
