"""The control of the simulator: `/control/...`, with the token as bearer. Tests, the demo and the console use it."""

import hmac
from collections.abc import Awaitable, Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

import msgspec
from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from roomrack_simulator.guests import STEPS_AT_ONCE
from roomrack_simulator.http.edge import answer, body_of, decoded, guarded, simulator_of
from roomrack_simulator.problems import Problem, invalid
from roomrack_simulator.records import Hotel
from roomrack_simulator.service import Simulator
from roomrack_simulator.settings import Settings
from roomrack_simulator.shapes import Fault, Guest, HotelDraft, Key, OtaDraft, People, Plan, Text, Update, Wish

CALENDAR_DAYS = 31


class Order(msgspec.Struct, frozen=True):
    """What a guest books."""

    rooms: Annotated[list[Wish], Meta(min_length=1, max_length=20)]
    guest: Guest = Guest(first_name="Ada", last_name="Lindqvist", email="ada@guests.example", language="en")
    requested: bool = False
    remarks: str | None = None


class Change(msgspec.Struct, frozen=True):
    """What a guest changes of a booking."""

    room: str | None = None
    arrival: date | None = None
    departure: date | None = None
    adults: People | None = None
    children: Annotated[int, Meta(ge=0, le=50)] | None = None
    remarks: str | None = None


class Cancellation(msgspec.Struct, frozen=True):
    """What a guest cancels: all, or one room."""

    room: str | None = None


class Letter(msgspec.Struct, frozen=True):
    """What is written. `author` is guest or hotel; a hotel's is written as in its extranet."""

    text: Text
    booking: str | None = None
    conversation: str | None = None
    guest: str | None = None
    author: str = "guest"


class Time(msgspec.Struct, frozen=True):
    """What time it is for a hotel."""

    now: datetime


class Steps(msgspec.Struct, frozen=True):
    """How many steps of its plan a hotel's guests take now."""

    steps: Annotated[int, Meta(ge=1, le=STEPS_AT_ONCE)]


class OfferTold(msgspec.Struct, frozen=True):
    """What a guest could book."""

    listing: Key
    total: Decimal


Handler = Callable[[Simulator, Request, bytes], object]


def otas(simulator: Simulator, _: Request, __: bytes) -> object:
    """All OTAs and their hotels."""
    hotels = simulator.repository.hotels()
    return {
        "otas": [
            {
                "ota": ota.ota,
                "name": ota.name,
                "calls": ota.calls,
                "seconds": ota.seconds,
                "replenishes": ota.replenishes,
                "hotels": [hotel.hotel for hotel in hotels if hotel.ota == ota.ota],
            }
            for ota in simulator.repository.otas()
        ]
    }


def write_ota(simulator: Simulator, request: Request, body: bytes) -> object:
    """Make an OTA, or change it."""
    simulator.write_ota(request.path_params["ota"], decoded(body, OtaDraft))
    return {}


def write_hotel(simulator: Simulator, request: Request, body: bytes) -> object:
    """Make a hotel, or change it."""
    path = request.path_params
    return _told(simulator, simulator.write_hotel(path["ota"], path["hotel"], decoded(body, HotelDraft)))


def read_hotel(simulator: Simulator, request: Request, _: bytes) -> object:
    """How a hotel is."""
    return _told(simulator, _hotel(simulator, request))


def remove_hotel(simulator: Simulator, request: Request, _: bytes) -> object:
    """Forget a hotel."""
    simulator.repository.remove_hotel(_hotel(simulator, request).id)
    return {}


def set_clock(simulator: Simulator, request: Request, body: bytes) -> object:
    """Set a hotel's clock; guests do what their plan had for the time that passed."""
    now = decoded(body, Time).now
    if now.tzinfo is None:
        raise invalid("an instant has an offset")
    hotel = simulator.set_clock(_hotel(simulator, request), now)
    return {"events": simulator.run_plan(hotel)}


