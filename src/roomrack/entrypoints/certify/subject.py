"""The account that is examined: its credentials, what is in it, and what the kit makes in it and takes away again."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from roomrack.core.clock import SystemClock
from roomrack.entrypoints.certify.model import Skipped, Violation
from roomrack.entrypoints.certify.receiver import Receiver
from roomrack.entrypoints.certify.wire import NOBODY, Answer, Credential, Params, Unreachable, Wire, api_key, bearer

ABSENT = 999_999_999_999
"""An id that nothing has."""

FIRST_DAY, DAYS, UNITS, PRICE = 300, 400, 5, 100
"""The kit's own rooms are open from so many days ahead, for so many days, with so many units at this price."""

GUEST = {"givenName": "Certification", "familyName": "Kit", "email": "certification@example.com"}


@dataclass(frozen=True, slots=True)
class Given:
    """What the person who runs the kit has told it."""

    accommodation: str
    token: str
    refresh_token: str = ""
    client_id: str = ""
    client_secret: str = ""
    redirect_uri: str = ""
    api_key: str = ""
    api_key_accommodation: str = ""
    foreign_accommodation: str = ""
    """A property of the same server that the token does not reach."""
    receiver: str = ""
    """`http://host:port` at which the server reaches this machine; empty where webhooks can't be received."""


@dataclass(frozen=True, slots=True)
class Stay:
    """Nights of the kit's own, which no other check touches."""

    checkin: date
    checkout: date

    @property
    def last(self) -> date:
        """The last night."""
        return self.checkout - timedelta(1)


