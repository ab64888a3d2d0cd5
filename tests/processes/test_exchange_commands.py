"""`roomrack exchange`, as processes on a real database."""

import asyncio
import json
import subprocess
from pathlib import Path

import pytest

from tests.factories import World
from tests.processes.test_commands import run


async def test_rates_are_loaded_and_shown(world: World, environment: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "rates.csv"
    file.write_text("currency,rate\nISK,141.9\n\nchf,0.9321\n", encoding="utf-8")

    async def cli(*arguments: str, from_nothing: bool = False) -> subprocess.CompletedProcess[str]:
        words = ("exchange", *arguments, "--json")
        return await asyncio.to_thread(run, *words, environment=environment, cwd=tmp_path, from_nothing=from_nothing)

    loaded = await cli("load", str(file), "--day", "2026-11-27", from_nothing=True)
    assert (loaded.returncode, loaded.stderr) == (0, "")
    assert json.loads(loaded.stdout) == {"ISK": "141.9", "CHF": "0.9321"}
    file.write_text("CHF,0.94\n", encoding="utf-8")
    assert (await cli("load", str(file), "--day", "2026-11-28")).returncode == 0
    shown = json.loads((await cli("show", from_nothing=True)).stdout)
    assert (shown["ISK"], shown["CHF"]) == ("141.9 of 2026-11-27", "0.94 of 2026-11-28")


@pytest.mark.parametrize(
    ("text", "day", "told"),
    [
        ("CHF\n", "2026-11-27", "line 1: a currency and a rate are expected"),
        ("CHF,0.9\nEUR,1\n", "2026-11-27", "line 2: 'EUR' is not a currency other than EUR"),
        ("CHF,0.9\nCHF,0.8\n", "2026-11-27", "line 2: CHF stands twice"),
        ("CHF,zero\n", "2026-11-27", "line 1: 'zero' is not a rate"),
        ("CHF,-1\n", "2026-11-27", "line 1: '-1' is not a rate"),
        ("currency,rate\n", "2026-11-27", "holds no rate"),
        ("CHF,0.9\n", "today", "--day is 'today'"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(
    environment: dict[str, str], tmp_path: Path, text: str, day: str, told: str
) -> None:
    (tmp_path / "rates.csv").write_text(text, encoding="utf-8")
    done = run("exchange", "load", "rates.csv", "--day", day, environment=environment, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
