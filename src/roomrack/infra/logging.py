"""Logs: one JSON object a line on standard error, with secrets taken out.

Every line within a request carries its id. Nothing at INFO or above holds personal data: requests are told by route,
never by query string, body or address of the client. The traceback of a bug is at ERROR.
"""

import json
import logging
import re
import sys
from collections.abc import MutableMapping
from functools import lru_cache
from typing import Any

import structlog

MASK = "***"
_SECRET_NAMES = re.compile(
    r"(?i)(^|_)(authorization|cookie|key|apikey|code|code_verifier|password|secret|token|pan|cvv|dsn)$"
)
_SECRET_TEXTS = (
    (re.compile(r"(?i)\b(bearer|basic)\s+[\w.~+/=-]{8,}"), r"\1 " + MASK),
    (re.compile(r"(?i)(://[^\s/:@]+):[^\s/@]+@"), r"\1:" + MASK + "@"),
    (
        re.compile(
            r"(?i)([\"']?\b(?:authorization|key|api_?key|code|code_verifier|password|client_secret|secret"
            r"|(?:access|refresh)_?token|token|pan|cvv)[\"']?\s*[=:]\s*[\"']?)[^\s\"'&,;})]{4,}"
        ),
        r"\1" + MASK,
    ),
)
_DEPTH = 4
_HARMLESS = frozenset({int, float, bool, type(None)})


def scrub_text(text: str) -> str:
    """The text without what looks like a credential in it."""
    if " " not in text and ":" not in text and "=" not in text:
        return text  # Each of the patterns has one of these in it.
    for pattern, replacement in _SECRET_TEXTS:
        text = pattern.sub(replacement, text)
    return text


def scrub(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """structlog's processor that takes secrets out of a line."""
    return {
        name: value if type(value) in _HARMLESS else _scrubbed(name, value, _DEPTH) for name, value in event.items()
    }


@lru_cache(maxsize=1024)
def _is_secret(name: str) -> bool:
    return _SECRET_NAMES.search(name) is not None


def _scrubbed(name: str, value: object, depth: int) -> object:
    if isinstance(value, str | bytes) and _is_secret(name):
        return MASK
    if isinstance(value, str):
        return scrub_text(value)
    if isinstance(value, dict) and depth:
        return {key: _scrubbed(str(key), member, depth - 1) for key, member in value.items()}
    if isinstance(value, list | tuple) and depth:
        return [_scrubbed("", member, depth - 1) for member in value]
    return value


def _foreign(value: object) -> str:
    return scrub_text(repr(value))


_encoder = json.JSONEncoder(default=_foreign, ensure_ascii=False)


def _serialize(event: Any, **_: Any) -> str:
    return _encoder.encode(event)


_SHARED: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
_RENDER: list[structlog.typing.Processor] = [
    structlog.processors.format_exc_info,
    scrub,
    structlog.processors.JSONRenderer(serializer=_serialize),
]


def configure_logging(level: str = "INFO") -> None:
    """Set up logging of this process, ours and every library's, as JSON lines. Raises ValueError for no level."""
    number = logging.getLevelNamesMapping().get(level.upper())
    if number is None:
        raise ValueError(f"{level!r} is no log level")
    structlog.configure(
        processors=[*_SHARED, *_RENDER],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*_SHARED, structlog.stdlib.add_logger_name],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_RENDER],
        )
    )
    root = logging.getLogger()
    for known in root.handlers[:]:
        root.removeHandler(known)
    root.addHandler(handler)
    # Libraries tell at INFO what is of use to their authors.
    root.setLevel(max(number, logging.WARNING) if number > logging.DEBUG else number)