def set_plan(simulator: Simulator, request: Request, body: bytes) -> object:
    """Begin a plan anew."""
    simulator.set_plan(_hotel(simulator, request), decoded(body, Plan))
    return {}


def take_steps(simulator: Simulator, request: Request, body: bytes) -> object:
    """Let guests act now."""
    return {"events": simulator.take_steps(_hotel(simulator, request), decoded(body, Steps).steps)}


def offers(simulator: Simulator, request: Request, _: bytes) -> object:
    """What a guest finds."""
    query = request.query_params
    try:
        arrival, departure = date.fromisoformat(query["arrival"]), date.fromisoformat(query["departure"])
        adults, children = int(query.get("adults", "2")), int(query.get("children", "0"))
    except (KeyError, ValueError):
        raise invalid("arrival and departure are days, adults and children are numbers") from None
    found = simulator.guests(_hotel(simulator, request)).search(arrival, departure, adults, children)
    return {"offers": [OfferTold(each.listing, each.total) for each in found]}


def bookings(simulator: Simulator, request: Request, _: bytes) -> object:
    """All bookings as they are."""
    return {"bookings": simulator.repository.bookings(_hotel(simulator, request).id)}


def book(simulator: Simulator, request: Request, body: bytes) -> object:
    """Let a guest book."""
    order = decoded(body, Order)
    guests = simulator.guests(_hotel(simulator, request))
    with simulator.repository.whole():
        return guests.book(order.rooms, order.guest, requested=order.requested, remarks=order.remarks)


def cancel(simulator: Simulator, request: Request, body: bytes) -> object:
    """Let a guest cancel."""
    room = decoded(body or b"{}", Cancellation).room
    guests = simulator.guests(_hotel(simulator, request))
    with simulator.repository.whole():
        return guests.cancel(request.path_params["reference"], room)


def modify(simulator: Simulator, request: Request, body: bytes) -> object:
    """Let a guest change a booking."""
    change = decoded(body, Change)
    guests = simulator.guests(_hotel(simulator, request))
    with simulator.repository.whole():
        return guests.modify(request.path_params["reference"], **msgspec.structs.asdict(change))


def confirm(simulator: Simulator, request: Request, _: bytes) -> object:
    """Make a booking out of a request."""
    guests = simulator.guests(_hotel(simulator, request))
    with simulator.repository.whole():
        return guests.confirm(request.path_params["reference"])


def messages(simulator: Simulator, request: Request, _: bytes) -> object:
    """All messages."""
    return {"messages": simulator.repository.messages(_hotel(simulator, request).id)}


def write(simulator: Simulator, request: Request, body: bytes) -> object:
    """Let a guest write, or the hotel in its extranet."""
    letter, hotel = decoded(body, Letter), _hotel(simulator, request)
    if letter.author == "hotel":
        conversation = letter.conversation or (f"c-{letter.booking}" if letter.booking else "")
        return simulator.send(hotel, conversation, letter.text, None)
    return simulator.guests(hotel).write(
        letter.text, booking=letter.booking, conversation=letter.conversation, guest=letter.guest
    )


def calendar(simulator: Simulator, request: Request, _: bytes) -> object:
    """The calendar of all that a hotel sells, from its today, for `days` days."""
    hotel = _hotel(simulator, request)
    try:
        days = int(request.query_params.get("days", str(CALENDAR_DAYS)))
    except ValueError:
        raise invalid("days is a number") from None
    if not 1 <= days <= 800:
        raise invalid("days is a number from 1 to 800")
    return {"changes": simulator.whole_calendar(hotel, simulator.now(hotel), days)}


def edit_calendar(simulator: Simulator, request: Request, body: bytes) -> object:
    """Change the calendar as somebody does in the extranet, past the hotel's software."""
    return simulator.push(_hotel(simulator, request), decoded(body, Update).changes)


