"""Signing in with a browser: passwords, codes, failures, the session cookie and its CSRF token."""

import base64
import binascii
import hashlib
import hmac
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from roomrack.core.clock import Clock
from roomrack.domain.identity import rules
from roomrack.domain.identity.errors import (
    CodeWrong,
    LinkEnded,
    SignInBusy,
    TooManyCodes,
    TooManyFailures,
    WrongPassword,
)
from roomrack.domain.identity.repository import accounts, grants, people, sessions
from roomrack.domain.identity.repository.types import Connection, Record
from roomrack.domain.identity.rules import accounts as limits
from roomrack.domain.identity.service.accounts import factor_context, recovery_value
from roomrack.domain.identity.service.people import Person, person_of, verify_password
from roomrack.infra.crypto import Keyring, KeyringError
from roomrack.infra.db import Database


@dataclass(frozen=True, slots=True)
class SignIn:
    """Somebody who has just signed in, and the cookie that says so from now on."""

    person: Person
    cookie: str


@dataclass(frozen=True, slots=True)
class CodeWanted:
    """The password was right, and there is a second factor."""

    pending: str
    """What comes back with the code: sealed, for this browser, for 5 minutes."""


class Browsers:
    """Sessions of people with browsers. It works on the gate pool, outside any request's transaction."""

    def __init__(self, database: Database, keyring: Keyring, clock: Clock) -> None:
        self._database = database
        self._keyring = keyring
        self._clock = clock

    @staticmethod
    def new_cookie() -> str:
        """A fresh value: before signing in it only ties the CSRF token to one browser."""
        return secrets.token_urlsafe(rules.SECRET_BYTES)

    def csrf_token(self, cookie: str) -> str:
        """The token that forms of this browser carry."""
        return self._keyring.digest(f"csrf|{cookie}").hex()

    def is_csrf_token(self, cookie: str, token: str) -> bool:
        """Whether a form that carries the token came from a page that this browser was given."""
        sent = token.encode("utf-8", "replace")
        matches = False
        for digest in self._keyring.digests(f"csrf|{cookie}"):
            matches |= hmac.compare_digest(digest.hex().encode(), sent)
        return matches

    async def person(self, cookie: str) -> Person | None:
        """Who is signed in with a cookie."""
        async with self._database.gate.acquire() as connection:
            found = await sessions.session_person(connection, self._keyring.digests(cookie), self._clock.now())
            row = await people.person(connection, found) if found is not None else None
        return None if row is None else person_of(row)

    # --- signing in ---

    async def sign_in(
        self, username: str, password: str, address: str, *, browser: str = "", agent: str = ""
    ) -> SignIn | CodeWanted:
        """Check a password and open a session under a new cookie, or ask for a code.

        `browser` is the cookie that the browser has now, `agent` what it says of itself.
        Raises as `prove` does.
        """
        row = await self.prove(username, password, address)
        async with self._database.gate.acquire() as connection:
            factor = await accounts.factor(connection, row["id"])
        if factor is not None and factor["confirmed_at"] is not None:
            return CodeWanted(self._pending(row, browser))
        return await self._open(row, agent)

    async def prove(self, username: str, password: str, address: str) -> Record:
        """The columns of the person whose password this is.

        An unknown name is refused as a wrong password is, after as long. The failure is counted before the password is
        looked at and forgiven when it is right, so that parallel guesses count too.
        Raises `WrongPassword`, `TooManyFailures`, `SignInBusy`.
        """
        name = rules.normal_username(username)
        counted = self._counted(rules.failure_keys(name, address))
        async with self._database.gate.acquire() as connection:
            over = await self._count(connection, counted, rules.FAILURE_WINDOW)
            row = await people.person_by_username(connection, name)
        if over:
            raise TooManyFailures(seconds=int(rules.FAILURE_WINDOW.total_seconds()))
        try:
            right = await verify_password(row["password_hash"] if row is not None else None, password)
        except SignInBusy:
            await self._forgive(counted)
            raise
        if row is None or not right:
            raise WrongPassword
        await self._forgive(counted)
        return row

    async def second_step(self, pending: str, code: str, *, browser: str, agent: str = "") -> SignIn:
        """Check the code of somebody whose password was right, and open a session under a new cookie.

        Raises `LinkEnded` when that is longer ago than 5 minutes, was in another browser, or the password was changed
        since; else as `check_code` does.
        """
        person_id = self._opened(pending, browser)
        async with self._database.gate.acquire() as connection:
            row = await people.person(connection, person_id[0]) if person_id is not None else None
        if row is None or person_id is None or not hmac.compare_digest(self._mark(row), person_id[1]):
            raise LinkEnded
        await self.check_code(row["id"], code)
        return await self._open(row, agent)

    async def check_code(self, person_id: int, code: str) -> None:
        """Take a code of the second factor, or a recovery code; each is taken once.

        Failures are counted as those of passwords are. Raises `CodeWrong`, `TooManyCodes`.
        """
        counted = self._counted(limits.factor_keys(person_id))
        async with self._database.gate.acquire() as connection:
            if await self._count(connection, counted, limits.FACTOR_WINDOW):
                raise TooManyCodes
            async with connection.transaction():
                # A crash must not make a used code good again.
                await grants.wait_for_the_disk(connection)
                right = await self._take(connection, person_id, limits.plain_code(code), self._clock.now())
        if not right:
            raise CodeWrong("$.code")
        await self._forgive(counted)

    async def count_request_for_link(self, account: str, address: str) -> None:
        """Count a request for a link, for an account that may not exist. Raises `TooManyFailures`."""
        counted = self._counted(limits.reset_keys(rules.normal_username(account), address))
        async with self._database.gate.acquire() as connection:
            if await self._count(connection, counted, limits.RESET_WINDOW):
                raise TooManyFailures(seconds=int(limits.RESET_WINDOW.total_seconds()))

    async def count_answer(self, link: str, address: str) -> None:
        """Count a form that was sent behind a link that needs no account. Raises `TooManyFailures`."""
        counted = self._counted(limits.answer_keys(link, address))
        async with self._database.gate.acquire() as connection:
            if await self._count(connection, counted, limits.ANSWER_WINDOW):
                raise TooManyFailures(seconds=int(limits.ANSWER_WINDOW.total_seconds()))

    async def sign_out(self, cookie: str) -> None:
        """End a session."""
        async with self._database.gate.acquire() as connection:
            await sessions.delete_session(connection, self._keyring.digests(cookie))

    # --- parts ---

    async def _open(self, row: Record, agent: str) -> SignIn:
        cookie = self.new_cookie()
        now = self._clock.now()
        async with self._database.gate.acquire() as connection:
            await sessions.insert_session(
                connection,
                self._keyring.digest(cookie),
                self._keyring.writing,
                row["id"],
                now,
                now + rules.SESSION_LIFE,
                agent=agent.replace("\0", "")[: limits.MAX_AGENT],
            )
        return SignIn(person_of(row), cookie)

    async def _take(self, connection: Connection, person_id: int, code: str, now: datetime) -> bool:
        factor = await accounts.factor(connection, person_id)
        if factor is None or factor["confirmed_at"] is None:
            return False
        if limits.is_recovery_code(code):
            digests = self._keyring.digests(recovery_value(person_id, code))
            return await accounts.use_recovery_code(connection, person_id, digests, now)
        secret = self._keyring.open(factor["kid"], factor["sealed"], factor_context(person_id)).decode()
        step = limits.step_of(secret, code, factor["last_step"], now)
        return step is not None and await accounts.take_step(connection, person_id, step)

    def _counted(self, keys: Sequence[tuple[str, int]]) -> dict[bytes, int]:
        return {self._keyring.digest(key): limit for key, limit in keys}

    async def _count(self, connection: Connection, counted: dict[bytes, int], window: timedelta) -> bool:
        """Count once more; gives whether a limit is passed."""
        counts = await sessions.count_failure(connection, list(counted), self._clock.now(), window)
        return any(count > limit for count, limit in zip(counts, counted.values(), strict=True))

    async def _forgive(self, counted: dict[bytes, int]) -> None:
        async with self._database.gate.acquire() as connection:
            await sessions.forgive_failure(connection, list(counted))

    def _pending(self, row: Record, browser: str) -> str:
        until = (self._clock.now() + limits.PENDING_LIFE).timestamp()
        content = json.dumps({"person": row["id"], "until": until, "mark": self._mark(row)})
        sealed = self._keyring.seal(content.encode(), _pending_context(browser))
        return f"{sealed.kid}.{base64.urlsafe_b64encode(sealed.blob).decode()}"

    def _opened(self, pending: str, browser: str) -> tuple[int, str] | None:
        kid, _, text = pending.rpartition(".")
        try:
            opened = self._keyring.open(kid, base64.urlsafe_b64decode(text), _pending_context(browser))
        except (KeyringError, binascii.Error, ValueError):
            return None
        content = json.loads(opened)
        if content["until"] <= self._clock.now().timestamp():
            return None
        return content["person"], content["mark"]

    def _mark(self, row: Record) -> str:
        """Changes with the password."""
        return hashlib.sha256(f"{row['id']}|{row['password_hash']}".encode()).hexdigest()


def _pending_context(browser: str) -> bytes:
    return f"signin.pending.{browser}".encode()
