"""Serves the OpenAPI document, as YAML and as JSON. It needs no credential."""

import hashlib
import json
from collections.abc import Sequence

import yaml
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from roomrack.infra.http.operation import Operation, Services
from roomrack.web.portal.document import build
from roomrack.web.portal.examples import shift_to

FOLDER = "/connect/rest/v1/integration"


class DocumentPages:
    """Both forms of the document, made when first asked for and kept: it changes with the
    release, and with the week, because the days of its examples lie ahead."""

    def __init__(self, built: Sequence[Operation]) -> None:
        self._built = built
        self._kept: dict[tuple[str, int], tuple[bytes, str]] = {}

    def install(self, app: FastAPI) -> None:
        """Add the routes."""
        app.router.routes.append(Route(f"{FOLDER}/openapi.json", self.as_json, methods=["GET"]))
        app.router.routes.append(Route(f"{FOLDER}/openapi.yaml", self.as_yaml, methods=["GET"]))

    async def as_json(self, request: Request) -> Response:
        """GET openapi.json."""
        return self._answer(request, "application/json")

    async def as_yaml(self, request: Request) -> Response:
        """GET openapi.yaml."""
        return self._answer(request, "application/yaml")

    def _answer(self, request: Request, media_type: str) -> Response:
        services: Services = request.app.state.services
        shift = shift_to(services.clock.now().date())
        body, etag = self._kept.get((media_type, shift)) or self._make(
            request.app.state.settings.public_url, media_type, shift
        )
        headers = {"ETag": etag, "Cache-Control": "no-cache"}
        if request.headers.get("if-none-match") == etag:
            return Response(status_code=304, headers=headers)
        return Response(body, media_type=media_type, headers=headers)

    def _make(self, public_url: str, media_type: str, shift: int) -> tuple[bytes, str]:
        document = build(self._built, public_url, shift)
        if media_type == "application/json":
            body = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
        else:
            dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
            body = yaml.dump(document, Dumper=dumper, allow_unicode=True, sort_keys=False, width=120).encode()
        for old in [key for key in self._kept if key[1] != shift]:
            del self._kept[old]
        self._kept[media_type, shift] = (body, f'"{hashlib.sha256(body).hexdigest()[:32]}"')
        return self._kept[media_type, shift]
