"""Who a token speaks for.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call
from roomrack_client.codec import decode
from roomrack_client.models import UserInfo


class User(Area):
    """Who a token speaks for."""

    def info(self, *, timeout: float | None = None) -> UserInfo:
        """Tell who the token speaks for.

        The person behind the token, the application, and the properties that it reaches with the rights on each.

        `GET /rest/v1/user/info`
        """
        call = Call("GET", "/rest/v1/user/info", timeout=timeout)
        return decode(UserInfo, self._client.perform(call))


class AsyncUser(AsyncArea):
    """Who a token speaks for."""

    async def info(self, *, timeout: float | None = None) -> UserInfo:
        """Tell who the token speaks for.

        The person behind the token, the application, and the properties that it reaches with the rights on each.

        `GET /rest/v1/user/info`
        """
        call = Call("GET", "/rest/v1/user/info", timeout=timeout)
        return decode(UserInfo, await self._client.perform(call))
