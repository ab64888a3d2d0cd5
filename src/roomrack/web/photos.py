"""Photos for everybody: a file of a picture under an address that nobody can guess, and that never changes.

No credential is asked for: whoever was told the address may show the picture, as booking sites do. It is a plain file,
marked so that a browser takes it for nothing else, and may be kept by every cache on the way for good.
"""

from typing import Any

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from roomrack.core.errors import Unavailable
from roomrack.domain.media import service
from roomrack.domain.media.rules import Kind
from roomrack.infra.http.responses import empty_response
from roomrack.ports.files import NAME, StoreUnavailable

PATH = "/photos/{name}"
RETRY_SECONDS = 30

_MEDIA = {kind.suffix: kind.media for kind in Kind}
_HEADERS = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Access-Control-Allow-Origin": "*",
}


def path_of(file: str) -> str:
    """Where a page of this server finds a file of a picture, whatever address clients reach the server by."""
    return PATH.format(name=file)


def install(app: FastAPI) -> None:
    """Serve the files."""
    app.router.routes.append(Route(PATH, show, methods=["GET"]))


async def show(request: Request) -> Response:
    """One file; 304 for whoever has it already, 404 for what is none."""
    name: str = request.path_params["name"]
    media = _MEDIA.get(name.rpartition(".")[2])
    content = None
    if media is not None and NAME.fullmatch(name):
        try:
            content = await service.files().get(name)
        except StoreUnavailable as error:
            raise Unavailable(seconds=RETRY_SECONDS) from error
    if content is None:
        return empty_response(404, {"Cache-Control": "no-store"})
    tag = f'"{name.rpartition(".")[0]}"'
    headers: dict[str, Any] = {**_HEADERS, "ETag": tag}
    if _has(request.headers.get("if-none-match", ""), tag):
        return empty_response(304, headers)
    return Response(content, headers=headers, media_type=media)


def _has(condition: str, tag: str) -> bool:
    """Whether one of the tags that a client says it has is this one, or any will do."""
    told = {each.strip().removeprefix("W/") for each in condition.split(",")}
    return tag in told or "*" in told
