"""A small real server that behaves as Channex's documentation says, and as its API was seen to where the two differ.

It has accounts of one property each. Calendars go through a queue of tasks, which is worked off before anything is
read. What it is told to do wrong, it does at the next request that it fits.
"""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any
from uuid import uuid4

from aiohttp import web

from roomrack.ports.channels import Account, Target

Json = dict[str, Any]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

DEFAULT_LIMIT, MOST = 10, 100
STATE_LENGTH = 500
CALLS_A_MINUTE = 10
FLAGS = ("closed_to_arrival", "closed_to_departure", "stop_sell")
LEAST = {"min_stay_arrival": 1, "min_stay_through": 1, "max_stay": 0}
NOTHING_SAID: Json = {"min_stay_arrival": 1, "min_stay_through": 1, "max_stay": 0, **dict.fromkeys(FLAGS, False)}


class Refused(Exception):
    """An error as Channex answers it."""

    def __init__(self, status: int, code: str, title: str, details: Any = None, **headers: str) -> None:
        super().__init__(code)
        self.status, self.headers = status, headers
        self.body: Json = {"errors": {"code": code, "title": title}}
        if details is not None:
            self.body["errors"]["details"] = details

    def answer(self) -> web.Response:
        """It as an answer."""
        return web.json_response(self.body, status=self.status, headers=self.headers)


def not_found() -> Refused:
    """What is not there."""
    return Refused(404, "resource_not_found", "Resource Not Found")


@dataclass
class Fault:
    """What goes wrong at the next request that fits."""

    kind: str
    seconds: int | None = None
    method: str | None = None
    """None: any."""


@dataclass
class Option:
    """A number of guests of a rate plan."""

    id: str
    occupancy: int
    rates: dict[date, Decimal] = field(default_factory=dict)


@dataclass
class Plan:
    """A rate plan."""

    id: str
    title: str
    room: str
    options: list[Option]
    """The primary one first."""
    sell_mode: str
    rate_mode: str = "manual"
    currency: str = "EUR"
    days: dict[date, Json] = field(default_factory=dict)

    def option(self, occupancy: int) -> Option | None:
        """Its option for so many guests."""
        return next((each for each in self.options if each.occupancy == occupancy), None)


