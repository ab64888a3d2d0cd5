"""ApiExternalRoomDTO, ApiMapping and the linter's findings."""

import re
from collections.abc import Mapping as MappingType
from typing import Annotated, Any

from pydantic import AfterValidator, Field, StringConstraints

from roomrack.core.text import mask_card_numbers
from roomrack.domain.connections.errors import BadMappingQuery
from roomrack.domain.connections.rules import External, Mapping
from roomrack.domain.connections.rules.linting import Finding
from roomrack.domain.connections.service import Named
from roomrack.infra.http.bodies import Body, ExactId, Line, sent
from roomrack.infra.http.errors import message_of
from roomrack.infra.http.values import Given, Whole

MAX_OCCUPANCY = 99
_FIELDS = {"room_id": "room", "rate_id": "rate", "pms_room": "physical"}
_QUERY = re.compile(r"(?P<room>[^:@]{1,255})(?::(?P<rate>[^:@]{1,255})?)?(?:@@(?P<occupancy>\d{1,2}))?", re.ASCII)


def _unmasked(value: str) -> str:
    """A name at the portal, without card numbers, which the long numbers in an address are not."""
    return value if value.startswith("https://") else mask_card_numbers(value)


RoomId = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000), AfterValidator(_unmasked)]
"""What a portal calls a room. A portal of calendar files calls it by the file's address."""


class NewExternal(Body):
    """What a portal sells, as it is entered."""

    room_name: Annotated[Line, Given]
    room_id: Annotated[RoomId, Given]
    rate_name: Line | None = None
    rate_id: Line | None = None
    occupancy: Annotated[Annotated[Whole, Field(ge=1, le=MAX_OCCUPANCY)], Given]
    manageable: bool | None = None
    pms_room: bool | None = None

    def draft(self) -> dict[str, Any]:
        """What was sent, by the names of `External`."""
        values = {_FIELDS.get(name, name): value for name, value in sent(self).items()}
        return {name: value for name, value in values.items() if value is not None}


class MappingBody(Body):
    """The third form of `pushMapping`: everything in the body."""

    product: ExactId | None = None
    external: ExactId | None = None
    product_id: ExactId | None = None
    external_id: ExactId | None = None

    @property
    def both(self) -> tuple[int, int] | None:
        """Product and external product, also by the names that `ApiMapping` has; None without one of them."""
        product = self.product if self.product is not None else self.product_id
        external = self.external if self.external is not None else self.external_id
        return None if product is None or external is None else (product, external)


def named_of(query: str) -> Named:
    """The external product that a text names: `room:rate` or `room:rate@@occupancy`. Raises `BadMappingQuery`."""
    found = _QUERY.fullmatch(query.strip())
    if found is None or not found["room"].strip():
        raise BadMappingQuery("query")
    occupancy = found["occupancy"]
    rate = (found["rate"] or "").strip() or None
    return Named(found["room"].strip(), rate, None if occupancy is None else int(occupancy))


def external_shape(external: External) -> dict[str, Any]:
    """`ApiExternalRoomDTO`."""
    shape = {
        "id": external.id,
        "roomName": external.room_name,
        "roomId": external.room,
        "rateName": external.rate_name,
        "rateId": external.rate,
        "occupancy": external.occupancy,
        "manageable": external.manageable,
        "pmsRoom": external.physical,
        "createTime": external.created_at,
        "referenceId": reference_of(external),
    }
    return {name: value for name, value in shape.items() if value is not None}


def reference_of(external: External) -> str:
    """The query by which `pushMapping` finds it."""
    named = external.room if external.rate is None else f"{external.room}:{external.rate}"
    return f"{named}@@{external.occupancy}"


def mapping_shape(mapping: Mapping) -> dict[str, Any]:
    """`ApiMapping`."""
    return {
        "id": mapping.id,
        "portalConnection": mapping.connection,
        "productId": mapping.product,
        "externalId": mapping.external.id,
    }


def finding_shape(finding: Finding, language: str) -> MappingType[str, Any]:
    """One thing that is wrong: how bad, what, and how to mend it."""
    message, _, mend = message_of(finding.error, language).partition("\n")
    shape = {
        "level": finding.level.value,
        "code": finding.error.code.removeprefix("lint_").upper(),
        "message": message,
        "mend": mend,
        "element": finding.error.element,
        "mappingId": finding.mapping,
        "productId": finding.product,
        "externalId": finding.external,
    }
    return {name: value for name, value in shape.items() if value is not None}
