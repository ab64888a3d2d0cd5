"""What a property says of stays that were sold, for whoever shows or ends them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from roomrack.domain.offers import repository
from roomrack.domain.offers.rules.listing import Sellable
from roomrack.domain.offers.rules.terms import Terms
from roomrack.domain.offers.service.shop import sellables_of
from roomrack.domain.policies import service as policies
from roomrack.domain.policies.rules import Policy
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.rateplans import service as rateplans
from roomrack.domain.rateplans.rules import RatePlan
from roomrack.infra.db import ReadUnit
from roomrack.infra.keeping import Kept

_kept: Kept[int, tuple[Terms, Sequence[Policy]]] = Kept(20_000)
"""The terms and policies of properties: two things each (docs/adr/0011)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selling:
    """The rules of a property as they are now."""

    terms: Terms
    sellables: Mapping[int, Sellable]
    policies: Sequence[Policy]
    plans: Mapping[int, RatePlan]
    """By id; empty unless they were asked for."""


async def selling_of(unit: ReadUnit, place: Accommodation, *, with_plans: bool = False) -> Selling:
    """The rules of a property; rate plans are read only where somebody needs them."""
    plans = await rateplans.plans(unit, place.id) if with_plans else ()
    kept = _kept.find(place.id, place.products_version)
    if kept is None:
        kept = (await repository.terms(unit, place.id), await policies.find(unit, place.id))
        if await properties.is_current(unit, place):
            _kept.keep(place.id, place.products_version, kept)
    terms, rules = kept
    return Selling(
        terms=terms,
        sellables=await sellables_of(unit, place),
        policies=rules,
        plans={plan.id: plan for plan in plans},
    )