@dataclass
class Hotel:
    """A property with the key to it."""

    key: str = field(default_factory=lambda: f"uKey/{uuid4().hex}")
    id: str = field(default_factory=lambda: str(uuid4()))
    min_stay_type: str = "both"
    closed_when_full: bool = False
    """Whether `stop_sell` reads true where nothing is left, as the live API was seen to do."""
    messages_installed: bool = True
    messages_supported: bool = True
    limited: bool = False
    """Whether more than ten calls in a minute are refused."""
    rooms: dict[str, str] = field(default_factory=dict)
    plans: dict[str, Plan] = field(default_factory=dict)
    left: dict[str, dict[date, int]] = field(default_factory=dict)
    tasks: list[Callable[[], None]] = field(default_factory=list)
    revisions: list[Json] = field(default_factory=list)
    acknowledged: set[str] = field(default_factory=set)
    threads: dict[str, Json] = field(default_factory=dict)
    """The booking and the messages of each."""
    calls: list[tuple[str, str]] = field(default_factory=list)
    bodies: list[Json] = field(default_factory=list)
    """Of POST requests that had one."""
    faults: list[Fault] = field(default_factory=list)
    _last: datetime = datetime(2020, 1, 1, tzinfo=UTC)

    # --- who controls it ---------------------------------------------------------------------------------------------

    def account(self) -> Account:
        """The account that Roomrack has of it."""
        return Account(1, 2, self.id, None, self.key, "EUR", datetime.now(UTC))

    def room(self, title: str) -> str:
        """Make a room type."""
        id = str(uuid4())
        self.rooms[id] = title
        self.left[id] = {}
        return id

    def plan(self, room: str, title: str, guests: Sequence[int], **more: Any) -> Plan:
        """Make a rate plan; the first number of guests is that of the primary option."""
        id = str(uuid4())
        options = [Option(id if number == 0 else str(uuid4()), each) for number, each in enumerate(guests)]
        mode = "per_person" if len(guests) > 1 else "per_room"
        self.plans[id] = Plan(id, title, room, options, **{"sell_mode": mode, **more})
        return self.plans[id]

    def now(self) -> str:
        """The instant, as Channex writes it, and never twice the same."""
        self._last = max(datetime.now(UTC), self._last + timedelta(microseconds=1))
        return self._last.replace(tzinfo=None).isoformat(timespec="microseconds")

    def book(self, target: Target, arrival: date, departure: date, **more: Any) -> Json:
        """Let a guest of an OTA book one room for one."""
        self.work()
        plan = self.plans[target.rate or ""]
        option = plan.option(target.occupancy)
        assert option is not None
        code = str(uuid4().int)[:10]
        told: Json = {
            "booking_id": str(uuid4()),
            "property_id": self.id,
            "unique_id": f"BDC-{code}",
            "system_id": uuid4().hex,
            "ota_reservation_code": code,
            "ota_name": "Booking.com",
            "status": "new",
            "customer": {"name": "Ada", "surname": "Lindqvist", "mail": "ada@guests.example", "language": "sv"},
            "guarantee": {"card_number": "411111******1111", "cvv": "***", "card_type": "VI"},
            "currency": plan.currency,
            "notes": None,
            **more,
        }
        room = {
            "checkin_date": arrival.isoformat(),
            "room_type_id": plan.room,
            "rate_plan_id": option.id,
            "occupancy": {"adults": 1, "children": 0, "infants": 0},
            "guests": [{"name": "Ada", "surname": "Lindqvist"}],
            "meta": None,
        }
        return self.tell({**told, "rooms": [self._stay(room, option, arrival, departure)]})

    def _stay(self, room: Json, option: Option, arrival: date, departure: date) -> Json:
        nights = [arrival + timedelta(days=number) for number in range((departure - arrival).days)]
        days = {night.isoformat(): f"{option.rates.get(night, Decimal('80.00'))}" for night in nights}
        total = sum((Decimal(price) for price in days.values()), Decimal(0))
        return {
            **room,
            "booking_room_id": str(uuid4()),
            "checkout_date": departure.isoformat(),
            "days": days,
            "amount": f"{total}",
        }

    def tell(self, told: Json) -> Json:
        """Put a revision into the feed."""
        rooms = told["rooms"]
        revision = {
            **told,
            "id": str(uuid4()),
            "inserted_at": self.now(),
            "arrival_date": min((room["checkin_date"] for room in rooms), default=None),
            "departure_date": max((room["checkout_date"] for room in rooms), default=None),
            "amount": f"{sum((Decimal(room['amount']) for room in rooms), Decimal(0))}",
        }
        self.revisions.append(revision)
        return revision

    def newest(self, unique_id: str) -> Json:
        """The newest revision of a booking."""
        return [each for each in self.revisions if each["unique_id"] == unique_id][-1]

    def modify(self, unique_id: str, departure: date) -> Json:
        """Let the guest stay until another day."""
        before = self.newest(unique_id)
        [room] = before["rooms"]
        option = next(
            option for plan in self.plans.values() for option in plan.options if option.id == room["rate_plan_id"]
        )
        stay = self._stay(room, option, date.fromisoformat(room["checkin_date"]), departure)
        return self.tell({**before, "status": "modified", "rooms": [stay]})

    def cancel(self, unique_id: str) -> Json:
        """Let the guest cancel."""
        return self.tell({**self.newest(unique_id), "status": "cancelled"})

    def write(self, booking: str | None, text: str, sender: str = "guest", *, by_api: bool = False) -> str:
        """Write into the conversation about a booking, given by Channex's own id; gives the thread's id."""
        thread = next((id for id, each in self.threads.items() if each["booking"] == booking), None)
        if thread is None:
            thread = str(uuid4())
            self.threads[thread] = {"booking": booking, "messages": [], "inserted_at": self.now()}
        self.say(thread, text, sender, by_api=by_api)
        return thread

    def say(self, thread: str, text: str, sender: str, *, by_api: bool = False, **more: Any) -> Json:
        """Write into a conversation."""
        at = self.now()
        said = {"id": str(uuid4()), "message": text, "sender": sender, "inserted_at": at, "updated_at": at, **more}
        self.threads[thread]["messages"].append({"attachments": [], **said, "by_api": by_api})
        return said

    def work(self) -> None:
        """Work off what waits."""
        while self.tasks:
            self.tasks.pop(0)()

    # --- calendars ---------------------------------------------------------------------------------------------------

    def judge(self, value: Json, *, about_rooms: bool) -> dict[str, list[str]]:
        """What is wrong with one value."""
        key, known = ("room_type_id", [*self.rooms]) if about_rooms else ("rate_plan_id", [*self.plans])
        wrong = {
            name: ["Should be a non null value or not existed field"] for name, given in value.items() if given is None
        }
        if value.get("property_id") != self.id:
            wrong["property_id"] = ["is invalid"]
        if value.get(key) not in known:
            wrong[key] = ["is invalid"]
        if not _days(value):
            wrong["date"] = ["is invalid"]
        elif not about_rooms and _days(value)[0] < datetime.now(UTC).date():
            wrong["date_from"] = ["past dates are not allowed"]
        if not about_rooms:
            return wrong | self._judge_restrictions(value)
        if not isinstance(value.get("availability"), int) or value["availability"] < 0:
            wrong["availability"] = ["must be greater than or equal to 0"]
        return wrong

    def _judge_restrictions(self, value: Json) -> dict[str, list[str]]:
        wrong: dict[str, list[str]] = {}
        told = [value["rate"]] if "rate" in value else []
        for rate in told + [each.get("rate") for each in value.get("rates", ())]:
            if (amount := _amount(rate)) is None or amount <= 0:
                wrong["rate"] = ["must be greater than 0"]
        for name, least in LEAST.items():
            if name in value and (not isinstance(value[name], int) or value[name] < least):
                wrong[name] = [f"must be greater than or equal to {least}"]
        if "min_stay" in value and self.min_stay_type == "both":
            wrong["min_stay"] = ["property doesn't support `min_stay` restriction"]
        for name in FLAGS:
            # 0 and 1 are taken as well.
            if name in value and value[name] not in {True, False}:
                wrong[name] = ["is invalid"]
        return wrong

    def take_all(self, values: Sequence[Json], *, about_rooms: bool) -> None:
        """Apply what a call brought, in its order."""
        for value in values:
            self.take(value, about_rooms=about_rooms)

    def take(self, value: Json, *, about_rooms: bool) -> None:
        """Apply one value."""
        for day in _days(value):
            if about_rooms:
                self.left[value["room_type_id"]][day] = value["availability"]
                continue
            plan = self.plans[value["rate_plan_id"]]
            if "rate" in value:
                plan.options[0].rates[day] = _amount(value["rate"]) or Decimal(0)
            for each in value.get("rates", ()):
                option = plan.option(each["occupancy"])
                if option is not None:
                    option.rates[day] = _amount(each["rate"]) or Decimal(0)
            told = {name: value[name] for name in (*LEAST, *FLAGS) if name in value}
            plan.days[day] = {**NOTHING_SAID, **plan.days.get(day, {}), **told}

    def day(self, plan: Plan, option: Option, day: date, wanted: Iterable[str]) -> Json:
        """What one day of an option is."""
        left = self.left[plan.room].get(day, 0)
        told = {
            **NOTHING_SAID,
            **plan.days.get(day, {}),
            "rate": f"{option.rates.get(day, Decimal(0)):.2f}",
            "availability": left,
        }
        if self.closed_when_full and not left:
            told["stop_sell"] = True
        return {**{name: told[name] for name in wanted}, "unavailable_reasons": []}


