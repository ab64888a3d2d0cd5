"""Signing in with a browser, the same for every page: the cookie, and what a sign-in form is answered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from roomrack.domain.identity.errors import (
    CodeWrong,
    LinkEnded,
    SignInBusy,
    TooManyCodes,
    TooManyFailures,
    WrongPassword,
)
from roomrack.domain.identity.service import Browsers, CodeWanted, SignIn

COOKIE = "roomrack_session"
MAX_USERNAME = 320
MAX_PASSWORD = 1_024
MAX_CODE = 40
MAX_PENDING = 1_000
_COOKIE_VALUE = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Refused:
    """A sign-in that was refused: which text to show, and how to answer."""

    username: str
    error: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    pending: str | None = None
    """Set where another code may be tried."""


def cookie_of(request: Request) -> str | None:
    """The session cookie that a browser sent, if it has the form of one."""
    sent = request.cookies.get(COOKIE, "")
    return sent if _COOKIE_VALUE.fullmatch(sent) else None


def address_of(request: Request) -> str:
    """Where a request comes from."""
    return request.client.host if request.client else ""


def is_code(form: FormData) -> bool:
    """Whether a sign-in form carries the code that was asked for behind the password."""
    return bool(form.get("pending"))


async def sign_in(browsers: Browsers, request: Request, form: FormData, cookie: str) -> SignIn | CodeWanted | Refused:
    """Check the fields `username` and `password`, or `pending` and `code`; `cookie` is what the browser has now."""
    agent = request.headers.get("user-agent", "")
    if is_code(form):
        return await _second_step(browsers, form, cookie, agent)
    username = str(form.get("username", "")).replace("\0", "")[:MAX_USERNAME]
    password = str(form.get("password", ""))[:MAX_PASSWORD]
    try:
        return await browsers.sign_in(username, password, address_of(request), browser=cookie, agent=agent)
    except WrongPassword:
        return Refused(username, "error_password", 403)
    except TooManyFailures as error:
        return Refused(username, "error_too_many", 429, {"Retry-After": str(error.params["seconds"])})
    except SignInBusy as error:
        return Refused(username, "error_busy", 503, {"Retry-After": str(error.params["seconds"])})


async def _second_step(browsers: Browsers, form: FormData, cookie: str, agent: str) -> SignIn | Refused:
    pending = str(form.get("pending", ""))[:MAX_PENDING]
    code = str(form.get("code", "")).replace("\0", "")[:MAX_CODE]
    try:
        return await browsers.second_step(pending, code, browser=cookie, agent=agent)
    except CodeWrong:
        return Refused("", "error_code", 403, pending=pending)
    except TooManyCodes:
        return Refused("", "error_too_many_codes", 429, {"Retry-After": "3600"})
    except LinkEnded:
        return Refused("", "error_step_over", 403)


def with_cookie(answer: Response, value: str) -> Response:
    """Give the browser its session."""
    # Secure also on http://127.0.0.1: browsers take loopback for a safe origin.
    answer.set_cookie(COOKIE, value, path="/", secure=True, httponly=True, samesite="lax")
    return answer
