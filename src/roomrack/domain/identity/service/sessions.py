"""Signing in with a browser: passwords, failures, the session cookie and its CSRF token."""

import hmac
import secrets
from dataclasses import dataclass

from roomrack.core.clock import Clock
from roomrack.domain.identity import rules
from roomrack.domain.identity.errors import SignInBusy, TooManyFailures, WrongPassword
from roomrack.domain.identity.repository import people, sessions
from roomrack.domain.identity.service.people import Person, person_of, verify_password
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Database


@dataclass(frozen=True, slots=True)
class SignIn:
    """Somebody who has just signed in, and the cookie that says so from now on."""

    person: Person
    cookie: str


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

    async def sign_in(self, username: str, password: str, address: str) -> SignIn:
        """Check a password and open a session under a new cookie.

        An unknown name is refused as a wrong password is, after as long. The failure is counted before the password is
        looked at and forgiven when it is right, so that parallel guesses count too.
        Raises `WrongPassword`, `TooManyFailures`, `SignInBusy`.
        """
        name = rules.normal_username(username)
        limits = {self._keyring.digest(key): limit for key, limit in rules.failure_keys(name, address)}
        now = self._clock.now()
        async with self._database.gate.acquire() as connection:
            counts = await sessions.count_failure(connection, list(limits), now, rules.FAILURE_WINDOW)
            row = await people.person_by_username(connection, name)
        if any(count > limit for count, limit in zip(counts, limits.values(), strict=True)):
            raise TooManyFailures(seconds=int(rules.FAILURE_WINDOW.total_seconds()))
        try:
            right = await verify_password(row["password_hash"] if row is not None else None, password)
        except SignInBusy:
            await self._forgive(list(limits))
            raise
        if row is None or not right:
            raise WrongPassword
        await self._forgive(list(limits))
        cookie = self.new_cookie()
        async with self._database.gate.acquire() as connection:
            await sessions.insert_session(
                connection,
                self._keyring.digest(cookie),
                self._keyring.writing,
                row["id"],
                now,
                now + rules.SESSION_LIFE,
            )
        return SignIn(person_of(row), cookie)

    async def sign_out(self, cookie: str) -> None:
        """End a session."""
        async with self._database.gate.acquire() as connection:
            await sessions.delete_session(connection, self._keyring.digests(cookie))

    async def _forgive(self, keys: list[bytes]) -> None:
        async with self._database.gate.acquire() as connection:
            await sessions.forgive_failure(connection, keys)