def _days(value: Json) -> list[date]:
    try:
        first = date.fromisoformat(value.get("date_from") or value["date"])
        last = date.fromisoformat(value.get("date_to") or value["date"])
    except (KeyError, TypeError, ValueError):
        return []
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _amount(rate: Any) -> Decimal | None:
    """Text is decimal, a number is minor units."""
    try:
        return Decimal(rate) if isinstance(rate, str) else Decimal(rate) / 100
    except (InvalidOperation, TypeError):
        return None


HOTEL = web.RequestKey("hotel", Hotel)


@dataclass
class Channex:
    """The server."""

    port: int = 0
    hotels: list[Hotel] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where its API is."""
        return f"http://127.0.0.1:{self.port}/api/v1"

    def hotel(self, **more: Any) -> Hotel:
        """Make a property."""
        made = Hotel(**more)
        self.hotels.append(made)
        return made

    # --- requests ----------------------------------------------------------------------------------------------------

    @web.middleware
    async def serve(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Find out whose key it is, do what was said to go wrong, and answer refusals."""
        hotel = next((each for each in self.hotels if each.key == request.headers.get("user-api-key")), None)
        if hotel is None:
            return Refused(401, "unauthorized", "Unauthorized").answer()
        hotel.calls.append((request.method, request.path.removeprefix("/api/v1")))
        request[HOTEL] = hotel
        fault = next((each for each in hotel.faults if each.method in {None, request.method}), None)
        if fault is not None:
            hotel.faults.remove(fault)
        try:
            if fault is not None and fault.kind == "throttle":
                headers = {} if fault.seconds is None else {"Retry-After": str(fault.seconds)}
                raise Refused(429, "http_too_many_requests", "Too Many Requests", **headers)
            if fault is not None and fault.kind == "error":
                raise Refused(500, "internal_server_error", f"Something broke for {hotel.key}")
            answer = await handler(request)
        except Refused as refused:
            answer = refused.answer()
        return await _lost(request) if fault is not None and fault.kind == "lose" else answer

    async def property(self, request: web.Request) -> web.Response:
        """`GET /properties/:id`."""
        hotel = request[HOTEL]
        if request.match_info["id"] != hotel.id:
            raise not_found()
        attributes = {
            "title": "Villa",
            "currency": "EUR",
            "settings": {"min_stay_type": hotel.min_stay_type, "state_length": STATE_LENGTH},
        }
        return web.json_response({"data": {"type": "property", "id": hotel.id, "attributes": attributes}})

    async def room_types(self, request: web.Request) -> web.Response:
        """`GET /room_types`."""
        hotel = _filtered(request)
        return _listed(
            request,
            [
                {"type": "room_type", "id": id, "attributes": {"id": id, "title": title, "occ_adults": 2}}
                for id, title in hotel.rooms.items()
            ],
        )

    async def rate_plans(self, request: web.Request) -> web.Response:
        """`GET /rate_plans`."""
        hotel = _filtered(request)
        return _listed(request, [_rate_plan(hotel, plan) for plan in hotel.plans.values()])

    async def read_availability(self, request: web.Request) -> web.Response:
        """`GET /availability`."""
        hotel = _filtered(request)
        first, last = _dates(request)
        hotel.work()
        told = {
            room: {day.isoformat(): days.get(day, 0) for day in _kept(first, last)} for room, days in hotel.left.items()
        }
        return web.json_response({"data": told})

    async def read_restrictions(self, request: web.Request) -> web.Response:
        """`GET /restrictions`. The keys are those of options."""
        hotel = _filtered(request)
        if "filter[restrictions]" not in request.query:
            raise Refused(400, "bad_request", "Bad Request", ["restrictions is required"])
        wanted = request.query["filter[restrictions]"].split(",")
        first, last = _dates(request)
        hotel.work()
        told = {
            option.id: {day.isoformat(): hotel.day(plan, option, day, wanted) for day in _kept(first, last)}
            for plan in hotel.plans.values()
            for option in plan.options
        }
        return web.json_response({"data": told})

    async def write(self, request: web.Request) -> web.Response:
        """`POST /availability` and `POST /restrictions`."""
        hotel = request[HOTEL]
        about_rooms = request.path.endswith("/availability")
        path = request.path.removeprefix("/api/v1")
        if hotel.limited and hotel.calls.count(("POST", path)) > CALLS_A_MINUTE:
            raise Refused(429, "http_too_many_requests", "Too Many Requests")
        body = await _body(request)
        warnings, taken = [], []
        for value in body["values"]:
            wrong = hotel.judge(value, about_rooms=about_rooms)
            if wrong:
                warnings.append({**value, "warning": wrong})
            else:
                taken.append(value)
        hotel.tasks.append(partial(hotel.take_all, taken, about_rooms=about_rooms))
        meta: Json = {"message": "Success", **({"warnings": warnings} if warnings else {})}
        return web.json_response({"data": [{"id": str(uuid4()), "type": "task"}] if taken else [], "meta": meta})

    async def feed(self, request: web.Request) -> web.Response:
        """`GET /booking_revisions/feed`: newest first, unless asked otherwise."""
        hotel = _filtered(request)
        waiting = [each for each in hotel.revisions if each["id"] not in hotel.acknowledged]
        if request.query.get("order[inserted_at]") != "asc":
            waiting.reverse()
        items = [{"type": "booking_revision", "id": each["id"], "attributes": each} for each in waiting]
        return _listed(request, items)

    async def acknowledge(self, request: web.Request) -> web.Response:
        """`POST /booking_revisions/:id/ack`."""
        hotel = request[HOTEL]
        if request.match_info["id"] not in {each["id"] for each in hotel.revisions}:
            raise not_found()
        hotel.acknowledged.add(request.match_info["id"])
        return web.json_response({"meta": {"message": "Success"}})

    async def booking(self, request: web.Request) -> web.Response:
        """`GET /bookings/:id`."""
        hotel = request[HOTEL]
        for each in reversed(hotel.revisions):
            if each["booking_id"] == request.match_info["id"]:
                attributes = {**each, "id": each["booking_id"], "revision_id": each["id"]}
                return web.json_response(
                    {"data": {"type": "booking", "id": each["booking_id"], "attributes": attributes}}
                )
        raise not_found()

    async def threads(self, request: web.Request) -> web.Response:
        """`GET /message_threads`."""
        hotel = _filtered(request)
        _may_write(hotel)
        newest = sorted(hotel.threads.items(), key=lambda each: each[1]["inserted_at"], reverse=True)
        return _listed(request, [_thread(id, told) for id, told in newest], order="inserted_at")

    async def messages(self, request: web.Request) -> web.Response:
        """`GET /message_threads/:id/messages`."""
        thread = _thread_of(request)
        items = [_message(request.match_info["id"], each) for each in reversed(thread["messages"])]
        return _listed(request, items, order="inserted_at")

    async def send(self, request: web.Request) -> web.Response:
        """`POST /message_threads/:id/messages`."""
        hotel = request[HOTEL]
        _thread_of(request)
        if not hotel.messages_supported:
            raise Refused(422, "not_supported", "Method not supported")
        text = (await _body(request))["message"]["message"]
        if not text:
            raise Refused(422, "validation_error", "Validation Error", {"message": ["can't be blank"]})
        said = hotel.say(request.match_info["id"], text, "property", by_api=True)
        return web.json_response({"data": _message(request.match_info["id"], {"attachments": [], **said})})


