"""The addresses of the console, and signing in to it with the session that the authorization page uses too."""

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from roomrack.domain.identity import service as identity
from roomrack.infra import locales
from roomrack.infra.http.operation import Services
from roomrack.web import look, session
from roomrack.web.console import (
    account,
    applications,
    bills,
    channels,
    checkin,
    clocks,
    days,
    hooks,
    houses,
    owners,
    paying,
    people,
    pictures,
    quarantine,
    records,
    registry,
    selling,
    stay,
    stays,
    syncing,
    takings,
    tongue,
    traffic,
)
from roomrack.web.console.visit import ASSETS, MESSAGES, ROOT, SIGN_IN, TEMPLATES, Visit, is_inside, signed_in

_PROPERTY = f"{ROOT}/properties/{{property:int}}"
_APPLICATION = f"{ROOT}/applications/{{application:int}}"


def install(app: FastAPI) -> None:
    """Add the pages and their static files."""
    ASSETS.install(app)
    both = ["GET", "POST"]
    app.router.routes += [
        Route(ROOT, applications.applications, methods=["GET"]),
        Route(SIGN_IN, sign_in, methods=both),
        Route(f"{ROOT}/sign-out", sign_out, methods=["POST"]),
        Route(f"{ROOT}/paused", owners.paused, methods=both),
        Route(f"{ROOT}/account", account.account, methods=both),
        Route(f"{ROOT}/people", people.moved, methods=["GET"]),
        Route(f"{ROOT}/people/{{property:int}}", people.moved, methods=["GET"]),
        Route(f"{ROOT}/people/{{property:int}}/{{person:int}}", people.moved, methods=["GET"]),
        Route(f"{ROOT}/properties", houses.listed, methods=["GET"]),
        Route(_PROPERTY, houses.overview, methods=both),
        Route(f"{_PROPERTY}/products", houses.product_list, methods=["GET"]),
        Route(f"{_PROPERTY}/photos", pictures.photos, methods=both),
        Route(f"{_PROPERTY}/terms", houses.terms, methods=["GET"]),
        Route(f"{_PROPERTY}/tasks", houses.task_queue, methods=["GET"]),
        Route(f"{_PROPERTY}/connections", channels.listed, methods=both),
        Route(f"{_PROPERTY}/connections/{{connection:int}}", channels.one, methods=both),
        Route(f"{_PROPERTY}/connections/{{connection:int}}/drift", syncing.drift, methods=["GET"]),
        Route(f"{_PROPERTY}/quarantine", quarantine.listed, methods=both),
        Route(f"{_PROPERTY}/clock", clocks.clock, methods=both),
        Route(f"{_PROPERTY}/check-in", checkin.settings, methods=both),
        Route(f"{_PROPERTY}/reservations", stays.listed, methods=["GET"]),
        Route(f"{_PROPERTY}/reservations/new", selling.new, methods=both),
        Route(f"{_PROPERTY}/reservations/{{reservation:int}}", stay.one, methods=both),
        Route(f"{_PROPERTY}/guests", registry.listed, methods=both),
        Route(f"{_PROPERTY}/guests/{{guest:int}}", registry.one, methods=both),
        Route(f"{_PROPERTY}/guests/{{guest:int}}/export", registry.export, methods=["POST"]),
        Route(f"{_PROPERTY}/invoices", bills.listed, methods=["GET"]),
        Route(f"{_PROPERTY}/invoices/{{invoice:int}}", bills.one, methods=both),
        Route(f"{_PROPERTY}/invoices/{{invoice:int}}/pdf", bills.pdf, methods=["GET"]),
        Route(f"{_PROPERTY}/invoices/{{invoice:int}}/xml", bills.xml, methods=["GET"]),
        Route(f"{_PROPERTY}/payments", takings.movements, methods=both),
        Route(f"{_PROPERTY}/payment-settings", paying.settings, methods=both),
        Route(f"{_PROPERTY}/cards", takings.looks, methods=["GET"]),
        Route(f"{_PROPERTY}/people", people.people, methods=both),
        Route(f"{_PROPERTY}/people/{{person:int}}", people.levels, methods=both),
        Route(f"{_PROPERTY}/calendar", days.tools, methods=both),
        Route(f"{_PROPERTY}/calendar.{{ending}}", days.export, methods=["GET"]),
        Route(f"{ROOT}/applications/new", applications.new, methods=both),
        Route(_APPLICATION, applications.overview, methods=["GET"]),
        Route(f"{_APPLICATION}/settings", applications.settings, methods=both),
        Route(f"{_APPLICATION}/grants", applications.grants, methods=both),
        Route(f"{_APPLICATION}/calls", traffic.calls, methods=["GET"]),
        Route(f"{_APPLICATION}/calls/{{id:int}}", traffic.call, methods=["GET"]),
        Route(f"{_APPLICATION}/quota", traffic.usage, methods=["GET"]),
        Route(f"{_APPLICATION}/webhooks", hooks.subscriptions, methods=both),
        Route(f"{_APPLICATION}/deliveries", hooks.deliveries, methods=both),
        Route(f"{_APPLICATION}/deliveries/{{id:int}}", hooks.delivery, methods=both),
        Route(f"{_APPLICATION}/properties", records.sandbox, methods=both),
        Route(f"{_APPLICATION}/events", records.event_log, methods=["GET"]),
    ]


