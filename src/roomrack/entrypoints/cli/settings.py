"""Reading the settings for a command, with errors that an operator understands."""

from pydantic import ValidationError

from roomrack.entrypoints.cli.output import fail
from roomrack.infra.crypto import Keyring, KeyringError
from roomrack.infra.settings import Settings


def load(*, keys: bool) -> Settings:
    """The settings; ends the command when they are wrong, or when `keys` are needed and missing."""
    try:
        settings = Settings()
    except ValidationError as error:
        lines = [f"ROOMRACK_{'_'.join(map(str, at['loc'])).upper()}: {at['msg']}" for at in error.errors()]
        fail("these settings are wrong:\n  " + "\n  ".join(lines))
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
