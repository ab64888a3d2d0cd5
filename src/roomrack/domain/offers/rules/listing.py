"""Which products a search looks at, and which of them it shows (docs/contract.md 7)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from roomrack.domain.offers.rules.party import Party, fits


@dataclass(frozen=True, slots=True, kw_only=True)
class Sellable:
    """What is known of a product beside its calendar."""

    id: int
    name: str
    is_base: bool
    """Whether it has no parent."""
    adults: int
    children: int = 0
    """Places."""
    visible: bool = True
    """Whether the booking engine shows it."""
    hides: frozenset[int] = frozenset()
    breakfast_included: bool = False
    not_refundable: bool = False
    payment_policy: int | None = None
    cancellation_policy: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a search leaves out or adds."""

    ids: frozenset[int] | None = None
    party: Party | None = None
    """None asks for nobody in particular."""
    show_hidden: bool = False
    show_rates: bool = True
    ignore_greater: bool = False
    show_lower: bool = False


def looked_at(products: Iterable[Sellable], wanted: Filter) -> list[Sellable]:
    """The products that a search prices, by id; those that others hide are still among them."""
    return sorted((one for one in products if _wanted(one, wanted)), key=lambda one: one.id)


def _wanted(one: Sellable, wanted: Filter) -> bool:
    if wanted.ids is not None and one.id not in wanted.ids:
        return False
    if not (one.visible or wanted.show_hidden) or not (one.is_base or wanted.show_rates):
        return False
    if wanted.party is None:
        return True
    if not fits(wanted.party, one.adults, one.children):
        return wanted.show_lower
    return not (wanted.ignore_greater and one.adults > max(wanted.party.adults, 1))


def hidden(products: Mapping[int, Sellable], bookable: Iterable[int]) -> set[int]:
    """The products that those that can be booked hide.

    They are asked in the order of their ids; one that is hidden itself hides nothing more, and none hides itself.
    """
    gone: set[int] = set()
    for id in sorted(bookable):
        if id not in gone:
            gone |= products[id].hides - {id}
    return gone
