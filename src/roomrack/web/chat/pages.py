"""The page of a conversation for a guest without an account (docs/guides/chat.md). The address is the credential.

The page works without JavaScript. With it, new messages appear by themselves: the browser listens to a stream of
server-sent events, which say only that something has changed, and fetches the list anew. Wrong and withdrawn links are
answered with one and the same page.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlencode, urlsplit

from babel.dates import format_datetime
from fastapi import FastAPI
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from roomrack.core.errors import FieldWrong, PartnerError, Unavailable
from roomrack.domain.chat import service as chat
from roomrack.domain.chat.errors import ChatLinkEnded, MessageEmpty
from roomrack.domain.chat.rules import files as rules
from roomrack.domain.chat.rules.state import Attachment, AttachmentDraft, MessageView
from roomrack.domain.chat.service.pages import LONGEST, PAGES, Page
from roomrack.domain.identity import service as identity
from roomrack.domain.identity.errors import TooManyFailures
from roomrack.domain.media import service as media
from roomrack.domain.properties import service as properties
from roomrack.infra import locales
from roomrack.infra.db import Context
from roomrack.infra.http.operation import Services
from roomrack.infra.http.responses import empty_response
from roomrack.ports.files import StoreUnavailable
from roomrack.web import look, session
from roomrack.web.chat.texts import TEXTS

ROOT = PAGES
ASSETS = look.Assets("roomrack.web.chat", "chat")
MAX_TOKEN = 100
LARGEST = rules.MAX_BYTES + 64 * 1024
"""Bytes of a form with a file."""
STREAM_SECONDS = 25.0
"""How long one stream lasts; the browser opens the next by itself."""
LOOK_SECONDS = 1.0
STREAMS = 200
"""Streams of one process at once; whoever comes later looks again a little later."""
_templates = look.environment("roomrack.web.chat", ASSETS)
_FILE_HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}


class _Open:
    """The streams that are open in this process."""

    streams: int = 0


def install(app: FastAPI) -> None:
    """Add the page, its files and its stream."""
    ASSETS.install(app)
    app.router.routes += [
        Route(f"{ROOT}/{{token}}", conversation, methods=["GET", "POST"]),
        Route(f"{ROOT}/{{token}}/messages", messages, methods=["GET"]),
        Route(f"{ROOT}/{{token}}/events", events, methods=["GET"]),
        Route(f"{chat.files.FILES}/{{token}}", show_file, methods=["GET"]),
    ]


class Visit:
    """One request by a guest's browser."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.services: Services = request.app.state.services
        self.browsers = identity.Browsers(self.services.database, self.services.keyring, self.services.clock)
        sent = session.cookie_of(request)
        self.is_new = sent is None
        self.cookie = sent or self.browsers.new_cookie()
        chosen = request.query_params.get("language", "")
        self.chosen = chosen if chosen in TEXTS else None
        negotiated = locales.negotiate(request.headers.get("accept-language"))
        self.language = self.chosen or (negotiated if negotiated in TEXTS else "en")
        self.form = FormData()

    @property
    def texts(self) -> Mapping[str, str]:
        """The words of the page."""
        return TEXTS[self.language]

    @property
    def token(self) -> str:
        """What the link ends in."""
        return str(self.request.path_params["token"])[:MAX_TOKEN]

    @property
    def live(self) -> bool:
        """Whether the page's script asks: it wants a status instead of another page."""
        return self.request.headers.get("x-requested-with") == "chat"

    def context(self) -> Context:
        """What a unit works in."""
        return Context(
            clock=self.services.clock,
            keyring=self.services.keyring,
            actor={"kind": "guest"},
            request_id=self.request.state.request_id,
        )

    def address(self, tail: str = "") -> str:
        """A page of this link, in the language that was chosen."""
        return f"{ROOT}/{self.token}{tail}" + (f"?{urlencode({'language': self.chosen})}" if self.chosen else "")

    def page(self, template: str, status: int = 200, **content: Any) -> Response:
        """A page in the reader's language."""
        path = f"{ROOT}/{self.token}"
        others = {code: f"{path}?{urlencode({'language': code})}" for code in TEXTS if code != self.language}
        whole: Mapping[str, Any] = {
            "t": self.texts,
            "csrf": self.browsers.csrf_token(self.cookie),
            "address": self.address,
            "others": others,
            "languages": {code: TEXTS[code]["language"] for code in others},
            "longest": LONGEST,
            "fault": None,
            "written": "",
            **content,
        }
        answer = look.page(
            self.request,
            _templates,
            f"chat/{template}",
            whole,
            status=status,
            form="private",
            language=self.language,
        )
        answer.headers["Vary"] = "Accept-Language, Cookie"
        return session.with_cookie(answer, self.cookie) if self.is_new else answer


