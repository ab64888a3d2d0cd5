"""One's own account: the password, the second factor, sessions, and what happened (docs/guides/people.md).

What proves who somebody is (passwords, codes) is checked by `Browsers`, whose counters outlive a refusal; the use cases
here change things afterwards, in the caller's transaction.
"""

import base64
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pyotp

from roomrack.core.errors import Forbidden, NotFound
from roomrack.domain.identity import events, rules
from roomrack.domain.identity.errors import (
    CodeWrong,
    FactorElsewhere,
    FactorIsOn,
    FactorMissing,
    LinkEnded,
    PasswordRefused,
)
from roomrack.domain.identity.repository import accounts as repository
from roomrack.domain.identity.repository import people
from roomrack.domain.identity.rules import accounts as limits
from roomrack.domain.identity.rules import letters as texts
from roomrack.domain.identity.service import letters
from roomrack.domain.identity.service.people import Person, person, person_of, set_password
from roomrack.infra.db import ReadUnit, WriteUnit

CHOSEN = "password_chosen"
SESSIONS_ENDED = "sessions_ended"
RECOVERY_CODES_MADE = "recovery_codes_made"
_SHOWN_ENTRIES = 20


@dataclass(frozen=True, slots=True)
class SessionShown:
    """A browser that is signed in."""

    id: int
    browser: str
    created_at: datetime
    is_this: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that happened to an account."""

    kind: str
    actor: Mapping[str, Any]
    happened_at: datetime


@dataclass(frozen=True, slots=True)
class Factor:
    """A second factor that is asked for."""

    since: datetime
    recovery_codes: int
    """How many were not used yet."""


def factor_context(person_id: int) -> bytes:
    """What the secret of a factor is sealed for."""
    return b"second_factor.sealed.%d" % person_id


# --- passwords -------------------------------------------------------------------------------------------------------


async def ask_for_link(unit: WriteUnit, account: str, language: str) -> None:
    """Let the worker look for an account and write to its address.

    The request does the same whether there is one or not, so neither answer nor time tells.
    """
    name = rules.normal_username(account)
    await letters.write(unit, texts.RESET, address=name, language=language)


async def link_for(unit: WriteUnit, person_id: int) -> str:
    """The secret of a link with which a person chooses a password, for whoever runs the server to hand over."""
    return await letters.new_link(unit, person_id, limits.RESET_LIFE)


async def link_owner(unit: ReadUnit, token: str) -> Person:
    """Whose password a link changes. Raises `LinkEnded`."""
    found = await repository.link_person(unit.raw, unit.keyring.digests(token), unit.now())
    if found is None:
        raise LinkEnded
    return await person(unit, found)


async def choose_password(unit: WriteUnit, token: str, password: str) -> Person:
    """Use a link up: a new password, and the end of all sessions and other links.

    Of two who use one link at once, one wins. Raises `LinkEnded`, `PasswordRefused`, which leaves the link as it is.
    """
    owner = await link_owner(unit, token)
    require_password(password, owner.username, owner.email)
    used = await repository.use_link(unit.raw, unit.keyring.digests(token), unit.now())
    if used is None:
        raise LinkEnded
    await _replace_password(unit, owner, password, keep=[])
    return owner


async def change_password(unit: WriteUnit, person_id: int, password: str, cookie: str) -> None:
    """Replace one's own password, which was proved before; only the session of the cookie goes on.

    Raises `PasswordRefused`.
    """
    owner = await person(unit, person_id)
    require_password(password, owner.username, owner.email)
    await _replace_password(unit, owner, password, keep=unit.keyring.digests(cookie))


def require_password(password: str, username: str, email: str | None) -> None:
    """Raises `PasswordRefused` for a password that may not be chosen."""
    if fault := limits.password_fault(password, username, email or ""):
        raise PasswordRefused("$.password", fault=fault)


async def _replace_password(unit: WriteUnit, owner: Person, password: str, *, keep: list[bytes]) -> None:
    await set_password(unit, owner.id, password)
    await repository.end_links(unit.raw, owner.id, unit.now())
    await repository.delete_sessions(unit.raw, owner.id, keep)
    await note(unit, owner.id, CHOSEN)
    await letters.notice(unit, texts.PASSWORD_CHANGED, owner)


# --- the second factor -----------------------------------------------------------------------------------------------


async def factor_of(unit: ReadUnit, person_id: int) -> Factor | None:
    """The second factor of a person, if it is on."""
    row = await repository.factor(unit.raw, person_id)
    if row is None or row["confirmed_at"] is None:
        return None
    return Factor(row["confirmed_at"], await repository.recovery_codes_left(unit.raw, person_id))


async def begin_factor(unit: WriteUnit, person_id: int) -> None:
    """Make a secret, which a code has to confirm within half an hour. Raises `FactorIsOn`."""
    await repository.lock_person(unit.raw, person_id)
    if await factor_of(unit, person_id) is not None:
        raise FactorIsOn
    sealed = unit.keyring.seal(pyotp.random_base32().encode(), factor_context(person_id))
    await repository.put_factor(unit.raw, person_id, sealed.kid, sealed.blob, unit.now())


async def factor_to_confirm(unit: ReadUnit, person_id: int) -> str | None:
    """The secret that waits for a code, in base 32; None when there is none or its time is over."""
    row = await repository.factor(unit.raw, person_id)
    if row is None or row["confirmed_at"] is not None or row["created_at"] + limits.ENROLMENT_LIFE <= unit.now():
        return None
    return unit.keyring.open(row["kid"], row["sealed"], factor_context(person_id)).decode()


async def confirm_factor(unit: WriteUnit, person_id: int, code: str) -> list[str]:
    """Turn the factor on with a code of the person's device; gives the recovery codes, which are not shown again.

    Raises `FactorMissing`, `CodeWrong`.
    """
    await repository.lock_person(unit.raw, person_id)
    secret = await factor_to_confirm(unit, person_id)
    if secret is None:
        raise FactorMissing
    step = limits.step_of(secret, limits.plain_code(code), 0, unit.now())
    if step is None:
        raise CodeWrong("$.code")
    await repository.take_step(unit.raw, person_id, step)
    await repository.confirm_factor(unit.raw, person_id, unit.now())
    codes = await _new_codes(unit, person_id)
    await note(unit, person_id, texts.FACTOR_ON)
    await letters.notice(unit, texts.FACTOR_ON, await person(unit, person_id))
    return codes


async def new_recovery_codes(unit: WriteUnit, person_id: int) -> list[str]:
    """Replace the recovery codes. Raises `FactorMissing`."""
    await repository.lock_person(unit.raw, person_id)
    if await factor_of(unit, person_id) is None:
        raise FactorMissing
    codes = await _new_codes(unit, person_id)
    await note(unit, person_id, RECOVERY_CODES_MADE)
    return codes


async def end_factor(unit: WriteUnit, person_id: int) -> None:
    """Turn one's own second factor off; password and code were proved before. Raises `FactorMissing`."""
    await repository.lock_person(unit.raw, person_id)
    if not await repository.delete_factor(unit.raw, person_id):
        raise FactorMissing
    await note(unit, person_id, texts.FACTOR_OFF)
    await letters.notice(unit, texts.FACTOR_OFF, await person(unit, person_id))


