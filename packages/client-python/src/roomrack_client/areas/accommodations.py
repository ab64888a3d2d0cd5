"""The properties that a credential reaches.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from typing import Any

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode, decode_unless_none, rows
from roomrack_client.models import (
    Accommodation,
    CalendarLinks,
    ChatMessage,
    CreatedAccommodation,
    ExternalRoom,
    Photo,
    PhotoTask,
    Task,
)
from roomrack_client.paging import Rows, each_row, each_row_async


class Accommodations(Area):
    """The properties that a credential reaches."""

    def add_photo(
        self,
        accommodation: str | int,
        *,
        url: str | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> PhotoTask:
        """Add a photo to a property.

        Send the `url` of a JPEG, PNG or WebP picture, as a form field, in the query or in JSON. The server fetches
        it soon after and answers the task at once; `queue/{id}` tells how it went. The same picture twice is one
        photo.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/v1/accommodation/{accommodation}/photos`
        """
        call = Call(
            "POST",
            f"/rest/v1/accommodation/{path_value(accommodation)}/photos",
            form={"url": url},
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(PhotoTask, self._client.perform(call))

    def add_to_network(
        self,
        network: str,
        *,
        accommodation: Sequence[str | int] | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> CreatedAccommodation:
        """Let properties join a network.

        The network's token reaches those that the application created, too. A property stands in one network at
        most.

        Needs **READWRITE** on **accommodation**.

        `network`: The network's name, as a property's `networkInfo.accessNetwork` shows it.
        `accommodation`: The property's id, a string of digits.

        `POST /rest/v1/accommodation/network/{network}`
        """
        call = Call(
            "POST",
            f"/rest/v1/accommodation/network/{path_value(network)}",
            params={"accommodation": accommodation},
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(CreatedAccommodation, self._client.perform(call))

    def change_admin_user_access(
        self, accommodation: str | int, *, value: bool, timeout: float | None = None
    ) -> Accommodation:
        """Let whoever runs the server manage the property's people.

        While it is on, the operator can list who works for the property and change their levels.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `value`: Whether it is on.

        `PATCH /rest/v2/accommodation/{accommodation}/changeAdminUserAccess`
        """
        call = Call(
            "PATCH",
            f"/rest/v2/accommodation/{path_value(accommodation)}/changeAdminUserAccess",
            params={"value": value},
            timeout=timeout,
        )
        return decode(Accommodation, self._client.perform(call))

    def change_good_morning_email(
        self, accommodation: str | int, *, value: bool, timeout: float | None = None
    ) -> Accommodation:
        """Switch the mail of the morning.

        Arrivals, departures and who is in house, mailed to the property each morning while it is on.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `value`: Whether it is on.

        `PATCH /rest/v2/accommodation/{accommodation}/changeGoodMorningEmail`
        """
        call = Call(
            "PATCH",
            f"/rest/v2/accommodation/{path_value(accommodation)}/changeGoodMorningEmail",
            params={"value": value},
            timeout=timeout,
        )
        return decode(Accommodation, self._client.perform(call))

    def change_rate_plan_cross(
        self, accommodation: str | int, *, value: bool, timeout: float | None = None
    ) -> Accommodation:
        """Switch the crossing of rate plans.

        It is shown as `clpms.activeRatePlanCross`.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `value`: Whether it is on.

        `PATCH /rest/v2/accommodation/{accommodation}/changeRatePlanCross`
        """
        call = Call(
            "PATCH",
            f"/rest/v2/accommodation/{path_value(accommodation)}/changeRatePlanCross",
            params={"value": value},
            timeout=timeout,
        )
        return decode(Accommodation, self._client.perform(call))

    def create(
        self,
        body: Accommodation | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> CreatedAccommodation:
        """Create a property.

        The answer carries a refresh token that reaches it. With `network_name` it joins a network of yours, and the
        network's token reaches one property more. With `accept_duplicates` false, an e-mail that has an account
        already answers 412 and that account's id.

        Needs **READWRITE** on **accommodation**.

        `POST /rest/v2/accommodation`
        """
        call = Call("POST", "/rest/v2/accommodation", json=body, idempotency_key=idempotency_key, timeout=timeout)
        return decode(CreatedAccommodation, self._client.perform(call))

    def create_network(
        self,
        *,
        accommodation: Sequence[str | int] | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> CreatedAccommodation:
        """Make a network of properties.

        The first of the properties leads it. The answer names the network in `id`, and the token that reaches its
        properties.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/v1/accommodation/network`
        """
        call = Call(
            "POST",
            "/rest/v1/accommodation/network",
            params={"accommodation": accommodation},
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(CreatedAccommodation, self._client.perform(call))

    def deactivate(self, accommodation: str | int, *, timeout: float | None = None) -> Accommodation:
        """Deactivate a property.

        It keeps its data and answers to nobody but its owner, whose api key may still read. The owner brings it
        back.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `DELETE /rest/v1/accommodation/{accommodation}/account`
        """
        call = Call("DELETE", f"/rest/v1/accommodation/{path_value(accommodation)}/account", timeout=timeout)
        return decode(Accommodation, self._client.perform(call))

    def delete(self, accommodation: str | int, *, timeout: float | None = None) -> Accommodation:
        """Delete a property.

        Refused while there are stays that are not over. It answers the property as it was; from then on it does not
        exist.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `DELETE /rest/v1/accommodation/{accommodation}`
        """
        call = Call("DELETE", f"/rest/v1/accommodation/{path_value(accommodation)}", timeout=timeout)
        return decode(Accommodation, self._client.perform(call))

    def delete_photo(self, accommodation: str | int, name: str, *, timeout: float | None = None) -> Photo:
        """Delete a photo of a property.

        By its name, as the list shows it. It answers the photo as it was. Where the same picture is shown elsewhere
        it stays.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `name`: A part of the name of a property or extra, in any case; for a physical room or a photo its whole
          name; in a list of codes, words of a name in any language.

        `DELETE /rest/v1/accommodation/{accommodation}/photos/{name}`
        """
        call = Call(
            "DELETE", f"/rest/v1/accommodation/{path_value(accommodation)}/photos/{path_value(name)}", timeout=timeout
        )
        return decode(Photo, self._client.perform(call))

    def get(
        self, accommodation: str | int, *, fields: str | None = None, timeout: float | None = None
    ) -> Accommodation:
        """Read a property.

        Without `fields` it answers the short form; with it, the fields that are named.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `fields`: First-level keys to keep in the answer, separated by commas.

        `GET /rest/v1/accommodation/{accommodation}`
        """
        call = Call(
            "GET", f"/rest/v1/accommodation/{path_value(accommodation)}", params={"fields": fields}, timeout=timeout
        )
        return decode(Accommodation, self._client.perform(call))

    def get_calendar_links(self, accommodation_id: str | int, *, timeout: float | None = None) -> CalendarLinks:
        """Get the links to the property's calendars.

        Links to iCalendar files of the whole property, of each product and of each physical room. They need no
        credential: whoever knows one can read it, so each is secret. With `guestNames=true`, which only Roomrack
        knows, other links are given, whose calendars name the guests; that needs the right to read reservations.

        Needs **READONLY** on **accommodation**.

        `accommodation_id`: The property's id, a string of digits.

        `GET /rest/v1/accommodation/{accommodationId}/icsLink`
        """
        call = Call("GET", f"/rest/v1/accommodation/{path_value(accommodation_id)}/icsLink", timeout=timeout)
        return decode(CalendarLinks, self._client.perform(call))

    def get_master_billing(
        self, accommodation: str | int, *, fields: str | None = None, timeout: float | None = None
    ) -> Accommodation:
        """Read the property that is billed.

        The one that leads the property's network, or the property itself. 403 when it was not granted to the
        caller.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `fields`: First-level keys to keep in the answer, separated by commas.

        `GET /rest/v1/accommodation/{accommodation}/masterBilling`
        """
        call = Call(
            "GET",
            f"/rest/v1/accommodation/{path_value(accommodation)}/masterBilling",
            params={"fields": fields},
            timeout=timeout,
        )
        return decode(Accommodation, self._client.perform(call))

    def get_network(
        self, network: str, *, fields: str | None = None, timeout: float | None = None
    ) -> Rows[Accommodation]:
        """List the properties of a network of the application.

        Without `fields` it answers the short form of each; with it, the fields that are named.

        Needs **READONLY** on **accommodation**.

        `network`: The network's name, as a property's `networkInfo.accessNetwork` shows it.
        `fields`: First-level keys to keep in the answer, separated by commas.

        `GET /rest/v1/accommodation/network/{network}`
        """
        call = Call(
            "GET", f"/rest/v1/accommodation/network/{path_value(network)}", params={"fields": fields}, timeout=timeout
        )
        return rows(Accommodation, self._client.perform(call))

    def get_task(self, accommodation: str | int, id: int, *, timeout: float | None = None) -> Task:
        """Read a task.

        How far it is, and why it failed if it did.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `GET /rest/v1/accommodation/{accommodation}/queue/{id}`
        """
        call = Call(
            "GET", f"/rest/v1/accommodation/{path_value(accommodation)}/queue/{path_value(id)}", timeout=timeout
        )
        return decode(Task, self._client.perform(call))

    def list(
        self, *, page: int | None = None, name: str | None = None, mail: str | None = None, timeout: float | None = None
    ) -> Rows[Accommodation]:
        """List the properties that the credential reaches.

        `page` walks through them; `name` and `mail` narrow them down.

        Needs **READONLY** on **accommodation**.

        `page`: The page wanted, counted from 0.
        `name`: A part of the name of a property or extra, in any case; for a physical room or a photo its whole
          name; in a list of codes, words of a name in any language.
        `mail`: The property's whole e-mail address, in any case.

        `GET /rest/v1/accommodation`
        """
        call = Call("GET", "/rest/v1/accommodation", params={"page": page, "name": name, "mail": mail}, timeout=timeout)
        return rows(Accommodation, self._client.perform(call))

    def list_all(
        self, *, name: str | None = None, mail: str | None = None, timeout: float | None = None
    ) -> Iterator[Accommodation]:
        """Every row of `list`, page after page as they are needed."""
        return each_row(lambda page: self.list(page=page, name=name, mail=mail, timeout=timeout), None)

    def list_mapped_rooms(self, accommodation: str | int, *, timeout: float | None = None) -> Rows[ExternalRoom]:
        """List the rooms of booking sites that products are mapped to.

        Over all connections of the property. `referenceId` is the `query` by which `pushMapping` finds each.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/v2/accommodation/{accommodation}/mappedRooms`
        """
        call = Call("GET", f"/rest/v2/accommodation/{path_value(accommodation)}/mappedRooms", timeout=timeout)
        return rows(ExternalRoom, self._client.perform(call))

    def list_photos(self, accommodation: str | int, *, timeout: float | None = None) -> Rows[Photo]:
        """List the photos of a property.

        In the order in which they were added, each with the addresses of its sizes. Anybody can read a file at its
        address; it never changes.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/v1/accommodation/{accommodation}/photos`
        """
        call = Call("GET", f"/rest/v1/accommodation/{path_value(accommodation)}/photos", timeout=timeout)
        return rows(Photo, self._client.perform(call))

    def list_recent_messages(self, *, property: str | None = None, timeout: float | None = None) -> Rows[ChatMessage]:
        """List the messages of the last day.

        Empty until there is chat.

        Needs **READONLY** on **accommodation**.

        `property`: The property's id, a string of digits.

        `GET /rest/v1/accommodation/recentMessages`
        """
        call = Call("GET", "/rest/v1/accommodation/recentMessages", params={"property": property}, timeout=timeout)
        return rows(ChatMessage, self._client.perform(call))

    def list_tasks(self, accommodation: str | int, *, timeout: float | None = None) -> Rows[Task]:
        """List the tasks of a property.

        What the server does for the property after the call that asked for it, the newest first: `WAITING`,
        `RUNNING`, `DONE` or `FAILED` with its reason. A task that has ended can be read for 30 days.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/v1/accommodation/{accommodation}/queue`
        """
        call = Call("GET", f"/rest/v1/accommodation/{path_value(accommodation)}/queue", timeout=timeout)
        return rows(Task, self._client.perform(call))

    def network_of(
        self,
        *,
        accommodation_id: str | int | None = None,
        exclude_current: bool | None = None,
        fields: str | None = None,
        timeout: float | None = None,
    ) -> Rows[Accommodation]:
        """List the properties of a network.

        Those of the network in which `accommodationId` stands that the credential reaches; a property without a
        network stands alone. Without `accommodationId` it is everything that the credential reaches.

        Needs **READONLY** on **accommodation**.

        `accommodation_id`: The property's id, a string of digits.
        `exclude_current`: Whether the property that was named is left out.
        `fields`: First-level keys to keep in the answer, separated by commas.

        `GET /rest/v1/accommodation/network`
        """
        call = Call(
            "GET",
            "/rest/v1/accommodation/network",
            params={"accommodationId": accommodation_id, "excludeCurrent": exclude_current, "fields": fields},
            timeout=timeout,
        )
        return rows(Accommodation, self._client.perform(call))

    def update(
        self, accommodation: str | int, body: Accommodation | Mapping[str, Any], *, timeout: float | None = None
    ) -> Accommodation | None:
        """Change a property.

        Only the fields that are sent change; 304 when nothing did. A new time zone moves instants, never nights.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `PATCH /rest/v2/accommodation/{accommodation}`
        """
        call = Call("PATCH", f"/rest/v2/accommodation/{path_value(accommodation)}", json=body, timeout=timeout)
        return decode_unless_none(Accommodation, self._client.perform(call))


class AsyncAccommodations(AsyncArea):
    """The properties that a credential reaches."""

    async def add_photo(
        self,
        accommodation: str | int,
        *,
        url: str | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> PhotoTask:
        """Add a photo to a property.

        Send the `url` of a JPEG, PNG or WebP picture, as a form field, in the query or in JSON. The server fetches
        it soon after and answers the task at once; `queue/{id}` tells how it went. The same picture twice is one
        photo.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/v1/accommodation/{accommodation}/photos`
        """
        call = Call(
            "POST",
            f"/rest/v1/accommodation/{path_value(accommodation)}/photos",
            form={"url": url},
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(PhotoTask, await self._client.perform(call))

    async def add_to_network(
        self,
        network: str,
        *,
        accommodation: Sequence[str | int] | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> CreatedAccommodation:
        """Let properties join a network.

        The network's token reaches those that the application created, too. A property stands in one network at
        most.

        Needs **READWRITE** on **accommodation**.

        `network`: The network's name, as a property's `networkInfo.accessNetwork` shows it.
        `accommodation`: The property's id, a string of digits.

        `POST /rest/v1/accommodation/network/{network}`
        """
        call = Call(
            "POST",
            f"/rest/v1/accommodation/network/{path_value(network)}",
            params={"accommodation": accommodation},
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(CreatedAccommodation, await self._client.perform(call))

    async def change_admin_user_access(
        self, accommodation: str | int, *, value: bool, timeout: float | None = None
    ) -> Accommodation:
        """Let whoever runs the server manage the property's people.

        While it is on, the operator can list who works for the property and change their levels.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `value`: Whether it is on.

        `PATCH /rest/v2/accommodation/{accommodation}/changeAdminUserAccess`
        """
        call = Call(
            "PATCH",
            f"/rest/v2/accommodation/{path_value(accommodation)}/changeAdminUserAccess",
            params={"value": value},
            timeout=timeout,
        )
        return decode(Accommodation, await self._client.perform(call))

    async def change_good_morning_email(
        self, accommodation: str | int, *, value: bool, timeout: float | None = None
    ) -> Accommodation:
        """Switch the mail of the morning.

        Arrivals, departures and who is in house, mailed to the property each morning while it is on.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `value`: Whether it is on.

        `PATCH /rest/v2/accommodation/{accommodation}/changeGoodMorningEmail`
        """
        call = Call(
            "PATCH",
            f"/rest/v2/accommodation/{path_value(accommodation)}/changeGoodMorningEmail",
            params={"value": value},
            timeout=timeout,
        )
        return decode(Accommodation, await self._client.perform(call))

    async def change_rate_plan_cross(
        self, accommodation: str | int, *, value: bool, timeout: float | None = None
    ) -> Accommodation:
        """Switch the crossing of rate plans.

        It is shown as `clpms.activeRatePlanCross`.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `value`: Whether it is on.

        `PATCH /rest/v2/accommodation/{accommodation}/changeRatePlanCross`
        """
        call = Call(
            "PATCH",
            f"/rest/v2/accommodation/{path_value(accommodation)}/changeRatePlanCross",
            params={"value": value},
            timeout=timeout,
        )
        return decode(Accommodation, await self._client.perform(call))

    async def create(
        self,
        body: Accommodation | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> CreatedAccommodation:
        """Create a property.

        The answer carries a refresh token that reaches it. With `network_name` it joins a network of yours, and the
        network's token reaches one property more. With `accept_duplicates` false, an e-mail that has an account
        already answers 412 and that account's id.

        Needs **READWRITE** on **accommodation**.

        `POST /rest/v2/accommodation`
        """
        call = Call("POST", "/rest/v2/accommodation", json=body, idempotency_key=idempotency_key, timeout=timeout)
        return decode(CreatedAccommodation, await self._client.perform(call))

    async def create_network(
        self,
        *,
        accommodation: Sequence[str | int] | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> CreatedAccommodation:
        """Make a network of properties.

        The first of the properties leads it. The answer names the network in `id`, and the token that reaches its
        properties.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/v1/accommodation/network`
        """
        call = Call(
            "POST",
            "/rest/v1/accommodation/network",
            params={"accommodation": accommodation},
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(CreatedAccommodation, await self._client.perform(call))

    async def deactivate(self, accommodation: str | int, *, timeout: float | None = None) -> Accommodation:
        """Deactivate a property.

        It keeps its data and answers to nobody but its owner, whose api key may still read. The owner brings it
        back.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `DELETE /rest/v1/accommodation/{accommodation}/account`
        """
        call = Call("DELETE", f"/rest/v1/accommodation/{path_value(accommodation)}/account", timeout=timeout)
        return decode(Accommodation, await self._client.perform(call))

    async def delete(self, accommodation: str | int, *, timeout: float | None = None) -> Accommodation:
        """Delete a property.

        Refused while there are stays that are not over. It answers the property as it was; from then on it does not
        exist.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `DELETE /rest/v1/accommodation/{accommodation}`
        """
        call = Call("DELETE", f"/rest/v1/accommodation/{path_value(accommodation)}", timeout=timeout)
        return decode(Accommodation, await self._client.perform(call))

    async def delete_photo(self, accommodation: str | int, name: str, *, timeout: float | None = None) -> Photo:
        """Delete a photo of a property.

        By its name, as the list shows it. It answers the photo as it was. Where the same picture is shown elsewhere
        it stays.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `name`: A part of the name of a property or extra, in any case; for a physical room or a photo its whole
          name; in a list of codes, words of a name in any language.

        `DELETE /rest/v1/accommodation/{accommodation}/photos/{name}`
        """
        call = Call(
            "DELETE", f"/rest/v1/accommodation/{path_value(accommodation)}/photos/{path_value(name)}", timeout=timeout
        )
        return decode(Photo, await self._client.perform(call))

    async def get(
        self, accommodation: str | int, *, fields: str | None = None, timeout: float | None = None
    ) -> Accommodation:
        """Read a property.

        Without `fields` it answers the short form; with it, the fields that are named.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `fields`: First-level keys to keep in the answer, separated by commas.

        `GET /rest/v1/accommodation/{accommodation}`
        """
        call = Call(
            "GET", f"/rest/v1/accommodation/{path_value(accommodation)}", params={"fields": fields}, timeout=timeout
        )
        return decode(Accommodation, await self._client.perform(call))

    async def get_calendar_links(self, accommodation_id: str | int, *, timeout: float | None = None) -> CalendarLinks:
        """Get the links to the property's calendars.

        Links to iCalendar files of the whole property, of each product and of each physical room. They need no
        credential: whoever knows one can read it, so each is secret. With `guestNames=true`, which only Roomrack
        knows, other links are given, whose calendars name the guests; that needs the right to read reservations.

        Needs **READONLY** on **accommodation**.

        `accommodation_id`: The property's id, a string of digits.

        `GET /rest/v1/accommodation/{accommodationId}/icsLink`
        """
        call = Call("GET", f"/rest/v1/accommodation/{path_value(accommodation_id)}/icsLink", timeout=timeout)
        return decode(CalendarLinks, await self._client.perform(call))

    async def get_master_billing(
        self, accommodation: str | int, *, fields: str | None = None, timeout: float | None = None
    ) -> Accommodation:
        """Read the property that is billed.

        The one that leads the property's network, or the property itself. 403 when it was not granted to the
        caller.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `fields`: First-level keys to keep in the answer, separated by commas.

        `GET /rest/v1/accommodation/{accommodation}/masterBilling`
        """
        call = Call(
            "GET",
            f"/rest/v1/accommodation/{path_value(accommodation)}/masterBilling",
            params={"fields": fields},
            timeout=timeout,
        )
        return decode(Accommodation, await self._client.perform(call))

    async def get_network(
        self, network: str, *, fields: str | None = None, timeout: float | None = None
    ) -> Rows[Accommodation]:
        """List the properties of a network of the application.

        Without `fields` it answers the short form of each; with it, the fields that are named.

        Needs **READONLY** on **accommodation**.

        `network`: The network's name, as a property's `networkInfo.accessNetwork` shows it.
        `fields`: First-level keys to keep in the answer, separated by commas.

        `GET /rest/v1/accommodation/network/{network}`
        """
        call = Call(
            "GET", f"/rest/v1/accommodation/network/{path_value(network)}", params={"fields": fields}, timeout=timeout
        )
        return rows(Accommodation, await self._client.perform(call))

    async def get_task(self, accommodation: str | int, id: int, *, timeout: float | None = None) -> Task:
        """Read a task.

        How far it is, and why it failed if it did.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.
        `id`: The id of the resource.

        `GET /rest/v1/accommodation/{accommodation}/queue/{id}`
        """
        call = Call(
            "GET", f"/rest/v1/accommodation/{path_value(accommodation)}/queue/{path_value(id)}", timeout=timeout
        )
        return decode(Task, await self._client.perform(call))

    async def list(
        self, *, page: int | None = None, name: str | None = None, mail: str | None = None, timeout: float | None = None
    ) -> Rows[Accommodation]:
        """List the properties that the credential reaches.

        `page` walks through them; `name` and `mail` narrow them down.

        Needs **READONLY** on **accommodation**.

        `page`: The page wanted, counted from 0.
        `name`: A part of the name of a property or extra, in any case; for a physical room or a photo its whole
          name; in a list of codes, words of a name in any language.
        `mail`: The property's whole e-mail address, in any case.

        `GET /rest/v1/accommodation`
        """
        call = Call("GET", "/rest/v1/accommodation", params={"page": page, "name": name, "mail": mail}, timeout=timeout)
        return rows(Accommodation, await self._client.perform(call))

    def list_all(
        self, *, name: str | None = None, mail: str | None = None, timeout: float | None = None
    ) -> AsyncIterator[Accommodation]:
        """Every row of `list`, page after page as they are needed."""
        return each_row_async(lambda page: self.list(page=page, name=name, mail=mail, timeout=timeout), None)

    async def list_mapped_rooms(self, accommodation: str | int, *, timeout: float | None = None) -> Rows[ExternalRoom]:
        """List the rooms of booking sites that products are mapped to.

        Over all connections of the property. `referenceId` is the `query` by which `pushMapping` finds each.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/v2/accommodation/{accommodation}/mappedRooms`
        """
        call = Call("GET", f"/rest/v2/accommodation/{path_value(accommodation)}/mappedRooms", timeout=timeout)
        return rows(ExternalRoom, await self._client.perform(call))

    async def list_photos(self, accommodation: str | int, *, timeout: float | None = None) -> Rows[Photo]:
        """List the photos of a property.

        In the order in which they were added, each with the addresses of its sizes. Anybody can read a file at its
        address; it never changes.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/v1/accommodation/{accommodation}/photos`
        """
        call = Call("GET", f"/rest/v1/accommodation/{path_value(accommodation)}/photos", timeout=timeout)
        return rows(Photo, await self._client.perform(call))

    async def list_recent_messages(
        self, *, property: str | None = None, timeout: float | None = None
    ) -> Rows[ChatMessage]:
        """List the messages of the last day.

        Empty until there is chat.

        Needs **READONLY** on **accommodation**.

        `property`: The property's id, a string of digits.

        `GET /rest/v1/accommodation/recentMessages`
        """
        call = Call("GET", "/rest/v1/accommodation/recentMessages", params={"property": property}, timeout=timeout)
        return rows(ChatMessage, await self._client.perform(call))

    async def list_tasks(self, accommodation: str | int, *, timeout: float | None = None) -> Rows[Task]:
        """List the tasks of a property.

        What the server does for the property after the call that asked for it, the newest first: `WAITING`,
        `RUNNING`, `DONE` or `FAILED` with its reason. A task that has ended can be read for 30 days.

        Needs **READONLY** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/v1/accommodation/{accommodation}/queue`
        """
        call = Call("GET", f"/rest/v1/accommodation/{path_value(accommodation)}/queue", timeout=timeout)
        return rows(Task, await self._client.perform(call))

    async def network_of(
        self,
        *,
        accommodation_id: str | int | None = None,
        exclude_current: bool | None = None,
        fields: str | None = None,
        timeout: float | None = None,
    ) -> Rows[Accommodation]:
        """List the properties of a network.

        Those of the network in which `accommodationId` stands that the credential reaches; a property without a
        network stands alone. Without `accommodationId` it is everything that the credential reaches.

        Needs **READONLY** on **accommodation**.

        `accommodation_id`: The property's id, a string of digits.
        `exclude_current`: Whether the property that was named is left out.
        `fields`: First-level keys to keep in the answer, separated by commas.

        `GET /rest/v1/accommodation/network`
        """
        call = Call(
            "GET",
            "/rest/v1/accommodation/network",
            params={"accommodationId": accommodation_id, "excludeCurrent": exclude_current, "fields": fields},
            timeout=timeout,
        )
        return rows(Accommodation, await self._client.perform(call))

    async def update(
        self, accommodation: str | int, body: Accommodation | Mapping[str, Any], *, timeout: float | None = None
    ) -> Accommodation | None:
        """Change a property.

        Only the fields that are sent change; 304 when nothing did. A new time zone moves instants, never nights.

        Needs **READWRITE** on **accommodation**.

        `accommodation`: The property's id, a string of digits.

        `PATCH /rest/v2/accommodation/{accommodation}`
        """
        call = Call("PATCH", f"/rest/v2/accommodation/{path_value(accommodation)}", json=body, timeout=timeout)
        return decode_unless_none(Accommodation, await self._client.perform(call))
