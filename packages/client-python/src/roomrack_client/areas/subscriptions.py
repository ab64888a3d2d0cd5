"""Which events are sent to the application, and where.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from typing import Literal, TypeAlias

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode, rows
from roomrack_client.models import EventName, WebhookSubscription
from roomrack_client.paging import Rows

SubscriptionsCreateEvent: TypeAlias = Literal[
    "RESERVATION_CREATED",
    "RESERVATION_CHANGE",
    "RESERVATION_CANCELLED",
    "RESERVATION_CONFIRMED",
    "CONTENT_NOTIFICATION",
    "CONTENT_PUSH",
    "PORTAL_SUBSCRIPTION_CALENDAR",
    "XXX_NOT_USED_PORTAL_PROCESS_FAILED",
    "CHAT_MESSAGE_RECEIVED",
]


class Subscriptions(Area):
    """Which events are sent to the application, and where."""

    def create(
        self,
        event: SubscriptionsCreateEvent,
        *,
        url: str | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> WebhookSubscription:
        """Subscribe to an event.

        One subscription for each event and application. The address must be https and public.

        `event`: The event, such as RESERVATION_CREATED.

        `POST /rest/v1/subscription/{event}`
        """
        call = Call(
            "POST",
            f"/rest/v1/subscription/{path_value(event)}",
            form={"url": url},
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(WebhookSubscription, self._client.perform(call))

    def delete(self, id: int, *, timeout: float | None = None) -> WebhookSubscription:
        """End a subscription.

        What was not delivered yet is dropped.

        `id`: The id of the resource.

        `DELETE /rest/v1/subscription/{id}`
        """
        call = Call("DELETE", f"/rest/v1/subscription/{path_value(id)}", timeout=timeout)
        return decode(WebhookSubscription, self._client.perform(call))

    def events(self, *, timeout: float | None = None) -> Rows[EventName]:
        """List the events that can be subscribed to.

        Their names.

        `GET /rest/v1/subscription/list`
        """
        call = Call("GET", "/rest/v1/subscription/list", timeout=timeout)
        return rows(EventName, self._client.perform(call))

    def list(self, *, timeout: float | None = None) -> Rows[WebhookSubscription]:
        """List the application's subscriptions.

        Whichever of its tokens asks.

        `GET /rest/v1/subscription`
        """
        call = Call("GET", "/rest/v1/subscription", timeout=timeout)
        return rows(WebhookSubscription, self._client.perform(call))

    def update(self, id: int, *, url: str | None = None, timeout: float | None = None) -> WebhookSubscription:
        """Change where an event is sent.

        The new address is checked like that of a new subscription.

        `id`: The id of the resource.
        `url`: An https address, where the event is sent or the photo is.

        `PUT /rest/v1/subscription/{id}`
        """
        call = Call("PUT", f"/rest/v1/subscription/{path_value(id)}", params={"url": url}, timeout=timeout)
        return decode(WebhookSubscription, self._client.perform(call))


class AsyncSubscriptions(AsyncArea):
    """Which events are sent to the application, and where."""

    async def create(
        self,
        event: SubscriptionsCreateEvent,
        *,
        url: str | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> WebhookSubscription:
        """Subscribe to an event.

        One subscription for each event and application. The address must be https and public.

        `event`: The event, such as RESERVATION_CREATED.

        `POST /rest/v1/subscription/{event}`
        """
        call = Call(
            "POST",
            f"/rest/v1/subscription/{path_value(event)}",
            form={"url": url},
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(WebhookSubscription, await self._client.perform(call))

    async def delete(self, id: int, *, timeout: float | None = None) -> WebhookSubscription:
        """End a subscription.

        What was not delivered yet is dropped.

        `id`: The id of the resource.

        `DELETE /rest/v1/subscription/{id}`
        """
        call = Call("DELETE", f"/rest/v1/subscription/{path_value(id)}", timeout=timeout)
        return decode(WebhookSubscription, await self._client.perform(call))

    async def events(self, *, timeout: float | None = None) -> Rows[EventName]:
        """List the events that can be subscribed to.

        Their names.

        `GET /rest/v1/subscription/list`
        """
        call = Call("GET", "/rest/v1/subscription/list", timeout=timeout)
        return rows(EventName, await self._client.perform(call))

    async def list(self, *, timeout: float | None = None) -> Rows[WebhookSubscription]:
        """List the application's subscriptions.

        Whichever of its tokens asks.

        `GET /rest/v1/subscription`
        """
        call = Call("GET", "/rest/v1/subscription", timeout=timeout)
        return rows(WebhookSubscription, await self._client.perform(call))

    async def update(self, id: int, *, url: str | None = None, timeout: float | None = None) -> WebhookSubscription:
        """Change where an event is sent.

        The new address is checked like that of a new subscription.

        `id`: The id of the resource.
        `url`: An https address, where the event is sent or the photo is.

        `PUT /rest/v1/subscription/{id}`
        """
        call = Call("PUT", f"/rest/v1/subscription/{path_value(id)}", params={"url": url}, timeout=timeout)
        return decode(WebhookSubscription, await self._client.perform(call))
