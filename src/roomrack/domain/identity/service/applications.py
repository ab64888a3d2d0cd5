"""Applications: making them, telling who they are, and what they may change of themselves."""

import hmac
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from roomrack.core.errors import ParamsError, many
from roomrack.core.rights import Area, Permissions
from roomrack.domain.identity import rules
from roomrack.domain.identity.errors import ClientRefused, EnvironmentFixed, RedirectUriRefused
from roomrack.domain.identity.repository import applications as repository
from roomrack.domain.identity.repository import grants, invitations
from roomrack.domain.identity.repository.types import Record
from roomrack.domain.identity.rules import Environment
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import ReadUnit, WriteUnit


@dataclass(frozen=True, slots=True)
class Application:
    """A program that uses the API; times are UTC."""

    id: int
    name: str
    client_id: str
    environment: Environment
    category: str | None
    icon: str | None
    description: Mapping[str, str]
    redirect_uris: tuple[str, ...]
    permissions: Permissions
    """What it asks of those who grant it a property."""
    call_limit: int | None
    """Plain calls in a window of 300 s, when it has a limit of its own."""
    bulk_limit: int | None
    """Units of additional cost in a window of 300 s, when it has a limit of its own."""
    properties: int
    """How many accommodations it reaches: the base of its quota."""
    active: bool
    created_at: datetime
    secret_created_at: datetime | None = None
    """When the client secret replaced another; None for the first one."""
    old_secret_until: datetime | None = None
    """Until when the client secret before works too; may lie in the past."""

    @property
    def sandbox(self) -> bool:
        """Whether it lives in the sandbox."""
        return self.environment is Environment.SANDBOX


@dataclass(frozen=True, slots=True)
class Changes:
    """What an application wants to change of itself: only the fields in `sent`."""

    sent: frozenset[str]
    name: str = ""
    environment: Environment = Environment.SANDBOX
    category: str | None = None
    icon: str | None = None
    description: Mapping[str, str] = field(default_factory=dict)
    redirect_uris: Sequence[str] = ()


def application_from(row: Record) -> Application:
    """An application from a row."""
    return Application(
        id=row["id"],
        name=row["name"],
        client_id=row["client_id"],
        environment=Environment(row["environment"]),
        category=row["category"],
        icon=row["icon"],
        description=json.loads(row["description"]),
        redirect_uris=tuple(row["redirect_uris"]),
        permissions=rules.unpack(row["permissions"]),
        call_limit=row["call_limit"],
        bulk_limit=row["bulk_limit"],
        properties=row["properties"],
        active=row["active"],
        created_at=row["created_at"],
        secret_created_at=row["secret_created_at"],
        old_secret_until=row["old_secret_until"],
    )


def secret_context(application_id: int) -> bytes:
    """What a client secret is sealed with beside the key."""
    return f"application.secret_sealed.{application_id}".encode()


async def create_application(
    unit: WriteUnit,
    *,
    name: str,
    environment: Environment | str = Environment.SANDBOX,
    redirect_uris: Sequence[str] = (),
    permissions: Permissions | None = None,
    category: str | None = None,
    icon: str | None = None,
    description: Mapping[str, str] | None = None,
    call_limit: int | None = None,
    bulk_limit: int | None = None,
    owner: int | None = None,
    application_id: int | None = None,
    client_id: str | None = None,
) -> tuple[Application, str]:
    """Make an application and its client secret, which is never shown again.

    Without `permissions` it asks for everything. `owner` is a person who works on it from then on. Demo data gives its
    own ids. Raises `RedirectUriRefused`.
    """
    check_redirect_uris(redirect_uris)
    connection = unit.raw
    identifier = application_id if application_id is not None else await repository.next_application_id(connection)
    secret = secrets.token_urlsafe(rules.SECRET_BYTES)
    sealed = unit.keyring.seal(secret.encode(), secret_context(identifier))
    await repository.insert_application(
        connection,
        {
            "id": identifier,
            "name": name,
            "client_id": client_id or f"app_{secrets.token_hex(16)}",
            "secret_digest": unit.keyring.digest(secret),
            "secret_sealed": sealed.blob,
            "secret_kid": sealed.kid,
            "environment": Environment(environment).value,
            "category": category,
            "icon": icon,
            "description": dict(description or {}),
            "redirect_uris": list(redirect_uris),
            "permissions": rules.EVERYTHING if permissions is None else rules.pack(permissions),
            "call_limit": call_limit,
            "bulk_limit": bulk_limit,
            "created_at": unit.now(),
        },
    )
    if owner is not None:
        await repository.insert_member(connection, identifier, owner, unit.now())
    return await application(unit, identifier), secret


async def application(unit: ReadUnit, application_id: int) -> Application:
    """One application. Raises LookupError when there is none."""
    row = await repository.application(unit.raw, application_id)
    if row is None:
        raise LookupError(f"there is no application {application_id}")
    return application_from(row)


async def applications(unit: ReadUnit) -> list[Application]:
    """All applications, oldest first."""
    return [application_from(row) for row in await repository.applications(unit.raw)]


async def application_of_client(unit: ReadUnit, client_id: str) -> Application | None:
    """The active application with a public client id."""
    row = await repository.application_by_client(unit.raw, client_id)
    return application_from(row) if row is not None and row["active"] else None


async def authenticate_client(unit: ReadUnit, client_id: str, secret: str | None) -> Application:
    """The active application that a client id and, when it is sent, its secret belong to. Raises `ClientRefused`.

    A caller that passes no secret must demand another proof.
    """
    row = await repository.application_by_client(unit.raw, client_id)
    if row is None or not row["active"]:
        raise ClientRefused
    if secret is not None and not _has_secret(unit, row, secret):
        raise ClientRefused
    return application_from(row)


