"""What goes out: SearchRoomResult, and what lies beyond the contract."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from roomrack.core.errors import NotBookable, RoomrackError
from roomrack.core.money import from_minor, wire_number
from roomrack.core.stay import Stay
from roomrack.domain.calendar import service as calendar
from roomrack.domain.offers.rules.conditions import Conditions
from roomrack.domain.offers.rules.exchange import Conversion
from roomrack.domain.offers.rules.pricing import Fee, Quote
from roomrack.domain.offers.rules.terms import Terms
from roomrack.domain.offers.service import Offer, Priced, Verdict
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.rateplans.rules import RatePlan
from roomrack.infra.http.errors import message_of


@dataclass(frozen=True, slots=True)
class Showing:
    """How offers of a property are shown."""

    place: Accommodation
    stay: Stay
    conversion: Conversion
    language: str
    booking_url: str | None
    adults: int | None
    children: int
    known: dict[int, Decimal] = field(default_factory=dict)
    """Amounts that were shown already: offers repeat few, above all nothing."""

    def amount(self, minor: int) -> Decimal:
        """An amount of the property's currency in the one that is shown."""
        amount = self.known.get(minor)
        if amount is None:
            amount = self.known[minor] = from_minor(self.conversion(minor), self.conversion.target)
        return amount


def result(offer: Offer, showing: Showing) -> dict[str, Any]:
    """One offer (SearchRoomResult). Amounts that nobody knows, for want of a price, are left out."""
    one, plan = offer.sellable, offer.plan
    bookable = not offer.against
    shape: dict[str, Any] = {
        "room": one.id,
        "rate": plan.id if plan else None,
        "visibleBe": one.visible,
        "name": one.name,
        "ratePlanName": _text_of(plan, showing.language) if plan else None,
        "checkin": showing.stay.arrival.isoformat(),
        "checkout": showing.stay.departure.isoformat(),
        "bookUrl": _book_url(offer, showing) if bookable else None,
        "availability": offer.left,
        "roomsLeft": offer.left,
        "guests": offer.guests,
        "currency": showing.conversion.target,
        "bookable": bookable,
        "notBookableReason": None if bookable else message_of(calendar.refusal(offer.against[0]), showing.language),
        "minStay": offer.min_stay,
        "maxStay": offer.max_stay,
    }
    if offer.quote is not None and offer.conditions is not None:
        shape |= _amounts(offer.quote, showing)
        shape["mealCode"] = _meal(plan, offer.quote)
        shape |= _conditions(offer.conditions, showing)
    return {name: value for name, value in shape.items() if value is not None}


def _amounts(quote: Quote, showing: Showing) -> dict[str, Any]:
    amount = showing.amount
    parts = {
        "netRate": amount(quote.net),
        "vat": amount(quote.vat),
        "cleaningPrice": amount(quote.cleaning),
        **{kind.value: amount(quote.fee(kind)) for kind in Fee},
    }
    # Each line is converted by itself and the price is their sum, so that they agree in every currency.
    price = sum(parts.values(), Decimal(0))
    local_tax = amount(quote.owed_to_city)
    return {
        **parts,
        "price": price,
        "basePrice": amount(quote.base),
        "localTax": local_tax,
        "isVatIncluded": showing.place.details.get("taxIncluded") is not False,
        "breakfastPrice": amount(quote.breakfast),
        "breakfastIncluded": quote.breakfast_included,
        "discount": _discount(quote, parts, price, local_tax, showing),
    }


