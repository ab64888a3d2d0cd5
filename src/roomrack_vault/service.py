"""The use cases of the vault.

Nothing here waits for somebody outside inside a transaction: load, close, ask, record.
"""

import asyncio
import itertools
import json
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from roomrack_vault import cards, links, repository, texts
from roomrack_vault.cards import Card, Secrets
from roomrack_vault.clock import Clock
from roomrack_vault.errors import Refusal, ServerRefusal, many, missing
from roomrack_vault.keys import KeysUnusable, MasterKeys
from roomrack_vault.logs import Log
from roomrack_vault.mail import Mailer, MailFailed
from roomrack_vault.processors import Answer as Charged
from roomrack_vault.processors import ProcessorAway, Processors, check, no_answer, wants
from roomrack_vault.processors import Request as Charge
from roomrack_vault.repository import Link, Look, StoredCard
from roomrack_vault.server_api import Answer, ServerApi
from roomrack_vault.settings import Settings

if TYPE_CHECKING:
    from roomrack_vault.database import Connection, Pool

BETWEEN_MAILS = timedelta(minutes=2)
"""A property's contact gets no further mail sooner."""
ATTEMPTS = 5
"""Wrong PINs in a row after which a property's PIN takes none for `LOCK`, and at one link after which that ends."""
LOCK = timedelta(minutes=15)
UNATTACHED = timedelta(hours=1)
OLD_LINKS = timedelta(days=7)
DEMO_MAIL = "demo@example.com"
AUDIT = timedelta(days=730)
"""How long the audit is kept."""
PIN = re.compile(r"[0-9]{6,12}")

SHOWN, WRONG_PIN, LOCKED, CHARGED, PIN_SET = "SHOWN", "WRONG_PIN", "LOCKED", "CHARGED", "PIN_SET"


@dataclass(frozen=True, slots=True)
class Shown:
    """A card as a page shows it, once."""

    number: str
    month: int
    year: int
    holder: str | None
    cvv: str | None
    link: Link
    looks: list[Look]

    def __repr__(self) -> str:
        return f"Shown(**** {self.number[-4:]})"