async def _lost(request: web.Request) -> web.StreamResponse:
    """An answer that breaks off behind its headers: a client that asks again by itself can't be sure of it either."""
    cut = web.StreamResponse(headers={"Content-Length": "1000"})
    await cut.prepare(request)
    assert request.transport is not None
    request.transport.abort()
    return cut


def _filtered(request: web.Request) -> Hotel:
    hotel = request[HOTEL]
    if request.query.get("filter[property_id]") != hotel.id:
        raise Refused(401, "unauthorized", "Unauthorized")
    return hotel


def _listed(request: web.Request, items: Sequence[Json], order: str | None = None) -> web.Response:
    page = int(request.query.get("pagination[page]", 1))
    limit = min(int(request.query.get("pagination[limit]", DEFAULT_LIMIT)), MOST)
    meta: Json = {"page": page, "limit": limit, "total": len(items)}
    if order is not None:
        meta |= {"order_by": order, "order_direction": "desc"}
    return web.json_response({"data": list(items[(page - 1) * limit : page * limit]), "meta": meta})


def _rate_plan(hotel: Hotel, plan: Plan) -> Json:
    options: list[Json] = [
        {
            "id": option.id,
            "occupancy": option.occupancy,
            "is_primary": number == 0,
            "rate": "0.00",
            "derived_option": None if number == 0 else {"rate": []},
            "inherit_rate": False,
        }
        for number, option in enumerate(plan.options)
    ]
    return {
        "type": "rate_plan",
        "id": plan.id,
        "attributes": {
            "id": plan.id,
            "title": plan.title,
            "currency": plan.currency,
            "sell_mode": plan.sell_mode,
            "rate_mode": plan.rate_mode,
            "options": options,
        },
        "relationships": {
            "room_type": {"data": {"type": "room_type", "id": plan.room}},
            "property": {"data": {"type": "property", "id": hotel.id}},
        },
    }


