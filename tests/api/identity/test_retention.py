"""What identity forgets, and when."""

from datetime import timedelta

from roomrack.core.clock import clock_from
from roomrack.domain.identity import rules
from roomrack.domain.identity import service as identity
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Database
from tests.api.identity.conftest import Client
from tests.factories import World
from tests.harness.processes import ClockFile

KINDS = "select array_agg(kind order by kind) from token where application = $1"
CODES = "select count(*) from authorization_code where application = $1"
SESSIONS = "select count(*) from browser_session where person = $1"


async def test_credentials_that_ended_are_forgotten_and_the_rest_stays(
    oauth: Client, world: World, database: Database, keys: str, clock: ClockFile
) -> None:
    assert (await oauth.token(await oauth.code())).status_code == 200
    browsers = identity.Browsers(database, Keyring.parse(keys), clock_from(clock.setting))
    number = oauth.hotel.name.removeprefix("Hotel ")
    await browsers.sign_in(f"owner{number}@hotel{number}.example", f"correct horse {number}", "192.0.2.1")

    async def left(after: timedelta) -> tuple[list[str], int, int]:
        clock.run(after.total_seconds())
        async with world.unit() as unit:
            await identity.forget(unit)
            return (
                await unit.raw.fetchval(KINDS, oauth.app.id),
                await unit.raw.fetchval(CODES, oauth.app.id),
                await unit.raw.fetchval(SESSIONS, oauth.hotel.person),
            )

    margin = timedelta(minutes=2)
    assert await left(rules.SESSION_LIFE - margin) == (["ACCESS", "REFRESH"], 1, 1)
    assert await left(rules.ACCESS_TOKEN_LIFE + rules.TOKEN_RETENTION - margin) == (["ACCESS", "REFRESH"], 1, 0)
    assert await left(rules.ACCESS_TOKEN_LIFE + rules.TOKEN_RETENTION + margin) == (["REFRESH"], 1, 0)
    assert await left(rules.CODE_LIFE + rules.CODE_RETENTION + margin) == (["REFRESH"], 0, 0)


async def test_counted_failures_are_forgotten(world: World, clock: ClockFile) -> None:
    key = b"a key of this test"
    async with world.unit() as unit:
        await unit.raw.execute("insert into signin_failure values ($1, $2, 1)", key, unit.now())
    for after, count in ((rules.FAILURE_RETENTION - timedelta(minutes=1), 1), (rules.FAILURE_RETENTION, 0)):
        clock.run((after + timedelta(seconds=30)).total_seconds())
        async with world.unit() as unit:
            await identity.forget(unit)
            assert await unit.raw.fetchval("select count(*) from signin_failure where key = $1", key) == count
