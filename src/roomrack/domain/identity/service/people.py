"""People: who signs in, and which properties they work for."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from roomrack.core.rights import Duty, Level, Levels
from roomrack.domain.identity import rules
from roomrack.domain.identity.errors import SignInBusy, UsernameTaken
from roomrack.domain.identity.repository import grants
from roomrack.domain.identity.repository import people as repository
from roomrack.domain.identity.repository.types import Record
from roomrack.infra.db import ReadUnit, WriteUnit

# OWASP's second profile for Argon2id: 19 MiB and two passes, so that the cap below bounds the memory too.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_CONCURRENT_HASHES = 2
_WAITING_HASHES = 32
_NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$vn/ATIR6Rkr9vylxLUgVzA$YYBBrIgIhydVZ7pIdvI3i8tuukzYGVw3V7zznjiojy0"
"""Somebody who does not exist; written down because most processes that load this never check a password."""


class _Queue:
    """The cap on passwords that are checked at once, and on those that wait for it."""

    def __init__(self) -> None:
        self.slots = asyncio.Semaphore(_CONCURRENT_HASHES)
        self.length = 0


_queue = _Queue()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signs in."""

    id: int
    username: str
    given_name: str
    family_name: str
    email: str | None
    language: str
    created: bool = False
    """Whether the call that returned it made it."""

    @property
    def name(self) -> str:
        """How to address the person."""
        return f"{self.given_name} {self.family_name}".strip() or self.username


def person_of(row: Record, *, created: bool = False) -> Person:
    """A person from a row."""
    return Person(
        id=row["id"],
        username=row["username"],
        given_name=row["given_name"],
        family_name=row["family_name"],
        email=row["email"],
        language=row["language"],
        created=created,
    )


async def hash_password(password: str) -> str:
    """Argon2id of a password, computed beside the event loop."""
    return await asyncio.to_thread(_HASHER.hash, password)


async def verify_password(password_hash: str | None, password: str) -> bool:
    """Whether a password is the right one; takes as long for somebody without a password or who does not exist.

    Raises `SignInBusy` when too many checks wait already: each one costs memory and a core.
    """
    if _queue.length >= _WAITING_HASHES:
        raise SignInBusy(seconds=2)
    _queue.length += 1
    try:
        async with _queue.slots:
            matches = await asyncio.to_thread(_verify, password_hash or _NOBODY, password)
    finally:
        _queue.length -= 1
    return matches and password_hash is not None


def _verify(password_hash: str, password: str) -> bool:
    try:
        return _HASHER.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


async def create_person(
    unit: WriteUnit,
    *,
    username: str,
    password: str | None = None,
    name: str = "",
    given_name: str = "",
    family_name: str = "",
    email: str | None = None,
    language: str = "en",
    person_id: int | None = None,
) -> Person:
    """Make a person. Without a password nobody can sign in as them yet.

    `name` is the whole name, for callers that do not know its parts. Raises `UsernameTaken`.
    """
    if name and not given_name and not family_name:
        given_name, _, family_name = name.strip().partition(" ")
    row: Mapping[str, object] = {
        "id": person_id,
        "username": rules.normal_username(username),
        "password_hash": await hash_password(password) if password is not None else None,
        "given_name": given_name,
        "family_name": family_name,
        "email": rules.normal_username(email) if email else None,
        "language": language,
        "created_at": unit.now(),
    }
    created = await repository.insert_person(unit.raw, row)
    if created is None:
        raise UsernameTaken("$.username")
    return await person(unit, created, created=True)


async def person(unit: ReadUnit, person_id: int, *, created: bool = False) -> Person:
    """One person. Raises LookupError when there is none."""
    row = await repository.person(unit.raw, person_id)
    if row is None:
        raise LookupError(f"there is no person {person_id}")
    return person_of(row, created=created)


async def person_named(unit: ReadUnit, username: str) -> Person | None:
    """The person with a user name."""
    row = await repository.person_by_username(unit.raw, rules.normal_username(username))
    return None if row is None else person_of(row)


