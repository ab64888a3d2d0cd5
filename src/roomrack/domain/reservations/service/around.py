"""What a property's rules say of its reservations: city tax, conditions of cancelling, and who is counted."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from roomrack.domain.connections import service as connections
from roomrack.domain.offers import service as offers
from roomrack.domain.offers.service import Selling
from roomrack.domain.policies.rules import StepType
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.rateplans.rules import Treatment
from roomrack.domain.reservations.rules import leaving
from roomrack.domain.reservations.rules.citytax import tax_of_guest, tourist_tax
from roomrack.domain.reservations.rules.leaving import Conditions
from roomrack.domain.reservations.rules.state import Guest, Reservation
from roomrack.infra.db import ReadUnit

VirtualCards = Callable[[ReadUnit, int, Sequence[int]], Awaitable[Collection[int]]]

virtual_card_sources: list[VirtualCards] = []
"""Who knows which reservations of a property have a virtual card, of some. Filled by `entrypoints`."""

_PLAN = "rate_plan_id"


@dataclass(frozen=True, slots=True)
class Around:
    """The rules of a property as they are now, asked about its reservations."""

    house: Accommodation
    selling: Selling
    virtual_cards: Collection[int] = frozenset()
    """Those reservations whose card is a virtual one, where a policy asks."""
    portals: Mapping[int, str] = field(default_factory=dict)
    """The internal names of the portals that they came through, by channel id, where a policy asks."""

    def places(self, product: int) -> int:
        """For how many adults a product is; 1 for one that is no more."""
        sellable = self.selling.sellables.get(product)
        return sellable.adults if sellable is not None and sellable.adults else 1

    def city_tax(self, reservation: Reservation) -> int:
        """What all guests owe the city, in minor units."""
        return tourist_tax(self.selling.terms, reservation, self.places(reservation.product))

    def city_tax_of(self, reservation: Reservation, guest: Guest) -> int | None:
        """What one guest owes; None where the property has no rule."""
        terms = self.selling.terms
        if not terms.city_taxes:
            return None
        return tax_of_guest(terms.city_taxes, reservation, guest, terms.child_age)

    def paid_from(self, reservation: Reservation) -> datetime | None:
        """From which instant on cancelling costs something."""
        return leaving.paid_from(
            reservation, self._conditions(reservation), self.city_tax(reservation), self.house.zone
        )

    def penalty(self, reservation: Reservation, at: datetime) -> int:
        """What cancelling at an instant, or not coming, costs in minor units."""
        tax = self.city_tax(reservation)
        return leaving.penalty(reservation, self._conditions(reservation), tax, at, self.house.zone)

    def refund_at(self, reservation: Reservation, at: datetime) -> datetime:
        """When what was paid beyond that goes back."""
        tax = self.city_tax(reservation)
        return leaving.refund_at(reservation, self._conditions(reservation), tax, at, self.house.zone)

    def _conditions(self, reservation: Reservation) -> Conditions:
        plan = self.selling.plans.get(reservation.details.get(_PLAN, 0))
        sellable = self.selling.sellables.get(reservation.product)
        final = (
            bool(reservation.details.get("not_refundable"))
            or (sellable is not None and sellable.not_refundable)
            or (plan is not None and plan.treatment is Treatment.NOT_REFUNDABLE)
        )
        return leaving.conditions(
            self.selling.policies,
            {
                StepType.PAYMENT: (
                    plan.payment_policy if plan else None,
                    sellable.payment_policy if sellable else None,
                ),
                StepType.CANCELLATION: (
                    plan.cancellation_policy if plan else None,
                    sellable.cancellation_policy if sellable else None,
                ),
            },
            final=final,
            virtual_card=reservation.id in self.virtual_cards,
            portal=self.portals.get(reservation.channel_id),
        )


async def around(unit: ReadUnit, house: Accommodation, reservations: Collection[Reservation]) -> Around:
    """The rules of a property, as far as some of its reservations need them."""
    with_plans = any(_PLAN in reservation.details for reservation in reservations)
    selling = await offers.selling_of(unit, house, with_plans=with_plans)
    asking = any(policy.vcc for policy in selling.policies)
    virtual = await _virtual_cards(unit, house.id, [one.id for one in reservations]) if asking else ()
    naming = any(policy.portal_names for policy in selling.policies)
    channels = {one.channel_id for one in reservations} if naming else ()
    return Around(house, selling, virtual, await connections.internal_names(unit, channels))


async def _virtual_cards(unit: ReadUnit, accommodation: int, ids: Sequence[int]) -> frozenset[int]:
    found: set[int] = set()
    for source in virtual_card_sources if ids else ():
        found |= set(await source(unit, accommodation, ids))
    return frozenset(found)
