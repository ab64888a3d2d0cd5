"""Reading another server of the Connect API: only operations of the contract, only GET.

But for the photos of physical rooms, which the contract deletes and never lists, and the settings of the check-in,
which it does not know: another Roomrack tells them.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from roomrack.domain.properties.wire.body import NewAccommodation
from roomrack.entrypoints.importing.model import SourceWrong
from roomrack_client import ApiError, AsyncClient

RESERVATIONS_AT_ONCE = 200
PRODUCTS_AT_ONCE = 20
"""The contract's highest page of the calendar."""

EXTRAS_AT_ONCE = 200
GUESTS_AT_ONCE = 200

_SHOWN = ("id", "sandboxProperty", "networkInfo", "billingNetworkName", "policeAccount", "credit")
"""Fields of a property that are read, though nobody can write them here or there."""
_FIELDS = ",".join(
    dict.fromkeys([*_SHOWN, *(field.alias or name for name, field in NewAccommodation.model_fields.items())])
)


_UNTOLD = frozenset({403, 404, 405, 501})


class Untold(Exception):
    """The source does not tell of these things at all; what else it has comes over without them."""


class Source:
    """The other server, through the API that every integrator has."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client
        parts = urlsplit(client.base_url)
        self.name = f"{parts.scheme}://{parts.netloc.lower()}{parts.path.rstrip('/')}"
        """What its things are remembered under."""

    async def properties(self, chosen: Sequence[str]) -> list[dict[str, Any]]:
        """The chosen properties, or all that the credential reaches, with all their fields."""
        listed: dict[str, Mapping[str, Any]] = {number: {} for number in chosen}
        if not chosen:
            listed = {str(one["id"]): one for one in _rows(await self._get("/rest/v1/accommodation"), "id")}
        found = []
        for number, known in listed.items():
            detail = await self._get(f"/rest/v1/accommodation/{number}", fields=_FIELDS)
            if not isinstance(detail, dict):
                raise SourceWrong(f"property {number} is answered with {type(detail).__name__}, not with an object")
            found.append({**known, **detail, "id": number})
        return found

    async def products(self, accommodation: str) -> list[dict[str, Any]]:
        """All products, those of revenue management systems too."""
        return _rows(await self._get(f"/rest/v3/roomrates/{accommodation}", includeRms=True), "id")

    async def policies(self, accommodation: str) -> list[dict[str, Any]]:
        """All policies. Like extras and rate plans, not every server has the operation: `Untold`."""
        return _rows(await self._told(f"/rest/v1/policies/{accommodation}"), "id")

    async def extras(self, accommodation: str) -> list[dict[str, Any]]:
        """All extras of the property itself, not those of the one that leads its network."""
        found: list[dict[str, Any]] = []
        while True:
            body = await self._told(
                f"/rest/v1/extra/{accommodation}",
                includeMasterAccommodationExtras=False,
                page=len(found) // EXTRAS_AT_ONCE,
                size=EXTRAS_AT_ONCE,
            )
            rows = _rows(body, "id")
            found += rows
            if len(rows) < EXTRAS_AT_ONCE:
                return [row for row in found if _place_of(row) in (None, accommodation)]

    async def rate_plans(self, accommodation: str) -> list[dict[str, Any]]:
        """All rate plans."""
        return _rows(await self._told(f"/rest/v1/rateplans/{accommodation}"), "id")

    async def rooms(self, accommodation: str) -> list[dict[str, Any]]:
        """All physical rooms."""
        return _rows(await self._get(f"/rest/v1/pms/{accommodation}", includeRoomsWithoutParent=True), "id")

    async def photos(self, accommodation: str) -> list[Any]:
        """The photos of the property itself. Raises `Untold`."""
        body = await self._told(f"/rest/v1/accommodation/{accommodation}/photos")
        found = body.get("data") if isinstance(body, dict) else body
        if not isinstance(found, list):
            raise SourceWrong("the source answers no list of photos")
        return found

    async def room_photos(self, accommodation: str, rooms: Sequence[int]) -> AsyncIterator[tuple[int, list[Any]]]:
        """The photos of physical rooms, by room; none from a server that does not tell those of the first."""
        told = False
        for room in rooms:
            try:
                body = await self._told(f"/rest/x1/pms/{accommodation}/{room}/photos")
            except Untold:
                if not told:
                    return
                continue
            told = True
            yield room, body if isinstance(body, list) else []

    async def guests(self, accommodation: str) -> AsyncIterator[list[dict[str, Any]]]:
        """Pages of the registry of guests, as far as it lists them. Raises `Untold`."""
        number = 0
        while True:
            body = await self._told(f"/rest/v1/guests/{accommodation}/list", page=number, size=GUESTS_AT_ONCE)
            rows = _rows(body, "id")
            yield rows
            if len(rows) < GUESTS_AT_ONCE:
                return
            number += 1

    async def checkin_settings(self, accommodation: str) -> dict[str, Any]:
        """What the property wants of its check-in. Raises `Untold`."""
        body = await self._told(f"/rest/x1/checkin/{accommodation}/settings")
        if not isinstance(body, dict):
            raise SourceWrong("the source answers no settings of the check-in")
        return body

    async def tags(self, accommodation: str) -> list[dict[str, Any]]:
        """The tags that a reservation can carry. Raises `Untold`."""
        body = await self._told(f"/rest/v2/checkin/{accommodation}/tags")
        found = body.get("data") if isinstance(body, dict) else body
        return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []

    async def invoices(self, accommodation: str) -> int:
        """How many documents were issued. Raises `Untold`."""
        body = await self._told(f"/rest/v2/invoice/{accommodation}", page=0, size=1)
        about = body.get("page") if isinstance(body, dict) else None
        pages = about.get("totalPages") if isinstance(about, dict) else None
        found = len(_rows(body, "id"))
        return pages if found and isinstance(pages, int) else found

    async def reservations(
        self, accommodation: str, first: date, last: date
    ) -> AsyncIterator[tuple[list[dict[str, Any]], int | None]]:
        """Pages of those with a night from first to last, cancelled ones included, and how many pages there are."""
        number = 0
        while True:
            body = await self._get(
                f"/rest/v1/reservation/{accommodation}",
                type="STAY",
                startDate=first,
                endDate=last,
                sortBy="id",
                page=number,
                size=RESERVATIONS_AT_ONCE,
            )
            rows = _rows(body, "id")
            about = body.get("page") if isinstance(body, dict) else None
            total = about.get("totalPages") if isinstance(about, dict) else None
            yield rows, total if isinstance(total, int) else None
            if len(rows) < RESERVATIONS_AT_ONCE:
                return
            number += 1

    async def calendar(
        self, accommodation: str, products: Sequence[int], first: date, last: date
    ) -> list[dict[str, Any]]:
        """The days of some products, at most `PRODUCTS_AT_ONCE`."""
        body = await self._get(
            f"/rest/v1/calendar/{accommodation}",
            **{"product[]": list(products), "dateFrom": first, "dateTo": last, "page": 0, "size": PRODUCTS_AT_ONCE},
        )
        return _rows(body, "id", "days")

    async def _told(self, path: str, **params: Any) -> Any:
        """Like `_get`, but raises `Untold` where the server lacks the operation or the credential may not use it."""
        try:
            return await self._get(path, **params)
        except ApiError as error:
            if error.status in _UNTOLD:
                raise Untold(str(error)) from error
            raise

    async def _get(self, path: str, **params: Any) -> Any:
        return await self._client.request("GET", path, params=params)


def _place_of(extra: Mapping[str, Any]) -> str | None:
    place = extra.get("accommodation")
    return str(place["id"]) if isinstance(place, Mapping) and place.get("id") is not None else None


def _rows(body: Any, *needed: str) -> list[dict[str, Any]]:
    """The objects of an array, or of the one in `data`. Raises `SourceWrong` for anything else."""
    found = body.get("data") if isinstance(body, dict) else body
    if not isinstance(found, list):
        raise SourceWrong("the source answers no list where the contract has one")
    for row in found:
        if not isinstance(row, dict) or any(name not in row for name in needed):
            raise SourceWrong(f"the source lists something without {' and '.join(needed)}")
        if not str(row["id"]).isascii() or not str(row["id"]).isdigit():
            raise SourceWrong(f"the source lists something whose id is {str(row['id'])[:40]!r}, which is no number")
    return [{**row, "id": int(row["id"])} for row in found]
