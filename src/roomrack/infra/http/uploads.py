"""Bodies that are files: larger than JSON may be, never parsed as such, and held on disk rather than in memory.

Such a body is read after the caller is known and before a transaction opens, so that a slow client holds nothing.
"""

import asyncio
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO

from starlette.requests import ClientDisconnect, Request

from roomrack.core.errors import TooLarge, UnsupportedMedia
from roomrack.infra.http.guard import BodyTooSlow

IN_MEMORY = 1024 * 1024
"""Bytes of a file that stay in memory; more go to disk."""


@dataclass(frozen=True, slots=True)
class Upload:
    """What an operation takes instead of JSON."""

    media: tuple[str, ...]
    """Media types, without parameters."""
    limit: int = 32 * 1024 * 1024
    """Bytes."""
    seconds: float = 120.0
    """Until all of it must have come."""


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A file as it came, standing at its beginning."""

    media: str
    file: IO[bytes]


async def receive(request: Request, wanted: Upload) -> Uploaded:
    """The body of a request. Raises `UnsupportedMedia`, `TooLarge`, `BodyTooSlow` or `ClientDisconnect`."""
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media not in wanted.media:
        raise UnsupportedMedia(expected=" or ".join(wanted.media))
    announced = request.headers.get("content-length", "")
    if announced.isdigit() and int(announced) > wanted.limit:
        raise TooLarge(limit=wanted.limit)
    file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - the edge closes it after the answer.
    size = 0
    try:
        async with asyncio.timeout(wanted.seconds):
            async for chunk in request.stream():
                size += len(chunk)
                if size > wanted.limit:
                    raise TooLarge(limit=wanted.limit)
                file.write(chunk)
    except TimeoutError:
        file.close()
        raise BodyTooSlow(seconds=int(wanted.seconds)) from None
    except (TooLarge, ClientDisconnect):
        file.close()
        raise
    file.seek(0)
    return Uploaded(media, file)
