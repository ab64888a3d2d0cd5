"""Fetching a calendar file to see whether it is one. Reading it is the import's, in a process of its own."""

from roomrack.channels.ical import errors
from roomrack.ports.calendars import CalendarUnreadable, fetched, whole
from roomrack.ports.channels import ChannelUnavailable
from roomrack.ports.http import NoAnswer, Outgoing, UrlRefused

BEGINS = b"BEGIN:VCALENDAR"
MARK = b"\xef\xbb\xbf"
"""What some editors put before a text in UTF-8."""


class IcalClient:
    """Fetches files from addresses that properties name."""

    def __init__(self, outgoing: Outgoing) -> None:
        """`outgoing` refuses addresses inside the operator's own network."""
        self._outgoing = outgoing

    async def look(self, url: str) -> None:
        """Fetch a file. Raises `ChannelError` when it can't be had, or is no calendar; the address is in none."""
        try:
            answer = await fetched(self._outgoing, url)
        except UrlRefused as error:
            raise errors.refused(error.problem) from None
        except NoAnswer as error:
            raise ChannelUnavailable(f"the calendar's server did not answer: {error.problem}") from None
        except CalendarUnreadable as error:
            raise errors.refused(error.problem) from None
        if answer.status != 200:
            raise errors.error_of(answer)
        try:
            content = whole(answer)
        except CalendarUnreadable as error:
            raise errors.refused(error.problem) from None
        if not content.removeprefix(MARK).lstrip()[: len(BEGINS)].upper() == BEGINS:
            raise errors.refused("it is no calendar file")
