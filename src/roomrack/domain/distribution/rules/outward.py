"""What a channel is told of a day: our calendar after a connection's correction, in the values that it takes.

The same function serves pushing, reconciling and the tests. It works on integers: prices in minor units.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np

from roomrack.core.money import MAX_MINOR, digits, from_minor
from roomrack.domain.calendar.rules import Columns, Ints
from roomrack.domain.calendar.rules.columns import Flags
from roomrack.domain.connections.rules import prices

PRICE = "PRICE"
AVAILABILITY = "AVAILABILITY"
MIN_STAY = "MINSTAY"
MAX_STAY = "MAXSTAY"
CLOSED_TO_ARRIVAL = "CLOSEARR"
CLOSED_TO_DEPARTURE = "CLOSEDEP"
STOP_SELL = "STOPSELL"
CUT_OFF = "CUTOFF"

VALUES = (
    PRICE,
    AVAILABILITY,
    MIN_STAY,
    MAX_STAY,
    CUT_OFF,
    CLOSED_TO_ARRIVAL,
    CLOSED_TO_DEPARTURE,
    STOP_SELL,
)
"""What a channel may take, by the contract's names. Row i of the arrays below is VALUES[i]."""

ROW = {value: row for row, value in enumerate(VALUES)}
FLAGS = frozenset({CLOSED_TO_ARRIVAL, CLOSED_TO_DEPARTURE, STOP_SELL})

SELLING = frozenset({AVAILABILITY, STOP_SELL})
"""What takes a night off sale."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How a connection wants its calendar."""

    values: frozenset[str]
    """Of `VALUES`, those that connection, portal and channel all take."""
    currency: str
    ratio: Decimal | None = None
    """What prices are multiplied by, or, where it is `fixed`, what is added to them."""
    fixed: bool = False
    whole: bool = False
    """Whether prices are rounded to whole units of the currency."""
    percentage: int = 100
    """How much of what is left is offered."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """What a channel is told of one product from `first` on: a row for each of `VALUES`, a column for each day."""

    first: date
    values: Ints
    said: Flags
    """Where there is something to say."""


def corrected(price: Ints, terms: Terms) -> Ints:
    """Prices in minor units after the correction of the connection; what is 0 after it is no price, like 0 before."""
    if terms.ratio is None and not terms.whole:
        return price
    # A calendar repeats few prices, and decimals are exact whatever the correction is.
    unique, places = np.unique(price, return_inverse=True)
    made = [_corrected(minor, terms) for minor in unique.tolist()]
    result: Ints = np.array(made, dtype=np.int64)[places].reshape(price.shape)
    return result


def _corrected(minor: int, terms: Terms) -> int:
    amount = prices.corrected(
        from_minor(minor, terms.currency), terms.currency, ratio=terms.ratio, fixed=terms.fixed, whole=terms.whole
    )
    return min(int(amount.scaleb(digits(terms.currency))), MAX_MINOR)


def offered(available: Ints, percentage: int) -> Ints:
    """How many of those left a channel is offered: the share, rounded up, so never more than are left."""
    share: Ints = -(-available * percentage // 100)
    return share


def told(shown: Columns, row: int, terms: Terms, today: date, *, closed: bool = False) -> Told:
    """What the channel is told of the product in a row of the calendar.

    A product that is `closed` on this channel goes out with stop-sell on every day. How many are left stays true
    where stop-sell is taken: a channel may have one number for all rates of a room.

    A night without a price can't be sold: where the channel takes prices it goes out closed, with no price. A
    day inside the cut-off is closed to arrival where the channel takes that but no cut-off, and a night with
    stop-sell has nothing left where it takes no stop-sell. Where it takes neither, a closed product is closed to
    arrival.
    """
    price = corrected(shown.price[row], terms)
    available = offered(np.maximum(shown.available[row], 0), terms.percentage)
    stop = shown.stop_sell[row] | closed
    arrival = shown.closed_to_arrival[row] | (closed and terms.values.isdisjoint(SELLING))
    if PRICE in terms.values:
        unpriced = price <= 0
        available = np.where(unpriced, 0, available)
        if AVAILABILITY not in terms.values:
            stop = stop | unpriced
    if STOP_SELL not in terms.values:
        available = np.where(stop, 0, available)
    if CUT_OFF not in terms.values:
        ahead = np.arange(shown.days) + (shown.first - today).days
        arrival = arrival | (ahead < shown.cut_off_days[row])
    columns = {
        PRICE: price,
        AVAILABILITY: available,
        MIN_STAY: shown.min_stay[row],
        MAX_STAY: shown.max_stay[row],
        CUT_OFF: shown.cut_off_days[row],
        CLOSED_TO_ARRIVAL: arrival,
        CLOSED_TO_DEPARTURE: shown.closed_to_departure[row],
        STOP_SELL: stop,
    }
    values = np.stack([columns[value].astype(np.int64) for value in VALUES])
    said = np.zeros(values.shape, dtype=np.bool_)
    said[[ROW[value] for value in terms.values]] = True
    said[ROW[PRICE]] &= price > 0
    return Told(shown.first, values, said)


def closes(values: Ints, said: Flags) -> Flags:
    """The days on which a channel must stop selling: nothing is left, or it is told to stop."""
    gone: Flags = (said[ROW[AVAILABILITY]] & (values[ROW[AVAILABILITY]] == 0)) | (
        said[ROW[STOP_SELL]] & (values[ROW[STOP_SELL]] != 0)
    )
    return gone
