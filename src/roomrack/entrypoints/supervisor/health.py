"""Asking a server on this machine whether it is ready, and whether a port is free."""

import asyncio
import socket


def port_is_free(host: str, port: int) -> bool:
    """Whether a server could listen there. Granian shares a port with whoever asks, so it would not notice."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError:
            return False
    return True


async def is_ready(host: str, port: int) -> bool:
    """Whether `GET /ready` answers 200 within two seconds."""
    where = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - the address to ask, not to bind
    try:
        async with asyncio.timeout(2):
            reader, writer = await asyncio.open_connection(where, port)
            try:
                writer.write(b"GET /ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                await writer.drain()
                status = await reader.readline()
            finally:
                writer.close()
    except (OSError, TimeoutError):
        return False
    return b" 200 " in status
