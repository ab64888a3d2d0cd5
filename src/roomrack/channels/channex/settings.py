"""What an operator sets for Channex."""

from urllib.parse import urlsplit

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class ChannexSettings(BaseSettings):
    """Effective settings of the channel."""

    model_config = SettingsConfigDict(env_prefix="ROOMRACK_CHANNEX_", extra="ignore", frozen=True)

    url: str | None = Field(
        "https://app.channex.io/api/v1",
        description="Where Channex's API is; theirs to try it is at staging.channex.io. Empty: no channel `channex`.",
    )

    @field_validator("url")
    @classmethod
    def _is_address(cls, value: str | None) -> str | None:
        if not value:
            return None
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username or parts.query:
            raise ValueError("it is http(s)://host[:port]/path")
        return value.rstrip("/")
