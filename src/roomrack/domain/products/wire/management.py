"""Bodies and answers of the operations on several products at once."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from roomrack.core.errors import FieldMissing
from roomrack.domain.products.errors import TwoDestinations, UnknownDestination
from roomrack.domain.products.service import Copying, NewPlace
from roomrack.domain.products.service.copying import DESTINATION_PATH
from roomrack.domain.products.wire.parts import Body, Id, Place, Short, as_text

NAME_PATH = "$.newAccommodationName"
MAX_ROOMS = 5000


class Selection(Body):
    """Some products, or, without any, all of the property's."""

    room_ids: Annotated[list[Id], Field(max_length=MAX_ROOMS)] | None = None

    @property
    def rooms(self) -> list[int]:
        """The ids that were sent, each once, in their order."""
        return list(dict.fromkeys(self.room_ids or ()))


class Management(Selection):
    """Where products go: a property of the network, or a new one."""

    destination_accommodation_id: Annotated[str | None, BeforeValidator(as_text)] = None
    new_accommodation_name: Short | None = None
    new_accommodation_place: Place | None = None

    def destination(self, grant: int | None) -> int | NewPlace | None:
        """The property that was named, the one to be made, or None; `grant` will reach the new one.

        Raises `TwoDestinations`, `FieldMissing` for a place without a name, and `UnknownDestination` for what is no id.
        """
        wanted, name = self.destination_accommodation_id or None, self.new_accommodation_name or None
        if wanted and name:
            raise TwoDestinations(NAME_PATH)
        if name:
            return NewPlace(name, _place(self.new_accommodation_place), grant)
        if self.new_accommodation_place is not None and not wanted:
            raise FieldMissing(NAME_PATH)
        if not wanted:
            return None
        if not (wanted.isascii() and wanted.isdigit() and len(wanted) <= 15 and str(int(wanted)) == wanted):
            raise UnknownDestination(DESTINATION_PATH)
        return int(wanted)


def _place(sent: Place | None) -> dict[str, Any]:
    """What a place says of a property, by the names of `Accommodation`."""
    if sent is None:
        return {}
    street = " ".join(part for part in (sent.address, sent.civic_number) if part)
    known = {
        "address": street,
        "city": sent.city,
        "zip_code": sent.zip_code,
        "country": sent.country or sent.country_alpha2,
        "latitude": sent.latitude,
        "longitude": sent.longitude,
        "phone": sent.phone,
    }
    return {name: value for name, value in known.items() if value not in (None, "")}


def copied(copying: Copying, rooms: Sequence[int]) -> dict[str, Any]:
    """The answer to a copy or a move: where the products are and under which ids, in the order in which they were sent.

    Without `rooms` in the order of their old ids.
    """
    return {
        "roomIds": [copying.ids[room] for room in rooms or sorted(copying.ids)],
        "destinationAccommodationId": str(copying.destination.id),
    }


def run(rooms: Iterable[int]) -> dict[str, Any]:
    """The answer to running the rules: of which products."""
    return {"roomIds": list(rooms)}
