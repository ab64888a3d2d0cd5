"""Serves the OpenAPI document, as YAML and as JSON. It needs no credential."""

import hashlib
import json
from collections.abc import Sequence

import yaml
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from roomrack.infra.http.operation import Operation
from roomrack.web.portal.document import build

FOLDER = "/connect/rest/v1/integration"


class DocumentPages:
    """Both forms of the document, made when first asked for and kept: it changes only with the release."""

    def __init__(self, built: Sequence[Operation]) -> None:
        self._built = built
        self._kept: dict[str, tuple[bytes, str]] = {}

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
        body, etag = self._kept.get(media_type) or self._make(request.app.state.settings.public_url, media_type)
        headers = {"ETag": etag, "Cache-Control": "no-cache"}
        if request.headers.get("if-none-match") == etag:
            return Response(status_code=304, headers=headers)
        return Response(body, media_type=media_type, headers=headers)

    def _make(self, public_url: str, media_type: str) -> tuple[bytes, str]:
        document = build(self._built, public_url)
        if media_type == "application/json":
            body = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
        else:
            dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
            body = yaml.dump(document, Dumper=dumper, allow_unicode=True, sort_keys=False, width=120).encode()
        self._kept[media_type] = (body, f'"{hashlib.sha256(body).hexdigest()[:32]}"')
        return self._kept[media_type]
