"""What calendar and reservations of a small property must be, in naive terms: dictionaries, sets and decimals.

It is written from docs/contract.md 5 to 7, not from the code. A property has two base rooms A and B; a rate R of A at
10% less, and Q of R at 5.50 more in whole euros, which follow A in everything; a rate P of A with a price, availability
and closures of its own; and a suite S of A and B.
"""

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

OWNERS = ("A", "B", "P")
LINKED = ("R", "Q")
PRODUCTS = ("A", "B", "R", "Q", "P", "S")
STOCK = {"A": ("A",), "B": ("B",), "R": ("A",), "Q": ("A",), "P": ("P",), "S": ("A", "B")}
CENT, EURO = Decimal("0.01"), Decimal(1)


@dataclass
class Stay:
    """A reservation."""

    product: str
    nights: tuple[int, ...]
    status: str = "CONFIRMED"
    held: frozenset[tuple[str, int]] = frozenset()


@dataclass
class Model:
    """The state of the property. Days are numbers from 0."""

    days: int
    allotment: dict[tuple[str, int], int] = field(default_factory=dict)
    price: dict[tuple[str, int], Decimal] = field(default_factory=dict)
    closed: dict[tuple[str, int], bool] = field(default_factory=dict)
    stays: dict[int, Stay] = field(default_factory=dict)

    def sold(self, owner: str, day: int) -> int:
        """Units taken of an owner of availability."""
        return sum((owner, day) in stay.held for stay in self.stays.values())

    def left(self, product: str, day: int) -> int:
        """What is left to sell."""
        if product == "S":
            return int(min(self.left("A", day), self.left("B", day)) > 0)
        [owner] = STOCK[product]
        return max(0, self.allotment.get((owner, day), 0) - self.sold(owner, day))

    def shown_price(self, product: str, day: int) -> Decimal:
        """The price; 0 is none."""
        if product == "R":
            return (self.shown_price("A", day) * Decimal("0.9")).quantize(CENT, ROUND_HALF_UP)
        if product == "Q":
            parent = self.shown_price("R", day)
            return (parent + Decimal("5.5")).quantize(EURO, ROUND_HALF_UP) if parent else Decimal(0)
        return self.price.get((product, day), Decimal(0))

    def is_closed(self, product: str, day: int) -> bool:
        """Whether sales are stopped."""
        return self.closed.get(("A" if product in LINKED else product, day), False)

    def shown(self, product: str, day: int) -> tuple[int, Decimal, bool, bool]:
        """Availability, price, stop-sell and whether the night can be booked."""
        left, price, closed = self.left(product, day), self.shown_price(product, day), self.is_closed(product, day)
        return left, price, closed, left > 0 and price > 0 and not closed

    def write(self, owner: str, days: range, left: int | None, price: Decimal | None, closed: bool | None) -> None:
        """A bulk write: availability sets what is left."""
        for day in days:
            if left is not None:
                self.allotment[owner, day] = left + self.sold(owner, day)
            if price is not None:
                self.price[owner, day] = price
            if closed is not None:
                self.closed[owner, day] = closed

    def takes(self, product: str, nights: tuple[int, ...]) -> frozenset[tuple[str, int]]:
        """The units that a stay takes."""
        return frozenset((owner, night) for owner in STOCK[product] for night in nights)

    def can_take(self, wanted: frozenset[tuple[str, int]], already: frozenset[tuple[str, int]]) -> bool:
        """Whether every unit is there that is not held already."""
        return all(self.left(owner, night) > 0 for owner, night in wanted - already)