def _dates(request: web.Request) -> tuple[date, date]:
    try:
        return tuple(date.fromisoformat(request.query[f"filter[date][{each}]"]) for each in ("gte", "lte"))  # type: ignore[return-value]
    except (KeyError, ValueError):
        raise Refused(400, "bad_request", "Bad Request", ["date is required"]) from None


def _kept(first: date, last: date) -> list[date]:
    """The days of these that a property keeps."""
    today = datetime.now(UTC).date()
    first, last = max(first, today), min(last, today + timedelta(days=STATE_LENGTH - 1))
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _may_write(hotel: Hotel) -> None:
    if not hotel.messages_installed:
        raise Refused(403, "forbidden", "Forbidden")


def _thread_of(request: web.Request) -> Json:
    hotel = request[HOTEL]
    _may_write(hotel)
    thread = hotel.threads.get(request.match_info["id"])
    if thread is None:
        raise not_found()
    return thread


def _thread(id: str, told: Mapping[str, Any]) -> Json:
    last = told["messages"][-1]
    related = {"data": None if told["booking"] is None else {"type": "booking", "id": told["booking"]}}
    return {
        "type": "message_thread",
        "id": id,
        "attributes": {
            "title": "Ada Lindqvist",
            "is_closed": False,
            "provider": "BookingCom",
            "message_count": len(told["messages"]),
            "last_message": {"message": last["message"], "sender": last["sender"]},
            "last_message_received_at": last["inserted_at"],
            "inserted_at": told["inserted_at"],
        },
        "relationships": {"booking": related},
    }


