"""`roomrack webhooks listen`, as a process, against a demo and a program that it posts to."""

import json
import signal
import subprocess
import sys
import threading
import time
from base64 import b64encode
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self

import pytest
from standardwebhooks import Webhook
from typing_extensions import override

from tests.harness.commands import day, environment, result, run
from tests.harness.demo import Demo
from tests.harness.processes import free_port

ROOM = "50100"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    running = Demo(tmp_path_factory.mktemp("listening") / "data")
    running.wait_ready()
    running.wait_announced()
    yield running
    assert running.stop() == 0


@pytest.fixture(scope="module")
def home(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A configuration folder that is signed in to the demo's sandbox."""
    folder = tmp_path_factory.mktemp("home")
    done = run(folder, "login", demo.url, "--credentials", str(demo.folder / "demo.json"), "--sandbox")
    assert done.returncode == 0, done.stderr
    return folder


class _Program:
    """A developer's program on loopback, which answers one status after the other and then 200."""

    def __init__(self, *answers: int) -> None:
        self.took: list[tuple[dict[str, str], bytes]] = []
        answering = list(answers)
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.took.append(({name.lower(): value for name, value in self.headers.items()}, body))
                self.send_response(answering.pop(0) if answering else 200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            @override
            def log_message(self, format: str, *arguments: Any) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/hook"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def book(home: Path, ahead: int) -> str:
    made = result(
        *(home, "reservations", "book", ROOM, day(ahead), day(ahead + 1)),
        *("--given-name", "Ada", "--family-name", "Lovelace", "--yes"),
    )
    return str(made["id"])


def test_webhooks_come_to_a_program_without_a_public_address(demo: Demo, home: Path) -> None:
    with _Program(500) as program:
        command = [sys.executable, "-m", "roomrack", "webhooks", "listen", "--forward-to", program.url, "--limit", "2"]
        with subprocess.Popen(
            [*command, "--json"],
            env=environment(home),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as listening:
            assert listening.stderr is not None
            assert listening.stdout is not None
            assert listening.stderr.readline() == f"roomrack: listening, and posting to {program.url}\n"
            booked = [book(home, 40), book(home, 42)]
            told = [json.loads(listening.stdout.readline()) for _ in booked]
            assert listening.wait(20) == 0
            assert listening.stderr.read() == f"roomrack: stopped; --after {told[1]['cursor']} goes on from here\n"
    assert [each["reference"] for each in told] == booked
    assert [each["answer"]["status"] for each in told] == [500, 200]
    assert [body.decode() for _, body in program.took] == [each["body"] for each in told]
    secret = demo.known()["sandbox_app"]["client_secret"]
    for headers, body in program.took:
        Webhook(b64encode(secret.encode()).decode()).verify(body, headers)
    again = run(home, "webhooks", "listen", "--after", told[0]["cursor"], "--limit", "1")
    assert (again.returncode, f"RESERVATION_CREATED {booked[1]} of 300001" in again.stdout) == (0, True), again.stderr


def test_a_program_that_is_not_there_is_told_and_a_server_that_returns_is_heard_again(
    home: Path, tmp_path: Path
) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}/hook"
    done = run(home, "webhooks", "listen", "--after", "0.0", "--limit", "1", "--forward-to", nowhere, "--json")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)["answer"]
    assert answer.keys() == {"problem", "milliseconds"}


def test_listening_refuses_what_can_not_be_posted_to_and_what_the_server_refuses(home: Path, tmp_path: Path) -> None:
    for address in ("localhost:3000", "ftp://localhost/x", "http://", "http://[::1"):
        wrong = run(home, "webhooks", "listen", "--forward-to", address)
        assert (wrong.returncode, wrong.stdout) == (2, "")
        assert "is no address such as" in wrong.stderr
    unknown = run(home, "webhooks", "listen", "--after", "0.0", "--event", "news")
    assert unknown.returncode == 1
    assert "There is no such event." in unknown.stderr
    stale = run(home, "webhooks", "listen", "--after", "yesterday")
    assert stale.returncode == 1
    assert "This is no cursor of this server." in stale.stderr
    nobody = run(tmp_path, "webhooks", "listen")
    assert nobody.returncode == 4


def heed_ctrl_c() -> None:
    """In the child: a shell that runs the tests in the background has made it deaf."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_listening_stops_with_ctrl_c(home: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "roomrack", "webhooks", "listen"],
        env=environment(home),
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heed_ctrl_c,  # noqa: PLW1509 - nothing else runs in the child yet
    ) as listening:
        assert listening.stderr is not None
        assert listening.stderr.readline().startswith("roomrack: listening;")
        time.sleep(0.5)
        listening.send_signal(signal.SIGINT)
        assert listening.wait(20) == 0
        assert listening.stderr.read().startswith("roomrack: stopped; --after ")
