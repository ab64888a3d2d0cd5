"""What a channel has not been told yet, in as few ranges as hold it, and in the order in which it goes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from roomrack.domain.calendar.rules import Ints
from roomrack.domain.calendar.rules.columns import Flags
from roomrack.domain.distribution.rules.outward import VALUES, Told, closes
from roomrack.domain.distribution.rules.spans import Spans, within

NOTHING = -(2**62)
"""Stands where a value is not part of a range; no value of a calendar is as low."""


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What a channel was told before of the same days; where it was not, `said` is false."""

    values: Ints
    said: Flags

    @classmethod
    def nothing(cls, days: int) -> "Known":
        """Of a channel that was never told anything."""
        shape = (len(VALUES), days)
        return cls(np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.bool_))


@dataclass(frozen=True, slots=True)
class Piece:
    """Days of one product that follow each other and are told the same."""

    product: int
    first: int
    """As an ordinal, like the next one."""
    last: int
    values: tuple[tuple[str, int], ...]
    """By the names of `VALUES`, in their order."""
    urgent: bool = False
    """Whether it tells the channel to stop selling."""

    @property
    def days(self) -> int:
        """How many days it holds."""
        return self.last - self.first + 1


def news(wanted: Told, known: Known, dirty: Spans, forced: Spans = (), *, whole: bool = False) -> Flags:
    """Which values must be told: those of dirty days that differ from what is known, or that were never told.

    Those of forced days are told whatever is known. With `whole` a day of which anything must be told is told wholly.
    """
    first = wanted.first.toordinal()
    days = wanted.values.shape[1]
    fresh: Flags = wanted.said & _mask(dirty, first, days) & (~known.said | (known.values != wanted.values))
    fresh |= wanted.said & _mask(forced, first, days)
    if whole:
        fresh = wanted.said & np.any(fresh, axis=0)
    return fresh


def pieces(product: int, wanted: Told, fresh: Flags) -> list[Piece]:
    """The news of one product, in order of days."""
    days: Flags = np.any(fresh, axis=0)
    if not days.any():
        return []
    told = np.where(fresh, wanted.values, NOTHING)
    begins = np.ones(told.shape[1] + 1, dtype=np.bool_)
    begins[1:-1] = (told[:, 1:] != told[:, :-1]).any(axis=0)
    closing = closes(wanted.values, fresh)
    first = wanted.first.toordinal()
    found: list[Piece] = []
    starts = np.flatnonzero(begins)
    columns = told[:, starts[:-1]].T.tolist()
    for (start, end), column in zip(pairwise(starts.tolist()), columns, strict=True):
        if not days[start]:
            continue
        values = tuple([pair for pair in zip(VALUES, column, strict=True) if pair[1] != NOTHING])
        found.append(Piece(product, first + start, first + end - 1, values, bool(closing[start])))
    return found


def calls(queue: Sequence[Piece], limit: int) -> Iterator[list[Piece]]:
    """The pieces in calls of at most `limit` product-days: what stops sales first, then in the order given.

    Within a call the pieces of a product are together and in order of days.
    """
    ordered = [*(piece for piece in queue if piece.urgent), *(piece for piece in queue if not piece.urgent)]
    batch: list[Piece] = []
    left = limit
    for piece in ordered:
        rest: Piece | None = piece
        while rest is not None:
            part, rest = _cut(rest, left)
            batch.append(part)
            left -= part.days
            if left == 0:
                yield _arranged(batch)
                batch, left = [], limit
    if batch:
        yield _arranged(batch)


def groups(queue: Sequence[Piece]) -> list[tuple[list[int], tuple[tuple[str, int], ...]]]:
    """Days with equal values together, whether they follow each other or not, by the first of them."""
    found: dict[tuple[tuple[str, int], ...], list[int]] = {}
    for piece in queue:
        found.setdefault(piece.values, []).extend(range(piece.first, piece.last + 1))
    return sorted(((sorted(days), values) for values, days in found.items()), key=lambda group: group[0])


def spans_of(queue: Sequence[Piece]) -> dict[int, list[tuple[int, int]]]:
    """The days of each product."""
    found: dict[int, list[tuple[int, int]]] = {}
    for piece in queue:
        found.setdefault(piece.product, []).append((piece.first, piece.last))
    return found


