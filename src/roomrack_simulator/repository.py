"""All SQL: one SQLite file, or memory, behind one connection.

Statements are short and run on the event loop's thread, between two awaits; so each call of the API is alone with the
data, and `whole` makes what it changes one transaction.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from roomrack_simulator.records import Call, Hotel, Ota, StoredFault, moment_of, text_of_instant
from roomrack_simulator.shapes import Booking, Fault, Key, Listing, Message, Night, Plan, Revision, Span

SCHEMA = Path(__file__).parent / "schema.sql"
KEPT_CALLS = 2_000
"""How many calls of a hotel the log keeps."""

_NIGHT = tuple(Night.__struct_fields__)

_WRITE_NIGHT = """
insert into night (listing, day, price, rooms_to_sell, minimum_stay, maximum_stay, no_arrival, no_departure, closed,
                   advance_days)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
on conflict (listing, day) do update set
    price = coalesce(excluded.price, price),
    rooms_to_sell = coalesce(excluded.rooms_to_sell, rooms_to_sell),
    minimum_stay = coalesce(excluded.minimum_stay, minimum_stay),
    maximum_stay = coalesce(excluded.maximum_stay, maximum_stay),
    no_arrival = coalesce(excluded.no_arrival, no_arrival),
    no_departure = coalesce(excluded.no_departure, no_departure),
    closed = coalesce(excluded.closed, closed),
    advance_days = coalesce(excluded.advance_days, advance_days)
"""

_READ_NIGHTS = """
select day, price, rooms_to_sell, minimum_stay, maximum_stay, no_arrival, no_departure, closed, advance_days
from night where listing = ? and day between ? and ? order by day
"""

_WRITE_HOTEL = """
insert into hotel (ota, hotel, name, currency, username, salt, proof, plan) values (?, ?, ?, ?, ?, ?, ?, ?)
on conflict (ota, hotel) do update set
    name = excluded.name, currency = excluded.currency, username = excluded.username, salt = excluded.salt,
    proof = excluded.proof, plan = excluded.plan
returning id
"""

_WRITE_LISTING = """
insert into listing (hotel, place, room, rate_plan, occupancy, room_name, rate_name, editable)
values (?, ?, ?, ?, ?, ?, ?, ?)
on conflict (hotel, room, rate_plan, occupancy) do update set
    place = excluded.place, room_name = excluded.room_name, rate_name = excluded.rate_name,
    editable = excluded.editable
