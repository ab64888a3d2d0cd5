"""The shapes of reservations on the wire.

- `fields`: the kinds of values, and the codes that the contract lists.
- `request`: bodies, and the drafts that they make.
- `guest`: a guest in both directions.
- `extras`: what is sold beside the room, in both directions.
- `response`: what the API answers and webhooks carry.
"""

from roomrack.domain.reservations.wire.extras import ExtraBody, ExtrasBody, render_extra
from roomrack.domain.reservations.wire.guest import StayingGuest, guest_draft, render_guest
from roomrack.domain.reservations.wire.request import BulkBody, NewReservation, ReservationBody, draft_of, drafts_of
from roomrack.domain.reservations.wire.response import only, render, render_events
from roomrack.domain.reservations.wire.splits import SplitBody

__all__ = [
    "BulkBody",
    "ExtraBody",
    "ExtrasBody",
    "NewReservation",
    "ReservationBody",
    "SplitBody",
    "StayingGuest",
    "draft_of",
    "drafts_of",
    "guest_draft",
    "only",
    "render",
    "render_events",
    "render_extra",
    "render_guest",
]
