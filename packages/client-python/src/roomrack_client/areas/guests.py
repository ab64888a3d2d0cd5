"""The people and companies that a property knows.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from typing import Any, Literal, TypeAlias

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode
from roomrack_client.models import Guest
from roomrack_client.paging import Page, each_row, each_row_async

GuestsFindCategories: TypeAlias = Literal["INDIVIDUAL", "TRAVEL_AGENCY", "CORPORATE", "EXTERNAL_OTA"]


class Guests(Area):
    """The people and companies that a property knows."""

    def create(
        self,
        accommodation_id: str | int,
        body: Guest | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Guest:
        """Register a guest.

        A person by `firstname` and `lastname`; fields that the contract only shows are ignored here, `changeGuest`
        sets them. Whoever is written down as a guest of a stay is registered by itself.

        Needs **READWRITE** on **reservation**.

        `accommodation_id`: The property's id, a string of digits.

        `POST /rest/v1/guests/{accommodationId}`
        """
        call = Call(
            "POST",
            f"/rest/v1/guests/{path_value(accommodation_id)}",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(Guest, self._client.perform(call))

    def find(
        self,
        accommodation_id: str | int,
        *,
        categories: Sequence[GuestsFindCategories] | None = None,
        guest_name: str | None = None,
        fields: str | None = None,
        size: int | None = None,
        page: int | None = None,
        timeout: float | None = None,
    ) -> Page[Guest]:
        """Find guests.

        People and companies by the words of their names: accents, case and small typing errors are forgiven, and
        the nearest come first. Hidden and erased ones are left out.

        Needs **READONLY** on **reservation**.

        `accommodation_id`: The property's id, a string of digits.
        `categories`: Only these kinds of people and companies.
        `guest_name`: Words of the name; accents, case and small typing errors are forgiven.
        `fields`: First-level keys to keep in the answer, separated by commas.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
        `page`: The page wanted, counted from 0.

        `GET /rest/v1/guests/{accommodationId}/list`
        """
        call = Call(
            "GET",
            f"/rest/v1/guests/{path_value(accommodation_id)}/list",
            params={"categories[]": categories, "guestName": guest_name, "fields": fields, "size": size, "page": page},
            timeout=timeout,
        )
        return decode(Page[Guest], self._client.perform(call))

    def find_all(
        self,
        accommodation_id: str | int,
        *,
        categories: Sequence[GuestsFindCategories] | None = None,
        guest_name: str | None = None,
        fields: str | None = None,
        size: int = 200,
        timeout: float | None = None,
    ) -> Iterator[Guest]:
        """Every row of `find`, page after page as they are needed."""
        return each_row(
            lambda page: self.find(
                accommodation_id,
                categories=categories,
                guest_name=guest_name,
                fields=fields,
                size=size,
                page=page,
                timeout=timeout,
            ),
            size,
        )

    def get(self, accommodation_id: str | int, guest_id: int, *, timeout: float | None = None) -> Guest:
        """Get a guest.

        Of one who was merged into another, the other is shown.

        Needs **READONLY** on **reservation**.

        `accommodation_id`: The property's id, a string of digits.
        `guest_id`: The guest's id. Of a stay it is the `id` that the reservation shows.

        `GET /rest/v1/guests/{accommodationId}/{guestId}`
        """
        call = Call("GET", f"/rest/v1/guests/{path_value(accommodation_id)}/{path_value(guest_id)}", timeout=timeout)
        return decode(Guest, self._client.perform(call))

    def update(
        self,
        accommodation_id: str | int,
        guest_id: int,
        body: Guest | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> Guest:
        """Change a guest.

        What is not sent stays as it is, null clears.

        Needs **READWRITE** on **reservation**.

        `accommodation_id`: The property's id, a string of digits.
        `guest_id`: The guest's id. Of a stay it is the `id` that the reservation shows.

        `PUT /rest/v1/guests/{accommodationId}/{guestId}`
        """
        call = Call(
            "PUT", f"/rest/v1/guests/{path_value(accommodation_id)}/{path_value(guest_id)}", json=body, timeout=timeout
        )
        return decode(Guest, self._client.perform(call))


class AsyncGuests(AsyncArea):
    """The people and companies that a property knows."""

    async def create(
        self,
        accommodation_id: str | int,
        body: Guest | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Guest:
        """Register a guest.

        A person by `firstname` and `lastname`; fields that the contract only shows are ignored here, `changeGuest`
        sets them. Whoever is written down as a guest of a stay is registered by itself.

        Needs **READWRITE** on **reservation**.

        `accommodation_id`: The property's id, a string of digits.

        `POST /rest/v1/guests/{accommodationId}`
        """
        call = Call(
            "POST",
            f"/rest/v1/guests/{path_value(accommodation_id)}",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(Guest, await self._client.perform(call))

    async def find(
        self,
        accommodation_id: str | int,
        *,
        categories: Sequence[GuestsFindCategories] | None = None,
        guest_name: str | None = None,
        fields: str | None = None,
        size: int | None = None,
        page: int | None = None,
        timeout: float | None = None,
    ) -> Page[Guest]:
        """Find guests.

        People and companies by the words of their names: accents, case and small typing errors are forgiven, and
        the nearest come first. Hidden and erased ones are left out.

        Needs **READONLY** on **reservation**.

        `accommodation_id`: The property's id, a string of digits.
        `categories`: Only these kinds of people and companies.
        `guest_name`: Words of the name; accents, case and small typing errors are forgiven.
        `fields`: First-level keys to keep in the answer, separated by commas.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
        `page`: The page wanted, counted from 0.

        `GET /rest/v1/guests/{accommodationId}/list`
        """
        call = Call(
            "GET",
            f"/rest/v1/guests/{path_value(accommodation_id)}/list",
            params={"categories[]": categories, "guestName": guest_name, "fields": fields, "size": size, "page": page},
            timeout=timeout,
        )
        return decode(Page[Guest], await self._client.perform(call))

    def find_all(
        self,
        accommodation_id: str | int,
        *,
        categories: Sequence[GuestsFindCategories] | None = None,
        guest_name: str | None = None,
        fields: str | None = None,
        size: int = 200,
        timeout: float | None = None,
    ) -> AsyncIterator[Guest]:
        """Every row of `find`, page after page as they are needed."""
        return each_row_async(
            lambda page: self.find(
                accommodation_id,
                categories=categories,
                guest_name=guest_name,
                fields=fields,
                size=size,
                page=page,
                timeout=timeout,
            ),
            size,
        )

    async def get(self, accommodation_id: str | int, guest_id: int, *, timeout: float | None = None) -> Guest:
        """Get a guest.

        Of one who was merged into another, the other is shown.

        Needs **READONLY** on **reservation**.

        `accommodation_id`: The property's id, a string of digits.
        `guest_id`: The guest's id. Of a stay it is the `id` that the reservation shows.

        `GET /rest/v1/guests/{accommodationId}/{guestId}`
        """
        call = Call("GET", f"/rest/v1/guests/{path_value(accommodation_id)}/{path_value(guest_id)}", timeout=timeout)
        return decode(Guest, await self._client.perform(call))

    async def update(
        self,
        accommodation_id: str | int,
        guest_id: int,
        body: Guest | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> Guest:
        """Change a guest.

        What is not sent stays as it is, null clears.

        Needs **READWRITE** on **reservation**.

        `accommodation_id`: The property's id, a string of digits.
        `guest_id`: The guest's id. Of a stay it is the `id` that the reservation shows.

        `PUT /rest/v1/guests/{accommodationId}/{guestId}`
        """
        call = Call(
            "PUT", f"/rest/v1/guests/{path_value(accommodation_id)}/{path_value(guest_id)}", json=body, timeout=timeout
        )
        return decode(Guest, await self._client.perform(call))