"""

_WRITE_BOOKING = """
insert into booking (hotel, reference, status, content) values (?, ?, ?, ?)
on conflict (hotel, reference) do update set status = excluded.status, content = excluded.content
"""

_WRITE_MESSAGE = """
insert into message (hotel, conversation, booking, author, guest, body, sent_at, idempotency)
values (?, ?, ?, ?, ?, ?, ?, ?) returning id
"""

_WRITE_CONTENT = """
insert into content (hotel, room, rate_plan, occupancy, section, content) values (?, ?, ?, ?, ?, ?)
on conflict (hotel, room, rate_plan, occupancy, section) do update set content = excluded.content
"""

_WRITE_CALL = """
insert into call (hotel, at, told_at, operation, status, fault, micros, summary) values (?, ?, ?, ?, ?, ?, ?, ?)
"""

_FORGET_CALLS = """
delete from call where hotel = ? and id <= (
    select id from call where hotel = ? order by id desc limit 1 offset ?
)
"""


class Repository:
    """The tables."""

    def __init__(self, file: Path | None) -> None:
        """Open the file, or memory without one, and make what is missing."""
        if file is not None:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._db = sqlite3.connect(file or ":memory:", isolation_level=None, check_same_thread=False)
        self._db.execute("pragma foreign_keys = on")
        self._db.execute("pragma journal_mode = wal")
        self._db.execute("pragma synchronous = normal")
        self._db.executescript(SCHEMA.read_text(encoding="utf-8"))

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextmanager
    def whole(self) -> Iterator[None]:
        """What is done inside happens whole or not at all."""
        self._db.execute("begin immediate")
        try:
            yield
        except BaseException:
            self._db.execute("rollback")
            raise
        self._db.execute("commit")

    def ping(self) -> None:
        """Ask for nothing."""
        self._one("select 1")

    # OTAs and hotels

    def write_ota(self, ota: Ota) -> None:
        """Make an OTA, or change it."""
        self._db.execute(
            "insert into ota (ota, name, calls, seconds, replenishes) values (?, ?, ?, ?, ?) "
            "on conflict (ota) do update set name = excluded.name, calls = excluded.calls, "
            "seconds = excluded.seconds, replenishes = excluded.replenishes",
            (ota.ota, ota.name, ota.calls, ota.seconds, int(ota.replenishes)),
        )

    def otas(self) -> list[Ota]:
        """All OTAs, by name."""
        return [_ota(row) for row in self._db.execute("select * from ota order by ota")]

    def ota(self, ota: str) -> Ota | None:
        """One OTA."""
        row = self._one("select * from ota where ota = ?", ota)
        return _ota(row) if row else None

    def hotels(self) -> list[Hotel]:
        """All hotels."""
        return [_hotel(row) for row in self._db.execute("select * from hotel order by ota, hotel")]

    def hotel(self, ota: str, hotel: str) -> Hotel | None:
        """One hotel."""
        row = self._one("select * from hotel where ota = ? and hotel = ?", ota, hotel)
        return _hotel(row) if row else None

    def write_hotel(
        self, ota: str, hotel: str, *, name: str, currency: str, username: str, salt: bytes, proof: bytes, plan: Plan
    ) -> int:
        """Make a hotel or change it; gives its number."""
        values = (ota, hotel, name, currency, username, salt, proof, _text(plan))
        (id,) = self._one(_WRITE_HOTEL, *values) or (0,)
        return int(id)

    def remove_hotel(self, hotel: int) -> None:
        """Forget a hotel with all that it has."""
        self._db.execute("delete from hotel where id = ?", (hotel,))

    def set_ahead(self, hotel: int, seconds: float) -> None:
        """Set a hotel's clock."""
        self._db.execute("update hotel set ahead = ? where id = ?", (seconds, hotel))

    def set_plan(self, hotel: int, plan: Plan, begun: datetime) -> None:
        """Begin a plan anew."""
        self._db.execute(
            "update hotel set plan = ?, planned = 0, plan_from = ? where id = ?",
            (_text(plan), text_of_instant(begun), hotel),
        )

    def set_planned(self, hotel: int, steps: int) -> None:
        """Write down how far a plan is."""
        self._db.execute("update hotel set planned = ? where id = ?", (steps, hotel))

    def next_booking(self, hotel: int) -> int:
        """Count a booking; gives its number, from 1."""
        row = self._one("update hotel set booked = booked + 1 where id = ? returning booked", hotel)
        return int(row[0]) if row else 0

    # What a hotel sells, and its calendar

    def write_listings(self, hotel: int, listings: Sequence[Listing]) -> None:
        """Make listings or change them; those that are not named go, with their calendar."""
        kept = {listing.key for listing in listings}
        for key, id in self.listing_ids(hotel).items():
            if key not in kept:
                self._db.execute("delete from listing where id = ?", (id,))
        self._db.executemany(
            _WRITE_LISTING,
            [
                (
                    *(hotel, place, listing.key.room, listing.key.rate_plan, listing.key.occupancy),
                    *(listing.room_name, listing.rate_name, int(listing.editable)),
                )
                for place, listing in enumerate(listings)
            ],
        )

    def listings(self, hotel: int) -> dict[Key, Listing]:
        """What a hotel sells, in its order."""
        rows = self._db.execute(
            "select room, rate_plan, occupancy, room_name, rate_name, editable from listing where hotel = ? "
            "order by place, id",
            (hotel,),
        )
        found = [
            Listing(
                key=Key(room=row[0], rate_plan=row[1], occupancy=row[2]),
                room_name=row[3],
                rate_name=row[4],
                editable=bool(row[5]),
            )
            for row in rows
        ]
        return {listing.key: listing for listing in found}

    def listing_ids(self, hotel: int) -> dict[Key, int]:
        """The numbers of listings, by which their calendar is kept."""
        rows = self._db.execute("select room, rate_plan, occupancy, id from listing where hotel = ?", (hotel,))
        return {Key(room=row[0], rate_plan=row[1], occupancy=row[2]): row[3] for row in rows}

    def write_spans(self, spans: Iterable[tuple[int, Span]]) -> None:
        """Write what is said of the days of listings, in order; what is not said stays."""
        self._db.executemany(_WRITE_NIGHT, _rows(spans))

    def nights(self, listing: int, first: date, last: date) -> dict[date, Night]:
        """What is known of the nights of a listing."""
        rows = self._db.execute(_READ_NIGHTS, (listing, first.isoformat(), last.isoformat()))
        return {date.fromisoformat(row[0]): _night(row[1:]) for row in rows}

    def sell(self, listing: int, days: Sequence[date], units: int) -> None:
        """Take rooms off what is left to sell, or give them back with a negative number; never below none."""
        self._db.executemany(
            "update night set rooms_to_sell = max(rooms_to_sell - ?, 0) where listing = ? and day = ?",
            [(units, listing, day.isoformat()) for day in days],
        )

    # Bookings

    def write_booking(self, hotel: int, booking: Booking) -> None:
        """Write down a booking, and put its revision into the feed."""
        content = _text(booking)
        self._db.execute(_WRITE_BOOKING, (hotel, booking.reference, booking.status, content))
        self._db.execute(
            "insert into revision (hotel, reference, content) values (?, ?, ?)", (hotel, booking.reference, content)
        )

    def bookings(self, hotel: int, *, live: bool = False) -> list[Booking]:
        """Bookings as they are, in the order of their references; with `live` without the cancelled ones."""
        rows = self._db.execute(
            "select content from booking where hotel = ? and (not ? or status <> 'cancelled') order by reference",
            (hotel, live),
        )
        return [msgspec.json.decode(row[0], type=Booking) for row in rows]

    def booking(self, hotel: int, reference: str) -> Booking | None:
        """One booking as it is."""
        row = self._one("select content from booking where hotel = ? and reference = ?", hotel, reference)
        return msgspec.json.decode(row[0], type=Booking) if row else None

    def feed(self, hotel: int, limit: int) -> list[Revision]:
        """The oldest revisions that were not acknowledged."""
        rows = self._db.execute(
            "select id, content from revision where hotel = ? and acknowledged = 0 order by id limit ?", (hotel, limit)
        )
        return [_revision(row) for row in rows]

    def acknowledged(self, hotel: int, limit: int) -> list[Revision]:
        """The newest revisions that were."""
        rows = self._db.execute(
            "select id, content from revision where hotel = ? and acknowledged = 1 order by id desc limit ?",
            (hotel, limit),
        )
        return [_revision(row) for row in rows]

    def acknowledge(self, hotel: int, receipts: Sequence[int]) -> None:
        """Take revisions out of the feed."""
        self._db.executemany(
            "update revision set acknowledged = 1 where hotel = ? and id = ?", [(hotel, id) for id in receipts]
        )

    def count_unacknowledged(self, hotel: int) -> int:
        """How many revisions wait in the feed."""
        row = self._one("select count(*) from revision where hotel = ? and acknowledged = 0", hotel)
        return int(row[0]) if row else 0

    # Messages and content

    def write_message(self, hotel: int, message: Message, idempotency: str | None = None) -> str:
        """Write down a message; gives its id."""
        values = (hotel, message.conversation, message.booking, message.author, message.guest, message.text)
        row = self._one(_WRITE_MESSAGE, *values, text_of_instant(message.sent_at), idempotency)
        return f"m{row[0]}" if row else ""

    def message_of(self, hotel: int, idempotency: str) -> Message | None:
        """What was sent with a key before."""
        row = self._one("select * from message where hotel = ? and idempotency = ?", hotel, idempotency)
        return _message(row) if row else None

    def messages(self, hotel: int, since: datetime | None = None, *, elsewhere: bool = False) -> list[Message]:
        """Messages, oldest first; with `elsewhere` without those that the hotel's software sent."""
        rows = self._db.execute(
            "select * from message where hotel = ? and sent_at >= ? and (not ? or idempotency is null) "
            "order by sent_at, id",
            (hotel, text_of_instant(since) if since else "", elsewhere),
        )
        return [_message(row) for row in rows]

    def after_last_message(self, hotel: int, now: datetime) -> datetime:
        """Now, or just after the newest message: messages keep their order though a clock is set back."""
        row = self._one("select max(sent_at) from message where hotel = ?", hotel)
        return max(now, moment_of(row[0]) + timedelta(microseconds=1)) if row and row[0] else now

    def conversation(self, hotel: int, conversation: str) -> Message | None:
        """The first message of a conversation."""
        row = self._one(
            "select * from message where hotel = ? and conversation = ? order by id limit 1", hotel, conversation
        )
        return _message(row) if row else None

    def write_content(self, hotel: int, key: Key | None, sections: Mapping[str, Any]) -> None:
        """Replace sections of content."""
        room, plan, people = (key.room, key.rate_plan, key.occupancy) if key else ("", "", 0)
        self._db.executemany(
            _WRITE_CONTENT,
            [(hotel, room, plan, people, name, _text(value)) for name, value in sections.items()],
        )

    def content(self, hotel: int) -> list[tuple[Key | None, dict[str, Any]]]:
        """All content, that of the hotel first."""
        found: dict[Key | None, dict[str, Any]] = {}
        rows = self._db.execute(
            "select room, rate_plan, occupancy, section, content from content where hotel = ? "
            "order by room, rate_plan, occupancy, section",
            (hotel,),
        )
        for room, plan, people, section, content in rows:
            key = Key(room=room, rate_plan=plan, occupancy=people) if people else None
            found.setdefault(key, {})[section] = msgspec.json.decode(content)
        return list(found.items())

    # Faults and the log

    def add_fault(self, hotel: int, fault: Fault) -> int:
        """Write down a fault; gives its number."""
        row = self._one(
            "insert into fault (hotel, fault, left_over) values (?, ?, ?) returning id",
            *(hotel, _text(fault), fault.count),
        )
        return int(row[0]) if row else 0

    def faults(self, hotel: int) -> list[StoredFault]:
        """The faults of a hotel that are not over."""
        rows = self._db.execute(
            "select id, fault, left_over, seen from fault where hotel = ? and (left_over is null or left_over > 0) "
            "order by id",
            (hotel,),
        )
        return [
            StoredFault(msgspec.structs.replace(msgspec.json.decode(row[1], type=Fault), id=row[0]), row[2], row[3])
            for row in rows
        ]

    def see_fault(self, id: int, *, happened: bool) -> None:
        """Count that a fault was asked about, and whether it happened."""
        self._db.execute(
            "update fault set seen = seen + 1, left_over = left_over - ? where id = ?", (int(happened), id)
        )

    def remove_faults(self, hotel: int, id: int | None = None) -> None:
        """Forget a fault, or all of a hotel."""
        self._db.execute("delete from fault where hotel = ? and (? is null or id = ?)", (hotel, id, id))

    def log(self, hotel: int, call: Call) -> None:
        """Write a line of the log, and forget the oldest ones."""
        self._db.execute(
            _WRITE_CALL,
            (
                *(
                    hotel,
                    text_of_instant(call.at),
                    text_of_instant(call.told_at),
                    call.operation,
                    call.status,
                    call.fault,
                ),
                *(call.micros, call.summary),
            ),
        )
        self._db.execute(_FORGET_CALLS, (hotel, hotel, KEPT_CALLS))

    def calls(self, hotel: int, limit: int) -> list[Call]:
        """The newest lines of the log, the newest first."""
        rows = self._db.execute(
            "select at, told_at, operation, status, fault, micros, summary from call where hotel = ? "
            "order by id desc limit ?",
            (hotel, limit),
        )
        return [Call(moment_of(row[0]), moment_of(row[1]), *row[2:]) for row in rows]

    def clear(self) -> None:
        """Forget everything."""
        self._db.executescript("delete from hotel; delete from ota;")

    def _one(self, statement: str, *values: object) -> Any:
        return self._db.execute(statement, values).fetchone()


