"""What has to hold when a season is over, read from the OTAs, from the API and from the database."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from tests.api.reservations.support import done
from tests.distribution.stage import until
from tests.harness.simulator import listing
from tests.season.course import Course
from tests.season.resort import TARGETS, Outlet, Resort
from tests.season.script import UNITS

_ROOMS = """
select c.connection, c.reference, r.id, r.product, r.arrival, r.departure, r.status, r.room_gross, r.oversold
from channel_room c
join reservation r on r.accommodation = c.accommodation and r.id = c.reservation
where c.accommodation = $1
"""


@dataclass(frozen=True)
class Audit:
    """A season that is over."""

    course: Course

    async def all(self) -> None:
        """Assert everything."""
        await self.bookings()
        await self.nights()
        await self.calendars()
        await self.messages()
        await self.read_back()

    @property
    def resort(self) -> Resort:
        """Where it was."""
        return self.course.resort

    async def bookings(self) -> None:
        """Every booking of every OTA is here once, as it is there, and nothing else is."""
        resort = self.resort
        waiting = await resort.rows("select reference from quarantine where accommodation = $1 and state = 'WAITING'")
        assert waiting == []
        rows = await resort.rows(_ROOMS)
        for outlet in resort.outlets:
            ours: Counter[tuple[Any, ...]] = Counter(
                (row["reference"], row["product"], row["arrival"], row["departure"], row["room_gross"])
                for row in rows
                if row["connection"] == outlet.connection and row["status"] != "CANCELLED"
            )
            theirs = Counter(self._rooms(outlet, await outlet.there.bookings()))
            assert ours == theirs, f"{outlet.there.ota}: ours alone {ours - theirs}, theirs alone {theirs - ours}"
        live = await resort.rows(
            "select id, refer, channel_id from reservation where accommodation = $1 and status <> 'CANCELLED'"
        )
        of_channels = {row["id"] for row in rows}
        assert {row["id"]: row["refer"] for row in live if row["id"] not in of_channels} == {
            id: refer for id, refer in self.course.booked.items() if id not in self.course.cancelled
        }

    def _rooms(self, outlet: Outlet, bookings: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
        found = []
        for booking in bookings:
            for room in booking["rooms"]:
                if booking["status"] == "cancelled" or room["cancelled"]:
                    continue
                product = self.resort.products[int(room["listing"]["room"].removeprefix("R"))]
                stay = date.fromisoformat(room["arrival"]), date.fromisoformat(room["departure"])
                found.append((booking["reference"], product, *stay, int(Decimal(str(room["total"])) * 100)))
        return found

    async def nights(self) -> None:
        """No night has more stays than units, but for those that an OTA had sold already, all flagged and announced."""
        resort = self.resort
        rows = await resort.rows(
            "select id, product, arrival, departure, oversold from reservation"
            " where accommodation = $1 and status <> 'CANCELLED'"
        )
        known = {row["id"] for row in await resort.rows(_ROOMS)}
        assert [row["id"] for row in rows if row["oversold"] and row["id"] not in known] == []
        told = {
            int(row["reference"])
            for row in await resort.rows(
                "select reference from event where accommodation = $1 and type = 'channelbooking.oversold'"
            )
        }
        assert {row["id"] for row in rows if row["oversold"]} <= told
        stays: dict[tuple[int, date], list[bool]] = {}
        for row in rows:
            for day in range(row["arrival"].toordinal(), row["departure"].toordinal()):
                stays.setdefault((row["product"], date.fromordinal(day)), []).append(row["oversold"])
        for (product, night), flags in stays.items():
            units = UNITS[resort.products.index(product)]
            assert len(flags) - sum(flags) <= units, f"{product} on {night}: {len(flags)} stays, {sum(flags)} flagged"
        sold = {
            (row["product"], row["day"]): row["sold"]
            for row in await resort.rows(
                "select product, day, sold from calendar_day where accommodation = $1 and sold > 0"
            )
        }
        assert sold == {key: len(flags) for key, flags in stays.items()}

    async def calendars(self) -> None:
        """Each OTA shows what the API shows, for all nights to come that are on sale."""
        resort = self.resort
        first, last = resort.today + timedelta(1), resort.last
        ours = await self._ours(first, last)
        for outlet in resort.outlets:
            told = (await outlet.there.ask("GET", "/calendar", params={"days": 300}))["changes"]
            theirs: dict[tuple[int, date], tuple[Any, ...]] = {}
            for change in told:
                product = resort.products[int(change["listing"]["room"].removeprefix("R"))]
                for span in change["spans"]:
                    values = (
                        span.get("rooms_to_sell"),
                        Decimal(str(span["price"])) if "price" in span else None,
                        span.get("minimum_stay"),
                        span.get("closed"),
                    )
                    begins, ends = date.fromisoformat(span["date_from"]), date.fromisoformat(span["date_to"])
                    for day in range(begins.toordinal(), ends.toordinal() + 1):
                        theirs[product, date.fromordinal(day)] = values
            wrong = {key: (value, theirs.get(key)) for key, value in ours.items() if theirs.get(key) != value}
            assert wrong == {}, f"{outlet.there.ota} shows {len(wrong)} nights otherwise, ours and theirs: {wrong}"

    async def read_back(self) -> None:
        """What somebody changes in an extranet is found and mended as soon as somebody asks (`reconcileCalendar`)."""
        resort, outlet = self.resort, self.resort.outlets[0]
        night = resort.last.isoformat()
        span = {"date_from": night, "date_to": night, "rooms_to_sell": 77}
        edited = {"changes": [{"listing": listing(TARGETS[0]), "spans": [span]}]}
        assert (await outlet.there.ask("POST", "/calendar", edited))["refused"] == []
        path = f"/rest/x1/connection/{resort.hotel.id}/{outlet.connection}"
        before = done(await resort.session.get(f"{path}/sync"))
        asked = done(await resort.session.post(f"{path}/reconcile"))
        # A worker may be at it already.
        for shown in (before, asked):
            del shown["reconciliation"]
        assert asked == before

        async def mended() -> bool:
            shown = done(await resort.session.get(f"{path}/sync"))["figures"]["drift"]
            was: dict[str, int] = before["figures"]["drift"]
            return bool(shown == {"found": was["found"] + 1, "mended": was["mended"] + 1, "open": 0})

        await until(mended, 60)
        await self.calendars()

    async def _ours(self, first: date, last: date) -> dict[tuple[int, date], tuple[Any, ...]]:
        resort = self.resort
        query = {"dateFrom": first.isoformat(), "dateTo": last.isoformat()}
        found = done(await resort.session.get(f"/rest/v1/calendar/{resort.hotel.id}", params=query))["data"]
        return {
            (product["id"], date.fromisoformat(day["date"])): (
                day["availability"],
                Decimal(str(day["price"])),
                day["minStay"],
                day["stopSells"],
            )
            for product in found
            for day in product["days"]
        }

    async def messages(self) -> None:
        """Every message of a guest is here once, and every answer is there once."""
        resort = self.resort
        rows = await resort.rows(
            "select n.connection, m.external_id, m.by_guest, a.value from chat_message m"
            " join chat_thread_external n on n.accommodation = m.accommodation and n.thread = m.thread"
            " join chat_message_attribute a on a.accommodation = m.accommodation and a.message = m.id"
            " and a.type = 'TEXT' where m.accommodation = $1"
        )
        answers: Counter[str] = Counter()
        for outlet in resort.outlets:
            there = await outlet.there.messages()
            ours = Counter(
                (row["external_id"], row["value"], row["by_guest"])
                for row in rows
                if row["connection"] == outlet.connection
            )
            theirs = Counter((one["id"], one["text"], one["author"] == "guest") for one in there)
            assert ours == theirs, f"{outlet.there.ota}: ours alone {ours - theirs}, theirs alone {theirs - ours}"
            answers.update(one["text"] for one in there if one["author"] != "guest")
        assert answers == Counter(self.course.answers)
