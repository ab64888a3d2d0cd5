"""Pages for people who can't sign in yet, or no longer: they come from a mail, or ask for one.

They work without JavaScript, in the reader's language. A link is used up by a form alone, so that a mail scanner that
follows links does no harm. Forms carry the browser's CSRF token, as everywhere.
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

from roomrack.domain.identity import service as identity
from roomrack.domain.identity.errors import LinkEnded, PasswordRefused, TooManyFailures, WrongAccount
from roomrack.infra import locales
from roomrack.infra.db import Context
from roomrack.infra.http.operation import Services
from roomrack.web import look, session
from roomrack.web.account.texts import TEXTS
from roomrack.web.consent.pages import ASSETS

ROOT = identity.ACCOUNT
SIGN_IN = "/connect/console/sign-in"
MAX_NAME = 100
_templates = look.environment("roomrack.web.account", ASSETS)


def install(app: FastAPI) -> None:
    """Add the pages; their style sheet is that of the authorization page."""
    both = ["GET", "POST"]
    app.router.routes += [
        Route(f"{ROOT}/forgotten", forgotten, methods=both),
        Route(f"{ROOT}/password/{{token}}", password, methods=both),
        Route(f"{ROOT}/invitation/{{token}}", invitation, methods=both),
    ]


class Visit:
    """One request by a browser, signed in or not."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.services: Services = request.app.state.services
        self.browsers = identity.Browsers(self.services.database, self.services.keyring, self.services.clock)
        sent = session.cookie_of(request)
        self.is_new = sent is None
        self.cookie = sent or self.browsers.new_cookie()
        self.language = locales.negotiate(request.headers.get("accept-language"))
        self.form = FormData()

    def field(self, name: str, limit: int = MAX_NAME) -> str:
        """A field of the form, without what no text may hold."""
        return str(self.form.get(name, "")).replace("\0", "")[:limit].strip()

    def secret(self, name: str) -> str:
        """A password, as it was typed."""
        return str(self.form.get(name, ""))[: session.MAX_PASSWORD + 1]

    @property
    def token(self) -> str:
        """The link's secret."""
        return str(self.request.path_params["token"])[:100]

    def context(self, person: int | None = None) -> Context:
        """What a unit works in."""
        return Context(
            clock=self.services.clock,
            keyring=self.services.keyring,
            actor={"kind": "person"} if person is None else {"kind": "person", "person": person},
            request_id=self.request.state.request_id,
        )

    def page(self, template: str, status: int = 200, **content: Any) -> Response:
        """A page in the reader's language."""
        whole: Mapping[str, Any] = {
            "t": TEXTS[self.language],
            "csrf": self.browsers.csrf_token(self.cookie),
            "sign_in": SIGN_IN,
            "forgotten": f"{ROOT}/forgotten",
            "error": None,
            **content,
        }
        answer = look.page(
            self.request,
            _templates,
            f"account/{template}",
            whole,
            status=status,
            form="private",
            language=self.language,
        )
        answer.headers["Vary"] = "Accept-Language, Cookie"
        return session.with_cookie(answer, self.cookie) if self.is_new else answer


Handler = Callable[[Visit], Awaitable[Response]]


