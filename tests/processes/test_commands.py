"""The commands of an operator, as processes, on an outside PostgreSQL."""

import asyncio
import json
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

import asyncpg
import pytest

from roomrack import __version__, migrations
from roomrack.domain.identity import service as identity
from tests.factories import World
from tests.harness import forked
from tests.harness.cluster import Urls, drop
from tests.harness.processes import ApiServer, Process, Vault, free_port, wait_for

ROOMRACK = [sys.executable, "-m", "roomrack"]


def run(
    *arguments: str, environment: Mapping[str, str], cwd: Path, from_nothing: bool = False
) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("ROOMRACK_")}
    return forked.run(arguments, environment=inherited | dict(environment), cwd=cwd, from_nothing=from_nothing)


def states(done: subprocess.CompletedProcess[str]) -> dict[str, tuple[str, str, str]]:
    return {row["subject"]: (row["state"], row["detail"], row["mend"]) for row in json.loads(done.stdout)["findings"]}


@pytest.fixture
async def empty(urls: Urls) -> Urls:
    """A database of the run's server without a schema."""
    name = f"{urls.app.rpartition('/')[2].partition('?')[0]}_empty"
    connection = await asyncpg.connect(urls.superuser)
    await connection.execute(f'drop database if exists "{name}" with (force)')
    await connection.execute(f'create database "{name}" owner roomrack_owner template template0')
    await connection.close()
    return urls.of(name)


def test_version(tmp_path: Path) -> None:
    done = run("--version", environment={}, cwd=tmp_path, from_nothing=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"roomrack {__version__}\n", "")


def test_a_command_that_is_only_completed_or_explained_loads_no_server() -> None:
    looks = "import sys, roomrack.entrypoints.cli; print(*{'fastapi', 'pydantic', 'sqlalchemy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", looks], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "\n"


@pytest.mark.parametrize("command", ["serve", "worker"])
def test_without_keys_nothing_starts(command: str, environment: dict[str, str], tmp_path: Path) -> None:
    without = {name: value for name, value in environment.items() if name != "ROOMRACK_KEYS"}
    done = run(command, environment=without, cwd=tmp_path, from_nothing=True)
    assert done.returncode == 1
    assert "ROOMRACK_KEYS is not set" in done.stderr
    assert re.search(r"export ROOMRACK_KEYS=k1:[\w+/]{43}=", done.stderr)


