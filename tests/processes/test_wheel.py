"""The package as users install it: a wheel in an empty environment, which serves from there."""

import json
import subprocess
import urllib.request
from pathlib import Path

import pytest

from tests.harness.processes import Process, free_port, wait_for

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of an environment that holds the locked dependencies and the wheel, and nothing of this tree."""
    folder = tmp_path_factory.mktemp("wheel")
    command = ["make", "wheel", f"INTO={folder}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "venv" / "bin"


def test_installed_wheel_runs_the_demo_and_answers_ready(installed: Path, tmp_path: Path) -> None:
    port = free_port()
    command = [str(installed / "roomrack"), "demo", "--port", str(port), "--data-dir", str(tmp_path / "data")]
    demo = Process(command, {}, tmp_path / "demo.log").start()
    try:
        wait_for(f"http://127.0.0.1:{port}/ready", demo, timeout=90)
        known = json.loads((tmp_path / "data" / "demo.json").read_text())
        headers = {"Authorization": f"Bearer {known['property_token']}"}
        url = f"{known['base_url']}/rest/v1/accommodation/{known['accommodation']}"
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=10) as answer:
            assert json.load(answer)["id"] == known["accommodation"]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/connect/rest/v1/integration/openapi.json") as answer:
            assert json.load(answer)["openapi"].startswith("3.")
        for page in ("", "guides/quickstart", "details/algorithms/find", "changelog", "errors", "search.json", "try"):
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/connect/{page}", timeout=10) as answer:
                assert answer.status == 200
    finally:
        assert demo.stop(timeout=60) == 0
