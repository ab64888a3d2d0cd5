"""Building answers: JSON by msgspec, straight to bytes.

FastAPI's own encoder is never used: a calendar of 7,300 days costs it eight times as much. Handlers return a
`Response`.
"""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from types import NoneType
from typing import Any

import msgspec
from starlette.responses import Response

from roomrack.core.localtime import format_instant

JSON = "application/json"


def _stranger(value: object) -> Any:
    if hasattr(value, "model_dump"):
        return _with_instants(value.model_dump(by_alias=True, exclude_none=True))
    raise TypeError(f"{type(value).__name__} has no form on the wire")


_encoder = msgspec.json.Encoder(decimal_format="number", enc_hook=_stranger)


def encode(content: object) -> bytes:
    """JSON bytes: decimals as numbers with exactly their digits, dates as yyyy-MM-dd.

    In dicts and lists, aware datetimes go out as the contract writes instants; in structs they must be strings.
    """
    return _encoder.encode(_with_instants(content))


def encode_plain(content: object) -> bytes:
    """JSON bytes of what holds no instants, which are then not looked for: half the time of a large list."""
    return _encoder.encode(content)


def encoded(content: object) -> msgspec.Raw:
    """A part of an answer, encoded once: for what stands there many times."""
    return msgspec.Raw(encode(content))


_AS_THEY_ARE = frozenset({str, int, bool, float, Decimal, NoneType})


def _with_instants(content: Any) -> Any:
    # The exact types first, and without a call for each: most of what is answered is made of these.
    if isinstance(content, dict):
        return {key: value if type(value) in _AS_THEY_ARE else _with_instants(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [value if type(value) in _AS_THEY_ARE else _with_instants(value) for value in content]
    if isinstance(content, datetime):
        return format_instant(content)
    return content


def json_response(content: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """An answer in JSON; bytes are taken as JSON that was encoded already."""
    body = content if isinstance(content, bytes) else encode(content)
    return Response(body, status_code=status, headers=headers, media_type=JSON)


def empty_response(status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """An answer without a body."""
    return Response(b"", status_code=status, headers=headers)
