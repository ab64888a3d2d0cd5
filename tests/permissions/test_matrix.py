"""Who may call what: every operation against everybody who must not reach it.

The rows come from the routes, so an operation without its row can't be added: what `actors.request_for` can't fill in
fails here.
"""

from collections.abc import AsyncIterator

import httpx2
import pytest

from roomrack.infra.http.caller import Level, Scheme
from roomrack.infra.http.operation import Operation
from tests.contract import validation
from tests.contract.conformance import MATRIX
from tests.factories import Session, World
from tests.harness.processes import Vault
from tests.permissions import actors as scene
from tests.permissions.actors import MARK, Actors

OPERATIONS = validation.built()
KEY_MISSING, KEY_INVALID = (401, "ApiKeyMissing"), (401, "ApiKeyInvalid")
FORBIDDEN, WRONG_ENVIRONMENT = (403, "ApiSecurityException"), (403, "WrongEnviroment")
UNKNOWN_IN_BODY, UNKNOWN = (422, "ApiResourceMissing"), (404, "ApiResourceMissing")
WITHOUT_TENANT = {
    "bulk": {UNKNOWN_IN_BODY},
    "dryRunCalendar": {UNKNOWN_IN_BODY},
    "writeCalendarGuarded": {UNKNOWN_IN_BODY},
    "undoCalendarWrite": {UNKNOWN},
    "updateSubscription": {UNKNOWN},
    "deleteSplit": {UNKNOWN},
    "deleteSubscription": {UNKNOWN},
    "findWebhookDelivery": {UNKNOWN},
    "redeliverWebhooks": {UNKNOWN},
    "acknowledgeRevisions": {UNKNOWN_IN_BODY},
    "sendTestWebhook": {UNKNOWN},
    **{
        operation.id: {UNKNOWN}
        for operation in OPERATIONS
        if operation.path.startswith("/rest/v1/content/connections/{")
    },
}
"""Operations that name somebody's things without an accommodation in the path, and what strangers are answered."""


@pytest.fixture(scope="module")
async def actors(world: World, vault: Vault) -> Actors:
    assert not vault.ended()  # Operations on cards ask it.
    return await scene.make(world)


class Row:
    """One operation against one caller after the other; collects what differs instead of stopping at the first."""

    def __init__(self, operation: Operation, actors: Actors) -> None:
        self.operation = operation
        self.actors = actors
        self.faults: list[str] = []

    async def send(self, session: Session) -> httpx2.Response:
        method, path, content = scene.request_for(self.operation, self.actors.victim)
        return await session.request(method, path, **content)

    async def refuses(self, who: str, session: Session, *expected: tuple[int, str]) -> None:
        answer = await self.send(session)
        got = (answer.status_code, answer.json().get("type") if answer.content else "")
        if got not in expected:
            self.faults.append(f"{who}: expected {expected}, got {got}: {answer.text[:300]}")
        if MARK in answer.text:
            self.faults.append(f"{who}: the answer shows what belongs to the victim: {answer.text[:300]}")

    async def shows_nothing(self, who: str, session: Session) -> None:
        answer = await self.send(session)
        if answer.status_code >= 500 or MARK in answer.text:
            self.faults.append(f"{who}: {answer.status_code} {answer.text[:300]}")

    async def lets_pass(self, who: str, session: Session) -> None:
        answer = await self.send(session)
        if answer.status_code in {401, 403} or answer.status_code >= 500:
            self.faults.append(f"{who}: {answer.status_code} {answer.text[:300]}")


def _bearer(session: Session, token: str) -> Session:
    return Session(session.client, {"Authorization": f"Bearer {token}"}, session.app)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.id)
async def test_operation_refuses_everybody_who_must_not_reach_it(
    operation: Operation, actors: Actors, world: World
) -> None:
    row, victim = Row(operation, actors), actors.victim
    before = await scene.fingerprint(world, victim)
    anonymous = Session(victim.owner.client, {}, victim.owner.app)
    if not operation.schemes:
        answer = await row.send(anonymous)
        assert answer.json()["type"] not in {"ApiKeyMissing", "ApiKeyInvalid"}
    else:
        await _credentials(row, anonymous)
        await _schemes(row)
        await _grants(row)
    if await scene.fingerprint(world, victim) != before:
        row.faults.append("a refused request changed something of the victim")
    assert not row.faults, "\n".join(row.faults)
    validation.seen.add((operation.id, MATRIX))


