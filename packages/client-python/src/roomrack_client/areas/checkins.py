"""Checking guests in, and the lists that this needs.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode, rows
from roomrack_client.models import CheckinCity, CheckinTag, PoliceDocumentTypeCountry, ReservationGuest
from roomrack_client.paging import Rows

CheckinsCheckinOutStatusStatus: TypeAlias = Literal["CHECKIN_END", "CHECKOUT_END", "NO_SHOW"]


class Checkins(Area):
    """Checking guests in, and the lists that this needs."""

    def checkin_out_status(
        self,
        accommodation: str | int,
        reservation_id: int,
        *,
        status: CheckinsCheckinOutStatusStatus | None = None,
        timeout: float | None = None,
    ) -> None:
        """Tell that guests came, left or did not come.

        `CHECKIN_END` sets `effectiveCheckin`, `CHECKOUT_END` `effectiveCheckout`, both only the first time;
        `NO_SHOW` sets `noShow`, which either of the others takes back. The answer has no body.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `reservation_id`: The reservation's id.
        `status`: Only reservations in this state. For a calendar, whether it is open.

        `PUT /rest/v1/checkin/{accommodation}/{reservationId}`
        """
        call = Call(
            "PUT",
            f"/rest/v1/checkin/{path_value(accommodation)}/{path_value(reservation_id)}",
            params={"status": status},
            timeout=timeout,
        )
        self._client.perform(call)

    def cities(self, country: str, *, timeout: float | None = None) -> Rows[CheckinCity]:
        """List the cities of a country.

        Places with more than 1,000 inhabitants, by name. Their ids are those of GeoNames.

        `country`: A two-letter code of ISO 3166-1.

        `GET /rest/v2/checkin/city/{country}`
        """
        call = Call("GET", f"/rest/v2/checkin/city/{path_value(country)}", timeout=timeout)
        return rows(CheckinCity, self._client.perform(call))

    def create_guest(
        self,
        accommodation: str | int,
        id: int,
        body: ReservationGuest | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ReservationGuest:
        """Write down a guest of a stay.

        Only guests of `type: GUEST`, with everything that the contract requires. Without `accommodatedType` the
        first leads a family and the others are relatives. What the law of the property's country wants is checked:
        until nothing is missing the guest is a `draft`, then `validated`. Send `draft: false` to be refused, with
        every missing field, instead.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `POST /rest/v2/checkin/{accommodation}/{id}/guest`
        """
        call = Call(
            "POST",
            f"/rest/v2/checkin/{path_value(accommodation)}/{path_value(id)}/guest",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ReservationGuest, self._client.perform(call))

    def delete_guest(
        self, accommodation: str | int, reservation_id: int, guest_id: int, *, timeout: float | None = None
    ) -> ReservationGuest:
        """Take a guest away from a stay.

        The answer is what the guest was. When he led a family or a group, the next of it leads it.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `reservation_id`: The reservation's id.
        `guest_id`: The guest's id. Of a stay it is the `id` that the reservation shows.

        `DELETE /rest/v1/checkin/{accommodation}/{reservationId}/guest/{guestId}`
        """
        call = Call(
            "DELETE",
            f"/rest/v1/checkin/{path_value(accommodation)}/{path_value(reservation_id)}/guest/{path_value(guest_id)}",
            timeout=timeout,
        )
        return decode(ReservationGuest, self._client.perform(call))

    def documents(self, accommodation: str | int, *, timeout: float | None = None) -> Rows[PoliceDocumentTypeCountry]:
        """List the documents that guests of a property can show.

        The most common first. In Italy with the codes of the police.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/v2/checkin/documents/{accommodation}`
        """
        call = Call("GET", f"/rest/v2/checkin/documents/{path_value(accommodation)}", timeout=timeout)
        return rows(PoliceDocumentTypeCountry, self._client.perform(call))

    def tags(self, accommodation: str | int, *, timeout: float | None = None) -> Rows[CheckinTag]:
        """List the tags of reservations.

        What `tagLabel` of a reservation can name, with a color.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/v2/checkin/{accommodation}/tags`
        """
        call = Call("GET", f"/rest/v2/checkin/{path_value(accommodation)}/tags", timeout=timeout)
        return rows(CheckinTag, self._client.perform(call))

    def update_guest(
        self,
        accommodation: str | int,
        reservation_id: int,
        guest_id: int,
        body: ReservationGuest | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> ReservationGuest:
        """State a guest of a stay anew.

        The guest becomes what the body says; what the house itself keeps stays. `guestId` is the `id` that the
        reservation shows.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `reservation_id`: The reservation's id.
        `guest_id`: The guest's id. Of a stay it is the `id` that the reservation shows.

        `PUT /rest/v1/checkin/{accommodation}/{reservationId}/guest/{guestId}`
        """
        call = Call(
            "PUT",
            f"/rest/v1/checkin/{path_value(accommodation)}/{path_value(reservation_id)}/guest/{path_value(guest_id)}",
            json=body,
            timeout=timeout,
        )
        return decode(ReservationGuest, self._client.perform(call))


class AsyncCheckins(AsyncArea):
    """Checking guests in, and the lists that this needs."""

    async def checkin_out_status(
        self,
        accommodation: str | int,
        reservation_id: int,
        *,
        status: CheckinsCheckinOutStatusStatus | None = None,
        timeout: float | None = None,
    ) -> None:
        """Tell that guests came, left or did not come.

        `CHECKIN_END` sets `effectiveCheckin`, `CHECKOUT_END` `effectiveCheckout`, both only the first time;
        `NO_SHOW` sets `noShow`, which either of the others takes back. The answer has no body.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `reservation_id`: The reservation's id.
        `status`: Only reservations in this state. For a calendar, whether it is open.

        `PUT /rest/v1/checkin/{accommodation}/{reservationId}`
        """
        call = Call(
            "PUT",
            f"/rest/v1/checkin/{path_value(accommodation)}/{path_value(reservation_id)}",
            params={"status": status},
            timeout=timeout,
        )
        await self._client.perform(call)

    async def cities(self, country: str, *, timeout: float | None = None) -> Rows[CheckinCity]:
        """List the cities of a country.

        Places with more than 1,000 inhabitants, by name. Their ids are those of GeoNames.

        `country`: A two-letter code of ISO 3166-1.

        `GET /rest/v2/checkin/city/{country}`
        """
        call = Call("GET", f"/rest/v2/checkin/city/{path_value(country)}", timeout=timeout)
        return rows(CheckinCity, await self._client.perform(call))

    async def create_guest(
        self,
        accommodation: str | int,
        id: int,
        body: ReservationGuest | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ReservationGuest:
        """Write down a guest of a stay.

        Only guests of `type: GUEST`, with everything that the contract requires. Without `accommodatedType` the
        first leads a family and the others are relatives. What the law of the property's country wants is checked:
        until nothing is missing the guest is a `draft`, then `validated`. Send `draft: false` to be refused, with
        every missing field, instead.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `POST /rest/v2/checkin/{accommodation}/{id}/guest`
        """
        call = Call(
            "POST",
            f"/rest/v2/checkin/{path_value(accommodation)}/{path_value(id)}/guest",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ReservationGuest, await self._client.perform(call))

    async def delete_guest(
        self, accommodation: str | int, reservation_id: int, guest_id: int, *, timeout: float | None = None
    ) -> ReservationGuest:
        """Take a guest away from a stay.

        The answer is what the guest was. When he led a family or a group, the next of it leads it.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `reservation_id`: The reservation's id.
        `guest_id`: The guest's id. Of a stay it is the `id` that the reservation shows.

        `DELETE /rest/v1/checkin/{accommodation}/{reservationId}/guest/{guestId}`
        """
        call = Call(
            "DELETE",
            f"/rest/v1/checkin/{path_value(accommodation)}/{path_value(reservation_id)}/guest/{path_value(guest_id)}",
            timeout=timeout,
        )
        return decode(ReservationGuest, await self._client.perform(call))

    async def documents(
        self, accommodation: str | int, *, timeout: float | None = None
    ) -> Rows[PoliceDocumentTypeCountry]:
        """List the documents that guests of a property can show.

        The most common first. In Italy with the codes of the police.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/v2/checkin/documents/{accommodation}`
        """
        call = Call("GET", f"/rest/v2/checkin/documents/{path_value(accommodation)}", timeout=timeout)
        return rows(PoliceDocumentTypeCountry, await self._client.perform(call))

    async def tags(self, accommodation: str | int, *, timeout: float | None = None) -> Rows[CheckinTag]:
        """List the tags of reservations.

        What `tagLabel` of a reservation can name, with a color.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/v2/checkin/{accommodation}/tags`
        """
        call = Call("GET", f"/rest/v2/checkin/{path_value(accommodation)}/tags", timeout=timeout)
        return rows(CheckinTag, await self._client.perform(call))

    async def update_guest(
        self,
        accommodation: str | int,
        reservation_id: int,
        guest_id: int,
        body: ReservationGuest | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> ReservationGuest:
        """State a guest of a stay anew.

        The guest becomes what the body says; what the house itself keeps stays. `guestId` is the `id` that the
        reservation shows.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `reservation_id`: The reservation's id.
        `guest_id`: The guest's id. Of a stay it is the `id` that the reservation shows.

        `PUT /rest/v1/checkin/{accommodation}/{reservationId}/guest/{guestId}`
        """
        call = Call(
            "PUT",
            f"/rest/v1/checkin/{path_value(accommodation)}/{path_value(reservation_id)}/guest/{path_value(guest_id)}",
            json=body,
            timeout=timeout,
        )
        return decode(ReservationGuest, await self._client.perform(call))
