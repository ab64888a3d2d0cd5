"""Record the examples of the API reference and generate their code samples: `python -m scripts.write_reference`.

A fresh demo answers the requests of `src/roomrack/web/portal/requests.yaml`. The samples need Node and npm.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from roomrack.web.portal import examples, samples
from roomrack.web.portal.languages import LANGUAGES
from tests.reference import node, recording

GENERATOR = Path(__file__).parent / "reference" / "generate.mjs"
SAMPLES = recording.FOLDER.parent / "samples"


def record() -> None:
    """Write the answers of a fresh demo."""
    folder = Path(tempfile.mkdtemp(prefix="roomrack-examples-"))
    demo = recording.start(folder)
    try:
        files = recording.record(demo)
    finally:
        demo.stop()
        shutil.rmtree(folder, ignore_errors=True)
    _replace(recording.FOLDER, files)


def generate() -> None:
    """Write the samples of what is recorded."""
    program = node.node()
    if program is None:
        sys.exit("The code samples need Node and npm.")
    names = dict.fromkeys(entry["operation"] for entry in examples.requests())
    firsts = [examples.examples(name)[0] for name in names]
    told = {
        "languages": [asdict(each) for each in LANGUAGES],
        "requests": [samples.request_of(each) for each in firsts],
    }
    command = [program, str(GENERATOR), str(node.packages())]
    made = json.loads(subprocess.run(command, input=json.dumps(told).encode(), check=True, capture_output=True).stdout)
    files = {
        f"{examples.slug(each.operation)}.json": json.dumps(
            {"digest": samples.digest_of(each), "samples": made[each.operation]}, ensure_ascii=False, indent=1
        )
        + "\n"
        for each in firsts
    }
    _replace(SAMPLES, files)


def _replace(folder: Path, files: dict[str, str]) -> None:
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.json"):
        if old.name not in files:
            old.unlink()
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    record()
    generate()
