"""Things that a process keeps between calls, each of one version.

What is kept is found only by the version that the caller has just read from the database, so it is never outdated,
whoever changed it; it is at most still there. Whoever keeps what was read after its version asks first whether that is
still the one (docs/adr/0011).
"""

from collections import OrderedDict
from collections.abc import Hashable, Sized
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V", bound=Sized)


class Kept(Generic[K, V]):
    """Collections by key; together they hold no more than `limit` items."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._kept: OrderedDict[K, tuple[int, V]] = OrderedDict()
        self._items = 0

    def find(self, key: K, version: int) -> V | None:
        """What is kept under a key, if it is of this version."""
        kept = self._kept.get(key)
        if kept is None or kept[0] != version:
            return None
        self._kept.move_to_end(key)
        return kept[1]

    def keep(self, key: K, version: int, value: V) -> None:
        """Keep a value in place of what its key had; those that were not asked for the longest make room for it."""
        self._drop(key)
        if len(value) > self._limit:
            return
        self._kept[key] = (version, value)
        self._items += len(value)
        while self._items > self._limit:
            self._drop(next(iter(self._kept)))

    def _drop(self, key: K) -> None:
        gone = self._kept.pop(key, None)
        if gone is not None:
            self._items -= len(gone[1])
