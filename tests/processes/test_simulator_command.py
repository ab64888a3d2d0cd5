"""`roomrack simulator` and what `roomrack doctor` says of a simulator."""

from pathlib import Path

from tests.harness.processes import ApiServer, free_port
from tests.harness.simulator import Simulator
from tests.processes.test_commands import run, states


def test_doctor_looks_at_the_simulator(environment: dict[str, str], server: ApiServer, tmp_path: Path) -> None:
    def look(url: str) -> tuple[str, str, str]:
        told = run("doctor", "--json", environment={**environment, "ROOMRACK_SIMULATOR_URL": url}, cwd=tmp_path)
        return states(told)["OTA simulator"]

    simulator = Simulator(tmp_path / "simulator.log").start()
    try:
        assert look(simulator.url) == ("ok", f"{simulator.url} is ready", "")
    finally:
        simulator.stop()
    for url in (simulator.url, f"{server.url}/connect"):
        state, detail, mend = look(url)
        assert state == "wrong"
        assert detail.startswith(url)
        assert "ROOMRACK_SIMULATOR_URL" in mend


def test_wrong_settings_and_taken_ports_are_named(tmp_path: Path) -> None:
    port = str(free_port())
    short = {"ROOMRACK_SIMULATOR_PORT": port, "ROOMRACK_SIMULATOR_TOKEN": "short"}
    done = run("simulator", "serve", environment=short, cwd=tmp_path)
    assert done.returncode == 1
    assert "ROOMRACK_SIMULATOR_TOKEN: " in done.stderr
    assert "short" not in done.stderr.replace("ROOMRACK_SIMULATOR_TOKEN", "")
    running = Simulator(tmp_path / "simulator.log").start()
    try:
        done = run("simulator", "serve", "--port", str(running.port), environment={}, cwd=tmp_path)
    finally:
        running.stop()
    assert done.returncode == 1
    assert f"127.0.0.1:{running.port} can't be listened on" in done.stderr
