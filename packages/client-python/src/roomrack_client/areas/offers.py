"""Why a stay can not be booked, what one costs in full, discounts and city taxes. Roomrack's own.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode, rows
from roomrack_client.models import OfferQuestion, OfferQuote, OfferTerms, OfferVerdict
from roomrack_client.paging import Rows


class Offers(Area):
    """Why a stay can not be booked, what one costs in full, discounts and city taxes. Roomrack's own."""

    def explain(
        self,
        accommodation: str | int,
        *,
        product: Sequence[int] | None = None,
        checkin: date | None = None,
        checkout: date | None = None,
        adults: int | None = None,
        children: int | None = None,
        timeout: float | None = None,
    ) -> Rows[OfferVerdict]:
        """Ask why a stay can't be booked.

        Every rule that stands against it, in each product or in those of `product[]`: as a whole, by day, and with
        the nearest stays that would work: of the same length before and after, and of another length from the same
        day. `message` follows `Accept-Language`.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `product`: Only these products.
        `checkin`: The local day of arrival; today when it is missing.
        `checkout`: The local day of departure; one night after the arrival when it is missing.
        `adults`: How many adults are to stay.
        `children`: How many children are to stay.

        `GET /rest/x1/offers/{accommodation}/why`
        """
        call = Call(
            "GET",
            f"/rest/x1/offers/{path_value(accommodation)}/why",
            params={
                "product[]": product,
                "checkin": checkin,
                "checkout": checkout,
                "adults": adults,
                "children": children,
            },
            timeout=timeout,
        )
        return rows(OfferVerdict, self._client.perform(call))

    def quote(
        self,
        accommodation: str | int,
        body: OfferQuestion | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> OfferQuote:
        """Price one stay in full.

        Each night, the rate plan, the discount, VAT, cleaning, every extra and every person's city tax, by the same
        function that the searches use; and what is due with the booking and what cancelling costs. Nothing is
        written.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/x1/offers/{accommodation}/quote`
        """
        call = Call(
            "POST",
            f"/rest/x1/offers/{path_value(accommodation)}/quote",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(OfferQuote, self._client.perform(call))

    def set_terms(
        self, accommodation: str | int, body: OfferTerms | Mapping[str, Any], *, timeout: float | None = None
    ) -> OfferTerms:
        """Replace the discounts and city taxes of a property.

        What is absent is none. The first city tax that fits a person and a night counts; of the discounts that fit
        a stay the one that takes most off. `childAge` is how old children of unknown age are taken to be.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `PUT /rest/x1/offers/{accommodation}/terms`
        """
        call = Call("PUT", f"/rest/x1/offers/{path_value(accommodation)}/terms", json=body, timeout=timeout)
        return decode(OfferTerms, self._client.perform(call))

    def terms(self, accommodation: str | int, *, timeout: float | None = None) -> OfferTerms:
        """Read the discounts and city taxes of a property.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/x1/offers/{accommodation}/terms`
        """
        call = Call("GET", f"/rest/x1/offers/{path_value(accommodation)}/terms", timeout=timeout)
        return decode(OfferTerms, self._client.perform(call))


class AsyncOffers(AsyncArea):
    """Why a stay can not be booked, what one costs in full, discounts and city taxes. Roomrack's own."""

    async def explain(
        self,
        accommodation: str | int,
        *,
        product: Sequence[int] | None = None,
        checkin: date | None = None,
        checkout: date | None = None,
        adults: int | None = None,
        children: int | None = None,
        timeout: float | None = None,
    ) -> Rows[OfferVerdict]:
        """Ask why a stay can't be booked.

        Every rule that stands against it, in each product or in those of `product[]`: as a whole, by day, and with
        the nearest stays that would work: of the same length before and after, and of another length from the same
        day. `message` follows `Accept-Language`.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `product`: Only these products.
        `checkin`: The local day of arrival; today when it is missing.
        `checkout`: The local day of departure; one night after the arrival when it is missing.
        `adults`: How many adults are to stay.
        `children`: How many children are to stay.

        `GET /rest/x1/offers/{accommodation}/why`
        """
        call = Call(
            "GET",
            f"/rest/x1/offers/{path_value(accommodation)}/why",
            params={
                "product[]": product,
                "checkin": checkin,
                "checkout": checkout,
                "adults": adults,
                "children": children,
            },
            timeout=timeout,
        )
        return rows(OfferVerdict, await self._client.perform(call))

    async def quote(
        self,
        accommodation: str | int,
        body: OfferQuestion | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> OfferQuote:
        """Price one stay in full.

        Each night, the rate plan, the discount, VAT, cleaning, every extra and every person's city tax, by the same
        function that the searches use; and what is due with the booking and what cancelling costs. Nothing is
        written.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/x1/offers/{accommodation}/quote`
        """
        call = Call(
            "POST",
            f"/rest/x1/offers/{path_value(accommodation)}/quote",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(OfferQuote, await self._client.perform(call))

    async def set_terms(
        self, accommodation: str | int, body: OfferTerms | Mapping[str, Any], *, timeout: float | None = None
    ) -> OfferTerms:
        """Replace the discounts and city taxes of a property.

        What is absent is none. The first city tax that fits a person and a night counts; of the discounts that fit
        a stay the one that takes most off. `childAge` is how old children of unknown age are taken to be.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `PUT /rest/x1/offers/{accommodation}/terms`
        """
        call = Call("PUT", f"/rest/x1/offers/{path_value(accommodation)}/terms", json=body, timeout=timeout)
        return decode(OfferTerms, await self._client.perform(call))

    async def terms(self, accommodation: str | int, *, timeout: float | None = None) -> OfferTerms:
        """Read the discounts and city taxes of a property.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/x1/offers/{accommodation}/terms`
        """
        call = Call("GET", f"/rest/x1/offers/{path_value(accommodation)}/terms", timeout=timeout)
        return decode(OfferTerms, await self._client.perform(call))
