"""Photos of products and of physical rooms. Roomrack's own.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode, rows
from roomrack_client.models import Photo, PhotoTask
from roomrack_client.paging import Rows


class RoomPhotos(Area):
    """Photos of products and of physical rooms. Roomrack's own."""

    def add_to_pms_room(
        self,
        accommodation: str | int,
        pms_room_id: int,
        *,
        url: str | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> PhotoTask:
        """Add a photo to a physical room.

        As `pushPhotos` does for a property.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `pms_room_id`: The physical room's id.

        `POST /rest/x1/pms/{accommodation}/{pmsRoomId}/photos`
        """
        call = Call(
            "POST",
            f"/rest/x1/pms/{path_value(accommodation)}/{path_value(pms_room_id)}/photos",
            form={"url": url},
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(PhotoTask, self._client.perform(call))

    def add_to_product(
        self,
        accommodation: str | int,
        product_id: int,
        *,
        url: str | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> PhotoTask:
        """Add a photo to a product.

        As `pushPhotos` does for a property. The address of each photo stands in `images` of v2 and v3 lists.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `POST /rest/x1/roomrates/{accommodation}/{productId}/photos`
        """
        call = Call(
            "POST",
            f"/rest/x1/roomrates/{path_value(accommodation)}/{path_value(product_id)}/photos",
            form={"url": url},
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(PhotoTask, self._client.perform(call))

    def list_of_pms_room(
        self, accommodation: str | int, pms_room_id: int, *, timeout: float | None = None
    ) -> Rows[Photo]:
        """List the photos of a physical room.

        In the order in which they were added, each with its id and the addresses of its sizes.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `pms_room_id`: The physical room's id.

        `GET /rest/x1/pms/{accommodation}/{pmsRoomId}/photos`
        """
        call = Call(
            "GET", f"/rest/x1/pms/{path_value(accommodation)}/{path_value(pms_room_id)}/photos", timeout=timeout
        )
        return rows(Photo, self._client.perform(call))

    def list_of_product(
        self, accommodation: str | int, product_id: int, *, timeout: float | None = None
    ) -> Rows[Photo]:
        """List the photos of a product.

        In the order in which they were added, each with its id and the addresses of its sizes.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `GET /rest/x1/roomrates/{accommodation}/{productId}/photos`
        """
        call = Call(
            "GET", f"/rest/x1/roomrates/{path_value(accommodation)}/{path_value(product_id)}/photos", timeout=timeout
        )
        return rows(Photo, self._client.perform(call))


class AsyncRoomPhotos(AsyncArea):
    """Photos of products and of physical rooms. Roomrack's own."""

    async def add_to_pms_room(
        self,
        accommodation: str | int,
        pms_room_id: int,
        *,
        url: str | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> PhotoTask:
        """Add a photo to a physical room.

        As `pushPhotos` does for a property.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `pms_room_id`: The physical room's id.

        `POST /rest/x1/pms/{accommodation}/{pmsRoomId}/photos`
        """
        call = Call(
            "POST",
            f"/rest/x1/pms/{path_value(accommodation)}/{path_value(pms_room_id)}/photos",
            form={"url": url},
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(PhotoTask, await self._client.perform(call))

    async def add_to_product(
        self,
        accommodation: str | int,
        product_id: int,
        *,
        url: str | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> PhotoTask:
        """Add a photo to a product.

        As `pushPhotos` does for a property. The address of each photo stands in `images` of v2 and v3 lists.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `POST /rest/x1/roomrates/{accommodation}/{productId}/photos`
        """
        call = Call(
            "POST",
            f"/rest/x1/roomrates/{path_value(accommodation)}/{path_value(product_id)}/photos",
            form={"url": url},
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(PhotoTask, await self._client.perform(call))

    async def list_of_pms_room(
        self, accommodation: str | int, pms_room_id: int, *, timeout: float | None = None
    ) -> Rows[Photo]:
        """List the photos of a physical room.

        In the order in which they were added, each with its id and the addresses of its sizes.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `pms_room_id`: The physical room's id.

        `GET /rest/x1/pms/{accommodation}/{pmsRoomId}/photos`
        """
        call = Call(
            "GET", f"/rest/x1/pms/{path_value(accommodation)}/{path_value(pms_room_id)}/photos", timeout=timeout
        )
        return rows(Photo, await self._client.perform(call))

    async def list_of_product(
        self, accommodation: str | int, product_id: int, *, timeout: float | None = None
    ) -> Rows[Photo]:
        """List the photos of a product.

        In the order in which they were added, each with its id and the addresses of its sizes.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `GET /rest/x1/roomrates/{accommodation}/{productId}/photos`
        """
        call = Call(
            "GET", f"/rest/x1/roomrates/{path_value(accommodation)}/{path_value(product_id)}/photos", timeout=timeout
        )
        return rows(Photo, await self._client.perform(call))