async def reset_factor(unit: WriteUnit, person_id: int) -> None:
    """Take somebody's second factor away in the name of whoever runs the server. Raises `FactorMissing`."""
    await _take_factor(unit, person_id, "")


async def reset_factor_of(unit: WriteUnit, accommodation: int, person_id: int, *, asking: int) -> None:
    """Take the second factor of somebody who works for a property away, in the name of its owner.

    Only of those who work for nobody but this owner, so that no owner weakens what protects another's property.
    Records `person.factor_reset`. Raises `Forbidden`, `NotFound`, `FactorElsewhere`, `FactorMissing`.
    """
    own = await people.member(unit.raw, accommodation, asking)
    if own is None or own["role"] != rules.OWNER:
        raise Forbidden
    if await people.member(unit.raw, accommodation, person_id) is None:
        raise NotFound("Person")
    if await repository.outside(unit.raw, person_id, asking, rules.OWNER):
        raise FactorElsewhere
    await _take_factor(unit, person_id, person_of(own).name)
    await unit.record(events.factor_reset(accommodation, person_id))


async def _take_factor(unit: WriteUnit, person_id: int, actor: str) -> None:
    await repository.lock_person(unit.raw, person_id)
    if not await repository.delete_factor(unit.raw, person_id):
        raise FactorMissing
    await note(unit, person_id, texts.FACTOR_RESET)
    await letters.notice(unit, texts.FACTOR_RESET, await person(unit, person_id), actor=actor)


async def _new_codes(unit: WriteUnit, person_id: int) -> list[str]:
    codes = [base64.b32encode(secrets.token_bytes(10)).decode().lower() for _ in range(limits.RECOVERY_CODES)]
    digests = [unit.keyring.digest(recovery_value(person_id, code)) for code in codes]
    await repository.replace_recovery_codes(unit.raw, person_id, digests, unit.keyring.writing)
    return [limits.shown_code(code) for code in codes]


def recovery_value(person_id: int, code: str) -> str:
    """What is digested of a recovery code."""
    return f"recovery|{person_id}|{code}"


# --- sessions and what happened --------------------------------------------------------------------------------------


async def sessions_of(unit: ReadUnit, person_id: int, cookie: str) -> list[SessionShown]:
    """The browsers that are signed in as a person, newest first."""
    own = set(unit.keyring.digests(cookie))
    return [
        SessionShown(row["id"], limits.agent_name(row["agent"]), row["created_at"], bytes(row["digest"]) in own)
        for row in await repository.sessions_of(unit.raw, person_id, unit.now())
    ]


async def end_sessions(unit: WriteUnit, person_id: int, cookie: str, only: int | None = None) -> int:
    """End one other session, or all others; gives how many ended."""
    ended = await repository.delete_sessions(unit.raw, person_id, unit.keyring.digests(cookie), only)
    if ended:
        await note(unit, person_id, SESSIONS_ENDED)
    return ended


async def note(unit: WriteUnit, person_id: int, kind: str) -> None:
    """Keep what happened to an account, and who did it."""
    await repository.insert_entry(unit.raw, person_id, kind, unit.context.actor, unit.now())


async def entries(unit: ReadUnit, person_id: int) -> list[Entry]:
    """What happened to an account lately, newest first."""
    rows = await repository.entries(unit.raw, person_id, _SHOWN_ENTRIES)
    return [Entry(row["kind"], json.loads(row["actor"]), row["happened_at"]) for row in rows]