def _discount(
    quote: Quote, parts: Mapping[str, Decimal], price: Decimal, local_tax: Decimal, showing: Showing
) -> dict[str, Any] | None:
    """The discount that was given, and the parts of the price with it taken off."""
    if quote.off is None:
        return None
    given = quote.off.discount
    shape = {
        "id": given.id,
        "name": given.name,
        "value": showing.amount(quote.off.amount) if given.percent is None else wire_number(given.percent),
        "description": given.description,
        "isPercent": given.percent is not None,
        "netRate": parts["netRate"],
        "bookingFee": parts["bookingFee"],
        "hotelFee": parts["hotelFee"],
        "resortFee": parts["resortFee"],
        "serviceCharge": parts["serviceCharge"],
        "local_tax": local_tax,
        "vat": parts["vat"],
        "final_rate": price,
    }
    return {name: value for name, value in shape.items() if value is not None}


def _conditions(terms: Conditions, showing: Showing) -> dict[str, Any]:
    decider = terms.decider
    text = None
    if decider is not None:
        text = _in_language(decider.cancellation_title, showing.language) or decider.title
    return {
        "freeCancellation": terms.free_now,
        "paymentType": _payment(terms),
        "minDeposit": showing.amount(terms.deposit),
        "cancellationValue": showing.amount(terms.cost),
        "cancellationPolicy": text,
        "cancellationFreeDays": terms.free_days,
    }


def _payment(terms: Conditions) -> str:
    if terms.charges_card:
        return "CREDITCARD"
    return "PREPAID" if terms.asks_ahead else "NOTPAID"


def _meal(plan: RatePlan | None, quote: Quote) -> str:
    if plan is not None and plan.treatment is not None:
        return plan.treatment.value
    return "BREAKFAST" if quote.breakfast_included else "ROOM_ONLY"


def _text_of(plan: RatePlan, language: str) -> str:
    return _in_language(plan.title, language) or _in_language(plan.label, language) or plan.internal_label


def _in_language(texts: Mapping[str, str] | None, language: str) -> str | None:
    """A text in a language, else in English, else the first there is."""
    if not texts:
        return None
    return texts.get(language.upper()) or texts.get("EN") or next(iter(texts.values()))


def _book_url(offer: Offer, showing: Showing) -> str | None:
    """Where a guest books it: on the operator's booking pages, else on the property's own site."""
    page = showing.booking_url or showing.place.details.get("website")
    if not page:
        return None
    values = {
        "accommodation": showing.place.id,
        "room": offer.sellable.id,
        "rate": offer.plan.id if offer.plan else None,
        "checkin": showing.stay.arrival.isoformat(),
        "checkout": showing.stay.departure.isoformat(),
        "adults": offer.sellable.adults if showing.adults is None else showing.adults,
        "children": showing.children,
        "currency": showing.conversion.target,
    }
    page, mark, fragment = str(page).partition("#")
    joined = urlencode({name: value for name, value in values.items() if value is not None})
    return f"{page}{'&' if '?' in page else '?'}{joined}{mark}{fragment}"


def verdict(found: Verdict, language: str, currency: str) -> dict[str, Any]:
    """Why a product can't be booked (beyond the contract)."""
    stay, shown, row = found.stay, found.shown, found.row
    days = []
    for number in range(len(stay) + 1):
        day = date.fromordinal(stay.arrival.toordinal() + number)
        column = (day - shown.first).days
        days.append(
            {
                "date": day,
                "night": number < len(stay),
                "availability": int(shown.available[row, column]),
                "price": wire_number(from_minor(int(shown.price[row, column]), currency)),
                "minStay": int(shown.min_stay[row, column]),
                "maxStay": int(shown.max_stay[row, column]),
                "cutOffDays": int(shown.cut_off_days[row, column]),
                "stopSells": bool(shown.stop_sell[row, column]),
                "closeToArrival": bool(shown.closed_to_arrival[row, column]),
                "closeToDeparture": bool(shown.closed_to_departure[row, column]),
                "reasons": [_reason(one, language) for one in found.days.get(day, ())],
            }
        )
    shape: dict[str, Any] = {
        "product": found.sellable.id,
        "name": found.sellable.name,
        "checkin": stay.arrival,
        "checkout": stay.departure,
        "bookable": not found.reasons,
        "reasons": [_reason(one, language) for one in found.reasons],
        "days": days,
    }
    if found.nearest is not None:
        near = {
            "earlier": found.nearest.earlier,
            "later": found.nearest.later,
            "sameArrival": found.nearest.same_arrival,
        }
        shape["nearest"] = {
            name: {"checkin": one.arrival, "checkout": one.departure, "nights": len(one)}
            for name, one in near.items()
            if one is not None
        }
    return shape


