"""Grants: authorizing, trading codes, refreshing, keys, and taking it all back."""

import base64
import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from roomrack.core.errors import NotFound
from roomrack.core.rights import Area, Level, Permissions
from roomrack.domain.identity import rules
from roomrack.domain.identity.errors import (
    AlreadyMigrated,
    ClientRefused,
    CodeRefused,
    RefreshTokenRefused,
    VerifierRefused,
)
from roomrack.domain.identity.repository import credentials, people
from roomrack.domain.identity.repository import grants as repository
from roomrack.domain.identity.repository.types import Connection, Record
from roomrack.domain.identity.rules import CodeState, IssuedCode, TokenKind
from roomrack.domain.identity.service.applications import (
    Application,
    application,
    authenticate_client,
    secret_of_application_matches,
)
from roomrack.domain.identity.service.people import most_grantable
from roomrack.infra.crypto import KeyringError
from roomrack.infra.db import Database, ReadUnit, WriteUnit


@dataclass(frozen=True, slots=True)
class TokenPair:
    """What a client gets; the only moment at which the tokens can be read."""

    access_token: str
    refresh_token: str | None
    expires_at: datetime
    expires_in: int
    """Seconds."""
    grant: int | None


@dataclass(frozen=True, slots=True)
class Resource:
    """One accommodation of a grant."""

    accommodation: int
    permissions: Permissions
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Grant:
    """One act of granting: who, to whom, what."""

    id: int
    application: int
    person: int
    created_at: datetime
    resources: tuple[Resource, ...]
    networks: tuple[int, ...] = ()
    """Granted as a whole, with what joins later."""


@dataclass(frozen=True, slots=True)
class Given:
    """A grant as the person sees it who gave it."""

    id: int
    application: str
    is_key: bool
    created_at: datetime
    properties: int
    whole: bool
    """Whether it covers a network as a whole."""


# --- making grants and tokens ----------------------------------------------------------------------------------------


async def issue_tokens(
    unit: WriteUnit, application_id: int, person_id: int, permissions: Mapping[int, Permissions]
) -> TokenPair:
    """A new grant of these accommodations and its tokens. Whether the person may grant them is the caller's to know."""
    packed = {accommodation: rules.pack(levels) for accommodation, levels in permissions.items()}
    grant_id = await _new_grant(unit, application_id, person_id, packed, is_key=False)
    return await _access(unit, application_id, person_id, grant_id, await refresh_token_of(unit, grant_id))


async def issue_api_key(unit: WriteUnit, application_id: int, person_id: int) -> str:
    """A new api key: it reaches every property of the person, later ones too, with what the application asks for."""
    asked = rules.pack((await application(unit, application_id)).permissions)
    properties = await people.memberships(unit.raw, person_id)
    held = {one: asked & await most_grantable(unit, person_id, one) for one in properties}
    grant_id = await _new_grant(unit, application_id, person_id, held, is_key=True)
    key = secrets.token_hex(rules.SECRET_BYTES)
    await _store(unit, TokenKind.KEY, key, application_id, grant_id, person_id, None)
    return key


async def grant_accommodation(unit: WriteUnit, grant_id: int, accommodation: int, permissions: Permissions) -> None:
    """Add one accommodation to a grant, or change its permissions. Raises LookupError when the grant ended."""
    known = await repository.grant(unit.raw, grant_id)
    if known is not None:
        # Every change of an application's reach takes this lock first, so none waits for another in a circle.
        await repository.lock_application(unit.raw, known["application"])
    row = await repository.grant(unit.raw, grant_id, lock=True)
    if row is None or row["revoked_at"] is not None:
        raise LookupError(f"there is no live grant {grant_id}")
    await _extend(unit, row["application"], grant_id, {accommodation: rules.pack(permissions)})


async def grant_reaching(unit: ReadUnit, application_id: int, accommodations: Collection[int]) -> int | None:
    """The newest live OAuth grant of an application that holds one of the accommodations."""
    return await repository.grant_reaching(unit.raw, application_id, accommodations)


async def is_live(unit: ReadUnit, grant_id: int) -> bool:
    """Whether a grant exists and was not taken back."""
    row = await repository.grant(unit.raw, grant_id)
    return row is not None and row["revoked_at"] is None


