"""What goes wrong on demand: which faults there are, which calls they befall, and when they happen.

Whether a fault happens is drawn from its seed and from how often it was asked about, so that the same calls meet the
same faults.
"""

import random
from collections.abc import Sequence

from roomrack_simulator.problems import invalid
from roomrack_simulator.repository import Repository
from roomrack_simulator.shapes import Fault

CALLS = ("check", "products", "push", "calendar", "bookings", "acknowledge", "messages", "send_message", "content")
BOOK = "book"

DELAY, LOSE, ERROR, THROTTLE = "delay", "lose", "error", "throttle"
DUPLICATE, REORDER = "duplicate", "reorder"
WRONG_PRICE, SELL_CLOSED = "wrong_price", "sell_closed"

BEFALLS: dict[str, tuple[str, ...]] = {
    DELAY: CALLS,
    LOSE: CALLS,
    ERROR: CALLS,
    THROTTLE: CALLS,
    DUPLICATE: ("bookings", "messages"),
    REORDER: ("bookings", "messages"),
    WRONG_PRICE: (BOOK,),
    SELL_CLOSED: (BOOK,),
}

WORDS = {
    DELAY: "answer late",
    LOSE: "do it, but lose the answer",
    ERROR: "answer 500 and do nothing",
    THROTTLE: "answer 429 with Retry-After",
    DUPLICATE: "tell bookings and messages twice, and acknowledged ones again",
    REORDER: "tell bookings and messages out of order",
    WRONG_PRICE: "charge guests a wrong price",
    SELL_CLOSED: "sell what is closed or sold out",
}


def check(fault: Fault) -> None:
    """Raise `Problem` for a fault that can't happen."""
    if fault.kind not in BEFALLS:
        raise invalid(f"no fault is called {fault.kind}; there are {', '.join(BEFALLS)}")
    for call in fault.calls:
        if call not in BEFALLS[fault.kind]:
            raise invalid(f"{fault.kind} does not befall {call}, but {', '.join(BEFALLS[fault.kind])}")


def happening(repository: Repository, hotel: int, call: str) -> dict[str, Fault]:
    """The faults that happen to a call just now, by kind; each is counted."""
    found: dict[str, Fault] = {}
    for stored in repository.faults(hotel):
        fault = stored.fault
        if call not in (fault.calls or BEFALLS[fault.kind]) or fault.kind in found:
            continue
        drawn = random.Random(f"{fault.seed}:{fault.kind}:{stored.seen}").random()  # noqa: S311 - repeatable
        happens = drawn < fault.probability
        repository.see_fault(fault.id, happened=happens)
        if happens:
            found[fault.kind] = fault
    return found


def spoiled(items: Sequence[object], again: Sequence[object], faults: dict[str, Fault]) -> list[object]:
    """A feed as it is told under faults: each item twice and some old ones, or out of order."""
    told = list(items)
    if DUPLICATE in faults:
        told = [*again, *(item for item in told for _ in range(2))]
    if REORDER in faults:
        fault = faults[REORDER]
        random.Random(f"{fault.seed}:{len(told)}").shuffle(told)  # noqa: S311 - repeatable
        told.reverse()
    return told
