"""The two pages for people: choosing a PIN, and looking at a card once. No script, nothing from elsewhere.

Opening a link uses nothing up: programs that look at mails open links too. Only sending the form does.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from roomrack_vault import texts
from roomrack_vault.errors import Refusal
from roomrack_vault.http.bodies import form
from roomrack_vault.http.edge import finished, vault_of
from roomrack_vault.repository import Link, Look
from roomrack_vault.service import PinRefused

FOLDER = Path(__file__).parent.parent
POLICY = (
    "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "img-src 'none'; script-src 'none'"
)
_templates = Environment(
    loader=FileSystemLoader(FOLDER / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)

Page = Callable[[Request], Awaitable[Response]]


def page(handler: Page) -> Page:
    """A page whose refusals and bugs become pages."""

    async def handle(request: Request) -> Response:
        request.state.request_id = "-"
        try:
            answer = await handler(request)
        except Refusal as refusal:
            answer = _problem(request, "title_gone", refusal.code, 410 if refusal.status == 404 else refusal.status)
        except Exception as error:  # noqa: BLE001 - whatever it is, its message may quote a card
            vault_of(request).log.bug("bug", error)
            answer = _problem(request, "title_failed", "failed", 503)
        answer.headers["Content-Security-Policy"] = POLICY
        return finished(answer, request)

    return handle


async def ask_pin(request: Request) -> Response:
    """The form to choose a PIN."""
    link = await vault_of(request).find_link(request.path_params["secret"], "PIN")
    return _pin_form(link)


async def save_pin(request: Request) -> Response:
    """What the form sends."""
    sent = await form(request)
    vault, secret = vault_of(request), request.path_params["secret"]
    link = await vault.find_link(secret, "PIN")
    try:
        await vault.set_pin(secret, sent.get("pin", ""), sent.get("again", ""))
    except PinRefused as refused:
        return _pin_form(link, refused.code)
    return _render("message.html", link.language, title="title_pin", message="pin_saved")


async def ask_card(request: Request) -> Response:
    """The form that asks for the PIN before a card is shown."""
    return _card_form(await vault_of(request).find_link(request.path_params["secret"], "CARD"))


async def show_card(request: Request) -> Response:
    """The card, once."""
    sent = await form(request)
    vault, secret = vault_of(request), request.path_params["secret"]
    link = await vault.find_link(secret, "CARD")
    try:
        shown = await vault.show(secret, sent.get("pin", ""))
    except PinRefused as refused:
        if refused.final:
            return _render("message.html", link.language, 410, title="title_gone", message=refused.code)
        return _card_form(link, refused.code)
    words = texts.PAGES[link.language]
    grouped = " ".join(shown.number[start : start + 4] for start in range(0, len(shown.number), 4))
    answer = _render(
        "card.html",
        link.language,
        title="title_card",
        number=grouped,
        expiry=f"{shown.month:02}/{shown.year}",
        holder=shown.holder,
        asked_cvv=link.ask_cvv,
        cvv=shown.cvv,
        looks=[_line(look, words) for look in shown.looks],
    )
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


def _pin_form(link: Link, problem: str | None = None) -> Response:
    intro = texts.PAGES[link.language]["pin_intro"].format(name=link.property_name)
    return _render(
        "pin.html", link.language, 400 if problem else 200, title="title_pin", intro=intro, problem=problem, twice=True
    )


def _card_form(link: Link, problem: str | None = None) -> Response:
    words = texts.PAGES[link.language]
    intro = words["card_intro"].format(reservation=link.reservation or "", name=link.property_name)
    return _render(
        "pin.html",
        link.language,
        403 if problem else 200,
        title="title_card",
        intro=intro,
        problem=problem,
        twice=False,
    )


def _problem(request: Request, title: str, code: str, status: int) -> Response:
    language = texts.accepted(request.headers.get("accept-language"))
    message = code if code in texts.PAGES[language] else "failed"
    return _render("message.html", language, status, title=title, message=message)


def _line(look: Look, words: dict[str, str] | Any) -> str:
    what = words[f"look_{look.what}"].format(processor=look.processor or "")
    if look.application is not None:
        what += " " + words["look_by"].format(application=look.application)
    if look.with_cvv:
        what += " " + words["look_cvv"]
    form = words["look_line_alone"] if look.reservation is None else words["look_line"]
    return str(form.format(when=look.at.strftime("%Y-%m-%d %H:%M"), what=what, reservation=look.reservation))


def _render(template: str, language: str, status: int = 200, **values: Any) -> Response:
    words = texts.PAGES[language]
    content = _templates.get_template(template).render(words=words, language=language, **values)
    return HTMLResponse(content, status)