async def refresh_token_of(unit: WriteUnit, grant_id: int) -> str:
    """The refresh token of a grant, the same every time.

    It is derived from the server's key and a salt, so that nothing in the database can be turned into it; what is
    looked up is its digest. Raises LookupError when there is no such grant.
    """
    row = await repository.grant(unit.raw, grant_id)
    if row is None:
        raise LookupError(f"there is no grant {grant_id}")
    try:
        return _refresh_token(unit, grant_id, row["salt"], row["kid"])
    except KeyringError:
        # Its key was retired: the grant gets a new token beside the old one.
        salt = secrets.token_bytes(rules.SECRET_BYTES)
        await repository.set_salt(unit.raw, grant_id, salt, unit.keyring.writing)
        await _store_refresh(unit, row["application"], row["person"], grant_id, salt)
        return _refresh_token(unit, grant_id, salt, unit.keyring.writing)


async def grant(unit: ReadUnit, grant_id: int) -> Grant:
    """One grant with all it holds. Raises LookupError when there is none."""
    row = await repository.grant(unit.raw, grant_id)
    if row is None:
        raise LookupError(f"there is no grant {grant_id}")
    held = await repository.grant_accommodations(unit.raw, grant_id)
    return Grant(
        row["id"],
        row["application"],
        row["person"],
        row["created_at"],
        tuple(Resource(one["accommodation"], rules.unpack(one["permissions"]), one["created_at"]) for one in held),
        tuple(await repository.grant_networks(unit.raw, grant_id)),
    )


async def level_at(unit: ReadUnit, grant_id: int, accommodation: int, area: Area) -> Level | None:
    """What a grant allows in an area of an accommodation; None when that was not granted, or is of another sandbox."""
    held = await repository.permissions_in(unit.raw, grant_id, accommodation)
    return None if held is None else rules.unpack(held).get(area, Level.NONE)


async def _new_grant(
    unit: WriteUnit, application_id: int, person_id: int, packed: Mapping[int, int], *, is_key: bool
) -> int:
    connection = unit.raw
    grant_id = await repository.next_grant_id(connection)
    salt = secrets.token_bytes(rules.SECRET_BYTES)
    await repository.insert_grant(
        connection,
        {
            "id": grant_id,
            "application": application_id,
            "person": person_id,
            "is_key": is_key,
            "salt": salt,
            "kid": unit.keyring.writing,
            "created_at": unit.now(),
        },
    )
    await _extend(unit, application_id, grant_id, packed)
    if not is_key:
        await _store_refresh(unit, application_id, person_id, grant_id, salt)
    return grant_id


async def _extend(unit: WriteUnit, application_id: int, grant_id: int, packed: Mapping[int, int]) -> None:
    connection = unit.raw
    await repository.lock_application(connection, application_id)
    await repository.put_grant_accommodations(connection, grant_id, packed, unit.now())
    await repository.refresh_reach(connection, application_id, list(packed))


def _refresh_token(unit: ReadUnit, grant_id: int, salt: bytes, kid: str) -> str:
    derived = unit.keyring.digest_under(kid, b"refresh token|%d|" % grant_id + salt)
    return base64.urlsafe_b64encode(derived).rstrip(b"=").decode()


async def _store_refresh(unit: WriteUnit, application_id: int, person_id: int, grant_id: int, salt: bytes) -> None:
    token = _refresh_token(unit, grant_id, salt, unit.keyring.writing)
    await _store(unit, TokenKind.REFRESH, token, application_id, grant_id, person_id, None)


async def _store(
    unit: WriteUnit,
    kind: TokenKind,
    token: str,
    application_id: int,
    grant_id: int | None,
    person_id: int | None,
    expires_at: datetime | None,
) -> None:
    await credentials.insert_token(
        unit.raw,
        {
            "digest": unit.keyring.digest(token),
            "kid": unit.keyring.writing,
            "kind": kind.value,
            "application": application_id,
            "grant_id": grant_id,
            "person": person_id,
            "created_at": unit.now(),
            "expires_at": expires_at,
        },
    )


async def _access(
    unit: WriteUnit, application_id: int, person_id: int | None, grant_id: int | None, refresh_token: str | None
) -> TokenPair:
    token = secrets.token_urlsafe(rules.SECRET_BYTES)
    expires_at = unit.now() + rules.ACCESS_TOKEN_LIFE
    kind = TokenKind.APPLICATION if grant_id is None else TokenKind.ACCESS
    await _store(unit, kind, token, application_id, grant_id, person_id, expires_at)
    return TokenPair(token, refresh_token, expires_at, int(rules.ACCESS_TOKEN_LIFE.total_seconds()), grant_id)


# --- the authorization page ------------------------------------------------------------------------------------------