def content(simulator: Simulator, request: Request, _: bytes) -> object:
    """The content that was received."""
    found = simulator.repository.content(_hotel(simulator, request).id)
    return {"pieces": [{"listing": key, "sections": sections} for key, sections in found]}


def calls(simulator: Simulator, request: Request, _: bytes) -> object:
    """The newest lines of the log."""
    return {"calls": simulator.repository.calls(_hotel(simulator, request).id, 500)}


def read_faults(simulator: Simulator, request: Request, _: bytes) -> object:
    """Faults that are not over."""
    stored = simulator.repository.faults(_hotel(simulator, request).id)
    return {"faults": [{"fault": each.fault, "left": each.left, "seen": each.seen} for each in stored]}


def add_fault(simulator: Simulator, request: Request, body: bytes) -> object:
    """Let something go wrong."""
    return {"id": simulator.add_fault(_hotel(simulator, request), decoded(body, Fault))}


def remove_faults(simulator: Simulator, request: Request, _: bytes) -> object:
    """Let nothing go wrong any more."""
    simulator.repository.remove_faults(_hotel(simulator, request).id)
    return {}


def reset(simulator: Simulator, _: Request, __: bytes) -> object:
    """Forget everything."""
    simulator.reset()
    return {}


def routes(settings: Settings) -> list[Route]:
    """The control's paths; none without a token."""
    if settings.token is None:
        return []
    token = settings.token.get_secret_value()
    hotel = "/control/{ota}/hotels/{hotel}"
    booking = hotel + "/bookings/{reference}"
    return [
        Route(path, _controlled(token, handler), methods=[method])
        for method, path, handler in (
            ("GET", "/control/otas", otas),
            ("PUT", "/control/otas/{ota}", write_ota),
            ("POST", "/control/reset", reset),
            ("PUT", hotel, write_hotel),
            ("GET", hotel, read_hotel),
            ("DELETE", hotel, remove_hotel),
            ("PUT", f"{hotel}/clock", set_clock),
            ("PUT", f"{hotel}/plan", set_plan),
            ("POST", f"{hotel}/guests", take_steps),
            ("GET", f"{hotel}/offers", offers),
            ("GET", f"{hotel}/bookings", bookings),
            ("POST", f"{hotel}/bookings", book),
            ("POST", f"{booking}/cancel", cancel),
            ("POST", f"{booking}/modify", modify),
            ("POST", f"{booking}/confirm", confirm),
            ("GET", f"{hotel}/messages", messages),
            ("POST", f"{hotel}/messages", write),
            ("GET", f"{hotel}/calendar", calendar),
            ("POST", f"{hotel}/calendar", edit_calendar),
            ("GET", f"{hotel}/content", content),
            ("GET", f"{hotel}/calls", calls),
            ("GET", f"{hotel}/faults", read_faults),
            ("POST", f"{hotel}/faults", add_fault),
            ("DELETE", f"{hotel}/faults", remove_faults),
        )
    ]


def _controlled(token: str, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    async def handle(request: Request) -> Response:
        kind, _, given = request.headers.get("authorization", "").partition(" ")
        if kind.lower() != "bearer" or not hmac.compare_digest(given.encode(), token.encode()):
            raise Problem(401, "token", "the control asks for its token", {"WWW-Authenticate": "Bearer"})
        body = await body_of(request)
        return answer(handler(simulator_of(request), request, body))

    return guarded(handle)


def _hotel(simulator: Simulator, request: Request) -> Hotel:
    return simulator.hotel(request.path_params["ota"], request.path_params["hotel"])


def _told(simulator: Simulator, hotel: Hotel) -> dict[str, object]:
    return {
        "ota": hotel.ota,
        "hotel": hotel.hotel,
        "name": hotel.name,
        "currency": hotel.currency,
        "now": simulator.now(hotel),
        "plan": hotel.plan,
        "steps": hotel.planned,
        "unacknowledged": simulator.repository.count_unacknowledged(hotel.id),
        "listings": simulator.products(hotel),
    }