async def sign_in(request: Request) -> Response:
    """The sign-in page; whoever is signed in goes on at once."""
    services: Services = request.app.state.services
    browsers = identity.Browsers(services.database, services.keyring, services.clock)
    asked = request.query_params.get("next", ROOT)
    target = asked if is_inside(asked) else ROOT
    sent = session.cookie_of(request)
    cookie = sent or browsers.new_cookie()
    if request.method == "GET":
        if sent is not None and await browsers.person(sent) is not None:
            return _redirect(target)
        return _form(request, browsers, cookie, target)
    async with request.form(max_files=0) as form:
        if not browsers.is_csrf_token(cookie, str(form.get("csrf", ""))):
            return _form(request, browsers, cookie, target, error="error_expired", status=403)
        done = await session.sign_in(browsers, request, form, cookie)
    if isinstance(done, identity.CodeWanted):
        return _form(request, browsers, cookie, target, pending=done.pending)
    if isinstance(done, session.Refused):
        answer = _form(request, browsers, cookie, target, done.username, done.error, done.status, pending=done.pending)
        answer.headers.update(done.headers)
        return answer
    if sent is not None:
        await browsers.sign_out(sent)
    return session.with_cookie(_redirect(target), done.cookie)


def _form(
    request: Request,
    browsers: identity.Browsers,
    cookie: str,
    target: str,
    username: str = "",
    error: str | None = None,
    status: int = 200,
    *,
    pending: str | None = None,
) -> Response:
    """Name and password or, behind a password that was right, the code."""
    language = locales.negotiate(request.headers.get("accept-language"))
    content: dict[str, object] = {
        "section": "console",
        "pending": pending,
        "here": SIGN_IN,
        "person": None,
        "application": None,
        "flash": {},
        "error": [tongue.say(language, MESSAGES[error])] if error else None,
        "csrf": browsers.csrf_token(cookie),
        "username": username,
        "target": target,
    }
    answer = look.page(
        request, TEMPLATES, "console/sign_in.html", content, status=status, form="private", language=language
    )
    return session.with_cookie(answer, cookie) if session.cookie_of(request) is None else answer


@signed_in
async def sign_out(visit: Visit) -> Response:
    """End the session."""
    await visit.browsers.sign_out(visit.cookie)
    return session.with_cookie(_redirect(SIGN_IN), visit.browsers.new_cookie())


def _redirect(target: str) -> Response:
    return RedirectResponse(target, 303, {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"})
