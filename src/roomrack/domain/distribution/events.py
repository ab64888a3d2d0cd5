"""What others hear of distribution.

- `distribution.calendar`: new values for a portal that is an application, `reference` is the connection. Schema 1:
  `portal`, `application`, `currency`, and `products`: a list of `{"product", "name", "groups"}`, where a group is
  `{"days": [day, ...], "values": {name: value}}`, values by the contract's names, prices in minor units, flags 0 or 1
- `distribution.asked`: somebody wants the whole calendar sent again, `reference` is the connection. `task`
- `distribution.refused`: a channel did not take some products, `reference` is the connection. `problems`: a list of
  `{"product", "problem"}`
- `distribution.stopped`: nothing more is sent over a connection until it changes. `problem`
- `distribution.drifted`: a channel showed something else than it was told. `days`: how many product-days
- `channelbooking.quarantined`, `channelbooking.placed`, `channelbooking.dismissed`: a room of a channel's booking has
  no product here, got one, or was given up; `reference` is the id in quarantine. `connection`, `booking`, `room`,
  `arrival`, `departure`, `oversold`, and `reservation` once there is one; `before` with the stay as it was
- `channelbooking.oversold`: a booking was kept though nothing was left; `reference` is the reservation. `connection`,
  `booking`, `product`, `arrival`, `departure`
"""

from collections.abc import Mapping, Sequence
from typing import Any

from roomrack.infra.events import Event

CALENDAR = "distribution.calendar"
ASKED = "distribution.asked"
REFUSED = "distribution.refused"
STOPPED = "distribution.stopped"
DRIFTED = "distribution.drifted"
QUARANTINED = "channelbooking.quarantined"
PLACED = "channelbooking.placed"
DISMISSED = "channelbooking.dismissed"
OVERSOLD = "channelbooking.oversold"


def calendar(
    accommodation: int, connection: int, *, portal: int, application: int, currency: str, products: Sequence[Any]
) -> Event:
    """New values for an API portal; see the module for the shape."""
    payload = {"portal": portal, "application": application, "currency": currency, "products": list(products)}
    return Event(CALENDAR, accommodation, str(connection), payload)


def asked(accommodation: int, connection: int, task: int) -> Event:
    """Somebody wants the whole calendar sent again."""
    return Event(ASKED, accommodation, str(connection), {"task": task})


def refused(accommodation: int, connection: int, problems: Mapping[int, str]) -> Event:
    """A channel did not take what it was sent of some products."""
    told = [{"product": product, "problem": problem} for product, problem in sorted(problems.items())]
    return Event(REFUSED, accommodation, str(connection), {"problems": told})


def stopped(accommodation: int, connection: int, problem: str) -> Event:
    """Nothing more is sent over a connection."""
    return Event(STOPPED, accommodation, str(connection), {"problem": problem})


def drifted(accommodation: int, connection: int, days: int) -> Event:
    """A channel showed something else than it was told."""
    return Event(DRIFTED, accommodation, str(connection), {"days": days})


def quarantine(type: str, accommodation: int, id: int, payload: Mapping[str, Any]) -> Event:
    """Something became of a room in quarantine; see the module for the shape."""
    return Event(type, accommodation, str(id), payload)


def oversold(accommodation: int, reservation: int, payload: Mapping[str, Any]) -> Event:
    """A booking of a channel was kept though nothing was left."""
    return Event(OVERSOLD, accommodation, str(reservation), payload)
