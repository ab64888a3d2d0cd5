"""Taking and giving back money through a payment processor. Roomrack's own.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import Mapping
from typing import Any

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode
from roomrack_client.models import (
    MovedPayment,
    PaymentMovements,
    PaymentOrder,
    PaymentSettings,
    PaymentSettingsRequest,
    RefundOrder,
    StoredPaymentMethod,
)


class PaymentDesk(Area):
    """Taking and giving back money through a payment processor. Roomrack's own."""

    def change_settings(
        self,
        accommodation: str | int,
        body: PaymentSettingsRequest | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> PaymentSettings:
        """Change how the property takes payments.

        The processor, and the keys of its account, which are stored sealed. With `penalties` the penalty of who
        cancels or does not come is charged by itself, and what was taken beyond it goes back. What is not sent
        stays; a key that is null is forgotten.

        Needs **READWRITE** on **cardDetail**.

        `accommodation`: The property's id, a string of digits.

        `PATCH /rest/x1/payments/{accommodation}/settings`
        """
        call = Call("PATCH", f"/rest/x1/payments/{path_value(accommodation)}/settings", json=body, timeout=timeout)
        return decode(PaymentSettings, self._client.perform(call))

    def method(
        self, accommodation: str | int, reservation_id: int, *, timeout: float | None = None
    ) -> StoredPaymentMethod:
        """See the stored card of a reservation.

        By the names that the processor gave it.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `reservation_id`: The reservation's id.

        `GET /rest/x1/payments/{accommodation}/reservations/{reservationId}/method`
        """
        call = Call(
            "GET",
            f"/rest/x1/payments/{path_value(accommodation)}/reservations/{path_value(reservation_id)}/method",
            timeout=timeout,
        )
        return decode(StoredPaymentMethod, self._client.perform(call))

    def movements(
        self,
        accommodation: str | int,
        *,
        reservation: int | None = None,
        payment: int | None = None,
        timeout: float | None = None,
    ) -> PaymentMovements:
        """See what is planned, and what processors were asked.

        Planned charges that are not due yet, the next first; then charges and refunds with every attempt, the
        newest first.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `reservation`: Only what is about this reservation.
        `payment`: Only what is about this payment.

        `GET /rest/x1/payments/{accommodation}/movements`
        """
        call = Call(
            "GET",
            f"/rest/x1/payments/{path_value(accommodation)}/movements",
            params={"reservation": reservation, "payment": payment},
            timeout=timeout,
        )
        return decode(PaymentMovements, self._client.perform(call))

    def refund(
        self,
        accommodation: str | int,
        payment_id: int,
        body: RefundOrder | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> MovedPayment:
        """Give money back.

        All that is left of a payment, or `amount`. What a processor took goes back through it within moments; of
        other payments it is noted that it went back.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `payment_id`: The payment's id, as the reservation shows it in `payments`.

        `POST /rest/x1/payments/{accommodation}/{paymentId}/refund`
        """
        call = Call(
            "POST",
            f"/rest/x1/payments/{path_value(accommodation)}/{path_value(payment_id)}/refund",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(MovedPayment, self._client.perform(call))

    def remove_method(
        self, accommodation: str | int, reservation_id: int, *, timeout: float | None = None
    ) -> StoredPaymentMethod:
        """Forget the stored card of a reservation.

        The processor keeps it; planned charges take the card of the vault if there is one, and fail until there is
        another.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `reservation_id`: The reservation's id.

        `DELETE /rest/x1/payments/{accommodation}/reservations/{reservationId}/method`
        """
        call = Call(
            "DELETE",
            f"/rest/x1/payments/{path_value(accommodation)}/reservations/{path_value(reservation_id)}/method",
            timeout=timeout,
        )
        return decode(StoredPaymentMethod, self._client.perform(call))

    def set_method(
        self,
        accommodation: str | int,
        reservation_id: int,
        body: StoredPaymentMethod | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> StoredPaymentMethod:
        """Give a reservation a stored card.

        A payment method, and mostly a customer, of the property's processor. Charges that failed are tried again at
        once. A card number is never taken here.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `reservation_id`: The reservation's id.

        `PUT /rest/x1/payments/{accommodation}/reservations/{reservationId}/method`
        """
        call = Call(
            "PUT",
            f"/rest/x1/payments/{path_value(accommodation)}/reservations/{path_value(reservation_id)}/method",
            json=body,
            timeout=timeout,
        )
        return decode(StoredPaymentMethod, self._client.perform(call))

    def settings(self, accommodation: str | int, *, timeout: float | None = None) -> PaymentSettings:
        """See how the property takes payments.

        Its processor, whether charges are taken by themselves, and where the processor is to send its notices. Keys
        are never shown.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/x1/payments/{accommodation}/settings`
        """
        call = Call("GET", f"/rest/x1/payments/{path_value(accommodation)}/settings", timeout=timeout)
        return decode(PaymentSettings, self._client.perform(call))

    def take(
        self,
        accommodation: str | int,
        body: PaymentOrder | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> MovedPayment:
        """Take money from a stored card now.

        A planned payment before its time, or an amount of a reservation. The answer shows it waiting; it is taken
        within moments. When the bank wants the guest to confirm, the payment is WAITING_AUTHENTICATION and
        `authenticatePaymentParam` is the link for him.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/x1/payments/{accommodation}/movements`
        """
        call = Call(
            "POST",
            f"/rest/x1/payments/{path_value(accommodation)}/movements",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(MovedPayment, self._client.perform(call))


class AsyncPaymentDesk(AsyncArea):
    """Taking and giving back money through a payment processor. Roomrack's own."""

    async def change_settings(
        self,
        accommodation: str | int,
        body: PaymentSettingsRequest | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> PaymentSettings:
        """Change how the property takes payments.

        The processor, and the keys of its account, which are stored sealed. With `penalties` the penalty of who
        cancels or does not come is charged by itself, and what was taken beyond it goes back. What is not sent
        stays; a key that is null is forgotten.

        Needs **READWRITE** on **cardDetail**.

        `accommodation`: The property's id, a string of digits.

        `PATCH /rest/x1/payments/{accommodation}/settings`
        """
        call = Call("PATCH", f"/rest/x1/payments/{path_value(accommodation)}/settings", json=body, timeout=timeout)
        return decode(PaymentSettings, await self._client.perform(call))

    async def method(
        self, accommodation: str | int, reservation_id: int, *, timeout: float | None = None
    ) -> StoredPaymentMethod:
        """See the stored card of a reservation.

        By the names that the processor gave it.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `reservation_id`: The reservation's id.

        `GET /rest/x1/payments/{accommodation}/reservations/{reservationId}/method`
        """
        call = Call(
            "GET",
            f"/rest/x1/payments/{path_value(accommodation)}/reservations/{path_value(reservation_id)}/method",
            timeout=timeout,
        )
        return decode(StoredPaymentMethod, await self._client.perform(call))

    async def movements(
        self,
        accommodation: str | int,
        *,
        reservation: int | None = None,
        payment: int | None = None,
        timeout: float | None = None,
    ) -> PaymentMovements:
        """See what is planned, and what processors were asked.

        Planned charges that are not due yet, the next first; then charges and refunds with every attempt, the
        newest first.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `reservation`: Only what is about this reservation.
        `payment`: Only what is about this payment.

        `GET /rest/x1/payments/{accommodation}/movements`
        """
        call = Call(
            "GET",
            f"/rest/x1/payments/{path_value(accommodation)}/movements",
            params={"reservation": reservation, "payment": payment},
            timeout=timeout,
        )
        return decode(PaymentMovements, await self._client.perform(call))

    async def refund(
        self,
        accommodation: str | int,
        payment_id: int,
        body: RefundOrder | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> MovedPayment:
        """Give money back.

        All that is left of a payment, or `amount`. What a processor took goes back through it within moments; of
        other payments it is noted that it went back.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `payment_id`: The payment's id, as the reservation shows it in `payments`.

        `POST /rest/x1/payments/{accommodation}/{paymentId}/refund`
        """
        call = Call(
            "POST",
            f"/rest/x1/payments/{path_value(accommodation)}/{path_value(payment_id)}/refund",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(MovedPayment, await self._client.perform(call))

    async def remove_method(
        self, accommodation: str | int, reservation_id: int, *, timeout: float | None = None
    ) -> StoredPaymentMethod:
        """Forget the stored card of a reservation.

        The processor keeps it; planned charges take the card of the vault if there is one, and fail until there is
        another.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `reservation_id`: The reservation's id.

        `DELETE /rest/x1/payments/{accommodation}/reservations/{reservationId}/method`
        """
        call = Call(
            "DELETE",
            f"/rest/x1/payments/{path_value(accommodation)}/reservations/{path_value(reservation_id)}/method",
            timeout=timeout,
        )
        return decode(StoredPaymentMethod, await self._client.perform(call))

    async def set_method(
        self,
        accommodation: str | int,
        reservation_id: int,
        body: StoredPaymentMethod | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> StoredPaymentMethod:
        """Give a reservation a stored card.

        A payment method, and mostly a customer, of the property's processor. Charges that failed are tried again at
        once. A card number is never taken here.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `reservation_id`: The reservation's id.

        `PUT /rest/x1/payments/{accommodation}/reservations/{reservationId}/method`
        """
        call = Call(
            "PUT",
            f"/rest/x1/payments/{path_value(accommodation)}/reservations/{path_value(reservation_id)}/method",
            json=body,
            timeout=timeout,
        )
        return decode(StoredPaymentMethod, await self._client.perform(call))

    async def settings(self, accommodation: str | int, *, timeout: float | None = None) -> PaymentSettings:
        """See how the property takes payments.

        Its processor, whether charges are taken by themselves, and where the processor is to send its notices. Keys
        are never shown.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/x1/payments/{accommodation}/settings`
        """
        call = Call("GET", f"/rest/x1/payments/{path_value(accommodation)}/settings", timeout=timeout)
        return decode(PaymentSettings, await self._client.perform(call))

    async def take(
        self,
        accommodation: str | int,
        body: PaymentOrder | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> MovedPayment:
        """Take money from a stored card now.

        A planned payment before its time, or an amount of a reservation. The answer shows it waiting; it is taken
        within moments. When the bank wants the guest to confirm, the payment is WAITING_AUTHENTICATION and
        `authenticatePaymentParam` is the link for him.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/x1/payments/{accommodation}/movements`
        """
        call = Call(
            "POST",
            f"/rest/x1/payments/{path_value(accommodation)}/movements",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(MovedPayment, await self._client.perform(call))
