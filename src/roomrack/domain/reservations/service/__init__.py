"""Use cases of reservations.

- `around`: what the property's rules say of them.
- `booking`: selling, one room or all rooms of a booking.
- `cards`: payment cards as reservations show them.
- `changing`: changing, confirming and cancelling.
- `extras`: what is sold beside the room.
- `expiring`: proposals that nobody took up.
- `adopting`: taking over what another server has.
- `reading`: finding, and what is shown beside a reservation.
- `ledger`: their payments, which the slice of payments decides.
- `occupancy`: what calendars of days need to know.
- `people`: what the registry of guests asks.
- `rooms`: physical rooms, by hand and by themselves.
- `staying`: checking guests in and out, and who of them stays.
- `splitting`: a stay in several rooms.
- `stock`: which nights a change takes and gives back.

A booking statement order that matters: reservations are written and their events recorded first, and the nights are
taken last, right before the commit, because the rows of the nights are what others wait for.
"""

from roomrack.domain.reservations.service.adopting import Adopted, Copy, adopt
from roomrack.domain.reservations.service.around import Around, around, virtual_card_sources
from roomrack.domain.reservations.service.booking import create, create_many
from roomrack.domain.reservations.service.cards import announce_card, rooms_named
from roomrack.domain.reservations.service.changing import delete, delete_group, update
from roomrack.domain.reservations.service.expiring import expire, expired
from roomrack.domain.reservations.service.extras import add as add_extras
from roomrack.domain.reservations.service.extras import change as change_extra
from roomrack.domain.reservations.service.extras import mark_invoiced as mark_extras_invoiced
from roomrack.domain.reservations.service.extras import remove as remove_extra
from roomrack.domain.reservations.service.extras import remove_group as remove_extra_group
from roomrack.domain.reservations.service.ledger import (
    due_payments,
    hold,
    place_of_payment,
    planned_payments,
    planners,
    write_ledgers,
)
from roomrack.domain.reservations.service.mornings import RETENTION as RETENTION
from roomrack.domain.reservations.service.mornings import claim as claim_morning
from roomrack.domain.reservations.service.mornings import due as mornings_due
from roomrack.domain.reservations.service.mornings import end as end_morning
from roomrack.domain.reservations.service.mornings import forget as forget_mornings
from roomrack.domain.reservations.service.occupancy import Occupancy, flag_overlapping, occupancy
from roomrack.domain.reservations.service.people import (
    arriving,
    departures,
    ended,
    erase_people,
    expected,
    note_police,
    stays_of,
)
from roomrack.domain.reservations.service.portals import portal_owners
from roomrack.domain.reservations.service.reading import (
    card_sources,
    conversations,
    deletion_guard,
    find,
    get,
    holds_amounts,
    penalty,
    property_guard,
)
from roomrack.domain.reservations.service.rooms import Assigned, Lack, Plan, assign_rooms
from roomrack.domain.reservations.service.splitting import Wanted as WantedSplit
from roomrack.domain.reservations.service.splitting import home_of, split, unsplit
from roomrack.domain.reservations.service.staying import (
    Turn,
    add_guest,
    amend_guest,
    change_guest,
    expect,
    remove_guest,
    stay_watchers,
    turn,
)

__all__ = [
    "Adopted",
    "Around",
    "Assigned",
    "Copy",
    "Lack",
    "Occupancy",
    "Plan",
    "Turn",
    "WantedSplit",
    "add_extras",
    "add_guest",
    "adopt",
    "amend_guest",
    "announce_card",
    "around",
    "arriving",
    "assign_rooms",
    "card_sources",
    "change_extra",
    "change_guest",
    "claim_morning",
    "conversations",
    "create",
    "create_many",
    "delete",
    "delete_group",
    "deletion_guard",
    "departures",
    "due_payments",
    "end_morning",
    "ended",
    "erase_people",
    "expect",
    "expected",
    "expire",
    "expired",
    "find",
    "flag_overlapping",
    "forget_mornings",
    "get",
    "hold",
    "holds_amounts",
    "home_of",
    "mark_extras_invoiced",
    "mornings_due",
    "note_police",
    "occupancy",
    "penalty",
    "place_of_payment",
    "planned_payments",
    "planners",
    "portal_owners",
    "property_guard",
    "remove_extra",
    "remove_extra_group",
    "remove_guest",
    "rooms_named",
    "split",
    "stay_watchers",
    "stays_of",
    "turn",
    "unsplit",
    "update",
    "virtual_card_sources",
    "write_ledgers",
]
