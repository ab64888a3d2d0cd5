"""The values of a calendar that a channel may take, by the contract's names (docs/contract.md 9)."""

from enum import StrEnum


class CalendarValue(StrEnum):
    """What a channel may take of a calendar, by the contract's names."""

    PRICE = "PRICE"
    AVAILABILITY = "AVAILABILITY"
    MIN_STAY = "MINSTAY"
    MAX_STAY = "MAXSTAY"
    CLOSED_TO_ARRIVAL = "CLOSEARR"
    CLOSED_TO_DEPARTURE = "CLOSEDEP"
    STOP_SELL = "STOPSELL"
    CUT_OFF = "CUTOFF"
