"""The authorization page itself (docs/contract.md 3): GET shows it, POST signs in, signs out, allows or refuses.

It works without JavaScript and asks no other host for anything but the application's icon, where that is a URL. The
client's request stays in the query of the address, and is judged again at every step; a form only ever adds what the
user entered.
"""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from fastapi import FastAPI
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from roomrack.core.rights import Level
from roomrack.domain.identity import service
from roomrack.domain.properties import service as properties
from roomrack.infra import locales
from roomrack.infra.db import Context
from roomrack.infra.http.operation import Services
from roomrack.web import look, session
from roomrack.web.consent import asking, discovery
from roomrack.web.consent.texts import TEXTS

PATH = discovery.AUTHORIZATION_PATH
_ICON_URL = re.compile(r"(https://[A-Za-z0-9.-]+(?::\d+)?)(?:[/?#].*)?", re.ASCII)
_HOST_SOURCE = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?", re.ASCII)

ASSETS = look.Assets("roomrack.web.consent", "consent")
_templates = look.environment("roomrack.web.consent", ASSETS)


def install(app: FastAPI) -> None:
    """Add the page, its style sheet and the metadata."""
    ASSETS.install(app)
    app.router.routes += [
        Route(PATH, show, methods=["GET"]),
        Route(PATH, act, methods=["POST"]),
    ]
    discovery.install(app)


async def show(request: Request) -> Response:
    """Sign-in for strangers, consent for those who are signed in."""
    visit = await Visit.begin(request)
    if isinstance(visit, Response):
        return visit
    person = await visit.browsers.person(visit.cookie)
    return visit.sign_in_page() if person is None else await visit.consent_page(person)


async def act(request: Request) -> Response:
    """What the user did: sign in, sign out, allow or refuse."""
    visit = await Visit.begin(request)
    if isinstance(visit, Response):
        return visit
    async with request.form(max_files=0) as form:
        if not visit.browsers.is_csrf_token(visit.cookie, str(form.get("csrf", ""))):
            return visit.expired_page()
        match form.get("action"):
            case "sign-in":
                return await visit.sign_in(form)
            case "sign-out":
                return await visit.sign_out()
            case "refuse":
                return visit.leave(visit.asking.back(error="access_denied"))
            case "allow":
                return await visit.allow(form)
            case _:
                return visit.expired_page()


class Visit:
    """One request to the page, by one browser, about one client's request."""

    def __init__(self, request: Request, asked: asking.Asking) -> None:
        self.request = request
        self.asking = asked
        self.services: Services = request.app.state.services
        self.browsers = service.Browsers(self.services.database, self.services.keyring, self.services.clock)
        sent = session.cookie_of(request)
        self.is_new = sent is None
        self.cookie = sent or self.browsers.new_cookie()
        self.language = locales.negotiate(request.headers.get("accept-language"))

    @classmethod
    async def begin(cls, request: Request) -> "Visit | Response":
        """Judge the client's request; a page or a redirect at once when it can't be granted whatever the user does."""
        services: Services = request.app.state.services
        async with services.database.read(_context(request)) as unit:
            try:
                asked = await asking.read(unit, request.query_params)
            except asking.CannotReturn as error:
                return _error_page(request, f"error_{error}")
        if asked.fault is not None:
            return _redirect(asked.back(error=asked.fault))
        return cls(request, asked)

    # --- what the user does ---

    async def sign_in(self, form: FormData) -> Response:
        """Check the password; the browser then asks for the page again under a new cookie."""
        signed_in = await session.sign_in(self.browsers, self.request, form, self.cookie)
        if isinstance(signed_in, service.CodeWanted):
            return self.sign_in_page(pending=signed_in.pending)
        if isinstance(signed_in, session.Refused):
            answer = self.sign_in_page(
                username=signed_in.username,
                error=signed_in.error,
                status=signed_in.status,
                pending=signed_in.pending,
            )
            answer.headers.update(signed_in.headers)
            return answer
        if not self.is_new:
            await self.browsers.sign_out(self.cookie)
        return self._again(signed_in.cookie)

    async def sign_out(self) -> Response:
        """End the session and ask for another account."""
        await self.browsers.sign_out(self.cookie)
        return self._again(self.browsers.new_cookie())

    async def allow(self, form: FormData) -> Response:
        """Give the client a code for the chosen properties."""
        person = await self.browsers.person(self.cookie)
        if person is None:
            return self.sign_in_page(error="error_expired", status=403)
        chosen = _numbers(form, "accommodation")
        networks = _numbers(form, "network")
        async with self.services.database.write(_context(self.request)) as unit:
            if "all" in form:
                chosen = set(await service.grantable(unit, self.asking.application, person.id))
            if not chosen and not networks:
                return await self.consent_page(person, error="error_nothing_chosen", status=400)
            try:
                code = await service.authorize(
                    unit,
                    self.asking.application,
                    person.id,
                    chosen,
                    redirect_uri=self.asking.redirect_uri,
                    challenge=self.asking.challenge,
                    networks=networks,
                )
            except ValueError:
                return await self.consent_page(person, error="error_not_yours", status=400)
        return self.leave(self.asking.back(code=code))

    # --- what the user sees ---

    def sign_in_page(
        self, *, username: str = "", error: str | None = None, status: int = 200, pending: str | None = None
    ) -> Response:
        """Name and password or, behind a password that was right, the code."""
        content = {
            "username": username,
            "error": error,
            "pending": pending,
            "forgotten": f"{service.ACCOUNT}/forgotten",
        }
        return self._page("sign_in.html", content, status)

    def expired_page(self) -> Response:
        """The form did not come from a page that this browser was given."""
        return self._page("expired.html", {}, 403)

    async def consent_page(self, person: service.Person, *, error: str | None = None, status: int = 200) -> Response:
        """What the client asks for, and the properties to choose from."""
        application = self.asking.application
        async with self.services.database.read(_context(self.request)) as unit:
            own = await service.grantable(unit, application, person.id)
            led = await service.grantable_networks(unit, application, person.id)
            networks = await properties.network_names(unit, led)
        async with self.services.database.read(_context(self.request, frozenset(own))) as unit:
            names = await properties.names(unit, own)
        choices = sorted(
            ((accommodation, names[accommodation]) for accommodation in own if accommodation in names),
            key=lambda choice: (choice[1].casefold(), choice[0]),
        )
        rights = [
            (f"area_{area.value}", "write" if level is Level.READWRITE else "read")
            for area, level in application.permissions.items()
            if level is not Level.NONE
        ]
        content = {
            "person": person,
            "choices": choices,
            "networks": [(network, name, len(led[network])) for network, name in networks.items()],
            "rights": rights,
            "error": error,
            "host": urlsplit(self.asking.redirect_uri).netloc,
            "description": _description(application.description, self.language),
        }
        return self._page("consent.html", content, status)

    def leave(self, address: str) -> Response:
        """Back to the client. Its cookie stays: the user may be asked again soon."""
        return _redirect(address)

    def _again(self, cookie: str) -> Response:
        answer = _redirect(f"{PATH}?{self.request.url.query}")
        return session.with_cookie(answer, cookie)

    def _page(self, template: str, content: Mapping[str, Any], status: int) -> Response:
        application = self.asking.application
        icon = application.icon or ""
        icon_origin = _icon_origin(icon)
        answer = _render(
            self.request,
            template,
            {
                **content,
                "application": application,
                "icon": icon if icon_origin or icon.startswith("data:image/") else None,
                "action": f"{PATH}?{self.request.url.query}",
                "csrf": self.browsers.csrf_token(self.cookie),
            },
            status,
            form_target=self.asking.redirect_uri,
            icon_origin=icon_origin,
        )
        return session.with_cookie(answer, self.cookie) if self.is_new else answer


