"""Pages of rows: they are counted from 0, and a page that is not full is the last one."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from roomrack_client.codec import rows

T = TypeVar("T")

Rows: TypeAlias = list[T]
"""A list, under a name that no method has."""


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some of the rows that were asked for."""

    data: list[T]
    page: int = 0
    """Which page this is, from 0."""
    total_pages: int | None = None
    """How many there are, at least 1; None where the server does not say."""

    @classmethod
    def from_wire_of(cls, kind: type[T], body: Any) -> "Page[T]":
        """Make one of `{"data": [...], "page": {...}}`."""
        about = body.get("page") if isinstance(body, Mapping) else None
        facts = about if isinstance(about, Mapping) else {}
        total, number = facts.get("totalPages"), facts.get("page")
        return Page(
            rows(kind, body),
            number if isinstance(number, int) else 0,
            total if isinstance(total, int) else None,
        )


class _Turning:
    """Tells when the last page has been read."""

    def __init__(self, size: int | None) -> None:
        self._size = size
        self._before: Sequence[Any] | None = None

    def is_last(self, data: Sequence[Any]) -> bool:
        """Whether there is nothing after these rows. Where no size was asked for, the first page shows it."""
        if self._size is None:
            self._size = len(data)
        # A server that knows no pages gives the same again and again.
        repeated = data == self._before
        self._before = data
        return repeated or len(data) < self._size or not data

    def is_new(self, data: Sequence[Any]) -> bool:
        """Whether these are other rows than those of the page before."""
        return data != self._before


def each_row(fetch: Callable[[int], Page[T] | list[T]], size: int | None) -> Iterator[T]:
    """Every row, fetching the next page when it is needed."""
    turning, number = _Turning(size), 0
    while True:
        data = _data(fetch(number))
        if turning.is_new(data):
            yield from data
        if turning.is_last(data):
            return
        number += 1


async def each_row_async(fetch: Callable[[int], Awaitable[Page[T] | list[T]]], size: int | None) -> AsyncIterator[T]:
    """Every row, awaiting the next page when it is needed."""
    turning, number = _Turning(size), 0
    while True:
        data = _data(await fetch(number))
        if turning.is_new(data):
            for row in data:
                yield row
        if turning.is_last(data):
            return
        number += 1


def _data(page: Page[T] | list[T]) -> list[T]:
    return page.data if isinstance(page, Page) else page
