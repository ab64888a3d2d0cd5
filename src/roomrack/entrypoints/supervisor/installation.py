"""A data folder: its keys, its embedded PostgreSQL, and the settings that processes on it get."""

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from roomrack.infra import metrics_folder
from roomrack.infra.crypto import Keyring
from roomrack.infra.postgres import DatabaseUrls, EmbeddedPostgres

LOOPBACK = "127.0.0.0/8,::1/128"


@dataclass(frozen=True)
class Options:
    """What the command line asks for."""

    data_dir: Path
    host: str = "127.0.0.1"
    port: int = 8480
    workers: int = 1
    fresh: bool = False
    credentials: Path | None = None
    pg_bin: Path | None = None
    verbose: bool = False

    @property
    def url(self) -> str:
        """Where the server is reached, without a path."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def credentials_file(self) -> Path:
        """Where the demo's credentials go."""
        return self.credentials or self.data_dir / "demo.json"


class Installation:
    """The folder and what is kept in it."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.folder = options.data_dir.absolute()
        self.server = EmbeddedPostgres(self.folder / "postgres", pg_bin=options.pg_bin)

    def open(self) -> None:
        """Make the folder; with `fresh`, empty it first. Raises PostgresError when another process uses it."""
        if self.options.fresh and self.folder.exists():
            self.server.remove()
            for name in ("keys", "demo.json", "logs", "metrics", "processes.json", "environment.json"):
                path = self.folder / name
                if path.is_dir():
                    shutil.rmtree(path)
                else:
                    path.unlink(missing_ok=True)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.logs.mkdir(mode=0o700, exist_ok=True)

    @property
    def logs(self) -> Path:
        """Where the processes write when they don't write to the terminal."""
        return self.folder / "logs"

    def keys(self) -> str:
        """ROOMRACK_KEYS from the environment, else the folder's own, made once."""
        given = os.environ.get("ROOMRACK_KEYS")
        if given:
            return given
        path = self.folder / "keys"
        if not path.exists():
            write_private(path, Keyring.generate("demo"))
        return path.read_text(encoding="ascii").strip()

    def environment(self, urls: DatabaseUrls) -> dict[str, str]:
        """The settings of the API and the worker. The owner's URL is not among them: only migrations need it."""
        return {
            "ROOMRACK_DATABASE_URL": urls.app,
            "ROOMRACK_WORKER_DATABASE_URL": urls.worker,
            "ROOMRACK_KEYS": self.keys(),
            "ROOMRACK_PUBLIC_URL": os.environ.get("ROOMRACK_PUBLIC_URL", self.options.url),
            "ROOMRACK_HOST": self.options.host,
            "ROOMRACK_PORT": str(self.options.port),
            "ROOMRACK_DATA_DIR": str(self.folder),
            "ROOMRACK_DEMO": "true",
            "ROOMRACK_OUTGOING_ALLOWED_NETWORKS": os.environ.get("ROOMRACK_OUTGOING_ALLOWED_NETWORKS", LOOPBACK),
        }

    def share_metrics(self) -> None:
        """Let the API's processes count together, from zero; before anything imports the Prometheus client."""
        folder = self.folder / "metrics"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        os.environ.setdefault(metrics_folder.VARIABLE, str(folder))

    def note_processes(self, processes: dict[str, int | None]) -> None:
        """Write down which processes run, for people and tools that want to find them."""
        write_private(self.folder / "processes.json", json.dumps(processes, indent=2) + "\n")

    def note_environment(self, environment: Mapping[str, str]) -> None:
        """Write down the settings of the processes, so that other commands can act on what runs here."""
        write_private(self.folder / "environment.json", json.dumps(environment, indent=2) + "\n")

    def forget_processes(self) -> None:
        """Take those notes away once nothing runs any more."""
        for name in ("processes.json", "environment.json"):
            (self.folder / name).unlink(missing_ok=True)


def write_private(path: Path, content: str) -> None:
    """Write a file that only its owner reads, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.draft")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(path)
