"""What portals show of a product, and sending it there.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode, rows
from roomrack_client.models import (
    Amenity,
    ContentProcess,
    ExternalAvailabilityConf,
    ExternalDescriptions,
    ExternalFee,
    ExternalListing,
    ExternalPricing,
    ExternalRateContent,
    ExternalReservationConf,
    ExternalRoomDescriptor,
    Photo,
    PhotoTask,
    PortalCalendar,
    RoomCancellation,
    Task,
)
from roomrack_client.paging import Rows


class ProductContent(Area):
    """What portals show of a product, and sending it there."""

    def add_amenities(
        self,
        accommodation: str | int,
        product_id: int,
        *,
        amenity: Sequence[str] | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Rows[Amenity]:
        """Add amenities to a product.

        By code or id, as `octorateAmenities` lists them. The answer is all that the product has.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `amenity`: Codes or ids of amenities.

        `POST /rest/v1/content/products/{accommodation}/{productId}/amenities`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/amenities",
            params={"amenity": amenity},
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return rows(Amenity, self._client.perform(call))

    def add_fee(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExternalFee | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalFee:
        """Add a fee or tax to a product.

        A product without any has those of the connection where it is pushed.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `POST /rest/v1/content/products/{accommodation}/{productId}/fees`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/fees",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalFee, self._client.perform(call))

    def add_house_rules(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExternalDescriptions | Mapping[str, Any],
        *,
        min_words: int | None = None,
        max_words: int | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalDescriptions:
        """Write a random text into the house rules.

        Takes one of the texts that are sent, of those with `minWords` to `maxWords` words, and answers the
        descriptions.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `min_words`: The least number of words that the text may have.
        `max_words`: The greatest number of words that the text may have.

        `POST /rest/v1/content/products/{accommodation}/{productId}/addTextToHouseRules`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/addTextToHouseRules",
            params={"minWords": min_words, "maxWords": max_words},
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalDescriptions, self._client.perform(call))

    def add_neighborhood(
        self,
        accommodation: str | int,
        body: ExternalDescriptions | Mapping[str, Any],
        *,
        product_id: int | None = None,
        listing_id: str | None = None,
        ownership: bool | None = None,
        min_words: int | None = None,
        max_words: int | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalDescriptions:
        """Write a random text about the neighbourhood.

        Of a product, named by `productId` or by the `listingId` of a portal that it is mapped to. With
        `ownership=false` only languages without a text get one. The answer is the descriptions.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `listing_id`: A portal's id of a room that the product is mapped to.
        `ownership`: Whether a text that is there already is replaced. It is when missing.
        `min_words`: The least number of words that the text may have.
        `max_words`: The greatest number of words that the text may have.

        `POST /rest/v1/content/products/{accommodation}/addNeighborhoodod`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/addNeighborhoodod",
            params={
                "productId": product_id,
                "listingId": listing_id,
                "ownership": ownership,
                "minWords": min_words,
                "maxWords": max_words,
            },
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalDescriptions, self._client.perform(call))

    def add_photo(
        self,
        accommodation: str | int,
        product_id: int,
        *,
        url: str | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> PhotoTask:
        """Add a photo to a product.

        As `pushPhotos` does for a property; it answers 202 with the task, and `photos/queue` tells how it went.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `url`: An https address, where the event is sent or the photo is.

        `POST /rest/v1/content/products/{accommodation}/{productId}/photos`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/photos",
            params={"url": url},
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(PhotoTask, self._client.perform(call))

    def add_room(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExternalRoomDescriptor | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalRoomDescriptor:
        """Add a room to a product.

        A bedroom, a kitchen, a bathroom, with its beds.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `POST /rest/v1/content/products/{accommodation}/{productId}/rooms`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/rooms",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalRoomDescriptor, self._client.perform(call))

    def add_text(
        self,
        accommodation: str | int,
        product_id: int,
        body: Any,
        *,
        min_words: int | None = None,
        max_words: int | None = None,
        field: str | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalDescriptions:
        """Write a random text into a description.

        `field` says which. The body names texts, `{"calm": {"EN": "..."}, "lively": {"EN": "..."}}`, or holds them
        by language, `{"EN": ["...", "..."]}`. One of those with `minWords` to `maxWords` words is taken; the answer
        is the descriptions.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `min_words`: The least number of words that the text may have.
        `max_words`: The greatest number of words that the text may have.
        `field`: The description that the text is written into.

        `POST /rest/v1/content/products/{accommodation}/{productId}/addTextToField`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/addTextToField",
            params={"minWords": min_words, "maxWords": max_words, "field": field},
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalDescriptions, self._client.perform(call))

    def amenities(
        self, accommodation: str | int, product_id: int, *, portal: str | None = None, timeout: float | None = None
    ) -> Rows[Amenity]:
        """List the amenities of a product.

        They are the same on every portal. 404 `ApiResourceEmpty` when there never was one.

        Needs **READONLY** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `portal`: The portal, by its internal name.

        `GET /rest/v1/content/products/{accommodation}/{productId}/amenities`
        """
        call = Call(
            "GET",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/amenities",
            params={"portal": portal},
            timeout=timeout,
        )
        return rows(Amenity, self._client.perform(call))

    def availability(
        self, accommodation: str | int, product_id: int, *, timeout: float | None = None
    ) -> ExternalAvailabilityConf:
        """Read the rules of availability of a product.

        404 `ApiResourceEmpty` when they were never filled in.

        Needs **READONLY** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `GET /rest/v1/content/products/{accommodation}/{productId}/availabilityconf`
        """
        call = Call(
            "GET",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/availabilityconf",
            timeout=timeout,
        )
        return decode(ExternalAvailabilityConf, self._client.perform(call))

    def change_booking_rules(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExternalReservationConf | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> ExternalReservationConf:
        """Change the rules of booking of a product.

        Fields that are not sent stay, and null clears what is not required.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `PATCH /rest/v1/content/products/{accommodation}/{productId}/reservation`
        """
        call = Call(
            "PATCH",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/reservation",
            json=body,
            timeout=timeout,
        )
        return decode(ExternalReservationConf, self._client.perform(call))

    def change_descriptions(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExternalDescriptions | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> ExternalDescriptions:
        """Change the descriptions of a product.

        Texts that are not sent stay, also those in other languages; null clears a text or one of its languages.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `PATCH /rest/v1/content/products/{accommodation}/{productId}/descriptions`
        """
        call = Call(
            "PATCH",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/descriptions",
            json=body,
            timeout=timeout,
        )
        return decode(ExternalDescriptions, self._client.perform(call))

    def change_listing(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExternalListing | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> ExternalListing:
        """Change the listing of a product.

        Fields that are not sent stay, objects are merged, lists are replaced, and null clears what is not required.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `PATCH /rest/v1/content/products/{accommodation}/{productId}/listing`
        """
        call = Call(
            "PATCH",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/listing",
            json=body,
            timeout=timeout,
        )
        return decode(ExternalListing, self._client.perform(call))

    def change_pricing(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExternalPricing | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> ExternalPricing:
        """Change the prices of a product on portals.

        Fields that are not sent stay, objects are merged, lists are replaced, and null clears a field.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `PATCH /rest/v1/content/products/{accommodation}/{productId}/pricing`
        """
        call = Call(
            "PATCH",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/pricing",
            json=body,
            timeout=timeout,
        )
        return decode(ExternalPricing, self._client.perform(call))

    def change_rate(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExternalRateContent | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> ExternalRateContent:
        """Change what portals know of a product as a rate.

        Fields that are not sent stay, objects are merged, lists are replaced, and null clears a field.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `PATCH /rest/v1/content/products/{accommodation}/{productId}/rate`
        """
        call = Call(
            "PATCH",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/rate",
            json=body,
            timeout=timeout,
        )
        return decode(ExternalRateContent, self._client.perform(call))

    def delete_fee(
        self, accommodation: str | int, product_id: int, index: int, *, timeout: float | None = None
    ) -> ExternalFee:
        """Delete a fee or tax of a product.

        By its place in the list, from 0; it answers the fee as it was.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `index`: The place in the list, from 0.

        `DELETE /rest/v1/content/products/{accommodation}/{productId}/fees/{index}`
        """
        call = Call(
            "DELETE",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/fees/{path_value(index)}",
            timeout=timeout,
        )
        return decode(ExternalFee, self._client.perform(call))

    def delete_photo(
        self, accommodation: str | int, product_id: int, photo_name: str, *, timeout: float | None = None
    ) -> Photo:
        """Delete a photo of a product.

        By its name, as the list shows it. It answers the photo as it was.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `photo_name`: The photo's name, as the list shows it.

        `DELETE /rest/v1/content/products/{accommodation}/{productId}/photos/{photoName}`
        """
        call = Call(
            "DELETE",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/photos/{path_value(photo_name)}",
            timeout=timeout,
        )
        return decode(Photo, self._client.perform(call))

    def delete_room(
        self, accommodation: str | int, product_id: int, index: int, *, timeout: float | None = None
    ) -> ExternalRoomDescriptor:
        """Delete a room of a product.

        By its place in the list, from 0; it answers the room as it was.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `index`: The place in the list, from 0.

        `DELETE /rest/v1/content/products/{accommodation}/{productId}/rooms/{index}`
        """
        call = Call(
            "DELETE",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/rooms/{path_value(index)}",
            timeout=timeout,
        )
        return decode(ExternalRoomDescriptor, self._client.perform(call))

    def descriptions(
        self, accommodation: str | int, product_id: int, *, timeout: float | None = None
    ) -> ExternalDescriptions:
        """Read the descriptions of a product.

        404 `ApiResourceEmpty` when they were never written.

        Needs **READONLY** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `GET /rest/v1/content/products/{accommodation}/{productId}/descriptions`
        """
        call = Call(
            "GET",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/descriptions",
            timeout=timeout,
        )
        return decode(ExternalDescriptions, self._client.perform(call))

    def fees(self, accommodation: str | int, product_id: int, *, timeout: float | None = None) -> Rows[ExternalFee]:
        """List the fees of a product.

        In the order in which they were added. 404 `ApiResourceEmpty` when there never was one.

        Needs **READONLY** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `GET /rest/v1/content/products/{accommodation}/{productId}/fees`
        """
        call = Call(
            "GET",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/fees",
            timeout=timeout,
        )
        return rows(ExternalFee, self._client.perform(call))

    def listing(self, accommodation: str | int, product_id: int, *, timeout: float | None = None) -> ExternalListing:
        """Read the listing of a product.

        Its kind, size, beds and place. 404 `ApiResourceEmpty` when it was never filled in.

        Needs **READONLY** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `GET /rest/v1/content/products/{accommodation}/{productId}/listing`
        """
        call = Call(
            "GET",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/listing",
            timeout=timeout,
        )
        return decode(ExternalListing, self._client.perform(call))

    def photo_queue(
        self,
        accommodation: str | int,
        product_id: int,
        *,
        url: str | None = None,
        id: int | None = None,
        timeout: float | None = None,
    ) -> Rows[Task]:
        """List the photos that were asked for.

        Of a product, the newest first: those that wait, were fetched, or failed with their reason. `url` and `id`
        narrow it down.

        Needs **READONLY** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `url`: An https address, where the event is sent or the photo is.
        `id`: The id of the resource.

        `GET /rest/v1/content/products/{accommodation}/{productId}/photos/queue`
        """
        call = Call(
            "GET",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/photos/queue",
            params={"url": url, "id": id},
            timeout=timeout,
        )
        return rows(Task, self._client.perform(call))

    def photos(self, accommodation: str | int, product_id: int, *, timeout: float | None = None) -> Rows[Photo]:
        """List the photos of a product.

        In the order in which they were added, each with its name and the addresses of its sizes.

        Needs **READONLY** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `GET /rest/v1/content/products/{accommodation}/{productId}/photos`
        """
        call = Call(
            "GET",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/photos",
            timeout=timeout,
        )
        return rows(Photo, self._client.perform(call))

    def process(self, accommodation: str | int, process_id: int, *, timeout: float | None = None) -> ContentProcess:
        """Read a push.

        How far it is, and how it ended. It can be read for 30 days.

        Needs **READONLY** on **content**.

        `accommodation`: The property's id, a string of digits.
        `process_id`: The push's id.

        `GET /rest/v1/content/products/{accommodation}/process/{processId}`
        """
        call = Call(
            "GET",
            f"/rest/v1/content/products/{path_value(accommodation)}/process/{path_value(process_id)}",
            timeout=timeout,
        )
        return decode(ContentProcess, self._client.perform(call))

    def push(
        self,
        accommodation: str | int,
        product_id: int,
        portalname: str,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ContentProcess:
        """Push the content of a product.

        Sends what was said of the product to a portal, by its internal name. What the portal requires and does not
        find is told at once, each piece in `nested`; else the answer is a process, and CONTENT_NOTIFICATION tells
        how it ended.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `portalname`: The portal, by its internal name.

        `POST /rest/v1/content/products/{accommodation}/{productId}/pushQueue/{portalname}`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/pushQueue/{path_value(portalname)}",
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ContentProcess, self._client.perform(call))

    def rate(self, accommodation: str | int, product_id: int, *, timeout: float | None = None) -> ExternalRateContent:
        """Read what portals know of a product as a rate.

        404 `ApiResourceEmpty` when it was never filled in.

        Needs **READONLY** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `GET /rest/v1/content/products/{accommodation}/{productId}/rate`
        """
        call = Call(
            "GET",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/rate",
            timeout=timeout,
        )
        return decode(ExternalRateContent, self._client.perform(call))

    def rooms(
        self, accommodation: str | int, product_id: int, *, timeout: float | None = None
    ) -> Rows[ExternalRoomDescriptor]:
        """List the rooms that a product consists of.

        In the order in which they were added. 404 `ApiResourceEmpty` when there never was one.

        Needs **READONLY** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `GET /rest/v1/content/products/{accommodation}/{productId}/rooms`
        """
        call = Call(
            "GET",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/rooms",
            timeout=timeout,
        )
        return rows(ExternalRoomDescriptor, self._client.perform(call))

    def set_availability(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExternalAvailabilityConf | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalAvailabilityConf:
        """Write the rules of availability of a product.

        Replaces all of them.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `POST /rest/v1/content/products/{accommodation}/{productId}/availabilityconf`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/availabilityconf",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalAvailabilityConf, self._client.perform(call))

    def set_booking_rules(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExternalReservationConf | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalReservationConf:
        """Write the rules of booking of a product.

        Who may come and when they arrive and leave. Replaces all of them.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `POST /rest/v1/content/products/{accommodation}/{productId}/reservation`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/reservation",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalReservationConf, self._client.perform(call))

    def set_cancellation(
        self,
        accommodation: str | int,
        product_id: int,
        *,
        value: str | None = None,
        portal: str | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> RoomCancellation:
        """Say how a product is cancelled.

        By a code of `CANCEL_POLICY`: on one portal, or, without `portal`, on all that have none of their own.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `value`: Whether it is on. For a cancellation, the portal's code of the policy.
        `portal`: The portal, by its internal name.

        `POST /rest/v1/content/products/{accommodation}/{productId}/cancellation`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/cancellation",
            params={"value": value, "portal": portal},
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(RoomCancellation, self._client.perform(call))

    def set_descriptions(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExternalDescriptions | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalDescriptions:
        """Write the descriptions of a product.

        Replaces all of them. Most have a text by language.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `POST /rest/v1/content/products/{accommodation}/{productId}/descriptions`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/descriptions",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalDescriptions, self._client.perform(call))

    def set_listing(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExternalListing | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalListing:
        """Write the listing of a product.

        Replaces all of it. Where portals differ, `reference` takes a value for each and a `fallback`, and shows
        what each gets.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `POST /rest/v1/content/products/{accommodation}/{productId}/listing`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/listing",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalListing, self._client.perform(call))

    def set_pricing(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExternalPricing | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalPricing:
        """Write the prices of a product on portals.

        Deposits, cleaning, discounts and taxes beside the calendar. Replaces all of it.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `POST /rest/v1/content/products/{accommodation}/{productId}/pricing`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/pricing",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalPricing, self._client.perform(call))

    def set_rate(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExternalRateContent | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalRateContent:
        """Say what portals know of a product as a rate.

        Replaces all of it.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `POST /rest/v1/content/products/{accommodation}/{productId}/rate`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/rate",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalRateContent, self._client.perform(call))

    def switch_calendar(
        self,
        accommodation: str | int,
        product_id: int,
        portalname: str,
        *,
        status: bool | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> PortalCalendar:
        """Open or close a product on one portal.

        Says whether the product is sold there. A closed one goes to that portal with stop-sell on every day, or
        with nothing left where the portal takes no stop-sell; opened again it goes there as it is. Other portals
        hear nothing of it.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `portalname`: The portal, by its internal name.
        `status`: Only reservations in this state. For a calendar, whether it is open.

        `POST /rest/v1/content/products/{accommodation}/{productId}/{portalname}/calendar`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/{path_value(portalname)}/calendar",
            params={"status": status},
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(PortalCalendar, self._client.perform(call))


class AsyncProductContent(AsyncArea):
    """What portals show of a product, and sending it there."""

    async def add_amenities(
        self,
        accommodation: str | int,
        product_id: int,
        *,
        amenity: Sequence[str] | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Rows[Amenity]:
        """Add amenities to a product.

        By code or id, as `octorateAmenities` lists them. The answer is all that the product has.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `amenity`: Codes or ids of amenities.

        `POST /rest/v1/content/products/{accommodation}/{productId}/amenities`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/amenities",
            params={"amenity": amenity},
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return rows(Amenity, await self._client.perform(call))

    async def add_fee(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExternalFee | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalFee:
        """Add a fee or tax to a product.

        A product without any has those of the connection where it is pushed.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `POST /rest/v1/content/products/{accommodation}/{productId}/fees`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/fees",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalFee, await self._client.perform(call))

    async def add_house_rules(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExternalDescriptions | Mapping[str, Any],
        *,
        min_words: int | None = None,
        max_words: int | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalDescriptions:
        """Write a random text into the house rules.

        Takes one of the texts that are sent, of those with `minWords` to `maxWords` words, and answers the
        descriptions.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `min_words`: The least number of words that the text may have.
        `max_words`: The greatest number of words that the text may have.

        `POST /rest/v1/content/products/{accommodation}/{productId}/addTextToHouseRules`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/addTextToHouseRules",
            params={"minWords": min_words, "maxWords": max_words},
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalDescriptions, await self._client.perform(call))

    async def add_neighborhood(
        self,
        accommodation: str | int,
        body: ExternalDescriptions | Mapping[str, Any],
        *,
        product_id: int | None = None,
        listing_id: str | None = None,
        ownership: bool | None = None,
        min_words: int | None = None,
        max_words: int | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalDescriptions:
        """Write a random text about the neighbourhood.

        Of a product, named by `productId` or by the `listingId` of a portal that it is mapped to. With
        `ownership=false` only languages without a text get one. The answer is the descriptions.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `listing_id`: A portal's id of a room that the product is mapped to.
        `ownership`: Whether a text that is there already is replaced. It is when missing.
        `min_words`: The least number of words that the text may have.
        `max_words`: The greatest number of words that the text may have.

        `POST /rest/v1/content/products/{accommodation}/addNeighborhoodod`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/addNeighborhoodod",
            params={
                "productId": product_id,
                "listingId": listing_id,
                "ownership": ownership,
                "minWords": min_words,
                "maxWords": max_words,
            },
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalDescriptions, await self._client.perform(call))

    async def add_photo(
        self,
        accommodation: str | int,
        product_id: int,
        *,
        url: str | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> PhotoTask:
        """Add a photo to a product.

        As `pushPhotos` does for a property; it answers 202 with the task, and `photos/queue` tells how it went.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `url`: An https address, where the event is sent or the photo is.

        `POST /rest/v1/content/products/{accommodation}/{productId}/photos`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/photos",
            params={"url": url},
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(PhotoTask, await self._client.perform(call))

    async def add_room(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExternalRoomDescriptor | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalRoomDescriptor:
        """Add a room to a product.

        A bedroom, a kitchen, a bathroom, with its beds.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `POST /rest/v1/content/products/{accommodation}/{productId}/rooms`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/rooms",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalRoomDescriptor, await self._client.perform(call))

    async def add_text(
        self,
        accommodation: str | int,
        product_id: int,
        body: Any,
        *,
        min_words: int | None = None,
        max_words: int | None = None,
        field: str | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalDescriptions:
        """Write a random text into a description.

        `field` says which. The body names texts, `{"calm": {"EN": "..."}, "lively": {"EN": "..."}}`, or holds them
        by language, `{"EN": ["...", "..."]}`. One of those with `minWords` to `maxWords` words is taken; the answer
        is the descriptions.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `min_words`: The least number of words that the text may have.
        `max_words`: The greatest number of words that the text may have.
        `field`: The description that the text is written into.

        `POST /rest/v1/content/products/{accommodation}/{productId}/addTextToField`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/addTextToField",
            params={"minWords": min_words, "maxWords": max_words, "field": field},
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalDescriptions, await self._client.perform(call))

    async def amenities(
        self, accommodation: str | int, product_id: int, *, portal: str | None = None, timeout: float | None = None
    ) -> Rows[Amenity]:
        """List the amenities of a product.

        They are the same on every portal. 404 `ApiResourceEmpty` when there never was one.

        Needs **READONLY** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `portal`: The portal, by its internal name.

        `GET /rest/v1/content/products/{accommodation}/{productId}/amenities`
        """
        call = Call(
            "GET",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/amenities",
            params={"portal": portal},
            timeout=timeout,
        )
        return rows(Amenity, await self._client.perform(call))

    async def availability(
        self, accommodation: str | int, product_id: int, *, timeout: float | None = None
    ) -> ExternalAvailabilityConf:
        """Read the rules of availability of a product.

        404 `ApiResourceEmpty` when they were never filled in.

        Needs **READONLY** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `GET /rest/v1/content/products/{accommodation}/{productId}/availabilityconf`
        """
        call = Call(
            "GET",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/availabilityconf",
            timeout=timeout,
        )
        return decode(ExternalAvailabilityConf, await self._client.perform(call))

    async def change_booking_rules(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExternalReservationConf | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> ExternalReservationConf:
        """Change the rules of booking of a product.

        Fields that are not sent stay, and null clears what is not required.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `PATCH /rest/v1/content/products/{accommodation}/{productId}/reservation`
        """
        call = Call(
            "PATCH",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/reservation",
            json=body,
            timeout=timeout,
        )
        return decode(ExternalReservationConf, await self._client.perform(call))

    async def change_descriptions(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExternalDescriptions | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> ExternalDescriptions:
        """Change the descriptions of a product.

        Texts that are not sent stay, also those in other languages; null clears a text or one of its languages.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `PATCH /rest/v1/content/products/{accommodation}/{productId}/descriptions`
        """
        call = Call(
            "PATCH",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/descriptions",
            json=body,
            timeout=timeout,
        )
        return decode(ExternalDescriptions, await self._client.perform(call))

    async def change_listing(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExternalListing | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> ExternalListing:
        """Change the listing of a product.

        Fields that are not sent stay, objects are merged, lists are replaced, and null clears what is not required.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `PATCH /rest/v1/content/products/{accommodation}/{productId}/listing`
        """
        call = Call(
            "PATCH",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/listing",
            json=body,
            timeout=timeout,
        )
        return decode(ExternalListing, await self._client.perform(call))

    async def change_pricing(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExternalPricing | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> ExternalPricing:
        """Change the prices of a product on portals.

        Fields that are not sent stay, objects are merged, lists are replaced, and null clears a field.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `PATCH /rest/v1/content/products/{accommodation}/{productId}/pricing`
        """
        call = Call(
            "PATCH",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/pricing",
            json=body,
            timeout=timeout,
        )
        return decode(ExternalPricing, await self._client.perform(call))

    async def change_rate(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExternalRateContent | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> ExternalRateContent:
        """Change what portals know of a product as a rate.

        Fields that are not sent stay, objects are merged, lists are replaced, and null clears a field.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `PATCH /rest/v1/content/products/{accommodation}/{productId}/rate`
        """
        call = Call(
            "PATCH",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/rate",
            json=body,
            timeout=timeout,
        )
        return decode(ExternalRateContent, await self._client.perform(call))

    async def delete_fee(
        self, accommodation: str | int, product_id: int, index: int, *, timeout: float | None = None
    ) -> ExternalFee:
        """Delete a fee or tax of a product.

        By its place in the list, from 0; it answers the fee as it was.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `index`: The place in the list, from 0.

        `DELETE /rest/v1/content/products/{accommodation}/{productId}/fees/{index}`
        """
        call = Call(
            "DELETE",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/fees/{path_value(index)}",
            timeout=timeout,
        )
        return decode(ExternalFee, await self._client.perform(call))

    async def delete_photo(
        self, accommodation: str | int, product_id: int, photo_name: str, *, timeout: float | None = None
    ) -> Photo:
        """Delete a photo of a product.

        By its name, as the list shows it. It answers the photo as it was.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `photo_name`: The photo's name, as the list shows it.

        `DELETE /rest/v1/content/products/{accommodation}/{productId}/photos/{photoName}`
        """
        call = Call(
            "DELETE",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/photos/{path_value(photo_name)}",
            timeout=timeout,
        )
        return decode(Photo, await self._client.perform(call))

    async def delete_room(
        self, accommodation: str | int, product_id: int, index: int, *, timeout: float | None = None
    ) -> ExternalRoomDescriptor:
        """Delete a room of a product.

        By its place in the list, from 0; it answers the room as it was.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `index`: The place in the list, from 0.

        `DELETE /rest/v1/content/products/{accommodation}/{productId}/rooms/{index}`
        """
        call = Call(
            "DELETE",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/rooms/{path_value(index)}",
            timeout=timeout,
        )
        return decode(ExternalRoomDescriptor, await self._client.perform(call))

    async def descriptions(
        self, accommodation: str | int, product_id: int, *, timeout: float | None = None
    ) -> ExternalDescriptions:
        """Read the descriptions of a product.

        404 `ApiResourceEmpty` when they were never written.

        Needs **READONLY** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `GET /rest/v1/content/products/{accommodation}/{productId}/descriptions`
        """
        call = Call(
            "GET",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/descriptions",
            timeout=timeout,
        )
        return decode(ExternalDescriptions, await self._client.perform(call))

    async def fees(
        self, accommodation: str | int, product_id: int, *, timeout: float | None = None
    ) -> Rows[ExternalFee]:
        """List the fees of a product.

        In the order in which they were added. 404 `ApiResourceEmpty` when there never was one.

        Needs **READONLY** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `GET /rest/v1/content/products/{accommodation}/{productId}/fees`
        """
        call = Call(
            "GET",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/fees",
            timeout=timeout,
        )
        return rows(ExternalFee, await self._client.perform(call))

    async def listing(
        self, accommodation: str | int, product_id: int, *, timeout: float | None = None
    ) -> ExternalListing:
        """Read the listing of a product.

        Its kind, size, beds and place. 404 `ApiResourceEmpty` when it was never filled in.

        Needs **READONLY** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `GET /rest/v1/content/products/{accommodation}/{productId}/listing`
        """
        call = Call(
            "GET",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/listing",
            timeout=timeout,
        )
        return decode(ExternalListing, await self._client.perform(call))

    async def photo_queue(
        self,
        accommodation: str | int,
        product_id: int,
        *,
        url: str | None = None,
        id: int | None = None,
        timeout: float | None = None,
    ) -> Rows[Task]:
        """List the photos that were asked for.

        Of a product, the newest first: those that wait, were fetched, or failed with their reason. `url` and `id`
        narrow it down.

        Needs **READONLY** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `url`: An https address, where the event is sent or the photo is.
        `id`: The id of the resource.

        `GET /rest/v1/content/products/{accommodation}/{productId}/photos/queue`
        """
        call = Call(
            "GET",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/photos/queue",
            params={"url": url, "id": id},
            timeout=timeout,
        )
        return rows(Task, await self._client.perform(call))

    async def photos(self, accommodation: str | int, product_id: int, *, timeout: float | None = None) -> Rows[Photo]:
        """List the photos of a product.

        In the order in which they were added, each with its name and the addresses of its sizes.

        Needs **READONLY** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `GET /rest/v1/content/products/{accommodation}/{productId}/photos`
        """
        call = Call(
            "GET",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/photos",
            timeout=timeout,
        )
        return rows(Photo, await self._client.perform(call))

    async def process(
        self, accommodation: str | int, process_id: int, *, timeout: float | None = None
    ) -> ContentProcess:
        """Read a push.

        How far it is, and how it ended. It can be read for 30 days.

        Needs **READONLY** on **content**.

        `accommodation`: The property's id, a string of digits.
        `process_id`: The push's id.

        `GET /rest/v1/content/products/{accommodation}/process/{processId}`
        """
        call = Call(
            "GET",
            f"/rest/v1/content/products/{path_value(accommodation)}/process/{path_value(process_id)}",
            timeout=timeout,
        )
        return decode(ContentProcess, await self._client.perform(call))

    async def push(
        self,
        accommodation: str | int,
        product_id: int,
        portalname: str,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ContentProcess:
        """Push the content of a product.

        Sends what was said of the product to a portal, by its internal name. What the portal requires and does not
        find is told at once, each piece in `nested`; else the answer is a process, and CONTENT_NOTIFICATION tells
        how it ended.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `portalname`: The portal, by its internal name.

        `POST /rest/v1/content/products/{accommodation}/{productId}/pushQueue/{portalname}`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/pushQueue/{path_value(portalname)}",
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ContentProcess, await self._client.perform(call))

    async def rate(
        self, accommodation: str | int, product_id: int, *, timeout: float | None = None
    ) -> ExternalRateContent:
        """Read what portals know of a product as a rate.

        404 `ApiResourceEmpty` when it was never filled in.

        Needs **READONLY** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `GET /rest/v1/content/products/{accommodation}/{productId}/rate`
        """
        call = Call(
            "GET",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/rate",
            timeout=timeout,
        )
        return decode(ExternalRateContent, await self._client.perform(call))

    async def rooms(
        self, accommodation: str | int, product_id: int, *, timeout: float | None = None
    ) -> Rows[ExternalRoomDescriptor]:
        """List the rooms that a product consists of.

        In the order in which they were added. 404 `ApiResourceEmpty` when there never was one.

        Needs **READONLY** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `GET /rest/v1/content/products/{accommodation}/{productId}/rooms`
        """
        call = Call(
            "GET",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/rooms",
            timeout=timeout,
        )
        return rows(ExternalRoomDescriptor, await self._client.perform(call))

    async def set_availability(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExternalAvailabilityConf | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalAvailabilityConf:
        """Write the rules of availability of a product.

        Replaces all of them.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `POST /rest/v1/content/products/{accommodation}/{productId}/availabilityconf`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/availabilityconf",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalAvailabilityConf, await self._client.perform(call))

    async def set_booking_rules(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExternalReservationConf | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalReservationConf:
        """Write the rules of booking of a product.

        Who may come and when they arrive and leave. Replaces all of them.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `POST /rest/v1/content/products/{accommodation}/{productId}/reservation`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/reservation",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalReservationConf, await self._client.perform(call))

    async def set_cancellation(
        self,
        accommodation: str | int,
        product_id: int,
        *,
        value: str | None = None,
        portal: str | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> RoomCancellation:
        """Say how a product is cancelled.

        By a code of `CANCEL_POLICY`: on one portal, or, without `portal`, on all that have none of their own.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `value`: Whether it is on. For a cancellation, the portal's code of the policy.
        `portal`: The portal, by its internal name.

        `POST /rest/v1/content/products/{accommodation}/{productId}/cancellation`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/cancellation",
            params={"value": value, "portal": portal},
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(RoomCancellation, await self._client.perform(call))

    async def set_descriptions(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExternalDescriptions | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalDescriptions:
        """Write the descriptions of a product.

        Replaces all of them. Most have a text by language.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `POST /rest/v1/content/products/{accommodation}/{productId}/descriptions`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/descriptions",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalDescriptions, await self._client.perform(call))

    async def set_listing(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExternalListing | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalListing:
        """Write the listing of a product.

        Replaces all of it. Where portals differ, `reference` takes a value for each and a `fallback`, and shows
        what each gets.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `POST /rest/v1/content/products/{accommodation}/{productId}/listing`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/listing",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalListing, await self._client.perform(call))

    async def set_pricing(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExternalPricing | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalPricing:
        """Write the prices of a product on portals.

        Deposits, cleaning, discounts and taxes beside the calendar. Replaces all of it.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `POST /rest/v1/content/products/{accommodation}/{productId}/pricing`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/pricing",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalPricing, await self._client.perform(call))

    async def set_rate(
        self,
        accommodation: str | int,
        product_id: int,
        body: ExternalRateContent | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalRateContent:
        """Say what portals know of a product as a rate.

        Replaces all of it.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.

        `POST /rest/v1/content/products/{accommodation}/{productId}/rate`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/rate",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalRateContent, await self._client.perform(call))

    async def switch_calendar(
        self,
        accommodation: str | int,
        product_id: int,
        portalname: str,
        *,
        status: bool | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> PortalCalendar:
        """Open or close a product on one portal.

        Says whether the product is sold there. A closed one goes to that portal with stop-sell on every day, or
        with nothing left where the portal takes no stop-sell; opened again it goes there as it is. Other portals
        hear nothing of it.

        Needs **READWRITE** on **content**.

        `accommodation`: The property's id, a string of digits.
        `product_id`: The product's id.
        `portalname`: The portal, by its internal name.
        `status`: Only reservations in this state. For a calendar, whether it is open.

        `POST /rest/v1/content/products/{accommodation}/{productId}/{portalname}/calendar`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/products/{path_value(accommodation)}/{path_value(product_id)}/{path_value(portalname)}/calendar",
            params={"status": status},
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(PortalCalendar, await self._client.perform(call))
