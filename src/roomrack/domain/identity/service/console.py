"""What people do with the applications that they work on (docs/guides/console.md).

Every use case takes the person first, and somebody else's application is answered like one that does not exist.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from roomrack.core.errors import FieldMissing, FieldWrong, NotFound
from roomrack.core.rights import Permissions
from roomrack.domain.identity import rules
from roomrack.domain.identity.errors import (
    LastMember,
    MemberUnknown,
    OverlapRunning,
    TooManyApplications,
)
from roomrack.domain.identity.repository import applications as repository
from roomrack.domain.identity.repository import grants
from roomrack.domain.identity.repository.types import Record
from roomrack.domain.identity.rules import Environment
from roomrack.domain.identity.service.applications import (
    Application,
    Changes,
    application_from,
    configure,
    create_application,
    secret_context,
)
from roomrack.domain.identity.service.grants import Resource, revoke_grant
from roomrack.domain.identity.service.people import Person, person_named, person_of
from roomrack.infra.db import ReadUnit, WriteUnit

NEWEST = 2**63 - 1
"""Before which id a first page of a list begins."""


@dataclass(frozen=True, slots=True)
class GrantShown:
    """A grant to an application as its developers see it."""

    id: int
    person: int
    name: str
    username: str
    is_key: bool
    created_at: datetime
    revoked_at: datetime | None
    resources: tuple[Resource, ...]
    networks: tuple[int, ...] = ()
    """Granted as a whole."""


async def own_applications(unit: ReadUnit, person_id: int) -> list[Application]:
    """The applications that a person works on, oldest first."""
    return [application_from(row) for row in await repository.applications_of(unit.raw, person_id)]


async def own_application(unit: ReadUnit, person_id: int, application_id: int) -> Application:
    """One application that a person works on. Raises `NotFound`, also for somebody else's."""
    row = await repository.application_of(unit.raw, person_id, application_id)
    if row is None:
        raise NotFound("Application")
    return application_from(row)


async def lock_own(unit: WriteUnit, person_id: int, application_id: int) -> Application:
    """One application that a person works on, locked until the unit ends. Raises `NotFound`."""
    await own_application(unit, person_id, application_id)
    await grants.lock_application(unit.raw, application_id)
    return await own_application(unit, person_id, application_id)


async def reach_of(unit: ReadUnit, application_id: int) -> Mapping[int, Permissions]:
    """What an application reaches now: the accommodations of its environment, with what was granted of each.

    Of a property that it created itself it may read and write everything.
    """
    return {
        row["accommodation"]: rules.unpack(rules.EVERYTHING if row["created"] else row["permissions"])
        for row in await repository.reach(unit.raw, application_id)
    }


async def create_own(
    unit: WriteUnit, person_id: int, *, name: str, redirect_uris: Sequence[str] = ()
) -> tuple[Application, str]:
    """Make a sandbox application for a person, who works on it from then on, and its client secret.

    Raises `FieldMissing`, `FieldWrong`, `TooManyApplications`, `RedirectUriRefused`.
    """
    cleaned = _name(name)
    await repository.lock_member(unit.raw, person_id)
    if len(await repository.applications_of(unit.raw, person_id)) >= rules.MAX_OWN_APPLICATIONS:
        raise TooManyApplications(limit=rules.MAX_OWN_APPLICATIONS)
    return await create_application(
        unit, name=cleaned, environment=Environment.SANDBOX, redirect_uris=redirect_uris, owner=person_id
    )


async def change_own(
    unit: WriteUnit, person_id: int, application_id: int, *, name: str, redirect_uris: Sequence[str]
) -> Application:
    """Change the name and the redirect URIs. Raises as `create_own` and `own_application` do."""
    await own_application(unit, person_id, application_id)
    sent = frozenset({"name", "redirect_uris"})
    return await configure(
        unit, application_id, Changes(sent, name=_name(name), redirect_uris=tuple(dict.fromkeys(redirect_uris)))
    )


