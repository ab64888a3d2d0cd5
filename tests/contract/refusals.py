"""Writes the portal's `refusals.json` from what the tests of the API have met, and checks the committed one against it.

Which types of error an operation gives can't be read off its declaration: what a rule of the system refuses is raised
deep in a service. So the tests say it, those that send the same requests in every run; random ones would make the file
another one each time. `ROOMRACK_WRITE_DOCS=1 pytest tests/api tests/permissions tests/webhooks` writes it anew, and
`make docs` does too.
"""

import json
from pathlib import Path

from roomrack.web.portal import errors

FILE = Path(errors.__file__).parent / "refusals.json"
FOLDERS = ("tests/api", "tests/permissions", "tests/webhooks")


def text(refused: set[tuple[str, int, str]]) -> str:
    """The file's text."""
    found: dict[str, dict[str, list[str]]] = {}
    for name, status, kind in sorted(refused):
        found.setdefault(name, {}).setdefault(str(status), []).append(kind)
    return json.dumps(found, indent=1) + "\n"


def complaints(refused: set[tuple[str, int, str]], *, write: bool) -> list[str]:
    """What the run has to say of the committed file."""
    if write:
        FILE.write_text(text(refused), encoding="utf-8")
        return []
    if FILE.read_text(encoding="utf-8") == text(refused):
        return []
    known = {
        (name, int(status), kind)
        for name, statuses in json.loads(FILE.read_text(encoding="utf-8")).items()
        for status, kinds in statuses.items()
        for kind in kinds
    }
    differences = sorted(refused - known) + sorted(known - refused)
    return [f"refusals.json is not what this run shows, run `make docs`: {differences[:10]}"]
