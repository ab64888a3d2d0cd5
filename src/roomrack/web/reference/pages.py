"""The pages of the API reference, and the samples that they load."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI
from markdown_it import MarkdownIt
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from roomrack.infra.http.caller import Level
from roomrack.infra.http.operation import Operation, Services
from roomrack.web import look
from roomrack.web.portal import examples, samples
from roomrack.web.portal.contract import descriptions, operations
from roomrack.web.portal.document import ANSWERS, build
from roomrack.web.portal.errors import errors_of
from roomrack.web.portal.languages import BY_ID, LANGUAGES
from roomrack.web.reference import collection, environments
from roomrack.web.reference.tree import tree

ADDRESS = "/connect/reference"
PACKAGE = "roomrack.web.reference"
ASSETS = look.Assets(PACKAGE, "reference")
FIRST_LANGUAGE = "curl"
SCHEMES = {"OAuthLogin": "access token", "ApiOperations": "the application's own token", "Key": "API key"}

_markdown = MarkdownIt("commonmark", {"html": False})
_templates = look.environment(PACKAGE, ASSETS)


def address_of(operation: str) -> str:
    """The page of an operation."""
    return f"{ADDRESS}/{quote(operation, safe='')}"


_templates.filters["markdown"] = lambda text: Markup(_markdown.render(text))  # noqa: S704 - HTML in it is escaped
_templates.filters["inline"] = lambda text: Markup(_markdown.renderInline(text))  # noqa: S704 - likewise
_templates.globals.update(address_of=address_of)


class Reference:
    """The pages of the operations that are built."""

    def __init__(self, built: Sequence[Operation]) -> None:
        self._built = {operation.id: operation for operation in built}

    def install(self, app: FastAPI) -> None:
        """Add the routes."""
        # The name of an operation may hold a slash.
        page = f"{ADDRESS}/{{operation:path}}"
        for path, endpoint in (
            (ADDRESS, self.index),
            (f"{ADDRESS}/demo.json", self.demo),
            (f"{page}/samples/{{language}}.json", self.sample),
            (page, self.operation),
            ("/connect/collection.json", self.collection),
            ("/connect/environments/{name}.json", self.environment),
        ):
            app.router.routes.append(Route(path, endpoint, methods=["GET"]))
        ASSETS.install(app)

    async def index(self, request: Request) -> Response:
        """All operations, by tag."""
        content = {"section": "reference", "groups": self._groups, "settings": request.app.state.settings}
        return look.page(request, _templates, "reference/index.html", content)

    async def operation(self, request: Request) -> Response:
        """One operation."""
        operation = self._built.get(request.path_params["operation"])
        if operation is None:
            content = {"section": "reference", "name": request.path_params["operation"]}
            return look.page(request, _templates, "reference/missing.html", content, status=404)
        return look.page(request, _templates, "reference/operation.html", self._content(request, operation))

    async def sample(self, request: Request) -> Response:
        """The samples of an operation in one language, as HTML by the kind of base URL."""
        operation, language = request.path_params["operation"], request.path_params["language"]
        if operation not in self._built or language not in BY_ID:
            return Response(status_code=404)
        return _json(request, {"forms": samples.highlighted(operation, language, _shift(request))})

    async def demo(self, request: Request) -> Response:
        """What the demo fills in; 404 for everybody who is not on its machine."""
        values = environments.demo_values(request)
        if values is None:
            return Response(status_code=404, headers={"Cache-Control": "no-store"})
        headers = {
            "Cache-Control": "no-store",
            "Cross-Origin-Resource-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
        }
        return Response(json.dumps(values), headers=headers, media_type="application/json")

    async def collection(self, request: Request) -> Response:
        """The Postman collection, to download."""
        made = collection.collection(list(self._built.values()), self._summaries, _shift(request))
        return _json(request, made, download="roomrack.postman_collection.json")

    async def environment(self, request: Request) -> Response:
        """An environment of the collection, to download."""
        for each in environments.environments(request.app.state.settings):
            if each.name == request.path_params["name"]:
                name = f"roomrack-{each.name}.postman_environment.json"
                return _json(request, collection.environment(each), download=name)
        return Response(status_code=404)

    def _content(self, request: Request, operation: Operation) -> Mapping[str, Any]:
        document = self._document
        facts = self._facts[operation.id]
        shift = _shift(request)
        settings = request.app.state.settings
        choices = environments.environments(settings)
        base = choices[0].base
        order = [each for _, listed in self._groups for each, _ in listed]
        place = order.index(operation)
        shown = examples.examples(operation.id, shift)
        forms = samples.highlighted(operation.id, FIRST_LANGUAGE, shift)
        return {
            "section": "reference",
            "groups": self._groups,
            "operation": operation,
            "facts": facts,
            "description": descriptions()["operations"][operation.id].strip().partition("\n")[2].strip(),
            "parameters": [
                (each, tree(each["schema"], document["components"]["schemas"])) for each in facts.get("parameters", [])
            ],
            "bodies": self._trees(facts.get("requestBody", {})),
            "answers": [
                (status, answer["description"], self._trees(answer))
                for status, answer in sorted(facts["responses"].items())
                if status.startswith(("2", "3", "d"))
            ],
            "errors": [(status, kinds, ANSWERS.get(str(status), "")) for status, kinds in errors_of(operation).items()],
            "level": "READONLY" if operation.level is Level.READONLY else "READWRITE",
            "schemes": [SCHEMES[scheme.value] for scheme in operation.schemes],
            "cost": descriptions().get("costs", {}).get(operation.id),
            "examples": [(each, _request_text(each), _answer_text(each)) for each in shown],
            "languages": LANGUAGES,
            "first_language": FIRST_LANGUAGE,
            "sample": Markup(forms.get(samples.form_of(base), forms[samples.FIRST_FORM])),  # noqa: S704 - escaped there
            "secrets": sorted(_secrets(shown[0])),
            "environments": choices,
            "base": base,
            "is_demo": settings.demo,
            "previous": order[place - 1] if place else None,
            "next": order[place + 1] if place + 1 < len(order) else None,
            "summaries": self._summaries,
        }

    def _trees(self, carrier: Mapping[str, Any]) -> list[tuple[str, Any]]:
        schemas = self._document["components"]["schemas"]
        return [
            (kind, tree(media["schema"], schemas))
            for kind, media in carrier.get("content", {}).items()
            if "schema" in media
        ]

    @cached_property
    def _document(self) -> Mapping[str, Any]:
        return build(list(self._built.values()), "")

    @cached_property
    def _facts(self) -> Mapping[str, Any]:
        return {facts["operationId"]: facts for _, _, facts in operations(dict(self._document))}

    @cached_property
    def _summaries(self) -> Mapping[str, str]:
        return {name: facts["summary"] for name, facts in self._facts.items()}

    @cached_property
    def _groups(self) -> list[tuple[Mapping[str, str], list[tuple[Operation, str]]]]:
        return [
            (
                tag,
                [(each, self._summaries[each.id]) for each in self._built.values() if each.tags[0] == tag["name"]],
            )
            for tag in self._document["tags"]
        ]


def _shift(request: Request) -> int:
    services: Services = request.app.state.services
    return examples.shift_to(services.clock.now().date())


def _request_text(example: examples.Example) -> Markup:
    """The request of an example, as far as it is not in the samples: body or query."""
    if example.json is not None:
        text = example.filled(example.json)
        return _lexed(text) if example.media == examples.JSON else escape(text)
    pairs = example.form.items() if example.form is not None else example.query
    return Markup("\n").join(
        Markup("<b>{}</b>={}").format(name, example.filled(value, examples.SECRETS)) for name, value in pairs
    )


def _answer_text(example: examples.Example) -> Markup:
    return _lexed(example.body_text) if example.answered == examples.JSON else escape(example.body_text)


def _lexed(text: str) -> Markup:
    return Markup(samples.marked_up(text, "json") if text else "")  # noqa: S704 - escaped by Pygments


def _secrets(example: examples.Example) -> set[str]:
    whole = json.dumps([example.path, example.query, example.headers, dict(example.form or {}), example.json])
    return {name for name in examples.SECRETS if f"{{{{{name}}}}}" in whole}


def _json(request: Request, content: object, download: str | None = None) -> Response:
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {
        "Cache-Control": "no-cache",
        "Cross-Origin-Resource-Policy": "same-origin",
        "ETag": etag,
        "X-Content-Type-Options": "nosniff",
    }
    if download:
        headers["Content-Disposition"] = f'attachment; filename="{download}"'
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type="application/json")
