"""Tables of identity. None of them has row-level security: a credential is looked up before any scope is known.

Queries are in `repository`; these declarations keep the schema and the code from drifting apart.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Boolean, CheckConstraint, DateTime, Index, Integer, LargeBinary, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from roomrack.infra.models import Base, global_table

_BEFORE_SCOPE = "read before it is known which accommodations a caller may see"


class ApplicationRow(Base):
    """A program that uses the API."""

    __tablename__ = global_table("application", "belongs to an integrator, not to a property")
    __table_args__ = (
        CheckConstraint("environment in ('SANDBOX', 'PRODUCTION')", name="environment"),
        Index("uq_application_client_id", "client_id", unique=True),
    )

    id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, server_default=text("nextval('application_id')")
    )
    name: Mapped[str] = mapped_column(Text)
    client_id: Mapped[str] = mapped_column(Text)
    secret_digest: Mapped[bytes] = mapped_column(LargeBinary)
    secret_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    secret_kid: Mapped[str] = mapped_column(Text)
    secret_created_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    """When the secret replaced another; NULL for the one that the application was made with."""
    old_secret_digest: Mapped[bytes | None] = mapped_column(LargeBinary)
    """The secret before, which works until `old_secret_until`."""
    old_secret_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    old_secret_kid: Mapped[str | None] = mapped_column(Text)
    old_secret_until: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    environment: Mapped[str] = mapped_column(Text)
    category: Mapped[str | None] = mapped_column(Text)
    icon: Mapped[str | None] = mapped_column(Text)
    description: Mapped[dict[str, Any]] = mapped_column(JSONB)
    redirect_uris: Mapped[list[str]] = mapped_column(ARRAY(Text))
    permissions: Mapped[int] = mapped_column(Integer)
    call_limit: Mapped[int | None] = mapped_column(Integer)
    bulk_limit: Mapped[int | None] = mapped_column(Integer)
    properties: Mapped[int] = mapped_column(Integer)
    active: Mapped[bool] = mapped_column(Boolean)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class ApplicationMemberRow(Base):
    """Somebody who works on an application, and sees it in the developer console."""

    __tablename__ = global_table("application_member", "belongs to an integrator, not to a property")
    __table_args__ = (Index("ix_application_member_person", "person"),)

    application: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    person: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class PersonRow(Base):
    """Somebody who signs in."""

    __tablename__ = global_table("person", "may belong to several properties")
    __table_args__ = (Index("uq_person_username", "username", unique=True), Index("ix_person_email", "email"))

    id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, server_default=text("nextval('person_id')")
    )
    username: Mapped[str] = mapped_column(Text)
    password_hash: Mapped[str | None] = mapped_column(Text)
    given_name: Mapped[str] = mapped_column(Text)
    family_name: Mapped[str] = mapped_column(Text)
    email: Mapped[str | None] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class MembershipRow(Base):
    """A person who works for a property, and may grant it to applications."""

    __tablename__ = global_table("membership", _BEFORE_SCOPE)
    __table_args__ = (Index("ix_membership_person", "person"),)

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    person: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    role: Mapped[str] = mapped_column(Text)
    permissions: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'::jsonb"))
    """Levels of the areas in which the person may not do everything, by the areas' names on the wire."""
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class AccommodationEnvironmentRow(Base):
    """Which accommodations are sandboxes, and which in use: identity's own copy, so the gate needs no other slice."""

    __tablename__ = global_table("accommodation_environment", _BEFORE_SCOPE)
    __table_args__ = (
        Index("ix_accommodation_environment_network", "network", postgresql_where=text("network is not null")),
        Index("ix_accommodation_environment_ahead", "accommodation", postgresql_where=text("ahead_seconds > 0")),
        CheckConstraint("ahead_seconds = 0 or sandbox", name="ahead"),
        CheckConstraint("caught_up_seconds between 0 and ahead_seconds", name="caught_up"),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    sandbox: Mapped[bool] = mapped_column(Boolean)
    active: Mapped[bool] = mapped_column(Boolean, server_default=text("true"))
    network: Mapped[int | None] = mapped_column(BigInteger)
    """The network in which it stands."""
    ahead_seconds: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    """How far the clock of a sandbox property is ahead of the server's; it only grows."""
    caught_up_seconds: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    """For how far ahead the worker has done what is due by the clock."""


class InvitationRow(Base):
    """Somebody who is asked to work for a property; the link is kept as a keyed digest."""

    __tablename__ = global_table("invitation", _BEFORE_SCOPE)
    __table_args__ = (
        Index("uq_invitation_open", "accommodation", "email", unique=True, postgresql_where=text("ended_at is null")),
        Index("uq_invitation_digest", "digest", unique=True, postgresql_where=text("digest is not null")),
        Index("ix_invitation_expires_at", "expires_at"),
    )

    id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, server_default=text("nextval('invitation_id')")
    )
    accommodation: Mapped[int] = mapped_column(BigInteger)
    property_name: Mapped[str] = mapped_column(Text)
    email: Mapped[str] = mapped_column(Text)
    given_name: Mapped[str] = mapped_column(Text)
    family_name: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    permissions: Mapped[dict[str, Any]] = mapped_column(JSONB)
    """As those of a membership."""
    invited_by: Mapped[int | None] = mapped_column(BigInteger)
    """NULL when whoever runs the server invited."""
    digest: Mapped[bytes | None] = mapped_column(LargeBinary)
    """NULL until a link was made."""
    kid: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    asked_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    """When it was sent, or sent again."""
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    person: Mapped[int | None] = mapped_column(BigInteger)
    """Who accepted it; NULL for one that was revoked."""


