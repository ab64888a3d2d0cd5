"""A new reservation: what can be sold for some dates and people, why the rest can't, and booking it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from starlette.responses import Response

from roomrack.core.errors import FieldMissing, FieldWrong, RoomrackError, many
from roomrack.core.money import from_minor
from roomrack.core.rights import Level
from roomrack.core.stay import Stay
from roomrack.domain.offers import service as offers
from roomrack.domain.offers.rules.pricing import Quote
from roomrack.domain.offers.service import Offer, Search, Verdict
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.state import Source
from roomrack.domain.reservations.rules.stays import stay_errors
from roomrack.infra.db import ReadUnit
from roomrack.infra.http.errors import message_of
from roomrack.web.console.desk import Desk, desk_of
from roomrack.web.console.forms import answered, checked, readers, required_day
from roomrack.web.console.stays import PAGE
from roomrack.web.console.visit import Visit, address, number, signed_in

DIRECT = 1
"""The channel of what a house sells by itself, unless somebody says another number."""
MOST_PEOPLE = 100


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks for."""

    stay: Stay
    adults: int
    children: int


@signed_in
async def new(visit: Visit) -> Response:
    """Offers for the dates and people of the query; whoever may write books one of them."""
    desk = await desk_of(visit, PAGE)
    error: RoomrackError | None = None
    if visit.request.method == "POST":
        desk.require(PAGE, Level.READWRITE)
        try:
            return await _book(visit, desk)
        except RoomrackError as refused:
            error = refused
    found: list[Offer] = []
    verdicts: list[Verdict] = []
    queried = False
    async with visit.read(desk.scope) as unit:
        typed = _typed(visit, desk.today(unit))
        if "checkin" in visit.request.query_params:
            try:
                wish = _wish(visit, typed, desk.today(unit))
                found = await _offers(unit, desk, wish)
                verdicts = await offers.why_not(
                    unit, desk.place, wish.stay, [], adults=wish.adults, children=wish.children
                )
            except RoomrackError as refused:
                queried, error = error is None, error or refused
    content = {
        "typed": typed,
        "asked": "checkin" in visit.request.query_params,
        "rows": [_row(visit, desk, one) for one in found if not one.against],
        "refusals": [_refusal(visit, typed, one) for one in verdicts if one.reasons],
        "sold": {_key(one): _label(one) for one in found if _sellable(one)},
        "channel": DIRECT,
        "may_write": desk.may(PAGE, Level.READWRITE),
        "here_path": f"{desk.base}{PAGE}",
    }
    return answered(visit, desk, "selling.html", content, error=error, query=queried)


async def _book(visit: Visit, desk: Desk) -> Response:
    async with visit.write(desk.scope) as unit:
        today = desk.today(unit)
        wish = _wish(visit, _typed(visit, today), today)
        found = {_key(one): one for one in await _offers(unit, desk, wish) if _sellable(one)}
        offer = found.get(visit.field("offer"))
        if offer is None:
            raise FieldWrong("offer", reason=visit.say("This can't be had any more. Choose another offer."))
        draft = checked(readers().reservation, _body(visit, desk, wish, offer))
        view = await reservations.create(unit, desk.place.id, draft, source=Source.USER)
    booked = view.reservation
    words = visit.say("{refer} is booked.", refer=booked.refer)
    return visit.go(f"{desk.base}{PAGE}/{booked.id}", done=words)


def _body(visit: Visit, desk: Desk, wish: Wish, offer: Offer) -> dict[str, Any]:
    """What the API would be sent: the price is stated where the calendar alone does not give it."""
    names = ("givenName", "familyName", "email", "phone")
    body: dict[str, Any] = {
        "channelId": visit.field("channelId") or None,
        "product": offer.sellable.id,
        "checkin": wish.stay.arrival.isoformat(),
        "checkout": wish.stay.departure.isoformat(),
        "totalGuest": wish.adults,
        "totalChildren": wish.children,
        "guests": [{name: visit.field(name) for name in names}],
        "privateNotes": visit.field("privateNotes") or None,
    }
    return body | (_price(offer, offer.quote, desk.place.currency) if offer.quote is not None else {})


