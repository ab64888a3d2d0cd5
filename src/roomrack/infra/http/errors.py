"""Every failure as an answer with the body of docs/contract.md 2.

Handlers and services raise; nothing else builds an error's body. What no handler expects becomes a 500 with the request
id and without a word of what happened, which goes to the log; a database that can't be reached becomes a 503.
"""

import asyncio
import re
from typing import Any

import asyncpg
import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError, InterfaceError, StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from roomrack.core.errors import BadRequest, MethodNotAllowed, ParamsError, RoomrackError, Unavailable, UnknownPath
from roomrack.infra import locales
from roomrack.infra.db import sqlstate
from roomrack.infra.http.paths import methods_of
from roomrack.infra.http.responses import empty_response, json_response
from roomrack.infra.http.validation import params_error

log = structlog.get_logger(__name__)

UNAVAILABLE_CLASSES = ("08", "53", "57")
"""SQLSTATE classes: connection lost, out of resources (disk full, too many connections), operator intervention."""
UNAVAILABLE_STATES = frozenset({"55P03", "40001", "40P01", "25P03"})
"""A lock that did not come in time, and what was retried in vain."""
_OUT_OF_REACH = (
    PoolTimeoutError,
    asyncpg.InterfaceError,
    # What the driver raises on a connection whose end the server has announced and which is not closed yet.
    asyncpg.InternalClientError,
    OSError,
    TimeoutError,
    asyncio.TimeoutError,
)
OUT_OF_RANGE_STATES = frozenset({"22003", "22008", "22021", "22P05"})
"""Numbers, dates and characters that PostgreSQL can't hold."""


class InternalError(RoomrackError):
    """A bug; all that the client learns is the request id."""

    code = "internal"
    template = "Something went wrong on our side. Quote the request id {request_id} when you report it."


class ValueOutOfRange(ParamsError):
    """A value that the database can't hold, and that no model refused."""

    code = "value_out_of_range"
    template = "A value in the request is out of range."


def message_of(error: RoomrackError, language: str) -> str:
    """The error's message in a language, else in English."""
    template = locales.message(error.code, language)
    return template.format(**error.params) if template else str(error)


def describe(error: RoomrackError, language: str, *, element: str | None = None, nested: bool = True) -> dict[str, Any]:
    """One error object; `nested` False for an item inside another."""
    items = error.items if nested else ()
    content: dict[str, Any] = {
        "success": False,
        "type": error.type,
        "message": message_of(error, language),
        "nested": [describe(item, language, element=item.element, nested=False) for item in items],
    }
    names = {
        "element": element,
        "machine_name": error.machine_name,
        "human_name": error.human_name or _human_name(error.machine_name),
        "suggestion": error.suggestion,
    }
    content.update((name, value) for name, value in names.items() if value is not None)
    return content


def _human_name(machine_name: str | None) -> str | None:
    """`$.guests[0].familyName` reads as "Family name"."""
    if machine_name is None:
        return None
    last = re.sub(r"\[\d*\]", "", machine_name).rpartition(".")[2].strip("$[]'")
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[_\-]+", " ", last).strip().lower()
    return words[:1].upper() + words[1:] if words else None


def render(error: RoomrackError, request: Request) -> Response:
    """The answer to a refusal, in the language that the client prefers."""
    if not error.has_body:
        return empty_response(error.status, error.headers)
    content = error.body()
    if content is not None:
        return json_response(content, error.status, error.headers)
    language = locales.negotiate(request.headers.get("accept-language"))
    content = describe(error, language, element=error.top_element)
    return json_response(content, error.status, {"Content-Language": language, **error.headers})


def is_unavailable(error: BaseException) -> bool:
    """Whether the database, its pool or the way to it is what failed, so that trying again later makes sense."""
    if isinstance(error, StatementError) and not isinstance(error, DBAPIError) and error.orig is not None:
        # What kept SQLAlchemy from taking a new connection in the place of a broken one comes as it is, wrapped.
        return is_unavailable(error.orig)
    state = sqlstate(error)
    if state is not None:
        return state[:2] in UNAVAILABLE_CLASSES or state in UNAVAILABLE_STATES
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or isinstance(error, InterfaceError)
    return isinstance(error, _OUT_OF_REACH)


def _is_out_of_range(error: BaseException) -> bool:
    # What the driver itself can't encode it reports as DataError, caused by an OverflowError.
    return sqlstate(error) in OUT_OF_RANGE_STATES or isinstance(_root(error), OverflowError)


def _root(error: BaseException) -> BaseException:
    while isinstance(error, DBAPIError | asyncpg.DataError) or isinstance(error.__cause__, asyncpg.DataError):
        cause = error.orig if isinstance(error, DBAPIError) else error.__cause__
        if cause is None:
            break
        error = cause
    return error


def expected(error: Exception, request: Request) -> RoomrackError | None:
    """The refusal that an exception is, or None for a failure."""
    if isinstance(error, RoomrackError):
        return error
    if isinstance(error, RequestValidationError):
        return params_error(error.errors(), error.body)
    if isinstance(error, HTTPException):
        return _of_starlette(error, request)
    return None


def refusal_of(error: Exception, request: Request) -> RoomrackError:
    """What any exception means to the client; bugs are logged here, with their traceback."""
    refusal = expected(error, request)
    if refusal is not None:
        return refusal
    if _is_out_of_range(error):
        log.warning("value_out_of_range", exc_info=error)
        return ValueOutOfRange()
    if is_unavailable(error):
        log.warning("unavailable", error=type(error).__name__, state=sqlstate(error))
        return Unavailable()
    log.error("bug", exc_info=error)
    return InternalError(request_id=request.state.request_id)


def _of_starlette(error: HTTPException, request: Request) -> RoomrackError:
    if error.status_code == 405:
        return MethodNotAllowed(allow=", ".join(methods_of(request.app.routes, request.scope)))
    if error.status_code == 404:
        return UnknownPath()
    return BadRequest()


async def answer(request: Request, error: Exception) -> Response:
    """The exception handler of the application."""
    return render(refusal_of(error, request), request)


def install(app: FastAPI) -> None:
    """Register the handlers. Starlette raises a bug again once it is answered; the edge ends that."""
    for kind in (RoomrackError, RequestValidationError, HTTPException, Exception):
        app.add_exception_handler(kind, answer)
