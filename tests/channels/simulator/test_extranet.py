"""The extranet over HTTP: signing in, what a hotel sees, what its guests do, and what is refused."""

import itertools
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import httpx2
import pytest

from roomrack.channels.simulator.adapter import SimulatorChannel
from roomrack.ports.channels import CalendarChange, CalendarValue, DayRange
from tests.channels.conformance import OPEN
from tests.channels.simulator.conftest import TARGETS
from tests.harness.simulator import Control, ControlledHotel, Simulator

_numbers = itertools.count(1)
CSRF = re.compile(r'name="csrf" value="([^"]+)"')


@pytest.fixture
async def hotel(control: Control, channel: SimulatorChannel) -> ControlledHotel:
    """A hotel with open days, and one closed."""
    hotel = await control.hotel(f"seen{next(_numbers)}", TARGETS)
    today = datetime.now(UTC).date()
    closed = today + timedelta(days=3)
    ranges = [
        DayRange(today, closed - timedelta(days=1), OPEN),
        DayRange(closed, closed, {**OPEN, CalendarValue.STOP_SELL: True, CalendarValue.MIN_STAY: 2}),
        DayRange(closed + timedelta(days=1), today + timedelta(days=60), OPEN),
    ]
    await channel.push(hotel.account(), [CalendarChange(TARGETS[0], ranges)])
    return hotel


@pytest.fixture
async def visitor(simulator: Simulator) -> AsyncIterator[httpx2.AsyncClient]:
    """A browser without a page."""
    async with httpx2.AsyncClient(base_url=simulator.url, trust_env=False, timeout=30) as http:
        yield http


async def sign_in(visitor: httpx2.AsyncClient, hotel: ControlledHotel, /, **more: str) -> httpx2.Response:
    """Send the form."""
    sent = {"ota": hotel.ota, "hotel": hotel.id, "username": hotel.username, "password": hotel.password, **more}
    return await visitor.post("/", data=sent)


def path(hotel: ControlledHotel) -> str:
    """The address of a hotel's page."""
    return f"/{hotel.ota}/extranet/{hotel.id}"


async def act(visitor: httpx2.AsyncClient, hotel: ControlledHotel, action: str, **sent: str) -> httpx2.Response:
    """Send one of the page's forms, and see the page."""
    found = CSRF.search((await visitor.get(path(hotel))).text)
    assert found is not None
    return await visitor.post(f"{path(hotel)}/{action}", data={"csrf": found.group(1), **sent}, follow_redirects=True)


async def test_a_hotel_sees_its_calendar(visitor: httpx2.AsyncClient, hotel: ControlledHotel) -> None:
    answer = await sign_in(visitor, hotel)
    assert (answer.status_code, answer.headers["location"]) == (303, path(hotel))
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    page = await visitor.get(path(hotel))
    assert page.status_code == 200
    assert "<strong>5</strong><br>99.00" in page.text
    assert '<span class="notes">closed</span><br><span class="notes">2 to 28 n</span>' in page.text
    assert "Nobody has booked yet" in page.text
    assert hotel.password not in page.text
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'none'" in policy
    assert (await visitor.get(f"{path(hotel)}?from=2026-01-01")).status_code == 200
    assert (await visitor.get(f"{path(hotel)}?from=soon")).status_code == 200
    assert (await visitor.get("/static/simulator.css")).status_code == 200


async def test_guests_book_change_cancel_and_write(
    visitor: httpx2.AsyncClient, hotel: ControlledHotel, channel: SimulatorChannel
) -> None:
    await sign_in(visitor, hotel)
    arrival = (datetime.now(UTC).date() + timedelta(days=10)).isoformat()
    page = await act(visitor, hotel, "book", listing="0", arrival=arrival, nights="2", adults="2")
    [booking] = await hotel.bookings()
    reference = booking["reference"]
    assert f"Booked: {reference}." in page.text
    assert "198.00 EUR" in page.text
    assert "stays one night more" in (await act(visitor, hotel, "modify", reference=reference)).text
    text = '<b>"Hello" & good day</b>'
    page = await act(visitor, hotel, "write", reference=reference, author="guest", text=text)
    assert "&lt;b&gt;" in page.text
    assert text not in page.text
    await act(visitor, hotel, "write", reference=reference, author="hotel", text="Welcome.")
    assert "Cancelled:" in (await act(visitor, hotel, "cancel", reference=reference)).text
    told = await channel.bookings(hotel.account())
    assert [each.revision for each in told] == [1, 2, 3]
    assert told[-1].status == "CANCELLED"
    assert [(each.text, each.by_guest) for each in await channel.messages(hotel.account(), None)] == [
        (text, True),
        ("Welcome.", False),
    ]
    assert "Guests: " in (await act(visitor, hotel, "guests", steps="5")).text