@dataclass(slots=True)
class Subject:
    """What a check is given to work with."""

    wire: Wire
    given: Given
    _undo: list[tuple[str, Callable[[], Answer]]] = field(default_factory=list)
    _next_day: int = FIRST_DAY
    _room: int | None = None
    _application: Credential | None = None
    _receiver: Receiver | None = None
    _today: date | None = None

    # Sending.

    @property
    def owner(self) -> Credential:
        """The token that was given."""
        return bearer("TOKEN", self.given.token)

    @property
    def application(self) -> Credential:
        """The application's own token, fetched once. Raises `Skipped` without a client id and secret."""
        if self._application is None:
            token = self.login().expect(200).get("access_token", "")
            self._application = bearer("APPLICATION_TOKEN", str(token))
        return self._application

    @property
    def key(self) -> Credential:
        """The API key. Raises `Skipped` when none was given."""
        if not self.given.api_key:
            raise Skipped("no API key was given")
        return api_key("API_KEY", self.given.api_key)

    @property
    def client(self) -> dict[str, str]:
        """The application's id and secret. Raises `Skipped` when they were not given."""
        if not (self.given.client_id and self.given.client_secret):
            raise Skipped("no client id and secret were given")
        return {"client_id": self.given.client_id, "client_secret": self.given.client_secret}

    def login(self, **other: str) -> Answer:
        """`apilogin`, with some fields of the form replaced."""
        return self.send("POST", "/rest/v1/identity/apilogin", NOBODY, form={**self.client, **other})

    def send(self, method: str, path: str, credential: Credential | None = None, **options: Any) -> Answer:
        """Send a request with the token that was given, or another credential."""
        return self.wire.send(method, path, self.owner if credential is None else credential, **options)

    def get(self, path: str, params: Params = (), **options: Any) -> Any:
        """The JSON body of a GET that must succeed."""
        return self.send("GET", path, params=params, **options).expect(200)

    # Where things are.

    @property
    def house(self) -> str:
        """The property's id."""
        return self.given.accommodation

    @property
    def reservations(self) -> str:
        """The path of the property's reservations."""
        return f"/rest/v1/reservation/{self.house}"

    @property
    def calendar(self) -> str:
        """The path of the property's calendar."""
        return f"/rest/v1/calendar/{self.house}"

    @property
    def today(self) -> date:
        """The property's local day, as the server tells by the default of `dateFrom`."""
        if self._today is None:
            rows = self.get(self.calendar, [("size", "1")])["data"]
            days = rows[0]["days"] if rows else []
            self._today = date.fromisoformat(days[0]["date"]) if days else SystemClock().now().date()
        return self._today

    def products(self) -> list[dict[str, Any]]:
        """All products of the property. Raises `Skipped` when there are none to look at."""
        found: list[dict[str, Any]] = self.get(f"/rest/v2/roomrates/{self.house}")
        if not found:
            raise Skipped("the property has no products")
        return found

    def some_reservation(self) -> dict[str, Any]:
        """A reservation that the property has. Raises `Skipped` when it has none."""
        found = self.get(self.reservations, [("size", "1")])["data"]
        if not found:
            raise Skipped("the property has no reservations")
        return dict(found[0])

    # The kit's own things.

    @property
    def receiver(self) -> Receiver:
        """The server that webhooks are sent to, started once. Raises `Skipped` when the server can't reach it."""
        if not self.given.receiver:
            raise Skipped("the server can't reach this machine; name an address that it can with --receiver")
        if self._receiver is None:
            self._receiver = Receiver(self.given.receiver)
        return self._receiver

    @property
    def room(self) -> int:
        """A base room of the kit's own, open on its days."""
        if self._room is None:
            self._room = self.new_room(units=UNITS)
        return self._room

    def create_product(self, **fields: Any) -> Answer:
        """Create a product, to be deleted at the end."""
        body = {"name": f"Certification {secrets.token_hex(4)}", "adults": 2, "quantity": UNITS, **fields}
        answer = self.send("POST", f"/rest/v1/roomrates/{self.house}", json_body=body)
        if answer.status == 200:
            made = answer.json()
            if isinstance(made, list) and made and isinstance(made[0], dict) and made[0].get("data", {}).get("id"):
                self.undo_product(made[0]["data"]["id"])
        return answer

    def new_room(self, *, units: int, price: float = PRICE) -> int:
        """The id of a new base room with a calendar; with no units its calendar is never written."""
        number = self.product_id(self.create_product(name=f"Certification room {secrets.token_hex(4)}"))
        if units:
            first = self.today + timedelta(FIRST_DAY)
            self.write(number, first, first + timedelta(DAYS), availability=units, price=price).expect_status(200)
        return number

    def new_rate(self, parent: int, **rule: Any) -> int:
        """The id of a new product derived from another; every column follows unless told otherwise."""
        linked = {"availability": True, "stay": True, "restrictions": True, "stopSell": True, "price": "CALENDAR"}
        name = f"Certification rate {secrets.token_hex(4)}"
        return self.product_id(self.create_product(name=name, derivedRule={"parent": parent, **linked, **rule}))

    @staticmethod
    def product_id(answer: Answer) -> int:
        """The id of a product that was made. Raises `Skipped` where products can't be created, and `Violation`."""
        if answer.status in {403, 404, 405} and b"ApiQuotaException" not in answer.content:
            raise Skipped(f"products can't be created with this credential: {answer.status}")
        made = answer.expect(200)
        try:
            return int(made[0]["data"]["id"])
        except (TypeError, KeyError, IndexError, ValueError):
            raise Violation("an array of {data: {id...}, resource}", answer.text) from None

    def stay(self, nights: int = 2) -> Stay:
        """Nights on which the kit's rooms are open and that no other check uses."""
        if self._next_day + nights + 1 > FIRST_DAY + DAYS:
            raise Skipped("the kit has used up its days")
        first = self.today + timedelta(self._next_day)
        self._next_day += nights + 1
        return Stay(first, first + timedelta(nights))

    def write(self, room: int, first: date, last: date, **values: Any) -> Answer:
        """Write one range of the calendar."""
        return self.bulk([{"room": room, "dateFrom": str(first), "dateTo": str(last), "values": values}])

    def bulk(self, body: object, **options: Any) -> Answer:
        """Write to the calendar in bulk."""
        return self.send("POST", "/rest/v1/calendar/bulk", json_body=body, **options)

    def days(self, room: int, first: date, last: date) -> list[dict[str, Any]]:
        """The days of one product."""
        params = [("product[]", str(room)), ("dateFrom", str(first)), ("dateTo", str(last))]
        answer = self.send("GET", self.calendar, params=params)
        rows = answer.expect(200).get("data", [])
        if len(rows) != 1 or rows[0].get("id") != room:
            raise Violation(f"one row, of product {room}", answer.text)
        days: list[dict[str, Any]] = rows[0].get("days")
        wanted = [str(first + timedelta(n)) for n in range((last - first).days + 1)]
        if not isinstance(days, list) or [day.get("date") for day in days] != wanted:
            raise Violation(f"the days {wanted[0]} to {wanted[-1]} in their order", answer.text)
        return days

    def left(self, room: int, stay: Stay) -> list[int]:
        """What is left to sell on each night of a stay."""
        return [day.get("availability", -1) for day in self.days(room, stay.checkin, stay.last)]

    def draft(self, room: int, stay: Stay, **fields: Any) -> dict[str, Any]:
        """The body of a reservation: what must be there, and what is given."""
        return {
            "channelId": 1,
            "product": room,
            "checkin": str(stay.checkin),
            "checkout": str(stay.checkout),
            "guests": [GUEST],
            **fields,
        }

    def try_to_book(self, body: Mapping[str, Any], params: Params = (), **options: Any) -> Answer:
        """Create a reservation, to be cancelled at the end."""
        answer = self.send("POST", self.reservations, params=params, json_body=body, **options)
        if answer.status == 200:
            made = answer.json()
            if isinstance(made, dict) and "id" in made:
                self.undo_booking(made["id"])
        return answer

    def book(self, stay: Stay, *, room: int | None = None, **fields: Any) -> dict[str, Any]:
        """A reservation that was made. Raises `Violation` when it is refused."""
        body = self.draft(room or self.room, stay, **fields)
        made: dict[str, Any] = self.try_to_book(body).expect(200)
        if "id" not in made:
            raise Violation("a reservation with an id", str(made)[:300])
        return made

    def cancel(self, number: int) -> Answer:
        """Cancel a reservation."""
        return self.send("DELETE", f"{self.reservations}/{number}")

    # Leaving nothing behind.

    def undo_booking(self, number: int) -> None:
        """Cancel it at the end."""
        self.undo(f"cancel reservation {number}", lambda: self.cancel(number))

    def undo_product(self, number: int) -> None:
        """Delete it at the end."""
        path = f"/rest/v1/roomrates/{self.house}/{number}"
        self.undo(f"delete product {number}", lambda: self.send("DELETE", path))

    def undo(self, what: str, step: Callable[[], Answer]) -> None:
        """Do this at the end, before what was asked for earlier."""
        self._undo.append((what, step))

    def clean_up(self) -> list[str]:
        """Take away what was made: bookings first, then everything in reverse order. Gives what could not be."""
        left = []
        latest_first = self._undo[::-1]
        steps = sorted(latest_first, key=lambda step: not step[0].startswith("cancel"))
        self._undo.clear()
        for what, step in steps:
            try:
                answer = step()
            except (Violation, Unreachable) as error:
                left.append(f"{what}: {error}")
                continue
            if answer.status not in {200, 404}:
                left.append(f"{what}: {answer.status} {answer.text}")
        if self._receiver is not None:
            self._receiver.close()
            self._receiver = None
        return left
