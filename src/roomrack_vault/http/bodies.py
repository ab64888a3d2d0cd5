"""Reading bodies: JSON of the plain kind, and forms of pages; nothing that is read is ever logged or quoted."""

import json
import math
from typing import Any
from urllib.parse import parse_qs

from starlette.requests import Request

from roomrack_vault.errors import Refusal

MAX_BYTES = 64 * 1024
MAX_DEPTH = 16
MAX_FORM_FIELD = 200


async def raw(request: Request) -> bytes:
    """The bytes of a body. Raises `Refusal` (413)."""
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= MAX_BYTES:
            chunks.append(chunk)
        elif size > 16 * MAX_BYTES:
            break
    if size > MAX_BYTES:
        raise Refusal(413, "BadRequest", "too_large")
    return b"".join(chunks)


async def json_object(request: Request) -> dict[str, Any]:
    """The object of a JSON body; a body that is a JSON string is taken as the JSON that it holds.

    Raises `Refusal`: 413, 415, or 400 for what is not JSON, or not an object.
    """
    content = await raw(request)
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media and media != "application/json" and not (media.startswith("application/") and media.endswith("+json")):
        raise Refusal(415, "BadRequest", "media")
    value = _parsed(content)
    if isinstance(value, str):
        value = _parsed(value.encode())
    if not isinstance(value, dict):
        raise Refusal(400, "ApiParamsExemption", "not_object", element="$")
    return value


async def form(request: Request) -> dict[str, str]:
    """The fields of a form, each once. Raises `Refusal`."""
    try:
        pairs = parse_qs((await raw(request)).decode("ascii"), keep_blank_values=True, max_num_fields=10)
    except ValueError:
        return {}
    return {name: values[0][:MAX_FORM_FIELD] for name, values in pairs.items()}


def _parsed(content: bytes) -> Any:
    try:
        value = json.loads(content.decode(), object_pairs_hook=_unique, parse_constant=_refused, parse_float=_finite)
        _look_through(value)
    except (ValueError, RecursionError):
        raise Refusal(400, "JsonParseExemption", "json") from None
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _refused(_: str) -> Any:
    raise ValueError


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError
    return value


def _look_through(value: Any, depth: int = 0) -> None:
    if depth > MAX_DEPTH:
        raise ValueError
    if isinstance(value, str):
        if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
            raise ValueError
    elif isinstance(value, dict):
        for name, member in value.items():
            _look_through(name, depth)
            _look_through(member, depth + 1)
    elif isinstance(value, list):
        for member in value:
            _look_through(member, depth + 1)