@dataclass(frozen=True, slots=True)
class Bubble:
    """A message as the page shows it."""

    own: bool
    name: str
    text: str | None
    time: str
    read: bool
    file: str | None
    """Where its file is read."""
    file_name: str | None
    picture: bool
    elsewhere: bool


Handler = Callable[[Visit], Awaitable[Response]]


def _checked(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint of a page: a form must carry the browser's CSRF token, is not too large, and comes only so often."""

    @wraps(handler)
    async def endpoint(request: Request) -> Response:
        visit = Visit(request)
        try:
            if request.method != "POST":
                return await handler(visit)
            announced = request.headers.get("content-length", "")
            if not announced.isdigit() or int(announced) > LARGEST:
                return visit.page("problem.html", 413, title="title", text="error_large", again=True)
            async with request.form(max_files=1, max_fields=10) as form:
                visit.form = form
                if not visit.browsers.is_csrf_token(visit.cookie, str(form.get("csrf", ""))):
                    return visit.page("problem.html", 403, title="title", text="error_expired", again=True)
                await visit.browsers.count_answer(visit.token, session.address_of(request))
                return await handler(visit)
        except ChatLinkEnded:
            return visit.page("problem.html", 404, title="title_ended", text="ended_lead", again=False)
        except PartnerError:
            return visit.page("problem.html", 503, title="title", text="error_store", again=True)
        except TooManyFailures as error:
            answer = visit.page("problem.html", 429, title="title", text="error_too_many", again=True)
            answer.headers["Retry-After"] = str(error.params["seconds"])
            return answer

    return endpoint


@_checked
async def conversation(visit: Visit) -> Response:
    """The conversation; the form writes in it."""
    if visit.request.method != "POST":
        return await _page(visit, "conversation.html")
    text = str(visit.form.get("text", ""))
    try:
        attached = await _attached(visit)
        async with visit.services.database.write(visit.context()) as unit:
            await chat.pages.say(unit, visit.token, text, attached)
    except MessageEmpty:
        return await _page(visit, "conversation.html", 400, fault="fault_text")
    except FieldWrong:
        return await _page(visit, "conversation.html", 400, fault="fault_file", written=text[:LONGEST])
    if visit.live:
        return empty_response(204, {"Cache-Control": "no-store"})
    return RedirectResponse(visit.address(), 303, {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"})


@_checked
async def messages(visit: Visit) -> Response:
    """The list alone, for the page's script."""
    return await _page(visit, "messages.html")


async def events(request: Request) -> Response:
    """A stream that says when something has changed. A link that has ended is told so by 204, which ends it."""
    visit = Visit(request)
    if _Open.streams >= STREAMS:
        raise Unavailable(seconds=10)
    try:
        first = await _changed(visit)
    except ChatLinkEnded:
        return empty_response(204, {"Cache-Control": "no-store"})
    headers = {
        "Cache-Control": "no-store",
        "X-Accel-Buffering": "no",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }
    return StreamingResponse(_stream(visit, first), headers=headers, media_type="text/event-stream")


async def _stream(visit: Visit, first: str) -> AsyncIterator[str]:
    _Open.streams += 1
    try:
        seen = first
        yield f"retry: 2000\ndata: {seen}\n\n"
        ends = time.monotonic() + STREAM_SECONDS
        while time.monotonic() < ends:
            await asyncio.sleep(LOOK_SECONDS)
            if await visit.request.is_disconnected():
                return
            found = await _changed(visit)
            if found != seen:
                seen = found
                yield f"data: {seen}\n\n"
    except ChatLinkEnded:
        return
    finally:
        _Open.streams -= 1


async def _changed(visit: Visit) -> str:
    async with visit.services.database.read(visit.context()) as unit:
        found = await chat.pages.changed_at(unit, visit.token)
    return "" if found is None else found.isoformat()


async def show_file(request: Request) -> Response:
    """A file of a message, for whoever has its link."""
    services: Services = request.app.state.services
    context = Context(clock=services.clock, keyring=services.keyring, actor={"kind": "guest"})
    try:
        async with services.database.read(context) as unit:
            found = await chat.files.opened(unit, str(request.path_params["token"])[:MAX_TOKEN])
        content = None if found.file is None else await media.files().get(found.file)
    except ChatLinkEnded:
        return empty_response(404, {"Cache-Control": "no-store"})
    except StoreUnavailable as error:
        raise Unavailable(seconds=30) from error
    if content is None or found.file is None:
        return empty_response(404, {"Cache-Control": "no-store"})
    shown = "inline" if found.type in ("JPEG", "PNG") else "attachment"
    name = found.name.encode("ascii", "replace").decode().replace('"', "_")
    headers = {**_FILE_HEADERS, "Content-Disposition": f'{shown}; filename="{name}"'}
    return Response(content, headers=headers, media_type=rules.media_of(found.file))


async def _attached(visit: Visit) -> AttachmentDraft | None:
    """The file of the form, checked and stored. Raises `FieldWrong`, `ChatLinkEnded`, `PartnerError`."""
    sent = visit.form.get("file")
    if not isinstance(sent, UploadFile) or not sent.filename:
        return None
    content = await sent.read(rules.MAX_BYTES + 1)
    checked = chat.files.check(sent.filename, content, "file")
    async with visit.services.database.read(visit.context()) as unit:
        thread = await chat.pages.opened(unit, visit.token)
    return await chat.files.store(visit.services.database, visit.context(), thread.accommodation, checked)


async def _page(visit: Visit, template: str, status: int = 200, **content: Any) -> Response:
    async with visit.services.database.write(visit.context()) as unit:
        page = await chat.pages.look(unit, visit.token)
        changed = await chat.pages.changed_at(unit, visit.token)
        house = await properties.get(unit, page.thread.accommodation)
        bubbles = _bubbles(
            visit, page, lambda attached: chat.files.url_of(unit.keyring, house.id, attached), house.zone
        )
    seen = "" if changed is None else changed.isoformat()
    return visit.page(template, status, house=page.house, bubbles=bubbles, changed=seen, **content)


def _bubbles(visit: Visit, page: Page, url_of: Callable[[Attachment], str], zone: Any) -> Sequence[Bubble]:
    def bubble(view: MessageView) -> Bubble:
        message, attached = view.message, view.attachment
        url = None if attached is None else url_of(attached)
        elsewhere = attached is not None and attached.url is not None
        return Bubble(
            own=message.by_guest,
            name=visit.texts["you"] if message.by_guest else page.house,
            text=view.text,
            time=format_datetime(message.created_at, "medium", tzinfo=zone, locale=visit.language),
            read=message.by_guest and any(person.staff for _, person in view.readers),
            file=url if url is None or elsewhere else urlsplit(url).path,
            file_name=None if attached is None else attached.name,
            picture=attached is not None and not elsewhere and attached.type in ("JPEG", "PNG"),
            elsewhere=elsewhere,
        )

    return [bubble(view) for view in page.messages]
