"""What channels were told, what they show instead, and bookings that could not be placed. Roomrack's own.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, TypeAlias

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode
from roomrack_client.models import (
    ConnectionSync,
    DriftedDays,
    PushTask,
    QuarantineDismissal,
    QuarantinedRooms,
    QuarantineReplay,
)

DistributionQuarantineRoomState: TypeAlias = Literal["WAITING", "PLACED", "CANCELLED", "DISMISSED"]


class Distribution(Area):
    """What channels were told, what they show instead, and bookings that could not be placed. Roomrack's own."""

    def dismiss(
        self,
        accommodation: str | int,
        connection: int,
        body: QuarantineDismissal | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> QuarantinedRooms:
        """Give bookings up that wait.

        Their nights go back on sale. The portal is not told: cancel the booking there.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.

        `POST /rest/x1/connection/{accommodation}/{connection}/quarantine/dismiss`
        """
        call = Call(
            "POST",
            f"/rest/x1/connection/{path_value(accommodation)}/{path_value(connection)}/quarantine/dismiss",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(QuarantinedRooms, self._client.perform(call))

    def drift(
        self,
        accommodation: str | int,
        connection: int,
        *,
        after_product: int | None = None,
        after_date: date | None = None,
        mended: bool | None = None,
        size: int | None = None,
        timeout: float | None = None,
    ) -> DriftedDays:
        """See where a portal shows something else.

        Days on which it showed something else than it was told when it was read back, by product and day;
        `afterProduct` and `afterDate` continue behind one. What was sent again and taken is left out unless
        `mended` is true.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.
        `after_product`: Only days of products with a higher id, and later days of this one.
        `after_date`: With `afterProduct`, the last day of that product that was read, `yyyy-MM-dd`.
        `mended`: Whether days are listed that the portal has taken since.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.

        `GET /rest/x1/connection/{accommodation}/{connection}/drift`
        """
        call = Call(
            "GET",
            f"/rest/x1/connection/{path_value(accommodation)}/{path_value(connection)}/drift",
            params={"afterProduct": after_product, "afterDate": after_date, "mended": mended, "size": size},
            timeout=timeout,
        )
        return decode(DriftedDays, self._client.perform(call))

    def push(
        self,
        accommodation: str | int,
        connection: int,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> PushTask:
        """Send the whole calendar again.

        Everything that the connection sends, whatever the portal was told before. The task says whether it is done
        (`retrieveTask`), `readSync` how far it is; while one is under way, that one is answered.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.

        `POST /rest/x1/connection/{accommodation}/{connection}/push`
        """
        call = Call(
            "POST",
            f"/rest/x1/connection/{path_value(accommodation)}/{path_value(connection)}/push",
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(PushTask, self._client.perform(call))

    def quarantine(
        self,
        accommodation: str | int,
        connection: int,
        *,
        room_state: DistributionQuarantineRoomState | None = None,
        after_id: int | None = None,
        size: int | None = None,
        timeout: float | None = None,
    ) -> QuarantinedRooms:
        """List bookings that wait for a product.

        Rooms of bookings that were read from a portal and that no product is mapped to. Where the room can be told
        by another rate, its nights are held. Those that wait are listed, or those of the `roomState` that is asked
        for; `afterId` continues behind one.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.
        `room_state`: WAITING, which is listed without it, PLACED, CANCELLED or DISMISSED.
        `after_id`: Only rooms with a higher id.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.

        `GET /rest/x1/connection/{accommodation}/{connection}/quarantine`
        """
        call = Call(
            "GET",
            f"/rest/x1/connection/{path_value(accommodation)}/{path_value(connection)}/quarantine",
            params={"roomState": room_state, "afterId": after_id, "size": size},
            timeout=timeout,
        )
        return decode(QuarantinedRooms, self._client.perform(call))

    def reconcile(
        self,
        accommodation: str | int,
        connection: int,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ConnectionSync:
        """Read a portal's calendar back now.

        Otherwise it is read every six hours. Where it shows something else than it was told, that is listed
        (`findDrift`) and sent again. The answer is that of `readSync`: `reconciliation` has a later `successTime`
        once it was read. While days wait to be sent, it is read after them.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.

        `POST /rest/x1/connection/{accommodation}/{connection}/reconcile`
        """
        call = Call(
            "POST",
            f"/rest/x1/connection/{path_value(accommodation)}/{path_value(connection)}/reconcile",
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ConnectionSync, self._client.perform(call))

    def replay(
        self,
        accommodation: str | int,
        connection: int,
        body: QuarantineReplay | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> QuarantinedRooms:
        """Place bookings that waited.

        Without `ids` all that are mapped by now. With `ids` and a `product` rooms go where nothing is mapped. Rooms
        are also placed by themselves as soon as they are mapped.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.

        `POST /rest/x1/connection/{accommodation}/{connection}/quarantine/replay`
        """
        call = Call(
            "POST",
            f"/rest/x1/connection/{path_value(accommodation)}/{path_value(connection)}/quarantine/replay",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(QuarantinedRooms, self._client.perform(call))

    def sync(self, accommodation: str | int, connection: int, *, timeout: float | None = None) -> ConnectionSync:
        """See how a connection stands.

        What waits to be sent, the last success and failure of sending, reading bookings and reading back, and
        figures of the last seven days: calls, product-days, drift, and within which time half and 99 % of the
        changes were at the portal, in seconds. `noticesUrl` is where a portal that can (Channex) says that there is
        something to read.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.

        `GET /rest/x1/connection/{accommodation}/{connection}/sync`
        """
        call = Call(
            "GET", f"/rest/x1/connection/{path_value(accommodation)}/{path_value(connection)}/sync", timeout=timeout
        )
        return decode(ConnectionSync, self._client.perform(call))


class AsyncDistribution(AsyncArea):
    """What channels were told, what they show instead, and bookings that could not be placed. Roomrack's own."""

    async def dismiss(
        self,
        accommodation: str | int,
        connection: int,
        body: QuarantineDismissal | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> QuarantinedRooms:
        """Give bookings up that wait.

        Their nights go back on sale. The portal is not told: cancel the booking there.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.

        `POST /rest/x1/connection/{accommodation}/{connection}/quarantine/dismiss`
        """
        call = Call(
            "POST",
            f"/rest/x1/connection/{path_value(accommodation)}/{path_value(connection)}/quarantine/dismiss",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(QuarantinedRooms, await self._client.perform(call))

    async def drift(
        self,
        accommodation: str | int,
        connection: int,
        *,
        after_product: int | None = None,
        after_date: date | None = None,
        mended: bool | None = None,
        size: int | None = None,
        timeout: float | None = None,
    ) -> DriftedDays:
        """See where a portal shows something else.

        Days on which it showed something else than it was told when it was read back, by product and day;
        `afterProduct` and `afterDate` continue behind one. What was sent again and taken is left out unless
        `mended` is true.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.
        `after_product`: Only days of products with a higher id, and later days of this one.
        `after_date`: With `afterProduct`, the last day of that product that was read, `yyyy-MM-dd`.
        `mended`: Whether days are listed that the portal has taken since.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.

        `GET /rest/x1/connection/{accommodation}/{connection}/drift`
        """
        call = Call(
            "GET",
            f"/rest/x1/connection/{path_value(accommodation)}/{path_value(connection)}/drift",
            params={"afterProduct": after_product, "afterDate": after_date, "mended": mended, "size": size},
            timeout=timeout,
        )
        return decode(DriftedDays, await self._client.perform(call))

    async def push(
        self,
        accommodation: str | int,
        connection: int,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> PushTask:
        """Send the whole calendar again.

        Everything that the connection sends, whatever the portal was told before. The task says whether it is done
        (`retrieveTask`), `readSync` how far it is; while one is under way, that one is answered.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.

        `POST /rest/x1/connection/{accommodation}/{connection}/push`
        """
        call = Call(
            "POST",
            f"/rest/x1/connection/{path_value(accommodation)}/{path_value(connection)}/push",
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(PushTask, await self._client.perform(call))

    async def quarantine(
        self,
        accommodation: str | int,
        connection: int,
        *,
        room_state: DistributionQuarantineRoomState | None = None,
        after_id: int | None = None,
        size: int | None = None,
        timeout: float | None = None,
    ) -> QuarantinedRooms:
        """List bookings that wait for a product.

        Rooms of bookings that were read from a portal and that no product is mapped to. Where the room can be told
        by another rate, its nights are held. Those that wait are listed, or those of the `roomState` that is asked
        for; `afterId` continues behind one.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.
        `room_state`: WAITING, which is listed without it, PLACED, CANCELLED or DISMISSED.
        `after_id`: Only rooms with a higher id.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.

        `GET /rest/x1/connection/{accommodation}/{connection}/quarantine`
        """
        call = Call(
            "GET",
            f"/rest/x1/connection/{path_value(accommodation)}/{path_value(connection)}/quarantine",
            params={"roomState": room_state, "afterId": after_id, "size": size},
            timeout=timeout,
        )
        return decode(QuarantinedRooms, await self._client.perform(call))

    async def reconcile(
        self,
        accommodation: str | int,
        connection: int,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ConnectionSync:
        """Read a portal's calendar back now.

        Otherwise it is read every six hours. Where it shows something else than it was told, that is listed
        (`findDrift`) and sent again. The answer is that of `readSync`: `reconciliation` has a later `successTime`
        once it was read. While days wait to be sent, it is read after them.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.

        `POST /rest/x1/connection/{accommodation}/{connection}/reconcile`
        """
        call = Call(
            "POST",
            f"/rest/x1/connection/{path_value(accommodation)}/{path_value(connection)}/reconcile",
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ConnectionSync, await self._client.perform(call))

    async def replay(
        self,
        accommodation: str | int,
        connection: int,
        body: QuarantineReplay | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> QuarantinedRooms:
        """Place bookings that waited.

        Without `ids` all that are mapped by now. With `ids` and a `product` rooms go where nothing is mapped. Rooms
        are also placed by themselves as soon as they are mapped.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.

        `POST /rest/x1/connection/{accommodation}/{connection}/quarantine/replay`
        """
        call = Call(
            "POST",
            f"/rest/x1/connection/{path_value(accommodation)}/{path_value(connection)}/quarantine/replay",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(QuarantinedRooms, await self._client.perform(call))

    async def sync(self, accommodation: str | int, connection: int, *, timeout: float | None = None) -> ConnectionSync:
        """See how a connection stands.

        What waits to be sent, the last success and failure of sending, reading bookings and reading back, and
        figures of the last seven days: calls, product-days, drift, and within which time half and 99 % of the
        changes were at the portal, in seconds. `noticesUrl` is where a portal that can (Channex) says that there is
        something to read.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `connection`: The connection's id.

        `GET /rest/x1/connection/{accommodation}/{connection}/sync`
        """
        call = Call(
            "GET", f"/rest/x1/connection/{path_value(accommodation)}/{path_value(connection)}/sync", timeout=timeout
        )
        return decode(ConnectionSync, await self._client.perform(call))
