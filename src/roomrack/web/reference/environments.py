"""The servers that a sample or the collection can be for: the demo, the sandbox and production.

Sandbox and production are one server: the application decides which of them a credential belongs to.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import structlog
from starlette.requests import Request

from roomrack.infra.settings import Settings
from roomrack.web.portal import trying
from roomrack.web.portal.examples import SECRETS, requests

log = structlog.get_logger(__name__)

DEMO_URL = "http://127.0.0.1:8480/connect"
"""Where `make demo` serves."""


@dataclass(frozen=True, slots=True)
class Environment:
    """One choice of the switch."""

    name: str
    label: str
    base: str


def environments(settings: Settings) -> Sequence[Environment]:
    """The choices, the likeliest first."""
    own = f"{settings.public_url.rstrip('/')}/connect"
    demo = Environment("demo", "Demo", own if settings.demo else DEMO_URL)
    others = [Environment("sandbox", "Sandbox", own), Environment("production", "Production", own)]
    return [demo, *others] if settings.demo else [*others, demo]


def demo_values(request: Request) -> Mapping[str, Mapping[str, str]] | None:
    """What the demo fills in, by environment, if this request may have it.

    Who may is said in `roomrack.web.portal.trying`.
    """
    settings: Settings = request.app.state.settings
    if not settings.demo or not trying.is_local(request):
        return None
    try:
        known = json.loads((settings.data_dir / "demo.json").read_text(encoding="utf-8"))
        return {
            "demo": {
                **_application(known["production_app"]),
                "token": known["property_token"],
                "refresh_token": known["property_refresh_token"],
                "application_token": known["apilogin_token"],
                "key": known["api_key"],
                "sandbox_token": known["sandbox_token"],
            },
            "sandbox": {
                **_application(known["sandbox_app"]),
                "token": known["sandbox_token"],
                "refresh_token": known["sandbox_refresh_token"],
            },
        }
    except (OSError, ValueError, KeyError, TypeError):
        log.warning("the credentials of the demo can't be read")
        return None


def variables(name: str) -> Mapping[str, str]:
    """What an environment of the collection asks the reader for."""
    # What an answer gives is a variable of the collection, which one of the environment would hide.
    kept = {each for entry in requests() for each in entry.get("keep", {})}
    asked = {key: value for key, value in SECRETS.items() if key not in kept}
    told = {"client_id", "redirect_uri"} if name == "demo" else set()
    return {key: value if key in told else "" for key, value in asked.items()}


def _application(known: Mapping[str, str]) -> dict[str, str]:
    return {name: known[name] for name in ("client_id", "client_secret", "redirect_uri")}
