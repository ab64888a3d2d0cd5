"""A property as large as they come: its products listed with every field, copied, and its calendar imported."""

import itertools
import json
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import asyncpg

from benchmarks import load
from benchmarks.calendars import COPIED, copy
from benchmarks.load import Connection, body_of
from benchmarks.seed import Property
from benchmarks.site import Site, Visitor
from roomrack.core.localtime import local_day
from roomrack.domain.identity import service as identity
from roomrack.domain.products import service as products
from roomrack.domain.products.wire.body import NewProduct
from roomrack.domain.properties import service as properties

PRODUCTS = 260
COPIED_DAYS = 730
IMPORTED_DAYS = 365

_TEXTS = {
    "headline": "A quiet double room over the garden, with a bath and a desk",
    "description": "Twenty-four square metres under the roof, with a queen-size bed, a desk at the window, a bath with "
    "tub and a view of the hills. Breakfast is served on the terrace from seven to ten, from April to October.",
    "basicName": "Double room, garden side",
    "rateName": "Flexible with breakfast",
    "sellingName": "Lovely double",
    "labels": "Double",
    "wifi": "House network, the password is on the desk",
    "nearInfo": "The station is five minutes away on foot, the sea twenty by bus",
    "guestInfo": "Please leave the key at the desk when you go out after eleven in the evening",
    "invoiceInfo": "City tax is paid on the spot",
    "checkinInfo": "Ring at the green door; after ten in the evening the code is in your mail",
    "activitiesInfo": "Bicycles are free, and so is the boat on Sundays",
}
_EVERYTHING: dict[str, Any] = {
    **{name: dict.fromkeys(("EN", "IT", "DE"), text) for name, text in _TEXTS.items()},
    "adults": 2,
    "children": 1,
    "infants": 0,
    "quantity": 4,
    "minimumSellingPrice": 45.5,
    "dormitory": False,
    "notRefundable": True,
    "breakfastIncluded": True,
    "statistic": True,
    "calendar": True,
    "website": True,
    "bookingEngine": True,
    "manualReservations": True,
    "bathroomQuantity": 1,
    "bedroomQuantity": 1,
    "bedQuantity": 2,
    "squareMetersSize": 24,
    "legalIdIssuer": "Comune",
    "legalId": "058091",
    "nrua": "ESFCTU",
    "location": {"address": "Via Po 3", "country": "IT", "latitude": 45.1, "longitude": 7.6},
    "closeNextDays": 1,
    "openNextDays": 300,
    "policeCode": 7,
    "notificationEmail": "desk@hotel.example",
    "roomCategory": "DELUXE",
    "rmsDerived": False,
    "revenueActive": True,
    "revenueMinPrice": 50,
    "revenueMaxPrice": 500,
    "revenueMaxIncrementPercent": True,
    "revenueMaxIncrement": 20,
    "preferredCheckinClerk": 1,
    "preferredCheckoutClerk": 2,
    "preferredHousekeeperClerk": 3,
    "showSubroomDetail": True,
    "subRooms": [
        {
            "type": kind,
            "maxGuests": 2,
            "subRoomBeds": [{"bedType": "QUEEN", "quantity": 1}],
            "subRoomBathroom": {"location": "ENSUITE", "bathtubPresent": True},
        }
        for kind in ("BEDROOM", "LIVING_ROOM")
    ],
    "amenities": [{"id": number, "internalName": f"amenity {number}", "values": {"inch": "50"}} for number in range(8)],
    "roomAmenities": [{"amenityId": number, "details": "as good as new"} for number in range(8)],
    "roomMaintenances": [{"title": "Paint", "startDate": "2027-01-05T08:00:00Z[UTC]", "frequency": "YEARLY"}],
}
_COLUMNS = "product,name,date,availability,price,minStay,maxStay,cutOffDays,stopSells,closeToArrival,closeToDeparture"


