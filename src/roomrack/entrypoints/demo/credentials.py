"""Applications, people and tokens of the demo, and the file that tells them.

Secrets are made at a fresh start. At later starts tokens that would run out are made anew; what can't be read back
from the database, the password and the api key, comes from the file, and is replaced when the file is gone.
"""

import json
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from roomrack.core.rights import Area, Level, Permissions
from roomrack.domain.identity import service as identity
from roomrack.domain.identity.errors import RefreshTokenRefused
from roomrack.entrypoints.demo import plan
from roomrack.infra.db import WriteUnit

USERNAME, OTHER_USERNAME = "demo@example.com", "other@example.com"
REDIRECT_URI = "http://127.0.0.1:8481/callback"
"""Where a client on this machine can listen. Nothing of Roomrack does."""

EVERYTHING: Permissions = dict.fromkeys(Area, Level.READWRITE)

_APPLICATIONS = (
    (plan.PRODUCTION_APPLICATION, "Demo Revenue Manager", "demo-production", "PRODUCTION", plan.PERSON),
    (plan.SANDBOX_APPLICATION, "Demo Sandbox", "demo-sandbox", "SANDBOX", plan.PERSON),
    (plan.OTHER_APPLICATION, "Somebody Else", "demo-other", "PRODUCTION", plan.OTHER_PERSON),
)


async def create_accounts(unit: WriteUnit) -> None:
    """Make the applications and the people, before their properties."""
    for id, name, client_id, environment, owner in _APPLICATIONS:
        await identity.create_application(
            unit,
            application_id=id,
            name=name,
            client_id=client_id,
            environment=environment,
            redirect_uris=[REDIRECT_URI],
            permissions=EVERYTHING,
            call_limit=plan.CALL_LIMIT,
            bulk_limit=plan.BULK_LIMIT,
            owner=owner,
        )
    for person, username, given in ((plan.PERSON, USERNAME, "Demo"), (plan.OTHER_PERSON, OTHER_USERNAME, "Other")):
        await identity.create_person(
            unit,
            person_id=person,
            username=username,
            email=username,
            given_name=given,
            family_name="Owner",
            password=secrets.token_urlsafe(12),
        )


async def issue(unit: WriteUnit, base_url: str, known: Mapping[str, Any]) -> dict[str, Any]:
    """The credentials as they are told; `known` are those of the start before, empty at a fresh one."""
    production = await _application(unit, plan.PRODUCTION_APPLICATION, "demo-production")
    sandbox = await _application(unit, plan.SANDBOX_APPLICATION, "demo-sandbox")
    application = await identity.sign_in_application(
        unit, client_id=production["client_id"], client_secret=production["client_secret"]
    )
    granted = await _tokens(unit, plan.PRODUCTION_APPLICATION, plan.MAIN, known.get("property_refresh_token"))
    tried = await _tokens(unit, plan.SANDBOX_APPLICATION, plan.SANDBOX, known.get("sandbox_refresh_token"))
    main, other = plan.BY_ID[plan.MAIN], plan.BY_ID[plan.OTHER]
    return {
        "base_url": f"{base_url}/connect",
        "authorization_url": f"{base_url}/octobook/identity/oauth.xhtml",
        "user": {"username": USERNAME, "password": await _password(unit, known)},
        "api_key": known.get("api_key") or await identity.issue_api_key(unit, plan.PRODUCTION_APPLICATION, plan.PERSON),
        "sandbox_app": sandbox,
        "production_app": production,
        "apilogin_token": application.access_token,
        "property_token": granted.access_token,
        "property_refresh_token": granted.refresh_token,
        "sandbox_token": tried.access_token,
        "sandbox_refresh_token": tried.refresh_token,
        "accommodation": str(plan.MAIN),
        "network": plan.NETWORK,
        "network_accommodations": [str(house.id) for house in plan.HOUSES if house.network == plan.NETWORK],
        "base_room": main.product(1),
        "derived_rate": main.product(1, 1),
        "chained_rate": main.product(1, 3),
        "suite": main.product(plan.SUITE_NUMBER),
        "suite_rooms": [main.product(number) for number in plan.SUITE_OF],
        "products": [id for id, _, _ in main.products()],
        "pms_room": main.first_pms_room,
        "reservations": [main.first_reservation + number for number in range(main.reservations)],
        "sandbox_accommodation": str(plan.SANDBOX),
        "sandbox_base_room": plan.BY_ID[plan.SANDBOX].product(1),
        "other_tenant_accommodation": str(plan.OTHER),
        "other_tenant_base_room": other.product(1),
        "other_tenant_reservation": other.first_reservation,
    }


async def _application(unit: WriteUnit, id: int, client_id: str) -> dict[str, str]:
    secret = await identity.client_secret(unit, id)
    return {"client_id": client_id, "client_secret": secret.decode(), "redirect_uri": REDIRECT_URI}


async def _tokens(unit: WriteUnit, application: int, accommodation: int, known: str | None) -> identity.TokenPair:
    """Tokens of one property, of the grant that was told before unless it was revoked."""
    if known:
        try:
            return await identity.refresh(unit, refresh_token=known, client_id=None, client_secret=None)
        except RefreshTokenRefused:
            pass
    return await identity.issue_tokens(unit, application, plan.PERSON, {accommodation: EVERYTHING})


async def _password(unit: WriteUnit, known: Mapping[str, Any]) -> str:
    password = known.get("user", {}).get("password")
    if not password:
        password = secrets.token_urlsafe(12)
        await identity.set_password(unit, plan.PERSON, password)
    return str(password)


def read(path: Path) -> dict[str, Any]:
    """The credentials of the start before; empty when there are none or the file is damaged."""
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}
