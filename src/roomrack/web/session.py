"""Signing in with a browser, the same for every page: the cookie, and what a sign-in form is answered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from roomrack.domain.identity.errors import SignInBusy, TooManyFailures, WrongPassword
from roomrack.domain.identity.service import Browsers, SignIn

COOKIE = "roomrack_session"
MAX_USERNAME = 320
MAX_PASSWORD = 1_024
_COOKIE_VALUE = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Refused:
    """A sign-in that was refused: which text to show, and how to answer."""

    username: str
    error: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)


def cookie_of(request: Request) -> str | None:
    """The session cookie that a browser sent, if it has the form of one."""
    sent = request.cookies.get(COOKIE, "")
    return sent if _COOKIE_VALUE.fullmatch(sent) else None


async def sign_in(browsers: Browsers, request: Request, form: FormData) -> SignIn | Refused:
    """Check the fields `username` and `password`."""
    username = str(form.get("username", "")).replace("\0", "")[:MAX_USERNAME]
    password = str(form.get("password", ""))[:MAX_PASSWORD]
    address = request.client.host if request.client else ""
    try:
        return await browsers.sign_in(username, password, address)
    except WrongPassword:
        return Refused(username, "error_password", 403)
    except TooManyFailures as error:
        return Refused(username, "error_too_many", 429, {"Retry-After": str(error.params["seconds"])})
    except SignInBusy as error:
        return Refused(username, "error_busy", 503, {"Retry-After": str(error.params["seconds"])})


def with_cookie(answer: Response, value: str) -> Response:
    """Give the browser its session."""
    # Secure also on http://127.0.0.1: browsers take loopback for a safe origin.
    answer.set_cookie(COOKIE, value, path="/", secure=True, httponly=True, samesite="lax")
    return answer
