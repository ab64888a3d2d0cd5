"""Checking guests in, and the lists that this needs.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import rows
from roomrack_client.models import CheckinCity, CheckinTag, PoliceDocumentTypeCountry
from roomrack_client.paging import Rows


class Checkins(Area):
    """Checking guests in, and the lists that this needs."""

    def cities(self, country: str, *, timeout: float | None = None) -> Rows[CheckinCity]:
        """List the cities of a country.

        Places with more than 1,000 inhabitants, by name. Their ids are those of GeoNames.

        `country`: A two-letter code of ISO 3166-1.

        `GET /rest/v2/checkin/city/{country}`
        """
        call = Call("GET", f"/rest/v2/checkin/city/{path_value(country)}", timeout=timeout)
        return rows(CheckinCity, self._client.perform(call))

    def documents(self, accommodation: str | int, *, timeout: float | None = None) -> Rows[PoliceDocumentTypeCountry]:
        """List the documents that guests of a property can show.

        The most common first. In Italy with the codes of the police.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/v2/checkin/documents/{accommodation}`
        """
        call = Call("GET", f"/rest/v2/checkin/documents/{path_value(accommodation)}", timeout=timeout)
        return rows(PoliceDocumentTypeCountry, self._client.perform(call))

    def tags(self, accommodation: str | int, *, timeout: float | None = None) -> Rows[CheckinTag]:
        """List the tags of reservations.

        What `tagLabel` of a reservation can name, with a color.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/v2/checkin/{accommodation}/tags`
        """
        call = Call("GET", f"/rest/v2/checkin/{path_value(accommodation)}/tags", timeout=timeout)
        return rows(CheckinTag, self._client.perform(call))


class AsyncCheckins(AsyncArea):
    """Checking guests in, and the lists that this needs."""

    async def cities(self, country: str, *, timeout: float | None = None) -> Rows[CheckinCity]:
        """List the cities of a country.

        Places with more than 1,000 inhabitants, by name. Their ids are those of GeoNames.

        `country`: A two-letter code of ISO 3166-1.

        `GET /rest/v2/checkin/city/{country}`
        """
        call = Call("GET", f"/rest/v2/checkin/city/{path_value(country)}", timeout=timeout)
        return rows(CheckinCity, await self._client.perform(call))

    async def documents(
        self, accommodation: str | int, *, timeout: float | None = None
    ) -> Rows[PoliceDocumentTypeCountry]:
        """List the documents that guests of a property can show.

        The most common first. In Italy with the codes of the police.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/v2/checkin/documents/{accommodation}`
        """
        call = Call("GET", f"/rest/v2/checkin/documents/{path_value(accommodation)}", timeout=timeout)
        return rows(PoliceDocumentTypeCountry, await self._client.perform(call))

    async def tags(self, accommodation: str | int, *, timeout: float | None = None) -> Rows[CheckinTag]:
        """List the tags of reservations.

        What `tagLabel` of a reservation can name, with a color.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/v2/checkin/{accommodation}/tags`
        """
        call = Call("GET", f"/rest/v2/checkin/{path_value(accommodation)}/tags", timeout=timeout)
        return rows(CheckinTag, await self._client.perform(call))
