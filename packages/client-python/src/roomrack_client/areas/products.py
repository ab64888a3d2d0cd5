"""Products, which are room types and the rates derived from them.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from typing import Any, Literal, TypeAlias

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode, decode_unless_none, rows
from roomrack_client.models import (
    ItemResponse,
    ItemResponseV3,
    Photo,
    Room,
    RoomManagement,
    RoomManagementBasic,
    RoomRateV3,
)
from roomrack_client.paging import Rows, each_row, each_row_async

ProductsTranslateLanguage: TypeAlias = Literal[
    "IT", "EN", "FR", "ES", "DE", "RU", "PT", "NL", "JA", "EL", "TR", "ZH", "CA", "RO"
]
ProductsTranslateV3Language: TypeAlias = Literal[
    "IT", "EN", "FR", "ES", "DE", "RU", "PT", "NL", "JA", "EL", "TR", "ZH", "CA", "RO"
]


class Products(Area):
    """Products, which are room types and the rates derived from them."""

    def copy(
        self,
        accommodation: str | int,
        body: RoomManagement | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> RoomManagement:
        """Copy products.

        Within the property, to `destinationAccommodationId`, another one of the network, or to a new one that is
        called `newAccommodationName` and is otherwise like this one. Texts, rules and the calendar from today on
        come along, reservations do not. Without `roomIds` all products are copied. Answers the new ids, in the
        order of those that were sent.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/v2/roomrates/{accommodation}/copy`
        """
        call = Call(
            "POST",
            f"/rest/v2/roomrates/{path_value(accommodation)}/copy",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(RoomManagement, self._client.perform(call))

    def copy_v3(
        self,
        accommodation: str | int,
        body: RoomManagement | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> RoomManagement:
        """Copy products, in the shape of version 3.

        Within the property, to `destinationAccommodationId`, another one of the network, or to a new one that is
        called `newAccommodationName` and is otherwise like this one. Texts, rules and the calendar from today on
        come along, reservations do not. Without `roomIds` all products are copied. Answers the new ids, in the
        order of those that were sent.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/v3/roomrates/{accommodation}/copy`
        """
        call = Call(
            "POST",
            f"/rest/v3/roomrates/{path_value(accommodation)}/copy",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(RoomManagement, self._client.perform(call))

    def create(
        self,
        accommodation: str | int,
        body: Room | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Rows[ItemResponse]:
        """Create a product.

        A product without a parent is a base room; with `derivedRule.parent` it is a rate or room derived from
        another.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/v1/roomrates/{accommodation}`
        """
        call = Call(
            "POST",
            f"/rest/v1/roomrates/{path_value(accommodation)}",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return rows(ItemResponse, self._client.perform(call))

    def create_suite(
        self,
        accommodation: str | int,
        product: int,
        *,
        children: Sequence[int] | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Rows[Room]:
        """Make a product a suite.

        `children[]` are the base rooms that it aggregates: it is available while each of them is, and a booking
        takes one of each. Its derived rule is cleared and its quantity is 1. Sent again, it gives the suite other
        rooms. Answers the suite, then its rooms.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `product`: The product; in a search, only reservations of it.
        `children`: The base rooms of the suite.

        `POST /rest/v1/roomrates/{accommodation}/{product}/suite`
        """
        call = Call(
            "POST",
            f"/rest/v1/roomrates/{path_value(accommodation)}/{path_value(product)}/suite",
            params={"children[]": children},
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return rows(Room, self._client.perform(call))

    def create_v3(
        self,
        accommodation: str | int,
        body: RoomRateV3 | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Rows[ItemResponseV3]:
        """Create a product, in the shape of version 3.

        A product without a parent is a base room; with `derivedRule.parent` it is a rate or room derived from
        another.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/v3/roomrates/{accommodation}`
        """
        call = Call(
            "POST",
            f"/rest/v3/roomrates/{path_value(accommodation)}",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return rows(ItemResponseV3, self._client.perform(call))

    def delete(self, accommodation: str | int, product_id: int, *, timeout: float | None = None) -> Room:
        """Delete a product.

        Refused while rates are derived from it, a suite contains it, or stays to come are booked on it; the error
        says which.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `DELETE /rest/v1/roomrates/{accommodation}/{productId}`
        """
        call = Call(
            "DELETE", f"/rest/v1/roomrates/{path_value(accommodation)}/{path_value(product_id)}", timeout=timeout
        )
        return decode(Room, self._client.perform(call))

    def delete_photo(
        self, accommodation: str | int, product_id: int, image_id: int, *, timeout: float | None = None
    ) -> Photo:
        """Delete a photo of a product.

        By its id, as `listProductPhotos` shows it. It answers the photo as it was.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `image_id`: The photo's id.

        `DELETE /rest/v1/roomrates/{accommodation}/{productId}/image/{imageId}`
        """
        call = Call(
            "DELETE",
            f"/rest/v1/roomrates/{path_value(accommodation)}/{path_value(product_id)}/image/{path_value(image_id)}",
            timeout=timeout,
        )
        return decode(Photo, self._client.perform(call))

    def delete_photos(self, accommodation: str | int, product_id: int, *, timeout: float | None = None) -> Rows[Photo]:
        """Delete all photos of a product.

        It answers them as they were: an empty list when there was none.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `DELETE /rest/v1/roomrates/{accommodation}/{productId}/image`
        """
        call = Call(
            "DELETE", f"/rest/v1/roomrates/{path_value(accommodation)}/{path_value(product_id)}/image", timeout=timeout
        )
        return rows(Photo, self._client.perform(call))

    def delete_pms_room_photo(
        self, accommodation: str | int, product_id: int, pms_room_image_id: int, *, timeout: float | None = None
    ) -> Photo:
        """Delete a photo of a physical room.

        By its id, as `listPmsRoomPhotos` shows it; the room must belong to the product. It answers the photo as it
        was.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `pms_room_image_id`: The photo's id.

        `DELETE /rest/v1/roomrates/{accommodation}/{productId}/pmsRoomImage/{pmsRoomImageId}`
        """
        call = Call(
            "DELETE",
            f"/rest/v1/roomrates/{path_value(accommodation)}/{path_value(product_id)}/pmsRoomImage/{path_value(pms_room_image_id)}",
            timeout=timeout,
        )
        return decode(Photo, self._client.perform(call))

    def get(self, accommodation: str | int, roomid: int, *, timeout: float | None = None) -> Room:
        """Read a product.

        With its rules, texts and, where it is a suite, what it aggregates.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `roomid`: The product's id.

        `GET /rest/v1/roomrates/{accommodation}/{roomid}`
        """
        call = Call("GET", f"/rest/v1/roomrates/{path_value(accommodation)}/{path_value(roomid)}", timeout=timeout)
        return decode(Room, self._client.perform(call))

    def list(
        self,
        accommodation: str | int,
        *,
        fields: str | None = None,
        ids: Sequence[int] | None = None,
        page: int | None = None,
        size: int | None = None,
        include_rms: bool | None = None,
        timeout: float | None = None,
    ) -> Rows[Room]:
        """List a property's products.

        Everything in one answer, or pages when `page` or `size` is sent.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `fields`: First-level keys to keep in the answer, separated by commas.
        `ids`: Only these ids. When finding reservations it excludes all other filters.
        `page`: The page wanted, counted from 0.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
        `include_rms`: Whether products that a revenue management system derived are listed too.

        `GET /rest/v2/roomrates/{accommodation}`
        """
        call = Call(
            "GET",
            f"/rest/v2/roomrates/{path_value(accommodation)}",
            params={"fields": fields, "ids[]": ids, "page": page, "size": size, "includeRms": include_rms},
            timeout=timeout,
        )
        return rows(Room, self._client.perform(call))

    def list_all(
        self,
        accommodation: str | int,
        *,
        fields: str | None = None,
        ids: Sequence[int] | None = None,
        size: int = 100,
        include_rms: bool | None = None,
        timeout: float | None = None,
    ) -> Iterator[Room]:
        """Every row of `list`, page after page as they are needed."""
        return each_row(
            lambda page: self.list(
                accommodation, fields=fields, ids=ids, page=page, size=size, include_rms=include_rms, timeout=timeout
            ),
            size,
        )

    def list_connected(
        self,
        accommodation: str | int,
        *,
        ids: Sequence[int] | None = None,
        page: int | None = None,
        size: int | None = None,
        include_rms: bool | None = None,
        timeout: float | None = None,
    ) -> Rows[Room]:
        """List the products that are sold over connections.

        Those that are mapped in at least one of the property's connections.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `ids`: Only these ids. When finding reservations it excludes all other filters.
        `page`: The page wanted, counted from 0.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
        `include_rms`: Whether products that a revenue management system derived are listed too.

        `GET /rest/v2/roomrates/{accommodation}/connections`
        """
        call = Call(
            "GET",
            f"/rest/v2/roomrates/{path_value(accommodation)}/connections",
            params={"ids[]": ids, "page": page, "size": size, "includeRms": include_rms},
            timeout=timeout,
        )
        return rows(Room, self._client.perform(call))

    def list_connected_all(
        self,
        accommodation: str | int,
        *,
        ids: Sequence[int] | None = None,
        size: int = 100,
        include_rms: bool | None = None,
        timeout: float | None = None,
    ) -> Iterator[Room]:
        """Every row of `list_connected`, page after page as they are needed."""
        return each_row(
            lambda page: self.list_connected(
                accommodation, ids=ids, page=page, size=size, include_rms=include_rms, timeout=timeout
            ),
            size,
        )

    def list_connected_v3(
        self,
        accommodation: str | int,
        *,
        ids: Sequence[int] | None = None,
        page: int | None = None,
        size: int | None = None,
        include_rms: bool | None = None,
        timeout: float | None = None,
    ) -> Rows[RoomRateV3]:
        """List the products that are sold over connections, in the shape of version 3.

        Those that are mapped in at least one of the property's connections.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `ids`: Only these ids. When finding reservations it excludes all other filters.
        `page`: The page wanted, counted from 0.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
        `include_rms`: Whether products that a revenue management system derived are listed too.

        `GET /rest/v3/roomrates/{accommodation}/connections`
        """
        call = Call(
            "GET",
            f"/rest/v3/roomrates/{path_value(accommodation)}/connections",
            params={"ids[]": ids, "page": page, "size": size, "includeRms": include_rms},
            timeout=timeout,
        )
        return rows(RoomRateV3, self._client.perform(call))

    def list_connected_v3_all(
        self,
        accommodation: str | int,
        *,
        ids: Sequence[int] | None = None,
        size: int = 100,
        include_rms: bool | None = None,
        timeout: float | None = None,
    ) -> Iterator[RoomRateV3]:
        """Every row of `list_connected_v3`, page after page as they are needed."""
        return each_row(
            lambda page: self.list_connected_v3(
                accommodation, ids=ids, page=page, size=size, include_rms=include_rms, timeout=timeout
            ),
            size,
        )

    def list_v1(
        self,
        accommodation: str | int,
        *,
        fields: str | None = None,
        ids: Sequence[int] | None = None,
        page: int | None = None,
        size: int | None = None,
        include_rms: bool | None = None,
        timeout: float | None = None,
    ) -> Rows[Room]:
        """List a property's products, in the shape of version 1.

        Kept for older clients. Everything in one answer, or pages when `page` or `size` is sent.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `fields`: First-level keys to keep in the answer, separated by commas.
        `ids`: Only these ids. When finding reservations it excludes all other filters.
        `page`: The page wanted, counted from 0.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
        `include_rms`: Whether products that a revenue management system derived are listed too.

        `GET /rest/v1/roomrates/{accommodation}`
        """
        call = Call(
            "GET",
            f"/rest/v1/roomrates/{path_value(accommodation)}",
            params={"fields": fields, "ids[]": ids, "page": page, "size": size, "includeRms": include_rms},
            timeout=timeout,
        )
        return rows(Room, self._client.perform(call))

    def list_v1_all(
        self,
        accommodation: str | int,
        *,
        fields: str | None = None,
        ids: Sequence[int] | None = None,
        size: int = 100,
        include_rms: bool | None = None,
        timeout: float | None = None,
    ) -> Iterator[Room]:
        """Every row of `list_v1`, page after page as they are needed."""
        return each_row(
            lambda page: self.list_v1(
                accommodation, fields=fields, ids=ids, page=page, size=size, include_rms=include_rms, timeout=timeout
            ),
            size,
        )

    def list_v3(
        self,
        accommodation: str | int,
        *,
        fields: str | None = None,
        ids: Sequence[int] | None = None,
        page: int | None = None,
        size: int | None = None,
        include_rms: bool | None = None,
        timeout: float | None = None,
    ) -> Rows[RoomRateV3]:
        """List a property's products, in the shape of version 3.

        Everything in one answer, or pages when `page` or `size` is sent.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `fields`: First-level keys to keep in the answer, separated by commas.
        `ids`: Only these ids. When finding reservations it excludes all other filters.
        `page`: The page wanted, counted from 0.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
        `include_rms`: Whether products that a revenue management system derived are listed too.

        `GET /rest/v3/roomrates/{accommodation}`
        """
        call = Call(
            "GET",
            f"/rest/v3/roomrates/{path_value(accommodation)}",
            params={"fields": fields, "ids[]": ids, "page": page, "size": size, "includeRms": include_rms},
            timeout=timeout,
        )
        return rows(RoomRateV3, self._client.perform(call))

    def list_v3_all(
        self,
        accommodation: str | int,
        *,
        fields: str | None = None,
        ids: Sequence[int] | None = None,
        size: int = 100,
        include_rms: bool | None = None,
        timeout: float | None = None,
    ) -> Iterator[RoomRateV3]:
        """Every row of `list_v3`, page after page as they are needed."""
        return each_row(
            lambda page: self.list_v3(
                accommodation, fields=fields, ids=ids, page=page, size=size, include_rms=include_rms, timeout=timeout
            ),
            size,
        )

    def move(
        self,
        accommodation: str | int,
        body: RoomManagement | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> RoomManagement:
        """Move products.

        To `destinationAccommodationId`, another property of the network, or to a new one that is called
        `newAccommodationName`. They keep their ids. Refused while stays to come are booked on them, and while what
        they are derived from, or what is derived from them, would stay behind; the error says which. Without
        `roomIds` all products are moved.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/v2/roomrates/{accommodation}/move`
        """
        call = Call(
            "POST",
            f"/rest/v2/roomrates/{path_value(accommodation)}/move",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(RoomManagement, self._client.perform(call))

    def move_v3(
        self,
        accommodation: str | int,
        body: RoomManagement | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> RoomManagement:
        """Move products, in the shape of version 3.

        To `destinationAccommodationId`, another property of the network, or to a new one that is called
        `newAccommodationName`. They keep their ids. Refused while stays to come are booked on them, and while what
        they are derived from, or what is derived from them, would stay behind; the error says which. Without
        `roomIds` all products are moved.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/v3/roomrates/{accommodation}/move`
        """
        call = Call(
            "POST",
            f"/rest/v3/roomrates/{path_value(accommodation)}/move",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(RoomManagement, self._client.perform(call))

    def run_rules(
        self,
        accommodation: str | int,
        body: RoomManagementBasic | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> RoomManagementBasic:
        """Run the nightly rules now.

        Does at once to the calendar what the next midnight would: `closeNextDays`, `openNextDays`,
        `tripleThePrice`, `revenue...` and the property's `autoClose`. Without `roomIds` for all products. Answers
        for which.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/v2/roomrates/{accommodation}/runRules`
        """
        call = Call(
            "POST",
            f"/rest/v2/roomrates/{path_value(accommodation)}/runRules",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(RoomManagementBasic, self._client.perform(call))

    def run_rules_v3(
        self,
        accommodation: str | int,
        body: RoomManagementBasic | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> RoomManagementBasic:
        """Run the nightly rules now, in the shape of version 3.

        Does at once to the calendar what the next midnight would: `closeNextDays`, `openNextDays`,
        `tripleThePrice`, `revenue...` and the property's `autoClose`. Without `roomIds` for all products. Answers
        for which.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/v3/roomrates/{accommodation}/runRules`
        """
        call = Call(
            "POST",
            f"/rest/v3/roomrates/{path_value(accommodation)}/runRules",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(RoomManagementBasic, self._client.perform(call))

    def translate(
        self,
        accommodation: str | int,
        roomid: int,
        language: ProductsTranslateLanguage,
        body: Room | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> Room:
        """Fill in the texts that a language lacks.

        Changes what is sent, then translates into the language of the path each text that it lacks, from English
        where there is one. Without a translation service (see the configuration guide) nothing is filled in.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `roomid`: The product's id.
        `language`: The language to translate into, one of the API's 14, such as IT.

        `PATCH /rest/v1/roomrates/{accommodation}/{roomid}/translateMissingDescriptions/{language}`
        """
        call = Call(
            "PATCH",
            f"/rest/v1/roomrates/{path_value(accommodation)}/{path_value(roomid)}/translateMissingDescriptions/{path_value(language)}",
            json=body,
            timeout=timeout,
        )
        return decode(Room, self._client.perform(call))

    def translate_v3(
        self,
        accommodation: str | int,
        roomid: int,
        language: ProductsTranslateV3Language,
        body: RoomRateV3 | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> RoomRateV3:
        """Fill in the texts that a language lacks, in the shape of version 3.

        Changes what is sent, then translates into the language of the path each text that it lacks, from English
        where there is one. Without a translation service (see the configuration guide) nothing is filled in.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `roomid`: The product's id.
        `language`: The language to translate into, one of the API's 14, such as IT.

        `PATCH /rest/v3/roomrates/{accommodation}/{roomid}/translateMissingDescriptions/{language}`
        """
        call = Call(
            "PATCH",
            f"/rest/v3/roomrates/{path_value(accommodation)}/{path_value(roomid)}/translateMissingDescriptions/{path_value(language)}",
            json=body,
            timeout=timeout,
        )
        return decode(RoomRateV3, self._client.perform(call))

    def update(
        self, accommodation: str | int, id: int, body: Room | Mapping[str, Any], *, timeout: float | None = None
    ) -> Room | None:
        """Change a product.

        Only the fields that are sent change; 304 when nothing did.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `PATCH /rest/v1/roomrates/{accommodation}/{id}`
        """
        call = Call(
            "PATCH", f"/rest/v1/roomrates/{path_value(accommodation)}/{path_value(id)}", json=body, timeout=timeout
        )
        return decode_unless_none(Room, self._client.perform(call))

    def update_v2(
        self,
        accommodation_id: str | int,
        room_rate_id: int,
        body: Room | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> Room:
        """Change a product, in the shape of version 2.

        Only the fields that are sent change. The answer is the product, whether it changed or not.

        Needs **READWRITE** on **accommodation**.

        `accommodation_id`: The property's id, a string of digits.
        `room_rate_id`: The product's id.

        `PATCH /rest/v2/roomrates/{accommodationId}/{roomRateId}`
        """
        call = Call(
            "PATCH",
            f"/rest/v2/roomrates/{path_value(accommodation_id)}/{path_value(room_rate_id)}",
            json=body,
            timeout=timeout,
        )
        return decode(Room, self._client.perform(call))

    def update_v3(
        self, accommodation: str | int, id: int, body: RoomRateV3 | Mapping[str, Any], *, timeout: float | None = None
    ) -> RoomRateV3 | None:
        """Change a product, in the shape of version 3.

        Only the fields that are sent change; 304 when nothing did.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `PATCH /rest/v3/roomrates/{accommodation}/{id}`
        """
        call = Call(
            "PATCH", f"/rest/v3/roomrates/{path_value(accommodation)}/{path_value(id)}", json=body, timeout=timeout
        )
        return decode_unless_none(RoomRateV3, self._client.perform(call))


class AsyncProducts(AsyncArea):
    """Products, which are room types and the rates derived from them."""

    async def copy(
        self,
        accommodation: str | int,
        body: RoomManagement | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> RoomManagement:
        """Copy products.

        Within the property, to `destinationAccommodationId`, another one of the network, or to a new one that is
        called `newAccommodationName` and is otherwise like this one. Texts, rules and the calendar from today on
        come along, reservations do not. Without `roomIds` all products are copied. Answers the new ids, in the
        order of those that were sent.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/v2/roomrates/{accommodation}/copy`
        """
        call = Call(
            "POST",
            f"/rest/v2/roomrates/{path_value(accommodation)}/copy",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(RoomManagement, await self._client.perform(call))

    async def copy_v3(
        self,
        accommodation: str | int,
        body: RoomManagement | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> RoomManagement:
        """Copy products, in the shape of version 3.

        Within the property, to `destinationAccommodationId`, another one of the network, or to a new one that is
        called `newAccommodationName` and is otherwise like this one. Texts, rules and the calendar from today on
        come along, reservations do not. Without `roomIds` all products are copied. Answers the new ids, in the
        order of those that were sent.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/v3/roomrates/{accommodation}/copy`
        """
        call = Call(
            "POST",
            f"/rest/v3/roomrates/{path_value(accommodation)}/copy",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(RoomManagement, await self._client.perform(call))

    async def create(
        self,
        accommodation: str | int,
        body: Room | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Rows[ItemResponse]:
        """Create a product.

        A product without a parent is a base room; with `derivedRule.parent` it is a rate or room derived from
        another.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/v1/roomrates/{accommodation}`
        """
        call = Call(
            "POST",
            f"/rest/v1/roomrates/{path_value(accommodation)}",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return rows(ItemResponse, await self._client.perform(call))

    async def create_suite(
        self,
        accommodation: str | int,
        product: int,
        *,
        children: Sequence[int] | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Rows[Room]:
        """Make a product a suite.

        `children[]` are the base rooms that it aggregates: it is available while each of them is, and a booking
        takes one of each. Its derived rule is cleared and its quantity is 1. Sent again, it gives the suite other
        rooms. Answers the suite, then its rooms.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `product`: The product; in a search, only reservations of it.
        `children`: The base rooms of the suite.

        `POST /rest/v1/roomrates/{accommodation}/{product}/suite`
        """
        call = Call(
            "POST",
            f"/rest/v1/roomrates/{path_value(accommodation)}/{path_value(product)}/suite",
            params={"children[]": children},
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return rows(Room, await self._client.perform(call))

    async def create_v3(
        self,
        accommodation: str | int,
        body: RoomRateV3 | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Rows[ItemResponseV3]:
        """Create a product, in the shape of version 3.

        A product without a parent is a base room; with `derivedRule.parent` it is a rate or room derived from
        another.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/v3/roomrates/{accommodation}`
        """
        call = Call(
            "POST",
            f"/rest/v3/roomrates/{path_value(accommodation)}",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return rows(ItemResponseV3, await self._client.perform(call))

    async def delete(self, accommodation: str | int, product_id: int, *, timeout: float | None = None) -> Room:
        """Delete a product.

        Refused while rates are derived from it, a suite contains it, or stays to come are booked on it; the error
        says which.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `DELETE /rest/v1/roomrates/{accommodation}/{productId}`
        """
        call = Call(
            "DELETE", f"/rest/v1/roomrates/{path_value(accommodation)}/{path_value(product_id)}", timeout=timeout
        )
        return decode(Room, await self._client.perform(call))

    async def delete_photo(
        self, accommodation: str | int, product_id: int, image_id: int, *, timeout: float | None = None
    ) -> Photo:
        """Delete a photo of a product.

        By its id, as `listProductPhotos` shows it. It answers the photo as it was.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `image_id`: The photo's id.

        `DELETE /rest/v1/roomrates/{accommodation}/{productId}/image/{imageId}`
        """
        call = Call(
            "DELETE",
            f"/rest/v1/roomrates/{path_value(accommodation)}/{path_value(product_id)}/image/{path_value(image_id)}",
            timeout=timeout,
        )
        return decode(Photo, await self._client.perform(call))

    async def delete_photos(
        self, accommodation: str | int, product_id: int, *, timeout: float | None = None
    ) -> Rows[Photo]:
        """Delete all photos of a product.

        It answers them as they were: an empty list when there was none.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `DELETE /rest/v1/roomrates/{accommodation}/{productId}/image`
        """
        call = Call(
            "DELETE", f"/rest/v1/roomrates/{path_value(accommodation)}/{path_value(product_id)}/image", timeout=timeout
        )
        return rows(Photo, await self._client.perform(call))

    async def delete_pms_room_photo(
        self, accommodation: str | int, product_id: int, pms_room_image_id: int, *, timeout: float | None = None
    ) -> Photo:
        """Delete a photo of a physical room.

        By its id, as `listPmsRoomPhotos` shows it; the room must belong to the product. It answers the photo as it
        was.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `pms_room_image_id`: The photo's id.

        `DELETE /rest/v1/roomrates/{accommodation}/{productId}/pmsRoomImage/{pmsRoomImageId}`
        """
        call = Call(
            "DELETE",
            f"/rest/v1/roomrates/{path_value(accommodation)}/{path_value(product_id)}/pmsRoomImage/{path_value(pms_room_image_id)}",
            timeout=timeout,
        )
        return decode(Photo, await self._client.perform(call))

    async def get(self, accommodation: str | int, roomid: int, *, timeout: float | None = None) -> Room:
        """Read a product.

        With its rules, texts and, where it is a suite, what it aggregates.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `roomid`: The product's id.

        `GET /rest/v1/roomrates/{accommodation}/{roomid}`
        """
        call = Call("GET", f"/rest/v1/roomrates/{path_value(accommodation)}/{path_value(roomid)}", timeout=timeout)
        return decode(Room, await self._client.perform(call))

    async def list(
        self,
        accommodation: str | int,
        *,
        fields: str | None = None,
        ids: Sequence[int] | None = None,
        page: int | None = None,
        size: int | None = None,
        include_rms: bool | None = None,
        timeout: float | None = None,
    ) -> Rows[Room]:
        """List a property's products.

        Everything in one answer, or pages when `page` or `size` is sent.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `fields`: First-level keys to keep in the answer, separated by commas.
        `ids`: Only these ids. When finding reservations it excludes all other filters.
        `page`: The page wanted, counted from 0.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
        `include_rms`: Whether products that a revenue management system derived are listed too.

        `GET /rest/v2/roomrates/{accommodation}`
        """
        call = Call(
            "GET",
            f"/rest/v2/roomrates/{path_value(accommodation)}",
            params={"fields": fields, "ids[]": ids, "page": page, "size": size, "includeRms": include_rms},
            timeout=timeout,
        )
        return rows(Room, await self._client.perform(call))

    def list_all(
        self,
        accommodation: str | int,
        *,
        fields: str | None = None,
        ids: Sequence[int] | None = None,
        size: int = 100,
        include_rms: bool | None = None,
        timeout: float | None = None,
    ) -> AsyncIterator[Room]:
        """Every row of `list`, page after page as they are needed."""
        return each_row_async(
            lambda page: self.list(
                accommodation, fields=fields, ids=ids, page=page, size=size, include_rms=include_rms, timeout=timeout
            ),
            size,
        )

    async def list_connected(
        self,
        accommodation: str | int,
        *,
        ids: Sequence[int] | None = None,
        page: int | None = None,
        size: int | None = None,
        include_rms: bool | None = None,
        timeout: float | None = None,
    ) -> Rows[Room]:
        """List the products that are sold over connections.

        Those that are mapped in at least one of the property's connections.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `ids`: Only these ids. When finding reservations it excludes all other filters.
        `page`: The page wanted, counted from 0.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
        `include_rms`: Whether products that a revenue management system derived are listed too.

        `GET /rest/v2/roomrates/{accommodation}/connections`
        """
        call = Call(
            "GET",
            f"/rest/v2/roomrates/{path_value(accommodation)}/connections",
            params={"ids[]": ids, "page": page, "size": size, "includeRms": include_rms},
            timeout=timeout,
        )
        return rows(Room, await self._client.perform(call))

    def list_connected_all(
        self,
        accommodation: str | int,
        *,
        ids: Sequence[int] | None = None,
        size: int = 100,
        include_rms: bool | None = None,
        timeout: float | None = None,
    ) -> AsyncIterator[Room]:
        """Every row of `list_connected`, page after page as they are needed."""
        return each_row_async(
            lambda page: self.list_connected(
                accommodation, ids=ids, page=page, size=size, include_rms=include_rms, timeout=timeout
            ),
            size,
        )

    async def list_connected_v3(
        self,
        accommodation: str | int,
        *,
        ids: Sequence[int] | None = None,
        page: int | None = None,
        size: int | None = None,
        include_rms: bool | None = None,
        timeout: float | None = None,
    ) -> Rows[RoomRateV3]:
        """List the products that are sold over connections, in the shape of version 3.

        Those that are mapped in at least one of the property's connections.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `ids`: Only these ids. When finding reservations it excludes all other filters.
        `page`: The page wanted, counted from 0.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
        `include_rms`: Whether products that a revenue management system derived are listed too.

        `GET /rest/v3/roomrates/{accommodation}/connections`
        """
        call = Call(
            "GET",
            f"/rest/v3/roomrates/{path_value(accommodation)}/connections",
            params={"ids[]": ids, "page": page, "size": size, "includeRms": include_rms},
            timeout=timeout,
        )
        return rows(RoomRateV3, await self._client.perform(call))

    def list_connected_v3_all(
        self,
        accommodation: str | int,
        *,
        ids: Sequence[int] | None = None,
        size: int = 100,
        include_rms: bool | None = None,
        timeout: float | None = None,
    ) -> AsyncIterator[RoomRateV3]:
        """Every row of `list_connected_v3`, page after page as they are needed."""
        return each_row_async(
            lambda page: self.list_connected_v3(
                accommodation, ids=ids, page=page, size=size, include_rms=include_rms, timeout=timeout
            ),
            size,
        )

    async def list_v1(
        self,
        accommodation: str | int,
        *,
        fields: str | None = None,
        ids: Sequence[int] | None = None,
        page: int | None = None,
        size: int | None = None,
        include_rms: bool | None = None,
        timeout: float | None = None,
    ) -> Rows[Room]:
        """List a property's products, in the shape of version 1.

        Kept for older clients. Everything in one answer, or pages when `page` or `size` is sent.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `fields`: First-level keys to keep in the answer, separated by commas.
        `ids`: Only these ids. When finding reservations it excludes all other filters.
        `page`: The page wanted, counted from 0.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
        `include_rms`: Whether products that a revenue management system derived are listed too.

        `GET /rest/v1/roomrates/{accommodation}`
        """
        call = Call(
            "GET",
            f"/rest/v1/roomrates/{path_value(accommodation)}",
            params={"fields": fields, "ids[]": ids, "page": page, "size": size, "includeRms": include_rms},
            timeout=timeout,
        )
        return rows(Room, await self._client.perform(call))

    def list_v1_all(
        self,
        accommodation: str | int,
        *,
        fields: str | None = None,
        ids: Sequence[int] | None = None,
        size: int = 100,
        include_rms: bool | None = None,
        timeout: float | None = None,
    ) -> AsyncIterator[Room]:
        """Every row of `list_v1`, page after page as they are needed."""
        return each_row_async(
            lambda page: self.list_v1(
                accommodation, fields=fields, ids=ids, page=page, size=size, include_rms=include_rms, timeout=timeout
            ),
            size,
        )

    async def list_v3(
        self,
        accommodation: str | int,
        *,
        fields: str | None = None,
        ids: Sequence[int] | None = None,
        page: int | None = None,
        size: int | None = None,
        include_rms: bool | None = None,
        timeout: float | None = None,
    ) -> Rows[RoomRateV3]:
        """List a property's products, in the shape of version 3.

        Everything in one answer, or pages when `page` or `size` is sent.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `fields`: First-level keys to keep in the answer, separated by commas.
        `ids`: Only these ids. When finding reservations it excludes all other filters.
        `page`: The page wanted, counted from 0.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
        `include_rms`: Whether products that a revenue management system derived are listed too.

        `GET /rest/v3/roomrates/{accommodation}`
        """
        call = Call(
            "GET",
            f"/rest/v3/roomrates/{path_value(accommodation)}",
            params={"fields": fields, "ids[]": ids, "page": page, "size": size, "includeRms": include_rms},
            timeout=timeout,
        )
        return rows(RoomRateV3, await self._client.perform(call))

    def list_v3_all(
        self,
        accommodation: str | int,
        *,
        fields: str | None = None,
        ids: Sequence[int] | None = None,
        size: int = 100,
        include_rms: bool | None = None,
        timeout: float | None = None,
    ) -> AsyncIterator[RoomRateV3]:
        """Every row of `list_v3`, page after page as they are needed."""
        return each_row_async(
            lambda page: self.list_v3(
                accommodation, fields=fields, ids=ids, page=page, size=size, include_rms=include_rms, timeout=timeout
            ),
            size,
        )

    async def move(
        self,
        accommodation: str | int,
        body: RoomManagement | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> RoomManagement:
        """Move products.

        To `destinationAccommodationId`, another property of the network, or to a new one that is called
        `newAccommodationName`. They keep their ids. Refused while stays to come are booked on them, and while what
        they are derived from, or what is derived from them, would stay behind; the error says which. Without
        `roomIds` all products are moved.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/v2/roomrates/{accommodation}/move`
        """
        call = Call(
            "POST",
            f"/rest/v2/roomrates/{path_value(accommodation)}/move",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(RoomManagement, await self._client.perform(call))

    async def move_v3(
        self,
        accommodation: str | int,
        body: RoomManagement | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> RoomManagement:
        """Move products, in the shape of version 3.

        To `destinationAccommodationId`, another property of the network, or to a new one that is called
        `newAccommodationName`. They keep their ids. Refused while stays to come are booked on them, and while what
        they are derived from, or what is derived from them, would stay behind; the error says which. Without
        `roomIds` all products are moved.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/v3/roomrates/{accommodation}/move`
        """
        call = Call(
            "POST",
            f"/rest/v3/roomrates/{path_value(accommodation)}/move",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(RoomManagement, await self._client.perform(call))

    async def run_rules(
        self,
        accommodation: str | int,
        body: RoomManagementBasic | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> RoomManagementBasic:
        """Run the nightly rules now.

        Does at once to the calendar what the next midnight would: `closeNextDays`, `openNextDays`,
        `tripleThePrice`, `revenue...` and the property's `autoClose`. Without `roomIds` for all products. Answers
        for which.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/v2/roomrates/{accommodation}/runRules`
        """
        call = Call(
            "POST",
            f"/rest/v2/roomrates/{path_value(accommodation)}/runRules",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(RoomManagementBasic, await self._client.perform(call))

    async def run_rules_v3(
        self,
        accommodation: str | int,
        body: RoomManagementBasic | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> RoomManagementBasic:
        """Run the nightly rules now, in the shape of version 3.

        Does at once to the calendar what the next midnight would: `closeNextDays`, `openNextDays`,
        `tripleThePrice`, `revenue...` and the property's `autoClose`. Without `roomIds` for all products. Answers
        for which.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/v3/roomrates/{accommodation}/runRules`
        """
        call = Call(
            "POST",
            f"/rest/v3/roomrates/{path_value(accommodation)}/runRules",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(RoomManagementBasic, await self._client.perform(call))

    async def translate(
        self,
        accommodation: str | int,
        roomid: int,
        language: ProductsTranslateLanguage,
        body: Room | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> Room:
        """Fill in the texts that a language lacks.

        Changes what is sent, then translates into the language of the path each text that it lacks, from English
        where there is one. Without a translation service (see the configuration guide) nothing is filled in.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `roomid`: The product's id.
        `language`: The language to translate into, one of the API's 14, such as IT.

        `PATCH /rest/v1/roomrates/{accommodation}/{roomid}/translateMissingDescriptions/{language}`
        """
        call = Call(
            "PATCH",
            f"/rest/v1/roomrates/{path_value(accommodation)}/{path_value(roomid)}/translateMissingDescriptions/{path_value(language)}",
            json=body,
            timeout=timeout,
        )
        return decode(Room, await self._client.perform(call))

    async def translate_v3(
        self,
        accommodation: str | int,
        roomid: int,
        language: ProductsTranslateV3Language,
        body: RoomRateV3 | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> RoomRateV3:
        """Fill in the texts that a language lacks, in the shape of version 3.

        Changes what is sent, then translates into the language of the path each text that it lacks, from English
        where there is one. Without a translation service (see the configuration guide) nothing is filled in.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `roomid`: The product's id.
        `language`: The language to translate into, one of the API's 14, such as IT.

        `PATCH /rest/v3/roomrates/{accommodation}/{roomid}/translateMissingDescriptions/{language}`
        """
        call = Call(
            "PATCH",
            f"/rest/v3/roomrates/{path_value(accommodation)}/{path_value(roomid)}/translateMissingDescriptions/{path_value(language)}",
            json=body,
            timeout=timeout,
        )
        return decode(RoomRateV3, await self._client.perform(call))

    async def update(
        self, accommodation: str | int, id: int, body: Room | Mapping[str, Any], *, timeout: float | None = None
    ) -> Room | None:
        """Change a product.

        Only the fields that are sent change; 304 when nothing did.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `PATCH /rest/v1/roomrates/{accommodation}/{id}`
        """
        call = Call(
            "PATCH", f"/rest/v1/roomrates/{path_value(accommodation)}/{path_value(id)}", json=body, timeout=timeout
        )
        return decode_unless_none(Room, await self._client.perform(call))

    async def update_v2(
        self,
        accommodation_id: str | int,
        room_rate_id: int,
        body: Room | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> Room:
        """Change a product, in the shape of version 2.

        Only the fields that are sent change. The answer is the product, whether it changed or not.

        Needs **READWRITE** on **accommodation**.

        `accommodation_id`: The property's id, a string of digits.
        `room_rate_id`: The product's id.

        `PATCH /rest/v2/roomrates/{accommodationId}/{roomRateId}`
        """
        call = Call(
            "PATCH",
            f"/rest/v2/roomrates/{path_value(accommodation_id)}/{path_value(room_rate_id)}",
            json=body,
            timeout=timeout,
        )
        return decode(Room, await self._client.perform(call))

    async def update_v3(
        self, accommodation: str | int, id: int, body: RoomRateV3 | Mapping[str, Any], *, timeout: float | None = None
    ) -> RoomRateV3 | None:
        """Change a product, in the shape of version 3.

        Only the fields that are sent change; 304 when nothing did.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `PATCH /rest/v3/roomrates/{accommodation}/{id}`
        """
        call = Call(
            "PATCH", f"/rest/v3/roomrates/{path_value(accommodation)}/{path_value(id)}", json=body, timeout=timeout
        )
        return decode_unless_none(RoomRateV3, await self._client.perform(call))
