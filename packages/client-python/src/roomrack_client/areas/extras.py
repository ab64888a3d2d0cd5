"""What is sold beside the room.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from typing import Any

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode, decode_unless_none, rows
from roomrack_client.models import ExtraProduct, ExtraProductList
from roomrack_client.paging import Page, Rows, each_row, each_row_async


class Extras(Area):
    """What is sold beside the room."""

    def create_many(
        self,
        accommodation: str | int,
        body: Sequence[ExtraProduct | Mapping[str, Any]],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Rows[ExtraProduct]:
        """Create extras.

        An array, or `{"data": [...]}`. All or nothing; every wrong field of each item is named.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/v1/extra/bulk/{accommodation}`
        """
        call = Call(
            "POST",
            f"/rest/v1/extra/bulk/{path_value(accommodation)}",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return rows(ExtraProduct, self._client.perform(call))

    def delete(self, accommodation: str | int, product_id: int, *, timeout: float | None = None) -> ExtraProduct:
        """Delete an extra.

        Refused while rate plans come with it; the error says which.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `DELETE /rest/v1/extra/{accommodation}/{productId}`
        """
        call = Call("DELETE", f"/rest/v1/extra/{path_value(accommodation)}/{path_value(product_id)}", timeout=timeout)
        return decode(ExtraProduct, self._client.perform(call))

    def find(
        self,
        accommodation: str | int,
        *,
        id: int | None = None,
        sort_by: str | None = None,
        enabled: bool | None = None,
        name: str | None = None,
        extra_category_id: int | None = None,
        include_generated_extra: bool | None = None,
        include_master_accommodation_extras: bool | None = None,
        accommodations: Sequence[str | int] | None = None,
        fields: str | None = None,
        size: int | None = None,
        page: int | None = None,
        timeout: float | None = None,
    ) -> Page[ExtraProduct]:
        """List a property's extras.

        Also those of the property that leads its network, unless `includeMasterAccommodationExtras` is false. In
        order of `priority`, or of `sortBy`: id, name, priority, basePrice, lastModifiedTime, with a minus before it
        in falling order.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.
        `sort_by`: The field to sort by.
        `enabled`: Only extras that are enabled, or that are not.
        `name`: A part of the name of a property or extra, in any case; for a physical room or a photo its whole
          name; in a list of codes, words of a name in any language.
        `extra_category_id`: Only extras of this category.
        `include_generated_extra`: Whether extras that a portal brought are listed too. True when missing.
        `include_master_accommodation_extras`: Whether the extras of the property that leads the network are listed
          too. True when missing.
        `accommodations`: The properties whose extras are listed, instead of the path's; those that the credential
          does not reach have none.
        `fields`: First-level keys to keep in the answer, separated by commas.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
        `page`: The page wanted, counted from 0.

        `GET /rest/v1/extra/{accommodation}`
        """
        call = Call(
            "GET",
            f"/rest/v1/extra/{path_value(accommodation)}",
            params={
                "id": id,
                "sortBy": sort_by,
                "enabled": enabled,
                "name": name,
                "extraCategoryId": extra_category_id,
                "includeGeneratedExtra": include_generated_extra,
                "includeMasterAccommodationExtras": include_master_accommodation_extras,
                "accommodations[]": accommodations,
                "fields": fields,
                "size": size,
                "page": page,
            },
            timeout=timeout,
        )
        return decode(Page[ExtraProduct], self._client.perform(call))

    def find_all(
        self,
        accommodation: str | int,
        *,
        id: int | None = None,
        sort_by: str | None = None,
        enabled: bool | None = None,
        name: str | None = None,
        extra_category_id: int | None = None,
        include_generated_extra: bool | None = None,
        include_master_accommodation_extras: bool | None = None,
        accommodations: Sequence[str | int] | None = None,
        fields: str | None = None,
        size: int = 200,
        timeout: float | None = None,
    ) -> Iterator[ExtraProduct]:
        """Every row of `find`, page after page as they are needed."""
        return each_row(
            lambda page: self.find(
                accommodation,
                id=id,
                sort_by=sort_by,
                enabled=enabled,
                name=name,
                extra_category_id=extra_category_id,
                include_generated_extra=include_generated_extra,
                include_master_accommodation_extras=include_master_accommodation_extras,
                accommodations=accommodations,
                fields=fields,
                size=size,
                page=page,
                timeout=timeout,
            ),
            size,
        )

    def update(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExtraProduct | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> ExtraProduct | None:
        """Change an extra.

        Only the fields that are sent change; 304 when nothing did.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `PUT /rest/v1/extra/{accommodation}/{productId}`
        """
        call = Call(
            "PUT", f"/rest/v1/extra/{path_value(accommodation)}/{path_value(product_id)}", json=body, timeout=timeout
        )
        return decode_unless_none(ExtraProduct, self._client.perform(call))

    def update_many(
        self, accommodation: str | int, body: ExtraProductList | Mapping[str, Any], *, timeout: float | None = None
    ) -> Rows[ExtraProduct]:
        """Change several extras.

        An array, or `{"data": [...]}`, of extras with their ids. Only the fields that are sent change. All or
        nothing.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `PUT /rest/v1/extra/{accommodation}/updateAll`
        """
        call = Call("PUT", f"/rest/v1/extra/{path_value(accommodation)}/updateAll", json=body, timeout=timeout)
        return rows(ExtraProduct, self._client.perform(call))


class AsyncExtras(AsyncArea):
    """What is sold beside the room."""

    async def create_many(
        self,
        accommodation: str | int,
        body: Sequence[ExtraProduct | Mapping[str, Any]],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Rows[ExtraProduct]:
        """Create extras.

        An array, or `{"data": [...]}`. All or nothing; every wrong field of each item is named.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/v1/extra/bulk/{accommodation}`
        """
        call = Call(
            "POST",
            f"/rest/v1/extra/bulk/{path_value(accommodation)}",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return rows(ExtraProduct, await self._client.perform(call))

    async def delete(self, accommodation: str | int, product_id: int, *, timeout: float | None = None) -> ExtraProduct:
        """Delete an extra.

        Refused while rate plans come with it; the error says which.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `DELETE /rest/v1/extra/{accommodation}/{productId}`
        """
        call = Call("DELETE", f"/rest/v1/extra/{path_value(accommodation)}/{path_value(product_id)}", timeout=timeout)
        return decode(ExtraProduct, await self._client.perform(call))

    async def find(
        self,
        accommodation: str | int,
        *,
        id: int | None = None,
        sort_by: str | None = None,
        enabled: bool | None = None,
        name: str | None = None,
        extra_category_id: int | None = None,
        include_generated_extra: bool | None = None,
        include_master_accommodation_extras: bool | None = None,
        accommodations: Sequence[str | int] | None = None,
        fields: str | None = None,
        size: int | None = None,
        page: int | None = None,
        timeout: float | None = None,
    ) -> Page[ExtraProduct]:
        """List a property's extras.

        Also those of the property that leads its network, unless `includeMasterAccommodationExtras` is false. In
        order of `priority`, or of `sortBy`: id, name, priority, basePrice, lastModifiedTime, with a minus before it
        in falling order.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.
        `sort_by`: The field to sort by.
        `enabled`: Only extras that are enabled, or that are not.
        `name`: A part of the name of a property or extra, in any case; for a physical room or a photo its whole
          name; in a list of codes, words of a name in any language.
        `extra_category_id`: Only extras of this category.
        `include_generated_extra`: Whether extras that a portal brought are listed too. True when missing.
        `include_master_accommodation_extras`: Whether the extras of the property that leads the network are listed
          too. True when missing.
        `accommodations`: The properties whose extras are listed, instead of the path's; those that the credential
          does not reach have none.
        `fields`: First-level keys to keep in the answer, separated by commas.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
        `page`: The page wanted, counted from 0.

        `GET /rest/v1/extra/{accommodation}`
        """
        call = Call(
            "GET",
            f"/rest/v1/extra/{path_value(accommodation)}",
            params={
                "id": id,
                "sortBy": sort_by,
                "enabled": enabled,
                "name": name,
                "extraCategoryId": extra_category_id,
                "includeGeneratedExtra": include_generated_extra,
                "includeMasterAccommodationExtras": include_master_accommodation_extras,
                "accommodations[]": accommodations,
                "fields": fields,
                "size": size,
                "page": page,
            },
            timeout=timeout,
        )
        return decode(Page[ExtraProduct], await self._client.perform(call))

    def find_all(
        self,
        accommodation: str | int,
        *,
        id: int | None = None,
        sort_by: str | None = None,
        enabled: bool | None = None,
        name: str | None = None,
        extra_category_id: int | None = None,
        include_generated_extra: bool | None = None,
        include_master_accommodation_extras: bool | None = None,
        accommodations: Sequence[str | int] | None = None,
        fields: str | None = None,
        size: int = 200,
        timeout: float | None = None,
    ) -> AsyncIterator[ExtraProduct]:
        """Every row of `find`, page after page as they are needed."""
        return each_row_async(
            lambda page: self.find(
                accommodation,
                id=id,
                sort_by=sort_by,
                enabled=enabled,
                name=name,
                extra_category_id=extra_category_id,
                include_generated_extra=include_generated_extra,
                include_master_accommodation_extras=include_master_accommodation_extras,
                accommodations=accommodations,
                fields=fields,
                size=size,
                page=page,
                timeout=timeout,
            ),
            size,
        )

    async def update(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExtraProduct | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> ExtraProduct | None:
        """Change an extra.

        Only the fields that are sent change; 304 when nothing did.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `PUT /rest/v1/extra/{accommodation}/{productId}`
        """
        call = Call(
            "PUT", f"/rest/v1/extra/{path_value(accommodation)}/{path_value(product_id)}", json=body, timeout=timeout
        )
        return decode_unless_none(ExtraProduct, await self._client.perform(call))

    async def update_many(
        self, accommodation: str | int, body: ExtraProductList | Mapping[str, Any], *, timeout: float | None = None
    ) -> Rows[ExtraProduct]:
        """Change several extras.

        An array, or `{"data": [...]}`, of extras with their ids. Only the fields that are sent change. All or
        nothing.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `PUT /rest/v1/extra/{accommodation}/updateAll`
        """
        call = Call("PUT", f"/rest/v1/extra/{path_value(accommodation)}/updateAll", json=body, timeout=timeout)
        return rows(ExtraProduct, await self._client.perform(call))
