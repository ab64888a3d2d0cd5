"""The properties that a credential reaches.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode, decode_unless_none, rows
from roomrack_client.models import Accommodation, CreatedAccommodation
from roomrack_client.paging import Rows, each_row, each_row_async


class Accommodations(Area):
    """The properties that a credential reaches."""

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

    def list(
        self, *, page: int | None = None, name: str | None = None, mail: str | None = None, timeout: float | None = None
    ) -> Rows[Accommodation]:
        """List the properties that the credential reaches.

        `page` walks through them; `name` and `mail` narrow them down.

        Needs **READONLY** on **accommodation**.

        `page`: The page wanted, counted from 0.
        `name`: A part of the name of a property, in any case; for a physical room its whole name.
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

    async def list(
        self, *, page: int | None = None, name: str | None = None, mail: str | None = None, timeout: float | None = None
    ) -> Rows[Accommodation]:
        """List the properties that the credential reaches.

        `page` walks through them; `name` and `mail` narrow them down.

        Needs **READONLY** on **accommodation**.

        `page`: The page wanted, counted from 0.
        `name`: A part of the name of a property, in any case; for a physical room its whole name.
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
