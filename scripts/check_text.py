"""Check every text file of the repository: `python -m scripts.check_text`.

* Nothing names a path of somebody's machine, a package registry or a private key. (What others wrote and `vendor` holds
  may have paths in its example data.)
* Links between documents lead somewhere.
* Files end in one newline, and lines in none but their own (no carriage returns, no conflict markers).
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SKIPPED = {".git", ".venv", ".tools", ".roomrack", "dist", "build", "test-results"}
BINARY = {".png", ".jpg", ".ico", ".gif", ".webp", ".woff2", ".ttf", ".mo", ".gz", ".zip", ".pdf"}
# Generated or taken over as they are: their form is not ours.
FOREIGN = {"LICENSE", "requirements.lock", "requirements-dev.lock"}
FOREIGN_FOLDERS = {"static", "data", "contract", "vendor", "golden"}

# Put together here so that this file passes its own check.
MACHINE = "a path of somebody's machine"
HOSTS = ("files.pythonhosted" + ".org", "pypi.org" + "/simple", "registry.npmjs" + ".org", "proxy.golang" + ".org")
FORBIDDEN = {
    re.compile(r"(?<![\w.\-/}])/(?:home|Users|work|workspace|workspaces)/[\w.-]+"): MACHINE,
    re.compile(r"(?<![\w.\-/})])/root" + r"/\."): MACHINE,
    re.compile("|".join(map(re.escape, HOSTS))): "the host of a package registry",
    re.compile("-----BEGIN " + "(?:RSA |EC |OPENSSH )?PRIVATE KEY"): "a private key",
    re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE): "a conflict marker",
}
LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)


def files() -> list[Path]:
    """Return what is in the repository or about to be: without git, everything that is not known to be ignored."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        listed = subprocess.run(
            [git, "-c", f"safe.directory={ROOT}", "ls-files", "-co", "--exclude-standard", "-z"],
            cwd=ROOT,
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        found = [ROOT / name for name in listed.split("\0") if name]
    else:
        found = [
            path
            for path in ROOT.rglob("*")
            if not SKIPPED & set(path.relative_to(ROOT).parts) and not any(p.endswith("_cache") for p in path.parts)
        ]
    return sorted(path for path in found if path.is_file() and not path.is_symlink() and path.suffix not in BINARY)


def broken_links(path: Path, text: str) -> Iterator[tuple[int, str]]:
    blank = FENCE.sub(lambda match: "\n" * match.group().count("\n"), text)
    for match in LINK.finditer(blank):
        target = match.group(1).split("#")[0]
        if not target or "://" in target or target.startswith(("mailto:", "{", "/")):
            continue
        resolved = (path.parent / target).resolve()
        if not resolved.is_relative_to(ROOT) or not resolved.exists():
            yield blank.count("\n", 0, match.start()) + 1, f"a link that leads nowhere: {match.group(1)}"


def check(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (line, what is wrong) for one file."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        yield 1, "not UTF-8"
        return
    vendored = "vendor" in path.relative_to(ROOT).parts
    for pattern, reason in FORBIDDEN.items():
        if vendored and reason == MACHINE:
            continue
        for match in pattern.finditer(text):
            yield text.count("\n", 0, match.start()) + 1, f"{reason}: {match.group().strip()}"
    if path.suffix == ".md":
        yield from broken_links(path, text)
    if path.name in FOREIGN or FOREIGN_FOLDERS & set(path.relative_to(ROOT).parts):
        return
    if "\r" in text:
        yield text.count("\n", 0, text.index("\r")) + 1, "a carriage return"
    if text and (not text.endswith("\n") or text.endswith("\n\n")):
        yield text.count("\n") + 1, "does not end in exactly one newline"


def main() -> int:
    paths = files()
    wrong = 0
    for path in paths:
        for line, reason in check(path):
            print(f"{path.relative_to(ROOT)}:{line}: {reason}")
            wrong += 1
    print(f"{len(paths)} files, {wrong} findings")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