async def test_what_is_not_for_sale_is_said(visitor: httpx2.AsyncClient, hotel: ControlledHotel) -> None:
    await sign_in(visitor, hotel)
    closed = (datetime.now(UTC).date() + timedelta(days=3)).isoformat()
    page = await act(visitor, hotel, "book", listing="0", arrival=closed, nights="2", adults="1")
    assert (page.status_code, await hotel.bookings()) == (409, [])
    assert f"Not done: {closed} is closed." in page.text


async def test_faults_are_set_and_stopped(
    visitor: httpx2.AsyncClient, hotel: ControlledHotel, channel: SimulatorChannel
) -> None:
    await sign_in(visitor, hotel)
    page = await act(visitor, hotel, "fault", kind="error", probability="0.5", count="", seconds="1")
    assert "answer 500 and do nothing: with probability 0.5" in page.text
    [stored] = (await hotel.ask("GET", "/faults"))["faults"]
    page = await act(visitor, hotel, "mend", id=str(stored["fault"]["id"]))
    assert "Nothing goes wrong." in page.text
    await channel.check(hotel.account())
    assert "<td>check</td><td>200</td>" in (await visitor.get(path(hotel))).text


@pytest.mark.parametrize(
    ("action", "sent", "words"),
    [
        ("book", {"listing": "9", "arrival": "2026-12-01", "nights": "1", "adults": "1"}, "listing is from 0 to 3"),
        ("book", {"listing": "0", "arrival": "soon", "nights": "1", "adults": "1"}, "arrival is a day"),
        ("book", {"listing": "0", "arrival": "9999-12-31", "nights": "1", "adults": "1"}, "arrival is a day"),
        ("cancel", {"reference": "NO-1"}, "there is no booking NO-1"),
        ("modify", {"reference": "NO-1"}, "there is nothing to change"),
        ("write", {"reference": "NO-1", "text": "x"}, "there is no booking NO-1"),
        ("write", {"reference": "NO-1", "text": " "}, "a message has words"),
        ("guests", {"steps": "many"}, "steps is a whole number"),
        ("fault", {"kind": "flood", "probability": "1", "seconds": "1"}, "no fault is called flood"),
        ("fault", {"kind": "lose", "probability": "nan", "seconds": "1"}, "probability is from"),
    ],
)
async def test_what_can_not_be_done_is_said(
    visitor: httpx2.AsyncClient, hotel: ControlledHotel, action: str, sent: dict[str, str], words: str
) -> None:
    await sign_in(visitor, hotel)
    page = await act(visitor, hotel, action, **sent)
    assert page.status_code in {404, 409, 422}
    assert words in page.text


async def test_only_who_signed_in_for_a_hotel_sees_and_does(
    visitor: httpx2.AsyncClient, hotel: ControlledHotel, control: Control
) -> None:
    other = await control.hotel(f"seen{next(_numbers)}", TARGETS)
    for wrong in ({"password": "no"}, {"username": "no"}, {"hotel": "nobody"}, {"ota": "bora"}):
        refused = await sign_in(visitor, hotel, **wrong)
        assert refused.status_code == 403
        assert "Not signed in" in refused.text
        assert "set-cookie" not in refused.headers
    assert (await visitor.get(path(hotel))).headers["location"] == "/"
    await sign_in(visitor, hotel)
    assert (await visitor.get(path(other))).headers["location"] == "/"
    for csrf in ("", "guessed"):
        refused = await visitor.post(f"{path(hotel)}/fault", data={"csrf": csrf, "kind": "lose"})
        assert refused.status_code == 403
        assert (await visitor.post(f"{path(other)}/fault", data={"csrf": csrf})).headers["location"] == "/"
    assert (await hotel.ask("GET", "/faults"))["faults"] == []
    await act(visitor, hotel, "sign-out")
    assert (await visitor.get(path(hotel))).headers["location"] == "/"
