"""Calendars of other sites, on a real server on loopback, in the shapes that those sites give them."""

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date

from aiohttp import web

Event = tuple[str, date, date]
"""An id, and the days from arrival to departure."""


@dataclass
class Page:
    """What is served at a path; without a handler of its own it honours conditional requests."""

    body: bytes = b""
    etag: str | None = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    handler: Callable[[web.Request], web.StreamResponse] | None = None
    asked: list[dict[str, str]] = field(default_factory=list)
    """The headers of each request."""
    answered: list[int] = field(default_factory=list)


@dataclass
class Elsewhere:
    """A server of calendars."""

    port: int = 0
    pages: dict[str, Page] = field(default_factory=dict)

    def url(self, path: str) -> str:
        """Where a page is."""
        return f"http://127.0.0.1:{self.port}/{path}.ics"

    def serve(self, path: str, body: bytes, *, etag: str | None = None, status: int = 200, **headers: str) -> Page:
        """Serve something from now on; what was asked before stays noted."""
        page = self.pages.setdefault(path, Page())
        page.body, page.etag, page.status, page.headers = body, etag, status, headers
        return page

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        page = self.pages.get(request.path.strip("/").removesuffix(".ics"))
        if page is None:
            return web.Response(status=404)
        page.asked.append(dict(request.headers))
        if page.handler is not None:
            return page.handler(request)
        headers = {"Content-Type": "text/calendar; charset=utf-8", **page.headers}
        if page.etag is not None:
            headers["ETag"] = page.etag
        if page.etag is not None and request.headers.get("If-None-Match") == page.etag:
            page.answered.append(304)
            return web.Response(status=304, headers=headers)
        page.answered.append(page.status)
        return web.Response(status=page.status, body=page.body, headers=headers)


@asynccontextmanager
async def elsewhere() -> AsyncIterator[Elsewhere]:
    """The server, until the block ends."""
    made = Elsewhere()
    app = web.Application()
    app.router.add_get("/{path:.*}", made._answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    made.port = runner.addresses[0][1]
    yield made
    await runner.cleanup()


def calendar(events: Iterable[str], product: str = "-//Elsewhere//EN") -> bytes:
    """A file of some events, given as their lines."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{product}", "CALSCALE:GREGORIAN"]
    for event in events:
        lines += ["BEGIN:VEVENT", *event.strip().splitlines(), "END:VEVENT"]
    return ("\r\n".join([*lines, "END:VCALENDAR"]) + "\r\n").encode()


def like_airbnb(*events: Event) -> bytes:
    """As a site for holiday flats writes them: a link and the end of a telephone number in the description."""
    return calendar(
        (
            f"DTEND;VALUE=DATE:{departure:%Y%m%d}\nDTSTART;VALUE=DATE:{arrival:%Y%m%d}\nUID:{uid}\n"
            f"DESCRIPTION:Reservation URL: https://flats.example/h\n ost/{uid}\\nPhone Number (Last 4 Digits): 1234\n"
            "SUMMARY:Reserved"
            for uid, arrival, departure in events
        ),
        "-//Flats Inc//Hosting Calendar 1.0//EN",
    )


def like_booking(*events: Event) -> bytes:
    """As a site for hotels writes them: closed, and nothing else."""
    return calendar(
        (
            f"DTSTART;VALUE=DATE:{arrival:%Y%m%d}\nDTEND;VALUE=DATE:{departure:%Y%m%d}\nUID:{uid}\n"
            "SUMMARY:CLOSED - Not available"
            for uid, arrival, departure in events
        ),
        "-//hotels.example//EN",
    )


def like_vrbo(*events: Event) -> bytes:
    """As a site for holiday homes writes them: instants of creation, a guest in the summary, blocked times as well."""
    return calendar(
        (
            f"UID:{uid}\nDTSTAMP:20260101T000000Z\nDTSTART;VALUE=DATE:{arrival:%Y%m%d}\n"
            f"DTEND;VALUE=DATE:{departure:%Y%m%d}\nSUMMARY:Reserved - Ada 4111 1111 1111 1111\nSTATUS:CONFIRMED"
            for uid, arrival, departure in events
        ),
        "-//homes.example Inc//EN",
    )