class PinRefused(Exception):
    """A PIN that is not taken. `code` is the key of the page's text; `final` says that the link is used up."""

    def __init__(self, code: str, *, final: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.final = final


@dataclass(frozen=True, slots=True)
class Vault:
    """What the vault works with."""

    settings: Settings
    pool: "Pool"
    keys: MasterKeys
    clock: Clock
    log: Log
    mailer: Mailer
    server: ServerApi
    processors: Processors
    hasher: PasswordHasher
    hashing: asyncio.Semaphore
    """How many PINs are hashed at once: each takes 64 MB for a moment."""

    # --- taking cards ------------------------------------------------------------------------------------------------

    async def take(self, ota: str, headers: Mapping[str, str], body: Mapping[str, Any]) -> Answer:
        """Keep the card of a booking, once the server has said that the caller may give one and for which stay.

        Raises `Refusal` for a card that is wrong, and `ServerRefusal` with what the server refuses; then nothing is
        kept.
        """
        now = self.clock()
        read = cards.read(body.get("streamCard"), now)
        if isinstance(read, list):
            raise many(read)
        token = secrets.token_urlsafe(24)
        cvv_until = now + timedelta(hours=self.settings.cvv_hours) if read.cvv else None
        await self._keep(token, read, cvv_until, now)
        try:
            answer = await self.server.attach(ota, headers, _described(body, read, token, cvv_until))
        except (Refusal, ServerRefusal):
            await self.forget([token])
            raise
        async with self.pool.acquire() as connection:
            await repository.attach(connection, token, answer.accommodation, answer.reservation, now)
        self.log.say("INFO", "card taken", now, token=token, accommodation=answer.accommodation)
        return answer

    async def seed(self, told: str) -> None:
        """Keep the demo's card and PIN, `accommodation:reservation:token:pin`, unless they are there."""
        accommodation, reservation, token, pin = told.split(":")
        now = self.clock()
        async with self.pool.acquire() as connection, connection.transaction():
            if await repository.has_pin(connection, int(accommodation)) is None:
                hashed = await self._hash(pin)
                await self._store_pin(connection, int(accommodation), hashed, DEMO_MAIL, now, replace=False)
            known = await repository.card(connection, token, int(accommodation))
        if known is None:
            await self._keep(token, cards.demo(now), None, now)
            async with self.pool.acquire() as connection:
                await repository.attach(connection, token, int(accommodation), int(reservation), now)

    async def _keep(self, token: str, card: Card, cvv_until: datetime | None, now: datetime) -> None:
        content = {"number": card.number, "year": card.year, "month": card.month, "holder": card.holder}
        async with self.pool.acquire() as connection, connection.transaction():
            envelope, key = self.keys.new_data_key(await self._writing(connection), _card_owner(token))
            await repository.add_card(
                connection,
                token,
                envelope,
                sealed_card=key.seal("card", json.dumps(content).encode()),
                sealed_cvv=key.seal("cvv", card.cvv.encode()) if card.cvv else None,
                activates_at=card.activates_at,
                last_day=card.last_day,
                cvv_until=cvv_until,
                at=now,
            )

    async def _writing(self, connection: "Connection") -> str:
        kid = await repository.writing_key(connection)
        if kid is None:
            raise KeysUnusable("no master key writes: start the vault once with `roomrack vault serve`")
        return kid

    async def forget(self, tokens: Iterable[str]) -> int:
        """Remove cards; gives how many there were."""
        async with self.pool.acquire() as connection:
            return await repository.forget_cards(connection, list(tokens))

    # --- PINs --------------------------------------------------------------------------------------------------------

    async def register(self, accommodation: int, name: str, email: str, language: str) -> None:
        """Mail a property's contact a link to set a PIN.

        Where there is a PIN already, the link goes to the address that set it: whoever can change the contact of a
        property can't take its PIN over. Raises `Refusal` when no mail can be sent.
        """
        if not self.mailer.is_ready:
            raise Refusal(400, "ApiValidationFailed", "no_mail_server")
        now = self.clock()
        async with self.pool.acquire() as connection, connection.transaction():
            email = await repository.has_pin(connection, accommodation) or email
            newest = await repository.newest_link(connection, accommodation, "PIN", now)
        if newest is not None and now - newest < BETWEEN_MAILS:
            return
        url = await links.invite(self.pool, self.settings.public_url, accommodation, name, email, language, now)
        words = texts.MAILS[texts.page_language(language)]
        try:
            await self.mailer.send(
                email, words["subject"].format(name=name), words["text"].format(name=name, url=url), now
            )
        except MailFailed:
            async with self.pool.acquire() as connection:
                await repository.end_links(connection, accommodation, "PIN", now)
            raise Refusal(550, "ApiPartnerServerError", "mail_failed") from None
        self.log.say("INFO", "PIN link mailed", now, accommodation=accommodation)

    async def status(self, accommodation: int, copies: Iterable[int] = ()) -> str:
        """`active` once a property has a PIN, `wait` while a link to set one is open, else `none`.

        An active PIN is copied to the properties of `copies` that have none.
        """
        now = self.clock()
        async with self.pool.acquire() as connection, connection.transaction():
            known = await repository.pin(connection, accommodation)
            if known is None:
                open_since = await repository.newest_link(connection, accommodation, "PIN", now)
                return "none" if open_since is None else "wait"
            hashed = self.keys.open(known.envelope, _pin_owner(accommodation)).open("pin", known.sealed_hash)
            for other in copies:
                await self._store_pin(connection, other, hashed, known.email, now, replace=False)
        return "active"

    async def set_pin(self, secret: str, pin: str, again: str) -> Link:
        """Set the PIN of the property of a link, which is used up then.

        Raises `PinRefused` for a PIN that is too easy or was not repeated, and `Refusal` for a link that can't be used.
        """
        if problem := _weakness(pin, again):
            raise PinRefused(problem)
        hashed = await self._hash(pin)
        now = self.clock()
        async with self.pool.acquire() as connection, connection.transaction():
            link = await self._link(connection, secret, "PIN", now)
            await self._store_pin(connection, link.accommodation, hashed, link.email or "", now, replace=True)
            await repository.use_link(connection, link.digest, now)
            await repository.end_links(connection, link.accommodation, "CARD", now)
            await repository.add_look(connection, Look(accommodation=link.accommodation, what=PIN_SET, at=now))
        self.log.say("INFO", "PIN set", now, accommodation=link.accommodation)
        return link

    async def remove_pin(self, accommodation: int) -> bool:
        """Forget a PIN; tells whether there was one."""
        async with self.pool.acquire() as connection, connection.transaction():
            return await repository.remove_pin(connection, accommodation)

    async def _store_pin(
        self, connection: "Connection", accommodation: int, hashed: bytes, email: str, now: datetime, *, replace: bool
    ) -> None:
        envelope, key = self.keys.new_data_key(await self._writing(connection), _pin_owner(accommodation))
        await repository.set_pin(
            connection, accommodation, envelope, key.seal("pin", hashed), email, now, replace=replace
        )

    # --- looking at a card -------------------------------------------------------------------------------------------

    async def look_link(
        self,
        accommodation: int,
        token: str,
        *,
        name: str,
        ask_cvv: bool,
        language: str,
        application: int | None,
        person: int | None,
        request_id: str | None,
    ) -> tuple[str, datetime]:
        """A link to a page that shows a card once, and when it ends.

        Raises `Refusal` when the card is gone or the property has no PIN.
        """
        now = self.clock()
        url, digest = links.new_url(self.settings.public_url, "card")
        async with self.pool.acquire() as connection, connection.transaction():
            stored = await self._stored(connection, token, accommodation)
            if await repository.has_pin(connection, accommodation) is None:
                raise Refusal(400, "ApiValidationFailed", "no_pin")
            link = Link(
                digest=digest,
                purpose="CARD",
                accommodation=accommodation,
                property_name=name,
                token=token,
                reservation=stored.reservation,
                ask_cvv=ask_cvv,
                language=texts.page_language(language),
                application=application,
                person=person,
                request_id=request_id,
                made_at=now,
                expires_at=now + links.CARD_LINK,
            )
            await repository.add_link(connection, link)
        return url, link.expires_at

    async def find_link(self, secret: str, purpose: str) -> Link:
        """A link that can be used. Raises `Refusal` for all others."""
        async with self.pool.acquire() as connection, connection.transaction():
            return await self._link(connection, secret, purpose, self.clock())

    async def show(self, secret: str, pin: str) -> Shown:
        """The card of a link, which is used up then, to somebody who knows the property's PIN.

        The look is written down before the card is shown. Raises `PinRefused` and `Refusal`.
        """
        now = self.clock()
        shown: Shown | None = None
        async with self.pool.acquire() as connection, connection.transaction():
            link = await self._link(connection, secret, "CARD", now)
            problem = await self._attempt(connection, link, pin, now)
            if problem is None:
                shown = await self._shown(connection, link, now)
        # Raised only now: what a failed attempt has written must stay.
        if shown is None:
            refused = problem or PinRefused("link_gone", final=True)
            self.log.say("WARNING", "PIN refused", now, accommodation=link.accommodation, reason=refused.code)
            raise refused
        self.log.say("INFO", "card shown", now, token=link.token, accommodation=link.accommodation)
        return shown

    async def _shown(self, connection: "Connection", link: Link, now: datetime) -> Shown:
        opened, cvv = self._open(await self._stored(connection, link.token or "", link.accommodation))
        code = cvv if link.ask_cvv else None
        await repository.use_link(connection, link.digest, now)
        await repository.add_look(connection, replace(_look(link, SHOWN, now), with_cvv=code is not None))
        looks = await repository.looks(connection, link.accommodation, 10)
        return Shown(opened.number, opened.month, opened.year, opened.holder, code, link, looks)

    async def _attempt(self, connection: "Connection", link: Link, pin: str, now: datetime) -> PinRefused | None:
        known = await repository.pin(connection, link.accommodation)
        if known is None:
            return PinRefused("link_gone", final=True)
        if known.locked_until is not None and known.locked_until > now:
            await repository.add_look(connection, _look(link, LOCKED, now))
            return PinRefused("pin_locked")
        hashed = self.keys.open(known.envelope, _pin_owner(link.accommodation)).open("pin", known.sealed_hash)
        if await self._verify(hashed, pin):
            await repository.note_attempt(connection, link.accommodation, 0, None)
            return None
        failures = known.failures + 1
        locked = failures % ATTEMPTS == 0
        await repository.note_attempt(connection, link.accommodation, failures, now + LOCK if locked else None)
        await repository.add_look(connection, _look(link, WRONG_PIN, now))
        await repository.note_link_failure(connection, link.digest, link.failures + 1)
        if link.failures + 1 >= ATTEMPTS:
            await repository.use_link(connection, link.digest, now)
            return PinRefused("pin_wrong_too_often", final=True)
        return PinRefused("pin_locked" if locked else "pin_wrong")

    async def looks(self, accommodation: int, limit: int) -> list[Look]:
        """The newest of a property's audit."""
        async with self.pool.acquire() as connection:
            return await repository.looks(connection, accommodation, limit)

    # --- charging ----------------------------------------------------------------------------------------------------

    async def charge(
        self, accommodation: int, token: str, request: Charge, request_id: str | None
    ) -> tuple[Charged, datetime | None]:
        """Send a card to a payment processor; gives its answer, and when the security code was dropped, if it was now.

        The code is dropped as soon as the processor has answered, whatever it said; after a failure of the processor
        itself (5xx) or none at all it stays for another attempt. Raises `Refusal`.
        """
        check(request, self.processors.origins)
        now = self.clock()
        async with self.pool.acquire() as connection:
            stored = await self._stored(connection, token, accommodation)
        if stored.activates_at is not None and stored.activates_at > now:
            raise Refusal(400, "ApiValidationFailed", "card_not_active")
        if stored.last_day + timedelta(1) < now.date():
            raise Refusal(400, "ApiValidationFailed", "card_expired")
        opened, cvv = self._open(stored)
        if wants(request, "cvv") and cvv is None:
            raise Refusal(400, "ApiValidationFailed", "cvv_gone")
        values = {
            "number": opened.number,
            "month": f"{opened.month:02}",
            "year": str(opened.year),
            "year2": f"{opened.year % 100:02}",
            "holder": opened.holder or "",
            "cvv": cvv or "",
        }
        try:
            answer = await self.processors.send(request, values)
        except ProcessorAway:
            raise no_answer() from None
        at = self.clock()
        cleared = at if stored.sealed_cvv is not None and answer.status < 500 else None
        look = Look(
            accommodation=accommodation,
            what=CHARGED,
            at=at,
            token=token,
            reservation=stored.reservation,
            with_cvv=wants(request, "cvv"),
            processor=request.processor,
            request_id=request_id,
        )
        async with self.pool.acquire() as connection, connection.transaction():
            if cleared is not None:
                await repository.clear_cvv(connection, token, at)
            await repository.add_look(connection, look)
        self.log.say("INFO", "card sent", at, token=token, processor=request.processor, status=answer.status)
        return answer, cleared

    # --- keeping order -----------------------------------------------------------------------------------------------

    async def sweep(self) -> None:
        """Drop what is kept no longer: security codes, cards that nobody has or that expired, old links and looks."""
        now = self.clock()
        async with self.pool.acquire() as connection:
            codes = await repository.clear_old_cvvs(connection, now)
            gone = await repository.forget_old_cards(
                connection, made_before=now - UNATTACHED, last_day_before=now.date() - timedelta(1)
            )
            await repository.forget_links(connection, now - OLD_LINKS)
            await repository.forget_looks(connection, now - AUDIT)
        if codes or gone:
            self.log.say("INFO", "swept", now, codes=codes, cards=gone)

    # --- parts -------------------------------------------------------------------------------------------------------

    async def _stored(self, connection: "Connection", token: str, accommodation: int) -> StoredCard:
        stored = await repository.card(connection, token, accommodation)
        if stored is None:
            raise missing("Card", "card_gone")
        return stored

    def _open(self, stored: StoredCard) -> tuple[Secrets, str | None]:
        key = self.keys.open(stored.envelope, _card_owner(stored.token))
        content = json.loads(key.open("card", stored.sealed_card))
        cvv = key.open("cvv", stored.sealed_cvv).decode() if stored.sealed_cvv is not None else None
        return Secrets(**content), cvv

    async def _link(self, connection: "Connection", secret: str, purpose: str, now: datetime) -> Link:
        link = await repository.open_link(connection, links.digest(secret), purpose, now)
        if link is None:
            raise missing("Link", "link_gone")
        return link

    async def _hash(self, pin: str) -> bytes:
        async with self.hashing:
            return (await asyncio.to_thread(self.hasher.hash, pin)).encode()

    async def _verify(self, hashed: bytes, pin: str) -> bool:
        async with self.hashing:
            try:
                return await asyncio.to_thread(self.hasher.verify, hashed.decode(), pin)
            except (VerifyMismatchError, InvalidHashError):
                return False


def _card_owner(token: str) -> str:
    return f"card:{token}"


def _pin_owner(accommodation: int) -> str:
    return f"pin:{accommodation}"


def owner_of(token: str | int) -> str:
    """What an envelope belongs to: a card by its token, or a PIN by its property."""
    return _pin_owner(token) if isinstance(token, int) else _card_owner(token)


def _look(link: Link, what: str, at: datetime) -> Look:
    return Look(
        accommodation=link.accommodation,
        what=what,
        at=at,
        token=link.token,
        reservation=link.reservation,
        application=link.application,
        person=link.person,
        request_id=link.request_id,
    )


def _weakness(pin: str, again: str) -> str | None:
    if not PIN.fullmatch(pin):
        return "pin_form"
    steps = {(int(after) - int(before)) % 10 for before, after in itertools.pairwise(pin)}
    if len(steps) == 1 and steps <= {0, 1, 9}:
        return "pin_easy"
    return None if pin == again else "pin_differs"


def _described(body: Mapping[str, Any], card: Card, token: str, cvv_until: datetime | None) -> dict[str, Any]:
    """What the server is told: which booking, and what may be known of its card."""
    named = {
        name: body[name] for name in ("id", "refer", "channelRefer", "accommodation") if body.get(name) is not None
    }
    described = {
        "token": token,
        "last4": card.last4,
        "scheme": card.scheme,
        "type": card.kind,
        "virtual": card.virtual,
        "expireDate": card.last_day.isoformat(),
        "activationDate": card.activates_at.isoformat() if card.activates_at else None,
        "amount": float(card.balance) if card.balance is not None else None,
        "cvvUntil": cvv_until.isoformat() if cvv_until else None,
    }
    return {**named, "card": {name: value for name, value in described.items() if value is not None}}