def _checked(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint of a page: a form must carry the browser's CSRF token, and a link that ended has its own page."""

    @wraps(handler)
    async def endpoint(request: Request) -> Response:
        visit = Visit(request)
        try:
            if request.method == "GET":
                return await handler(visit)
            async with request.form(max_files=0) as form:
                visit.form = form
                if not visit.browsers.is_csrf_token(visit.cookie, str(form.get("csrf", ""))):
                    return visit.page("problem.html", 403, title="title_password", text="error_expired")
                return await handler(visit)
        except LinkEnded:
            return visit.page("problem.html", 404, title="title_ended", text="ended_lead")

    return endpoint


@_checked
async def forgotten(visit: Visit) -> Response:
    """Ask for a link; what is answered is the same for accounts that are not there."""
    if visit.request.app.state.settings.smtp_host is None:
        return visit.page("problem.html", title="title_forgotten", text="no_mail")
    if visit.request.method == "GET":
        return visit.page("forgotten.html", account="")
    account = visit.field("account", session.MAX_USERNAME)
    if not account:
        return visit.page("forgotten.html", 400, account="", error="error_empty")
    try:
        await visit.browsers.count_request_for_link(account, session.address_of(visit.request))
    except TooManyFailures as error:
        answer = visit.page("forgotten.html", 429, account=account, error="error_too_many")
        answer.headers["Retry-After"] = str(error.params["seconds"])
        return answer
    async with visit.services.database.write(visit.context()) as unit:
        await identity.ask_for_link(unit, account, visit.language)
    return visit.page("done.html", title="title_sent", lead="sent_lead", hint="sent_hint", names={})


@_checked
async def password(visit: Visit) -> Response:
    """Choose a password with the link of a mail."""
    async with visit.services.database.read(visit.context()) as unit:
        owner = await identity.link_owner(unit, visit.token)
    if visit.request.method == "GET":
        return visit.page("password.html", owner=owner)
    if visit.secret("password") != visit.secret("again"):
        return visit.page("password.html", 400, owner=owner, error="error_different")
    try:
        async with visit.services.database.write(visit.context(owner.id)) as unit:
            await identity.choose_password(unit, visit.token, visit.secret("password"))
    except PasswordRefused as refused:
        return visit.page("password.html", 400, owner=owner, error=refused.params["fault"])
    return visit.page("done.html", title="title_changed", lead="changed_lead", hint=None, names={})


@_checked
async def invitation(visit: Visit) -> Response:
    """Accept an invitation: with a new account or, for an address that has one, signed in as that."""
    async with visit.services.database.read(visit.context()) as unit:
        asked, known = await identity.invitation_of(unit, visit.token)
    person = None if visit.is_new else await visit.browsers.person(visit.cookie)
    here: Mapping[str, Any] = {"asked": asked, "person": person, "known": known, "again": _back(visit)}
    if visit.request.method == "GET":
        names: Mapping[str, Any] = {"given_name": asked.given_name, "family_name": asked.family_name}
        return visit.page("invitation.html", **here, **names)
    if visit.form.get("action") == "sign-out":
        await visit.browsers.sign_out(visit.cookie)
        return RedirectResponse(_back(visit), 303, {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"})
    return await (_accept(visit, here, person) if known else _join(visit, here))


async def _accept(visit: Visit, here: Mapping[str, Any], person: identity.Person | None) -> Response:
    if person is None:
        return visit.page("invitation.html", 403, **here, given_name="", family_name="")
    try:
        async with visit.services.database.write(visit.context(person.id)) as unit:
            asked = await identity.accept(unit, visit.token, person.id)
    except WrongAccount:
        return visit.page("invitation.html", 403, **here, given_name="", family_name="")
    names = {"property": asked.property_name}
    return visit.page("done.html", title="title_joined", lead="joined_lead", hint=None, names=names)


async def _join(visit: Visit, here: Mapping[str, Any]) -> Response:
    names = {"given_name": visit.field("given_name"), "family_name": visit.field("family_name")}
    if visit.secret("password") != visit.secret("again"):
        return visit.page("invitation.html", 400, **here, **names, error="error_different")
    try:
        async with visit.services.database.write(visit.context()) as unit:
            await identity.join(unit, visit.token, **names, password=visit.secret("password"))
    except PasswordRefused as refused:
        return visit.page("invitation.html", 400, **here, **names, error=refused.params["fault"])
    title = {"property": here["asked"].property_name}
    return visit.page("done.html", title="title_joined", lead="joined_lead", hint=None, names=title)


def _back(visit: Visit) -> str:
    """The sign-in page, which comes back here."""
    return f"{SIGN_IN}?{urlencode({'next': visit.request.url.path})}"