def test_with_unusable_keys_nothing_starts(environment: dict[str, str], tmp_path: Path) -> None:
    done = run("serve", environment={**environment, "ROOMRACK_KEYS": "k1:c2hvcnQ="}, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (
        1,
        "roomrack: ROOMRACK_KEYS is wrong: key 'k1' must be kid:base64 of 32 bytes\n",
    )


def test_wrong_settings_are_named_without_their_values(environment: dict[str, str], tmp_path: Path) -> None:
    wrong = {**environment, "ROOMRACK_PORT": "eighty", "ROOMRACK_POOL_SIZE": "0"}
    done = run("serve", environment=wrong, cwd=tmp_path)
    assert done.returncode == 1
    assert "ROOMRACK_PORT: Input should be a valid integer" in done.stderr
    assert "ROOMRACK_POOL_SIZE: Input should be greater than or equal to 1" in done.stderr
    assert "eighty" not in done.stderr


def test_serve_says_that_its_port_is_in_use(server: ApiServer, environment: dict[str, str], tmp_path: Path) -> None:
    done = run("serve", "--port", str(server.port), environment=environment, cwd=tmp_path)
    assert done.returncode == 1
    assert f"127.0.0.1:{server.port} is in use" in done.stderr


@pytest.fixture
def served(environment: dict[str, str], tmp_path: Path) -> Iterator[tuple[Process, str]]:
    port = free_port()
    command = [*ROOMRACK, "serve", "--port", str(port), "--workers", "2"]
    process = Process(command, environment, tmp_path / "serve.log").start()
    wait_for(f"http://127.0.0.1:{port}/ready", process, timeout=60)
    yield process, f"http://127.0.0.1:{port}"
    if not process.ended():
        process.stop()


def test_serve_serves_until_it_is_stopped(served: tuple[Process, str]) -> None:
    process, url = served
    with urllib.request.urlopen(f"{url}/health", timeout=10) as answer:
        assert answer.status == 200
    assert process.stop() == 0


async def test_two_upgrades_at_once(empty: Urls, tmp_path: Path) -> None:
    environment = {"ROOMRACK_OWNER_DATABASE_URL": empty.owner}
    first, second = await asyncio.gather(
        *(asyncio.to_thread(run, "db", "upgrade", environment=environment, cwd=tmp_path) for _ in range(2))
    )
    said = f"The schema is at {migrations.head()}.\n"
    assert (first.returncode, first.stdout, second.returncode, second.stdout) == (0, said, 0, said), (
        first.stderr + second.stderr
    )
    await drop(empty, empty.app.rpartition("/")[2].partition("?")[0])


def test_an_upgrade_without_a_database_says_why(tmp_path: Path) -> None:
    nowhere = f"postgresql://roomrack_owner@/roomrack?host={tmp_path}"
    done = run("db", "upgrade", environment={"ROOMRACK_OWNER_DATABASE_URL": nowhere}, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("roomrack: the schema could not be brought up to date: ")


def test_an_application_with_limits_of_its_own(server: ApiServer, environment: dict[str, str], tmp_path: Path) -> None:
    done = run(
        *("app", "create", "--name", "Made by hand", "--environment", "production", "--json"),
        *("--quota", "4321", "--bulk-quota", "8765", "--redirect-uri", "https://made.example/back"),
        environment=environment,
        cwd=tmp_path,
        from_nothing=True,
    )
    made = json.loads(done.stdout)
    assert made.keys() == {"id", "client_id", "client_secret", "environment"}
    assert made["environment"] == "PRODUCTION"
    body = f"client_id={made['client_id']}&client_secret={made['client_secret']}".encode()
    with urllib.request.urlopen(f"{server.url}/connect/rest/v1/identity/apilogin", body, timeout=10) as answer:
        token = json.load(answer)["access_token"]
    request = urllib.request.Request(
        f"{server.url}/connect/rest/v1/api/configuration", headers={"Authorization": f"Bearer {token}"}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        assert answer.headers["X-RateLimit-Limit"] == "4321"


async def test_an_application_with_people_who_work_on_it(
    environment: dict[str, str], world: World, tmp_path: Path
) -> None:
    first, second = await world.hotel(), await world.hotel()
    names = [
        f"owner{each.name.removeprefix('Hotel ')}@hotel{each.name.removeprefix('Hotel ')}.example"
        for each in (first, second)
    ]

    async def cli(*arguments: str, from_nothing: bool = False) -> subprocess.CompletedProcess[str]:
        return await asyncio.to_thread(
            run, "app", *arguments, environment=environment, cwd=tmp_path, from_nothing=from_nothing
        )

    done = await cli("create", "--name", "Shared", "--owner", names[0], "--json")
    made = json.loads(done.stdout)
    shared = await cli("share", made["client_id"], "--with", names[1], from_nothing=True)
    assert (shared.returncode, shared.stderr) == (0, "")
    async with world.unit() as unit:
        people = await identity.members(unit, first.person, made["id"])
    assert [one.username for one in people] == names
    for refused, said in (
        (await cli("create", "--name", "x", "--owner", "nobody@nowhere.example"), "nobody has this user name"),
        (await cli("share", made["client_id"], "--with", "nobody@nowhere.example"), "nobody has this user name"),
        (await cli("share", "app_unknown", "--with", names[1]), "there is no application"),
    ):
        assert refused.returncode == 2
        assert said in " ".join(refused.stderr.split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--environment", "staging"], "it must be sandbox or production", id="environment"),
        pytest.param(["--redirect-uri", "http://made.example/back"], "must be absolute and https", id="redirect"),
    ],
)
def test_an_application_that_is_refused(
    arguments: list[str], said: str, environment: dict[str, str], tmp_path: Path
) -> None:
    done = run("app", "create", "--name", "Refused", *arguments, environment=environment, cwd=tmp_path)
    assert done.returncode in {1, 2}
    assert said in done.stderr
    assert done.stdout == ""


def test_a_person_is_made_once(environment: dict[str, str], tmp_path: Path) -> None:
    arguments = ("user", "create", "--username", "By.Hand@made.example", "--name", "By Hand", "--json")
    made = json.loads(run(*arguments, environment=environment, cwd=tmp_path, from_nothing=True).stdout)
    assert made["username"] == "by.hand@made.example"
    assert len(made["password"]) >= 16
    again = run(*arguments, environment=environment, cwd=tmp_path)
    assert (again.returncode, again.stdout, again.stderr) == (1, "", "roomrack: The user name is taken.\n")


def test_a_person_for_an_unknown_property_is_not_made(environment: dict[str, str], tmp_path: Path) -> None:
    arguments = ("user", "create", "--username", "nobody@made.example", "--json")
    done = run(*arguments, "--accommodation", "123", environment=environment, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "roomrack: Accommodation not found.\n")
    assert run(*arguments, environment=environment, cwd=tmp_path).returncode == 0


def test_doctor_finds_what_the_tests_do_to_their_server(
    environment: dict[str, str], vault: Vault, tmp_path: Path
) -> None:
    done = run("doctor", "--json", environment=environment, cwd=tmp_path)
    found = states(done)
    assert {subject: state for subject, (state, _, _) in found.items()} == {
        "keys": "ok",
        "clock": "warning",
        "public URL": "ok",
        "outgoing": "warning",
        "disk": "ok",
        "server": "ok",
        "durability": "wrong",
        "API's role": "ok",
        "schema": "ok",
        "worker's role": "ok",
        "owner's role": "ok",
        "card vault": "ok",
        "vault's secret": "ok",
    }
    assert found["durability"][1] == "off: fsync, synchronous_commit, full_page_writes"
    assert done.returncode == 1
    assert json.loads(done.stdout)["settings"]["ROOMRACK_KEYS"] == "test:***"


def test_doctor_shows_no_secret(environment: dict[str, str], tmp_path: Path) -> None:
    secrets = [environment["ROOMRACK_KEYS"].partition(":")[2]]
    for name in ("ROOMRACK_DATABASE_URL", "ROOMRACK_WORKER_DATABASE_URL", "ROOMRACK_OWNER_DATABASE_URL"):
        secrets += re.findall(r"://[^:]+:([^@]+)@", environment[name])
    assert len(secrets) == 4
    for arguments in (["doctor"], ["doctor", "--json"]):
        done = run(*arguments, environment=environment, cwd=tmp_path)
        assert not [secret for secret in secrets if secret in done.stdout + done.stderr]


def test_doctor_looks_at_the_card_vault(
    environment: dict[str, str],
    server: ApiServer,
    vault: Vault,
    vault_environment: dict[str, str],
    tmp_path: Path,
) -> None:
    def look(**changed: str) -> dict[str, tuple[str, str, str]]:
        return states(run("doctor", "--json", environment={**environment, **changed}, cwd=tmp_path))

    found = look(ROOMRACK_VAULT_SECRET="another secret of more than thirty-two characters")
    assert found["card vault"][0] == "ok"
    assert found["vault's secret"][0] == "wrong"
    keys = Path(vault_environment["ROOMRACK_VAULT_KEYS_FILE"])
    aside = keys.rename(keys.with_suffix(".aside"))
    try:
        found = look()
    finally:
        aside.rename(keys)
    assert found["card vault"][0] == "wrong"
    assert "the master keys can't be read" in found["card vault"][1]
    assert "ROOMRACK_VAULT_KEYS_FILE" in found["card vault"][2]
    found = look(ROOMRACK_VAULT_URL=f"http://127.0.0.1:{free_port()}")
    assert found["card vault"][0] == "wrong"
    assert "vault's secret" not in found
    found = look(ROOMRACK_VAULT_URL=server.url)
    assert found["vault's secret"][0] == "wrong", "that is no vault"
    assert "ROOMRACK_VAULT_URL" in found["vault's secret"][2]
    without = {name: value for name, value in environment.items() if name != "ROOMRACK_VAULT_SECRET"}
    found = states(run("doctor", "--json", environment=without, cwd=tmp_path))
    assert found["card vault"][0] == "warning"


def test_doctor_on_wrong_roles(urls: Urls, environment: dict[str, str], tmp_path: Path) -> None:
    wrong = {**environment, "ROOMRACK_DATABASE_URL": urls.owner, "ROOMRACK_WORKER_DATABASE_URL": urls.app}
    found = states(run("doctor", "--json", environment=wrong, cwd=tmp_path))
    assert found["API's role"][0] == "wrong"
    assert re.fullmatch(r"roomrack_owner owns \d+ tables, and may switch security off", found["API's role"][1])
    assert found["worker's role"] == (
        "wrong",
        "roomrack_app sees no property",
        "as superuser: alter role roomrack_app bypassrls",
    )
    wrong = {**environment, "ROOMRACK_DATABASE_URL": urls.superuser, "ROOMRACK_OWNER_DATABASE_URL": urls.app}
    found = states(run("doctor", "--json", environment=wrong, cwd=tmp_path))
    assert found["API's role"][1] == "postgres is a superuser: row-level security does not bind it"
    assert found["owner's role"][:2] == ("wrong", "roomrack_app may not create tables")


async def test_doctor_on_a_database_without_a_schema(empty: Urls, environment: dict[str, str], tmp_path: Path) -> None:
    done = run("doctor", "--json", environment={**environment, **empty.environment()}, cwd=tmp_path)
    assert states(done)["schema"] == ("wrong", "there is none", "roomrack db upgrade")


def test_doctor_without_anything(tmp_path: Path) -> None:
    nowhere = f"postgresql://roomrack_app@/roomrack?host={tmp_path}"
    done = run(
        "doctor",
        "--json",
        environment={"ROOMRACK_DATABASE_URL": nowhere, "ROOMRACK_CLOCK": "x"},
        cwd=tmp_path,
        from_nothing=True,
    )
    found = states(done)
    assert done.returncode == 1
    assert {subject for subject, (state, _, _) in found.items() if state == "wrong"} == {"keys", "clock", "database"}
    assert all(mend for state, _, mend in found.values() if state != "ok")