def _price(offer: Offer, quote: Quote, currency: str) -> dict[str, Any]:
    body: dict[str, Any] = {}
    if offer.plan is not None:
        body["ratePlanId"] = offer.plan.id
    if offer.plan is not None or quote.off is not None:
        body["roomGross"] = from_minor(quote.room, currency)
    if quote.cleaning:
        body["cleaningFee"] = from_minor(quote.cleaning, currency)
    if quote.extras:
        body["extra"] = [
            {"octorateProductId": line.extra, "price": from_minor(line.amount, currency)} for line in quote.extras
        ]
    return body


async def _offers(unit: ReadUnit, desk: Desk, wish: Wish) -> list[Offer]:
    wanted = Search(stay=wish.stay, adults=wish.adults, children=wish.children)
    return await offers.search(unit, desk.place, wanted)


def _typed(visit: Visit, today: date) -> dict[str, str]:
    return {
        "checkin": visit.asked("checkin") or today.isoformat(),
        "checkout": visit.asked("checkout") or (today + timedelta(1)).isoformat(),
        "adults": visit.asked("adults") or "2",
        "children": visit.asked("children") or "0",
    }


def _wish(visit: Visit, typed: Mapping[str, str], today: date) -> Wish:
    """Raises one error for all wrong fields of the query together."""
    wrong: list[RoomrackError] = []
    days: list[date] = []
    people: list[int] = []
    for name in ("checkin", "checkout"):
        try:
            days.append(required_day(visit, typed[name], name))
        except (FieldMissing, FieldWrong) as error:
            wrong.append(error)
    for name in ("adults", "children"):
        count = number(typed[name])
        if count is None or count > MOST_PEOPLE:
            reason = visit.say("This must be a number from 0 to {most}.", most=MOST_PEOPLE)
            wrong.append(FieldWrong(name, reason=reason))
        else:
            people.append(count)
    if len(days) == 2:
        wrong += stay_errors(days[0], days[1], today, "$")
    if wrong:
        raise many(wrong)
    return Wish(Stay(days[0], days[1]), people[0], people[1])


def _sellable(offer: Offer) -> bool:
    return not offer.against and offer.quote is not None


def _key(offer: Offer) -> str:
    """How the form names an offer."""
    return f"{offer.sellable.id}-{offer.plan.id if offer.plan else ''}"


def _label(offer: Offer) -> str:
    return f"{offer.sellable.name}, {offer.plan.internal_label}" if offer.plan else offer.sellable.name


def _row(visit: Visit, desk: Desk, offer: Offer) -> dict[str, Any]:
    """An offer as the page lists it."""
    terms = offer.conditions
    words = ""
    if terms is not None and not terms.free_now:
        words = visit.say("Cancelling is not free.")
    elif terms is not None and terms.free_days:
        words = visit.say("Cancelling is free until {days} days before the arrival.", days=terms.free_days)
    return {
        "offer": offer,
        "label": _label(offer),
        "conditions": words,
        "deposit": terms.deposit if terms is not None else 0,
        "currency": desk.place.currency,
    }


def _refusal(visit: Visit, typed: Mapping[str, str], verdict: Verdict) -> dict[str, Any]:
    """Why a product can't be had, and the nearest stays in it that can."""
    near: Sequence[Stay | None] = ()
    if verdict.nearest is not None:
        near = (verdict.nearest.earlier, verdict.nearest.same_arrival, verdict.nearest.later)
    return {
        "name": verdict.sellable.name,
        "reasons": [message_of(one, visit.language) for one in verdict.reasons],
        "near": [
            (stay, address(visit.request.url.path, **{**typed, "checkin": stay.arrival, "checkout": stay.departure}))
            for stay in near
            if stay is not None
        ],
    }