def _message(thread: str, told: Mapping[str, Any]) -> Json:
    return {
        "type": "message",
        "id": told["id"],
        "attributes": {name: each for name, each in told.items() if name not in {"id", "by_api"}},
        "relationships": {"message_thread": {"data": {"type": "message_thread", "id": thread}}},
    }


async def _body(request: web.Request) -> Json:
    told: Json = json.loads(await request.read())
    request[HOTEL].bodies.append(told)
    return told


@asynccontextmanager
async def serving() -> AsyncIterator[Channex]:
    """The server, until the block ends."""
    made = Channex()
    app = web.Application(middlewares=[made.serve], client_max_size=10 * 1024 * 1024)
    app.router.add_routes(
        [
            web.get("/api/v1/properties/{id}", made.property),
            web.get("/api/v1/room_types", made.room_types),
            web.get("/api/v1/rate_plans", made.rate_plans),
            web.get("/api/v1/availability", made.read_availability),
            web.post("/api/v1/availability", made.write),
            web.get("/api/v1/restrictions", made.read_restrictions),
            web.post("/api/v1/restrictions", made.write),
            web.get("/api/v1/booking_revisions/feed", made.feed),
            web.post("/api/v1/booking_revisions/{id}/ack", made.acknowledge),
            web.get("/api/v1/bookings/{id}", made.booking),
            web.get("/api/v1/message_threads", made.threads),
            web.get("/api/v1/message_threads/{id}/messages", made.messages),
            web.post("/api/v1/message_threads/{id}/messages", made.send),
        ]
    )
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    made.port = runner.addresses[0][1]
    yield made
    await runner.cleanup()