async def ensure_person(
    unit: WriteUnit, *, email: str, name: str = "", given_name: str = "", family_name: str = "", language: str = "en"
) -> Person:
    """The person whose user name is an e-mail address, made without a password when there is none yet."""
    known = await person_named(unit, email)
    if known is not None:
        return known
    try:
        return await create_person(
            unit,
            username=email,
            name=name,
            given_name=given_name,
            family_name=family_name,
            email=email,
            language=language,
        )
    except UsernameTaken:
        # Somebody else's request made the person a moment ago.
        row = await repository.person_by_username(unit.raw, rules.normal_username(email))
        if row is None:
            raise
        return person_of(row)


async def set_password(unit: WriteUnit, person_id: int, password: str) -> None:
    """Replace a person's password."""
    await repository.set_password_hash(unit.raw, person_id, await hash_password(password))


async def account_of(unit: ReadUnit, email: str) -> int | None:
    """An accommodation that somebody with this e-mail address works for; None when there is no such account."""
    return await repository.account_of(unit.raw, rules.normal_username(email))


async def add_membership(unit: WriteUnit, person_id: int, accommodation: int, role: str = rules.OWNER) -> None:
    """Let a person work for a property, as an owner or, with a level in each area, as STAFF.

    His api keys reach it from now on.
    """
    connection = unit.raw
    await repository.insert_membership(connection, person_id, accommodation, role, unit.now())
    for key in await grants.key_grants(connection, person_id):
        await grants.lock_application(connection, key["application"])
        await grants.put_grant_accommodations(connection, key["id"], {accommodation: key["permissions"]}, unit.now())
        await grants.refresh_reach(connection, key["application"], [accommodation])
    await cover(unit, accommodation, person_id)


async def enter_network(unit: WriteUnit, accommodation: int, network: int | None) -> None:
    """Tell identity in which network a property stands: grants of the whole network reach it from now on.

    As far as the people who gave them work for it: nobody grants what is another's.
    """
    await grants.set_network(unit.raw, accommodation, network)
    await cover(unit, accommodation)


async def cover(unit: WriteUnit, accommodation: int, person_id: int | None = None) -> None:
    """Add a property to the grants of its whole network, all or one person's."""
    connection = unit.raw
    for row in await grants.covering(connection, accommodation, person_id):
        most = await most_grantable(unit, row["person"], accommodation)
        await grants.lock_application(connection, row["application"])
        held = {accommodation: row["permissions"] & most}
        await grants.put_grant_accommodations(connection, row["id"], held, unit.now())
        await grants.refresh_reach(connection, row["application"], [accommodation])


async def most_grantable(unit: ReadUnit, person_id: int, accommodation: int) -> int:
    """The most that a person can grant of a property, packed; nothing when he does not work there."""
    row = await repository.member(unit.raw, accommodation, person_id)
    return rules.NOTHING if row is None else rules.pack(rules.grantable_of(levels_of(row)))


def levels_of(row: Record) -> Levels:
    """The levels of somebody who works for a property, with every area named, from a row."""
    stored = {} if row["role"] == rules.OWNER else json.loads(row["permissions"])
    return rules.whole({Duty(name): Level[level] for name, level in stored.items()})


async def copy_memberships(unit: WriteUnit, source: int, accommodation: int) -> None:
    """Let everybody who works for one property work for another as well, in the same role."""
    for person, role in await repository.members(unit.raw, source):
        await add_membership(unit, person, accommodation, role)


async def remove_membership(unit: WriteUnit, person_id: int, accommodation: int) -> None:
    """End a person's work for a property, and with it what the person granted of it."""
    connection = unit.raw
    for application in await repository.delete_membership(connection, person_id, accommodation):
        await grants.lock_application(connection, application)
        await grants.refresh_reach(connection, application, [accommodation])


async def paused(unit: ReadUnit, person_id: int) -> list[int]:
    """The deactivated properties that a person owns, by id."""
    return await repository.paused(unit.raw, person_id, rules.OWNER)


async def memberships(unit: ReadUnit, person_id: int, *, sandbox: bool | None = None) -> list[int]:
    """The properties that a person works for; with `sandbox`, those inside or outside it that are not deactivated."""
    return await repository.memberships(unit.raw, person_id, sandbox=sandbox)
