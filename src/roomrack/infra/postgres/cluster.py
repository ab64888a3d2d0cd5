"""The embedded server: making its folder, starting it, knowing whether it runs, stopping it."""

import fcntl
import hashlib
import json
import os
import secrets
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self
from urllib.parse import quote, urlencode

from roomrack.infra.postgres import account, binaries, configuration, launcher, postmaster
from roomrack.infra.postgres.errors import AlreadyRunning, PostgresError, PostgresFailed

SUPERUSER = "postgres"
PORT = 5432
LONGEST_SOCKET_PATH = 99
"""Bytes; the kernel's own limit is 107 on Linux and 103 on macOS."""


@dataclass(frozen=True)
class ConnectionInfo:
    """How to reach the server as its superuser."""

    socket_dir: Path
    port: int
    superuser: str
    password: str

    def url(self, database: str = "postgres", user: str | None = None, password: str | None = None) -> str:
        """A `postgresql://` URL over the Unix socket, of the superuser unless another user is named."""
        name, word = (self.superuser, self.password) if user is None else (user, password or "")
        where = urlencode({"host": str(self.socket_dir), "port": self.port}, quote_via=quote)
        return f"postgresql://{quote(name, safe='')}:{quote(word, safe='')}@/{quote(database, safe='')}?{where}"


@dataclass(frozen=True)
class Place:
    """As whom a server runs, with which binaries, and in which folder."""

    identity: account.Identity
    binaries: binaries.Binaries
    base: Path


