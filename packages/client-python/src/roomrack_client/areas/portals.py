"""An application as a sales channel of its own.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import Mapping
from typing import Any

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call
from roomrack_client.codec import decode
from roomrack_client.models import PortalDTOResp, PortalRequest


class Portals(Area):
    """An application as a sales channel of its own."""

    def create(
        self,
        body: PortalRequest | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> PortalDTOResp:
        """Become a portal.

        An application can be one sales channel: properties connect to it, and it gets their calendars by webhook
        and posts bookings through the API. `internalName` never changes. `logo`, `icon` and `banner` are addresses
        of JPEG, PNG or WebP pictures of at most 2 MB; the server fetches them at once and answers the names of its
        files, which stand at `/photos/NAME`. Without `calendarValues` the portal takes all of them.

        `POST /rest/v1/portal/apiportal`
        """
        call = Call("POST", "/rest/v1/portal/apiportal", json=body, idempotency_key=idempotency_key, timeout=timeout)
        return decode(PortalDTOResp, self._client.perform(call))

    def update(self, body: PortalRequest | Mapping[str, Any], *, timeout: float | None = None) -> PortalDTOResp:
        """Change the portal that the application is.

        An absent field keeps its value; null clears one that may be missing, and `contentMetas`. A picture that is
        sent as the name of the file that the portal has stays as it is.

        `PUT /rest/v1/portal/apiportal`
        """
        call = Call("PUT", "/rest/v1/portal/apiportal", json=body, timeout=timeout)
        return decode(PortalDTOResp, self._client.perform(call))


class AsyncPortals(AsyncArea):
    """An application as a sales channel of its own."""

    async def create(
        self,
        body: PortalRequest | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> PortalDTOResp:
        """Become a portal.

        An application can be one sales channel: properties connect to it, and it gets their calendars by webhook
        and posts bookings through the API. `internalName` never changes. `logo`, `icon` and `banner` are addresses
        of JPEG, PNG or WebP pictures of at most 2 MB; the server fetches them at once and answers the names of its
        files, which stand at `/photos/NAME`. Without `calendarValues` the portal takes all of them.

        `POST /rest/v1/portal/apiportal`
        """
        call = Call("POST", "/rest/v1/portal/apiportal", json=body, idempotency_key=idempotency_key, timeout=timeout)
        return decode(PortalDTOResp, await self._client.perform(call))

    async def update(self, body: PortalRequest | Mapping[str, Any], *, timeout: float | None = None) -> PortalDTOResp:
        """Change the portal that the application is.

        An absent field keeps its value; null clears one that may be missing, and `contentMetas`. A picture that is
        sent as the name of the file that the portal has stays as it is.

        `PUT /rest/v1/portal/apiportal`
        """
        call = Call("PUT", "/rest/v1/portal/apiportal", json=body, timeout=timeout)
        return decode(PortalDTOResp, await self._client.perform(call))
