"""A data folder: its keys, its embedded PostgreSQL, and the settings that processes on it get."""

import json
import os
import secrets
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from roomrack.entrypoints.demo import plan, simulator
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
    vault_port: int | None = None
    """Where the card vault listens; two above `port` where it is not set."""
    simulator_port: int | None = None
    """Where the OTA simulator listens; three above `port` where it is not set."""
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
    def port_of_vault(self) -> int:
        """Where the card vault listens."""
        return self.vault_port or self.port + 2

    @property
    def vault_url(self) -> str:
        """Where the card vault is reached."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port_of_vault}"

    @property
    def port_of_simulator(self) -> int:
        """Where the OTA simulator listens."""
        return self.simulator_port or self.port + 3

    @property
    def simulator_url(self) -> str:
        """Where the OTA simulator is reached."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port_of_simulator}"

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
            for name in (
                "keys",
                "demo.json",
                "logs",
                "metrics",
                "processes.json",
                "environment.json",
                "vault",
                "simulator",
            ):
                path = self.folder / name
                if path.is_dir():
                    shutil.rmtree(path)
                else:
                    path.unlink(missing_ok=True)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.logs.mkdir(mode=0o700, exist_ok=True)
        self.vault.mkdir(mode=0o700, exist_ok=True)
        self.simulator.mkdir(mode=0o700, exist_ok=True)

    @property
    def logs(self) -> Path:
        """Where the processes write when they don't write to the terminal."""
        return self.folder / "logs"

    @property
    def vault(self) -> Path:
        """What belongs to the card vault: its master keys, and what it and the server know of each other by."""
        return self.folder / "vault"

    @property
    def simulator(self) -> Path:
        """What belongs to the OTA simulator: what it keeps, its hotels, and its credentials."""
        return self.folder / "simulator"

    def simulator_credentials(self) -> tuple[str, str]:
        """The token of the simulator's control and the password of the demo's hotel there, made once."""
        path = self.simulator / "credentials.json"
        if not path.exists():
            made = {"token": secrets.token_urlsafe(24), "password": secrets.token_urlsafe(12)}
            write_private(path, json.dumps(made) + "\n")
        known = json.loads(path.read_text(encoding="ascii"))
        return known["token"], known["password"]

    def vault_secret(self) -> str:
        """ROOMRACK_VAULT_SECRET from the environment, else the folder's own, made once."""
        given = os.environ.get("ROOMRACK_VAULT_SECRET")
        if given:
            return given
        path = self.vault / "secret"
        if not path.exists():
            write_private(path, secrets.token_urlsafe(32))
        return path.read_text(encoding="ascii").strip()

    def demo_card(self) -> tuple[str, str]:
        """The token and the PIN of the demo's card, made once."""
        path = self.vault / "demo.json"
        if not path.exists():
            pin = "".join(secrets.choice("0123456789") for _ in range(8))
            write_private(path, json.dumps({"token": secrets.token_urlsafe(24), "pin": pin}) + "\n")
        known = json.loads(path.read_text(encoding="ascii"))
        return known["token"], known["pin"]

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
            "ROOMRACK_VAULT_URL": os.environ.get("ROOMRACK_VAULT_URL", self.options.vault_url),
            "ROOMRACK_VAULT_SECRET": self.vault_secret(),
            "ROOMRACK_SIMULATOR_URL": os.environ.get("ROOMRACK_SIMULATOR_URL", self.options.simulator_url),
        }

    def simulator_environment(self) -> dict[str, str]:
        """The settings of the OTA simulator, and its file of hotels."""
        token, password = self.simulator_credentials()
        hotels = self.simulator / "hotels.json"
        write_private(hotels, json.dumps(simulator.hotels(password), indent=2) + "\n")
        own = {
            "ROOMRACK_SIMULATOR_HOST": self.options.host,
            "ROOMRACK_SIMULATOR_PORT": str(self.options.port_of_simulator),
            "ROOMRACK_SIMULATOR_FILE": str(self.simulator / "state.db"),
            "ROOMRACK_SIMULATOR_HOTELS": str(hotels),
            "ROOMRACK_SIMULATOR_TOKEN": token,
            "ROOMRACK_SIMULATOR_CLOCK": os.environ.get("ROOMRACK_CLOCK", "system"),
        }
        given = {name: value for name, value in os.environ.items() if name.startswith("ROOMRACK_SIMULATOR_")}
        return {**own, **given}

    def vault_environment(self, database_url: str) -> dict[str, str]:
        """The settings of the card vault, which no other process gets. Mail goes the way of the server's."""
        own = {
            "ROOMRACK_VAULT_DATABASE_URL": database_url,
            "ROOMRACK_VAULT_KEYS_FILE": str(self.vault / "keys"),
            "ROOMRACK_VAULT_SECRET": self.vault_secret(),
            "ROOMRACK_VAULT_HOST": self.options.host,
            "ROOMRACK_VAULT_PORT": str(self.options.port_of_vault),
            "ROOMRACK_VAULT_PUBLIC_URL": self.options.vault_url,
            "ROOMRACK_VAULT_API_URL": self.options.url,
            "ROOMRACK_VAULT_MAIL_FOLDER": str(self.vault / "mail"),
            "ROOMRACK_VAULT_CLOCK": os.environ.get("ROOMRACK_CLOCK", "system"),
            "ROOMRACK_VAULT_DEMO": ":".join((str(plan.MAIN), str(plan.CARDED_RESERVATION), *self.demo_card())),
        }
        mail = {
            name.replace("ROOMRACK_", "ROOMRACK_VAULT_", 1): value
            for name, value in os.environ.items()
            if name.startswith("ROOMRACK_SMTP_") or name == "ROOMRACK_MAIL_FROM"
        }
        given = {name: value for name, value in os.environ.items() if name.startswith("ROOMRACK_VAULT_")}
        return {**own, **mail, **given}

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

    def note_vault_environment(self, environment: Mapping[str, str]) -> None:
        """The same for the commands of the card vault, where the others don't look."""
        write_private(self.vault / "environment.json", json.dumps(environment, indent=2) + "\n")

    def forget_processes(self) -> None:
        """Take those notes away once nothing runs any more."""
        for name in ("processes.json", "environment.json", "vault/environment.json"):
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
