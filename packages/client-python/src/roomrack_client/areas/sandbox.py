"""What a sandbox property has beyond others, such as a clock that can be put ahead. Roomrack's own.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import Mapping
from typing import Any

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode
from roomrack_client.models import SandboxAdvance, SandboxClock


class Sandbox(Area):
    """What a sandbox property has beyond others, such as a clock that can be put ahead. Roomrack's own."""

    def advance(
        self,
        accommodation: str | int,
        body: SandboxAdvance | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> SandboxClock:
        """Put the clock of a sandbox property ahead.

        By `seconds`, or until it shows an instant (`until`). Then all is done that has become due: proposals
        expire, local days begin, scheduled payments and webhooks are tried again. A clock never goes back, and at
        most 1,100 days ahead in all.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/x1/sandbox/{accommodation}/clock`
        """
        call = Call(
            "POST",
            f"/rest/x1/sandbox/{path_value(accommodation)}/clock",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(SandboxClock, self._client.perform(call))

    def clock(self, accommodation: str | int, *, wait: int | None = None, timeout: float | None = None) -> SandboxClock:
        """See a property's clock.

        What time it is for the property, how far that is ahead of the server, and whether all that has become due
        was done (`settled`). With `wait` the answer comes once it was, or after so many seconds.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `wait`: How many seconds to wait when there is nothing yet, up to 20. 0 when missing.

        `GET /rest/x1/sandbox/{accommodation}/clock`
        """
        call = Call(
            "GET", f"/rest/x1/sandbox/{path_value(accommodation)}/clock", params={"wait": wait}, timeout=timeout
        )
        return decode(SandboxClock, self._client.perform(call))


class AsyncSandbox(AsyncArea):
    """What a sandbox property has beyond others, such as a clock that can be put ahead. Roomrack's own."""

    async def advance(
        self,
        accommodation: str | int,
        body: SandboxAdvance | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> SandboxClock:
        """Put the clock of a sandbox property ahead.

        By `seconds`, or until it shows an instant (`until`). Then all is done that has become due: proposals
        expire, local days begin, scheduled payments and webhooks are tried again. A clock never goes back, and at
        most 1,100 days ahead in all.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/x1/sandbox/{accommodation}/clock`
        """
        call = Call(
            "POST",
            f"/rest/x1/sandbox/{path_value(accommodation)}/clock",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(SandboxClock, await self._client.perform(call))

    async def clock(
        self, accommodation: str | int, *, wait: int | None = None, timeout: float | None = None
    ) -> SandboxClock:
        """See a property's clock.

        What time it is for the property, how far that is ahead of the server, and whether all that has become due
        was done (`settled`). With `wait` the answer comes once it was, or after so many seconds.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `wait`: How many seconds to wait when there is nothing yet, up to 20. 0 when missing.

        `GET /rest/x1/sandbox/{accommodation}/clock`
        """
        call = Call(
            "GET", f"/rest/x1/sandbox/{path_value(accommodation)}/clock", params={"wait": wait}, timeout=timeout
        )
        return decode(SandboxClock, await self._client.perform(call))
