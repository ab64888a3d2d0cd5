"""Who works for a property, and what each of them may do. Roomrack's own.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import Mapping
from typing import Any

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode
from roomrack_client.models import Person, PersonChange, PropertyPeople


class People(Area):
    """Who works for a property, and what each of them may do. Roomrack's own."""

    def change(
        self, accommodation: str | int, id: int, body: PersonChange | Mapping[str, Any], *, timeout: float | None = None
    ) -> Person:
        """Change what somebody may do for a property.

        Areas that are not sent stay. An owner may do everything, and that can't be changed. Nobody changes his own
        levels or gives more than he has. What the person granted to applications shrinks with his levels.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `PATCH /rest/x1/accommodation/{accommodation}/people/{id}`
        """
        call = Call(
            "PATCH",
            f"/rest/x1/accommodation/{path_value(accommodation)}/people/{path_value(id)}",
            json=body,
            timeout=timeout,
        )
        return decode(Person, self._client.perform(call))

    def list(self, accommodation: str | int, *, timeout: float | None = None) -> PropertyPeople:
        """List who works for a property.

        Each with a level in the 30 areas of a person's permissions. The person behind the credential needs to read
        about users.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/x1/accommodation/{accommodation}/people`
        """
        call = Call("GET", f"/rest/x1/accommodation/{path_value(accommodation)}/people", timeout=timeout)
        return decode(PropertyPeople, self._client.perform(call))


class AsyncPeople(AsyncArea):
    """Who works for a property, and what each of them may do. Roomrack's own."""

    async def change(
        self, accommodation: str | int, id: int, body: PersonChange | Mapping[str, Any], *, timeout: float | None = None
    ) -> Person:
        """Change what somebody may do for a property.

        Areas that are not sent stay. An owner may do everything, and that can't be changed. Nobody changes his own
        levels or gives more than he has. What the person granted to applications shrinks with his levels.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `PATCH /rest/x1/accommodation/{accommodation}/people/{id}`
        """
        call = Call(
            "PATCH",
            f"/rest/x1/accommodation/{path_value(accommodation)}/people/{path_value(id)}",
            json=body,
            timeout=timeout,
        )
        return decode(Person, await self._client.perform(call))

    async def list(self, accommodation: str | int, *, timeout: float | None = None) -> PropertyPeople:
        """List who works for a property.

        Each with a level in the 30 areas of a person's permissions. The person behind the credential needs to read
        about users.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/x1/accommodation/{accommodation}/people`
        """
        call = Call("GET", f"/rest/x1/accommodation/{path_value(accommodation)}/people", timeout=timeout)
        return decode(PropertyPeople, await self._client.perform(call))
