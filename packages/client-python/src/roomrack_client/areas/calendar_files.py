"""Calendars in iCalendar files, ours for others and theirs for us. Roomrack's own.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import Mapping
from typing import Any

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode
from roomrack_client.models import (
    CalendarHastened,
    CalendarHastening,
    CalendarLinks,
    CalendarRenewal,
    PropertyCalendars,
)


class CalendarFiles(Area):
    """Calendars in iCalendar files, ours for others and theirs for us. Roomrack's own."""

    def get(
        self, accommodation: str | int, *, guest_names: bool | None = None, timeout: float | None = None
    ) -> PropertyCalendars:
        """See links and imported calendars.

        The links as `getIcsLink` gives them, and each calendar that a product imports (`icalUrls`): how the latest
        attempt ended, what the calendar says of the days to come, and nights that others take too, though there is
        no room for all.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `guest_names`: Whether the calendars behind the links name the guests. They do not when missing.

        `GET /rest/x1/ical/{accommodation}`
        """
        call = Call(
            "GET", f"/rest/x1/ical/{path_value(accommodation)}", params={"guestNames": guest_names}, timeout=timeout
        )
        return decode(PropertyCalendars, self._client.perform(call))

    def import_now(
        self,
        accommodation: str | int,
        body: CalendarHastening | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> CalendarHastened:
        """Read imported calendars now.

        Has the imported calendars of the property, or of one product, read within a minute, in full. Without it
        each is read every 15 minutes. The answer holds their ids.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/x1/ical/{accommodation}/import`
        """
        call = Call(
            "POST",
            f"/rest/x1/ical/{path_value(accommodation)}/import",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(CalendarHastened, self._client.perform(call))

    def renew_links(
        self,
        accommodation: str | int,
        body: CalendarRenewal | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> CalendarLinks:
        """Renew links.

        The present links to the calendar of a product or a physical room, or to all calendars of the property when
        neither is sent, lead nowhere from now on. The answer holds the new ones.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/x1/ical/{accommodation}/renew`
        """
        call = Call(
            "POST",
            f"/rest/x1/ical/{path_value(accommodation)}/renew",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(CalendarLinks, self._client.perform(call))


class AsyncCalendarFiles(AsyncArea):
    """Calendars in iCalendar files, ours for others and theirs for us. Roomrack's own."""

    async def get(
        self, accommodation: str | int, *, guest_names: bool | None = None, timeout: float | None = None
    ) -> PropertyCalendars:
        """See links and imported calendars.

        The links as `getIcsLink` gives them, and each calendar that a product imports (`icalUrls`): how the latest
        attempt ended, what the calendar says of the days to come, and nights that others take too, though there is
        no room for all.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `guest_names`: Whether the calendars behind the links name the guests. They do not when missing.

        `GET /rest/x1/ical/{accommodation}`
        """
        call = Call(
            "GET", f"/rest/x1/ical/{path_value(accommodation)}", params={"guestNames": guest_names}, timeout=timeout
        )
        return decode(PropertyCalendars, await self._client.perform(call))

    async def import_now(
        self,
        accommodation: str | int,
        body: CalendarHastening | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> CalendarHastened:
        """Read imported calendars now.

        Has the imported calendars of the property, or of one product, read within a minute, in full. Without it
        each is read every 15 minutes. The answer holds their ids.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/x1/ical/{accommodation}/import`
        """
        call = Call(
            "POST",
            f"/rest/x1/ical/{path_value(accommodation)}/import",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(CalendarHastened, await self._client.perform(call))

    async def renew_links(
        self,
        accommodation: str | int,
        body: CalendarRenewal | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> CalendarLinks:
        """Renew links.

        The present links to the calendar of a product or a physical room, or to all calendars of the property when
        neither is sent, lead nowhere from now on. The answer holds the new ones.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/x1/ical/{accommodation}/renew`
        """
        call = Call(
            "POST",
            f"/rest/x1/ical/{path_value(accommodation)}/renew",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(CalendarLinks, await self._client.perform(call))
