"""Rendering pages, and the headers that all of them have."""

import gzip
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from roomrack import __version__
from roomrack.web.look.assets import WORTH_COMPRESSING, Assets, accepts_gzip

PACKAGE = "roomrack.web.look"
LOOK = Assets(PACKAGE, "look")
"""The style sheet, the icon and the scripts of the base template."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the main navigation."""

    section: str
    """What a page gives as its `section` when it belongs here."""
    label: str
    address: str


NAVIGATION: tuple[Entry, ...] = (
    Entry("guides", "Guides", "/connect/guides"),
    Entry("reference", "Reference", "/connect/reference"),
    Entry("errors", "Errors", "/connect/errors"),
    Entry("try", "Try it", "/connect/try"),
    Entry("console", "Console", "/connect/console"),
)

Form = Literal["public", "private"]
"""public: the same for everybody, kept by caches and asked for anew. private: about somebody, kept by nobody."""

_POLICY: Mapping[str, tuple[str, ...]] = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "img-src": ("'self'", "data:"),
    "font-src": ("'self'",),
    "connect-src": ("'self'",),
    "base-uri": ("'none'",),
    "form-action": ("'self'",),
    "frame-ancestors": ("'none'",),
}


def policy(**more: Sequence[str]) -> str:
    """The Content-Security-Policy of a page: nothing from elsewhere, nothing inline.

    A page that can't do without adds sources by directive, with an underscore for the dash:
    `style_src=("'unsafe-inline'",)`.
    """
    directives = dict(_POLICY)
    for name, sources in more.items():
        directive = name.replace("_", "-")
        directives[directive] = (*directives.get(directive, ()), *sources)
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


STRICT_POLICY = policy()


def environment(package: str, assets: Assets | None = None) -> Environment:
    """The templates of a package and those of the look; `asset(path)` is the address of a file of `assets`."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader(package), PackageLoader(PACKAGE)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(look=LOOK.url, asset=(assets or LOOK).url, main_navigation=NAVIGATION, version=__version__)
    return made


def page(
    request: Request,
    templates: Environment,
    template: str,
    content: Mapping[str, Any],
    *,
    status: int = 200,
    form: Form = "public",
    security: str = STRICT_POLICY,
    language: str = "en",
) -> Response:
    """Render a template and answer with it.

    A public page carries an ETag and is compressed where the client takes it; a private one is neither, because a
    compressed secret can be guessed from its length.
    """
    text = templates.get_template(template).render({"section": "", "language": language, **content})
    return answer(request, text.encode(), status=status, form=form, security=security, language=language)


def answer(
    request: Request,
    body: bytes,
    *,
    status: int = 200,
    form: Form = "public",
    security: str = STRICT_POLICY,
    language: str = "en",
) -> Response:
    """Answer with a page that is rendered already; see `page`."""
    headers = {
        "Cache-Control": "no-cache" if form == "public" else "no-store",
        "Content-Language": language,
        "Content-Security-Policy": security,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
    if form == "public":
        headers["Vary"] = "Accept-Encoding"
        if status == 200:
            # Weak, because the compressed form is equal only in meaning.
            headers["ETag"] = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
            if headers["ETag"] in _etags(request):
                return Response(status_code=304, headers=headers)
        if len(body) >= WORTH_COMPRESSING and accepts_gzip(request):
            body = gzip.compress(body, 6, mtime=0)
            headers["Content-Encoding"] = "gzip"
    return Response(body, status, headers, "text/html; charset=utf-8")


def _etags(request: Request) -> set[str]:
    return {each.strip() for each in request.headers.get("if-none-match", "").split(",")}
