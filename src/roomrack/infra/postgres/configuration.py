"""How the embedded server is set up. Sized for a laptop or a small server of two cores."""

import sys
from collections.abc import Mapping
from pathlib import Path

from roomrack.infra.postgres.account import Identity

Value = str | int | float | bool

OWNER_ROLE = "roomrack_owner"
APP_ROLE = "roomrack_app"
WORKER_ROLE = "roomrack_worker"
VAULT_ROLE = "roomrack_vault"
ROLES = (OWNER_ROLE, APP_ROLE, WORKER_ROLE, VAULT_ROLE)

EXTENSIONS = ("btree_gist", "citext", "pg_trgm", "unaccent")

CONFIGURATION_FILE = "roomrack.conf"

DEFAULTS: Mapping[str, Value] = {
    "listen_addresses": "",
    "max_connections": 100,
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "fsync": True,
    "synchronous_commit": True,
    "full_page_writes": True,
    "wal_buffers": "16MB",
    # The build at hand has pglz only, which costs a bulk write a tenth and a booking a twentieth of its time.
    "wal_compression": False,
    "min_wal_size": "256MB",
    # So much has to be read again after a kill, at about a second of CPU for 100 MB, and 5 s are allowed for all of it.
    "max_wal_size": "384MB",
    "checkpoint_timeout": "15min",
    "random_page_cost": 1.1,
    # Compiling costs more than any query of ours takes.
    "jit": False,
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "%m [%p] %q%a ",
    "log_checkpoints": False,
    # Statements and error details carry names and addresses of guests.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
}

if sys.platform.startswith("linux"):
    # After a kill the server makes sure of its files before it looks at them: one call instead of 1,500, which is the
    # difference between 0.3 seconds and 2 on a disk that is busy.
    DEFAULTS = {**DEFAULTS, "recovery_init_sync_method": "syncfs"}

WITHOUT_FSYNC: Mapping[str, Value] = {"fsync": False, "full_page_writes": False, "synchronous_commit": False}


def effective(*, fsync: bool, changes: Mapping[str, Value]) -> dict[str, Value]:
    """The settings of a server."""
    return {**DEFAULTS, **({} if fsync else WITHOUT_FSYNC), **changes}


def write(data: Path, settings: Mapping[str, Value], socket_dir: Path, port: int, identity: Identity) -> None:
    """Write the settings and who may connect into a data folder, before each start."""
    everything = {
        **settings,
        "unix_socket_directories": str(socket_dir),
        "unix_socket_permissions": "0700",
        "port": port,
    }
    lines = ["# Written by Roomrack at each start; changes here are lost."]
    lines += [f"{name} = {_quoted(value)}" for name, value in everything.items()]
    _put(data / CONFIGURATION_FILE, "\n".join(lines) + "\n", identity)
    _put(data / "pg_hba.conf", "# Written by Roomrack at each start.\nlocal all all scram-sha-256\n", identity)
    main = data / "postgresql.conf"
    include = f"include = '{CONFIGURATION_FILE}'\n"
    present = main.read_text(encoding="utf-8")
    if not present.endswith(include):
        _put(main, f"{present}\n{include}", identity)


def _quoted(value: Value) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    text = str(value).replace("\\", "\\\\").replace("'", "''")
    return f"'{text}'"


def _put(path: Path, content: str, identity: Identity) -> None:
    path.write_text(content, encoding="utf-8")
    path.chmod(0o600)
    identity.give(path)
