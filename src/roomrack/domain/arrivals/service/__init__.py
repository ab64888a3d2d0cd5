"""Use cases of the online check-in.

- `links`: making and withdrawing the link of a reservation.
- `answering`: what guests see and say on the page.
- `mailing`: having the link mailed.
"""

from roomrack.domain.arrivals.service import mailing
from roomrack.domain.arrivals.service.answering import (
    Arrival,
    PersonGone,
    Refused,
    Twice,
    expect,
    look,
    remove,
    write,
)
from roomrack.domain.arrivals.service.links import PAGES, State, configure, is_open, make, state, url_of, withdraw

__all__ = [
    "PAGES",
    "Arrival",
    "PersonGone",
    "Refused",
    "State",
    "Twice",
    "configure",
    "expect",
    "is_open",
    "look",
    "mailing",
    "make",
    "remove",
    "state",
    "url_of",
    "withdraw",
    "write",
]
