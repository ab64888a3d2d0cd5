"""Names that leave the house: addresses of our calendars, and ids of their events.

An address is `{property}-{kind}{id}{n}-{secret}`. The secret is a digest, under the server's key, of what stands before
it and of how often the link was renewed: nothing need be stored for it, nobody can guess it, and one who was given the
address of a calendar without names does not know that of the one with names.
"""

import base64
import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

SECRET_BYTES = 24
SUFFIX = ".ics"
_ADDRESS = re.compile(r"([1-9]\d{0,14})-([apr])(0|[1-9]\d{0,17})(n?)-([A-Za-z0-9_-]{32})", re.ASCII)
_UID = re.compile(r"[rbm][0-9-]{1,32}-p(0|[1-9]\d{0,17})@([0-9a-f-]{36})\.roomrack", re.ASCII)


class Kind(StrEnum):
    """What a calendar of ours tells of."""

    PROPERTY = "a"
    PRODUCT = "p"
    ROOM = "r"


@dataclass(frozen=True, slots=True)
class Feed:
    """A calendar of ours, as its link names it."""

    accommodation: int
    kind: Kind
    target: int = 0
    """The id of the product or of the physical room; 0 for the property."""
    with_names: bool = False

    @property
    def name(self) -> str:
        """What stands before the secret."""
        return f"{self.accommodation}-{self.kind.value}{self.target}{'n' if self.with_names else ''}"

    def signed(self, generation: int) -> str:
        """What the secret is a digest of."""
        return f"ical feed {self.name} {generation}"


def address(feed: Feed, digest: bytes) -> str:
    """The last part of a calendar's URL, given the digest of `Feed.signed`."""
    return f"{feed.name}-{_secret(digest)}{SUFFIX}"


def parsed(text: str) -> tuple[Feed, str] | None:
    """The calendar that an address names, and the secret to be checked; None for what is no address."""
    found = _ADDRESS.fullmatch(text.removesuffix(SUFFIX))
    if found is None:
        return None
    accommodation, kind, target, names, secret = found.groups()
    return Feed(int(accommodation), Kind(kind), int(target), bool(names)), secret


def fits(secret: str, digests: Iterable[bytes]) -> bool:
    """Whether a secret is that of one of the digests; it takes as long whichever it is."""
    return sum(hmac.compare_digest(secret.encode(), _secret(digest).encode()) for digest in digests) > 0


def _secret(digest: bytes) -> str:
    return base64.urlsafe_b64encode(digest[:SECRET_BYTES]).decode()


def uid_of_stay(origin: str, reservation: int, product: int, moved: str | None = None) -> str:
    """The id of a reservation's event in the calendar of a product, the same as long as both are.

    `moved` is the day on which a split puts the stay there.
    """
    since = "" if moved is None else f"-{moved}"
    return f"r{reservation}{since}-p{product}@{origin}.roomrack"


def uid_of_closure(origin: str, first: str, product: int) -> str:
    """The id of a closure's event, by the day on which it begins."""
    return f"b{first}-p{product}@{origin}.roomrack"


def uid_of_work(origin: str, first: str, room: int, product: int) -> str:
    """The id of the event of a physical room that is worked on: two rooms may begin on the same day."""
    return f"m{first}-{room}-p{product}@{origin}.roomrack"


def product_of_own(origin: str, uid: str) -> int | None:
    """The product whose calendar an event of ours comes from; None for the events of others."""
    found = _UID.fullmatch(uid)
    return int(found[1]) if found is not None and found[2] == origin else None
