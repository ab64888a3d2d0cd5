"""Settings of the vault, read from `ROOMRACK_VAULT_*`; docs/guides/configuration.md describes each."""

import json
import os
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PREFIX = "ROOMRACK_VAULT_"
ENVIRONMENT_FILE = Path("vault") / "environment.json"
LEAST_SECRET = 32


class Settings(BaseSettings):
    """Effective configuration of the vault."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True)

    database_url: SecretStr = Field(
        SecretStr("postgresql:///roomrack_vault"), description="The vault's own database, as role roomrack_vault."
    )
    keys_file: Path = Field(
        Path(".roomrack/vault/keys"), description="The file of the master keys; nobody but its owner may read it."
    )
    secret: SecretStr = Field(description="What the server and the vault know of each other by; 32 characters or more.")
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8482
    public_url: str = Field("http://127.0.0.1:8482", description="Where clients and people reach the vault.")
    api_url: str = Field("http://127.0.0.1:8480", description="Where the vault reaches the server's API.")
    processors: Annotated[dict[str, str], NoDecode] = Field(
        default_factory=dict, description="name=https://origin,...: the payment processors that cards may be sent to."
    )
    cvv_hours: Annotated[int, Field(ge=1, le=24 * 60)] = Field(
        24 * 7, description="When a security code is dropped that no charge has used."
    )
    clock: str = Field("system", description="`system`, or `file:PATH` for a clock that tests move.")
    log_level: str = "INFO"
    smtp_host: str | None = Field(None, description="The server that takes the mails with links to set a PIN.")
    smtp_port: Annotated[int, Field(ge=1, le=65535)] = 587
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    smtp_username: str | None = None
    smtp_password: SecretStr | None = None
    mail_folder: Path | None = Field(
        None, description="A folder into which mails are written where there is no mail server, as the demo does."
    )
    demo: SecretStr | None = Field(
        None, description="accommodation:reservation:token:pin of the demo's card; set by `roomrack demo`."
    )
    mail_from: str = "Roomrack <roomrack@localhost>"

    @field_validator("secret")
    @classmethod
    def _long_enough(cls, value: SecretStr) -> SecretStr:
        if len(value.get_secret_value()) < LEAST_SECRET:
            raise ValueError(f"the secret must have at least {LEAST_SECRET} characters")
        return value

    @field_validator("processors", mode="before")
    @classmethod
    def _split_processors(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        pairs = [part.partition("=") for part in value.split(",") if part.strip()]
        return {name.strip(): origin.strip().rstrip("/") for name, _, origin in pairs}

    @field_validator("processors")
    @classmethod
    def _are_origins(cls, value: dict[str, str]) -> dict[str, str]:
        for name, origin in value.items():
            parts = urlsplit(origin)
            secure = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in {"127.0.0.1", "::1"})
            if not name or not secure or parts.path or parts.query or parts.username:
                raise ValueError(f"{name or origin}: a processor is name=https://host, without a path")
        return value


def adopt_running_demo() -> None:
    """Where no database is named and a demo runs in the data folder, take the settings of its vault."""
    if f"{PREFIX}DATABASE_URL" in os.environ:
        return
    path = Path(os.environ.get("ROOMRACK_DATA_DIR", ".roomrack")) / ENVIRONMENT_FILE
    if path.exists():
        for name, value in json.loads(path.read_text(encoding="utf-8")).items():
            os.environ.setdefault(name, value)
