"""One request to the console: who is signed in, what was asked, and how it is answered.

Pages are rendered by the server and work without JavaScript. A form is answered by a redirect, or by its own page with
what is wrong; what is shown once, a new secret, travels to the page after the redirect in a sealed cookie of a minute.
"""

import base64
import binascii
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from functools import wraps
from typing import Any
from urllib.parse import quote, urlencode

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from roomrack.core.errors import NotFound, RoomrackError
from roomrack.core.rights import Permissions
from roomrack.domain.identity import service as identity
from roomrack.infra import locales
from roomrack.infra.crypto import KeyringError
from roomrack.infra.db import Context, ReadUnit, WriteUnit
from roomrack.infra.http.errors import message_of
from roomrack.infra.http.operation import Services
from roomrack.web import look, session
from roomrack.web.console import tongue
from roomrack.web.console.tongue import mark

ROOT = "/connect/console"
SIGN_IN = f"{ROOT}/sign-in"
FLASH = "roomrack_flash"
FLASH_SECONDS = 60
MAX_ID = 2**63 - 1
MAX_FIELD = 2_000

ASSETS = look.Assets("roomrack.web.console", "console")
TEMPLATES = look.environment("roomrack.web.console", ASSETS)
MESSAGES: Mapping[str, str] = {
    "error_password": mark("The user name or the password is wrong."),
    "error_too_many": mark("Too many failed attempts. Wait a minute, then try again."),
    "error_busy": mark("Too many people are signing in at this moment. Try again in a few seconds."),
    "error_code": mark("The code is wrong or was used already."),
    "error_too_many_codes": mark("Too many wrong codes. Wait an hour, then try again."),
    "error_step_over": mark("That took too long. Sign in again."),
    "error_expired": mark("This page has expired. Go back, reload it, and try again."),
}


def instant_text(instant: datetime) -> str:
    """An instant as pages show it, in UTC."""
    return instant.strftime("%Y-%m-%d %H:%M:%S UTC")


def duration_text(micros: int) -> str:
    """A duration as pages show it."""
    return f"{micros / 1000:.1f} ms" if micros < 1_000_000 else f"{micros / 1_000_000:.2f} s"


def size_text(size: int | None) -> str:
    """A number of bytes as pages show it."""
    if size is None:
        return "–"
    return f"{size} B" if size < 1024 else f"{size / 1024:.1f} kB"


def pretty(text: str) -> str:
    """JSON on several lines; anything else as it is."""
    try:
        return json.dumps(json.loads(text), indent=2, ensure_ascii=False)
    except ValueError:
        return text


TEMPLATES.filters.update(instant=instant_text, duration=duration_text, size=size_text, pretty=pretty)
TEMPLATES.globals.update(root=ROOT, account_root=identity.ACCOUNT)
tongue.install(TEMPLATES)