def _has_secret(unit: ReadUnit, row: Record, secret: str) -> bool:
    """Whether a secret is the application's, or the one before while that still works."""
    matches = secret_matches(unit.keyring, row["secret_digest"], secret)
    if _old_secret_works(unit, row):
        matches |= secret_matches(unit.keyring, row["old_secret_digest"], secret)
    return matches


def _old_secret_works(unit: ReadUnit, row: Record) -> bool:
    return row["old_secret_digest"] is not None and unit.now() < row["old_secret_until"]


def secret_matches(keyring: Keyring, digest: bytes, secret: str) -> bool:
    """Whether a secret has the stored digest, compared in constant time."""
    matches = False
    for candidate in keyring.digests(secret):
        matches |= hmac.compare_digest(candidate, digest)
    return matches


async def secret_of_application_matches(unit: ReadUnit, application_id: int, secret: str) -> bool:
    """Whether a secret is the application's."""
    row = await repository.application(unit.raw, application_id)
    return row is not None and _has_secret(unit, row, secret)


async def client_secret(unit: ReadUnit, application_id: int) -> bytes:
    """The newest client secret in UTF-8. Raises LookupError when there is no such application."""
    return (await client_secrets(unit, application_id))[-1]


async def client_secrets(unit: ReadUnit, application_id: int) -> tuple[bytes, ...]:
    """The client secrets that work now in UTF-8, the older one first: what webhooks are signed with.

    Raises LookupError when there is no such application.
    """
    row = await repository.application(unit.raw, application_id)
    if row is None:
        raise LookupError(f"there is no application {application_id}")
    context = secret_context(application_id)
    newest = unit.keyring.open(row["secret_kid"], row["secret_sealed"], context)
    if not _old_secret_works(unit, row):
        return (newest,)
    return (unit.keyring.open(row["old_secret_kid"], row["old_secret_sealed"], context), newest)


async def asked_permissions(unit: ReadUnit, application_id: int) -> Permissions:
    """What an application asks of those who grant it a property."""
    return (await application(unit, application_id)).permissions


async def applications_granted(unit: ReadUnit, accommodation: int, area: Area | str) -> list[int]:
    """Active applications that a live grant lets read an area of an accommodation of their own environment."""
    return await repository.applications_granted(unit.raw, accommodation, rules.read_mask(Area(area)))


async def configure(unit: WriteUnit, application_id: int, changes: Changes) -> Application:
    """Change what an application may change of itself; absent fields keep their value.

    Raises `EnvironmentFixed` when it wants to raise its environment, `RedirectUriRefused`.
    """
    await grants.lock_application(unit.raw, application_id)
    before = await application(unit, application_id)
    after = replace(before, **{name: getattr(changes, name) for name in changes.sent})
    if after.environment is Environment.PRODUCTION and before.environment is not Environment.PRODUCTION:
        raise EnvironmentFixed("$.environment")
    check_redirect_uris(after.redirect_uris if "redirect_uris" in changes.sent else ())
    row: dict[str, Any] = {
        "name": after.name,
        "environment": after.environment.value,
        "category": after.category,
        "icon": after.icon,
        "description": dict(after.description),
        "redirect_uris": list(after.redirect_uris),
    }
    await repository.update_application(unit.raw, application_id, row)
    return await application(unit, application_id)


def check_redirect_uris(uris: Sequence[str]) -> None:
    """Raise `RedirectUriRefused`, or one error with all of them nested, when a URI can't be registered."""
    refused: list[ParamsError] = []
    for position, uri in enumerate(uris):
        fault = rules.redirect_uri_fault(uri)
        if fault is not None:
            refused.append(RedirectUriRefused(f"$.redirectUri[{position}]", fault=fault))
    if len(uris) > rules.MAX_REDIRECT_URIS:
        refused.append(RedirectUriRefused("$.redirectUri", fault=f"more than {rules.MAX_REDIRECT_URIS} of them"))
    if refused:
        raise many(refused)


async def remember_created(unit: WriteUnit, application_id: int, accommodation: int, sandbox: bool) -> None:
    """Let an application reach, with its own credential, an accommodation that it created."""
    connection = unit.raw
    await grants.lock_application(connection, application_id)
    await grants.set_environment(connection, accommodation, sandbox=sandbox)
    await grants.remember_created(connection, application_id, accommodation)
    await grants.refresh_reach(connection, application_id, [accommodation])


async def register_accommodation(unit: WriteUnit, accommodation: int, sandbox: bool) -> None:
    """Tell identity of an accommodation, or that it moved into or out of the sandbox."""
    await grants.set_environment(unit.raw, accommodation, sandbox=sandbox)


async def set_active(unit: WriteUnit, accommodation: int, *, active: bool) -> None:
    """Let an accommodation answer to all who were granted it, or only to its owner."""
    await grants.set_active(unit.raw, accommodation, active=active)


async def forget_accommodation(unit: WriteUnit, accommodation: int) -> None:
    """Take an accommodation that was deleted from everybody: grants, keys, applications, people."""
    connection = unit.raw
    known = await grants.applications_of(connection, accommodation)
    for application_id in known:
        await grants.lock_application(connection, application_id)
    await grants.forget_accommodation(connection, accommodation)
    await invitations.end_of(connection, accommodation, unit.now())
    for application_id in known:
        await grants.refresh_reach(connection, application_id, [accommodation])


async def reach_of_grant(unit: ReadUnit, grant_id: int, accommodation: int) -> Permissions | None:
    """What a live grant allows of an accommodation that is in use; None when it does not hold it."""
    packed = await grants.permissions_in(unit.raw, grant_id, accommodation)
    return None if packed is None else rules.unpack(packed)
