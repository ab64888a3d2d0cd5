"""What was sent to the application, sending it again, and listening without a public address. Roomrack's own.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeAlias

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode, rows
from roomrack_client.models import (
    OverheardWebhooks,
    WebhookDelivery,
    WebhookDeliveryHistory,
    WebhookDeliveryPage,
    WebhookRedelivery,
    WebhookTest,
)
from roomrack_client.paging import Rows

DeliveriesFindState: TypeAlias = Literal["WAITING", "DELIVERED", "DEAD"]


class Deliveries(Area):
    """What was sent to the application, sending it again, and listening without a public address. Roomrack's own."""

    def find(
        self,
        *,
        state: DeliveriesFindState | None = None,
        event: str | None = None,
        reference: str | None = None,
        before: int | None = None,
        size: int | None = None,
        timeout: float | None = None,
    ) -> WebhookDeliveryPage:
        """List what was sent to the application.

        Newest first, of the last 30 days. Where there are older ones, `next` is the `before` that gives them.

        `state`: WAITING, DELIVERED, or DEAD, which ended without success.
        `event`: The event, such as RESERVATION_CREATED.
        `reference`: What the event is about, for a reservation its id.
        `before`: Only deliveries with a lower id.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.

        `GET /rest/x1/webhook/delivery`
        """
        call = Call(
            "GET",
            "/rest/x1/webhook/delivery",
            params={"state": state, "event": event, "reference": reference, "before": before, "size": size},
            timeout=timeout,
        )
        return decode(WebhookDeliveryPage, self._client.perform(call))

    def get(self, id: int, *, timeout: float | None = None) -> WebhookDeliveryHistory:
        """Read a delivery with its attempts.

        `history` holds each attempt: the headers and body that went out, to the letter, and what came back or why
        nothing did.

        `id`: The id of the resource.

        `GET /rest/x1/webhook/delivery/{id}`
        """
        call = Call("GET", f"/rest/x1/webhook/delivery/{path_value(id)}", timeout=timeout)
        return decode(WebhookDeliveryHistory, self._client.perform(call))

    def listen(
        self,
        *,
        after: str | None = None,
        event: Sequence[str] | None = None,
        wait: int | None = None,
        size: int | None = None,
        timeout: float | None = None,
    ) -> OverheardWebhooks:
        """Listen to webhooks without a public address.

        What would be sent to the application, each as the body and the signed headers that a receiver would get,
        whether the application has subscribed or not. Without `after` it answers the cursor of now; with it, the
        events behind it. When there are none it waits up to `wait` seconds for the first. `roomrack webhooks
        listen` posts them to a program on your machine.

        `after`: Where to read on, from an earlier answer, a cursor, or the number of a revision.
        `event`: Only these events. All when missing.
        `wait`: How many seconds to wait when there is nothing yet, up to 20. 0 when missing.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.

        `GET /rest/x1/webhook/listen`
        """
        call = Call(
            "GET",
            "/rest/x1/webhook/listen",
            params={"after": after, "event[]": event, "wait": wait, "size": size},
            timeout=timeout,
        )
        return decode(OverheardWebhooks, self._client.perform(call))

    def redeliver(
        self,
        body: WebhookRedelivery | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Rows[WebhookDelivery]:
        """Send deliveries again.

        Up to 100 finished ones, all or none. Each goes once more with the content of then, as a new delivery, to
        the present address of the subscription.

        `POST /rest/x1/webhook/redeliver`
        """
        call = Call("POST", "/rest/x1/webhook/redeliver", json=body, idempotency_key=idempotency_key, timeout=timeout)
        return rows(WebhookDelivery, self._client.perform(call))

    def send_test(
        self, body: WebhookTest | Mapping[str, Any], *, idempotency_key: str | None = None, timeout: float | None = None
    ) -> WebhookDelivery:
        """Send a test event.

        A made-up event of one of your properties goes to the subscription at once, signed as all are, with the
        header `roomrack-test`.

        `POST /rest/x1/webhook/test`
        """
        call = Call("POST", "/rest/x1/webhook/test", json=body, idempotency_key=idempotency_key, timeout=timeout)
        return decode(WebhookDelivery, self._client.perform(call))


class AsyncDeliveries(AsyncArea):
    """What was sent to the application, sending it again, and listening without a public address. Roomrack's own."""

    async def find(
        self,
        *,
        state: DeliveriesFindState | None = None,
        event: str | None = None,
        reference: str | None = None,
        before: int | None = None,
        size: int | None = None,
        timeout: float | None = None,
    ) -> WebhookDeliveryPage:
        """List what was sent to the application.

        Newest first, of the last 30 days. Where there are older ones, `next` is the `before` that gives them.

        `state`: WAITING, DELIVERED, or DEAD, which ended without success.
        `event`: The event, such as RESERVATION_CREATED.
        `reference`: What the event is about, for a reservation its id.
        `before`: Only deliveries with a lower id.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.

        `GET /rest/x1/webhook/delivery`
        """
        call = Call(
            "GET",
            "/rest/x1/webhook/delivery",
            params={"state": state, "event": event, "reference": reference, "before": before, "size": size},
            timeout=timeout,
        )
        return decode(WebhookDeliveryPage, await self._client.perform(call))

    async def get(self, id: int, *, timeout: float | None = None) -> WebhookDeliveryHistory:
        """Read a delivery with its attempts.

        `history` holds each attempt: the headers and body that went out, to the letter, and what came back or why
        nothing did.

        `id`: The id of the resource.

        `GET /rest/x1/webhook/delivery/{id}`
        """
        call = Call("GET", f"/rest/x1/webhook/delivery/{path_value(id)}", timeout=timeout)
        return decode(WebhookDeliveryHistory, await self._client.perform(call))

    async def listen(
        self,
        *,
        after: str | None = None,
        event: Sequence[str] | None = None,
        wait: int | None = None,
        size: int | None = None,
        timeout: float | None = None,
    ) -> OverheardWebhooks:
        """Listen to webhooks without a public address.

        What would be sent to the application, each as the body and the signed headers that a receiver would get,
        whether the application has subscribed or not. Without `after` it answers the cursor of now; with it, the
        events behind it. When there are none it waits up to `wait` seconds for the first. `roomrack webhooks
        listen` posts them to a program on your machine.

        `after`: Where to read on, from an earlier answer, a cursor, or the number of a revision.
        `event`: Only these events. All when missing.
        `wait`: How many seconds to wait when there is nothing yet, up to 20. 0 when missing.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.

        `GET /rest/x1/webhook/listen`
        """
        call = Call(
            "GET",
            "/rest/x1/webhook/listen",
            params={"after": after, "event[]": event, "wait": wait, "size": size},
            timeout=timeout,
        )
        return decode(OverheardWebhooks, await self._client.perform(call))

    async def redeliver(
        self,
        body: WebhookRedelivery | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Rows[WebhookDelivery]:
        """Send deliveries again.

        Up to 100 finished ones, all or none. Each goes once more with the content of then, as a new delivery, to
        the present address of the subscription.

        `POST /rest/x1/webhook/redeliver`
        """
        call = Call("POST", "/rest/x1/webhook/redeliver", json=body, idempotency_key=idempotency_key, timeout=timeout)
        return rows(WebhookDelivery, await self._client.perform(call))

    async def send_test(
        self, body: WebhookTest | Mapping[str, Any], *, idempotency_key: str | None = None, timeout: float | None = None
    ) -> WebhookDelivery:
        """Send a test event.

        A made-up event of one of your properties goes to the subscription at once, signed as all are, with the
        header `roomrack-test`.

        `POST /rest/x1/webhook/test`
        """
        call = Call("POST", "/rest/x1/webhook/test", json=body, idempotency_key=idempotency_key, timeout=timeout)
        return decode(WebhookDelivery, await self._client.perform(call))
