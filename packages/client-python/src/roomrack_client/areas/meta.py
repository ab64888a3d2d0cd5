"""Code lists with stable ids and names.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from typing import Literal, TypeAlias

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import rows
from roomrack_client.models import (
    Amenity,
    ContentItem,
    ContentPageField,
    MetaCode,
    PoliceDocumentTypeCountry,
    PortalDTOResp,
)
from roomrack_client.paging import Rows

MetaCodesList: TypeAlias = Literal["countries", "currencies", "languages", "contentCategories"]
MetaContentCategory: TypeAlias = Literal[
    "FEE_PERSONAL",
    "CHARGE_TYPE",
    "IMAGE_TAGS",
    "SERVICE",
    "PAYMENTS_CARD",
    "LANGUAGES",
    "BREAKFAST",
    "CANCEL_POLICY",
    "ROOM_AMENITY",
    "INTERNET_CONNECTION_TYPES",
    "INTERNET_CONNECTION_COVERAGE",
    "PARKING_TYPE",
    "BED_TYPE",
    "CONTACT_TYPE",
    "CONTACT_LANGUAGE",
    "EXTRABED_GUEST_TYPE",
    "BOOKING_ACCEPTED_GUESTS",
    "FEE_TAX",
    "RATE_OFFER",
    "PRODUCT_BENEFIT",
    "ACCOMMODATION_CATEGORY",
    "CITY_TAX_CATEGORY",
    "CITY_TAX_NATURE",
    "CANCEL_POLICY_DEPOSIT",
    "ROOM_CATEGORY",
    "ROOM_CLASS",
    "BEDROOM_TYPE",
    "ROOM_NAMING",
    "PHOTO_TYPE",
    "LISTING_EXPECTATION",
    "PROPERTY_CHECKIN_METHOD",
    "BATHROOM_LOCATION",
]


class Meta(Area):
    """Code lists with stable ids and names."""

    def amenities(
        self, *, id: int | None = None, name: str | None = None, timeout: float | None = None
    ) -> Rows[Amenity]:
        """Find amenities.

        By id, or by words of their names in any language. `label` follows `Accept-Language`.

        `id`: The id of the resource.
        `name`: A part of the name of a property or extra, in any case; for a physical room or a photo its whole
          name; in a list of codes, words of a name in any language.

        `GET /rest/v1/meta/octorateAmenities`
        """
        call = Call("GET", "/rest/v1/meta/octorateAmenities", params={"id": id, "name": name}, timeout=timeout)
        return rows(Amenity, self._client.perform(call))

    def codes(self, list: MetaCodesList, *, name: str | None = None, timeout: float | None = None) -> Rows[MetaCode]:
        """List countries, currencies, languages or content categories.

        With their ids, codes and names in the languages of the API. `name` finds words in any of the names or the
        code.

        `list`: countries, currencies, languages or contentCategories.
        `name`: A part of the name of a property or extra, in any case; for a physical room or a photo its whole
          name; in a list of codes, words of a name in any language.

        `GET /rest/x1/meta/{list}`
        """
        call = Call("GET", f"/rest/x1/meta/{path_value(list)}", params={"name": name}, timeout=timeout)
        return rows(MetaCode, self._client.perform(call))

    def content(
        self,
        *,
        name: str | None = None,
        portal: str | None = None,
        category: MetaContentCategory | None = None,
        timeout: float | None = None,
    ) -> Rows[ContentItem]:
        """Find what portals know of a category.

        Empty as long as the server knows no portal.

        `name`: A part of the name of a property or extra, in any case; for a physical room or a photo its whole
          name; in a list of codes, words of a name in any language.
        `portal`: The portal, by its internal name.
        `category`: The category of content.

        `GET /rest/v1/meta/content`
        """
        call = Call(
            "GET",
            "/rest/v1/meta/content",
            params={"name": name, "portal": portal, "category": category},
            timeout=timeout,
        )
        return rows(ContentItem, self._client.perform(call))

    def content_fields(self, *, timeout: float | None = None) -> Rows[ContentPageField]:
        """List the fields of content.

        Section by section, with their types and, where only some are taken, their values. A portal's `contentMetas`
        name the fields that it takes.

        `GET /rest/v1/meta/contentPageFields`
        """
        call = Call("GET", "/rest/v1/meta/contentPageFields", timeout=timeout)
        return rows(ContentPageField, self._client.perform(call))

    def documents(self, *, timeout: float | None = None) -> Rows[PoliceDocumentTypeCountry]:
        """List the types of documents.

        With the codes that the Italian police gives them. `label` follows `Accept-Language`.

        `GET /rest/v1/meta/documents`
        """
        call = Call("GET", "/rest/v1/meta/documents", timeout=timeout)
        return rows(PoliceDocumentTypeCountry, self._client.perform(call))

    def portals(self, *, timeout: float | None = None) -> Rows[PortalDTOResp]:
        """List the portals.

        The sales channels that properties of the application's environment can be connected to: those that come
        with the server, and those that applications are. The `id` is the `channelId` of connections and
        reservations.

        `GET /rest/v1/meta/portals`
        """
        call = Call("GET", "/rest/v1/meta/portals", timeout=timeout)
        return rows(PortalDTOResp, self._client.perform(call))


class AsyncMeta(AsyncArea):
    """Code lists with stable ids and names."""

    async def amenities(
        self, *, id: int | None = None, name: str | None = None, timeout: float | None = None
    ) -> Rows[Amenity]:
        """Find amenities.

        By id, or by words of their names in any language. `label` follows `Accept-Language`.

        `id`: The id of the resource.
        `name`: A part of the name of a property or extra, in any case; for a physical room or a photo its whole
          name; in a list of codes, words of a name in any language.

        `GET /rest/v1/meta/octorateAmenities`
        """
        call = Call("GET", "/rest/v1/meta/octorateAmenities", params={"id": id, "name": name}, timeout=timeout)
        return rows(Amenity, await self._client.perform(call))

    async def codes(
        self, list: MetaCodesList, *, name: str | None = None, timeout: float | None = None
    ) -> Rows[MetaCode]:
        """List countries, currencies, languages or content categories.

        With their ids, codes and names in the languages of the API. `name` finds words in any of the names or the
        code.

        `list`: countries, currencies, languages or contentCategories.
        `name`: A part of the name of a property or extra, in any case; for a physical room or a photo its whole
          name; in a list of codes, words of a name in any language.

        `GET /rest/x1/meta/{list}`
        """
        call = Call("GET", f"/rest/x1/meta/{path_value(list)}", params={"name": name}, timeout=timeout)
        return rows(MetaCode, await self._client.perform(call))

    async def content(
        self,
        *,
        name: str | None = None,
        portal: str | None = None,
        category: MetaContentCategory | None = None,
        timeout: float | None = None,
    ) -> Rows[ContentItem]:
        """Find what portals know of a category.

        Empty as long as the server knows no portal.

        `name`: A part of the name of a property or extra, in any case; for a physical room or a photo its whole
          name; in a list of codes, words of a name in any language.
        `portal`: The portal, by its internal name.
        `category`: The category of content.

        `GET /rest/v1/meta/content`
        """
        call = Call(
            "GET",
            "/rest/v1/meta/content",
            params={"name": name, "portal": portal, "category": category},
            timeout=timeout,
        )
        return rows(ContentItem, await self._client.perform(call))

    async def content_fields(self, *, timeout: float | None = None) -> Rows[ContentPageField]:
        """List the fields of content.

        Section by section, with their types and, where only some are taken, their values. A portal's `contentMetas`
        name the fields that it takes.

        `GET /rest/v1/meta/contentPageFields`
        """
        call = Call("GET", "/rest/v1/meta/contentPageFields", timeout=timeout)
        return rows(ContentPageField, await self._client.perform(call))

    async def documents(self, *, timeout: float | None = None) -> Rows[PoliceDocumentTypeCountry]:
        """List the types of documents.

        With the codes that the Italian police gives them. `label` follows `Accept-Language`.

        `GET /rest/v1/meta/documents`
        """
        call = Call("GET", "/rest/v1/meta/documents", timeout=timeout)
        return rows(PoliceDocumentTypeCountry, await self._client.perform(call))

    async def portals(self, *, timeout: float | None = None) -> Rows[PortalDTOResp]:
        """List the portals.

        The sales channels that properties of the application's environment can be connected to: those that come
        with the server, and those that applications are. The `id` is the `channelId` of connections and
        reservations.

        `GET /rest/v1/meta/portals`
        """
        call = Call("GET", "/rest/v1/meta/portals", timeout=timeout)
        return rows(PortalDTOResp, await self._client.perform(call))
