"""Where the commands for people keep who is signed in where.

One file for all profiles, readable by its owner only, in the folder that XDG names; tokens are kept beside it, one file
for each profile, because the client replaces them whenever they are renewed.
"""

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from roomrack.entrypoints.cli.output import fail

if TYPE_CHECKING:
    from roomrack_client import Client

REFUSED, USAGE, UNREACHABLE, NOT_SIGNED_IN = 1, 2, 3, 4
"""Exit codes of the commands that talk to a server."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One sign-in."""

    name: str
    base: str
    """The address that ends in `/connect`."""
    accommodation: str = ""
    client_id: str = ""
    client_secret: str = ""
    api_key: str = ""


def folder() -> Path:
    """Where profiles are kept."""
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "roomrack"


def tokens_file(name: str) -> Path:
    """Where the tokens of a profile are kept."""
    return folder() / f"tokens-{name}.json"


def load() -> tuple[str, dict[str, Profile]]:
    """The name of the profile in use, and all profiles. Ends the command when the file is damaged."""
    path = folder() / "profiles.json"
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return str(kept["current"]), {name: Profile(**fields) for name, fields in kept["profiles"].items()}
    except FileNotFoundError:
        return "", {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        fail(f"{path} can't be read ({error}): mend it or delete it, and sign in again", code=NOT_SIGNED_IN)


def save(current: str, profiles: dict[str, Profile]) -> None:
    """Replace the file in one step."""
    home = folder()
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = {"current": current, "profiles": {name: asdict(profile) for name, profile in profiles.items()}}
    # mkstemp makes the file readable for its owner only.
    handle, draft = tempfile.mkstemp(dir=home, prefix=".profiles.")
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        json.dump(kept, stream, indent=2)
    Path(draft).replace(home / "profiles.json")


def chosen(name: str | None) -> Profile:
    """The profile of that name, or the one in use. Ends the command when there is none."""
    current, profiles = load()
    wanted = name or os.environ.get("ROOMRACK_PROFILE") or current
    if wanted not in profiles:
        known = f"; there are {', '.join(profiles)}" if profiles else ""
        fail(f"not signed in{f' as {wanted}' if wanted else ''}: roomrack login URL{known}", code=NOT_SIGNED_IN)
    return profiles[wanted]


def house_of(profile: Profile, given: str | None) -> str:
    """The property that a command is about. Ends the command when none is known."""
    if not (given or profile.accommodation):
        fail("which property? name it with --accommodation", code=USAGE)
    return given or profile.accommodation


@contextmanager
def connected(profile: Profile) -> Iterator["Client"]:
    """A client for a profile; what the server refuses ends the command with a sentence and an exit code."""
    from roomrack_client import ApiError, ApiKey, Auth, Client, FileTokenStore, NotSignedIn, OAuth, TransportError
    from roomrack_client import RoomrackError as ClientError

    auth: Auth = (
        ApiKey(profile.api_key)
        if profile.api_key
        else OAuth(
            store=FileTokenStore(tokens_file(profile.name)),
            client_id=profile.client_id or None,
            client_secret=profile.client_secret or None,
        )
    )
    try:
        with Client(profile.base, auth, user_agent="roomrack-cli") as client:
            yield client
    except NotSignedIn:
        fail(f"the token of {profile.name} has ended: roomrack login {profile.base}", code=NOT_SIGNED_IN)
    except ApiError as error:
        if error.status == 401:
            fail(f"{error.message} Sign in again: roomrack login {profile.base}", code=NOT_SIGNED_IN)
        lines = [f"refused, {error.status} {error.type or ''}: {error.message}"]
        lines += [f"  {each.element or ''}: {each.message}" for each in error.nested]
        lines += [f"  request {error.request_id}"] if error.request_id else []
        fail("\n".join(lines), code=REFUSED)
    except TransportError as error:
        fail(f"no answer from the server: {error}", code=UNREACHABLE)
    except ClientError as error:
        fail(str(error), code=REFUSED)
