"""Which nights something takes that another calendar gives as days or as hours (docs/guides/ical.md).

A night bears the name of the local day on which it begins, as the nights of a stay do (docs/contract.md 1).
"""

from datetime import date, datetime, time, timedelta, tzinfo

from roomrack.core.stay import Stay

EVENING = time(18)
"""Whoever is there from this local time on is taken to stay the night."""

_DAY = timedelta(days=1)


def stay_over(start: date, end: date | None, zone: tzinfo) -> Stay | None:
    """The nights of something from `start` to `end`; None when it takes none.

    Both are days, or instants, and then instants without a zone are wall times of `zone`. Of days the last is not
    included, and at least one is meant. Of instants, the nights are those from the local day of the start to the one
    before the local day of the end; an end in the evening takes that day's night as well.
    """
    if not isinstance(start, datetime):
        return Stay(start, max(start + _DAY, _local(end, zone).date() if isinstance(end, datetime) else end or start))
    begins = _local(start, zone)
    ends = begins if end is None else _local(end, zone)
    if ends <= begins:
        return None
    departure = ends.date() + _DAY if ends.time() >= EVENING else ends.date()
    return Stay(begins.date(), departure) if departure > begins.date() else None


def _local(moment: date, zone: tzinfo) -> datetime:
    """A day's beginning, or an instant, as wall time of the zone."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    return moment if moment.tzinfo is None else moment.astimezone(zone).replace(tzinfo=None)
