"""Splits on the wire (schema ApiReservationSplit)."""

from datetime import date
from typing import Annotated, Any

from roomrack.domain.reservations.rules.parts import Split
from roomrack.domain.reservations.rules.state import View
from roomrack.domain.reservations.wire.fields import Body, Day, Id, Short
from roomrack.infra.http.values import Given


class RoomBody(Body):
    """The room in which a stay goes on."""

    id: Annotated[Id, Given]


class PlaceBody(Body):
    """The property that it is in; none is that of the reservation."""

    id: Short | None = None


class SplitBody(Body):
    """A split as sent; what else the schema has is known to the server."""

    split_room: Annotated[RoomBody, Given]
    split_accommodation: PlaceBody | None = None
    split_start: Annotated[Day, Given]

    @property
    def place(self) -> str | None:
        """The property, if one is named."""
        return (self.split_accommodation and self.split_accommodation.id) or None


def render_splits(view: View) -> dict[str, Any]:
    """What a reservation shows of its splits: nothing without one.

    `split` is the last, which is the one that is undone first; `splitOriginal` where the stay was booked.
    """
    room = view.reservation
    if not room.splits:
        return {}
    shown = [_split(one) for one in room.splits]
    original = _shape(room.product, view.product_name, view.place.id, view.place.name, room.arrival)
    return {"split": shown[-1], "splits": shown, "splitOriginal": original}


def _split(split: Split) -> dict[str, Any]:
    return _shape(split.product, split.product_name, split.accommodation, split.accommodation_name, split.start)


def _shape(product: int, name: str | None, place: int, place_name: str, start: date) -> dict[str, Any]:
    return {
        "splitRoom": {"id": product, **({"name": name} if name is not None else {})},
        "splitAccommodation": {"id": str(place), "name": place_name},
        "splitStart": start.isoformat(),
    }
