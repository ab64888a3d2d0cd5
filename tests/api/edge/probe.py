"""The server with a few operations more, which fail in every way that the edge must cope with.

Granian loads `create_app`, as it loads the real application.
"""

import asyncio
import gc
from typing import Annotated, Any

import asyncpg
from pydantic import BaseModel, Field
from sqlalchemy import text
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from roomrack.core.errors import Forbidden, ParamsError, PartnerError, RuleError, UnknownReference, many
from roomrack.entrypoints.http import app as real
from roomrack.infra.events import Event
from roomrack.infra.http.caller import Scheme
from roomrack.infra.http.forms import read_form
from roomrack.infra.http.middleware import Edge
from roomrack.infra.http.operation import Call, OperationRouter, ReadCall, WriteCall, mount
from roomrack.infra.http.responses import json_response

router = OperationRouter(tags=["Probe"])
failed_once: set[str] = set()


class NothingLeft(RuleError):
    """A rule with words of its own."""

    code = "probe_nothing_left"
    template = "Nothing is left of {thing}."


class Guest(BaseModel):
    """Somebody."""

    family_name: Annotated[str, Field(alias="familyName", min_length=1, max_length=10)]
    age: Annotated[int, Field(ge=0, le=120)] = 0


class Work(BaseModel):
    """What to do."""

    mode: str = "ok"
    amount: int = 0
    seconds: float = 0
    label: str = ""
    guests: list[Guest] = []
    choice: int | bool | None = None


class Fields(BaseModel):
    """A form."""

    client_id: str
    amount: int = 0


@router.post("/rest/x1/probe/{accommodation}", operation="probeWork", area="reservation")
async def work(call: WriteCall, accommodation: str, body: Work, request: Request) -> Response:
    """Record an event, then end as the body says."""
    unit = call.unit
    await unit.record(Event("probe.done", call.accommodation, body.label or "-", {"mode": body.mode}))
    if body.amount:
        await call.charge(body.amount)
    await asyncio.sleep(body.seconds)
    await _end(call, body)
    return json_response({"mode": body.mode, "attempts": call.request.state.request_id in failed_once})


async def _end(call: Any, body: Work) -> None:
    unit = call.unit
    match body.mode:
        case "refuse":
            raise NothingLeft("$.label", thing=body.label)
        case "unknown":
            raise many([UnknownReference("$.guests[0]", kind="Guest"), UnknownReference("$.guests[1]", kind="Guest")])
        case "mixed":
            raise many([UnknownReference("$.guests[0]", kind="Guest"), ParamsError("$.guests[1]")])
        case "forbidden":
            raise Forbidden
        case "partner":
            raise PartnerError(partner="Simulator", words=["no room at the inn"])
        case "bug":
            raise ZeroDivisionError(f"Bearer secret-secret-{body.label}")
        case "integrity":
            try:
                await unit.session.execute(text("insert into event (accommodation) values (0)"))
            except Exception as error:
                raise RuleError("$.label") from error
        case "deadlock":
            if call.request_id not in failed_once:
                failed_once.add(call.request_id)
                raise asyncpg.DeadlockDetectedError("deadlock detected")
        case "hopeless":
            raise asyncpg.SerializationError("could not serialize access")
        case "gone":
            await unit.raw.execute("select pg_terminate_backend(pg_backend_pid())")
        case "restart":
            await unit.raw.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity "
                "where usename = user and datname = current_database() and pid <> pg_backend_pid()"
            )
        case "huge":
            await unit.raw.fetchval("select $1::bigint", 2**70)


@router.get("/rest/x1/probe/{accommodation}", operation="probeRead", area="reservation")
async def read(call: ReadCall, accommodation: str, size: int = 0, word: str = "") -> Response:
    """Count the events."""
    rows = await call.unit.raw.fetch("select reference from event where type = 'probe.done' order by id")
    return json_response([row["reference"] for row in rows])


@router.get("/rest/x1/probe/{accommodation}/live", operation="probeLive", area="reservation")
async def live(call: ReadCall, accommodation: str, collect: bool = True) -> Response:
    """How many calls this process still holds, this one included; then switch the collector on or off."""
    (gc.enable if collect else gc.disable)()
    return json_response(sum(isinstance(each, Call) for each in gc.get_objects()))


@router.put("/rest/x1/probe/{accommodation}", operation="probePut", area="reservation")
async def put(call: WriteCall, accommodation: str, body: list[Guest]) -> Response:
    """Take a list."""
    return json_response([guest.model_dump(by_alias=True) for guest in body])


@router.post("/rest/v1/subscription/probe/form", operation="probeForm", schemes=(Scheme.OAUTH,))
async def form(call: WriteCall, request: Request) -> Response:
    """Take a form."""
    fields = await read_form(request, Fields)
    return json_response(fields.model_dump())


def create_app() -> ASGIApp:
    """The real application with the probe's operations mounted beside its own."""
    edge = real.create_app()
    if not isinstance(edge, Edge):
        raise TypeError("the outermost layer is not the edge")
    mount(edge.app.router, real.API_PREFIX, [router])
    return edge
