"""What the tests of the calendar share: days as they read, and errors as they are told."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from tests.factories.world import Session


def day(when: date | str, **values: Any) -> dict[str, Any]:
    """A day as it reads when it was never set, but for some values."""
    return {
        "date": when if isinstance(when, str) else when.isoformat(),
        "availability": 0,
        "price": 0,
        "minStay": 1,
        "maxStay": 99,
        "stopSells": False,
        "closeToArrival": False,
        "closeToDeparture": False,
        "cutOffDays": 0,
        "bookable": False,
        **values,
    }


def item(room: int, first: date, days: int = 1, **values: Any) -> dict[str, Any]:
    """An item of a bulk write."""
    last = first + timedelta(days - 1)
    return {"room": room, "dateFrom": first.isoformat(), "dateTo": last.isoformat(), "values": values}


def problem(kind: str, message: str, path: str | None = None) -> dict[str, Any]:
    """One entry of `nested`."""
    told: dict[str, Any] = {"success": False, "type": kind, "message": message, "nested": []}
    return told if path is None else {**told, "element": path, "machine_name": path}


async def days_of(session: Session, hotel: int, room: int, first: date, days: int) -> list[dict[str, Any]]:
    """The days of one product, as they read."""
    last = first + timedelta(days - 1)
    answer = await session.get(
        f"/rest/v1/calendar/{hotel}",
        params={"product[]": room, "dateFrom": first.isoformat(), "dateTo": last.isoformat()},
    )
    assert answer.status_code == 200, answer.text
    data: Sequence[Mapping[str, Any]] = answer.json()["data"]
    return list(data[0]["days"])
