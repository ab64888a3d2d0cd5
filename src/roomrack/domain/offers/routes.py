"""Offers over HTTP: the contract's two searches, and what lies beyond it (docs/guides/offers.md)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Annotated, Any

from fastapi import Query
from pydantic import Field
from starlette.responses import Response

from roomrack.core.stay import Stay
from roomrack.domain.calendar.errors import NoNight, TooManyRoomDays
from roomrack.domain.offers import service, wire
from roomrack.domain.offers.service import MAX_ROOM_DAYS, Search
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.infra.http.bodies import ExactId, Moment
from roomrack.infra.http.operation import OperationRouter, ReadCall, WriteCall
from roomrack.infra.http.responses import empty_response, encode_plain, json_response
from roomrack.infra.http.values import Blank
from roomrack.infra.locales import negotiate

router = OperationRouter(tags=["Property: Reservations"])
tools = OperationRouter(tags=["Offers"])

MAX_PLACES = 200
"""Properties that one search looks at."""


class _Booking:
    """Where guests book; `entrypoints` sets it."""

    url: str | None = None


def configure(*, booking_url: str | None) -> None:
    """Say where the operator's booking pages are, if there are any."""
    _Booking.url = booking_url


_Flag = Annotated[bool | None, Blank, Query()]
_Day = Annotated[Moment | None, Blank, Query()]
_People = Annotated[int, Field(ge=0, le=wire.MAX_PEOPLE)]
_Ids = Annotated[list[ExactId] | None, Query(alias="ids[]")]
_BareIds = Annotated[list[ExactId] | None, Query(alias="ids")]


@router.get("/rest/v1/reservation/{accommodation}/search", operation="searchApiAccommodation", area="reservation")
async def search_api_accommodation(
    call: ReadCall,
    ids_brackets: _Ids = None,
    ids_bare: _BareIds = None,
    checkin: _Day = None,
    checkout: _Day = None,
    currency: str | None = None,
    availcheck: _Flag = None,
) -> Response:
    """Every product of a property that could be sold, each priced for the people that it is for."""
    place = await properties.get(call.unit, call.accommodation)
    wanted = Search(
        stay=_stay(call, place, checkin, checkout),
        ids=_chosen(ids_brackets, ids_bare),
        check_availability=availcheck is not False,
    )
    return _answer(await _found(call, place, wanted, currency))


@router.get("/rest/v1/reservation/search/hotel", operation="searchHotel", area="reservation")
async def search_hotel(
    call: ReadCall,
    id: Annotated[ExactId | None, Blank, Query()] = None,
    checkin: _Day = None,
    checkout: _Day = None,
    currency: str | None = None,
    ids_brackets: _Ids = None,
    ids_bare: _BareIds = None,
    adults: Annotated[_People | None, Blank, Query()] = None,
    children: Annotated[_People | None, Blank, Query()] = None,
    availcheck: _Flag = None,
    apply_discount: Annotated[bool | None, Blank, Query(alias="applyDiscount")] = None,
    show_hidden: Annotated[bool | None, Blank, Query(alias="showHidden")] = None,
    show_rates: Annotated[bool | None, Blank, Query(alias="showRates")] = None,
    ignore_greater: Annotated[bool | None, Blank, Query(alias="ignoreGreaterPax")] = None,
    show_lower: Annotated[bool | None, Blank, Query(alias="showLowerOccupancyResult")] = None,
) -> Response:
    """What a property, or each that the credential reaches, offers to some people; 204 when no product fits them."""
    shapes: list[dict[str, Any]] = []
    left = MAX_ROOM_DAYS
    for place in await _places(call, id):
        wanted = Search(
            stay=_stay(call, place, checkin, checkout),
            adults=adults,
            children=children or 0,
            ids=_chosen(ids_brackets, ids_bare),
            check_availability=availcheck is not False,
            discounts=apply_discount is not False,
            show_hidden=bool(show_hidden),
            show_rates=show_rates is not False,
            ignore_greater=bool(ignore_greater),
            show_lower=bool(show_lower),
            limit=left,
        )
        found = await _found(call, place, wanted, currency)
        left = max(0, left - len(found) * len(wanted.stay))
        shapes += found
    return _answer(shapes) if shapes else empty_response(204)


