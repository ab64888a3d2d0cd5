"""The extranet: what a hotel's people see and do at an OTA, and what its guests do. No script, nothing from elsewhere.

Whoever signs in with a hotel's credentials sees that hotel. Sessions are kept in this process's memory and end with it.
"""

import hmac
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from roomrack_simulator import faults, logs
from roomrack_simulator.guests import HOTEL
from roomrack_simulator.http.edge import HEADERS, body_of, simulator_of
from roomrack_simulator.problems import Problem, invalid
from roomrack_simulator.records import Hotel
from roomrack_simulator.service import Simulator
from roomrack_simulator.shapes import Fault, Guest, Listing, Night, Wish

FOLDER = Path(__file__).parent.parent
POLICY = (
    "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "img-src 'none'; script-src 'none'"
)
COOKIE = "simulator_session"
DAYS = 14
SHOWN_BOOKINGS, SHOWN_CALLS = 50, 40
SESSIONS = 200

_templates = Environment(
    loader=FileSystemLoader(FOLDER / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)

Page = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who signed in for a hotel."""

    ota: str
    hotel: str
    csrf: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One night of the calendar as it is shown."""

    night: Night | None
    state: str
    left: str
    price: str
    notes: list[str]


@dataclass(frozen=True, slots=True)
class Row:
    """One listing of the calendar."""

    listing: Listing
    cells: list[Cell]


class Extranet:
    """The pages."""

    def __init__(self) -> None:
        self._sessions: dict[str, Session] = {}

    def routes(self) -> list[Route | Mount]:
        """All paths."""
        hotel = "/{ota}/extranet/{hotel}"
        actions = {
            "book": self._book,
            "cancel": self._cancel,
            "modify": self._modify,
            "write": self._write,
            "guests": self._guests,
            "fault": self._fault,
            "mend": self._mend,
        }
        return [
            Route("/", _page(self._ask), methods=["GET"]),
            Route("/", _page(self._sign_in), methods=["POST"]),
            Route(hotel, _page(self._show), methods=["GET"]),
            Route(f"{hotel}/sign-out", _page(self._sign_out), methods=["POST"]),
            *(Route(f"{hotel}/{name}", _page(self._acting(do)), methods=["POST"]) for name, do in actions.items()),
            Mount("/static", StaticFiles(directory=FOLDER / "static")),
        ]

    async def _ask(self, request: Request) -> Response:
        return _sign_in_form(simulator_of(request), {})

    async def _sign_in(self, request: Request) -> Response:
        sent, simulator = await _form(request), simulator_of(request)
        try:
            hotel = simulator.enter(*(sent.get(name, "") for name in ("ota", "hotel", "username", "password")))
        except Problem as problem:
            return _sign_in_form(simulator, sent, f"Not signed in: {problem.message}.")
        while len(self._sessions) >= SESSIONS:
            self._sessions.pop(next(iter(self._sessions)))
        secret = secrets.token_urlsafe(24)
        self._sessions[secret] = Session(hotel.ota, hotel.hotel, secrets.token_urlsafe(16))
        answer = RedirectResponse(_path(hotel.ota, hotel.hotel), 303)
        secure = request.url.scheme == "https" or request.headers.get("x-forwarded-proto") == "https"
        answer.set_cookie(COOKIE, secret, httponly=True, samesite="strict", secure=secure)
        return answer

    async def _sign_out(self, request: Request) -> Response:
        session = self._session(request)
        if session is not None and _is_theirs(session, await _form(request)):
            self._sessions.pop(request.cookies[COOKIE], None)
        answer = RedirectResponse("/", 303)
        answer.delete_cookie(COOKIE)
        return answer

    async def _show(self, request: Request) -> Response:
        session = self._session(request)
        if session is None:
            return RedirectResponse("/", 303)
        return self._render(request, session)

    def _acting(self, do: Callable[[Simulator, Hotel, dict[str, str]], str]) -> Page:
        """A form of the page: what it asks is done whole or not at all, and the page says what came of it."""

        async def act(request: Request) -> Response:
            session = self._session(request)
            if session is None:
                return RedirectResponse("/", 303)
            sent = await _form(request)
            if not _is_theirs(session, sent):
                return self._render(request, session, problem="That form was too old. Try again.", status=403)
            simulator = simulator_of(request)
            try:
                said = do(simulator, simulator.hotel(session.ota, session.hotel), sent)
            except Problem as problem:
                return self._render(request, session, problem=f"Not done: {problem.message}.", status=problem.status)
            return RedirectResponse(f"{_path(session.ota, session.hotel)}?said={quote(said)}", 303)

        return act

    def _session(self, request: Request) -> Session | None:
        found = self._sessions.get(request.cookies.get(COOKIE, ""))
        path = request.path_params
        if found is None or (found.ota, found.hotel) != (path["ota"], path["hotel"]):
            return None
        return found if simulator_of(request).repository.hotel(found.ota, found.hotel) else None

    def _render(self, request: Request, session: Session, *, problem: str | None = None, status: int = 200) -> Response:
        simulator = simulator_of(request)
        hotel = simulator.hotel(session.ota, session.hotel)
        repository, now = simulator.repository, simulator.now(hotel)
        try:
            first = date.fromisoformat(request.query_params.get("from", ""))
        except ValueError:
            first = now.date()
        if abs((first - now.date()).days) > 1000:
            first = now.date()
        days = [first + timedelta(days=number) for number in range(DAYS)]
        ota = repository.ota(hotel.ota)
        return _rendered(
            "hotel.html",
            status,
            title=f"{hotel.name} - extranet",
            hotel=hotel,
            ota=ota.name if ota else hotel.ota,
            path=_path(hotel.ota, hotel.hotel),
            csrf=session.csrf,
            now=now,
            waiting=repository.count_unacknowledged(hotel.id),
            said=request.query_params.get("said", "")[:200],
            problem=problem,
            days=days,
            rows=_rows(simulator, hotel, days),
            earlier=first - timedelta(days=DAYS),
            later=first + timedelta(days=DAYS),
            soon=now.date() + timedelta(days=7),
            bookings=repository.bookings(hotel.id)[: -SHOWN_BOOKINGS - 1 : -1],
            messages=repository.messages(hotel.id)[-SHOWN_BOOKINGS:],
            faults=repository.faults(hotel.id),
            words=faults.WORDS,
            calls=repository.calls(hotel.id, SHOWN_CALLS),
        )

    @staticmethod
    def _book(simulator: Simulator, hotel: Hotel, sent: dict[str, str]) -> str:
        listings = simulator.products(hotel)
        place, nights = _number(sent, "listing", 0, len(listings) - 1), _number(sent, "nights", 1, 90)
        arrival = _day(sent, "arrival")
        wish = Wish(
            listing=listings[place].key,
            arrival=arrival,
            departure=arrival + timedelta(days=nights),
            adults=_number(sent, "adults", 1, 50),
        )
        guest = Guest(first_name="Ada", last_name="Lindqvist", email="ada@guests.example", language="en", country="SE")
        with simulator.repository.whole():
            return f"Booked: {simulator.guests(hotel).book([wish], guest).reference}."

    @staticmethod
    def _cancel(simulator: Simulator, hotel: Hotel, sent: dict[str, str]) -> str:
        with simulator.repository.whole():
            return f"Cancelled: {simulator.guests(hotel).cancel(sent.get('reference', '')).reference}."

    @staticmethod
    def _modify(simulator: Simulator, hotel: Hotel, sent: dict[str, str]) -> str:
        reference = sent.get("reference", "")
        booking = simulator.repository.booking(hotel.id, reference)
        room = next((each for each in booking.rooms if not each.cancelled), None) if booking else None
        if room is None:
            raise invalid("there is nothing to change")
        with simulator.repository.whole():
            simulator.guests(hotel).modify(reference, room=room.id, departure=room.departure + timedelta(days=1))
        return f"Changed: {reference} stays one night more."

    @staticmethod
    def _write(simulator: Simulator, hotel: Hotel, sent: dict[str, str]) -> str:
        text, reference = sent.get("text", "").strip(), sent.get("reference", "")
        if not text:
            raise invalid("a message has words")
        if sent.get("author") == HOTEL:
            simulator.send(hotel, f"c-{reference}", text, None)
        else:
            simulator.guests(hotel).write(text, booking=reference)
        return "Sent."

    @staticmethod
    def _guests(simulator: Simulator, hotel: Hotel, sent: dict[str, str]) -> str:
        return f"Guests: {', '.join(simulator.take_steps(hotel, _number(sent, 'steps', 1, 100)))}."[:200]

    @staticmethod
    def _fault(simulator: Simulator, hotel: Hotel, sent: dict[str, str]) -> str:
        fault = Fault(
            kind=sent.get("kind", ""),
            probability=_fraction(sent, "probability", 0.01, 1),
            count=_number(sent, "count", 1, 10_000) if sent.get("count") else None,
            seconds=_fraction(sent, "seconds", 0, 300),
        )
        simulator.add_fault(hotel, fault)
        return f"From now on: {faults.WORDS[fault.kind]}."

    @staticmethod
    def _mend(simulator: Simulator, hotel: Hotel, sent: dict[str, str]) -> str:
        simulator.repository.remove_faults(hotel.id, _number(sent, "id", 1, 2**53))
        return "That does not go wrong any more."


def _page(handler: Page) -> Page:
    """A page with the headers that all have; a bug is told without what was sent."""

    async def handle(request: Request) -> Response:
        try:
            answer = await handler(request)
        except Problem as problem:
            answer = Response(problem.message, problem.status, media_type="text/plain")
        except Exception as error:  # noqa: BLE001 - whatever it is, the process goes on
            logs.bug("bug", error)
            answer = Response("The simulator has a bug; its log says where.", 500, media_type="text/plain")
        for name, value in {**HEADERS, "Content-Security-Policy": POLICY}.items():
            answer.headers.setdefault(name, value)
        return answer

    return handle


def _rendered(template: str, status: int = 200, **values: Any) -> Response:
    return HTMLResponse(_templates.get_template(template).render(**values), status)


def _sign_in_form(simulator: Simulator, sent: dict[str, str], problem: str | None = None) -> Response:
    return _rendered(
        "sign_in.html",
        403 if problem else 200,
        title="Extranet of the OTA simulator",
        otas=simulator.repository.otas(),
        problem=problem,
        **{name: sent.get(name, "") for name in ("ota", "hotel", "username")},
    )


def _rows(simulator: Simulator, hotel: Hotel, days: list[date]) -> list[Row]:
    ids = simulator.repository.listing_ids(hotel.id)
    found = []
    for listing in simulator.products(hotel):
        known = simulator.repository.nights(ids[listing.key], days[0], days[-1])
        found.append(Row(listing, [_cell(known.get(day)) for day in days]))
    return found


def _cell(night: Night | None) -> Cell:
    if night is None:
        return Cell(None, "unknown", "", "", [])
    notes = []
    if night.closed:
        notes.append("closed")
    if night.no_arrival:
        notes.append("no arr")
    if night.no_departure:
        notes.append("no dep")
    if night.minimum_stay not in {None, 0, 1} or night.maximum_stay not in {None, 0, 99}:
        notes.append(f"{night.minimum_stay or 1} to {night.maximum_stay or 'any'} n")
    if night.advance_days:
        notes.append(f"{night.advance_days} d")
    for_sale = bool(night.rooms_to_sell) and bool(night.price) and not night.closed
    left = "-" if night.rooms_to_sell is None else str(night.rooms_to_sell)
    price = "no price" if night.price is None else f"{night.price:.2f}"
    return Cell(night, "open" if for_sale else "shut", left, price, notes)


def _path(ota: str, hotel: str) -> str:
    return f"/{quote(ota, safe='')}/extranet/{quote(hotel, safe='')}"


def _is_theirs(session: Session, sent: dict[str, str]) -> bool:
    return hmac.compare_digest(sent.get("csrf", "").encode(), session.csrf.encode())


async def _form(request: Request) -> dict[str, str]:
    try:
        pairs = parse_qs((await body_of(request)).decode(), keep_blank_values=True, max_num_fields=20)
    except ValueError:
        return {}
    return {name: values[0][:2000] for name, values in pairs.items()}


def _number(sent: dict[str, str], name: str, least: int, most: int) -> int:
    try:
        value = int(sent.get(name, ""))
    except ValueError:
        raise invalid(f"{name} is a whole number") from None
    if not least <= value <= most:
        raise invalid(f"{name} is from {least} to {most}")
    return value


def _fraction(sent: dict[str, str], name: str, least: float, most: float) -> float:
    try:
        value = float(sent.get(name, ""))
    except ValueError:
        raise invalid(f"{name} is a number") from None
    if not least <= value <= most:
        raise invalid(f"{name} is from {least} to {most}")
    return value


def _day(sent: dict[str, str], name: str) -> date:
    try:
        found = date.fromisoformat(sent.get(name, ""))
    except ValueError:
        raise invalid(f"{name} is a day") from None
    if not 2000 <= found.year <= 2200:
        raise invalid(f"{name} is a day of this century")
    return found
