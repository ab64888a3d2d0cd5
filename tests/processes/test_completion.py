"""Completion in shells: the scripts that the command prints, and what it answers to them."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from roomrack.entrypoints.cli.program import program

PROGRAMS = Path(sys.executable).parent
COMMANDS = {each.name for each in program.registered_commands} | {each.name for each in program.registered_groups}
SHELLS = ("bash", "zsh", "fish")


def run(*command: str, **environment: str) -> str:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("ROOMRACK_", "_"))}
    path = f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        command, env={**inherited, "PATH": path, **environment}, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def completed(shell: str, line: str) -> set[str]:
    """What the program answers to the script of a shell, for the command line as far as it was typed."""
    words = {
        "bash": {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1)},
        "zsh": {"_TYPER_COMPLETE_ARGS": line},
        "fish": {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
    }[shell]
    said = run("roomrack", _ROOMRACK_COMPLETE=f"complete_{shell}", **words)
    if shell == "zsh":
        # With an explanation behind each word where there is one.
        return set(re.findall(r'"([^"]+)":"', said)) | set(re.findall(r'^\s*"([^"]+)"$', said, re.MULTILINE))
    return {each.partition("\t")[0] for each in said.splitlines()}


@pytest.mark.parametrize("shell", SHELLS)
def test_script_of_a_shell_asks_the_program(shell: str) -> None:
    script = run("roomrack", _ROOMRACK_COMPLETE=f"source_{shell}")
    assert f"_ROOMRACK_COMPLETE=complete_{shell}" in script
    beginning = {"bash": "complete -o default -F ", "zsh": "#compdef roomrack", "fish": "complete --command roomrack "}
    assert beginning[shell] in script
    found = shutil.which(shell)
    if found is not None:
        run(found, "-n", "-c", script)


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("roomrack ", COMMANDS),
        ("roomrack d", {"demo", "doctor", "db"}),
        ("roomrack reservations ", {"list", "show", "book"}),
        ("roomrack reservations b", {"book"}),
        ("roomrack db ", {"upgrade"}),
    ],
)
def test_commands_and_their_own_are_completed(shell: str, line: str, due: set[str]) -> None:
    assert completed(shell, line) == due


def test_options_are_completed() -> None:
    assert completed("bash", "roomrack certify --le") == {"--level"}
    assert {"--install-completion", "--show-completion", "--version"} <= completed("bash", "roomrack --")


def test_bash_completes_with_the_script_that_show_completion_prints() -> None:
    bash = shutil.which("bash")
    assert bash is not None, "every machine that runs these tests has bash"
    typed = """
        eval "$(roomrack --show-completion)"
        complete -p roomrack
        COMP_WORDS=(roomrack reservations b) COMP_CWORD=2
        _roomrack_completion roomrack
        printf '%s\\n' "${COMPREPLY[@]}"
    """
    assert run(bash, "--norc", "-c", typed).splitlines() == [
        "complete -o default -F _roomrack_completion roomrack",
        "book",
    ]
