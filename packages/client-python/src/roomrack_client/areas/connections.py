"""A property on a portal, what the portal sells there, and which product is which.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeAlias

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode, decode_unless_none, rows
from roomrack_client.models import (
    Connection,
    ConnectionActionAnswer,
    ConnectionFindings,
    ConnectionLog,
    ConnectionMappingPair,
    ExternalRoom,
    ProductMapping,
)
from roomrack_client.paging import Rows

ConnectionsExecuteAction: TypeAlias = Literal[
    "EMAIL_HELP_CUSTOMER",
    "IMPORT_ROOMS",
    "IMPORT_RESERVATIONS",
    "IMPORT_CALENDAR",
    "MARK_CONNECTED",
    "IMPORT_ROOMS_PMS",
    "IMPORT_RESA_DECREMENT_AVAIL",
    "COMMIT_MAPPING_AS_COMPLETED",
]


class Connections(Area):
    """A property on a portal, what the portal sells there, and which product is which."""

    def add_external_product(
        self,
        accommodation: str | int,
        connection: int,
        body: ExternalRoom | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalRoom:
        """Enter what the portal sells.

        For portals that can't be asked, such as those that applications are. A room, rate and occupancy stands
        there once.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.

        `POST /rest/v1/connection/external/{accommodation}/{connection}`
        """
        call = Call(
            "POST",
            f"/rest/v1/connection/external/{path_value(accommodation)}/{path_value(connection)}",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalRoom, self._client.perform(call))

    def create(
        self,
        accommodation: str | int,
        body: Connection | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Connection:
        """Connect the property to a portal.

        Only `channelId`, the id of the portal, is needed. A missing `username` or `password` is taken over from a
        connection with the same `hotelId` at the same portal, of this property or of another one in its network
        that the credential may write. The calendar and bookings are switched on later, once something is mapped.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/v1/connection/{accommodation}`
        """
        call = Call(
            "POST",
            f"/rest/v1/connection/{path_value(accommodation)}",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(Connection, self._client.perform(call))

    def delete(self, accommodation: str | int, connection: int, *, timeout: float | None = None) -> Connection:
        """Delete a connection.

        With its mappings and credentials; the answer is what it was. The portal keeps the calendar that it was told
        last: close it there first.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.

        `DELETE /rest/v1/connection/{accommodation}/{connection}`
        """
        call = Call(
            "DELETE", f"/rest/v1/connection/{path_value(accommodation)}/{path_value(connection)}", timeout=timeout
        )
        return decode(Connection, self._client.perform(call))

    def execute(
        self,
        action: ConnectionsExecuteAction,
        accommodation: str | int,
        connection: int,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ConnectionActionAnswer:
        """Do something with a connection.

        `IMPORT_ROOMS` reads what the portal sells, `IMPORT_ROOMS_PMS` enters the property's physical rooms,
        `MARK_CONNECTED` checks the account, `COMMIT_MAPPING_AS_COMPLETED` checks the mapping, and both enable the
        connection. `IMPORT_RESERVATIONS` reads bookings, `IMPORT_RESA_DECREMENT_AVAIL` likewise, and lowers what is
        left to sell, `IMPORT_CALENDAR` reads the portal's calendar. `EMAIL_HELP_CUSTOMER` mails the property's
        contact how the connection stands. What a portal refuses comes back as 550 in its own words.

        Needs **READWRITE** on **accommodation**.

        `action`: What is to be done.
        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.

        `POST /rest/v1/connection/{action}/{accommodation}/{connection}`
        """
        call = Call(
            "POST",
            f"/rest/v1/connection/{path_value(action)}/{path_value(accommodation)}/{path_value(connection)}",
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ConnectionActionAnswer, self._client.perform(call))

    def external_products(
        self, accommodation: str | int, connection: int, *, timeout: float | None = None
    ) -> Rows[ExternalRoom]:
        """List what the portal sells.

        Rooms with rates and occupancies, as they were read or entered. `referenceId` is the `query` by which
        `pushMapping` finds each.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.

        `GET /rest/v1/connection/external/{accommodation}/{connection}`
        """
        call = Call(
            "GET", f"/rest/v1/connection/external/{path_value(accommodation)}/{path_value(connection)}", timeout=timeout
        )
        return rows(ExternalRoom, self._client.perform(call))

    def find(
        self,
        *,
        name: str | None = None,
        accommodation: str | int | None = None,
        hotel_id: str | None = None,
        id: Sequence[int] | None = None,
        fields: str | None = None,
        timeout: float | None = None,
    ) -> Rows[Connection]:
        """List connections.

        Of every property that the credential reaches, or of one `accommodation`; `id[]`, `hotelId` and a part of
        the portal's `name` narrow the list. Passwords are never answered.

        Needs **READONLY** on **accommodation**.

        `name`: A part of the name of a property or extra, in any case; for a physical room or a photo its whole
          name; in a list of codes, words of a name in any language.
        `accommodation`: The property's id, a string of digits.
        `hotel_id`: The property's id at the portal.
        `id`: Only these ids.
        `fields`: First-level keys to keep in the answer, separated by commas.

        `GET /rest/v1/connection`
        """
        call = Call(
            "GET",
            "/rest/v1/connection",
            params={"name": name, "accommodation": accommodation, "hotelId": hotel_id, "id[]": id, "fields": fields},
            timeout=timeout,
        )
        return rows(Connection, self._client.perform(call))

    def lint(self, accommodation: str | int, connection: int, *, timeout: float | None = None) -> ConnectionFindings:
        """See what is wrong with a mapping.

        Doubles, occupancies and currencies that do not fit, products that are gone on either side, and rooms that
        the portal does not sell. Each finding says how to mend it, in the language of `Accept-Language`. An `ERROR`
        keeps `updateCalendar` from being switched on.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.

        `GET /rest/x1/connection/{accommodation}/{connection}/lint`
        """
        call = Call(
            "GET", f"/rest/x1/connection/{path_value(accommodation)}/{path_value(connection)}/lint", timeout=timeout
        )
        return decode(ConnectionFindings, self._client.perform(call))

    def log(
        self,
        accommodation: str | int,
        connection: int,
        *,
        log_type: str | None = None,
        older_than: int | None = None,
        timeout: float | None = None,
    ) -> ConnectionLog:
        """Read what happened on a connection.

        The newest first, 50 lines at a time; `olderThan` continues behind the line with that id. Lines are kept for
        90 days.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.
        `log_type`: Only lines of this type.
        `older_than`: Only lines with a lower id.

        `GET /rest/x1/connection/{accommodation}/{connection}/log`
        """
        call = Call(
            "GET",
            f"/rest/x1/connection/{path_value(accommodation)}/{path_value(connection)}/log",
            params={"logType": log_type, "olderThan": older_than},
            timeout=timeout,
        )
        return decode(ConnectionLog, self._client.perform(call))

    def map(
        self,
        accommodation: str | int,
        connection: int,
        body: ConnectionMappingPair | Mapping[str, Any],
        *,
        product: int,
        external_product: int,
        query: str | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ProductMapping:
        """Map a product to what the portal sells.

        Three forms: `product` with `externalProduct`; `product` with `query`, which is `room:rate` or
        `room:rate@@occupancy` in the portal's own ids; or a body `{"product", "external"}`. One to one on each
        side. The same pair again changes nothing.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.
        `product`: The product; in a search, only reservations of it.
        `external_product`: What the portal sells, by its id here.
        `query`: What the portal sells, in its own ids; `room:rate` or `room:rate@@occupancy`.

        `POST /rest/v1/connection/mapping/{accommodation}/{connection}`
        """
        call = Call(
            "POST",
            f"/rest/v1/connection/mapping/{path_value(accommodation)}/{path_value(connection)}",
            params={"product": product, "externalProduct": external_product, "query": query},
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ProductMapping, self._client.perform(call))

    def mappings(
        self, accommodation: str | int, connection: int, *, timeout: float | None = None
    ) -> Rows[ProductMapping]:
        """List the mappings of a connection.

        Which product is which of the portal's.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.

        `GET /rest/v1/connection/mapping/{accommodation}/{connection}`
        """
        call = Call(
            "GET", f"/rest/v1/connection/mapping/{path_value(accommodation)}/{path_value(connection)}", timeout=timeout
        )
        return rows(ProductMapping, self._client.perform(call))

    def unmap(
        self, accommodation: str | int, connection: int, mapping_id: int, *, timeout: float | None = None
    ) -> ProductMapping:
        """Delete a mapping.

        The answer is what it was. With the last one `updateCalendar` is switched off.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.
        `mapping_id`: The mapping's id.

        `DELETE /rest/v1/connection/mapping/{accommodation}/{connection}/{mappingId}`
        """
        call = Call(
            "DELETE",
            f"/rest/v1/connection/mapping/{path_value(accommodation)}/{path_value(connection)}/{path_value(mapping_id)}",
            timeout=timeout,
        )
        return decode(ProductMapping, self._client.perform(call))

    def update(
        self,
        accommodation: str | int,
        connection: int,
        body: Connection | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> Connection | None:
        """Change a connection.

        What is absent stays, null gives the default. Switching `updateCalendar` or `pullReservations` on needs a
        mapping, enables the connection, and for the calendar a mapping without errors. A `correctionRatio`
        multiplies prices, or is added to them with `correctionFixed`.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.

        `PATCH /rest/v1/connection/{accommodation}/{connection}`
        """
        call = Call(
            "PATCH",
            f"/rest/v1/connection/{path_value(accommodation)}/{path_value(connection)}",
            json=body,
            timeout=timeout,
        )
        return decode_unless_none(Connection, self._client.perform(call))


class AsyncConnections(AsyncArea):
    """A property on a portal, what the portal sells there, and which product is which."""

    async def add_external_product(
        self,
        accommodation: str | int,
        connection: int,
        body: ExternalRoom | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalRoom:
        """Enter what the portal sells.

        For portals that can't be asked, such as those that applications are. A room, rate and occupancy stands
        there once.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.

        `POST /rest/v1/connection/external/{accommodation}/{connection}`
        """
        call = Call(
            "POST",
            f"/rest/v1/connection/external/{path_value(accommodation)}/{path_value(connection)}",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalRoom, await self._client.perform(call))

    async def create(
        self,
        accommodation: str | int,
        body: Connection | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Connection:
        """Connect the property to a portal.

        Only `channelId`, the id of the portal, is needed. A missing `username` or `password` is taken over from a
        connection with the same `hotelId` at the same portal, of this property or of another one in its network
        that the credential may write. The calendar and bookings are switched on later, once something is mapped.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/v1/connection/{accommodation}`
        """
        call = Call(
            "POST",
            f"/rest/v1/connection/{path_value(accommodation)}",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(Connection, await self._client.perform(call))

    async def delete(self, accommodation: str | int, connection: int, *, timeout: float | None = None) -> Connection:
        """Delete a connection.

        With its mappings and credentials; the answer is what it was. The portal keeps the calendar that it was told
        last: close it there first.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.

        `DELETE /rest/v1/connection/{accommodation}/{connection}`
        """
        call = Call(
            "DELETE", f"/rest/v1/connection/{path_value(accommodation)}/{path_value(connection)}", timeout=timeout
        )
        return decode(Connection, await self._client.perform(call))

    async def execute(
        self,
        action: ConnectionsExecuteAction,
        accommodation: str | int,
        connection: int,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ConnectionActionAnswer:
        """Do something with a connection.

        `IMPORT_ROOMS` reads what the portal sells, `IMPORT_ROOMS_PMS` enters the property's physical rooms,
        `MARK_CONNECTED` checks the account, `COMMIT_MAPPING_AS_COMPLETED` checks the mapping, and both enable the
        connection. `IMPORT_RESERVATIONS` reads bookings, `IMPORT_RESA_DECREMENT_AVAIL` likewise, and lowers what is
        left to sell, `IMPORT_CALENDAR` reads the portal's calendar. `EMAIL_HELP_CUSTOMER` mails the property's
        contact how the connection stands. What a portal refuses comes back as 550 in its own words.

        Needs **READWRITE** on **accommodation**.

        `action`: What is to be done.
        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.

        `POST /rest/v1/connection/{action}/{accommodation}/{connection}`
        """
        call = Call(
            "POST",
            f"/rest/v1/connection/{path_value(action)}/{path_value(accommodation)}/{path_value(connection)}",
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ConnectionActionAnswer, await self._client.perform(call))

    async def external_products(
        self, accommodation: str | int, connection: int, *, timeout: float | None = None
    ) -> Rows[ExternalRoom]:
        """List what the portal sells.

        Rooms with rates and occupancies, as they were read or entered. `referenceId` is the `query` by which
        `pushMapping` finds each.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.

        `GET /rest/v1/connection/external/{accommodation}/{connection}`
        """
        call = Call(
            "GET", f"/rest/v1/connection/external/{path_value(accommodation)}/{path_value(connection)}", timeout=timeout
        )
        return rows(ExternalRoom, await self._client.perform(call))

    async def find(
        self,
        *,
        name: str | None = None,
        accommodation: str | int | None = None,
        hotel_id: str | None = None,
        id: Sequence[int] | None = None,
        fields: str | None = None,
        timeout: float | None = None,
    ) -> Rows[Connection]:
        """List connections.

        Of every property that the credential reaches, or of one `accommodation`; `id[]`, `hotelId` and a part of
        the portal's `name` narrow the list. Passwords are never answered.

        Needs **READONLY** on **accommodation**.

        `name`: A part of the name of a property or extra, in any case; for a physical room or a photo its whole
          name; in a list of codes, words of a name in any language.
        `accommodation`: The property's id, a string of digits.
        `hotel_id`: The property's id at the portal.
        `id`: Only these ids.
        `fields`: First-level keys to keep in the answer, separated by commas.

        `GET /rest/v1/connection`
        """
        call = Call(
            "GET",
            "/rest/v1/connection",
            params={"name": name, "accommodation": accommodation, "hotelId": hotel_id, "id[]": id, "fields": fields},
            timeout=timeout,
        )
        return rows(Connection, await self._client.perform(call))

    async def lint(
        self, accommodation: str | int, connection: int, *, timeout: float | None = None
    ) -> ConnectionFindings:
        """See what is wrong with a mapping.

        Doubles, occupancies and currencies that do not fit, products that are gone on either side, and rooms that
        the portal does not sell. Each finding says how to mend it, in the language of `Accept-Language`. An `ERROR`
        keeps `updateCalendar` from being switched on.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.

        `GET /rest/x1/connection/{accommodation}/{connection}/lint`
        """
        call = Call(
            "GET", f"/rest/x1/connection/{path_value(accommodation)}/{path_value(connection)}/lint", timeout=timeout
        )
        return decode(ConnectionFindings, await self._client.perform(call))

    async def log(
        self,
        accommodation: str | int,
        connection: int,
        *,
        log_type: str | None = None,
        older_than: int | None = None,
        timeout: float | None = None,
    ) -> ConnectionLog:
        """Read what happened on a connection.

        The newest first, 50 lines at a time; `olderThan` continues behind the line with that id. Lines are kept for
        90 days.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.
        `log_type`: Only lines of this type.
        `older_than`: Only lines with a lower id.

        `GET /rest/x1/connection/{accommodation}/{connection}/log`
        """
        call = Call(
            "GET",
            f"/rest/x1/connection/{path_value(accommodation)}/{path_value(connection)}/log",
            params={"logType": log_type, "olderThan": older_than},
            timeout=timeout,
        )
        return decode(ConnectionLog, await self._client.perform(call))

    async def map(
        self,
        accommodation: str | int,
        connection: int,
        body: ConnectionMappingPair | Mapping[str, Any],
        *,
        product: int,
        external_product: int,
        query: str | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ProductMapping:
        """Map a product to what the portal sells.

        Three forms: `product` with `externalProduct`; `product` with `query`, which is `room:rate` or
        `room:rate@@occupancy` in the portal's own ids; or a body `{"product", "external"}`. One to one on each
        side. The same pair again changes nothing.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.
        `product`: The product; in a search, only reservations of it.
        `external_product`: What the portal sells, by its id here.
        `query`: What the portal sells, in its own ids; `room:rate` or `room:rate@@occupancy`.

        `POST /rest/v1/connection/mapping/{accommodation}/{connection}`
        """
        call = Call(
            "POST",
            f"/rest/v1/connection/mapping/{path_value(accommodation)}/{path_value(connection)}",
            params={"product": product, "externalProduct": external_product, "query": query},
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ProductMapping, await self._client.perform(call))

    async def mappings(
        self, accommodation: str | int, connection: int, *, timeout: float | None = None
    ) -> Rows[ProductMapping]:
        """List the mappings of a connection.

        Which product is which of the portal's.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.

        `GET /rest/v1/connection/mapping/{accommodation}/{connection}`
        """
        call = Call(
            "GET", f"/rest/v1/connection/mapping/{path_value(accommodation)}/{path_value(connection)}", timeout=timeout
        )
        return rows(ProductMapping, await self._client.perform(call))

    async def unmap(
        self, accommodation: str | int, connection: int, mapping_id: int, *, timeout: float | None = None
    ) -> ProductMapping:
        """Delete a mapping.

        The answer is what it was. With the last one `updateCalendar` is switched off.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.
        `mapping_id`: The mapping's id.

        `DELETE /rest/v1/connection/mapping/{accommodation}/{connection}/{mappingId}`
        """
        call = Call(
            "DELETE",
            f"/rest/v1/connection/mapping/{path_value(accommodation)}/{path_value(connection)}/{path_value(mapping_id)}",
            timeout=timeout,
        )
        return decode(ProductMapping, await self._client.perform(call))

    async def update(
        self,
        accommodation: str | int,
        connection: int,
        body: Connection | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> Connection | None:
        """Change a connection.

        What is absent stays, null gives the default. Switching `updateCalendar` or `pullReservations` on needs a
        mapping, enables the connection, and for the calendar a mapping without errors. A `correctionRatio`
        multiplies prices, or is added to them with `correctionFixed`.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.

        `PATCH /rest/v1/connection/{accommodation}/{connection}`
        """
        call = Call(
            "PATCH",
            f"/rest/v1/connection/{path_value(accommodation)}/{path_value(connection)}",
            json=body,
            timeout=timeout,
        )
        return decode_unless_none(Connection, await self._client.perform(call))
