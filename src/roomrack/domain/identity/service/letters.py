"""Letters to people: written in the transaction that they tell of, sent by the worker (roomrack.domain.identity.jobs).

A letter holds no secret. Its link is made when it is taken to be sent, and only the link's digest is stored; an attempt
that fails leaves a link that nobody has seen.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from roomrack.domain.identity import rules
from roomrack.domain.identity.repository import accounts, invitations, people
from roomrack.domain.identity.repository import letters as repository
from roomrack.domain.identity.repository.types import Record
from roomrack.domain.identity.rules import accounts as limits
from roomrack.domain.identity.rules import letters as texts
from roomrack.domain.identity.service.people import Person, person_of
from roomrack.infra import jobs
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.ports.mail import Mail

JOB = "identity.letters"
CONSOLE = "/connect/console"
ACCOUNT = "/connect/account"
"""Where the pages of an account begin; web.account serves them."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A letter that was taken for one attempt; without a mail there is nothing left to say, and it has ended."""

    letter: int
    attempts: int
    mail: Mail | None


async def write(
    unit: WriteUnit,
    kind: str,
    *,
    address: str,
    language: str,
    person: int | None = None,
    invitation: int | None = None,
    details: Mapping[str, str] | None = None,
) -> None:
    """Leave a letter for the worker, which is told when the unit's transaction commits."""
    row: Mapping[str, object] = {
        "kind": kind,
        "address": address,
        "language": language,
        "person": person,
        "invitation": invitation,
        "details": dict(details or {}),
        "now": unit.now(),
    }
    await repository.insert(unit.raw, row)
    await jobs.enqueue(unit, JOB)


async def notice(unit: WriteUnit, kind: str, about: Person, **details: str) -> None:
    """Tell somebody what happened to the account, if there is an address."""
    address = address_of(about)
    if address is not None:
        await write(unit, kind, address=address, language=about.language, person=about.id, details=details)


async def welcome(unit: WriteUnit, owner: Person, property_name: str, to: list[str], language: str) -> None:
    """Tell the owner of a property that it was made, and whoever else is to get the mail."""
    for address in dict.fromkeys(to):
        details = {"property": property_name, "new": "yes" if owner.created else ""}
        await write(unit, texts.WELCOME, address=address, language=language, person=owner.id, details=details)


def address_of(person: Person) -> str | None:
    """Where a person gets mail: the e-mail address, or the user name where that is one."""
    return person.email or (person.username if "@" in person.username else None)


async def take(unit: WriteUnit, public_url: str) -> Taken | None:
    """Take the letter that is due longest and write it out; None when none is due."""
    row = await repository.claim(unit.raw, unit.now(), texts.LEASE)
    if row is None:
        return None
    letter = await _written(unit, row, public_url.rstrip("/"))
    if letter is None:
        await repository.end(unit.raw, row["id"], unit.now(), None)
        return Taken(row["id"], row["attempts"], None)
    mail = Mail(
        to=[row["address"]],
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        reference=f"letter.{row['id']}",
    )
    return Taken(row["id"], row["attempts"], mail)


async def sent(unit: WriteUnit, taken: Taken) -> None:
    """Note that a letter was handed in."""
    await repository.end(unit.raw, taken.letter, unit.now(), None)


async def refused(unit: WriteUnit, taken: Taken, problem: str) -> None:
    """Note that the mail server will never take a letter."""
    await repository.end(unit.raw, taken.letter, unit.now(), problem)


async def failed(unit: WriteUnit, taken: Taken, problem: str) -> None:
    """Let a letter be tried again later, or give it up after the last delay."""
    if taken.attempts > len(texts.DELAYS):
        await repository.end(unit.raw, taken.letter, unit.now(), problem)
    else:
        due = unit.now() + texts.DELAYS[taken.attempts - 1]
        await repository.again(unit.raw, taken.letter, due, problem)


async def new_link(unit: WriteUnit, person_id: int, life: timedelta) -> str:
    """A link's secret with which a person chooses a password, once, within a time."""
    token = secrets.token_urlsafe(rules.SECRET_BYTES)
    now = unit.now()
    await accounts.insert_link(unit.raw, unit.keyring.digest(token), unit.keyring.writing, person_id, now, now + life)
    return token


