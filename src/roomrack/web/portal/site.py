"""The pages of the portal at /connect/: guides, errors, changelog, search and the console to try operations.

Each page is rendered when it is first asked for and kept: it changes only with the release.
"""

import asyncio
import gzip
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Match, Route
from starlette.types import Scope

from roomrack.infra.http.operation import Operation
from roomrack.infra.settings import Settings
from roomrack.web import look
from roomrack.web.look.assets import accepts_gzip
from roomrack.web.look.pages import answer
from roomrack.web.portal import errors, library, search, trying
from roomrack.web.portal.document import build

HOME = "/connect/"
PACKAGE = "roomrack.web.portal"
ASSETS = look.Assets(PACKAGE, "portal")

_templates = look.environment(PACKAGE, ASSETS)
_templates.filters["reference"] = search.reference_address
_templates.globals.update(groups=library.GROUPS, title_of=library.title, address_of=library.address_of)


class Portal:
    """The pages, about the operations that are built."""

    def __init__(self, built: Sequence[Operation]) -> None:
        self._built = built
        self._kept: dict[str, bytes] = {}

    def install(self, app: FastAPI) -> None:
        """Add the routes."""
        app.router.routes += [
            Route("/", self.to_home, methods=["GET"]),
            Route("/connect", self.to_home, methods=["GET"]),
            Route(HOME, self.home, methods=["GET"]),
            Route("/connect/guides", self.guides, methods=["GET"]),
            Route("/connect/guides/{name}", self.guide, methods=["GET"]),
            Route("/connect/details/{name:path}", self.detail, methods=["GET"]),
            Route("/connect/changelog", self.changelog, methods=["GET"]),
            Route("/connect/errors", self.errors, methods=["GET"]),
            Route("/connect/search.json", self.search, methods=["GET"]),
            Route("/connect/try", self.try_it, methods=["GET"]),
            # Below the other packages' pages, wherever those stand among the routes: it matches no address of theirs.
            MissingPage("/connect/{path:path}", self.missing),
        ]
        ASSETS.install(app)

    async def to_home(self, _: Request) -> Response:
        """Where people who type the server's address want to be."""
        return RedirectResponse(HOME, 307, {"Cache-Control": "no-cache"})

    async def home(self, request: Request) -> Response:
        """The first page."""
        settings: Settings = request.app.state.settings
        return self._page(
            request,
            "home",
            "portal/home.html",
            lambda: {"base": f"{settings.public_url.rstrip('/')}/connect", "block": library.code_block},
        )

    async def guides(self, request: Request) -> Response:
        """The list of all documents."""
        content = {"section": "guides", "details": list(library.details())}
        return self._page(request, "guides", "portal/guides.html", lambda: content)

    async def guide(self, request: Request) -> Response:
        """One guide."""
        return self._document(request, f"docs/guides/{request.path_params['name']}.md")

    async def detail(self, request: Request) -> Response:
        """One of the documents beside the guides."""
        return self._document(request, f"docs/{request.path_params['name']}.md")

    async def changelog(self, request: Request) -> Response:
        """CHANGELOG.md."""
        return self._document(request, library.CHANGELOG)

    async def errors(self, request: Request) -> Response:
        """The glossary."""
        return self._page(
            request,
            "errors",
            "portal/errors.html",
            lambda: {"section": "errors", "types": errors.glossary(self._built), "markdown": library.inline},
        )

    async def search(self, request: Request) -> Response:
        """The index that the browser searches."""
        if "index" not in self._kept:
            # Every document is rendered for it, which takes most of a second.
            await asyncio.to_thread(self._make_index, request.app.state.settings.public_url)
        body, compressed = self._kept["index"], self._kept["index.gz"]
        etag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
        headers = {
            "Cache-Control": "no-cache",
            "Cross-Origin-Resource-Policy": "same-origin",
            "ETag": etag,
            "Vary": "Accept-Encoding",
            "X-Content-Type-Options": "nosniff",
        }
        if request.headers.get("if-none-match") == etag:
            return Response(status_code=304, headers=headers)
        if accepts_gzip(request):
            return Response(compressed, headers={**headers, "Content-Encoding": "gzip"}, media_type="application/json")
        return Response(body, headers=headers, media_type="application/json")

    def _make_index(self, public_url: str) -> None:
        found = search.index(build(self._built, public_url), self._built)
        body = json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()
        self._kept["index.gz"] = gzip.compress(body, 6, mtime=0)
        self._kept["index"] = body

    async def try_it(self, request: Request) -> Response:
        """The console. A demo's page holds a credential, so that it is kept by nobody."""
        token = trying.token_for(request)
        content = {"section": "try", "token": token or ""}
        form: look.Form = "private" if token else "public"
        return look.page(request, _templates, "portal/try.html", content, form=form, security=trying.POLICY)

    async def missing(self, request: Request) -> Response:
        """There is no such page, told to people."""
        return look.page(request, _templates, "portal/missing.html", {"path": request.url.path}, status=404)

    def _document(self, request: Request, path: str) -> Response:
        if path not in set(library.everything()) or library.address_of(path) != request.scope["path"]:
            return look.page(request, _templates, "portal/missing.html", {"path": request.url.path}, status=404)
        return self._page(
            request,
            path,
            "portal/document.html",
            lambda: {
                "section": "guides" if path != library.CHANGELOG else "changelog",
                "document": library.document(path),
                "details": list(library.details()),
            },
        )

    def _page(self, request: Request, name: str, template: str, content: Callable[[], Mapping[str, Any]]) -> Response:
        body = self._kept.get(name)
        if body is None:
            values = {"section": "", "language": "en", "current": request.url.path, **content()}
            body = self._kept[name] = _templates.get_template(template).render(values).encode()
        return answer(request, body)


class MissingPage(Route):
    """Matches what people ask for below /connect and nothing serves; the API keeps its answer without a body."""

    def __init__(self, path: str, endpoint: Callable[[Request], Any]) -> None:
        super().__init__(path, endpoint, methods=["GET"])

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Full only for a GET by something that wants HTML, and only partial then: any other route goes first."""
        match, found = super().matches(scope)
        if match is not Match.FULL or scope["path"].startswith(("/connect/rest/", "/connect/static/")):
            return Match.NONE, {}
        wants_html = any(
            name == b"accept" and b"text/html" in value.lower() for name, value in scope.get("headers", ())
        )
        return (Match.PARTIAL, found) if wants_html else (Match.NONE, {})
