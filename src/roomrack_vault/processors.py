"""Payment processors: the vault fills a card into a request that the server has written, and sends it.

The server names a processor of the settings, a path there, and a body with placeholders; it gets what the processor
answered, without the number or the code should they stand in it. So it charges without ever seeing a card, and a card
goes nowhere but to the origins that the operator has listed.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote_plus

import aiohttp

from roomrack_vault.errors import Fault, Refusal, many

LIMIT = 256 * 1024
"""Bytes of a processor's answer that are read."""
TIMEOUT = aiohttp.ClientTimeout(total=60, connect=10)
_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")
NAMES = frozenset({"number", "month", "year", "year2", "cvv", "holder"})
_METHODS = frozenset({"POST", "PUT"})
_ESCAPES: Mapping[str, Callable[[str], str]] = {
    "application/x-www-form-urlencoded": quote_plus,
    "application/json": lambda value: json.dumps(value)[1:-1],
}
_PATH = re.compile(r"/[\w./\-?=&%:]{0,500}")
_HEADER = re.compile(r"[A-Za-z0-9\-]{1,64}")


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be sent."""

    processor: str
    path: str
    method: str
    headers: Mapping[str, str]
    media: str
    template: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the processor said."""

    status: int
    media: str
    text: str


class ProcessorAway(Exception):
    """The processor gave no answer; whether it has charged is unknown."""


def check(request: Request, known: Mapping[str, str]) -> None:
    """Raise `Refusal` for a request that can't be sent, with all that is wrong."""
    faults = []
    if request.processor not in known:
        faults.append(Fault("$.processor", "processor_unknown"))
    if not _PATH.fullmatch(request.path) or ".." in request.path:
        faults.append(Fault("$.path", "path_wrong"))
    if request.method not in _METHODS:
        faults.append(Fault("$.method", "method_wrong"))
    if request.media not in _ESCAPES:
        faults.append(Fault("$.contentType", "media_wrong"))
    if any(not _HEADER.fullmatch(name) or "\n" in value or "\r" in value for name, value in request.headers.items()):
        faults.append(Fault("$.headers", "headers_wrong"))
    if set(_PLACEHOLDER.findall(request.template)) - NAMES or "{{number}}" not in request.template:
        faults.append(Fault("$.body", "placeholders_wrong"))
    if faults:
        raise many(faults)


def wants(request: Request, name: str) -> bool:
    """Whether the request has the placeholder."""
    return f"{{{{{name}}}}}" in request.template


class Processors:
    """What sends."""

    def __init__(self, origins: Mapping[str, str]) -> None:
        self.origins = origins
        self._session = aiohttp.ClientSession(timeout=TIMEOUT, trust_env=False)

    async def send(self, request: Request, values: Mapping[str, str]) -> Answer:
        """Fill in and send. Raises `ProcessorAway` and `Refusal`."""
        check(request, self.origins)
        escape = _ESCAPES[request.media]
        body = _PLACEHOLDER.sub(lambda match: escape(values.get(match[1], "")), request.template)
        try:
            async with self._session.request(
                request.method,
                self.origins[request.processor] + request.path,
                data=body.encode(),
                headers={**request.headers, "Content-Type": request.media},
                allow_redirects=False,
            ) as answer:
                content = await answer.content.read(LIMIT)
                media = answer.headers.get("Content-Type", "")
                status = answer.status
        except (aiohttp.ClientError, TimeoutError, OSError):
            raise ProcessorAway from None
        return Answer(status, media, masked(content.decode("utf-8", "replace"), values))

    async def close(self) -> None:
        """Close idle connections."""
        await self._session.close()


def masked(text: str, values: Mapping[str, str]) -> str:
    """An answer without the number, however it is grouped, and without the code where it stands alone."""
    number = values.get("number", "")
    if number:
        text = re.sub(r"[\s.\-]?".join(number), f"**** {number[-4:]}", text)
    code = values.get("cvv", "")
    return re.sub(rf"(?<![\w.\-]){re.escape(code)}(?![\w.\-])", "***", text) if code else text


def no_answer() -> Refusal:
    """What the server is told when a processor gave no answer."""
    return Refusal(550, "ApiPartnerServerError", "processor_away")
