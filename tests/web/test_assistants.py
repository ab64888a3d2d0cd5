"""Assistants at /mcp, seen by the protocol's own client: a client that nobody here wrote."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from mcp_types import CallToolResult, TextContent

from roomrack.core.rights import Area, Level
from roomrack.web.assistants.endpoint import CATEGORY
from tests.factories import Hotel, Session, World
from tests.factories.world import READ_ONLY
from tests.harness.processes import ApiServer


async def assistant(world: World, *hotels: Hotel, **grant: Any) -> Session:
    """An application of the category that was granted some properties."""
    app = await world.application(category=CATEGORY, environment="SANDBOX" if hotels[0].sandbox else "PRODUCTION")
    return await world.session(*hotels, app=app, **grant)


@asynccontextmanager
async def connected(server: ApiServer, session: Session, **options: Any) -> AsyncIterator[Client]:
    async with httpx2.AsyncClient(headers=session.headers, trust_env=False, timeout=30) as http:
        transport = streamable_http_client(f"{server.url}/mcp", http_client=http)
        async with Client(transport, **options) as client:
            yield client


async def called(client: Client, tool: str, **arguments: Any) -> Any:
    """A call that succeeds; gives the JSON."""
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content
    return json.loads(said(result))


def said(result: CallToolResult) -> str:
    """The text of a result."""
    [content] = result.content
    assert isinstance(content, TextContent)
    return content.text


def refusal(result: CallToolResult) -> dict[str, Any]:
    """The error that the API answered."""
    assert result.is_error
    assert result.structured_content is not None
    return dict(result.structured_content)


@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_the_tools_of_a_grant_read_and_write_as_its_caller(world: World, server: ApiServer, mode: str) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await assistant(world, hotel)
    day = world.today(hotel) + timedelta(5)
    async with connected(server, session, mode=mode) as client:
        offered = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert {"readCalendar", "findReservations", "bulk", "retrieveAccommodations"} <= offered.keys()
        assert not {"deleteReservation", "addCard", "addPaymentReservation", "deleteProduct"} & offered.keys()
        hints = [offered[name].annotations for name in ("readCalendar", "bulk")]
        assert [hint and hint.read_only_hint for hint in hints] == [True, False]
        assert offered["readCalendar"].input_schema["required"] == ["accommodation"]
        [house] = await called(client, "retrieveAccommodations")
        assert house["id"] == str(hotel.id)
        change = {
            "room": room,
            "dateFrom": day.isoformat(),
            "dateTo": day.isoformat(),
            "values": {"availability": 3, "price": 80},
        }
        dry = await called(client, "dryRunCalendar", body=[change])
        assert dry["data"]
        assert (await called(client, "bulk", body=[change]))["success"] is True
        shown = await called(
            client, "readCalendar", accommodation=str(hotel.id), dateFrom=day.isoformat(), product=[room]
        )
        assert [(one["id"], one["days"][0]["availability"]) for one in shown["data"]] == [(room, 3)]


async def test_a_refusal_is_a_result_with_the_apis_own_error(world: World, server: ApiServer) -> None:
    hotel, other = await world.hotel(), await world.hotel()
    room = await world.product(hotel)
    session = await assistant(world, hotel)
    async with connected(server, session) as client:
        result = await client.call_tool("readCalendar", {"accommodation": str(other.id)})
        assert refusal(result)["type"] == "ApiSecurityException"
        wrong = {"room": room, "dateFrom": "2030-01-02", "dateTo": "2030-01-01", "values": {"availability": 1}}
        result = await client.call_tool("bulk", {"body": [wrong]})
        assert refusal(result)["nested"]
        result = await client.call_tool("readCalendar", {"accommodation": str(hotel.id), "odd": 1})
        assert (result.is_error, said(result)) == (True, "Wrong arguments: unknown: odd.")
        result = await client.call_tool("readCalendar", {})
        assert (result.is_error, said(result)) == (True, "Wrong arguments: missing: accommodation.")


async def test_a_path_is_never_left_by_an_argument(world: World, server: ApiServer) -> None:
    hotel, other = await world.hotel(), await world.hotel()
    session = await assistant(world, hotel)
    async with connected(server, session) as client:
        for odd in (f"{hotel.id}/../{other.id}", f"{other.id}?x=", "../../../health", "%2e%2e", "..", ""):
            result = await client.call_tool("readCalendar", {"accommodation": odd})
            assert result.is_error
            assert said(result) == "Wrong arguments: no part of a path: accommodation.", odd


async def test_only_tools_that_the_grant_reaches_are_offered(world: World, server: ApiServer) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    reader = await assistant(world, hotel, permissions=READ_ONLY)
    async with connected(server, reader) as client:
        offered = {tool.name for tool in (await client.list_tools()).tools}
        assert "readCalendar" in offered
        assert "bulk" not in offered
        change = {"room": room, "dateFrom": "2030-01-01", "dateTo": "2030-01-01", "values": {"availability": 1}}
        assert refusal(await client.call_tool("bulk", {"body": [change]}))["type"] == "ApiSecurityException"
    only = await assistant(world, hotel, permissions={Area.RESERVATION: Level.READONLY})
    async with connected(server, only) as client:
        offered = {tool.name for tool in (await client.list_tools()).tools}
        assert "findReservations" in offered
        assert "readCalendar" not in offered


async def test_whoever_is_no_assistant_is_refused_and_told_where_to_sign_in(world: World, server: ApiServer) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    async with httpx2.AsyncClient(base_url=server.url, trust_env=False, timeout=30) as http:
        nobody = await http.post("/mcp", json=message)
        assert (nobody.status_code, nobody.json()["type"]) == (401, "ApiKeyMissing")
        where = nobody.headers["www-authenticate"].partition('resource_metadata="')[2].removesuffix('"')
        unknown = await http.post("/mcp", json=message, headers={"Authorization": "Bearer nonsense"})
        assert (unknown.status_code, unknown.json()["type"]) == (401, "ApiKeyInvalid")
        assert "resource_metadata" in unknown.headers["www-authenticate"]
        other = await http.post("/mcp", json=message, headers=session.headers)
        assert (other.status_code, other.json()["type"]) == (403, "ApiSecurityException")
        path = httpx2.URL(where).path
        told = (await http.get(path)).json()
        assert told["resource"].endswith("/mcp")
        found = await http.get("/.well-known/oauth-authorization-server")
        assert [found.json()["issuer"]] == told["authorization_servers"]


async def test_calls_count_on_the_applications_quota(world: World, server: ApiServer) -> None:
    hotel = await world.hotel()
    app = await world.application(category=CATEGORY, call_limit=4)
    session = await world.session(hotel, app=app)
    message = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "tools/call",
        "params": {"name": "retrieveAccommodations", "arguments": {}},
    }
    headers = {**session.headers, "Accept": "application/json, text/event-stream"}
    async with httpx2.AsyncClient(base_url=server.url, trust_env=False, timeout=30) as http:
        first = await http.post("/mcp", json=message, headers=headers)
        assert (first.status_code, first.headers["x-ratelimit-remaining"]) == (200, "3")
        assert first.json()["result"]["isError"] is False
        await http.post("/mcp", json=message, headers=headers)
        used_up = await http.post("/mcp", json=message, headers=headers)
        assert (used_up.status_code, used_up.json()["type"]) == (403, "ApiQuotaException")
