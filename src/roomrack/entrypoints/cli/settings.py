"""Reading the settings for a command, with errors that an operator understands."""

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from roomrack.entrypoints.cli.output import fail

if TYPE_CHECKING:
    from pydantic import ValidationError

    from roomrack.infra.settings import Settings

DATABASE_VARIABLE = "ROOMRACK_DATABASE_URL"
DEFAULT_FOLDER = ".roomrack"
ENVIRONMENT_FILE = "environment.json"


def running_demo() -> Path | None:
    """The folder of a demo that these settings are of: it runs, and no database was named."""
    folder = Path(os.environ.get("ROOMRACK_DATA_DIR", DEFAULT_FOLDER))
    if DATABASE_VARIABLE in os.environ or not (folder / ENVIRONMENT_FILE).exists():
        return None
    return folder


def adopt_running_demo() -> None:
    """Where no database is named and a demo runs in the data folder, take its settings: then commands act on it."""
    folder = running_demo()
    if folder is None:
        return
    for name, value in json.loads((folder / ENVIRONMENT_FILE).read_text(encoding="utf-8")).items():
        os.environ.setdefault(name, value)


def problems_of(error: "ValidationError") -> list[str]:
    """One line for each wrong setting, without its value: it may be a secret."""
    return [f"ROOMRACK_{'_'.join(map(str, at['loc'])).upper()}: {at['msg']}" for at in error.errors()]


def load(*, keys: bool) -> "Settings":
    """The settings; ends the command when they are wrong, or when `keys` are needed and missing."""
    from pydantic import ValidationError

    from roomrack.infra.crypto import Keyring, KeyringError
    from roomrack.infra.settings import Settings

    adopt_running_demo()
    try:
        settings = Settings()
    except ValidationError as error:
        fail("these settings are wrong:\n  " + "\n  ".join(problems_of(error)))
    if keys:
        if settings.keys is None:
            fail(
                "ROOMRACK_KEYS is not set, and without keys no secret can be stored. Make one and keep it safe; what "
                f"it encrypts is lost with it:\n  export ROOMRACK_KEYS={Keyring.generate('k1')}"
            )
        try:
            Keyring.parse(settings.keys.get_secret_value())
        except KeyringError as error:
            fail(f"ROOMRACK_KEYS is wrong: {error}")
    return settings