async def rotate_secret(unit: WriteUnit, person_id: int, application_id: int, overlap: timedelta) -> str:
    """A new client secret, which is never shown again; the present one works for `overlap` more.

    At most two work at once. Raises `OverlapRunning` while an older one does, `FieldWrong` for an overlap that is
    negative or longer than a week, and `NotFound`.
    """
    if not timedelta() <= overlap <= rules.MAX_SECRET_OVERLAP:
        raise FieldWrong("overlap", reason="The old secret may work for a week at most.")
    await own_application(unit, person_id, application_id)
    await grants.lock_application(unit.raw, application_id)
    present = await own_application(unit, person_id, application_id)
    now = unit.now()
    if present.old_secret_until is not None and now < present.old_secret_until:
        raise OverlapRunning
    secret = secrets.token_urlsafe(rules.SECRET_BYTES)
    sealed = unit.keyring.seal(secret.encode(), secret_context(application_id))
    row = {"digest": unit.keyring.digest(secret), "sealed": sealed.blob, "kid": sealed.kid}
    await repository.replace_secret(unit.raw, application_id, row, now + overlap, now)
    if not overlap:
        await repository.drop_old_secret(unit.raw, application_id)
    return secret


async def end_old_secret(unit: WriteUnit, person_id: int, application_id: int) -> None:
    """Let the secret before the present one end at once. Raises `NotFound`."""
    await own_application(unit, person_id, application_id)
    await grants.lock_application(unit.raw, application_id)
    await repository.drop_old_secret(unit.raw, application_id)


async def grants_to(
    unit: ReadUnit, person_id: int, application_id: int, *, before: int = NEWEST, limit: int = 25
) -> list[GrantShown]:
    """Grants to an application, newest first, those that ended too. Raises `NotFound`."""
    await own_application(unit, person_id, application_id)
    found = await grants.grants_to(unit.raw, application_id, before, limit)
    return [await _shown(unit, row) for row in found]


async def _shown(unit: ReadUnit, row: Record) -> GrantShown:
    held = await grants.grant_accommodations(unit.raw, row["id"])
    return GrantShown(
        id=row["id"],
        person=row["person"],
        name=f"{row['given_name']} {row['family_name']}".strip() or row["username"],
        username=row["username"],
        is_key=row["is_key"],
        created_at=row["created_at"],
        revoked_at=row["revoked_at"],
        resources=tuple(
            Resource(one["accommodation"], rules.unpack(one["permissions"]), one["created_at"]) for one in held
        ),
        networks=tuple(await grants.grant_networks(unit.raw, row["id"])),
    )


async def revoke_own_grant(unit: WriteUnit, person_id: int, application_id: int, grant_id: int) -> None:
    """End a grant to an application, with all its tokens. Raises `NotFound`, also for a grant to another one."""
    await own_application(unit, person_id, application_id)
    row = await grants.grant(unit.raw, grant_id)
    if row is None or row["application"] != application_id:
        raise NotFound("Grant")
    await revoke_grant(unit, grant_id)


async def members(unit: ReadUnit, person_id: int, application_id: int) -> list[Person]:
    """Who works on an application. Raises `NotFound`."""
    await own_application(unit, person_id, application_id)
    return [person_of(row) for row in await repository.members(unit.raw, application_id)]


async def add_member(unit: WriteUnit, person_id: int, application_id: int, username: str) -> Person:
    """Let somebody who can sign in here work on an application too. Raises `MemberUnknown`, `NotFound`."""
    await own_application(unit, person_id, application_id)
    if not username.strip():
        raise FieldMissing("username")
    found = await person_named(unit, username)
    if found is None:
        raise MemberUnknown("username")
    await repository.insert_member(unit.raw, application_id, found.id, unit.now())
    return found


async def share_application(unit: WriteUnit, application_id: int, person_id: int) -> None:
    """Let a person work on an application, in the name of whoever runs the server."""
    await repository.insert_member(unit.raw, application_id, person_id, unit.now())


async def remove_member(unit: WriteUnit, person_id: int, application_id: int, member: int) -> None:
    """End somebody's work on an application. Raises `LastMember`, `NotFound`."""
    await own_application(unit, person_id, application_id)
    await grants.lock_application(unit.raw, application_id)
    known = {row["id"] for row in await repository.members(unit.raw, application_id)}
    if member not in known:
        raise NotFound("Member")
    if known == {member}:
        raise LastMember
    await repository.delete_member(unit.raw, application_id, member)


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not name:
        raise FieldMissing("name")
    if len(name) > rules.MAX_APPLICATION_NAME or not name.isprintable():
        raise FieldWrong("name", reason=f"A name has at most {rules.MAX_APPLICATION_NAME} printable characters.")
    return name
