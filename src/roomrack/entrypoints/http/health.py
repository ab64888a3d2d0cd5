"""What operators and supervisors ask: is it alive, can it serve, what has it done.

`/health` says that the process answers. `/ready` says that it can serve: 503 with the reasons while the database is
out of reach, its schema is not that of this release, or the API is connected as a role that row-level security does
not bind. A worker that is down is told, but leaves the server ready: writes succeed and their events wait. `/metrics`
is for Prometheus.
"""

import asyncio
from dataclasses import dataclass
from functools import cache

import asyncpg
import structlog
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from roomrack import migrations
from roomrack.infra import metrics
from roomrack.infra.db import Database
from roomrack.infra.http.responses import json_response

log = structlog.get_logger(__name__)

TIMEOUT_SECONDS = 3.0
RETRY_AFTER = {"Retry-After": "2"}

_LOOK = """
select role.rolsuper or role.rolbypassrls or current_user = owner.owner as unbound,
       version.revision,
       exists (
           select from pg_stat_activity where datname = current_database() and application_name = 'roomrack-worker'
       ) as worker
from pg_roles as role,
     (select pg_get_userbyid(relowner) as owner from pg_class where oid = 'event'::regclass) as owner,
     (select max(version_num) as revision from alembic_version) as version
where role.rolname = current_user
"""


@dataclass(frozen=True, slots=True)
class Readiness:
    """What `/ready` found; a problem is a sentence for the operator."""

    problems: tuple[str, ...]
    worker: bool


@cache
def _head() -> str:
    return migrations.head()


async def look(database: Database) -> Readiness:
    """Ask the database what can keep this process from serving."""
    try:
        async with asyncio.timeout(TIMEOUT_SECONDS):
            async with database.gate.acquire() as connection:
                found = await connection.fetchrow(_LOOK)
    except asyncpg.UndefinedTableError:
        return Readiness(("the schema is missing: run `roomrack db upgrade`",), worker=False)
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        log.warning("not_ready", error=type(error).__name__)
        return Readiness(("the database does not answer",), worker=False)
    problems = []
    if found is None or found["unbound"]:
        problems.append("the API is connected as a role that row-level security does not bind; use roomrack_app")
    if found is not None and found["revision"] != _head():
        problems.append(f"the schema is {found['revision']}, this release needs {_head()}: run `roomrack db upgrade`")
    return Readiness(tuple(problems), worker=bool(found and found["worker"]))


async def health(_request: Request) -> Response:
    """The process answers."""
    return json_response({"status": "ok"})


async def ready(request: Request) -> Response:
    """Whether requests can be served now."""
    found = await look(request.app.state.services.database)
    worker = "up" if found.worker else "down"
    if found.problems:
        content = {"ready": False, "problems": list(found.problems), "worker": worker}
        return json_response(content, 503, RETRY_AFTER)
    return json_response({"ready": True, "worker": worker})


async def measure(_request: Request) -> Response:
    """Metrics of all API processes of this machine."""
    return Response(await asyncio.to_thread(metrics.exposition), media_type=metrics.CONTENT_TYPE)


def install(app: FastAPI) -> None:
    """Add the three paths."""
    for path, endpoint in (("/health", health), ("/ready", ready), ("/metrics", measure)):
        app.add_route(path, endpoint, methods=["GET"], include_in_schema=False)
