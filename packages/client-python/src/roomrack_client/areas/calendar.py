"""Availability, prices, stay limits and closures of products by local day.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode
from roomrack_client.models import CalendarBulkAnswer, CalendarBulkRequest, CalendarRoom
from roomrack_client.paging import Page, each_row, each_row_async


class Calendar(Area):
    """Availability, prices, stay limits and closures of products by local day."""

    def bulk(
        self,
        body: Sequence[CalendarBulkRequest | Mapping[str, Any]],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> CalendarBulkAnswer:
        """Write the calendar.

        A list of ranges with the values to set; both ends are inclusive, and only the values that are sent change.
        All or nothing: one bad item refuses the call and `nested` names each. Items apply in order. `availability`
        sets what is left to sell. Each 15 room-days cost one unit of the separate budget for bulk calls.

        Needs **READWRITE** on **accommodation**.

        `POST /rest/v1/calendar/bulk`
        """
        call = Call("POST", "/rest/v1/calendar/bulk", json=body, idempotency_key=idempotency_key, timeout=timeout)
        return decode(CalendarBulkAnswer, self._client.perform(call))

    def check_availability(
        self,
        accommodation: str | int,
        product_id: int,
        *,
        start_date: date | None = None,
        end_date: date | None = None,
        timeout: float | None = None,
    ) -> None:
        """Ask whether a stay can be booked.

        Checks every night from arrival to the night before departure, closures, stay limits and cut-off. 200 with
        an empty body, or 406 with the reason.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `start_date`: The first local day of the interval.
        `end_date`: The last local day of the interval; for an availability check, the day of departure.

        `GET /rest/v1/calendar/{accommodation}/{productId}/availabilityCheck`
        """
        call = Call(
            "GET",
            f"/rest/v1/calendar/{path_value(accommodation)}/{path_value(product_id)}/availabilityCheck",
            params={"startDate": start_date, "endDate": end_date},
            timeout=timeout,
        )
        self._client.perform(call)

    def read(
        self,
        accommodation: str | int,
        *,
        product: Sequence[int] | None = None,
        date_from: date | None = None,
        date_to: date | None = None,
        size: int | None = None,
        page: int | None = None,
        timeout: float | None = None,
    ) -> Page[CalendarRoom]:
        """Read the calendar.

        Pages over products. A night is `bookable` when something is left, it is not closed, has a price and is not
        inside the cut-off.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `product`: Only these products.
        `date_from`: The first local day. Today when missing.
        `date_to`: The last local day, inclusive. 15 days after dateFrom when missing.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
        `page`: The page wanted, counted from 0.

        `GET /rest/v1/calendar/{accommodation}`
        """
        call = Call(
            "GET",
            f"/rest/v1/calendar/{path_value(accommodation)}",
            params={"product[]": product, "dateFrom": date_from, "dateTo": date_to, "size": size, "page": page},
            timeout=timeout,
        )
        return decode(Page[CalendarRoom], self._client.perform(call))

    def read_all(
        self,
        accommodation: str | int,
        *,
        product: Sequence[int] | None = None,
        date_from: date | None = None,
        date_to: date | None = None,
        size: int = 20,
        timeout: float | None = None,
    ) -> Iterator[CalendarRoom]:
        """Every row of `read`, page after page as they are needed."""
        return each_row(
            lambda page: self.read(
                accommodation,
                product=product,
                date_from=date_from,
                date_to=date_to,
                size=size,
                page=page,
                timeout=timeout,
            ),
            size,
        )


class AsyncCalendar(AsyncArea):
    """Availability, prices, stay limits and closures of products by local day."""

    async def bulk(
        self,
        body: Sequence[CalendarBulkRequest | Mapping[str, Any]],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> CalendarBulkAnswer:
        """Write the calendar.

        A list of ranges with the values to set; both ends are inclusive, and only the values that are sent change.
        All or nothing: one bad item refuses the call and `nested` names each. Items apply in order. `availability`
        sets what is left to sell. Each 15 room-days cost one unit of the separate budget for bulk calls.

        Needs **READWRITE** on **accommodation**.

        `POST /rest/v1/calendar/bulk`
        """
        call = Call("POST", "/rest/v1/calendar/bulk", json=body, idempotency_key=idempotency_key, timeout=timeout)
        return decode(CalendarBulkAnswer, await self._client.perform(call))

    async def check_availability(
        self,
        accommodation: str | int,
        product_id: int,
        *,
        start_date: date | None = None,
        end_date: date | None = None,
        timeout: float | None = None,
    ) -> None:
        """Ask whether a stay can be booked.

        Checks every night from arrival to the night before departure, closures, stay limits and cut-off. 200 with
        an empty body, or 406 with the reason.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `start_date`: The first local day of the interval.
        `end_date`: The last local day of the interval; for an availability check, the day of departure.

        `GET /rest/v1/calendar/{accommodation}/{productId}/availabilityCheck`
        """
        call = Call(
            "GET",
            f"/rest/v1/calendar/{path_value(accommodation)}/{path_value(product_id)}/availabilityCheck",
            params={"startDate": start_date, "endDate": end_date},
            timeout=timeout,
        )
        await self._client.perform(call)

    async def read(
        self,
        accommodation: str | int,
        *,
        product: Sequence[int] | None = None,
        date_from: date | None = None,
        date_to: date | None = None,
        size: int | None = None,
        page: int | None = None,
        timeout: float | None = None,
    ) -> Page[CalendarRoom]:
        """Read the calendar.

        Pages over products. A night is `bookable` when something is left, it is not closed, has a price and is not
        inside the cut-off.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `product`: Only these products.
        `date_from`: The first local day. Today when missing.
        `date_to`: The last local day, inclusive. 15 days after dateFrom when missing.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
        `page`: The page wanted, counted from 0.

        `GET /rest/v1/calendar/{accommodation}`
        """
        call = Call(
            "GET",
            f"/rest/v1/calendar/{path_value(accommodation)}",
            params={"product[]": product, "dateFrom": date_from, "dateTo": date_to, "size": size, "page": page},
            timeout=timeout,
        )
        return decode(Page[CalendarRoom], await self._client.perform(call))

    def read_all(
        self,
        accommodation: str | int,
        *,
        product: Sequence[int] | None = None,
        date_from: date | None = None,
        date_to: date | None = None,
        size: int = 20,
        timeout: float | None = None,
    ) -> AsyncIterator[CalendarRoom]:
        """Every row of `read`, page after page as they are needed."""
        return each_row_async(
            lambda page: self.read(
                accommodation,
                product=product,
                date_from=date_from,
                date_to=date_to,
                size=size,
                page=page,
                timeout=timeout,
            ),
            size,
        )
