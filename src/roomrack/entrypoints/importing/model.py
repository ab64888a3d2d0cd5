"""What an import counts and tells."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

MAX_DIFFERENCES = 200
"""So many differences are told one by one; the rest is counted."""


class Kind(StrEnum):
    """What is taken over, in the order in which it is."""

    PROPERTY = "property"
    PRODUCT = "product"
    POLICY = "policy"
    EXTRA = "extra"
    RATE_PLAN = "rateplan"
    ROOM = "room"
    PHOTO = "photo"
    """A picture of a property, a product or a physical room; it is taken over when it is asked for here."""
    GUEST = "guest"
    """Somebody in the registry of guests."""
    CHECKIN = "checkin"
    """What a property wants of its check-in: the rule of city tax, and how long people are kept."""
    RESERVATION = "reservation"
    PERSON = "person"
    """Somebody who stays, within a reservation."""
    SOLD = "soldextra"
    """An extra that was sold with a reservation."""
    PAYMENT = "payment"
    """An entry in the ledger of a reservation."""
    CALENDAR = "calendar"
    """A product's days of one quarter of a year."""
    NETWORK = "network"
    """Properties that are run together, known by their network's name."""


SEQUENCES: Mapping[Kind, str] = {
    Kind.PROPERTY: "accommodation_id",
    Kind.PRODUCT: "product_id",
    Kind.POLICY: "policy_id",
    Kind.EXTRA: "extra_product_id",
    Kind.RATE_PLAN: "rate_plan_id",
    Kind.ROOM: "pms_room_id",
    Kind.PHOTO: "photo",
    Kind.GUEST: "guest_id",
    Kind.CHECKIN: "checkin",
    Kind.RESERVATION: "reservation_id",
    Kind.PERSON: "reservation_guest_id",
    Kind.SOLD: "reservation_extra_id",
    Kind.PAYMENT: "payment_id",
    Kind.CALENDAR: "calendar",
}
"""Under which name the things of a kind are remembered: the sequence of their ids, where they have one.

Networks are not remembered: they are known by their names.
"""

KEEPING_IDS = tuple(kind for kind in SEQUENCES if kind not in (Kind.CALENDAR, Kind.PHOTO, Kind.CHECKIN))
"""The kinds whose ids are kept where they are free."""


class Done(StrEnum):
    """What became of a thing."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Left:
    """A part of a thing that was left out, or all of it where `field` is None, and why."""

    field: str | None
    reason: str

    def as_json(self) -> dict[str, Any]:
        """As it is remembered."""
        return {"field": self.field, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be taken over; the ids are those of the source."""

    accommodation: str
    kind: Kind
    id: str
    field: str | None
    reason: str

    def __str__(self) -> str:
        where = f" {self.field}" if self.field else ""
        return f"property {self.accommodation}: {self.kind} {self.id}{where}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A thing whose id was not free here."""

    accommodation: str
    kind: Kind
    source: int
    here: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that is another one here; the ids are those of the source."""

    accommodation: str
    kind: Kind
    id: str
    field: str
    source: Any
    here: Any
    day: str | None = None
    """The day of a calendar; its id is the product's."""

    def __str__(self) -> str:
        thing = f"product {self.id}, {self.day}" if self.day else f"{self.kind} {self.id}"
        return f"property {self.accommodation}, {thing}: {self.field} is {self.here} here, {self.source} there"


@dataclass(frozen=True, slots=True)
class Note:
    """Something that nobody can mend, but that whoever moves in must know."""

    accommodation: str
    about: str
    """What kind of thing it is about."""
    text: str

    def __str__(self) -> str:
        return f"property {self.accommodation}: {self.about}: {self.text}"


@dataclass(slots=True)
class Report:
    """What an import did, or with `dry_run` would do."""

    source: str
    dry_run: bool
    complete: bool = False
    """Whether it came to its end."""
    counts: dict[Kind, Counter[Done]] = field(default_factory=lambda: {kind: Counter() for kind in Kind})
    kept: Counter[Kind] = field(default_factory=Counter)
    """New things that have the id which they have at the source."""
    properties: dict[str, int | None] = field(default_factory=dict)
    """The property here of each at the source; None in a dry run for one that is not here yet."""
    final: list[str] = field(default_factory=list)
    """Properties that were taken over for the last time before, and so were left alone."""
    renumbered: list[Renumbered] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: defaultdict[Kind, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """Fields that the source fills and that there is no place for here, with how many things have them."""
    notes: Counter[Note] = field(default_factory=Counter)
    """What the source can't tell or keeps for itself, with how many things it is about; 0 where nobody counts them."""
    days_compared: int = 0
    things_compared: Counter[Kind] = field(default_factory=Counter)
    """How many of each kind were read back."""
    differences: list[Difference] = field(default_factory=list)
    difference_count: int = 0

    @property
    def clean(self) -> bool:
        """Whether all of it is here as it is there."""
        return self.complete and not self.problems and not self.difference_count

    def count(self, kind: Kind, done: Done, number: int = 1) -> None:
        """Note what became of some things."""
        self.counts[kind][done] += number

    def refuse(self, accommodation: str, kind: Kind, id: str, left: Left) -> None:
        """Note what could not be taken over."""
        self.problems.append(Problem(accommodation, kind, id, left.field, left.reason))

    def note(self, accommodation: str, about: str, text: str, things: int = 0) -> None:
        """Note what whoever moves in must know, or that it is about more things."""
        self.notes[Note(accommodation, about, text)] += things

    def differ(self, difference: Difference) -> None:
        """Note a difference."""
        self.difference_count += 1
        if len(self.differences) < MAX_DIFFERENCES:
            self.differences.append(difference)

    def as_json(self) -> dict[str, Any]:
        """The whole report."""
        return {
            "source": self.source,
            "dryRun": self.dry_run,
            "complete": self.complete,
            "clean": self.clean,
            "properties": [
                {"source": source, "here": None if here is None else str(here)}
                for source, here in self.properties.items()
            ],
            "final": self.final,
            "counts": {
                kind.value: {
                    **{done.value: self.counts[kind][done] for done in Done},
                    **({"keptIds": self.kept[kind]} if kind in KEEPING_IDS else {}),
                }
                for kind in Kind
            },
            "renumbered": [
                {"accommodation": one.accommodation, "kind": one.kind.value, "source": one.source, "here": one.here}
                for one in self.renumbered
            ],
            "problems": [
                {
                    "accommodation": one.accommodation,
                    "kind": one.kind.value,
                    "id": one.id,
                    "field": one.field,
                    "reason": one.reason,
                }
                for one in self.problems
            ],
            "notes": [
                {"accommodation": one.accommodation, "about": one.about, "text": one.text, "things": things}
                for one, things in self.notes.items()
            ],
            "leftOut": {kind.value: dict(sorted(fields.items())) for kind, fields in self.left_out.items() if fields},
            "check": {
                "daysCompared": self.days_compared,
                "thingsCompared": {kind.value: number for kind, number in self.things_compared.items()},
                "differences": self.difference_count,
                "examples": [
                    {
                        "accommodation": one.accommodation,
                        "kind": one.kind.value,
                        "id": one.id,
                        "day": one.day,
                        "field": one.field,
                        "source": one.source,
                        "here": one.here,
                    }
                    for one in self.differences
                ],
            },
        }


class Progress(Protocol):
    """Shows how far an import is."""

    def begin(self, what: str, total: int | None) -> None:
        """Something new is taken over; `total` is None where nobody knows how many there are."""

    def advance(self, number: int) -> None:
        """So many more are done."""


class SourceWrong(Exception):
    """The source answers something that the contract does not have."""
