"""The physical rooms behind a product.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import rows
from roomrack_client.models import PmsRoom
from roomrack_client.paging import Rows


class PmsRooms(Area):
    """The physical rooms behind a product."""

    def list(
        self,
        accommodation: str | int,
        *,
        name: str | None = None,
        id: int | None = None,
        include_rooms_without_parent: bool | None = None,
        timeout: float | None = None,
    ) -> Rows[PmsRoom]:
        """List the physical rooms of a property.

        By name or id; `includeRoomsWithoutParent` adds those that belong to no product.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `name`: A part of the name of a property or extra, in any case; for a physical room or a photo its whole
          name; in a list of codes, words of a name in any language.
        `id`: The id of the resource.
        `include_rooms_without_parent`: Whether physical rooms that belong to no product are listed too.

        `GET /rest/v1/pms/{accommodation}`
        """
        call = Call(
            "GET",
            f"/rest/v1/pms/{path_value(accommodation)}",
            params={"name": name, "id": id, "includeRoomsWithoutParent": include_rooms_without_parent},
            timeout=timeout,
        )
        return rows(PmsRoom, self._client.perform(call))

    def list_everywhere(self, *, timeout: float | None = None) -> Rows[PmsRoom]:
        """List the physical rooms of every property.

        Of all properties that the credential reaches.

        Needs **READONLY** on **accommodation**.

        `GET /rest/v1/pms`
        """
        call = Call("GET", "/rest/v1/pms", timeout=timeout)
        return rows(PmsRoom, self._client.perform(call))


class AsyncPmsRooms(AsyncArea):
    """The physical rooms behind a product."""

    async def list(
        self,
        accommodation: str | int,
        *,
        name: str | None = None,
        id: int | None = None,
        include_rooms_without_parent: bool | None = None,
        timeout: float | None = None,
    ) -> Rows[PmsRoom]:
        """List the physical rooms of a property.

        By name or id; `includeRoomsWithoutParent` adds those that belong to no product.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `name`: A part of the name of a property or extra, in any case; for a physical room or a photo its whole
          name; in a list of codes, words of a name in any language.
        `id`: The id of the resource.
        `include_rooms_without_parent`: Whether physical rooms that belong to no product are listed too.

        `GET /rest/v1/pms/{accommodation}`
        """
        call = Call(
            "GET",
            f"/rest/v1/pms/{path_value(accommodation)}",
            params={"name": name, "id": id, "includeRoomsWithoutParent": include_rooms_without_parent},
            timeout=timeout,
        )
        return rows(PmsRoom, await self._client.perform(call))

    async def list_everywhere(self, *, timeout: float | None = None) -> Rows[PmsRoom]:
        """List the physical rooms of every property.

        Of all properties that the credential reaches.

        Needs **READONLY** on **accommodation**.

        `GET /rest/v1/pms`
        """
        call = Call("GET", "/rest/v1/pms", timeout=timeout)
        return rows(PmsRoom, await self._client.perform(call))
