"""Why a stay can't be booked, and which ones near it can."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from roomrack.core.errors import NotBookable
from roomrack.core.stay import Stay
from roomrack.domain.calendar import service as calendar
from roomrack.domain.calendar.rules import Columns, Finding, findings
from roomrack.domain.offers.errors import HiddenByOthers, NotShown, PartyTooLarge
from roomrack.domain.offers.rules.listing import Sellable
from roomrack.domain.offers.rules.party import fits
from roomrack.domain.offers.rules.reasons import Nearest, by_day, nearest, window
from roomrack.domain.offers.service.searching import party_for, require_few
from roomrack.domain.offers.service.shop import shop_of
from roomrack.domain.products.errors import ProductNotFound
from roomrack.domain.properties.rules import Accommodation
from roomrack.infra.db import ReadUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What stands against a stay in one product."""

    sellable: Sellable
    stay: Stay
    shown: Columns
    row: int
    reasons: Sequence[NotBookable]
    """All of them, the calendar's first."""
    days: Mapping[date, Sequence[NotBookable]]
    """The calendar's by the local day that they are about; days without any are absent."""
    nearest: Nearest | None
    """Stays that would work; None where the dates are not what is wrong."""


async def why_not(
    unit: ReadUnit,
    place: Accommodation,
    stay: Stay,
    products: Sequence[int],
    *,
    adults: int | None = None,
    children: int = 0,
) -> list[Verdict]:
    """Everything that stands against a stay in some products, or in all when none is named; by product.

    Raises `ProductNotFound` and `TooManyRoomDays`.
    """
    shop = await shop_of(unit, place)
    for product in products:
        if product not in shop.catalog or product not in shop.sellables:
            raise ProductNotFound(product)
    known = shop.sellables.keys() & shop.catalog.keys()
    chosen = set(products) or known
    if not chosen:
        return []
    # Whether a product is hidden depends on those that hide it.
    everything = sorted(chosen | {id for id in known if shop.sellables[id].hides & chosen})
    first, last = window(stay, shop.today)
    require_few(len(everything) * ((last - first).days + 1))
    shown = await calendar.read(unit, place.id, place.currency, shop.catalog, everything, first, last)
    found = {id: findings(shown, row, stay, shop.today) for row, id in enumerate(everything)}
    party = party_for(shop, adults, children, ())
    verdicts = []
    for row, id in enumerate(everything):
        if id not in chosen:
            continue
        one = shop.sellables[id]
        reasons = [calendar.refusal(finding) for finding in found[id]]
        if party is not None and not fits(party, one.adults, one.children):
            reasons.append(PartyTooLarge(adults=one.adults, children=one.children))
        if not one.visible:
            reasons.append(NotShown())
        hiding = [
            other for other in everything if other != id and id in shop.sellables[other].hides and not found[other]
        ]
        if hiding:
            reasons.append(HiddenByOthers(products=", ".join(shop.sellables[other].name for other in hiding)))
        verdicts.append(
            Verdict(
                sellable=one,
                stay=stay,
                shown=shown,
                row=row,
                reasons=reasons,
                days=_told(found[id]),
                nearest=nearest(shown, row, stay, shop.today) if found[id] else None,
            )
        )
    return verdicts


def _told(found: Sequence[Finding]) -> dict[date, list[NotBookable]]:
    return {day: [calendar.refusal(one) for one in each] for day, each in by_day(found).items()}
