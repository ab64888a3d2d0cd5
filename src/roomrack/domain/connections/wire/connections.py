"""ApiConnectionDTO, and the log of a connection."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, Field, StringConstraints

from roomrack.domain.connections.rules import LogLine, Status, sent_values
from roomrack.domain.connections.service import Shown, is_served
from roomrack.domain.connections.wire.portals import Color, Values, portal_shape
from roomrack.domain.properties.rules import Accommodation, offset_text
from roomrack.domain.reference.rules import currency_codes
from roomrack.infra.http.bodies import Body, ExactId, Line, sent
from roomrack.infra.http.values import Given, NotFlag, Whole

_FIELDS = {"channel_id": "portal", "hotel_id": "hotel"}
_MOST = Decimal(1_000_000)


def _currency(value: str) -> str:
    if value and value.upper() not in currency_codes():
        raise ValueError("A currency is a three-letter code of ISO 4217")
    return value.upper()


def _six_decimals(value: Decimal) -> Decimal:
    if value != value.quantize(Decimal("0.000001")):
        raise ValueError("At most six decimals are kept")
    return value.normalize() + 0


Currency = Annotated[str, StringConstraints(strip_whitespace=True, max_length=16), AfterValidator(_currency)]
Secret = Annotated[str, StringConstraints(max_length=1000)]
Correction = Annotated[Decimal, NotFlag, Field(ge=-_MOST, le=_MOST), AfterValidator(_six_decimals)]
Percent = Annotated[Decimal, NotFlag, Field(ge=0, le=100), AfterValidator(_six_decimals)]


class ConnectionBody(Body):
    """A connection as it is sent. An absent field keeps its value, null gives the default."""

    currency: Currency | None = None
    hotel_id: Line | None = None
    update_calendar: bool | None = None
    pull_reservations: bool | None = None
    pull_mapped_only: bool | None = None
    content: bool | None = None
    mail_on_error: bool | None = None
    calendar_values: Values | None = None
    username: Line | None = None
    password: Secret | None = None
    correction_ratio: Correction | None = None
    correction_fixed: bool | None = None
    correction_round: bool | None = None
    commission: Percent | None = None
    messages: bool | None = None
    availability_percentage: Annotated[Whole, Field(ge=0, le=100)] | None = None
    color: Color | None = None

    def draft(self) -> Mapping[str, Any]:
        """What was sent, by the names of `Connection`, and `password`."""
        values = {_FIELDS.get(name, name): value for name, value in sent(self).items()}
        if values.get("calendar_values") is not None:
            values["calendar_values"] = tuple(values["calendar_values"])
        return values


class NewConnection(ConnectionBody):
    """One that is to be made."""

    channel_id: Annotated[ExactId, Given]


class ConnectionChanges(ConnectionBody):
    """The body of a change."""

    channel_id: ExactId | None = None


def connection_shape(shown: Shown, now: datetime) -> dict[str, Any]:
    """`ApiConnectionDTO`; `now` decides the offset of the property's zone. It never holds the password."""
    connection, portal = shown.connection, shown.portal
    shape = {
        "id": connection.id,
        "channelId": portal.id,
        "channelName": portal.external_name,
        "accommodationId": str(connection.accommodation),
        "hotelId": connection.hotel,
        "currency": connection.currency or shown.accommodation.currency,
        "userLogged": connection.logged_in_at is not None,
        "updateCalendar": connection.update_calendar,
        "pullReservations": connection.pull_reservations,
        "pullMappedOnly": connection.pull_mapped_only,
        "content": connection.content,
        "mailOnError": connection.mail_on_error,
        "calendarValues": [value.value for value in sent_values(connection, portal)],
        "username": connection.username,
        "loginAt": connection.logged_in_at,
        "correctionRatio": connection.correction_ratio,
        "correctionFixed": connection.correction_fixed,
        "correctionRound": connection.correction_round,
        "commission": connection.commission,
        "messages": connection.messages,
        "availabilityPercentage": connection.availability_percentage,
        "portal": portal_shape(portal, served=is_served(portal)),
        "accommodation": _light(shown.accommodation, now),
        "newChannel": connection.status is Status.WAITING,
        "lastPortalAcceptLog": None if shown.accepted is None else log_shape(shown.accepted),
        "hasBasicRooms": shown.has_rooms,
        "hasPmsRooms": shown.has_physical_rooms,
        "status": connection.status.value,
        "color": connection.color or portal.color,
    }
    return {name: value for name, value in shape.items() if value is not None}


def log_shape(line: LogLine) -> dict[str, Any]:
    """`ApiLogDTO`."""
    shape = {
        "id": line.id,
        "accommodationId": str(line.accommodation),
        "userId": line.actor.get("person"),
        "type": line.type.value,
        "insertTime": line.happened_at,
        "referenceType": "PORTALCONNECTION",
        "reference": line.connection,
        "content": line.content,
        "result": "EXECUTED" if line.executed else "NOT_EXECUTED",
    }
    return {name: value for name, value in shape.items() if value is not None}


def _light(place: Accommodation, now: datetime) -> dict[str, Any]:
    """`ApiAccommodationLight`."""
    shape = {
        "id": str(place.id),
        "name": place.name,
        "currency": place.currency,
        "timeZone": place.time_zone,
        "timeZoneOffset": offset_text(place.zone, now),
        "phoneNumber": place.phone,
        "address": place.address,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "zipCode": place.zip_code,
        "city": place.city,
        "checkinStart": place.checkin_start,
        "checkinEnd": place.checkin_end,
        "checkout": place.checkout,
    }
    return {name: value for name, value in shape.items() if value is not None}
