"""Who works for a property, and what each of them may do. Roomrack's own.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import Mapping
from typing import Any

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode
from roomrack_client.models import Invitation, NewInvitation, Person, PersonChange, PropertyInvitations, PropertyPeople


class People(Area):
    """Who works for a property, and what each of them may do. Roomrack's own."""

    def change(
        self, accommodation: str | int, id: int, body: PersonChange | Mapping[str, Any], *, timeout: float | None = None
    ) -> Person:
        """Change what somebody may do for a property.

        Areas that are not sent stay. An owner may do everything, and that can't be changed. Nobody changes his own
        levels or gives more than he has, and no application more than was granted to it. What the person granted to
        applications shrinks with his levels.

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

    def invitations(self, accommodation: str | int, *, timeout: float | None = None) -> PropertyInvitations:
        """List whom a property has invited.

        Who was asked to work for it and has not answered, the oldest first. `mail` says how far the mail is:
        WAITING, SENT, or REFUSED by the address's server for good; it is absent when no mail was sent. An
        invitation works until `expireTime`.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/x1/accommodation/{accommodation}/people/invitation`
        """
        call = Call("GET", f"/rest/x1/accommodation/{path_value(accommodation)}/people/invitation", timeout=timeout)
        return decode(PropertyInvitations, self._client.perform(call))

    def invite(
        self,
        accommodation: str | int,
        body: NewInvitation | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Invitation:
        """Invite somebody to work for a property.

        The mail goes out by itself, with a link that works once within 7 days. Areas that are not sent are NONE.
        Nobody gives more than he has, and no application more than was granted to it. Who has an open invitation
        already is asked anew, and the link before ends. A server that sends no mail answers the link in
        `invitationLink`, once, to be handed over.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/x1/accommodation/{accommodation}/people/invitation`
        """
        call = Call(
            "POST",
            f"/rest/x1/accommodation/{path_value(accommodation)}/people/invitation",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(Invitation, self._client.perform(call))

    def invite_again(
        self, accommodation: str | int, id: int, *, idempotency_key: str | None = None, timeout: float | None = None
    ) -> Invitation:
        """Send an invitation again.

        With the same levels and for 7 more days. The link before ends.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `POST /rest/x1/accommodation/{accommodation}/people/invitation/{id}`
        """
        call = Call(
            "POST",
            f"/rest/x1/accommodation/{path_value(accommodation)}/people/invitation/{path_value(id)}",
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(Invitation, self._client.perform(call))

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

    def remove(self, accommodation: str | int, id: int, *, timeout: float | None = None) -> Person:
        """Let somebody work for a property no longer.

        What the person granted to applications of it ends, and the invitations that the person sent for it. An
        owner can't be removed, nor whoever has more than the person behind the credential, nor that person. It
        answers who was removed.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `DELETE /rest/x1/accommodation/{accommodation}/people/{id}`
        """
        call = Call(
            "DELETE", f"/rest/x1/accommodation/{path_value(accommodation)}/people/{path_value(id)}", timeout=timeout
        )
        return decode(Person, self._client.perform(call))

    def revoke_invitation(self, accommodation: str | int, id: int, *, timeout: float | None = None) -> Invitation:
        """Take an invitation back.

        Its link ends at once. It answers the invitation as it was.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `DELETE /rest/x1/accommodation/{accommodation}/people/invitation/{id}`
        """
        call = Call(
            "DELETE",
            f"/rest/x1/accommodation/{path_value(accommodation)}/people/invitation/{path_value(id)}",
            timeout=timeout,
        )
        return decode(Invitation, self._client.perform(call))


class AsyncPeople(AsyncArea):
    """Who works for a property, and what each of them may do. Roomrack's own."""

    async def change(
        self, accommodation: str | int, id: int, body: PersonChange | Mapping[str, Any], *, timeout: float | None = None
    ) -> Person:
        """Change what somebody may do for a property.

        Areas that are not sent stay. An owner may do everything, and that can't be changed. Nobody changes his own
        levels or gives more than he has, and no application more than was granted to it. What the person granted to
        applications shrinks with his levels.

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

    async def invitations(self, accommodation: str | int, *, timeout: float | None = None) -> PropertyInvitations:
        """List whom a property has invited.

        Who was asked to work for it and has not answered, the oldest first. `mail` says how far the mail is:
        WAITING, SENT, or REFUSED by the address's server for good; it is absent when no mail was sent. An
        invitation works until `expireTime`.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/x1/accommodation/{accommodation}/people/invitation`
        """
        call = Call("GET", f"/rest/x1/accommodation/{path_value(accommodation)}/people/invitation", timeout=timeout)
        return decode(PropertyInvitations, await self._client.perform(call))

    async def invite(
        self,
        accommodation: str | int,
        body: NewInvitation | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Invitation:
        """Invite somebody to work for a property.

        The mail goes out by itself, with a link that works once within 7 days. Areas that are not sent are NONE.
        Nobody gives more than he has, and no application more than was granted to it. Who has an open invitation
        already is asked anew, and the link before ends. A server that sends no mail answers the link in
        `invitationLink`, once, to be handed over.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/x1/accommodation/{accommodation}/people/invitation`
        """
        call = Call(
            "POST",
            f"/rest/x1/accommodation/{path_value(accommodation)}/people/invitation",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(Invitation, await self._client.perform(call))

    async def invite_again(
        self, accommodation: str | int, id: int, *, idempotency_key: str | None = None, timeout: float | None = None
    ) -> Invitation:
        """Send an invitation again.

        With the same levels and for 7 more days. The link before ends.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `POST /rest/x1/accommodation/{accommodation}/people/invitation/{id}`
        """
        call = Call(
            "POST",
            f"/rest/x1/accommodation/{path_value(accommodation)}/people/invitation/{path_value(id)}",
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(Invitation, await self._client.perform(call))

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

    async def remove(self, accommodation: str | int, id: int, *, timeout: float | None = None) -> Person:
        """Let somebody work for a property no longer.

        What the person granted to applications of it ends, and the invitations that the person sent for it. An
        owner can't be removed, nor whoever has more than the person behind the credential, nor that person. It
        answers who was removed.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `DELETE /rest/x1/accommodation/{accommodation}/people/{id}`
        """
        call = Call(
            "DELETE", f"/rest/x1/accommodation/{path_value(accommodation)}/people/{path_value(id)}", timeout=timeout
        )
        return decode(Person, await self._client.perform(call))

    async def revoke_invitation(self, accommodation: str | int, id: int, *, timeout: float | None = None) -> Invitation:
        """Take an invitation back.

        Its link ends at once. It answers the invitation as it was.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `DELETE /rest/x1/accommodation/{accommodation}/people/invitation/{id}`
        """
        call = Call(
            "DELETE",
            f"/rest/x1/accommodation/{path_value(accommodation)}/people/invitation/{path_value(id)}",
            timeout=timeout,
        )
        return decode(Invitation, await self._client.perform(call))
