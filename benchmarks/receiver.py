"""A webhook's receiving end in a process of its own: it answers 200 and notes when each reference came.

`python -m benchmarks.receiver PORT`. GET gives what came since the last GET, as JSON: {reference: seconds}, on the
machine's monotonic clock, which all processes share.
"""

import asyncio
import json
import sys
import time

_OK = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"


class Receiver:
    """Everything that came."""

    def __init__(self) -> None:
        self.came: dict[str, float] = {}

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, for as long as the sender keeps it."""
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                now = time.monotonic()
                length = 0
                for line in head.split(b"\r\n"):
                    if line.lower().startswith(b"content-length:"):
                        length = int(line.partition(b":")[2])
                body = await reader.readexactly(length)
                if head.startswith(b"GET"):
                    came, self.came = self.came, {}
                    content = json.dumps(came).encode()
                    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(content), content))
                else:
                    self.came.setdefault(json.loads(body)["reference"], now)
                    writer.write(_OK)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()


async def main(port: int) -> None:
    """Receive until the process is ended."""
    server = await asyncio.start_server(Receiver().serve, "127.0.0.1", port)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
