"""The Model Context Protocol's side, with its own Python SDK: listing tools and calling them.

There are no sessions, so that any process can answer any request. A tool is called as a request to the API in this
process, with the caller's own credential. Importing this takes longer than the rest of an API process,
so the endpoint does it when it is first asked.
"""

import asyncio
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import httpx2
import mcp_types
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.shared.exceptions import MCPError
from mcp_types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    ToolAnnotations,
)
from starlette.requests import Request
from starlette.types import ASGIApp

from roomrack import __version__
from roomrack.web.assistants.tools import CALLER, Tool

INSTRUCTIONS = (
    "Roomrack holds the rooms, prices, availability and reservations of hotels. `retrieveAccommodations` lists the "
    "properties that you may work with; their ids are the `accommodation` of most tools. Amounts are in the property's "
    "currency, days are local days of the property. Look with `dryRunCalendar` before you write a calendar, and tell "
    "people what you are about to change. A refusal names each wrong field in `nested`."
)
PASSED_ON = ("authorization", "key", "accept-language", "idempotency-key")
"""Headers of the caller that go along with each call of a tool."""


class Protocol:
    """Answers requests of the protocol for as long as it serves."""

    def __init__(self, offered: Mapping[str, Tool], edge: ASGIApp) -> None:
        """`edge` answers requests to the API: the application with all its layers."""
        self._tools = offered
        self._edge = edge
        server: Server[Any] = Server(
            "roomrack",
            version=__version__,
            title="Roomrack",
            instructions=INSTRUCTIONS,
            on_list_tools=self._list,
            on_call_tool=self._call,
        )
        self.manager = StreamableHTTPSessionManager(server, json_response=True, stateless=True)

    async def serve(self, ready: asyncio.Event) -> None:
        """Serve until cancelled; `ready` is set once requests can come."""
        async with self.manager.run():
            ready.set()
            await asyncio.Event().wait()

    async def _list(self, context: ServerRequestContext[Any], _: PaginatedRequestParams | None) -> ListToolsResult:
        """The tools that the caller's grant reaches."""
        caller = _request_of(context).scope[CALLER]
        return ListToolsResult(
            tools=[
                mcp_types.Tool(
                    name=tool.name,
                    title=tool.title,
                    description=tool.description,
                    input_schema=tool.schema,
                    annotations=ToolAnnotations(
                        read_only_hint=tool.operation.method == "GET", destructive_hint=False, open_world_hint=False
                    ),
                )
                for tool in self._tools.values()
                if tool.open_to(caller)
            ]
        )

    async def _call(self, context: ServerRequestContext[Any], params: CallToolRequestParams) -> CallToolResult:
        """Call the API as the caller; refusals are results that say so, for the assistant to read."""
        tool = self._tools.get(params.name)
        if tool is None:
            raise MCPError(INVALID_PARAMS, f"There is no tool {params.name[:100]!r}.")
        arguments = dict(params.arguments or {})
        wrong = ", ".join(tool.faults(arguments))
        if wrong:
            return CallToolResult(content=[TextContent(type="text", text=f"Wrong arguments: {wrong}.")], is_error=True)
        status, body = await self._asked(tool, arguments, _request_of(context))
        shown = json.loads(body) if body else {"status": status}
        return CallToolResult(
            content=[TextContent(type="text", text=body.decode() or f"Done ({status}).")],
            structured_content=shown if isinstance(shown, dict) else {"data": shown},
            is_error=status >= 400,
        )

    async def _asked(self, tool: Tool, arguments: Mapping[str, Any], request: Request) -> tuple[int, bytes]:
        path = tool.operation.path
        query: list[tuple[str, str | int | float | bool | None]] = []
        for name, (place, wire) in tool.parameters.items():
            value = arguments.get(name)
            if value is None:
                continue
            if place == "path":
                path = path.replace(f"{{{wire}}}", quote(_text(value), safe=""))
            else:
                query += [(wire, _text(one)) for one in (value if isinstance(value, list) else [value])]
        transport = httpx2.ASGITransport(app=self._edge, client=request.client or ("127.0.0.1", 0))
        async with httpx2.AsyncClient(transport=transport, base_url="http://roomrack/connect") as client:
            answer = await client.request(
                tool.operation.method,
                path,
                params=query,
                headers={name: request.headers[name] for name in PASSED_ON if name in request.headers},
                **({"json": arguments["body"]} if "body" in arguments else {}),
            )
        return answer.status_code, answer.content


def _request_of(context: ServerRequestContext[Any]) -> Request:
    request = context.request
    assert isinstance(request, Request)
    return request


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else json.dumps(value)
