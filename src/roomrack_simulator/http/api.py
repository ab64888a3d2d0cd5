"""The API of the OTAs, which a hotel's software calls: `/{ota}/hotels/{hotel}/...` with HTTP Basic credentials."""

import msgspec
from starlette.routing import Route

from roomrack_simulator import rules
from roomrack_simulator.http.edge import Asked, Told, instant_of, operation
from roomrack_simulator.problems import invalid
from roomrack_simulator.shapes import Piece, Query, Text, Update


class Receipts(msgspec.Struct, frozen=True):
    """Which revisions are stored."""

    receipts: list[str]


class Letter(msgspec.Struct, frozen=True):
    """A message to a guest."""

    conversation: str
    text: Text


class Content(msgspec.Struct, frozen=True):
    """Content of a hotel and what it sells."""

    pieces: list[Piece]


def check(asked: Asked) -> Told:
    """Who the hotel is."""
    hotel = asked.hotel
    return Told({"hotel": hotel.hotel, "name": hotel.name, "currency": hotel.currency})


def products(asked: Asked) -> Told:
    """What it sells."""
    listings = asked.simulator.products(asked.hotel)
    return Told({"currency": asked.hotel.currency, "listings": listings}, f"{len(listings)} listings")


def push(asked: Asked) -> Told:
    """Change the calendar."""
    update = asked.read(Update)
    taken = asked.simulator.push(asked.hotel, update.changes)
    days = sum(map(rules.days_of, update.changes))
    return Told(taken, f"{len(update.changes)} changes, {days} days, {len(taken.refused)} refused")


def calendar(asked: Asked) -> Told:
    """Read the calendar."""
    query = asked.read(Query)
    return Told({"changes": asked.simulator.calendar(asked.hotel, query)}, f"{len(query.listings)} listings")


def bookings(asked: Asked) -> Told:
    """What was booked, changed and cancelled, and not acknowledged yet."""
    asked.simulator.run_plan(asked.hotel)
    revisions, more = asked.simulator.feed(asked.hotel, asked.faults)
    return Told({"revisions": revisions, "more": more}, f"{len(revisions)} revisions")


def acknowledge(asked: Asked) -> Told:
    """Hear that revisions are stored."""
    receipts = asked.read(Receipts).receipts
    asked.simulator.acknowledge(asked.hotel, receipts)
    return Told({}, f"{len(receipts)} revisions")


def messages(asked: Asked) -> Told:
    """Messages of all conversations."""
    asked.simulator.run_plan(asked.hotel)
    since = asked.request.query_params.get("since")
    found = asked.simulator.messages(asked.hotel, instant_of(since) if since else None, asked.faults)
    return Told({"messages": found}, f"{len(found)} messages")


def send_message(asked: Asked) -> Told:
    """Write to a guest."""
    letter = asked.read(Letter)
    key = asked.request.headers.get("idempotency-key")
    if not key or len(key) > 200:
        raise invalid("the header Idempotency-Key is needed, of at most 200 characters")
    message = asked.simulator.send(asked.hotel, letter.conversation, letter.text, key)
    return Told({"id": message.id}, message.conversation)


def content(asked: Asked) -> Told:
    """Replace content."""
    pieces = asked.read(Content).pieces
    taken = asked.simulator.take_content(asked.hotel, pieces)
    return Told(taken, f"{len(pieces)} pieces, {len(taken.refused)} refused")


PREFIX = "/{ota}/hotels/{hotel}"
ROUTES = [
    Route(PREFIX, operation("check", check), methods=["GET"]),
    Route(f"{PREFIX}/products", operation("products", products), methods=["GET"]),
    Route(f"{PREFIX}/calendar", operation("push", push), methods=["POST"]),
    Route(f"{PREFIX}/calendar/query", operation("calendar", calendar), methods=["POST"]),
    Route(f"{PREFIX}/bookings", operation("bookings", bookings), methods=["GET"]),
    Route(f"{PREFIX}/bookings/acknowledge", operation("acknowledge", acknowledge), methods=["POST"]),
    Route(f"{PREFIX}/messages", operation("messages", messages), methods=["GET"]),
    Route(f"{PREFIX}/messages", operation("send_message", send_message), methods=["POST"]),
    Route(f"{PREFIX}/content", operation("content", content), methods=["PUT"]),
]
