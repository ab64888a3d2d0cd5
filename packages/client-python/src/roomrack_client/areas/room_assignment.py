"""Giving physical rooms to stays. Roomrack's own.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import Mapping
from typing import Any

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode
from roomrack_client.models import RoomPlan, RoomPlanRequest


class RoomAssignment(Area):
    """Giving physical rooms to stays. Roomrack's own."""

    def assign(
        self,
        accommodation: str | int,
        body: RoomPlanRequest | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> RoomPlan:
        """Give physical rooms to stays.

        Stays with a night from `from` to `to`, both included, that have no room get one of their product that is
        free throughout and not under maintenance, with as few gaps as possible. Those that have a room keep it.
        With `dryRun` nothing is written.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/x1/pms/{accommodation}/assign`
        """
        call = Call(
            "POST",
            f"/rest/x1/pms/{path_value(accommodation)}/assign",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(RoomPlan, self._client.perform(call))


class AsyncRoomAssignment(AsyncArea):
    """Giving physical rooms to stays. Roomrack's own."""

    async def assign(
        self,
        accommodation: str | int,
        body: RoomPlanRequest | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> RoomPlan:
        """Give physical rooms to stays.

        Stays with a night from `from` to `to`, both included, that have no room get one of their product that is
        free throughout and not under maintenance, with as few gaps as possible. Those that have a room keep it.
        With `dryRun` nothing is written.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/x1/pms/{accommodation}/assign`
        """
        call = Call(
            "POST",
            f"/rest/x1/pms/{path_value(accommodation)}/assign",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(RoomPlan, await self._client.perform(call))