async def make(site: Site) -> Property:
    """A property whose products all say everything that there is to say, and own their calendars."""
    async with site.database.write(site.context) as unit:
        made = await properties.create(
            unit,
            name="Estate",
            email="desk@estate.example",
            given_name="Ada",
            family_name="Owner",
            currency="EUR",
            time_zone="Europe/Rome",
        )
        await identity.register_accommodation(unit, made.id, sandbox=False)
        rooms = []
        for number in range(PRODUCTS):
            fields = NewProduct.model_validate({**_EVERYTHING, "name": f"Room {number}"}).fields(made.id)
            rooms.append((await products.create(unit, made.id, **fields)).product.id)
        today = local_day(unit.now(made.id), made.zone)
    return Property(made.id, tuple(rooms), (), today)


class Estate:
    """One client who does to such a property what takes longest."""

    def __init__(self, site: Site, visitor: Visitor, house: Property) -> None:
        self._site = site
        self._visitor = visitor
        self._house = house
        self._number = itertools.count(1)

    def _request(self, method: str, path: str, body: bytes = b"", media: str = "application/json") -> bytes:
        headers = {"Content-Type": media} if body else {}
        return load.request(method, path, token=self._visitor.token, body=body, headers=headers)

    async def list_all(self, seconds: float) -> float:
        """The milliseconds that half of the lists of all products in v3 take at most, one after another."""
        request = self._request("GET", f"/connect/rest/v3/roomrates/{self._house.id}")
        result = await load.run(*self._site.address, clients=1, seconds=seconds, make=lambda *_: request)
        result.require_success()
        return result.percentile(0.5) * 1000

    async def read_rows(self, seconds: float) -> float:
        """The milliseconds that half of the reads of the same rows take, by the driver alone."""
        connection = await asyncpg.connect(self._site.urls.superuser)
        times = []
        try:
            ends = time.perf_counter() + seconds
            while (started := time.perf_counter()) < ends:
                await connection.fetch("select * from product where accommodation = $1 order by id", self._house.id)
                times.append(time.perf_counter() - started)
        finally:
            await connection.close()
        return load.percentile(times, 0.5) * 1000

    async def copy(self) -> float:
        """The seconds that copying everything to a new property takes."""
        body = json.dumps({"newAccommodationName": f"Copy {next(self._number)}"}).encode()
        return await self._seconds(self._request("POST", f"/connect/rest/v3/roomrates/{self._house.id}/copy", body))

    async def copy_rows(self, days: int) -> float:
        """The seconds that COPY takes to put as many days into the calendar's table."""
        connection = await asyncpg.connect(self._site.urls.superuser)
        try:
            return (await copy(connection, self._house.today, 1, PRODUCTS, days))[1]
        finally:
            await connection.execute("delete from calendar_day where accommodation = $1", COPIED)
            await connection.close()

    async def write(self, days: int = IMPORTED_DAYS) -> float:
        """The seconds that importing a file takes in which every day has another availability and price than stored."""
        content = "\r\n".join(self._lines(days)).encode()
        path = f"/connect/rest/x1/calendar/{self._house.id}/file"
        return await self._seconds(self._request("PUT", path, content, "text/csv"))

    async def memory_of(self, days: int) -> float:
        """The megabytes that the API process has more at the peak of such an import than before it."""
        before = self._site.memory()
        self._site.forget_peak_memory()
        await self.write(days)
        return self._site.peak_memory() - before

    async def _seconds(self, request: bytes) -> float:
        async with Connection(*self._site.address) as connection:
            started = time.perf_counter()
            body_of(await connection.send(request))
            return time.perf_counter() - started

    def _lines(self, days: int) -> Iterator[str]:
        number = next(self._number)
        whens = [(self._house.today + timedelta(place)).isoformat() for place in range(days)]
        yield _COLUMNS
        for room in self._house.rooms:
            for place, when in enumerate(whens):
                price = 80 + (place * 7 + room + number * 13) % 90
                left = (place + room + number) % 9
                yield f"{room},Room,{when},{left},{price}.50,{1 + place % 3},30,0,false,false,false"
