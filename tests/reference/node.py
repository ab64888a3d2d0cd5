"""Node and the packages of `scripts/reference/package.json`, put into .tools/node when they are first needed."""

import fcntl
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
WANTED = ROOT / "scripts" / "reference"
FOLDER = ROOT / ".tools" / "node"
FILES = ("package.json", "package-lock.json", ".npmrc")


def node() -> str | None:
    """The path of Node; None where the machine has none, or no npm."""
    return shutil.which("node") if shutil.which("npm") else None


def packages() -> Path:
    """The folder that has the packages in its `node_modules`. Raises CalledProcessError when npm can't get them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # Test processes begin at the same moment.
        if not all(_same(name) for name in FILES) or not (FOLDER / "complete").exists():
            (FOLDER / "complete").unlink(missing_ok=True)
            for name in FILES:
                shutil.copyfile(WANTED / name, FOLDER / name)
            npm = [shutil.which("npm") or "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
            subprocess.run(npm, cwd=FOLDER, check=True, capture_output=True, timeout=300)
            (FOLDER / "complete").touch()
    return FOLDER


def _same(name: str) -> bool:
    kept = FOLDER / name
    return kept.exists() and kept.read_bytes() == (WANTED / name).read_bytes()