def _text(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _rows(spans: Iterable[tuple[int, Span]]) -> Iterator[tuple[object, ...]]:
    for listing, span in spans:
        told = (getattr(span, name) for name in _NIGHT)
        values = tuple(
            str(value) if isinstance(value, Decimal) else int(value) if value is not None else None for value in told
        )
        for number in range(span.days):
            yield (listing, (span.date_from + timedelta(days=number)).isoformat(), *values)


def _night(row: Sequence[Any]) -> Night:
    price, rooms, least, most, arrival, departure, closed, ahead = row
    return Night(
        price=None if price is None else Decimal(price),
        rooms_to_sell=rooms,
        minimum_stay=least,
        maximum_stay=most,
        no_arrival=None if arrival is None else bool(arrival),
        no_departure=None if departure is None else bool(departure),
        closed=None if closed is None else bool(closed),
        advance_days=ahead,
    )


def _ota(row: Sequence[Any]) -> Ota:
    ota, name, calls, seconds, replenishes = row
    return Ota(ota, name, calls, seconds, bool(replenishes))


def _hotel(row: Sequence[Any]) -> Hotel:
    id, ota, hotel, name, currency, username, salt, proof, ahead, plan, planned, begun, _ = row
    return Hotel(
        *(id, ota, hotel, name, currency, username, salt, proof, ahead),
        msgspec.json.decode(plan, type=Plan),
        planned,
        moment_of(begun) if begun else None,
    )


def _revision(row: Sequence[Any]) -> Revision:
    return Revision(receipt=f"r{row[0]}", booking=msgspec.json.decode(row[1], type=Booking))


def _message(row: Sequence[Any]) -> Message:
    id, _, conversation, booking, author, guest, body, sent_at, _ = row
    return Message(
        id=f"m{id}",
        conversation=conversation,
        author=author,
        text=body,
        sent_at=moment_of(sent_at),
        guest=guest,
        booking=booking,
    )
