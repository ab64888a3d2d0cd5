"""Asking people to work for a property, and letting them go (docs/guides/people.md).

Nobody is told whether an address has an account: the answer and the list show what was typed, until whoever reads the
mail accepts. An invitation is worth no more than the person who sent it may give at that moment.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from roomrack.core.errors import Forbidden, NotFound
from roomrack.core.rights import Duty, Level, Levels, Permissions
from roomrack.domain.identity import events, rules
from roomrack.domain.identity.errors import (
    AddressNeedsMail,
    AlreadyWorksHere,
    LevelsBeyondOwn,
    LinkEnded,
    OwnerKeepsAll,
    TooManyInvitations,
    WrongAccount,
)
from roomrack.domain.identity.repository import invitations as repository
from roomrack.domain.identity.repository import people, sessions
from roomrack.domain.identity.repository.types import Record
from roomrack.domain.identity.rules import accounts as limits
from roomrack.domain.identity.rules import letters as texts
from roomrack.domain.identity.service import letters
from roomrack.domain.identity.service.accounts import CHOSEN, note, require_password
from roomrack.domain.identity.service.people import (
    Person,
    add_membership,
    create_person,
    person,
    person_of,
    remove_membership,
    set_password,
)
from roomrack.domain.identity.service.staff import (
    Employee,
    employee_of,
    require,
    require_granted,
    settle,
    stored_levels,
)
from roomrack.infra.db import ReadUnit, WriteUnit


@dataclass(frozen=True, slots=True)
class Guest:
    """Whom somebody wants to invite, as he typed it."""

    email: str
    given_name: str = ""
    family_name: str = ""
    language: str = "en"
    levels: Mapping[Duty, Level] | None = None
    """Areas that are not named are READWRITE."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """Somebody who was asked and has not answered."""

    id: int
    accommodation: int
    property_name: str
    email: str
    given_name: str
    family_name: str
    language: str
    levels: Levels
    """With every area named."""
    asked_at: datetime
    expires_at: datetime
    mail: str | None = None
    """WAITING, SENT or REFUSED; None when no mail was asked for."""

    @property
    def name(self) -> str:
        """How to call the person."""
        return f"{self.given_name} {self.family_name}".strip() or self.email


async def invitations(unit: ReadUnit, accommodation: int, *, asking: int | None) -> Sequence[Invitation]:
    """Who was asked to work for a property and has not answered, oldest first. Raises `Forbidden` as `staff` does."""
    if asking is not None:
        await require(unit, accommodation, asking, Level.READONLY)
    return [_invitation(row, _mail_state(row)) for row in await repository.open_of(unit.raw, accommodation)]


async def invite(
    unit: WriteUnit,
    accommodation: int,
    property_name: str,
    guest: Guest,
    *,
    asking: int | None,
    mails: bool,
    sandbox: bool = False,
    within: Permissions | None = None,
) -> tuple[Invitation, str | None]:
    """Ask somebody to work for a property; who was asked before is asked again, and the link before ends.

    With `mails` a letter waits for the worker. Without, the link's secret is given, for the inviter to hand over: then
    nobody has proved that the address is his. `within` is what an application that asks was granted; pages have none.
    Records `person.invited`. Raises `Forbidden`, `LevelsBeyondOwn`, `LevelsBeyondGrant`, `AlreadyWorksHere`,
    `TooManyInvitations`, `AddressNeedsMail`.
    """
    email = rules.normal_username(guest.email)
    levels = rules.whole(guest.levels or {})
    connection = unit.raw
    await repository.lock(connection, accommodation)
    if asking is not None:
        own = await require(unit, accommodation, asking, Level.READWRITE)
        if more := rules.beyond(levels, own.levels):
            raise LevelsBeyondOwn(areas=", ".join(more))
        require_granted(levels, within)
        if sandbox and not mails:
            raise AddressNeedsMail
    if any(email in {row["username"], row["email"]} for row in await people.staff(connection, accommodation)):
        raise AlreadyWorksHere("$.email")
    known = await repository.open_for(connection, accommodation, email)
    await _count(unit, accommodation, asking, known is None)
    row: Mapping[str, object] = {
        "accommodation": accommodation,
        "property_name": property_name,
        "email": email,
        "given_name": guest.given_name,
        "family_name": guest.family_name,
        "language": guest.language,
        "permissions": stored_levels(levels),
        "invited_by": asking,
        "now": unit.now(),
        "expires_at": unit.now() + limits.INVITATION_LIFE,
    }
    if known is None:
        key = await repository.insert(connection, row)
    else:
        key = known["id"]
        await repository.renew(connection, key, row)
    token: str | None = None
    if mails:
        await letters.write(unit, texts.INVITATION, address=email, language=guest.language, invitation=key)
    else:
        token = await letters.invitation_link(unit, key)
    await unit.record(events.invited(accommodation, key, email, stored_levels(levels), again=known is not None))
    stored = await repository.one(connection, key)
    if stored is None:
        raise LookupError("an invitation that was just stored is there")
    return _invitation(stored, "WAITING" if mails else None), token


async def invite_again(
    unit: WriteUnit,
    accommodation: int,
    property_name: str,
    invitation: int,
    *,
    asking: int,
    mails: bool,
    sandbox: bool = False,
    within: Permissions | None = None,
) -> tuple[Invitation, str | None]:
    """Ask somebody again who has not answered, with the same levels; the link before ends.

    Raises what `invite` does, and `NotFound` for an invitation that ended or is another property's.
    """
    asked = await invitations(unit, accommodation, asking=asking)
    found = next((each for each in asked if each.id == invitation), None)
    if found is None:
        raise NotFound("Invitation")
    guest = Guest(found.email, found.given_name, found.family_name, found.language, found.levels)
    return await invite(
        unit, accommodation, property_name, guest, asking=asking, mails=mails, sandbox=sandbox, within=within
    )


async def revoke_invitation(unit: WriteUnit, accommodation: int, invitation: int, *, asking: int | None) -> None:
    """Take an invitation back; its link ends. Records `person.invitation_revoked`. Raises `Forbidden`, `NotFound`."""
    if asking is not None:
        await require(unit, accommodation, asking, Level.READWRITE)
    row = await repository.one(unit.raw, invitation)
    if row is None or row["accommodation"] != accommodation:
        raise NotFound("Invitation")
    if not await repository.end(unit.raw, invitation, None, unit.now()):
        raise NotFound("Invitation")
    await unit.record(events.invitation_revoked(accommodation, invitation, row["email"]))


async def remove_person(unit: WriteUnit, accommodation: int, person_id: int, *, asking: int | None) -> Employee:
    """Let somebody work for a property no longer; what he granted of it ends, and invitations that he sent.

    Gives who he was and what he might do. Records `person.removed`. Raises `Forbidden`, also for oneself, `NotFound`,
    `OwnerKeepsAll`, `LevelsBeyondOwn` for somebody who may do more.
    """
    await people.lock_membership(unit.raw, accommodation)
    own = await require(unit, accommodation, asking, Level.READWRITE) if asking is not None else None
    if asking == person_id:
        raise Forbidden
    row = await people.member(unit.raw, accommodation, person_id)
    if row is None:
        raise NotFound("Person")
    leaving = employee_of(row)
    if leaving.is_owner:
        raise OwnerKeepsAll
    if own is not None and (more := rules.beyond(leaving.levels, own.levels)):
        raise LevelsBeyondOwn(areas=", ".join(more))
    await remove_membership(unit, person_id, accommodation)
    for asked in await repository.open_of(unit.raw, accommodation):
        if asked["invited_by"] == person_id:
            await repository.end(unit.raw, asked["id"], None, unit.now())
    await unit.record(events.removed(accommodation, person_id))
    return leaving


# --- the one who was asked -------------------------------------------------------------------------------------------


async def invitation_of(unit: ReadUnit, token: str) -> tuple[Invitation, bool]:
    """The invitation that a link belongs to, and whether its address has an account. Raises `LinkEnded`."""
    row = await repository.by_digests(unit.raw, unit.keyring.digests(token), unit.now())
    if row is None or not await _still_given(unit, row):
        raise LinkEnded
    return _invitation(row), await letters.account_at(unit, row["email"]) is not None


async def join(unit: WriteUnit, token: str, *, given_name: str, family_name: str, password: str) -> Person:
    """Accept an invitation with a new account, which the link has proved the address of.

    Of two who use one link at once, one wins. Raises `LinkEnded`, `PasswordRefused`, `WrongAccount` when there is an
    account already.
    """
    row = await _held(unit, token)
    email = row["email"]
    require_password(password, email, email)
    if await letters.account_at(unit, email) is not None:
        raise WrongAccount(email=email)
    known = await people.person_by_username(unit.raw, email)
    if known is not None:
        await set_password(unit, known["id"], password)
        someone = person_of(known)
    else:
        someone = await create_person(
            unit,
            username=email,
            password=password,
            given_name=given_name,
            family_name=family_name,
            email=email,
            language=row["language"],
        )
    await note(unit, someone.id, CHOSEN)
    await _accept(unit, row, someone)
    return someone


async def accept(unit: WriteUnit, token: str, person_id: int) -> Invitation:
    """Accept an invitation as the account of its address. Raises `LinkEnded`, `WrongAccount`."""
    row = await _held(unit, token)
    someone = await person(unit, person_id)
    if row["email"] not in {someone.username, someone.email}:
        raise WrongAccount(email=row["email"])
    await _accept(unit, row, someone)
    return _invitation(row)


async def _held(unit: WriteUnit, token: str) -> Record:
    found = await repository.by_digests(unit.raw, unit.keyring.digests(token), unit.now())
    if found is not None:
        await repository.lock(unit.raw, found["accommodation"])
        found = await repository.by_digests(unit.raw, unit.keyring.digests(token), unit.now())
    if found is None or not await _still_given(unit, found):
        raise LinkEnded
    return found


async def _accept(unit: WriteUnit, row: Record, someone: Person) -> None:
    accommodation = row["accommodation"]
    await repository.end(unit.raw, row["id"], someone.id, unit.now())
    if await people.member(unit.raw, accommodation, someone.id) is None:
        levels = _levels(row)
        await add_membership(unit, someone.id, accommodation, rules.STAFF)
        await settle(unit, accommodation, someone.id, levels)
    await unit.widen(accommodation)
    await unit.record(events.joined(accommodation, someone.id, row["id"]))


async def _still_given(unit: ReadUnit, row: Record) -> bool:
    """Whether the inviter may still give what he gave; whoever runs the server always may."""
    if row["invited_by"] is None:
        return True
    found = await people.member(unit.raw, row["accommodation"], row["invited_by"])
    if found is None:
        return False
    own = employee_of(found)
    return own.levels[Duty.USERS] >= Level.READWRITE and not rules.beyond(_levels(row), own.levels)


async def _count(unit: WriteUnit, accommodation: int, asking: int | None, is_new: bool) -> None:
    many = TooManyInvitations(open=limits.MAX_INVITATIONS, hourly=limits.INVITATIONS_PER_PERSON)
    if is_new and len(await repository.open_of(unit.raw, accommodation)) >= limits.MAX_INVITATIONS:
        raise many
    if asking is not None:
        key = unit.keyring.digest(f"invite|{asking}")
        (sent,) = await sessions.count_failure(unit.raw, [key], unit.now(), limits.INVITATION_WINDOW)
        if sent > limits.INVITATIONS_PER_PERSON:
            raise many


def _levels(row: Record) -> Levels:
    return rules.whole({Duty(name): Level[level] for name, level in json.loads(row["permissions"]).items()})


def _mail_state(row: Record) -> str | None:
    if not row["mailed"]:
        return None
    if not row["sent"]:
        return "WAITING"
    return "REFUSED" if row["problem"] else "SENT"


def _invitation(row: Record, mail: str | None = None) -> Invitation:
    return Invitation(
        id=row["id"],
        accommodation=row["accommodation"],
        property_name=row["property_name"],
        email=row["email"],
        given_name=row["given_name"],
        family_name=row["family_name"],
        language=row["language"],
        levels=_levels(row),
        asked_at=row["asked_at"],
        expires_at=row["expires_at"],
        mail=mail,
    )
