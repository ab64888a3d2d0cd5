"""What a portal shows of a property, and sending it there.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeAlias

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode, rows
from roomrack_client.models import (
    ContentCodeMapping,
    ContentProcess,
    ExternalAccommodationExtraBed,
    ExternalAccomodation,
    ExternalCancellationPolicy,
    ExternalContact,
    ExternalFee,
    ExternalService,
    ExtraBedRequest,
    FeeRequest,
    RentalAgreement,
)
from roomrack_client.paging import Rows

ConnectionContentCodesCategory: TypeAlias = Literal[
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


class ConnectionContent(Area):
    """What a portal shows of a property, and sending it there."""

    def add_cancellation_policy(
        self,
        connection: int,
        *,
        policy: str | None = None,
        apply_on_deposit: bool | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalCancellationPolicy:
        """Add a cancellation policy.

        By the portal's code, in `policy`. With `ApplyOnDeposit` it says what becomes of a deposit.

        Needs **READWRITE** on **content**.

        `connection`: The connection's id.
        `policy`: The portal's code of the policy.
        `apply_on_deposit`: Whether the policy is about the deposit.

        `POST /rest/v1/content/connections/{connection}/cancellationPolicies`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/connections/{path_value(connection)}/cancellationPolicies",
            params={"policy": policy, "ApplyOnDeposit": apply_on_deposit},
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalCancellationPolicy, self._client.perform(call))

    def add_contact(
        self,
        connection: int,
        body: ExternalContact | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalContact:
        """Add a contact.

        One for each `type`: another of the same type takes its place.

        Needs **READWRITE** on **content**.

        `connection`: The connection's id.

        `POST /rest/v1/content/connections/{connection}/contacts`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/connections/{path_value(connection)}/contacts",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalContact, self._client.perform(call))

    def add_extra_bed(
        self,
        connection: int,
        body: ExtraBedRequest | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalAccommodationExtraBed:
        """Add an extra bed.

        For how old the guest may be at most, how many there are, and what one costs.

        Needs **READWRITE** on **content**.

        `connection`: The connection's id.

        `POST /rest/v1/content/connections/{connection}/extrabeds`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/connections/{path_value(connection)}/extrabeds",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalAccommodationExtraBed, self._client.perform(call))

    def add_fee(
        self,
        connection: int,
        body: FeeRequest | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalFee:
        """Add a fee or tax.

        `portalValue` and `chargeType` are codes of `FEE_TAX` and `CHARGE_TYPE`; an exclusive one is paid on top of
        the price.

        Needs **READWRITE** on **content**.

        `connection`: The connection's id.

        `POST /rest/v1/content/connections/{connection}/fees`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/connections/{path_value(connection)}/fees",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalFee, self._client.perform(call))

    def add_service(
        self,
        connection: int,
        body: ExternalService | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalService:
        """Add a service.

        A pool, a car park, a restaurant, with the details of its kind.

        Needs **READWRITE** on **content**.

        `connection`: The connection's id.

        `POST /rest/v1/content/connections/{connection}/services`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/connections/{path_value(connection)}/services",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalService, self._client.perform(call))

    def cancellation_policies(
        self, connection: int, *, timeout: float | None = None
    ) -> Rows[ExternalCancellationPolicy]:
        """List the cancellation policies of a property on a portal.

        In the order in which they were added. 404 `ApiResourceEmpty` when there never was one.

        Needs **READONLY** on **content**.

        `connection`: The connection's id.

        `GET /rest/v1/content/connections/{connection}/cancellationPolicies`
        """
        call = Call(
            "GET", f"/rest/v1/content/connections/{path_value(connection)}/cancellationPolicies", timeout=timeout
        )
        return rows(ExternalCancellationPolicy, self._client.perform(call))

    def codes(
        self,
        portal: str,
        *,
        category: Sequence[ConnectionContentCodesCategory] | None = None,
        timeout: float | None = None,
    ) -> Rows[ContentCodeMapping]:
        """List the codes of a portal.

        The codes that content for the portal may name, of the categories that are named or of all.

        Needs **READONLY** on **content**.

        `portal`: The portal, by its internal name.
        `category`: The category of content.

        `GET /rest/v1/content/connections/meta/{portal}`
        """
        call = Call(
            "GET",
            f"/rest/v1/content/connections/meta/{path_value(portal)}",
            params={"category": category},
            timeout=timeout,
        )
        return rows(ContentCodeMapping, self._client.perform(call))

    def contacts(self, connection: int, *, timeout: float | None = None) -> Rows[ExternalContact]:
        """List the contacts of a property on a portal.

        In the order in which they were added. 404 `ApiResourceEmpty` when there never was one.

        Needs **READONLY** on **content**.

        `connection`: The connection's id.

        `GET /rest/v1/content/connections/{connection}/contacts`
        """
        call = Call("GET", f"/rest/v1/content/connections/{path_value(connection)}/contacts", timeout=timeout)
        return rows(ExternalContact, self._client.perform(call))

    def delete_cancellation_policy(
        self, connection: int, portal_value: str, *, timeout: float | None = None
    ) -> ExternalCancellationPolicy:
        """Delete a cancellation policy.

        By the portal's code; it answers the policy as it was.

        Needs **READWRITE** on **content**.

        `connection`: The connection's id.
        `portal_value`: The portal's code of the policy.

        `DELETE /rest/v1/content/connections/{connection}/cancellationPolicies/{portalValue}`
        """
        call = Call(
            "DELETE",
            f"/rest/v1/content/connections/{path_value(connection)}/cancellationPolicies/{path_value(portal_value)}",
            timeout=timeout,
        )
        return decode(ExternalCancellationPolicy, self._client.perform(call))

    def delete_contact(self, connection: int, contact_type: str, *, timeout: float | None = None) -> ExternalContact:
        """Delete a contact.

        By its type; it answers the contact as it was.

        Needs **READWRITE** on **content**.

        `connection`: The connection's id.
        `contact_type`: The type of the contact.

        `DELETE /rest/v1/content/connections/{connection}/contacts/{contactType}`
        """
        call = Call(
            "DELETE",
            f"/rest/v1/content/connections/{path_value(connection)}/contacts/{path_value(contact_type)}",
            timeout=timeout,
        )
        return decode(ExternalContact, self._client.perform(call))

    def delete_extra_bed(
        self, connection: int, index: int, *, timeout: float | None = None
    ) -> ExternalAccommodationExtraBed:
        """Delete an extra bed.

        By its place in the list, from 0; it answers the bed as it was.

        Needs **READWRITE** on **content**.

        `connection`: The connection's id.
        `index`: The place in the list, from 0.

        `DELETE /rest/v1/content/connections/{connection}/extrabeds/{index}`
        """
        call = Call(
            "DELETE",
            f"/rest/v1/content/connections/{path_value(connection)}/extrabeds/{path_value(index)}",
            timeout=timeout,
        )
        return decode(ExternalAccommodationExtraBed, self._client.perform(call))

    def delete_fee(self, connection: int, index: int, *, timeout: float | None = None) -> ExternalFee:
        """Delete a fee or tax.

        By its place in the list, from 0; it answers the fee as it was.

        Needs **READWRITE** on **content**.

        `connection`: The connection's id.
        `index`: The place in the list, from 0.

        `DELETE /rest/v1/content/connections/{connection}/fees/{index}`
        """
        call = Call(
            "DELETE", f"/rest/v1/content/connections/{path_value(connection)}/fees/{path_value(index)}", timeout=timeout
        )
        return decode(ExternalFee, self._client.perform(call))

    def delete_service(self, connection: int, index: int, *, timeout: float | None = None) -> ExternalService:
        """Delete a service.

        By its place in the list, from 0; it answers the service as it was.

        Needs **READWRITE** on **content**.

        `connection`: The connection's id.
        `index`: The place in the list, from 0.

        `DELETE /rest/v1/content/connections/{connection}/services/{index}`
        """
        call = Call(
            "DELETE",
            f"/rest/v1/content/connections/{path_value(connection)}/services/{path_value(index)}",
            timeout=timeout,
        )
        return decode(ExternalService, self._client.perform(call))

    def extra_beds(self, connection: int, *, timeout: float | None = None) -> Rows[ExternalAccommodationExtraBed]:
        """List the extra beds of a property on a portal.

        In the order in which they were added. 404 `ApiResourceEmpty` when there never was one.

        Needs **READONLY** on **content**.

        `connection`: The connection's id.

        `GET /rest/v1/content/connections/{connection}/extrabeds`
        """
        call = Call("GET", f"/rest/v1/content/connections/{path_value(connection)}/extrabeds", timeout=timeout)
        return rows(ExternalAccommodationExtraBed, self._client.perform(call))

    def fees(self, connection: int, *, timeout: float | None = None) -> Rows[ExternalFee]:
        """List the fees of a property on a portal.

        In the order in which they were added. 404 `ApiResourceEmpty` when there never was one.

        Needs **READONLY** on **content**.

        `connection`: The connection's id.

        `GET /rest/v1/content/connections/{connection}/fees`
        """
        call = Call("GET", f"/rest/v1/content/connections/{path_value(connection)}/fees", timeout=timeout)
        return rows(ExternalFee, self._client.perform(call))

    def push(
        self, connection: int, *, idempotency_key: str | None = None, timeout: float | None = None
    ) -> ContentProcess:
        """Push the content of a property.

        Sends what was said of the property to the portal of the connection. What the portal requires and does not
        find is told at once, each piece in `nested`; else the answer is a process, and CONTENT_NOTIFICATION tells
        how it ended.

        Needs **READWRITE** on **content**.

        `connection`: The connection's id.

        `POST /rest/v1/content/connections/{connection}/push`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/connections/{path_value(connection)}/push",
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ContentProcess, self._client.perform(call))

    def services(self, connection: int, *, timeout: float | None = None) -> Rows[ExternalService]:
        """List the services of a property on a portal.

        In the order in which they were added. 404 `ApiResourceEmpty` when there never was one.

        Needs **READONLY** on **content**.

        `connection`: The connection's id.

        `GET /rest/v1/content/connections/{connection}/services`
        """
        call = Call("GET", f"/rest/v1/content/connections/{path_value(connection)}/services", timeout=timeout)
        return rows(ExternalService, self._client.perform(call))

    def set_rental_agreement(
        self,
        connection: int,
        *,
        url: str | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> RentalAgreement:
        """Give the address of the rental agreement.

        The document that guests agree to. The server keeps the `url` and never fetches it.

        Needs **READWRITE** on **content**.

        `connection`: The connection's id.
        `url`: An https address, where the event is sent or the photo is.

        `POST /rest/v1/content/connections/{connection}/rentalagreement`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/connections/{path_value(connection)}/rentalagreement",
            params={"url": url},
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(RentalAgreement, self._client.perform(call))

    def set_settings(
        self,
        connection: int,
        body: ExternalAccomodation | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalAccomodation:
        """Say what a portal shows of a property.

        Replaces the configuration of the property on the portal of a connection. Nothing is sent to the portal
        before `push`.

        Needs **READWRITE** on **content**.

        `connection`: The connection's id.

        `POST /rest/v1/content/connections/{connection}/accommodationconf`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/connections/{path_value(connection)}/accommodationconf",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalAccomodation, self._client.perform(call))

    def settings(self, connection: int, *, timeout: float | None = None) -> ExternalAccomodation:
        """Read what a portal shows of a property.

        The configuration of the property on the portal of a connection, with its contacts, extra beds, deposits and
        rental agreement, which have operations of their own. 404 `ApiResourceEmpty` when it was never filled in.

        Needs **READONLY** on **content**.

        `connection`: The connection's id.

        `GET /rest/v1/content/connections/{connection}/accommodationconf`
        """
        call = Call("GET", f"/rest/v1/content/connections/{path_value(connection)}/accommodationconf", timeout=timeout)
        return decode(ExternalAccomodation, self._client.perform(call))


class AsyncConnectionContent(AsyncArea):
    """What a portal shows of a property, and sending it there."""

    async def add_cancellation_policy(
        self,
        connection: int,
        *,
        policy: str | None = None,
        apply_on_deposit: bool | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalCancellationPolicy:
        """Add a cancellation policy.

        By the portal's code, in `policy`. With `ApplyOnDeposit` it says what becomes of a deposit.

        Needs **READWRITE** on **content**.

        `connection`: The connection's id.
        `policy`: The portal's code of the policy.
        `apply_on_deposit`: Whether the policy is about the deposit.

        `POST /rest/v1/content/connections/{connection}/cancellationPolicies`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/connections/{path_value(connection)}/cancellationPolicies",
            params={"policy": policy, "ApplyOnDeposit": apply_on_deposit},
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalCancellationPolicy, await self._client.perform(call))

    async def add_contact(
        self,
        connection: int,
        body: ExternalContact | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalContact:
        """Add a contact.

        One for each `type`: another of the same type takes its place.

        Needs **READWRITE** on **content**.

        `connection`: The connection's id.

        `POST /rest/v1/content/connections/{connection}/contacts`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/connections/{path_value(connection)}/contacts",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalContact, await self._client.perform(call))

    async def add_extra_bed(
        self,
        connection: int,
        body: ExtraBedRequest | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalAccommodationExtraBed:
        """Add an extra bed.

        For how old the guest may be at most, how many there are, and what one costs.

        Needs **READWRITE** on **content**.

        `connection`: The connection's id.

        `POST /rest/v1/content/connections/{connection}/extrabeds`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/connections/{path_value(connection)}/extrabeds",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalAccommodationExtraBed, await self._client.perform(call))

    async def add_fee(
        self,
        connection: int,
        body: FeeRequest | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalFee:
        """Add a fee or tax.

        `portalValue` and `chargeType` are codes of `FEE_TAX` and `CHARGE_TYPE`; an exclusive one is paid on top of
        the price.

        Needs **READWRITE** on **content**.

        `connection`: The connection's id.

        `POST /rest/v1/content/connections/{connection}/fees`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/connections/{path_value(connection)}/fees",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalFee, await self._client.perform(call))

    async def add_service(
        self,
        connection: int,
        body: ExternalService | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalService:
        """Add a service.

        A pool, a car park, a restaurant, with the details of its kind.

        Needs **READWRITE** on **content**.

        `connection`: The connection's id.

        `POST /rest/v1/content/connections/{connection}/services`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/connections/{path_value(connection)}/services",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalService, await self._client.perform(call))

    async def cancellation_policies(
        self, connection: int, *, timeout: float | None = None
    ) -> Rows[ExternalCancellationPolicy]:
        """List the cancellation policies of a property on a portal.

        In the order in which they were added. 404 `ApiResourceEmpty` when there never was one.

        Needs **READONLY** on **content**.

        `connection`: The connection's id.

        `GET /rest/v1/content/connections/{connection}/cancellationPolicies`
        """
        call = Call(
            "GET", f"/rest/v1/content/connections/{path_value(connection)}/cancellationPolicies", timeout=timeout
        )
        return rows(ExternalCancellationPolicy, await self._client.perform(call))

    async def codes(
        self,
        portal: str,
        *,
        category: Sequence[ConnectionContentCodesCategory] | None = None,
        timeout: float | None = None,
    ) -> Rows[ContentCodeMapping]:
        """List the codes of a portal.

        The codes that content for the portal may name, of the categories that are named or of all.

        Needs **READONLY** on **content**.

        `portal`: The portal, by its internal name.
        `category`: The category of content.

        `GET /rest/v1/content/connections/meta/{portal}`
        """
        call = Call(
            "GET",
            f"/rest/v1/content/connections/meta/{path_value(portal)}",
            params={"category": category},
            timeout=timeout,
        )
        return rows(ContentCodeMapping, await self._client.perform(call))

    async def contacts(self, connection: int, *, timeout: float | None = None) -> Rows[ExternalContact]:
        """List the contacts of a property on a portal.

        In the order in which they were added. 404 `ApiResourceEmpty` when there never was one.

        Needs **READONLY** on **content**.

        `connection`: The connection's id.

        `GET /rest/v1/content/connections/{connection}/contacts`
        """
        call = Call("GET", f"/rest/v1/content/connections/{path_value(connection)}/contacts", timeout=timeout)
        return rows(ExternalContact, await self._client.perform(call))

    async def delete_cancellation_policy(
        self, connection: int, portal_value: str, *, timeout: float | None = None
    ) -> ExternalCancellationPolicy:
        """Delete a cancellation policy.

        By the portal's code; it answers the policy as it was.

        Needs **READWRITE** on **content**.

        `connection`: The connection's id.
        `portal_value`: The portal's code of the policy.

        `DELETE /rest/v1/content/connections/{connection}/cancellationPolicies/{portalValue}`
        """
        call = Call(
            "DELETE",
            f"/rest/v1/content/connections/{path_value(connection)}/cancellationPolicies/{path_value(portal_value)}",
            timeout=timeout,
        )
        return decode(ExternalCancellationPolicy, await self._client.perform(call))

    async def delete_contact(
        self, connection: int, contact_type: str, *, timeout: float | None = None
    ) -> ExternalContact:
        """Delete a contact.

        By its type; it answers the contact as it was.

        Needs **READWRITE** on **content**.

        `connection`: The connection's id.
        `contact_type`: The type of the contact.

        `DELETE /rest/v1/content/connections/{connection}/contacts/{contactType}`
        """
        call = Call(
            "DELETE",
            f"/rest/v1/content/connections/{path_value(connection)}/contacts/{path_value(contact_type)}",
            timeout=timeout,
        )
        return decode(ExternalContact, await self._client.perform(call))

    async def delete_extra_bed(
        self, connection: int, index: int, *, timeout: float | None = None
    ) -> ExternalAccommodationExtraBed:
        """Delete an extra bed.

        By its place in the list, from 0; it answers the bed as it was.

        Needs **READWRITE** on **content**.

        `connection`: The connection's id.
        `index`: The place in the list, from 0.

        `DELETE /rest/v1/content/connections/{connection}/extrabeds/{index}`
        """
        call = Call(
            "DELETE",
            f"/rest/v1/content/connections/{path_value(connection)}/extrabeds/{path_value(index)}",
            timeout=timeout,
        )
        return decode(ExternalAccommodationExtraBed, await self._client.perform(call))

    async def delete_fee(self, connection: int, index: int, *, timeout: float | None = None) -> ExternalFee:
        """Delete a fee or tax.

        By its place in the list, from 0; it answers the fee as it was.

        Needs **READWRITE** on **content**.

        `connection`: The connection's id.
        `index`: The place in the list, from 0.

        `DELETE /rest/v1/content/connections/{connection}/fees/{index}`
        """
        call = Call(
            "DELETE", f"/rest/v1/content/connections/{path_value(connection)}/fees/{path_value(index)}", timeout=timeout
        )
        return decode(ExternalFee, await self._client.perform(call))

    async def delete_service(self, connection: int, index: int, *, timeout: float | None = None) -> ExternalService:
        """Delete a service.

        By its place in the list, from 0; it answers the service as it was.

        Needs **READWRITE** on **content**.

        `connection`: The connection's id.
        `index`: The place in the list, from 0.

        `DELETE /rest/v1/content/connections/{connection}/services/{index}`
        """
        call = Call(
            "DELETE",
            f"/rest/v1/content/connections/{path_value(connection)}/services/{path_value(index)}",
            timeout=timeout,
        )
        return decode(ExternalService, await self._client.perform(call))

    async def extra_beds(self, connection: int, *, timeout: float | None = None) -> Rows[ExternalAccommodationExtraBed]:
        """List the extra beds of a property on a portal.

        In the order in which they were added. 404 `ApiResourceEmpty` when there never was one.

        Needs **READONLY** on **content**.

        `connection`: The connection's id.

        `GET /rest/v1/content/connections/{connection}/extrabeds`
        """
        call = Call("GET", f"/rest/v1/content/connections/{path_value(connection)}/extrabeds", timeout=timeout)
        return rows(ExternalAccommodationExtraBed, await self._client.perform(call))

    async def fees(self, connection: int, *, timeout: float | None = None) -> Rows[ExternalFee]:
        """List the fees of a property on a portal.

        In the order in which they were added. 404 `ApiResourceEmpty` when there never was one.

        Needs **READONLY** on **content**.

        `connection`: The connection's id.

        `GET /rest/v1/content/connections/{connection}/fees`
        """
        call = Call("GET", f"/rest/v1/content/connections/{path_value(connection)}/fees", timeout=timeout)
        return rows(ExternalFee, await self._client.perform(call))

    async def push(
        self, connection: int, *, idempotency_key: str | None = None, timeout: float | None = None
    ) -> ContentProcess:
        """Push the content of a property.

        Sends what was said of the property to the portal of the connection. What the portal requires and does not
        find is told at once, each piece in `nested`; else the answer is a process, and CONTENT_NOTIFICATION tells
        how it ended.

        Needs **READWRITE** on **content**.

        `connection`: The connection's id.

        `POST /rest/v1/content/connections/{connection}/push`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/connections/{path_value(connection)}/push",
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ContentProcess, await self._client.perform(call))

    async def services(self, connection: int, *, timeout: float | None = None) -> Rows[ExternalService]:
        """List the services of a property on a portal.

        In the order in which they were added. 404 `ApiResourceEmpty` when there never was one.

        Needs **READONLY** on **content**.

        `connection`: The connection's id.

        `GET /rest/v1/content/connections/{connection}/services`
        """
        call = Call("GET", f"/rest/v1/content/connections/{path_value(connection)}/services", timeout=timeout)
        return rows(ExternalService, await self._client.perform(call))

    async def set_rental_agreement(
        self,
        connection: int,
        *,
        url: str | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> RentalAgreement:
        """Give the address of the rental agreement.

        The document that guests agree to. The server keeps the `url` and never fetches it.

        Needs **READWRITE** on **content**.

        `connection`: The connection's id.
        `url`: An https address, where the event is sent or the photo is.

        `POST /rest/v1/content/connections/{connection}/rentalagreement`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/connections/{path_value(connection)}/rentalagreement",
            params={"url": url},
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(RentalAgreement, await self._client.perform(call))

    async def set_settings(
        self,
        connection: int,
        body: ExternalAccomodation | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> ExternalAccomodation:
        """Say what a portal shows of a property.

        Replaces the configuration of the property on the portal of a connection. Nothing is sent to the portal
        before `push`.

        Needs **READWRITE** on **content**.

        `connection`: The connection's id.

        `POST /rest/v1/content/connections/{connection}/accommodationconf`
        """
        call = Call(
            "POST",
            f"/rest/v1/content/connections/{path_value(connection)}/accommodationconf",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(ExternalAccomodation, await self._client.perform(call))

    async def settings(self, connection: int, *, timeout: float | None = None) -> ExternalAccomodation:
        """Read what a portal shows of a property.

        The configuration of the property on the portal of a connection, with its contacts, extra beds, deposits and
        rental agreement, which have operations of their own. 404 `ApiResourceEmpty` when it was never filled in.

        Needs **READONLY** on **content**.

        `connection`: The connection's id.

        `GET /rest/v1/content/connections/{connection}/accommodationconf`
        """
        call = Call("GET", f"/rest/v1/content/connections/{path_value(connection)}/accommodationconf", timeout=timeout)
        return decode(ExternalAccomodation, await self._client.perform(call))
