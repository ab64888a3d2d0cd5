"""The TypeScript client: type-checked, and run by Node against a demo and a server that misbehaves.

Its tools are installed from the registry that npm is configured for; where there is neither, this is skipped.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.harness.demo import Demo

FOLDER = Path(__file__).parents[2] / "packages/client-typescript"
INSTALL = ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"]


def run(*command: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command,
        cwd=FOLDER,
        capture_output=True,
        check=False,
        text=True,
        timeout=300,
        env={**os.environ, **environment},
    )


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the compiled client and its tests; each process of the run has its own."""
    if not shutil.which("node") or not shutil.which("npm"):
        pytest.skip("there is no Node on this machine")
    if int(run("node", "--version").stdout.lstrip("v").partition(".")[0]) < 20:
        pytest.skip("Node is older than 20")
    compiler = FOLDER / "node_modules/typescript/bin/tsc"
    if not compiler.exists():
        installed = run(*INSTALL)
        if installed.returncode != 0:
            pytest.skip(f"npm can't install TypeScript here: {installed.stderr.strip()[-200:]}")
    # Node takes the nearest package.json for whether .js is a module, and looks for packages from there.
    into = tmp_path_factory.mktemp("typescript")
    (into / "package.json").write_text('{"type": "module"}')
    checked = run("node", str(compiler), "--project", "tsconfig.test.json", "--outDir", str(into / "build"))
    assert checked.returncode == 0, checked.stdout
    return into / "build"


def node_test(file: Path, **environment: str) -> str:
    done = run("node", "--test", str(file), **environment)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    return done.stdout


def test_faults_and_webhooks(compiled: Path) -> None:
    said = node_test(compiled / "test/faults.test.js")
    assert re.search(r"skipped 0\b", said)


def test_every_operation(compiled: Path, demo: Demo) -> None:
    said = node_test(compiled / "test/operations.test.js", ROOMRACK_DEMO=str(demo.folder / "demo.json"))
    assert re.search(r"skipped 0\b", said)


def test_examples_of_the_readme_compile_and_run(compiled: Path, demo: Demo, known: dict[str, Any]) -> None:
    examples = re.findall(r"^```ts\n(.*?)^```", (FOLDER / "README.md").read_text(), re.MULTILINE | re.DOTALL)
    assert len(examples) >= 4
    begun = (
        'import { readFileSync } from "node:fs";\n'
        'const known: any = JSON.parse(readFileSync(process.env["ROOMRACK_DEMO"] ?? "", "utf8"));\n'
    )
    imports: list[str] = re.findall(r"^import .*\n", "".join(examples), re.MULTILINE)
    body = re.sub(r"^import .*\n", "", "".join(examples), flags=re.MULTILINE)
    source = begun + "".join(dict.fromkeys(imports)).replace('"roomrack-client"', '"./src/index.js"') + body
    file = compiled.parent / "readme.mts"
    file.write_text(source.replace("./src", "./build/src"))
    compiler = str(FOLDER / "node_modules/typescript/bin/tsc")
    options = ["--module", "NodeNext", "--target", "ES2022", "--strict", "--lib", "ES2022,DOM,DOM.Iterable"]
    types = ["--typeRoots", str(FOLDER / "node_modules/@types"), "--types", "node"]
    checked = run("node", compiler, *options, *types, str(file))
    assert checked.returncode == 0, checked.stdout
    done = run("node", str(file.with_suffix(".mjs")), ROOMRACK_DEMO=str(demo.folder / "demo.json"))
    assert done.returncode == 0, done.stderr
    assert known["accommodation"] in done.stdout