async def invitation_link(unit: WriteUnit, invitation: int) -> str:
    """A new secret for the link of an invitation; one that was given before ends."""
    token = secrets.token_urlsafe(rules.SECRET_BYTES)
    await invitations.set_link(unit.raw, invitation, unit.keyring.digest(token), unit.keyring.writing)
    return token


async def account_at(unit: ReadUnit, email: str) -> Record | None:
    """The account of an address, by user name or else by e-mail address; only one with a password counts."""
    named = await people.person_by_username(unit.raw, email)
    found = [named] if named is not None else await people.people_at(unit.raw, email)
    return next((row for row in found if row["password_hash"] is not None), None)


async def _written(unit: WriteUnit, row: Record, server: str) -> texts.Letter | None:
    details = {**json.loads(row["details"]), "server": server, "forgotten": f"{server}{ACCOUNT}/forgotten"}
    match row["kind"]:
        case texts.INVITATION:
            return await _invitation(unit, row, details, server)
        case texts.RESET if row["person"] is None:
            await _expand(unit, row)
            return None
    stored = await people.person(unit.raw, row["person"])
    if stored is None:
        return None
    person = person_of(stored)
    details |= {"name": person.name, "username": person.username}
    if row["kind"] == texts.RESET:
        until = row["created_at"] + limits.RESET_LIFE
        if until <= unit.now():
            return None
        token = await new_link(unit, person.id, limits.RESET_LIFE)
        until = unit.now() + limits.RESET_LIFE
        return texts.compose(
            texts.RESET, row["language"], details, link=f"{server}{ACCOUNT}/password/{token}", until=until
        )
    if row["kind"] == texts.WELCOME:
        return await _welcome(unit, row, stored, details, server)
    return texts.compose(row["kind"], row["language"], details)


async def _invitation(unit: WriteUnit, row: Record, details: dict[str, str], server: str) -> texts.Letter | None:
    asked = await invitations.one(unit.raw, row["invitation"])
    if asked is None or asked["ended_at"] is not None or asked["expires_at"] <= unit.now():
        return None
    token = await invitation_link(unit, asked["id"])
    details |= {"property": asked["property_name"], "name": f"{asked['given_name']} {asked['family_name']}".strip()}
    if asked["invited_by"] is not None:
        inviter = await people.person(unit.raw, asked["invited_by"])
        details["inviter"] = person_of(inviter).name if inviter is not None else ""
    return texts.compose(
        texts.INVITATION,
        row["language"],
        details,
        link=f"{server}{ACCOUNT}/invitation/{token}",
        until=asked["expires_at"],
        known=await account_at(unit, asked["email"]) is not None,
    )


async def _welcome(
    unit: WriteUnit, row: Record, person: Record, details: dict[str, str], server: str
) -> texts.Letter | None:
    # Whoever else gets a copy must not get at an account that was there before.
    own = row["address"].casefold() in {person["username"], person["email"]}
    if person["password_hash"] is None and (own or details["new"]):
        token = await new_link(unit, person["id"], limits.WELCOME_LIFE)
        until = unit.now() + limits.WELCOME_LIFE
        link = f"{server}{ACCOUNT}/password/{token}"
        return texts.compose(texts.WELCOME, row["language"], details, link=link, until=until)
    return texts.compose(texts.WELCOME, row["language"], details, link=server + CONSOLE, known=True)


async def _expand(unit: WriteUnit, row: Record) -> None:
    """Somebody asked for links for what may be a user name or an address: one letter for each account that it is."""
    named = await people.person_by_username(unit.raw, row["address"])
    found = {each["id"]: each for each in await people.people_at(unit.raw, row["address"])}
    if named is not None:
        found[named["id"]] = named
    for each in found.values():
        person = person_of(each)
        address = address_of(person)
        if address is not None:
            await write(unit, texts.RESET, address=address, language=person.language, person=person.id)