@tools.get("/rest/x1/offers/{accommodation}/why", operation="explainBookability", area="accommodation")
async def explain_bookability(
    call: ReadCall,
    products_brackets: Annotated[list[ExactId] | None, Query(alias="product[]")] = None,
    products_bare: Annotated[list[ExactId] | None, Query(alias="product")] = None,
    checkin: _Day = None,
    checkout: _Day = None,
    adults: Annotated[_People | None, Blank, Query()] = None,
    children: Annotated[_People | None, Blank, Query()] = None,
) -> Response:
    """Every rule that stands against a stay, by product and day, and the nearest stays that would work."""
    place = await properties.get(call.unit, call.accommodation)
    stay = _stay(call, place, checkin, checkout)
    found = await service.why_not(
        call.unit,
        place,
        stay,
        [*(products_brackets or ()), *(products_bare or ())],
        adults=adults,
        children=children or 0,
    )
    language = _language(call)
    return json_response({"data": [wire.verdict(one, language, place.currency) for one in found]})


@tools.post("/rest/x1/offers/{accommodation}/quote", operation="quoteStay", area="accommodation")
async def quote_stay(call: WriteCall, body: wire.QuoteBody) -> Response:
    """What one stay costs in full, with chosen extras and each person's city tax; nothing is written."""
    place = await properties.get(call.unit, call.accommodation)
    stay = _nights(body.checkin, body.checkout, "$.checkout")
    return json_response(
        wire.priced(await service.quote(call.unit, place, body.question(stay)), place.currency, _language(call))
    )


@tools.get("/rest/x1/offers/{accommodation}/terms", operation="getOfferTerms", area="accommodation")
async def get_offer_terms(call: ReadCall) -> Response:
    """The discounts and city taxes of a property."""
    await properties.get(call.unit, call.accommodation)
    return json_response(wire.terms(await service.terms_of(call.unit, call.accommodation)))


@tools.put("/rest/x1/offers/{accommodation}/terms", operation="setOfferTerms", area="accommodation")
async def set_offer_terms(call: WriteCall, body: wire.TermsBody) -> Response:
    """Replace the discounts and city taxes of a property."""
    return json_response(wire.terms(await service.set_terms(call.unit, call.accommodation, body.terms())))


async def _places(call: ReadCall, id: int | None) -> Sequence[Accommodation]:
    """The property that was asked for, else all that the credential reaches. Raises `Forbidden`."""
    if id is None:
        reached = sorted(one for one in call.caller.reach if call.may(one, write=False))
        return await properties.find(call.unit, reached, limit=MAX_PLACES)
    call.require(id, write=False)
    return [await properties.get(call.unit, id)]


async def _found(call: ReadCall, place: Accommodation, wanted: Search, currency: str | None) -> list[dict[str, Any]]:
    conversion = await service.conversion_to(call.unit, place.currency, currency)
    showing = wire.Showing(
        place, wanted.stay, conversion, _language(call), _Booking.url, wanted.adults, wanted.children
    )
    return [wire.result(offer, showing) for offer in await service.search(call.unit, place, wanted)]


def _answer(shapes: list[dict[str, Any]]) -> Response:
    # Nothing in them is an instant, which would have to be looked for.
    return json_response(encode_plain(shapes))


def _stay(
    call: ReadCall, place: Accommodation, checkin: date | datetime | None, checkout: date | datetime | None
) -> Stay:
    """The nights asked for: from today where nothing was said, for one night."""
    first = _local(checkin, place) or place.day_of(call.unit.now(place.id))
    return _nights(first, _local(checkout, place) or first + timedelta(1), "checkout")


def _nights(first: date, last: date, element: str) -> Stay:
    if last <= first:
        raise NoNight(element, first=first.isoformat())
    stay = Stay(first, last)
    if len(stay) > wire.MAX_NIGHTS:
        raise TooManyRoomDays(element, limit=wire.MAX_NIGHTS, asked=len(stay))
    return stay


def _local(moment: date | datetime | None, place: Accommodation) -> date | None:
    return place.day_of(moment) if isinstance(moment, datetime) else moment


def _chosen(*lists: Sequence[int] | None) -> frozenset[int] | None:
    """The ids under both names of a parameter; None when neither was sent."""
    sent = [one for one in lists if one is not None]
    return frozenset(id for one in sent for id in one) if sent else None


def _language(call: ReadCall | WriteCall) -> str:
    return negotiate(call.request.headers.get("accept-language"))
