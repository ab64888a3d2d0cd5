"""Everything that happened in a property, from any point on. Roomrack's own.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import Sequence
from datetime import date, datetime

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call
from roomrack_client.codec import decode
from roomrack_client.models import LoggedEvents


class Events(Area):
    """Everything that happened in a property, from any point on. Roomrack's own."""

    def replay(
        self,
        *,
        accommodation: int | None = None,
        after: str | None = None,
        since: datetime | date | None = None,
        type: Sequence[str] | None = None,
        wait: int | None = None,
        size: int | None = None,
        timeout: float | None = None,
    ) -> LoggedEvents:
        """Read everything that happened.

        Events of all kinds in the order of the log, of one property or of all, as far as the grant reaches. Without
        `after` or `since` it begins with the oldest that is kept, which is 400 days. Keep the `cursor` of an answer
        and send it as `after`: no event is skipped, whenever its transaction committed. When there is nothing yet
        it waits up to `wait` seconds.

        `accommodation`: The property's id, a string of digits.
        `after`: Where to read on, from an earlier answer, a cursor, or the number of a revision.
        `since`: An instant; what happened before it is left out.
        `type`: Only events of these types, such as `reservation.created`.
        `wait`: How many seconds to wait when there is nothing yet, up to 20. 0 when missing.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.

        `GET /rest/x1/event`
        """
        call = Call(
            "GET",
            "/rest/x1/event",
            params={
                "accommodation": accommodation,
                "after": after,
                "since": since,
                "type[]": type,
                "wait": wait,
                "size": size,
            },
            timeout=timeout,
        )
        return decode(LoggedEvents, self._client.perform(call))


class AsyncEvents(AsyncArea):
    """Everything that happened in a property, from any point on. Roomrack's own."""

    async def replay(
        self,
        *,
        accommodation: int | None = None,
        after: str | None = None,
        since: datetime | date | None = None,
        type: Sequence[str] | None = None,
        wait: int | None = None,
        size: int | None = None,
        timeout: float | None = None,
    ) -> LoggedEvents:
        """Read everything that happened.

        Events of all kinds in the order of the log, of one property or of all, as far as the grant reaches. Without
        `after` or `since` it begins with the oldest that is kept, which is 400 days. Keep the `cursor` of an answer
        and send it as `after`: no event is skipped, whenever its transaction committed. When there is nothing yet
        it waits up to `wait` seconds.

        `accommodation`: The property's id, a string of digits.
        `after`: Where to read on, from an earlier answer, a cursor, or the number of a revision.
        `since`: An instant; what happened before it is left out.
        `type`: Only events of these types, such as `reservation.created`.
        `wait`: How many seconds to wait when there is nothing yet, up to 20. 0 when missing.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.

        `GET /rest/x1/event`
        """
        call = Call(
            "GET",
            "/rest/x1/event",
            params={
                "accommodation": accommodation,
                "after": after,
                "since": since,
                "type[]": type,
                "wait": wait,
                "size": size,
            },
            timeout=timeout,
        )
        return decode(LoggedEvents, await self._client.perform(call))
