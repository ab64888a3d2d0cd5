"""Links to the page where guests check themselves in.

A link ends in `{property}-{reservation}-{secret}`. The secret is a digest, under the server's key, of what stands
before it and of how often the link was withdrawn: nothing need be stored that opens the page, nobody can guess it, and
the reception can see it again.
"""

import base64
import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from roomrack.domain.reservations.rules.state import Reservation, Status

SECRET_BYTES = 24
_TOKEN = re.compile(r"([1-9]\d{0,14})-([1-9]\d{0,15})-([A-Za-z0-9_-]{32})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The link of a reservation."""

    accommodation: int
    reservation: int
    generation: int
    open: bool
    made_at: datetime
    mailed_at: datetime | None = None
    answered_at: datetime | None = None

    @property
    def settled(self) -> bool:
        """Whether it needs no mail by itself: it was mailed or used, or withdrawn by somebody who does not want it."""
        return not self.open or self.mailed_at is not None or self.answered_at is not None

    @property
    def signed(self) -> str:
        """What the secret is a digest of."""
        return f"arrival link {self.accommodation} {self.reservation} {self.generation}"


def token(link: Link, digest: bytes) -> str:
    """What a link ends in, given the digest of `Link.signed`."""
    return f"{link.accommodation}-{link.reservation}-{_secret(digest)}"


def parsed(text: str) -> tuple[int, int, str] | None:
    """The property and the reservation that a link names, and the secret to be checked; None for what is none."""
    found = _TOKEN.fullmatch(text)
    return None if found is None else (int(found[1]), int(found[2]), found[3])


def fits(secret: str, digests: Iterable[bytes]) -> bool:
    """Whether a secret is that of one of the digests; it takes as long whichever it is."""
    return sum(hmac.compare_digest(secret.encode(), _secret(digest).encode()) for digest in digests) > 0


def is_open(reservation: Reservation, today: date) -> bool:
    """Whether guests can say something yet: until they are checked in, missed, or the property's day of departure."""
    return (
        reservation.status is not Status.CANCELLED
        and reservation.effective_checkin is None
        and reservation.effective_checkout is None
        and not reservation.no_show
        and today < reservation.departure
    )


def _secret(digest: bytes) -> str:
    return base64.urlsafe_b64encode(digest[:SECRET_BYTES]).decode()
