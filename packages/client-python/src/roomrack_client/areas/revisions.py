"""What the application has not read of reservations, and who changed what. Roomrack's own.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import Mapping
from typing import Any

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode, rows
from roomrack_client.models import (
    ReservationChange,
    ReservationRevisions,
    RevisionAcknowledged,
    RevisionAcknowledgement,
    RevisionAlert,
)
from roomrack_client.paging import Rows


class Revisions(Area):
    """What the application has not read of reservations, and who changed what. Roomrack's own."""

    def acknowledge(
        self,
        body: RevisionAcknowledgement | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> RevisionAcknowledged:
        """Acknowledge revisions.

        Up to 1,000 by their ids, all or none; they don't come again. Doing it again changes nothing. From its first
        acknowledgement on the application is expected to read: when a revision of a property then waits for 30
        minutes, an alert tells of it.

        `POST /rest/x1/revision/acknowledge`
        """
        call = Call(
            "POST", "/rest/x1/revision/acknowledge", json=body, idempotency_key=idempotency_key, timeout=timeout
        )
        return decode(RevisionAcknowledged, self._client.perform(call))

    def alerts(self, *, timeout: float | None = None) -> Rows[RevisionAlert]:
        """List the properties whose revisions wait.

        Those of which a revision has waited for 30 minutes, with the oldest. Acknowledging ends an alert. The
        property's people see it as a task UNREAD_REVISIONS in its queue, and `revision.unread` and `revision.read`
        are among the events.

        `GET /rest/x1/revision/alert`
        """
        call = Call("GET", "/rest/x1/revision/alert", timeout=timeout)
        return rows(RevisionAlert, self._client.perform(call))

    def find(
        self,
        *,
        accommodation: int | None = None,
        after: int | None = None,
        size: int | None = None,
        timeout: float | None = None,
    ) -> ReservationRevisions:
        """List the revisions that were not read.

        Each creation, change, confirmation and cancellation of a reservation is a revision, with the whole
        reservation as `findReservation` showed it then. Those that the application has not acknowledged come oldest
        first, of one property or of all; where there are more, `next` is the `after` of the page behind. They stay
        for 30 days. What another application acknowledged counts for nothing here.

        `accommodation`: The property's id, a string of digits.
        `after`: Where to read on, from an earlier answer, a cursor, or the number of a revision.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.

        `GET /rest/x1/revision`
        """
        call = Call(
            "GET",
            "/rest/x1/revision",
            params={"accommodation": accommodation, "after": after, "size": size},
            timeout=timeout,
        )
        return decode(ReservationRevisions, self._client.perform(call))

    def history(self, accommodation: str | int, id: int, *, timeout: float | None = None) -> Rows[ReservationChange]:
        """Read who changed what of a reservation.

        Its revisions, oldest first, each with who did it and when. The first has the whole reservation, the others
        a JSON Patch (RFC 6902); applied one after the other they give the reservation of now. Kept for 400 days.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `GET /rest/x1/reservation/{accommodation}/{id}/history`
        """
        call = Call(
            "GET", f"/rest/x1/reservation/{path_value(accommodation)}/{path_value(id)}/history", timeout=timeout
        )
        return rows(ReservationChange, self._client.perform(call))


class AsyncRevisions(AsyncArea):
    """What the application has not read of reservations, and who changed what. Roomrack's own."""

    async def acknowledge(
        self,
        body: RevisionAcknowledgement | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> RevisionAcknowledged:
        """Acknowledge revisions.

        Up to 1,000 by their ids, all or none; they don't come again. Doing it again changes nothing. From its first
        acknowledgement on the application is expected to read: when a revision of a property then waits for 30
        minutes, an alert tells of it.

        `POST /rest/x1/revision/acknowledge`
        """
        call = Call(
            "POST", "/rest/x1/revision/acknowledge", json=body, idempotency_key=idempotency_key, timeout=timeout
        )
        return decode(RevisionAcknowledged, await self._client.perform(call))

    async def alerts(self, *, timeout: float | None = None) -> Rows[RevisionAlert]:
        """List the properties whose revisions wait.

        Those of which a revision has waited for 30 minutes, with the oldest. Acknowledging ends an alert. The
        property's people see it as a task UNREAD_REVISIONS in its queue, and `revision.unread` and `revision.read`
        are among the events.

        `GET /rest/x1/revision/alert`
        """
        call = Call("GET", "/rest/x1/revision/alert", timeout=timeout)
        return rows(RevisionAlert, await self._client.perform(call))

    async def find(
        self,
        *,
        accommodation: int | None = None,
        after: int | None = None,
        size: int | None = None,
        timeout: float | None = None,
    ) -> ReservationRevisions:
        """List the revisions that were not read.

        Each creation, change, confirmation and cancellation of a reservation is a revision, with the whole
        reservation as `findReservation` showed it then. Those that the application has not acknowledged come oldest
        first, of one property or of all; where there are more, `next` is the `after` of the page behind. They stay
        for 30 days. What another application acknowledged counts for nothing here.

        `accommodation`: The property's id, a string of digits.
        `after`: Where to read on, from an earlier answer, a cursor, or the number of a revision.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.

        `GET /rest/x1/revision`
        """
        call = Call(
            "GET",
            "/rest/x1/revision",
            params={"accommodation": accommodation, "after": after, "size": size},
            timeout=timeout,
        )
        return decode(ReservationRevisions, await self._client.perform(call))

    async def history(
        self, accommodation: str | int, id: int, *, timeout: float | None = None
    ) -> Rows[ReservationChange]:
        """Read who changed what of a reservation.

        Its revisions, oldest first, each with who did it and when. The first has the whole reservation, the others
        a JSON Patch (RFC 6902); applied one after the other they give the reservation of now. Kept for 400 days.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `GET /rest/x1/reservation/{accommodation}/{id}/history`
        """
        call = Call(
            "GET", f"/rest/x1/reservation/{path_value(accommodation)}/{path_value(id)}/history", timeout=timeout
        )
        return rows(ReservationChange, await self._client.perform(call))
