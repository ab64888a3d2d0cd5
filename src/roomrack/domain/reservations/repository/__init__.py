"""All SQL of reservations: `writing` on the booking path, `finding` for reading, `rows` between both and the model."""

from roomrack.domain.reservations.repository.finding import Page, any_of, find, future, get, groups
from roomrack.domain.reservations.repository.writing import fresh, insert, lock, lock_channel, lock_refer, update

__all__ = [
    "Page",
    "any_of",
    "find",
    "fresh",
    "future",
    "get",
    "groups",
    "insert",
    "lock",
    "lock_channel",
    "lock_refer",
    "update",
]
