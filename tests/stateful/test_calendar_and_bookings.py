"""Random courses of writes, bookings, changes and cancellations against the real API, beside a model of them."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, ClassVar

import httpx2
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from tests.factories import World
from tests.harness.processes import ApiServer
from tests.scale import SOAK, scaled
from tests.stateful.model import LINKED, OWNERS, PRODUCTS, Model, Stay

DAYS = 6
FOLLOWS = {f"follows_{group}": True for group in ("availability", "stay", "restrictions", "stop_sell")}
HOLDS = "select product, day, count(*) as units from hold where accommodation = $1 group by product, day"
SOLD = "select product, day, sold from calendar_day where accommodation = $1 and sold > 0"

products = st.sampled_from(PRODUCTS)
owners = st.sampled_from(OWNERS)
starts = st.integers(0, DAYS - 1)
lengths = st.integers(1, 3)
prices = st.decimals("0", "300", places=2)


@dataclass(frozen=True)
class House:
    """The property in the database."""

    hotel: int
    ids: dict[str, int]
    first: date
    headers: dict[str, str]


async def _build(world: World) -> House:
    hotel = await world.hotel()
    ids = {"A": await world.product(hotel), "B": await world.product(hotel)}
    ids["R"] = await world.product(hotel, parent=ids["A"], price_rule="PERCENT", price_value=Decimal(-10), **FOLLOWS)
    ids["Q"] = await world.product(
        hotel, parent=ids["R"], price_rule="INCREMENT", price_value=Decimal("5.5"), price_round=True, **FOLLOWS
    )
    ids["P"] = await world.product(hotel, parent=ids["A"], price_rule="CALENDAR")
    ids["S"] = await world.suite(hotel, ids["A"], ids["B"])
    session = await world.session(hotel)
    return House(hotel.id, ids, world.today(hotel) + timedelta(10), dict(session.headers))


class Course(RuleBasedStateMachine):
    """One course of events at one property."""

    build: ClassVar[Callable[[], House]]
    books: ClassVar[Callable[[int], tuple[dict[tuple[int, date], int], dict[tuple[int, date], int]]]]
    http: ClassVar[httpx2.Client]

    def __init__(self) -> None:
        super().__init__()
        self.house = type(self).build()
        self.model = Model(DAYS)

    # --- what happens ---

    @rule(
        owner=owners,
        start=starts,
        length=lengths,
        left=st.none() | st.integers(0, 3),
        price=st.none() | prices,
        closed=st.none() | st.booleans(),
    )
    def write(
        self, owner: str, start: int, length: int, left: int | None, price: Decimal | None, closed: bool | None
    ) -> None:
        days = range(start, min(start + length, DAYS))
        values: dict[str, Any] = {"availability": left, "price": price and float(price), "stopSells": closed}
        if price is not None:
            values["price"] = float(price)
        answer = self._bulk(owner, days, {name: value for name, value in values.items() if value is not None})
        assert answer.status_code == 200, answer.text
        self.model.write(owner, days, left, price, closed)

    @rule(product=st.sampled_from(LINKED), start=starts, name=st.sampled_from(["availability", "price", "stopSells"]))
    def write_what_follows_a_parent(self, product: str, start: int, name: str) -> None:
        answer = self._bulk(product, range(start, start + 1), {name: True if name == "stopSells" else 2})
        assert (answer.status_code, answer.json()["type"]) == (400, "ApiValidationFailed"), answer.text

    @rule(product=products, start=starts, length=lengths, status=st.sampled_from(["CONFIRMED", "WAITING"]))
    def book(self, product: str, start: int, length: int, status: str) -> None:
        nights = tuple(range(start, min(start + length, DAYS)))
        answer = self._send("POST", "", json=self._stay(product, nights) | {"status": status})
        wanted = self.model.takes(product, nights)
        if self._is_refused(answer, wanted, frozenset()):
            return
        self.model.stays[answer.json()["id"]] = Stay(product, nights, status, wanted)

    @rule(product=products, start=starts)
    def book_without_touching_the_calendar(self, product: str, start: int) -> None:
        answer = self._send("POST", "?availability=false", json=self._stay(product, (start,)))
        assert answer.status_code == 200, answer.text
        self.model.stays[answer.json()["id"]] = Stay(product, (start,))

    @rule(rooms=st.lists(products, min_size=2, max_size=3), start=starts)
    def book_several_rooms_or_none(self, rooms: list[str], start: int) -> None:
        body = {"reservations": [self._stay(product, (start,)) for product in rooms]}
        path = f"/connect/rest/v1/reservation/bulk/{self.house.hotel}"
        answer = self.http.post(path, json=body, headers=self.house.headers)
        units = Counter(unit for product in rooms for unit in self.model.takes(product, (start,)))
        if any(self.model.left(owner, night) < count for (owner, night), count in units.items()):
            assert (answer.status_code, answer.json()["type"]) == (400, "ApiValidationFailed"), answer.text
            return
        assert answer.status_code == 200, answer.text
        for product, made in zip(rooms, answer.json()["data"], strict=True):
            stay = Stay(product, (start,), "CONFIRMED", self.model.takes(product, (start,)))
            self.model.stays[made["id"]] = stay

    @precondition(lambda self: self.model.stays)
    @rule(data=st.data())
    def cancel(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.model.stays)))
        answer = self._send("DELETE", f"/{number}")
        assert (answer.status_code, answer.json()["status"]) == (200, "CANCELLED"), answer.text
        self.model.stays[number].status, self.model.stays[number].held = "CANCELLED", frozenset()

    @precondition(lambda self: self.model.stays)
    @rule(data=st.data())
    def confirm_or_book_again(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.model.stays)))
        stay = self.model.stays[number]
        answer = self._send("PUT", f"/{number}", json={"status": "CONFIRMED"})
        if stay.status != "CANCELLED":
            assert (answer.status_code, answer.json()["status"]) == (200, "CONFIRMED"), answer.text
            if stay.status == "CONFIRMED" or stay.held:
                stay.status = "CONFIRMED"
                return
        wanted = self.model.takes(stay.product, stay.nights)
        if not self._is_refused(answer, wanted, stay.held):
            stay.status, stay.held = "CONFIRMED", wanted

    @precondition(lambda self: any(stay.status != "CANCELLED" and stay.held for stay in self.model.stays.values()))
    @rule(data=st.data(), start=starts, length=lengths, product=st.none() | products)
    def move(self, data: st.DataObject, start: int, length: int, product: str | None) -> None:
        live = sorted(key for key, stay in self.model.stays.items() if stay.status != "CANCELLED" and stay.held)
        number = data.draw(st.sampled_from(live))
        stay = self.model.stays[number]
        nights = tuple(range(start, min(start + length, DAYS)))
        body = self._stay(product or stay.product, nights)
        del body["guests"], body["channelId"]
        answer = self._send("PATCH", f"/{number}", json=body)
        wanted = self.model.takes(product or stay.product, nights)
        if not self._is_refused(answer, wanted, stay.held):
            stay.product, stay.nights, stay.held = product or stay.product, nights, wanted

    # --- what must hold ---

    @invariant()
    def calendar_reads_as_the_model(self) -> None:
        house = self.house
        last = house.first + timedelta(DAYS - 1)
        query = f"dateFrom={house.first}&dateTo={last}&size=10"
        answer = self.http.get(f"/connect/rest/v1/calendar/{house.hotel}?{query}", headers=house.headers)
        read = {room["id"]: room["days"] for room in answer.json()["data"]}
        names = ("availability", "price", "stopSells", "bookable")
        for product, number in house.ids.items():
            shown = [tuple(day[name] for name in names) for day in read[number]]
            expected = [self.model.shown(product, day) for day in range(DAYS)]
            assert [(a, Decimal(str(b)), c, d) for a, b, c, d in shown] == expected, product

    def teardown(self) -> None:
        """The books in the database: holds as in the model, and `sold` is their count."""
        holds, sold = type(self).books(self.house.hotel)
        units = Counter(
            (self.house.ids[owner], self.house.first + timedelta(night))
            for stay in self.model.stays.values()
            for owner, night in stay.held
        )
        assert holds == sold == dict(units)

    # --- how it is said ---

    def _bulk(self, product: str, days: range, values: dict[str, Any]) -> httpx2.Response:
        item = {
            "room": self.house.ids[product],
            "dateFrom": str(self.house.first + timedelta(days.start)),
            "dateTo": str(self.house.first + timedelta(days.stop - 1)),
            "values": values,
        }
        return self.http.post("/connect/rest/v1/calendar/bulk", json=[item], headers=self.house.headers)

    def _send(self, method: str, path: str, **options: Any) -> httpx2.Response:
        url = f"/connect/rest/v1/reservation/{self.house.hotel}{path}"
        return self.http.request(method, url, headers=self.house.headers, **options)

    def _stay(self, product: str, nights: tuple[int, ...]) -> dict[str, Any]:
        return {
            "channelId": 7,
            "product": self.house.ids[product],
            "checkin": str(self.house.first + timedelta(nights[0])),
            "checkout": str(self.house.first + timedelta(nights[-1] + 1)),
            "guests": [{"givenName": "Ada", "familyName": "Lovelace"}],
        }

    def _is_refused(
        self, answer: httpx2.Response, wanted: frozenset[tuple[str, int]], already: frozenset[tuple[str, int]]
    ) -> bool:
        """Whether the answer is a refusal; it must be one exactly when something is missing."""
        if self.model.can_take(wanted, already):
            assert answer.status_code == 200, answer.text
            return False
        assert (answer.status_code, answer.json()["type"]) == (400, "ApiValidationFailed"), answer.text
        return True


@pytest.mark.soak
async def test_calendar_and_reservations_are_what_a_naive_model_says(world: World, server: ApiServer) -> None:
    loop = asyncio.get_running_loop()

    def build() -> House:
        return asyncio.run_coroutine_threadsafe(_build(world), loop).result(60)

    async def read_books(hotel: int) -> tuple[dict[tuple[int, date], int], dict[tuple[int, date], int]]:
        async with world.unit() as unit:
            holds = await unit.raw.fetch(HOLDS, hotel)
            sold = await unit.raw.fetch(SOLD, hotel)
        return (
            {(row["product"], row["day"]): row["units"] for row in holds},
            {(row["product"], row["day"]): row["sold"] for row in sold},
        )

    def books(hotel: int) -> tuple[dict[tuple[int, date], int], dict[tuple[int, date], int]]:
        return asyncio.run_coroutine_threadsafe(read_books(hotel), loop).result(60)

    with httpx2.Client(base_url=server.url, timeout=30, trust_env=False) as http:
        course = type("Course", (Course,), {"build": staticmethod(build), "books": staticmethod(books), "http": http})
        chosen = settings(
            max_examples=scaled(100, 2_000),
            stateful_step_count=scaled(30, 50),
            deadline=None,
            database=None,
            derandomize=not SOAK,
            suppress_health_check=list(HealthCheck),
        )
        await asyncio.to_thread(run_state_machine_as_test, course, settings=chosen)
