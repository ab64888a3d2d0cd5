"""Who runs the server: this process's own user, root inside a user namespace, or the system account `roomrack`.

PostgreSQL refuses to run as root. In a user namespace root's files belong to an ordinary user, so nothing has to be
changed outside. Where the kernel refuses that (a chroot, most containers), a system account runs the server, with its
data and a copy of the binaries under `/var/lib/roomrack/`, because it can't reach root's folders and no parent folder
is ever opened for it.
"""

import json
import os
import pwd
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from roomrack.infra.postgres import launcher
from roomrack.infra.postgres.errors import AccountMissing

ACCOUNT = "roomrack"
ACCOUNT_HOME = Path("/var/lib/roomrack")


@dataclass(frozen=True)
class Identity:
    """How a process of the server is started."""

    kind: str
    """`own`, `namespace` or `account`."""
    uid: int
    gid: int

    @property
    def specification(self) -> dict[str, Any] | None:
        """The part of the launcher's SPEC that says it."""
        return None if self.kind == "own" else {self.kind: [self.uid, self.gid]}

    def give(self, path: Path) -> None:
        """Hand a file or folder of ours to the user that the server runs as."""
        if self.kind == "account":
            os.chown(path, self.uid, self.gid)


def launch_command(
    identity: Identity, command: list[str], *, guard: signal.Signals | None = None, pipe: int | None = None
) -> list[str]:
    """The command line that starts `command` as `identity`. `guard` is what it gets when this process ends."""
    specification = {"identity": identity.specification, "guard": guard, "parent": os.getpid(), "pipe": pipe}
    return [sys.executable, "-I", "-S", launcher.__file__, json.dumps(specification), *command]


def own() -> Identity:
    """The user that this process is."""
    return Identity("own", os.geteuid(), os.getegid())


def namespace() -> Identity:
    """An ordinary user inside a namespace. It must be in the user database, because initdb looks its name up."""
    entries = [entry for entry in pwd.getpwall() if entry.pw_uid != 0]
    if not entries:
        raise AccountMissing("the user database knows nobody but root; PostgreSQL refuses to run as root")
    entry = min(entries, key=lambda known: known.pw_uid)
    return Identity("namespace", entry.pw_uid, entry.pw_gid)


def namespace_works(identity: Identity) -> bool:
    """Whether the kernel lets this process make the namespace; tried in a process of its own."""
    if not sys.platform.startswith("linux"):
        return False
    probe = subprocess.run(
        launch_command(identity, [sys.executable, "-I", "-S", "-c", ""]), capture_output=True, timeout=30, check=False
    )
    return probe.returncode == 0


def system_account() -> Identity:
    """The system account `roomrack`, made when it is missing. Raises AccountMissing with the line to type."""
    try:
        entry = pwd.getpwnam(ACCOUNT)
    except KeyError:
        _make_account()
        entry = pwd.getpwnam(ACCOUNT)
    if entry.pw_uid == 0:
        raise AccountMissing(f"the account {ACCOUNT!r} is root; PostgreSQL refuses to run as root")
    return Identity("account", entry.pw_uid, entry.pw_gid)


def _make_account() -> None:
    # A minimal PATH often lacks the folder of useradd.
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
    home = str(ACCOUNT_HOME)
    attempts = (
        ["useradd", "--system", "--user-group", "--home-dir", home, "--no-create-home", "--shell", "/usr/sbin/nologin"],
        ["adduser", "-S", "-D", "-H", "-h", home],
    )
    failures = []
    for command in attempts:
        program = shutil.which(command[0], path=path)
        if program is None:
            continue
        made = subprocess.run([program, *command[1:], ACCOUNT], capture_output=True, text=True, timeout=60, check=False)
        if made.returncode == 0:
            return
        failures.append(made.stderr.strip())
    raise AccountMissing(
        f"PostgreSQL can't run as root, the kernel refuses user namespaces here, and the account {ACCOUNT!r} could "
        f"not be made ({'; '.join(failures) or 'neither useradd nor adduser is installed'}). Make it with "
        f"`useradd --system --home-dir {home} {ACCOUNT}`, or run Roomrack as an ordinary user"
    )
