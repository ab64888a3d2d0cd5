"""The console at /connect/try: Scalar, from our own files, over our own document.

On a demo it is signed in. The demo's credentials are no secret on the machine that runs it, and they must not leave it:
the token is given only by a server that was started as a demo, to a browser on the same machine that asked for it under
a loopback name. The name matters because a page elsewhere can make its own name lead to 127.0.0.1.
"""

import ipaddress
import json

import structlog
from starlette.requests import Request

from roomrack.infra.settings import Settings
from roomrack.web import look

log = structlog.get_logger(__name__)

POLICY = look.policy(
    # Scalar writes style elements while it runs.
    style_src=("'unsafe-inline'",),
    img_src=("blob:",),
    worker_src=("'self'", "blob:"),
)
LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "::1", "[::1]"})


def token_for(request: Request) -> str | None:
    """The access token of the demo's property, if this request may have it."""
    settings: Settings = request.app.state.settings
    if not settings.demo or not is_local(request):
        return None
    try:
        known = json.loads((settings.data_dir / "demo.json").read_text(encoding="utf-8"))
        return str(known["property_token"])
    except (OSError, ValueError, KeyError, TypeError):
        log.warning("the credentials of the demo can't be read")
        return None


def is_local(request: Request) -> bool:
    """Whether browser and server are on one machine, and the browser knows it."""
    if request.url.hostname not in LOOPBACK_NAMES or any(
        name in request.headers for name in ("forwarded", "x-forwarded-for", "x-forwarded-host", "via")
    ):
        return False
    try:
        return request.client is not None and ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False
