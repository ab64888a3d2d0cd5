"""Dry runs, guarded writes, undo, price traces, and files of the calendar. Roomrack's own.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode
from roomrack_client.models import (
    CalendarBulkAnswer,
    CalendarBulkRequest,
    CalendarDryRun,
    CalendarGuardedItem,
    CalendarPriceTrace,
    CalendarVersionedRoom,
)
from roomrack_client.paging import Page, each_row, each_row_async


class CalendarTools(Area):
    """Dry runs, guarded writes, undo, price traces, and files of the calendar. Roomrack's own."""

    def bulk(
        self,
        body: Sequence[CalendarGuardedItem | Mapping[str, Any]],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> CalendarBulkAnswer:
        """Write the calendar, only if it has not changed.

        As the contract's bulk write. An item can name, as `ifVersion`, the version of exactly its days; if they
        have another one by now, the call is refused and nothing is written. Each 15 room-days cost one unit of the
        separate budget for bulk calls.

        Needs **READWRITE** on **accommodation**.

        `POST /rest/x1/calendar/bulk`
        """
        call = Call("POST", "/rest/x1/calendar/bulk", json=body, idempotency_key=idempotency_key, timeout=timeout)
        return decode(CalendarBulkAnswer, self._client.perform(call))

    def dry_run(
        self,
        body: Sequence[CalendarBulkRequest | Mapping[str, Any]],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> CalendarDryRun:
        """See what a bulk write would change.

        Takes the body of a bulk write and refuses what it refuses, but writes nothing. The answer holds, for each
        product that would show another value, each day with the values before and after; `derived` says that the
        change comes from another product. `additionalCost` is what the write itself would cost.

        Needs **READWRITE** on **accommodation**.

        `POST /rest/x1/calendar/dry-run`
        """
        call = Call("POST", "/rest/x1/calendar/dry-run", json=body, idempotency_key=idempotency_key, timeout=timeout)
        return decode(CalendarDryRun, self._client.perform(call))

    def read(
        self,
        accommodation: str | int,
        *,
        product: Sequence[int] | None = None,
        date_from: date | None = None,
        date_to: date | None = None,
        page: int | None = None,
        size: int | None = None,
        timeout: float | None = None,
    ) -> Page[CalendarVersionedRoom]:
        """Read the calendar with versions.

        As the contract's reading, and `version` for each product: it stays the same as long as nothing that the
        product stores for exactly these days has changed, by a write or by a booking. What it shows of its parent
        does not count.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `product`: Only these products.
        `date_from`: The first local day. Today when missing.
        `date_to`: The last local day, inclusive. 15 days after dateFrom when missing.
        `page`: The page wanted, counted from 0.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.

        `GET /rest/x1/calendar/{accommodation}`
        """
        call = Call(
            "GET",
            f"/rest/x1/calendar/{path_value(accommodation)}",
            params={"product[]": product, "dateFrom": date_from, "dateTo": date_to, "page": page, "size": size},
            timeout=timeout,
        )
        return decode(Page[CalendarVersionedRoom], self._client.perform(call))

    def read_all(
        self,
        accommodation: str | int,
        *,
        product: Sequence[int] | None = None,
        date_from: date | None = None,
        date_to: date | None = None,
        size: int = 100,
        timeout: float | None = None,
    ) -> Iterator[CalendarVersionedRoom]:
        """Every row of `read`, page after page as they are needed."""
        return each_row(
            lambda page: self.read(
                accommodation,
                product=product,
                date_from=date_from,
                date_to=date_to,
                page=page,
                size=size,
                timeout=timeout,
            ),
            size,
        )

    def trace_price(
        self,
        accommodation: str | int,
        product_id: int,
        *,
        date_from: date | None = None,
        date_to: date | None = None,
        timeout: float | None = None,
    ) -> CalendarPriceTrace:
        """See how a price comes about.

        For each night, from today on when `dateFrom` is missing and for one night when `dateTo` is: the stored
        price, each rule from there to the product, rounding, and the minimum selling price. `words` say each step
        in a sentence. A step without `price` leaves none.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `date_from`: The first local day. Today when missing.
        `date_to`: The last local day, inclusive. 15 days after dateFrom when missing.

        `GET /rest/x1/calendar/{accommodation}/{productId}/price`
        """
        call = Call(
            "GET",
            f"/rest/x1/calendar/{path_value(accommodation)}/{path_value(product_id)}/price",
            params={"dateFrom": date_from, "dateTo": date_to},
            timeout=timeout,
        )
        return decode(CalendarPriceTrace, self._client.perform(call))

    def undo(self, id: int, *, idempotency_key: str | None = None, timeout: float | None = None) -> CalendarBulkAnswer:
        """Undo a bulk write.

        Brings back what the write with this id (`process` of its answer) overwrote in the last 24 hours, as a write
        of its own. It is refused, with the days, where another write or a booking has changed the same values
        since.

        Needs **READWRITE** on **accommodation**.

        `id`: The id of the resource.

        `POST /rest/x1/calendar/write/{id}/undo`
        """
        call = Call(
            "POST", f"/rest/x1/calendar/write/{path_value(id)}/undo", idempotency_key=idempotency_key, timeout=timeout
        )
        return decode(CalendarBulkAnswer, self._client.perform(call))


class AsyncCalendarTools(AsyncArea):
    """Dry runs, guarded writes, undo, price traces, and files of the calendar. Roomrack's own."""

    async def bulk(
        self,
        body: Sequence[CalendarGuardedItem | Mapping[str, Any]],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> CalendarBulkAnswer:
        """Write the calendar, only if it has not changed.

        As the contract's bulk write. An item can name, as `ifVersion`, the version of exactly its days; if they
        have another one by now, the call is refused and nothing is written. Each 15 room-days cost one unit of the
        separate budget for bulk calls.

        Needs **READWRITE** on **accommodation**.

        `POST /rest/x1/calendar/bulk`
        """
        call = Call("POST", "/rest/x1/calendar/bulk", json=body, idempotency_key=idempotency_key, timeout=timeout)
        return decode(CalendarBulkAnswer, await self._client.perform(call))

    async def dry_run(
        self,
        body: Sequence[CalendarBulkRequest | Mapping[str, Any]],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> CalendarDryRun:
        """See what a bulk write would change.

        Takes the body of a bulk write and refuses what it refuses, but writes nothing. The answer holds, for each
        product that would show another value, each day with the values before and after; `derived` says that the
        change comes from another product. `additionalCost` is what the write itself would cost.

        Needs **READWRITE** on **accommodation**.

        `POST /rest/x1/calendar/dry-run`
        """
        call = Call("POST", "/rest/x1/calendar/dry-run", json=body, idempotency_key=idempotency_key, timeout=timeout)
        return decode(CalendarDryRun, await self._client.perform(call))

    async def read(
        self,
        accommodation: str | int,
        *,
        product: Sequence[int] | None = None,
        date_from: date | None = None,
        date_to: date | None = None,
        page: int | None = None,
        size: int | None = None,
        timeout: float | None = None,
    ) -> Page[CalendarVersionedRoom]:
        """Read the calendar with versions.

        As the contract's reading, and `version` for each product: it stays the same as long as nothing that the
        product stores for exactly these days has changed, by a write or by a booking. What it shows of its parent
        does not count.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `product`: Only these products.
        `date_from`: The first local day. Today when missing.
        `date_to`: The last local day, inclusive. 15 days after dateFrom when missing.
        `page`: The page wanted, counted from 0.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.

        `GET /rest/x1/calendar/{accommodation}`
        """
        call = Call(
            "GET",
            f"/rest/x1/calendar/{path_value(accommodation)}",
            params={"product[]": product, "dateFrom": date_from, "dateTo": date_to, "page": page, "size": size},
            timeout=timeout,
        )
        return decode(Page[CalendarVersionedRoom], await self._client.perform(call))

    def read_all(
        self,
        accommodation: str | int,
        *,
        product: Sequence[int] | None = None,
        date_from: date | None = None,
        date_to: date | None = None,
        size: int = 100,
        timeout: float | None = None,
    ) -> AsyncIterator[CalendarVersionedRoom]:
        """Every row of `read`, page after page as they are needed."""
        return each_row_async(
            lambda page: self.read(
                accommodation,
                product=product,
                date_from=date_from,
                date_to=date_to,
                page=page,
                size=size,
                timeout=timeout,
            ),
            size,
        )

    async def trace_price(
        self,
        accommodation: str | int,
        product_id: int,
        *,
        date_from: date | None = None,
        date_to: date | None = None,
        timeout: float | None = None,
    ) -> CalendarPriceTrace:
        """See how a price comes about.

        For each night, from today on when `dateFrom` is missing and for one night when `dateTo` is: the stored
        price, each rule from there to the product, rounding, and the minimum selling price. `words` say each step
        in a sentence. A step without `price` leaves none.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `date_from`: The first local day. Today when missing.
        `date_to`: The last local day, inclusive. 15 days after dateFrom when missing.

        `GET /rest/x1/calendar/{accommodation}/{productId}/price`
        """
        call = Call(
            "GET",
            f"/rest/x1/calendar/{path_value(accommodation)}/{path_value(product_id)}/price",
            params={"dateFrom": date_from, "dateTo": date_to},
            timeout=timeout,
        )
        return decode(CalendarPriceTrace, await self._client.perform(call))

    async def undo(
        self, id: int, *, idempotency_key: str | None = None, timeout: float | None = None
    ) -> CalendarBulkAnswer:
        """Undo a bulk write.

        Brings back what the write with this id (`process` of its answer) overwrote in the last 24 hours, as a write
        of its own. It is refused, with the days, where another write or a booking has changed the same values
        since.

        Needs **READWRITE** on **accommodation**.

        `id`: The id of the resource.

        `POST /rest/x1/calendar/write/{id}/undo`
        """
        call = Call(
            "POST", f"/rest/x1/calendar/write/{path_value(id)}/undo", idempotency_key=idempotency_key, timeout=timeout
        )
        return decode(CalendarBulkAnswer, await self._client.perform(call))
