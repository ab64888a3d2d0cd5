"""Conversations with guests, however they travel.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal, TypeAlias

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode, rows
from roomrack_client.models import (
    ChatMessage,
    ChatMessageReader,
    ChatMessageStatus,
    ChatProcessor,
    ChatThread,
    MailTemplate,
    SpecialOffer,
)
from roomrack_client.paging import Rows

ChatTranslateLanguage: TypeAlias = Literal[
    "IT", "EN", "FR", "ES", "DE", "RU", "PT", "NL", "JA", "EL", "TR", "ZH", "CA", "RO"
]


class Chat(Area):
    """Conversations with guests, however they travel."""

    def add_member(self, property: str, person_id: int, *, timeout: float | None = None) -> Rows[ChatThread]:
        """Put somebody into all threads.

        Somebody who works for the property, whatever his level for chat; threads to come too. The answer lists the
        newest 500 threads.

        Needs **READWRITE** on **reservation**.

        `property`: The property's id, a string of digits.
        `person_id`: The id of somebody who works for the property, as `persons` of a thread shows it.

        `PUT /rest/v1/chat/{property}/threads/members/{personId}`
        """
        call = Call(
            "PUT", f"/rest/v1/chat/{path_value(property)}/threads/members/{path_value(person_id)}", timeout=timeout
        )
        return rows(ChatThread, self._client.perform(call))

    def archive(self, property: str, thread: int, *, timeout: float | None = None) -> ChatThread:
        """Archive a thread.

        It is listed no longer until somebody writes in it.

        Needs **READWRITE** on **reservation**.

        `property`: The property's id, a string of digits.
        `thread`: The thread's id.

        `PATCH /rest/v1/chat/{property}/threads/{thread}/archive`
        """
        call = Call(
            "PATCH", f"/rest/v1/chat/{path_value(property)}/threads/{path_value(thread)}/archive", timeout=timeout
        )
        return decode(ChatThread, self._client.perform(call))

    def create(
        self,
        property: str,
        body: ChatMessage | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ChatMessage:
        """Write a message.

        In the thread `threadId`, or in the one that is called `externalThreadId`; if nothing is called so, a thread
        is opened. With `sender.externalGuest` the guest wrote it, without it the property did. The text is the
        attribute TEXT, or comes from the template that MAIL_TEMPLATE_ID names; a new thread is about the
        reservation that REFER names. `processor` is the thread's when missing. A message of the property's is sent
        by the worker: it is CREATED until then, and SENT or ERROR afterwards. One that is sent with WAIT_AUTH is
        held until `updateMessage` sets it to CREATED. The same `externalId` in a thread again writes nothing. A
        file is sent as Base64 in `attachment.content`. Card numbers are masked.

        Needs **READWRITE** on **reservation**.

        `property`: The property's id, a string of digits.

        `POST /rest/v1/chat/{property}/messages`
        """
        call = Call(
            "POST",
            f"/rest/v1/chat/{path_value(property)}/messages",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ChatMessage, self._client.perform(call))

    def find(self, property: str, *, query_string: str | None = None, timeout: float | None = None) -> Rows[ChatThread]:
        """Search threads.

        By words of a message, or by the guest's name or address; archived threads are found too.

        Needs **READONLY** on **reservation**.

        `property`: The property's id, a string of digits.
        `query_string`: Words that all stand in one message of a thread, or in the name or address of its guest,
          whatever their case and accents.

        `GET /rest/v1/chat/{property}/messages`
        """
        call = Call(
            "GET",
            f"/rest/v1/chat/{path_value(property)}/messages",
            params={"queryString": query_string},
            timeout=timeout,
        )
        return rows(ChatThread, self._client.perform(call))

    def get(self, property: str, id: int, *, timeout: float | None = None) -> ChatThread:
        """Get a thread.

        Needs **READONLY** on **reservation**.

        `property`: The property's id, a string of digits.
        `id`: The id of the resource.

        `GET /rest/v1/chat/{property}/threads/{id}`
        """
        call = Call("GET", f"/rest/v1/chat/{path_value(property)}/threads/{path_value(id)}", timeout=timeout)
        return decode(ChatThread, self._client.perform(call))

    def messages(
        self,
        property: str,
        thread: int,
        *,
        created_after: datetime | date | None = None,
        fields: str | None = None,
        timeout: float | None = None,
    ) -> Rows[ChatMessage]:
        """List the messages of a thread.

        The newest 1,000, the oldest of them first. `readTime` is when the caller read one.

        Needs **READONLY** on **reservation**.

        `property`: The property's id, a string of digits.
        `thread`: The thread's id.
        `created_after`: Only messages that were written after this instant.
        `fields`: First-level keys to keep in the answer, separated by commas.

        `GET /rest/v1/chat/{property}/threads/{thread}/messages`
        """
        call = Call(
            "GET",
            f"/rest/v1/chat/{path_value(property)}/threads/{path_value(thread)}/messages",
            params={"createdAfter": created_after, "fields": fields},
            timeout=timeout,
        )
        return rows(ChatMessage, self._client.perform(call))

    def offer(
        self,
        property: str,
        thread_id: int,
        body: SpecialOffer | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> SpecialOffer:
        """Make a special offer.

        To the guest of a conversation at a channel. It goes out as a message and ends after 24 hours. Needs
        `startDate`, `nights` and `totalPrice`.

        Needs **READWRITE** on **reservation**.

        `property`: The property's id, a string of digits.
        `thread_id`: The thread's id.

        `POST /rest/v1/chat/{property}/threads/{threadId}/specialOffer`
        """
        call = Call(
            "POST",
            f"/rest/v1/chat/{path_value(property)}/threads/{path_value(thread_id)}/specialOffer",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(SpecialOffer, self._client.perform(call))

    def pre_approve(
        self, property: str, thread_id: int, *, idempotency_key: str | None = None, timeout: float | None = None
    ) -> SpecialOffer:
        """Approve a request in advance.

        As a special offer without a price of its own.

        Needs **READWRITE** on **reservation**.

        `property`: The property's id, a string of digits.
        `thread_id`: The thread's id.

        `POST /rest/v1/chat/{property}/threads/{threadId}/preApprove`
        """
        call = Call(
            "POST",
            f"/rest/v1/chat/{path_value(property)}/threads/{path_value(thread_id)}/preApprove",
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(SpecialOffer, self._client.perform(call))

    def read(self, property_id: str, thread_id: str, *, timeout: float | None = None) -> ChatMessageReader:
        """Mark a thread as read.

        For the caller alone. The answer is what is noted of its last message.

        Needs **READWRITE** on **reservation**.

        `property_id`: The property's id, a string of digits.
        `thread_id`: The thread's id.

        `PATCH /rest/v1/chat/{propertyId}/threads/{threadId}/read`
        """
        call = Call(
            "PATCH", f"/rest/v1/chat/{path_value(property_id)}/threads/{path_value(thread_id)}/read", timeout=timeout
        )
        return decode(ChatMessageReader, self._client.perform(call))

    def read_all(self, property: str, *, timeout: float | None = None) -> Rows[ChatMessageReader]:
        """Mark everything as read.

        For the caller alone, as far as unread counts look back. The answer holds one entry for each thread in which
        something was unread.

        Needs **READWRITE** on **reservation**.

        `property`: The property's id, a string of digits.

        `PATCH /rest/v1/chat/{property}/messages/readAll`
        """
        call = Call("PATCH", f"/rest/v1/chat/{path_value(property)}/messages/readAll", timeout=timeout)
        return rows(ChatMessageReader, self._client.perform(call))

    def remove_member(self, property: str, person_id: int, *, timeout: float | None = None) -> Rows[ChatThread]:
        """Take somebody out of all threads.

        Threads to come too, until he is put into them again. The answer lists the newest 500 threads.

        Needs **READWRITE** on **reservation**.

        `property`: The property's id, a string of digits.
        `person_id`: The id of somebody who works for the property, as `persons` of a thread shows it.

        `DELETE /rest/v1/chat/{property}/threads/members/{personId}`
        """
        call = Call(
            "DELETE", f"/rest/v1/chat/{path_value(property)}/threads/members/{path_value(person_id)}", timeout=timeout
        )
        return rows(ChatThread, self._client.perform(call))

    def set_assistant(
        self, accommodation_id: str | int, thread: int, *, enabled: bool | None = None, timeout: float | None = None
    ) -> ChatThread:
        """Switch the assistant on or off.

        While it is on, `aiDriven`, an assistant may answer the guest. A message that the property writes without
        AI_SKIP_DISABLE switches it off.

        Needs **READWRITE** on **reservation**.

        `accommodation_id`: The property's id, a string of digits.
        `thread`: The thread's id.
        `enabled`: Only extras that are enabled, or that are not.

        `PATCH /rest/v1/chat/{accommodationId}/threads/{thread}/aiAssistant`
        """
        call = Call(
            "PATCH",
            f"/rest/v1/chat/{path_value(accommodation_id)}/threads/{path_value(thread)}/aiAssistant",
            params={"enabled": enabled},
            timeout=timeout,
        )
        return decode(ChatThread, self._client.perform(call))

    def set_processor(
        self, property: str, thread: int, body: ChatProcessor | Mapping[str, Any], *, timeout: float | None = None
    ) -> ChatThread:
        """Change how a thread's messages travel.

        The body is one word, quoted or bare. It holds for messages that do not say it themselves.

        Needs **READWRITE** on **reservation**.

        `property`: The property's id, a string of digits.
        `thread`: The thread's id.

        `PATCH /rest/v1/chat/{property}/threads/{thread}/processor`
        """
        call = Call(
            "PATCH",
            f"/rest/v1/chat/{path_value(property)}/threads/{path_value(thread)}/processor",
            json=body,
            timeout=timeout,
        )
        return decode(ChatThread, self._client.perform(call))

    def set_status(
        self,
        property: str,
        message_id: int,
        body: ChatMessageStatus | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> ChatMessage:
        """Change the status of a message.

        The body is one word, quoted or bare. CREATED has a message sent that was held or had failed; SENT says that
        somebody sent it by hand.

        Needs **READWRITE** on **reservation**.

        `property`: The property's id, a string of digits.
        `message_id`: The message's id.

        `PUT /rest/v1/chat/{property}/messages/{messageId}`
        """
        call = Call(
            "PUT", f"/rest/v1/chat/{path_value(property)}/messages/{path_value(message_id)}", json=body, timeout=timeout
        )
        return decode(ChatMessage, self._client.perform(call))

    def set_unread(self, accommodation_id: str | int, thread: int, *, timeout: float | None = None) -> ChatThread:
        """Mark a thread as unread.

        What the guest wrote last counts as unread by the caller again.

        Needs **READWRITE** on **reservation**.

        `accommodation_id`: The property's id, a string of digits.
        `thread`: The thread's id.

        `PATCH /rest/v1/chat/{accommodationId}/threads/{thread}/setAsUnread`
        """
        call = Call(
            "PATCH",
            f"/rest/v1/chat/{path_value(accommodation_id)}/threads/{path_value(thread)}/setAsUnread",
            timeout=timeout,
        )
        return decode(ChatThread, self._client.perform(call))

    def templates(self, property: str, thread: int, *, timeout: float | None = None) -> Rows[MailTemplate]:
        """List templates, filled in.

        The property's templates with their placeholders filled in from the thread's guest and reservation.

        Needs **READONLY** on **reservation**.

        `property`: The property's id, a string of digits.
        `thread`: The thread's id.

        `GET /rest/v1/chat/{property}/threads/{thread}/templates`
        """
        call = Call(
            "GET", f"/rest/v1/chat/{path_value(property)}/threads/{path_value(thread)}/templates", timeout=timeout
        )
        return rows(MailTemplate, self._client.perform(call))

    def threads(
        self,
        property: str,
        *,
        offset: int | None = None,
        filter_read_status: bool | None = None,
        timeout: float | None = None,
    ) -> Rows[ChatThread]:
        """List threads.

        Twenty at a time, those with the newest message first; archived ones are left out. Each shows its guest and
        the property's people, its last message and its reservation.

        Needs **READONLY** on **reservation**.

        `property`: The property's id, a string of digits.
        `offset`: How many threads are left out, those with the newest messages first.
        `filter_read_status`: Whether only threads are listed in which the caller has not read everything.

        `GET /rest/v1/chat/{property}/threads`
        """
        call = Call(
            "GET",
            f"/rest/v1/chat/{path_value(property)}/threads",
            params={"offset": offset, "filterReadStatus": filter_read_status},
            timeout=timeout,
        )
        return rows(ChatThread, self._client.perform(call))

    def translate(
        self,
        property: str,
        thread_id: int,
        message_id: int,
        language: ChatTranslateLanguage,
        *,
        timeout: float | None = None,
    ) -> ChatMessage:
        """Translate a message.

        The original stays; the translation is added to the attribute TRANSLATION_MAP, a JSON object of texts by
        language.

        Needs **READWRITE** on **reservation**.

        `property`: The property's id, a string of digits.
        `thread_id`: The thread's id.
        `message_id`: The message's id.
        `language`: The language to translate into, one of the API's 14, such as IT.

        `PATCH /rest/v1/chat/{property}/threads/{threadId}/messages/{messageId}/translate/{language}`
        """
        call = Call(
            "PATCH",
            f"/rest/v1/chat/{path_value(property)}/threads/{path_value(thread_id)}/messages/{path_value(message_id)}/translate/{path_value(language)}",
            timeout=timeout,
        )
        return decode(ChatMessage, self._client.perform(call))

    def unread(self, property: str, *, timeout: float | None = None) -> Rows[ChatMessage]:
        """Count unread messages.

        What guests have written in the last 30 days and the caller has not read, the newest first, at most 1,000:
        as many as the list is long.

        Needs **READONLY** on **reservation**.

        `property`: The property's id, a string of digits.

        `GET /rest/v1/chat/{property}/unreadedMessagesCount`
        """
        call = Call("GET", f"/rest/v1/chat/{path_value(property)}/unreadedMessagesCount", timeout=timeout)
        return rows(ChatMessage, self._client.perform(call))

    def withdraw_offer(
        self, property: str, thread_id: int, special_offer_id: int, *, timeout: float | None = None
    ) -> SpecialOffer:
        """Withdraw an offer.

        The guest is told, unless the offer had not left yet. One that has ended stays as it is.

        Needs **READWRITE** on **reservation**.

        `property`: The property's id, a string of digits.
        `thread_id`: The thread's id.
        `special_offer_id`: The offer's id.

        `PATCH /rest/v1/chat/{property}/threads/{threadId}/specialOffer/{specialOfferId}/withdraw`
        """
        call = Call(
            "PATCH",
            f"/rest/v1/chat/{path_value(property)}/threads/{path_value(thread_id)}/specialOffer/{path_value(special_offer_id)}/withdraw",
            timeout=timeout,
        )
        return decode(SpecialOffer, self._client.perform(call))


class AsyncChat(AsyncArea):
    """Conversations with guests, however they travel."""

    async def add_member(self, property: str, person_id: int, *, timeout: float | None = None) -> Rows[ChatThread]:
        """Put somebody into all threads.

        Somebody who works for the property, whatever his level for chat; threads to come too. The answer lists the
        newest 500 threads.

        Needs **READWRITE** on **reservation**.

        `property`: The property's id, a string of digits.
        `person_id`: The id of somebody who works for the property, as `persons` of a thread shows it.

        `PUT /rest/v1/chat/{property}/threads/members/{personId}`
        """
        call = Call(
            "PUT", f"/rest/v1/chat/{path_value(property)}/threads/members/{path_value(person_id)}", timeout=timeout
        )
        return rows(ChatThread, await self._client.perform(call))

    async def archive(self, property: str, thread: int, *, timeout: float | None = None) -> ChatThread:
        """Archive a thread.

        It is listed no longer until somebody writes in it.

        Needs **READWRITE** on **reservation**.

        `property`: The property's id, a string of digits.
        `thread`: The thread's id.

        `PATCH /rest/v1/chat/{property}/threads/{thread}/archive`
        """
        call = Call(
            "PATCH", f"/rest/v1/chat/{path_value(property)}/threads/{path_value(thread)}/archive", timeout=timeout
        )
        return decode(ChatThread, await self._client.perform(call))

    async def create(
        self,
        property: str,
        body: ChatMessage | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ChatMessage:
        """Write a message.

        In the thread `threadId`, or in the one that is called `externalThreadId`; if nothing is called so, a thread
        is opened. With `sender.externalGuest` the guest wrote it, without it the property did. The text is the
        attribute TEXT, or comes from the template that MAIL_TEMPLATE_ID names; a new thread is about the
        reservation that REFER names. `processor` is the thread's when missing. A message of the property's is sent
        by the worker: it is CREATED until then, and SENT or ERROR afterwards. One that is sent with WAIT_AUTH is
        held until `updateMessage` sets it to CREATED. The same `externalId` in a thread again writes nothing. A
        file is sent as Base64 in `attachment.content`. Card numbers are masked.

        Needs **READWRITE** on **reservation**.

        `property`: The property's id, a string of digits.

        `POST /rest/v1/chat/{property}/messages`
        """
        call = Call(
            "POST",
            f"/rest/v1/chat/{path_value(property)}/messages",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ChatMessage, await self._client.perform(call))

    async def find(
        self, property: str, *, query_string: str | None = None, timeout: float | None = None
    ) -> Rows[ChatThread]:
        """Search threads.

        By words of a message, or by the guest's name or address; archived threads are found too.

        Needs **READONLY** on **reservation**.

        `property`: The property's id, a string of digits.
        `query_string`: Words that all stand in one message of a thread, or in the name or address of its guest,
          whatever their case and accents.

        `GET /rest/v1/chat/{property}/messages`
        """
        call = Call(
            "GET",
            f"/rest/v1/chat/{path_value(property)}/messages",
            params={"queryString": query_string},
            timeout=timeout,
        )
        return rows(ChatThread, await self._client.perform(call))

    async def get(self, property: str, id: int, *, timeout: float | None = None) -> ChatThread:
        """Get a thread.

        Needs **READONLY** on **reservation**.

        `property`: The property's id, a string of digits.
        `id`: The id of the resource.

        `GET /rest/v1/chat/{property}/threads/{id}`
        """
        call = Call("GET", f"/rest/v1/chat/{path_value(property)}/threads/{path_value(id)}", timeout=timeout)
        return decode(ChatThread, await self._client.perform(call))

    async def messages(
        self,
        property: str,
        thread: int,
        *,
        created_after: datetime | date | None = None,
        fields: str | None = None,
        timeout: float | None = None,
    ) -> Rows[ChatMessage]:
        """List the messages of a thread.

        The newest 1,000, the oldest of them first. `readTime` is when the caller read one.

        Needs **READONLY** on **reservation**.

        `property`: The property's id, a string of digits.
        `thread`: The thread's id.
        `created_after`: Only messages that were written after this instant.
        `fields`: First-level keys to keep in the answer, separated by commas.

        `GET /rest/v1/chat/{property}/threads/{thread}/messages`
        """
        call = Call(
            "GET",
            f"/rest/v1/chat/{path_value(property)}/threads/{path_value(thread)}/messages",
            params={"createdAfter": created_after, "fields": fields},
            timeout=timeout,
        )
        return rows(ChatMessage, await self._client.perform(call))

    async def offer(
        self,
        property: str,
        thread_id: int,
        body: SpecialOffer | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> SpecialOffer:
        """Make a special offer.

        To the guest of a conversation at a channel. It goes out as a message and ends after 24 hours. Needs
        `startDate`, `nights` and `totalPrice`.

        Needs **READWRITE** on **reservation**.

        `property`: The property's id, a string of digits.
        `thread_id`: The thread's id.

        `POST /rest/v1/chat/{property}/threads/{threadId}/specialOffer`
        """
        call = Call(
            "POST",
            f"/rest/v1/chat/{path_value(property)}/threads/{path_value(thread_id)}/specialOffer",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(SpecialOffer, await self._client.perform(call))

    async def pre_approve(
        self, property: str, thread_id: int, *, idempotency_key: str | None = None, timeout: float | None = None
    ) -> SpecialOffer:
        """Approve a request in advance.

        As a special offer without a price of its own.

        Needs **READWRITE** on **reservation**.

        `property`: The property's id, a string of digits.
        `thread_id`: The thread's id.

        `POST /rest/v1/chat/{property}/threads/{threadId}/preApprove`
        """
        call = Call(
            "POST",
            f"/rest/v1/chat/{path_value(property)}/threads/{path_value(thread_id)}/preApprove",
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(SpecialOffer, await self._client.perform(call))

    async def read(self, property_id: str, thread_id: str, *, timeout: float | None = None) -> ChatMessageReader:
        """Mark a thread as read.

        For the caller alone. The answer is what is noted of its last message.

        Needs **READWRITE** on **reservation**.

        `property_id`: The property's id, a string of digits.
        `thread_id`: The thread's id.

        `PATCH /rest/v1/chat/{propertyId}/threads/{threadId}/read`
        """
        call = Call(
            "PATCH", f"/rest/v1/chat/{path_value(property_id)}/threads/{path_value(thread_id)}/read", timeout=timeout
        )
        return decode(ChatMessageReader, await self._client.perform(call))

    async def read_all(self, property: str, *, timeout: float | None = None) -> Rows[ChatMessageReader]:
        """Mark everything as read.

        For the caller alone, as far as unread counts look back. The answer holds one entry for each thread in which
        something was unread.

        Needs **READWRITE** on **reservation**.

        `property`: The property's id, a string of digits.

        `PATCH /rest/v1/chat/{property}/messages/readAll`
        """
        call = Call("PATCH", f"/rest/v1/chat/{path_value(property)}/messages/readAll", timeout=timeout)
        return rows(ChatMessageReader, await self._client.perform(call))

    async def remove_member(self, property: str, person_id: int, *, timeout: float | None = None) -> Rows[ChatThread]:
        """Take somebody out of all threads.

        Threads to come too, until he is put into them again. The answer lists the newest 500 threads.

        Needs **READWRITE** on **reservation**.

        `property`: The property's id, a string of digits.
        `person_id`: The id of somebody who works for the property, as `persons` of a thread shows it.

        `DELETE /rest/v1/chat/{property}/threads/members/{personId}`
        """
        call = Call(
            "DELETE", f"/rest/v1/chat/{path_value(property)}/threads/members/{path_value(person_id)}", timeout=timeout
        )
        return rows(ChatThread, await self._client.perform(call))

    async def set_assistant(
        self, accommodation_id: str | int, thread: int, *, enabled: bool | None = None, timeout: float | None = None
    ) -> ChatThread:
        """Switch the assistant on or off.

        While it is on, `aiDriven`, an assistant may answer the guest. A message that the property writes without
        AI_SKIP_DISABLE switches it off.

        Needs **READWRITE** on **reservation**.

        `accommodation_id`: The property's id, a string of digits.
        `thread`: The thread's id.
        `enabled`: Only extras that are enabled, or that are not.

        `PATCH /rest/v1/chat/{accommodationId}/threads/{thread}/aiAssistant`
        """
        call = Call(
            "PATCH",
            f"/rest/v1/chat/{path_value(accommodation_id)}/threads/{path_value(thread)}/aiAssistant",
            params={"enabled": enabled},
            timeout=timeout,
        )
        return decode(ChatThread, await self._client.perform(call))

    async def set_processor(
        self, property: str, thread: int, body: ChatProcessor | Mapping[str, Any], *, timeout: float | None = None
    ) -> ChatThread:
        """Change how a thread's messages travel.

        The body is one word, quoted or bare. It holds for messages that do not say it themselves.

        Needs **READWRITE** on **reservation**.

        `property`: The property's id, a string of digits.
        `thread`: The thread's id.

        `PATCH /rest/v1/chat/{property}/threads/{thread}/processor`
        """
        call = Call(
            "PATCH",
            f"/rest/v1/chat/{path_value(property)}/threads/{path_value(thread)}/processor",
            json=body,
            timeout=timeout,
        )
        return decode(ChatThread, await self._client.perform(call))

    async def set_status(
        self,
        property: str,
        message_id: int,
        body: ChatMessageStatus | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> ChatMessage:
        """Change the status of a message.

        The body is one word, quoted or bare. CREATED has a message sent that was held or had failed; SENT says that
        somebody sent it by hand.

        Needs **READWRITE** on **reservation**.

        `property`: The property's id, a string of digits.
        `message_id`: The message's id.

        `PUT /rest/v1/chat/{property}/messages/{messageId}`
        """
        call = Call(
            "PUT", f"/rest/v1/chat/{path_value(property)}/messages/{path_value(message_id)}", json=body, timeout=timeout
        )
        return decode(ChatMessage, await self._client.perform(call))

    async def set_unread(self, accommodation_id: str | int, thread: int, *, timeout: float | None = None) -> ChatThread:
        """Mark a thread as unread.

        What the guest wrote last counts as unread by the caller again.

        Needs **READWRITE** on **reservation**.

        `accommodation_id`: The property's id, a string of digits.
        `thread`: The thread's id.

        `PATCH /rest/v1/chat/{accommodationId}/threads/{thread}/setAsUnread`
        """
        call = Call(
            "PATCH",
            f"/rest/v1/chat/{path_value(accommodation_id)}/threads/{path_value(thread)}/setAsUnread",
            timeout=timeout,
        )
        return decode(ChatThread, await self._client.perform(call))

    async def templates(self, property: str, thread: int, *, timeout: float | None = None) -> Rows[MailTemplate]:
        """List templates, filled in.

        The property's templates with their placeholders filled in from the thread's guest and reservation.

        Needs **READONLY** on **reservation**.

        `property`: The property's id, a string of digits.
        `thread`: The thread's id.

        `GET /rest/v1/chat/{property}/threads/{thread}/templates`
        """
        call = Call(
            "GET", f"/rest/v1/chat/{path_value(property)}/threads/{path_value(thread)}/templates", timeout=timeout
        )
        return rows(MailTemplate, await self._client.perform(call))

    async def threads(
        self,
        property: str,
        *,
        offset: int | None = None,
        filter_read_status: bool | None = None,
        timeout: float | None = None,
    ) -> Rows[ChatThread]:
        """List threads.

        Twenty at a time, those with the newest message first; archived ones are left out. Each shows its guest and
        the property's people, its last message and its reservation.

        Needs **READONLY** on **reservation**.

        `property`: The property's id, a string of digits.
        `offset`: How many threads are left out, those with the newest messages first.
        `filter_read_status`: Whether only threads are listed in which the caller has not read everything.

        `GET /rest/v1/chat/{property}/threads`
        """
        call = Call(
            "GET",
            f"/rest/v1/chat/{path_value(property)}/threads",
            params={"offset": offset, "filterReadStatus": filter_read_status},
            timeout=timeout,
        )
        return rows(ChatThread, await self._client.perform(call))

    async def translate(
        self,
        property: str,
        thread_id: int,
        message_id: int,
        language: ChatTranslateLanguage,
        *,
        timeout: float | None = None,
    ) -> ChatMessage:
        """Translate a message.

        The original stays; the translation is added to the attribute TRANSLATION_MAP, a JSON object of texts by
        language.

        Needs **READWRITE** on **reservation**.

        `property`: The property's id, a string of digits.
        `thread_id`: The thread's id.
        `message_id`: The message's id.
        `language`: The language to translate into, one of the API's 14, such as IT.

        `PATCH /rest/v1/chat/{property}/threads/{threadId}/messages/{messageId}/translate/{language}`
        """
        call = Call(
            "PATCH",
            f"/rest/v1/chat/{path_value(property)}/threads/{path_value(thread_id)}/messages/{path_value(message_id)}/translate/{path_value(language)}",
            timeout=timeout,
        )
        return decode(ChatMessage, await self._client.perform(call))

    async def unread(self, property: str, *, timeout: float | None = None) -> Rows[ChatMessage]:
        """Count unread messages.

        What guests have written in the last 30 days and the caller has not read, the newest first, at most 1,000:
        as many as the list is long.

        Needs **READONLY** on **reservation**.

        `property`: The property's id, a string of digits.

        `GET /rest/v1/chat/{property}/unreadedMessagesCount`
        """
        call = Call("GET", f"/rest/v1/chat/{path_value(property)}/unreadedMessagesCount", timeout=timeout)
        return rows(ChatMessage, await self._client.perform(call))

    async def withdraw_offer(
        self, property: str, thread_id: int, special_offer_id: int, *, timeout: float | None = None
    ) -> SpecialOffer:
        """Withdraw an offer.

        The guest is told, unless the offer had not left yet. One that has ended stays as it is.

        Needs **READWRITE** on **reservation**.

        `property`: The property's id, a string of digits.
        `thread_id`: The thread's id.
        `special_offer_id`: The offer's id.

        `PATCH /rest/v1/chat/{property}/threads/{threadId}/specialOffer/{specialOfferId}/withdraw`
        """
        call = Call(
            "PATCH",
            f"/rest/v1/chat/{path_value(property)}/threads/{path_value(thread_id)}/specialOffer/{path_value(special_offer_id)}/withdraw",
            timeout=timeout,
        )
        return decode(SpecialOffer, await self._client.perform(call))
