"""The gate: who is calling, may they call this, and is their quota used up. One statement, then pure decisions."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from starlette.requests import Request

from roomrack.core.clock import PropertyClock
from roomrack.core.errors import (
    CredentialInvalid,
    CredentialMissing,
    Forbidden,
    NoResourcesForIdentity,
    WrongEnvironment,
)
from roomrack.core.rights import Level, Permissions
from roomrack.domain.identity import rules
from roomrack.domain.identity.errors import PropertyDeactivated
from roomrack.domain.identity.repository import gate as repository
from roomrack.domain.identity.repository.types import Record
from roomrack.domain.identity.rules import Environment, TokenKind
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Database
from roomrack.infra.http.caller import Caller, Quota, Scheme
from roomrack.infra.http.operation import Operation
from roomrack.infra.quota import bulk_limit, call_limit, check_call, seconds_left, show, window_start

BEARER_KINDS = (TokenKind.ACCESS.value, TokenKind.APPLICATION.value)
KEY_KINDS = (TokenKind.KEY.value,)
MAX_CREDENTIAL = 512
SCHEMES: Mapping[str, Scheme] = {
    TokenKind.ACCESS: Scheme.OAUTH,
    TokenKind.APPLICATION: Scheme.APPLICATION,
    TokenKind.KEY: Scheme.KEY,
}
CHALLENGE = {"WWW-Authenticate": 'Bearer realm="roomrack"'}


class GateKeeper:
    """Implements `infra.http.operation.Gate`."""

    def __init__(self, database: Database, keyring: Keyring, clock: PropertyClock) -> None:
        self._database = database
        self._keyring = keyring
        self._clock = clock

    async def admit(self, request: Request, operation: Operation, accommodation: int | None) -> Caller:
        """The caller, counted. The answer shows the quota even when the call is then refused.

        Raises `CredentialMissing`, `CredentialInvalid`, `QuotaExceeded`, `Forbidden`, `WrongEnvironment`.
        """
        credential, kinds = credential_of(request)
        now = self._clock.now()
        digests = self._keyring.digests(credential)
        start = window_start(now)
        if accommodation is None:
            reads = operation.level <= Level.READONLY
            row = await self._database.gate.fetchrow(
                repository.ALL, digests, kinds, now, start, rules.EVERYTHING, reads
            )
        else:
            row = await self._database.gate.fetchrow(
                repository.ONE, digests, kinds, now, start, rules.EVERYTHING, accommodation
            )
        if row is None:
            raise CredentialInvalid(headers=CHALLENGE)
        self._clock.learn(_ahead(row, accommodation))
        caller = _caller(row, accommodation, now)
        request.state.caller = caller
        show(request.state.answer_headers, caller.quota)
        check_call(caller.quota)
        decide(caller, operation, accommodation, row)
        return caller


def _ahead(row: Record, accommodation: int | None) -> dict[int, timedelta]:
    """How far the clocks of sandbox properties within reach are ahead."""
    if accommodation is not None:
        return {accommodation: timedelta(seconds=row["ahead_seconds"])} if row["ahead_seconds"] else {}
    if not row["moved"]:
        return {}
    return dict(zip(row["moved"], (timedelta(seconds=ahead) for ahead in row["ahead_seconds"]), strict=True))


def credential_of(request: Request) -> tuple[str, tuple[str, ...]]:
    """The credential of the headers and what kinds of token it may be; a Bearer token goes before a key.

    Query strings are never looked at: they end up in logs. Raises `CredentialMissing`, `CredentialInvalid`.
    """
    authorization = request.headers.get("authorization", "").strip()
    if authorization:
        scheme, _, token = authorization.partition(" ")
        token = token.strip()
        if scheme.lower() != "bearer" or not 0 < len(token) <= MAX_CREDENTIAL:
            raise CredentialInvalid(headers=CHALLENGE)
        return token, BEARER_KINDS
    key = request.headers.get("key", "").strip()
    if not key:
        raise CredentialMissing(headers=CHALLENGE)
    if len(key) > MAX_CREDENTIAL:
        raise CredentialInvalid(headers=CHALLENGE)
    return key, KEY_KINDS


def _caller(row: Record, accommodation: int | None, now: datetime) -> Caller:
    quota = Quota(
        limit=call_limit(row["properties"], row["call_limit"]),
        used=row["calls"],
        reset_seconds=seconds_left(now),
        bulk_limit=bulk_limit(row["properties"], row["bulk_limit"]),
    )
    reach: dict[int, Permissions]
    if accommodation is None:
        reach = dict(zip(row["accommodations"] or (), map(rules.unpack, row["permissions"] or ()), strict=True))
    else:
        packed = row["permissions"]
        reach = {accommodation: rules.unpack(packed)} if packed is not None else {}
    return Caller(
        application=row["id"],
        application_name=row["name"],
        environment=row["environment"],
        scheme=SCHEMES[row["kind"]],
        quota=quota,
        identity=row["grant_id"],
        person=row["person"],
        reach=reach,
    )


def decide(caller: Caller, operation: Operation, accommodation: int | None, row: Mapping[str, Any] | Record) -> None:
    """Refuse what the scheme, the environment or the grant does not allow; see docs/contract.md 2 and 3.

    A property that was not granted is refused in the same way whether it exists or not; only somebody who works for it
    learns that it is of the other environment. One that is deactivated answers to its owner's key alone, for reading.
    """
    if caller.scheme not in operation.schemes:
        if caller.scheme is Scheme.APPLICATION and operation.area is not None:
            raise NoResourcesForIdentity
        raise Forbidden
    if accommodation is None:
        return
    granted = accommodation in caller.reach
    if (granted or row["member"]) and row["sandbox"] != (caller.environment == Environment.SANDBOX):
        raise WrongEnvironment(application=caller.environment.lower())
    if not granted:
        raise Forbidden
    if not (row["active"] or (caller.scheme is Scheme.KEY and operation.level <= Level.READONLY)):
        raise PropertyDeactivated
    if operation.area is not None and caller.level(accommodation, operation.area) < operation.level:
        raise Forbidden
