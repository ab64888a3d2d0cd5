"""The last step before PostgreSQL: a small script that gives up root, ties itself to its parent and becomes the server.

It runs as a file of its own in a fresh interpreter (`python -I -S launcher.py SPEC COMMAND...`) and imports nothing of
the package: between fork and exec of a process with threads almost nothing is safe, and here everything is.

SPEC is JSON: `identity` is null, `{"namespace": [uid, gid]}` or `{"account": [uid, gid]}`; `guard` is the
signal to get when the parent ends, or null; `parent` is that process; `pipe` is the reading end of a watching pipe,
where the kernel has no death signal.
"""

import ctypes
import json
import os
import sys
from pathlib import Path

EXIT_NAMESPACE_REFUSED = 97
EXIT_PARENT_GONE = 98

HAS_DEATH_SIGNAL = sys.platform.startswith("linux")

CLONE_NEWUSER = 0x10000000
PR_SET_PDEATHSIG = 1


def enter_namespace(uid: int, gid: int) -> None:
    """Become `uid` inside a new user namespace in which only the present user exists. Raises OSError when refused."""
    outer_uid, outer_gid = os.geteuid(), os.getegid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWUSER) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    for name, content in (
        ("setgroups", "deny"),
        ("uid_map", f"{uid} {outer_uid} 1"),
        ("gid_map", f"{gid} {outer_gid} 1"),
    ):
        Path("/proc/self", name).write_text(content, encoding="ascii")
    if os.geteuid() != uid:
        raise PermissionError("the user map of the namespace was not taken")


def become_account(uid: int, gid: int) -> None:
    """Become another account for good."""
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)


def ask_for_death_signal(parent: int, number: int) -> None:
    """Have the kernel send a signal to this process when its parent ends. Linux only.

    It comes after every change of identity, because those clear it. Exits when the parent has ended already.
    """
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, number, 0, 0, 0)
    if os.getppid() != parent:
        sys.exit(EXIT_PARENT_GONE)


def watch_pipe(pipe: int, number: int) -> None:
    """Leave a watcher behind that sends the signal once the pipe's writing end, which the parent holds, is closed."""
    target = os.getpid()
    if os.fork() != 0:
        return
    if os.fork() != 0:
        os._exit(0)
    os.read(pipe, 1)
    os.kill(target, number)
    os._exit(0)


def main() -> None:
    """Prepare the process as SPEC says and replace it by the command."""
    spec = json.loads(sys.argv[1])
    command = sys.argv[2:]
    identity = spec["identity"] or {}
    if "namespace" in identity:
        try:
            enter_namespace(*identity["namespace"])
        except OSError as error:
            sys.stderr.write(f"no user namespace: {error}\n")
            sys.exit(EXIT_NAMESPACE_REFUSED)
    if "account" in identity:
        become_account(*identity["account"])
    if spec["guard"] is not None:
        if spec.get("pipe") is not None:
            watch_pipe(spec["pipe"], spec["guard"])
        else:
            ask_for_death_signal(spec["parent"], spec["guard"])
    os.umask(0o077)
    os.execv(command[0], command)


if __name__ == "__main__":
    main()
