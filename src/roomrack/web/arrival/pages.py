"""Checking in online: what guests without an account see and say of their stay (docs/guides/guests.md).

The address is the credential. The page works without JavaScript, in the reader's language; nothing of what is typed is
kept but in the reservation. Wrong, withdrawn and ended links are answered with one and the same page.
"""

from collections.abc import Awaitable, Callable, Mapping
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from roomrack.domain.arrivals import service as arrivals
from roomrack.domain.arrivals.errors import CheckinLinkEnded
from roomrack.domain.identity import service as identity
from roomrack.domain.identity.errors import TooManyFailures
from roomrack.infra import locales
from roomrack.infra.db import Context
from roomrack.infra.http.operation import Services
from roomrack.web import look, session
from roomrack.web.arrival import fields
from roomrack.web.arrival.texts import LAWS, TEXTS

ROOT = arrivals.PAGES
ASSETS = look.Assets("roomrack.web.arrival", "arrival")
SAVED = ("person", "removed", "time")
"""What a page may say that was just done."""
SEND, LATER, REMOVE = "send", "later", "remove"
MAX_TOKEN = 100
_templates = look.environment("roomrack.web.arrival", ASSETS)


def install(app: FastAPI) -> None:
    """Add the pages and their style sheet."""
    ASSETS.install(app)
    both = ["GET", "POST"]
    app.router.routes += [
        Route(f"{ROOT}/{{token}}", stay, methods=both),
        Route(f"{ROOT}/{{token}}/person", person, methods=both),
        Route(f"{ROOT}/{{token}}/person/{{person:int}}", person, methods=both),
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
        self.chosen = chosen if chosen in locales.LANGUAGES else None
        self.language = self.chosen or locales.negotiate(request.headers.get("accept-language"))
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
    def person(self) -> int | None:
        """The person that the address names."""
        found: int | None = self.request.path_params.get("person")
        return found

    def sent(self) -> dict[str, str]:
        """The fields of the form."""
        return {name: value for name, value in self.form.items() if isinstance(value, str)}

    def context(self) -> Context:
        """What a unit works in."""
        return Context(
            clock=self.services.clock,
            keyring=self.services.keyring,
            actor={"kind": "guest"},
            request_id=self.request.state.request_id,
        )

    def address(self, tail: str = "", **query: str) -> str:
        """A page of this link, in the language that was chosen."""
        if self.chosen:
            query.setdefault("language", self.chosen)
        return f"{ROOT}/{self.token}{tail}" + (f"?{urlencode(query)}" if query else "")

    def page(self, template: str, status: int = 200, **content: Any) -> Response:
        """A page in the reader's language."""
        path = self.request.url.path
        others = {
            code: f"{path}?{urlencode({'language': code})}" for code in locales.LANGUAGES if code != self.language
        }
        whole: Mapping[str, Any] = {
            "t": self.texts,
            "csrf": self.browsers.csrf_token(self.cookie),
            "address": self.address,
            "others": others,
            "languages": {code: TEXTS[code]["language"] for code in others},
            "faults": {},
            **content,
        }
        answer = look.page(
            self.request,
            _templates,
            f"arrival/{template}",
            whole,
            status=status,
            form="private",
            language=self.language,
        )
        answer.headers["Vary"] = "Accept-Language, Cookie"
        return session.with_cookie(answer, self.cookie) if self.is_new else answer

    def back(self, done: str = "") -> Response:
        """Go on to the stay."""
        address = self.address(**({"done": done} if done else {}))
        return RedirectResponse(address, 303, {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"})


Handler = Callable[[Visit], Awaitable[Response]]


def _checked(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint of a page: a form must carry the browser's CSRF token, and comes only so often."""

    @wraps(handler)
    async def endpoint(request: Request) -> Response:
        visit = Visit(request)
        try:
            if request.method != "POST":
                return await handler(visit)
            async with request.form(max_files=0) as form:
                visit.form = form
                if not visit.browsers.is_csrf_token(visit.cookie, str(form.get("csrf", ""))):
                    return visit.page("problem.html", 403, title="title", text="error_expired", again=True)
                await visit.browsers.count_answer(visit.token, session.address_of(request))
                return await handler(visit)
        except CheckinLinkEnded:
            return visit.page("problem.html", 404, title="title_ended", text="ended_lead", again=False)
        except TooManyFailures as error:
            answer = visit.page("problem.html", 429, title="title", text="error_too_many", again=True)
            answer.headers["Retry-After"] = str(error.params["seconds"])
            return answer

    return endpoint


@_checked
async def stay(visit: Visit) -> Response:
    """The stay with its people; the form says when they come."""
    if visit.request.method != "POST":
        done = visit.request.query_params.get("done", "")
        return await _stay_page(visit, done=done if done in SAVED else None)
    text = visit.sent().get("arrival", "")
    try:
        async with visit.services.database.write(visit.context()) as unit:
            await arrivals.expect(unit, visit.token, text)
    except arrivals.Refused as refused:
        return await _stay_page(visit, 400, faults=refused.faults)
    return visit.back("time")


@_checked
async def person(visit: Visit) -> Response:
    """One person: the form writes him down, changes or removes him."""
    try:
        if visit.request.method != "POST":
            return await _person_page(visit)
        return await _change(visit)
    except arrivals.PersonGone:
        return visit.back()


async def _change(visit: Visit) -> Response:
    sent = visit.sent()
    action = sent.get("action", SEND)
    done = "removed" if action == REMOVE else "person"
    try:
        async with visit.services.database.write(visit.context()) as unit:
            if action != REMOVE:
                await arrivals.write(unit, visit.token, visit.person, sent, whole=action != LATER)
            elif visit.person is not None:
                await arrivals.remove(unit, visit.token, visit.person)
    except arrivals.Twice:
        return visit.back(done)
    except arrivals.Refused as refused:
        return await _person_page(visit, 400, sent=None if action == REMOVE else sent, faults=refused.faults)
    return visit.back(done)


async def _look(visit: Visit) -> arrivals.Arrival:
    async with visit.services.database.read(visit.context()) as unit:
        return await arrivals.look(unit, visit.token)


async def _stay_page(visit: Visit, status: int = 200, **content: Any) -> Response:
    arrival = await _look(visit)
    return visit.page(
        "stay.html",
        status,
        arrival=arrival,
        facts=fields.facts(arrival, visit.texts, visit.language),
        country=fields.country_name(arrival.country, visit.language),
        law=LAWS.get(arrival.country or ""),
        expected=(arrival.expected or "")[:5],
        **{"done": None, **content},
    )


async def _person_page(
    visit: Visit,
    status: int = 200,
    *,
    sent: Mapping[str, str] | None = None,
    faults: Mapping[str, str] | None = None,
) -> Response:
    arrival = await _look(visit)
    somebody = None if visit.person is None else arrival.person(visit.person)
    if somebody is None and not arrival.room_for:
        raise arrivals.PersonGone
    return visit.page(
        "person.html",
        status,
        arrival=arrival,
        person=somebody,
        country=fields.country_name(arrival.country, visit.language),
        form=fields.form(arrival, somebody, visit.texts, visit.language, sent=sent, faults=faults or {}),
        faults=faults or {},
    )
