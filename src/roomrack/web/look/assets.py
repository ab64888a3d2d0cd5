"""Static files, served below an address that changes with their content.

The digest of all files of a package stands in the path and not in the query, so that one script can import another by
its relative name and both may be kept for a year.
"""

import asyncio
import gzip
import hashlib
import mimetypes
from collections.abc import Iterator
from functools import cached_property
from importlib import resources
from importlib.resources.abc import Traversable

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

ROOT = "/connect/static"
YEAR = "public, max-age=31536000, immutable"
WORTH_COMPRESSING = 1_024
"""Bytes; anything shorter fits one packet anyway."""

_TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
_TEXT = ("text/", "application/json", "image/svg+xml")


class Assets:
    """The files below `static/` of one package, as `/connect/static/NAME/DIGEST/FILE`."""

    def __init__(self, package: str, name: str) -> None:
        """`name` is unique among the packages with pages."""
        self.package = package
        self.name = name
        self._compressed: dict[str, bytes] = {}

    @cached_property
    def _files(self) -> dict[str, bytes]:
        return dict(_walk(resources.files(self.package).joinpath("static"), ""))

    @cached_property
    def digest(self) -> str:
        """Changes when any of the files does."""
        whole = hashlib.sha256()
        for path, content in sorted(self._files.items()):
            whole.update(f"{path}\0{len(content)}\0".encode())
            whole.update(content)
        return whole.hexdigest()[:16]

    def url(self, path: str) -> str:
        """The address of a file. Raises KeyError when there is none."""
        if path not in self._files:
            raise KeyError(path)
        return f"{ROOT}/{self.name}/{self.digest}/{path}"

    def install(self, app: FastAPI) -> None:
        """Serve the files."""
        app.router.routes.append(Route(f"{ROOT}/{self.name}/{{digest}}/{{path:path}}", self.serve, methods=["GET"]))

    async def serve(self, request: Request) -> Response:
        """A file; under the digest of another release it is the present one, which nobody keeps."""
        path = request.path_params["path"]
        content = self._files.get(path)
        if content is None:
            return Response(status_code=404)
        media_type = _media_type(path)
        headers = {
            "Cache-Control": YEAR if request.path_params["digest"] == self.digest else "no-cache",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
        }
        if media_type.startswith(_TEXT) and len(content) >= WORTH_COMPRESSING:
            headers["Vary"] = "Accept-Encoding"
            if accepts_gzip(request):
                content = await self._gzipped(path, content)
                headers["Content-Encoding"] = "gzip"
        return Response(content, headers=headers, media_type=media_type)

    async def _gzipped(self, path: str, content: bytes) -> bytes:
        known = self._compressed.get(path)
        if known is None:
            # Megabytes of a vendored script take a tenth of a second, which other requests should not wait for.
            known = self._compressed[path] = await asyncio.to_thread(gzip.compress, content, 6, mtime=0)
        return known


def accepts_gzip(request: Request) -> bool:
    """Whether the client takes gzip; a quality of 0 says no."""
    for offer in request.headers.get("accept-encoding", "").split(","):
        name, _, parameters = offer.strip().partition(";")
        if name.strip().lower() == "gzip":
            return parameters.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _walk(entry, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name, entry.read_bytes()


def _media_type(path: str) -> str:
    ending = path[path.rfind(".") :] if "." in path else ""
    return _TYPES.get(ending) or mimetypes.guess_type(path)[0] or "application/octet-stream"
