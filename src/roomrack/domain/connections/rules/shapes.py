"""Portals, connections, what portals sell, mappings and the log of a connection."""

from collections.abc import Mapping as MappingType
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from roomrack.core.calendar_values import CalendarValue

API = "api"
"""The channel of portals that applications are: webhooks go out, the API comes in."""
SIMULATOR = "simulator"
"""The channel of the simulator that comes with the server, the only one that a sandbox reaches besides API portals."""


class Status(StrEnum):
    """How far a connection is."""

    DISABLED = "DISABLED"
    """Switched off: by the property, or because the channel refused the credentials."""
    WAITING = "WAITING"
    """Not yet in use."""
    ENABLED = "ENABLED"


class Action(StrEnum):
    """What can be done with a connection."""

    EMAIL_HELP_CUSTOMER = "EMAIL_HELP_CUSTOMER"
    IMPORT_ROOMS = "IMPORT_ROOMS"
    IMPORT_RESERVATIONS = "IMPORT_RESERVATIONS"
    IMPORT_CALENDAR = "IMPORT_CALENDAR"
    MARK_CONNECTED = "MARK_CONNECTED"
    IMPORT_ROOMS_PMS = "IMPORT_ROOMS_PMS"
    IMPORT_RESA_DECREMENT_AVAIL = "IMPORT_RESA_DECREMENT_AVAIL"
    COMMIT_MAPPING_AS_COMPLETED = "COMMIT_MAPPING_AS_COMPLETED"


class LogType(StrEnum):
    """What a line of a connection's log tells of, by the contract's names."""

    NOTIFY = "PORTAL_NOTIFY"
    """The portal told us of something."""
    CONNECT = "PORTAL_CONNECT"
    """The connection was made, changed or deleted."""
    ROOM = "PORTAL_ROOM"
    """What the portal sells was read or entered."""
    RESERVATION = "PORTAL_RESA"
    """Bookings were read."""
    CALENDAR = "PORTAL_CALENDAR"
    """A calendar was sent, or could not be."""
    ONLINE = "PORTAL_ONLINE"
    OFFLINE = "PORTAL_OFFLINE"
    EXPIRED = "PORTAL_EXPIRED"
    """The portal refused the credentials."""
    ACCEPT = "PORTAL_ACCEPT"
    """The portal took what it was sent, or the account."""
    PMS_ROOM = "PORTAL_PMS_ROOM"
    CONFIGURATION = "PORTAL_CONFIGURATION_ALTER"
    MAPPING = "PORTAL_MAPPING_ALTERED"
    CORRECTION = "PORTAL_CORRECTION_PRICE"
    AVAILABILITY = "PORTAL_AVAILABILITY_SETTINGS"
    CONTENT = "PORTAL_CONTENT"
    RESERVATION_WITHOUT_CALENDAR = "RESA_IMPORT_DECREMENT_AVAIL"
    CALENDAR_IMPORT = "CALENDAR_IMPORT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Portal:
    """A place where properties are sold: one that comes with the server, or one that an application is."""

    id: int
    application: int | None
    """The application that is this portal; None for those that come with the server."""
    channel: str
    """The name of the channel that speaks with it."""
    internal_name: str
    external_name: str
    calendar_values: tuple[CalendarValue, ...]
    """What it takes of a calendar."""
    content_metas: tuple[str, ...]
    """What it takes of content."""
    color: str | None = None
    logo: str | None = None
    """The name of a file, like the next two."""
    icon: str | None = None
    banner: str | None = None
    login_url: str
    website: str
    requires_hotel: bool
    requires_password: bool
    requires_token: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """One property on one portal. Its password is kept elsewhere and never part of it."""

    id: int
    accommodation: int
    portal: int
    status: Status
    hotel: str | None = None
    """The property's id at the portal."""
    username: str | None = None
    has_password: bool = False
    logged_in_at: datetime | None = None
    """When the portal last took the account for good."""
    currency: str | None = None
    """None: the property's."""
    update_calendar: bool = False
    pull_reservations: bool = False
    pull_mapped_only: bool = True
    content: bool = False
    messages: bool = False
    mail_on_error: bool = False
    calendar_values: tuple[CalendarValue, ...] = ()
    correction_ratio: Decimal | None = None
    correction_fixed: bool = False
    correction_round: bool = False
    commission: Decimal | None = None
    """In percent."""
    availability_percentage: int = 100
    color: str | None = None
    created_at: datetime
    updated_at: datetime

    @property
    def pushes(self) -> bool:
        """Whether changes of the calendar are sent."""
        return self.status is Status.ENABLED and self.update_calendar

    @property
    def pulls(self) -> bool:
        """Whether bookings are read."""
        return self.status is Status.ENABLED and self.pull_reservations


@dataclass(frozen=True, slots=True)
class Wanted:
    """A room and rate as the portal names them. Without a rate the room alone is sold."""

    room: str
    rate: str | None
    occupancy: int


@dataclass(frozen=True, slots=True, kw_only=True)
class External:
    """What a portal sells: a room with a rate for a number of guests, or a physical room."""

    id: int
    accommodation: int
    connection: int
    room: str
    room_name: str
    rate: str | None = None
    rate_name: str | None = None
    occupancy: int = 2
    currency: str | None = None
    """None where the portal does not tell."""
    manageable: bool = True
    """Whether its calendar can be written."""
    physical: bool = False
    """Whether it is a physical room of the portal's own property system."""
    created_at: datetime
    gone_at: datetime | None = None
    """Since when the portal does not list it any more."""

    @property
    def wanted(self) -> Wanted:
        """By what the portal knows it."""
        return Wanted(self.room, self.rate, self.occupancy)

    @property
    def title(self) -> str:
        """What people call it."""
        return f"{self.room_name} - {self.rate_name}" if self.rate_name else self.room_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """One product of ours is one external product of a connection."""

    id: int
    accommodation: int
    connection: int
    product: int
    external: External
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """Something that happened on a connection."""

    id: int
    accommodation: int
    connection: int
    type: LogType
    executed: bool
    """Whether it succeeded."""
    content: str
    """What happened, in words."""
    snapshot: MappingType[str, Any] | None
    actor: MappingType[str, Any]
    happened_at: datetime


def sent_values(connection: Connection, portal: Portal) -> tuple[CalendarValue, ...]:
    """What of a calendar is sent over a connection: a portal may take less by now than when it was chosen."""
    return tuple(value for value in connection.calendar_values if value in portal.calendar_values)


def snapshot(connection: Connection) -> dict[str, Any]:
    """A connection as events keep it."""
    values = asdict(connection)
    values["status"] = connection.status.value
    values["calendar_values"] = [value.value for value in connection.calendar_values]
    return values


def portal_snapshot(portal: Portal) -> dict[str, Any]:
    """A portal as the log of the server keeps it."""
    values = asdict(portal)
    values["calendar_values"] = [value.value for value in portal.calendar_values]
    values["content_metas"] = list(portal.content_metas)
    return values
