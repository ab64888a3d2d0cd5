"""What guests have paid, across reservations.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode
from roomrack_client.models import ReservationPayment


class Payments(Area):
    """What guests have paid, across reservations."""

    def delete(
        self, accommodation_id: str | int, payment_id: int, *, timeout: float | None = None
    ) -> ReservationPayment:
        """Delete a payment of any reservation.

        As `deletePaymentReservation`, without naming the reservation.

        Needs **READWRITE** on **reservation**.

        `accommodation_id`: The property's id, a string of digits.
        `payment_id`: The payment's id, as the reservation shows it in `payments`.

        `DELETE /rest/v1/payment/{accommodationId}/{paymentId}`
        """
        call = Call(
            "DELETE", f"/rest/v1/payment/{path_value(accommodation_id)}/{path_value(payment_id)}", timeout=timeout
        )
        return decode(ReservationPayment, self._client.perform(call))

    def move(
        self,
        accommodation_id: str | int,
        payment_id: int,
        *,
        reservation_id: int | None = None,
        timeout: float | None = None,
    ) -> ReservationPayment:
        """Move a payment to another reservation.

        Of the same property, named by `reservationId`. What stands in an invoice, or is planned by a policy, stays
        where it is.

        Needs **READWRITE** on **reservation**.

        `accommodation_id`: The property's id, a string of digits.
        `payment_id`: The payment's id, as the reservation shows it in `payments`.
        `reservation_id`: The reservation's id.

        `PATCH /rest/v1/payment/{accommodationId}/{paymentId}/move`
        """
        call = Call(
            "PATCH",
            f"/rest/v1/payment/{path_value(accommodation_id)}/{path_value(payment_id)}/move",
            params={"reservationId": reservation_id},
            timeout=timeout,
        )
        return decode(ReservationPayment, self._client.perform(call))


class AsyncPayments(AsyncArea):
    """What guests have paid, across reservations."""

    async def delete(
        self, accommodation_id: str | int, payment_id: int, *, timeout: float | None = None
    ) -> ReservationPayment:
        """Delete a payment of any reservation.

        As `deletePaymentReservation`, without naming the reservation.

        Needs **READWRITE** on **reservation**.

        `accommodation_id`: The property's id, a string of digits.
        `payment_id`: The payment's id, as the reservation shows it in `payments`.

        `DELETE /rest/v1/payment/{accommodationId}/{paymentId}`
        """
        call = Call(
            "DELETE", f"/rest/v1/payment/{path_value(accommodation_id)}/{path_value(payment_id)}", timeout=timeout
        )
        return decode(ReservationPayment, await self._client.perform(call))

    async def move(
        self,
        accommodation_id: str | int,
        payment_id: int,
        *,
        reservation_id: int | None = None,
        timeout: float | None = None,
    ) -> ReservationPayment:
        """Move a payment to another reservation.

        Of the same property, named by `reservationId`. What stands in an invoice, or is planned by a policy, stays
        where it is.

        Needs **READWRITE** on **reservation**.

        `accommodation_id`: The property's id, a string of digits.
        `payment_id`: The payment's id, as the reservation shows it in `payments`.
        `reservation_id`: The reservation's id.

        `PATCH /rest/v1/payment/{accommodationId}/{paymentId}/move`
        """
        call = Call(
            "PATCH",
            f"/rest/v1/payment/{path_value(accommodation_id)}/{path_value(payment_id)}/move",
            params={"reservationId": reservation_id},
            timeout=timeout,
        )
        return decode(ReservationPayment, await self._client.perform(call))
