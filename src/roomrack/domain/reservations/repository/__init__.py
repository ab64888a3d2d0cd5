"""All SQL of reservations: `writing` on the booking path, `finding` for reading, `rows` between both and the model."""

from roomrack.domain.reservations.repository import payments
from roomrack.domain.reservations.repository.finding import (
    Page,
    any_of,
    find,
    future,
    future_of_all,
    get,
    groups,
    many,
    rooms_named,
    waiting,
    with_extras,
)
from roomrack.domain.reservations.repository.writing import (
    KeyMoved,
    KeyTaken,
    RoomMoved,
    flag_oversold,
    fresh,
    insert,
    lock,
    lock_channel,
    lock_refer,
    update,
)

__all__ = [
    "KeyMoved",
    "KeyTaken",
    "Page",
    "RoomMoved",
    "any_of",
    "find",
    "flag_oversold",
    "fresh",
    "future",
    "future_of_all",
    "get",
    "groups",
    "insert",
    "lock",
    "lock_channel",
    "lock_refer",
    "many",
    "payments",
    "rooms_named",
    "update",
    "waiting",
    "with_extras",
]