class EmbeddedPostgres:
    """A PostgreSQL server in a folder of its own, owned by the process that starts it.

    Start it from a thread that lives as long as the server shall: the kernel's death signal is tied to that thread.
    """

    def __init__(
        self,
        folder: Path,
        *,
        fsync: bool = True,
        settings: Mapping[str, str | int | float | bool] | None = None,
        pg_bin: Path | None = None,
    ) -> None:
        """`settings` override those of `configuration.DEFAULTS`; `fsync=False` is for tests, never for real data."""
        self.folder = folder.absolute()
        self._settings = configuration.effective(fsync=fsync, changes=settings or {})
        self._pg_bin = pg_bin
        self._lock: IO[str] | None = None
        self._pipe: int | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._info: ConnectionInfo | None = None
        self._place: Place | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def info(self) -> ConnectionInfo:
        """How to reach it. Raises PostgresError before the first start."""
        if self._info is None:
            raise PostgresError("the server was not started")
        return self._info

    @property
    def pid(self) -> int | None:
        """The postmaster's process id while it runs."""
        return self._process.pid if self._process is not None and self._process.poll() is None else None

    @property
    def place(self) -> Place:
        """How and where it runs. Raises PostgresError before the first start."""
        if self._place is None:
            raise PostgresError("the server was not started")
        return self._place

    @property
    def data(self) -> Path:
        """PostgreSQL's own data folder."""
        return self.place.base / "data"

    @property
    def log(self) -> Path:
        """What the server said since its last start; what it said before is beside it, ending in `.1`."""
        return self.place.base / "postgres.log"

    def start(self, *, timeout: float = 60) -> ConnectionInfo:
        """Make the folder when it is new, start the server and wait until it takes connections.

        Raises AlreadyRunning, PostgresFailed, BinariesMissing or AccountMissing.
        """
        self.spawn()
        try:
            self.wait_until_ready(timeout)
        except BaseException:
            self.stop()
            raise
        return self.info

    def spawn(self) -> None:
        """Start the server and return without waiting for it. Raises as `start` does."""
        self._take_lock()
        try:
            self._prepare()
            self._retire_predecessor()
            self._launch()
        except BaseException:
            self._release()
            raise

    def wait_until_ready(self, timeout: float) -> None:
        """Wait until it takes connections. Raises PostgresFailed when it ends or `timeout` seconds pass."""
        deadline = time.monotonic() + timeout
        while not self.is_ready():
            if self.pid is None:
                if time.monotonic() < deadline and self.was_too_early():
                    time.sleep(0.1)
                    self._launch()
                    continue
                raise PostgresFailed(f"PostgreSQL did not start:\n{self.last_words()}")
            if time.monotonic() > deadline:
                raise PostgresFailed(f"PostgreSQL was not ready after {timeout:g} s:\n{self.last_words()}")
            time.sleep(0.01)

    def was_too_early(self) -> bool:
        """Whether it ended because backends of a killed predecessor still held its memory: they need a moment."""
        return self.pid is None and "shared memory block" in self.last_words()

    def is_ready(self) -> bool:
        """Whether the server that this object started takes connections."""
        state = postmaster.read(self.data)
        return state is not None and state.pid == self.pid and state.status == "ready"

    def stop(self, *, timeout: float = 20) -> None:
        """Stop it: a fast shutdown, then after `timeout` seconds an immediate one. It need not be running."""
        process = self._process
        if process is not None and process.poll() is None:
            _stop_process(process.pid, lambda: process.poll() is not None, timeout)
            process.wait()
        self._release()

    def _take_lock(self) -> None:
        if self._lock is not None:
            return
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = (self.folder / "lock").open("a+", encoding="ascii")
        except OSError as error:
            raise PostgresError(f"the folder {self.folder} can't be used: {error}") from error
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            holder = lock.read().strip()
            lock.close()
            raise AlreadyRunning(f"process {holder or '?'} already runs a server on {self.folder}") from error
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        self._lock = lock

    def _release(self) -> None:
        self._process = None
        self._close_pipe()
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _close_pipe(self) -> None:
        if self._pipe is not None:
            os.close(self._pipe)
            self._pipe = None

    def _prepare(self) -> None:
        """Decide who runs the server and where, and make its data folder when there is none."""
        if self._info is not None:
            return
        self.folder.chmod(0o700)
        found = binaries.find(self._pg_bin)
        identity = account.own()
        base = self.folder
        if os.geteuid() == 0:
            identity = account.namespace()
            if not account.namespace_works(identity):
                identity = account.system_account()
                base = self._account_base(identity)
                found = found.copy_to(account.ACCOUNT_HOME)
        self._place = Place(identity, found, base)
        password = self.passwords()[SUPERUSER]
        if not self.data.exists():
            self._initialise(password)
        self._check_version(found)
        self._info = ConnectionInfo(self._socket_dir(), PORT, SUPERUSER, password)

    def _account_base(self, identity: account.Identity) -> Path:
        """The folder of this server under the account's own. Its name is random and kept in ours, so that a folder
        of ours that is deleted, moved or copied by hand never meets another one's data."""
        home = account.ACCOUNT_HOME
        home.mkdir(mode=0o755, parents=True, exist_ok=True)
        note = self.folder / "cluster"
        if not note.exists():
            _write_private(note, secrets.token_hex(8))
        base = home / note.read_text(encoding="ascii").strip()
        if not base.exists():
            base.mkdir(mode=0o700)
            if (self.folder / "data").exists():
                # Made when a namespace was allowed; the account can't reach it there.
                shutil.move(self.folder / "data", base / "data")
                for path in (base / "data").rglob("*"):
                    os.lchown(path, identity.uid, identity.gid)
                identity.give(base / "data")
            identity.give(base)
        return base

    def remove(self) -> None:
        """Delete everything that this server has, wherever it is; it must not be running. Raises AlreadyRunning."""
        self._take_lock()
        try:
            note = self.folder / "cluster"
            if note.exists() and (name := note.read_text(encoding="ascii").strip()).isalnum():
                shutil.rmtree(account.ACCOUNT_HOME / name, ignore_errors=True)
            self._place = self._info = None
        finally:
            lock, self._lock = self._lock, None
            shutil.rmtree(self.folder)
            if lock is not None:
                lock.close()

    def passwords(self) -> dict[str, str]:
        """The passwords of the server's roles, generated once and kept in a file that only the owner reads."""
        path = self.folder / "passwords.json"
        known: dict[str, str] = json.loads(path.read_text(encoding="ascii")) if path.exists() else {}
        missing = [name for name in (SUPERUSER, *configuration.ROLES) if name not in known]
        if missing:
            known |= {name: secrets.token_urlsafe(24) for name in missing}
            _write_private(path, json.dumps(known, indent=2))
        return known

    def _initialise(self, password: str) -> None:
        place = self.place
        # A folder is renamed into place when it is complete, so a killed initdb leaves nothing half-made.
        unfinished = place.base / "data.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        word = place.base / "password.initdb"
        _write_private(word, f"{password}\n")
        place.identity.give(word)
        try:
            made = subprocess.run(
                account.launch_command(
                    place.identity,
                    [
                        *(str(place.binaries.initdb), "-D", str(unfinished), "-U", SUPERUSER),
                        *("--auth=scram-sha-256", f"--pwfile={word}", "--no-instructions"),
                        *place.binaries.initdb_options(),
                    ],
                ),
                capture_output=True,
                cwd=place.base,
                env=place.binaries.environment(),
                text=True,
                timeout=300,
                check=False,
            )
        finally:
            word.unlink()
        if made.returncode != 0:
            raise PostgresFailed(f"initdb failed:\n{made.stdout}\n{made.stderr}")
        unfinished.rename(self.data)

    def _check_version(self, found: binaries.Binaries) -> None:
        written = (self.data / "PG_VERSION").read_text(encoding="ascii").strip()
        if written != str(found.major):
            raise PostgresFailed(
                f"{self.data} was made by PostgreSQL {written} and the binaries are {found.major}: point "
                f"ROOMRACK_PG_BIN at PostgreSQL {written}'s binaries, or dump with them and restore into a fresh folder"
            )

    def _socket_dir(self) -> Path:
        """A 0700 folder whose sockets have paths that the kernel takes; short ones go under the temporary folder."""
        place = self.place
        beside = place.base / "run"
        if len(os.fsencode(beside / f".s.PGSQL.{PORT}.lock")) <= LONGEST_SOCKET_PATH:
            beside.mkdir(mode=0o700, exist_ok=True)
            place.identity.give(beside)
            return beside
        short = _short_folder(self.folder)
        place.identity.give(short)
        return short

    def _retire_predecessor(self) -> None:
        """Make sure that no server runs on the folder: end one whose owner was killed, forget one that is dead."""
        state = postmaster.read(self.data)
        if state is None or self.pid is not None:
            return
        if postmaster.runs_on(state, self.data):
            _stop_process(state.pid, lambda: not postmaster.runs_on(state, self.data), timeout=20)
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def _launch(self) -> None:
        place = self.place
        configuration.write(self.data, self._settings, self.info.socket_dir, self.info.port, place.identity)
        reading: int | None = None
        if not launcher.HAS_DEATH_SIGNAL:
            self._close_pipe()
            reading, self._pipe = os.pipe()
        if self.log.exists():
            self.log.replace(self.log.with_name(f"{self.log.name}.1"))
        with self.log.open("wb") as log:
            self.log.chmod(0o600)
            self._process = subprocess.Popen(
                account.launch_command(
                    place.identity,
                    [str(place.binaries.postgres), "-D", str(self.data)],
                    guard=signal.SIGINT,
                    pipe=reading,
                ),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=place.base,
                env=place.binaries.environment(),
                # A session of its own: Ctrl-C and a signal to the group must not reach the server before its clients.
                start_new_session=True,
                pass_fds=() if reading is None else (reading,),
            )
        if reading is not None:
            os.close(reading)

    def last_words(self) -> str:
        """The end of its log."""
        try:
            return self.log.read_text(encoding="utf-8", errors="replace")[-2000:]
        except OSError:
            return "(no log)"


def _stop_process(pid: int, ended: Callable[[], bool], timeout: float) -> None:
    for sent, patience in ((signal.SIGINT, timeout), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0)):
        try:
            os.kill(pid, sent)
        except ProcessLookupError:
            return
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            if ended():
                return
            time.sleep(0.01)


def _short_folder(folder: Path) -> Path:
    """A private folder under the temporary one, the same at every start unless somebody else has taken its name."""
    parent = Path(tempfile.gettempdir())
    if len(os.fsencode(parent)) > LONGEST_SOCKET_PATH // 2:
        parent = Path("/tmp")  # noqa: S108 - what is made in it is checked below
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    short = parent / f"roomrack-{os.geteuid()}-{digest}"
    try:
        short.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="roomrack-", dir=parent))
    status = short.lstat()
    ours = status.st_uid == os.geteuid() or os.geteuid() == 0
    if stat.S_ISDIR(status.st_mode) and ours and stat.S_IMODE(status.st_mode) == 0o700:
        return short
    return Path(tempfile.mkdtemp(prefix="roomrack-", dir=parent))


def _write_private(path: Path, content: str) -> None:
    """Write a file that only its owner reads, whole or not at all."""
    unfinished = path.with_name(f"{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    unfinished.rename(path)
