"""Settings of every process, read from `ROOMRACK_*` environment variables.

`roomrack doctor` prints the effective values with secrets masked; `docs/guides/configuration.md` describes each.
"""

from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from roomrack.infra.request_log import Bodies


class Settings(BaseSettings):
    """Effective configuration of one process. URLs are `postgresql://` URLs as libpq takes them."""

    model_config = SettingsConfigDict(env_prefix="ROOMRACK_", extra="ignore", frozen=True)

    database_url: SecretStr = Field(
        SecretStr("postgresql:///roomrack"), description="The API's connection, as role roomrack_app."
    )
    worker_database_url: SecretStr | None = Field(
        None, description="The worker's connection, as role roomrack_worker (it serves every property)."
    )
    owner_database_url: SecretStr | None = Field(
        None, description="The connection of `roomrack db upgrade`, as role roomrack_owner."
    )
    keys: SecretStr | None = Field(
        None, description="kid:base64,kid:base64...: 32-byte keys. The first writes, all of them read."
    )
    public_url: str = Field("http://127.0.0.1:8480", description="Where clients reach this server, without a path.")
    booking_url: str | None = Field(
        None,
        description="The page on which guests book, to which a search adds what was found; else the property's site.",
    )
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8480
    clock: str = Field("system", description="`system`, or `file:PATH` for a clock that tests move.")
    log_level: str = "INFO"
    demo: bool = Field(False, description="Set by `roomrack demo`.")
    data_dir: Path = Path(".roomrack")
    pg_bin: Path | None = Field(None, description="Folder of PostgreSQL's binaries, instead of the embedded ones.")
    outgoing_allowed_networks: Annotated[tuple[IPv4Network | IPv6Network, ...], NoDecode] = Field(
        (),
        description="Networks that webhooks and photos may reach although they are not public; http is allowed there.",
    )
    photos_dir: Path | None = Field(
        None,
        description="Where photos are kept; `photos` in the data folder where it is not set. All processes share it.",
    )
    s3_bucket: str | None = Field(None, description="The bucket in which photos are kept instead of a folder.")
    s3_endpoint: str | None = Field(
        None, description="The URL of an S3-compatible service, without the bucket; Amazon's own where it is not set."
    )
    s3_region: str = "us-east-1"
    s3_access_key: SecretStr | None = Field(
        None, description="The key's id. Without keys those of the machine are used, as by AWS's own tools."
    )
    s3_secret_key: SecretStr | None = None
    s3_prefix: str = Field("photos", description="What the names of all objects begin with, before a slash.")
    translation_url: str | None = Field(
        None, description="Where a LibreTranslate is, for filling in texts that a language lacks."
    )
    translation_key: SecretStr | None = Field(
        None, description="The API key of that LibreTranslate, if it asks for one."
    )
    smtp_host: str | None = Field(None, description="The server that takes mail; without one no mail is sent.")
    smtp_port: Annotated[int, Field(ge=1, le=65535)] = 587
    smtp_security: Literal["starttls", "tls", "none"] = Field(
        "starttls", description="How the connection is secured: starttls, tls from the start, or none."
    )
    smtp_username: str | None = Field(None, description="Who signs in at the mail server, if anybody must.")
    smtp_password: SecretStr | None = None
    mail_from: str = Field("Roomrack <roomrack@localhost>", description="In whose name mail is sent.")
    stripe_url: str | None = Field(
        None, description="What stands in the place of https://api.stripe.com; for tests and proxies."
    )
    police_url: str = Field(
        "https://alloggiatiweb.poliziadistato.it/service/service.asmx",
        description="The service that takes the reports of Italian properties to the police.",
    )
    vault_url: str = Field("http://127.0.0.1:8482", description="Where this server reaches the card vault.")
    vault_secret: SecretStr | None = Field(
        None, description="What this server and the card vault know of each other by; without it there is no vault."
    )
    simulator_url: str | None = Field(
        None, description="Where the OTA simulator is; without one there is no channel `simulator`."
    )
    ical_import_minutes: Annotated[int, Field(ge=1, le=1440)] = Field(
        15, description="How often an imported calendar is read again."
    )
    pool_size: Annotated[int, Field(ge=1)] = Field(10, description="Connections of one API process for requests.")
    gate_pool_size: Annotated[int, Field(ge=1)] = Field(
        4, description="Connections of one API process for sign-in, quota and logs."
    )
    request_log_bodies: Bodies = Field(
        Bodies.SANDBOX,
        description="Whose redacted bodies the request log keeps: none, failures, sandbox (and failures), all.",
    )
    statement_timeout_seconds: Annotated[float, Field(gt=0)] = 30
    lock_timeout_seconds: Annotated[float, Field(gt=0)] = 10

    @field_validator("outgoing_allowed_networks", mode="before")
    @classmethod
    def _split_networks(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    def worker_dsn(self) -> str:
        """The worker's URL; the API's where no other is set."""
        return (self.worker_database_url or self.database_url).get_secret_value()

    def owner_dsn(self) -> str:
        """The migrations' URL; the API's where no other is set."""
        return (self.owner_database_url or self.database_url).get_secret_value()