def _reason(error: RoomrackError, language: str) -> dict[str, str]:
    return {"code": error.code.removeprefix(f"{NotBookable.code}_"), "message": message_of(error, language)}


def priced(found: Priced, currency: str, language: str) -> dict[str, Any]:
    """One stay in full (beyond the contract)."""
    shape: dict[str, Any] = {
        "product": found.sellable.id,
        "ratePlan": found.plan.id if found.plan else None,
        "currency": currency,
        "bookable": not found.reasons,
        "reasons": [_reason(one, language) for one in found.reasons],
    }
    quote, asked, terms = found.quote, found.asked, found.conditions
    if quote is not None and asked is not None and terms is not None:

        def amount(minor: int) -> Decimal:
            return from_minor(minor, currency)

        shape |= {
            "nights": [
                {"date": night, "calendar": amount(before), "price": amount(after)}
                for night, before, after in zip(asked.stay.nights, quote.nights, quote.daily, strict=True)
            ],
            "basePrice": amount(quote.base),
            "ratePlanDifference": amount(quote.plan),
            "discount": None
            if quote.off is None
            else {"id": quote.off.discount.id, "name": quote.off.discount.name, "amount": amount(quote.off.amount)},
            "roomNet": amount(quote.net),
            "vat": amount(quote.vat),
            "roomGross": amount(quote.room),
            "cleaning": amount(quote.cleaning),
            "extras": [
                {
                    "id": line.extra,
                    "name": line.name,
                    "units": line.units,
                    "price": amount(line.amount),
                    "net": amount(line.net),
                    "vat": amount(line.vat),
                }
                for line in quote.extras
            ],
            "total": amount(quote.total),
            "cityTax": [
                {
                    "name": line.name,
                    "personNights": line.nights,
                    "each": amount(line.each),
                    "price": amount(line.amount),
                }
                for line in quote.city_tax
            ],
            "cityTaxTotal": amount(quote.owed_to_city),
            "deposit": amount(terms.deposit),
            "freeCancellation": terms.free_now,
            "cancellationFreeDays": terms.free_days,
            "cancellationValue": amount(terms.cost),
        }
    return {name: value for name, value in shape.items() if value is not None}


def terms(found: Terms) -> dict[str, Any]:
    """All discounts and city taxes of a property."""
    return {
        "discounts": [
            _present(
                {
                    "id": one.id,
                    "name": one.name,
                    "description": one.description,
                    "percent": None if one.percent is None else wire_number(one.percent),
                    "amount": None if one.amount is None else wire_number(one.amount),
                    "minNights": one.min_nights,
                    "maxNights": one.max_nights,
                    "minDaysAhead": one.min_days_ahead,
                    "maxDaysAhead": one.max_days_ahead,
                    "arrivalFrom": one.arrival_from,
                    "arrivalTo": one.arrival_to,
                    "roomIds": list(one.room_ids),
                }
            )
            for one in found.discounts
        ],
        "cityTaxes": [
            _present(
                {
                    "id": one.id,
                    "name": one.name,
                    "amount": wire_number(one.amount),
                    "fromAge": one.from_age,
                    "toAge": one.to_age,
                    "maxNights": one.max_nights,
                    "dateFrom": one.date_from,
                    "dateTo": one.date_to,
                    "roomIds": list(one.room_ids),
                    "exemptions": list(one.exemptions),
                }
            )
            for one in found.city_taxes
        ],
        "childAge": found.child_age,
    }


def _present(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