def _context(request: Request, scope: frozenset[int] = frozenset()) -> Context:
    services: Services = request.app.state.services
    return Context(
        clock=services.clock,
        keyring=services.keyring,
        scope=scope,
        actor={"kind": "person"},
        request_id=request.state.request_id,
    )


def _numbers(form: FormData, name: str) -> set[int]:
    """The ids that a form sends under a name."""
    sent = [str(value) for value in form.getlist(name)]
    return {int(value) for value in sent if value.isascii() and value.isdigit() and len(value) <= 15}


def _description(by_language: Mapping[str, str], language: str) -> str:
    return by_language.get(language.upper()) or by_language.get("EN") or next(iter(by_language.values()), "")


def _error_page(request: Request, text: str) -> Response:
    return _render(request, "error.html", {"error": text}, 400)


def _icon_origin(icon: str) -> str | None:
    """Where the icon comes from, when it is a URL whose host can be written in a policy."""
    found = _ICON_URL.fullmatch(icon)
    return found[1] if found else None


def _render(
    request: Request,
    template: str,
    content: Mapping[str, Any],
    status: int,
    *,
    form_target: str | None = None,
    icon_origin: str | None = None,
) -> Response:
    language = locales.negotiate(request.headers.get("accept-language"))
    answer = look.page(
        request,
        _templates,
        template,
        {**content, "t": TEXTS[language]},
        status=status,
        form="private",
        security=_policy(form_target, icon_origin),
        language=language,
    )
    answer.headers["Vary"] = "Accept-Language, Cookie"
    # Clients may open the page in a window of its own and wait for it: the policy of other pages would part the two.
    answer.headers["Cross-Origin-Opener-Policy"] = "unsafe-none"
    return answer


def _policy(form_target: str | None, icon_origin: str | None) -> str:
    """Stricter than that of other pages: here no script runs, and nothing is fetched but styles and an icon."""
    # A form's answer redirects to the client, and browsers hold form-action against that redirect too.
    targets = ["'self'"]
    if form_target is not None:
        parts = urlsplit(form_target)
        origin = f"{parts.scheme}://{parts.netloc}"
        # An IPv6 host can't be written in a policy.
        targets.append(origin if _HOST_SOURCE.fullmatch(origin) else f"{parts.scheme}:")
    return (
        f"default-src 'none'; style-src 'self'; img-src {' '.join(filter(None, ['data:', icon_origin]))}; "
        f"base-uri 'none'; frame-ancestors 'none'; form-action {' '.join(targets)}"
    )


def _redirect(address: str) -> Response:
    headers = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
    return RedirectResponse(address, 303, headers)
