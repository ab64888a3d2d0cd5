"""How the command is spoken to, and how it speaks."""

import json
import os
import pty
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from typer.testing import CliRunner

from roomrack.entrypoints.cli.program import program
from tests.harness import forked
from tests.importing.conftest import OWNER, Account, Done, Target

URL = "http://127.0.0.1:9/connect"
TOKEN = {"ROOMRACK_TOKEN": "t"}


def test_bars_and_a_table_in_a_terminal(copied: tuple[Account, Done], target: Target) -> None:
    account, _ = copied
    near, far = pty.openpty()
    shown: list[bytes] = []

    def collect() -> None:
        while True:
            try:
                part = os.read(near, 65_536)
            except OSError:
                return
            if not part:
                return
            shown.append(part)

    reader = threading.Thread(target=collect)
    reader.start()
    done = subprocess.run(
        [sys.executable, "-m", "roomrack", "import", "connect", account.url, "--owner", OWNER],
        env=target.environment | {"ROOMRACK_TOKEN": account.session.access_token, "TERM": "xterm", "COLUMNS": "100"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=far,
        text=True,
        timeout=120,
        check=False,
    )
    os.close(far)
    reader.join()
    os.close(near)
    bars = b"".join(shown).decode()
    assert done.returncode == 0, bars
    assert f"{account.hotel.id}: calendar" in bars
    assert "━" in bars
    assert re.search(r"reservation\s.*\s0\s.*\s0\s.*\s8\s", done.stdout)
    assert "0 differences" in done.stdout


def test_where_the_credential_comes_from(copied: tuple[Account, Done], target: Target, tmp_path: Path) -> None:
    account, _ = copied
    session = account.session
    file = tmp_path / "source.json"
    app = session.app
    kept = {"refresh_token": session.refresh_token, "client_id": app.client_id, "client_secret": app.client_secret}
    file.write_text(json.dumps(kept))
    home = target.environment | {"XDG_CONFIG_HOME": str(tmp_path)}

    def run(*arguments: str, said: str = "") -> tuple[int, int, str]:
        words = ("import", "connect", *arguments, "--dry-run", "--json")
        done = forked.run(words, environment=home, said=said)
        report = json.loads(done.stdout) if done.stdout else {"counts": {"reservation": {"unchanged": 0}}}
        return done.returncode, report["counts"]["reservation"]["unchanged"], done.stderr

    assert run(account.url, "--credentials", str(file))[:2] == (0, 8)
    assert run(account.url, "--ask", "token", said=f"{session.access_token}\n")[:2] == (0, 8)
    token = {"ROOMRACK_TOKEN": session.access_token}
    signed_in = forked.run(["login", account.url], environment=home | token, timeout=60)
    assert signed_in.returncode == 0, signed_in.stderr
    assert run("--profile", "default")[:2] == (0, 8)
    code, _, said = run("https://elsewhere.example/connect", "--profile", "default")
    assert code == 2
    assert "a credential is never sent elsewhere" in said.replace("\n", " ")
    assert session.access_token not in said


async def test_a_key_reaches_the_properties_that_are_named(copied: tuple[Account, Done], target: Target) -> None:
    account, _ = copied
    key = (await account.world.key_session(account.hotel)).access_token
    process = target.start(
        *(account.url, "--dry-run", "--json", "--accommodation", str(account.hotel.id)), ROOMRACK_API_KEY=key
    )
    out, said = process.communicate(timeout=120)
    assert process.returncode == 0, said
    assert json.loads(out)["counts"]["reservation"]["unchanged"] == 8


@pytest.mark.parametrize(
    ("arguments", "variables", "code", "words"),
    [
        pytest.param((URL,), TOKEN, 2, "--owner names the person here", id="no owner"),
        pytest.param((URL, "--owner", OWNER), {}, 4, "not signed in", id="no credential"),
        pytest.param(
            ("http://u:p@127.0.0.1:9", "--owner", OWNER), TOKEN, 2, "no credentials in it", id="in the address"
        ),
        pytest.param(("--owner", OWNER), TOKEN, 2, "which server?", id="no address"),
        pytest.param((URL, "--owner", OWNER, "--accommodation", "x"), TOKEN, 2, "no property's id", id="no digits"),
        pytest.param((URL, "--owner", OWNER), {"ROOMRACK_API_KEY": "k"}, 2, "name them with", id="a key alone"),
        pytest.param((URL, "--owner", OWNER, "--final", "--dry-run"), TOKEN, 2, "can't be --final", id="dry and final"),
        pytest.param((URL, "--owner", OWNER, "--since", "May"), TOKEN, 2, "no date such as", id="no date"),
        pytest.param(
            (URL, "--owner", OWNER, "--profile", "p", "--ask", "token"),
            {},
            2,
            "exclude each other",
            id="two credentials",
        ),
    ],
)
def test_what_the_command_line_refuses(
    arguments: tuple[str, ...], variables: dict[str, str], code: int, words: str, tmp_path: Path
) -> None:
    known = dict.fromkeys(("ROOMRACK_TOKEN", "ROOMRACK_REFRESH_TOKEN", "ROOMRACK_API_KEY", "ROOMRACK_PROFILE"))
    done = CliRunner().invoke(
        program, ["import", "connect", *arguments], env=known | {"XDG_CONFIG_HOME": str(tmp_path)} | variables
    )
    assert (done.exit_code, done.stdout) == (code, "")
    assert words in done.stderr.replace("\n", " ")


def test_an_owner_who_is_nobody(copied: tuple[Account, Done], target: Target) -> None:
    account, _ = copied
    process = target.start(account.url, "--owner", "nobody@new.example", ROOMRACK_TOKEN="any")
    _, said = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "nobody has this user name" in said.replace("\n", " ")
