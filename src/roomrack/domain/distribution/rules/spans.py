"""Sets of days, as few spans of ordinals as hold them: in order, apart, both ends included."""

from collections.abc import Iterable, Iterator
from datetime import date

Span = tuple[int, int]
"""The first and the last day, as ordinals."""

Spans = tuple[Span, ...]


def joined(*parts: Iterable[Span]) -> Spans:
    """All days that any of the parts holds; their spans may overlap and come in any order."""
    found: list[Span] = []
    for first, last in sorted(span for part in parts for span in part):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)


def without(whole: Spans, gone: Spans) -> Spans:
    """The days of the first that are not in the second."""
    kept: list[Span] = []
    for first, last in whole:
        at = first
        for begin, end in gone:
            if end < at or begin > last:
                continue
            if begin > at:
                kept.append((at, begin - 1))
            at = end + 1
        if at <= last:
            kept.append((at, last))
    return tuple(kept)


def within(whole: Spans, first: int, last: int) -> Spans:
    """The days between two, both included."""
    return tuple((max(first, begin), min(last, end)) for begin, end in whole if begin <= last and end >= first)


def of_days(days: Iterable[date]) -> Spans:
    """The spans of single days."""
    return joined((day.toordinal(), day.toordinal()) for day in days)


def days_of(spans: Spans) -> Iterator[int]:
    """Each day, in order."""
    for first, last in spans:
        yield from range(first, last + 1)


def size(spans: Spans) -> int:
    """How many days there are."""
    return sum(last - first + 1 for first, last in spans)
