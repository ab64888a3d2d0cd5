"""`roomrack property`, as processes on a real database: pausing a property, and the levels of its people."""

import asyncio
import json
import subprocess
from pathlib import Path

import pytest

from roomrack.domain.identity import service as identity
from roomrack.domain.properties import service as properties
from tests.factories import World
from tests.processes.test_commands import run


async def test_a_property_is_paused_and_brought_back(world: World, environment: dict[str, str], tmp_path: Path) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)

    async def cli(command: str, *, from_nothing: bool = False) -> dict[str, object]:
        words = ("property", command, str(hotel.id), "--json")
        done = await asyncio.to_thread(run, *words, environment=environment, cwd=tmp_path, from_nothing=from_nothing)
        assert (done.returncode, done.stderr) == (0, "")
        return dict(json.loads(done.stdout))

    paused = await cli("deactivate", from_nothing=True)
    assert paused == {"id": hotel.id, "name": hotel.name, "deactivated": paused["deactivated"]}
    assert (await session.get(f"/rest/v1/accommodation/{hotel.id}")).status_code == 403
    assert await cli("deactivate") == paused
    assert await cli("activate", from_nothing=True) == {"id": hotel.id, "name": hotel.name, "deactivated": None}
    assert (await session.get(f"/rest/v1/accommodation/{hotel.id}")).status_code == 200


async def test_administrators_change_levels_once_the_owner_lets_them(
    world: World, environment: dict[str, str], tmp_path: Path
) -> None:
    hotel = await world.hotel()
    owner = f"owner{hotel.name.removeprefix('Hotel ')}@hotel{hotel.name.removeprefix('Hotel ')}.example"
    async with world.unit() as unit:
        desk = await identity.create_person(unit, username=f"desk@{hotel.id}.example")
        await identity.add_membership(unit, desk.id, hotel.id, "STAFF")

    async def cli(command: str, *arguments: str, from_nothing: bool = False) -> subprocess.CompletedProcess[str]:
        words = ("property", command, str(hotel.id), *arguments, "--json")
        return await asyncio.to_thread(run, *words, environment=environment, cwd=tmp_path, from_nothing=from_nothing)

    change = (desk.username, "--level", "prices=NONE", "--level", "chat=READONLY")
    for refused in (await cli("people"), await cli("permit", *change)):
        assert (refused.returncode, refused.stdout) == (1, "")
        assert "has not let administrators manage its people" in refused.stderr
    async with world.unit() as unit:
        await unit.widen(hotel.id)
        await properties.update(unit, hotel.id, {"details": {"adminUserAccessGranted": True}})
    assert json.loads((await cli("people", from_nothing=True)).stdout) == {owner: "owner", desk.username: "everything"}
    assert json.loads((await cli("permit", *change, from_nothing=True)).stdout) == {
        desk.username: "prices=NONE chat=READONLY"
    }
    assert json.loads((await cli("people")).stdout) == {owner: "owner", desk.username: "prices=NONE chat=READONLY"}
    refusals = {
        ("nobody@nowhere.example", "--level", "chat=NONE"): (2, "nobody has the user name"),
        (desk.username, "--level", "chat"): (2, "it must be AREA=NONE"),
        (desk.username, "--level", "moon=NONE"): (2, "it must be AREA=NONE"),
        (owner, "--level", "chat=NONE"): (1, "This is an owner of the property"),
    }
    for arguments, (code, said) in refusals.items():
        done = await cli("permit", *arguments)
        assert (done.returncode, done.stdout) == (code, "")
        assert said in done.stderr


@pytest.mark.parametrize("command", ["deactivate", "activate", "people"])
def test_an_unknown_property(command: str, environment: dict[str, str], tmp_path: Path) -> None:
    done = run("property", command, "123", environment=environment, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "roomrack: Accommodation not found.\n")
