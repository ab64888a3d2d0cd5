"""Write what is generated, or see whether it is up to date: `python -m scripts.sdk [--check]`."""

import subprocess
import sys
from pathlib import Path

from scripts.sdk import refusals

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ROOT / "packages/client-python/src/roomrack_client"


def formatted(text: str, path: Path) -> str:
    """Python as ruff leaves it."""
    command = [sys.executable, "-m", "ruff", "format", "--stdin-filename", str(path), "-"]
    return subprocess.run(command, cwd=ROOT, input=text, capture_output=True, check=True, text=True).stdout


def files() -> dict[Path, str]:
    """Every generated file and what it must hold."""
    path = PYTHON / "refusals.py"
    return {path: formatted(refusals.python(), path)}


def main() -> int:
    wrong = [path for path, text in files().items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in wrong:
        print(path.relative_to(ROOT))
        if "--check" not in sys.argv:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(files()[path], encoding="utf-8")
    print(f"{len(wrong)} files {'are out of date: make sdk' if '--check' in sys.argv else 'written'}")
    return 1 if wrong and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