class GrantRow(Base):
    """What the contract calls an OAuthIdentity, or the reach of an api key: one act of granting."""

    __tablename__ = global_table("grant_", _BEFORE_SCOPE)
    __table_args__ = (Index("ix_grant__application", "application"), Index("ix_grant__person", "person"))

    id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, server_default=text("nextval('grant_id')")
    )
    application: Mapped[int] = mapped_column(BigInteger)
    person: Mapped[int] = mapped_column(BigInteger)
    is_key: Mapped[bool] = mapped_column(Boolean)
    salt: Mapped[bytes] = mapped_column(LargeBinary)
    kid: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    revoked_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class GrantAccommodationRow(Base):
    """One accommodation of a grant, with packed permissions."""

    __tablename__ = global_table("grant_accommodation", _BEFORE_SCOPE)
    __table_args__ = (Index("ix_grant_accommodation_accommodation", "accommodation"),)

    grant_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    permissions: Mapped[int] = mapped_column(Integer)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class GrantNetworkRow(Base):
    """A network that a grant covers as a whole: what joins it joins the grant, if the person works there."""

    __tablename__ = global_table("grant_network", _BEFORE_SCOPE)
    __table_args__ = (Index("ix_grant_network_network", "network"),)

    grant_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    network: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    permissions: Mapped[int] = mapped_column(Integer)
    """Packed: what was asked for, which may be more than the person can give of a property."""
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class ApplicationAccommodationRow(Base):
    """What an application reaches at all: what it created, and the union of all live grants to it."""

    __tablename__ = global_table("application_accommodation", _BEFORE_SCOPE)
    __table_args__ = (Index("ix_application_accommodation_accommodation", "accommodation"),)

    application: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    created: Mapped[bool] = mapped_column(Boolean)
    permissions: Mapped[int] = mapped_column(Integer)


class TokenRow(Base):
    """A credential that is sent with calls: tokens and api keys, as keyed digests."""

    __tablename__ = global_table("token", _BEFORE_SCOPE)
    __table_args__ = (
        CheckConstraint("kind in ('ACCESS', 'REFRESH', 'APPLICATION', 'KEY')", name="kind"),
        Index("ix_token_grant_id", "grant_id", postgresql_where=text("grant_id is not null")),
        Index("ix_token_expires_at", "expires_at", postgresql_where=text("expires_at is not null")),
    )

    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    kid: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    application: Mapped[int] = mapped_column(BigInteger)
    grant_id: Mapped[int | None] = mapped_column(BigInteger)
    person: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    expires_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    revoked_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class AuthorizationCodeRow(Base):
    """An authorization that waits for its client, and what became of it."""

    __tablename__ = global_table("authorization_code", _BEFORE_SCOPE)
    __table_args__ = (Index("ix_authorization_code_expires_at", "expires_at"),)

    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    kid: Mapped[str] = mapped_column(Text)
    application: Mapped[int] = mapped_column(BigInteger)
    person: Mapped[int] = mapped_column(BigInteger)
    redirect_uri: Mapped[str] = mapped_column(Text)
    challenge: Mapped[str | None] = mapped_column(Text)
    accommodations: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    networks: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default=text("'{}'::bigint[]"))
    permissions: Mapped[int] = mapped_column(Integer)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    used_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    grant_id: Mapped[int | None] = mapped_column(BigInteger)


