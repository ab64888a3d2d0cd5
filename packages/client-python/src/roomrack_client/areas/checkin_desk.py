"""City tax, how long people are kept, and reports to the police. Roomrack's own.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import Mapping
from typing import Any

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode
from roomrack_client.models import (
    CheckinMailRequest,
    CheckinSettings,
    OnlineCheckin,
    PoliceReport,
    PoliceReportRequest,
    PoliceReports,
)


class CheckinDesk(Area):
    """City tax, how long people are kept, and reports to the police. Roomrack's own."""

    def change_settings(
        self, accommodation: str | int, body: CheckinSettings | Mapping[str, Any], *, timeout: float | None = None
    ) -> CheckinSettings:
        """Change what the property wants of its check-in.

        `cityTax` is the amount for each person and night, with `bands` of ages that pay another and `maxNights`;
        guests who are written down without a `cityTaxPrice` get theirs by it. `retentionDays` says how long people
        are kept after their last stay. `linkDays` says how many days before they arrive guests are mailed the link
        of the online check-in, 0 or null that they never are.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `PATCH /rest/x1/checkin/{accommodation}/settings`
        """
        call = Call("PATCH", f"/rest/x1/checkin/{path_value(accommodation)}/settings", json=body, timeout=timeout)
        return decode(CheckinSettings, self._client.perform(call))

    def mail_link(
        self,
        accommodation: str | int,
        reservation_id: int,
        body: CheckinMailRequest | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> OnlineCheckin:
        """Mail the link of the online check-in.

        To the addresses of `to`, else to the booker, in the booker's language where there are words (EN, IT). It is
        made if there is none. The worker sends it at once and tries again for a day; the answer lists all mails of
        the reservation.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `reservation_id`: The reservation's id.

        `POST /rest/x1/checkin/{accommodation}/{reservationId}/online/mail`
        """
        call = Call(
            "POST",
            f"/rest/x1/checkin/{path_value(accommodation)}/{path_value(reservation_id)}/online/mail",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(OnlineCheckin, self._client.perform(call))

    def make_link(
        self,
        accommodation: str | int,
        reservation_id: int,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> OnlineCheckin:
        """Make the link of the online check-in.

        Or get the one that there is, as `checkinLink`. Guests open it without an account and fill in what the law
        asks of each person of the stay; it works until they are checked in or the stay is over. Refused for stays
        of which that is true already, and for cancelled ones.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `reservation_id`: The reservation's id.

        `POST /rest/x1/checkin/{accommodation}/{reservationId}/online`
        """
        call = Call(
            "POST",
            f"/rest/x1/checkin/{path_value(accommodation)}/{path_value(reservation_id)}/online",
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(OnlineCheckin, self._client.perform(call))

    def online(self, accommodation: str | int, reservation_id: int, *, timeout: float | None = None) -> OnlineCheckin:
        """Get how the online check-in of a reservation stands.

        Whether its link works, when guests sent something last, how many people they wrote down, and the mails with
        the link. The link itself is answered by `makeCheckinLink`: who has it may write.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `reservation_id`: The reservation's id.

        `GET /rest/x1/checkin/{accommodation}/{reservationId}/online`
        """
        call = Call(
            "GET", f"/rest/x1/checkin/{path_value(accommodation)}/{path_value(reservation_id)}/online", timeout=timeout
        )
        return decode(OnlineCheckin, self._client.perform(call))

    def police_reports(self, accommodation: str | int, *, timeout: float | None = None) -> PoliceReports:
        """List the reports to the police.

        The newest hundred, each with every attempt and what the police said to it.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/x1/checkin/{accommodation}/police/reports`
        """
        call = Call("GET", f"/rest/x1/checkin/{path_value(accommodation)}/police/reports", timeout=timeout)
        return decode(PoliceReports, self._client.perform(call))

    def report_to_police(
        self,
        accommodation: str | int,
        body: PoliceReportRequest | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> PoliceReport:
        """Report a day's arrivals to the police.

        Whoever was not reported yet and lacks nothing; when there is nobody, no report is made and there is no
        `id`. `problems` names what others lack. The worker sends the report within a minute and tries again for two
        days. With `police.automatic` of the settings guests are reported by themselves once they have checked in.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/x1/checkin/{accommodation}/police/reports`
        """
        call = Call(
            "POST",
            f"/rest/x1/checkin/{path_value(accommodation)}/police/reports",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(PoliceReport, self._client.perform(call))

    def settings(self, accommodation: str | int, *, timeout: float | None = None) -> CheckinSettings:
        """Get what the property wants of its check-in.

        The password and the key of the police's service are never shown.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/x1/checkin/{accommodation}/settings`
        """
        call = Call("GET", f"/rest/x1/checkin/{path_value(accommodation)}/settings", timeout=timeout)
        return decode(CheckinSettings, self._client.perform(call))

    def withdraw_link(
        self, accommodation: str | int, reservation_id: int, *, timeout: float | None = None
    ) -> OnlineCheckin:
        """Withdraw the link of the online check-in.

        It leads nowhere from now on, and mails with it that wait are not sent. A link that is made later is another
        one.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `reservation_id`: The reservation's id.

        `DELETE /rest/x1/checkin/{accommodation}/{reservationId}/online`
        """
        call = Call(
            "DELETE",
            f"/rest/x1/checkin/{path_value(accommodation)}/{path_value(reservation_id)}/online",
            timeout=timeout,
        )
        return decode(OnlineCheckin, self._client.perform(call))


class AsyncCheckinDesk(AsyncArea):
    """City tax, how long people are kept, and reports to the police. Roomrack's own."""

    async def change_settings(
        self, accommodation: str | int, body: CheckinSettings | Mapping[str, Any], *, timeout: float | None = None
    ) -> CheckinSettings:
        """Change what the property wants of its check-in.

        `cityTax` is the amount for each person and night, with `bands` of ages that pay another and `maxNights`;
        guests who are written down without a `cityTaxPrice` get theirs by it. `retentionDays` says how long people
        are kept after their last stay. `linkDays` says how many days before they arrive guests are mailed the link
        of the online check-in, 0 or null that they never are.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `PATCH /rest/x1/checkin/{accommodation}/settings`
        """
        call = Call("PATCH", f"/rest/x1/checkin/{path_value(accommodation)}/settings", json=body, timeout=timeout)
        return decode(CheckinSettings, await self._client.perform(call))

    async def mail_link(
        self,
        accommodation: str | int,
        reservation_id: int,
        body: CheckinMailRequest | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> OnlineCheckin:
        """Mail the link of the online check-in.

        To the addresses of `to`, else to the booker, in the booker's language where there are words (EN, IT). It is
        made if there is none. The worker sends it at once and tries again for a day; the answer lists all mails of
        the reservation.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `reservation_id`: The reservation's id.

        `POST /rest/x1/checkin/{accommodation}/{reservationId}/online/mail`
        """
        call = Call(
            "POST",
            f"/rest/x1/checkin/{path_value(accommodation)}/{path_value(reservation_id)}/online/mail",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(OnlineCheckin, await self._client.perform(call))

    async def make_link(
        self,
        accommodation: str | int,
        reservation_id: int,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> OnlineCheckin:
        """Make the link of the online check-in.

        Or get the one that there is, as `checkinLink`. Guests open it without an account and fill in what the law
        asks of each person of the stay; it works until they are checked in or the stay is over. Refused for stays
        of which that is true already, and for cancelled ones.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `reservation_id`: The reservation's id.

        `POST /rest/x1/checkin/{accommodation}/{reservationId}/online`
        """
        call = Call(
            "POST",
            f"/rest/x1/checkin/{path_value(accommodation)}/{path_value(reservation_id)}/online",
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(OnlineCheckin, await self._client.perform(call))

    async def online(
        self, accommodation: str | int, reservation_id: int, *, timeout: float | None = None
    ) -> OnlineCheckin:
        """Get how the online check-in of a reservation stands.

        Whether its link works, when guests sent something last, how many people they wrote down, and the mails with
        the link. The link itself is answered by `makeCheckinLink`: who has it may write.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `reservation_id`: The reservation's id.

        `GET /rest/x1/checkin/{accommodation}/{reservationId}/online`
        """
        call = Call(
            "GET", f"/rest/x1/checkin/{path_value(accommodation)}/{path_value(reservation_id)}/online", timeout=timeout
        )
        return decode(OnlineCheckin, await self._client.perform(call))

    async def police_reports(self, accommodation: str | int, *, timeout: float | None = None) -> PoliceReports:
        """List the reports to the police.

        The newest hundred, each with every attempt and what the police said to it.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/x1/checkin/{accommodation}/police/reports`
        """
        call = Call("GET", f"/rest/x1/checkin/{path_value(accommodation)}/police/reports", timeout=timeout)
        return decode(PoliceReports, await self._client.perform(call))

    async def report_to_police(
        self,
        accommodation: str | int,
        body: PoliceReportRequest | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> PoliceReport:
        """Report a day's arrivals to the police.

        Whoever was not reported yet and lacks nothing; when there is nobody, no report is made and there is no
        `id`. `problems` names what others lack. The worker sends the report within a minute and tries again for two
        days. With `police.automatic` of the settings guests are reported by themselves once they have checked in.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/x1/checkin/{accommodation}/police/reports`
        """
        call = Call(
            "POST",
            f"/rest/x1/checkin/{path_value(accommodation)}/police/reports",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(PoliceReport, await self._client.perform(call))

    async def settings(self, accommodation: str | int, *, timeout: float | None = None) -> CheckinSettings:
        """Get what the property wants of its check-in.

        The password and the key of the police's service are never shown.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/x1/checkin/{accommodation}/settings`
        """
        call = Call("GET", f"/rest/x1/checkin/{path_value(accommodation)}/settings", timeout=timeout)
        return decode(CheckinSettings, await self._client.perform(call))

    async def withdraw_link(
        self, accommodation: str | int, reservation_id: int, *, timeout: float | None = None
    ) -> OnlineCheckin:
        """Withdraw the link of the online check-in.

        It leads nowhere from now on, and mails with it that wait are not sent. A link that is made later is another
        one.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `reservation_id`: The reservation's id.

        `DELETE /rest/x1/checkin/{accommodation}/{reservationId}/online`
        """
        call = Call(
            "DELETE",
            f"/rest/x1/checkin/{path_value(accommodation)}/{path_value(reservation_id)}/online",
            timeout=timeout,
        )
        return decode(OnlineCheckin, await self._client.perform(call))
