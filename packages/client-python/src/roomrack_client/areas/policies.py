"""When guests pay, and what cancelling costs.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import Mapping
from typing import Any

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode, rows
from roomrack_client.models import Policy
from roomrack_client.paging import Rows


class Policies(Area):
    """When guests pay, and what cancelling costs."""

    def create(
        self,
        accommodation: str | int,
        body: Policy | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Policy:
        """Create a policy.

        A step of paying or cancelling. Roomrack's own: the contract only lists policies.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/x1/policy/{accommodation}`
        """
        call = Call(
            "POST",
            f"/rest/x1/policy/{path_value(accommodation)}",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(Policy, self._client.perform(call))

    def delete(self, accommodation: str | int, id: int, *, timeout: float | None = None) -> Policy:
        """Delete a policy.

        Refused while products or rate plans name it; the error says which. Roomrack's own.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `DELETE /rest/x1/policy/{accommodation}/{id}`
        """
        call = Call("DELETE", f"/rest/x1/policy/{path_value(accommodation)}/{path_value(id)}", timeout=timeout)
        return decode(Policy, self._client.perform(call))

    def list(self, accommodation: str | int, *, timeout: float | None = None) -> Rows[Policy]:
        """List a property's policies.

        Payment steps say when money is due, cancellation steps what cancelling costs.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/v1/policies/{accommodation}`
        """
        call = Call("GET", f"/rest/v1/policies/{path_value(accommodation)}", timeout=timeout)
        return rows(Policy, self._client.perform(call))

    def update(
        self, accommodation: str | int, id: int, body: Policy | Mapping[str, Any], *, timeout: float | None = None
    ) -> Policy:
        """Change a policy.

        Only the fields that are sent change. The kind of a step stays. Roomrack's own.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `PATCH /rest/x1/policy/{accommodation}/{id}`
        """
        call = Call(
            "PATCH", f"/rest/x1/policy/{path_value(accommodation)}/{path_value(id)}", json=body, timeout=timeout
        )
        return decode(Policy, self._client.perform(call))


class AsyncPolicies(AsyncArea):
    """When guests pay, and what cancelling costs."""

    async def create(
        self,
        accommodation: str | int,
        body: Policy | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Policy:
        """Create a policy.

        A step of paying or cancelling. Roomrack's own: the contract only lists policies.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/x1/policy/{accommodation}`
        """
        call = Call(
            "POST",
            f"/rest/x1/policy/{path_value(accommodation)}",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(Policy, await self._client.perform(call))

    async def delete(self, accommodation: str | int, id: int, *, timeout: float | None = None) -> Policy:
        """Delete a policy.

        Refused while products or rate plans name it; the error says which. Roomrack's own.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `DELETE /rest/x1/policy/{accommodation}/{id}`
        """
        call = Call("DELETE", f"/rest/x1/policy/{path_value(accommodation)}/{path_value(id)}", timeout=timeout)
        return decode(Policy, await self._client.perform(call))

    async def list(self, accommodation: str | int, *, timeout: float | None = None) -> Rows[Policy]:
        """List a property's policies.

        Payment steps say when money is due, cancellation steps what cancelling costs.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/v1/policies/{accommodation}`
        """
        call = Call("GET", f"/rest/v1/policies/{path_value(accommodation)}", timeout=timeout)
        return rows(Policy, await self._client.perform(call))

    async def update(
        self, accommodation: str | int, id: int, body: Policy | Mapping[str, Any], *, timeout: float | None = None
    ) -> Policy:
        """Change a policy.

        Only the fields that are sent change. The kind of a step stays. Roomrack's own.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `PATCH /rest/x1/policy/{accommodation}/{id}`
        """
        call = Call(
            "PATCH", f"/rest/x1/policy/{path_value(accommodation)}/{path_value(id)}", json=body, timeout=timeout
        )
        return decode(Policy, await self._client.perform(call))