class ApiKeyMigrationRow(Base):
    """Which properties an api key was already traded for."""

    __tablename__ = global_table("api_key_migration", "its key is the credential's, whose property is only a part")

    grant_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    migrated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class BrowserSessionRow(Base):
    """A person signed in with a browser."""

    __tablename__ = global_table("browser_session", _BEFORE_SCOPE)
    __table_args__ = (
        Index("ix_browser_session_expires_at", "expires_at"),
        Index("ix_browser_session_person", "person"),
    )

    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    kid: Mapped[str] = mapped_column(Text)
    person: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    id: Mapped[int] = mapped_column(BigInteger, server_default=text("nextval('browser_session_id')"))
    """What the session is called where it is listed."""
    agent: Mapped[str] = mapped_column(Text, server_default=text("''"))
    """The browser, in its own words."""


class PasswordLinkRow(Base):
    """A link with which a password is chosen, as a keyed digest."""

    __tablename__ = global_table("password_link", _BEFORE_SCOPE)
    __table_args__ = (
        Index("ix_password_link_person", "person"),
        Index("ix_password_link_expires_at", "expires_at"),
    )

    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    kid: Mapped[str] = mapped_column(Text)
    person: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    used_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class SecondFactorRow(Base):
    """The secret of somebody's time-based codes (RFC 6238), sealed."""

    __tablename__ = global_table("second_factor", _BEFORE_SCOPE)

    person: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    kid: Mapped[str] = mapped_column(Text)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    last_step: Mapped[int] = mapped_column(BigInteger)
    """The time step of the last code that was taken; earlier ones and this one are never taken again."""
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    confirmed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    """NULL until a code has shown that the person's device knows the secret."""


class RecoveryCodeRow(Base):
    """A code that stands in once for the second factor, as a keyed digest."""

    __tablename__ = global_table("recovery_code", _BEFORE_SCOPE)

    person: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    kid: Mapped[str] = mapped_column(Text)
    used_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class AccountEntryRow(Base):
    """What happened to an account: passwords, second factors, sessions that were ended."""

    __tablename__ = global_table("account_entry", "an account may belong to several properties")
    __table_args__ = (Index("ix_account_entry_happened_at", "happened_at"),)

    person: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, server_default=text("nextval('account_entry_id')")
    )
    kind: Mapped[str] = mapped_column(Text)
    actor: Mapped[dict[str, Any]] = mapped_column(JSONB)
    happened_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class LetterRow(Base):
    """A mail to a person that waits to be sent, or was. No secret is in it: links are made when it is."""

    __tablename__ = global_table("letter", "an account may belong to several properties")
    __table_args__ = (
        Index("ix_letter_due_at", "due_at", postgresql_where=text("ended_at is null")),
        Index("ix_letter_ended_at", "ended_at", postgresql_where=text("ended_at is not null")),
        Index("ix_letter_invitation", "invitation", "id", postgresql_where=text("invitation is not null")),
    )

    id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, server_default=text("nextval('letter_id')")
    )
    kind: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    person: Mapped[int | None] = mapped_column(BigInteger)
    """Whom it is about; NULL where the address alone is known."""
    invitation: Mapped[int | None] = mapped_column(BigInteger)
    details: Mapped[dict[str, Any]] = mapped_column(JSONB)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    due_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    attempts: Mapped[int] = mapped_column(Integer)
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    problem: Mapped[str | None] = mapped_column(Text)


class SigninFailureRow(Base):
    """Counters of wrong passwords; the key is a digest, so no name or address is stored."""

    __tablename__ = global_table("signin_failure", _BEFORE_SCOPE)

    key: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    window_start: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    failures: Mapped[int] = mapped_column(Integer)
