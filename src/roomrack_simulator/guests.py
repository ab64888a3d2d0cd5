"""What guests do: search, book, change, cancel and write; by hand, or by a plan drawn from a seed.

Guests buy only what the OTA's calendar says is for sale, unless a fault makes the OTA sell what is closed.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from msgspec.structs import replace

from roomrack_simulator import faults, plan, rules
from roomrack_simulator.problems import Problem, invalid, unknown
from roomrack_simulator.records import Hotel
from roomrack_simulator.repository import Repository
from roomrack_simulator.shapes import Booking, Fault, Guest, Key, Message, Night, Room, Wish

BOOKED, REQUESTED, CANCELLED = "booked", "requested", "cancelled"
GUEST, HOTEL = "guest", "hotel"
STEPS_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Offer:
    """What a guest could book."""

    listing: Key
    nights: Mapping[date, Decimal]

    @property
    def total(self) -> Decimal:
        """For the whole stay."""
        return sum(self.nights.values(), Decimal(0))


class Guests:
    """The guests of one OTA's hotel at one moment."""

    def __init__(self, repository: Repository, hotel: Hotel, now: datetime) -> None:
        self._repository = repository
        self._hotel = hotel
        self._now = now
        self._ids = repository.listing_ids(hotel.id)

    @property
    def today(self) -> date:
        """The day at the OTA, which counts in UTC."""
        return self._now.date()

    def search(self, arrival: date, departure: date, adults: int, children: int = 0) -> list[Offer]:
        """What can be booked, the cheapest first."""
        found = []
        for key in sorted(self._ids):
            if adults + children > key.occupancy:
                continue
            known = self._known(key, arrival, departure)
            if rules.why_not(known, arrival, departure, self.today) is None:
                found.append(Offer(key, rules.prices(known, arrival, departure)))
        return sorted(found, key=lambda offer: (offer.total, offer.listing))

    def book(
        self, wishes: Sequence[Wish], guest: Guest, *, requested: bool = False, remarks: str | None = None
    ) -> Booking:
        """Book rooms. Raises `Problem` (409) for what is not for sale."""
        spoiled = faults.happening(self._repository, self._hotel.id, faults.BOOK)
        rooms = [
            self._sell(wish, str(number), f"{guest.first_name} {guest.last_name}", spoiled)
            for number, wish in enumerate(wishes, 1)
        ]
        if not rooms:
            raise invalid("a booking has at least one room")
        number = self._repository.next_booking(self._hotel.id)
        booking = Booking(
            reference=f"{self._hotel.ota[:3].upper()}-{self._hotel.id:03}-{number:05}",
            revision=1,
            status=REQUESTED if requested else BOOKED,
            booked_at=self._now,
            currency=self._hotel.currency,
            guest=guest,
            rooms=rooms,
            commission=_commission(rooms),
            remarks=remarks,
        )
        self._repository.write_booking(self._hotel.id, booking)
        return booking

    def confirm(self, reference: str) -> Booking:
        """Make a booking out of a request."""
        booking = self._live(reference)
        if booking.status != REQUESTED:
            raise Problem(409, "not_requested", f"{reference} is {booking.status}")
        return self._revise(replace(booking, status=BOOKED))

    def cancel(self, reference: str, room: str | None = None) -> Booking:
        """Cancel a booking, or one room of it; the last one cancels all. Cancelled before: nothing happens."""
        booking = self._found(reference)
        if booking.status == CANCELLED:
            return booking
        if room is not None and room not in {each.id for each in booking.rooms}:
            raise unknown(f"room {room} in {reference}")
        rooms = []
        for each in booking.rooms:
            if not each.cancelled and room in {None, each.id}:
                self._give_back(each.listing, rules.nights_of(each.arrival, each.departure))
                each = replace(each, cancelled=True)  # noqa: PLW2901 - the room as it is now
            rooms.append(each)
        status = CANCELLED if all(each.cancelled for each in rooms) else booking.status
        return self._revise(replace(booking, status=status, rooms=rooms, commission=_commission(rooms)))

    def modify(
        self,
        reference: str,
        *,
        room: str | None = None,
        arrival: date | None = None,
        departure: date | None = None,
        adults: int | None = None,
        children: int | None = None,
        remarks: str | None = None,
    ) -> Booking:
        """Change one room of a booking, the first that lives unless one is named. Raises `Problem` (409) as `book`."""
        booking = self._live(reference)
        chosen = next((each for each in booking.rooms if not each.cancelled and room in {None, each.id}), None)
        if chosen is None:
            raise unknown(f"room {room} in {reference}")
        changed = replace(
            chosen,
            arrival=arrival or chosen.arrival,
            departure=departure or chosen.departure,
            adults=chosen.adults if adults is None else adults,
            children=chosen.children if children is None else children,
        )
        if changed.adults + changed.children > changed.listing.occupancy:
            raise Problem(409, "too_many", f"room {changed.id} is for {changed.listing.occupancy}")
        before = set(rules.nights_of(chosen.arrival, chosen.departure))
        after = rules.nights_of(changed.arrival, changed.departure)
        if (changed.arrival, changed.departure) != (chosen.arrival, chosen.departure):
            known = self._known(changed.listing, changed.arrival, changed.departure)
            # Its own nights are not sold to somebody else.
            own = {day: _with_one_more(night) if day in before else night for day, night in known.items()}
            reason = rules.why_not(own, changed.arrival, changed.departure, self.today)
            if reason is not None:
                raise Problem(409, "not_for_sale", reason)
            nights = rules.prices(known, changed.arrival, changed.departure)
            self._repository.sell(self._ids[changed.listing], [day for day in after if day not in before], 1)
            self._give_back(changed.listing, sorted(before - set(after)))
            changed = replace(changed, nights=nights, total=sum(nights.values(), Decimal(0)))
        rooms = [changed if each.id == chosen.id else each for each in booking.rooms]
        told = {"remarks": remarks} if remarks is not None else {}
        return self._revise(replace(booking, rooms=rooms, commission=_commission(rooms), **told))

    def write(
        self, text: str, *, booking: str | None = None, conversation: str | None = None, guest: str | None = None
    ) -> Message:
        """A guest writes: about a booking, in a conversation that there is, or in a new one."""
        if booking is not None:
            person = self._found(booking).guest
            guest = guest or f"{person.first_name} {person.last_name}"
            conversation = conversation or f"c-{booking}"
        message = Message(
            id="",
            conversation=conversation or f"c-{self._hotel.id}-{len(self._repository.messages(self._hotel.id)) + 1}",
            author=GUEST,
            text=text,
            sent_at=self._repository.after_last_message(self._hotel.id, self._now),
            guest=guest,
            booking=booking,
        )
        return replace(message, id=self._repository.write_message(self._hotel.id, message))

    def step(self, number: int) -> str:
        """Take one step of the hotel's plan, in a transaction of its own; gives what happened, in words."""
        draw = random.Random(f"{self._hotel.plan.seed}:{number}")  # noqa: S311 - a season that can be played again
        try:
            with self._repository.whole():
                return self._act(draw)
        except Problem as problem:
            return f"gave up: {problem.message}"

    def _act(self, draw: random.Random) -> str:
        live = [each for each in self._repository.bookings(self._hotel.id, live=True) if self._is_ahead(each)]
        action = plan.action(draw, bookings=len(live))
        if action is plan.Action.BOOK:
            return self._search_and_book(draw, self._hotel.plan.window_days)
        chosen = draw.choice(live)
        match action:
            case plan.Action.MODIFY:
                return self._shift(draw, chosen)
            case plan.Action.CANCEL:
                self.cancel(chosen.reference)
                return f"cancelled {chosen.reference}"
            case _:
                self.write(plan.words(draw), booking=chosen.reference)
                return f"wrote about {chosen.reference}"

    def _search_and_book(self, draw: random.Random, window: int) -> str:
        for _ in range(plan.SEARCHES):
            wanted = plan.stay(draw, self.today, window)
            offers = self.search(wanted.arrival, wanted.departure, wanted.adults, wanted.children)
            if offers:
                chosen = draw.choice(offers).listing
                break
        else:
            wanted = plan.stay(draw, self.today, window)
            fitting = [key for key in sorted(self._ids) if key.occupancy >= wanted.adults + wanted.children]
            if not fitting:
                return "found nothing"
            # Only an OTA that sells what is closed has something for this guest.
            chosen = draw.choice(fitting)
        wish = Wish(
            listing=chosen,
            arrival=wanted.arrival,
            departure=wanted.departure,
            adults=wanted.adults,
            children=wanted.children,
        )
        rooms = [wish, wish] if draw.random() < plan.SHARE_OF_TWO_ROOMS else [wish]
        # Who can't have two takes one.
        if len(rooms) > 1 and not self._has_two(wish):
            rooms = [wish]
        booking = self.book(rooms, plan.guest(draw), remarks=plan.remark(draw))
        return f"booked {booking.reference}"

    def _has_two(self, wish: Wish) -> bool:
        known = self._known(wish.listing, wish.arrival, wish.departure)
        nights = rules.nights_of(wish.arrival, wish.departure)
        return all((known.get(night, rules.NOTHING).rooms_to_sell or 0) > 1 for night in nights)

    def _shift(self, draw: random.Random, booking: Booking) -> str:
        chosen = draw.choice([room for room in booking.rooms if not room.cancelled])
        arrival, departure = plan.shifted(draw, chosen.arrival, chosen.departure)
        self.modify(booking.reference, room=chosen.id, arrival=arrival, departure=departure)
        return f"changed {booking.reference}"

    def _is_ahead(self, booking: Booking) -> bool:
        return any(not room.cancelled and room.arrival > self.today for room in booking.rooms)

    def _sell(self, wish: Wish, id: str, name: str, spoiled: Mapping[str, Fault]) -> Room:
        if wish.listing not in self._ids:
            raise unknown(f"room {wish.listing.room} for {wish.listing.occupancy}")
        people = wish.adults + wish.children
        if people > wish.listing.occupancy:
            raise Problem(409, "too_many", f"it is for {wish.listing.occupancy}")
        known = self._known(wish.listing, wish.arrival, wish.departure)
        reason = rules.why_not(known, wish.arrival, wish.departure, self.today)
        if reason is not None and faults.SELL_CLOSED not in spoiled:
            raise Problem(409, "not_for_sale", reason)
        nights = rules.nights_of(wish.arrival, wish.departure)
        if not 0 < len(nights) <= rules.MOST_NIGHTS:
            raise invalid("departure comes after arrival, by at most 90 nights")
        wrong = spoiled.get(faults.WRONG_PRICE)
        prices = rules.prices(known, wish.arrival, wish.departure, wrong.percent if wrong else 0.0)
        self._repository.sell(self._ids[wish.listing], nights, 1)
        return Room(
            id=id,
            listing=wish.listing,
            arrival=wish.arrival,
            departure=wish.departure,
            adults=wish.adults,
            children=wish.children,
            total=sum(prices.values(), Decimal(0)),
            nights=prices,
            guest=name,
        )

    def _give_back(self, key: Key, days: Sequence[date]) -> None:
        ota = self._repository.ota(self._hotel.ota)
        if ota is not None and ota.replenishes and key in self._ids:
            self._repository.sell(self._ids[key], days, -1)

    def _known(self, key: Key, arrival: date, departure: date) -> dict[date, Night]:
        last = min(departure, arrival + timedelta(days=rules.MOST_NIGHTS + 1))
        return self._repository.nights(self._ids[key], arrival, last) if key in self._ids else {}

    def _found(self, reference: str) -> Booking:
        booking = self._repository.booking(self._hotel.id, reference)
        if booking is None:
            raise unknown(f"booking {reference}")
        return booking

    def _live(self, reference: str) -> Booking:
        booking = self._found(reference)
        if booking.status == CANCELLED:
            raise Problem(409, "cancelled", f"{reference} is cancelled")
        return booking

    def _revise(self, booking: Booking) -> Booking:
        revised = replace(booking, revision=booking.revision + 1)
        self._repository.write_booking(self._hotel.id, revised)
        return revised


def _commission(rooms: Sequence[Room]) -> Decimal:
    return rules.commission(sum((room.total for room in rooms if not room.cancelled), Decimal(0)))


def _with_one_more(night: Night) -> Night:
    return replace(night, rooms_to_sell=(night.rooms_to_sell or 0) + 1)
