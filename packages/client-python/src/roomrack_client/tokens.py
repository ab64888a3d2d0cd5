"""Tokens, and where they are kept between requests and between runs."""

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from roomrack_client.errors import BadAnswer


@dataclass(frozen=True, slots=True)
class Tokens:
    """What signing in gives. Neither token shows in a repr."""

    access_token: str = field(repr=False)
    refresh_token: str | None = field(default=None, repr=False)
    expires_at: datetime | None = None
    """When the access token ends, UTC; None where the server does not say."""

    @classmethod
    def from_answer(cls, body: Any, now: datetime) -> "Tokens":
        """Read the answer of `token`, `refresh` or `apilogin`. Raises BadAnswer where it holds no token."""
        fields = body if isinstance(body, Mapping) else {}
        access = fields.get("access_token") or fields.get("accessToken")
        if not isinstance(access, str):
            raise BadAnswer("The answer holds no access token.")
        refresh, seconds = fields.get("refresh_token"), fields.get("expires_in")
        return cls(
            access,
            refresh if isinstance(refresh, str) else None,
            now + timedelta(seconds=float(seconds)) if isinstance(seconds, int | float) else None,
        )

    def is_over(self, now: datetime, margin: timedelta = timedelta(seconds=60)) -> bool:
        """Whether the access token has ended, or will within the margin."""
        return self.expires_at is not None and self.expires_at - margin <= now


def utc_now() -> datetime:
    """The instant now, in UTC."""
    return datetime.now(UTC)


class TokenStore(Protocol):
    """Keeps the tokens of one sign-in. An AsyncClient calls it in a thread, so it may block."""

    def load(self) -> Tokens | None:
        """The tokens kept, or None."""

    def save(self, tokens: Tokens) -> None:
        """Keep these instead."""


class MemoryTokenStore:
    """Keeps tokens as long as the process runs."""

    def __init__(self, tokens: Tokens | None = None) -> None:
        self._tokens = tokens

    def load(self) -> Tokens | None:
        """The tokens kept, or None."""
        return self._tokens

    def save(self, tokens: Tokens) -> None:
        """Keep these instead."""
        self._tokens = tokens


class FileTokenStore:
    """Keeps tokens in a file that only its owner can read. Several processes may share it."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = Path(path)

    def load(self) -> Tokens | None:
        """The tokens kept, or None where there is no file or nothing usable in it."""
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            expires = kept.get("expires_at")
            return Tokens(
                kept["access_token"],
                kept.get("refresh_token"),
                datetime.fromisoformat(expires).astimezone(UTC) if expires else None,
            )
        except (FileNotFoundError, ValueError, KeyError, AttributeError):
            return None

    def save(self, tokens: Tokens) -> None:
        """Replace the file in one step, so that a reader never sees half of it."""
        kept = {
            "access_token": tokens.access_token,
            "refresh_token": tokens.refresh_token,
            "expires_at": tokens.expires_at.isoformat() if tokens.expires_at else None,
        }
        self._path.parent.mkdir(parents=True, exist_ok=True)
        # mkstemp makes the file readable for its owner only.
        handle, name = tempfile.mkstemp(dir=self._path.parent, prefix=f".{self._path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                json.dump(kept, stream)
            Path(name).replace(self._path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
