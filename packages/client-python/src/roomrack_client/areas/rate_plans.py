"""Conditions under which the booking engine sells products at another price.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode, rows
from roomrack_client.models import RatePlan
from roomrack_client.paging import Rows


class RatePlans(Area):
    """Conditions under which the booking engine sells products at another price."""

    def create(
        self,
        accommodation: str | int,
        body: RatePlan | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> RatePlan:
        """Create a rate plan.

        Policies, extras and products are named by id. Without an `internalLabel` it is called by its label or
        title.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/v1/rateplans/{accommodation}`
        """
        call = Call(
            "POST",
            f"/rest/v1/rateplans/{path_value(accommodation)}",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(RatePlan, self._client.perform(call))

    def delete(self, accommodation: str | int, id: int, *, timeout: float | None = None) -> RatePlan:
        """Delete a rate plan.

        The answer is what it was. Policies and extras that it named stay.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `DELETE /rest/v1/rateplans/{accommodation}/{id}`
        """
        call = Call("DELETE", f"/rest/v1/rateplans/{path_value(accommodation)}/{path_value(id)}", timeout=timeout)
        return decode(RatePlan, self._client.perform(call))

    def list(
        self,
        accommodation: str | int,
        *,
        check_multiaccount: bool | None = None,
        fields: str | None = None,
        ids: Sequence[int] | None = None,
        timeout: float | None = None,
    ) -> Rows[RatePlan]:
        """List a property's rate plans.

        In order of `priority`, the lowest first. `checkMultiaccount` adds those of the other properties of its
        network.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `check_multiaccount`: Whether the plans of the other properties of the network are listed too, as far as the
          credential reaches.
        `fields`: First-level keys to keep in the answer, separated by commas.
        `ids`: Only these ids. When finding reservations it excludes all other filters.

        `GET /rest/v1/rateplans/{accommodation}`
        """
        call = Call(
            "GET",
            f"/rest/v1/rateplans/{path_value(accommodation)}",
            params={"checkMultiaccount": check_multiaccount, "fields": fields, "ids[]": ids},
            timeout=timeout,
        )
        return rows(RatePlan, self._client.perform(call))

    def update(
        self, accommodation: str | int, id: int, body: RatePlan | Mapping[str, Any], *, timeout: float | None = None
    ) -> RatePlan:
        """Change a rate plan.

        Only the fields that are sent change; a list that is sent replaces the one that was.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `PUT /rest/v1/rateplans/{accommodation}/{id}`
        """
        call = Call(
            "PUT", f"/rest/v1/rateplans/{path_value(accommodation)}/{path_value(id)}", json=body, timeout=timeout
        )
        return decode(RatePlan, self._client.perform(call))


class AsyncRatePlans(AsyncArea):
    """Conditions under which the booking engine sells products at another price."""

    async def create(
        self,
        accommodation: str | int,
        body: RatePlan | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> RatePlan:
        """Create a rate plan.

        Policies, extras and products are named by id. Without an `internalLabel` it is called by its label or
        title.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/v1/rateplans/{accommodation}`
        """
        call = Call(
            "POST",
            f"/rest/v1/rateplans/{path_value(accommodation)}",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(RatePlan, await self._client.perform(call))

    async def delete(self, accommodation: str | int, id: int, *, timeout: float | None = None) -> RatePlan:
        """Delete a rate plan.

        The answer is what it was. Policies and extras that it named stay.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `DELETE /rest/v1/rateplans/{accommodation}/{id}`
        """
        call = Call("DELETE", f"/rest/v1/rateplans/{path_value(accommodation)}/{path_value(id)}", timeout=timeout)
        return decode(RatePlan, await self._client.perform(call))

    async def list(
        self,
        accommodation: str | int,
        *,
        check_multiaccount: bool | None = None,
        fields: str | None = None,
        ids: Sequence[int] | None = None,
        timeout: float | None = None,
    ) -> Rows[RatePlan]:
        """List a property's rate plans.

        In order of `priority`, the lowest first. `checkMultiaccount` adds those of the other properties of its
        network.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `check_multiaccount`: Whether the plans of the other properties of the network are listed too, as far as the
          credential reaches.
        `fields`: First-level keys to keep in the answer, separated by commas.
        `ids`: Only these ids. When finding reservations it excludes all other filters.

        `GET /rest/v1/rateplans/{accommodation}`
        """
        call = Call(
            "GET",
            f"/rest/v1/rateplans/{path_value(accommodation)}",
            params={"checkMultiaccount": check_multiaccount, "fields": fields, "ids[]": ids},
            timeout=timeout,
        )
        return rows(RatePlan, await self._client.perform(call))

    async def update(
        self, accommodation: str | int, id: int, body: RatePlan | Mapping[str, Any], *, timeout: float | None = None
    ) -> RatePlan:
        """Change a rate plan.

        Only the fields that are sent change; a list that is sent replaces the one that was.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `PUT /rest/v1/rateplans/{accommodation}/{id}`
        """
        call = Call(
            "PUT", f"/rest/v1/rateplans/{path_value(accommodation)}/{path_value(id)}", json=body, timeout=timeout
        )
        return decode(RatePlan, await self._client.perform(call))
