"""What the simulator does for a hotel's software, and for whoever controls it."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from roomrack_simulator import faults, rules
from roomrack_simulator.clock import Clock
from roomrack_simulator.guests import HOTEL, STEPS_AT_ONCE, Guests
from roomrack_simulator.problems import Problem, invalid, unknown
from roomrack_simulator.records import Hotel, Ota
from roomrack_simulator.repository import Repository
from roomrack_simulator.shapes import (
    Change,
    Fault,
    HotelDraft,
    Key,
    Listing,
    Message,
    OtaDraft,
    Piece,
    Plan,
    Query,
    Refusal,
    Revision,
    Span,
    Taken,
)

FEED = 100
"""How many revisions one answer holds."""

AGAIN = 3
"""How many acknowledged revisions a duplicating feed tells again."""

OTAS = (("alba", "Alba Travel"), ("bora", "Bora Stays"), ("cima", "Cima Rooms"))
"""The OTAs that there are at the start."""

ROW_DAYS_PER_QUERY = 200_000


class Simulator:
    """All OTAs with their hotels."""

    def __init__(self, repository: Repository, clock: Clock) -> None:
        self.repository = repository
        self.clock = clock
        self.begin()

    def begin(self) -> None:
        """Make the OTAs that there are at the start, where they are missing."""
        with self.repository.whole():
            for ota, name in OTAS:
                if self.repository.ota(ota) is None:
                    self.write_ota(ota, OtaDraft(name=name))

    def reset(self) -> None:
        """Forget everything, and begin anew."""
        self.repository.clear()
        self.begin()

    # Who and when

    def enter(self, ota: str, hotel: str, username: str, password: str) -> Hotel:
        """The hotel that these credentials open. Raises `Problem` (401), whatever of them is wrong."""
        found = self.repository.hotel(ota, hotel)
        salt, proof = (found.salt, found.proof) if found else (b"-", b"-")
        right = hmac.compare_digest(_proof(salt, password), proof)
        same = hmac.compare_digest((found.username if found else "").encode(), username.encode())
        if found is None or not (right and same):
            raise Problem(401, "credentials", "the credentials are not those of this hotel")
        return found

    def now(self, hotel: Hotel) -> datetime:
        """The present by the hotel's clock."""
        return self.clock() + timedelta(seconds=hotel.ahead)

    def set_clock(self, hotel: Hotel, now: datetime) -> Hotel:
        """Set a hotel's clock, which runs on from there."""
        ahead = (now - self.clock()).total_seconds()
        self.repository.set_ahead(hotel.id, ahead)
        return self._again(hotel)

    def guests(self, hotel: Hotel) -> Guests:
        """The guests of a hotel, now."""
        return Guests(self.repository, hotel, self.now(hotel))

    def run_plan(self, hotel: Hotel) -> list[str]:
        """Let guests do what the hotel's plan has for them until now; gives what happened."""
        if not hotel.plan.per_day or hotel.plan_from is None:
            return []
        passed = (self.now(hotel) - hotel.plan_from) / timedelta(days=1)
        return self.take_steps(hotel, max(int(passed * hotel.plan.per_day) - hotel.planned, 0))

    def take_steps(self, hotel: Hotel, steps: int) -> list[str]:
        """Take the next steps of a hotel's plan, now; at most 2,000 at once."""
        guests = self.guests(hotel)
        told = []
        for number in range(hotel.planned, hotel.planned + min(steps, STEPS_AT_ONCE)):
            told.append(guests.step(number))
            self.repository.set_planned(hotel.id, number + 1)
        return told

    # What a hotel's software asks for

    def products(self, hotel: Hotel) -> list[Listing]:
        """What the hotel sells."""
        return list(self.repository.listings(hotel.id).values())

    def push(self, hotel: Hotel, changes: Sequence[Change]) -> Taken:
        """Take changes of the calendar, each as a whole or not at all; what is refused is named."""
        days = sum(map(rules.days_of, changes))
        if days > rules.DAYS_PER_CALL:
            raise Problem(413, "too_many", f"{days} days in one call; {rules.DAYS_PER_CALL} are taken")
        known, ids = self.repository.listings(hotel.id), self.repository.listing_ids(hotel.id)
        today = self.now(hotel).date()
        refused, taken = [], []
        with self.repository.whole():
            for index, change in enumerate(changes):
                reason = rules.refusal(change, known.get(change.listing), today)
                if reason is not None:
                    refused.append(Refusal(index=index, reason=reason))
                    continue
                taken.append(change)
            self.repository.write_spans((ids[change.listing], span) for change in taken for span in change.spans)
        return Taken(reference=secrets.token_hex(8), refused=refused)

    def calendar(self, hotel: Hotel, query: Query) -> list[Change]:
        """The calendar as the OTA understood it, days with equal values joined. Unknown listings are left out."""
        days = (query.date_to - query.date_from).days + 1
        if days * len(query.listings) > ROW_DAYS_PER_QUERY:
            raise Problem(413, "too_many", f"ask for {ROW_DAYS_PER_QUERY} days at most")
        ids = self.repository.listing_ids(hotel.id)
        return [
            Change(listing=key, spans=self._spans(ids[key], query))
            for key in dict.fromkeys(query.listings)
            if key in ids
        ]

    def feed(self, hotel: Hotel, spoiled: dict[str, Fault]) -> tuple[list[object], bool]:
        """Revisions that wait to be acknowledged, oldest first, and whether there are more."""
        revisions: list[Revision] = self.repository.feed(hotel.id, FEED + 1)
        again = self.repository.acknowledged(hotel.id, AGAIN) if faults.DUPLICATE in spoiled else []
        return faults.spoiled(revisions[:FEED], again, spoiled), len(revisions) > FEED

    def acknowledge(self, hotel: Hotel, receipts: Sequence[str]) -> None:
        """Take revisions out of the feed. One that is unknown, or was acknowledged before, changes nothing."""
        numbers = [int(receipt[1:]) for receipt in receipts if receipt[:1] == "r" and receipt[1:].isdecimal()]
        with self.repository.whole():
            self.repository.acknowledge(hotel.id, [number for number in numbers if number < 2**62])

    def messages(self, hotel: Hotel, since: datetime | None, spoiled: dict[str, Fault]) -> list[object]:
        """Messages that were written at `since` or later, but for those that the hotel's software sent."""
        return faults.spoiled(self.repository.messages(hotel.id, since, elsewhere=True), (), spoiled)

    def send(self, hotel: Hotel, conversation: str, text: str, key: str | None) -> Message:
        """A message of the hotel to a guest; the same key again sends nothing. Without key: written in the extranet."""
        if key is not None:
            before = self.repository.message_of(hotel.id, key)
            if before is not None:
                if (before.conversation, before.text) != (conversation, text):
                    raise Problem(409, "key_used", "another message was sent with this key")
                return before
        first = self.repository.conversation(hotel.id, conversation)
        if first is None:
            raise unknown(f"conversation {conversation}")
        message = Message(
            id="",
            conversation=conversation,
            author=HOTEL,
            text=text,
            sent_at=self.repository.after_last_message(hotel.id, self.now(hotel)),
            guest=first.guest,
            booking=first.booking,
        )
        return msgspec.structs.replace(message, id=self.repository.write_message(hotel.id, message, key))

    def take_content(self, hotel: Hotel, pieces: Sequence[Piece]) -> Taken:
        """Replace sections of content; what is refused is named."""
        known = self.repository.listings(hotel.id)
        refused = []
        with self.repository.whole():
            for index, piece in enumerate(pieces):
                if piece.listing is not None and piece.listing not in known:
                    refused.append(Refusal(index=index, reason=f"no room {piece.listing.room}"))
                else:
                    self.repository.write_content(hotel.id, piece.listing, piece.sections)
        return Taken(reference=secrets.token_hex(8), refused=refused)

    # Control

    def write_ota(self, ota: str, draft: OtaDraft) -> None:
        """Make an OTA, or change it."""
        if not (ota.isascii() and ota.isalnum() and ota.islower() and len(ota) <= 30) or ota in {"control", "static"}:
            raise invalid("an OTA is named with small letters and digits")
        self.repository.write_ota(Ota(ota, draft.name, draft.calls, draft.seconds, draft.replenishes))

    def write_hotel(self, ota: str, hotel: str, draft: HotelDraft) -> Hotel:
        """Make a hotel or change it; listings that it keeps keep their calendar."""
        if self.repository.ota(ota) is None:
            raise unknown(f"OTA {ota}")
        if not hotel or len(hotel) > 60 or not all(each.isalnum() or each in "-_." for each in hotel):
            raise invalid("a hotel's id has letters, digits, and - _ .")
        if len({listing.key for listing in draft.listings}) != len(draft.listings):
            raise invalid("a listing is named twice")
        salt = secrets.token_bytes(16)
        with self.repository.whole():
            id = self.repository.write_hotel(
                ota,
                hotel,
                name=draft.name,
                currency=draft.currency,
                username=draft.username,
                salt=salt,
                proof=_proof(salt, draft.password),
                plan=draft.plan,
            )
            self.repository.write_listings(id, draft.listings)
            made = self.hotel(ota, hotel)
            self.repository.set_plan(id, draft.plan, self.now(made))
        return self.hotel(ota, hotel)

    def hotel(self, ota: str, hotel: str) -> Hotel:
        """One hotel. Raises `Problem` (404)."""
        found = self.repository.hotel(ota, hotel)
        if found is None:
            raise unknown(f"hotel {hotel} at {ota}")
        return found

    def set_plan(self, hotel: Hotel, plan: Plan) -> None:
        """Begin a plan anew, from now."""
        self.repository.set_plan(hotel.id, plan, self.now(hotel))

    def add_fault(self, hotel: Hotel, fault: Fault) -> int:
        """Let something go wrong; gives the fault's number. Raises `Problem` (422)."""
        faults.check(fault)
        return self.repository.add_fault(hotel.id, fault)

    def whole_calendar(self, hotel: Hotel, first: datetime, days: int) -> list[Change]:
        """The calendar of everything that the hotel sells, from the day of `first`."""
        query = Query(
            listings=list(self.repository.listing_ids(hotel.id)),
            date_from=first.date(),
            date_to=first.date() + timedelta(days=days - 1),
        )
        return self.calendar(hotel, query)

    def _spans(self, listing: int, query: Query) -> list[Span]:
        return list(rules.spans_of(self.repository.nights(listing, query.date_from, query.date_to)))

    def _again(self, hotel: Hotel) -> Hotel:
        return self.hotel(hotel.ota, hotel.hotel)


def key_of(room: str, rate_plan: str | None, occupancy: int) -> Key:
    """A listing by its parts."""
    return Key(room=room, rate_plan=rate_plan or "", occupancy=occupancy)


def _proof(salt: bytes, password: str) -> bytes:
    """What is kept of a password. Passwords here are made for a simulator: they need no slow hash."""
    return hashlib.sha256(salt + password.encode()).digest()
