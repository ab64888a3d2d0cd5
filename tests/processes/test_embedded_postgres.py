"""The embedded server, as real processes: what it leaves behind, and what it makes of what it finds."""

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import asyncpg
import pytest

from roomrack.infra.postgres import (
    AlreadyRunning,
    EmbeddedPostgres,
    PostgresFailed,
    ensure_roles_and_database,
    postmaster,
)
from roomrack.infra.postgres.account import launch_command

DEBIAN_15 = Path("/usr/lib/postgresql/15/bin")

OWNER_SCRIPT = """
import sys, time
from pathlib import Path
from roomrack.infra.postgres import EmbeddedPostgres, launcher

launcher.HAS_DEATH_SIGNAL = launcher.HAS_DEATH_SIGNAL and sys.argv[2] == "signal"
server = EmbeddedPostgres(Path(sys.argv[1]), fsync=False)
server.start()
print(server.pid, flush=True)
time.sleep(600)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "postgres"


@pytest.fixture
def server(folder: Path) -> Iterator[EmbeddedPostgres]:
    embedded = EmbeddedPostgres(folder, fsync=False)
    embedded.start()
    yield embedded
    embedded.stop()


async def ask(server: EmbeddedPostgres, statement: str) -> object:
    connection = await asyncpg.connect(server.info.url())
    try:
        return await connection.fetchval(statement)
    finally:
        await connection.close()


def wait_for(reached: Callable[[], bool], seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


async def test_a_stopped_server_keeps_its_data(folder: Path) -> None:
    with EmbeddedPostgres(folder) as server:
        await ask(server, "create table kept as select 42 as value")
    with EmbeddedPostgres(folder) as server:
        assert await ask(server, "select value from kept") == 42


async def test_it_is_durable_unless_a_test_says_otherwise(folder: Path) -> None:
    with EmbeddedPostgres(folder) as server:
        shown = [await ask(server, f"show {name}") for name in ("fsync", "synchronous_commit", "full_page_writes")]
    assert shown == ["on", "on", "on"]


async def test_it_has_little_to_do_before_it_serves_again_after_a_kill(server: EmbeddedPostgres) -> None:
    assert await ask(server, "show max_wal_size") == "384MB"
    expected = "syncfs" if sys.platform.startswith("linux") else "fsync"
    assert await ask(server, "show recovery_init_sync_method") == expected


async def test_settings_override_the_defaults(folder: Path) -> None:
    with EmbeddedPostgres(
        folder, fsync=False, settings={"max_connections": 37, "log_line_prefix": "it's %p "}
    ) as server:
        assert await ask(server, "show max_connections") == "37"
        assert await ask(server, "show log_line_prefix") == "it's %p "
        assert await ask(server, "show fsync") == "off"


async def test_encoding_and_collation_do_not_depend_on_the_machine(server: EmbeddedPostgres) -> None:
    statement = (
        "select concat_ws(' ', pg_encoding_to_char(encoding), datlocprovider, datlocale) from pg_database limit 1"
    )
    assert await ask(server, statement) == "UTF8 b C.UTF-8"


def test_everything_is_private(server: EmbeddedPostgres, folder: Path) -> None:
    assert mode(folder) == 0o700
    assert mode(server.data) == 0o700
    assert mode(server.info.socket_dir) == 0o700
    assert mode(folder / "passwords.json") == 0o600
    assert mode(server.log) == 0o600


def test_no_parent_folder_is_changed(tmp_path: Path) -> None:
    parent = tmp_path / "closed"
    parent.mkdir(mode=0o700)
    before = (parent.stat().st_mode, parent.stat().st_uid, tmp_path.stat().st_mode)
    with EmbeddedPostgres(parent / "postgres", fsync=False):
        assert (parent.stat().st_mode, parent.stat().st_uid, tmp_path.stat().st_mode) == before


async def test_nobody_enters_without_the_password(server: EmbeddedPostgres) -> None:
    info = server.info
    with pytest.raises(asyncpg.InvalidPasswordError):
        await asyncpg.connect(info.url("postgres", info.superuser, "wrong"))
    assert await ask(server, "show listen_addresses") == ""
    assert (server.data / "pg_hba.conf").read_text().splitlines()[-1] == "local all all scram-sha-256"


def test_it_has_a_session_of_its_own(server: EmbeddedPostgres) -> None:
    assert server.pid is not None
    assert os.getsid(server.pid) == server.pid != os.getsid(0)


async def test_kill_9_leaves_a_recoverable_folder(folder: Path) -> None:
    server = EmbeddedPostgres(folder)
    server.start()
    await ask(server, "create table kept as select 42 as value")
    assert server.pid is not None
    os.kill(server.pid, signal.SIGKILL)
    wait_for(lambda: server.pid is None)
    assert (server.data / "postmaster.pid").exists()
    begun = time.monotonic()
    server.start()
    assert time.monotonic() - begun < 5
    assert await ask(server, "select value from kept") == 42
    server.stop()
    assert not (server.data / "postmaster.pid").exists()


def test_a_stale_note_that_names_another_living_process_is_not_believed(folder: Path) -> None:
    server = EmbeddedPostgres(folder, fsync=False)
    server.start()
    assert server.pid is not None
    os.kill(server.pid, signal.SIGKILL)
    wait_for(lambda: server.pid is None)
    note = server.data / "postmaster.pid"
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as bystander:
        note.write_text("\n".join([str(bystander.pid), *note.read_text().split("\n")[1:]]))
        server.start()
        assert server.is_ready()
        assert bystander.poll() is None
        server.stop()
        bystander.communicate(b"\n")


@pytest.mark.parametrize("guard", ["signal", "pipe"])
def test_it_ends_when_its_owner_is_killed(folder: Path, guard: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", OWNER_SCRIPT, str(folder), guard], stdout=subprocess.PIPE, text=True
    ) as owner:
        assert owner.stdout is not None
        pid = int(owner.stdout.readline())
        owner.kill()
        wait_for(lambda: is_gone(pid))
    with EmbeddedPostgres(folder, fsync=False) as server:
        assert server.is_ready()
        assert "database system is shut down" in server.log.with_name(f"{server.log.name}.1").read_text()


def test_a_server_without_owner_is_ended_before_a_new_one_starts(folder: Path) -> None:
    with EmbeddedPostgres(folder, fsync=False) as server:
        command = [str(server.place.binaries.postgres), "-D", str(server.data)]
        identity = server.place.identity
    with subprocess.Popen(launch_command(identity, command), stderr=subprocess.DEVNULL) as orphan:
        wait_for(lambda: (state := postmaster.read(server.data)) is not None and state.status == "ready")
        with EmbeddedPostgres(folder, fsync=False) as successor:
            assert orphan.wait(5) == 0
            assert successor.is_ready()


def test_two_on_one_folder(server: EmbeddedPostgres, folder: Path) -> None:
    with pytest.raises(AlreadyRunning, match=f"process {os.getpid()} already runs a server on {folder}"):
        EmbeddedPostgres(folder).start()
    assert server.is_ready()


async def test_a_long_path_gets_its_socket_elsewhere(tmp_path: Path) -> None:
    folder = tmp_path / ("long" * 30) / "postgres"
    with EmbeddedPostgres(folder, fsync=False) as server:
        where = server.info.socket_dir
        assert len(os.fsencode(where)) < 100
        assert mode(where) == 0o700
        assert await ask(server, "select 1") == 1
    with EmbeddedPostgres(folder, fsync=False) as again:
        assert again.info.socket_dir == where
    where.rmdir()


def test_a_killed_initdb_leaves_nothing_half_made(folder: Path) -> None:
    (folder / "data.unfinished").mkdir(parents=True)
    (folder / "data.unfinished" / "PG_VERSION").write_text("18\n")
    with EmbeddedPostgres(folder, fsync=False) as server:
        assert server.is_ready()


def test_a_folder_of_another_version_says_so(folder: Path) -> None:
    with EmbeddedPostgres(folder, fsync=False) as server:
        version = server.data / "PG_VERSION"
    version.write_text("14\n")
    with pytest.raises(PostgresFailed, match=r"made by PostgreSQL 14 and the binaries are \d+: point ROOMRACK_PG_BIN"):
        EmbeddedPostgres(folder).start()


def test_a_server_that_does_not_start_shows_its_log(folder: Path) -> None:
    server = EmbeddedPostgres(folder, fsync=False, settings={"shared_buffers": "a lot"})
    with pytest.raises(PostgresFailed, match='invalid value for parameter "shared_buffers"'):
        server.start()
    assert server.pid is None


@pytest.mark.skipif(not DEBIAN_15.is_dir(), reason="Debian's PostgreSQL 15 is not installed")
async def test_other_binaries_without_builtin_locales(folder: Path) -> None:
    with EmbeddedPostgres(folder, fsync=False, pg_bin=DEBIAN_15) as server:
        assert str(await ask(server, "show server_version")).startswith("15.")
        assert await ask(server, "show server_encoding") == "UTF8"
        assert await ask(server, "show data_checksums") == "on"
        await ensure_roles_and_database(server)


async def test_roles_and_rights(server: EmbeddedPostgres) -> None:
    urls = await ensure_roles_and_database(server)
    assert await ensure_roles_and_database(server) == urls
    connection = await asyncpg.connect(server.info.url("roomrack"))
    rows = await connection.fetch(
        "select rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolcanlogin"
        " from pg_roles where rolname like 'roomrack%' order by 1"
    )
    assert [tuple(row) for row in rows] == [
        ("roomrack_app", False, False, False, False, True),
        ("roomrack_owner", False, False, False, False, True),
        ("roomrack_worker", False, True, False, False, True),
    ]
    owner = "select pg_get_userbyid(datdba) from pg_database where datname = 'roomrack'"
    assert await connection.fetchval(owner) == "roomrack_owner"
    extensions = await connection.fetch("select extname from pg_extension where extname <> 'plpgsql' order by 1")
    assert [row[0] for row in extensions] == ["btree_gist", "citext", "pg_trgm", "unaccent"]
    await connection.close()
    for url, name in ((urls.owner, "roomrack_owner"), (urls.app, "roomrack_app"), (urls.worker, "roomrack_worker")):
        connection = await asyncpg.connect(url)
        assert await connection.fetchval("select current_user") == name
        if name != "roomrack_owner":
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await connection.execute("create table owned (id int)")
        await connection.close()


def test_remove_leaves_nothing(folder: Path) -> None:
    server = EmbeddedPostgres(folder, fsync=False)
    server.start()
    with pytest.raises(AlreadyRunning):
        EmbeddedPostgres(folder).remove()
    server.stop()
    server.remove()
    assert not folder.exists()
