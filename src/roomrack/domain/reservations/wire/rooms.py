"""Shapes of automatic assignment of rooms. They are ours."""

from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import Field, ValidationInfo, field_validator

from roomrack.domain.reservations.repository.rooms import Stay
from roomrack.domain.reservations.service import Plan
from roomrack.domain.reservations.wire.fields import Body, Day, Id

MAX_DAYS = 366
"""Days of one call."""


class RoomPlanBody(Body):
    """Which stays are to get rooms: those with a night from the first to the last day, both included."""

    first: Annotated[Day, Field(alias="from")]
    last: Annotated[Day, Field(alias="to")]
    products: Annotated[list[Id] | None, Field(max_length=500)] = None
    dry_run: bool = False

    @field_validator("last")
    @classmethod
    def _in_order(cls, value: date, info: ValidationInfo) -> date:
        first = info.data.get("first")
        if first is not None and not first <= value < first + timedelta(MAX_DAYS):
            raise ValueError(f"The last day lies on or after the first, and less than {MAX_DAYS} days behind it")
        return value


def plan_shape(plan: Plan, *, dry_run: bool) -> dict[str, Any]:
    """What became of the stays."""
    return {
        "dryRun": dry_run,
        "assigned": [{**_stay(one.stay), "pmsProduct": one.room} for one in plan.assigned],
        "unassigned": [{**_stay(stay), "reason": lack.value} for stay, lack in plan.unassigned],
    }


def _stay(stay: Stay) -> dict[str, Any]:
    return {
        "reservation": stay.id,
        "product": stay.product,
        "checkin": stay.arrival.isoformat(),
        "checkout": stay.departure.isoformat(),
    }
