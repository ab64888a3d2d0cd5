"""Check the lock files without the network: `python -m scripts.check_locks`.

Every pin has hashes, no line has an address, both locks agree, and what pyproject.toml asks for is what is pinned.
`make lock` mends what this finds.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)")
ADDRESS = re.compile(r"\b(?:https?|ftp|file|git\+\w+)://|--(?:extra-)?index-url|--find-links|\s@\s")

Pins = dict[str, set[Version]]


def read_lock(path: Path, problems: list[str]) -> Pins:
    """Return each package's pinned versions (more than one when markers tell them apart), noting what is wrong."""
    pins: Pins = {}
    entry = ""
    hashes = 1
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if ADDRESS.search(line):
            problems.append(f"{path.name}:{number}: an address")
        if line.startswith("    --hash="):
            hashes += 1
        elif line and not line[0].isspace() and not line.startswith("#"):
            if not hashes:
                problems.append(f"{path.name}: {entry} has no hashes")
            entry, hashes = line, 0
            match = PIN.match(line)
            if match is None:
                problems.append(f"{path.name}:{number}: not a pin: {line}")
                continue
            pins.setdefault(canonicalize_name(match.group(1)), set()).add(Version(match.group(2)))
    if not hashes:
        problems.append(f"{path.name}: {entry} has no hashes")
    return pins


def wanted(project: dict[str, Any], groups: list[str]) -> Iterator[Requirement]:
    """Yield what pyproject.toml asks for directly, with the extra `embedded` and some dependency groups."""
    texts = [*project["project"]["dependencies"], *project["project"]["optional-dependencies"]["embedded"]]
    for group in groups:
        texts += project["dependency-groups"][group]
    yield from map(Requirement, texts)


def main() -> int:
    problems: list[str] = []
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime = read_lock(ROOT / "requirements.lock", problems)
    dev = read_lock(ROOT / "requirements-dev.lock", problems)
    for name, pins, groups in (
        ("requirements.lock", runtime, ["build"]),
        ("requirements-dev.lock", dev, ["build", "dev"]),
    ):
        for requirement in wanted(project, groups):
            if requirement.name in project["tool"]["uv"]["sources"]:
                continue  # Of this repository.
            versions = pins.get(canonicalize_name(requirement.name), set())
            if not any(requirement.specifier.contains(version, prereleases=True) for version in versions):
                problems.append(f"{name}: {requirement} is not pinned")
    problems += [f"the locks disagree on {name}" for name in sorted(runtime) if runtime[name] != dev.get(name)]
    for problem in problems:
        print(problem)
    print(f"{len(dev)} packages, {len(problems)} findings")
    if problems:
        print("make lock")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
