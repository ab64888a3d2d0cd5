"""Booking, changing, cancelling and finding reservations.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal, TypeAlias

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode, decode_unless_none, rows
from roomrack_client.models import (
    BulkReservation,
    ExtraDetail,
    Reservation,
    ReservationExtras,
    ReservationPayment,
    ReservationRequest,
    ReservationSplit,
    SearchRoomResult,
)
from roomrack_client.paging import Page, Rows, each_row, each_row_async

ReservationsFindStatus: TypeAlias = Literal[
    "CANCELLED",
    "WAITING",
    "CONFIRMED",
    "ACTIVE",
    "NOROOM",
    "COMPLETED",
    "NOCOMPLETED",
    "NEWMESSAGE",
    "EXPIREDMESSAGE",
    "PROPOSAL",
    "PROPOSAL_EXPIRED",
    "NOT_INVOICED",
    "DEPOSIT_NOT_MANAGED",
    "DEPOSIT_IN_WAITING",
    "TO_REVIEW",
]
ReservationsFindType: TypeAlias = Literal[
    "ACTIVE",
    "CHECKIN",
    "CHECKOUT",
    "CREATETIME",
    "TODAYARRIVALS",
    "TOMORROWARRIVALS",
    "NEXT3ARRIVALS",
    "NEXT7ARRIVALS",
    "TODAYDEPARTURES",
    "MODIFIED",
    "MODIFIED_BETWEEN",
    "NEWLY",
    "STAY",
    "IN_HOUSE",
    "NO_CHECKOUT",
    "CANCELLATION",
]


class Reservations(Area):
    """Booking, changing, cancelling and finding reservations."""

    def add_extras(
        self,
        accommodation: str | int,
        id: int,
        body: ReservationExtras | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Page[ExtraDetail]:
        """Add extras to a reservation.

        All or nothing. A `price` that is missing is computed by the model of the extra, for the people and days of
        the stay; one that is sent is taken as it is, for the whole line. The answer has those that were added, with
        their ids.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `POST /rest/v1/reservation/{accommodation}/{id}/extras`
        """
        call = Call(
            "POST",
            f"/rest/v1/reservation/{path_value(accommodation)}/{path_value(id)}/extras",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(Page[ExtraDetail], self._client.perform(call))

    def add_payment(
        self,
        accommodation: str | int,
        id: int,
        body: ReservationPayment | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ReservationPayment:
        """Enter a payment.

        Cash, a transfer, a card at the desk, or money that is planned: with `scheduledTime` and `scheduledAmount`
        it is taken from the stored card at that time. An amount below 0 was given back by hand. `totalPaid` and
        `paymentStatus` of the reservation follow.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `POST /rest/v1/reservation/{accommodation}/{id}/payment`
        """
        call = Call(
            "POST",
            f"/rest/v1/reservation/{path_value(accommodation)}/{path_value(id)}/payment",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ReservationPayment, self._client.perform(call))

    def cancel(self, accommodation: str | int, id: int, *, timeout: float | None = None) -> Reservation:
        """Cancel a reservation.

        Its nights go back on sale. Cancelling a cancelled one changes nothing.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `DELETE /rest/v1/reservation/{accommodation}/{id}`
        """
        call = Call("DELETE", f"/rest/v1/reservation/{path_value(accommodation)}/{path_value(id)}", timeout=timeout)
        return decode(Reservation, self._client.perform(call))

    def cancel_group(self, accommodation: str | int, refer: str, *, timeout: float | None = None) -> Rows[Reservation]:
        """Cancel all rooms of a booking.

        Every reservation with this `refer`.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `refer`: The reference that groups the rooms of one booking.

        `DELETE /rest/v1/reservation/{accommodation}/group/{refer}`
        """
        call = Call(
            "DELETE", f"/rest/v1/reservation/{path_value(accommodation)}/group/{path_value(refer)}", timeout=timeout
        )
        return rows(Reservation, self._client.perform(call))

    def create(
        self,
        accommodation: str | int,
        body: ReservationRequest | Mapping[str, Any],
        *,
        availability: bool | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Reservation:
        """Create a reservation.

        Takes one unit of every night in the same transaction, or refuses: no night is ever sold twice. The same
        `channelId` and `channelRefer` on the same room again is an update, not a second booking. With
        `availability=false` the calendar is left alone.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `availability`: Whether nights are taken from the calendar, or given back to it.

        `POST /rest/v1/reservation/{accommodation}`
        """
        call = Call(
            "POST",
            f"/rest/v1/reservation/{path_value(accommodation)}",
            params={"availability": availability},
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(Reservation, self._client.perform(call))

    def create_many(
        self,
        accommodation: str | int,
        body: BulkReservation | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Rows[Reservation]:
        """Create the rooms of one booking.

        All or nothing; the rooms share one `refer`.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/v1/reservation/bulk/{accommodation}`
        """
        call = Call(
            "POST",
            f"/rest/v1/reservation/bulk/{path_value(accommodation)}",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return rows(Reservation, self._client.perform(call))

    def delete_extra(
        self, accommodation: str | int, id: int, extra_id: int, *, timeout: float | None = None
    ) -> ExtraDetail:
        """Take an extra away.

        The answer is the extra as it was. What stands on an invoice stays.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.
        `extra_id`: The id of the extra within the reservation, as adding it answered.

        `DELETE /rest/v1/reservation/{accommodation}/{id}/extra/{extraId}`
        """
        call = Call(
            "DELETE",
            f"/rest/v1/reservation/{path_value(accommodation)}/{path_value(id)}/extra/{path_value(extra_id)}",
            timeout=timeout,
        )
        return decode(ExtraDetail, self._client.perform(call))

    def delete_extra_group(
        self, accommodation: str | int, id: int, external_id: str, *, timeout: float | None = None
    ) -> ExtraDetail:
        """Take a group of extras away.

        All extras of the reservation with this `externalId`, or none. The answer is the group as one extra, with
        the price and the quantity of all.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.
        `external_id`: What your system calls the extras that belong together.

        `DELETE /rest/v1/reservation/{accommodation}/{id}/extra/group/{externalId}`
        """
        call = Call(
            "DELETE",
            f"/rest/v1/reservation/{path_value(accommodation)}/{path_value(id)}/extra/group/{path_value(external_id)}",
            timeout=timeout,
        )
        return decode(ExtraDetail, self._client.perform(call))

    def delete_payment(
        self, accommodation: str | int, id: int, payment_id: int, *, timeout: float | None = None
    ) -> ReservationPayment:
        """Delete a payment.

        A mistake of the desk. What a processor took is given back instead, and what stands in an invoice stays.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.
        `payment_id`: The payment's id, as the reservation shows it in `payments`.

        `DELETE /rest/v1/reservation/{accommodation}/{id}/payment/{paymentId}`
        """
        call = Call(
            "DELETE",
            f"/rest/v1/reservation/{path_value(accommodation)}/{path_value(id)}/payment/{path_value(payment_id)}",
            timeout=timeout,
        )
        return decode(ReservationPayment, self._client.perform(call))

    def find(
        self,
        accommodation: str | int,
        *,
        ids: Sequence[int] | None = None,
        product: int | None = None,
        products: Sequence[int] | None = None,
        pms: bool | None = None,
        pms_product: int | None = None,
        source: str | None = None,
        status: ReservationsFindStatus | None = None,
        excluded_sources: str | None = None,
        group_results: bool | None = None,
        sort_by: str | None = None,
        refer: str | None = None,
        type: ReservationsFindType | None = None,
        start_date: date | None = None,
        end_date: date | None = None,
        refer_is_exclusive: bool | None = None,
        agency: int | None = None,
        effective_checked_in: bool | None = None,
        effective_checked_out: bool | None = None,
        fields: str | None = None,
        size: int | None = None,
        page: int | None = None,
        timeout: float | None = None,
    ) -> Page[Reservation]:
        """Find reservations.

        `type` says which date the interval is about. `ids[]` excludes all other filters, and so does `refer` unless
        `referIsExclusive` is false. Cancelled reservations are included unless `status` says otherwise.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `ids`: Only these ids. When finding reservations it excludes all other filters.
        `product`: The product; in a search, only reservations of it.
        `products`: Only reservations of these products.
        `pms`: Whether a physical room is assigned to the reservation.
        `pms_product`: Only reservations to which this physical room is assigned.
        `source`: Only reservations from this source, a channel's number or how they came in, such as API.
        `status`: Only reservations in this state. For a calendar, whether it is open.
        `excluded_sources`: Sources whose reservations are left out, separated by commas.
        `group_results`: One row for each booking instead of one for each room.
        `sort_by`: The field to sort by.
        `refer`: The reference that groups the rooms of one booking.
        `type`: Which date of a reservation the interval is about.
        `start_date`: The first local day of the interval.
        `end_date`: The last local day of the interval; for an availability check, the day of departure.
        `refer_is_exclusive`: Whether `refer` excludes all other filters. True when missing.
        `agency`: Only reservations of this agency.
        `effective_checked_in`: Whether the guests have checked in.
        `effective_checked_out`: Whether the guests have checked out.
        `fields`: First-level keys to keep in the answer, separated by commas.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
        `page`: The page wanted, counted from 0.

        `GET /rest/v1/reservation/{accommodation}`
        """
        call = Call(
            "GET",
            f"/rest/v1/reservation/{path_value(accommodation)}",
            params={
                "ids[]": ids,
                "product": product,
                "products[]": products,
                "pms": pms,
                "pmsProduct": pms_product,
                "source": source,
                "status": status,
                "excludedSources": excluded_sources,
                "groupResults": group_results,
                "sortBy": sort_by,
                "refer": refer,
                "type": type,
                "startDate": start_date,
                "endDate": end_date,
                "referIsExclusive": refer_is_exclusive,
                "agency": agency,
                "effectiveCheckedIn": effective_checked_in,
                "effectiveCheckedOut": effective_checked_out,
                "fields": fields,
                "size": size,
                "page": page,
            },
            timeout=timeout,
        )
        return decode(Page[Reservation], self._client.perform(call))

    def find_all(
        self,
        accommodation: str | int,
        *,
        ids: Sequence[int] | None = None,
        product: int | None = None,
        products: Sequence[int] | None = None,
        pms: bool | None = None,
        pms_product: int | None = None,
        source: str | None = None,
        status: ReservationsFindStatus | None = None,
        excluded_sources: str | None = None,
        group_results: bool | None = None,
        sort_by: str | None = None,
        refer: str | None = None,
        type: ReservationsFindType | None = None,
        start_date: date | None = None,
        end_date: date | None = None,
        refer_is_exclusive: bool | None = None,
        agency: int | None = None,
        effective_checked_in: bool | None = None,
        effective_checked_out: bool | None = None,
        fields: str | None = None,
        size: int = 200,
        timeout: float | None = None,
    ) -> Iterator[Reservation]:
        """Every row of `find`, page after page as they are needed."""
        return each_row(
            lambda page: self.find(
                accommodation,
                ids=ids,
                product=product,
                products=products,
                pms=pms,
                pms_product=pms_product,
                source=source,
                status=status,
                excluded_sources=excluded_sources,
                group_results=group_results,
                sort_by=sort_by,
                refer=refer,
                type=type,
                start_date=start_date,
                end_date=end_date,
                refer_is_exclusive=refer_is_exclusive,
                agency=agency,
                effective_checked_in=effective_checked_in,
                effective_checked_out=effective_checked_out,
                fields=fields,
                size=size,
                page=page,
                timeout=timeout,
            ),
            size,
        )

    def get(self, accommodation: str | int, id: int, *, timeout: float | None = None) -> Reservation:
        """Read a reservation.

        With its guests and the breakdown of its price.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `GET /rest/v1/reservation/{accommodation}/{id}`
        """
        call = Call("GET", f"/rest/v1/reservation/{path_value(accommodation)}/{path_value(id)}", timeout=timeout)
        return decode(Reservation, self._client.perform(call))

    def patch(
        self,
        accommodation: str | int,
        id: int,
        body: ReservationRequest | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> Reservation:
        """Change parts of a reservation.

        Any subset of the fields. It can't cancel a confirmed reservation; DELETE does.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `PATCH /rest/v1/reservation/{accommodation}/{id}`
        """
        call = Call(
            "PATCH", f"/rest/v1/reservation/{path_value(accommodation)}/{path_value(id)}", json=body, timeout=timeout
        )
        return decode(Reservation, self._client.perform(call))

    def search(
        self,
        accommodation: str | int,
        *,
        ids: Sequence[int] | None = None,
        checkin: date | None = None,
        checkout: date | None = None,
        currency: str | None = None,
        availcheck: bool | None = None,
        timeout: float | None = None,
    ) -> Rows[SearchRoomResult]:
        """See what a property can sell.

        Every product, and every rate plan of it, from `checkin` (today) to `checkout` (one night), each priced for
        the people that it is for, with each charge apart: `price` is the sum of `netRate`, `vat`, `cleaningPrice`
        and the fees. What can't be sold comes with `bookable: false` and the reason.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `ids`: Only these ids. When finding reservations it excludes all other filters.
        `checkin`: The local day of arrival; today when it is missing.
        `checkout`: The local day of departure; one night after the arrival when it is missing.
        `currency`: The currency of all amounts, such as EUR; the property's own when it is missing.
        `availcheck`: Whether what is sold out can't be booked. It is so when missing.

        `GET /rest/v1/reservation/{accommodation}/search`
        """
        call = Call(
            "GET",
            f"/rest/v1/reservation/{path_value(accommodation)}/search",
            params={
                "ids[]": ids,
                "checkin": checkin,
                "checkout": checkout,
                "currency": currency,
                "availcheck": availcheck,
            },
            timeout=timeout,
        )
        return rows(SearchRoomResult, self._client.perform(call))

    def search_hotel(
        self,
        *,
        id: int | None = None,
        checkin: str | None = None,
        checkout: str | None = None,
        currency: str | None = None,
        ids: Sequence[int] | None = None,
        adults: int | None = None,
        children: int | None = None,
        availcheck: bool | None = None,
        apply_discount: bool | None = None,
        show_hidden: bool | None = None,
        show_rates: bool | None = None,
        ignore_greater_pax: bool | None = None,
        show_lower_occupancy_result: bool | None = None,
        timeout: float | None = None,
    ) -> Rows[SearchRoomResult]:
        """Search what is free for some people.

        As the search of one property, for `adults` and `children`, in the property `id` or in all that the
        credential reaches. Products that are too small are left out, unless `showLowerOccupancyResult` is true. 204
        when no product matches at all.

        Needs **READONLY** on **reservation**.

        `id`: The id of the resource.
        `checkin`: The local day of arrival; today when it is missing.
        `checkout`: The local day of departure; one night after the arrival when it is missing.
        `currency`: The currency of all amounts, such as EUR; the property's own when it is missing.
        `ids`: Only these ids. When finding reservations it excludes all other filters.
        `adults`: How many adults are to stay.
        `children`: How many children are to stay.
        `availcheck`: Whether what is sold out can't be booked. It is so when missing.
        `apply_discount`: Whether discounts are given. They are when missing.
        `show_hidden`: Whether products are shown that the booking engine hides.
        `show_rates`: Whether rates and rate plans are shown, not base rooms alone. They are when missing.
        `ignore_greater_pax`: Whether products with places for more adults are left out.
        `show_lower_occupancy_result`: Whether products are shown that are too small.

        `GET /rest/v1/reservation/search/hotel`
        """
        call = Call(
            "GET",
            "/rest/v1/reservation/search/hotel",
            params={
                "id": id,
                "checkin": checkin,
                "checkout": checkout,
                "currency": currency,
                "ids[]": ids,
                "adults": adults,
                "children": children,
                "availcheck": availcheck,
                "applyDiscount": apply_discount,
                "showHidden": show_hidden,
                "showRates": show_rates,
                "ignoreGreaterPax": ignore_greater_pax,
                "showLowerOccupancyResult": show_lower_occupancy_result,
            },
            timeout=timeout,
        )
        return rows(SearchRoomResult, self._client.perform(call))

    def split(
        self,
        accommodation: str | int,
        reservation_id: int,
        body: ReservationSplit | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Reservation:
        """Let a stay go on in another room.

        From `splitStart` on the stay is in `splitRoom`, of the same property or of `splitAccommodation` in its
        network, until the next split or the departure. The nights there are taken and those that it leaves are
        given back in one step, or nothing changes. Money, guests and invoices stay with the reservation. A second
        split of the same day takes the place of the first.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `reservation_id`: The reservation's id.

        `POST /rest/v1/reservation/{accommodation}/{reservationId}/split`
        """
        call = Call(
            "POST",
            f"/rest/v1/reservation/{path_value(accommodation)}/{path_value(reservation_id)}/split",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(Reservation, self._client.perform(call))

    def undo_split(self, reservation_id: int, *, timeout: float | None = None) -> Reservation:
        """Undo the last split of a stay.

        The nights are again where they were before it, if they are still free. Repeat it to undo earlier ones; 404
        when there is none.

        Needs **READWRITE** on **reservation**.

        `reservation_id`: The reservation's id.

        `DELETE /rest/v1/reservation/{reservationId}/split`
        """
        call = Call("DELETE", f"/rest/v1/reservation/{path_value(reservation_id)}/split", timeout=timeout)
        return decode(Reservation, self._client.perform(call))

    def update(
        self,
        accommodation: str | int,
        id: int,
        body: ReservationRequest | Mapping[str, Any],
        *,
        availability: bool | None = None,
        timeout: float | None = None,
    ) -> Reservation:
        """Replace a reservation, or set its status.

        A body with only `status` changes just that. New dates or another room give the old nights back and take the
        new ones in one transaction. With `availability=false` the nights it holds stay as they are.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.
        `availability`: Whether nights are taken from the calendar, or given back to it.

        `PUT /rest/v1/reservation/{accommodation}/{id}`
        """
        call = Call(
            "PUT",
            f"/rest/v1/reservation/{path_value(accommodation)}/{path_value(id)}",
            params={"availability": availability},
            json=body,
            timeout=timeout,
        )
        return decode(Reservation, self._client.perform(call))

    def update_extra(
        self,
        accommodation: str | int,
        id: int,
        extra_id: int,
        body: ExtraDetail | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> ExtraDetail | None:
        """Change an extra of a reservation.

        Changes what is sent. The price is computed anew when product, quantity or day change, unless it was stated;
        `price: null` has it computed again. 304 without a body when nothing changes, 400 when the extra stands on
        an invoice.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.
        `extra_id`: The id of the extra within the reservation, as adding it answered.

        `PUT /rest/v1/reservation/{accommodation}/{id}/extra/{extraId}`
        """
        call = Call(
            "PUT",
            f"/rest/v1/reservation/{path_value(accommodation)}/{path_value(id)}/extra/{path_value(extra_id)}",
            json=body,
            timeout=timeout,
        )
        return decode_unless_none(ExtraDetail, self._client.perform(call))

    def update_payment(
        self,
        accommodation: str | int,
        id: int,
        payment_id: int,
        body: ReservationPayment | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> ReservationPayment:
        """State a payment anew.

        What is not sent is set back. The amounts of what a processor took, or of what stands in an invoice, can't
        become others.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.
        `payment_id`: The payment's id, as the reservation shows it in `payments`.

        `PUT /rest/v1/reservation/{accommodation}/{id}/payment/{paymentId}`
        """
        call = Call(
            "PUT",
            f"/rest/v1/reservation/{path_value(accommodation)}/{path_value(id)}/payment/{path_value(payment_id)}",
            json=body,
            timeout=timeout,
        )
        return decode(ReservationPayment, self._client.perform(call))


class AsyncReservations(AsyncArea):
    """Booking, changing, cancelling and finding reservations."""

    async def add_extras(
        self,
        accommodation: str | int,
        id: int,
        body: ReservationExtras | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Page[ExtraDetail]:
        """Add extras to a reservation.

        All or nothing. A `price` that is missing is computed by the model of the extra, for the people and days of
        the stay; one that is sent is taken as it is, for the whole line. The answer has those that were added, with
        their ids.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `POST /rest/v1/reservation/{accommodation}/{id}/extras`
        """
        call = Call(
            "POST",
            f"/rest/v1/reservation/{path_value(accommodation)}/{path_value(id)}/extras",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(Page[ExtraDetail], await self._client.perform(call))

    async def add_payment(
        self,
        accommodation: str | int,
        id: int,
        body: ReservationPayment | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ReservationPayment:
        """Enter a payment.

        Cash, a transfer, a card at the desk, or money that is planned: with `scheduledTime` and `scheduledAmount`
        it is taken from the stored card at that time. An amount below 0 was given back by hand. `totalPaid` and
        `paymentStatus` of the reservation follow.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `POST /rest/v1/reservation/{accommodation}/{id}/payment`
        """
        call = Call(
            "POST",
            f"/rest/v1/reservation/{path_value(accommodation)}/{path_value(id)}/payment",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ReservationPayment, await self._client.perform(call))

    async def cancel(self, accommodation: str | int, id: int, *, timeout: float | None = None) -> Reservation:
        """Cancel a reservation.

        Its nights go back on sale. Cancelling a cancelled one changes nothing.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `DELETE /rest/v1/reservation/{accommodation}/{id}`
        """
        call = Call("DELETE", f"/rest/v1/reservation/{path_value(accommodation)}/{path_value(id)}", timeout=timeout)
        return decode(Reservation, await self._client.perform(call))

    async def cancel_group(
        self, accommodation: str | int, refer: str, *, timeout: float | None = None
    ) -> Rows[Reservation]:
        """Cancel all rooms of a booking.

        Every reservation with this `refer`.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `refer`: The reference that groups the rooms of one booking.

        `DELETE /rest/v1/reservation/{accommodation}/group/{refer}`
        """
        call = Call(
            "DELETE", f"/rest/v1/reservation/{path_value(accommodation)}/group/{path_value(refer)}", timeout=timeout
        )
        return rows(Reservation, await self._client.perform(call))

    async def create(
        self,
        accommodation: str | int,
        body: ReservationRequest | Mapping[str, Any],
        *,
        availability: bool | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Reservation:
        """Create a reservation.

        Takes one unit of every night in the same transaction, or refuses: no night is ever sold twice. The same
        `channelId` and `channelRefer` on the same room again is an update, not a second booking. With
        `availability=false` the calendar is left alone.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `availability`: Whether nights are taken from the calendar, or given back to it.

        `POST /rest/v1/reservation/{accommodation}`
        """
        call = Call(
            "POST",
            f"/rest/v1/reservation/{path_value(accommodation)}",
            params={"availability": availability},
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(Reservation, await self._client.perform(call))

    async def create_many(
        self,
        accommodation: str | int,
        body: BulkReservation | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Rows[Reservation]:
        """Create the rooms of one booking.

        All or nothing; the rooms share one `refer`.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/v1/reservation/bulk/{accommodation}`
        """
        call = Call(
            "POST",
            f"/rest/v1/reservation/bulk/{path_value(accommodation)}",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return rows(Reservation, await self._client.perform(call))

    async def delete_extra(
        self, accommodation: str | int, id: int, extra_id: int, *, timeout: float | None = None
    ) -> ExtraDetail:
        """Take an extra away.

        The answer is the extra as it was. What stands on an invoice stays.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.
        `extra_id`: The id of the extra within the reservation, as adding it answered.

        `DELETE /rest/v1/reservation/{accommodation}/{id}/extra/{extraId}`
        """
        call = Call(
            "DELETE",
            f"/rest/v1/reservation/{path_value(accommodation)}/{path_value(id)}/extra/{path_value(extra_id)}",
            timeout=timeout,
        )
        return decode(ExtraDetail, await self._client.perform(call))

    async def delete_extra_group(
        self, accommodation: str | int, id: int, external_id: str, *, timeout: float | None = None
    ) -> ExtraDetail:
        """Take a group of extras away.

        All extras of the reservation with this `externalId`, or none. The answer is the group as one extra, with
        the price and the quantity of all.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.
        `external_id`: What your system calls the extras that belong together.

        `DELETE /rest/v1/reservation/{accommodation}/{id}/extra/group/{externalId}`
        """
        call = Call(
            "DELETE",
            f"/rest/v1/reservation/{path_value(accommodation)}/{path_value(id)}/extra/group/{path_value(external_id)}",
            timeout=timeout,
        )
        return decode(ExtraDetail, await self._client.perform(call))

    async def delete_payment(
        self, accommodation: str | int, id: int, payment_id: int, *, timeout: float | None = None
    ) -> ReservationPayment:
        """Delete a payment.

        A mistake of the desk. What a processor took is given back instead, and what stands in an invoice stays.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.
        `payment_id`: The payment's id, as the reservation shows it in `payments`.

        `DELETE /rest/v1/reservation/{accommodation}/{id}/payment/{paymentId}`
        """
        call = Call(
            "DELETE",
            f"/rest/v1/reservation/{path_value(accommodation)}/{path_value(id)}/payment/{path_value(payment_id)}",
            timeout=timeout,
        )
        return decode(ReservationPayment, await self._client.perform(call))

    async def find(
        self,
        accommodation: str | int,
        *,
        ids: Sequence[int] | None = None,
        product: int | None = None,
        products: Sequence[int] | None = None,
        pms: bool | None = None,
        pms_product: int | None = None,
        source: str | None = None,
        status: ReservationsFindStatus | None = None,
        excluded_sources: str | None = None,
        group_results: bool | None = None,
        sort_by: str | None = None,
        refer: str | None = None,
        type: ReservationsFindType | None = None,
        start_date: date | None = None,
        end_date: date | None = None,
        refer_is_exclusive: bool | None = None,
        agency: int | None = None,
        effective_checked_in: bool | None = None,
        effective_checked_out: bool | None = None,
        fields: str | None = None,
        size: int | None = None,
        page: int | None = None,
        timeout: float | None = None,
    ) -> Page[Reservation]:
        """Find reservations.

        `type` says which date the interval is about. `ids[]` excludes all other filters, and so does `refer` unless
        `referIsExclusive` is false. Cancelled reservations are included unless `status` says otherwise.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `ids`: Only these ids. When finding reservations it excludes all other filters.
        `product`: The product; in a search, only reservations of it.
        `products`: Only reservations of these products.
        `pms`: Whether a physical room is assigned to the reservation.
        `pms_product`: Only reservations to which this physical room is assigned.
        `source`: Only reservations from this source, a channel's number or how they came in, such as API.
        `status`: Only reservations in this state. For a calendar, whether it is open.
        `excluded_sources`: Sources whose reservations are left out, separated by commas.
        `group_results`: One row for each booking instead of one for each room.
        `sort_by`: The field to sort by.
        `refer`: The reference that groups the rooms of one booking.
        `type`: Which date of a reservation the interval is about.
        `start_date`: The first local day of the interval.
        `end_date`: The last local day of the interval; for an availability check, the day of departure.
        `refer_is_exclusive`: Whether `refer` excludes all other filters. True when missing.
        `agency`: Only reservations of this agency.
        `effective_checked_in`: Whether the guests have checked in.
        `effective_checked_out`: Whether the guests have checked out.
        `fields`: First-level keys to keep in the answer, separated by commas.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
        `page`: The page wanted, counted from 0.

        `GET /rest/v1/reservation/{accommodation}`
        """
        call = Call(
            "GET",
            f"/rest/v1/reservation/{path_value(accommodation)}",
            params={
                "ids[]": ids,
                "product": product,
                "products[]": products,
                "pms": pms,
                "pmsProduct": pms_product,
                "source": source,
                "status": status,
                "excludedSources": excluded_sources,
                "groupResults": group_results,
                "sortBy": sort_by,
                "refer": refer,
                "type": type,
                "startDate": start_date,
                "endDate": end_date,
                "referIsExclusive": refer_is_exclusive,
                "agency": agency,
                "effectiveCheckedIn": effective_checked_in,
                "effectiveCheckedOut": effective_checked_out,
                "fields": fields,
                "size": size,
                "page": page,
            },
            timeout=timeout,
        )
        return decode(Page[Reservation], await self._client.perform(call))

    def find_all(
        self,
        accommodation: str | int,
        *,
        ids: Sequence[int] | None = None,
        product: int | None = None,
        products: Sequence[int] | None = None,
        pms: bool | None = None,
        pms_product: int | None = None,
        source: str | None = None,
        status: ReservationsFindStatus | None = None,
        excluded_sources: str | None = None,
        group_results: bool | None = None,
        sort_by: str | None = None,
        refer: str | None = None,
        type: ReservationsFindType | None = None,
        start_date: date | None = None,
        end_date: date | None = None,
        refer_is_exclusive: bool | None = None,
        agency: int | None = None,
        effective_checked_in: bool | None = None,
        effective_checked_out: bool | None = None,
        fields: str | None = None,
        size: int = 200,
        timeout: float | None = None,
    ) -> AsyncIterator[Reservation]:
        """Every row of `find`, page after page as they are needed."""
        return each_row_async(
            lambda page: self.find(
                accommodation,
                ids=ids,
                product=product,
                products=products,
                pms=pms,
                pms_product=pms_product,
                source=source,
                status=status,
                excluded_sources=excluded_sources,
                group_results=group_results,
                sort_by=sort_by,
                refer=refer,
                type=type,
                start_date=start_date,
                end_date=end_date,
                refer_is_exclusive=refer_is_exclusive,
                agency=agency,
                effective_checked_in=effective_checked_in,
                effective_checked_out=effective_checked_out,
                fields=fields,
                size=size,
                page=page,
                timeout=timeout,
            ),
            size,
        )

    async def get(self, accommodation: str | int, id: int, *, timeout: float | None = None) -> Reservation:
        """Read a reservation.

        With its guests and the breakdown of its price.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `GET /rest/v1/reservation/{accommodation}/{id}`
        """
        call = Call("GET", f"/rest/v1/reservation/{path_value(accommodation)}/{path_value(id)}", timeout=timeout)
        return decode(Reservation, await self._client.perform(call))

    async def patch(
        self,
        accommodation: str | int,
        id: int,
        body: ReservationRequest | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> Reservation:
        """Change parts of a reservation.

        Any subset of the fields. It can't cancel a confirmed reservation; DELETE does.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `PATCH /rest/v1/reservation/{accommodation}/{id}`
        """
        call = Call(
            "PATCH", f"/rest/v1/reservation/{path_value(accommodation)}/{path_value(id)}", json=body, timeout=timeout
        )
        return decode(Reservation, await self._client.perform(call))

    async def search(
        self,
        accommodation: str | int,
        *,
        ids: Sequence[int] | None = None,
        checkin: date | None = None,
        checkout: date | None = None,
        currency: str | None = None,
        availcheck: bool | None = None,
        timeout: float | None = None,
    ) -> Rows[SearchRoomResult]:
        """See what a property can sell.

        Every product, and every rate plan of it, from `checkin` (today) to `checkout` (one night), each priced for
        the people that it is for, with each charge apart: `price` is the sum of `netRate`, `vat`, `cleaningPrice`
        and the fees. What can't be sold comes with `bookable: false` and the reason.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `ids`: Only these ids. When finding reservations it excludes all other filters.
        `checkin`: The local day of arrival; today when it is missing.
        `checkout`: The local day of departure; one night after the arrival when it is missing.
        `currency`: The currency of all amounts, such as EUR; the property's own when it is missing.
        `availcheck`: Whether what is sold out can't be booked. It is so when missing.

        `GET /rest/v1/reservation/{accommodation}/search`
        """
        call = Call(
            "GET",
            f"/rest/v1/reservation/{path_value(accommodation)}/search",
            params={
                "ids[]": ids,
                "checkin": checkin,
                "checkout": checkout,
                "currency": currency,
                "availcheck": availcheck,
            },
            timeout=timeout,
        )
        return rows(SearchRoomResult, await self._client.perform(call))

    async def search_hotel(
        self,
        *,
        id: int | None = None,
        checkin: str | None = None,
        checkout: str | None = None,
        currency: str | None = None,
        ids: Sequence[int] | None = None,
        adults: int | None = None,
        children: int | None = None,
        availcheck: bool | None = None,
        apply_discount: bool | None = None,
        show_hidden: bool | None = None,
        show_rates: bool | None = None,
        ignore_greater_pax: bool | None = None,
        show_lower_occupancy_result: bool | None = None,
        timeout: float | None = None,
    ) -> Rows[SearchRoomResult]:
        """Search what is free for some people.

        As the search of one property, for `adults` and `children`, in the property `id` or in all that the
        credential reaches. Products that are too small are left out, unless `showLowerOccupancyResult` is true. 204
        when no product matches at all.

        Needs **READONLY** on **reservation**.

        `id`: The id of the resource.
        `checkin`: The local day of arrival; today when it is missing.
        `checkout`: The local day of departure; one night after the arrival when it is missing.
        `currency`: The currency of all amounts, such as EUR; the property's own when it is missing.
        `ids`: Only these ids. When finding reservations it excludes all other filters.
        `adults`: How many adults are to stay.
        `children`: How many children are to stay.
        `availcheck`: Whether what is sold out can't be booked. It is so when missing.
        `apply_discount`: Whether discounts are given. They are when missing.
        `show_hidden`: Whether products are shown that the booking engine hides.
        `show_rates`: Whether rates and rate plans are shown, not base rooms alone. They are when missing.
        `ignore_greater_pax`: Whether products with places for more adults are left out.
        `show_lower_occupancy_result`: Whether products are shown that are too small.

        `GET /rest/v1/reservation/search/hotel`
        """
        call = Call(
            "GET",
            "/rest/v1/reservation/search/hotel",
            params={
                "id": id,
                "checkin": checkin,
                "checkout": checkout,
                "currency": currency,
                "ids[]": ids,
                "adults": adults,
                "children": children,
                "availcheck": availcheck,
                "applyDiscount": apply_discount,
                "showHidden": show_hidden,
                "showRates": show_rates,
                "ignoreGreaterPax": ignore_greater_pax,
                "showLowerOccupancyResult": show_lower_occupancy_result,
            },
            timeout=timeout,
        )
        return rows(SearchRoomResult, await self._client.perform(call))

    async def split(
        self,
        accommodation: str | int,
        reservation_id: int,
        body: ReservationSplit | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Reservation:
        """Let a stay go on in another room.

        From `splitStart` on the stay is in `splitRoom`, of the same property or of `splitAccommodation` in its
        network, until the next split or the departure. The nights there are taken and those that it leaves are
        given back in one step, or nothing changes. Money, guests and invoices stay with the reservation. A second
        split of the same day takes the place of the first.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `reservation_id`: The reservation's id.

        `POST /rest/v1/reservation/{accommodation}/{reservationId}/split`
        """
        call = Call(
            "POST",
            f"/rest/v1/reservation/{path_value(accommodation)}/{path_value(reservation_id)}/split",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(Reservation, await self._client.perform(call))

    async def undo_split(self, reservation_id: int, *, timeout: float | None = None) -> Reservation:
        """Undo the last split of a stay.

        The nights are again where they were before it, if they are still free. Repeat it to undo earlier ones; 404
        when there is none.

        Needs **READWRITE** on **reservation**.

        `reservation_id`: The reservation's id.

        `DELETE /rest/v1/reservation/{reservationId}/split`
        """
        call = Call("DELETE", f"/rest/v1/reservation/{path_value(reservation_id)}/split", timeout=timeout)
        return decode(Reservation, await self._client.perform(call))

    async def update(
        self,
        accommodation: str | int,
        id: int,
        body: ReservationRequest | Mapping[str, Any],
        *,
        availability: bool | None = None,
        timeout: float | None = None,
    ) -> Reservation:
        """Replace a reservation, or set its status.

        A body with only `status` changes just that. New dates or another room give the old nights back and take the
        new ones in one transaction. With `availability=false` the nights it holds stay as they are.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.
        `availability`: Whether nights are taken from the calendar, or given back to it.

        `PUT /rest/v1/reservation/{accommodation}/{id}`
        """
        call = Call(
            "PUT",
            f"/rest/v1/reservation/{path_value(accommodation)}/{path_value(id)}",
            params={"availability": availability},
            json=body,
            timeout=timeout,
        )
        return decode(Reservation, await self._client.perform(call))

    async def update_extra(
        self,
        accommodation: str | int,
        id: int,
        extra_id: int,
        body: ExtraDetail | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> ExtraDetail | None:
        """Change an extra of a reservation.

        Changes what is sent. The price is computed anew when product, quantity or day change, unless it was stated;
        `price: null` has it computed again. 304 without a body when nothing changes, 400 when the extra stands on
        an invoice.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.
        `extra_id`: The id of the extra within the reservation, as adding it answered.

        `PUT /rest/v1/reservation/{accommodation}/{id}/extra/{extraId}`
        """
        call = Call(
            "PUT",
            f"/rest/v1/reservation/{path_value(accommodation)}/{path_value(id)}/extra/{path_value(extra_id)}",
            json=body,
            timeout=timeout,
        )
        return decode_unless_none(ExtraDetail, await self._client.perform(call))

    async def update_payment(
        self,
        accommodation: str | int,
        id: int,
        payment_id: int,
        body: ReservationPayment | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> ReservationPayment:
        """State a payment anew.

        What is not sent is set back. The amounts of what a processor took, or of what stands in an invoice, can't
        become others.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.
        `payment_id`: The payment's id, as the reservation shows it in `payments`.

        `PUT /rest/v1/reservation/{accommodation}/{id}/payment/{paymentId}`
        """
        call = Call(
            "PUT",
            f"/rest/v1/reservation/{path_value(accommodation)}/{path_value(id)}/payment/{path_value(payment_id)}",
            json=body,
            timeout=timeout,
        )
        return decode(ReservationPayment, await self._client.perform(call))
