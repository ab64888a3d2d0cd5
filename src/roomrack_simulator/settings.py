"""Settings of the simulator, read from `ROOMRACK_SIMULATOR_*`; docs/guides/configuration.md describes each."""

from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "ROOMRACK_SIMULATOR_"
LEAST_TOKEN = 16


class Settings(BaseSettings):
    """Effective configuration of the simulator."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True)

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8483
    file: Path | None = Field(None, description="The file in which everything is kept; memory where it is not set.")
    token: SecretStr | None = Field(
        None, description="What the control API asks for, 16 characters or more; without it there is no control API."
    )
    hotels: Path | None = Field(
        None, description="A JSON file of hotels that are made at the start unless they are there, as the demo writes."
    )
    clock: str = Field("system", description="`system`, or `file:PATH` for a clock that tests move.")

    @field_validator("token")
    @classmethod
    def _long_enough(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not value.get_secret_value():
            return None
        if value is not None and len(value.get_secret_value()) < LEAST_TOKEN:
            raise ValueError(f"the token must have at least {LEAST_TOKEN} characters")
        return value