class Visit:
    """A request by somebody who is signed in."""

    def __init__(self, request: Request, browsers: identity.Browsers, cookie: str, person: identity.Person) -> None:
        self.request = request
        self.services: Services = request.app.state.services
        self.browsers = browsers
        self.cookie = cookie
        self.person = person
        self.form = FormData()

    # --- who reads ---

    @property
    def language(self) -> str:
        """What the reader's browser prefers, of the languages that pages have."""
        return locales.negotiate(self.request.headers.get("accept-language"))

    def say(self, text: str, **values: object) -> str:
        """The words of an English text in the reader's language."""
        return tongue.say(self.language, text, **values)

    # --- what was asked ---

    def field(self, name: str) -> str:
        """A field of the form, without what no text may hold."""
        return str(self.form.get(name, "")).replace("\0", "")[:MAX_FIELD].strip()

    def asked(self, name: str) -> str | None:
        """A parameter of the query; None where it is absent or empty."""
        return self.request.query_params.get(name, "").replace("\0", "")[:MAX_FIELD].strip() or None

    def asked_id(self, name: str) -> int | None:
        """A parameter of the query that is an id; None where it is none."""
        return number(self.asked(name))

    def path_id(self, name: str) -> int:
        """An id in the path. Raises `NotFound` for one that is too large to be any."""
        value = int(self.request.path_params[name])
        if value > MAX_ID:
            raise NotFound("Page")
        return value

    # --- what may be seen ---

    def context(self, scope: frozenset[int] = frozenset()) -> Context:
        """What a unit works in: the person acts. What is about one property alone has that property's time."""
        return Context(
            clock=self.services.clock.of(next(iter(scope)) if len(scope) == 1 else None),
            keyring=self.services.keyring,
            scope=scope,
            actor={"kind": "person", "person": self.person.id},
            request_id=self.request.state.request_id,
        )

    @asynccontextmanager
    async def read(self, scope: frozenset[int] = frozenset()) -> AsyncIterator[ReadUnit]:
        """A unit that reads, and sees these properties."""
        async with self.services.database.read(self.context(scope)) as unit:
            yield unit

    @asynccontextmanager
    async def write(self, scope: frozenset[int] = frozenset()) -> AsyncIterator[WriteUnit]:
        """A unit that writes, and sees these properties."""
        async with self.services.database.write(self.context(scope)) as unit:
            yield unit

    async def application(self) -> identity.Application:
        """The application of the path. Raises `NotFound` for somebody else's."""
        async with self.read() as unit:
            return await identity.own_application(unit, self.person.id, self.path_id("application"))

    async def reach(self, application: identity.Application) -> Mapping[int, Permissions]:
        """The properties that the application reaches now."""
        async with self.read() as unit:
            return await identity.reach_of(unit, application.id)

    # --- how it is answered ---

    def page(
        self,
        template: str,
        content: Mapping[str, Any],
        *,
        error: RoomrackError | None = None,
        status: int | None = None,
    ) -> Response:
        """A page in the reader's language; `error` is shown in it, and is the answer's status."""
        flash = self._flash()
        answer = look.page(
            self.request,
            TEMPLATES,
            f"console/{template}",
            {
                "section": "console",
                "person": self.person,
                "csrf": self.browsers.csrf_token(self.cookie),
                "here": self.request.url.path,
                "flash": flash,
                "error": error and words(error, self.language),
                "application": None,
                **content,
            },
            status=status or (error.status if error else 200),
            form="private",
            language=self.language,
        )
        if FLASH in self.request.cookies:
            answer.delete_cookie(FLASH, path=ROOT, secure=True, httponly=True, samesite="strict")
        return answer

    def problem(self, title: str, *, error: RoomrackError | None = None, status: int | None = None) -> Response:
        """The page for what can't be shown or done, in the reader's language."""
        return self.page("problem.html", {"title": title}, error=error, status=status)

    def go(self, path: str, **flash: str) -> Response:
        """A redirect after a form; `flash` is shown once by the page that follows."""
        answer = RedirectResponse(path, 303, {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"})
        if flash:
            sealed = self.services.keyring.seal(json.dumps(flash).encode(), self._flash_context())
            value = f"{sealed.kid}.{base64.urlsafe_b64encode(sealed.blob).decode()}"
            answer.set_cookie(FLASH, value, FLASH_SECONDS, path=ROOT, secure=True, httponly=True, samesite="strict")
        return answer

    def _flash_context(self) -> bytes:
        return f"console.flash.{self.cookie}".encode()

    def _flash(self) -> dict[str, str]:
        kid, _, text = self.request.cookies.get(FLASH, "").rpartition(".")
        try:
            opened = self.services.keyring.open(kid, base64.urlsafe_b64decode(text), self._flash_context())
        except (KeyringError, binascii.Error, ValueError):
            return {}
        found: dict[str, str] = json.loads(opened)
        return found


Handler = Callable[[Visit], Awaitable[Response]]
Endpoint = Callable[[Request], Awaitable[Response]]


def signed_in(handler: Handler) -> Endpoint:
    """The endpoint of a page for somebody who is signed in; others are sent to sign in, and back.

    A form must carry the browser's CSRF token. What is refused becomes a page.
    """
    return _endpoint(handler, files=0)


def signed_in_with_file(handler: Handler) -> Endpoint:
    """The same for a page whose form may bring a file."""
    return _endpoint(handler, files=1)


def _endpoint(handler: Handler, *, files: int) -> Endpoint:

    @wraps(handler)
    async def endpoint(request: Request) -> Response:
        services: Services = request.app.state.services
        browsers = identity.Browsers(services.database, services.keyring, services.clock)
        cookie = session.cookie_of(request)
        person = await browsers.person(cookie) if cookie is not None else None
        if cookie is None or person is None:
            return _to_sign_in(request)
        visit = Visit(request, browsers, cookie, person)
        try:
            if request.method == "POST":
                async with request.form(max_files=files) as form:
                    visit.form = form
                    if not browsers.is_csrf_token(cookie, str(form.get("csrf", ""))):
                        return visit.problem(mark("This page has expired"), status=403)
                    return await handler(visit)
            return await handler(visit)
        except NotFound:
            return visit.problem(mark("There is no such page"), status=404)
        except RoomrackError as error:
            return visit.problem(mark("That did not work"), error=error)

    return endpoint


def _to_sign_in(request: Request) -> Response:
    query = f"?{request.url.query}" if request.url.query and request.method == "GET" else ""
    return RedirectResponse(
        f"{SIGN_IN}?{urlencode({'next': request.url.path + query})}", 303, {"Cache-Control": "no-store"}
    )


def is_inside(path: str) -> bool:
    """Whether an address is the console's own or that of an invitation: where sign-in may send somebody."""
    plain = path.isascii() and path.isprintable() and "\\" not in path and ".." not in path
    inside = (f"{ROOT}/", f"{ROOT}?", f"{identity.ACCOUNT}/invitation/")
    return plain and (path == ROOT or path.startswith(inside))


def words(error: RoomrackError, language: str) -> list[str]:
    """What is wrong, in sentences of a language."""
    return [message_of(item, language) for item in error.items or (error,)]


def number(text: str | None) -> int | None:
    """An id, written in digits."""
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 19:
        return None
    value = int(text)
    return value if value <= MAX_ID else None


def address(path: str, **parameters: object) -> str:
    """A path with those parameters that have a value."""
    query = urlencode({name: value for name, value in parameters.items() if value not in (None, "")}, quote_via=quote)
    return f"{path}?{query}" if query else path
