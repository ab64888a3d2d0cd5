"""The application's own settings.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import Mapping
from typing import Any

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call
from roomrack_client.codec import decode
from roomrack_client.models import ConfigurationRequest, ConfigurationResponse


class Configuration(Area):
    """The application's own settings."""

    def get(self, *, timeout: float | None = None) -> ConfigurationResponse:
        """Read the application's configuration.

        Shows the limits of the quota and what is used in the present window.

        `GET /rest/v1/api/configuration`
        """
        call = Call("GET", "/rest/v1/api/configuration", timeout=timeout)
        return decode(ConfigurationResponse, self._client.perform(call))

    def update(
        self, body: ConfigurationRequest | Mapping[str, Any], *, timeout: float | None = None
    ) -> ConfigurationResponse:
        """Change the application's configuration.

        Absent fields keep their value; `null` as `redirectUri` clears the list. The environment can't be raised by
        the application itself.

        `PATCH /rest/v1/api/configuration`
        """
        call = Call("PATCH", "/rest/v1/api/configuration", json=body, timeout=timeout)
        return decode(ConfigurationResponse, self._client.perform(call))


class AsyncConfiguration(AsyncArea):
    """The application's own settings."""

    async def get(self, *, timeout: float | None = None) -> ConfigurationResponse:
        """Read the application's configuration.

        Shows the limits of the quota and what is used in the present window.

        `GET /rest/v1/api/configuration`
        """
        call = Call("GET", "/rest/v1/api/configuration", timeout=timeout)
        return decode(ConfigurationResponse, await self._client.perform(call))

    async def update(
        self, body: ConfigurationRequest | Mapping[str, Any], *, timeout: float | None = None
    ) -> ConfigurationResponse:
        """Change the application's configuration.

        Absent fields keep their value; `null` as `redirectUri` clears the list. The environment can't be raised by
        the application itself.

        `PATCH /rest/v1/api/configuration`
        """
        call = Call("PATCH", "/rest/v1/api/configuration", json=body, timeout=timeout)
        return decode(ConfigurationResponse, await self._client.perform(call))
