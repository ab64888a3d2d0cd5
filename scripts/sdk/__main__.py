"""Write what is generated, or see whether it is up to date: `python -m scripts.sdk [--check]`."""

import subprocess
import sys
from pathlib import Path

from scripts.sdk import api, names, python_areas, python_models, refusals, typescript

ROOT = Path(__file__).resolve().parents[2]
TYPESCRIPT = ROOT / "packages/client-typescript/src/generated"
PYTHON = ROOT / "packages/client-python/src/roomrack_client"


def formatted(text: str, path: Path) -> str:
    """Python as ruff leaves it."""
    for step in (["check", "--fix-only", "--quiet"], ["format"]):
        command = [sys.executable, "-m", "ruff", *step, "--stdin-filename", str(path), "-"]
        text = subprocess.run(command, cwd=ROOT, input=text, capture_output=True, check=True, text=True).stdout
    return text


def files() -> dict[Path, str]:
    """Every generated file and what it must hold."""
    groups = api.groups()
    tags = {names.group(tag["name"]): " ".join(tag["description"].split()) for tag in api.document()["tags"]}
    made = {
        PYTHON / "refusals.py": refusals.python(),
        PYTHON / "models.py": python_models.Models().source(),
        PYTHON / "areas/__init__.py": python_areas.index(groups),
    }
    made |= {
        PYTHON / f"areas/{group}.py": python_areas.module(group, operations, tags[group])
        for group, operations in groups.items()
    }
    return {path: formatted(text, path) for path, text in made.items()} | {
        TYPESCRIPT / "models.ts": typescript.models(),
        TYPESCRIPT / "areas.ts": typescript.areas(),
        TYPESCRIPT / "refusals.ts": typescript.refusals(),
    }


def stale(made: dict[Path, str]) -> list[Path]:
    """The files that hold something else, and those that nothing makes any more."""
    wrong = [path for path, text in made.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    return wrong + [path for path in (PYTHON / "areas").glob("*.py") if path not in made]


def main() -> int:
    made = files()
    wrong = stale(made)
    for path in wrong:
        print(path.relative_to(ROOT))
        if "--check" in sys.argv:
            continue
        if path in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made[path], encoding="utf-8")
        else:
            path.unlink()
    print(f"{len(wrong)} files {'are out of date: make sdk' if '--check' in sys.argv else 'written'}")
    return 1 if wrong and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