async def grantable(unit: ReadUnit, asking: Application, person_id: int) -> list[int]:
    """The properties that a person may grant to an application: his own, of the application's environment."""
    return await people.memberships(unit.raw, person_id, sandbox=asking.sandbox)


async def grantable_networks(unit: ReadUnit, asking: Application, person_id: int) -> Mapping[int, Sequence[int]]:
    """The networks that a person may grant as a whole, by id, each with those of its properties that he works for.

    He must own one of its properties. A property of somebody else is never among them, nor does it join later: only
    those for which he works then.
    """
    return await repository.networks_led(unit.raw, person_id, rules.OWNER, sandbox=asking.sandbox)


async def authorize(
    unit: WriteUnit,
    asking: Application,
    person_id: int,
    accommodations: Collection[int],
    *,
    redirect_uri: str,
    challenge: str | None,
    networks: Collection[int] = (),
) -> str:
    """A code for what a person agreed to; it lives 3 minutes and works once.

    Raises ValueError when a property or network is not the person's or is of the other environment.
    """
    held = await grantable_networks(unit, asking, person_id) if networks else {}
    if not set(networks) <= set(held):
        raise ValueError("only the person's own networks can be granted")
    chosen = sorted({*accommodations, *(one for network in networks for one in held[network])})
    if not chosen or not set(chosen) <= set(await grantable(unit, asking, person_id)):
        raise ValueError("only the person's own properties can be granted")
    code = secrets.token_urlsafe(rules.SECRET_BYTES)
    now = unit.now()
    await credentials.insert_code(
        unit.raw,
        {
            "digest": unit.keyring.digest(code),
            "kid": unit.keyring.writing,
            "application": asking.id,
            "person": person_id,
            "redirect_uri": redirect_uri,
            "challenge": challenge,
            "accommodations": chosen,
            "networks": sorted(set(networks)),
            "permissions": rules.pack(asking.permissions),
            "created_at": now,
            "expires_at": now + rules.CODE_LIFE,
        },
    )
    return code


# --- the token endpoints ---------------------------------------------------------------------------------------------


async def redeem(
    unit: WriteUnit,
    database: Database,
    *,
    client_id: str,
    client_secret: str | None,
    code: str,
    redirect_uri: str,
    verifier: str | None,
) -> TokenPair:
    """Trade a code for tokens (docs/contract.md 3).

    A code that was used before revokes what it gave, in a transaction of its own that outlives this refusal. Without a
    client secret only a correct PKCE verifier will do. Raises `ClientRefused`, `CodeRefused`, `VerifierRefused`.
    """
    asking = await authenticate_client(unit, client_id, client_secret)
    issued = await credentials.lock_code(unit.raw, unit.keyring.digests(code))
    state = rules.code_state(issued, asking.id, redirect_uri, unit.now())
    if issued is not None and state is CodeState.REPLAYED and issued.grant_id is not None:
        await _revoke_at_once(database, issued.grant_id, unit.now())
    if issued is None or state is not CodeState.GOOD:
        raise CodeRefused("$.code")
    _check_verifier(issued, client_secret, verifier)
    allowed = set(await grantable(unit, asking, issued.person))
    networks = await grantable_networks(unit, asking, issued.person) if issued.networks else {}
    whole = sorted(set(issued.networks) & set(networks))
    chosen = {*issued.accommodations, *(one for network in whole for one in networks[network])}
    held = {
        accommodation: issued.permissions & await most_grantable(unit, issued.person, accommodation)
        for accommodation in sorted(chosen)
        if accommodation in allowed
    }
    if not held:
        raise CodeRefused("$.code")
    grant_id = await _new_grant(unit, asking.id, issued.person, held, is_key=False)
    await repository.put_grant_networks(unit.raw, grant_id, whole, issued.permissions, unit.now())
    await credentials.use_code(unit.raw, issued.digest, grant_id, unit.now())
    return await _access(unit, asking.id, issued.person, grant_id, await refresh_token_of(unit, grant_id))


def _check_verifier(issued: IssuedCode, client_secret: str | None, verifier: str | None) -> None:
    if issued.challenge is None:
        # Without a challenge a verifier proves nothing, so nothing would stand in for the secret.
        if client_secret is None:
            raise ClientRefused
        return
    if verifier is None or not rules.verifier_matches(verifier, issued.challenge):
        raise VerifierRefused("$.code_verifier")


