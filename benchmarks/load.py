"""A load generator on raw asyncio streams: one connection for each client, kept alive, no more work than it must do."""

import asyncio
import json
import re
import shutil
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

MAX_LINE = 1 << 16


@dataclass(frozen=True, slots=True)
class Answer:
    """A response, its header names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Connection:
    """One HTTP/1.1 connection that is used for one request after another."""

    def __init__(self, host: str, port: int) -> None:
        self._host = host
        self._port = port
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def __aenter__(self) -> Self:
        await self._open()
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._writer is not None:
            self._writer.close()

    async def _open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._reader is None or self._writer is None or self._writer.is_closing():
            self._reader, self._writer = await asyncio.open_connection(self._host, self._port, limit=MAX_LINE)
        return self._reader, self._writer

    async def send(self, request: bytes) -> Answer:
        """Send a whole request and read the whole answer. Raises `ConnectionError` when the server hangs up."""
        reader, writer = await self._open()
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        status = int(lines[0].split(" ", 2)[1])
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:-2])}
        if headers.get("transfer-encoding") == "chunked":
            body = await _read_chunks(reader)
        else:
            body = await reader.readexactly(int(headers.get("content-length", 0)))
        if headers.get("connection") == "close":
            writer.close()
        return Answer(status, headers, body)


async def _read_chunks(reader: asyncio.StreamReader) -> bytes:
    parts: list[bytes] = []
    while size := int(await reader.readline(), 16):
        parts.append(await reader.readexactly(size))
        await reader.readexactly(2)
    await reader.readexactly(2)
    return b"".join(parts)


def body_of(answer: Answer) -> Any:
    """The JSON of an answer that must be 200. Raises `RuntimeError` with what it was instead."""
    if answer.status != 200:
        raise RuntimeError(f"{answer.status}: {answer.body[:2000].decode(errors='replace')}")
    return json.loads(answer.body)


def request(
    method: str, path: str, *, token: str = "", body: bytes = b"", headers: Mapping[str, str] | None = None
) -> bytes:
    """The bytes of a request, so that building them is no part of what is measured."""
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Accept-Encoding: identity"]
    if token:
        lines.append(f"Authorization: Bearer {token}")
    given = dict(headers or {})
    if body:
        lines += [f"Content-Type: {given.pop('Content-Type', 'application/json')}", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in given.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


@dataclass(slots=True)
class Result:
    """What a run of load has measured."""

    seconds: float = 0
    statuses: dict[int, int] = field(default_factory=dict)
    latencies: list[float] = field(default_factory=list)
    received: int = 0

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.latencies) / self.seconds if self.seconds else 0

    def percentile(self, share: float) -> float:
        """The latency in seconds below which this share of the answers lies."""
        return percentile(self.latencies, share)

    def require_success(self) -> None:
        """Raise `RuntimeError` unless every answer was 200."""
        if set(self.statuses) != {200}:
            raise RuntimeError(f"not every answer was 200: {self.statuses}")


def percentile(values: Iterable[float], share: float) -> float:
    """The value below which this share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


async def run(host: str, port: int, *, clients: int, seconds: float, make: Callable[[int, int], bytes]) -> Result:
    """Let some clients send requests one after another for a time; `make(client, number)` gives each request."""
    result = Result()
    end = time.perf_counter() + seconds

    async def client(index: int) -> None:
        async with Connection(host, port) as connection:
            number = 0
            while time.perf_counter() < end:
                started = time.perf_counter()
                answer = await connection.send(make(index, number))
                result.latencies.append(time.perf_counter() - started)
                result.statuses[answer.status] = result.statuses.get(answer.status, 0) + 1
                result.received += len(answer.body)
                number += 1

    started = time.perf_counter()
    await asyncio.gather(*(client(index) for index in range(clients)))
    result.seconds = time.perf_counter() - started
    return result


async def gets(host: str, port: int, path: str, *, token: str, clients: int, seconds: float) -> float:
    """Answers a second of one GET repeated; by wrk where it is installed, which leaves the server more of the CPU."""
    if shutil.which("wrk") is None:
        prepared = request("GET", path, token=token)
        result = await run(host, port, clients=clients, seconds=seconds, make=lambda *_: prepared)
        result.require_success()
        return result.rate
    command = ["wrk", "-t1", f"-c{clients}", f"-d{max(1, round(seconds))}s", "--timeout", "10s"]
    command += ["-H", f"Authorization: Bearer {token}", f"http://{host}:{port}{path}"]
    process = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    output = (await process.communicate())[0].decode()
    rate = re.search(r"Requests/sec:\s+([\d.]+)", output)
    if rate is None or "Non-2xx" in output or "Socket errors" in output:
        raise RuntimeError(output)
    return float(rate.group(1))
