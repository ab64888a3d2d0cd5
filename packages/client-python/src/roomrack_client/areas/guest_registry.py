"""Merging doubles, and giving out and forgetting what is known of a person. Roomrack's own.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import Mapping
from typing import Any

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode
from roomrack_client.models import Guest, GuestDoubles, GuestErasure, GuestExport, RegisteredGuest


class GuestRegistry(Area):
    """Merging doubles, and giving out and forgetting what is known of a person. Roomrack's own."""

    def change(
        self,
        accommodation_id: str | int,
        guest_id: int,
        body: RegisteredGuest | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> Guest:
        """Change any field of a guest.

        The fields of `update`, and those that the contract only shows: company, e-mail address, documents,
        language, notes, how the guest pays, and `status` VISIBLE or HIDDEN.

        Needs **READWRITE** on **reservation**.

        `accommodation_id`: The property's id, a string of digits.
        `guest_id`: The guest's id. Of a stay it is the `id` that the reservation shows.

        `PATCH /rest/x1/guests/{accommodationId}/{guestId}`
        """
        call = Call(
            "PATCH",
            f"/rest/x1/guests/{path_value(accommodation_id)}/{path_value(guest_id)}",
            json=body,
            timeout=timeout,
        )
        return decode(Guest, self._client.perform(call))

    def erase(
        self,
        accommodation_id: str | int,
        guest_id: int,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> GuestErasure:
        """Forget a person.

        In the registry, in reservations and in what the event log tells of them. Invoices keep what tax law wants.
        Refused while a stay is not over. The erasure itself is recorded, without the name.

        Needs **READWRITE** on **reservation**.

        `accommodation_id`: The property's id, a string of digits.
        `guest_id`: The guest's id. Of a stay it is the `id` that the reservation shows.

        `POST /rest/x1/guests/{accommodationId}/{guestId}/erase`
        """
        call = Call(
            "POST",
            f"/rest/x1/guests/{path_value(accommodation_id)}/{path_value(guest_id)}/erase",
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(GuestErasure, self._client.perform(call))

    def export(self, accommodation_id: str | int, guest_id: int, *, timeout: float | None = None) -> GuestExport:
        """Give out everything that is known of a person.

        With all stays, for a request under article 15 of the GDPR. Each export is recorded in the event log.

        Needs **READWRITE** on **reservation**.

        `accommodation_id`: The property's id, a string of digits.
        `guest_id`: The guest's id. Of a stay it is the `id` that the reservation shows.

        `POST /rest/x1/guests/{accommodationId}/{guestId}/export`
        """
        call = Call(
            "POST",
            f"/rest/x1/guests/{path_value(accommodation_id)}/{path_value(guest_id)}/export",
            idempotent=False,
            timeout=timeout,
        )
        return decode(GuestExport, self._client.perform(call))

    def merge(
        self,
        accommodation_id: str | int,
        guest_id: int,
        body: GuestDoubles | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Guest:
        """Make several guests one.

        The guest gets what he lacks from the others, and their stays. The others are gone; their ids lead to him.

        Needs **READWRITE** on **reservation**.

        `accommodation_id`: The property's id, a string of digits.
        `guest_id`: The guest's id. Of a stay it is the `id` that the reservation shows.

        `POST /rest/x1/guests/{accommodationId}/{guestId}/merge`
        """
        call = Call(
            "POST",
            f"/rest/x1/guests/{path_value(accommodation_id)}/{path_value(guest_id)}/merge",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(Guest, self._client.perform(call))


class AsyncGuestRegistry(AsyncArea):
    """Merging doubles, and giving out and forgetting what is known of a person. Roomrack's own."""

    async def change(
        self,
        accommodation_id: str | int,
        guest_id: int,
        body: RegisteredGuest | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> Guest:
        """Change any field of a guest.

        The fields of `update`, and those that the contract only shows: company, e-mail address, documents,
        language, notes, how the guest pays, and `status` VISIBLE or HIDDEN.

        Needs **READWRITE** on **reservation**.

        `accommodation_id`: The property's id, a string of digits.
        `guest_id`: The guest's id. Of a stay it is the `id` that the reservation shows.

        `PATCH /rest/x1/guests/{accommodationId}/{guestId}`
        """
        call = Call(
            "PATCH",
            f"/rest/x1/guests/{path_value(accommodation_id)}/{path_value(guest_id)}",
            json=body,
            timeout=timeout,
        )
        return decode(Guest, await self._client.perform(call))

    async def erase(
        self,
        accommodation_id: str | int,
        guest_id: int,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> GuestErasure:
        """Forget a person.

        In the registry, in reservations and in what the event log tells of them. Invoices keep what tax law wants.
        Refused while a stay is not over. The erasure itself is recorded, without the name.

        Needs **READWRITE** on **reservation**.

        `accommodation_id`: The property's id, a string of digits.
        `guest_id`: The guest's id. Of a stay it is the `id` that the reservation shows.

        `POST /rest/x1/guests/{accommodationId}/{guestId}/erase`
        """
        call = Call(
            "POST",
            f"/rest/x1/guests/{path_value(accommodation_id)}/{path_value(guest_id)}/erase",
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(GuestErasure, await self._client.perform(call))

    async def export(self, accommodation_id: str | int, guest_id: int, *, timeout: float | None = None) -> GuestExport:
        """Give out everything that is known of a person.

        With all stays, for a request under article 15 of the GDPR. Each export is recorded in the event log.

        Needs **READWRITE** on **reservation**.

        `accommodation_id`: The property's id, a string of digits.
        `guest_id`: The guest's id. Of a stay it is the `id` that the reservation shows.

        `POST /rest/x1/guests/{accommodationId}/{guestId}/export`
        """
        call = Call(
            "POST",
            f"/rest/x1/guests/{path_value(accommodation_id)}/{path_value(guest_id)}/export",
            idempotent=False,
            timeout=timeout,
        )
        return decode(GuestExport, await self._client.perform(call))

    async def merge(
        self,
        accommodation_id: str | int,
        guest_id: int,
        body: GuestDoubles | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Guest:
        """Make several guests one.

        The guest gets what he lacks from the others, and their stays. The others are gone; their ids lead to him.

        Needs **READWRITE** on **reservation**.

        `accommodation_id`: The property's id, a string of digits.
        `guest_id`: The guest's id. Of a stay it is the `id` that the reservation shows.

        `POST /rest/x1/guests/{accommodationId}/{guestId}/merge`
        """
        call = Call(
            "POST",
            f"/rest/x1/guests/{path_value(accommodation_id)}/{path_value(guest_id)}/merge",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(Guest, await self._client.perform(call))
