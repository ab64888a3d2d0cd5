"""Root where the kernel refuses user namespaces, as in a chroot: the account `roomrack` runs the server.

The chroot is an overlay over this machine's own files in a private mount namespace, so nothing outside changes.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ENTER = """
set -e
mount -t tmpfs tmpfs {base}
mkdir {base}/upper {base}/work {base}/root
mount -t overlay overlay -o lowerdir=/,upperdir={base}/upper,workdir={base}/work {base}/root
for device in null zero full random urandom; do
  touch {base}/root/dev/$device
  mount --bind /dev/$device {base}/root/dev/$device
done
mkdir -p {base}/root/dev/shm
chmod 1777 {base}/root/dev/shm
for folder in {shown}; do
  mkdir -p {base}/root$folder
  mount --bind $folder {base}/root$folder
done
if [ {proc} = yes ]; then mount -t proc proc {base}/root/proc || mount --rbind /proc {base}/root/proc; fi
exec chroot {base}/root {python} -c "$SCRIPT"
"""

SCRIPT = """
import asyncio, os, pwd, signal, stat, time
from pathlib import Path
from roomrack.infra.postgres import EmbeddedPostgres, ensure_roles_and_database

parent = Path("/root/closed")
parent.mkdir(mode=0o700)
server = EmbeddedPostgres(parent / "postgres")
first = server.start()
asyncio.run(ensure_roles_and_database(server))
assert server.place.identity.kind == "account"
account = pwd.getpwnam("roomrack")
assert server.data.stat().st_uid == account.pw_uid
assert server.data.is_relative_to("/var/lib/roomrack"), server.data
assert stat.S_IMODE(server.data.parent.stat().st_mode) == 0o700
assert stat.S_IMODE(parent.stat().st_mode) == 0o700 and parent.stat().st_uid == 0
assert server.place.binaries.folder.is_relative_to("/var/lib/roomrack")
os.kill(server.pid, signal.SIGKILL)
while server.pid:
    time.sleep(0.02)
server.start()
server.stop()
again = EmbeddedPostgres(parent / "postgres")
assert again.start() == first
again.stop()
base = again.place.base
again.remove()
assert not base.exists() and not (parent / "postgres").exists()
print("done")
"""

NEEDED = ("unshare", "mount", "chroot", "useradd")


def can_make_a_chroot() -> bool:
    if os.geteuid() != 0 or not all(map(shutil.which, NEEDED)):
        return False
    attempt = "mount -t tmpfs tmpfs /mnt && mkdir /mnt/a /mnt/b /mnt/c && mount -t overlay overlay "
    attempt += "-o lowerdir=/,upperdir=/mnt/a,workdir=/mnt/b /mnt/c"
    return subprocess.run(["unshare", "-m", "sh", "-c", attempt], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not can_make_a_chroot(), reason="needs root, useradd and the right to mount")
@pytest.mark.parametrize("proc", ["yes", "no"])
def test_root_in_a_chroot_uses_a_system_account(tmp_path: Path, proc: str) -> None:
    source = Path(__file__).parents[2]
    shown = {str(source), sys.prefix, sys.base_prefix} - {"/usr", "/"}
    base = tmp_path / "chroot"
    base.mkdir()
    enter = ENTER.format(base=base, shown=" ".join(sorted(shown)), proc=proc, python=sys.executable)
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", enter],
        env={"PATH": os.environ["PATH"], "SCRIPT": SCRIPT},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr.replace("Error, do this: mount -t proc proc /proc\n", "")) == (
        0,
        "done\n",
        "",
    )
