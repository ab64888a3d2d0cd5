"""`roomrack demo` as an operator runs it: one command, which starts PostgreSQL, the API and the worker."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx2
import psutil  # type: ignore[import-untyped]

from tests.harness.processes import free_port


class Demo:
    """A running `roomrack demo`."""

    def __init__(
        self, folder: Path, *arguments: str, port: int | None = None, environment: Mapping[str, str] | None = None
    ) -> None:
        self.folder = folder
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.vault_port = free_port()
        self.vault_url = f"http://127.0.0.1:{self.vault_port}"
        self.simulator_port = free_port()
        self.simulator_url = f"http://127.0.0.1:{self.simulator_port}"
        self.output = folder.parent / f"{folder.name}.output"
        folder.parent.mkdir(exist_ok=True)
        command = [sys.executable, "-m", "roomrack", "demo", "--port", str(self.port), "--data-dir", str(folder)]
        command += ["--vault-port", str(self.vault_port), "--simulator-port", str(self.simulator_port)]
        with self.output.open("ab") as stream:
            self.process = subprocess.Popen(
                [*command, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=subprocess.STDOUT,
                env={name: value for name, value in os.environ.items() if not name.startswith("ROOMRACK_")}
                | dict(environment or {}),
                start_new_session=True,
            )

    def wait_ready(self, seconds: float = 60) -> float:
        """Wait for /ready; gives how long it took."""
        begun = time.monotonic()
        while not self.is_ready():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() - begun < seconds, self.said()
            time.sleep(0.05)
        return time.monotonic() - begun

    def is_ready(self) -> bool:
        """Whether /ready answers 200 just now."""
        try:
            return httpx2.get(f"{self.url}/ready", timeout=2, trust_env=False).status_code == 200
        except httpx2.HTTPError:
            return False

    def wait_announced(self) -> None:
        """Wait until the credentials were printed."""
        wait_for(lambda: "press Ctrl-C to stop" in self.said() or self.process.poll() is not None)
        assert self.process.poll() is None, self.said()

    def said(self) -> str:
        """All that it printed."""
        return self.output.read_text(errors="replace")

    def known(self) -> dict[str, Any]:
        """The credentials that it wrote."""
        known: dict[str, Any] = json.loads((self.folder / "demo.json").read_text())
        return known

    def pid(self, name: str) -> int:
        """The process id of a part by its name: supervisor, postgres, api, worker, vault or simulator."""
        return int(json.loads((self.folder / "processes.json").read_text())[name])

    def superuser(self) -> str:
        """The URL of its database for PostgreSQL's superuser, wherever the server keeps its socket."""
        own = json.loads((self.folder / "environment.json").read_text())["ROOMRACK_DATABASE_URL"]
        words = json.loads((self.folder / "postgres" / "passwords.json").read_text())
        return re.sub("//[^@]*@", f"//postgres:{quote(words['postgres'])}@", own, count=1)

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to end, and wait. Returns its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(40)

    def get(self, path: str, token: str | None = None, **options: Any) -> httpx2.Response:
        """GET below /connect with a token, the one of the large property unless another is named; "" sends none."""
        headers = {"Authorization": f"Bearer {token or self.known()['property_token']}"} if token != "" else {}
        return httpx2.get(
            f"{self.url}/connect{path}",
            headers=headers | options.pop("headers", {}),
            timeout=30,
            trust_env=False,
            **options,
        )


def wait_for(reached: Callable[[], object], seconds: float = 60) -> None:
    """Look until it is so; fails after `seconds`."""
    deadline = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def family(pid: int) -> list[psutil.Process]:
    """A process with all that it and its children have started."""
    process = psutil.Process(pid)
    return [process, *process.children(recursive=True)]