async def refresh(
    unit: WriteUnit, *, refresh_token: str, client_id: str | None, client_secret: str | None
) -> TokenPair:
    """A new access token; the refresh token stays the same. What is sent of the client must match.

    Raises `RefreshTokenRefused`, `ClientRefused`.
    """
    if client_id is not None:
        await authenticate_client(unit, client_id, client_secret)
    row = await _own_token(unit, refresh_token, {TokenKind.REFRESH}, client_id, client_secret)
    if row is None:
        raise RefreshTokenRefused
    # The lock makes a revocation that is under way finish first.
    held = await repository.grant(unit.raw, row["grant_id"], lock=True)
    if row["revoked_at"] is not None or held is None or held["revoked_at"] is not None:
        raise RefreshTokenRefused
    if not (await application(unit, row["application"])).active:
        raise ClientRefused
    return await _access(unit, row["application"], row["person"], row["grant_id"], refresh_token)


async def sign_in_application(unit: WriteUnit, *, client_id: str, client_secret: str) -> TokenPair:
    """An access token of the application itself (`apilogin`). Raises `ClientRefused`."""
    asking = await authenticate_client(unit, client_id, client_secret)
    return await _access(unit, asking.id, None, None, None)


async def migrate_key(
    unit: WriteUnit,
    *,
    application_id: int,
    person_id: int,
    key_grant: int,
    accommodation: int,
    permissions: Permissions,
) -> TokenPair:
    """Trade an api key for tokens of one of its properties, once each. Raises `AlreadyMigrated`."""
    if not await repository.mark_migrated(unit.raw, key_grant, accommodation, unit.now()):
        raise AlreadyMigrated("$.accommodation")
    return await issue_tokens(unit, application_id, person_id, {accommodation: permissions})


# --- taking back -----------------------------------------------------------------------------------------------------


async def revoke_token(unit: WriteUnit, *, token: str, client_id: str | None, client_secret: str | None) -> None:
    """RFC 7009: a refresh token takes its whole grant with it, an access token ends alone; an unknown one is no error.

    Api keys can't be revoked this way. Raises `ClientRefused` when the token is another client's.
    """
    if client_id is not None:
        await authenticate_client(unit, client_id, client_secret)
    kinds = {TokenKind.ACCESS, TokenKind.REFRESH, TokenKind.APPLICATION}
    known = await credentials.token(unit.raw, unit.keyring.digests(token), kinds)
    if known is None:
        return
    row = await _own_token(unit, token, kinds, client_id, client_secret)
    if row is None:
        raise ClientRefused
    if row["kind"] == TokenKind.REFRESH:
        await revoke_grant(unit, row["grant_id"])
    else:
        await credentials.revoke_token(unit.raw, row["digest"], unit.now())


async def given_by(unit: ReadUnit, person_id: int) -> list[Given]:
    """The live grants that a person gave to applications, newest first."""
    return [
        Given(row["id"], row["name"], row["is_key"], row["created_at"], row["properties"], row["whole"])
        for row in await repository.grants_by(unit.raw, person_id)
    ]


async def take_back(unit: WriteUnit, person_id: int, grant_id: int) -> None:
    """End a grant that a person gave himself, with all its tokens. Raises `NotFound`, also for another's."""
    row = await repository.grant(unit.raw, grant_id)
    if row is None or row["person"] != person_id or row["revoked_at"] is not None:
        raise NotFound("Grant")
    await revoke_grant(unit, grant_id)


async def revoke_grant(unit: WriteUnit, grant_id: int) -> None:
    """End a grant or an api key, and every token of it."""
    await _revoke(unit.raw, grant_id, unit.now())


async def _revoke(connection: Connection, grant_id: int, now: datetime) -> None:
    row = await repository.grant(connection, grant_id)
    if row is None:
        return
    await repository.lock_application(connection, row["application"])
    ended = await repository.revoke_grant(connection, grant_id, now)
    if ended is not None:
        await repository.refresh_reach(connection, *ended)


async def _revoke_at_once(database: Database, grant_id: int, now: datetime) -> None:
    async with database.gate.acquire() as connection, connection.transaction():
        await repository.wait_for_the_disk(connection)
        await _revoke(connection, grant_id, now)


async def _own_token(
    unit: ReadUnit, token: str, kinds: Collection[TokenKind], client_id: str | None, client_secret: str | None
) -> Record | None:
    """The stored token, when what was sent of a client is that of its application."""
    row = await credentials.token(unit.raw, unit.keyring.digests(token), kinds)
    if row is None:
        return None
    if client_id is not None and (await application(unit, row["application"])).client_id != client_id:
        return None
    if client_secret is not None and not await secret_of_application_matches(unit, row["application"], client_secret):
        return None
    return row