async def _credentials(row: Row, anonymous: Session) -> None:
    await row.refuses("no credential", anonymous, KEY_MISSING)
    await row.refuses("garbage", _bearer(anonymous, "garbage"), KEY_INVALID)
    await row.refuses("garbage key", Session(anonymous.client, {"key": "garbage"}, anonymous.app), KEY_INVALID)
    await row.refuses("expired", row.actors.expired, KEY_INVALID)
    await row.refuses("revoked", row.actors.revoked, KEY_INVALID)
    refresh = row.actors.victim.owner.refresh_token
    await row.refuses("a refresh token as credential", _bearer(anonymous, refresh), KEY_INVALID)


async def _schemes(row: Row) -> None:
    sessions = {
        Scheme.OAUTH: row.actors.victim.owner,
        Scheme.KEY: row.actors.key,
        Scheme.APPLICATION: row.actors.application,
    }
    for scheme, session in sessions.items():
        if scheme not in row.operation.schemes:
            await row.refuses(f"the wrong scheme, {scheme}", session, FORBIDDEN)
    if Scheme.APPLICATION not in row.operation.schemes and row.operation.area is not None:
        answer = await row.send(row.actors.application)
        if answer.json()["message"] != "errNoResourcesForIdentity":
            row.faults.append(f"apilogin on property data: {answer.text[:300]}")


async def _grants(row: Row) -> None:
    operation, actors = row.operation, row.actors
    outsiders = {"other tenant": actors.stranger, "sibling property": actors.sibling}
    if operation.tenant is not None:
        for who, session in outsiders.items():
            await row.refuses(who, session, FORBIDDEN)
        oauth = Scheme.OAUTH in operation.schemes
        await row.refuses("sandbox on production", actors.sandbox, WRONG_ENVIRONMENT if oauth else FORBIDDEN)
    elif operation.id in WITHOUT_TENANT:
        for who, session in outsiders.items():
            await row.refuses(who, session, *WITHOUT_TENANT[operation.id])
        if operation.area is not None:
            await row.refuses("sandbox on production", actors.sandbox, *WITHOUT_TENANT[operation.id])
    elif Scheme.OAUTH in operation.schemes and operation.method == "GET":
        for who, session in outsiders.items():
            await row.shows_nothing(who, session)
    if operation.area is not None and Scheme.OAUTH in operation.schemes:
        if operation.level is Level.READONLY:
            await row.lets_pass("read-only grant", actors.reader)
        else:
            await row.refuses("read-only grant", actors.reader, FORBIDDEN)


@pytest.fixture(scope="module")
async def unchecked(
    environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[httpx2.AsyncClient]:
    from tests.harness.processes import ApiServer

    log = tmp_path_factory.mktemp("unchecked") / "api.log"
    server = ApiServer(environment, log, application="tests.entrypoints.unchecked:create_app").start()
    async with httpx2.AsyncClient(base_url=f"{server.url}/connect", timeout=30, trust_env=False) as client:
        yield client
    server.stop()


@pytest.fixture(scope="module")
async def unchecked_actors(world: World, unchecked: httpx2.AsyncClient, vault: Vault) -> Actors:
    assert not vault.ended()
    return await scene.make(world, unchecked)


@pytest.mark.parametrize("operation", [each for each in OPERATIONS if each.schemes], ids=lambda each: each.id)
async def test_row_level_security_alone_keeps_tenants_apart(
    operation: Operation, unchecked_actors: Actors, world: World
) -> None:
    row, victim = Row(operation, unchecked_actors), unchecked_actors.victim
    before = await scene.fingerprint(world, victim)
    for who, session in (("other tenant", unchecked_actors.stranger), ("sibling", unchecked_actors.sibling)):
        await row.shows_nothing(who, session)
    if await scene.fingerprint(world, victim) != before:
        row.faults.append("something of the victim was changed")
    assert not row.faults, "\n".join(row.faults)


async def test_unchecked_server_really_lets_requests_pass(unchecked_actors: Actors) -> None:
    """The control: with its checks the server would answer 403 here."""
    victim = unchecked_actors.victim
    answer = await unchecked_actors.stranger.get(f"/rest/v1/reservation/{victim.hotel.id}/{victim.reservation}")
    assert answer.status_code == 404
