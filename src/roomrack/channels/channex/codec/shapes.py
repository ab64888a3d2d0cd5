"""What all answers of Channex have in common: `data` with `meta` beside it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

import msgspec

from roomrack.channels.channex.errors import unreadable

T = TypeVar("T")


class _Meta(msgspec.Struct, frozen=True):
    total: int = 0
    limit: int = 0
    order_by: str | None = None
    order_direction: str | None = None


class _List(msgspec.Struct, frozen=True):
    data: list[msgspec.Raw]
    meta: _Meta = _Meta()


class _One(msgspec.Struct, frozen=True):
    data: msgspec.Raw


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list."""

    items: list[msgspec.Raw]
    total: int
    """How many there are on all pages."""
    limit: int
    """How many a page holds, 0 where the answer does not tell."""
    newest_first_by: str | None
    """By which instant the list is sorted in falling order, where the answer tells."""


class Relation(msgspec.Struct, frozen=True):
    """What something belongs to."""

    class Named(msgspec.Struct, frozen=True):
        """Its id."""

        id: str

    data: Named | None = None


def page(body: bytes) -> Page:
    """One page of a list. Raises `ChannelUnavailable`."""
    told = read(body, _List)
    falling = told.meta.order_direction == "desc"
    return Page(told.data, told.meta.total, told.meta.limit, told.meta.order_by if falling else None)


def one(body: bytes) -> msgspec.Raw:
    """What `data` holds. Raises `ChannelUnavailable`."""
    return read(body, _One).data


def read(body: bytes | msgspec.Raw, shape: type[T]) -> T:
    """An answer, or a part of one, in a shape. Raises `ChannelUnavailable`."""
    try:
        return msgspec.json.decode(body, type=shape)
    except (msgspec.DecodeError, RecursionError):
        raise unreadable() from None


def instant(told: datetime) -> datetime:
    """An instant, which is in UTC where it does not say so."""
    return told.replace(tzinfo=UTC) if told.tzinfo is None else told.astimezone(UTC)


def related(relation: Relation | None) -> str | None:
    """The id of what something belongs to."""
    return relation.data.id if relation is not None and relation.data is not None else None


def text(value: Any) -> str:
    """A text without what surrounds it; nothing for what is none."""
    return value.strip() if isinstance(value, str) else ""
