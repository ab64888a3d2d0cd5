"""Templates, the guest's page, and how messages travel outside.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import Mapping
from typing import Any

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode
from roomrack_client.models import ChatLink, ChatSettings, ChatSettingsChange, ChatTemplates


class ChatDesk(Area):
    """Templates, the guest's page, and how messages travel outside."""

    def change_settings(
        self, accommodation: str | int, body: ChatSettingsChange | Mapping[str, Any], *, timeout: float | None = None
    ) -> ChatSettings:
        """Change how messages travel outside.

        `whatsapp` holds the id that Meta gave to the property's number, the token that it is used with, and the
        template for guests who have not written for a day. The token is never shown again.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `PATCH /rest/x1/chat/{accommodation}/settings`
        """
        call = Call("PATCH", f"/rest/x1/chat/{path_value(accommodation)}/settings", json=body, timeout=timeout)
        return decode(ChatSettings, self._client.perform(call))

    def make_link(
        self,
        accommodation: str | int,
        thread_id: int,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ChatLink:
        """Make the link of a guest's page.

        Or get the one that there is, as `chatLink`. Who has it reads and writes in the thread without an account;
        notes are not shown.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `thread_id`: The thread's id.

        `POST /rest/x1/chat/{accommodation}/threads/{threadId}/link`
        """
        call = Call(
            "POST",
            f"/rest/x1/chat/{path_value(accommodation)}/threads/{path_value(thread_id)}/link",
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ChatLink, self._client.perform(call))

    def settings(self, accommodation: str | int, *, timeout: float | None = None) -> ChatSettings:
        """Read how messages travel outside.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/x1/chat/{accommodation}/settings`
        """
        call = Call("GET", f"/rest/x1/chat/{path_value(accommodation)}/settings", timeout=timeout)
        return decode(ChatSettings, self._client.perform(call))

    def templates(self, accommodation: str | int, *, timeout: float | None = None) -> ChatTemplates:
        """List the templates as they were written.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/x1/chat/{accommodation}/templates`
        """
        call = Call("GET", f"/rest/x1/chat/{path_value(accommodation)}/templates", timeout=timeout)
        return decode(ChatTemplates, self._client.perform(call))

    def withdraw_link(self, accommodation: str | int, thread_id: int, *, timeout: float | None = None) -> ChatLink:
        """Withdraw the link of a guest's page.

        A link that is made later is another one.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `thread_id`: The thread's id.

        `DELETE /rest/x1/chat/{accommodation}/threads/{threadId}/link`
        """
        call = Call(
            "DELETE", f"/rest/x1/chat/{path_value(accommodation)}/threads/{path_value(thread_id)}/link", timeout=timeout
        )
        return decode(ChatLink, self._client.perform(call))

    def write_templates(
        self, accommodation: str | int, body: ChatTemplates | Mapping[str, Any], *, timeout: float | None = None
    ) -> ChatTemplates:
        """Replace the templates.

        All of them: one without an `id` is new, one that is left out is deleted. Placeholders stand in double
        braces, such as `{{guest.firstname}}`; the guide lists them.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `PUT /rest/x1/chat/{accommodation}/templates`
        """
        call = Call("PUT", f"/rest/x1/chat/{path_value(accommodation)}/templates", json=body, timeout=timeout)
        return decode(ChatTemplates, self._client.perform(call))


class AsyncChatDesk(AsyncArea):
    """Templates, the guest's page, and how messages travel outside."""

    async def change_settings(
        self, accommodation: str | int, body: ChatSettingsChange | Mapping[str, Any], *, timeout: float | None = None
    ) -> ChatSettings:
        """Change how messages travel outside.

        `whatsapp` holds the id that Meta gave to the property's number, the token that it is used with, and the
        template for guests who have not written for a day. The token is never shown again.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `PATCH /rest/x1/chat/{accommodation}/settings`
        """
        call = Call("PATCH", f"/rest/x1/chat/{path_value(accommodation)}/settings", json=body, timeout=timeout)
        return decode(ChatSettings, await self._client.perform(call))

    async def make_link(
        self,
        accommodation: str | int,
        thread_id: int,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ChatLink:
        """Make the link of a guest's page.

        Or get the one that there is, as `chatLink`. Who has it reads and writes in the thread without an account;
        notes are not shown.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `thread_id`: The thread's id.

        `POST /rest/x1/chat/{accommodation}/threads/{threadId}/link`
        """
        call = Call(
            "POST",
            f"/rest/x1/chat/{path_value(accommodation)}/threads/{path_value(thread_id)}/link",
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ChatLink, await self._client.perform(call))

    async def settings(self, accommodation: str | int, *, timeout: float | None = None) -> ChatSettings:
        """Read how messages travel outside.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/x1/chat/{accommodation}/settings`
        """
        call = Call("GET", f"/rest/x1/chat/{path_value(accommodation)}/settings", timeout=timeout)
        return decode(ChatSettings, await self._client.perform(call))

    async def templates(self, accommodation: str | int, *, timeout: float | None = None) -> ChatTemplates:
        """List the templates as they were written.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/x1/chat/{accommodation}/templates`
        """
        call = Call("GET", f"/rest/x1/chat/{path_value(accommodation)}/templates", timeout=timeout)
        return decode(ChatTemplates, await self._client.perform(call))

    async def withdraw_link(
        self, accommodation: str | int, thread_id: int, *, timeout: float | None = None
    ) -> ChatLink:
        """Withdraw the link of a guest's page.

        A link that is made later is another one.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `thread_id`: The thread's id.

        `DELETE /rest/x1/chat/{accommodation}/threads/{threadId}/link`
        """
        call = Call(
            "DELETE", f"/rest/x1/chat/{path_value(accommodation)}/threads/{path_value(thread_id)}/link", timeout=timeout
        )
        return decode(ChatLink, await self._client.perform(call))

    async def write_templates(
        self, accommodation: str | int, body: ChatTemplates | Mapping[str, Any], *, timeout: float | None = None
    ) -> ChatTemplates:
        """Replace the templates.

        All of them: one without an `id` is new, one that is left out is deleted. Placeholders stand in double
        braces, such as `{{guest.firstname}}`; the guide lists them.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `PUT /rest/x1/chat/{accommodation}/templates`
        """
        call = Call("PUT", f"/rest/x1/chat/{path_value(accommodation)}/templates", json=body, timeout=timeout)
        return decode(ChatTemplates, await self._client.perform(call))
