"""`roomrack property invite`, `roomrack user password-link` and `roomrack user reset-factor`, as processes."""

import asyncio
import json
import subprocess
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from roomrack.core.rights import Duty, Level
from roomrack.domain.identity import service as identity
from roomrack.domain.properties import service as properties
from tests.factories import Hotel, World
from tests.people.conftest import Person, username_of
from tests.processes.test_commands import run

Cli = Callable[..., Awaitable[subprocess.CompletedProcess[str]]]


@pytest.fixture
def cli(environment: dict[str, str], tmp_path: Path) -> Cli:
    async def call(*arguments: str, from_nothing: bool = False, **settings: str) -> subprocess.CompletedProcess[str]:
        variables = {**environment, **settings}
        words = (*arguments, "--json")
        return await asyncio.to_thread(run, *words, environment=variables, cwd=tmp_path, from_nothing=from_nothing)

    return call


async def test_an_operator_invites_once_the_owner_lets_him(
    cli: Cli, hotel: Hotel, world: World, person: Person
) -> None:
    email = f"cli{hotel.id}@desk.example"
    command = ("property", "invite", str(hotel.id), email, "--name", "Bo Desk", "--level", "prices=READONLY")
    refused = await cli(*command)
    assert (refused.returncode, "has not let administrators" in refused.stderr) == (1, True)
    async with world.unit() as unit:
        await unit.widen(hotel.id)
        await properties.update(unit, hotel.id, {"details": {"adminUserAccessGranted": True}})
    handed = json.loads((await cli(*command, from_nothing=True)).stdout)
    mailed = json.loads((await cli(*command, ROOMRACK_SMTP_HOST="127.0.0.1")).stdout)
    assert set(handed) - set(mailed) == {"link"}
    assert (await person.get(urlsplit(handed["link"]).path)).status_code == 404
    handed = json.loads((await cli(*command, "--link", ROOMRACK_SMTP_HOST="127.0.0.1")).stdout)
    link = urlsplit(handed["link"]).path
    await person.get(link)
    password = "a long walk at dusk"
    assert (await person.post(link, action="join", password=password, again=password)).status_code == 200
    async with world.unit() as unit:
        made = await identity.person_named(unit, email)
        assert made
        [levels] = [one.levels for one in await identity.staff(unit, hotel.id, asking=None) if one.person.id == made.id]
    assert [duty for duty, level in levels.items() if level < Level.READWRITE] == [Duty.PRICES]
    wrong = await cli("property", "invite", str(hotel.id), "nobody")
    assert (wrong.returncode, "no e-mail address" in wrong.stderr) == (2, True)


async def test_an_operator_helps_with_a_password_and_a_lost_device(
    cli: Cli, hotel: Hotel, world: World, person: Person
) -> None:
    made = json.loads((await cli("user", "password-link", username_of(hotel), from_nothing=True)).stdout)
    link = urlsplit(made["link"]).path
    await person.get(link)
    assert (await person.post(link, password="a long walk at dusk", again="a long walk at dusk")).status_code == 200
    none = await cli("user", "reset-factor", username_of(hotel))
    assert (none.returncode, "no second factor" in none.stderr) == (1, True)
    async with world.unit() as unit:
        await unit.raw.execute(
            """
            insert into second_factor (person, kid, sealed, last_step, created_at, confirmed_at)
            values ($1, 'x', '', 0, now(), now())
            """,
            hotel.person,
        )
    done = json.loads((await cli("user", "reset-factor", username_of(hotel), from_nothing=True)).stdout)
    assert done == {"username": username_of(hotel), "second_factor": "off"}
    async with world.unit() as unit:
        assert await identity.factor_of(unit, hotel.person) is None
    for command in ("password-link", "reset-factor"):
        unknown = await cli("user", command, "nobody@nowhere.example")
        assert (unknown.returncode, "nobody has the user name" in unknown.stderr) == (2, True)