def _cut(piece: Piece, limit: int) -> tuple[Piece, Piece | None]:
    if piece.days <= limit:
        return piece, None
    middle = piece.first + limit
    return (
        Piece(piece.product, piece.first, middle - 1, piece.values, piece.urgent),
        Piece(piece.product, middle, piece.last, piece.values, piece.urgent),
    )


def _arranged(batch: Sequence[Piece]) -> list[Piece]:
    order = {piece.product: place for place, piece in reversed(list(enumerate(batch)))}
    return sorted(batch, key=lambda piece: (order[piece.product], piece.first))


def _mask(spans: Spans, first: int, days: int) -> Flags:
    mask = np.zeros(days, dtype=np.bool_)
    for begin, end in within(spans, first, first + days - 1):
        mask[begin - first : end - first + 1] = True
    return mask


# -- What was told, as it is kept ------------------------------------------------------------------------------------

CHUNK = 32
"""Days that are kept together: a small change rewrites few of them."""

RECORD = np.dtype(
    [
        ("said", "u1"),
        ("PRICE", "<i8"),
        ("AVAILABILITY", "<i4"),
        ("MINSTAY", "<i2"),
        ("MAXSTAY", "<i2"),
        ("CUTOFF", "<i2"),
        ("CLOSEARR", "u1"),
        ("CLOSEDEP", "u1"),
        ("STOPSELL", "u1"),
    ]
)
"""One day; bit i of `said` is about VALUES[i]."""

BLANK = bytes(RECORD.itemsize * CHUNK)


def unpacked(chunks: dict[int, bytes], first: date, days: int) -> Known:
    """What is kept of some days, from chunks by their number."""
    known = Known.nothing(days)
    begin = first.toordinal()
    for number, packed in chunks.items():
        records = np.frombuffer(packed, dtype=RECORD)
        start = number * CHUNK - begin
        low, high = max(start, 0), min(start + CHUNK, days)
        if low >= high:
            continue
        part = records[low - start : high - start]
        for row, value in enumerate(VALUES):
            known.values[row, low:high] = part[value]
            known.said[row, low:high] = (part["said"] >> row) & 1
    return known


def packed(chunks: Mapping[int, bytes], wanted: Told, fresh: Flags, sent: Spans) -> dict[int, bytes]:
    """The chunks that telling the news of some days of one product changes, as they are then."""
    changed: dict[int, bytes] = {}
    for number, records, places, days in _touched(chunks, wanted, fresh, sent):
        told = fresh[:, days]
        for row in np.flatnonzero(told.any(axis=1)).tolist():
            records[VALUES[row]][places[told[row]]] = wanted.values[row, days[told[row]]]
        records["said"][places] |= _bits(told)
        changed[number] = records.tobytes()
    return changed


def doubted(chunks: Mapping[int, bytes], wanted: Told, fresh: Flags, sent: Spans) -> dict[int, bytes]:
    """The same chunks where nobody knows whether the channel took the news: what it was told is unknown then."""
    changed: dict[int, bytes] = {}
    for number, records, places, days in _touched(chunks, wanted, fresh, sent):
        records["said"][places] &= ~_bits(fresh[:, days])
        changed[number] = records.tobytes()
    return changed


def _bits(told: Flags) -> npt.NDArray[np.uint8]:
    """One byte for each day; bit i is about VALUES[i]."""
    packed: npt.NDArray[np.uint8] = np.packbits(told, axis=0, bitorder="little")[0]
    return packed


def _touched(
    chunks: Mapping[int, bytes], wanted: Told, fresh: Flags, sent: Spans
) -> Iterator[tuple[int, npt.NDArray[np.void], npt.NDArray[np.intp], npt.NDArray[np.intp]]]:
    """Each chunk with news among the days that were sent: its number, a copy of its days, and the places of those with
    news, in it and in `wanted`.
    """
    begin = wanted.first.toordinal()
    days = np.flatnonzero(np.any(fresh, axis=0) & _mask(sent, begin, wanted.values.shape[1]))
    numbers = (days + begin) // CHUNK
    for number in np.unique(numbers).tolist():
        records = np.frombuffer(chunks.get(number, BLANK), dtype=RECORD).copy()
        mine = days[numbers == number]
        yield number, records, mine + (begin - number * CHUNK), mine
