"""What guests have paid, across reservations.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode
from roomrack_client.models import CardOfBooking, CardPinStatus, Reservation, ReservationCard, ReservationPayment

PaymentsDetokenizeLanguage: TypeAlias = Literal[
    "IT", "EN", "FR", "ES", "DE", "RU", "PT", "NL", "JA", "EL", "TR", "ZH", "CA", "RO"
]


class Payments(Area):
    """What guests have paid, across reservations."""

    def add_card(
        self, ota_name: str, body: CardOfBooking | Mapping[str, Any], *, timeout: float | None = None
    ) -> Reservation:
        """Add a payment card to a booking.

        Send this to the card vault, never to this host, which refuses it: card numbers don't pass the API. The
        vault has the same path, the same credentials and the same answer. The booking is named by `id`, `refer` or
        `channelRefer`; all its rooms get the card, in place of the one that they had. The guide to payment cards
        has an example.

        Needs **READWRITE** on **cardDetail**.

        `ota_name`: The name of the portal that sends the card.

        `POST /rest/v1/payment/OCTORATE/{otaName}/addCard`
        """
        call = Call(
            "POST",
            f"/rest/v1/payment/OCTORATE/{path_value(ota_name)}/addCard",
            json=body,
            idempotent=False,
            timeout=timeout,
        )
        return decode(Reservation, self._client.perform(call))

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

    def detokenize(
        self,
        reservation_id: int,
        *,
        language: PaymentsDetokenizeLanguage | None = None,
        ask_cvv: bool | None = None,
        timeout: float | None = None,
    ) -> ReservationCard:
        """Get a link that shows a card.

        The card as the reservation shows it, with `detokenizationUrl`: a page of the card vault that asks for the
        property's PIN and shows the number once, within ten minutes. `askCvv` shows the security code too, if it is
        still kept. Every look is written down. The page speaks English and Italian.

        Needs **READONLY** on **cardDetail**.

        `reservation_id`: The reservation's id.
        `language`: The language to translate into, one of the API's 14, such as IT.
        `ask_cvv`: Whether the page shows the security code too, if it is still kept.

        `GET /rest/v1/payment/{reservationId}/detokenize`
        """
        call = Call(
            "GET",
            f"/rest/v1/payment/{path_value(reservation_id)}/detokenize",
            params={"language": language, "askCvv": ask_cvv},
            timeout=timeout,
        )
        return decode(ReservationCard, self._client.perform(call))

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

    def pin_status(
        self, property_id: str, *, copy_network: bool | None = None, timeout: float | None = None
    ) -> CardPinStatus:
        """Whether a PIN was chosen.

        `active` once there is one, `wait` while a link waits to be opened, `none` otherwise. `copyNetwork=true`
        copies an active PIN to the properties of the network that this one leads, as far as the token reaches them
        and they have none.

        Needs **READONLY** on **cardDetail**.

        `property_id`: The property's id, a string of digits.
        `copy_network`: Whether an active PIN is copied to the properties of the network that this one leads.

        `GET /rest/v1/payment/{propertyId}/register`
        """
        call = Call(
            "GET",
            f"/rest/v1/payment/{path_value(property_id)}/register",
            params={"copyNetwork": copy_network},
            timeout=timeout,
        )
        return decode(CardPinStatus, self._client.perform(call))

    def register_pin(
        self, property_id: str, *, idempotency_key: str | None = None, timeout: float | None = None
    ) -> CardPinStatus:
        """Have the contact choose a PIN.

        Mails the property's contact a link to a page of the card vault, where the PIN is chosen that is asked for
        before a card is shown. Once there is a PIN, the link goes to whoever set it. A second mail within two
        minutes is not sent. Where the server has a provider of texts, the contact is told by text too, and a
        property without a mobile number is refused.

        Needs **READWRITE** on **cardDetail**.

        `property_id`: The property's id, a string of digits.

        `POST /rest/v1/payment/{propertyId}/register`
        """
        call = Call(
            "POST",
            f"/rest/v1/payment/{path_value(property_id)}/register",
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(CardPinStatus, self._client.perform(call))


class AsyncPayments(AsyncArea):
    """What guests have paid, across reservations."""

    async def add_card(
        self, ota_name: str, body: CardOfBooking | Mapping[str, Any], *, timeout: float | None = None
    ) -> Reservation:
        """Add a payment card to a booking.

        Send this to the card vault, never to this host, which refuses it: card numbers don't pass the API. The
        vault has the same path, the same credentials and the same answer. The booking is named by `id`, `refer` or
        `channelRefer`; all its rooms get the card, in place of the one that they had. The guide to payment cards
        has an example.

        Needs **READWRITE** on **cardDetail**.

        `ota_name`: The name of the portal that sends the card.

        `POST /rest/v1/payment/OCTORATE/{otaName}/addCard`
        """
        call = Call(
            "POST",
            f"/rest/v1/payment/OCTORATE/{path_value(ota_name)}/addCard",
            json=body,
            idempotent=False,
            timeout=timeout,
        )
        return decode(Reservation, await self._client.perform(call))

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

    async def detokenize(
        self,
        reservation_id: int,
        *,
        language: PaymentsDetokenizeLanguage | None = None,
        ask_cvv: bool | None = None,
        timeout: float | None = None,
    ) -> ReservationCard:
        """Get a link that shows a card.

        The card as the reservation shows it, with `detokenizationUrl`: a page of the card vault that asks for the
        property's PIN and shows the number once, within ten minutes. `askCvv` shows the security code too, if it is
        still kept. Every look is written down. The page speaks English and Italian.

        Needs **READONLY** on **cardDetail**.

        `reservation_id`: The reservation's id.
        `language`: The language to translate into, one of the API's 14, such as IT.
        `ask_cvv`: Whether the page shows the security code too, if it is still kept.

        `GET /rest/v1/payment/{reservationId}/detokenize`
        """
        call = Call(
            "GET",
            f"/rest/v1/payment/{path_value(reservation_id)}/detokenize",
            params={"language": language, "askCvv": ask_cvv},
            timeout=timeout,
        )
        return decode(ReservationCard, await self._client.perform(call))

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

    async def pin_status(
        self, property_id: str, *, copy_network: bool | None = None, timeout: float | None = None
    ) -> CardPinStatus:
        """Whether a PIN was chosen.

        `active` once there is one, `wait` while a link waits to be opened, `none` otherwise. `copyNetwork=true`
        copies an active PIN to the properties of the network that this one leads, as far as the token reaches them
        and they have none.

        Needs **READONLY** on **cardDetail**.

        `property_id`: The property's id, a string of digits.
        `copy_network`: Whether an active PIN is copied to the properties of the network that this one leads.

        `GET /rest/v1/payment/{propertyId}/register`
        """
        call = Call(
            "GET",
            f"/rest/v1/payment/{path_value(property_id)}/register",
            params={"copyNetwork": copy_network},
            timeout=timeout,
        )
        return decode(CardPinStatus, await self._client.perform(call))

    async def register_pin(
        self, property_id: str, *, idempotency_key: str | None = None, timeout: float | None = None
    ) -> CardPinStatus:
        """Have the contact choose a PIN.

        Mails the property's contact a link to a page of the card vault, where the PIN is chosen that is asked for
        before a card is shown. Once there is a PIN, the link goes to whoever set it. A second mail within two
        minutes is not sent. Where the server has a provider of texts, the contact is told by text too, and a
        property without a mobile number is refused.

        Needs **READWRITE** on **cardDetail**.

        `property_id`: The property's id, a string of digits.

        `POST /rest/v1/payment/{propertyId}/register`
        """
        call = Call(
            "POST",
            f"/rest/v1/payment/{path_value(property_id)}/register",
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(CardPinStatus, await self._client.perform(call))
